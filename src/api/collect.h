/* SPDX-License-Identifier: Apache-2.0 */
/* Where the two wings meet: results of the run become findings and counts of the report, exceptions applied on the way. */
#ifndef COLLECT_H
#define COLLECT_H

#include "check.h"
#include "exceptions.h"
#include "report.h"

struct collector {
	struct report *report;
	const struct organisation *organisation;
	struct exceptions *exceptions;
	bool ignore_exceptions;
	void (*observe)(void *payload, const struct check_result *r); /* sees every result too; may be NULL */
	void *payload;
	struct map *shared;      /* text -> the report's one copy of it; the caller's */
	struct map *units;       /* id -> the report's unit; the caller's */
};

/* The sink of a run that fills the collector's report. */
struct check_sink collector_sink(struct collector *c);

#endif
