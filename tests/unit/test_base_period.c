/* SPDX-License-Identifier: Apache-2.0 */
/* Lengths of time: what they are read as, and the day they lead to. */
#include "period.h"

#include "date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void parsed(void **state)
{
	static const struct { const char *text; int status, months, days; } rows[] = {
		{ "P30D", 0, 0, 30 }, { "P0D", 0, 0, 0 }, { "P3M", 0, 3, 0 }, { "P1Y", 0, 12, 0 }, { "P1Y6M15D", 0, 18, 15 }, { "P10Y", 0, 120, 0 }, { "P3660D", 0, 0, 3660 },
		{ "P11Y", -1, 0, 0 }, { "P3661D", -1, 0, 0 }, { "P9Y13M", -1, 0, 0 }, { "P", -1, 0, 0 }, { "", -1, 0, 0 }, { "30D", -1, 0, 0 }, { "P1D2M", -1, 0, 0 }, { "P1M1M", -1, 0, 0 },
		{ "P-1D", -1, 0, 0 }, { "PT1H", -1, 0, 0 }, { "P1", -1, 0, 0 }, { "PD", -1, 0, 0 }, { "P1.5D", -1, 0, 0 }, { "P99999999999999999999D", -1, 0, 0 }, { "P1D ", -1, 0, 0 },
		{ "P999999Y999999M", -1, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p = { 0, 0 };
		int status = period_parse(&p, rows[i].text);

		if (status != rows[i].status)
			fail_msg("%s is %d", rows[i].text, status);
		if (status == 0 && (p.months != rows[i].months || p.days != rows[i].days))
			fail_msg("%s is %d months, %d days", rows[i].text, p.months, p.days);
	}
	assert_int_equal(period_parse(&(struct period){ 0, 0 }, NULL), -1);
}

static void leads_to(void **state)
{
	static const struct { const char *from, *period, *to; } rows[] = {
		{ "2026-11-21", "P30D", "2026-12-21" }, { "2026-11-21", "P0D", "2026-11-21" }, { "2026-01-31", "P1M", "2026-02-28" }, { "2028-01-31", "P1M", "2028-02-29" },
		{ "2028-02-29", "P1Y", "2029-02-28" }, { "2026-12-31", "P1M", "2027-01-31" }, { "2026-12-01", "P12M", "2027-12-01" }, { "2026-01-30", "P1M1D", "2026-03-01" },
		{ "2026-10-31", "P1M", "2026-11-30" }, { "2026-11-30", "P13M", "2027-12-30" }, { "9999-12-01", "P1Y", "9999-12-31" }, { "9999-12-31", "P1D", "9999-12-31" },
		{ "2027-12-31", "P2M", "2028-02-29" }, { "2026-08-15", "P4M", "2026-12-15" },
	};
	char text[11];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p;
		int64_t day;

		assert_int_equal(period_parse(&p, rows[i].period), 0);
		assert_int_equal(date_parse(&day, rows[i].from), 0);
		date_format(text, period_after(day, &p));
		assert_string_equal(text, rows[i].to);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(parsed), cmocka_unit_test(leads_to) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
