/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Known and new gaps (report_mark_baseline). Known is what was a gap before and no milder: a warning that became an error, an exception that ran out and
 * data that came in and shows a gap are new, because nobody has accepted them as they are now.
 */
#include "map.h"
#include "report_compare.h"
#include "report_finish.h"

static bool was_gap(const struct report_change *change)
{
	return change->old && change->old->outcome == OUTCOME_GAP;
}

/* The documents of a report, by path. */
static struct map *documents_of(const struct report *r)
{
	struct map *documents = map_new();

	for (size_t i = 0; i < r->inputs.len; i++)
		map_set(documents, r->inputs.items[i].path, &r->inputs.items[i]);
	return documents;
}

/* Whether a gap that is not among the findings has been mended, as far as the run can tell. */
static bool is_mended(const struct report_change *change, const struct map *documents, const struct report_baseline_wish *wish)
{
	const char *file = change->old ? change->old->place.file : NULL;

	if (change->state != STATE_FIXED || !was_gap(change))
		return false;
	return !file || !wish->is_there || map_get(documents, file) || !wish->is_there(file);
}

void report_mark_baseline(struct report *r, const struct report *old, const struct report_baseline_wish *wish)
{
	struct report_comparison c;
	struct map *documents = documents_of(r);
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct place place = { .file = wish->file };
	char day[11];

	date_format(day, old->as_of);
	r->baseline = (struct report_baseline){
		.as_of = arena_strdup(r->arena, day), .sha256 = arena_strdup(r->arena, wish->digest), .only_new = wish->only_new
	};
	report_compare(&c, old, r);
	for (size_t i = 0; i < c.changes.len; i++) {
		const struct report_change *change = &c.changes.items[i];
		/* The comparison only lends what this report owns. */
		struct finding *f = (struct finding *)change->new;

		if (f && f->outcome == OUTCOME_GAP) {
			f->baseline = change->worse ? BASELINE_NEW : BASELINE_KNOWN;
			r->baseline.new += change->worse;
			r->baseline.known += !change->worse;
		} else if (is_mended(change, documents, wish)) {
			r->baseline.fixed++;
			r->baseline.fixed_restricted += change->old->restricted;
		}
	}
	report_comparison_explain(&c, &place, false, &sink);
	report_comparison_release(&c);
	map_free(documents);
	diag_list_sort(r->diagnostics);
	report_decide(r);
}
