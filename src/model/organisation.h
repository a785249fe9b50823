/* SPDX-License-Identifier: Apache-2.0 */
/* Units, positions and assignments by id, and what follows from them. Nodes belong to the tree. */
#ifndef ORGANISATION_H
#define ORGANISATION_H

#include "tree.h"

#include <stdbool.h>

struct map;

struct organisation {
	struct map *units, *positions, *assignments; /* id -> element; the first of an id counts */
};

void organisation_open(struct organisation *o, const struct tree *t);
void organisation_release(struct organisation *o);
const xmlNode *organisation_unit(const struct organisation *o, const char *id);
/* Whether the unit is the other one or below it. Unknown units are below none. */
bool organisation_within(const struct organisation *o, const char *unit, const char *other);
/* The position that owns an asset on a day (YYYY-MM-DD): of its system-owner roles the first whose assignment is current, else the first. NULL if unknown. */
const xmlNode *organisation_owner(const struct organisation *o, const xmlNode *asset, const char *day);
/* The position that heads a unit: the first of the unit's positions that is a director, managing director or manager. NULL if there is none. */
const xmlNode *organisation_head(const struct organisation *o, const char *unit);
/* The unit a subject belongs to: an asset's owning unit (its submission's where it states none), a unit itself, what a record or position names; NULL if unknown. */
const char *organisation_unit_of(const struct organisation *o, const xmlNode *subject);

#endif
