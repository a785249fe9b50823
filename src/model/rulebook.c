/* SPDX-License-Identifier: Apache-2.0 */
/* The rulebook (rulebook.h). */
#include "rulebook.h"

#include "bounds.h"
#include "buf.h"
#include "embedded.h"
#include "map.h"
#include "mem.h"
#include "nearest.h"
#include "platform.h"
#include "rulebook_image.h"

#include <stdlib.h>
#include <string.h>

static bool is_set_by_run(const char *name)
{
	return strcmp(name, "as-of") == 0 || strcmp(name, "policy") == 0 || strcmp(name, "clause") == 0;
}

static enum severity default_severity(const struct sch_pattern *p)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		for (size_t j = 0; j < p->rules.items[i]->asserts.len; j++) {
			const struct sch_assert *a = p->rules.items[i]->asserts.items[j];
			int severity = a->role != NULL && !a->not_evaluable && !a->on_file ? severity_find(a->role) : -1;

			if (severity >= 0)
				return (enum severity)severity;
		}
	}
	return SEVERITY_ERROR;
}

static bool hangs_on(const struct rulebook_rule *r, const char *variable)
{
	return schematron_let(r->pack->schema, variable) != NULL && schematron_uses(r->pack->schema, r->pattern, variable);
}

static void put_in(struct rulebook *b, struct rulebook_rule *rule)
{
	vec_push(&b->rules, rule);
	map_set(b->by_id, rule->id, rule);
}

static void add_rule(struct rulebook *b, const struct rulebook_pack *pack, const struct sch_pattern *p, const struct diag_sink *sink, int *status)
{
	struct rulebook_rule *rule;
	struct place place;

	if (p->id == NULL)
		return;
	if (map_get(b->by_id, p->id) != NULL && pack->builtin && b->files_stand_in)
		return;
	if (map_get(b->by_id, p->id) != NULL) {
		tree_place(&place, p->node, pack->schema->arena);
		diag_emit(sink, MSG_RULE_DUPLICATE, &place, "name", p->id, NULL);
		*status = -1;
		return;
	}
	rule = mem_alloc(sizeof *rule);
	rule->id = p->id;
	rule->pack = pack;
	rule->pattern = p;
	rule->severity = default_severity(p);
	for (size_t i = 0; i < pack->schema->lets.len; i++) {
		const char *name = pack->schema->lets.items[i].name;

		if (!is_set_by_run(name) && schematron_uses(pack->schema, p, name))
			vec_push(&rule->parameters, name);
	}
	rule->hangs_on_policy = hangs_on(rule, "policy");
	rule->hangs_on_clause = hangs_on(rule, "clause");
	rule->sight = -1;
	put_in(b, rule);
}

/* 0, or -1 when the file cannot be read or is too large (*error is PLATFORM_OK then). */
static int read_bytes(const char *path, struct buf *bytes, enum platform_error *error)
{
	struct platform_file *file;
	char chunk[4096];
	ptrdiff_t n;

	if (platform_open(&file, path, error) != 0)
		return -1;
	while ((n = platform_read(file, chunk, sizeof chunk, error)) > 0 && bytes->len <= LIMIT_RULE_BYTES)
		buf_add(bytes, chunk, (size_t)n);
	platform_close(file);
	return n == 0 ? 0 : -1;
}

int rulebook_include(void *payload, const char *path, struct buf *content)
{
	const char *file = payload, *slash = strrchr(file, '/');
	size_t folder = slash != NULL ? (size_t)(slash - file) + 1 : 0;
	enum platform_error error;

	if (strncmp(path, file, folder) != 0 || path[folder] == '/' || strncmp(path + folder, "../", 3) == 0 || platform_kind(path, NULL) != PLATFORM_FILE)
		return -1;
	return read_bytes(path, content, &error);
}

static struct buf *keep_file(struct rulebook_files *files, const char *name)
{
	struct rulebook_file f = { mem_strdup(name), BUF_INIT };

	vec_push(&files->list, f);
	return &files->list.items[files->list.len - 1].bytes;
}

void rulebook_files_release(struct rulebook_files *files)
{
	for (size_t i = 0; i < files->list.len; i++) {
		free(files->list.items[i].name);
		buf_release(&files->list.items[i].bytes);
	}
	vec_free(&files->list);
}

/* Reads what is included and keeps it beside the rules, which come first. */
static int include_and_keep(void *payload, const char *path, struct buf *content)
{
	struct rulebook_files *files = payload;
	struct buf *kept;
	int status = rulebook_include(files->list.items[0].name, path, content);

	if (status == 0) {
		kept = keep_file(files, path);
		buf_add(kept, content->data, content->len);
	}
	return status;
}

