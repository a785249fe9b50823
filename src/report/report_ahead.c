/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dates ahead: the order of what was counted and listed, and two reports' as one. The nearest of a union are the nearest of the nearest, so any order of merging gives the same; of
 * what two reports counted the numbers are added, as everywhere.
 */
#include "report_finish.h"

#include <string.h>

int report_compare_months(const struct report_month *a, const struct report_month *b)
{
	int order = strcmp(a->month, b->month);

	if (!order)
		order = report_compare_texts(a->kind, b->kind);
	return order ? order : report_compare_texts(a->unit, b->unit);
}

/* All but what they are called. */
static int compare_nameless(const struct report_date *a, const struct report_date *b)
{
	int order = (a->day > b->day) - (a->day < b->day);

	if (!order)
		order = report_compare_texts(a->file, b->file);
	if (!order)
		order = (a->line > b->line) - (a->line < b->line);
	if (!order)
		order = report_compare_texts(a->kind, b->kind);
	if (!order)
		order = report_compare_texts(a->subject_id, b->subject_id);
	if (!order)
		order = (a->column > b->column) - (a->column < b->column);
	if (!order)
		order = report_compare_texts(a->subject_kind, b->subject_kind);
	if (!order)
		order = report_compare_texts(a->unit, b->unit);
	return order;
}

int report_compare_dates(const struct report_date *a, const struct report_date *b)
{
	int order = compare_nameless(a, b);

	for (int l = 0; l < LANG_COUNT && !order; l++)
		order = report_compare_texts(a->name.in[l], b->name.in[l]);
	return order;
}

static int by_month(const void *a, const void *b)
{
	return report_compare_months(a, b);
}

static int by_date(const void *a, const void *b)
{
	return report_compare_dates(a, b);
}

static void add_up(struct report_ahead *a)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->months.len; i++) {
		if (kept && !report_compare_months(&a->months.items[kept - 1], &a->months.items[i]))
			a->months.items[kept - 1].n += a->months.items[i].n;
		else
			a->months.items[kept++] = a->months.items[i];
	}
	a->months.len = kept;
}

void report_unite_texts(struct report_text *to, const struct report_text *from)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (from->in[l] && (!to->in[l] || strcmp(from->in[l], to->in[l]) < 0))
			to->in[l] = from->in[l];
}

/* A date that two reports tell of is one, even where only one of them knows what it is called. */
static void keep_nearest(struct report_ahead *a)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->dates.len; i++) {
		if (kept && !compare_nameless(&a->dates.items[kept - 1], &a->dates.items[i]))
			report_unite_texts(&a->dates.items[kept - 1].name, &a->dates.items[i].name);
		else if (kept < REPORT_DATES_MAX)
			a->dates.items[kept++] = a->dates.items[i];
		else
			break;
	}
	a->dates.len = kept;
}

void report_order_ahead(struct report_ahead *a)
{
	if (a->months.len > 1)
		qsort(a->months.items, a->months.len, sizeof *a->months.items, by_month);
	if (a->dates.len > 1)
		qsort(a->dates.items, a->dates.len, sizeof *a->dates.items, by_date);
	add_up(a);
	keep_nearest(a);
}

void report_unite_ahead(struct report_ahead *to, const struct report_ahead *from)
{
	if (from->looked && (!to->looked || from->until > to->until))
		to->until = from->until;
	to->looked |= from->looked;
	for (size_t i = 0; i < from->months.len; i++)
		vec_push(&to->months, from->months.items[i]);
	for (size_t i = 0; i < from->dates.len; i++)
		vec_push(&to->dates, from->dates.items[i]);
	report_order_ahead(to);
}
