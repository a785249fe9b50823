/* SPDX-License-Identifier: Apache-2.0 */
/*
 * String-values, and conversions between the types (XPath 1.0 sections 3.5, 4.2 to 4.4 and 5). A text is borrowed from the tree wherever it lies there in one piece.
 * Nothing here hangs on the locale: numbers go to and from the C library without a decimal point.
 */
#include "run.h"

#include "axes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHORTEST_DIGITS 15 /* always come back the same from a normal double */
#define MOST_DIGITS 17     /* always tell two doubles apart */
#define KEPT_DIGITS 800    /* more cannot change which double is nearest, except by being there */

static struct xpath_text borrow(const xmlChar *s)
{
	return s != NULL ? text_of((const char *)s) : (struct xpath_text){ "", 0 };
}

/* The next text below top after node (node itself if it is one and first is true). */
static const xmlNode *next_text(const xmlNode *node, const xmlNode *top, bool first)
{
	const xmlNode *n = first ? node : node_next_in(node, top);

	while (n != NULL && !node_is_text(n))
		n = node_next_in(n, top);
	return n;
}

/* All text below an element or a root. */
static struct xpath_text text_below(struct xpath_run *r, const xmlNode *top)
{
	const xmlNode *first = next_text(top, top, false), *second;
	size_t len = 0;
	char *out;

	if (first == NULL)
		return (struct xpath_text){ "", 0 };
	second = next_text(first, top, false);
	if (second == NULL)
		return borrow(first->content);
	for (const xmlNode *n = first; n != NULL; n = next_text(n, top, false))
		len += n->content != NULL ? strlen((const char *)n->content) : 0;
	out = scratch_alloc(&r->scratch, len + 1);
	len = 0;
	for (const xmlNode *n = first; n != NULL; n = next_text(n, top, false)) {
		struct xpath_text t = borrow(n->content);

		memcpy(out + len, t.start, t.len);
		len += t.len;
	}
	out[len] = '\0';
	return (struct xpath_text){ out, len };
}

/* Texts side by side from n on: a text node of XPath, or the parts of an attribute's value. */
static struct xpath_text text_along(struct xpath_run *r, const xmlNode *first)
{
	size_t len = 0;
	char *out;

	if (first == NULL)
		return (struct xpath_text){ "", 0 };
	if (first->next == NULL || !node_is_text(first->next))
		return borrow(first->content);
	for (const xmlNode *n = first; n != NULL && node_is_text(n); n = n->next)
		len += n->content != NULL ? strlen((const char *)n->content) : 0;
	out = scratch_alloc(&r->scratch, len + 1);
	len = 0;
	for (const xmlNode *n = first; n != NULL && node_is_text(n); n = n->next) {
		struct xpath_text t = borrow(n->content);

		memcpy(out + len, t.start, t.len);
		len += t.len;
	}
	out[len] = '\0';
	return (struct xpath_text){ out, len };
}

struct xpath_text node_text(struct xpath_run *r, const xmlNode *node)
{
	const xmlNode *child;

	switch (node->type) {
	case XML_ATTRIBUTE_NODE:
		return text_along(r, node->children);
	case XML_ELEMENT_NODE:
		child = node->children;
		if (child != NULL && child->next == NULL && node_is_text(child))
			return borrow(child->content);
		return text_below(r, node);
	case XML_DOCUMENT_NODE:
	case XML_HTML_DOCUMENT_NODE:
	case XML_DOCUMENT_FRAG_NODE:
		return text_below(r, node);
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		return text_along(r, node);
	case XML_NAMESPACE_DECL:
		return borrow(((const xmlNs *)(const void *)node)->href);
	case XML_COMMENT_NODE:
	case XML_PI_NODE:
		return borrow(node->content);
	default:
		return (struct xpath_text){ "", 0 };
	}
}

/* The digits of n > 0 in exactly count significant ones, the trailing zeros taken away; the value is 0.DIGITS times ten to the power of *point. */
static size_t digits_of(double n, int count, char digits[MOST_DIGITS + 1], int *point)
{
	char text[64];
	const char *e;
	size_t len = 0;

	snprintf(text, sizeof text, "%.*e", count - 1, n);
	e = strchr(text, 'e');
	for (const char *p = text; p < e; p++) {
		if (*p >= '0' && *p <= '9' && len < MOST_DIGITS)
			digits[len++] = *p;
	}
	while (len > 1 && digits[len - 1] == '0')
		len--;
	digits[len] = '\0';
	*point = atoi(e + 1) + 1;
	return len;
}

static bool reads_back(double n, const char *digits, size_t len, int point)
{
	char text[64];

	snprintf(text, sizeof text, "%se%d", digits, point - (int)len);
	return strtod(text, NULL) == n;
}

static struct xpath_text layout(struct xpath_run *r, bool negative, const char *digits, size_t len, int point)
{
	size_t room = len + (point < 0 ? (size_t)-point : (size_t)point) + 4;
	char *out = scratch_alloc(&r->scratch, room), *p = out;

	if (negative)
		*p++ = '-';
	if (point <= 0)
		*p++ = '0';
	for (int i = 0; i < point; i++)
		*p++ = (size_t)i < len ? digits[i] : '0';
	if (point < (int)len) {
		*p++ = '.';
		for (int i = point; i < 0; i++)
			*p++ = '0';
		for (size_t i = point > 0 ? (size_t)point : 0; i < len; i++)
			*p++ = digits[i];
	}
	*p = '\0';
	return (struct xpath_text){ out, (size_t)(p - out) };
}

