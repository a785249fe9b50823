/* SPDX-License-Identifier: Apache-2.0 */
/* Functions on numbers: XPath 1.0 section 4.4 and EXSLT's math module (where libexslt's functions have nothing that C has not). */
#include "functions.h"
#include "path.h"

#include <math.h>

/* The text of an attribute that lies in one piece; NULL. */
static const char *attribute_text(const xmlNode *node)
{
	const xmlNode *text;

	if (node->type != XML_ATTRIBUTE_NODE)
		return NULL;
	text = node->children;
	if (text == NULL)
		return "";
	return text->type == XML_TEXT_NODE && text->next == NULL ? (const char *)text->content : NULL;
}

/* The number that the digits make when hyphens are left out; false when there is anything else, or so much that it is no exact one. */
static bool digits_number(struct xpath_text t, double *n)
{
	uint64_t value = 0;

	if (t.len == 0 || t.len > 18)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		unsigned digit = (unsigned char)t.start[i] - (unsigned)'0';

		if (digit <= 9)
			value = value * 10 + digit;
		else if (t.start[i] != '-')
			return false;
	}
	*n = (double)value;
	return value > 0 && value < (uint64_t)1 << 53;
}

/* "2026-11-21" and the like as the number 20261121. */
static bool is_date(const char *s, double *n)
{
	unsigned value = 0;

	if (s == NULL)
		return false;
	for (int i = 0; i < 10; i++) {
		unsigned digit = (unsigned char)s[i] - (unsigned)'0';

		if (i == 4 || i == 7) {
			if (s[i] != '-')
				return false;
		} else if (digit > 9) {
			return false;
		} else {
			value = value * 10 + digit;
		}
	}
	*n = value;
	return s[10] == '\0';
}

int number_of_call(struct xpath_run *r, const struct expr *call, const struct focus *f, double *out)
{
	struct scratch_mark mark;
	struct xpath_text text;
	xmlNodePtr node;
	bool done;

	if (!(call->shape & SHAPE_DIGITS))
		return eval_number(r, arg(call, 0), f, out);
	if (path_single(arg(arg(call, 0), 0), f, &node) && (node == NULL || is_date(attribute_text(node), out))) {
		if (node == NULL)
			*out = NAN;
		return 0;
	}
	mark = scratch_mark(&r->scratch);
	if (eval_text(r, arg(arg(call, 0), 0), f, &text) != 0)
		return -1;
	done = digits_number(text, out);
	scratch_back(&r->scratch, mark);
	return done ? 0 : eval_number(r, arg(call, 0), f, out);
}

int core_number(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	out->type = VALUE_NUMBER;
	if (call->call.count > 0)
		return number_of_call(r, call, f, &out->number);
	out->number = text_number(node_text(r, f->node));
	return 0;
}

static double number_of(struct xpath_run *r, const xmlNode *node)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	double n = text_number(node_text(r, node));

	scratch_back(&r->scratch, mark);
	return n;
}

int core_sum(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_nodes nodes;
	double sum = 0;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	for (size_t i = 0; i < nodes.len; i++)
		sum += number_of(r, nodes.items[i]);
	return give_number(out, sum);
}

/* To the nearest whole number, halves towards positive infinity; -0.5 to -0 becomes -0. */
double number_round(double n)
{
	double whole = floor(n);

	if (n - whole >= 0.5)
		whole += 1;
	return whole == 0 ? copysign(0, n) : whole;
}

static double power(double base, double exponent)
{
	return isnan(base) || isnan(exponent) ? NAN : pow(base, exponent);
}

/* Of one number, or two. */
#define NUMERIC(name, fn) \
	int name(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out) \
	{ \
		double n; \
		if (eval_number(r, arg(call, 0), f, &n) != 0) \
			return -1; \
		return give_number(out, fn(n)); \
	}
#define NUMERIC2(name, fn) \
	int name(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out) \
	{ \
		double a, b; \
		if (eval_number(r, arg(call, 0), f, &a) != 0 || eval_number(r, arg(call, 1), f, &b) != 0) \
			return -1; \
		return give_number(out, fn(a, b)); \
	}

NUMERIC(core_floor, floor)
NUMERIC(core_ceiling, ceil)
NUMERIC(core_round, number_round)
NUMERIC(math_abs, fabs)
NUMERIC(math_sqrt, sqrt)
NUMERIC(math_log, log)
NUMERIC(math_exp, exp)
NUMERIC(math_sin, sin)
NUMERIC(math_cos, cos)
NUMERIC(math_tan, tan)
NUMERIC(math_asin, asin)
NUMERIC(math_acos, acos)
NUMERIC(math_atan, atan)
NUMERIC2(math_atan2, atan2)
NUMERIC2(math_power, power)

/* The largest (sign 1) or smallest (sign -1) number of the nodes; NaN when there is none, or when one is no number. */
static double extreme(struct xpath_run *r, const struct xpath_nodes *nodes, double sign)
{
	double best = NAN;

	for (size_t i = 0; i < nodes->len; i++) {
		double n = number_of(r, nodes->items[i]);

		if (isnan(n))
			return NAN;
		if (i == 0 || n * sign > best * sign)
			best = n;
	}
	return best;
}

static int give_extreme(struct xpath_run *r, const struct expr *call, const struct focus *f, double sign, struct xpath_value *out)
{
	struct xpath_nodes nodes;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	return give_number(out, extreme(r, &nodes, sign));
}

/* The nodes that have the largest or smallest number. */
static int give_extreme_nodes(struct xpath_run *r, const struct expr *call, const struct focus *f, double sign, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_nodes nodes;
	double best;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	best = extreme(r, &nodes, sign);
	for (size_t i = 0; i < nodes.len && !isnan(best); i++) {
		if (number_of(r, nodes.items[i]) == best)
			node_list_add(r, &list, nodes.items[i]);
	}
	return give_nodes(out, list.items, list.len);
}

int math_max(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return give_extreme(r, call, f, 1, out);
}

int math_min(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return give_extreme(r, call, f, -1, out);
}

int math_highest(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return give_extreme_nodes(r, call, f, 1, out);
}

int math_lowest(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return give_extreme_nodes(r, call, f, -1, out);
}
