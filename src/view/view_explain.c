/* SPDX-License-Identifier: Apache-2.0 */
/* The page of `explain` for a rule: what it is for, who demands it, how to meet it, an example of each kind, with which values, and what it came to here. */
#include "view_explain_pages.h"
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

#define RELATED_MOST 8

void view_outcomes(struct buf *out, enum lang l, const struct outcomes *outcomes)
{
	char n[OUTCOME_COUNT][24];
	size_t i;

	for (i = 0; i < OUTCOME_COUNT; i++)
		snprintf(n[i], sizeof n[i], "%zu", outcomes->n[i]);
	view_say(out, l, MSG_VIEW_OUTCOMES, "pass", n[OUTCOME_PASS], "gap", n[OUTCOME_GAP], "excepted", n[OUTCOME_EXCEPTED],
		"open", n[OUTCOME_NOT_EVALUABLE], "other", n[OUTCOME_NOT_APPLICABLE], "error", n[OUTCOME_ERROR], NULL);
}

static enum msg_id basis_word(const char *basis)
{
	static const struct {
		const char *basis;
		enum msg_id word;
	} words[] = {
		{ "clause", MSG_VIEW_BASIS_CLAUSE },
		{ "law", MSG_VIEW_BASIS_LAW },
		{ "local-decision", MSG_VIEW_BASIS_LOCAL },
		{ "assumption", MSG_VIEW_BASIS_ASSUMPTION },
	};
	size_t i;

	for (i = 0; basis && i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i].basis, basis))
			return words[i].word;
	return MSG_VIEW_BASIS_DEFAULT;
}

void view_basis(struct buf *out, enum lang l, const char *basis)
{
	view_say(out, l, basis_word(basis), NULL);
}

void view_parameter(struct buf *out, const struct report *r, const struct report_parameter *p, enum lang l)
{
	struct buf basis = BUF_INIT;
	bool bound = p->policy && *p->policy && p->clause && *p->clause;

	view_basis(&basis, l, p->basis);
	view_say(out, l, bound ? MSG_VIEW_PARAMETER : MSG_VIEW_PARAMETER_BARE, "name", p->name, "value", p->value && *p->value ? p->value : "\"\"",
		"basis", basis.data, "policy", bound ? view_policy_name(r, p->policy, l) : "", "clause", bound ? p->clause : "", NULL);
	buf_release(&basis);
}

/* A text under its heading, if there is one. */
static void write_text(struct page *p, enum msg_id heading, const struct report_text *t)
{
	const char *text = report_text_in(t, p->lang, NULL);

	if (!*text)
		return;
	page_heading(p, heading);
	p->format->text(p, text);
}

/* The severity the clause asks of the rule. */
static enum severity demanded_severity(const struct report_clause *c, const struct report_rule *rule)
{
	size_t i;

	for (i = 0; c && i < c->requirements.len; i++)
		if (!strcmp(c->requirements.items[i].rule, rule->id))
			return c->requirements.items[i].severity;
	return rule->severity;
}

static void write_demand(struct page *p, const struct report *r, const struct report_rule *rule, const struct report_clause_ref *ref)
{
	const struct report_clause *c = report_clause_find(r, ref->policy, ref->clause);
	const struct report_policy *policy = report_policy_find(r, ref->policy);
	const char *origin = ref->origin ? ref->origin : policy && policy->origin ? policy->origin : "";
	struct buf severity = BUF_INIT;

	view_severity(&severity, p->lang, demanded_severity(c, rule));
	page_say(p, p->format->item, strcmp(origin, "law") ? MSG_VIEW_DEMAND : MSG_VIEW_DEMAND_LAW, "policy", view_policy_name(r, ref->policy, p->lang),
		"clause", ref->clause, "severity", severity.data, "summary", c ? report_text_in(&c->summary, p->lang, NULL) : "", NULL);
	buf_release(&severity);
}

