/* SPDX-License-Identifier: Apache-2.0 */
/* Dates: every day of the years 1 to 9999, and what is not a date. */
#include "date.h"

#include <stdbool.h>
#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { const char *text; bool valid; int64_t day; };
#define CASE(name, ...) { name, parsed, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define DAY(text, day) CASE(text, text, true, day)
#define NO(name, text) CASE(name, text, false, 0)

static void parsed(void **state)
{
	const struct row *row = *state;
	int64_t day = 4711;
	char text[11];

	assert_int_equal(date_parse(&day, row->text), row->valid ? 0 : -1);
	assert_int_equal(day, row->valid ? row->day : 4711);
	if (!row->valid)
		return;
	date_format(text, day);
	assert_string_equal(text, row->text);
}

static int month_length(int year, int month)
{
	if (month == 2)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void every_day(void **state)
{
	int64_t expected = -719162, got;
	int year, month, day;
	char text[40], formatted[11];

	(void)state;
	for (year = 1; year <= 9999; year++)
		for (month = 1; month <= 12; month++)
			for (day = 1; day <= month_length(year, month); day++, expected++) {
				if (date_from_civil(year, month, day) != expected)
					fail_msg("%d-%d-%d", year, month, day);
				if (day > 1 && day < 28)
					continue;
				snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
				date_format(formatted, expected);
				assert_string_equal(formatted, text);
				assert_int_equal(date_parse(&got, text), 0);
				assert_int_equal(got, expected);
			}
	assert_int_equal(expected, 2932897);
}

static void clamped(void **state)
{
	char text[11];

	(void)state;
	date_format(text, -719163);
	assert_string_equal(text, "0001-01-01");
	date_format(text, INT64_MIN);
	assert_string_equal(text, "0001-01-01");
	date_format(text, 2932897);
	assert_string_equal(text, "9999-12-31");
	date_format(text, INT64_MAX);
	assert_string_equal(text, "9999-12-31");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DAY("1970-01-01", 0), DAY("1969-12-31", -1), DAY("2000-02-29", 11016), DAY("2024-02-29", 19782),
		DAY("2100-03-01", 47541), DAY("0001-01-01", -719162), DAY("9999-12-31", 2932896),
		NO("no leap year", "2023-02-29"), NO("no leap century", "1900-02-29"), NO("day 30 of February", "2024-02-30"),
		NO("31 April", "2024-04-31"), NO("month 13", "2024-13-01"), NO("month 0", "2024-00-10"), NO("day 0", "2024-01-00"),
		NO("day 32", "2024-01-32"), NO("year 0", "0000-01-01"), NO("empty", ""), NO("none", NULL), NO("short", "2024-1-1"),
		NO("long", "2024-01-011"), NO("zone", "2024-01-01Z"), NO("space before", " 2024-01-01"), NO("sign", "-024-01-01"),
		NO("plus", "2024-+1-01"), NO("slashes", "2024/01/01"), NO("letters", "2024-ja-01"), NO("unknown", "unknown"),
		cmocka_unit_test(every_day),
		cmocka_unit_test(clamped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
