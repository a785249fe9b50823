/* SPDX-License-Identifier: Apache-2.0 */
/* Finding files (discover.h). Loops of links end because a folder inside itself is not entered again. */
#include "discover.h"

#include "bounds.h"
#include "excludes.h"
#include "mem.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

struct walk {
	struct found_files *out;
	const char *ending;
	const struct diag_sink *sink;
	uint64_t open[LIMIT_DIRECTORY_DEPTH][2]; /* the folders we are in */
	size_t depth;
	int status;
	struct excludes *excludes; /* may be NULL */
	const char *named;         /* the folder a person named that is walked, and what it is from the root */
	char *real;
	int left;                  /* the exclude that leaves out where we are, or -1 */
};

static void say(struct walk *w, const char *path, enum platform_error error)
{
	enum msg_id id = error == PLATFORM_DENIED ? MSG_FILE_DENIED : error == PLATFORM_MISSING ? MSG_FILE_MISSING : MSG_FILE_UNREADABLE;
	struct place place = { .file = path };

	if (w->left >= 0)
		return;
	diag_emit(w->sink, id, &place, "file", path, NULL);
	w->status = -1;
}

static void add(struct walk *w, const char *path, bool named)
{
	while (strncmp(path, "./", 2) == 0 && path[2] != '\0')
		path += 2;
	if (w->left >= 0)
		vec_push(&w->out->left, (struct left_file){ mem_strdup(path), w->left });
	else
		vec_push(&w->out->list, (struct found_file){ mem_strdup(path), named });
}

/* In any case: a file from Windows may be SOCIAL.XML. */
static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	if (n <= m)
		return false;
	for (size_t i = 0; i < m; i++) {
		char c = name[n - m + i];

		if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != ending[i])
			return false;
	}
	return true;
}

static char *join(const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);
	char *path = mem_alloc(n + m + 2);

	memcpy(path, folder, n);
	if (n > 0 && folder[n - 1] != '/')
		path[n++] = '/';
	memcpy(path + n, name, m);
	return path;
}

static void enter(struct walk *w, const char *path);

/* The exclude that leaves out an entry below the named folder, or -1. */
static int left_by(struct walk *w, const char *path, bool is_folder)
{
	const char *rest = path + strlen(w->named);
	char *real;
	int left;

	if (w->excludes == NULL || w->real == NULL)
		return -1;
	real = join(w->real, rest + strspn(rest, "/"));
	left = excludes_entry(w->excludes, real, is_folder);
	free(real);
	return left;
}

static void visit(struct walk *w, const char *folder, const char *name)
{
	enum platform_error error = PLATFORM_OK;
	enum platform_kind kind;
	int outer = w->left, left;
	char *path;

	if (name[0] == '.')
		return;
	path = join(folder, name);
	kind = platform_kind(path, &error);
	left = left_by(w, path, kind == PLATFORM_DIRECTORY);
	w->left = outer >= 0 ? outer : left;
	if (kind == PLATFORM_DIRECTORY)
		enter(w, path);
	else if (kind == PLATFORM_FILE && has_ending(name, w->ending))
		add(w, path, false);
	else if (kind == PLATFORM_NOTHING && has_ending(name, w->ending))
		say(w, path, error); /* a link to nowhere */
	w->left = outer;
	free(path);
}

static bool is_open(const struct walk *w, const uint64_t id[2])
{
	for (size_t i = 0; i < w->depth; i++) {
		if (w->open[i][0] == id[0] && w->open[i][1] == id[1])
			return true;
	}
	return false;
}

static void enter(struct walk *w, const char *path)
{
	enum platform_error error = PLATFORM_OK;
	uint64_t id[2];
	char **names;
	size_t count;

	if (platform_identity(id, path) != 0 || is_open(w, id))
		return;
	if (w->depth == LIMIT_DIRECTORY_DEPTH) {
		say(w, path, PLATFORM_OTHER);
		return;
	}
	if (platform_list(&names, &count, path, &error) != 0) {
		say(w, path, error);
		return;
	}
	memcpy(w->open[w->depth++], id, sizeof id);
	for (size_t i = 0; i < count; i++) {
		visit(w, path, names[i]);
		free(names[i]);
	}
	free(names);
	w->depth--;
}

static int by_path_alone(const void *a, const void *b)
{
	return strcmp(((const struct found_file *)a)->path, ((const struct found_file *)b)->path);
}

static int by_path(const void *a, const void *b)
{
	const struct found_file *x = a, *y = b;
	int order = by_path_alone(a, b);

	return order != 0 ? order : (int)y->named - (int)x->named;
}

struct seen {
	uint64_t id[2];
	size_t index;
};

