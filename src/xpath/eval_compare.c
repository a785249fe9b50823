/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comparisons (XPath 1.0 section 3.4). Nodes are compared as they come: the first one that makes the comparison true ends it. Two node-sets are compared through
 * what of the one decides (its smallest and largest number, its texts in a table), so that large ones cost their sum and not their product.
 */
#include "eval.h"
#include "functions.h"
#include "index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool numbers_compare(enum op op, double a, double b)
{
	switch (op) {
	case OP_EQUAL:
		return a == b;
	case OP_UNEQUAL:
		return a != b;
	case OP_LESS:
		return a < b;
	case OP_LESS_EQUAL:
		return a <= b;
	case OP_GREATER:
		return a > b;
	default:
		return a >= b;
	}
}

static enum op turned(enum op op)
{
	switch (op) {
	case OP_LESS:
		return OP_GREATER;
	case OP_LESS_EQUAL:
		return OP_GREATER_EQUAL;
	case OP_GREATER:
		return OP_LESS;
	case OP_GREATER_EQUAL:
		return OP_LESS_EQUAL;
	default:
		return op;
	}
}

static bool is_equality(enum op op)
{
	return op == OP_EQUAL || op == OP_UNEQUAL;
}

/* Neither is a node-set. */
static bool plain_compare(struct xpath_run *r, enum op op, const struct xpath_value *a, const struct xpath_value *b)
{
	if (!is_equality(op) || ((a->type == VALUE_NUMBER || b->type == VALUE_NUMBER) && a->type != VALUE_BOOLEAN && b->type != VALUE_BOOLEAN))
		return numbers_compare(op, value_number(r, a), value_number(r, b));
	if (a->type == VALUE_BOOLEAN || b->type == VALUE_BOOLEAN)
		return (value_boolean(a) == value_boolean(b)) == (op == OP_EQUAL);
	return text_equal(a->text, b->text) == (op == OP_EQUAL);
}

/* A node against a number or a text. */
static bool node_compares(struct xpath_run *r, enum op op, const xmlNode *node, const struct xpath_value *b)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct xpath_text text = node_text(r, node);
	bool truth;

	if (b->type == VALUE_STRING && is_equality(op))
		truth = text_equal(text, b->text) == (op == OP_EQUAL);
	else
		truth = numbers_compare(op, text_number(text), b->number);
	scratch_back(&r->scratch, mark);
	return truth;
}

struct comparing {
	struct sink sink;
	enum op op;
	const struct xpath_value *value; /* a text for = and !=, else a number */
	bool found;
};

static int take_compared(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct comparing *c = (struct comparing *)s;

	c->found = node_compares(r, c->op, node, c->value);
	return c->found;
}

/* A text among the nodes of x. */
static int search(struct xpath_run *r, const struct expr *x, const struct focus *f, struct comparing *c, bool *out)
{
	size_t steps;
	bool done;

	if (index_has_text(r, x, f, c->value->text, out, &done) != 0)
		return -1;
	if (done)
		return 0;
	steps = r->steps;
	if (path_each(r, x, f, &c->sink) < 0)
		return -1;
	index_text_cost(r, x, f, r->steps - steps);
	*out = c->found;
	return 0;
}

/* The nodes of x against a value that is no node-set. */
static int nodes_against(struct xpath_run *r, enum op op, const struct expr *x, const struct focus *f, struct xpath_value value, bool *out)
{
	struct comparing c = { { take_compared }, op, &value, false };
	xmlNodePtr node;
	bool any;

	if (value.type == VALUE_BOOLEAN) {
		if (path_exists(r, x, f, &any) != 0)
			return -1;
		*out = is_equality(op) ? (any == value.boolean) == (op == OP_EQUAL) : numbers_compare(op, any, value.boolean);
		return 0;
	}
	if (!is_equality(op))
		value = (struct xpath_value){ VALUE_NUMBER, { .number = value_number(r, &value) } };
	if (path_single(x, f, &node)) {
		*out = node != NULL && node_compares(r, op, node, &value);
		return 0;
	}
	if (op == OP_EQUAL && value.type == VALUE_STRING)
		return search(r, x, f, &c, out);
	if (path_each(r, x, f, &c.sink) < 0)
		return -1;
	*out = c.found;
	return 0;
}

