/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Civil-day arithmetic on eras of 400 years (146097 days), with the year taken to begin in March so that the leap day comes last.
 */
#include "date.h"

#include <stdbool.h>
#include <string.h>

#define DAYS_PER_ERA 146097
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int64_t year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* The number of n digits, or -1. */
static int digits(const char *s, int n)
{
	int value = 0;

	for (; n; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		value = value * 10 + (*s - '0');
	}
	return value;
}

int date_parse(int64_t *out, const char *s)
{
	int year, month, day;

	if (!s || strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return -1;
	year = digits(s, 4);
	month = digits(s + 5, 2);
	day = digits(s + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return -1;
	*out = date_from_civil(year, month, day);
	return 0;
}

int64_t date_from_civil(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH;
}

static void put_digits(char *out, int64_t value, int n)
{
	while (n--) {
		out[n] = (char)('0' + value % 10);
		value /= 10;
	}
}

void date_format(char out[11], int64_t days)
{
	int64_t first = date_from_civil(1, 1, 1), last = date_from_civil(9999, 12, 31);
	int64_t shifted = (days < first ? first : days > last ? last : days) + EPOCH;
	int64_t era = shifted / DAYS_PER_ERA, day_of_era = shifted % DAYS_PER_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t from_march = (5 * day_of_year + 2) / 153;
	int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;

	memcpy(out, "0000-00-00", 11);
	put_digits(out, era * 400 + year_of_era + (month <= 2), 4);
	put_digits(out + 5, month, 2);
	put_digits(out + 8, day_of_year - (153 * from_march + 2) / 5 + 1, 2);
}
