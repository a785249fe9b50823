/* SPDX-License-Identifier: Apache-2.0 */
/* Earlier reports (trend.h): read before the run, so that what is wrong with them is known before time is spent. */
#include "trend.h"

#include "report_compare.h"
#include "report_trend.h"
#include "saved.h"

#include <string.h>

/* One report under two names counts once, which is said: it would bend every line through the numbers. */
static bool is_known(const struct trend *t, const struct report *r, const char *path, const struct diag_sink *sink)
{
	struct place place = { .file = path };

	for (size_t i = 0; i < t->items.len; i++) {
		if (strcmp(t->items.items[i].report->file_sha256, r->file_sha256) != 0)
			continue;
		diag_emit(sink, MSG_PREVIOUS_TWICE, &place, "file", path, "other", t->items.items[i].path, NULL);
		return true;
	}
	return false;
}

void trend_open(struct trend *t, const char *const *paths, size_t n, const struct diag_sink *sink)
{
	*t = (struct trend){ .unread = false };
	for (size_t i = 0; i < n; i++) {
		struct report *r = saved_open_numbers(paths[i], sink);

		if (r == NULL)
			t->unread = true;
		else if (is_known(t, r, paths[i], sink))
			report_free(r);
		else
			vec_push(&t->items, ((struct trend_item){ paths[i], r }));
	}
}

void trend_release(struct trend *t)
{
	for (size_t i = 0; i < t->items.len; i++)
		report_free(t->items.items[i].report);
	vec_free(&t->items);
}

bool trend_refuses(const struct trend *t, int64_t day, const char *sha256, const struct diag_sink *sink)
{
	bool refused = false;
	char today[11], theirs[11];

	date_format(today, day);
	for (size_t i = 0; i < t->items.len; i++) {
		const struct trend_item *item = &t->items.items[i];
		struct place place = { .file = item->path };
		bool is_itself = sha256 != NULL && strcmp(sha256, item->report->file_sha256) == 0;

		date_format(theirs, item->report->as_of);
		if (is_itself)
			diag_emit(sink, MSG_PREVIOUS_ITSELF, &place, "file", item->path, NULL);
		else if (item->report->as_of > day)
			diag_emit(sink, MSG_PREVIOUS_LATER, &place, "file", item->path, "day", theirs, "today", today, NULL);
		refused |= is_itself || item->report->as_of > day;
	}
	return refused;
}

void trend_add(const struct trend *t, struct report *r)
{
	for (size_t i = 0; i < t->items.len; i++)
		report_add_previous(r, t->items.items[i].report, t->items.items[i].path);
}

void trend_keep_due(const struct trend *t, const struct report *baseline, struct report *r)
{
	VEC(const struct report *) known = { 0 };

	/* In a public report no finding can be recognised. */
	if (baseline != NULL && !baseline->is_public)
		vec_push(&known, baseline);
	for (size_t i = 0; i < t->items.len; i++) {
		if (!t->items.items[i].report->is_public)
			vec_push(&known, t->items.items[i].report);
	}
	if (known.len > 0 && !r->is_public)
		report_keep_due(r, known.items, known.len);
	vec_free(&known);
}
