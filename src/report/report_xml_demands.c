/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical XML's account of what was demanded: policies with their clauses, rules, parameters; and the units it was demanded of. */
#include "report_xml.h"

#include "map.h"

#include <string.h>

static void write_on_file(struct xml_writer *w, const struct report_on_file *e)
{
	xml_writer_open(w, "on-file");
	xml_writer_attribute(w, "rule", e->rule);
	xml_writer_attribute(w, "subject-kind", e->subject_kind);
	xml_writer_attribute(w, "subject-id", e->subject_id);
	xml_writer_attribute(w, "unit", e->unit);
	report_xml_place(w, e->file, e->line, 0);
	report_xml_texts(w, "message", &e->message);
	xml_writer_close(w);
}

static void write_clause(struct xml_writer *w, const struct report_clause *c)
{
	size_t i;

	xml_writer_open(w, "clause");
	xml_writer_attribute(w, "id", c->id);
	xml_writer_attribute(w, "class", c->class);
	xml_writer_attribute(w, "obligation", c->obligation);
	xml_writer_attribute(w, "source-line", c->source_line);
	xml_writer_attribute(w, "coverage", c->coverage);
	if (c->line)
		xml_writer_number(w, "line", c->line);
	report_xml_texts(w, "summary", &c->summary);
	for (i = 0; i < c->notes.len; i++)
		report_xml_texts(w, "interpretation-note", &c->notes.items[i]);
	for (i = 0; i < c->requirements.len; i++) {
		xml_writer_open(w, "requirement");
		xml_writer_attribute(w, "rule", c->requirements.items[i].rule);
		xml_writer_attribute(w, "severity", severity_name(c->requirements.items[i].severity));
		xml_writer_close(w);
	}
	if (c->coverage && !strcmp(c->coverage, "checked")) {
		report_xml_outcomes(w, &c->outcomes);
		report_xml_restricted(w, &c->restricted);
	}
	for (i = 0; i < c->on_file.len; i++)
		write_on_file(w, &c->on_file.items[i]);
	xml_writer_close(w);
}

static void write_policy(struct xml_writer *w, const struct report_policy *p)
{
	size_t i;

	xml_writer_open(w, "policy");
	xml_writer_attribute(w, "id", p->id);
	xml_writer_attribute(w, "origin", p->origin);
	xml_writer_attribute(w, "version", p->version);
	xml_writer_attribute(w, "status", p->status);
	xml_writer_attribute(w, "adopted-on", p->adopted_on);
	xml_writer_attribute(w, "adopted-by", p->adopted_by);
	report_xml_place(w, p->file, p->line, 0);
	report_xml_texts(w, "title", &p->title);
	report_xml_texts(w, "short-title", &p->short_title);
	for (i = 0; i < p->clauses.len; i++)
		write_clause(w, p->clauses.items[i]);
	xml_writer_close(w);
}

void report_xml_policies(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "policies");
	for (i = 0; i < r->policies.len; i++)
		write_policy(w, r->policies.items[i]);
	xml_writer_close(w);
}

/* "asset register": what the rule's expressions look at; nothing where that is not known. */
static void write_sight(struct xml_writer *w, const struct report_rule *rule)
{
	char sees[sizeof " asset resident register"] = "";

	if (rule->sees_asset)
		strcat(sees, " asset");
	if (rule->sees_resident)
		strcat(sees, " resident");
	if (rule->sees_register)
		strcat(sees, " register");
	xml_writer_attribute(w, "sees", *sees ? sees + 1 : NULL);
}

