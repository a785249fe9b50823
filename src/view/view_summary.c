/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The last two lines: the counts, and the verdict; before them, of a partial run, what it was narrowed to. Errors and warnings count diagnostics and findings alike, since both are printed as such; the
 * verdict counts the findings that decide it.
 */
#include "map.h"
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

struct counts {
	size_t errors, warnings, files;
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
	struct counts c = { r->by_severity[SEVERITY_ERROR], r->by_severity[SEVERITY_WARNING], count_files(r) };
	size_t i;

	for (i = 0; i < diag_list_len(r->diagnostics); i++) {
		enum severity s = diag_severity(diag_list_at(r->diagnostics, i));

		c.errors += s == SEVERITY_ERROR;
		c.warnings += s == SEVERITY_WARNING;
	}
	return c;
}

static void add_found(struct buf *out, const struct report *r, const struct counts *c, enum lang l)
{
	static const struct view_plural errors = { MSG_VIEW_N_ERROR, MSG_VIEW_N_ERRORS }, warnings = { MSG_VIEW_N_WARNING, MSG_VIEW_N_WARNINGS },
		infos = { MSG_VIEW_N_INFO, MSG_VIEW_N_INFOS }, excepted = { MSG_VIEW_ONE_EXCEPTED, MSG_VIEW_N_EXCEPTED },
		open = { MSG_VIEW_ONE_NOT_EVALUABLE, MSG_VIEW_N_NOT_EVALUABLE }, broken = { MSG_VIEW_N_RULE_ERROR, MSG_VIEW_N_RULE_ERRORS };

	view_count(out, l, errors, c->errors);
	buf_puts(out, ", ");
	view_count(out, l, warnings, c->warnings);
	if (r->by_severity[SEVERITY_INFO]) {
		buf_puts(out, ", ");
		view_count(out, l, infos, r->by_severity[SEVERITY_INFO]);
	}
	buf_puts(out, ", ");
	view_count(out, l, excepted, r->excepted);
	buf_puts(out, ", ");
	view_count(out, l, open, r->not_evaluable);
	if (r->errors) {
		buf_puts(out, ", ");
		view_count(out, l, broken, r->errors);
	}
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

static const char *threshold(const struct report *r)
{
	return r->fail_on < 0 ? "never" : severity_name((enum severity)r->fail_on);
}

/* Those at or above the threshold that the report shows. */
static size_t shown_failing(const struct report *r)
{
	size_t n = report_failing(r);
	int s;

	for (s = r->fail_on; s >= 0 && s <= SEVERITY_ERROR; s++)
		n -= r->withheld.by_severity[s];
	return n;
}

static void add_failing(struct buf *out, const struct report *r, enum lang l)
{
	size_t failing = report_failing(r);
	enum msg_id one = r->baseline.only_new ? MSG_VIEW_N_NEW_FINDING : MSG_VIEW_N_FINDING;
	enum msg_id many = r->baseline.only_new ? MSG_VIEW_N_NEW_FINDINGS : MSG_VIEW_N_FINDINGS;
	char n[24];

	snprintf(n, sizeof n, "%zu", failing);
	view_say(out, l, failing == 1 ? one : many, "n", n, "level", threshold(r), NULL);
	if (failing > shown_failing(r)) {
		buf_puts(out, "; ");
		view_say(out, l, MSG_PUBLIC_FAILING, NULL);
	}
}

static bool evaluated(const struct report *r)
{
	const struct outcomes *o = &r->outcomes;

	return o->n[OUTCOME_PASS] || o->n[OUTCOME_GAP] || o->n[OUTCOME_EXCEPTED] || o->n[OUTCOME_NOT_EVALUABLE] || r->findings.len;
}

static void add_passed(struct buf *out, const struct report *r, enum lang l)
{
	if (!evaluated(r) && r->partial)
		view_say(out, l, MSG_VIEW_EMPTY_PERMITTED, NULL);
	else if (!evaluated(r))
		view_say(out, l, r->validate_only ? MSG_VIEW_PASSED_VALID : MSG_VIEW_PASSED_EMPTY, NULL);
	else if (r->fail_on < 0)
		view_say(out, l, MSG_VIEW_PASSED_NEVER, "level", threshold(r), NULL);
	else
		view_say(out, l, r->baseline.only_new ? MSG_VIEW_PASSED_NEW : MSG_VIEW_PASSED, "level", threshold(r), NULL);
}

static void add_incomplete(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural files = { MSG_VIEW_INCOMPLETE_ONE, MSG_VIEW_INCOMPLETE };
	size_t i, n = 0;

	for (i = 0; i < r->inputs.len; i++)
		n += strcmp(r->inputs.items[i].status, "valid") != 0;
	if (r->contradicts)
		view_say(out, l, MSG_VIEW_CONTRADICTS, NULL);
	else if (n)
		view_count(out, l, files, n);
	else
		view_say(out, l, MSG_VIEW_INCOMPLETE_SOME, NULL);
	if (report_failing(r)) {
		buf_puts(out, "; ");
		add_failing(out, r, l);
	}
}

static void add_error(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural cases = { MSG_VIEW_RULES_BROKEN_ONE, MSG_VIEW_RULES_BROKEN };
	size_t n = r->errors ? r->errors : r->outcomes.n[OUTCOME_ERROR];

	if (n)
		view_count(out, l, cases, n);
	else
		view_say(out, l, MSG_VIEW_INTERNAL, NULL);
}

static void add_verdict(struct buf *out, const struct report *r, enum lang l)
{
	switch (r->exit_code) {
	case 0:
		add_passed(out, r, l);
		break;
	case 1:
		view_say(out, l, MSG_VIEW_FAILED, NULL);
		buf_puts(out, ": ");
		add_failing(out, r, l);
		break;
	case 2:
		view_say(out, l, MSG_VIEW_USAGE, NULL);
		break;
	case 3:
		add_incomplete(out, r, l);
		break;
	case 5:
		view_say(out, l, !r->inputs.len ? MSG_VIEW_NO_DOCUMENT : r->by_file ? MSG_VIEW_EMPTY_LISTED : MSG_VIEW_EMPTY, NULL);
		break;
	default:
		add_error(out, r, l);
	}
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
	enum view_style style = r->exit_code == 5 || (r->exit_code == 0 && r->partial && !evaluated(r)) ? VIEW_YELLOW : r->exit_code == 0 ? VIEW_GREEN : VIEW_RED;
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
	view_paint(out, o->color, style);
	add_verdict(&verdict, r, o->lang);
	if (partial)
		view_partial_verdict(out, r, verdict.data, o->lang);
	else
		buf_puts(out, verdict.data);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
	buf_release(&verdict);
}
