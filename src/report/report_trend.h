/* SPDX-License-Identifier: Apache-2.0 */
/* The development over time: what earlier reports said, noted in a later one. Findings are not compared; report_mark_baseline() does that. */
#ifndef REPORT_TREND_H
#define REPORT_TREND_H

#include "report.h"

/*
 * Notes in a finished report what an earlier one said; file is its name, for messages. Of a report on some units only, the earlier one tells what it said of these, where it can. One that is
 * there already is not noted again. What makes the two hard to compare (other policies, other parts) is said among the report's messages. Nothing of the earlier one is kept.
 */
void report_add_previous(struct report *r, const struct report *earlier, const char *file);

#endif
