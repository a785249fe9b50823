/* SPDX-License-Identifier: Apache-2.0 */
/* Reading back what was read and demanded: inputs, rule packs, policies with their clauses, rules, parameters, units, positions. The writer's other half is report_xml_demands.c. */
#include "report_reading.h"

#include <string.h>

static void start_input(struct reading *r, const struct event_tag *t)
{
	struct report_input in = {
		.path = reading_string(r, t, "path"), .kind = reading_shared(r, t, "kind"), .id = reading_string(r, t, "id"), .status = reading_shared(r, t, "status"),
		.sha256 = reading_string(r, t, "sha256"), .bytes = reading_number(t, "bytes"), .assets = (size_t)reading_number(t, "assets"),
		.assets_skipped = (size_t)reading_number(t, "assets-skipped"), .restricted = (size_t)reading_number(t, "assets-restricted"),
	};

	vec_push(&r->report->inputs, in);
}

static void start_pack(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->report->packs, (struct report_pack){ reading_shared(r, t, "path"), reading_string(r, t, "sha256"), reading_is(t, "builtin", "yes") });
}

static void start_policy(struct reading *r, const struct event_tag *t)
{
	struct report_policy *p = arena_alloc(r->report->arena, sizeof *p);

	p->id = reading_shared(r, t, "id");
	p->origin = reading_shared(r, t, "origin");
	p->version = reading_string(r, t, "version");
	p->status = reading_string(r, t, "status");
	p->adopted_on = reading_string(r, t, "adopted-on");
	p->adopted_by = reading_string(r, t, "adopted-by");
	p->file = reading_shared(r, t, "file");
	p->line = reading_position(t, "line");
	vec_push(&r->report->policies, p);
	r->policy = p;
}

static void start_policy_title(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->policy->title, true);
}

static void start_short_title(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->policy->short_title, true);
}

static void start_clause(struct reading *r, const struct event_tag *t)
{
	struct report_clause *c = arena_alloc(r->report->arena, sizeof *c);

	c->id = reading_shared(r, t, "id");
	c->class = reading_shared(r, t, "class");
	c->obligation = reading_shared(r, t, "obligation");
	c->source_line = reading_string(r, t, "source-line");
	c->coverage = reading_shared(r, t, "coverage");
	c->line = reading_position(t, "line");
	vec_push(&r->policy->clauses, c);
	r->clause = c;
}

static void start_summary(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->clause->summary, true);
}

/* Each note has its languages in their order: one that is not later than the last one's begins the next note. */
static void start_note(struct reading *r, const struct event_tag *t)
{
	struct report_clause *c = r->clause;
	bool fits = c->notes.len > 0;
	int l;

	for (l = LANG_COUNT - 1; l >= 0 && fits; l--) {
		if (c->notes.items[c->notes.len - 1].in[l])
			fits = false;
		if (reading_is(t, "xml:lang", lang_code((enum lang)l)))
			break;
	}
	if (!fits)
		vec_push(&c->notes, (struct report_text){ { NULL } });
	reading_text(r, t, &c->notes.items[c->notes.len - 1], true);
}

static void start_requirement(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->clause->requirements, (struct report_requirement){ reading_shared(r, t, "rule"), reading_severity(t) });
}

static void start_clause_outcomes(struct reading *r, const struct event_tag *t)
{
	r->clause->outcomes = reading_outcomes(t);
}

static void start_clause_restricted(struct reading *r, const struct event_tag *t)
{
	r->clause->restricted = reading_outcomes(t);
}

static void start_on_file(struct reading *r, const struct event_tag *t)
{
	struct report_on_file e = {
		.rule = reading_shared(r, t, "rule"), .subject_kind = reading_shared(r, t, "subject-kind"), .subject_id = reading_shared(r, t, "subject-id"),
		.unit = reading_shared(r, t, "unit"), .file = reading_shared(r, t, "file"), .line = reading_position(t, "line"),
	};

	vec_push(&r->clause->on_file, e);
}

static void start_on_file_message(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->clause->on_file.items[r->clause->on_file.len - 1].message, true);
}

static const struct shape on_file_shape[] = { { "message", start_on_file_message, NULL, NULL }, { 0 } };

static const struct shape clause_shape[] = {
	{ "summary", start_summary, NULL, NULL },
	{ "interpretation-note", start_note, NULL, NULL },
	{ "requirement", start_requirement, NULL, NULL },
	{ "outcomes", start_clause_outcomes, NULL, NULL },
	{ "restricted", start_clause_restricted, NULL, NULL },
	{ "on-file", start_on_file, on_file_shape, NULL },
	{ 0 }
};

static const struct shape policy_shape[] = {
	{ "title", start_policy_title, NULL, NULL },
	{ "short-title", start_short_title, NULL, NULL },
	{ "clause", start_clause, clause_shape, NULL },
	{ 0 }
};

/* Whether a list of words holds one. */
static bool lists(const char *words, const char *word)
{
	size_t n;

	for (; words && *words; words += n + strspn(words + n, " \t\r\n")) {
		n = strcspn(words, " \t\r\n");
		if (n == strlen(word) && !memcmp(words, word, n))
			return true;
	}
	return false;
}

static void start_rule(struct reading *r, const struct event_tag *t)
{
	struct report_rule *rule = arena_alloc(r->report->arena, sizeof *rule);
	const char *sees = reading_shared(r, t, "sees");

	rule->id = reading_shared(r, t, "id");
	rule->pack = reading_shared(r, t, "pack");
	rule->severity = reading_severity(t);
	rule->ran = reading_is(t, "ran", "yes");
	rule->sees_asset = lists(sees, "asset");
	rule->sees_resident = lists(sees, "resident");
	rule->sees_register = lists(sees, "register");
	vec_push(&r->report->rules, rule);
	r->rule = rule;
	reading_take_id(r, t, r->rules, rule);
}