static void write_rule(struct xml_writer *w, const struct report_rule *rule)
{
	size_t i;

	xml_writer_open(w, "rule");
	xml_writer_attribute(w, "id", rule->id);
	xml_writer_attribute(w, "pack", rule->pack && *rule->pack ? rule->pack : NULL);
	write_sight(w, rule);
	xml_writer_attribute(w, "severity", severity_name(rule->severity));
	xml_writer_attribute(w, "ran", rule->ran ? "yes" : "no");
	report_xml_texts(w, "title", &rule->title);
	report_xml_texts(w, "rationale", &rule->rationale);
	report_xml_texts(w, "fix", &rule->fix);
	for (i = 0; i < rule->properties.len; i++) {
		xml_writer_open(w, "property");
		xml_writer_attribute(w, "role", rule->properties.items[i].role);
		xml_writer_text(w, rule->properties.items[i].value);
		xml_writer_close(w);
	}
	for (i = 0; i < rule->clauses.len; i++) {
		xml_writer_open(w, "clause");
		xml_writer_attribute(w, "policy", rule->clauses.items[i].policy);
		xml_writer_attribute(w, "clause", rule->clauses.items[i].clause);
		xml_writer_close(w);
	}
	for (i = 0; i < rule->parameters.len; i++) {
		xml_writer_open(w, "default");
		xml_writer_attribute(w, "name", rule->parameters.items[i].name);
		xml_writer_attribute(w, "value", rule->parameters.items[i].value);
		xml_writer_close(w);
	}
	report_xml_outcomes(w, &rule->outcomes);
	report_xml_restricted(w, &rule->restricted);
	xml_writer_close(w);
}

void report_xml_rules(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "rules");
	for (i = 0; i < r->rules.len; i++)
		write_rule(w, r->rules.items[i]);
	xml_writer_close(w);
}

void report_xml_parameters(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "parameters");
	for (i = 0; i < r->parameters.len; i++) {
		const struct report_parameter *p = &r->parameters.items[i];

		xml_writer_open(w, "parameter");
		xml_writer_attribute(w, "rule", p->rule);
		xml_writer_attribute(w, "policy", p->policy);
		xml_writer_attribute(w, "clause", p->clause);
		xml_writer_attribute(w, "name", p->name);
		xml_writer_attribute(w, "value", p->value ? p->value : "");
		xml_writer_attribute(w, "basis", p->basis);
		xml_writer_attribute(w, "default", p->fallback);
		report_xml_texts(w, "note", &p->note);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}

static void write_submission(struct xml_writer *w, const struct report_submission *s)
{
	xml_writer_open(w, "submission");
	xml_writer_attribute(w, "inventory", s->inventory);
	xml_writer_attribute(w, "as-of", s->as_of);
	xml_writer_attribute(w, "submitted-on", s->submitted_on);
	xml_writer_attribute(w, "file", s->file);
	if (s->file)
		xml_writer_number(w, "assets", s->assets);
	if (s->restricted)
		xml_writer_number(w, "assets-restricted", s->restricted);
	xml_writer_close(w);
}

/* Submissions are ordered by unit: those of a unit stand together. */
static void write_submissions(struct xml_writer *w, const struct report *r, const char *unit, const struct map *first)
{
	const struct report_submission *s = map_get(first, unit), *end = r->submissions.items + r->submissions.len;

	for (; s && s < end && !strcmp(s->unit, unit); s++)
		write_submission(w, s);
}

static void write_unit(struct xml_writer *w, const struct report *r, const struct report_unit *u, const struct map *first)
{
	xml_writer_open(w, "unit");
	xml_writer_attribute(w, "id", u->id);
	xml_writer_attribute(w, "kind", u->kind);
	xml_writer_attribute(w, "parent", u->parent);
	report_xml_texts(w, "name", &u->name);
	if (u->counted)
		report_xml_outcomes(w, &u->outcomes);
	report_xml_restricted(w, &u->restricted);
	write_submissions(w, r, u->id, first);
	xml_writer_close(w);
}

void report_xml_units(struct xml_writer *w, const struct report *r)
{
	struct map *first = map_new();
	size_t i;

	for (i = r->submissions.len; i > 0; i--)
		map_set(first, r->submissions.items[i - 1].unit, &r->submissions.items[i - 1]);
	xml_writer_open(w, "units");
	for (i = 0; i < r->units.len; i++)
		write_unit(w, r, &r->units.items[i], first);
	xml_writer_close(w);
	map_free(first);
}

void report_xml_positions(struct xml_writer *w, const struct report *r)
{
	size_t i;

	xml_writer_open(w, "positions");
	for (i = 0; i < r->positions.len; i++) {
		xml_writer_open(w, "position");
		xml_writer_attribute(w, "id", r->positions.items[i].id);
		xml_writer_attribute(w, "unit", r->positions.items[i].unit);
		report_xml_texts(w, "title", &r->positions.items[i].title);
		xml_writer_close(w);
	}
	xml_writer_close(w);
}
