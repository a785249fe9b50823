/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pk_exception_new(): two runs over the repository on the exception's first day, one as it is and one with the new bytes laid over their file. Nothing is written here,
 * and what is given out is what was validated.
 */
#include "addition.h"

#include "arena.h"
#include "date.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

int addition_refuse(struct pk_addition *a, int exit_code)
{
	a->exit_code = exit_code;
	return -1;
}

static void add_attributes(struct exception_draft *d, const struct pk_addition *a)
{
	const struct pk_new_exception *w = a->wish;
	const struct exception_attribute rows[] = {
		{ "id", a->id }, { "rule", a->rule }, { "clause", w->clause },
		{ "policy", w->policy != NULL ? w->policy : strcmp(a->kind, "policy") == 0 ? a->subject : NULL },
		{ "asset", strcmp(a->kind, "asset") == 0 ? a->subject : NULL }, { "unit", strcmp(a->kind, "unit") == 0 ? a->subject : NULL },
		{ "legal-basis", w->legal_basis }, { "approved-by", w->approved_by }, { "decided-on", a->decided_on }, { "ref", w->ref },
		{ "valid-from", a->valid_from }, { "expires-on", w->expires_on }, { "review-on", w->review_on },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		vec_push(&d->attributes, rows[i]);
}

static void add_texts(struct exception_draft *d, const char *element, const struct pk_words *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct exception_text t = { element, words[i].lang, words[i].text };

		vec_push(&d->texts, t);
	}
}

/* The bytes of the document with the exception in it. */
static int compose(struct pk_addition *a)
{
	struct exception_draft d = { { 0 }, { 0 } };
	struct buf new = BUF_INIT;
	const struct buf *from = a->creates ? &new : &a->old;
	const char *collection = arena_printf(a->arena, "%s-%.4s", a->wish->reasons[0].lang[0] == 's' ? "undantag" : "exceptions", a->decided_on);
	int status;

	if (a->creates)
		exception_edit_begin(&new, collection, a->schema);
	add_attributes(&d, a);
	add_texts(&d, "reason", a->wish->reasons, a->wish->reason_count);
	add_texts(&d, "compensating", a->wish->compensating, a->wish->compensating_count);
	status = exception_edit(&a->edit, from->data, from->len, &d);
	vec_free(&d.attributes);
	vec_free(&d.texts);
	buf_release(&new);
	if (status == 0)
		return 0;
	diag_emit(&a->sink, MSG_EXC_FILE_INVALID, NULL, "file", a->file, NULL);
	return addition_refuse(a, PK_INCOMPLETE);
}

/* A clause that demands the rule and admits no exception. */
static const char *closed_clause(struct pk_addition *a, const struct bindings *b)
{
	for (size_t i = 0; i < b->list.len; i++) {
		const struct binding *x = b->list.items[i];

		if (!x->may_be_excepted && strcmp(x->rule->id, a->rule) == 0)
			return arena_strdup(a->arena, x->clause_id);
	}
	return NULL;
}

/* What was wrong with the run, in its own words. */
static void pass_on(struct pk_addition *a, const struct report *r)
{
	for (size_t i = 0; i < diag_list_len(r->diagnostics); i++) {
		if (msg_severity(diag_list_at(r->diagnostics, i)->id) == SEVERITY_ERROR)
			a->sink.diag(a->sink.payload, diag_list_at(r->diagnostics, i));
	}
}

/* The run as it is, and all that is looked up in it. */
static int prepare(struct pk_addition *a, struct session *s)
{
	const struct report *r = s->report;

	if (r->usage_error || r->internal_error) {
		pass_on(a, r);
		return addition_refuse(a, r->usage_error ? PK_USAGE : PK_INTERNAL);
	}
	if (r->inputs.len == 0) {
		pass_on(a, r);
		if (!r->incomplete)
			diag_emit(&a->sink, MSG_EXC_NO_DOCUMENTS, NULL, NULL);
		return addition_refuse(a, r->incomplete ? PK_INCOMPLETE : PK_NOTHING);
	}
	if (addition_name(a, s) != 0 || addition_place(a, s) != 0)
		return -1;
	a->closed = closed_clause(a, &s->bindings);
	if (r->incomplete)
		diag_emit(&a->sink, MSG_EXC_UNREAD, NULL, NULL);
	return compose(a);
}

static void run(struct pk_addition *a)
{
	struct pk_options o = *a->options;
	struct pk_overlay over = { .path = NULL };
	struct session s;
	int status;

	o.as_of = a->first_day;
	o.fail_on = "never";
	o.allow_empty = true;
	o.ignore_exceptions = false;
	o.only_rule_count = 0;
	session_open(&s, &o, NULL);
	if (!s.report->usage_error)
		session_run(&s);
	status = prepare(a, &s);
	a->before = (struct report *)session_close(&s);
	if (status != 0)
		return;
	over = (struct pk_overlay){ a->file, a->edit.bytes.data, a->edit.bytes.len };
	o.overlays = &over;
	o.overlay_count = 1;
	a->after = (struct report *)pk_check(&o);
	addition_judge(a);
}

struct pk_addition *pk_exception_new(const struct pk_options *options, const struct pk_new_exception *exception)
{
	struct pk_addition *a = mem_alloc(sizeof *a);

	*a = (struct pk_addition){ .wish = exception, .options = options, .arena = arena_new(), .messages = diag_list_new(), .old = BUF_INIT };
	a->edit = (struct exception_edit){ .bytes = BUF_INIT, .piece = BUF_INIT };
	a->sink = diag_list_sink(a->messages);
	if (addition_read(a) == 0)
		run(a);
	a->wish = NULL;
	a->options = NULL;
	return a;
}

void pk_addition_free(struct pk_addition *a)
{
	if (a == NULL)
		return;
	report_free(a->before);
	report_free(a->after);
	exception_edit_release(&a->edit);
	buf_release(&a->old);
	vec_free(&a->refusing);
	vec_free(&a->covered);
	diag_list_free(a->messages);
	arena_free(a->arena);
	free(a);
}

int pk_addition_exit_code(const struct pk_addition *a)
{
	return a->exit_code;
}

const char *pk_addition_file(const struct pk_addition *a)
{
	return a->exit_code == PK_PASSED ? a->file : NULL;
}

const char *pk_addition_bytes(const struct pk_addition *a, size_t *size)
{
	*size = a->exit_code == PK_PASSED ? a->edit.bytes.len : 0;
	return a->exit_code == PK_PASSED ? a->edit.bytes.data : NULL;
}

const char *pk_addition_old_bytes(const struct pk_addition *a, size_t *size)
{
	bool there = a->exit_code == PK_PASSED && !a->creates;

	*size = there ? a->old.len : 0;
	return there ? a->old.data : NULL;
}
