/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The difference of two reports for a terminal: from when to when, what explains it, then what is new, changed, fixed and unseen; at the end the counts
 * and the verdict. New findings are told in full; of the others what became of them.
 */
#include "report_compare.h"
#include "view_parts.h"
#include "view_repeats.h"

#include <stdio.h>
#include <string.h>

struct page {
	struct buf *out;
	const struct report_diff *d;
	const struct view_text_options *o;
};

static const struct report_comparison *inside(const struct page *p)
{
	return p->d->comparison;
}

static void say_number(const struct page *p, enum msg_id id, size_t number)
{
	char n[24];

	snprintf(n, sizeof n, "%zu", number);
	view_say(p->out, p->o->lang, id, "n", n, NULL);
}

/* --- one change --- */

static enum msg_id outcome_word(enum outcome o)
{
	static const enum msg_id words[OUTCOME_COUNT] = {
		[OUTCOME_EXCEPTED] = MSG_VIEW_EXCEPTED, [OUTCOME_NOT_EVALUABLE] = MSG_VIEW_NOT_EVALUABLE, [OUTCOME_GAP] = MSG_DIFF_WORD_GAP,
		[OUTCOME_ERROR] = MSG_VIEW_RULE_ERROR,
	};

	return words[o];
}

static void say_words(const struct page *p, enum msg_id old, enum msg_id new)
{
	view_say(p->out, p->o->lang, old, NULL);
	buf_puts(p->out, " → ");
	view_say(p->out, p->o->lang, new, NULL);
}

static bool has_clause(const struct finding *f, const struct report_clause_ref *c)
{
	for (size_t i = 0; i < f->clauses.len; i++)
		if (!strcmp(f->clauses.items[i].policy, c->policy) && !strcmp(f->clauses.items[i].clause, c->clause))
			return true;
	return false;
}

/* The clauses of one that the other lacks, each after the sign. */
static size_t write_clauses(const struct page *p, const struct report *r, const struct finding *of, const struct finding *other, const char *sign, size_t n)
{
	for (size_t i = 0; i < of->clauses.len; i++) {
		const struct report_clause_ref *c = &of->clauses.items[i];

		if (has_clause(other, c))
			continue;
		buf_puts(p->out, n++ ? ", " : "");
		buf_puts(p->out, sign);
		view_show(p->out, view_policy_name(r, c->policy, p->o->lang));
		buf_putc(p->out, ' ');
		view_show(p->out, c->clause);
	}
	return n;
}

static const char *value_of(const struct finding *f, const char *name)
{
	for (size_t i = 0; i < f->evidence.len; i++)
		if (!strcmp(f->evidence.items[i].name, name))
			return f->evidence.items[i].value;
	return NULL;
}

/* Values that are in both and differ; what came or went is told by the messages. */
static void write_values(const struct page *p, const struct report_change *change)
{
	for (size_t i = 0; i < change->new->evidence.len; i++) {
		const struct report_evidence *e = &change->new->evidence.items[i];
		const char *old = value_of(change->old, e->name);

		if (!old || !e->value || !strcmp(old, e->value))
			continue;
		view_note(p->out, &change->new->place, MSG_VIEW_LABEL_EVIDENCE, p->o);
		view_show(p->out, e->name);
		buf_puts(p->out, ": ");
		view_show(p->out, old);
		buf_puts(p->out, " → ");
		view_show(p->out, e->value);
		buf_putc(p->out, '\n');
	}
}

static void write_exceptions(const struct page *p, const struct report_change *change)
{
	const struct report_cover *const covers[] = { &change->old->cover, &change->new->cover };

	view_note(p->out, &change->new->place, MSG_VIEW_LABEL_EXCEPTION, p->o);
	for (size_t i = 0; i < 2; i++) {
		buf_puts(p->out, i ? " → " : "");
		view_show(p->out, covers[i]->id ? covers[i]->id : "-");
		if (!covers[i]->expires_on)
			continue;
		buf_puts(p->out, ", ");
		view_say(p->out, p->o->lang, MSG_VIEW_THROUGH, "date", covers[i]->expires_on, NULL);
	}
	buf_putc(p->out, '\n');
}

