/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of putting a graph together (graph.h): which parts are worked out once and looked up from then on, how long each of them holds, and which are remembered
 * for other nodes (graph_memo.c). Parts are in the order in which they were made, so that operands come before what is made of them.
 */
#include "graph_part.h"

#include "mem.h"

/* Whether looking a part up is less work than working it out. */
static bool is_worth_sharing(const struct expr *x)
{
	if (is_constant(x) || x->op == OP_CONTEXT || x->op == OP_ROOT || x->op == OP_SHARED)
		return false;
	return x->op != OP_STEP || x->path.axis != AXIS_ATTRIBUTE || x->path.input->op != OP_CONTEXT || x->path.predicate_count > 0;
}

static const struct expr *standing_for(const struct part *user, const struct expr *x)
{
	const struct part *p = part_of(x);

	return p->shared != NULL && p->shared != user ? &p->shared->x : x;
}

static void stand_in(const struct part *user, const struct expr *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		((const struct expr **)(uintptr_t)list)[i] = standing_for(user, list[i]);
}

/* Operands that are shared are reached through the part that stands for them. */
static void redirect(struct part *p)
{
	struct expr *x = &p->x;

	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VALUE: case OP_CONTEXT: case OP_ROOT: case OP_SHARED: case OP_VARIABLE:
		break;
	case OP_CALL:
		stand_in(p, x->call.args, x->call.count);
		break;
	case OP_STEP: case OP_FILTER:
		x->path.input = standing_for(p, x->path.input);
		stand_in(p, x->path.predicates, x->path.predicate_count);
		break;
	case OP_NEGATE:
		x->left = standing_for(p, x->left);
		break;
	default:
		x->left = standing_for(p, x->left);
		x->right = standing_for(p, x->right);
	}
	expr_shape(x);
}

static enum level least(enum level a, const struct expr *x)
{
	enum level b = part_of(x)->level;

	return a < b ? a : b;
}

/* How far above the graph's node "..", "../.." lead; 0: it is no such path. */
static unsigned climbs(const struct expr *x)
{
	unsigned n = 0;

	for (; x->op == OP_STEP && x->path.axis == AXIS_PARENT && x->path.test.kind == TEST_NODE && x->path.predicate_count == 0; x = x->path.input)
		n++;
	return x->op == OP_CONTEXT ? n : 0;
}

static enum level level_of(const struct expr *x)
{
	enum level level = LEVEL_FIXED;
	unsigned up;

	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VALUE: case OP_ROOT: case OP_VARIABLE:
		return LEVEL_FIXED;
	case OP_CONTEXT:
		return LEVEL_NODE;
	case OP_SHARED:
		return part_of(x->shared.part)->level;
	case OP_CALL:
		for (size_t i = 0; i < x->call.count; i++)
			level = least(level, x->call.args[i]);
		return (x->needs & NEEDS_NODE) && !is_key(x) ? LEVEL_NODE : level;
	case OP_STEP: case OP_FILTER:
		up = climbs(x);
		if (up > 0)
			return up < LEVEL_FIXED ? (enum level)up : LEVEL_GRANDPARENT;
		level = least(level, x->path.input);
		for (size_t i = 0; i < x->path.predicate_count; i++)
			level = least(level, x->path.predicates[i]);
		return level;
	case OP_NEGATE:
		return least(level, x->left);
	default:
		return least(least(level, x->left), x->right);
	}
}

/* Parts in predicates hold as long as what they share with the graph's node. */
static void set_level(struct part *p)
{
	p->level = p->fixed ? LEVEL_FIXED : level_of(&p->x);
	if (p->x.op == OP_SHARED)
		p->x.shared.level = p->level;
}

/* Names as the document's own: there equal names are mostly found equal by where they lie. */
static void intern(struct xpath_graph *g, struct node_test *t)
{
	xmlDocPtr doc = xpath_world_doc(g->run->world);
	const xmlNode *top = xmlDocGetRootElement(doc);

	if (t->name != NULL && doc->dict != NULL)
		t->name = (const char *)xmlDictLookup(doc->dict, (const xmlChar *)t->name, -1);
	if (t->uri != NULL && t->uri[0] != '\0' && top != NULL && top->ns != NULL && strcmp((const char *)top->ns->href, t->uri) == 0)
		t->uri = (const char *)top->ns->href;
}

void xpath_graph_finish(struct xpath_graph *g, const struct xpath_key *keys, size_t n)
{
	size_t count = g->parts.len;

	xpath_run_keys(g->run, keys, n);
	memos_plan(g);
	for (size_t i = 0; i < count; i++) {
		struct part *p = g->parts.items[i];

		if (!p->inner && p->uses > 1 && is_worth_sharing(&p->x))
			part_shared(g, p);
	}
	for (size_t i = 0; i < g->parts.len; i++)
		set_level(g->parts.items[i]);
	for (size_t i = 0; i < count; i++)
		redirect(g->parts.items[i]);
	for (size_t i = 0; i < count; i++) {
		if (g->parts.items[i]->x.op == OP_STEP)
			intern(g, &g->parts.items[i]->x.path.test);
	}
	g->cells = mem_alloc((g->cell_count + 1) * sizeof *g->cells);
}

void xpath_graph_size(const struct xpath_graph *g, size_t *parts, size_t *shared_parts)
{
	*parts = g->parts.len;
	*shared_parts = g->cell_count;
}
