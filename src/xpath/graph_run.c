/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluation of a graph's parts (graph.h): as any expression, but that a shared part is looked up. A cell's value is the node's whose stamp it has; what it points at lies in
 * memory that is given back when the next node comes, or, of parts that do not hang on the node, stays.
 */
#include "graph_part.h"

#include <string.h>

void xpath_graph_at(struct xpath_graph *g, xmlNodePtr node)
{
	g->node = node;
	g->stamp++;
	scratch_back(&g->memory, (struct scratch_mark){ 0 });
}

xmlNodePtr xpath_graph_node(const struct xpath_graph *g)
{
	return g->node;
}

struct xpath_run *xpath_graph_run(struct xpath_graph *g)
{
	return g->run;
}

/* Copies what the value points at, so that it outlives the evaluation. Namespace nodes lie in scratch memory too. */
static void keep(struct scratch *memory, struct xpath_value *v)
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

int graph_shared(struct xpath_run *r, const struct expr *x, struct xpath_value *out)
{
	struct xpath_graph *g = r->graph;
	struct cell *cell = &g->cells[x->shared.cell];
	const struct part *part = (const struct part *)(const void *)x->shared.part;
	uint64_t stamp = part->fixed ? 1 : g->stamp;
	struct scratch_mark mark;

	if (cell->stamp != stamp) {
		struct focus f = { g->node, 1, 1, g->node };

		if (run_too_deep(r) != 0)
			return -1;
		mark = scratch_mark(&r->scratch);
		if (eval_value(r, &part->x, &f, &cell->value) != 0)
			return -1;
		keep(part->fixed ? &g->fixed_memory : &g->memory, &cell->value);
		scratch_back(&r->scratch, mark);
		cell->stamp = stamp;
	}
	*out = cell->value;
	return 0;
}

int xpath_graph_eval(struct xpath_graph *g, const struct expr *x, struct xpath_value *out)
{
	const struct part *part = (const struct part *)(const void *)x;
	struct focus f = { g->node, 1, 1, g->node };
	int status;

	run_begin(g->run);
	status = eval_value(g->run, part->shared != NULL ? &part->shared->x : x, &f, out);
	run_end(g->run);
	return status;
}

int xpath_graph_test(struct xpath_graph *g, const struct expr *x)
{
	const struct part *part = (const struct part *)(const void *)x;
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