static bool has(const struct report_change *change, enum report_aspect a)
{
	return (change->aspects & 1u << a) != 0;
}

static void write_aspects(const struct page *p, const struct report_change *change)
{
	const struct place *place = &change->new->place;
	size_t n;

	if (has(change, ASPECT_OUTCOME)) {
		view_note(p->out, place, MSG_DIFF_WORD_OUTCOME, p->o);
		say_words(p, outcome_word(change->old->outcome), outcome_word(change->new->outcome));
		buf_putc(p->out, '\n');
	}
	if (has(change, ASPECT_SEVERITY)) {
		view_note(p->out, place, MSG_DIFF_WORD_SEVERITY, p->o);
		view_severity(p->out, p->o->lang, change->old->severity);
		buf_puts(p->out, " → ");
		view_severity(p->out, p->o->lang, change->new->severity);
		buf_putc(p->out, '\n');
	}
	if (has(change, ASPECT_CLAUSES)) {
		view_note(p->out, place, MSG_DIFF_WORD_CLAUSES, p->o);
		n = write_clauses(p, inside(p)->new, change->new, change->old, "+ ", 0);
		write_clauses(p, inside(p)->old, change->old, change->new, "− ", n);
		buf_putc(p->out, '\n');
	}
	if (has(change, ASPECT_EVIDENCE))
		write_values(p, change);
	if (has(change, ASPECT_EXCEPTION))
		write_exceptions(p, change);
}

static void write_before(const struct page *p, const struct report_change *change)
{
	const char *old = report_text_in(&change->old->message, p->o->lang, NULL), *new = report_text_in(&change->new->message, p->o->lang, NULL);

	if ((!has(change, ASPECT_MESSAGE) && !has(change, ASPECT_OUTCOME)) || !strcmp(old, new))
		return;
	view_note(p->out, &change->new->place, MSG_DIFF_WORD_BEFORE, p->o);
	view_show(p->out, old);
	buf_putc(p->out, '\n');
}

static void write_blind(const struct page *p, const struct report_change *change)
{
	static const enum msg_id words[2][BLIND_COUNT] = {
		{ [BLIND_RULE] = MSG_DIFF_OLD_RULE, [BLIND_DOCUMENT] = MSG_DIFF_OLD_DOCUMENT, [BLIND_REST] = MSG_DIFF_OLD_REST,
		  [BLIND_PARTIAL] = MSG_DIFF_OLD_PARTIAL, [BLIND_NOTHING] = MSG_DIFF_OLD_NOTHING },
		{ [BLIND_RULE] = MSG_DIFF_NEW_RULE, [BLIND_DOCUMENT] = MSG_DIFF_NEW_DOCUMENT, [BLIND_REST] = MSG_DIFF_NEW_REST,
		  [BLIND_PARTIAL] = MSG_DIFF_NEW_PARTIAL, [BLIND_NOTHING] = MSG_DIFF_NEW_NOTHING },
	};
	const struct finding *f = change->new ? change->new : change->old;

	if (change->blind == BLIND_NOT)
		return;
	view_note(p->out, &f->place, MSG_VIEW_LABEL_NOTE, p->o);
	view_say(p->out, p->o->lang, words[change->state == STATE_UNSEEN][change->blind], NULL);
	buf_putc(p->out, '\n');
}

/* Only a gap can be fixed; what was excepted, not decided or a rule that failed is gone. */
static bool is_fixed_gap(const struct report_change *change)
{
	return change->state == STATE_FIXED && change->old->outcome == OUTCOME_GAP;
}

