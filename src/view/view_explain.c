/* SPDX-License-Identifier: Apache-2.0 */
/* The page of `explain` for a rule: what it is for, who demands it, how to meet it, with which values, and what it came to here. */
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

#define INDENT 2

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

void view_parameter(struct buf *out, const struct report *r, const struct report_parameter *p, enum lang l)
{
	struct buf basis = BUF_INIT;
	bool bound = p->policy && *p->policy && p->clause && *p->clause;

	view_say(&basis, l, basis_word(p->basis), NULL);
	view_say(out, l, bound ? MSG_VIEW_PARAMETER : MSG_VIEW_PARAMETER_BARE, "name", p->name, "value", p->value && *p->value ? p->value : "\"\"",
		"basis", basis.data, "policy", bound ? view_policy_name(r, p->policy, l) : "", "clause", bound ? p->clause : "", NULL);
	buf_release(&basis);
}

static void write_heading(struct buf *out, enum msg_id id, const struct view_text_options *o)
{
	buf_putc(out, '\n');
	view_paint(out, o->color, VIEW_BOLD);
	view_say(out, o->lang, id, NULL);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
}

static void write_text(struct buf *out, enum msg_id heading, const struct report_text *t, const struct view_text_options *o)
{
	const char *text = report_text_in(t, o->lang, NULL);

	if (!*text)
		return;
	write_heading(out, heading, o);
	view_wrap(out, text, INDENT);
}

static void write_line(struct buf *out, struct buf *line)
{
	view_wrap(out, line->data, INDENT);
	buf_reset(line);
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

static void write_demand(struct buf *out, const struct report *r, const struct report_rule *rule, const struct report_clause_ref *ref, enum lang l)
{
	const struct report_clause *c = report_clause_find(r, ref->policy, ref->clause);
	const struct report_policy *p = report_policy_find(r, ref->policy);
	const char *origin = ref->origin ? ref->origin : p && p->origin ? p->origin : "";
	struct buf severity = BUF_INIT, line = BUF_INIT;

	view_severity(&severity, l, demanded_severity(c, rule));
	view_say(&line, l, strcmp(origin, "law") ? MSG_VIEW_DEMAND : MSG_VIEW_DEMAND_LAW, "policy", view_policy_name(r, ref->policy, l),
		"clause", ref->clause, "severity", severity.data, "summary", c ? report_text_in(&c->summary, l, NULL) : "", NULL);
	write_line(out, &line);
	buf_release(&line);
	buf_release(&severity);
}

static void write_demands(struct buf *out, const struct report *r, const struct report_rule *rule, const struct view_text_options *o)
{
	struct buf line = BUF_INIT;
	size_t i;

	write_heading(out, MSG_VIEW_HEADING_DEMANDED, o);
	for (i = 0; i < rule->clauses.len; i++)
		write_demand(out, r, rule, &rule->clauses.items[i], o->lang);
	if (!rule->clauses.len) {
		view_say(&line, o->lang, MSG_VIEW_NOT_DEMANDED, NULL);
		write_line(out, &line);
	}
	buf_release(&line);
}

static void write_parameters(struct buf *out, const struct report *r, const struct report_rule *rule, const struct view_text_options *o)
{
	struct buf line = BUF_INIT;
	size_t i, written = 0;

	if (!rule->parameters.len)
		return;
	write_heading(out, MSG_VIEW_HEADING_PARAMETERS, o);
	for (i = 0; i < r->parameters.len; i++) {
		if (strcmp(r->parameters.items[i].rule, rule->id))
			continue;
		view_parameter(&line, r, &r->parameters.items[i], o->lang);
		write_line(out, &line);
		written++;
	}
	for (i = 0; !written && i < rule->parameters.len; i++) {
		view_show(&line, rule->parameters.items[i].name);
		if (rule->parameters.items[i].value) {
			buf_puts(&line, " = ");
			view_show(&line, *rule->parameters.items[i].value ? rule->parameters.items[i].value : "\"\"");
		}
		write_line(out, &line);
	}
	buf_release(&line);
}

/* All identifiers of one framework on one line; roles come in order of their first property. */
static void write_properties(struct buf *out, const struct report_rule *rule, const struct view_text_options *o)
{
	struct buf line = BUF_INIT;
	size_t i, k;

	if (rule->properties.len)
		write_heading(out, MSG_VIEW_HEADING_FRAMEWORKS, o);
	for (i = 0; i < rule->properties.len; i++) {
		const char *role = rule->properties.items[i].role;

		for (k = 0; k < i && strcmp(rule->properties.items[k].role, role); k++)
			;
		if (k < i)
			continue;
		view_show(&line, strcmp(role, "iso27001") ? role : "ISO/IEC 27001:2022");
		for (k = i; k < rule->properties.len; k++) {
			if (strcmp(rule->properties.items[k].role, role))
				continue;
			buf_puts(&line, k == i ? ": " : ", ");
			view_show(&line, rule->properties.items[k].value);
		}
		write_line(out, &line);
	}
	buf_release(&line);
}

void view_explain_rule(struct buf *out, const struct report *r, const struct report_rule *rule, const struct view_text_options *o)
{
	const char *title = report_text_in(&rule->title, o->lang, NULL);
	struct buf line = BUF_INIT;

	view_paint(out, o->color, VIEW_BOLD);
	view_show(out, rule->id);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_puts(out, *title ? ": " : "");
	view_show(out, title);
	buf_putc(out, '\n');
	write_text(out, MSG_VIEW_HEADING_WHY, &rule->rationale, o);
	write_demands(out, r, rule, o);
	write_text(out, MSG_VIEW_HEADING_FIX, &rule->fix, o);
	write_parameters(out, r, rule, o);
	write_properties(out, rule, o);
	if (rule->ran) {
		write_heading(out, MSG_VIEW_HEADING_HERE, o);
		view_outcomes(&line, o->lang, &rule->outcomes);
		write_line(out, &line);
	}
	buf_release(&line);
}

void view_basis(struct buf *out, enum lang l, const char *basis)
{
	view_say(out, l, basis_word(basis), NULL);
}
