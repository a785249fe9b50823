/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule tests (policykoll.h): every case is a run of its own with rules that are read once; its name says what must come of it, its .expect what must be said.
 */
#include "rule_tests.h"

#include "bounds.h"
#include "buf.h"
#include "discover.h"
#include "door.h"
#include "mem.h"
#include "nearest.h"
#include "platform.h"
#include "session.h"
#include "view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct test_case {
	struct pk_tests *tests;
	const struct pk_test_options *options;
	const char *path;
	enum case_kind kind;
	struct tested_rule *rule;
	struct report *report; /* of its run */
	bool failed;
};

static void fail(struct test_case *c, enum msg_id id, const char *name, const char *value)
{
	struct place place = { .file = c->path };

	diag_emit(&c->tests->sink, id, &place, name, value, NULL);
	c->failed = true;
}

static void note_spoken(void *payload, const struct check_result *r)
{
	struct pk_tests *t = payload;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct sch_assert *a = r->findings.items[i]->assertion;

		if (a != NULL)
			vec_push(&t->spoken, a);
	}
}

static const char *number(struct test_case *c, size_t n)
{
	return arena_printf(c->tests->arena, "%zu", n);
}

static bool is_demanded(const struct test_case *c)
{
	return report_rule_find(c->report, c->rule->rule->id)->ran;
}

static bool is_as_named(enum case_kind kind, const size_t *n)
{
	bool decided = n[OUTCOME_GAP] == 0 && n[OUTCOME_NOT_EVALUABLE] == 0;

	switch (kind) {
	case CASE_PASS: return decided && n[OUTCOME_PASS] > 0;
	case CASE_GAP: return n[OUTCOME_GAP] > 0;
	case CASE_NOT_EVALUABLE: return n[OUTCOME_NOT_EVALUABLE] > 0 && n[OUTCOME_GAP] == 0;
	case CASE_EXCEPTED: return n[OUTCOME_EXCEPTED] > 0 && n[OUTCOME_GAP] == 0;
	default: return decided && n[OUTCOME_PASS] == 0 && n[OUTCOME_EXCEPTED] == 0;
	}
}

static void check_outcome(struct test_case *c)
{
	const size_t *n = report_rule_find(c->report, c->rule->rule->id)->outcomes.n;
	struct place place = { .file = c->path };

	if (!is_demanded(c) && c->report->exit_code != PK_USAGE) {
		fail(c, MSG_TEST_NOT_DEMANDED, "rule", c->rule->rule->id);
		return;
	}
	if (n[OUTCOME_ERROR] == 0 && is_as_named(c->kind, n))
		return;
	diag_emit(&c->tests->sink, MSG_TEST_OUTCOME, &place, "wanted", case_kind_name(c->kind), "pass", number(c, n[OUTCOME_PASS]),
	          "gap", number(c, n[OUTCOME_GAP]), "undecided", number(c, n[OUTCOME_NOT_EVALUABLE]), "error", number(c, n[OUTCOME_ERROR]),
	          "excepted", number(c, n[OUTCOME_EXCEPTED]), NULL);
	c->failed = true;
}

/* What was unreadable is an unfinished case, unless the case is about just that. */
static void check_reading(struct test_case *c)
{
	if (c->report->exit_code < PK_USAGE || c->report->exit_code == PK_NOTHING)
		return;
	if (c->report->exit_code == PK_INCOMPLETE && c->kind == CASE_NOT_EVALUABLE)
		return;
	fail(c, MSG_TEST_NOT_READ, "name", c->path);
	for (size_t i = 0; i < diag_list_len(c->report->diagnostics); i++)
		c->tests->sink.diag(c->tests->sink.payload, diag_list_at(c->report->diagnostics, i));
}

struct lines {
	VEC(const char *) list; /* sorted */
};

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_lines(struct lines *l)
{
	if (l->list.len > 1)
		qsort(l->list.items, l->list.len, sizeof *l->list.items, by_bytes);
}

