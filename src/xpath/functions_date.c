/* SPDX-License-Identifier: Apache-2.0 */
/*
 * date:add(), date:difference() and date:seconds() for what policies are made of: xs:date, xs:dateTime with whole seconds, years 0001 to 9999, and durations of whole
 * numbers. The results are libexslt's, to the letter; whatever else comes is given to libexslt.
 */
#include "functions.h"

#include <math.h>
#include <string.h>

#define MINUTE 60
#define HOUR 3600
#define DAY 86400
#define MOST 99999999 /* of each part of a duration */

struct moment {
	bool has_time;
	bool zone_given; /* "Z"; libexslt takes an offset for given only when it is not zero */
	int year, month, day;
	int seconds; /* of the day */
	int zone;    /* minutes */
};

/* Months, days and seconds, each as libexslt has them: 0 <= seconds < DAY, so that with a sign days can be one less. */
struct span {
	long months, days, seconds;
};

struct cursor {
	const char *p, *end;
};

static bool take(struct cursor *c, char wanted)
{
	if (c->p == c->end || *c->p != wanted)
		return false;
	c->p++;
	return true;
}

static bool two_digits(struct cursor *c, int most, int *out)
{
	if (c->end - c->p < 2 || c->p[0] < '0' || c->p[0] > '9' || c->p[1] < '0' || c->p[1] > '9')
		return false;
	*out = (c->p[0] - '0') * 10 + (c->p[1] - '0');
	c->p += 2;
	return *out <= most;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool read_time(struct cursor *c, struct moment *m)
{
	int hour, minute, second;

	if (!take(c, 'T'))
		return true;
	if (!two_digits(c, 23, &hour) || !take(c, ':') || !two_digits(c, 59, &minute) || !take(c, ':') || !two_digits(c, 59, &second))
		return false;
	m->has_time = true;
	m->seconds = hour * HOUR + minute * MINUTE + second;
	return true;
}

static bool read_zone(struct cursor *c, struct moment *m)
{
	int hours, minutes, sign;

	if (c->p == c->end)
		return true;
	if (take(c, 'Z')) {
		m->zone_given = true;
		return c->p == c->end;
	}
	sign = take(c, '+') ? 1 : take(c, '-') ? -1 : 0;
	if (sign == 0 || !two_digits(c, 23, &hours) || !take(c, ':') || !two_digits(c, 59, &minutes))
		return false;
	m->zone = sign * (hours * 60 + minutes);
	return c->p == c->end;
}

/* Whether it is a date or a date and time of the common form. */
static bool read_moment(struct xpath_text t, struct moment *m)
{
	struct cursor c = { t.start, t.start + t.len };
	int century, year;

	*m = (struct moment){ 0 };
	if (!two_digits(&c, 99, &century) || !two_digits(&c, 99, &year) || !take(&c, '-') || !two_digits(&c, 12, &m->month) || !take(&c, '-') ||
	    !two_digits(&c, 31, &m->day))
		return false;
	m->year = century * 100 + year;
	if (m->year == 0 || m->month == 0 || m->day == 0 || m->day > days_in(m->year, m->month))
		return false;
	return read_time(&c, m) && read_zone(&c, m);
}

/* The part of a duration that the letter ends, if it is the next one: 0 otherwise. False for a number that is too large. */
static bool read_part(struct cursor *c, char letter, long *out)
{
	const char *p = c->p;
	long n = 0;

	*out = 0;
	while (p < c->end && *p >= '0' && *p <= '9' && n <= MOST)
		n = n * 10 + (*p++ - '0');
	if (n > MOST)
		return false;
	if (p > c->p && p < c->end && *p == letter) {
		*out = n;
		c->p = p + 1;
	}
	return true;
}

/* Whether it is a duration of the common form: at least one part, and one behind a T. */
static bool read_span(struct xpath_text t, struct span *s)
{
	struct cursor c = { t.start, t.start + t.len };
	bool negative = take(&c, '-');
	long years, months, days, hours = 0, minutes = 0, seconds = 0;
	const char *before;

	if (!take(&c, 'P') || c.p == c.end)
		return false;
	if (!read_part(&c, 'Y', &years) || !read_part(&c, 'M', &months) || !read_part(&c, 'D', &days))
		return false;
	if (take(&c, 'T')) {
		before = c.p;
		if (!read_part(&c, 'H', &hours) || !read_part(&c, 'M', &minutes) || !read_part(&c, 'S', &seconds) || c.p == before)
			return false;
	}
	if (c.p != c.end)
		return false;
	seconds += minutes * MINUTE + hours * HOUR;
	*s = (struct span){ years * 12 + months, days + seconds / DAY, seconds % DAY };
	if (negative) {
		s->months = -s->months;
		s->days = -s->days - (s->seconds != 0);
		s->seconds = s->seconds != 0 ? DAY - s->seconds : 0;
	}
	return true;
}

/* Days since 0000-03-01, in the calendar that goes on in both directions. */
static long day_number(long year, int month, int day)
{
	long y = month > 2 ? year : year - 1, era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
	long of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

static void day_date(long number, long *year, int *month, int *day)
{
	long era = (number >= 0 ? number : number - 146096) / 146097, of_era = number - era * 146097;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = y + era * 400 + (*month <= 2);
}

/* XML Schema part 2, appendix E: months first, the day of the month no later than the month's last, then days and seconds. False when it leaves the common years. */
static bool add(struct moment *m, const struct span *s)
{
	long months = m->year * 12L + m->month - 1 + s->months, year = months >= 0 ? months / 12 : -1, seconds = m->seconds + s->seconds;
	int last;

	if (year < 1 || year > 9999)
		return false;
	m->month = (int)(months % 12) + 1;
	last = days_in((int)year, m->month);
	day_date(day_number(year, m->month, m->day < last ? m->day : last) + s->days + seconds / DAY, &year, &m->month, &m->day);
	m->year = (int)year;
	m->seconds = (int)(seconds % DAY);
	m->has_time = m->has_time || m->seconds != 0;
	return year >= 1 && year <= 9999;
}

static char *put_digits(char *p, int n, int count)
{
	for (int i = count - 1; i >= 0; i--, n /= 10)
		p[i] = (char)('0' + n % 10);
	return p + count;
}

static char *put_pair(char *p, char before, int n)
{
	*p = before;
	return put_digits(p + 1, n, 2);
}

static char *put_zone(char *p, int zone)
{
	int size = zone < 0 ? -zone : zone;

	if (zone == 0) {
		*p++ = 'Z';
		return p;
	}
	p = put_pair(p, zone < 0 ? '-' : '+', size / 60);
	return put_pair(p, ':', size % 60);
}

/* A time always gets a zone, "Z" when it has none. */
static int give_moment(struct xpath_run *r, const struct moment *m, struct xpath_value *out)
{
	char *text = scratch_alloc(&r->scratch, 32), *p = put_digits(text, m->year, 4);

	p = put_pair(p, '-', m->month);
	p = put_pair(p, '-', m->day);
	if (m->has_time) {
		p = put_pair(p, 'T', m->seconds / HOUR);
		p = put_pair(p, ':', m->seconds / MINUTE % 60);
		p = put_pair(p, ':', m->seconds % 60);
	}
	if (m->has_time || m->zone_given || m->zone != 0)
		p = put_zone(p, m->zone);
	return give_text(out, text, (size_t)(p - text));
}

static int two_texts(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_text *a, struct xpath_text *b)
{
	return eval_text(r, arg(call, 0), f, a) != 0 || eval_text(r, arg(call, 1), f, b) != 0 ? -1 : 0;
}

int date_add(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text date, duration;
	struct moment m;
	struct span s;

	if (two_texts(r, call, f, &date, &duration) != 0)
		return -1;
	if (date.len == 0 || duration.len == 0)
		return give_text(out, "", 0);
	if (!read_moment(date, &m) || !read_span(duration, &s) || !add(&m, &s))
		return foreign_texts(r, NAMESPACE_DATE, "add", (struct xpath_text[]){ date, duration }, 2, out);
	return give_moment(r, &m, out);
}

/* From a to b. When one of them is only a date, the time of the other one is left out, but not its zone. */
static struct span difference(const struct moment *a, const struct moment *b)
{
	long seconds = (a->zone - b->zone) * (long)MINUTE, carry;

	if (a->has_time && b->has_time)
		seconds += b->seconds - a->seconds;
	carry = seconds >= 0 ? seconds / DAY : -((-seconds + DAY - 1) / DAY);
	return (struct span){ 0, day_number(b->year, b->month, b->day) - day_number(a->year, a->month, a->day) + carry, seconds - carry * DAY };
}

static char *put_part(char *p, long n, char letter)
{
	char digits[24];
	size_t len = 0;

	if (n == 0)
		return p;
	for (; n > 0; n /= 10)
		digits[len++] = (char)('0' + n % 10);
	while (len > 0)
		*p++ = digits[--len];
	*p++ = letter;
	return p;
}

static int give_span(struct xpath_run *r, struct span s, struct xpath_value *out)
{
	char *text, *p;

	if (s.days == 0 && s.seconds == 0)
		return give_text(out, "P0D", 3);
	p = text = scratch_alloc(&r->scratch, 64);
	if (s.days < 0) {
		*p++ = '-';
		s.days = -s.days - (s.seconds != 0);
		s.seconds = s.seconds != 0 ? DAY - s.seconds : 0;
	}
	*p++ = 'P';
	p = put_part(p, s.days, 'D');
	if (s.seconds > 0)
		*p++ = 'T';
	p = put_part(p, s.seconds / HOUR, 'H');
	p = put_part(p, s.seconds / MINUTE % 60, 'M');
	p = put_part(p, s.seconds % 60, 'S');
	return give_text(out, text, (size_t)(p - text));
}

int date_difference(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text from, to;
	struct moment a, b;

	if (two_texts(r, call, f, &from, &to) != 0)
		return -1;
	if (from.len == 0 || to.len == 0)
		return give_text(out, "", 0);
	if (!read_moment(from, &a) || !read_moment(to, &b))
		return foreign_texts(r, NAMESPACE_DATE, "difference", (struct xpath_text[]){ from, to }, 2, out);
	return give_span(r, difference(&a, &b), out);
}

/* Of a duration without years and months its length, of a date the time since 1970. */
int date_seconds(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const struct moment epoch = { .has_time = true, .zone_given = true, .year = 1970, .month = 1, .day = 1 };
	struct xpath_text t;
	struct moment m;
	struct span s;

	if (call->call.count == 0)
		return foreign_texts(r, NAMESPACE_DATE, "seconds", NULL, 0, out);
	if (eval_text(r, arg(call, 0), f, &t) != 0)
		return -1;
	if (t.len == 0)
		return give_number(out, NAN);
	if (read_span(t, &s))
		return give_number(out, s.months != 0 ? NAN : (double)s.days * DAY + (double)s.seconds);
	if (!read_moment(t, &m))
		return foreign_texts(r, NAMESPACE_DATE, "seconds", &t, 1, out);
	s = difference(&epoch, &m);
	return give_number(out, (double)s.days * DAY + (double)s.seconds);
}
