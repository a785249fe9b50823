/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When gaps are due. An action that answers a gap decides, for somebody has planned it; else the gap keeps the day it had in an earlier report, for time does not begin anew with
 * every run; else the period for its severity counts from the day of the report. What must stay true: this never touches what a finding is, only when it is to be gone.
 */
#include "date.h"
#include "map.h"
#include "mem.h"
#include "period.h"
#include "report_compare.h"
#include "report_finish.h"

#include <string.h>

const char *due_from_name(enum due_from d)
{
	static const char *const names[] = { [DUE_NONE] = NULL, [DUE_SEVERITY] = "severity", [DUE_EARLIER] = "earlier-report", [DUE_ACTION] = "action" };

	return names[d];
}

/* The day of a text; false where there is none. */
static bool day_of(int64_t *day, const char *text)
{
	return text && date_parse(day, text) == 0;
}

/* Done by the day of the report: what is to be done later is not. */
static bool is_done(const struct report_action *a, int64_t as_of)
{
	int64_t day;

	return day_of(&day, a->done_on) && day <= as_of;
}

/* A day that is not planned comes last. */
static int compare_plans(const char *a, const char *b)
{
	return a && b ? report_compare_texts(a, b) : (a == NULL) - (b == NULL);
}

static int compare_actions(const struct report_action *a, const struct report_action *b, int64_t as_of)
{
	int order = is_done(a, as_of) - is_done(b, as_of);

	if (!order)
		order = compare_plans(a->planned_on, b->planned_on);
	if (!order)
		order = report_compare_texts(a->file, b->file);
	if (!order)
		order = (a->line > b->line) - (a->line < b->line);
	return order ? order : report_compare_texts(a->ref, b->ref);
}

void report_order_actions(struct report_action *items, size_t n, int64_t as_of)
{
	for (size_t i = 1; i < n; i++) {
		struct report_action a = items[i];
		size_t to = i;

		for (; to > 0 && compare_actions(&a, &items[to - 1], as_of) < 0; to--)
			items[to] = items[to - 1];
		items[to] = a;
	}
}

static bool has_action(const struct finding *f, const struct report_action *a)
{
	for (size_t i = 0; i < f->actions.len; i++)
		if (compare_actions(&f->actions.items[i], a, 0) == 0)
			return true;
	return false;
}

void report_unite_due(struct finding *to, const struct finding *from)
{
	for (size_t i = 0; i < from->actions.len; i++)
		if (!has_action(to, &from->actions.items[i]))
			vec_push(&to->actions, from->actions.items[i]);
	if (from->known_before && (!to->known_before || from->known_due < to->known_due)) {
		to->known_before = true;
		to->known_due = from->known_due;
	}
}

bool report_due_by_severity(const struct report *r, enum severity s, int64_t *due)
{
	struct period p;

	if (!r->due_periods.of[s] || period_parse(&p, r->due_periods.of[s]) != 0)
		return false;
	*due = period_after(r->as_of, &p);
	return true;
}

bool report_due_by_action(const struct report *r, const struct finding *f, int64_t *due)
{
	return f->actions.len > 0 && !is_done(&f->actions.items[0], r->as_of) && day_of(due, f->actions.items[0].planned_on);
}

/* What the periods come to on the day of the report: asked once, not for every finding. */
struct by_severity {
	bool known[3];
	int64_t due[3];
};

static void settle(const struct report *r, const struct by_severity *by, struct finding *f)
{
	f->due_from = DUE_NONE;
	if (f->outcome != OUTCOME_GAP)
		return;
	if (report_due_by_action(r, f, &f->due)) {
		f->due_from = DUE_ACTION;
	} else if (f->known_before) {
		f->due = f->known_due;
		f->due_from = DUE_EARLIER;
	} else if (by->known[f->severity]) {
		f->due = by->due[f->severity];
		f->due_from = DUE_SEVERITY;
	}
}

/* Actions that name a finding of the report go there; what others answer is mended, or not looked at. */
static void join_answers(struct report *r)
{
	struct map *findings = r->answers.len > 0 ? map_new() : NULL;

	for (size_t i = 0; findings && i < r->findings.len; i++)
		map_set(findings, r->findings.items[i]->id, r->findings.items[i]);
	for (size_t i = 0; i < r->answers.len; i++) {
		struct finding *f = map_get(findings, r->answers.items[i].finding);

		if (f && !has_action(f, &r->answers.items[i].action))
			vec_push(&f->actions, r->answers.items[i].action);
	}
	map_free(findings);
	vec_free(&r->answers);
}

void report_settle_due(struct report *r)
{
	struct by_severity by;

	join_answers(r);
	for (int s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++)
		by.known[s] = report_due_by_severity(r, (enum severity)s, &by.due[s]);
	for (size_t i = 0; i < r->findings.len; i++) {
		struct finding *f = r->findings.items[i];

		report_order_actions(f->actions.items, f->actions.len, r->as_of);
		settle(r, &by, f);
	}
}

/* --- earlier reports --- */

/* The newest day first; of one day in any order that is always the same. */
static int by_day(const void *left, const void *right)
{
	const struct report *a = *(const struct report *const *)left, *b = *(const struct report *const *)right;

	if (a->as_of != b->as_of)
		return a->as_of > b->as_of ? -1 : 1;
	return report_compare_texts(a->file_sha256, b->file_sha256);
}

/* When the gap was due in the earlier report; one that was written before there were due dates gives it the period that counts now, from its own day. */
static bool earlier_due(const struct report *r, const struct report *old, const struct finding *f, int64_t *due)
{
	struct report then = { .as_of = old->as_of, .due_periods = r->due_periods };

	if (f->due_from != DUE_NONE)
		*due = f->due;
	else
		return report_due_by_severity(&then, f->severity, due);
	return true;
}

static void keep_one(const struct report *r, const struct report *old, const struct report_change *change, struct finding *f)
{
	int64_t due, by_severity;

	if (!earlier_due(r, old, change->old, &due))
		return;
	if (change->worse && report_due_by_severity(r, f->severity, &by_severity) && by_severity <= due)
		return;
	if (!f->known_before || due < f->known_due)
		f->known_due = due;
	f->known_before = true;
}

/* One earlier report, when all newer ones have been asked; those that came later than it are not looked for in older ones. */
static void keep_from(struct report *r, const struct report *old, struct map *newer)
{
	struct report_comparison c;

	report_compare(&c, old, r);
	for (size_t i = 0; i < c.changes.len; i++) {
		const struct report_change *change = &c.changes.items[i];
		struct finding *f = (struct finding *)change->new; /* the comparison only lends what the report owns */

		if (!f || f->outcome != OUTCOME_GAP || map_get(newer, f->id))
			continue;
		if (change->old && change->old->outcome == OUTCOME_GAP)
			keep_one(r, old, change, f);
		else if (change->old || change->blind == BLIND_NOT)
			map_set(newer, f->id, f);
	}
	report_comparison_release(&c);
}

void report_keep_due(struct report *r, const struct report *const *earlier, size_t n)
{
	const struct report **sorted = mem_alloc((n + 1) * sizeof *sorted);
	struct map *newer = map_new();

	if (n > 0)
		memcpy(sorted, earlier, n * sizeof *sorted);
	if (n > 1)
		qsort(sorted, n, sizeof *sorted, by_day);
	for (size_t i = 0; i < n; i++)
		if (sorted[i]->as_of <= r->as_of && !(i > 0 && by_day(&sorted[i - 1], &sorted[i]) == 0))
			keep_from(r, sorted[i], newer);
	map_free(newer);
	free(sorted);
	report_settle_due(r);
}
