/* SPDX-License-Identifier: Apache-2.0 */
/* A graph from inside: shared by graph.c (putting together), graph_finish.c, graph_memo.c and graph_run.c (evaluation). */
#ifndef GRAPH_PART_H
#define GRAPH_PART_H

#include "ast.h"
#include "graph.h"
#include "run.h"
#include "scratch.h"

#include <string.h>

/* How long a part holds: for the graph's node, for all children of its parent, of its parent's parent, or as long as the graph. */
enum level { LEVEL_NODE, LEVEL_PARENT, LEVEL_GRANDPARENT, LEVEL_FIXED, LEVELS };

struct memo;

/* A part. Equal parts are one. Parts in predicates (inner) are evaluated at the predicate's node; all others at the graph's. */
struct part {
	struct expr x;         /* first: a part is known by its expression */
	uint64_t hash;
	struct part *next;     /* of its hash chain */
	struct part *shared;   /* the OP_SHARED part that stands for it, or NULL */
	struct memo *memo;     /* values remembered for other nodes, or NULL */
	unsigned uses;         /* of parts and askers at the graph's node */
	bool asked;            /* for by itself */
	bool inner;
	bool fixed;            /* does not hang on the graph's node */
	enum level level;      /* from finish on */
	bool keyed;            /* inner, and a key is looked up in it */
	bool unfit;            /* while memos are planned */
	size_t gathered;       /* likewise */
};

#define INNER_CELLS 8 /* of a shared inner part, for as many nodes; a power of two */

/* What was worked out for a shared part. */
struct cell {
	uint64_t stamp;        /* of what it is for; 0 = never */
	const xmlNode *node;   /* of an inner part */
	struct xpath_value value;
};

struct xpath_graph {
	struct arena *arena;
	struct part **chains;  /* hash table */
	size_t chain_count, part_count;
	VEC(struct part *) parts;
	struct xpath_run *run;
	size_t cell_count;
	struct cell *cells;    /* from finish on */
	uint64_t clock;        /* the latest stamp given */
	uint64_t stamps[LEVELS];
	xmlNodePtr node;
	const xmlNode *above[LEVEL_FIXED]; /* by level: what the stamp is of */
	struct scratch memory[LEVELS]; /* what cells point at */
	VEC(struct memo *) memos;
	size_t memo_entries;
	struct scratch memo_memory;
};

static inline struct part *part_of(const struct expr *x)
{
	return (struct part *)(uintptr_t)x;
}

static inline bool is_constant(const struct expr *x)
{
	return x->op == OP_LITERAL || x->op == OP_NUMBER || x->op == OP_VALUE;
}

static inline bool is_key(const struct expr *x)
{
	return strcmp(x->call.function->name, "key") == 0 && x->call.count == 2;
}

/* graph.c: calls fn for what the part is directly made of; it may be replaced. */
typedef void part_operand_fn(void *payload, const struct expr **operand);
void part_operands(struct part *p, part_operand_fn *fn, void *payload);
/* The part of the graph's node, as a shared one where it is not at hand. */
struct part *part_shared(struct xpath_graph *g, struct part *p);
/* Has an inner part shared as well: looked up by its own node. It must not ask for its place among others. */
void part_share_inner(struct xpath_graph *g, struct part *p);
/* graph_run.c: works the part out at the graph's node. The value may lie in scratch memory. */
int part_evaluate(struct xpath_run *r, const struct part *p, struct xpath_value *out);
/* Copies what the value points at into memory, so that it outlives the evaluation. */
void part_keep(struct scratch *memory, struct xpath_value *v);

/* graph_run.c: the value of a shared part that is not in its cell, in it. */
const struct xpath_value *part_shared_value(struct xpath_run *r, const struct expr *x, const struct focus *f);

/* The value of a shared part, in its cell; NULL when it cannot run. */
static inline const struct xpath_value *graph_cell(struct xpath_run *r, const struct expr *x, const struct focus *f)
{
	const struct xpath_graph *g = r->graph;
	const struct cell *cell = &g->cells[x->shared.cell];

	return cell->stamp == g->stamps[x->shared.level] && cell->node == NULL ? &cell->value : part_shared_value(r, x, f);
}

/* graph_memo.c: gives memos to the parts that are worth one: before operands are redirected. */
void memos_plan(struct xpath_graph *g);
void memos_free(struct xpath_graph *g);
/* When the graph goes to another node: forgets everything when it has become too much. Returns whether it has: then no cell holds any longer. */
bool memos_empty(struct xpath_graph *g);
/* The part's value, remembered now if it was not: 1; 0 when it cannot be, -1 when it cannot run. Valid until memos_empty() gives true. */
int memo_value(struct xpath_run *r, const struct part *p, struct xpath_value *out);

#endif
