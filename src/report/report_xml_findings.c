/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical XML's account of what was found: findings, exceptions, diagnostics. */
#include "report_xml.h"

#include "buf.h"
#include "utf8.h"

#include <string.h>

static void write_end(struct xml_writer *w, const struct place *p)
{
	if (!p->line)
		return;
	if (p->end_line)
		xml_writer_number(w, "end-line", p->end_line);
	if (p->end_column)
		xml_writer_number(w, "end-column", p->end_column);
}

static bool says_something(const char *line)
{
	return line && line[strspn(line, " \t\r\n")];
}

/* The source line; its marked part ends with the line where the place goes on to the next. The line before it is shown with diagnostics only. */
static void write_excerpt(struct xml_writer *w, const struct place *p, bool with_before)
{
	size_t count, length, column = p->text_column > 1 ? p->column - (p->text_column - 1) : p->column;

	if (!p->text || !p->line)
		return;
	count = utf8_count(p->text, strlen(p->text));
	xml_writer_open(w, "excerpt");
	xml_writer_number(w, "line", p->line);
	if (column && column <= count) {
		length = count - column + 1;
		if (p->end_line <= p->line && p->end_column > p->column && p->end_column - p->column < length)
			length = p->end_column - p->column;
		else if (p->end_line <= p->line && p->end_column <= p->column)
			length = 0;
		xml_writer_number(w, "column", column);
		xml_writer_number(w, "length", length);
	}
	if (with_before && p->line > 1 && says_something(p->before))
		xml_writer_attribute(w, "before", p->before);
	xml_writer_text(w, p->text);
	xml_writer_close(w);
}

static void write_subject(struct xml_writer *w, const struct finding *f)
{
	xml_writer_open(w, "subject");
	xml_writer_attribute(w, "kind", f->subject_kind);
	xml_writer_attribute(w, "id", f->subject_id);
	xml_writer_attribute(w, "unit", f->unit);
	xml_writer_attribute(w, "owner", f->owner);
	xml_writer_attribute(w, "discriminator", f->discriminator);
	if (f->restricted)
		xml_writer_attribute(w, "sensitivity", "restricted");
	else if (!strcmp(f->subject_kind, "asset") || !strcmp(f->subject_kind, "entry"))
		xml_writer_attribute(w, "protected", f->open ? "no" : "yes");
	report_xml_texts(w, "name", &f->subject_name);
	report_xml_texts(w, "owner-title", &f->owner_title);
	xml_writer_close(w);
}

static void write_reasons(struct xml_writer *w, const struct finding *f)
{
	size_t i;

	for (i = 0; i < f->clauses.len; i++) {
		xml_writer_open(w, "clause");
		xml_writer_attribute(w, "policy", f->clauses.items[i].policy);
		xml_writer_attribute(w, "clause", f->clauses.items[i].clause);
		xml_writer_attribute(w, "origin", f->clauses.items[i].origin);
		xml_writer_close(w);
	}
	for (i = 0; i < f->evidence.len; i++) {
		xml_writer_open(w, "evidence");
		xml_writer_attribute(w, "name", f->evidence.items[i].name);
		xml_writer_attribute(w, "value", f->evidence.items[i].value ? f->evidence.items[i].value : "");
		xml_writer_close(w);
	}
}

static void write_cover(struct xml_writer *w, const struct report_cover *c)
{
	if (!c->id)
		return;
	xml_writer_open(w, "exception");
	xml_writer_attribute(w, "ref", c->id);
	report_xml_place(w, c->file, c->line, 0);
	xml_writer_attribute(w, "expires-on", c->expires_on);
	xml_writer_attribute(w, "status", c->status);
	xml_writer_close(w);
}

void report_xml_finding(struct xml_writer *w, const struct finding *f)
{
	xml_writer_open(w, "finding");
	xml_writer_attribute(w, "id", f->id);
	xml_writer_attribute(w, "rule", f->rule);
	xml_writer_attribute(w, "outcome", outcome_name(f->outcome));
	xml_writer_attribute(w, "severity", severity_name(f->severity));
	if (f->baseline != BASELINE_NONE)
		xml_writer_attribute(w, "baseline", f->baseline == BASELINE_NEW ? "new" : "known");
	report_xml_due(w, f);
	report_xml_place(w, f->place.file, f->place.line, f->place.column);
	write_end(w, &f->place);
	xml_writer_attribute(w, "location", f->location);
	write_subject(w, f);
	report_xml_texts(w, "message", &f->message);
	report_xml_texts(w, "help", &f->help);
	write_reasons(w, f);
	write_excerpt(w, &f->place, false);
	write_cover(w, &f->cover);
	report_xml_actions(w, f);
	xml_writer_close(w);
}

void report_xml_findings(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "findings");
	for (i = 0; i < r->findings.len; i++)
		report_xml_finding(w, r->findings.items[i]);
	xml_writer_close(w);
}

void report_xml_exceptions(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "exceptions");
	for (i = 0; i < r->exceptions.len; i++) {
		const struct report_exception *e = &r->exceptions.items[i];

		xml_writer_open(w, "exception");
		xml_writer_attribute(w, "id", e->id);
		report_xml_place(w, e->file, e->line, 0);
		xml_writer_attribute(w, "rule", e->rule);
		xml_writer_attribute(w, "clause", e->clause);
		xml_writer_attribute(w, "policy", e->policy);
		xml_writer_attribute(w, "asset", e->asset);
		xml_writer_attribute(w, "unit", e->unit);
		xml_writer_attribute(w, "expires-on", e->expires_on);
		xml_writer_attribute(w, "approved-by", e->approved_by);
		xml_writer_attribute(w, "ref", e->ref);
		xml_writer_attribute(w, "status", e->status);
		xml_writer_number(w, "matched", e->matched);
		report_xml_texts(w, "reason", &e->reason);
		report_xml_texts(w, "asset-name", &e->asset_name);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

/* The message, or its help, in every language; what another run said, in those that it said it in. */
static void write_message(struct xml_writer *w, const char *name, const struct diag *d, const char *const *words,
	void (*text)(struct buf *, enum lang, const struct diag *))
{
	struct buf b = BUF_INIT;
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		buf_reset(&b);
		if (words && !words[l])
			continue;
		text(&b, (enum lang)l, d);
		if (!b.len)
			continue;
		xml_writer_open(w, name);
		xml_writer_attribute(w, "xml:lang", lang_code((enum lang)l));
		xml_writer_text(w, b.data);
		xml_writer_close(w);
	}
	buf_release(&b);
}

void report_xml_messages(struct xml_writer *w, const struct diag_list *list)
{
	size_t i;

	xml_writer_open(w, "diagnostics");
	for (i = 0; i < diag_list_len(list); i++) {
		const struct diag *d = diag_list_at(list, i);

		xml_writer_open(w, "diagnostic");
		xml_writer_attribute(w, "id", diag_name(d));
		xml_writer_attribute(w, "severity", severity_name(diag_severity(d)));
		report_xml_place(w, d->place.file, d->place.line, d->place.column);
		write_end(w, &d->place);
		write_message(w, "message", d, d->words ? d->words->text : NULL, diag_text);
		write_message(w, "help", d, d->words ? d->words->help : NULL, diag_help);
		write_excerpt(w, &d->place, true);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

void report_xml_diagnostics(struct xml_writer *w, const struct report *r)
{
	report_xml_messages(w, r->diagnostics);
}
