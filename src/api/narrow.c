/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Narrowed runs (narrow.h). Everything is read as ever, since what is reported rests on all of it; so what is wrong with a file that was not chosen still makes the
 * run incomplete, and that is said once for each such file.
 */
#include "narrow.h"

#include "buf.h"
#include "chosen_files.h"
#include "map.h"
#include "nearest.h"
#include "selection.h"

#include <stdio.h>
#include <string.h>

/* How many names a message tells. */
#define SHOWN 10

static bool is_among(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return n == 0;
}

static void add_options(struct report *r, const char *name, const char *const *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct report_option option = { name, arena_strdup(r->arena, values[i]) };

		/* What is named twice is one. */
		if (i == 0 || !is_among(values[i], values, i))
			vec_push(&r->options, option);
	}
}

void narrow_describe(struct session *s)
{
	const struct pk_options *o = s->options;

	add_options(s->report, "rule", o->only_rules, o->only_rule_count);
	add_options(s->report, "unit", o->units, o->unit_count);
	add_options(s->report, "policy", o->policies, o->policy_count);
	s->report->by_file = o->narrow_files;
	s->report->partial = o->only_rule_count > 0 || o->unit_count > 0 || o->policy_count > 0 || o->narrow_files;
}

static void refuse(struct session *s, enum msg_id id, const char *name, const char *guess)
{
	diag_emit(&s->sink, id, NULL, "name", name, "guess", guess, NULL);
	s->report->usage_error = true;
}

static void refuse_rules(struct session *s)
{
	for (size_t i = 0; i < s->options->only_rule_count; i++) {
		const char *name = s->options->only_rules[i], *guess;

		if (rulebook_find(s->rules, name) != NULL)
			continue;
		guess = rulebook_nearest(s->rules, name);
		refuse(s, guess != NULL ? MSG_RULE_UNKNOWN_GUESS : MSG_RULE_UNKNOWN, name, guess);
	}
}

/* Elements that have an id, by document. People may know one by its title: then the id is what they are told. */
struct named {
	VEC(const char *) ids, titles, ids_of_titles;
};

