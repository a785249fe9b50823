/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many expressions that are asked of one node after another, put together: variables are replaced by what they mean, constants are worked out, and what is equal, in
 * whichever expression it stands, is one part that is evaluated at most once for each node. For tests that mostly hold; what they say when they do not is
 * the affair of the expressions they were made of.
 *
 *   let d = @date    a: $d > '2025'            >
 *   let m = '2025'   b: @date > $m and @kind   /  \        one comparison, asked for by a and b
 */
#ifndef GRAPH_H
#define GRAPH_H

#include "xpath.h"

struct xpath_graph;
/* A part of a graph: lives as long as it. */
struct expr;

struct xpath_graph_names {
	/* What a variable means: a part that was added before; NULL when that cannot be told. */
	const struct expr *(*variable)(void *payload, const char *name);
	/* The name that a key has among the graph's keys; NULL when there is none. Borrowed. */
	const char *(*key)(void *payload, const char *name);
	void *payload;
};

/* An empty graph over a world whose document, but for what is below the nodes that are asked about, does not change while the graph lives. */
struct xpath_graph *xpath_graph_new(struct xpath_world *w);
void xpath_graph_free(struct xpath_graph *g);
/* Adds an expression, to be evaluated at the graph's node. NULL when it cannot be a part: a variable that is not known, a function that looks elsewhere. */
const struct expr *xpath_graph_add(struct xpath_graph *g, const struct xpath *x, const struct xpath_graph_names *names);
/* Adds a value, which is copied; its nodes are not. */
const struct expr *xpath_graph_value(struct xpath_graph *g, const struct xpath_value *value);
/* After the last part: the keys (borrowed) are those that names gave. */
void xpath_graph_finish(struct xpath_graph *g, const struct xpath_key *keys, size_t n);

/* The node that is asked about from now on. What was worked out for the one before is forgotten, also when it is the same: it may have changed. */
void xpath_graph_at(struct xpath_graph *g, xmlNodePtr node);
/* The same where nothing has changed since. */
void xpath_graph_move(struct xpath_graph *g, xmlNodePtr node);
xmlNodePtr xpath_graph_node(const struct xpath_graph *g);
/* Says that the part's value will be asked for by itself. Before xpath_graph_finish(). */
void xpath_graph_keep(struct xpath_graph *g, const struct expr *part);
/* The value of a part that is kept, valid until the graph goes to another node: 0, or -1 when it cannot run. */
int xpath_graph_eval(struct xpath_graph *g, const struct expr *part, struct xpath_value *out);
/* As boolean() of the part: 1, 0, or -1 when it cannot run. */
int xpath_graph_test(struct xpath_graph *g, const struct expr *part);
/* For matching patterns. */
struct xpath_run *xpath_graph_run(struct xpath_graph *g);

/* As xpath_set_lazy() at the graph's node, but worked out as the part of the graph that the value was added as. The graph must not move while it is there. */
void xpath_set_part(struct xpath_run *r, int slot, const struct xpath *value, struct xpath_graph *g, const struct expr *part);

#endif