static struct view_label label_of(const struct report_change *change)
{
	if (is_fixed_gap(change))
		return (struct view_label){ MSG_DIFF_WORD_FIXED, VIEW_GREEN };
	if (change->state == STATE_FIXED)
		return (struct view_label){ MSG_DIFF_WORD_GONE, VIEW_BLUE };
	if (change->state == STATE_UNSEEN)
		return (struct view_label){ MSG_DIFF_WORD_UNSEEN, VIEW_YELLOW };
	if (change->worse)
		return (struct view_label){ MSG_DIFF_WORD_WORSE, VIEW_RED };
	return (struct view_label){ MSG_DIFF_WORD_CHANGED, VIEW_BLUE };
}

static void write_change(const struct page *p, const struct report_change *change, bool first)
{
	const struct finding *f = change->new ? change->new : change->old;

	if (change->state == STATE_NEW) {
		view_finding(p->out, inside(p)->new, f, p->o, first && report_rule_find(inside(p)->new, f->rule));
	} else {
		view_head(p->out, label_of(change), f->rule, report_text_in(&f->message, p->o->lang, NULL), p->o);
		view_place(p->out, &f->place, p->o);
	}
	if (change->state == STATE_CHANGED) {
		write_aspects(p, change);
		write_before(p, change);
	}
	write_blind(p, change);
	buf_putc(p->out, '\n');
}

/* --- the page --- */

static const struct report_change *first_of(const struct report_comparison *c, enum report_state state)
{
	size_t i = 0;

	while (c->changes.items[i].state != state)
		i++;
	return &c->changes.items[i];
}

/* Where nothing at all was evaluated, a list of everything says no more than that. */
static bool is_told_once(const struct page *p, const struct report_change *change)
{
	return change->state == STATE_UNSEEN && change->blind == BLIND_NOTHING && !p->o->verbose;
}

static void write_section(const struct page *p, enum report_state state, enum msg_id heading)
{
	const struct report_comparison *c = inside(p);
	struct view_repeats t = view_repeats_new(p->o->max_same);

	if (c->n[state]) {
		view_paint(p->out, p->o->color, VIEW_BOLD);
		say_number(p, heading, c->n[state]);
		view_paint(p->out, p->o->color, VIEW_PLAIN);
		buf_puts(p->out, "\n\n");
	}
	if (c->n[state] && is_told_once(p, first_of(c, state))) {
		view_say(p->out, p->o->lang, MSG_DIFF_NEW_NOTHING, NULL);
		buf_puts(p->out, "\n\n");
	}
	for (size_t i = 0; i < c->changes.len; i++) {
		const struct report_change *change = &c->changes.items[i];
		size_t number;

		if (change->state != state || is_told_once(p, change))
			continue;
		number = view_repeats_add(&t, change->new ? change->new->rule : change->old->rule);
		if (view_repeats_shows(&t, number))
			write_change(p, change, number == 1);
	}
	view_repeats_finish(&t, p->out, p->o->lang);
}

static void write_head(const struct page *p)
{
	char old[11], new[11];

	date_format(old, inside(p)->old->as_of);
	date_format(new, inside(p)->new->as_of);
	view_say(p->out, p->o->lang, MSG_DIFF_FROM_TO, "old", old, "old-file", p->d->old_file, "new", new, "new-file", p->d->new_file, NULL);
	buf_puts(p->out, "\n\n");
}

static size_t count_changed_for_the_worse(const struct report_comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->changes.len; i++)
		n += c->changes.items[i].state == STATE_CHANGED && c->changes.items[i].worse;
	return n;
}

static size_t count_fixed_gaps(const struct report_comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->changes.len; i++)
		n += is_fixed_gap(&c->changes.items[i]);
	return n;
}

/* As many gaps as check tells with --baseline; the rest by itself. */
static void write_fixed(const struct page *p)
{
	static const struct view_plural fixed = { MSG_DIFF_ONE_GAP_FIXED, MSG_DIFF_N_GAPS_FIXED }, gone = { MSG_DIFF_ONE_GONE, MSG_DIFF_N_GONE };
	size_t gaps = count_fixed_gaps(inside(p)), others = inside(p)->n[STATE_FIXED] - gaps;

	view_count(p->out, p->o->lang, fixed, gaps);
	if (!others)
		return;
	buf_puts(p->out, ", ");
	view_count(p->out, p->o->lang, gone, others);
}

