/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a saved report says of its clauses, units, inputs and earlier reports, against what it holds (report_reading.h). Who met a demand leaves no finding, so that number cannot be
 * counted again; but the units together cannot have more of anything than the whole, and each gap has a finding that tells of it.
 * What nothing else in a report tells of cannot be missed: a submission, an earlier report or a place in a file that somebody took out or put elsewhere. tests/unit/test_report_distrust.c
 * has the list.
 */
#include "report_reading.h"

#include "buf.h"
#include "date.h"
#include "report_finish.h"

#include <stdio.h>
#include <string.h>

static void contradict(struct reading *r, enum msg_id id, const char *name, uint64_t said, uint64_t found)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);
	char value[24], number[24];

	snprintf(value, sizeof value, "%llu", (unsigned long long)said);
	snprintf(number, sizeof number, "%llu", (unsigned long long)found);
	diag_emit(&sink, id, &r->verdict, "name", name, "value", value, "found", number, NULL);
	r->report->incomplete = r->report->contradicts = true;
}

static void unfit(struct reading *r, const char *name, const char *value)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);

	diag_emit(&sink, MSG_REPORT_UNFIT, &r->verdict, "name", name, "value", value, NULL);
	r->report->incomplete = r->report->contradicts = true;
}

/* Sums that would pass the largest number are that, so that they cannot come round to a small one. */
static uint64_t add(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static void compare_sums(struct reading *r)
{
	const struct report *p = r->report;

	for (int o = 0; o < OUTCOME_COUNT; o++) {
		uint64_t sum = 0;

		for (size_t i = 0; i < p->units.len; i++)
			sum = add(sum, p->units.items[i].outcomes.n[o]);
		if (sum > p->outcomes.n[o])
			contradict(r, MSG_REPORT_UNITS_MORE, outcome_name((enum outcome)o), sum, p->outcomes.n[o]);
	}
}

/* Whether no finding of the rule about the subject has come before; of two units, each can have one of the same id. */
static bool is_first(struct map *subjects, struct buf *key, const struct finding *f)
{
	buf_reset(key);
	buf_printf(key, "%s\n%s\n%s\n%s", f->unit, f->rule, f->subject_kind, f->subject_id);
	if (map_get(subjects, key->data))
		return false;
	map_set(subjects, key->data, subjects);
	return true;
}

/* How many findings of each outcome a unit has; of gaps, how many subjects of a rule have any. */
static struct map *findings_by_unit(const struct report *p, struct outcomes *counts)
{
	struct map *units = map_new(), *subjects = map_new();
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < p->units.len; i++)
		map_set(units, p->units.items[i].id, &counts[i]);
	for (size_t i = 0; i < p->findings.len; i++) {
		const struct finding *f = p->findings.items[i];
		struct outcomes *of = f->unit ? map_get(units, f->unit) : NULL;

		if (of)
			of->n[f->outcome] += f->outcome != OUTCOME_GAP || is_first(subjects, &key, f);
	}
	map_free(subjects);
	buf_release(&key);
	return units;
}

/* Beside a gap a subject can have findings that decide less; so only of gaps is a finding enough to know the outcome. */
static void compare_unit(struct reading *r, const struct report_unit *u, const struct outcomes *found)
{
	static const enum outcome told[] = { OUTCOME_GAP, OUTCOME_EXCEPTED, OUTCOME_NOT_EVALUABLE, OUTCOME_ERROR };

	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (u->outcomes.n[told[i]] && !found->n[told[i]] && !r->report->partial)
			contradict(r, MSG_REPORT_UNIT_LOST, u->id, u->outcomes.n[told[i]], 0);
	/* Where a rule could not run on a subject, that outweighs its gaps; a public report does not tell subjects apart. */
	if (found->n[OUTCOME_GAP] && (r->report->exit_code <= 1 && !r->report->is_public ? u->outcomes.n[OUTCOME_GAP] < found->n[OUTCOME_GAP] : !u->outcomes.n[OUTCOME_GAP]))
		contradict(r, MSG_REPORT_UNIT_DENIED, u->id, u->outcomes.n[OUTCOME_GAP], found->n[OUTCOME_GAP]);
}

