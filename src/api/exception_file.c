/* SPDX-License-Identifier: Apache-2.0 */
/* The document a wished exception goes into (addition.h): the only one, the one that was named, or a new one where the run reads it. */
#include "addition.h"

#include "bounds.h"
#include "nearest.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

static const char new_name[] = "exceptions.xml";

static const char *without_dots(const char *path)
{
	while (strncmp(path, "./", 2) == 0 && path[2] != '\0')
		path += 2 + strspn(path + 2, "/");
	return path;
}

static bool is_same_file(const char *a, const char *b)
{
	uint64_t x[2], y[2];

	return strcmp(a, b) == 0 || (platform_identity(x, a) == 0 && platform_identity(y, b) == 0 && x[0] == y[0] && x[1] == y[1]);
}

static bool holds_exceptions(const struct report_input *in)
{
	return in->kind != NULL && strcmp(in->kind, "exceptions") == 0 && strcmp(in->path, "-") != 0;
}

/* --- a new file --- */

/* Whether a folder of the run leads to the path: it lies in the folder, and nothing on the way is hidden. */
static bool is_below(const char *folder, const char *path)
{
	size_t n;

	folder = without_dots(folder);
	n = strlen(folder);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	if (strcmp(folder, ".") == 0) {
		if (path[0] == '/')
			return false;
	} else if (n == 1 && folder[0] == '/') {
		if (path[0] != '/')
			return false;
		path++;
	} else if (strncmp(path, folder, n) != 0 || path[n] != '/') {
		return false;
	} else {
		path += n + 1;
	}
	return path[0] != '.' && strstr(path, "/.") == NULL;
}

static bool is_read(const struct pk_options *o, const char *path)
{
	enum platform_error ignored;
	size_t n = strlen(path);

	if (n <= 4 || strcmp(path + n - 4, ".xml") != 0)
		return false;
	for (size_t i = 0; i < o->path_count; i++) {
		if (platform_kind(o->paths[i], &ignored) == PLATFORM_DIRECTORY && is_below(o->paths[i], path))
			return true;
	}
	return false;
}

/* The length of the path's folder with its slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

/* Where the documents beside the new one say their schemas are, of its own. */
static const char *schema_beside(struct pk_addition *a, const struct tree *t)
{
	static const xmlChar xsi[] = "http://www.w3.org/2001/XMLSchema-instance";
	size_t folder = folder_length(a->file);
	const char *found = NULL;

	for (xmlNodePtr d = tree_child(t->repository, NULL); d != NULL && found == NULL; d = tree_next(d, NULL)) {
		const xmlAttr *hint = xmlHasNsProp(d, (const xmlChar *)"schemaLocation", xsi);
		const char *text = hint != NULL && hint->children != NULL ? (const char *)hint->children->content : NULL, *location;
		struct place place;

		tree_place(&place, d, a->arena);
		if (text == NULL || place.file == NULL || folder_length(place.file) != folder || memcmp(place.file, a->file, folder) != 0)
			continue;
		location = strrchr(text, ' ');
		location = location != NULL ? location + 1 : text;
		found = arena_printf(a->arena, "%.*sexceptions.xsd", (int)folder_length(location), location);
	}
	return found;
}

static int refuse_file(struct pk_addition *a, const struct report *r, const char *file)
{
	VEC(const char *) names = { 0 };
	const char *guess;

	for (size_t i = 0; i < r->inputs.len; i++) {
		if (holds_exceptions(&r->inputs.items[i]))
			vec_push(&names, r->inputs.items[i].path);
	}
	guess = names.len > 0 ? nearest(file, names.items, names.len) : NULL;
	vec_free(&names);
	diag_emit(&a->sink, guess != NULL ? MSG_EXC_FILE_OTHER_GUESS : MSG_EXC_FILE_OTHER, NULL, "file", file, "guess", guess, NULL);
	return addition_refuse(a, PK_USAGE);
}

/* Whether there is no such file but a folder for it. */
static bool is_free(struct pk_addition *a, const char *path)
{
	enum platform_error error;
	size_t n = folder_length(path);

	if (platform_kind(path, &error) != PLATFORM_NOTHING || error != PLATFORM_MISSING)
		return false;
	return n == 0 || platform_kind(arena_strndup(a->arena, path, n), &error) == PLATFORM_DIRECTORY;
}

