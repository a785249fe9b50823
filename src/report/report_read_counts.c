/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a saved report says of its units and of earlier reports, against what it holds (report_reading.h). Who met a demand leaves no finding, so that number cannot be counted again; but
 * the units together cannot have more of anything than the whole, and each gap has a finding that tells of it.
 */
#include "report_reading.h"

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

/* How many findings of each outcome a unit has. */
static struct map *findings_by_unit(const struct report *p, struct outcomes *counts)
{
	struct map *units = map_new();

	for (size_t i = 0; i < p->units.len; i++)
		map_set(units, p->units.items[i].id, &counts[i]);
	for (size_t i = 0; i < p->findings.len; i++) {
		const struct finding *f = p->findings.items[i];
		struct outcomes *of = f->unit ? map_get(units, f->unit) : NULL;

		if (of)
			of->n[f->outcome]++;
	}
	return units;
}

/* Beside a gap a subject can have findings that decide less; so only of gaps is a finding enough to know the outcome. */
static void compare_unit(struct reading *r, const struct report_unit *u, const struct outcomes *found)
{
	static const enum outcome told[] = { OUTCOME_GAP, OUTCOME_EXCEPTED, OUTCOME_NOT_EVALUABLE, OUTCOME_ERROR };

	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (u->outcomes.n[told[i]] && !found->n[told[i]] && !r->report->partial)
			contradict(r, MSG_REPORT_UNIT_LOST, u->id, u->outcomes.n[told[i]], 0);
	if (found->n[OUTCOME_GAP] && !u->outcomes.n[OUTCOME_GAP])
		contradict(r, MSG_REPORT_UNIT_DENIED, u->id, 0, found->n[OUTCOME_GAP]);
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

		if (id == MSG_REPORT_PREVIOUS_COUNTS && (i == 0 || by_day(e - 1, e) < 0) && (has_gaps == (e->outcomes.n[OUTCOME_GAP] > 0) || (e->partial && !has_gaps)) && has_enough(e))
			continue;
		diag_emit(&sink, id, &r->previous.items[i], "day", e->as_of, "today", today, NULL);
		r->report->incomplete = r->report->contradicts = true;
	}
}

static bool same_text(const char *a, const char *b)
{
	return report_compare_texts(a, b) == 0;
}

/* A bundle holds several inventories, and more assets than one of them. */
static bool is_submitted(const struct report *p, const struct report_submission *s)
{
	for (size_t i = 0; i < p->inputs.len; i++) {
		const struct report_input *in = &p->inputs.items[i];

		if (!same_text(in->path, s->file))
			continue;
		if (same_text(in->kind, "inventory") ? in->assets == s->assets && (!in->id || same_text(in->id, s->inventory)) : in->assets >= s->assets)
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
	compare_previous(r);
	compare_submissions(r);
}