static int include_kept(void *payload, const char *path, struct buf *content)
{
	const struct rulebook_files *files = payload;

	for (size_t i = 1; i < files->list.len; i++) {
		if (strcmp(files->list.items[i].name, path) == 0) {
			buf_add(content, files->list.items[i].bytes.data, files->list.items[i].bytes.len);
			return 0;
		}
	}
	return -1;
}

static struct rulebook_pack *new_pack(struct rulebook *b, struct schematron *schema, bool builtin)
{
	struct rulebook_pack *pack = mem_alloc(sizeof *pack);

	pack->schema = schema;
	pack->builtin = builtin;
	vec_push(&b->packs, pack);
	return pack;
}

static int add_pack(struct rulebook *b, const char *name, const void *bytes, size_t n, const struct schematron_files *files, const struct diag_sink *sink)
{
	struct schematron *schema = schematron_new_rules(name, bytes, n, files, sink);
	struct rulebook_pack *pack;
	int status = 0;

	if (schema == NULL)
		return -1;
	pack = new_pack(b, schema, files == NULL);
	/* The built-in ones are looked over by tests. */
	if (files != NULL && rulebook_check(schema, sink) > 0)
		return -1;
	for (size_t i = 0; i < schema->patterns.len; i++)
		add_rule(b, pack, schema->patterns.items[i], sink, &status);
	return status;
}

/* The files belong to the pack when there is one. */
static int add_own_pack(struct rulebook *b, struct rulebook_files *files, int (*include)(void *, const char *, struct buf *), const struct diag_sink *sink)
{
	struct schematron_files from = { include, files };
	size_t before = b->packs.len;
	struct buf bytes = files->list.items[0].bytes; /* what is included may move the list, but not the bytes */
	int status = add_pack(b, files->list.items[0].name, bytes.data, bytes.len, &from, sink);

	if (b->packs.len == before) {
		rulebook_files_release(files);
		return status;
	}
	b->packs.items[before]->files = *files;
	*files = (struct rulebook_files){ 0 };
	return status;
}

static int add_file(struct rulebook *b, const char *path, const struct diag_sink *sink)
{
	enum platform_error error = PLATFORM_OK;
	struct place place = { .file = path };
	struct rulebook_files files = { 0 };

	if (read_bytes(path, keep_file(&files, path), &error) == 0)
		return add_own_pack(b, &files, include_and_keep, sink);
	diag_emit(sink, error == PLATFORM_MISSING ? MSG_FILE_MISSING : MSG_FILE_UNREADABLE, &place, "file", path, NULL);
	rulebook_files_release(&files);
	return -1;
}

static bool has_rules(const struct rulebook *b, const struct buf *bytes)
{
	for (size_t i = 0; i < b->packs.len; i++) {
		const struct rulebook_files *files = &b->packs.items[i]->files;

		if (files->list.len > 0 && files->list.items[0].bytes.len == bytes->len && memcmp(files->list.items[0].bytes.data, bytes->data, bytes->len) == 0)
			return true;
	}
	return false;
}

static int by_id(const void *a, const void *b)
{
	return strcmp((*(struct rulebook_rule *const *)a)->id, (*(struct rulebook_rule *const *)b)->id);
}

static void sort(struct rulebook *b)
{
	if (b->rules.len > 1)
		qsort(b->rules.items, b->rules.len, sizeof *b->rules.items, by_id);
}

int rulebook_carry(struct rulebook *b, struct rulebook_files *files, const struct diag_sink *sink)
{
	int status;

	if (has_rules(b, &files->list.items[0].bytes)) {
		rulebook_files_release(files);
		return 0;
	}
	status = add_own_pack(b, files, include_kept, sink);
	sort(b);
	return status;
}

static bool is_rule_file(const char *name)
{
	size_t n = strlen(name);

	return strncmp(name, "rules/", 6) == 0 && n > 4 && strcmp(name + n - 4, ".sch") == 0;
}

/* Taking the built-in rules out of their image. */
struct taking {
	struct rulebook *rules;
	const struct diag_sink *sink;
	int status;
};

static void take_pack(void *payload, struct schematron *schema, struct rulebook_rule **rules, size_t n)
{
	struct taking *t = payload;
	struct rulebook_pack *pack = new_pack(t->rules, schema, true);

	for (size_t i = 0; i < n; i++) {
		rules[i]->pack = pack;
		put_in(t->rules, rules[i]);
	}
}

static void take_file(void *payload, const char *name)
{
	const struct embedded *e = embedded_find(name);
	struct taking *t = payload;

	if (e == NULL || add_pack(t->rules, e->name, e->data, e->size, NULL, t->sink) != 0)
		t->status = -1;
}

static int take_image(struct rulebook *b, const struct embedded *image, const struct diag_sink *sink)
{
	struct taking t = { b, sink, 0 };

	b->arena = arena_new();
	rulebook_get(image->data, b->arena, take_pack, take_file, &t);
	return t.status;
}

