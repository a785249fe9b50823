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

/* Operands that are shared are reached through the part that stands for them. */
static void stand_in(void *payload, const struct expr **operand)
{
	const struct part *user = payload, *p = part_of(*operand);

	if (p->shared != NULL && p->shared != user)
		*operand = &p->shared->x;
}

static void redirect(struct part *p)
{
	if (p->x.op == OP_SHARED)
		return;
	part_operands(p, stand_in, p);
	expr_shape(&p->x);
}

static void take_keyed(void *payload, const struct expr **operand)
{
	struct part *p = payload;

	p->keyed = p->keyed || part_of(*operand)->keyed;
}

/* Looking keys up from one node for several users pays to be done once. */
static void share_inner(struct xpath_graph *g, struct part *p)
{
	if (!p->inner || p->x.op == OP_SHARED)
		return;
	p->keyed = p->x.op == OP_CALL && is_key(&p->x);
	part_operands(p, take_keyed, p);
	if (p->keyed && p->uses > 1 && !(p->x.needs & (NEEDS_POSITION | NEEDS_SIZE)))
		part_share_inner(g, p);
}

static void take_level(void *payload, const struct expr **operand)
{
	enum level *level = payload, other = part_of(*operand)->level;

	*level = other < *level ? other : *level;
}

/* How far above the graph's node "..", "../.." lead; 0: it is no such path. */
static unsigned climbs(const struct expr *x)
{
	unsigned n = 0;

	for (; x->op == OP_STEP && x->path.axis == AXIS_PARENT && x->path.test.kind == TEST_NODE && x->path.predicate_count == 0; x = x->path.input)
		n++;
	return x->op == OP_CONTEXT ? n : 0;
}

static enum level level_of(struct part *p)
{
	const struct expr *x = &p->x;
	enum level level = LEVEL_FIXED;
	unsigned up = climbs(x);

	if (p->fixed)
		return LEVEL_FIXED;
	if (x->op == OP_SHARED)
		return part_of(x->shared.part)->level;
	if (up > 0 && !p->inner)
		return up < LEVEL_FIXED ? (enum level)up : LEVEL_GRANDPARENT;
	if (!p->inner && (x->op == OP_CONTEXT || (x->op == OP_CALL && (x->needs & NEEDS_NODE) && !is_key(x))))
		return LEVEL_NODE;
	part_operands(p, take_level, &level);
	return level;
}

/* What hangs on an inner node holds no longer than nothing at all has changed. */
static void set_level(struct part *p)
{
	p->level = level_of(p);
	if (p->x.op == OP_SHARED)
		p->x.shared.level = p->inner && p->level == LEVEL_FIXED ? LEVEL_GRANDPARENT : p->level;
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
		share_inner(g, p);
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
