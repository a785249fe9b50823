/* SPDX-License-Identifier: Apache-2.0 */
/* The units of a report as a tree: in what order they are told, and which of them there is anything to say of. */
#ifndef REPORT_UNITS_H
#define REPORT_UNITS_H

#include "report.h"

struct report_unit_row {
	const struct report_unit *unit;
	size_t depth;             /* units above it */
	size_t below, gaps;       /* rows that are told below it; findings of gaps of it and of all below */
	bool told;                /* it was evaluated, and it or a unit below it has outcomes, findings or a submission */
	const char *submitted;    /* the day of its newest submission: when it was handed in, else what it refers to; NULL: none, or none is said */
	size_t submissions;
};

struct report_unit_rows {
	VEC(struct report_unit_row) rows;
};

/* Each unit once, below the one that it belongs to, and those side by side in the order of the report; of units that go round in a circle, each by itself. */
void report_unit_rows_open(struct report_unit_rows *out, const struct report *r);
void report_unit_rows_release(struct report_unit_rows *rows);

#endif
