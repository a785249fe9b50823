/* SPDX-License-Identifier: Apache-2.0 */
/* The documents of a run (workspace.h): two passes over the files, the first for what is resident, the second for what streams. */
#include "workspace.h"

#include "base64.h"
#include "bounds.h"
#include "date.h"
#include "mem.h"
#include "nearest.h"
#include "platform.h"
#include "reader.h"
#include "schemas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One file's reading. */
struct reading {
	struct workspace *w;
	struct workspace_file *file;
	const struct workspace_events *events; /* NULL in the first pass */
};

static const char *const kinds[] = {
	"policy", "organisation", "inventory", "records", "exceptions", "configuration", "repository"
};

static bool is_kind(const struct document *d, const char *kind)
{
	return strcmp(d->kind, kind) == 0;
}

static void note_kind(struct reading *g, const struct document *d)
{
	const char *id = tree_value(d->root, "id");

	if (g->file->is_bundle || g->file->kind != NULL)
		return;
	g->file->kind = arena_strdup(g->w->arena, d->kind);
	g->file->id = arena_strdup(g->w->arena, id);
}

static enum document_mode open_resident(struct reading *g, struct document *d)
{
	struct place place;

	note_kind(g, d);
	if (is_kind(d, "inventory")) {
		g->file->has_inventory = true;
		return DOCUMENT_SKIP;
	}
	if (is_kind(d, "report") || is_kind(d, "diff")) {
		tree_place(&place, d->root, g->w->arena);
		diag_emit(&g->w->sink, MSG_DOCUMENT_IGNORED, &place, "file", g->file->path, "root", d->kind, NULL);
		g->file->ignored = true;
		return DOCUMENT_SKIP;
	}
	return DOCUMENT_HOLD;
}

/* An inventory's root begins or has ended. */
static void tell_inventory(struct reading *g, const struct document *d, bool begins)
{
	if (g->w->tap != NULL && g->w->tap->inventory != NULL)
		g->w->tap->inventory(g->w->tap->payload, d->root, g->file, begins);
	if (g->events->inventory != NULL)
		g->events->inventory(g->events->payload, d->root, g->file, begins);
}

static enum document_mode on_open(void *payload, struct document *d)
{
	struct reading *g = payload;

	if (g->events == NULL)
		return open_resident(g, d);
	if (!is_kind(d, "inventory"))
		return DOCUMENT_SKIP;
	register_submission(g->w->assets, d->root, g->file->path);
	if (g->w->checks_references)
		references_check(&g->w->references, d->root);
	tell_inventory(g, d, true);
	return DOCUMENT_STREAM;
}

static void on_item(void *payload, struct document *d, xmlNodePtr item, struct arena *a)
{
	struct reading *g = payload;

	(void)d;
	if (!tree_is(item, "asset"))
		return;
	g->file->assets++;
	g->w->assets_done++;
	register_asset(g->w->assets, item);
	g->file->restricted += register_last_openness(g->w->assets) == OPENNESS_RESTRICTED;
	if (g->w->checks_references)
		references_check(&g->w->references, item);
	if (g->w->tap != NULL)
		g->w->tap->asset(g->w->tap->payload, item, g->file, a);
	g->events->asset(g->events->payload, item, g->file, a);
}

static struct arena *on_keep(void *payload, struct document *d, uint64_t offset, uint64_t *needed)
{
	struct reading *g = payload;

	(void)d;
	return g->events->keep(g->events->payload, offset, needed);
}

/* Settings are those of the run's own configuration; one that lies elsewhere sets nothing. Its element is not for rules. */
static void pass_over_configuration(struct reading *g, const struct document *d)
{
	bool of_a_person = g->file->named && !g->file->is_bundle;
	struct place place;

	if (!g->w->wish.only_validates) {
		tree_place(&place, d->root, g->w->arena);
		diag_emit(&g->w->sink, of_a_person ? MSG_CONFIGURATION_NOT_USED : MSG_CONFIGURATION_MISPLACED, &place, "file", g->file->path, NULL);
		g->w->wrong_configuration |= of_a_person;
	}
	xmlUnlinkNode(d->root);
	xmlFreeNode(d->root);
}

static void on_close(void *payload, struct document *d)
{
	struct reading *g = payload;

	g->file->invalid |= d->invalid;
	g->file->assets_skipped += d->mode == DOCUMENT_STREAM ? d->items_skipped : 0;
	if (d->invalid || d->broken)
		g->w->incomplete = true;
	if (is_kind(d, "configuration") && d->root != NULL)
		pass_over_configuration(g, d);
	if (d->mode == DOCUMENT_STREAM)
		tell_inventory(g, d, false);
}

