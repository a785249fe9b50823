/* SPDX-License-Identifier: Apache-2.0 */
/* The page of `explain` for a clause: what it says, how it binds, how it was read, which rules it demands, and what came of them here. */
#include "view_explain_pages.h"
#include "view_parts.h"

#include <string.h>

struct word {
	const char *value;
	enum msg_id id;
};

/* Appends the word for a value, which stands as it is when there is none. */
static void add_word(struct buf *out, const struct word *words, size_t n, const char *value, enum lang l)
{
	size_t i;

	for (i = 0; i < n && strcmp(words[i].value, value); i++)
		;
	if (i < n)
		view_say(out, l, words[i].id, NULL);
	else
		view_show(out, value);
}

static void write_class(struct page *p, const char *class)
{
	static const struct word words[] = {
		{ "machine", MSG_EXPLAIN_CLASS_MACHINE },
		{ "attested", MSG_EXPLAIN_CLASS_ATTESTED },
		{ "informative", MSG_EXPLAIN_CLASS_INFORMATIVE },
	};
	struct buf text = BUF_INIT;

	if (!class || !*class)
		return;
	add_word(&text, words, sizeof words / sizeof *words, class, p->lang);
	page_say(p, p->format->item, MSG_EXPLAIN_CLASS, "class", text.data, NULL);
	buf_release(&text);
}

static void write_obligation(struct page *p, const char *obligation)
{
	static const struct word words[] = {
		{ "shall", MSG_EXPLAIN_SHALL },
		{ "should", MSG_EXPLAIN_SHOULD },
		{ "responsibility", MSG_EXPLAIN_RESPONSIBILITY },
		{ "goal", MSG_EXPLAIN_GOAL },
		{ "information", MSG_EXPLAIN_INFORMATION },
	};
	struct buf text = BUF_INIT;

	if (!obligation || !*obligation)
		return;
	add_word(&text, words, sizeof words / sizeof *words, obligation, p->lang);
	page_say(p, p->format->item, MSG_EXPLAIN_OBLIGATION, "obligation", text.data, NULL);
	buf_release(&text);
}

static void write_binding(struct page *p, const struct report_clause *c)
{
	page_heading(p, MSG_EXPLAIN_HEADING_BINDS);
	write_obligation(p, c->obligation);
	write_class(p, c->class);
	if (c->source_line && *c->source_line)
		page_say(p, p->format->item, MSG_EXPLAIN_SOURCE, "line", c->source_line, NULL);
}

static void write_notes(struct page *p, const struct report_clause *c)
{
	size_t i;

	if (c->notes.len)
		page_heading(p, MSG_EXPLAIN_HEADING_READ);
	for (i = 0; i < c->notes.len; i++)
		p->format->text(p, report_text_in(&c->notes.items[i], p->lang, NULL));
}

static void write_requirement(struct page *p, const struct report *r, const struct report_requirement *q)
{
	const struct report_rule *rule = report_rule_find(r, q->rule);
	const char *title = rule ? report_text_in(&rule->title, p->lang, NULL) : "";
	struct buf severity = BUF_INIT;

	view_severity(&severity, p->lang, q->severity);
	page_say(p, p->format->item, *title ? MSG_EXPLAIN_DEMANDS : MSG_EXPLAIN_DEMANDS_BARE, "rule", q->rule, "severity", severity.data, "title", title, NULL);
	buf_release(&severity);
}

static enum msg_id reason_for_none(const struct report_clause *c)
{
	if (c->coverage && !strcmp(c->coverage, "informative"))
		return MSG_EXPLAIN_NONE_INFORMATIVE;
	if (c->coverage && !strcmp(c->coverage, "dropped"))
		return MSG_EXPLAIN_NONE_DROPPED;
	return MSG_EXPLAIN_NONE_YET;
}

static void write_requirements(struct page *p, const struct report *r, const struct report_clause *c)
{
	size_t i;

	page_heading(p, MSG_EXPLAIN_HEADING_RULES);
	for (i = 0; i < c->requirements.len; i++)
		write_requirement(p, r, &c->requirements.items[i]);
	if (!c->requirements.len)
		page_say(p, p->format->text, reason_for_none(c), NULL);
}

/* What the rules of the clause carry, each once. */
static void write_properties(struct page *p, const struct report *r, const struct report_clause *c)
{
	VEC(struct report_property) all = { 0 };
	size_t i, k, m;

	for (i = 0; i < c->requirements.len; i++) {
		const struct report_rule *rule = report_rule_find(r, c->requirements.items[i].rule);

		for (k = 0; rule && k < rule->properties.len; k++) {
			for (m = 0; m < all.len && (strcmp(all.items[m].role, rule->properties.items[k].role)
				|| strcmp(all.items[m].value, rule->properties.items[k].value)); m++)
				;
			if (m == all.len)
				vec_push(&all, rule->properties.items[k]);
		}
	}
	explain_properties(p, all.items, all.len);
	vec_free(&all);
}

static size_t count_outcomes(const struct report_clause *c)
{
	size_t i, n = 0;

	for (i = 0; i < OUTCOME_COUNT; i++)
		n += c->outcomes.n[i];
	return n;
}

void explain_clause(struct page *p, const struct report *r, const struct report_policy *policy, const struct report_clause *c)
{
	const struct report_clause_ref ref = { .policy = policy->id, .clause = c->id, .origin = policy->origin };
	struct buf place = BUF_INIT;

	if (policy->file)
		buf_printf(&place, "%s:%u", policy->file, (unsigned)c->line);
	p->format->entry(p, c->id, report_text_in(&c->summary, p->lang, NULL));
	page_say(p, p->format->text, place.len ? MSG_EXPLAIN_IS_CLAUSE_AT : MSG_EXPLAIN_IS_CLAUSE, "policy", view_policy_name(r, policy->id, p->lang),
		"id", policy->id, "place", place.data, NULL);
	write_binding(p, c);
	write_notes(p, c);
	write_requirements(p, r, c);
	explain_parameters(p, r, NULL, &ref, MSG_VIEW_HEADING_PARAMETERS);
	write_properties(p, r, c);
	if (count_outcomes(c))
		explain_outcomes(p, &c->outcomes);
	buf_release(&place);
}
