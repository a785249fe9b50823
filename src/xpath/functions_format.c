/* SPDX-License-Identifier: Apache-2.0 */
/*
 * format-number() (XSLT 1.0 section 12.3) with the default decimal format: the patterns of JDK 1.1's DecimalFormat, with quoting as later ones have it. Halves are
 * rounded away from zero. A pattern that is none is an error.
 */
#include "functions.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_FRACTION 300 /* digits after the point; further ones of a pattern say nothing about a double */
#define MOST_WHOLE 1000   /* leading zeros */

struct pattern {
	struct buf prefix, suffix, negative_prefix, negative_suffix;
	bool has_negative;
	int factor;             /* 1, 100, 1000 */
	size_t whole_least;     /* digits before the point */
	size_t fraction_least, fraction_most;
	size_t group;           /* 0: none */
	bool point_always;
};

struct reader {
	struct xpath_run *r;
	const char *p, *end;
};

static int wrong(struct reader *in, const char *why)
{
	return run_fail(in->r, "format-number(): the pattern %s", why);
}

static bool is_digit_place(char c)
{
	return c == '#' || c == '0' || c == ',' || c == '.';
}

static bool at_text(const struct reader *in, const char *s)
{
	return (size_t)(in->end - in->p) >= strlen(s) && memcmp(in->p, s, strlen(s)) == 0;
}

/* What stands between quotes; two quotes are one. */
static int read_quoted(struct reader *in, struct buf *out)
{
	in->p++;
	if (in->p < in->end && *in->p == '\'') {
		buf_putc(out, *in->p++);
		return 0;
	}
	for (; in->p < in->end; in->p++) {
		if (*in->p != '\'') {
			buf_putc(out, *in->p);
		} else if (in->p + 1 < in->end && in->p[1] == '\'') {
			buf_putc(out, *in->p++);
		} else {
			in->p++;
			return 0;
		}
	}
	return wrong(in, "has a quote that does not end");
}

/* A prefix or suffix: up to a digit place, a semicolon, or the end. factor NULL: per cent signs are only text. */
static int read_affix(struct reader *in, struct buf *out, int *factor)
{
	while (in->p < in->end && !is_digit_place(*in->p) && *in->p != ';') {
		int found = *in->p == '%' ? 100 : at_text(in, "\xE2\x80\xB0") ? 1000 : 1;
		size_t n = char_bytes(in->p, in->end);

		if (*in->p == '\'') {
			if (read_quoted(in, out) != 0)
				return -1;
			continue;
		}
		if (at_text(in, "\xC2\xA4"))
			return wrong(in, "has a currency sign");
		if (found != 1 && factor != NULL) {
			if (*factor != 1)
				return wrong(in, "has more than one per cent or per mille sign");
			*factor = found;
		}
		buf_add(out, in->p, n);
		in->p += n;
	}
	return 0;
}

/* The digit places of a subpattern: #,##0.00## */
struct places {
	size_t hashes, zeros, fraction_zeros, fraction_hashes;
	size_t group; /* digits since the last comma */
	bool comma, point;
};

static int read_whole(struct reader *in, struct places *d)
{
	for (; in->p < in->end; in->p++) {
		if (*in->p == ',') {
			d->comma = true;
			d->group = 0;
			continue;
		}
		if (*in->p == '#' && d->zeros > 0)
			return wrong(in, "has # after 0 before the point");
		if (*in->p == '#')
			d->hashes++;
		else if (*in->p == '0')
			d->zeros++;
		else
			break;
		d->group++;
	}
	return d->comma && d->group == 0 ? wrong(in, "has a comma with no digit after it") : 0;
}