static bool is_slip(const char *name, const char *ns)
{
	if (ns != NULL && strncmp(ns, "urn:policykoll", strlen("urn:policykoll")) != 0)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i], name) == 0)
			return true;
	}
	return false;
}

static void on_foreign(void *payload, const char *name, const char *ns, const struct place *place)
{
	struct reading *g = payload;
	bool ours = ns != NULL && strcmp(ns, TREE_NAMESPACE) == 0;

	if (g->events != NULL)
		return; /* said in the first pass */
	/* One of our roots with xmlns left out or misspelt is a slip, not another's file: ignoring it would hide a whole submission. */
	if (ours || g->file->is_bundle || is_slip(name, ns)) {
		const char *guess = nearest(name, kinds, sizeof kinds / sizeof kinds[0]);

		diag_emit(&g->w->sink, MSG_XML_UNKNOWN_ROOT, place, "element", name, "candidate", guess != NULL ? guess : kinds[0], NULL);
		g->file->broken = g->w->incomplete = true;
	} else if (g->file->named) {
		diag_emit(&g->w->sink, MSG_DOCUMENT_UNKNOWN, place, "file", g->file->path, "root", name, NULL);
		g->file->broken = g->w->incomplete = true;
	} else {
		diag_emit(&g->w->sink, MSG_DOCUMENT_IGNORED, place, "file", g->file->path, "root", name, NULL);
		g->file->ignored = true;
	}
}

static void on_bundle(void *payload, const char *date)
{
	struct reading *g = payload;
	int64_t day;

	g->file->is_bundle = true;
	g->file->kind = "repository";
	if (date != NULL && g->w->as_of == NULL && date_parse(&day, date) == 0)
		g->w->as_of = arena_strdup(g->w->arena, date);
}

/* "%2F" is "/": names can hold anything. In the arena. */
static const char *read_name(struct arena *a, const char *text, size_t n)
{
	char *name = arena_alloc(a, n + 1), *to = name;
	unsigned code;

	for (size_t i = 0; i < n; i++) {
		bool escaped = text[i] == '%' && i + 2 < n && sscanf(text + i + 1, "%2x", &code) == 1 && code != 0;

		*to++ = escaped ? (char)code : text[i];
		i += escaped ? 2 : 0;
	}
	return name;
}

/* Where the bytes of an instruction go, or NULL when it makes no sense; *data moves to them. */
static struct buf *carried_into(struct workspace *w, const char **data)
{
	struct rulebook_files *pack = w->carried.len > 0 ? &w->carried.items[w->carried.len - 1] : NULL;
	const char *name = *data + strlen("pack ");
	size_t n = strcspn(name, " ");
	bool is_pack = strncmp(*data, "pack ", strlen("pack ")) == 0;
	struct rulebook_file file = { NULL, BUF_INIT };

	if (pack != NULL && strncmp(*data, "more ", strlen("more ")) == 0) {
		*data = name;
		return &pack->list.items[pack->list.len - 1].bytes;
	}
	if (name[n] != ' ' || n == 0 || !(is_pack || (pack != NULL && strncmp(*data, "part ", strlen("part ")) == 0)))
		return NULL;
	if (is_pack) {
		vec_push(&w->carried, (struct rulebook_files){ 0 });
		pack = &w->carried.items[w->carried.len - 1];
	}
	file.name = mem_strdup(read_name(w->arena, name, n));
	vec_push(&pack->list, file);
	*data = name + n + 1;
	return &pack->list.items[pack->list.len - 1].bytes;
}

static void on_instruction(void *payload, const char *target, const char *data)
{
	struct reading *g = payload;
	struct workspace *w = g->w;
	struct place place = { .file = g->file->path };
	struct buf *into;

	if (g->events != NULL || w->wish.only_validates || strcmp(target, WORKSPACE_RULES) != 0)
		return;
	w->carried_bytes += strlen(data);
	into = w->carried_bytes <= LIMIT_RESIDENT_BYTES && strlen(data) > strlen("pack ") ? carried_into(w, &data) : NULL;
	if (into != NULL && into->len <= LIMIT_RULE_BYTES && base64_read(into, data, strlen(data)) == 0)
		return;
	diag_emit(&w->sink, MSG_BUNDLE_RULES, &place, "file", g->file->path, NULL);
	g->file->broken = w->incomplete = true;
}

/* Of an inventory only the second reading counts. */
static void on_fed(void *payload, uint64_t bytes)
{
	struct reading *g = payload;
	struct workspace *w = g->w;

	if (g->file->has_inventory == (g->events == NULL) || bytes <= g->file->told)
		return;
	w->bytes_done += bytes - g->file->told;
	g->file->told = bytes;
	w->watch.read(w->watch.payload, w, NULL);
}

static uint32_t on_line_of(void *payload, const char *id)
{
	struct reading *g = payload;

	return register_line(g->w->assets, id);
}