static int by_identity(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	for (int i = 0; i < 2; i++)
		if (x->id[i] != y->id[i])
			return x->id[i] < y->id[i] ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Of paths that lead to one file, by links or by other spellings, the first stays. */
static void drop_same_files(struct found_files *f)
{
	VEC(struct seen) seen = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < f->list.len; i++) {
		struct seen s = { .index = i };

		if (strcmp(f->list.items[i].path, "-") != 0 && platform_identity(s.id, f->list.items[i].path) == 0)
			vec_push(&seen, s);
	}
	if (seen.len > 1)
		qsort(seen.items, seen.len, sizeof *seen.items, by_identity);
	for (size_t i = 1, first = 0; i < seen.len; i++) {
		if (seen.items[i].id[0] != seen.items[first].id[0] || seen.items[i].id[1] != seen.items[first].id[1]) {
			first = i;
			continue;
		}
		f->list.items[seen.items[first].index].named |= f->list.items[seen.items[i].index].named;
		free(f->list.items[seen.items[i].index].path);
		f->list.items[seen.items[i].index].path = NULL;
	}
	vec_free(&seen);
	for (size_t i = 0; i < f->list.len; i++)
		if (f->list.items[i].path != NULL)
			f->list.items[kept++] = f->list.items[i];
	f->list.len = kept;
}

/* Sorts, and keeps the first of equal paths. */
static void settle(struct found_files *f)
{
	size_t kept = 0;

	if (f->list.len > 1)
		qsort(f->list.items, f->list.len, sizeof *f->list.items, by_path);
	for (size_t i = 0; i < f->list.len; i++) {
		if (kept > 0 && strcmp(f->list.items[kept - 1].path, f->list.items[i].path) == 0)
			free(f->list.items[i].path);
		else
			f->list.items[kept++] = f->list.items[i];
	}
	f->list.len = kept;
}

static int by_left_path(const void *a, const void *b)
{
	const struct left_file *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order != 0 ? order : (x->exclude > y->exclude) - (x->exclude < y->exclude);
}

static bool was_found(const struct found_files *f, const char *path)
{
	struct found_file key = { (char *)path, true };
	const struct found_file *at = f->list.len > 0 ? bsearch(&key, f->list.items, f->list.len, sizeof key, by_path_alone) : NULL;

	return at != NULL;
}

/* What one path leaves out and another names is not left out; the rest is counted once. */
static void settle_left(struct found_files *f, struct excludes *excludes)
{
	size_t kept = 0;

	if (f->left.len > 1)
		qsort(f->left.items, f->left.len, sizeof *f->left.items, by_left_path);
	for (size_t i = 0; i < f->left.len; i++) {
		struct left_file *x = &f->left.items[i];

		if ((kept > 0 && strcmp(f->left.items[kept - 1].path, x->path) == 0) || was_found(f, x->path)) {
			free(x->path);
			continue;
		}
		excludes->list.items[x->exclude].files++;
		f->left.items[kept++] = *x;
	}
	f->left.len = kept;
}

static void take(struct walk *w, const char *path)
{
	enum platform_error error = PLATFORM_OK;
	enum platform_kind kind = platform_kind(path, &error);

	if (kind == PLATFORM_NOTHING) {
		say(w, path, error);
		return;
	}
	w->named = path;
	w->real = w->excludes != NULL ? platform_real(path) : NULL;
	w->left = w->real != NULL ? excludes_named(w->excludes, w->real, kind == PLATFORM_DIRECTORY) : -1;
	if (kind != PLATFORM_DIRECTORY) {
		add(w, path, true);
	} else {
		if (w->real != NULL)
			excludes_walk(w->excludes, w->real);
		enter(w, path);
	}
	w->left = -1;
	free(w->real);
}

int discover_but(struct found_files *out, const char *const *paths, size_t n, const char *ending, struct excludes *excludes, const struct diag_sink *sink)
{
	struct walk w = { .out = out, .ending = ending, .sink = sink, .excludes = excludes, .left = -1 };

	for (size_t i = 0; i < n; i++) {
		if (strcmp(paths[i], "-") == 0)
			add(&w, paths[i], true);
		else
			take(&w, paths[i]);
	}
	settle(out);
	drop_same_files(out);
	settle_left(out, excludes);
	return w.status;
}

int discover(struct found_files *out, const char *const *paths, size_t n, const char *ending, const struct diag_sink *sink)
{
	return discover_but(out, paths, n, ending, NULL, sink);
}

void discover_release(struct found_files *f)
{
	for (size_t i = 0; i < f->list.len; i++)
		free(f->list.items[i].path);
	for (size_t i = 0; i < f->left.len; i++)
		free(f->left.items[i].path);
	vec_free(&f->list);
	vec_free(&f->left);
}