/* One line per finding: outcome, severity, rule, subject, line, English message. */
static void say_lines(struct test_case *c, struct lines *l)
{
	for (size_t i = 0; i < c->report->findings.len; i++) {
		const struct finding *f = c->report->findings.items[i];
		const char *text = report_text_in(&f->message, LANG_EN, NULL), *mark = f->discriminator != NULL ? "#" : "";

		vec_push(&l->list, arena_printf(c->tests->arena, "%s\t%s\t%s\t%s:%s%s%s\t%u\t%s", outcome_name(f->outcome), severity_name(f->severity), f->rule,
		                                f->subject_kind, f->subject_id, mark, f->discriminator != NULL ? f->discriminator : "",
		                                (unsigned)f->place.line, text));
	}
	sort_lines(l);
}

static char *expect_path(const struct test_case *c)
{
	struct buf path = BUF_INIT;

	buf_add(&path, c->path, strlen(c->path) - strlen(".xml"));
	buf_puts(&path, ".expect");
	return buf_detach(&path);
}

/* Reads the whole file, if there is one. 0, or -1 when it is there and cannot be read. */
static int read_all(struct buf *to, const char *path)
{
	enum platform_error error = PLATFORM_OK;
	enum platform_kind kind = platform_kind(path, &error);
	struct platform_file *file;
	char chunk[4096];
	ptrdiff_t n = -1;

	if (kind == PLATFORM_NOTHING && error == PLATFORM_MISSING)
		return 0;
	if (kind != PLATFORM_FILE || platform_open(&file, path, &error) != 0)
		return -1;
	while (to->len <= LIMIT_RULE_BYTES && (n = platform_read(file, chunk, sizeof chunk, &error)) > 0)
		buf_add(to, chunk, (size_t)n);
	platform_close(file);
	return n == 0 ? 0 : -1;
}

static void expected_lines(struct test_case *c, const char *path, struct lines *l)
{
	struct buf text = BUF_INIT;
	const char *at;

	if (read_all(&text, path) != 0) {
		fail(c, MSG_FILE_UNREADABLE, "file", path);
	} else {
		for (at = text.data; *at != '\0'; at += at[0] == '\n') {
			size_t n = strcspn(at, "\n");

			size_t end = n > 0 && at[n - 1] == '\r' ? n - 1 : n;

			if (end > 0)
				vec_push(&l->list, arena_strndup(c->tests->arena, at, end));
			at += n;
		}
	}
	buf_release(&text);
	sort_lines(l);
}

static void accept(struct test_case *c, const char *path, const struct lines *said)
{
	struct buf text = BUF_INIT;
	enum platform_error error;

	for (size_t i = 0; i < said->list.len; i++)
		buf_printf(&text, "%s\n", said->list.items[i]);
	if (platform_replace(path, text.data, text.len, &error) != 0) {
		fail(c, MSG_TEST_NOT_WRITTEN, "file", path);
		c->tests->internal_error = true;
	}
	buf_release(&text);
}

static void compare(struct test_case *c, const struct lines *wanted, const struct lines *said)
{
	size_t i = 0, j = 0;

	while (i < wanted->list.len || j < said->list.len) {
		int order = i == wanted->list.len ? 1 : j == said->list.len ? -1 : strcmp(wanted->list.items[i], said->list.items[j]);

		if (order < 0)
			fail(c, MSG_TEST_UNSAID, "text", wanted->list.items[i]);
		else if (order > 0)
			fail(c, MSG_TEST_UNEXPECTED, "text", said->list.items[j]);
		i += order <= 0;
		j += order >= 0;
	}
}

static void check_words(struct test_case *c)
{
	struct lines wanted = { 0 }, said = { 0 };
	char *path = expect_path(c);

	say_lines(c, &said);
	expected_lines(c, path, &wanted);
	if (c->options->accept && !c->failed && (said.list.len > 0 || wanted.list.len > 0))
		accept(c, path, &said);
	else
		compare(c, &wanted, &said);
	vec_free(&wanted.list);
	vec_free(&said.list);
	free(path);
}

