/* SPDX-License-Identifier: Apache-2.0 */
/* A set of addresses, for telling nodes that were there before. Not in any order. */
#ifndef NODES_H
#define NODES_H

#include "run.h"

struct node_table {
	const void **slots;
	size_t len, cap;
};

/* Whether it is new. */
bool node_table_add(struct node_table *t, const void *node);
bool node_table_has(const struct node_table *t, const void *node);
void node_table_release(struct node_table *t);

#endif