static int read_fraction(struct reader *in, struct places *d)
{
	d->point = true;
	for (in->p++; in->p < in->end && is_digit_place(*in->p); in->p++) {
		if (*in->p == '0' && d->fraction_hashes > 0)
			return wrong(in, "has 0 after # behind the point");
		if (*in->p == '0')
			d->fraction_zeros++;
		else if (*in->p == '#')
			d->fraction_hashes++;
		else
			return wrong(in, *in->p == ',' ? "has a comma behind the point" : "has two points");
	}
	return 0;
}

static int read_places(struct reader *in, struct places *d)
{
	*d = (struct places){ 0 };
	if (read_whole(in, d) != 0)
		return -1;
	if (in->p < in->end && *in->p == '.' && read_fraction(in, d) != 0)
		return -1;
	return d->hashes + d->zeros + d->fraction_zeros + d->fraction_hashes == 0 ? wrong(in, "has no digit") : 0;
}

/* A subpattern without any 0 but with a point has at least one digit: before the point if there is a # before it, else behind. */
static void take_places(struct pattern *p, const struct places *d)
{
	p->whole_least = d->zeros;
	p->fraction_least = d->fraction_zeros;
	p->fraction_most = d->fraction_zeros + d->fraction_hashes;
	p->group = d->comma ? d->group : 0;
	p->point_always = d->point && p->fraction_most == 0;
	if (d->point && d->zeros + d->fraction_zeros == 0) {
		if (d->hashes > 0)
			p->whole_least = 1;
		else
			p->fraction_least = 1;
	}
	if (p->whole_least > MOST_WHOLE)
		p->whole_least = MOST_WHOLE;
	if (p->fraction_least > MOST_FRACTION)
		p->fraction_least = MOST_FRACTION;
	if (p->fraction_most > MOST_FRACTION)
		p->fraction_most = MOST_FRACTION;
}

/* Of a negative subpattern only the prefix and the suffix count, and only when one of them is other than those of the positive one. */
static int read_negative(struct reader *in, struct pattern *p)
{
	struct places ignored;
	int factor = 1;

	in->p++;
	if (read_affix(in, &p->negative_prefix, &factor) != 0 || read_places(in, &ignored) != 0 || read_affix(in, &p->negative_suffix, &factor) != 0)
		return -1;
	if (in->p < in->end)
		return wrong(in, "goes on behind the negative one");
	p->has_negative = strcmp(p->negative_prefix.data, p->prefix.data) != 0 || strcmp(p->negative_suffix.data, p->suffix.data) != 0;
	return 0;
}

static int read_pattern(struct reader *in, struct pattern *p)
{
	struct places d;

	if (in->p == in->end) {
		p->fraction_most = MOST_FRACTION;
		return 0;
	}
	if (read_affix(in, &p->prefix, &p->factor) != 0 || read_places(in, &d) != 0 || read_affix(in, &p->suffix, &p->factor) != 0)
		return -1;
	take_places(p, &d);
	if (in->p < in->end && *in->p != ';')
		return wrong(in, "has digits behind its end");
	return in->p < in->end ? read_negative(in, p) : 0;
}

/* The digits of a number that has none beyond those asked for, as string() has them. */
static bool all_digits(struct xpath_run *r, double size, const struct pattern *p, struct buf *out)
{
	struct xpath_text t = number_text(r, size);
	const char *point = memchr(t.start, '.', t.len);
	size_t fraction = point != NULL ? (size_t)(t.start + t.len - point) - 1 : 0;

	if (fraction > p->fraction_most)
		return false;
	buf_add(out, t.start, t.len);
	if (point == NULL && p->fraction_least > 0)
		buf_putc(out, '.');
	if (fraction < p->fraction_least)
		buf_pad(out, '0', p->fraction_least - fraction);
	return true;
}

