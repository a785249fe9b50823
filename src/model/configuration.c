/* SPDX-License-Identifier: Apache-2.0 */
/* Reading policykoll.xml (configuration.h): as a document of its kind, then what its schema cannot say. */
#include "configuration.h"

#include "mem.h"
#include "period.h"
#include "platform.h"
#include "reader.h"
#include "schemas.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

/* A file's reading. */
struct reading {
	struct configuration *c;
	const struct diag_sink *sink;
	bool is_bundle;
};

/* The endings of what can be a report: nothing else is written because a configuration says so. */
static const char *const endings[] = { ".html", ".htm", ".xml", ".json", ".sarif", ".csv", ".tsv", ".txt", ".md", ".svrl", ".xlsx" };

static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	return n > m && strcmp(name + n - m, ending) == 0;
}

static const char *list_endings(struct arena *a)
{
	const char *all = "";

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? "\n" : "", endings[i]);
	return all;
}

static bool can_end_a_report(const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash != NULL ? slash + 1 : file;

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		if (has_ending(name, endings[i]))
			return true;
	}
	return false;
}

/* Whether a path can lead out of the folder it starts in. */
static bool leads_out(const char *path)
{
	if (path[0] == '/')
		return true;
	for (const char *at = path; at != NULL; at = strchr(at, '/')) {
		at += at[0] == '/';
		if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || at[2] == '\0'))
			return true;
	}
	return false;
}

/* A part that begins with a dot: .git and its like decide what other programs do. */
static bool is_hidden(const char *path)
{
	return path[0] == '.' || strstr(path, "/.") != NULL;
}

/* The part of the path below the folder that is a link, or NULL. */
static const char *link_on_the_way(struct arena *a, const char *path, size_t folder)
{
	for (const char *at = strchr(path + folder, '/'); ; at = strchr(at + 1, '/')) {
		const char *part = at != NULL ? arena_strndup(a, path, (size_t)(at - path)) : path;

		if (platform_is_link(part))
			return part;
		if (at == NULL)
			return NULL;
	}
}

static void refuse(struct reading *g, enum msg_id id, const struct place *place, const char *file)
{
	diag_emit(g->sink, id, place, "file", file, NULL);
	g->c->wrong = true;
}

static const char *join(const struct configuration *c, const char *path)
{
	size_t n = strlen(c->folder);

	if (strcmp(c->folder, ".") == 0)
		return arena_strdup(c->arena, path);
	return arena_printf(c->arena, "%s%s%s", c->folder, n > 0 && c->folder[n - 1] == '/' ? "" : "/", path);
}

/* What is there already must be an ordinary file, reached without links. */
static void check_target(struct reading *g, const struct configuration_setting *s)
{
	size_t folder = strcmp(g->c->folder, ".") == 0 ? 0 : strlen(g->c->folder) + 1;
	const char *link = link_on_the_way(g->c->arena, s->value, folder);
	enum platform_kind kind = platform_kind(s->value, NULL);

	if (link != NULL) {
		diag_emit(g->sink, MSG_SETTING_LINK, &s->place, "file", s->value, "name", link, NULL);
		g->c->wrong = true;
	} else if (kind != PLATFORM_FILE && kind != PLATFORM_NOTHING) {
		refuse(g, MSG_SETTING_NO_FILE, &s->place, s->value);
	}
}

static void check_output(struct reading *g, const struct configuration_setting *s, const char *file)
{
	if (is_hidden(file)) {
		refuse(g, MSG_SETTING_HIDDEN, &s->place, file);
	} else if (!can_end_a_report(file)) {
		diag_emit(g->sink, MSG_SETTING_ENDING, &s->place, "file", file, "*allowed", list_endings(g->c->arena), NULL);
		g->c->wrong = true;
	} else {
		check_target(g, s);
	}
}

const struct configuration_setting *configuration_setting(const struct configuration *c, const char *name)
{
	for (size_t i = 0; c != NULL && i < c->settings.len; i++) {
		if (strcmp(c->settings.items[i].name, name) == 0)
			return &c->settings.items[i];
	}
	return NULL;
}

static bool was_written(const struct configuration *c, const char *path)
{
	for (size_t i = 0; i < c->settings.len; i++) {
		if (strcmp(c->settings.items[i].name, "output") == 0 && strcmp(c->settings.items[i].value, path) == 0)
			return true;
	}
	return false;
}