static void start_rule_title(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->rule->title, true);
}

static void start_rationale(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->rule->rationale, true);
}

static void start_fix(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->rule->fix, true);
}

static void start_property(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->rule->properties, (struct report_property){ reading_shared(r, t, "role"), NULL });
	r->text = &r->rule->properties.items[r->rule->properties.len - 1].value;
	r->text_is_shared = true;
}

static void start_rule_clause(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->rule->clauses, (struct report_clause_ref){ reading_shared(r, t, "policy"), reading_shared(r, t, "clause"), NULL });
}

static void start_default(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->rule->parameters, (struct report_default){ reading_shared(r, t, "name"), reading_shared(r, t, "value") });
}

static void start_rule_outcomes(struct reading *r, const struct event_tag *t)
{
	r->rule->outcomes = reading_outcomes(t);
}

static void start_rule_restricted(struct reading *r, const struct event_tag *t)
{
	r->rule->restricted = reading_outcomes(t);
}

static const struct shape rule_shape[] = {
	{ "title", start_rule_title, NULL, NULL },
	{ "rationale", start_rationale, NULL, NULL },
	{ "fix", start_fix, NULL, NULL },
	{ "property", start_property, NULL, NULL },
	{ "clause", start_rule_clause, NULL, NULL },
	{ "default", start_default, NULL, NULL },
	{ "outcomes", start_rule_outcomes, NULL, NULL },
	{ "restricted", start_rule_restricted, NULL, NULL },
	{ 0 }
};

static void start_parameter(struct reading *r, const struct event_tag *t)
{
	struct report_parameter p = {
		.rule = reading_shared(r, t, "rule"), .policy = reading_shared(r, t, "policy"), .clause = reading_shared(r, t, "clause"), .name = reading_shared(r, t, "name"),
		.value = reading_shared(r, t, "value"), .basis = reading_shared(r, t, "basis"), .fallback = reading_shared(r, t, "default"),
	};

	vec_push(&r->report->parameters, p);
}

static void start_parameter_note(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->report->parameters.items[r->report->parameters.len - 1].note, true);
}

static const struct shape parameter_shape[] = { { "note", start_parameter_note, NULL, NULL }, { 0 } };

static void start_unit(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->report->units, (struct report_unit){ .id = reading_shared(r, t, "id"), .kind = reading_shared(r, t, "kind"), .parent = reading_shared(r, t, "parent") });
	reading_take_id(r, t, r->units, r);
}

static struct report_unit *last_unit(struct reading *r)
{
	return &r->report->units.items[r->report->units.len - 1];
}

static void start_unit_outcomes(struct reading *r, const struct event_tag *t)
{
	last_unit(r)->counted = true;
	last_unit(r)->outcomes = reading_outcomes(t);
}

static void start_unit_restricted(struct reading *r, const struct event_tag *t)
{
	last_unit(r)->restricted = reading_outcomes(t);
}

static void start_submission(struct reading *r, const struct event_tag *t)
{
	struct report_submission s = {
		.unit = last_unit(r)->id, .inventory = reading_string(r, t, "inventory"), .as_of = reading_shared(r, t, "as-of"),
		.submitted_on = reading_shared(r, t, "submitted-on"), .file = reading_string(r, t, "file"), .assets = (size_t)reading_number(t, "assets"),
		.restricted = (size_t)reading_number(t, "assets-restricted"),
	};

	/* Only a public report leaves it out. */
	if (!s.file && !r->report->is_public && !r->failed) {
		struct place place = events_place(r->events, NULL);
		struct diag_sink sink = diag_list_sink(r->report->diagnostics);

		diag_emit(&sink, MSG_XML_ATTRIBUTE_MISSING, &place, "element", "submission", "attribute", "file", "candidate", "", NULL);
		r->failed = true;
	}
	vec_push(&r->report->submissions, s);
}

static void start_unit_name(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &last_unit(r)->name, true);
}

static const struct shape unit_shape[] = {
	{ "name", start_unit_name, NULL, NULL },
	{ "outcomes", start_unit_outcomes, NULL, NULL },
	{ "restricted", start_unit_restricted, NULL, NULL },
	{ "submission", start_submission, NULL, NULL },
	{ 0 }
};

static void start_position(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->report->positions, (struct report_position){ .id = reading_shared(r, t, "id"), .unit = reading_shared(r, t, "unit") });
	reading_take_id(r, t, r->positions, r);
}

static void start_position_title(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->report->positions.items[r->report->positions.len - 1].title, true);
}

static const struct shape position_shape[] = { { "title", start_position_title, NULL, NULL }, { 0 } };

const struct shape reading_inputs[] = { { "input", start_input, NULL, NULL }, { 0 } };
const struct shape reading_packs[] = { { "rule-pack", start_pack, NULL, NULL }, { 0 } };
const struct shape reading_policies[] = { { "policy", start_policy, policy_shape, NULL }, { 0 } };
const struct shape reading_rules[] = { { "rule", start_rule, rule_shape, NULL }, { 0 } };
const struct shape reading_parameters[] = { { "parameter", start_parameter, parameter_shape, NULL }, { 0 } };
const struct shape reading_units[] = { { "unit", start_unit, unit_shape, NULL }, { 0 } };
const struct shape reading_positions[] = { { "position", start_position, position_shape, NULL }, { 0 } };
