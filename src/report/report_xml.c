/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The canonical report as XML (schema/report.xsd): the root, what was read and the totals. Nothing here depends on the time of the run
 * or on a language: the same report gives the same bytes.
 */
#include "report_xml.h"

#include "buf.h"

void report_xml_texts(struct xml_writer *w, const char *name, const struct report_text *t)
{
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		if (!t->in[l])
			continue;
		xml_writer_open(w, name);
		xml_writer_attribute(w, "xml:lang", lang_code((enum lang)l));
		xml_writer_text(w, t->in[l]);
		xml_writer_close(w);
	}
}

static void write_outcomes(struct xml_writer *w, const char *name, const struct outcomes *o)
{
	static const enum outcome order[] = {
		OUTCOME_PASS, OUTCOME_GAP, OUTCOME_EXCEPTED, OUTCOME_NOT_APPLICABLE, OUTCOME_NOT_EVALUABLE, OUTCOME_ERROR
	};
	size_t i;

	xml_writer_open(w, name);
	for (i = 0; i < sizeof order / sizeof *order; i++)
		xml_writer_number(w, outcome_name(order[i]), o->n[order[i]]);
	xml_writer_close(w);
}

void report_xml_outcomes(struct xml_writer *w, const struct outcomes *o)
{
	write_outcomes(w, "outcomes", o);
}

void report_xml_restricted(struct xml_writer *w, const struct outcomes *o)
{
	int i, any = 0;

	for (i = 0; i < OUTCOME_COUNT; i++)
		any |= o->n[i] > 0;
	if (any)
		write_outcomes(w, "restricted", o);
}

void report_xml_place(struct xml_writer *w, const char *file, uint32_t line, uint32_t column)
{
	xml_writer_attribute(w, "file", file && *file ? file : NULL);
	if (line)
		xml_writer_number(w, "line", line);
	if (line && column)
		xml_writer_number(w, "column", column);
}

