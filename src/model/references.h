/* SPDX-License-Identifier: Apache-2.0 */
/*
 * References by id: every attribute that names a unit, position, assignment, policy or asset must name one that is there. They are checked only where what they could name
 * has been read whole: an inventory validated by itself, without its organisation, has no wrong references.
 */
#ifndef REFERENCES_H
#define REFERENCES_H

#include "organisation.h"
#include "register.h"

#define REFERENCE_ROWS_MAX 32
#define REFERENCE_NAMES 64

struct references {
	const struct tree *tree;
	const xmlChar *elements[REFERENCE_ROWS_MAX], *attributes[REFERENCE_ROWS_MAX], *org_number; /* names as the tree's dictionary has them */
	uint32_t rows_of[REFERENCE_NAMES], rows_of_records; /* the rows an element can have, by a few bits of its name's address, or by its parent */
	struct organisation organisation;
	struct map *policies;
	bool has_organisation, has_policy;
	struct diag_sink sink;
	/* Called for every wrong reference, with the file it stands in. */
	void (*wrong)(void *payload, const char *file);
	void *payload;
};

/* Learns what there is from the resident documents. */
void references_open(struct references *r, const struct tree *t);
void references_release(struct references *r);
/* Says which units, positions, assignments and policies stand in two documents: nothing tells which is meant. */
void references_check_ids(struct references *r, const struct tree *t);
/* Says what is wrong in an element and all below it. */
void references_check(struct references *r, const xmlNode *node);
/* Says which assets the register's entries depend on that are not there. */
void references_check_register(struct references *r, struct asset_register *assets);

#endif
