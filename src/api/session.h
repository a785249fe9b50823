/* SPDX-License-Identifier: Apache-2.0 */
/* One call of the library: what it reads with and the report it fills. */
#ifndef SESSION_H
#define SESSION_H

#include "policykoll.h"

#include "check.h"
#include "policy.h"
#include "report.h"
#include "run_settings.h"
#include "workspace.h"

struct document_tree;

struct session {
	const struct pk_options *options;
	struct report *report;
	struct diag_sink sink;       /* into the report */
	struct rulebook *rules;      /* its own, or one that many sessions share */
	bool shares_rules;
	void (*observe)(void *payload, const struct check_result *r); /* may be NULL */
	void *payload;
	const struct pk_configuration *configuration; /* NULL: none, and none is looked for */
	struct pk_configuration *own_configuration;   /* it, when the session found it */
	struct excludes excludes;
	struct workspace *workspace; /* NULL until documents are read */
	struct bindings bindings;
	struct watch *watch;         /* NULL: nobody asks */
	struct chosen_files *chosen; /* while it is narrowed to files */
	const struct trend *trend;   /* earlier reports; NULL: none */
	char day[11];
	struct document_tree *documents; /* what is read is written down here as well; NULL: nowhere */
};

/* Reads configuration and rules, unless rules are given (borrowed: then no configuration is looked for), and begins a report; catalogue-only sessions are ready then. */
void session_open(struct session *s, const struct pk_options *o, struct rulebook *rules);
/* Reads documents and evaluates. */
void session_run(struct session *s);
/* Reads the documents, and the laws that the configuration asks for. */
void session_read(struct session *s);
/* The run of pk_check(); documents may be NULL. */
struct report *session_check(const struct pk_options *options, struct document_tree *documents);
/* Frees everything but the report, which is finished and handed over. Shared rules stay. */
struct pk_report *session_close(struct session *s);

#endif
