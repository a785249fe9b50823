/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where two sides part: the smallest piece of an expression that gives different values although all it is made of gives the same. "//a[. =
 * '1e3']" at the root comes down to "number(.)" at one text.
 */
#ifndef BLAME_H
#define BLAME_H

#include "grammar.h"
#include "sides.h"

struct culprit {
	struct term *tree;
	xmlNodePtr node;
	struct outcome ours, theirs;
};

/* The tree differs at the node, with out's values; current() is that of $_current. When only its writing matters, the tree as it is. */
void blame_find(struct culprit *out, struct sides *s, const struct term *tree, xmlNodePtr node, struct arena *a);
/* A copy in which position() and last() are these numbers and current() is $_current. */
struct term *blame_pin(struct arena *a, const struct term *t, size_t position, size_t last);
/* Evaluates a tree on both sides. Whether they differ. */
bool blame_differs(struct sides *s, const struct term *tree, xmlNodePtr node, struct arena *a, struct outcome *ours, struct outcome *theirs);

#endif
