/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's part for rules without documents (policykoll.h): finding the files, reading each, saying what is wrong or doubtful in it. */
#include "policykoll.h"

#include "bounds.h"
#include "buf.h"
#include "discover.h"
#include "door.h"
#include "instance.h"
#include "lint_rules.h"
#include "loaded.h"
#include "map.h"
#include "mem.h"
#include "platform.h"
#include "rulebook.h"
#include "tree.h"
#include "view.h"
#include "view_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pk_lint {
	struct diag_list *messages;
	struct diag_sink sink;
	struct arena *arena;
	struct lint_names *names;     /* made for the first rule file */
	struct map *rules;            /* ids of rules, this object for each */
	struct map *included;         /* paths of files that others took in, this object for each */
	struct map *troubled;         /* files that messages are about, this object for each */
	VEC(const char *) fragments;  /* found in folders, and no schemas */
	size_t files, refused, said[SEVERITY_ERROR + 1];
	int fail_on;                  /* an enum severity, -1: never */
	bool missing;                 /* a path that is not there */
	double seconds;
};

/* One file on its way: its messages wait here until it is known whether it is a schema at all. */
struct job {
	struct pk_lint *l;
	struct diag_list *messages;
	struct diag_sink sink;
	struct schematron *schema;
};

/* Any schema includes what it likes; a rule file only what it could when it is used (rulebook.h). */
static int read_file(void *payload, const char *path, struct buf *content)
{
	(void)payload;
	/* What is no file may never end, or never begin. */
	if (platform_kind(path, NULL) != PLATFORM_FILE)
		return -1;
	return instance_bytes(content, path, path, LIMIT_RULE_BYTES, NULL);
}

static size_t errors_in(const struct diag_list *messages)
{
	size_t n = 0;

	for (size_t i = 0; i < diag_list_len(messages); i++)
		n += msg_severity(diag_list_at(messages, i)->id) == SEVERITY_ERROR;
	return n;
}

/* Rules of all files go by one name each. */
static void check_duplicates(struct job *j)
{
	for (size_t i = 0; i < j->schema->patterns.len; i++) {
		const struct sch_pattern *p = j->schema->patterns.items[i];
		struct place place;

		if (p->id != NULL && map_get(j->l->rules, p->id) != NULL) {
			tree_place(&place, p->node, j->l->arena);
			diag_emit(&j->sink, MSG_RULE_DUPLICATE, &place, "name", p->id, NULL);
		} else if (p->id != NULL) {
			map_set(j->l->rules, p->id, j->l);
		}
	}
}

static void look(struct job *j)
{
	for (size_t i = 1; i < j->schema->files.len; i++)
		map_set(j->l->included, (const char *)j->schema->files.items[i]->doc->URL, j->l);
	lint(j->schema, &j->sink);
	if (!lint_is_ours(j->schema))
		return;
	if (j->l->names == NULL)
		j->l->names = lint_names_new();
	lint_rules(j->schema, j->l->names, &j->sink);
	check_duplicates(j);
}

static bool is_no_schema(const struct diag_list *messages)
{
	return diag_list_len(messages) == 1 && diag_list_at(messages, 0)->id == MSG_SCH_NOT_A_SCHEMA;
}

static void pass_on(struct pk_lint *l, const struct diag_list *messages)
{
	for (size_t i = 0; i < diag_list_len(messages); i++)
		l->sink.diag(l->sink.payload, diag_list_at(messages, i));
}

/* What a schema is shows when it has been read: one that is a rule file is read again as such, as strictly as when it is used. */
static void read_schema(struct job *j, const char *path, const struct buf *bytes)
{
	const struct schematron_files files = { read_file, NULL }, of_rules = { rulebook_include, (void *)path };

	j->schema = schematron_new(path, bytes->data, bytes->len, &files, &j->sink);
	if (j->schema == NULL || !lint_is_ours(j->schema))
		return;
	schematron_free(j->schema);
	diag_list_free(j->messages);
	j->messages = diag_list_new();
	j->sink = diag_list_sink(j->messages);
	j->schema = schematron_new_rules(path, bytes->data, bytes->len, &of_rules, &j->sink);
}

static void lint_file(struct pk_lint *l, const struct found_file *file)
{
	struct job j = { .l = l, .messages = diag_list_new() };
	struct buf bytes = BUF_INIT;

	l->files++;
	j.sink = diag_list_sink(j.messages);
	if (instance_bytes(&bytes, file->path, file->path, LIMIT_RULE_BYTES, &j.sink) == 0)
		read_schema(&j, file->path, &bytes);
	if (j.schema != NULL)
		look(&j);
	if (!file->named && is_no_schema(j.messages))
		vec_push(&l->fragments, arena_strdup(l->arena, file->path));
	l->refused += errors_in(j.messages) > 0;
	pass_on(l, j.messages);
	schematron_free(j.schema);
	diag_list_free(j.messages);
	buf_release(&bytes);
}

/* A file of a folder that another takes in is looked at there. */
static bool is_taken_in(const struct pk_lint *l, const struct diag *d)
{
	if (d->id != MSG_SCH_NOT_A_SCHEMA || map_get(l->included, d->place.file) == NULL)
		return false;
	for (size_t i = 0; i < l->fragments.len; i++) {
		if (strcmp(l->fragments.items[i], d->place.file) == 0)
			return true;
	}
	return false;
}

