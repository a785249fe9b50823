/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are not to be read (excludes.h). */
#include "excludes.h"

#include "glob.h"

#include <stdio.h>
#include <string.h>

/* Where the path goes on below the folder, or NULL when it does not lie below. */
static const char *below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	while (n > 0 && folder[n - 1] == '/')
		n--;
	if (strncmp(path, folder, n) != 0 || path[n] != '/' || path[n + 1] == '\0')
		return NULL;
	return path + n + 1;
}

static const char *parent(struct arena *a, const char *folder)
{
	const char *slash = strrchr(folder, '/');

	return slash == NULL || slash == folder ? "/" : arena_strndup(a, folder, (size_t)(slash - folder));
}

/* Without empty parts and "."; NULL when a part is "..". */
static const char *tidy(struct arena *a, const char *glob)
{
	char *copy = arena_alloc(a, strlen(glob) + 1), *to = copy;

	while (*glob != '\0') {
		size_t n = strcspn(glob, "/");

		if (n == 2 && strncmp(glob, "..", 2) == 0)
			return NULL;
		if (n > 0 && !(n == 1 && *glob == '.')) {
			if (to > copy)
				*to++ = '/';
			memcpy(to, glob, n);
			to += n;
		}
		glob += n + (glob[n] == '/');
	}
	return copy;
}

static int refuse(enum msg_id id, const char *glob, const struct place *place, const struct diag_sink *sink)
{
	diag_emit(sink, id, place, "glob", glob, NULL);
	return -1;
}

int excludes_add(struct excludes *e, const char *glob, const char *folder, const struct place *place, const struct diag_sink *sink)
{
	struct exclude x = { .by_person = place == NULL };
	const char *rest = glob;
	size_t n = strlen(glob);

	if (e->arena == NULL)
		e->arena = arena_new();
	x.glob = arena_strdup(e->arena, glob);
	x.folder = arena_strdup(e->arena, glob[0] == '/' && x.by_person ? "/" : folder);
	if (place != NULL)
		x.place = *place;
	for (; x.by_person && strncmp(rest, "../", 3) == 0; rest += 3)
		x.folder = parent(e->arena, x.folder);
	x.pattern = tidy(e->arena, rest);
	if (x.pattern == NULL)
		return refuse(MSG_EXCLUDE_OUTSIDE, glob, place, sink);
	if (x.pattern[0] == '\0')
		return refuse(MSG_EXCLUDE_EMPTY, glob, place, sink);
	x.only_folders = glob[n - 1] == '/';
	x.anywhere = strchr(x.pattern, '/') == NULL && strpbrk(rest, "/") == (x.only_folders ? glob + n - 1 : NULL) && rest == glob;
	vec_push(&e->list, x);
	return 0;
}

static bool means(const struct exclude *x, const char *path, bool is_folder)
{
	const char *rest = x->anywhere ? strrchr(path, '/') : below(path, x->folder);

	if (rest == NULL || (x->only_folders && !is_folder))
		return false;
	return glob_match(x->pattern, x->anywhere ? rest + 1 : rest);
}

/* Every pattern is tried, so that one whose files another leaves out already counts as used. */
int excludes_entry(struct excludes *e, const char *path, bool is_folder)
{
	int first = -1;

	for (size_t i = e->list.len; i-- > 0; ) {
		if (!means(&e->list.items[i], path, is_folder))
			continue;
		e->list.items[i].matched = true;
		first = (int)i;
	}
	return first;
}

/* Whether the pattern means the path or a folder above it, below the pattern's own folder. */
static bool means_any(struct arena *a, const struct exclude *x, const char *path, bool is_folder)
{
	const char *at = below(path, x->folder);

	if (at == NULL)
		return means(x, path, is_folder);
	for (at = strchr(at, '/'); at != NULL; at = strchr(at + 1, '/')) {
		if (means(x, arena_strndup(a, path, (size_t)(at - path)), true))
			return true;
	}
	return means(x, path, is_folder);
}

int excludes_named(struct excludes *e, const char *path, bool is_folder)
{
	int first = -1;

	for (size_t i = e->list.len; i-- > 0; ) {
		if (!e->list.items[i].by_person || !means_any(e->arena, &e->list.items[i], path, is_folder))
			continue;
		e->list.items[i].matched = true;
		first = (int)i;
	}
	return first;
}

void excludes_walk(struct excludes *e, const char *folder)
{
	for (size_t i = 0; i < e->list.len; i++) {
		struct exclude *x = &e->list.items[i];

		x->in_reach |= strcmp(x->folder, folder) == 0 || below(x->folder, folder) != NULL;
	}
}

void excludes_say(const struct excludes *e, const struct diag_sink *sink)
{
	for (size_t i = 0; i < e->list.len; i++) {
		const struct exclude *x = &e->list.items[i];
		const struct place *place = x->place.file != NULL ? &x->place : NULL;
		char n[24];

		snprintf(n, sizeof n, "%zu", x->files);
		if (x->files > 0)
			diag_emit(sink, x->files == 1 ? MSG_EXCLUDE_ONE : MSG_EXCLUDE_MANY, place, "glob", x->glob, "n", n, NULL);
		else if (!x->matched && (x->by_person || x->in_reach))
			diag_emit(sink, MSG_EXCLUDE_UNUSED, place, "glob", x->glob, NULL);
	}
}

void excludes_release(struct excludes *e)
{
	vec_free(&e->list);
	arena_free(e->arena);
}