static void write_counts(const struct page *p)
{
	static const struct view_plural words[STATE_COUNT] = {
		[STATE_NEW] = { MSG_DIFF_ONE_NEW, MSG_DIFF_N_NEW }, [STATE_CHANGED] = { MSG_DIFF_ONE_CHANGED, MSG_DIFF_N_CHANGED },
		[STATE_UNSEEN] = { MSG_DIFF_ONE_UNSEEN, MSG_DIFF_N_UNSEEN }, [STATE_UNCHANGED] = { MSG_DIFF_ONE_UNCHANGED, MSG_DIFF_N_UNCHANGED },
	};
	const struct report_comparison *c = inside(p);
	size_t worse = count_changed_for_the_worse(c);

	for (int s = 0; s < STATE_COUNT; s++) {
		if (s == STATE_UNSEEN && !c->n[s])
			continue;
		buf_puts(p->out, s ? ", " : "");
		if (s == STATE_FIXED)
			write_fixed(p);
		else
			view_count(p->out, p->o->lang, words[s], c->n[s]);
		if (s != STATE_CHANGED || !worse)
			continue;
		buf_puts(p->out, " (");
		say_number(p, MSG_DIFF_N_WORSE, worse);
		buf_putc(p->out, ')');
	}
	buf_putc(p->out, '\n');
}

static void say_failing(const struct page *p)
{
	size_t failing = report_comparison_failing(inside(p), p->d->fail_on);
	char n[24];

	snprintf(n, sizeof n, "%zu", failing);
	view_say(p->out, p->o->lang, failing == 1 ? MSG_DIFF_ONE_FAILING : MSG_DIFF_N_FAILING, "n", n,
		"level", severity_name((enum severity)p->d->fail_on), NULL);
}

static void write_verdict(const struct page *p)
{
	int code = report_comparison_exit(inside(p), p->d->fail_on), fail_on = p->d->fail_on;
	const size_t *n = inside(p)->worse;
	bool worse = n[SEVERITY_ERROR] + n[SEVERITY_WARNING] + n[SEVERITY_INFO] > 0;
	enum msg_id never = worse ? MSG_DIFF_BELOW_NEVER : MSG_DIFF_PASSED_NEVER, set = worse ? MSG_DIFF_BELOW : MSG_DIFF_PASSED;
	char digits[16];

	snprintf(digits, sizeof digits, "%d", code);
	view_paint(p->out, p->o->color, code ? VIEW_RED : worse ? VIEW_YELLOW : VIEW_GREEN);
	if (code == 1)
		view_say(p->out, p->o->lang, MSG_DIFF_FAILED, NULL);
	else if (code)
		view_say(p->out, p->o->lang, MSG_DIFF_UNSURE, "code", digits, NULL);
	else
		view_say(p->out, p->o->lang, fail_on < 0 ? never : set,
			"level", fail_on < 0 ? "" : severity_name((enum severity)fail_on), NULL);
	if (code && report_comparison_failing(inside(p), fail_on)) {
		buf_puts(p->out, code == 1 ? ": " : "; ");
		say_failing(p);
	}
	view_paint(p->out, p->o->color, VIEW_PLAIN);
	buf_putc(p->out, '\n');
}

void view_diff(struct buf *out, const struct report_diff *d, const struct view_text_options *o)
{
	const struct page p = { out, d, o };
	struct view_text_options all = *o;

	all.verbose = true;
	if (!o->quiet) {
		write_head(&p);
		view_messages(out, d->messages, &all);
		write_section(&p, STATE_NEW, MSG_DIFF_NEW);
		write_section(&p, STATE_CHANGED, MSG_DIFF_CHANGED);
		write_section(&p, STATE_FIXED, MSG_DIFF_FIXED);
		write_section(&p, STATE_UNSEEN, MSG_DIFF_UNSEEN);
	}
	write_counts(&p);
	write_verdict(&p);
}
