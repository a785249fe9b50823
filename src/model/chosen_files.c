/* SPDX-License-Identifier: Apache-2.0 */
/* Files that a list names (chosen_files.h). Files are told apart by what the system says they are, so links and other spellings do not matter; where it says nothing, by name. */
#include "chosen_files.h"

#include "arena.h"
#include "bounds.h"
#include "map.h"
#include "mem.h"
#include "platform.h"
#include "vec.h"

#include <inttypes.h>
#include <string.h>

struct name {
	const char *text;
	bool here, used;
};

/* Of several names that mean one file, the next. */
struct link {
	struct name *name;
	struct link *next;
};

struct chosen_files {
	struct arena *arena;
	struct name *names;
	size_t count;
	struct map *meant;       /* "=PATH" and "#DEVICE:FILE" → struct link */
	struct map *known;       /* path asked about → &yes or &no */
	bool folders;            /* a name leads to a folder */
	VEC(const char *) tops;  /* folders the names may start from, with a slash at the end; "" is the current one */
	VEC(const char *) paths; /* the same, for names that are found from none of those */
};

static const bool yes = true, no = false;

static const char *key_of(struct chosen_files *c, const char *path)
{
	uint64_t id[2];

	return platform_identity(id, path) == 0 ? arena_printf(c->arena, "#%" PRIx64 ":%" PRIx64, id[0], id[1]) : NULL;
}

static void mean(struct chosen_files *c, const char *key, struct name *name)
{
	struct link *link = arena_alloc(c->arena, sizeof *link);

	*link = (struct link){ name, map_get(c->meant, key) };
	map_set(c->meant, key, link);
}

/* The path without what does not change where it leads. */
static const char *plain(struct chosen_files *c, const char *path)
{
	size_t n;

	while (strncmp(path, "./", 2) == 0)
		path += 2 + strspn(path + 2, "/");
	n = strlen(path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(c->arena, path, n);
}

static bool find_from(struct chosen_files *c, struct name *name, const char *folder)
{
	const char *path = name->text[0] == '/' ? name->text : arena_printf(c->arena, "%s%s", folder, name->text);
	const char *key = key_of(c, path);

	if (key == NULL)
		return false;
	name->here = true;
	c->folders |= platform_kind(path, NULL) == PLATFORM_DIRECTORY;
	mean(c, key, name);
	return true;
}

static void find(struct chosen_files *c, struct name *name)
{
	bool found = false;

	for (size_t i = 0; i < c->tops.len; i++)
		found |= find_from(c, name, c->tops.items[i]);
	for (size_t i = 0; i < c->paths.len && !found; i++)
		found = find_from(c, name, c->paths.items[i]);
	mean(c, arena_printf(c->arena, "=%s", plain(c, name->text)), name);
}

/* The folder of version control that a folder lies in, with a slash at the end; NULL if there is none. */
static const char *top_of(struct chosen_files *c, const char *folder)
{
	const char *at = folder, *key = key_of(c, *at != '\0' ? at : "."), *above;

	for (size_t i = 0; i < LIMIT_DIRECTORY_DEPTH && key != NULL; i++) {
		if (platform_kind(arena_printf(c->arena, "%s.git", at), NULL) != PLATFORM_NOTHING)
			return at;
		at = arena_printf(c->arena, "%s../", at);
		above = key_of(c, at);
		if (above == NULL || strcmp(above, key) == 0)
			return NULL;
		key = above;
	}
	return NULL;
}

/* The folder itself, or the one a file lies in, with a slash at the end; "" is the current one. */
static const char *folder_of(struct chosen_files *c, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (platform_kind(path, NULL) == PLATFORM_DIRECTORY)
		return arena_printf(c->arena, "%s/", path);
	return slash != NULL ? arena_strndup(c->arena, path, (size_t)(slash - path) + 1) : "";
}

static bool has_folder(struct chosen_files *c, const char *folder)
{
	const char *key = key_of(c, *folder != '\0' ? folder : ".");

	for (size_t i = 0; i < c->tops.len; i++) {
		const char *other = key_of(c, *c->tops.items[i] != '\0' ? c->tops.items[i] : ".");

		if (key == NULL || (other != NULL && strcmp(key, other) == 0))
			return true;
	}
	return false;
}

static void set_tops(struct chosen_files *c, const char *const *paths, size_t n)
{
	const char *top = top_of(c, "");

	vec_push(&c->tops, "");
	if (top != NULL && !has_folder(c, top))
		vec_push(&c->tops, top);
	for (size_t i = 0; i < n; i++) {
		const char *folder = strcmp(paths[i], "-") != 0 ? folder_of(c, paths[i]) : "";

		top = top_of(c, folder);
		if (top != NULL && !has_folder(c, top))
			vec_push(&c->tops, top);
	}
	for (size_t i = 0; i < n; i++) {
		const char *folder = strcmp(paths[i], "-") != 0 ? folder_of(c, paths[i]) : "";

		if (!has_folder(c, folder))
			vec_push(&c->paths, folder);
	}
}

struct chosen_files *chosen_files_new(const char *const *names, size_t n, const char *const *paths, size_t path_count)
{
	struct chosen_files *c = mem_alloc(sizeof *c);

	c->arena = arena_new();
	c->meant = map_new();
	c->known = map_new();
	c->names = mem_alloc((n + 1) * sizeof *c->names);
	set_tops(c, paths, path_count);
	for (size_t i = 0; i < n; i++) {
		struct name *name = &c->names[c->count];

		if (names[i][0] == '\0')
			continue;
		name->text = names[i];
		c->count++;
		find(c, name);
	}
	return c;
}

void chosen_files_free(struct chosen_files *c)
{
	if (c == NULL)
		return;
	map_free(c->meant);
	map_free(c->known);
	vec_free(&c->tops);
	vec_free(&c->paths);
	free(c->names);
	arena_free(c->arena);
	free(c);
}

static bool use(struct chosen_files *c, const char *key)
{
	struct link *link = key != NULL ? map_get(c->meant, key) : NULL;

	for (struct link *l = link; l != NULL; l = l->next)
		l->name->used = true;
	return link != NULL;
}

/* Whether a folder on the way to the path is named. */
static bool in_folder(struct chosen_files *c, const char *path)
{
	bool found = path[0] != '/' && use(c, key_of(c, "."));

	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
		found |= use(c, key_of(c, arena_strndup(c->arena, path, slash > path ? (size_t)(slash - path) : 1)));
	return found;
}

static bool look_up(struct chosen_files *c, const char *path)
{
	bool found = use(c, arena_printf(c->arena, "=%s", plain(c, path)));

	found |= use(c, key_of(c, path));
	return (c->folders && in_folder(c, path)) || found;
}

bool chosen_files_have(struct chosen_files *c, const char *path)
{
	const bool *known = path != NULL ? map_get(c->known, path) : &no;

	if (known == NULL) {
		known = look_up(c, path) ? &yes : &no;
		map_set(c->known, path, (void *)known);
	}
	return *known;
}

const char *chosen_files_unused(const struct chosen_files *c, size_t i)
{
	for (size_t j = 0; j < c->count; j++) {
		if (!c->names[j].used && i-- == 0)
			return c->names[j].text;
	}
	return NULL;
}

size_t chosen_files_count(const struct chosen_files *c)
{
	return c->count;
}

size_t chosen_files_here(const struct chosen_files *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += c->names[i].here;
	return n;
}
