/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where an expression looks, told without running it. The caller divides its documents into areas (bits of its own meaning) and says where a step leads from each;
 * an expression is followed step by step, predicates and variables included.
 */
#ifndef REACH_H
#define REACH_H

#include "pattern.h"

struct xpath_move {
	enum { MOVE_CHILD, MOVE_DESCENDANT, MOVE_ATTRIBUTE, MOVE_PARENT, MOVE_ANCESTOR, MOVE_SIBLING, MOVE_ELSEWHERE /* following, preceding */ } way;
	const char *name; /* local name of the elements or attributes it goes to; NULL: of any name */
	bool elements;    /* false: it only goes to text, comments or processing instructions */
};

struct xpath_areas {
	unsigned root; /* the area of a document's root */
	/* The areas a step leads to from one area. */
	unsigned (*step)(void *payload, unsigned area, const struct xpath_move *move);
	/* The areas where nodes of a key lie; name is NULL when it is only known when it runs. */
	unsigned (*key)(void *payload, const char *name);
	/* The areas where the nodes of a variable lie. */
	unsigned (*variable)(void *payload, const char *name);
	void *payload;
};

/* The areas where the value's nodes lie when it is evaluated at nodes of the areas from (0: the value is no node-set). Adds to *seen every area something is read from. */
unsigned xpath_reach(const struct xpath *x, unsigned from, const struct xpath_areas *areas, unsigned *seen);
/* Adds what the predicates of a pattern read that matches nodes of the areas from. */
void xpath_pattern_reach(const struct xpath_pattern *p, unsigned from, const struct xpath_areas *areas, unsigned *seen);

/* How many steps of the i-th alternative stand after the one that tests the local name, each a step down; -1 when there is none, or not so many for sure. */
int xpath_pattern_below(const struct xpath_pattern *p, size_t i, const char *local_name);

#endif
