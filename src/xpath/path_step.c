/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One step from one node: its axis walked, the test, the predicates (XPath 1.0 sections 2.1 to 2.4). Predicates are tried on the nodes as they come, each counting
 * its own positions; only one that needs last() makes a list necessary.
 */
#include "path.h"
#include "functions.h"

#include "axes.h"
#include "index.h"

#include <string.h>

bool expr_calls(const struct expr *x, const char *name)
{
	return x->op == OP_CALL && strcmp(x->call.function->name, name) == 0;
}

int predicate_holds(struct xpath_run *r, const struct expr *predicate, const struct focus *f)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct xpath_value value;
	bool truth = false;
	int status;

	if (predicate->type == VALUE_NUMBER || predicate->type == VALUE_ANY) {
		status = eval_value(r, predicate, f, &value);
		truth = status == 0 && (value.type == VALUE_NUMBER ? value.number == (double)f->position : value_boolean(&value));
	} else {
		status = eval_boolean(r, predicate, f, &truth);
	}
	scratch_back(&r->scratch, mark);
	return status == 0 ? truth : -1;
}

/* Whether no node after this one can fulfil the predicate. */
static bool is_last_chance(const struct expr *predicate, size_t position)
{
	return predicate->op == OP_NUMBER && (double)position >= predicate->number;
}

int step_passes(struct xpath_run *r, const struct expr *x, struct choosing *c)
{
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		const struct expr *p = x->path.predicates[i];
		int holds;

		c->focus.position = ++c->positions[i];
		holds = p->op == OP_NUMBER ? p->number == (double)c->focus.position : predicate_holds(r, p, &c->focus);
		if (is_last_chance(p, c->focus.position))
			c->over = true;
		if (holds <= 0)
			return holds;
	}
	return 1;
}

static int step_streamed(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	struct choosing c = { .focus = { .current = current } };
	struct walk w;

	walk_begin(r, &w, x->path.axis, node);
	while (!c.over && (c.focus.node = walk_next(&w)) != NULL) {
		int status;

		if (step_counts(r) != 0)
			return -1;
		if (!test_node(&x->path.test, x->path.axis, c.focus.node))
			continue;
		status = step_passes(r, x, &c);
		if (status > 0)
			status = s->take(s, r, c.focus.node);
		if (status != 0)
			return status;
	}
	return 0;
}

/* [3] and [last()] need not try each. */
static bool choose_one(const struct expr *p, struct node_list *list)
{
	double wanted = p->op == OP_NUMBER ? p->number : (double)list->len;

	if (p->op != OP_NUMBER && !expr_is_call(p, core_last))
		return false;
	if (wanted >= 1 && wanted <= (double)list->len && wanted == (double)(size_t)wanted) {
		list->items[0] = list->items[(size_t)wanted - 1];
		list->len = 1;
	} else {
		list->len = 0;
	}
	return true;
}

static int choose(struct xpath_run *r, const struct expr *p, struct node_list *list, xmlNodePtr current)
{
	size_t size = list->len, kept = 0;

	if (choose_one(p, list))
		return 0;
	for (size_t at = 0; at < size; at++) {
		struct focus f = { list->items[at], at + 1, size, current };
		int holds;

		if (step_counts(r) != 0)
			return -1;
		holds = predicate_holds(r, p, &f);
		if (holds < 0)
			return -1;
		if (holds)
			list->items[kept++] = list->items[at];
	}
	list->len = kept;
	return 0;
}

int step_choose(struct xpath_run *r, const struct expr *x, size_t from, struct node_list *list, xmlNodePtr current)
{
	for (size_t i = from; i < x->path.predicate_count; i++) {
		if (choose(r, x->path.predicates[i], list, current) != 0)
			return -1;
	}
	return 0;
}

int list_each(struct xpath_run *r, const struct xpath_nodes *nodes, struct sink *s)
{
	for (size_t i = 0; i < nodes->len; i++) {
		int status = s->take(s, r, nodes->items[i]);

		if (status != 0)
			return status;
	}
	return 0;
}

static int step_listed(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	struct node_list list = { 0 };
	xmlNodePtr n;
	struct walk w;

	walk_begin(r, &w, x->path.axis, node);
	while ((n = walk_next(&w)) != NULL) {
		if (step_counts(r) != 0)
			return -1;
		if (test_node(&x->path.test, x->path.axis, n))
			node_list_add(r, &list, n);
	}
	if (step_choose(r, x, 0, &list, current) != 0)
		return -1;
	return list_each(r, &(struct xpath_nodes){ list.items, list.len }, s);
}

/* child::test[last()], from the end. */
static int last_child(struct xpath_run *r, const struct expr *x, xmlNodePtr node, struct sink *s)
{
	for (xmlNodePtr n = node_is_parent(node) ? node->last : NULL; n != NULL; n = n->prev) {
		if (step_counts(r) != 0)
			return -1;
		if (test_node(&x->path.test, AXIS_CHILD, n))
			return s->take(s, r, n);
	}
	return 0;
}

/* Names among children and descendants, where most of the time goes. */
static int named_children(struct xpath_run *r, const struct node_test *t, xmlNodePtr node, struct sink *s)
{
	for (xmlNodePtr n = node_is_parent(node) ? node->children : NULL; n != NULL; n = n->next) {
		int status;

		if (step_counts(r) != 0)
			return -1;
		if (n->type == XML_ELEMENT_NODE && test_qname(t, n) && (status = s->take(s, r, n)) != 0)
			return status;
	}
	return 0;
}

static int named_descendants(struct xpath_run *r, const struct node_test *t, xmlNodePtr top, struct sink *s)
{
	for (xmlNodePtr n = node_next_in(top, top); n != NULL; n = node_next_in(n, top)) {
		int status;

		if (step_counts(r) != 0)
			return -1;
		if (n->type == XML_ELEMENT_NODE && test_qname(t, n) && (status = s->take(s, r, n)) != 0)
			return status;
	}
	return 0;
}

static int step_with_predicates(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	if (x->shape & SHAPE_STREAMED)
		return step_streamed(r, x, node, current, s);
	if (x->path.axis == AXIS_CHILD && x->path.predicate_count == 1 && expr_is_call(x->path.predicates[0], core_last))
		return last_child(r, x, node, s);
	return step_listed(r, x, node, current, s);
}

static int step_by_index(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	size_t steps = r->steps;
	bool done;
	int status = index_step(r, x, node, current, s, &done);

	if (status != 0 || done)
		return status;
	status = step_with_predicates(r, x, node, current, s);
	if (status >= 0)
		index_cost(r, x, node, r->steps - steps);
	return status;
}

int step_from(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	const struct node_test *t = &x->path.test;

	if (x->path.predicate_count == 0 && t->kind == TEST_NAME) {
		if (x->path.axis == AXIS_CHILD)
			return named_children(r, t, node, s);
		if (x->path.axis == AXIS_DESCENDANT && node_is_parent(node))
			return named_descendants(r, t, node, s);
		if (x->path.axis == AXIS_ATTRIBUTE && t->name != NULL && t->uri != NULL) {
			xmlNodePtr a = node_attribute(node, t);

			return a != NULL ? s->take(s, r, a) : 0;
		}
	}
	if (x->path.predicate_count == 0)
		return step_streamed(r, x, node, current, s);
	return x->shape & SHAPE_INDEXED ? step_by_index(r, x, node, current, s) : step_with_predicates(r, x, node, current, s);
}
