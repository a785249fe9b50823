/* SPDX-License-Identifier: Apache-2.0 */
/* The organisation (organisation.h). A parent chain that runs in a circle ends after as many steps as there are units. */
#include "organisation.h"

#include "map.h"

#include <string.h>

static void index_all(struct map *to, const xmlNode *document, const char *name)
{
	for (xmlNodePtr node = tree_child(document, name); node != NULL; node = tree_next(node, name)) {
		const char *id = tree_value(node, "id");

		if (id != NULL && map_get(to, id) == NULL)
			map_set(to, id, node);
	}
}

void organisation_open(struct organisation *o, const struct tree *t)
{
	o->units = map_new();
	o->positions = map_new();
	o->assignments = map_new();
	for (const xmlNode *d = tree_child(t->repository, "organisation"); d != NULL; d = tree_next(d, "organisation")) {
		index_all(o->units, d, "unit");
		index_all(o->positions, d, "position");
		index_all(o->assignments, d, "assignment");
	}
}

void organisation_release(struct organisation *o)
{
	map_free(o->units);
	map_free(o->positions);
	map_free(o->assignments);
}

const xmlNode *organisation_unit(const struct organisation *o, const char *id)
{
	return id != NULL ? map_get(o->units, id) : NULL;
}

bool organisation_within(const struct organisation *o, const char *unit, const char *other)
{
	size_t steps = map_len(o->units);

	while (unit != NULL) {
		const xmlNode *node = organisation_unit(o, unit);

		if (strcmp(unit, other) == 0)
			return true;
		unit = node != NULL && steps-- > 0 ? tree_value(node, "parent") : NULL;
	}
	return false;
}

static bool is_current(const xmlNode *assignment, const char *day)
{
	const char *from = tree_value(assignment, "from"), *to = tree_value(assignment, "to");

	return (from == NULL || strcmp(from, day) <= 0) && (to == NULL || strcmp(to, day) >= 0);
}

const xmlNode *organisation_owner(const struct organisation *o, const xmlNode *asset, const char *day)
{
	const xmlNode *chosen = NULL;
	const char *position;

	for (const xmlNode *role = tree_child(asset, "role"); role != NULL; role = tree_next(role, "role")) {
		const char *name = tree_value(role, "name"), *id = tree_value(role, "assignment");
		const xmlNode *assignment = id != NULL ? map_get(o->assignments, id) : NULL;

		if (name == NULL || strcmp(name, "system-owner") != 0 || assignment == NULL)
			continue;
		if (chosen == NULL)
			chosen = assignment;
		if (is_current(assignment, day)) {
			chosen = assignment;
			break;
		}
	}
	position = chosen != NULL ? tree_value(chosen, "position") : NULL;
	return position != NULL ? map_get(o->positions, position) : NULL;
}

static bool is_head(const xmlNode *position)
{
	static const char *const kinds[] = { "municipal-director", "managing-director", "sector-manager", "administration-manager", "unit-manager" };
	const char *kind = tree_value(position, "kind");

	for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i], kind) == 0)
			return true;
	}
	return false;
}

const xmlNode *organisation_head(const struct organisation *o, const char *unit)
{
	for (size_t i = 0; i < map_len(o->positions); i++) {
		const xmlNode *position = map_value(o->positions, i);
		const char *of = tree_value(position, "unit");

		if (of != NULL && strcmp(of, unit) == 0 && is_head(position))
			return position;
	}
	return NULL;
}

const char *organisation_unit_of(const struct organisation *o, const xmlNode *subject)
{
	const char *unit;

	if (tree_is(subject, "unit"))
		return tree_value(subject, "id");
	if (tree_is(subject, "asset")) {
		unit = tree_value(subject, "owning-unit");
		return unit != NULL || subject->parent == NULL ? unit : tree_value(subject->parent, "unit");
	}
	if (tree_is(subject, "assignment")) {
		const char *position = tree_value(subject, "position");
		const xmlNode *node = position != NULL ? map_get(o->positions, position) : NULL;

		return node != NULL ? tree_value(node, "unit") : NULL;
	}
	return tree_value(subject, "unit");
}
