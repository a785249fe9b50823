/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading back when things are due. Nothing of it is trusted: a due date must be the one that severity, actions and periods give, or, where it comes from an earlier report, at least be
 * that of a gap that no action answers; numbers by month and dates one by one must fit each other. The writer's other half is report_xml_due.c.
 */
#include "mem.h"
#include "period.h"
#include "report_finish.h"
#include "report_reading.h"

#include <string.h>

void reading_due_periods(struct reading *r, const struct event_tag *t)
{
	struct report_due_periods *p = &r->report->due_periods;
	struct period period;
	int s;

	for (s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++) {
		p->of[s] = reading_string(r, t, severity_name((enum severity)s));
		if (period_parse(&period, p->of[s]) != 0)
			reading_refuse(r, MSG_PERIOD_WRONG, t, severity_name((enum severity)s));
	}
	p->configured = reading_is(t, "basis", "configuration");
}

/* A date that is there must be one: the schema's dates reach further than ours. */
static const char *date_of(struct reading *r, const struct event_tag *t, const char *name, int64_t *day)
{
	const char *text = reading_shared(r, t, name);

	if (text && date_parse(day, text) != 0)
		reading_refuse(r, MSG_DATE_WRONG, t, name);
	return text;
}

void reading_due(struct reading *r, const struct event_tag *t)
{
	struct finding *f = r->finding;
	const char *text = date_of(r, t, "due", &f->due);
	int from;

	r->due_place = events_place(r->events, text ? "due" : NULL);
	for (from = DUE_SEVERITY; from <= DUE_ACTION; from++)
		if (reading_is(t, "due-from", due_from_name((enum due_from)from)))
			f->due_from = (enum due_from)from;
	f->known_before = text && f->due_from == DUE_EARLIER;
	f->known_due = f->due;
	/* One without the other is none; that it should be there is found when the finding ends. */
	if (!text)
		f->due_from = DUE_NONE;
	else if (f->due_from == DUE_NONE)
		reading_refuse(r, MSG_DATE_WRONG, t, "due");
}

void reading_action(struct reading *r, const struct event_tag *t)
{
	struct report_action a = {
		.ref = reading_shared(r, t, "ref"), .file = reading_shared(r, t, "file"), .plan = reading_shared(r, t, "plan"),
		.responsible = reading_shared(r, t, "responsible"), .line = reading_position(t, "line"),
	};
	int64_t day;

	a.planned_on = date_of(r, t, "planned-on", &day);
	a.done_on = date_of(r, t, "done-on", &day);
	vec_push(&r->finding->actions, a);
}

/* What the due date must be, or may be where only an earlier report knows it: DUE_NONE for none. */
static enum due_from due_of(const struct report *r, const struct finding *f, int64_t *due)
{
	if (f->outcome != OUTCOME_GAP)
		return DUE_NONE;
	if (report_due_by_action(r, f, due))
		return DUE_ACTION;
	/* Actions are not in a public report, so it is believed. */
	if (f->due_from == DUE_EARLIER || (r->is_public && f->due_from == DUE_ACTION)) {
		*due = f->due;
		return f->due_from;
	}
	return report_due_by_severity(r, f->severity, due) ? DUE_SEVERITY : DUE_NONE;
}

static const char *words(struct reading *r, enum due_from from, int64_t due)
{
	char day[11];

	if (from == DUE_NONE)
		return "-";
	date_format(day, due);
	return arena_printf(r->report->arena, "%s (%s)", day, due_from_name(from));
}

/* The one action twice, which would be two promises. */
static bool stands_twice(const struct finding *f)
{
	for (size_t i = 1; i < f->actions.len; i++) {
		const struct report_action *a = &f->actions.items[i - 1], *b = &f->actions.items[i];

		if (!report_compare_texts(a->ref, b->ref) && !report_compare_texts(a->file, b->file) && a->line == b->line && !report_compare_texts(a->planned_on, b->planned_on))
			return true;
	}
	return false;
}

void reading_due_end(struct reading *r)
{
	struct finding *f = r->finding;
	int64_t due = 0;
	enum due_from from;

	report_order_actions(f->actions.items, f->actions.len, r->report->as_of);
	from = due_of(r->report, f, &due);
	if (r->due_doubt.finding || (from == f->due_from && (from == DUE_NONE || due == f->due) && !stands_twice(f)))
		return;
	r->due_doubt.finding = f->id;
	r->due_doubt.said = words(r, f->due_from, f->due);
	r->due_doubt.found = words(r, from, due);
	r->due_doubt.place = r->due_place;
}

/* --- dates ahead --- */

void reading_dates_ahead(struct reading *r, const struct event_tag *t)
{
	struct report_ahead *a = &r->report->ahead;

	a->looked = true;
	r->ahead_place = events_place(r->events, "until");
	date_of(r, t, "until", &a->until);
}