/* Whether the run leaves out the file or a folder it lies in. */
static bool is_left_out(struct pk_addition *a, struct session *s, const char *path)
{
	size_t n = folder_length(path);
	char *folder = platform_real(n > 0 ? arena_strndup(a->arena, path, n) : ".");
	const char *real = arena_printf(a->arena, "%s/%s", folder != NULL ? folder : "", path + n);
	bool left = folder == NULL || excludes_entry(&s->excludes, real, false) >= 0;

	for (const char *at = strchr(real + 1, '/'); at != NULL && !left; at = strchr(at + 1, '/'))
		left = excludes_entry(&s->excludes, arena_strndup(a->arena, real, (size_t)(at - real)), true) >= 0;
	free(folder);
	return left;
}

static int create(struct pk_addition *a, struct session *s, const char *file)
{
	a->file = arena_strdup(a->arena, without_dots(file));
	if (!is_free(a, a->file) || !is_read(a->options, a->file) || is_left_out(a, s, a->file))
		return refuse_file(a, s->report, a->file);
	a->creates = true;
	a->schema = schema_beside(a, s->workspace->tree);
	return 0;
}

/* In the first folder of the run. */
static int create_at_top(struct pk_addition *a, struct session *s)
{
	enum platform_error ignored;

	for (size_t i = 0; i < a->options->path_count; i++) {
		const char *folder = a->options->paths[i];
		size_t n = strlen(folder);

		if (strcmp(folder, "-") != 0 && platform_kind(folder, &ignored) == PLATFORM_DIRECTORY)
			return create(a, s, arena_printf(a->arena, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", new_name));
	}
	diag_emit(&a->sink, MSG_EXC_NO_FOLDER, NULL, NULL);
	return addition_refuse(a, PK_USAGE);
}

/* --- one that is there --- */

static int read_bytes(struct pk_addition *a)
{
	struct platform_file *f;
	enum platform_error error;
	char chunk[4096];
	ptrdiff_t n = -1;

	if (platform_open(&f, a->file, &error) == 0) {
		while (a->old.len <= LIMIT_RESIDENT_BYTES && (n = platform_read(f, chunk, sizeof chunk, &error)) > 0)
			buf_add(&a->old, chunk, (size_t)n);
		platform_close(f);
	}
	if (n == 0)
		return 0;
	diag_emit(&a->sink, MSG_EXC_FILE_INVALID, NULL, "file", a->file, NULL);
	return addition_refuse(a, PK_INCOMPLETE);
}

static int use(struct pk_addition *a, const struct report_input *in)
{
	enum platform_error ignored;

	a->file = arena_strdup(a->arena, in->path);
	if (strcmp(in->status, "valid") == 0 && platform_kind(a->file, &ignored) == PLATFORM_FILE)
		return read_bytes(a);
	diag_emit(&a->sink, MSG_EXC_FILE_INVALID, NULL, "file", a->file, NULL);
	return addition_refuse(a, PK_INCOMPLETE);
}

static int refuse_many(struct pk_addition *a, const struct report *r)
{
	struct buf files = BUF_INIT;

	for (size_t i = 0; i < r->inputs.len; i++) {
		if (holds_exceptions(&r->inputs.items[i]))
			buf_printf(&files, "%s%s", files.len > 0 ? ", " : "", r->inputs.items[i].path);
	}
	diag_emit(&a->sink, MSG_EXC_FILES, NULL, "files", files.data, NULL);
	buf_release(&files);
	return addition_refuse(a, PK_USAGE);
}

/* A file that could not be read far enough to see what it is, but is named as one with exceptions. */
static bool is_unread_one(const struct pk_addition *a, const struct report_input *in)
{
	const char *slash = strrchr(in->path, '/'), *name = slash != NULL ? slash + 1 : in->path;

	if (in->kind != NULL || strcmp(in->status, "valid") == 0)
		return false;
	return strcmp(name, new_name) == 0 || (a->wish->file != NULL && is_same_file(without_dots(a->wish->file), in->path));
}

int addition_place(struct pk_addition *a, struct session *s)
{
	const struct report_input *found = NULL;
	const struct report *r = s->report;
	size_t count = 0;

	for (size_t i = 0; i < r->inputs.len; i++) {
		const struct report_input *in = &r->inputs.items[i];

		if (!holds_exceptions(in) && !is_unread_one(a, in))
			continue;
		count++;
		if (a->wish->file == NULL || is_same_file(without_dots(a->wish->file), in->path))
			found = in;
	}
	if (a->wish->file == NULL && count > 1)
		return refuse_many(a, r);
	if (found != NULL)
		return use(a, found);
	return a->wish->file != NULL ? create(a, s, a->wish->file) : create_at_top(a, s);
}