static void compare_units(struct reading *r)
{
	const struct report *p = r->report;
	struct outcomes *counts = arena_alloc(p->arena, (p->units.len + 1) * sizeof *counts);
	struct map *units;

	memset(counts, 0, (p->units.len + 1) * sizeof *counts);
	units = findings_by_unit(p, counts);
	for (size_t i = 0; i < p->units.len; i++)
		if (p->units.items[i].counted)
			compare_unit(r, &p->units.items[i], &counts[i]);
	map_free(units);
}

static int by_day(const struct report_previous *a, const struct report_previous *b)
{
	int order = strcmp(a->as_of, b->as_of);

	return order ? order : strcmp(a->sha256, b->sha256);
}

/* A gap has a finding, as what is excepted or cannot be evaluated has: of a report on everything there are no fewer than outcomes. */
static bool has_enough(const struct report_previous *e)
{
	size_t gaps = e->by_severity[SEVERITY_ERROR] + e->by_severity[SEVERITY_WARNING] + e->by_severity[SEVERITY_INFO];

	return e->partial || (gaps >= e->outcomes.n[OUTCOME_GAP] && e->excepted >= e->outcomes.n[OUTCOME_EXCEPTED] && e->not_evaluable >= e->outcomes.n[OUTCOME_NOT_EVALUABLE]);
}

/* The part of an earlier report's numbers that comes of restricted assets is no more than all of them. */
static bool has_part(const struct report_previous *e)
{
	const struct report_previous *part = e->restricted;
	bool fits = true;

	for (int s = SEVERITY_INFO; part && s <= SEVERITY_ERROR; s++)
		fits &= part->by_severity[s] <= e->by_severity[s];
	for (int o = 0; part && o < OUTCOME_COUNT; o++)
		fits &= part->outcomes.n[o] <= e->outcomes.n[o];
	return fits && (!part || (part->excepted <= e->excepted && part->not_evaluable <= e->not_evaluable && part->errors <= e->errors && part->assets <= e->assets));
}

/* What failed has gaps, what had errors of rules is no pass, and what was empty has nothing. */
static bool has_status(const struct report_previous *e)
{
	bool gaps = e->by_severity[SEVERITY_ERROR] || e->by_severity[SEVERITY_WARNING] || e->by_severity[SEVERITY_INFO];
	bool passed = !strcmp(e->status, "passed"), failed = !strcmp(e->status, "failed"), empty = !strcmp(e->status, "empty");

	if (failed && !gaps && !e->is_public)
		return false;
	if (e->errors && (passed || failed || empty))
		return false;
	return !empty || !(gaps || e->excepted || e->not_evaluable || e->outcomes.n[OUTCOME_PASS]);
}

/* Earlier is not later, each stands once, in their order; gaps are counted by severity as well, where the report was on everything. */
static void compare_previous(struct reading *r)
{
	const struct report *p = r->report;
	struct diag_sink sink = diag_list_sink(p->diagnostics);
	char today[11];

	date_format(today, p->as_of);
	for (size_t i = 0; i < p->previous.len; i++) {
		const struct report_previous *e = &p->previous.items[i];
		bool has_gaps = e->by_severity[SEVERITY_ERROR] || e->by_severity[SEVERITY_WARNING] || e->by_severity[SEVERITY_INFO];
		enum msg_id id = strcmp(e->as_of, today) > 0 ? MSG_REPORT_PREVIOUS_LATER : MSG_REPORT_PREVIOUS_COUNTS;

		if (id == MSG_REPORT_PREVIOUS_COUNTS && (i == 0 || by_day(e - 1, e) < 0) && (has_gaps == (e->outcomes.n[OUTCOME_GAP] > 0) || (e->partial && !has_gaps)) && has_enough(e) && has_part(e) && has_status(e))
			continue;
		diag_emit(&sink, id, &r->previous.items[i], "day", e->as_of, "today", today, NULL);
		r->report->incomplete = r->report->contradicts = true;
	}
}

