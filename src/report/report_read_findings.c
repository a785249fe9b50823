/* SPDX-License-Identifier: Apache-2.0 */
/* Reading back what was found: findings, exceptions, diagnostics. The writer's other half is report_xml_findings.c. */
#include "report_reading.h"

#include <string.h>

static struct place place_of(struct reading *r, const struct event_tag *t)
{
	return (struct place){
		.file = reading_shared(r, t, "file"), .line = reading_position(t, "line"), .column = reading_position(t, "column"),
		.end_line = reading_position(t, "end-line"), .end_column = reading_position(t, "end-column"),
	};
}

static enum outcome outcome_of(const struct event_tag *t)
{
	int o;

	for (o = 0; o < OUTCOME_COUNT; o++)
		if (reading_is(t, "outcome", outcome_name((enum outcome)o)))
			return (enum outcome)o;
	return OUTCOME_ERROR;
}

static void start_finding(struct reading *r, const struct event_tag *t)
{
	struct finding *f = report_add_finding(r->report);

	r->finding = f;
	f->id = reading_string(r, t, "id");
	f->rule = reading_shared(r, t, "rule");
	f->outcome = outcome_of(t);
	f->severity = reading_severity(t);
	if (reading_is(t, "baseline", "new"))
		f->baseline = BASELINE_NEW;
	else if (reading_is(t, "baseline", "known"))
		f->baseline = BASELINE_KNOWN;
	reading_due(r, t);
	f->place = place_of(r, t);
	f->location = reading_string(r, t, "location");
	r->place = &f->place;
	reading_take_id(r, t, r->findings, f);
	if (!map_get(r->rules, f->rule))
		reading_refuse(r, MSG_XML_REFERENCE_UNKNOWN, t, "rule");
}

static void start_subject(struct reading *r, const struct event_tag *t)
{
	struct finding *f = r->finding;

	f->subject_kind = reading_shared(r, t, "kind");
	f->subject_id = reading_shared(r, t, "id");
	f->unit = reading_shared(r, t, "unit");
	f->owner = reading_shared(r, t, "owner");
	f->discriminator = reading_shared(r, t, "discriminator");
	f->restricted = reading_is(t, "sensitivity", "restricted");
	f->open = !f->restricted && reading_is(t, "protected", "no");
}

static void start_subject_name(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->finding->subject_name, true);
}

static void start_owner_title(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->finding->owner_title, true);
}

static const struct shape subject_shape[] = {
	{ "name", start_subject_name, NULL, NULL },
	{ "owner-title", start_owner_title, NULL, NULL },
	{ 0 }
};

static void start_message(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->finding->message, false);
}

static void start_help(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->finding->help, true);
}

static void start_clause(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->finding->clauses, (struct report_clause_ref){
		reading_shared(r, t, "policy"), reading_shared(r, t, "clause"), reading_shared(r, t, "origin")
	});
}

static void start_evidence(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->finding->evidence, (struct report_evidence){ reading_shared(r, t, "name"), reading_shared(r, t, "value") });
}

/* The column in the excerpt is less than that in the file where the excerpt is a piece of a long line. */
static void start_excerpt(struct reading *r, const struct event_tag *t)
{
	struct place *p = r->place;
	uint32_t column = reading_position(t, "column");

	if (column && p->column > column)
		p->text_column = p->column - column + 1;
	p->before = reading_string(r, t, "before");
	r->text = &p->text;
	r->text_is_shared = false;
}

/* What else is to be said of the exception is joined from the list of exceptions in the end. */
static void start_cover(struct reading *r, const struct event_tag *t)
{
	r->finding->cover = (struct report_cover){
		.id = reading_shared(r, t, "ref"), .file = reading_shared(r, t, "file"), .expires_on = reading_shared(r, t, "expires-on"),
		.status = reading_shared(r, t, "status"), .line = reading_position(t, "line"),
	};
}

static const struct shape finding_shape[] = {
	{ "subject", start_subject, subject_shape, NULL },
	{ "message", start_message, NULL, NULL },
	{ "help", start_help, NULL, NULL },
	{ "clause", start_clause, NULL, NULL },
	{ "evidence", start_evidence, NULL, NULL },
	{ "excerpt", start_excerpt, NULL, NULL },
	{ "exception", start_cover, NULL, NULL },
	{ "action", reading_action, NULL, NULL },
	{ 0 }
};

static void start_exception(struct reading *r, const struct event_tag *t)
{
	struct report_exception e = {
		.id = reading_shared(r, t, "id"), .file = reading_shared(r, t, "file"), .rule = reading_shared(r, t, "rule"), .clause = reading_shared(r, t, "clause"),
		.policy = reading_shared(r, t, "policy"), .asset = reading_shared(r, t, "asset"), .unit = reading_shared(r, t, "unit"),
		.expires_on = reading_shared(r, t, "expires-on"), .approved_by = reading_shared(r, t, "approved-by"), .ref = reading_shared(r, t, "ref"),
		.status = reading_shared(r, t, "status"), .line = reading_position(t, "line"), .matched = (size_t)reading_number(t, "matched"),
	};

	vec_push(&r->report->exceptions, e);
}

static void start_reason(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->report->exceptions.items[r->report->exceptions.len - 1].reason, true);
}

static void start_asset_name(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->report->exceptions.items[r->report->exceptions.len - 1].asset_name, true);
}

static const struct shape exception_shape[] = { { "reason", start_reason, NULL, NULL }, { "asset-name", start_asset_name, NULL, NULL }, { 0 } };

/* A message is kept in its words: we may not have it, or say it differently by now. */
static void start_diagnostic(struct reading *r, const struct event_tag *t)
{
	r->words = arena_alloc(r->report->arena, sizeof *r->words);
	r->words->name = reading_shared(r, t, "id");
	r->words->severity = reading_severity(t);
	r->diagnostic = (struct diag){ .place = place_of(r, t), .words = r->words };
	r->place = &r->diagnostic.place;
}

static void put_words(struct reading *r, const struct event_tag *t, const char **texts)
{
	int l;

	r->text_is_shared = true;
	for (l = 0; l < LANG_COUNT; l++)
		if (reading_is(t, "xml:lang", lang_code((enum lang)l)))
			r->text = &texts[l];
}

static void start_diagnostic_message(struct reading *r, const struct event_tag *t)
{
	put_words(r, t, r->words->text);
}

static void start_diagnostic_help(struct reading *r, const struct event_tag *t)
{
	put_words(r, t, r->words->help);
}

static void end_diagnostic(struct reading *r)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);

	sink.diag(sink.payload, &r->diagnostic);
}

static const struct shape diagnostic_shape[] = {
	{ "message", start_diagnostic_message, NULL, NULL },
	{ "help", start_diagnostic_help, NULL, NULL },
	{ "excerpt", start_excerpt, NULL, NULL },
	{ 0 }
};

const struct shape reading_findings[] = { { "finding", start_finding, finding_shape, reading_due_end }, { 0 } };
const struct shape reading_exceptions[] = { { "exception", start_exception, exception_shape, NULL }, { 0 } };
const struct shape reading_diagnostics[] = { { "diagnostic", start_diagnostic, diagnostic_shape, end_diagnostic }, { 0 } };
