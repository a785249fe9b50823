/* SPDX-License-Identifier: Apache-2.0 */
/* Tables from texts to nodes, made for steps and paths that are taken again and again, kept by the world while its document does not change. */
#ifndef INDEX_TABLE_H
#define INDEX_TABLE_H

#include "index.h"
#include "map.h"

#define WORTH_IT 64 /* nodes looked at, for which a table may be made the next time */

/* A node and its number among all of the table, in document order. */
struct entry {
	xmlNodePtr node;
	size_t number; /* from 1 */
};

struct entries {
	struct entry *items;
	size_t len, cap;
};

struct path_index {
	uint64_t fingerprint;
	const xmlNode *origin;
	struct map *values;    /* struct entries; NULL: not made yet */
	struct entry *numbers; /* by node, when the axis looks to one side of a node */
	size_t number_cap;     /* a power of two, or 0 */
	size_t count;
};

/* NULL when nobody noted it. */
struct path_index *index_find(const struct path_indexes *all, uint64_t fingerprint, const xmlNode *origin);
/* Notes that a table would be of use; it has no values yet. */
void index_note(struct path_indexes *all, uint64_t fingerprint, const xmlNode *origin);
/* Whether the node's document stands still. */
bool index_allowed(const struct xpath_run *r, const xmlNode *origin);
/* Puts a node under a value; it has the number of the nodes counted so far. */
void index_put(struct xpath_run *r, struct path_index *i, struct xpath_text value, xmlNodePtr node);
void index_empty(struct path_index *i);

#endif
