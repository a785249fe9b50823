/* SPDX-License-Identifier: Apache-2.0 */
/* Rule packs (packs.h). The laws are the embedded files rules/law/NAME.xml. */
#include "packs.h"

#include "embedded.h"
#include "nearest.h"
#include "platform.h"

#include <string.h>

#define LAW_FOLDER "rules/law/"
#define LAW_ENDING ".xml"

struct file_identity {
	uint64_t id[2];
};

struct applying {
	struct workspace *w;
	struct rulebook *rules;
	const struct diag_sink *sink;
	VEC(struct file_identity) added; /* rule files */
	int status;
};

static bool is_law(const char *name)
{
	size_t n = strlen(name);

	return strncmp(name, LAW_FOLDER, strlen(LAW_FOLDER)) == 0 && n > strlen(LAW_ENDING) && strcmp(name + n - strlen(LAW_ENDING), LAW_ENDING) == 0;
}

static void say_unknown(struct applying *a, const struct workspace_pack *pack)
{
	VEC(const char *) names = { 0 };
	const char *guess, *all = "";

	for (size_t i = 0; i < embedded_count; i++) {
		const char *file = embedded_files[i].name, *base = file + strlen(LAW_FOLDER);

		if (!is_law(file))
			continue;
		vec_push(&names, arena_strndup(a->w->arena, base, strlen(base) - strlen(LAW_ENDING)));
		all = arena_printf(a->w->arena, "%s%s%s", all, names.len > 1 ? "\n" : "", names.items[names.len - 1]);
	}
	guess = names.len > 0 ? nearest(pack->name, names.items, names.len) : NULL;
	diag_emit(a->sink, guess != NULL ? MSG_PACK_UNKNOWN_GUESS : MSG_PACK_UNKNOWN, &pack->place, "name", pack->name, "guess", guess, "*allowed", all, NULL);
	vec_free(&names);
	a->status = -1;
}

static void add_law(struct applying *a, const struct workspace_pack *pack)
{
	const struct embedded *law = embedded_find(arena_printf(a->w->arena, LAW_FOLDER "%s" LAW_ENDING, pack->name));

	if (law == NULL)
		say_unknown(a, pack);
	else
		workspace_add(a->w, arena_printf(a->w->arena, "policykoll:%s", law->name), law->data, law->size);
}

/* A file that a folder and a path of its own both lead to is one file. */
static bool is_new(struct applying *a, const char *path)
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

static void add_files(struct applying *a, const struct workspace_pack *pack)
{
	struct found_files found = { 0 };

	if (discover(&found, &pack->path, 1, ".sch", a->sink) != 0)
		a->status = -1;
	else if (found.list.len == 0) {
		diag_emit(a->sink, MSG_PACK_EMPTY, &pack->place, "file", pack->path, NULL);
		a->status = -1;
	}
	for (size_t i = 0; i < found.list.len; i++) {
		const char *path = arena_strdup(a->w->arena, found.list.items[i].path);

		if (platform_kind(path, NULL) != PLATFORM_FILE) {
			diag_emit(a->sink, MSG_FILE_UNREADABLE, &pack->place, "file", path, NULL);
			a->status = -1;
		} else if (is_new(a, path) && rulebook_add(a->rules, path, a->sink) != 0)
			a->status = -1;
	}
	discover_release(&found);
}

static bool same(const char *a, const char *b)
{
	return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

static bool came_before(const struct workspace *w, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (same(w->packs.items[i].name, w->packs.items[j].name) && same(w->packs.items[i].path, w->packs.items[j].path))
			return true;
	}
	return false;
}

int packs_apply(struct workspace *w, struct rulebook *rules, const struct diag_sink *sink)
{
	struct applying a = { .w = w, .rules = rules, .sink = sink };

	for (size_t i = 0; i < w->packs.len; i++) {
		const struct workspace_pack *pack = &w->packs.items[i];

		if (came_before(w, i))
			continue;
		if (pack->name != NULL)
			add_law(&a, pack);
		if (pack->path != NULL)
			add_files(&a, pack);
	}
	vec_free(&a.added);
	return w->wrong_configuration ? -1 : a.status;
}