/* The digits of size >= 0, halves up, as "DIGITS.DIGITS": at least as many behind the point as there must be, at most as many as there may be. */
static void digits_of(struct xpath_run *r, double size, const struct pattern *p, struct buf *out)
{
	double scaled = size * pow(10, (double)p->fraction_most);

	if (!(scaled < 4503599627370496.0)) {
		if (!all_digits(r, size, p, out))
			buf_printf(out, "%.*f", (int)p->fraction_most, size);
		return;
	}
	buf_printf(out, "%0*.0f", (int)p->fraction_most + 1, floor(scaled + 0.5));
	if (p->fraction_most > 0) {
		size_t whole = out->len - p->fraction_most;

		buf_putc(out, ' ');
		memmove(out->data + whole + 1, out->data + whole, p->fraction_most);
		out->data[whole] = '.';
	}
}

static void add_whole(struct buf *out, const char *digits, size_t len, const struct pattern *p)
{
	size_t zeros = len < p->whole_least ? p->whole_least - len : 0, total = zeros + len;

	for (size_t i = 0; i < total; i++) {
		if (i > 0 && p->group > 0 && (total - i) % p->group == 0)
			buf_putc(out, ',');
		buf_putc(out, i < zeros ? '0' : digits[i - zeros]);
	}
}

static void add_number(struct xpath_run *r, double size, const struct pattern *p, struct buf *out)
{
	struct buf digits = BUF_INIT;
	size_t whole, fraction, start = 0;

	digits_of(r, size, p, &digits);
	whole = strcspn(digits.data, ".");
	fraction = digits.len > whole ? digits.len - whole - 1 : 0;
	while (fraction > p->fraction_least && digits.data[whole + fraction] == '0')
		fraction--;
	while (start < whole && digits.data[start] == '0')
		start++;
	if (start == whole && p->whole_least == 0 && fraction == 0)
		start--; /* at least one digit */
	add_whole(out, digits.data + start, whole - start, p);
	if (fraction > 0 || p->point_always)
		buf_putc(out, '.');
	for (size_t i = 0; i < fraction; i++)
		buf_putc(out, digits.data[whole + 1 + i]);
	buf_release(&digits);
}

static void add_all(struct xpath_run *r, double number, const struct pattern *p, struct buf *out)
{
	bool negative = number < 0;
	double size = fabs(number) * p->factor;

	if (negative && !p->has_negative)
		buf_putc(out, '-');
	buf_puts(out, negative && p->has_negative ? p->negative_prefix.data : p->prefix.data);
	if (isinf(size))
		buf_puts(out, "Infinity");
	else
		add_number(r, size, p, out);
	buf_puts(out, negative && p->has_negative ? p->negative_suffix.data : p->suffix.data);
}

int format_number(struct xpath_run *r, double number, struct xpath_text pattern, struct buf *out)
{
	struct pattern p = { .prefix = BUF_INIT, .suffix = BUF_INIT, .negative_prefix = BUF_INIT, .negative_suffix = BUF_INIT, .factor = 1 };
	struct reader in = { r, pattern.start, pattern.start + pattern.len };
	int failed = read_pattern(&in, &p);

	if (failed == 0 && isnan(number))
		buf_puts(out, "NaN");
	else if (failed == 0)
		add_all(r, number, &p, out);
	buf_release(&p.prefix);
	buf_release(&p.suffix);
	buf_release(&p.negative_prefix);
	buf_release(&p.negative_suffix);
	return failed;
}

int xslt_format_number(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text pattern, name;
	struct buf text = BUF_INIT;
	double number;

	if (eval_number(r, arg(call, 0), f, &number) != 0 || eval_text(r, arg(call, 1), f, &pattern) != 0)
		return -1;
	if (call->call.count > 2) {
		if (eval_text(r, arg(call, 2), f, &name) != 0)
			return -1;
		return run_fail(r, "format-number(): there is no decimal format \"%.*s\"", (int)name.len, name.start);
	}
	if (format_number(r, number, pattern, &text) != 0) {
		buf_release(&text);
		return -1;
	}
	give_text(out, text_c(r, (struct xpath_text){ text.data, text.len }), text.len);
	buf_release(&text);
	return 0;
}
