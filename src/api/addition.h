/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An exception on its way into a document (pk_exception_new): what it is worked out from, step by step. Each step returns 0, or -1 when the exception is refused,
 * which is then said.
 */
#ifndef ADDITION_H
#define ADDITION_H

#include "policykoll.h"

#include "exceptions_edit.h"
#include "session.h"

struct pk_addition {
	const struct pk_new_exception *wish;
	const struct pk_options *options;
	struct arena *arena;
	struct diag_list *messages;     /* what refuses it, and what to know */
	struct diag_sink sink;
	int exit_code;
	char day[11], first_day[11];    /* of the run; the first on which the exception holds: what it covers is judged then */
	const char *decided_on, *valid_from; /* valid_from NULL: as the decision */
	const char *rule, *kind, *subject;   /* kind: "asset", "unit" or "policy" */
	const char *id, *file, *schema; /* schema: of a new file, as its neighbours refer to theirs; NULL */
	bool creates;
	const char *closed;             /* a clause that demands the rule and admits no exception; NULL */
	struct buf old;
	struct exception_edit edit;
	struct report *before, *after;  /* without and with it, on the first day; after may be NULL */
	VEC(const struct finding *) refusing; /* findings of after that before does not have */
	VEC(const struct finding *) covered;  /* findings of after that the exception covers and that nothing covered before */
	bool refused_by_rules;
};

/* Says why, by the sink, before; gives -1. */
int addition_refuse(struct pk_addition *a, int exit_code);
/* What the wish itself says: texts, dates. Sets the days. */
int addition_read(struct pk_addition *a);
/* Who and what it names, in the documents of a session that has run: rule, subject, position, policy, clause, id. */
int addition_name(struct pk_addition *a, const struct session *s);
/* The document it goes into, and its bytes. */
int addition_place(struct pk_addition *a, struct session *s);
/* Compares the reports: what the exception covers, and what is there because of it. */
int addition_judge(struct pk_addition *a);

#endif
