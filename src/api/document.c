/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's documents (policykoll.h): a run whose documents are kept as one tree, and what the stylesheets make of it. */
#include "policykoll.h"

#include "bounds.h"
#include "document_tree.h"
#include "mem.h"
#include "session.h"
#include "view.h"

#include <stdio.h>
#include <stdlib.h>

struct pk_document {
	const struct view_document *kind; /* NULL: there is no such document */
	struct report *report;
	struct document_tree tree;
};

static enum lang language(const char *code)
{
	int l = code != NULL ? lang_find(code) : -1;

	return l >= 0 ? (enum lang)l : LANG_EN;
}

static const struct view_document *document_at(size_t i)
{
	for (size_t j = 0; j <= i; j++) {
		if (view_documents[j].name == NULL)
			return NULL;
	}
	return &view_documents[i];
}

static const struct view_format *format_at(const char *document, size_t i)
{
	const struct view_document *d = view_document_find(document);

	if (d == NULL)
		return NULL;
	for (size_t j = 0; j <= i; j++) {
		if (d->formats[j].name == NULL)
			return NULL;
	}
	return &d->formats[i];
}

const char *pk_document_name(size_t i)
{
	const struct view_document *d = document_at(i);

	return d != NULL ? d->name : NULL;
}

const char *pk_document_summary(size_t i, const char *lang)
{
	const struct view_document *d = document_at(i);

	return d != NULL ? lang_text(language(lang), d->summary) : NULL;
}

const char *pk_document_format_name(const char *document, size_t i)
{
	const struct view_format *f = format_at(document, i);

	return f != NULL ? f->name : NULL;
}

const char *pk_document_format_summary(const char *document, size_t i, const char *lang)
{
	const struct view_format *f = format_at(document, i);

	return f != NULL ? lang_text(language(lang), f->summary) : NULL;
}

const char *pk_document_format_endings(const char *document, size_t i)
{
	const struct view_format *f = format_at(document, i);

	return f != NULL ? f->suffixes : NULL;
}

const char *pk_document_format_of_file(const char *document, const char *path)
{
	const struct view_document *d = view_document_find(document);
	const struct view_format *f = d != NULL ? view_document_format_of_file(d, path) : NULL;

	return f != NULL ? f->name : NULL;
}

bool pk_document_format_is_public(const char *document, const char *format)
{
	const struct view_document *d = view_document_find(document);

	return d != NULL && view_document_format_public(d, format) != NULL;
}

struct pk_document *pk_document_new(const struct pk_options *options, const char *name)
{
	struct pk_document *d = mem_alloc(sizeof *d);
	struct pk_options run = *options;

	*d = (struct pk_document){ .kind = view_document_find(name), .tree = { .limit = LIMIT_RENDER_BYTES, .text = BUF_INIT } };
	run.describe_only = d->kind != NULL && view_document_is_plain(d->kind);
	d->report = session_check(&run, &d->tree);
	document_tree_finish(&d->tree, d->report);
	return d;
}

void pk_document_free(struct pk_document *d)
{
	if (d == NULL)
		return;
	buf_release(&d->tree.text);
	report_free(d->report);
	free(d);
}

const struct pk_report *pk_document_report(const struct pk_document *d)
{
	return (const struct pk_report *)d->report;
}

int pk_document_exit_code(const struct pk_document *d)
{
	int code = d->report->exit_code;

	if (d->kind == NULL)
		return PK_USAGE;
	if (code == PK_PASSED || code == PK_FINDINGS || code == PK_NOTHING)
		return d->report->inputs.len > 0 ? PK_PASSED : PK_NOTHING;
	return code;
}

bool pk_document_can_be_made(const struct pk_document *d)
{
	int code = pk_document_exit_code(d);

	return code != PK_USAGE && code != PK_NOTHING && (d->tree.text.len > 0 || d->tree.too_large);
}

static char *first_text(const struct diag_list *messages, enum lang l)
{
	struct buf out = BUF_INIT;

	if (diag_list_len(messages) > 0)
		diag_text(&out, l, diag_list_at(messages, 0));
	return buf_detach(&out);
}

static void refuse_size(const struct pk_document *d, const struct diag_sink *sink)
{
	char limit[32];

	snprintf(limit, sizeof limit, "%zu", d->tree.limit >> 20);
	diag_emit(sink, MSG_RENDER_TOO_LARGE, NULL, "limit", limit, NULL);
}

static const struct view_format *format_for(const struct pk_document *d, const char *format)
{
	return d->report->is_public ? view_document_format_public(d->kind, format) : view_document_format_find(d->kind, format);
}

char *pk_document_render(const struct pk_document *d, const char *format, const char *lang, size_t *size, char **error)
{
	const struct view_format *f = d->kind != NULL ? format_for(d, format) : NULL;
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT;
	char *bytes = NULL;

	*error = NULL;
	if (d->tree.too_large)
		refuse_size(d, &sink);
	if (f != NULL && d->tree.text.len > 0 && view_document_render(&out, &d->tree.text, f, language(lang), &sink) == 0) {
		*size = out.len;
		bytes = buf_detach(&out);
	} else {
		buf_release(&out);
		*error = first_text(messages, language(lang));
	}
	diag_list_free(messages);
	return bytes;
}
