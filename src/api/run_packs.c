/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule packs (run_settings.h). The laws are the embedded files rules/law/NAME.xml; the rules that are built in, as a whole "standard" or by the folder of their area, are always
 * at hand, so that naming them changes nothing. By path: rule files of the repository's own, or folders of them.
 */
#include "run_settings.h"

#include "discover.h"
#include "embedded.h"
#include "nearest.h"
#include "platform.h"

#include <string.h>

#define RULES "rules/"
#define LAW_FOLDER RULES "law/"
#define LAW_ENDING ".xml"
#define STANDARD "standard"

struct file_identity {
	uint64_t id[2];
};

struct adding {
	struct rulebook *rules;
	const struct diag_sink *sink;
	VEC(struct file_identity) added; /* rule files */
	struct arena *arena;
	int status;
};

struct names {
	VEC(const char *) list;
};

static bool is_law(const char *file)
{
	size_t n = strlen(file);

	return strncmp(file, LAW_FOLDER, strlen(LAW_FOLDER)) == 0 && n > strlen(LAW_FOLDER LAW_ENDING) && strcmp(file + n - strlen(LAW_ENDING), LAW_ENDING) == 0;
}

/* The name of the pack that an embedded file belongs to, or NULL. */
static const char *pack_of(struct arena *a, const char *file)
{
	const char *base = file + strlen(LAW_FOLDER);

	if (is_law(file))
		return arena_strndup(a, base, strlen(base) - strlen(LAW_ENDING));
	if (strncmp(file, RULES, strlen(RULES)) != 0)
		return NULL;
	file += strlen(RULES);
	return arena_strndup(a, file, strcspn(file, "/"));
}

static bool has(const struct names *n, const char *name)
{
	for (size_t i = 0; i < n->list.len; i++) {
		if (strcmp(n->list.items[i], name) == 0)
			return true;
	}
	return false;
}

/* Laws first: they are what naming makes a difference for. */
static void list_packs(struct names *out, struct arena *a)
{
	for (int laws = 1; laws >= 0; laws--) {
		for (size_t i = 0; i < embedded_count; i++) {
			const char *name = is_law(embedded_files[i].name) == (laws == 1) ? pack_of(a, embedded_files[i].name) : NULL;

			if (name != NULL && !has(out, name))
				vec_push(&out->list, name);
		}
		if (laws == 1)
			vec_push(&out->list, STANDARD);
	}
}

bool settings_has_pack(const struct configuration_setting *s, struct arena *a, const struct diag_sink *sink)
{
	struct names names = { 0 };
	const char *guess, *all = "";
	bool found;

	list_packs(&names, a);
	found = has(&names, s->value);
	guess = nearest(s->value, names.list.items, names.list.len);
	for (size_t i = 0; i < names.list.len; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? "\n" : "", names.list.items[i]);
	if (!found)
		diag_emit(sink, guess != NULL ? MSG_PACK_UNKNOWN_GUESS : MSG_PACK_UNKNOWN, &s->place, "name", s->value, "guess", guess, "*allowed", all, NULL);
	vec_free(&names.list);
	return found;
}

/* A file that a folder and a path of its own both lead to is one file. */
static bool is_new(struct adding *a, const char *path)
{
	struct file_identity f;

	if (platform_identity(f.id, path) != 0)
		return true; /* reading it says why */
	for (size_t i = 0; i < a->added.len; i++) {
		if (a->added.items[i].id[0] == f.id[0] && a->added.items[i].id[1] == f.id[1])
			return false;
	}
	vec_push(&a->added, f);
	return true;
}

static void add_files(struct adding *a, const struct configuration_setting *s)
{
	struct found_files found = { 0 };

	if (discover(&found, &s->value, 1, ".sch", a->sink) != 0) {
		a->status = -1;
	} else if (found.list.len == 0) {
		diag_emit(a->sink, MSG_PACK_EMPTY, &s->place, "file", s->value, NULL);
		a->status = -1;
	}
	for (size_t i = 0; i < found.list.len; i++) {
		const char *path = arena_strdup(a->arena, found.list.items[i].path);

		if (platform_kind(path, NULL) != PLATFORM_FILE) {
			diag_emit(a->sink, MSG_FILE_UNREADABLE, &s->place, "file", path, NULL);
			a->status = -1;
		} else if (is_new(a, path) && rulebook_add(a->rules, path, a->sink) != 0) {
			a->status = -1;
		}
	}
	discover_release(&found);
}

static const struct configuration_setting *next_pack(const struct pk_configuration *c, size_t *i, bool by_path)
{
	while (c != NULL && c->file != NULL && *i < c->file->settings.len) {
		const struct configuration_setting *s = &c->file->settings.items[(*i)++];

		if (strcmp(s->name, "rule-pack") == 0 && s->is_path == by_path)
			return s;
	}
	return NULL;
}

int settings_add_rules(const struct pk_configuration *c, struct rulebook *rules, const struct diag_sink *sink)
{
	struct adding a = { .rules = rules, .sink = sink, .arena = arena_new() };
	const struct configuration_setting *s;
	size_t i = 0;

	while ((s = next_pack(c, &i, true)) != NULL)
		add_files(&a, s);
	vec_free(&a.added);
	arena_free(a.arena);
	return a.status;
}

/* A bundle brings the laws it was made with. */
static bool is_brought(const struct workspace *w, const char *id)
{
	bool by_bundle = false;

	for (size_t i = 0; i < w->files.len; i++)
		by_bundle |= w->files.items[i]->is_bundle;
	for (const xmlNode *n = by_bundle ? tree_child(w->tree->repository, "policy") : NULL; n != NULL; n = tree_next(n, "policy")) {
		if (tree_value(n, "id") != NULL && strcmp(tree_value(n, "id"), id) == 0)
			return true;
	}
	return false;
}

static void add_law(struct workspace *w, const struct embedded *law)
{
	workspace_add(w, arena_printf(w->arena, "policykoll:%s", law->name), law->data, law->size);
}

void settings_add_laws(const struct pk_configuration *c, struct workspace *w)
{
	const struct configuration_setting *s;
	struct names added = { 0 };
	size_t i = 0;

	while ((s = next_pack(c, &i, false)) != NULL) {
		const struct embedded *law = embedded_find(arena_printf(w->arena, LAW_FOLDER "%s" LAW_ENDING, s->value));

		if (law == NULL || has(&added, s->value) || is_brought(w, s->value))
			continue;
		vec_push(&added.list, s->value);
		add_law(w, law);
	}
	vec_free(&added.list);
}

void settings_add_all_laws(struct workspace *w)
{
	for (size_t i = 0; i < embedded_count; i++) {
		if (is_law(embedded_files[i].name))
			add_law(w, &embedded_files[i]);
	}
}
