/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Paths, node by node: a node-set expression hands its nodes over one after another, so that who only wants to know whether there is one, or how many there are,
 * makes no list.
 */
#ifndef PATH_H
#define PATH_H

#include "bounds.h"
#include "run.h"

/* Takes a node: 0 to go on, 1 when it has had enough, -1 after run_fail(). Embedded in what it needs to know. */
struct sink {
	int (*take)(struct sink *s, struct xpath_run *r, xmlNodePtr node);
};

/* What is known of a path's nodes, in the order they are handed over, before it runs. */
enum order {
	ORDER_SINGLE = 1,   /* at most one */
	ORDER_SORTED = 2,   /* in document order, no doubles */
	ORDER_FLAT = 4,     /* none is an ancestor of another */
	ORDER_REVERSED = 8, /* against document order, no doubles */
	ORDER_UNIQUE = 16   /* no doubles; comes with the other four */
};

/* Hands over the nodes of any node-set expression: 0 at the end, 1 when the sink had enough, -1. */
int path_each(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s);
/* Paths of SHAPE_SINGLE: the node, or NULL. */
xmlNodePtr path_one(const struct expr *x, const struct focus *f);
/* The same of any expression: false if it is none of them. */
static inline bool path_single(const struct expr *x, const struct focus *f, xmlNodePtr *out)
{
	if (!(x->shape & SHAPE_SINGLE))
		return false;
	*out = path_one(x, f);
	return true;
}
/* Whether there is any. */
int path_exists(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out);
/* path_step.c: the nodes of one step from one node. */
int step_from(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s);
/* path_step.c: the nodes of a list, in the order given, that fulfil the predicates from the given one on; the list is used up. */
int step_choose(struct xpath_run *r, const struct expr *x, size_t from, struct node_list *list, xmlNodePtr current);
/* Predicates tried on the nodes of one step as they come along its axis. */
#define STREAMED 4 /* predicates whose positions are counted on the way */
struct choosing {
	struct focus focus; /* its node is the one to be tried */
	size_t positions[STREAMED];
	bool over;          /* no later node can pass */
};
/* 1, 0, -1 */
int step_passes(struct xpath_run *r, const struct expr *x, struct choosing *c);
/* path_merge.c: a step whose nodes overlap when it is taken from several nodes. */
int step_merged(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s);
/* Whether a predicate holds at a place: 1, 0, -1. */
int predicate_holds(struct xpath_run *r, const struct expr *predicate, const struct focus *f);
bool expr_calls(const struct expr *x, const char *name);
static inline bool expr_is_call(const struct expr *x, int (*function)(struct xpath_run *, const struct expr *, const struct focus *, struct xpath_value *))
{
	return x->op == OP_CALL && x->call.function->call == function;
}

static inline int step_counts(struct xpath_run *r)
{
	return ++r->steps <= LIMIT_XPATH_STEPS ? 0 : run_too_deep(r);
}

/* functions_number.c: number(…) of SHAPE_NUMBER or SHAPE_DIGITS. */
int number_of_call(struct xpath_run *r, const struct expr *call, const struct focus *f, double *out);
/* nodes.c */
void nodes_reverse(struct xpath_nodes *nodes);
/* Hands over what a list holds. */
int list_each(struct xpath_run *r, const struct xpath_nodes *nodes, struct sink *s);

#endif