static void start_month(struct reading *r, const struct event_tag *t)
{
	struct report_month m = { .kind = reading_shared(r, t, "kind"), .unit = reading_shared(r, t, "unit"), .n = (size_t)reading_number(t, "n") };
	size_t n = 0;
	const char *month = event_attribute(t, "month", &n);

	if (month && n < sizeof m.month)
		memcpy(m.month, month, n);
	vec_push(&r->report->ahead.months, m);
}

static void start_date(struct reading *r, const struct event_tag *t)
{
	struct report_date d = {
		.kind = reading_shared(r, t, "kind"), .subject_kind = reading_shared(r, t, "subject-kind"), .subject_id = reading_shared(r, t, "subject-id"),
		.unit = reading_shared(r, t, "unit"), .file = reading_shared(r, t, "file"), .line = reading_position(t, "line"), .column = reading_position(t, "column"),
	};

	date_of(r, t, "date", &d.day);
	vec_push(&r->report->ahead.dates, d);
}

static void start_name(struct reading *r, const struct event_tag *t)
{
	reading_text(r, t, &r->report->ahead.dates.items[r->report->ahead.dates.len - 1].name, true);
}

static const struct shape date_shape[] = { { "name", start_name, NULL, NULL }, { 0 } };
const struct shape reading_ahead[] = { { "month", start_month, NULL, NULL }, { "date", start_date, date_shape, NULL }, { 0 } };

/* The month of a date, as the numbers are kept. */
static struct report_month month_of(const struct report_date *d)
{
	struct report_month m = { .kind = d->kind, .unit = d->unit };
	char day[11];

	date_format(day, d->day);
	memcpy(m.month, day, sizeof m.month - 1);
	return m;
}

/* The one of the ordered months that is this one, or NULL. */
static struct report_month *find_month(const struct report_ahead *a, const struct report_month *m)
{
	size_t from = 0, to = a->months.len;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = report_compare_months(&a->months.items[middle], m);

		if (order == 0)
			return &a->months.items[middle];
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static bool months_are_ordered(const struct report *r)
{
	const struct report_ahead *a = &r->ahead;
	char first[11], last[11];

	date_format(first, r->as_of);
	date_format(last, a->until);
	for (size_t i = 0; i < a->months.len; i++) {
		const struct report_month *m = &a->months.items[i];

		if (m->n == 0 || strncmp(m->month, first, 7) < 0 || strncmp(m->month, last, 7) > 0 || (i > 0 && report_compare_months(m - 1, m) >= 0))
			return false;
	}
	return true;
}

static bool dates_are_ordered(const struct report *r)
{
	const struct report_ahead *a = &r->ahead;

	for (size_t i = 0; i < a->dates.len; i++) {
		const struct report_date *d = &a->dates.items[i];

		if (d->day < r->as_of || d->day > a->until || (i > 0 && report_compare_dates(d - 1, d) >= 0))
			return false;
	}
	return a->dates.len <= REPORT_DATES_MAX;
}

/* The files that no two reports which are made one can both have read: what they count is counted once. */
static struct map *files_with_assets(const struct report *r)
{
	struct map *files = map_new();

	for (size_t i = 0; i < r->inputs.len; i++)
		if (r->inputs.items[i].assets || r->inputs.items[i].assets_skipped)
			map_set(files, r->inputs.items[i].path, files);
	return files;
}

/*
 * No more dates are listed than counted. Where all are listed, which a public report does not, there is one at least for every number; and exactly as many, where none stands in a
 * document that several reports have counted before they were made one.
 */
static bool numbers_fit(const struct report *r)
{
	const struct report_ahead *a = &r->ahead;
	size_t *listed = mem_alloc((a->months.len + 1) * sizeof *listed), *elsewhere = mem_alloc((a->months.len + 1) * sizeof *elsewhere);
	struct map *files = files_with_assets(r);
	bool fit = true, all = !r->is_public && a->dates.len < REPORT_DATES_MAX;

	for (size_t i = 0; i < a->dates.len && fit; i++) {
		struct report_month m = month_of(&a->dates.items[i]), *counted = find_month(a, &m);

		fit = counted && ++listed[counted - a->months.items] <= counted->n;
		if (fit && !(a->dates.items[i].file && map_get(files, a->dates.items[i].file)))
			elsewhere[counted - a->months.items]++;
	}
	for (size_t i = 0; i < a->months.len && fit && all; i++)
		fit = listed[i] == a->months.items[i].n || (listed[i] > 0 && elsewhere[i] > 0);
	map_free(files);
	free(listed);
	free(elsewhere);
	return fit;
}

const char *reading_ahead_doubt(const struct report *r)
{
	static const struct period year = { 12, 0 };

	if (!r->ahead.looked)
		return NULL;
	if (r->ahead.until != period_after(r->as_of, &year))
		return "until";
	if (!months_are_ordered(r))
		return "month";
	return !dates_are_ordered(r) ? "date" : numbers_fit(r) ? NULL : "n";
}
