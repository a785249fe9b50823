/* SPDX-License-Identifier: Apache-2.0 */
/* Single operations by the letter of XPath 1.0 (reference.h). */
#include "reference.h"

#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool reference_same_number(double a, double b)
{
	return isnan(a) ? isnan(b) : a == b && signbit(a) == signbit(b);
}

/* S? '-'? (Digits ('.' Digits?)? | '.' Digits) S?; anything else is NaN. The value is the nearest double, which is strtod()'s promise. */
static double right_number(const char *text)
{
	static const char spaces[] = " \t\r\n", digits[] = "0123456789";
	const char *s = text + strspn(text, spaces), *from = s;
	size_t whole, part = 0;

	s += *s == '-';
	s += whole = strspn(s, digits);
	if (*s == '.')
		s += 1 + (part = strspn(s + 1, digits));
	if (whole + part == 0)
		return NAN;
	return s[strspn(s, spaces)] == '\0' ? strtod(from, NULL) : NAN;
}

/* As few digits as tell it from every other double, and no exponent. */
static const char *right_text(double n, struct arena *a)
{
	char digits[40], *out;
	int precision = 0, exponent;
	size_t len = 0;

	if (isnan(n))
		return "NaN";
	if (isinf(n))
		return n < 0 ? "-Infinity" : "Infinity";
	if (n == 0)
		return "0";
	do
		snprintf(digits, sizeof digits, "%.*e", precision, fabs(n));
	while (strtod(digits, NULL) != fabs(n) && precision++ < 17);
	exponent = atoi(strchr(digits, 'e') + 1);
	*strchr(digits, 'e') = '\0';
	if (precision > 0)
		memmove(digits + 1, digits + 2, strlen(digits + 1));
	out = arena_alloc(a, 400);
	if (n < 0)
		out[len++] = '-';
	for (int i = exponent < 0 ? exponent : 0; i <= precision || i <= exponent; i++) {
		if (i == exponent + 1 && exponent >= 0)
			out[len++] = '.';
		out[len++] = i < 0 || i > precision ? '0' : digits[i];
		if (i == exponent && exponent < 0)
			out[len++] = '.';
	}
	return out;
}

static double libxml2_number(const char *text)
{
	return xmlXPathCastStringToNumber((const xmlChar *)text);
}

static const char *libxml2_text(double n, struct arena *a)
{
	xmlChar *s = xmlXPathCastNumberToString(n);
	const char *kept = arena_strdup(a, (const char *)s);

	xmlFree(s);
	return kept;
}

const struct conversions reference_right = { right_number, right_text };
const struct conversions reference_libxml2 = { libxml2_number, libxml2_text };

static bool is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static void add_text(struct buf *out, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (is_text(child))
			buf_puts(out, (const char *)child->content);
		else if (child->type == XML_ELEMENT_NODE)
			add_text(out, child);
	}
}

const char *reference_string_value(const xmlNode *node, struct arena *a)
{
	struct buf text = BUF_INIT;
	const char *kept;

	if (node->type == XML_NAMESPACE_DECL)
		return (const char *)((const xmlNs *)node)->href;
	if (node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE || node->type == XML_ATTRIBUTE_NODE)
		add_text(&text, node);
	else if (node->content != NULL)
		buf_puts(&text, (const char *)node->content);
	/* Text and CDATA beside one another are one text node. */
	for (const xmlNode *more = node->next; is_text(node) && more != NULL && is_text(more); more = more->next)
		buf_puts(&text, (const char *)more->content);
	kept = arena_strdup(a, text.data);
	buf_release(&text);
	return kept;
}

const char *reference_string(const struct outcome *v, const struct conversions *c, struct arena *a)
{
	switch (v->type) {
	case 's': return v->text;
	case 'd': return c->text(v->number, a);
	case 'b': return v->boolean ? "true" : "false";
	default: return v->count == 0 ? "" : v->items[0].node == NULL ? v->items[0].value : reference_string_value(v->items[0].node, a);
	}
}

double reference_number(const struct outcome *v, const struct conversions *c, struct arena *a)
{
	return v->type == 'd' ? v->number : v->type == 'b' ? v->boolean : c->number(reference_string(v, c, a));
}