/* An earlier report is not later, and every gap is one that it knew or a new one. */
static void compare_baseline(struct reading *r)
{
	const struct report *p = r->report;
	bool is = p->baseline.sha256 != NULL;
	size_t unlike = 0;
	char today[11];

	for (size_t i = 0; i < p->findings.len; i++)
		if (p->findings.items[i]->outcome == OUTCOME_GAP)
			unlike += is != (p->findings.items[i]->baseline != BASELINE_NONE);
	date_format(today, p->as_of);
	if (unlike || (is && strcmp(p->baseline.as_of, today) > 0))
		unfit(r, "baseline", is ? p->baseline.as_of : "-");
}

static bool same_text(const char *a, const char *b)
{
	return report_compare_texts(a, b) == 0;
}

/* --- clauses: what findings name --- */

static uint64_t sum(const struct outcomes *o)
{
	uint64_t n = 0;

	for (int i = 0; i < OUTCOME_COUNT; i++)
		n = add(n, o->n[i]);
	return n;
}

/* What comes of restricted subjects is a part of the whole. */
static void compare_restricted(struct reading *r, const char *name, const struct outcomes *restricted, const struct outcomes *all)
{
	for (int i = 0; i < OUTCOME_COUNT; i++)
		if (restricted->n[i] > all->n[i])
			unfit(r, name, outcome_name((enum outcome)i));
}

/* The gaps of a clause, as its findings tell of them; which of them are of restricted subjects. */
struct told {
	size_t gaps, restricted;
};

static struct map *gaps_by_clause(struct report *p)
{
	struct map *clauses = map_new();
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < p->findings.len; i++) {
		const struct finding *f = p->findings.items[i];

		for (size_t c = 0; c < f->clauses.len && f->outcome == OUTCOME_GAP; c++) {
			struct told *t;

			buf_reset(&key);
			buf_printf(&key, "%s\n%s", f->clauses.items[c].policy, f->clauses.items[c].clause);
			t = map_get(clauses, key.data);
			if (!t) {
				t = arena_alloc(p->arena, sizeof *t);
				*t = (struct told){ 0 };
				map_set(clauses, key.data, t);
			}
			t->gaps++;
			t->restricted += f->restricted;
		}
	}
	buf_release(&key);
	return clauses;
}

/* What the rules of a clause came to: of a rule that nothing else asks for, every outcome is one of the clause. */
static void compare_with_rules(struct reading *r, const struct report_clause *c)
{
	struct outcomes all = { { 0 } }, restricted = { { 0 } };
	bool alone = c->requirements.len > 0;
	uint64_t most = 0;

	for (size_t i = 0; i < c->requirements.len; i++) {
		const struct report_rule *rule = map_get(r->rules, c->requirements.items[i].rule);

		if (!rule)
			return;
		alone &= rule->clauses.len == 1;
		most = add(most, sum(&rule->outcomes));
		for (int o = 0; o < OUTCOME_COUNT; o++) {
			all.n[o] += rule->outcomes.n[o];
			restricted.n[o] += rule->restricted.n[o];
		}
	}
	if (alone ? memcmp(&all, &c->outcomes, sizeof all) != 0 || memcmp(&restricted, &c->restricted, sizeof restricted) != 0 : sum(&c->outcomes) > most)
		unfit(r, c->id, "outcomes");
}

/* A clause has gaps where findings tell of them. */
static void compare_clause(struct reading *r, const struct report_clause *c, const struct told *t)
{
	compare_with_rules(r, c);
	if ((t != NULL) != (c->outcomes.n[OUTCOME_GAP] > 0) && !(r->report->partial && !t))
		unfit(r, c->id, outcome_name(OUTCOME_GAP));
	if (t && t->restricted && !c->restricted.n[OUTCOME_GAP] && r->report->marked)
		unfit(r, c->id, "restricted");
	compare_restricted(r, c->id, &c->restricted, &c->outcomes);
}

static void compare_clauses(struct reading *r)
{
	struct map *told = gaps_by_clause(r->report);
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < r->report->policies.len; i++) {
		const struct report_policy *policy = r->report->policies.items[i];

		for (size_t c = 0; c < policy->clauses.len; c++) {
			buf_reset(&key);
			buf_printf(&key, "%s\n%s", policy->id, policy->clauses.items[c]->id);
			compare_clause(r, policy->clauses.items[c], map_get(told, key.data));
		}
	}
	buf_release(&key);
	map_free(told);
}

