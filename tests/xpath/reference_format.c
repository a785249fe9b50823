/* SPDX-License-Identifier: Apache-2.0 */
/* format-number() by the book (reference.h). */
#include "reference.h"

#include <math.h>
#include <string.h>

struct format {
	struct buf prefix, suffix;
	int whole, part, most; /* least digits before and after the point, most after it */
	int group;             /* digits in a group, 0: none */
	double times;
};

/* Reads literal text up to one of the characters that stop it. */
static const char *read_literal(struct format *f, struct buf *out, const char *s, const char *stop)
{
	bool quoted = false;

	for (; *s != '\0' && (quoted || strchr(stop, *s) == NULL); s++) {
		if (*s == '\'') {
			quoted = !quoted;
			continue;
		}
		if (!quoted && *s == '%')
			f->times = 100;
		if (!quoted && strncmp(s, "‰", 3) == 0)
			f->times = 1000;
		buf_putc(out, *s);
	}
	return s;
}

static const char *read_format(struct format *f, const char *s)
{
	bool point = false, grouped = false;

	*f = (struct format){ .prefix = BUF_INIT, .suffix = BUF_INIT, .times = 1 };
	for (s = read_literal(f, &f->prefix, s, "#0.,;"); *s != '\0' && strchr("#0.,", *s) != NULL; s++) {
		if (*s == '.') {
			point = true;
		} else if (*s == ',') {
			grouped = true;
			f->group = 0;
		} else {
			f->whole += !point && *s == '0';
			f->part += point && *s == '0';
			f->most += point;
			f->group += !point && grouped;
		}
	}
	return read_literal(f, &f->suffix, s, ";");
}

/* The decimal with no more digits after the point than there may be; half is rounded up. The text has room for one digit more in front. */
static char *rounded(const char *text, int most, struct arena *a)
{
	char *digits = arena_printf(a, "0%s", text), *point = strchr(digits, '.');
	bool up;

	if (point == NULL || (int)strlen(point + 1) <= most)
		return digits;
	up = point[most + 1] >= '5';
	point[most == 0 ? 0 : most + 1] = '\0';
	for (char *p = digits + strlen(digits) - 1; up; p--) {
		if (*p == '.')
			continue;
		up = *p == '9';
		*p = up ? '0' : (char)(*p + 1);
	}
	return digits;
}

static void put_digits(struct buf *out, const struct format *f, double n, struct arena *a)
{
	char *digits = rounded(reference_right.text(n, a), f->most, a), *point = strchr(digits, '.');
	int whole = point != NULL ? (int)(point - digits) : (int)strlen(digits), part = point != NULL ? (int)strlen(point + 1) : 0, least;

	while (part > f->part && point[part] == '0')
		point[part--] = '\0';
	least = f->whole > 0 || part > 0 || f->part > 0 ? f->whole : 1;
	for (; whole > least && *digits == '0'; whole--)
		digits++;
	for (int i = whole < f->whole ? whole - f->whole : 0; i < whole; i++) {
		buf_putc(out, i < 0 ? '0' : digits[i]);
		if (f->group > 0 && i + 1 < whole && (whole - i - 1) % f->group == 0)
			buf_putc(out, ',');
	}
	if (part > 0 || f->part > 0)
		buf_putc(out, '.');
	for (int i = 0; i < part || i < f->part; i++)
		buf_putc(out, i < part ? point[i + 1] : '0');
}

const char *reference_format(double n, const char *pattern, struct arena *a)
{
	struct format f, negative = { .prefix = BUF_INIT, .suffix = BUF_INIT };
	struct buf out = BUF_INIT;
	const char *rest = read_format(&f, pattern), *kept;
	bool below = n < 0, own = below && *rest == ';';

	if (own)
		read_format(&negative, rest + 1);
	if (below && !own)
		buf_putc(&out, '-');
	buf_puts(&out, own ? negative.prefix.data : f.prefix.data);
	if (isinf(n))
		buf_puts(&out, "Infinity");
	else
		put_digits(&out, &f, fabs(n) * f.times, a);
	buf_puts(&out, own ? negative.suffix.data : f.suffix.data);
	kept = isnan(n) ? "NaN" : arena_strdup(a, out.data);
	buf_release(&out);
	buf_release(&f.prefix);
	buf_release(&f.suffix);
	buf_release(&negative.prefix);
	buf_release(&negative.suffix);
	return kept;
}