/* A path below the folder of the configuration, or NULL with the fault said. */
static const char *path_of(struct reading *g, const char *path, enum msg_id outside, const struct place *place)
{
	if (!leads_out(path))
		return join(g->c, path);
	refuse(g, outside, place, path);
	return NULL;
}

static void add_pack(struct reading *g, const xmlNode *n, struct configuration_setting *s)
{
	const char *name = tree_value(n, "name"), *path = tree_value(n, "path");

	if ((name == NULL) == (path == NULL)) {
		refuse(g, MSG_PACK_UNNAMED, &s->place, "");
		return;
	}
	s->is_path = path != NULL;
	s->value = path != NULL ? path_of(g, path, MSG_PACK_OUTSIDE, &s->place) : arena_strdup(g->c->arena, name);
	if (s->value != NULL)
		vec_push(&g->c->settings, *s);
}

static void add_output(struct reading *g, const xmlNode *n, struct configuration_setting *s)
{
	const char *file = tree_value(n, "file");

	s->is_path = true;
	s->format = arena_strdup(g->c->arena, tree_value(n, "format"));
	s->value = path_of(g, file, MSG_SETTING_OUTSIDE, &s->place);
	if (s->value == NULL)
		return;
	check_output(g, s, file);
	if (was_written(g->c, s->value))
		refuse(g, MSG_OUTPUT_TWICE, &s->place, s->value);
	vec_push(&g->c->settings, *s);
}

/* A setting there can be one of: a text, or for baseline a file. */
static void add_single(struct reading *g, const xmlNode *n, struct configuration_setting *s)
{
	const char *file = tree_value(n, "file");

	if (configuration_setting(g->c, s->name) != NULL) {
		diag_emit(g->sink, MSG_SETTING_TWICE, &s->place, "name", s->name, NULL);
		g->c->wrong = true;
		return;
	}
	s->is_path = file != NULL;
	s->value = file != NULL ? path_of(g, file, MSG_SETTING_OUTSIDE, &s->place) : arena_strdup(g->c->arena, tree_text(n));
	if (s->value != NULL)
		vec_push(&g->c->settings, *s);
}

/* How long gaps of a severity may stand: a setting for each that is given. */
static void add_due(struct reading *g, const xmlNode *n, struct configuration_setting *s)
{
	static const char *const severities[] = { "error", "warning", "info" };
	struct period period;

	if (configuration_setting(g->c, "due-error") != NULL || configuration_setting(g->c, "due-warning") != NULL || configuration_setting(g->c, "due-info") != NULL) {
		diag_emit(g->sink, MSG_SETTING_TWICE, &s->place, "name", "due", NULL);
		g->c->wrong = true;
		return;
	}
	for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++) {
		s->name = arena_printf(g->c->arena, "due-%s", severities[i]);
		s->value = arena_strdup(g->c->arena, tree_value(n, severities[i]));
		if (s->value == NULL)
			continue;
		if (period_parse(&period, s->value) != 0) {
			diag_emit(g->sink, MSG_PERIOD_WRONG, &s->place, "key", s->value, NULL);
			g->c->wrong = true;
		}
		vec_push(&g->c->settings, *s);
	}
}

static void add_previous(struct reading *g, const xmlNode *n, struct configuration_setting *s)
{
	s->is_path = true;
	s->value = path_of(g, tree_value(n, "file"), MSG_SETTING_OUTSIDE, &s->place);
	if (s->value != NULL)
		vec_push(&g->c->settings, *s);
}

static void add_setting(struct reading *g, const xmlNode *n)
{
	struct configuration_setting s = { .name = arena_strdup(g->c->arena, (const char *)n->name) };

	tree_place(&s.place, n, g->c->arena);
	s.place.file = g->c->path;
	if (tree_is(n, "rule-pack")) {
		add_pack(g, n, &s);
	} else if (tree_is(n, "output")) {
		add_output(g, n, &s);
	} else if (tree_is(n, "due")) {
		add_due(g, n, &s);
	} else if (tree_is(n, "previous")) {
		add_previous(g, n, &s);
	} else if (tree_is(n, "exclude")) {
		s.value = arena_strdup(g->c->arena, tree_value(n, "glob"));
		vec_push(&g->c->settings, s);
	} else {
		add_single(g, n, &s);
	}
}

