/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The last two lines: the counts, and the verdict; before them, of a partial run, what it was narrowed to. Errors, warnings and infos are gaps, counted as the report counts
 * them; messages about the input are counted apart. Where no rule was to run there are no gaps, and they are what is counted.
 */
#include "map.h"
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

struct counts {
	size_t errors, warnings, input_errors, input_warnings, files;
};

static void count_file(struct map *files, const struct map *inputs, const char *file)
{
	if (file && map_get(inputs, file))
		map_set(files, file, files);
}

/* How many of the inputs something is said about. */
static size_t count_files(const struct report *r)
{
	struct map *inputs = map_new(), *files = map_new();
	size_t i, n;

	for (i = 0; i < r->inputs.len; i++)
		map_set(inputs, r->inputs.items[i].path, inputs);
	for (i = 0; i < r->findings.len; i++)
		count_file(files, inputs, r->findings.items[i]->place.file);
	for (i = 0; i < diag_list_len(r->diagnostics); i++)
		if (diag_severity(diag_list_at(r->diagnostics, i)) != SEVERITY_INFO)
			count_file(files, inputs, diag_list_at(r->diagnostics, i)->place.file);
	n = map_len(files);
	map_free(files);
	map_free(inputs);
	return n;
}

static struct counts count(const struct report *r)
{
	struct counts c = { r->by_severity[SEVERITY_ERROR], r->by_severity[SEVERITY_WARNING], 0, 0, count_files(r) };
	size_t i, *errors = r->validate_only ? &c.errors : &c.input_errors, *warnings = r->validate_only ? &c.warnings : &c.input_warnings;

	for (i = 0; i < diag_list_len(r->diagnostics); i++) {
		enum severity s = diag_severity(diag_list_at(r->diagnostics, i));

		*errors += s == SEVERITY_ERROR;
		*warnings += s == SEVERITY_WARNING;
	}
	return c;
}

/* ", 3 rule errors", or nothing. */
static void add_some(struct buf *out, enum lang l, struct view_plural words, size_t n)
{
	if (!n)
		return;
	buf_puts(out, ", ");
	view_count(out, l, words, n);
}

static void add_found(struct buf *out, const struct report *r, const struct counts *c, enum lang l)
{
	static const struct view_plural errors = { MSG_VIEW_N_ERROR, MSG_VIEW_N_ERRORS }, warnings = { MSG_VIEW_N_WARNING, MSG_VIEW_N_WARNINGS },
		infos = { MSG_VIEW_N_INFO, MSG_VIEW_N_INFOS }, excepted = { MSG_VIEW_ONE_EXCEPTED, MSG_VIEW_N_EXCEPTED },
		open = { MSG_VIEW_ONE_NOT_EVALUABLE, MSG_VIEW_N_NOT_EVALUABLE }, broken = { MSG_VIEW_N_RULE_ERROR, MSG_VIEW_N_RULE_ERRORS },
		input_errors = { MSG_VIEW_N_INPUT_ERROR, MSG_VIEW_N_INPUT_ERRORS }, input_warnings = { MSG_VIEW_N_INPUT_WARNING, MSG_VIEW_N_INPUT_WARNINGS };

	view_count(out, l, errors, c->errors);
	buf_puts(out, ", ");
	view_count(out, l, warnings, c->warnings);
	add_some(out, l, infos, r->by_severity[SEVERITY_INFO]);
	buf_puts(out, ", ");
	view_count(out, l, excepted, r->excepted);
	buf_puts(out, ", ");
	view_count(out, l, open, r->not_evaluable);
	add_some(out, l, broken, r->errors);
	add_some(out, l, input_errors, c->input_errors);
	add_some(out, l, input_warnings, c->input_warnings);
}

static void add_read(struct buf *out, const struct report *r, const struct counts *c, enum lang l)
{
	static const struct view_plural assets = { MSG_VIEW_N_ASSET, MSG_VIEW_N_ASSETS }, rules = { MSG_VIEW_N_RULE, MSG_VIEW_N_RULES },
		read = { MSG_PUBLIC_FILE, MSG_PUBLIC_FILES };
	char k[24], n[24];

	snprintf(k, sizeof k, "%zu", c->files);
	snprintf(n, sizeof n, "%zu", r->inputs.len);
	if (r->is_public)
		view_count(out, l, read, r->inputs.len);
	else
		view_say(out, l, r->inputs.len == 1 ? MSG_VIEW_OF_FILE : MSG_VIEW_OF_FILES, "k", k, "n", n, NULL);
	buf_puts(out, ", ");
	view_count(out, l, assets, r->assets);
	buf_puts(out, ", ");
	view_count(out, l, rules, r->rules_ran);
	if (r->seconds < 0)
		return;
	buf_puts(out, ", ");
	view_seconds(out, r->seconds, l);
}

/* "since 2026-09-01: 3 new, 40 known, 2 fixed" */
static void add_baseline(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural new = { MSG_DIFF_ONE_NEW, MSG_DIFF_N_NEW }, known = { MSG_VIEW_ONE_KNOWN, MSG_VIEW_N_KNOWN },
		fixed = { MSG_DIFF_ONE_FIXED, MSG_DIFF_N_FIXED };

	view_say(out, l, MSG_VIEW_SINCE, "date", r->baseline.as_of, NULL);
	buf_puts(out, ": ");
	view_count(out, l, new, r->baseline.new);
	buf_puts(out, ", ");
	view_count(out, l, known, r->baseline.known);
	buf_puts(out, ", ");
	view_count(out, l, fixed, r->baseline.fixed);
	buf_putc(out, '\n');
}

void view_summary(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	bool partial = r->partial && r->exit_code != 2;
	struct counts c = count(r);
	struct buf verdict = BUF_INIT;

	if (partial) {
		view_paint(out, o->color, VIEW_YELLOW);
		view_partial(out, r, o->lang);
		view_paint(out, o->color, VIEW_PLAIN);
		buf_putc(out, '\n');
	}
	if (r->is_public)
		view_public(out, r, o);
	add_found(out, r, &c, o->lang);
	buf_puts(out, ": ");
	add_read(out, r, &c, o->lang);
	buf_putc(out, '\n');
	if (r->baseline.as_of)
		add_baseline(out, r, o->lang);
	view_paint(out, o->color, view_verdict_style(r));
	view_verdict(&verdict, r, o->lang);
	if (partial)
		view_partial_verdict(out, r, verdict.data, o->lang);
	else
		buf_puts(out, verdict.data);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
	buf_release(&verdict);
}