static uint64_t size_of(const struct workspace_file *file)
{
	return file->kept ? file->content.len : platform_size(file->path);
}

/* The file has been read to its end, unless it is an inventory in the first pass. */
static void tell_read(struct reading *g)
{
	struct workspace *w = g->w;
	uint64_t size;

	if ((g->file->has_inventory && g->events == NULL) || g->file->own)
		return;
	w->files_done++;
	if (w->watch.read == NULL)
		return;
	size = size_of(g->file);
	w->bytes_done += size > g->file->told ? size - g->file->told : 0; /* what was not read on, too */
	w->watch.read(w->watch.payload, w, g->file);
}

static void read_file(struct workspace *w, struct workspace_file *file, const struct workspace_events *events)
{
	struct reading g = { w, file, events };
	struct reader reader = {
		.tree = w->tree, .schemas = w->schemas, .arena = w->arena, .sink = w->sink,
		.events = {
			.open = on_open, .item = on_item, .keep = events != NULL && events->keep != NULL ? on_keep : NULL, .close = on_close,
			.foreign = on_foreign, .bundle = on_bundle, .instruction = on_instruction, .fed = w->watch.read != NULL ? on_fed : NULL, .line_of = on_line_of, .payload = &g,
		},
		.clock = w->watch.clock, .validating = &w->validating,
	};
	struct reader_result result;

	result = reader_run(&reader, file->path, file->path, file->kept ? &file->content : NULL);
	file->unreadable |= result.unreadable;
	file->broken |= result.broken;
	if (result.complete) {
		file->complete = true;
		file->bytes = result.bytes;
		memcpy(file->sha256, result.sha256, sizeof file->sha256);
	}
	if (result.unreadable || result.broken)
		w->incomplete = true;
	tell_read(&g);
}

/* Says why a file that is kept could not be. */
static void say_not_kept(struct workspace *w, struct workspace_file *file, enum msg_id id)
{
	struct place place = { .file = file->path };
	char limit[32];

	snprintf(limit, sizeof limit, "%zu", (size_t)LIMIT_INPUT_BYTES);
	diag_emit(&w->sink, id, &place, "file", file->path, "limit", limit, NULL);
	file->unreadable = w->incomplete = true;
}

/* Standard input and pipes cannot be read twice, so they are kept. 0, or -1 when there is nothing to read on with (said). */
static int read_input(struct workspace *w, struct workspace_file *file)
{
	struct platform_file *in;
	enum platform_error error;
	char *chunk;
	ptrdiff_t n = 0;

	if (strcmp(file->path, "-") != 0 && platform_kind(file->path, &error) != PLATFORM_SPECIAL)
		return 0;
	if (platform_open(&in, file->path, &error) != 0) {
		say_not_kept(w, file, error == PLATFORM_DENIED ? MSG_FILE_DENIED : MSG_FILE_UNREADABLE);
		return -1;
	}
	chunk = mem_alloc(1 << 16);
	while (file->content.len <= LIMIT_INPUT_BYTES && (n = platform_read(in, chunk, 1 << 16, &error)) > 0)
		buf_add(&file->content, chunk, (size_t)n);
	free(chunk);
	platform_close(in);
	file->kept = n == 0;
	if (n != 0)
		say_not_kept(w, file, n < 0 ? MSG_FILE_UNREADABLE : MSG_FILE_TOO_LARGE);
	return n == 0 ? 0 : -1;
}

/* The folder of a path and its last name; the name's place in the path. */
static const char *split(struct buf *folder, const char *path)
{
	const char *slash = strrchr(path, '/');

	buf_reset(folder);
	if (slash == NULL)
		buf_putc(folder, '.');
	else
		buf_add(folder, path, slash == path ? 1 : (size_t)(slash - path));
	return slash != NULL ? slash + 1 : path;
}

/* The same name in the same folder; what a link leads to is another file. */
static bool same_place(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	uint64_t i[2], j[2];
	bool same = strcmp(split(&x, a), split(&y, b)) == 0 && platform_identity(i, x.data) == 0 && platform_identity(j, y.data) == 0 && i[0] == j[0] && i[1] == j[1];

	buf_release(&x);
	buf_release(&y);
	return same;
}

static bool is_passed_over(const struct workspace *w, const char *path)
{
	for (size_t i = 0; i < w->wish.passed_over_count; i++) {
		if (strcmp(path, w->wish.passed_over[i]) == 0 || same_place(path, w->wish.passed_over[i]))
			return true;
	}
	return false;
}

static const struct workspace_overlay *overlay_of(const struct workspace_overlay *overlays, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(overlays[i].path, path) == 0)
			return &overlays[i];
	}
	return NULL;
}

