/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluation of a graph's parts (graph.h): as any expression, but that a shared part is looked up. A cell's value is the node's whose stamp it has; what it points at lies in
 * memory that is given back when the next node comes, or, of parts that do not hang on the node, stays.
 */
#include "graph_part.h"

#include "axes.h"

#include <string.h>

static void begin_level(struct xpath_graph *g, enum level level, const xmlNode *node)
{
	g->above[level] = node;
	g->stamps[level] = ++g->clock;
	scratch_back(&g->memory[level], (struct scratch_mark){ 0 });
}

/* Goes to the node; what holds for its parent, or for that one's, is kept where it is the same as before and nothing has changed. */
static void go(struct xpath_graph *g, xmlNodePtr node, bool changed)
{
	const xmlNode *up = node;

	changed = memos_empty(g) || changed;
	g->node = node;
	begin_level(g, LEVEL_NODE, node);
	for (enum level level = LEVEL_PARENT; level < LEVEL_FIXED; level++) {
		up = up != NULL ? node_parent(up) : NULL;
		if (changed || g->above[level] != up)
			begin_level(g, level, up);
	}
}

void xpath_graph_at(struct xpath_graph *g, xmlNodePtr node)
{
	go(g, node, true);
}

void xpath_graph_move(struct xpath_graph *g, xmlNodePtr node)
{
	go(g, node, false);
}

xmlNodePtr xpath_graph_node(const struct xpath_graph *g)
{
	return g->node;
}

struct xpath_run *xpath_graph_run(struct xpath_graph *g)
{
	return g->run;
}

/* Namespace nodes lie in scratch memory too. */
void part_keep(struct scratch *memory, struct xpath_value *v)
{
	if (v->type == VALUE_STRING && v->text.len > 0) {
		char *copy = scratch_alloc(memory, v->text.len);

		memcpy(copy, v->text.start, v->text.len);
		v->text.start = copy;
	} else if (v->type == VALUE_NODES && v->nodes.len > 0) {
		xmlNodePtr *copy = scratch_alloc(memory, v->nodes.len * sizeof *copy);

		memcpy(copy, v->nodes.items, v->nodes.len * sizeof *copy);
		for (size_t i = 0; i < v->nodes.len; i++) {
			if (copy[i]->type == XML_NAMESPACE_DECL)
				copy[i] = memcpy(scratch_alloc(memory, sizeof(xmlNs)), copy[i], sizeof(xmlNs));
		}
		v->nodes.items = copy;
	}
}

/* Whether what lies there was made since the mark. What is older is the document's, the graph's or another cell's, which holds at least as long as this one. */
static bool is_new(const struct scratch *s, struct scratch_mark mark, const void *p)
{
	return s->top != mark.top || ((const char *)p >= mark.next && (const char *)p < s->next);
}

int part_evaluate(struct xpath_run *r, const struct part *p, struct xpath_value *out)
{
	struct focus f = { r->graph->node, 1, 1, r->graph->node };

	return eval_value(r, &p->x, &f, out);
}

static int work_out_kept(struct xpath_run *r, const struct part *p, const struct focus *f, unsigned level, struct xpath_value *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);

	if (eval_value(r, &p->x, f, out) != 0)
		return -1;
	if (out->type == VALUE_STRING ? is_new(&r->scratch, mark, out->text.start) : out->type == VALUE_NODES && is_new(&r->scratch, mark, out->nodes.items))
		part_keep(&r->graph->memory[level], out);
	scratch_back(&r->scratch, mark);
	return 0;
}

/* x is the OP_SHARED that stands for the part. */
static int work_out(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_value *out)
{
	const struct part *p = part_of(x->shared.part);
	int status;

	if (run_too_deep(r) != 0)
		return -1;
	status = p->memo != NULL ? memo_value(r, p, out) : 0;
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (x->type == VALUE_BOOLEAN) {
		out->type = VALUE_BOOLEAN;
		return eval_boolean(r, &p->x, f, &out->boolean);
	}
	if (x->type == VALUE_NUMBER) {
		out->type = VALUE_NUMBER;
		return eval_number(r, &p->x, f, &out->number);
	}
	return work_out_kept(r, p, f, x->shared.level, out);
}

/* Namespace nodes lie in scratch memory: where one was, another may be. */
static const struct xpath_value *shared_inner(struct xpath_run *r, const struct expr *x, const struct focus *f)
{
	struct xpath_graph *g = r->graph;
	struct cell *cell = &g->cells[x->shared.cell + ((uintptr_t)f->node / 64) % INNER_CELLS];

	if (cell->stamp != g->stamps[x->shared.level] || cell->node != f->node) {
		cell->stamp = 0;
		if (work_out(r, x, f, &cell->value) != 0)
			return NULL;
		cell->stamp = f->node->type != XML_NAMESPACE_DECL ? g->stamps[x->shared.level] : 0;
		cell->node = f->node;
	}
	return &cell->value;
}

const struct xpath_value *part_shared_value(struct xpath_run *r, const struct expr *x, const struct focus *f)
{
	struct xpath_graph *g = r->graph;
	struct cell *cell = &g->cells[x->shared.cell];
	struct focus own = { g->node, 1, 1, g->node };

	if (part_of(x)->inner)
		return shared_inner(r, x, f);
	if (work_out(r, x, &own, &cell->value) != 0)
		return NULL;
	cell->stamp = g->stamps[x->shared.level];
	return &cell->value;
}

int xpath_graph_eval(struct xpath_graph *g, const struct expr *x, struct xpath_value *out)
{
	const struct part *part = part_of(x);
	struct focus f = { g->node, 1, 1, g->node };
	int status;

	run_begin(g->run);
	status = eval_value(g->run, part->shared != NULL ? &part->shared->x : x, &f, out);
	run_end(g->run);
	return status;
}

int xpath_graph_test(struct xpath_graph *g, const struct expr *x)
{
	const struct part *part = part_of(x);
	struct focus f = { g->node, 1, 1, g->node };
	struct scratch_mark mark;
	bool truth;
	int status;

	run_begin(g->run);
	mark = scratch_mark(&g->run->scratch);
	status = eval_boolean(g->run, part->shared != NULL ? &part->shared->x : x, &f, &truth);
	scratch_back(&g->run->scratch, mark);
	run_end(g->run);
	return status == 0 ? truth : -1;
}
