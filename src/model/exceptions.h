/* SPDX-License-Identifier: Apache-2.0 */
/* Exceptions: what each covers, and whether it is in force on a day. */
#ifndef EXCEPTIONS_H
#define EXCEPTIONS_H

#include "organisation.h"
#include "vec.h"

/* An incomplete one states no reason, no approver or no end and covers nothing. */
enum exception_status { EXCEPTION_PENDING, EXCEPTION_ACTIVE, EXCEPTION_EXPIRED, EXCEPTION_REVOKED, EXCEPTION_INCOMPLETE };

struct exception {
	const xmlNode *node;
	enum exception_status status;
	int64_t days_left;    /* until its last day; negative when past */
	size_t matched;       /* findings it covers or covered */
};

struct exceptions {
	VEC(struct exception) list; /* in document order */
};

/* What an exception is asked about. */
struct exception_query {
	const xmlNode *subject; /* an exception never covers what is wrong with itself */
	const char *rule, *subject_id, *unit;
	const struct exception_clause {
		const char *policy, *clause;
	} *clauses;           /* the clauses that demand the rule here */
	size_t clause_count;
};

/* Reads all exceptions of the tree as of a day number. The last day counts as covered. */
void exceptions_open(struct exceptions *e, const struct tree *t, int64_t as_of);
void exceptions_release(struct exceptions *e);
/* The exception that covers, in force before others; of those that are not, the expired one that ended last. NULL if none. Counts it as matched. */
struct exception *exceptions_match(struct exceptions *e, const struct organisation *o, const struct exception_query *q);
const char *exception_status_name(enum exception_status s);
/* Says after the run which are incomplete, end within EXCEPTION_WARN_DAYS, or (unused) are in force and cover nothing. */
#define EXCEPTION_WARN_DAYS 30
void exceptions_say(const struct exceptions *e, const struct diag_sink *sink, bool unused);

#endif