static void settle(struct pk_lint *l)
{
	struct diag_list *all = diag_list_new();
	struct diag_sink sink = diag_list_sink(all);

	diag_list_sort(l->messages);
	for (size_t i = 0; i < diag_list_len(l->messages); i++) {
		const struct diag *d = diag_list_at(l->messages, i);

		if (is_taken_in(l, d)) {
			l->refused--;
			continue;
		}
		l->said[msg_severity(d->id)]++;
		if (d->place.file != NULL)
			map_set(l->troubled, d->place.file, l);
		sink.diag(sink.payload, d);
	}
	diag_list_free(l->messages);
	l->messages = all;
}

struct pk_lint *pk_lint(const struct pk_lint_options *options)
{
	struct pk_lint *l = mem_alloc(sizeof *l);
	struct found_files found = { 0 };
	double began = platform_seconds();

	door_open();
	l->messages = diag_list_new();
	l->sink = diag_list_sink(l->messages);
	l->arena = arena_new();
	l->rules = map_new();
	l->included = map_new();
	l->troubled = map_new();
	l->fail_on = options->fail_on != NULL ? severity_find(options->fail_on) : SEVERITY_WARNING;
	l->missing = discover(&found, options->paths, options->path_count, ".sch", &l->sink) != 0;
	for (size_t i = 0; i < found.list.len; i++)
		lint_file(l, &found.list.items[i]);
	discover_release(&found);
	settle(l);
	l->seconds = platform_seconds() - began;
	return l;
}

void pk_lint_free(struct pk_lint *l)
{
	if (l == NULL)
		return;
	lint_names_free(l->names);
	map_free(l->rules);
	map_free(l->included);
	map_free(l->troubled);
	vec_free(&l->fragments);
	diag_list_free(l->messages);
	arena_free(l->arena);
	free(l);
}

/* Messages that count against --fail-on. */
static size_t failing(const struct pk_lint *l)
{
	size_t n = 0;

	for (int s = l->fail_on; s >= 0 && s <= SEVERITY_ERROR; s++)
		n += l->said[s];
	return n;
}

int pk_lint_exit_code(const struct pk_lint *l)
{
	if (l->missing || l->refused > 0)
		return PK_USAGE;
	if (l->files == 0)
		return PK_NOTHING;
	return failing(l) > 0 ? PK_FINDINGS : PK_PASSED;
}

static void write_counts(struct buf *out, const struct pk_lint *l, enum lang lang)
{
	static const struct view_plural errors = { MSG_VIEW_N_ERROR, MSG_VIEW_N_ERRORS }, warnings = { MSG_VIEW_N_WARNING, MSG_VIEW_N_WARNINGS };
	char k[24], n[24];

	snprintf(k, sizeof k, "%zu", map_len(l->troubled));
	snprintf(n, sizeof n, "%zu", l->files);
	view_count(out, lang, errors, l->said[SEVERITY_ERROR]);
	buf_puts(out, ", ");
	view_count(out, lang, warnings, l->said[SEVERITY_WARNING]);
	buf_puts(out, ": ");
	view_say(out, lang, l->files == 1 ? MSG_VIEW_OF_FILE : MSG_VIEW_OF_FILES, "k", k, "n", n, NULL);
	buf_puts(out, ", ");
	view_seconds(out, l->seconds, lang);
	buf_putc(out, '\n');
}

static void write_verdict(struct buf *out, const struct pk_lint *l, enum lang lang)
{
	static const struct view_plural findings = { MSG_VIEW_N_FINDING, MSG_VIEW_N_FINDINGS }, refused = { MSG_LINT_REFUSED_ONE, MSG_LINT_REFUSED };
	const char *level = l->fail_on < 0 ? "never" : severity_name((enum severity)l->fail_on);
	char n[24];

	snprintf(n, sizeof n, "%zu", failing(l));
	switch (pk_lint_exit_code(l)) {
	case PK_PASSED:
		view_passed(out, lang, l->said[SEVERITY_ERROR] + l->said[SEVERITY_WARNING], l->fail_on, false);
		break;
	case PK_USAGE:
		if (l->refused > 0)
			view_count(out, lang, refused, l->refused);
		else
			view_say(out, lang, MSG_VIEW_USAGE, NULL);
		break;
	case PK_NOTHING:
		view_say(out, lang, MSG_LINT_NOTHING, NULL);
		break;
	default:
		view_say(out, lang, MSG_VIEW_FAILED, NULL);
		buf_puts(out, ": ");
		view_say(out, lang, failing(l) == 1 ? findings.one : findings.many, "n", n, "level", level, NULL);
	}
}

char *pk_lint_text(const struct pk_lint *l, const struct pk_text_options *options)
{
	const int lang = options->lang != NULL ? lang_find(options->lang) : -1;
	const struct view_text_options o = {
		.lang = lang >= 0 ? (enum lang)lang : LANG_EN, .color = options->color, .quiet = options->quiet, .verbose = options->verbose, .max_same = options->max_same,
	};
	struct buf out = BUF_INIT;

	if (!o.quiet)
		view_messages(&out, l->messages, &o);
	if (l->files > 0)
		write_counts(&out, l, o.lang);
	view_paint(&out, o.color, pk_lint_exit_code(l) != PK_PASSED ? VIEW_RED : l->said[SEVERITY_ERROR] + l->said[SEVERITY_WARNING] ? VIEW_YELLOW : VIEW_GREEN);
	write_verdict(&out, l, o.lang);
	view_paint(&out, o.color, VIEW_PLAIN);
	buf_putc(&out, '\n');
	return buf_detach(&out);
}
