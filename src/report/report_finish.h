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
/* Counts, and decides the status and the exit code. */
void report_decide(struct report *r);

#endif