/* The same of the restricted gaps of a rule and of a unit; others are compared elsewhere. */
static void compare_marked(struct reading *r)
{
	const struct report *p = r->report;
	struct map *units = map_new(), *told = map_new();

	for (size_t i = 0; i < p->units.len; i++) {
		map_set(units, p->units.items[i].id, &p->units.items[i]);
		compare_restricted(r, p->units.items[i].id, &p->units.items[i].restricted, &p->units.items[i].outcomes);
	}
	for (size_t i = 0; i < p->rules.len; i++)
		compare_restricted(r, p->rules.items[i]->id, &p->rules.items[i]->restricted, &p->rules.items[i]->outcomes);
	for (size_t i = 0; i < p->findings.len; i++) {
		const struct finding *f = p->findings.items[i];
		const struct report_rule *rule = map_get(r->rules, f->rule);
		const struct report_unit *unit = f->unit ? map_get(units, f->unit) : NULL;

		if (f->outcome != OUTCOME_GAP || !f->restricted)
			continue;
		map_set(told, f->rule, told);
		if (rule && !rule->restricted.n[OUTCOME_GAP])
			unfit(r, rule->id, "restricted");
		if (unit && unit->counted && !unit->restricted.n[OUTCOME_GAP])
			unfit(r, unit->id, "restricted");
	}
	for (size_t i = 0; i < p->rules.len && !p->partial; i++)
		if (p->rules.items[i]->restricted.n[OUTCOME_GAP] && !map_get(told, p->rules.items[i]->id))
			unfit(r, p->rules.items[i]->id, "restricted");
	map_free(units);
	map_free(told);
}

/* --- inputs --- */

static void compare_inputs(struct reading *r)
{
	for (size_t i = 0; i < r->report->inputs.len; i++) {
		const struct report_input *in = &r->report->inputs.items[i];

		if (in->restricted > in->assets || (!strcmp(in->status, "valid") && (in->assets_skipped || !in->sha256)))
			unfit(r, in->path, in->status);
	}
}

/* A bundle holds several inventories, and more assets than one of them. */
static bool is_submitted(const struct report *p, const struct report_submission *s)
{
	for (size_t i = 0; i < p->inputs.len; i++) {
		const struct report_input *in = &p->inputs.items[i];

		if (!same_text(in->path, s->file))
			continue;
		if (same_text(in->kind, "inventory") ? in->assets == s->assets && in->restricted == s->restricted && (!in->id || same_text(in->id, s->inventory)) :
		    in->assets >= s->assets && in->restricted >= s->restricted)
			return true;
	}
	return false;
}

/* What was submitted is a file that was read, with as many assets as were read in it, and stands once. */
static void compare_submissions(struct reading *r)
{
	const struct report *p = r->report;
	struct diag_sink sink = diag_list_sink(p->diagnostics);

	for (size_t i = 0; i < p->submissions.len; i++) {
		const struct report_submission *s = &p->submissions.items[i];
		bool again = i > 0 && same_text(s[-1].unit, s->unit) && same_text(s[-1].file, s->file) && same_text(s[-1].inventory, s->inventory);

		/* a public report does not tell which files: the dates are all there is */
		if (p->is_public && !s->file)
			continue;
		if (!again && is_submitted(p, s))
			continue;
		diag_emit(&sink, MSG_REPORT_SUBMISSION, &r->verdict, "name", s->file, "unit", s->unit, NULL);
		r->report->incomplete = r->report->contradicts = true;
	}
}

void reading_verify_counts(struct reading *r)
{
	compare_sums(r);
	compare_units(r);
	compare_baseline(r);
	if (r->report->is_public != r->withholds)
		unfit(r, "audience", r->report->is_public ? "public" : "-");
	/* A public report withholds what these are compared with, and one that says that it was broken off has not come so far. */
	if (!r->report->is_public && (r->report->exit_code <= 1 || r->report->exit_code == 5)) {
		compare_clauses(r);
		compare_marked(r);
		compare_inputs(r);
	}
	compare_previous(r);
	compare_submissions(r);
}