static void run_case(struct test_case *c)
{
	struct pk_options o = { .paths = &c->path, .path_count = 1, .today = "2000-01-01" }; /* a case has a day of its own */
	struct session s;
	struct pk_report *report;

	session_open(&s, &o, &c->tests->rules);
	s.observe = note_spoken;
	s.payload = c->tests;
	session_run(&s);
	if (s.workspace != NULL && s.workspace->as_of == NULL && !s.workspace->incomplete)
		fail(c, MSG_TEST_NO_DAY, "file", c->path);
	report = session_close(&s);
	c->report = (struct report *)report;
	check_outcome(c);
	check_reading(c);
	check_words(c);
	c->tests->cases++;
	c->tests->failed += c->failed;
	c->rule->cases[c->kind]++;
	pk_report_free(report);
}

/* The kind a file's name begins with; false if it is no case. */
static bool kind_of(const char *name, enum case_kind *kind)
{
	for (int k = 0; k < CASE_KINDS; k++) {
		size_t n = strlen(case_kind_name(k));

		*kind = (enum case_kind)k;
		if (strncmp(name, case_kind_name(k), n) == 0 && name[n] == '-')
			return true;
	}
	return false;
}

static bool is_wanted(const struct pk_test_options *o, const char *rule)
{
	for (size_t i = 0; i < o->only_rule_count; i++) {
		if (strcmp(o->only_rules[i], rule) == 0)
			return true;
	}
	return o->only_rule_count == 0;
}

static void say_no_rule(struct pk_tests *t, const char *path, const char *name)
{
	const char *guess = rulebook_nearest(&t->rules, name);
	struct place place = { .file = path };

	diag_emit(&t->sink, guess != NULL ? MSG_TEST_NO_RULE_GUESS : MSG_TEST_NO_RULE, &place, "name", name, "guess", guess, NULL);
	t->usage_error = true;
}

static void say_no_kind(struct pk_tests *t, const char *path, const char *name)
{
	struct place place = { .file = path };
	const char *kinds = case_kind_name(CASE_PASS);

	for (int k = CASE_PASS + 1; k < CASE_KINDS; k++)
		kinds = arena_printf(t->arena, "%s\n%s", kinds, case_kind_name((enum case_kind)k));
	diag_emit(&t->sink, MSG_TEST_NO_KIND, &place, "name", name, "*kinds", kinds, NULL);
	t->usage_error = true;
}

static void visit(struct pk_tests *t, const struct pk_test_options *o, const char *path)
{
	struct test_case c = { .tests = t, .options = o, .path = path };
	const char *slash = strrchr(path, '/'), *name, *start;

	if (slash == NULL)
		return;
	for (start = slash; start > path && start[-1] != '/'; start--)
		;
	name = arena_strndup(t->arena, start, (size_t)(slash - start));
	if (!kind_of(slash + 1, &c.kind)) {
		if (rulebook_find(&t->rules, name) != NULL)
			say_no_kind(t, path, slash + 1);
		return;
	}
	if (!is_wanted(o, name))
		return;
	c.rule = rule_tests_find(t, name);
	if (c.rule == NULL && rulebook_find(&t->rules, name) == NULL) {
		say_no_rule(t, path, name);
		return;
	}
	if (c.rule == NULL) {
		struct tested_rule r = { rulebook_find(&t->rules, name), { 0 } };

		vec_push(&t->tested, r);
		c.rule = &t->tested.items[t->tested.len - 1];
	}
	run_case(&c);
}

/* Whether one of the paths is the rule's own folder of cases. */
static bool is_named(const struct pk_test_options *o, const char *rule)
{
	for (size_t i = 0; i < o->path_count; i++) {
		size_t n = strlen(o->paths[i]), m = strlen(rule);

		while (n > 0 && o->paths[i][n - 1] == '/')
			n--;
		if (n >= m && strncmp(o->paths[i] + n - m, rule, m) == 0 && (n == m || o->paths[i][n - m - 1] == '/'))
			return true;
	}
	return false;
}

