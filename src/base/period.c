/* SPDX-License-Identifier: Apache-2.0 */
/* Lengths of time (period.h). A year is twelve months; what a month or a year adds depends on the day it is added to, so nothing is turned into days. */
#include "period.h"

#include "date.h"

#include <stdio.h>
#include <string.h>

#define DAYS_MAX (PERIOD_YEARS_MAX * 366)
#define DIGITS_MAX 6

/* The number that *s begins with, which goes behind it; -1 where there is none, or a very long one. */
static int number(const char **s)
{
	int value = 0, digits = 0;

	for (; **s >= '0' && **s <= '9' && digits <= DIGITS_MAX; digits++, (*s)++)
		value = value * 10 + (**s - '0');
	return digits == 0 || digits > DIGITS_MAX ? -1 : value;
}

int period_parse(struct period *out, const char *s)
{
	const char *letters = "YMD", *at;

	*out = (struct period){ 0, 0 };
	if (s == NULL || *s++ != 'P' || *s == '\0')
		return -1;
	while (*s != '\0') {
		int n = number(&s);

		at = n >= 0 && *s != '\0' ? strchr(letters, *s++) : NULL;
		if (at == NULL)
			return -1;
		if (*at == 'D')
			out->days = n;
		else
			out->months += *at == 'Y' ? n * 12 : n;
		letters = at + 1;
	}
	return out->months > PERIOD_YEARS_MAX * 12 || out->days > DAYS_MAX ? -1 : 0;
}

int64_t period_after(int64_t day, const struct period *p)
{
	int64_t last = date_from_civil(9999, 12, 31), start;
	int year, month, of_month;
	char text[11];

	date_format(text, day);
	if (sscanf(text, "%4d-%2d-%2d", &year, &month, &of_month) != 3)
		return day;
	month += p->months - 1;
	year += month / 12;
	month = month % 12 + 1;
	start = date_from_civil(year, month, 1);
	day = date_from_civil(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1; /* the month's last day */
	if (start + of_month - 1 < day)
		day = start + of_month - 1;
	day += p->days;
	return day > last ? last : day;
}
