/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's second half (policykoll.h): a finished report as text and in formats. A struct pk_report is a struct report. */
#include "policykoll.h"

#include "buf.h"
#include "mem.h"
#include "nearest.h"
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
		.max_same = o->max_same,
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

char *pk_report_statistics(const struct pk_report *report, double writing, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	view_statistics(&out, inside(report), writing, &o);
	return buf_detach(&out);
}

char *pk_report_list(const struct pk_report *report, const char *what, const struct pk_text_options *options)
{
	static const struct {
		const char *name;
		void (*view)(struct buf *out, const struct report *r, const struct view_text_options *o);
	} rows[] = {
		{ "rules", view_list_rules },
		{ "clauses", view_list_clauses },
	};
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strcmp(rows[i].name, what) == 0) {
			rows[i].view(&out, inside(report), &o);
			return buf_detach(&out);
		}
	}
	return NULL;
}

char *pk_report_explain(const struct pk_report *report, const char *name, const struct pk_text_options *options)
{
	const struct report_rule *rule = report_rule_find(inside(report), name);
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	if (rule == NULL)
		return NULL;
	view_explain_rule(&out, inside(report), rule, &o);
	return buf_detach(&out);
}

const char *pk_report_nearest_rule(const struct pk_report *report, const char *name)
{
	const struct report *r = inside(report);
	VEC(const char *) ids = { 0 };
	const char *found;

	for (size_t i = 0; i < r->rules.len; i++)
		vec_push(&ids, r->rules.items[i]->id);
	found = ids.len > 0 ? nearest(name, ids.items, ids.len) : NULL;
	vec_free(&ids);
	return found;
}

static const struct view_format *format_at(size_t i)
{
	for (size_t j = 0; j <= i; j++) {
		if (view_formats[j].name == NULL)
			return NULL;
	}
	return &view_formats[i];
}

const char *pk_format_name(size_t i)
{
	const struct view_format *f = format_at(i);

	return f != NULL ? f->name : NULL;
}

const char *pk_format_summary(size_t i, const char *lang)
{
	const struct view_format *f = format_at(i);

	return f != NULL ? lang_text(language(lang), f->summary) : NULL;
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
	const struct view_format *f = view_format_find(format);
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT;
	char *bytes = NULL;

	*error = NULL;
	if (f != NULL && view_render(&out, inside(report), f, language(lang), &sink) == 0) {
		*size = out.len;
		bytes = buf_detach(&out);
	} else {
		buf_release(&out);
		*error = first_text(messages, language(lang));
	}
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
