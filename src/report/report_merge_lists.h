/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of two reports as one, put into the first. Private to this floor. */
#ifndef REPORT_MERGE_LISTS_H
#define REPORT_MERGE_LISTS_H

#include "report.h"

/* Options, inputs, packs, parameters, units, positions, exceptions. Of units and positions of one id the one that comes first by its content stays; of an exception, what both matched counts. */
void merge_lists(struct report *to, const struct report *from);
/* What is demanded and what is on file. */
void merge_clause_lists(struct report_clause *to, const struct report_clause *from);
/* The clauses that demand it. */
void merge_rule_lists(struct report_rule *to, const struct report_rule *from);
/* The same id in the same place. */
bool merge_is_same_exception(const struct report_exception *a, const struct report_exception *b);

#endif
