/* SPDX-License-Identifier: Apache-2.0 */
/* Dates that documents state and that lie ahead, gathered while the documents pass by (struct check's judged). */
#ifndef DATES_AHEAD_H
#define DATES_AHEAD_H

#include "organisation.h"
#include "report.h"
#include "tree.h"

struct dates_ahead;

/* For a run of the report's day. Tree and organisation are the run's; all are borrowed until it is freed. */
struct dates_ahead *dates_ahead_new(const struct report *r, const struct tree *t, const struct organisation *o);
/* A subject, or a document that is none: looks at it and at what it holds, but not at subjects inside. payload is a struct dates_ahead. */
void dates_ahead_look(void *payload, xmlNodePtr node, const char *unit);
/* Puts what was gathered into the report, and frees it. */
void dates_ahead_close(struct dates_ahead *d, struct report *r);

#endif
