/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's second half (policykoll.h): a finished report as text and in formats. A struct pk_report is a struct report. */
#include "policykoll.h"

#include "buf.h"
#include "diff.h"
#include "mem.h"
#include "rule_tests.h"
#include "view.h"
#include "view_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct report *inside(const struct pk_report *report)
{
	return (const struct report *)report;
}

static enum lang language(const char *code)
{
	int l = code != NULL ? lang_find(code) : -1;

	return l >= 0 ? (enum lang)l : LANG_EN;
}

static struct view_text_options text_options(const struct pk_text_options *o)
{
	return (struct view_text_options){
		.lang = language(o->lang), .color = o->color, .quiet = o->quiet, .verbose = o->verbose, .messages_only = o->messages_only,
		.max_same = o->max_same, .columns = o->columns,
		.list_format = o->format != NULL && strcmp(o->format, "tsv") == 0 ? VIEW_LIST_TSV : o->format != NULL && strcmp(o->format, "json") == 0 ? VIEW_LIST_JSON : VIEW_LIST_TEXT,
	};
}

void pk_report_free(struct pk_report *report)
{
	report_free((struct report *)report);
}

void pk_free(void *p)
{
	free(p);
}

int pk_report_exit_code(const struct pk_report *report)
{
	return inside(report)->exit_code;
}

char *pk_report_text(const struct pk_report *report, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	view_text(&out, inside(report), &o);
	return buf_detach(&out);
}

static int gather(void *payload, const char *bytes, size_t n)
{
	buf_add(payload, bytes, n);
	return 0;
}

char *pk_report_statistics(const struct pk_report *report, double writing, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	view_statistics(&out, inside(report), writing, &o);
	return buf_detach(&out);
}

char *pk_report_list(const struct pk_report *report, const char *what, const struct pk_text_options *options)
{
	struct buf out = BUF_INIT;

	if (pk_report_list_to(report, what, options, gather, &out) == 0)
		return buf_detach(&out);
	buf_release(&out);
	return NULL;
}

int pk_report_list_to(const struct pk_report *report, const char *what, const struct pk_text_options *options,
	int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	const struct view_writer to = { write, payload };
	struct view_text_options o = text_options(options);

	return view_list(&to, what, inside(report), &o);
}

const char *pk_list_name(size_t i)
{
	return view_list_name(i);
}

int pk_list_prepare(const char *what, struct pk_options *options)
{
	/* Of what is not here the run evaluates everything: how often an exception covers, and what clauses come to. */
	static const struct {
		const char *name;
		bool describes, assets, catalogue, needs_no_paths;
	} rows[] = {
		{ "rules", .needs_no_paths = true }, { "policies", .describes = true }, { "units", .describes = true },
		{ "assets", .describes = true, .assets = true }, { "parameters", .describes = true }, { "formats", .catalogue = true },
	};
	size_t i = 0;

	while (view_list_name(i) != NULL && strcmp(view_list_name(i), what) != 0)
		i++;
	if (view_list_name(i) == NULL)
		return -1;
	for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strcmp(rows[i].name, what) != 0)
			continue;
		options->describe_only = rows[i].describes;
		options->with_assets = rows[i].assets;
		options->catalogue_only = rows[i].catalogue || (rows[i].needs_no_paths && options->path_count == 0);
	}
	return 0;
}

char *pk_report_explain(const struct pk_report *report, const char *name, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	return view_explain(&out, inside(report), name, options->page, &o) ? buf_detach(&out) : NULL;
}

char *pk_report_explain_names(const struct pk_report *report, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	view_explain_overview(&out, inside(report), &o);
	return buf_detach(&out);
}

char *pk_report_explain_all(const struct pk_report *report, const char *kind, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;
	char *text = NULL;

	if (view_explain_all(&out, inside(report), kind, options->page, &o))
		text = buf_detach(&out);
	buf_release(&out);
	return text;
}

const char *pk_report_nearest_name(const struct pk_report *report, const char *name)
{
	return view_explain_nearest(inside(report), name);
}

static const struct view_format *format_at(const struct view_format *formats, size_t i)
{
	for (size_t j = 0; j <= i; j++) {
		if (formats[j].name == NULL)
			return NULL;
	}
	return &formats[i];
}