static struct xpath_text whole_number(struct xpath_run *r, double n)
{
	char text[24];
	int len = snprintf(text, sizeof text, "%lld", (long long)n);
	char *out = scratch_alloc(&r->scratch, (size_t)len + 1);

	memcpy(out, text, (size_t)len + 1);
	return (struct xpath_text){ out, (size_t)len };
}

struct xpath_text number_text(struct xpath_run *r, double n)
{
	char digits[MOST_DIGITS + 1];
	double size = fabs(n);
	size_t len;
	int point, count = size < 2.3e-308 ? 1 : SHORTEST_DIGITS;

	if (isnan(n))
		return text_of("NaN");
	if (isinf(n))
		return text_of(n > 0 ? "Infinity" : "-Infinity");
	if (n == 0)
		return text_of("0");
	if (size < 1e15 && n == (double)(long long)n)
		return whole_number(r, n);
	do
		len = digits_of(size, count, digits, &point);
	while (count++ < MOST_DIGITS && !reads_back(size, digits, len, point));
	return layout(r, n < 0, digits, len, point);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What a decimal text says: up to KEPT_DIGITS significant digits, times ten to the power. */
struct decimal {
	char digits[KEPT_DIGITS + 2];
	size_t len;
	long power;
	bool any, more; /* any digit at all; a digit that is not 0 was left out */
};

static void take_digit(struct decimal *d, char c, bool after_point)
{
	d->any = true;
	if (d->len == 0 && c == '0') {
		d->power -= after_point;
		return;
	}
	if (d->len < KEPT_DIGITS) {
		d->digits[d->len++] = c;
		d->power -= after_point;
		return;
	}
	d->more = d->more || c != '0';
	d->power += !after_point;
}

/* Both are exact and so is what they make (William D. Clinger, 1990). */
static double small_decimal(const struct decimal *d)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	long long n = 0;

	for (size_t i = 0; i < d->len; i++)
		n = n * 10 + (d->digits[i] - '0');
	return d->power < 0 ? (double)n / powers[-d->power] : (double)n * powers[d->power];
}

static double decimal_value(struct decimal *d)
{
	char text[KEPT_DIGITS + 32];

	if (d->len == 0)
		return 0;
	if (d->len <= SHORTEST_DIGITS && d->power >= -22 && d->power <= 22)
		return small_decimal(d);
	if (d->more)
		d->digits[d->len++] = '1', d->power--;
	snprintf(text, sizeof text, "%.*se%ld", (int)d->len, d->digits, d->power);
	return strtod(text, NULL);
}

double text_number(struct xpath_text t)
{
	const char *p = t.start, *end = t.start + t.len;
	struct decimal d;
	bool negative = false;
	double n;

	while (p < end && is_space(*p))
		p++;
	while (end > p && is_space(end[-1]))
		end--;
	if (p < end && *p == '-')
		negative = true, p++;
	if (p == end || ((*p < '0' || *p > '9') && *p != '.'))
		return NAN;
	d.len = 0;
	d.power = 0;
	d.any = d.more = false;
	while (p < end && *p >= '0' && *p <= '9')
		take_digit(&d, *p++, false);
	if (p < end && *p == '.') {
		p++;
		while (p < end && *p >= '0' && *p <= '9')
			take_digit(&d, *p++, true);
	}
	if (p != end || !d.any)
		return NAN;
	n = decimal_value(&d);
	return negative ? -n : n;
}

double nodes_number(struct xpath_run *r, const struct xpath_nodes *nodes)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	double n;

	if (nodes->len == 0)
		return NAN;
	n = text_number(node_text(r, nodes->items[0]));
	scratch_back(&r->scratch, mark);
	return n;
}

struct xpath_text text_of(const char *s)
{
	return (struct xpath_text){ s, strlen(s) };
}

bool text_equal(struct xpath_text a, struct xpath_text b)
{
	return a.len == b.len && memcmp(a.start, b.start, a.len) == 0;
}

const char *text_c(struct xpath_run *r, struct xpath_text t)
{
	char *out = scratch_alloc(&r->scratch, t.len + 1);

	memcpy(out, t.start, t.len);
	out[t.len] = '\0';
	return out;
}

bool value_boolean(const struct xpath_value *v)
{
	switch (v->type) {
	case VALUE_NODES:
		return v->nodes.len > 0;
	case VALUE_BOOLEAN:
		return v->boolean;
	case VALUE_NUMBER:
		return v->number != 0 && !isnan(v->number);
	default:
		return v->text.len > 0;
	}
}

double value_number(struct xpath_run *r, const struct xpath_value *v)
{
	switch (v->type) {
	case VALUE_NODES:
		return nodes_number(r, &v->nodes);
	case VALUE_BOOLEAN:
		return v->boolean;
	case VALUE_NUMBER:
		return v->number;
	default:
		return text_number(v->text);
	}
}

struct xpath_text value_text(struct xpath_run *r, const struct xpath_value *v)
{
	switch (v->type) {
	case VALUE_NODES:
		return v->nodes.len > 0 ? node_text(r, v->nodes.items[0]) : (struct xpath_text){ "", 0 };
	case VALUE_BOOLEAN:
		return text_of(v->boolean ? "true" : "false");
	case VALUE_NUMBER:
		return number_text(r, v->number);
	default:
		return v->text;
	}
}
