/* SPDX-License-Identifier: Apache-2.0 */
/* Earlier reports that a run, or a saved report, is to tell the development from. Private to this floor. */
#ifndef TREND_H
#define TREND_H

#include "report.h"

struct trend_item {
	const char *path;       /* borrowed */
	struct report *report;
};

struct trend {
	VEC(struct trend_item) items;
	bool unread;            /* one could not be read, or is not to be trusted */
};

/* Reads them, each once; what is wrong with one is said. */
void trend_open(struct trend *t, const char *const *paths, size_t n, const struct diag_sink *sink);
void trend_release(struct trend *t);
/* Whether one cannot be earlier than a report of the day, or is the report of this digest (NULL: it is not saved), which is said. */
bool trend_refuses(const struct trend *t, int64_t day, const char *sha256, const struct diag_sink *sink);
/* Keeps the due dates of gaps that they, or the baseline (NULL: none), know; of a finished report. */
void trend_keep_due(const struct trend *t, const struct report *baseline, struct report *r);
/* Notes them all in a finished report. */
void trend_add(const struct trend *t, struct report *r);

#endif