static bool list_against(struct xpath_run *r, enum op op, const struct xpath_nodes *nodes, struct xpath_value value)
{
	if (value.type == VALUE_BOOLEAN)
		return is_equality(op) ? ((nodes->len > 0) == value.boolean) == (op == OP_EQUAL) : numbers_compare(op, nodes->len > 0, value.boolean);
	if (!is_equality(op))
		value = (struct xpath_value){ VALUE_NUMBER, { .number = value_number(r, &value) } };
	for (size_t i = 0; i < nodes->len; i++) {
		if (node_compares(r, op, nodes->items[i], &value))
			return true;
	}
	return false;
}

/* What decides of the right one of two node-sets. */
struct deciding {
	struct sink sink;
	enum op op;
	bool found;
	double least, most;            /* of its numbers; NaN: it has none */
	struct xpath_text first;
	bool varies;                   /* not all its texts are the first one */
	struct xpath_text *slots;      /* its texts by hash, when there are many */
	size_t slot_count;             /* a power of two */
	const struct xpath_nodes *few; /* else */
};

static size_t text_hash(struct xpath_text t)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < t.len; i++)
		h = (h ^ (unsigned char)t.start[i]) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 29);
}

static struct xpath_text *text_slot(const struct deciding *d, struct xpath_text t)
{
	size_t at = text_hash(t) & (d->slot_count - 1);

	while (d->slots[at].start != NULL && !text_equal(d->slots[at], t))
		at = (at + 1) & (d->slot_count - 1);
	return &d->slots[at];
}

#define FEW 8

static void decide_by_texts(struct xpath_run *r, struct deciding *d, const struct xpath_nodes *nodes)
{
	d->few = nodes;
	if (nodes->len <= FEW)
		return;
	d->slot_count = 32;
	while (d->slot_count < nodes->len * 2)
		d->slot_count *= 2;
	d->slots = scratch_alloc(&r->scratch, d->slot_count * sizeof *d->slots);
	memset(d->slots, 0, d->slot_count * sizeof *d->slots);
	for (size_t i = 0; i < nodes->len; i++) {
		struct xpath_text t = node_text(r, nodes->items[i]);

		*text_slot(d, t) = t;
	}
}

static void decide(struct xpath_run *r, struct deciding *d, const struct xpath_nodes *nodes)
{
	d->least = d->most = NAN;
	if (d->op == OP_EQUAL) {
		decide_by_texts(r, d, nodes);
		return;
	}
	d->first = node_text(r, nodes->items[0]);
	for (size_t i = 0; i < nodes->len; i++) {
		struct xpath_text t = node_text(r, nodes->items[i]);
		double n;

		d->varies = d->varies || !text_equal(t, d->first);
		if (d->op == OP_UNEQUAL)
			continue;
		n = text_number(t);
		d->least = isnan(d->least) || n < d->least ? n : d->least;
		d->most = isnan(d->most) || n > d->most ? n : d->most;
	}
}

static bool meets(struct xpath_run *r, const struct deciding *d, struct xpath_text t)
{
	switch (d->op) {
	case OP_EQUAL:
		if (d->slots != NULL)
			return text_slot(d, t)->start != NULL;
		for (size_t i = 0; i < d->few->len; i++) {
			if (text_equal(node_text(r, d->few->items[i]), t))
				return true;
		}
		return false;
	case OP_UNEQUAL:
		return d->varies || !text_equal(t, d->first);
	case OP_LESS:
	case OP_LESS_EQUAL:
		return numbers_compare(d->op, text_number(t), d->most);
	default:
		return numbers_compare(d->op, text_number(t), d->least);
	}
}

static int take_met(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct deciding *d = (struct deciding *)s;
	struct scratch_mark mark = scratch_mark(&r->scratch);

	d->found = meets(r, d, node_text(r, node));
	scratch_back(&r->scratch, mark);
	return d->found;
}

/* The nodes of x against those of a list. */
static int nodes_against_nodes(struct xpath_run *r, enum op op, const struct expr *x, const struct focus *f, const struct xpath_nodes *nodes, bool *out)
{
	struct deciding d = { .sink = { take_met }, .op = op };

	*out = false;
	if (nodes->len == 0)
		return 0;
	decide(r, &d, nodes);
	if (path_each(r, x, f, &d.sink) < 0)
		return -1;
	*out = d.found;
	return 0;
}