static int add_builtin(struct rulebook *b, const struct diag_sink *sink)
{
	const struct embedded *image = b->files_stand_in ? NULL : embedded_image("rules");
	int status = 0;

	if (image != NULL)
		return take_image(b, image, sink);
	for (size_t i = 0; i < embedded_count; i++) {
		const struct embedded *e = &embedded_files[i];

		if (is_rule_file(e->name) && add_pack(b, e->name, e->data, e->size, NULL, sink) != 0)
			status = -1;
	}
	return status;
}

static int add_files(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink)
{
	int status = 0;

	for (size_t i = 0; i < n; i++) {
		if (add_file(b, files[i], sink) != 0)
			status = -1;
	}
	return status;
}

int rulebook_open(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink)
{
	int status;

	*b = (struct rulebook){ .by_id = map_new() };
	status = add_builtin(b, sink);
	if (add_files(b, files, n, sink) != 0)
		status = -1;
	sort(b);
	return status;
}

int rulebook_open_over(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink)
{
	int status;

	*b = (struct rulebook){ .files_stand_in = true, .by_id = map_new() };
	status = add_files(b, files, n, sink);
	if (add_builtin(b, sink) != 0)
		status = -1;
	sort(b);
	return status;
}

int rulebook_add(struct rulebook *b, const char *file, const struct diag_sink *sink)
{
	int status = add_file(b, file, sink);

	sort(b);
	return status;
}

void rulebook_release(struct rulebook *b)
{
	for (size_t i = 0; i < b->rules.len; i++) {
		if (b->rules.items[i]->pack->schema->of_image)
			continue;
		vec_free(&b->rules.items[i]->parameters);
		free(b->rules.items[i]);
	}
	for (size_t i = 0; i < b->packs.len; i++) {
		schematron_free(b->packs.items[i]->schema);
		rulebook_files_release(&b->packs.items[i]->files);
		free(b->packs.items[i]);
	}
	vec_free(&b->rules);
	vec_free(&b->packs);
	map_free(b->by_id);
	arena_free(b->arena);
}

const struct rulebook_rule *rulebook_find(const struct rulebook *b, const char *id)
{
	return map_get(b->by_id, id);
}

const char *rulebook_nearest(const struct rulebook *b, const char *id)
{
	VEC(const char *) ids = { 0 };
	const char *found;

	for (size_t i = 0; i < b->rules.len; i++)
		vec_push(&ids, b->rules.items[i]->id);
	found = ids.len > 0 ? nearest(id, ids.items, ids.len) : NULL;
	vec_free(&ids);
	return found;
}

bool rulebook_has_parameter(const struct rulebook_rule *r, const char *name)
{
	for (size_t i = 0; i < r->parameters.len; i++) {
		if (strcmp(r->parameters.items[i], name) == 0)
			return true;
	}
	return false;
}

bool rulebook_tells_apart(const struct rulebook_rule *r, const char *variable)
{
	for (size_t i = 0; i < r->pattern->rules.len; i++) {
		const struct sch_rule *rule = r->pattern->rules.items[i];

		for (size_t j = 0; j < rule->lets.len; j++) {
			const struct sch_let *let = &rule->lets.items[j];

			if (strcmp(let->name, "discriminator") == 0 && let->value != NULL && xpath_uses_variable(let->value, variable))
				return true;
		}
	}
	return false;
}

const char *rulebook_default(const struct rulebook_rule *r, const char *parameter, struct arena *a)
{
	const struct sch_let *let = schematron_let(r->pack->schema, parameter);
	const char *text = let != NULL && let->value != NULL ? xpath_text(let->value) : "";
	size_t n = strlen(text);

	if (n < 2 || (text[0] != '\'' && text[0] != '"') || strchr(text + 1, text[0]) != text + n - 1)
		return NULL;
	return arena_strndup(a, text + 1, n - 2);
}

void rulebook_show(const struct rulebook *b, struct tree *t)
{
	xmlNodePtr root = tree_element(t, "rulebook");
	struct arena *a = arena_new();

	for (size_t i = 0; i < b->rules.len; i++) {
		const struct rulebook_rule *r = b->rules.items[i];
		xmlNodePtr rule = tree_element(t, "rule");

		tree_attribute(rule, "id", r->id);
		for (size_t j = 0; j < r->parameters.len; j++) {
			xmlNodePtr parameter = tree_element(t, "parameter");

			tree_attribute(parameter, "name", r->parameters.items[j]);
			tree_attribute(parameter, "value", rulebook_default(r, r->parameters.items[j], a));
			xmlAddChild(rule, parameter);
		}
		xmlAddChild(root, rule);
	}
	arena_free(a);
	xmlAddChild(t->repository, root);
}