static void say_root(struct reading *g, const char *root, const struct place *place)
{
	diag_emit(g->sink, MSG_CONFIGURATION_ROOT, place, "file", g->c->path, "root", root, NULL);
	g->c->broken = true;
}

static enum document_mode on_open(void *payload, struct document *d)
{
	struct reading *g = payload;
	struct place place;

	if (!g->is_bundle && strcmp(d->kind, "configuration") == 0)
		return DOCUMENT_HOLD;
	if (!g->is_bundle) {
		tree_place(&place, d->root, g->c->arena);
		say_root(g, d->kind, &place);
	}
	return DOCUMENT_SKIP;
}

static void on_close(void *payload, struct document *d)
{
	struct reading *g = payload;

	g->c->invalid |= d->invalid || d->broken;
	for (const xmlNode *n = d->root != NULL ? tree_child(d->root, NULL) : NULL; n != NULL; n = tree_next(n, NULL))
		add_setting(g, n);
}

static void on_foreign(void *payload, const char *name, const char *ns, const struct place *place)
{
	struct reading *g = payload;

	(void)ns;
	if (g->is_bundle)
		return;
	if (strcmp(name, "configuration") != 0) {
		say_root(g, name, place);
		return;
	}
	diag_emit(g->sink, MSG_XML_UNKNOWN_ROOT, place, "element", name, "candidate", name, NULL);
	g->c->broken = true;
}

static void on_bundle(void *payload, const char *date)
{
	struct reading *g = payload;
	struct place place = { .file = g->c->path };

	(void)date;
	say_root(g, "repository", &place);
	g->is_bundle = true;
}

static uint32_t on_line_of(void *payload, const char *id)
{
	(void)payload;
	(void)id;
	return 0;
}

static void read_document(struct reading *g)
{
	struct tree *tree = tree_new();
	struct schemas *schemas = schemas_new();
	struct reader reader = {
		.tree = tree, .schemas = schemas, .arena = g->c->arena, .sink = *g->sink,
		.events = { .open = on_open, .close = on_close, .foreign = on_foreign, .bundle = on_bundle, .line_of = on_line_of, .payload = g },
	};
	struct reader_result result = reader_run(&reader, g->c->path, g->c->path, NULL);

	g->c->unreadable = result.unreadable;
	g->c->broken |= result.broken;
	if (result.complete) {
		g->c->complete = true;
		g->c->bytes = result.bytes;
		memcpy(g->c->sha256, result.sha256, sizeof g->c->sha256);
	}
	schemas_free(schemas);
	tree_free(tree);
}

/* A pipe or a device is not opened: it could be without end. */
static bool is_file(struct reading *g)
{
	enum platform_error error = PLATFORM_OK;
	enum platform_kind kind = platform_kind(g->c->path, &error);
	enum msg_id id = kind == PLATFORM_DIRECTORY ? MSG_FILE_IS_DIRECTORY : kind == PLATFORM_SPECIAL ? MSG_SETTING_NO_FILE :
		error == PLATFORM_DENIED ? MSG_FILE_DENIED : MSG_FILE_MISSING;
	struct place place = { .file = g->c->path };

	if (kind == PLATFORM_FILE)
		return true;
	refuse(g, id, &place, g->c->path);
	g->c->unreadable = true;
	return false;
}

struct configuration *configuration_read(const char *path, const struct diag_sink *sink)
{
	struct configuration *c = mem_alloc(sizeof *c);
	struct reading g = { .c = c, .sink = sink };
	const char *slash = strrchr(path, '/');
	char *real;

	c->arena = arena_new();
	c->path = arena_strdup(c->arena, path);
	c->folder = slash == NULL ? "." : slash == path ? "/" : arena_strndup(c->arena, path, (size_t)(slash - path));
	real = platform_real(c->folder);
	c->real = arena_strdup(c->arena, real != NULL ? real : c->folder);
	free(real);
	if (is_file(&g))
		read_document(&g);
	c->wrong |= c->unreadable || c->broken || c->invalid;
	return c;
}

void configuration_free(struct configuration *c)
{
	if (c == NULL)
		return;
	vec_free(&c->settings);
	arena_free(c->arena);
	free(c);
}
