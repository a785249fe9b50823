/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One report of many. Merging is associative and commutative: in any order and grouping the same bytes come of it, and what comes of it is what one run over everything gives as
 * far as the reports can tell: counts are added, so what several of them say of the same policy or unit is counted for each, and rules that compare inventories with each other have
 * seen only those of their own run. Where units or options differ they are in order of their ids.
 */
#ifndef REPORT_MERGE_H
#define REPORT_MERGE_H

#include "report.h"

/*
 * Takes a finished report, shown as name, into another one; it belongs to that one afterwards, whatever happens. 0, or -1 after a message where they cannot be one report: of different days
 * or versions, compared with an earlier report, with the same inventory, or with different policies or rules of the same id. report_finish() is to be called after the last.
 */
int report_merge(struct report *to, struct report *from, const char *name, const struct diag_sink *sink);

#endif
