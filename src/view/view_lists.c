/* SPDX-License-Identifier: Apache-2.0 */
/* `list rules` and `list clauses`: what would run here, what each clause came to, and what no rule checks. */
#include "view_parts.h"
#include "view_table.h"

#include <stdio.h>
#include <string.h>

#define PARAMETER_INDENT 4

static void add_word(struct view_table *t, struct buf *b, enum lang l, enum msg_id id)
{
	view_say(b, l, id, NULL);
	view_table_add(t, b);
}

static void add_shown(struct view_table *t, struct buf *b, const char *text)
{
	view_show(b, text);
	view_table_add(t, b);
}

enum severity view_effective_severity(const struct report *r, const struct report_rule *rule)
{
	int highest = -1;
	size_t i, k;

	for (i = 0; i < rule->clauses.len; i++) {
		const struct report_clause *c = report_clause_find(r, rule->clauses.items[i].policy, rule->clauses.items[i].clause);

		for (k = 0; c && k < c->requirements.len; k++)
			if (!strcmp(c->requirements.items[k].rule, rule->id) && (int)c->requirements.items[k].severity > highest)
				highest = (int)c->requirements.items[k].severity;
	}
	return highest < 0 ? rule->severity : (enum severity)highest;
}

static void add_clauses(struct view_table *t, struct buf *b, const struct report_rule *rule)
{
	size_t i;

	for (i = 0; i < rule->clauses.len; i++) {
		if (i)
			buf_putc(b, ' ');
		view_show(b, rule->clauses.items[i].clause);
	}
	view_table_add(t, b);
}

static void add_rule(struct view_table *t, struct buf *b, const struct report *r, const struct report_rule *rule, enum lang l)
{
	add_shown(t, b, rule->id);
	view_severity(b, l, view_effective_severity(r, rule));
	view_table_add(t, b);
	add_word(t, b, l, rule->ran ? MSG_VIEW_YES : MSG_VIEW_NO);
	add_clauses(t, b, rule);
	add_shown(t, b, report_text_in(&rule->title, l, NULL));
}

static void write_sight(struct buf *out, const struct report_rule *rule, enum lang l)
{
	const struct {
		bool seen;
		enum msg_id word;
	} rows[] = {
		{ rule->sees_asset, MSG_VIEW_SEES_ASSET },
		{ rule->sees_resident, MSG_VIEW_SEES_RESIDENT },
		{ rule->sees_register, MSG_VIEW_SEES_REGISTER },
	};
	struct buf words = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!rows[i].seen)
			continue;
		if (words.len)
			buf_puts(&words, "; ");
		view_say(&words, l, rows[i].word, NULL);
	}
	if (words.len) {
		buf_pad(out, ' ', PARAMETER_INDENT);
		view_say(out, l, MSG_VIEW_SEES, "what", words.data, NULL);
		buf_putc(out, '\n');
	}
	buf_release(&words);
}

/* The table's lines with what each rule looks at and its parameters below it. */
static void write_with_parameters(struct buf *out, const struct report *r, const char *table, enum lang l)
{
	const char *line = strchr(table, '\n') + 1, *end;
	size_t i, k;

	buf_add(out, table, (size_t)(line - table));
	for (i = 0; i < r->rules.len; i++, line = end) {
		end = strchr(line, '\n') + 1;
		buf_add(out, line, (size_t)(end - line));
		write_sight(out, r->rules.items[i], l);
		for (k = 0; k < r->parameters.len; k++) {
			if (strcmp(r->parameters.items[k].rule, r->rules.items[i]->id))
				continue;
			buf_pad(out, ' ', PARAMETER_INDENT);
			view_parameter(out, r, &r->parameters.items[k], l);
			buf_putc(out, '\n');
		}
	}
}

void view_list_rules(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	static const enum msg_id heads[] = { MSG_VIEW_HEAD_RULE, MSG_VIEW_HEAD_SEVERITY, MSG_VIEW_HEAD_RUNS, MSG_VIEW_HEAD_CLAUSES, MSG_VIEW_HEAD_TITLE };
	struct buf b = BUF_INIT, table = BUF_INIT;
	struct view_table t;
	size_t i;

	if (!r->rules.len) {
		view_say(out, o->lang, MSG_VIEW_NO_RULES, NULL);
		buf_putc(out, '\n');
		return;
	}
	view_table_init(&t, sizeof heads / sizeof *heads);
	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		add_word(&t, &b, o->lang, heads[i]);
	for (i = 0; i < r->rules.len; i++)
		add_rule(&t, &b, r, r->rules.items[i], o->lang);
	view_table_write(&table, &t, 0, false);
	if (o->verbose)
		write_with_parameters(out, r, table.data, o->lang);
	else
		buf_add(out, table.data, table.len);
	view_table_release(&t);
	buf_release(&table);
	buf_release(&b);
}

/* --- clauses --- */