static bool list_against_nodes(struct xpath_run *r, enum op op, const struct xpath_nodes *a, const struct xpath_nodes *b)
{
	struct deciding d = { .sink = { take_met }, .op = op };

	if (b->len == 0)
		return false;
	decide(r, &d, b);
	list_each(r, a, &d.sink);
	return d.found;
}

/* count(x) against a whole number: counts no further than it must. */
static int count_against(struct xpath_run *r, enum op op, const struct expr *call, const struct focus *f, double number, bool *out)
{
	size_t most = number >= 0 && number < 1e9 ? (size_t)number : number < 0 ? 0 : SIZE_MAX - 1, count;

	if (eval_count(r, call->call.args[0], f, most, &count) != 0)
		return -1;
	*out = numbers_compare(op, (double)count, number);
	return 0;
}

/* The left one as a stream of nodes, the right one whatever it is. */
static int stream_compare(struct xpath_run *r, enum op op, const struct expr *left, const struct expr *right, const struct focus *f, bool *out)
{
	struct xpath_value value;
	xmlNodePtr a, b;

	if (right->op == OP_LITERAL)
		return nodes_against(r, op, left, f, (struct xpath_value){ VALUE_STRING, { .text = right->literal } }, out);
	if (right->op == OP_NUMBER)
		return nodes_against(r, op, left, f, (struct xpath_value){ VALUE_NUMBER, { .number = right->number } }, out);
	if (path_single(right, f, &b)) {
		if (b == NULL) {
			*out = false;
			return 0;
		}
		value.type = VALUE_STRING;
		value.text = node_text(r, b);
		return nodes_against(r, op, left, f, value, out);
	}
	if ((right->shape & SHAPE_STREAM) && path_single(left, f, &a)) {
		if (a == NULL) {
			*out = false;
			return 0;
		}
		value.type = VALUE_STRING;
		value.text = node_text(r, a);
		return nodes_against(r, turned(op), right, f, value, out);
	}
	if (eval_value(r, right, f, &value) != 0)
		return -1;
	if (value.type != VALUE_NODES)
		return nodes_against(r, op, left, f, value, out);
	return nodes_against_nodes(r, op, left, f, &value.nodes, out);
}

static int values_compare(struct xpath_run *r, enum op op, const struct xpath_value *a, const struct xpath_value *b)
{
	if (a->type == VALUE_NODES && b->type == VALUE_NODES)
		return list_against_nodes(r, op, &a->nodes, &b->nodes);
	if (a->type == VALUE_NODES)
		return list_against(r, op, &a->nodes, *b);
	if (b->type == VALUE_NODES)
		return list_against(r, turned(op), &b->nodes, *a);
	return plain_compare(r, op, a, b);
}

static int compare(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	struct xpath_value a, b;
	double m, n;

	if (x->left->shape & SHAPE_STREAM)
		return stream_compare(r, x->op, x->left, x->right, f, out);
	if (x->right->shape & SHAPE_STREAM)
		return stream_compare(r, turned(x->op), x->right, x->left, f, out);
	if (x->right->op == OP_NUMBER && (x->left->shape & SHAPE_COUNT))
		return count_against(r, x->op, x->left, f, x->right->number, out);
	if (x->left->op == OP_NUMBER && (x->right->shape & SHAPE_COUNT))
		return count_against(r, turned(x->op), x->right, f, x->left->number, out);
	if (x->left->type == VALUE_NUMBER && x->right->type == VALUE_NUMBER) {
		if (eval_number(r, x->left, f, &m) != 0 || eval_number(r, x->right, f, &n) != 0)
			return -1;
		*out = numbers_compare(x->op, m, n);
		return 0;
	}
	if (eval_value(r, x->left, f, &a) != 0 || eval_value(r, x->right, f, &b) != 0)
		return -1;
	*out = values_compare(r, x->op, &a, &b);
	return 0;
}

int eval_compare(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	int status = compare(r, x, f, out);

	scratch_back(&r->scratch, mark);
	return status;
}
