/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Patterns of several schemas, with their variables' values, in one graph (graph.h): a quick answer to whether a pattern has anything to say of the nodes of an
 * index. It never says what: that is the affair of a run (schematron.h), which is asked when there is something, or when this cannot tell.
 */
#ifndef LINKED_H
#define LINKED_H

#include "dispatch.h"
#include "schematron.h"

struct linked;
struct linked_pattern;

/* For runs over the world; the document, but for what is in the indexes, does not change while it lives. */
struct linked *linked_new(struct xpath_world *world);
void linked_free(struct linked *l);
/* Adds a pattern with the values that the started run has. NULL when it cannot be told quickly. Borrows the run's schema. */
struct linked_pattern *linked_add(struct linked *l, struct schematron_run *run, const struct sch_pattern *p);
/* After the last pattern. */
void linked_finish(struct linked *l);

enum linked_answer {
	LINKED_NOTHING, /* no rule applies to any node */
	LINKED_HOLDS,   /* rules apply, and there is nothing to say */
	LINKED_SPEAKS   /* something to say, or cannot be told here: ask the run */
};
enum linked_answer linked_ask(struct linked *l, struct linked_pattern *p, struct node_index *index);
/* Runs the pattern on the index as schematron_run_pattern_over() does; what the pattern's rules define is taken from the graph where it has been worked out. */
void linked_run(struct linked *l, const struct linked_pattern *p, struct schematron_run *run, struct node_index *index);
/* Says that the nodes asked about next are others, though they may lie where the last ones lay. */
void linked_next(struct linked *l);

#endif
