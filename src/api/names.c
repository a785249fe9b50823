/* SPDX-License-Identifier: Apache-2.0 */
/* Names (names.h). What must stay true: a person is never named; of assets only as many names are held as there are exceptions. */
#include "names.h"

#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static struct report_text read_names(const xmlNode *node)
{
	struct report_text names = { { NULL } };

	for (const xmlNode *n = node != NULL ? tree_child(node, NULL) : NULL; n != NULL; n = tree_next(n, NULL)) {
		int lang = tree_is(n, "name") || tree_is(n, "title") || tree_is(n, "label") ? tree_lang(n) : -1;

		if (lang >= 0 && names.in[lang] == NULL)
			names.in[lang] = tree_text(n);
	}
	return names;
}

/* What a policy calls the role; nothing where none defines it. */
static struct report_text role_names(const xmlNode *assignment)
{
	const char *role = tree_value(assignment, "role");
	const xmlNode *repository = assignment->parent != NULL ? assignment->parent->parent : NULL;

	for (const xmlNode *p = role != NULL && repository != NULL ? tree_child(repository, "policy") : NULL; p != NULL; p = tree_next(p, "policy")) {
		for (const xmlNode *d = tree_child(p, "role-definition"); d != NULL; d = tree_next(d, "role-definition")) {
			struct report_text names = read_names(d);

			if (strcmp(tree_value(d, "id"), role) == 0 && (names.in[LANG_SV] != NULL || names.in[LANG_EN] != NULL))
				return names;
		}
	}
	return (struct report_text){ { NULL } };
}

/* In a language, else in any. */
static const char *any(const struct report_text *t, int lang)
{
	for (int l = 0; l < LANG_COUNT && t->in[lang] == NULL; l++)
		if (t->in[l] != NULL)
			return t->in[l];
	return t->in[lang];
}

/* A role is held for a unit, a position stands in one. */
static struct report_text assignment_names(const xmlNode *node, const struct organisation *o, struct arena *a)
{
	const char *position_id = tree_value(node, "position");
	const xmlNode *position = position_id != NULL ? map_get(o->positions, position_id) : NULL;
	const xmlNode *unit = organisation_unit(o, tree_value(node, "target"));
	struct report_text names = role_names(node), units;

	if (any(&names, 0) == NULL)
		names = read_names(position);
	if (unit == NULL && position != NULL)
		unit = organisation_unit(o, tree_value(position, "unit"));
	units = read_names(unit);
	for (int l = 0; l < LANG_COUNT; l++) {
		const char *of = any(&units, l);

		if (names.in[l] != NULL && of != NULL && strstr(names.in[l], of) == NULL)
			names.in[l] = arena_printf(a, "%s, %s", names.in[l], of);
	}
	return names;
}

struct report_text names_of_subject(const xmlNode *subject, const struct organisation *o, struct arena *a)
{
	return tree_is(subject, "assignment") ? assignment_names(subject, o, a) : read_names(subject);
}

struct asset_names {
	struct arena *arena;
	struct map *names;   /* of each asset that is wanted: id -> struct report_text */
	const void *unknown; /* stands for the names of one that has not passed by */
};

struct asset_names *asset_names_new(const struct exceptions *e)
{
	struct asset_names *n = mem_alloc(sizeof *n);

	n->arena = arena_new();
	n->names = map_new();
	n->unknown = n;
	for (size_t i = 0; i < e->list.len; i++) {
		const char *id = tree_value(e->list.items[i].node, "asset");

		if (id != NULL)
			map_set(n->names, id, (void *)n->unknown);
	}
	return n;
}

void asset_names_free(struct asset_names *n)
{
	map_free(n->names);
	arena_free(n->arena);
	free(n);
}

void asset_names_look(void *payload, xmlNodePtr asset)
{
	struct asset_names *n = payload;
	const char *id = tree_value(asset, "id");
	struct report_text *names;

	if (id == NULL || map_get(n->names, id) != n->unknown)
		return;
	names = arena_alloc(n->arena, sizeof *names);
	*names = read_names(asset);
	for (int l = 0; l < LANG_COUNT; l++)
		names->in[l] = arena_strdup(n->arena, names->in[l]);
	map_set(n->names, id, names);
}

const struct report_text *asset_names_find(const struct asset_names *n, const char *id)
{
	const void *found = id != NULL ? map_get(n->names, id) : NULL;

	return found != n->unknown ? found : NULL;
}
