/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Node-set expressions as streams (path.h), and what is made of them: all nodes in document order, the first one, their number, whether there is any. A list is
 * sorted only when the way it was made does not tell that it is in order.
 */
#include "path.h"
#include "functions.h"

#include "axes.h"

#include <string.h>

xmlNodePtr path_one(const struct expr *x, const struct focus *f)
{
	xmlNodePtr from;

	switch (x->op) {
	case OP_CONTEXT:
		return f->node;
	case OP_ROOT:
		return node_root(f->node);
	case OP_CALL:
		return f->current;
	default:
		break;
	}
	from = x->path.input->op == OP_CONTEXT ? f->node : path_one(x->path.input, f);
	if (from == NULL)
		return NULL;
	if (x->path.axis == AXIS_ATTRIBUTE)
		return node_attribute(from, &x->path.test);
	if (x->path.axis == AXIS_PARENT)
		from = node_parent(from);
	return from != NULL && test_node(&x->path.test, x->path.axis, from) ? from : NULL;
}

/* Takes the nodes that a step begins at. */
struct stepping {
	struct sink sink, *next;
	const struct expr *step;
	xmlNodePtr current;
};

static int take_input(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct stepping *t = (struct stepping *)s;

	return step_from(r, t->step, node, t->current, t->next);
}

static int each_step(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s)
{
	struct stepping t = { { take_input }, s, x, f->current };

	if (x->path.input->op == OP_CONTEXT)
		return step_from(r, x, f->node, f->current, s);
	if (x->path.input->op == OP_ROOT)
		return step_from(r, x, node_root(f->node), f->current, s);
	if (x->shape & SHAPE_MERGED)
		return step_merged(r, x, f, s);
	return path_each(r, x->path.input, f, &t.sink);
}

/* Takes the nodes that predicates without positions are tried on. */
struct filtering {
	struct sink sink, *next;
	const struct expr *filter;
	xmlNodePtr current;
};

/* The number of predicates before the first that is about the place in the list. */
static size_t plain_predicates(const struct expr *x)
{
	size_t n = 0;

	while (n < x->path.predicate_count && !expr_is_positional(x->path.predicates[n]))
		n++;
	return n;
}

/* Whether the first n predicates, which are not about places, hold: 1, 0, -1. */
static int plain_hold(struct xpath_run *r, const struct expr *x, size_t n, xmlNodePtr node, xmlNodePtr current)
{
	struct focus f = { node, 1, 1, current };
	int holds = step_counts(r) != 0 ? -1 : 1;

	for (size_t i = 0; holds > 0 && i < n; i++)
		holds = predicate_holds(r, x->path.predicates[i], &f);
	return holds;
}

static int take_filtered(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct filtering *t = (struct filtering *)s;
	int holds = plain_hold(r, t->filter, t->filter->path.predicate_count, node, t->current);

	return holds > 0 ? t->next->take(t->next, r, node) : holds;
}

static int each_filtered(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s)
{
	struct filtering t = { { take_filtered }, s, x, f->current };
	struct node_list list = { 0 };
	struct xpath_nodes nodes;
	size_t plain = plain_predicates(x);
	xmlNodePtr first;

	if (!(x->shape & SHAPE_COUNTED))
		return path_each(r, x->path.input, f, &t.sink);
	if (x->path.predicate_count == 1 && x->path.predicates[0]->op == OP_NUMBER && x->path.predicates[0]->number == 1) {
		if (eval_first(r, x->path.input, f, &first) != 0)
			return -1;
		return first != NULL ? s->take(s, r, first) : 0;
	}
	if (eval_nodes(r, x->path.input, f, &nodes) != 0)
		return -1;
	/* The predicates choose in place, and the list may be a variable's. */
	for (size_t i = 0; i < nodes.len; i++) {
		int holds = plain_hold(r, x, plain, nodes.items[i], f->current);

		if (holds < 0)
			return -1;
		if (holds)
			node_list_add(r, &list, nodes.items[i]);
	}
	if (list.len == 0)
		return 0;
	if (step_choose(r, x, plain, &list, f->current) != 0)
		return -1;
	return list_each(r, &(struct xpath_nodes){ list.items, list.len }, s);
}

static int each_of_value(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s)
{
	struct xpath_value value;

	if (eval_value(r, x, f, &value) != 0)
		return -1;
	if (value.type != VALUE_NODES)
		return run_fail(r, "a value that is no node-set, where nodes are needed");
	return list_each(r, &value.nodes, s);
}

int path_each(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s)
{
	int status;

	switch (x->op) {
	case OP_CONTEXT:
		return s->take(s, r, f->node);
	case OP_ROOT:
		return s->take(s, r, node_root(f->node));
	case OP_STEP:
		return each_step(r, x, f, s);
	case OP_FILTER:
		return each_filtered(r, x, f, s);
	case OP_UNION:
		status = path_each(r, x->left, f, s);
		return status != 0 ? status : path_each(r, x->right, f, s);
	default:
		return each_of_value(r, x, f, s);
	}
}

struct collecting {
	struct sink sink;
	struct node_list list;
};

static int take_all(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	node_list_add(r, &((struct collecting *)s)->list, node);
	return 0;
}

int eval_nodes(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_nodes *out)
{
	struct collecting c = { { take_all }, { 0 } };
	struct xpath_value value;
	unsigned order;

	if (expr_is_whole(x)) {
		if (eval_value(r, x, f, &value) != 0)
			return -1;
		*out = value.nodes;
		return value.type == VALUE_NODES ? 0 : run_fail(r, "a value that is no node-set, where nodes are needed");
	}
	if (path_each(r, x, f, &c.sink) < 0)
		return -1;
	*out = (struct xpath_nodes){ c.list.items, c.list.len };
	order = x->order;
	if (order & ORDER_REVERSED)
		nodes_reverse(out);
	else if (!(order & ORDER_SORTED))
		nodes_sort(out);
	return 0;
}

struct finding {
	struct sink sink;
	xmlNodePtr node;
};

static int take_one(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	(void)r;
	((struct finding *)s)->node = node;
	return 1;
}

static int take_last(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	(void)r;
	((struct finding *)s)->node = node;
	return 0;
}

static int take_earliest(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct finding *t = (struct finding *)s;

	(void)r;
	if (t->node == NULL || node_compare(node, t->node) < 0)
		t->node = node;
	return 0;
}

int eval_first(struct xpath_run *r, const struct expr *x, const struct focus *f, xmlNodePtr *out)
{
	struct finding t = { { take_earliest }, NULL };
	unsigned order;

	if (path_single(x, f, out))
		return 0;
	order = x->order;
	if (order & ORDER_SORTED)
		t.sink.take = take_one;
	else if (order & ORDER_REVERSED)
		t.sink.take = take_last;
	if (path_each(r, x, f, &t.sink) < 0)
		return -1;
	*out = t.node;
	return 0;
}

int path_exists(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	struct finding t = { { take_one }, NULL };
	xmlNodePtr node;
	int status;

	if (path_single(x, f, &node)) {
		*out = node != NULL;
		return 0;
	}
	status = path_each(r, x, f, &t.sink);
	*out = t.node != NULL;
	return status < 0 ? -1 : 0;
}