static void write_demands(struct page *p, const struct report *r, const struct report_rule *rule)
{
	size_t i;

	if (p->reference)
		return;
	page_heading(p, MSG_VIEW_HEADING_DEMANDED);
	for (i = 0; i < rule->clauses.len; i++)
		write_demand(p, r, rule, &rule->clauses.items[i]);
	if (!rule->clauses.len)
		page_say(p, p->format->text, r->policies.len ? MSG_VIEW_NOT_DEMANDED : MSG_EXPLAIN_NO_POLICY, NULL);
}

/* --- examples --- */

static void write_example(struct page *p, const xmlNode *example, bool passes)
{
	struct buf text = BUF_INIT;

	if (!example)
		return;
	page_heading(p, passes ? MSG_EXPLAIN_PASSES : MSG_EXPLAIN_FAILS);
	if (!passes) {
		explain_text(&text, example, "message", p->lang);
		page_say(p, p->format->text, MSG_EXPLAIN_SAYS, "date", explain_value(example, "as-of"), "message", text.data, NULL);
		buf_reset(&text);
	} else {
		page_say(p, p->format->text, MSG_EXPLAIN_SILENT, "date", explain_value(example, "as-of"), NULL);
	}
	explain_documents(&text, example, p->lang);
	p->format->code(p, text.data);
	buf_release(&text);
}

static void write_examples(struct page *p, const struct explain_data *d, const struct report_rule *rule)
{
	if (p->format->brief)
		return;
	write_example(p, explain_example(d, rule->id, false), false);
	write_example(p, explain_example(d, rule->id, true), true);
}

/* --- parameters --- */

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool same_parameter(const struct report_parameter *a, const struct report_parameter *b)
{
	return same_text(a->name, b->name) && same_text(a->value, b->value) && same_text(a->basis, b->basis)
		&& same_text(report_text_in(&a->note, LANG_EN, NULL), report_text_in(&b->note, LANG_EN, NULL));
}

static bool is_asked(const struct report_parameter *q, const char *rule, const struct report_clause_ref *clause)
{
	if (rule && strcmp(q->rule, rule))
		return false;
	return !clause || (same_text(q->policy, clause->policy) && same_text(q->clause, clause->clause));
}

/* Where it has this value: in which clause, or for which rule when the clause is known. */
static void add_where(struct buf *out, const struct report *r, const struct report_parameter *q, bool of_rule, enum lang l)
{
	if (!of_rule)
		buf_printf(out, "%s%s", out->len ? ", " : "", q->rule);
	else if (q->policy && *q->policy && q->clause && *q->clause)
		buf_printf(out, "%s%s, %s", out->len ? "; " : "", view_policy_name(r, q->policy, l), q->clause);
}

static void write_parameter(struct page *p, const struct report_parameter *q, const char *where)
{
	const char *note = report_text_in(&q->note, p->lang, NULL);
	struct buf basis = BUF_INIT;

	view_basis(&basis, p->lang, q->basis);
	buf_printf(&basis, "%s%s", *where ? "; " : "", where);
	page_say(p, p->format->item, *note ? MSG_EXPLAIN_PARAMETER_NOTE : MSG_VIEW_PARAMETER_BARE, "name", q->name,
		"value", q->value && *q->value ? q->value : "\"\"", "basis", basis.data, "note", note, NULL);
	buf_release(&basis);
}

/* One item for all places where the parameter has the same value for the same reason. */
bool explain_parameters(struct page *p, const struct report *r, const char *rule, const struct report_clause_ref *clause, enum msg_id heading)
{
	bool any = false;
	size_t i, k;

	for (i = 0; i < r->parameters.len; i++) {
		const struct report_parameter *q = &r->parameters.items[i], *other = NULL;
		struct buf where = BUF_INIT;

		if (!is_asked(q, rule, clause))
			continue;
		for (k = 0; k < r->parameters.len; k++) {
			other = &r->parameters.items[k];
			if (!is_asked(other, rule, clause) || !same_parameter(q, other))
				continue;
			if (k < i)
				break;
			add_where(&where, r, other, rule != NULL, p->lang);
		}
		if (k == r->parameters.len) {
			if (!any)
				page_heading(p, heading);
			any = true;
			write_parameter(p, q, where.data);
		}
		buf_release(&where);
	}
	return any;
}