/* Files that are nowhere but in memory come in where their path belongs. */
static void add_overlays(struct found_files *f, const struct workspace_overlay *overlays, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct found_file new = { NULL, false };
		size_t at = 0;

		while (at < f->list.len && strcmp(f->list.items[at].path, overlays[i].path) < 0)
			at++;
		if (at < f->list.len && strcmp(f->list.items[at].path, overlays[i].path) == 0)
			continue;
		new.path = mem_strdup(overlays[i].path);
		vec_push(&f->list, new);
		memmove(f->list.items + at + 1, f->list.items + at, (f->list.len - 1 - at) * sizeof new);
		f->list.items[at] = new;
	}
}

/* Reads a file in the first pass, from memory where something lies over it. */
static void read_first(struct workspace *w, struct workspace_file *file, const struct workspace_overlay *over)
{
	if (over != NULL) {
		buf_add(&file->content, over->bytes, over->size);
		file->kept = true;
	} else if (read_input(w, file) != 0) {
		return;
	}
	w->bytes_total += file->kept ? file->content.len : 0;
	read_file(w, file, NULL);
}

static void drop_passed_over(struct workspace *w)
{
	struct found_files *f = &w->found;
	size_t kept = 0;

	for (size_t i = 0; i < f->list.len; i++) {
		if (is_passed_over(w, f->list.items[i].path))
			free(f->list.items[i].path);
		else
			f->list.items[kept++] = f->list.items[i];
	}
	f->list.len = kept;
}

static void read_found(struct workspace *w, const struct found_file *found)
{
	struct workspace_file *file = mem_alloc(sizeof *file);

	buf_init(&file->content);
	file->path = found->path;
	file->named = found->named;
	vec_push(&w->files, file);
	read_first(w, file, overlay_of(w->wish.overlays, w->wish.overlay_count, file->path));
}

struct workspace *workspace_open(const struct workspace_wish *wish, const struct diag_sink *sink)
{
	struct workspace *w = mem_alloc(sizeof *w);

	w->arena = arena_new();
	w->tree = tree_new();
	w->schemas = schemas_new();
	w->assets = register_new(w->tree);
	w->sink = *sink;
	w->wish = *wish;
	w->wish.watch = NULL;
	if (wish->watch != NULL)
		w->watch = *wish->watch;
	if (discover_but(&w->found, wish->paths, wish->path_count, ".xml", wish->excludes, sink) != 0)
		w->incomplete = true;
	drop_passed_over(w);
	add_overlays(&w->found, wish->overlays, wish->overlay_count);
	for (size_t i = 0; i < w->found.list.len && w->watch.read != NULL; i++)
		w->bytes_total += platform_size(w->found.list.items[i].path);
	for (size_t i = 0; i < w->found.list.len; i++)
		read_found(w, &w->found.list.items[i]);
	w->wish.overlays = NULL;
	return w;
}

void workspace_add(struct workspace *w, const char *name, const void *bytes, size_t n)
{
	struct workspace_file *file = mem_alloc(sizeof *file);

	buf_init(&file->content);
	buf_add(&file->content, bytes, n);
	file->path = arena_strdup(w->arena, name);
	file->kept = file->own = true;
	vec_push(&w->files, file);
	read_file(w, file, NULL);
}

static void on_wrong_reference(void *payload, const char *path)
{
	struct workspace *w = payload;

	w->dangling = true;
	for (size_t i = 0; i < w->files.len; i++) {
		if (path != NULL && strcmp(w->files.items[i]->path, path) == 0)
			w->files.items[i]->invalid = true;
	}
}

void workspace_stream(struct workspace *w, const struct workspace_events *events)
{
	/* What was dropped may be what is referred to. */
	bool whole = !w->incomplete;

	w->references = (struct references){ .sink = w->sink, .wrong = on_wrong_reference, .payload = w };
	references_open(&w->references, w->tree);
	w->checks_references = whole;
	references_check_ids(&w->references, w->tree);
	if (whole)
		references_check(&w->references, w->tree->repository);
	for (size_t i = 0; i < w->files.len; i++) {
		if (w->files.items[i]->has_inventory)
			read_file(w, w->files.items[i], events);
	}
	if (whole && !w->incomplete)
		references_check_register(&w->references, w->assets);
	references_release(&w->references);
}

void workspace_free(struct workspace *w)
{
	if (w == NULL)
		return;
	register_free(w->assets);
	tree_free(w->tree);
	schemas_free(w->schemas);
	for (size_t i = 0; i < w->files.len; i++) {
		buf_release(&w->files.items[i]->content);
		free(w->files.items[i]);
	}
	vec_free(&w->files);
	for (size_t i = 0; i < w->carried.len; i++)
		rulebook_files_release(&w->carried.items[i]);
	vec_free(&w->carried);
	discover_release(&w->found);
	arena_free(w->arena);
	free(w);
}