static bool is_checked(const struct report_clause *c)
{
	return c->coverage && !strcmp(c->coverage, "checked");
}

static void add_class(struct view_table *t, struct buf *b, const struct report_clause *c, enum lang l)
{
	if (c->class && !strcmp(c->class, "machine"))
		view_say(b, l, MSG_VIEW_CLASS_MACHINE, NULL);
	else if (c->class && !strcmp(c->class, "attested"))
		view_say(b, l, MSG_VIEW_CLASS_ATTESTED, NULL);
	else if (c->class && !strcmp(c->class, "informative"))
		view_say(b, l, MSG_VIEW_INFORMATIVE, NULL);
	view_table_add(t, b);
}

/* The i-th rule of a clause that is checked, else why there is none. */
static void add_coverage(struct view_table *t, struct buf *b, const struct report_clause *c, size_t i, enum lang l)
{
	if (i < c->requirements.len)
		view_show(b, c->requirements.items[i].rule);
	else if (c->coverage && !strcmp(c->coverage, "informative"))
		view_say(b, l, MSG_VIEW_INFORMATIVE, NULL);
	else if (c->coverage && !strcmp(c->coverage, "dropped"))
		view_say(b, l, MSG_VIEW_DROPPED, NULL);
	else
		view_say(b, l, MSG_VIEW_NO_RULE_YET, NULL);
	view_table_add(t, b);
}

static const enum outcome shown_outcomes[] = { OUTCOME_PASS, OUTCOME_GAP, OUTCOME_EXCEPTED, OUTCOME_NOT_EVALUABLE, OUTCOME_NOT_APPLICABLE };
#define SHOWN_OUTCOMES (sizeof shown_outcomes / sizeof *shown_outcomes)

/* One line per rule; what belongs to the clause as a whole stands on the first. */
static void add_clause_line(struct view_table *t, struct buf *b, const struct report_clause *c, size_t i, enum lang l)
{
	size_t k;

	add_shown(t, b, i ? NULL : c->id);
	if (i)
		view_table_add(t, b);
	else
		add_class(t, b, c, l);
	add_coverage(t, b, c, i, l);
	for (k = 0; k < SHOWN_OUTCOMES; k++) {
		if (!i && is_checked(c))
			buf_printf(b, "%zu", c->outcomes.n[shown_outcomes[k]]);
		view_table_add(t, b);
	}
	add_shown(t, b, i ? NULL : report_text_in(&c->summary, l, NULL));
}

static void add_clause(struct view_table *t, struct buf *b, const struct report_clause *c, enum lang l)
{
	size_t i;

	add_clause_line(t, b, c, 0, l);
	for (i = 1; i < c->requirements.len; i++)
		add_clause_line(t, b, c, i, l);
}

static void write_policy_head(struct buf *out, const struct report_policy *p, const struct view_text_options *o)
{
	const char *title = report_text_in(&p->title, o->lang, NULL);
	bool law = p->origin && !strcmp(p->origin, "law");
	enum msg_id id = p->version ? law ? MSG_VIEW_LAW_VERSION : MSG_VIEW_POLICY_VERSION : law ? MSG_VIEW_LAW : MSG_VIEW_POLICY;

	view_paint(out, o->color, VIEW_BOLD);
	view_say(out, o->lang, id, "title", *title ? title : p->id, "id", p->id, "version", p->version, NULL);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
}

static void write_policy(struct buf *out, const struct report_policy *p, const struct view_text_options *o)
{
	static const enum msg_id heads[] = {
		MSG_VIEW_HEAD_CLAUSE, MSG_VIEW_HEAD_CLASS, MSG_VIEW_HEAD_RULES, MSG_VIEW_HEAD_PASS, MSG_VIEW_HEAD_GAP, MSG_VIEW_HEAD_EXCEPTED,
		MSG_VIEW_HEAD_NOT_EVALUABLE, MSG_VIEW_HEAD_NOT_APPLICABLE, MSG_VIEW_HEAD_SUMMARY
	};
	struct buf b = BUF_INIT;
	struct view_table t;
	size_t i;

	write_policy_head(out, p, o);
	view_table_init(&t, sizeof heads / sizeof *heads);
	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		add_word(&t, &b, o->lang, heads[i]);
	for (i = 0; i < p->clauses.len; i++)
		add_clause(&t, &b, p->clauses.items[i], o->lang);
	view_table_write(out, &t, PARAMETER_INDENT / 2, true);
	view_table_release(&t);
	buf_release(&b);
}

void view_list_clauses(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	size_t i;

	for (i = 0; i < r->policies.len; i++) {
		write_policy(out, r->policies.items[i], o);
		buf_putc(out, '\n');
	}
	view_say(out, o->lang, r->policies.len ? MSG_VIEW_LEGEND : MSG_VIEW_NO_POLICIES, NULL);
	buf_putc(out, '\n');
}
