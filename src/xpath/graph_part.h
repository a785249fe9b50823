/* SPDX-License-Identifier: Apache-2.0 */
/* A graph from inside: shared by graph.c (putting together) and graph_run.c (evaluation). */
#ifndef GRAPH_PART_H
#define GRAPH_PART_H

#include "ast.h"
#include "graph.h"
#include "run.h"
#include "scratch.h"

/* A part. Equal parts are one. Parts in predicates (inner) are evaluated at the predicate's node; all others at the graph's. */
struct part {
	struct expr x;         /* first: a part is known by its expression */
	uint64_t hash;
	struct part *next;     /* of its hash chain */
	struct part *shared;   /* the OP_SHARED part that stands for it, or NULL */
	unsigned uses;         /* of parts and askers at the graph's node */
	bool inner;
	bool fixed;            /* does not hang on the graph's node */
};

/* What was worked out for a shared part. */
struct cell {
	uint64_t stamp;        /* of the node it is for; 0 = never */
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
	uint64_t stamp;        /* of the node; fixed parts have stamp 1 */
	xmlNodePtr node;
	struct scratch memory, fixed_memory; /* what cells point at */
};

#endif
