/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Steps with a predicate like [@id = current()/@ref], taken again and again over many nodes: the second time one has looked at many, its nodes are put in a table by
 * the value compared, which the world keeps while the document does not change.
 */
#ifndef INDEX_H
#define INDEX_H

#include "path.h"

struct path_index;

struct path_indexes {
	struct path_index **slots; /* by fingerprint and origin */
	size_t len, cap;           /* cap: a power of two, or 0 */
};

void path_indexes_forget(struct path_indexes *all);

/* Whether the step could be answered by an index: told from the expression alone. */
bool index_suits(const struct expr *x);
/* step_from() by an index if there is one or if now is the time to make it; else *done is false, and nothing was handed over. */
int index_step(struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current, struct sink *s, bool *done);
/* index_text.c: whether a node of the path has the text, by a table of all its texts: for absolute paths that hang on nothing but the document. *done is false when
 * there is no table. */
int index_has_text(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_text text, bool *found, bool *done);
/* Says that the path was searched for a text without a table, and how many nodes were looked at. */
void index_text_cost(struct xpath_run *r, const struct expr *x, const struct focus *f, size_t steps);
/* Says that the step was taken without an index, and how many nodes were looked at. */
void index_cost(struct xpath_run *r, const struct expr *x, const xmlNode *node, size_t steps);

#endif