bool reference_boolean(const struct outcome *v)
{
	switch (v->type) {
	case 'b': return v->boolean;
	case 'd': return v->number != 0 && !isnan(v->number);
	case 's': return v->len > 0;
	default: return v->count > 0;
	}
}

static bool holds(const char *op, double a, double b)
{
	switch (op[0]) {
	case '=': return a == b;
	case '!': return a != b;
	case '<': return op[1] == '=' ? a <= b : a < b;
	default: return op[1] == '=' ? a >= b : a > b;
	}
}

/* Neither is a node-set. */
static bool compare_plain(const char *op, const struct outcome *l, const struct outcome *r, const struct conversions *c, struct arena *a)
{
	if (op[0] != '=' && op[0] != '!')
		return holds(op, reference_number(l, c, a), reference_number(r, c, a));
	if (l->type == 'b' || r->type == 'b')
		return holds(op, reference_boolean(l), reference_boolean(r));
	if (l->type == 'd' || r->type == 'd')
		return holds(op, reference_number(l, c, a), reference_number(r, c, a));
	return (strcmp(l->text, r->text) == 0) == (op[0] == '=');
}

static struct outcome string_of(const struct item *item, struct arena *a)
{
	const char *text = item->node != NULL ? reference_string_value(item->node, a) : item->value;

	return (struct outcome){ .type = 's', .text = text, .len = strlen(text) };
}

bool reference_compare(const char *op, const struct outcome *left, const struct outcome *right, const struct conversions *c, struct arena *a)
{
	const struct outcome *set = left->type == 'n' ? left : right, *other = set == left ? right : left;
	struct outcome as_boolean = { .type = 'b' };

	if (set->type != 'n')
		return compare_plain(op, left, right, c, a);
	if (other->type == 'b') {
		as_boolean.boolean = set->count > 0;
		return set == left ? compare_plain(op, &as_boolean, right, c, a) : compare_plain(op, left, &as_boolean, c, a);
	}
	for (size_t i = 0; i < set->count; i++) {
		struct outcome one = string_of(&set->items[i], a);

		if (set == left ? reference_compare(op, &one, right, c, a) : reference_compare(op, left, &one, c, a))
			return true;
	}
	return false;
}

double reference_sum(const struct outcome *nodes, const struct conversions *c, struct arena *a)
{
	double sum = 0;

	for (size_t i = 0; i < nodes->count; i++) {
		struct outcome one = string_of(&nodes->items[i], a);

		sum += reference_number(&one, c, a);
	}
	return sum;
}

static bool is_below(xmlNodePtr node, xmlNodePtr above)
{
	for (node = document_parent(node); node != NULL && node != above;)
		node = document_parent(node);
	return node != NULL;
}

bool reference_on_axis(const struct document *d, const char *axis, xmlNodePtr from, xmlNodePtr node)
{
	size_t here = document_place(d, from), there = document_place(d, node);
	bool child = node->type != XML_ATTRIBUTE_NODE && node->type != XML_NAMESPACE_DECL; /* of its parent */
	bool from_child = from->type != XML_ATTRIBUTE_NODE && from->type != XML_NAMESPACE_DECL;
	bool siblings = child && from_child && document_parent(node) == document_parent(from);

	if (here == there)
		return strcmp(axis, "self") == 0 || strcmp(axis, "descendant-or-self") == 0 || strcmp(axis, "ancestor-or-self") == 0;
	if (strcmp(axis, "child") == 0)
		return child && document_parent(node) == from;
	if (strcmp(axis, "attribute") == 0)
		return node->type == XML_ATTRIBUTE_NODE && document_parent(node) == from;
	if (strcmp(axis, "namespace") == 0)
		return node->type == XML_NAMESPACE_DECL && document_parent(node) == from;
	if (strcmp(axis, "parent") == 0)
		return document_parent(from) == node;
	if (strncmp(axis, "ancestor", 8) == 0)
		return is_below(from, node);
	if (strncmp(axis, "descendant", 10) == 0)
		return child && is_below(node, from);
	if (strcmp(axis, "following-sibling") == 0)
		return siblings && there > here;
	if (strcmp(axis, "preceding-sibling") == 0)
		return siblings && there < here;
	if (strcmp(axis, "following") == 0)
		return child && there > here && !is_below(node, from);
	return strcmp(axis, "preceding") == 0 && child && there < here && !is_below(from, node);
}