/* What must be covered: the rules of the files that lie with the cases, else the built-in ones; of them those asked for. */
static void choose(struct pk_tests *t, const struct pk_test_options *o, bool own)
{
	bool any = false;

	for (size_t i = 0; i < t->rules.rules.len; i++)
		any |= is_named(o, t->rules.rules.items[i]->id);
	for (size_t i = 0; i < t->rules.rules.len; i++) {
		struct tested_rule r = { t->rules.rules.items[i], { 0 } };

		if (r.rule->pack->builtin == own || !is_wanted(o, r.rule->id) || (any && !is_named(o, r.rule->id)))
			continue;
		vec_push(&t->tested, r);
	}
}

static void check_names(struct pk_tests *t, const struct pk_test_options *o)
{
	for (size_t i = 0; i < o->only_rule_count; i++) {
		const char *name = o->only_rules[i], *guess = rulebook_nearest(&t->rules, name);

		if (rulebook_find(&t->rules, name) != NULL)
			continue;
		diag_emit(&t->sink, guess != NULL ? MSG_RULE_UNKNOWN_GUESS : MSG_RULE_UNKNOWN, NULL, "name", name, "guess", guess, NULL);
		t->usage_error = true;
	}
}

static void read_rules(struct pk_tests *t, const struct pk_test_options *o)
{
	struct found_files found = { 0 };
	VEC(const char *) files = { 0 };

	if (discover(&found, o->paths, o->path_count, ".sch", &t->sink) != 0)
		t->incomplete = true;
	for (size_t i = 0; i < o->rule_file_count; i++)
		vec_push(&files, o->rule_files[i]);
	for (size_t i = 0; i < found.list.len; i++) {
		const char *path = found.list.items[i].path;

		if (strlen(path) > 4 && strcmp(path + strlen(path) - 4, ".sch") == 0)
			vec_push(&files, arena_strdup(t->arena, path));
	}
	if (rulebook_open_over(&t->rules, files.items, files.len, &t->sink) != 0)
		t->usage_error = true;
	check_names(t, o);
	choose(t, o, files.len > 0);
	vec_free(&files);
	discover_release(&found);
}

static void run_all(struct pk_tests *t, const struct pk_test_options *o)
{
	struct found_files found = { 0 };

	if (discover(&found, o->paths, o->path_count, ".xml", &t->sink) != 0)
		t->incomplete = true;
	for (size_t i = 0; i < found.list.len; i++)
		visit(t, o, arena_strdup(t->arena, found.list.items[i].path));
	discover_release(&found);
	if (t->cases == 0 && !t->usage_error && !t->incomplete)
		diag_emit(&t->sink, MSG_TEST_NOTHING, NULL, NULL);
	else
		rule_tests_cover(t);
}

static int exit_code(const struct pk_tests *t)
{
	if (t->internal_error)
		return PK_INTERNAL;
	if (t->usage_error)
		return PK_USAGE;
	if (t->incomplete)
		return PK_INCOMPLETE;
	if (t->cases == 0)
		return PK_NOTHING;
	return t->failed > 0 || t->whole < t->tested.len ? PK_FINDINGS : PK_PASSED;
}

struct pk_tests *pk_test(const struct pk_test_options *options)
{
	struct pk_tests *t = mem_alloc(sizeof *t);

	door_open();
	t->arena = arena_new();
	t->messages = diag_list_new();
	t->sink = diag_list_sink(t->messages);
	read_rules(t, options);
	if (!t->usage_error && !t->incomplete)
		run_all(t, options);
	t->exit_code = exit_code(t);
	return t;
}

void pk_tests_free(struct pk_tests *t)
{
	if (t == NULL)
		return;
	rulebook_release(&t->rules);
	diag_list_free(t->messages);
	vec_free(&t->tested);
	vec_free(&t->spoken);
	arena_free(t->arena);
	free(t);
}

int pk_tests_exit_code(const struct pk_tests *t)
{
	return t->exit_code;
}
