/* SPDX-License-Identifier: Apache-2.0 */
/* The steps of report_finish(), in the order they are taken. Private to this floor. */
#ifndef REPORT_FINISH_H
#define REPORT_FINISH_H

#include "report.h"

/* -1, 0 or 1 as strcmp would order them; NULL comes before every string. */
int report_compare_texts(const char *a, const char *b);

/* Puts everything but the findings in its final order: inputs and packs by path, policies by place, rules by id, … */
void report_order(struct report *r);
/* Earlier reports by their day; for those that come to a report that is finished. */
void report_order_previous(struct report *r);
/* Where the clause stands among all clauses of the ordered policies, counted from 0; unknown clauses come last. */
struct report_ranks;
struct report_ranks *report_ranks_new(const struct report *r);
void report_ranks_free(struct report_ranks *k);
size_t report_rank(const struct report_ranks *k, const struct report_clause_ref *c);
void report_order_clauses(const struct report_ranks *k, struct report_clause_ref *items, size_t n);
/* Orders the findings by place and gives each its id; those that say the same become one. */
void report_order_findings(struct report *r, const struct report_ranks *k);
/* report_due.c: what two findings that become one know of when they are due, put into the first. */
void report_unite_due(struct finding *to, const struct finding *from);
/* Puts the answers with the findings they name, and gives every gap its due date (and takes it from what is no gap any more). */
void report_settle_due(struct report *r);
/* The order of actions: the one that counts first. The day is that of the report. */
void report_order_actions(struct report_action *items, size_t n, int64_t as_of);
/* When a gap is due for its severity alone; false where no period is known. */
bool report_due_by_severity(const struct report *r, enum severity s, int64_t *due);
/* The day by which the actions want it done: the planned day of the first, unless that is done or has none. */
bool report_due_by_action(const struct report *r, const struct finding *f, int64_t *due);
/* report_ahead.c: puts months and dates in order; of the dates the nearest stay, each once. Months that are the same are one, with both numbers. */
void report_order_ahead(struct report_ahead *a);
/* Takes what another report found ahead into the first; report_finish() puts it in order. */
void report_unite_ahead(struct report_ahead *to, const struct report_ahead *from);
/* Below 0, 0 or above 0: the order of months and of dates. */
int report_compare_months(const struct report_month *a, const struct report_month *b);
/* Counts, and decides the status and the exit code. */
void report_decide(struct report *r);

/* What either says in a language; where both do and it is not the same, the first in the order of texts, so that any order of merging gives the same. */
void report_unite_texts(struct report_text *to, const struct report_text *from);

#endif
