/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a public report tells of time: the periods in which gaps are to be mended, what earlier reports said, when units submitted their inventories, and what ends in the year ahead. A
 * number comes along only where it is known which part of it comes of restricted assets; what is left out is never shown as zero.
 */
#include "report_public.h"

#include "report_finish.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static void copy_due_periods(struct publishing *p)
{
	const struct report_due_periods *from = &p->from->due_periods;
	size_t i;

	for (i = 0; i < COUNT(from->of); i++)
		p->to->due_periods.of[i] = from->of[i];
	p->to->due_periods.configured = from->configured;
}

/* --- earlier reports --- */

static struct report_previous reduced(const struct report_previous *from)
{
	static const struct report_previous nothing;
	const struct report_previous *less = from->restricted ? from->restricted : &nothing;
	struct report_previous to = { .as_of = from->as_of, .sha256 = from->sha256, .status = from->status, .partial = from->partial, .is_public = true };
	size_t i;

	for (i = 0; i < COUNT(to.by_severity); i++)
		to.by_severity[i] = public_less(from->by_severity[i], less->by_severity[i]);
	to.excepted = public_less(from->excepted, less->excepted);
	to.not_evaluable = public_less(from->not_evaluable, less->not_evaluable);
	to.errors = public_less(from->errors, less->errors);
	to.files = from->files;
	to.assets = public_less(from->assets, less->assets);
	to.outcomes = public_outcomes(&from->outcomes, &less->outcomes);
	return to;
}

/* Those that are public themselves, and those that tell which part is to be left out. */
static void copy_previous(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->from->previous.len; i++) {
		const struct report_previous *from = &p->from->previous.items[i];

		if (from->is_public || from->restricted)
			vec_push(&p->to->previous, reduced(from));
		else
			p->to->withheld.previous++;
	}
}

/* --- submissions --- */

static int compare_submissions(const void *left, const void *right)
{
	const struct report_submission *a = left, *b = right;
	int order = report_compare_texts(a->unit, b->unit);

	if (!order)
		order = report_compare_texts(a->as_of, b->as_of);
	return order ? order : report_compare_texts(a->submitted_on, b->submitted_on);
}

/* An inventory that holds nothing but restricted assets is one of them; where it is not known which are, none is told of. */
static bool shows_submission(const struct publishing *p, const struct report_submission *s)
{
	if (!public_unit(p, s->unit))
		return false;
	return p->from->is_public || (p->from->marked && !(s->restricted && s->restricted >= s->assets));
}

/* That a unit has submitted and when, not what: a file's name and how many assets it holds say more than that. */
static void copy_submissions(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->from->submissions.len; i++) {
		const struct report_submission *from = &p->from->submissions.items[i];

		if (shows_submission(p, from))
			vec_push(&p->to->submissions, ((struct report_submission){ .unit = from->unit, .as_of = from->as_of, .submitted_on = from->submitted_on }));
	}
	if (p->to->submissions.len > 1)
		qsort(p->to->submissions.items, p->to->submissions.len, sizeof *p->to->submissions.items, compare_submissions);
}

/* --- dates ahead --- */

/* Of what is public anyway: a policy, a term of office, a unit. All other kinds can be of a restricted asset or of a supplier, and no count tells which part is. */
static bool shows_month(const struct publishing *p, const struct report_month *m)
{
	static const char *const kinds[] = { "policy-ends", "term-ends", "unit-ends" };

	return public_word(m->kind, kinds, COUNT(kinds)) && (!m->unit || public_unit(p, m->unit)) && (m->unit || strcmp(m->kind, "unit-ends") != 0);
}

/* How many a month, nothing one by one; where nothing is left, nothing is said: "none" would not be true. */
static void copy_ahead(struct publishing *p)
{
	const struct report_ahead *from = &p->from->ahead;
	struct report_ahead *to = &p->to->ahead;
	size_t i;

	for (i = 0; i < from->months.len; i++)
		if (shows_month(p, &from->months.items[i]))
			vec_push(&to->months, from->months.items[i]);
	to->looked = from->looked && to->months.len > 0;
	to->until = from->until;
}

void public_times(struct publishing *p)
{
	copy_due_periods(p);
	copy_previous(p);
	copy_submissions(p);
	copy_ahead(p);
}