static void write_tool_and_options(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "tool");
	xml_writer_attribute(w, "name", "policykoll");
	xml_writer_attribute(w, "version", r->tool_version ? r->tool_version : "");
	xml_writer_close(w);
	xml_writer_open(w, "options");
	for (i = 0; i < r->options.len; i++) {
		xml_writer_open(w, "option");
		xml_writer_attribute(w, "name", r->options.items[i].name);
		xml_writer_attribute(w, "value", r->options.items[i].value);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

static void write_baseline(struct xml_writer *w, const struct report_baseline *b)
{
	if (!b->sha256)
		return;
	xml_writer_open(w, "baseline");
	xml_writer_attribute(w, "as-of", b->as_of);
	xml_writer_attribute(w, "sha256", b->sha256);
	xml_writer_number(w, "known", b->known);
	xml_writer_number(w, "new", b->new);
	xml_writer_number(w, "fixed", b->fixed);
	if (b->fixed_restricted)
		xml_writer_number(w, "fixed-restricted", b->fixed_restricted);
	xml_writer_attribute(w, "only-new", b->only_new ? "yes" : "no");
	xml_writer_close(w);
}

static void write_previous_numbers(struct xml_writer *w, const struct report_previous *p)
{
	xml_writer_number(w, "errors", p->by_severity[SEVERITY_ERROR]);
	xml_writer_number(w, "warnings", p->by_severity[SEVERITY_WARNING]);
	xml_writer_number(w, "infos", p->by_severity[SEVERITY_INFO]);
	xml_writer_number(w, "excepted", p->excepted);
	xml_writer_number(w, "not-evaluable", p->not_evaluable);
	xml_writer_number(w, "rule-errors", p->errors);
	xml_writer_number(w, "assets", p->assets);
}

static void write_previous(struct xml_writer *w, const struct report_previous *p)
{
	xml_writer_open(w, "previous");
	xml_writer_attribute(w, "as-of", p->as_of);
	xml_writer_attribute(w, "sha256", p->sha256);
	xml_writer_attribute(w, "status", p->status);
	if (p->partial)
		xml_writer_attribute(w, "partial", "yes");
	if (p->is_public)
		xml_writer_attribute(w, "audience", "public");
	write_previous_numbers(w, p);
	xml_writer_number(w, "files", p->files);
	report_xml_outcomes(w, &p->outcomes);
	if (p->restricted) {
		xml_writer_open(w, "restricted");
		write_previous_numbers(w, p->restricted);
		report_xml_outcomes(w, &p->restricted->outcomes);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

static void write_withheld(struct xml_writer *w, const struct report *r)
{
	const struct report_withheld *h = &r->withheld;

	if (!r->is_public)
		return;
	xml_writer_open(w, "withheld");
	xml_writer_number(w, "assets", h->assets);
	xml_writer_number(w, "findings", h->findings);
	xml_writer_number(w, "errors", h->by_severity[SEVERITY_ERROR]);
	xml_writer_number(w, "warnings", h->by_severity[SEVERITY_WARNING]);
	xml_writer_number(w, "infos", h->by_severity[SEVERITY_INFO]);
	xml_writer_number(w, "rule-errors", h->errors);
	xml_writer_number(w, "exceptions", h->exceptions);
	xml_writer_number(w, "messages", h->messages);
	if (h->previous)
		xml_writer_number(w, "previous", h->previous);
	if (h->evaluated)
		xml_writer_attribute(w, "evaluated", "yes");
	if (h->unmarked)
		xml_writer_attribute(w, "unmarked", "yes");
	xml_writer_close(w);
}

static size_t count_restricted(const struct report *r)
{
	size_t i, n = 0;

	for (i = 0; i < r->inputs.len; i++)
		n += r->inputs.items[i].restricted;
	return n;
}

static void write_totals(struct xml_writer *w, const struct report *r)
{
	xml_writer_open(w, "totals");
	xml_writer_number(w, "files", r->inputs.len);
	xml_writer_number(w, "documents", r->inputs.len - r->unread);
	xml_writer_number(w, "unread", r->unread);
	xml_writer_number(w, "assets", r->assets);
	if (r->partial)
		xml_writer_number(w, "assets-judged", r->assets_judged);
	if (r->marked && !r->is_public)
		xml_writer_number(w, "assets-restricted", count_restricted(r));
	if (r->partial && r->restricted_judged)
		xml_writer_number(w, "restricted-judged", r->restricted_judged);
	if (r->by_file)
		xml_writer_number(w, "files-judged", r->files_judged);
	xml_writer_number(w, "rules", r->rules_ran);
	xml_writer_number(w, "errors", r->by_severity[SEVERITY_ERROR]);
	xml_writer_number(w, "warnings", r->by_severity[SEVERITY_WARNING]);
	xml_writer_number(w, "infos", r->by_severity[SEVERITY_INFO]);
	xml_writer_number(w, "excepted", r->excepted);
	xml_writer_number(w, "not-evaluable", r->not_evaluable);
	xml_writer_number(w, "rule-errors", r->errors);
	xml_writer_number(w, "pass", r->outcomes.n[OUTCOME_PASS]);
	xml_writer_number(w, "gap", r->outcomes.n[OUTCOME_GAP]);
	xml_writer_number(w, "not-applicable", r->outcomes.n[OUTCOME_NOT_APPLICABLE]);
	xml_writer_close(w);
}

/* A public report tells the assets of all inventories together. */
static void write_input(struct xml_writer *w, const struct report_input *in, bool is_public)
{
	xml_writer_open(w, "input");
	xml_writer_attribute(w, "path", in->path);
	xml_writer_attribute(w, "kind", in->kind);
	xml_writer_attribute(w, "id", in->id);
	if (!is_public || in->bytes)
		xml_writer_number(w, "bytes", in->bytes);
	xml_writer_attribute(w, "sha256", in->sha256);
	xml_writer_attribute(w, "status", in->status);
	if (!is_public && (in->assets || in->assets_skipped))
		xml_writer_number(w, "assets", in->assets);
	if (in->assets || in->assets_skipped)
		xml_writer_number(w, "assets-skipped", in->assets_skipped);
	if (in->restricted)
		xml_writer_number(w, "assets-restricted", in->restricted);
	xml_writer_close(w);
}

static void write_inputs(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "inputs");
	for (i = 0; i < r->inputs.len; i++)
		write_input(w, &r->inputs.items[i], r->is_public);
	xml_writer_close(w);
	xml_writer_open(w, "rule-packs");
	for (i = 0; i < r->packs.len; i++) {
		xml_writer_open(w, "rule-pack");
		xml_writer_attribute(w, "path", r->packs.items[i].path);
		xml_writer_attribute(w, "builtin", r->packs.items[i].builtin ? "yes" : "no");
		xml_writer_attribute(w, "sha256", r->packs.items[i].sha256);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

void report_write_element(struct xml_writer *w, const struct report *r)
{
	char as_of[11];

	date_format(as_of, r->as_of);
	xml_writer_open(w, "report");
	xml_writer_attribute(w, "xmlns", "urn:policykoll:1");
	xml_writer_attribute(w, "format-version", "1");
	xml_writer_attribute(w, "as-of", as_of);
	xml_writer_attribute(w, "fail-on", r->fail_on < 0 ? "never" : severity_name((enum severity)r->fail_on));
	xml_writer_attribute(w, "status", r->status);
	if (r->partial)
		xml_writer_attribute(w, "partial", "yes");
	if (r->is_public)
		xml_writer_attribute(w, "audience", "public");
	if (r->allow_empty)
		xml_writer_attribute(w, "allow-empty", "yes");
	if (r->validate_only)
		xml_writer_attribute(w, "validate-only", "yes");
	xml_writer_number(w, "exit-code", (uint64_t)r->exit_code);
	write_tool_and_options(w, r);
	write_baseline(w, &r->baseline);
	for (size_t i = 0; i < r->previous.len; i++)
		write_previous(w, &r->previous.items[i]);
	write_withheld(w, r);
	write_totals(w, r);
	report_xml_outcomes(w, &r->outcomes);
	report_xml_due_periods(w, r);
	write_inputs(w, r);
	report_xml_policies(w, r);
	report_xml_rules(w, r);
	report_xml_parameters(w, r);
	report_xml_units(w, r);
	report_xml_positions(w, r);
	report_xml_findings(w, r);
	report_xml_exceptions(w, r);
	report_xml_ahead(w, r);
	report_xml_diagnostics(w, r);
	xml_writer_close(w);
}

void report_write_xml(struct buf *out, const struct report *r)
{
	struct xml_writer w;

	xml_writer_init(&w, out);
	report_write_element(&w, r);
}

void report_write_flat(struct buf *out, const struct report *r)
{
	struct xml_writer w;

	xml_writer_init(&w, out);
	w.is_flat = true;
	report_write_element(&w, r);
}
