/* SPDX-License-Identifier: Apache-2.0 */
/* A schema and what it says of documents, inside. Private to this floor. */
#ifndef SCHEMATRON_JOB_H
#define SCHEMATRON_JOB_H

#include "policykoll.h"

#include "location.h"
#include "map.h"
#include "report.h"
#include "schematron.h"
#include "svrl.h"
#include "view_schematron.h"

struct instance;

/* A document that was asked for, by what the file is: two ways to write its path are the same document. */
struct other {
	char *path;
	uint64_t identity[2];
	struct instance *instance; /* NULL: it could not be read */
};

struct pk_schematron {
	struct pk_schematron_options options;
	struct report *report;
	struct diag_sink sink;        /* into the report */
	struct schematron *schema;    /* NULL: it cannot be used */
	struct map *names;            /* name of a rule -> its place in tallies + 1 */
	VEC(struct view_tally) tallies;
	VEC(struct other) others;     /* of document() and pattern/@documents; freed with the document that asked for them */
	size_t nodes, files_found;
	double seconds;
};

/* One document on its way through. */
struct schematron_job {
	struct pk_schematron *s;
	struct schematron_run *run;
	struct svrl *svrl;            /* NULL: nobody wants it */
	struct positions *positions;
	struct arena *arena;          /* of one event */
	const char *path;
	xmlDocPtr doc;
	uint64_t identity[2];         /* of the file, zero where it is none */
	size_t fired, said;           /* rules that began, results and errors */
	VEC(const char *) early;      /* why variables of the schema have no value: known before svrl is open */
};

/* The loader of a job (xpath_world_loader()), and the end of what it loaded. */
xmlDocPtr schematron_documents_load(void *job, const char *uri, const char *base);
void schematron_documents_free(struct pk_schematron *s);
/* Says that the pattern uses a variable that the phase has not. */
void schematron_say_lacking(struct pk_schematron *s, const struct sch_pattern *p, const char *name);
/* The events of a run that fill svrl and report; the payload is the job. */
struct schematron_events schematron_findings(struct schematron_job *j);
/* A pattern begins. */
void schematron_findings_begin(void *payload, const struct sch_pattern *p, xmlNodePtr top, const char *uris);

#endif
