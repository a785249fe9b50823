/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables for steps that compare (index.h). A table belongs to one origin (the node that the step's axis, freed of its predicates, is walked from), one test and one
 * thing compared: an attribute, a child, or the node itself. It only proposes nodes: all predicates are still tried on what it gives, so that it cannot make a step
 * give other nodes, and values that are not compared as texts go the old way.
 */
#include "index_table.h"

#include "axes.h"
#include "mem.h"
#include "same.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

/* What can be looked up: ".", "@name" or "name" of the step's node. */
static bool is_tested(const struct expr *x)
{
	if (x->op == OP_CONTEXT)
		return true;
	return x->op == OP_STEP && x->path.input->op == OP_CONTEXT && x->path.predicate_count == 0 && x->path.test.kind == TEST_NAME && x->path.test.name != NULL &&
	       x->path.test.uri != NULL && (x->path.axis == AXIS_ATTRIBUTE || x->path.axis == AXIS_CHILD);
}

/* What it is compared with: the same for every node of the step, and not known to be a number or a boolean. */
static bool is_value(const struct expr *x)
{
	return !(x->needs & (NEEDS_NODE | NEEDS_POSITION | NEEDS_SIZE)) && x->type != VALUE_NUMBER && x->type != VALUE_BOOLEAN;
}

struct comparison {
	const struct expr *tested, *value;
};

/* The comparison that a predicate cannot do without. */
static bool find_comparison(const struct expr *p, struct comparison *c)
{
	if (p->op == OP_AND)
		return find_comparison(p->left, c) || find_comparison(p->right, c);
	if (p->op != OP_EQUAL)
		return false;
	if (is_tested(p->left) && is_value(p->right)) {
		*c = (struct comparison){ p->left, p->right };
		return true;
	}
	*c = (struct comparison){ p->right, p->left };
	return is_tested(p->right) && is_value(p->left);
}

bool index_suits(const struct expr *x)
{
	const struct expr *p = x->path.predicates[0];
	struct comparison c;

	if ((p->op != OP_EQUAL && p->op != OP_AND) || (p->needs & (NEEDS_POSITION | NEEDS_SIZE)))
		return false;
	switch (x->path.axis) {
	case AXIS_CHILD:
	case AXIS_DESCENDANT:
	case AXIS_PRECEDING_SIBLING:
	case AXIS_FOLLOWING_SIBLING:
	case AXIS_PRECEDING:
	case AXIS_FOLLOWING:
		return x->path.test.kind == TEST_NAME && find_comparison(p, &c);
	default:
		return false;
	}
}

/* The node and axis that a table is made for: siblings are the parent's children, what precedes or follows are the root's descendants. */
static enum axis table_axis(const struct expr *x, const xmlNode *node, const xmlNode **origin)
{
	if (x->path.axis == AXIS_CHILD || x->path.axis == AXIS_DESCENDANT) {
		*origin = node;
		return x->path.axis;
	}
	*origin = NULL;
	if (node->type == XML_ATTRIBUTE_NODE || node->type == XML_NAMESPACE_DECL || node_is_root(node))
		return AXIS_CHILD;
	if (x->path.axis == AXIS_PRECEDING_SIBLING || x->path.axis == AXIS_FOLLOWING_SIBLING) {
		*origin = node_parent(node);
		return AXIS_CHILD;
	}
	*origin = node_root(node);
	return AXIS_DESCENDANT;
}

static bool looks_aside(const struct expr *x)
{
	return x->path.axis != AXIS_CHILD && x->path.axis != AXIS_DESCENDANT;
}

static bool looks_back(const struct expr *x)
{
	return x->path.axis == AXIS_PRECEDING_SIBLING || x->path.axis == AXIS_PRECEDING;
}

static uint64_t fingerprint_of(const struct expr *x, enum axis axis, const struct expr *tested)
{
	uint64_t h = (test_fingerprint(axis, &x->path.test) + looks_aside(x)) * UINT64_C(0x9E3779B97F4A7C15);

	return tested->op == OP_CONTEXT ? h : (h ^ h >> 31) + test_fingerprint(tested->path.axis, &tested->path.test);
}

void index_cost(struct xpath_run *r, const struct expr *x, const xmlNode *node, size_t steps)
{
	struct comparison c;
	const xmlNode *origin;
	enum axis axis;
	uint64_t fingerprint;

	if (steps < WORTH_IT || !find_comparison(x->path.predicates[0], &c))
		return;
	axis = table_axis(x, node, &origin);
	if (origin == NULL || !index_allowed(r, origin))
		return;
	fingerprint = fingerprint_of(x, axis, c.tested);
	if (index_find(&r->world->paths, fingerprint, origin) == NULL)
		index_note(&r->world->paths, fingerprint, origin);
}

static struct entry *number_slot(const struct path_index *i, const xmlNode *node)
{
	uint64_t h = (uint64_t)(uintptr_t)node * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(h >> 20) & (i->number_cap - 1);

	while (i->numbers[at].node != NULL && i->numbers[at].node != node)
		at = (at + 1) & (i->number_cap - 1);
	return &i->numbers[at];
}

static void number_nodes(struct path_index *i)
{
	i->number_cap = 64;
	while (i->number_cap < i->count * 2)
		i->number_cap *= 2;
	i->numbers = mem_alloc(i->number_cap * sizeof *i->numbers);
	for (size_t k = 0; k < map_len(i->values); k++) {
		const struct entries *list = map_value(i->values, k);

		for (size_t j = 0; j < list->len; j++)
			*number_slot(i, list->items[j].node) = list->items[j];
	}
}

struct filling {
	struct sink sink;
	struct path_index *index;
	const struct expr *tested;
	xmlNodePtr node; /* whose values are being put in */
};

static int take_value(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct filling *f = (struct filling *)s;
	struct scratch_mark mark = scratch_mark(&r->scratch);

	index_put(r, f->index, node_text(r, node), f->node);
	scratch_back(&r->scratch, mark);
	return 0;
}

static int take_node(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct filling *outer = (struct filling *)s, inner = { { take_value }, outer->index, outer->tested, node };

	outer->index->count++;
	if (outer->tested->op == OP_CONTEXT)
		return take_value(&inner.sink, r, node);
	return step_from(r, outer->tested, node, NULL, &inner.sink);
}

static int fill(struct xpath_run *r, struct path_index *i, const struct expr *x, enum axis axis, const struct expr *tested)
{
	struct filling f = { { take_node }, i, tested, NULL };
	struct expr bare = *x;
	size_t steps = r->steps;

	bare.path.axis = axis;
	bare.path.predicate_count = 0;
	i->values = map_new();
	if (step_from(r, &bare, (xmlNodePtr)(uintptr_t)i->origin, NULL, &f.sink) < 0) {
		index_empty(i);
		return -1;
	}
	r->steps = steps; /* shared by all who ask after this */
	if (looks_aside(x))
		number_nodes(i);
	return 0;
}

/* Of preceding the ancestors, of following the descendants are no part. */
static bool is_on_axis(const struct expr *x, const xmlNode *node, const xmlNode *proposed)
{
	const xmlNode *inner = looks_back(x) ? node : proposed, *outer = looks_back(x) ? proposed : node;

	if (x->path.axis != AXIS_PRECEDING && x->path.axis != AXIS_FOLLOWING)
		return true;
	while (inner != NULL && inner != outer)
		inner = node_parent(inner);
	return inner == NULL;
}

/* What a step looks through: entries from..to of a value. */
struct range {
	const struct entries *list;
	size_t from, to;
};

/* Cuts off what is not on the step's side of the node. */
static void cut(const struct expr *x, size_t number, struct range *g)
{
	size_t low = 0, high = g->to;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (g->list->items[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (looks_back(x))
		g->to = low;
	else
		g->from = low < g->to && g->list->items[low].number == number ? low + 1 : low;
}

/* False when the table does not know the node: then nobody knows on which side of it its nodes lie. */
static bool find_range(const struct path_index *i, struct xpath_text value, const struct expr *x, const xmlNode *node, struct range *g)
{
	const struct entry *self = looks_aside(x) ? number_slot(i, node) : NULL;

	g->list = map_get_n(i->values, value.start, value.len);
	g->from = 0;
	g->to = g->list != NULL ? g->list->len : 0;
	if (!looks_aside(x))
		return true;
	if (self->node == NULL)
		return false;
	cut(x, self->number, g);
	return true;
}

static int stream(struct xpath_run *r, const struct expr *x, const struct range *g, xmlNodePtr node, xmlNodePtr current, struct sink *s)
{
	struct choosing c = { .focus = { .current = current } };

	for (size_t k = g->from; !c.over && k < g->to; k++) {
		int status;

		c.focus.node = g->list->items[looks_back(x) ? g->to - 1 - (k - g->from) : k].node;
		if (step_counts(r) != 0)
			return -1;
		if (!is_on_axis(x, node, c.focus.node))
			continue;
		status = step_passes(r, x, &c);
		if (status > 0)
			status = s->take(s, r, c.focus.node);
		if (status != 0)
			return status;
	}
	return 0;
}

static void gather(struct xpath_run *r, const struct expr *x, const struct range *g, const xmlNode *node, struct node_list *list)
{
	for (size_t k = g->from; k < g->to; k++) {
		if (is_on_axis(x, node, g->list->items[k].node))
			node_list_add(r, list, g->list->items[k].node);
	}
}

static int hand_over(struct xpath_run *r, const struct expr *x, struct node_list *list, bool sorted, xmlNodePtr current, struct sink *s)
{
	struct xpath_nodes nodes = { list->items, list->len };

	if (!sorted)
		nodes_sort(&nodes);
	if (looks_back(x))
		nodes_reverse(&nodes);
	list->len = nodes.len;
	if (step_choose(r, x, 0, list, current) != 0)
		return -1;
	return list_each(r, &(struct xpath_nodes){ list->items, list->len }, s);
}

static int look_up(struct xpath_run *r, const struct expr *x, const struct path_index *i, const struct expr *wanted, xmlNodePtr node, xmlNodePtr current,
                   struct sink *s, bool *done)
{
	struct focus f = { node, 1, 1, current };
	struct node_list list = { 0 };
	struct xpath_value value;
	struct range g;
	size_t texts;

	if (eval_value(r, wanted, &f, &value) != 0)
		return -1;
	if (value.type != VALUE_NODES && value.type != VALUE_STRING)
		return 0;
	texts = value.type == VALUE_NODES ? value.nodes.len : 1;
	for (size_t k = 0; k < texts; k++) {
		if (!find_range(i, value.type == VALUE_NODES ? node_text(r, value.nodes.items[k]) : value.text, x, node, &g))
			return 0;
		if (texts == 1 && (x->shape & SHAPE_STREAMED)) {
			*done = true;
			return stream(r, x, &g, node, current, s);
		}
		gather(r, x, &g, node, &list);
	}
	*done = true;
	return hand_over(r, x, &list, texts <= 1, current, s);
}

int index_step(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s, bool *done)
{
	struct comparison c;
	struct path_index *i;
	const xmlNode *origin;
	enum axis axis;

	*done = false;
	if (r->world->paths.len == 0 || !find_comparison(x->path.predicates[0], &c))
		return 0;
	axis = table_axis(x, node, &origin);
	i = origin != NULL ? index_find(&r->world->paths, fingerprint_of(x, axis, c.tested), origin) : NULL;
	if (i == NULL)
		return 0;
	if (i->values == NULL && fill(r, i, x, axis, c.tested) != 0)
		return -1;
	if (map_len(i->values) == 0) {
		*done = true;
		return 0;
	}
	return look_up(r, x, i, c.value, node, current, s, done);
}
