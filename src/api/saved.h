/* SPDX-License-Identifier: Apache-2.0 */
/* Saved reports that something is compared with. Private to this floor. */
#ifndef SAVED_H
#define SAVED_H

#include "report.h"

/*
 * The saved report; NULL after its messages went to the sink, when it is no report or contradicts itself: what was tampered with is nothing to compare
 * with. "-" is standard input. The caller's.
 */
struct report *saved_open(const char *path, const struct diag_sink *sink);
/* As well, but of a public report too: for its numbers, since its findings cannot be recognised. */
struct report *saved_open_numbers(const char *path, const struct diag_sink *sink);
/* Whether an audience may see everything. */
bool saved_is_internal(const char *audience);
/*
 * The report for an audience, "internal" (also NULL) or "public"; it takes over the one given. A word that is neither makes the public one: what nobody understands publishes nothing more.
 */
struct report *saved_for(struct report *r, const char *audience);

#endif