static void write_parameters(struct page *p, const struct report *r, const struct report_rule *rule)
{
	struct buf line = BUF_INIT;
	size_t i;

	if (!rule->parameters.len)
		return;
	if (explain_parameters(p, r, rule->id, NULL, MSG_VIEW_HEADING_PARAMETERS))
		return;
	page_heading(p, MSG_VIEW_HEADING_PARAMETERS);
	for (i = 0; i < rule->parameters.len; i++) {
		const struct report_default *d = &rule->parameters.items[i];

		buf_puts(&line, d->name);
		if (d->value)
			buf_printf(&line, " = %s", *d->value ? d->value : "\"\"");
		p->format->item(p, line.data);
		buf_reset(&line);
	}
	buf_release(&line);
}

/* --- standards --- */

/* All identifiers of one framework on one line; roles come in order of their first property. */
void explain_properties(struct page *p, const struct report_property *items, size_t n)
{
	struct buf line = BUF_INIT;
	size_t i, k;

	if (n)
		page_heading(p, MSG_VIEW_HEADING_FRAMEWORKS);
	for (i = 0; i < n; i++) {
		const char *role = items[i].role;

		for (k = 0; k < i && strcmp(items[k].role, role); k++)
			;
		if (k < i)
			continue;
		buf_puts(&line, strcmp(role, "iso27001") ? role : "ISO/IEC 27001:2022");
		for (k = i; k < n; k++)
			if (!strcmp(items[k].role, role))
				buf_printf(&line, "%s%s", k == i ? ": " : ", ", items[k].value);
		p->format->item(p, line.data);
		buf_reset(&line);
	}
	buf_release(&line);
}

void explain_outcomes(struct page *p, const struct outcomes *outcomes)
{
	struct buf line = BUF_INIT;

	page_heading(p, MSG_VIEW_HEADING_HERE);
	view_outcomes(&line, p->lang, outcomes);
	p->format->text(p, line.data);
	buf_release(&line);
}

/* The rules of the same file: they are about the same. */
static void write_related(struct page *p, const struct report *r, const struct report_rule *rule)
{
	size_t i, n = 0;

	for (i = 0; i < r->rules.len && n < RELATED_MOST && rule->pack && !p->format->brief; i++) {
		const struct report_rule *other = r->rules.items[i];

		if (other == rule || !same_text(other->pack, rule->pack))
			continue;
		if (!n++)
			page_heading(p, MSG_EXPLAIN_RELATED);
		p->format->link(p, other->id, report_text_in(&other->title, p->lang, NULL));
	}
}

void explain_rule(struct page *p, const struct explain_data *d, const struct report *r, const struct report_rule *rule)
{
	struct buf severity = BUF_INIT;

	view_severity(&severity, p->lang, rule->severity);
	p->format->entry(p, rule->id, report_text_in(&rule->title, p->lang, NULL));
	page_say(p, p->format->text, MSG_EXPLAIN_IS_RULE, "severity", severity.data, NULL);
	write_text(p, MSG_VIEW_HEADING_WHY, &rule->rationale);
	write_demands(p, r, rule);
	write_text(p, MSG_VIEW_HEADING_FIX, &rule->fix);
	write_examples(p, d, rule);
	write_parameters(p, r, rule);
	explain_properties(p, rule->properties.items, rule->properties.len);
	if (rule->ran)
		explain_outcomes(p, &rule->outcomes);
	write_related(p, r, rule);
	buf_release(&severity);
}