const char *pk_format_name(size_t i)
{
	const struct view_format *f = format_at(view_formats, i);

	return f != NULL ? f->name : NULL;
}

const char *pk_format_summary(size_t i, const char *lang)
{
	const struct view_format *f = format_at(view_formats, i);

	return f != NULL ? lang_text(language(lang), f->summary) : NULL;
}

const char *pk_format_endings(size_t i)
{
	const struct view_format *f = format_at(view_formats, i);

	return f != NULL ? f->suffixes : NULL;
}

const char *pk_format_of_file(const char *path)
{
	const struct view_format *f = view_format_of_file(path);

	return f != NULL ? f->name : NULL;
}

static char *first_text(const struct diag_list *messages, enum lang l)
{
	struct buf out = BUF_INIT;

	if (diag_list_len(messages) > 0)
		diag_text(&out, l, diag_list_at(messages, 0));
	return buf_detach(&out);
}

char *pk_report_render(const struct pk_report *report, const char *format, const char *lang, size_t *size, char **error)
{
	const struct pk_render_options options = { .lang = lang };

	return pk_report_render_as(report, format, &options, size, error);
}

char *pk_report_render_as(const struct pk_report *report, const char *format, const struct pk_render_options *options, size_t *size, char **error)
{
	const struct view_render_options o = {
		.lang = language(options->lang), .show_excepted = options->show_excepted, .show_not_evaluable = options->show_not_evaluable,
	};
	const struct view_format *f = view_format_find(format);
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT;
	char *bytes = NULL;

	*error = NULL;
	if (inside(report)->refused) {
		*error = first_text(inside(report)->diagnostics, o.lang);
	} else if (f != NULL && view_render(&out, inside(report), f, &o, &sink) == 0) {
		*size = out.len;
		bytes = buf_detach(&out);
	} else {
		buf_release(&out);
		*error = first_text(messages, o.lang);
	}
	diag_list_free(messages);
	return bytes;
}

char *pk_diff_text(const struct pk_diff *diff, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	if (pk_diff_refused(diff))
		view_messages(&out, diff->messages, &o);
	else
		view_diff(&out, &diff->shown, &o);
	return buf_detach(&out);
}

const char *pk_diff_format_name(size_t i)
{
	const struct view_format *f = format_at(view_diff_formats, i);

	return f != NULL ? f->name : NULL;
}

const char *pk_diff_format_summary(size_t i, const char *lang)
{
	const struct view_format *f = format_at(view_diff_formats, i);

	return f != NULL ? lang_text(language(lang), f->summary) : NULL;
}

const char *pk_diff_format_of_file(const char *path)
{
	const struct view_format *f = view_diff_format_of_file(path);

	return f != NULL ? f->name : NULL;
}

char *pk_diff_render(const struct pk_diff *diff, const char *format, const char *lang, size_t *size, char **error)
{
	const struct view_format *f = view_diff_format_find(format);
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT;
	char *bytes = NULL;

	*error = NULL;
	if (pk_diff_refused(diff)) {
		*error = first_text(diff->messages, language(lang));
	} else if (f != NULL && view_diff_render(&out, &diff->shown, f, language(lang), &sink) == 0) {
		*size = out.len;
		bytes = buf_detach(&out);
	} else {
		*error = first_text(messages, language(lang));
	}
	buf_release(&out);
	diag_list_free(messages);
	return bytes;
}

char *pk_tests_text(const struct pk_tests *t, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;
	char n[7][24];
	const size_t counts[] = { t->cases, t->cases - t->failed, t->failed, t->whole, t->tested.len, t->said, t->assertions };

	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		snprintf(n[i], sizeof n[i], "%zu", counts[i]);
	if (!o.quiet)
		view_messages(&out, t->messages, &o);
	view_say(&out, o.lang, MSG_TEST_CASES, "cases", n[0], "passed", n[1], "failed", n[2], NULL);
	buf_putc(&out, '\n');
	view_say(&out, o.lang, MSG_TEST_COVERAGE, "whole", n[3], "rules", n[4], "said", n[5], "assertions", n[6], NULL);
	buf_putc(&out, '\n');
	return buf_detach(&out);
}