static void add_named(struct named *to, const xmlNode *node)
{
	const char *id = tree_value(node, "id");

	vec_push(&to->ids, id);
	for (const xmlNode *n = tree_child(node, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (!tree_is(n, "name") && !tree_is(n, "title") && !tree_is(n, "short-title"))
			continue;
		vec_push(&to->titles, tree_text(n));
		vec_push(&to->ids_of_titles, id);
	}
}

static const char *guess(const struct named *known, const char *name)
{
	const char *found = known->ids.len > 0 ? nearest(name, known->ids.items, known->ids.len) : NULL;

	if (found != NULL || known->titles.len == 0)
		return found;
	found = nearest(name, known->titles.items, known->titles.len);
	for (size_t i = 0; i < known->titles.len && found != NULL; i++) {
		if (known->titles.items[i] == found)
			return known->ids_of_titles.items[i];
	}
	return NULL;
}

static void refuse_others(struct session *s, struct named *known, const char *const *names, size_t n, enum msg_id id, enum msg_id guessed)
{
	for (size_t i = 0; i < n; i++) {
		const char *near;

		if (known->ids.len > 0 && is_among(names[i], known->ids.items, known->ids.len))
			continue;
		near = guess(known, names[i]);
		refuse(s, near != NULL ? guessed : id, names[i], near);
	}
	vec_free(&known->ids);
	vec_free(&known->titles);
	vec_free(&known->ids_of_titles);
}

void narrow_refuse_unknown(struct session *s)
{
	const struct pk_options *o = s->options;
	const xmlNode *top = s->workspace->tree->repository;
	struct named units = { 0 }, policies = { 0 };

	refuse_rules(s);
	for (const xmlNode *d = tree_child(top, "organisation"); d != NULL; d = tree_next(d, "organisation")) {
		for (const xmlNode *n = tree_child(d, "unit"); n != NULL; n = tree_next(n, "unit"))
			add_named(&units, n);
	}
	for (const xmlNode *d = tree_child(top, "policy"); d != NULL; d = tree_next(d, "policy"))
		add_named(&policies, d);
	refuse_others(s, &units, o->units, o->unit_count, MSG_UNIT_UNKNOWN, MSG_UNIT_UNKNOWN_GUESS);
	refuse_others(s, &policies, o->policies, o->policy_count, MSG_POLICY_UNKNOWN, MSG_POLICY_UNKNOWN_GUESS);
}

bool narrow_wants(const void *payload, const struct binding *b)
{
	const struct pk_options *o = payload;

	return is_among(b->rule->id, o->only_rules, o->only_rule_count) && is_among(b->policy_id, o->policies, o->policy_count);
}

void narrow_check(struct session *s, struct check *c)
{
	const struct pk_options *o = s->options;

	if (o->narrow_files)
		s->chosen = chosen_files_new(o->only_files, o->only_file_count, o->paths, o->path_count);
	c->only_rules = o->only_rules;
	c->only_rule_count = o->only_rule_count;
	c->only_policies = o->policies;
	c->only_policy_count = o->policy_count;
	c->only_units = o->units;
	c->only_unit_count = o->unit_count;
	c->only_files = s->chosen;
	c->assets_judged = &s->report->assets_judged;
	c->restricted_judged = &s->report->restricted_judged;
}

void narrow_count_units(struct report *r, const struct check *c)
{
	for (size_t i = 0; i < r->units.len; i++)
		r->units.items[i].counted = selection_has_unit(c, r->units.items[i].id);
}

void narrow_say_exceptions(struct session *s, const struct exceptions *e)
{
	/* Whether one is of use is only known when everything was looked at; the dates of those in chosen files are known all the same. */
	if (!s->report->partial)
		exceptions_say(e, &s->sink, true);
	else if (s->options->only_rule_count == 0 && s->options->unit_count == 0 && s->options->policy_count == 0)
		exceptions_say(e, &s->sink, false);
}

static bool is_whole(const struct workspace_file *f)
{
	return !f->unreadable && !f->broken && !f->invalid;
}

/* Keeps a message, or says instead that its file is not whole: once for each file. */
static void sift(struct session *s, const struct diag_sink *to, const struct diag *d, const struct map *files, struct map *said)
{
	const struct workspace_file *f = d->place.file != NULL ? map_get(files, d->place.file) : NULL;
	bool is_error = msg_severity(d->id) == SEVERITY_ERROR;
	struct place place = { 0 };

	if (f == NULL || chosen_files_have(s->chosen, f->path) || (is_error && (is_whole(f) || s->report->usage_error))) {
		to->diag(to->payload, d);
		return;
	}
	if (!is_error || map_get(said, f->path) != NULL)
		return;
	map_set(said, f->path, said);
	place.file = f->path;
	diag_emit(to, MSG_OTHER_FILE_WRONG, &place, "file", f->path, NULL);
}

static void sift_all(struct session *s)
{
	struct diag_list *old = s->report->diagnostics, *new = diag_list_new();
	struct diag_sink to = diag_list_sink(new);
	struct map *files = map_new(), *said = map_new();

	for (size_t i = 0; i < s->workspace->files.len; i++)
		map_set(files, s->workspace->files.items[i]->path, s->workspace->files.items[i]);
	for (size_t i = 0; i < diag_list_len(old); i++)
		sift(s, &to, diag_list_at(old, i), files, said);
	map_free(files);
	map_free(said);
	diag_list_free(old);
	s->report->diagnostics = new;
	s->sink = to;
}

/* Names that lead to no document: the first of them, and how many more. */
static void say_unused(struct session *s)
{
	struct buf list = BUF_INIT, more = BUF_INIT;
	const char *name;
	size_t n = 0;

	for (; (name = chosen_files_unused(s->chosen, n)) != NULL && n < SHOWN; n++)
		buf_printf(&list, "%s%s", n > 0 ? ", " : "", name);
	while (chosen_files_unused(s->chosen, n) != NULL)
		n++;
	buf_printf(&more, "%zu", n > SHOWN ? n - SHOWN : 0);
	if (n > 0)
		diag_emit(&s->sink, n > SHOWN ? MSG_LISTED_OTHERS_MORE : MSG_LISTED_OTHERS, NULL, "files", list.data, "n", more.data, NULL);
	if (n > 0 && chosen_files_here(s->chosen) == 0)
		diag_emit(&s->sink, MSG_LISTED_NOT_HERE, NULL, NULL);
	buf_release(&list);
	buf_release(&more);
}

void narrow_finish(struct session *s)
{
	struct report *r = s->report;

	if (s->chosen == NULL)
		return;
	for (size_t i = 0; i < s->workspace->files.len; i++) {
		const struct workspace_file *f = s->workspace->files.items[i];
		struct report_option option = { "file", arena_strdup(r->arena, f->path) };

		if (!chosen_files_have(s->chosen, f->path) || f->ignored)
			continue;
		vec_push(&r->options, option);
		r->files_judged++;
	}
	sift_all(s);
	say_unused(s);
	chosen_files_free(s->chosen);
	s->chosen = NULL;
}
