/* SPDX-License-Identifier: Apache-2.0 */
/* A run from inside: shared by run_schematron.c, run_phase.c, run_documents.c and run_text.c. */
#ifndef RUN_STATE_H
#define RUN_STATE_H

#include "dispatch.h"
#include "node_index.h"
#include "schematron.h"
#include "vec.h"

struct override {
	const char *name, *value;
};

struct schematron_run {
	const struct schematron *s;
	const struct sch_phase *phase; /* NULL: all patterns */
	bool any_phase;                /* "#ANY": the phase is chosen when the run starts */
	bool plain;                    /* $applies means nothing */
	int applies_slot;              /* of $applies, -1 = the schema has none */
	struct schematron_events events;
	schematron_begin_fn *begin;
	xmlDocPtr (*load)(void *payload, const char *uri, const char *base);
	void *load_payload;
	struct xpath_run *xpath;
	xmlNs subject;                 /* a namespace node that a result points at: an evaluation's own is gone with the next */
	xmlDocPtr doc;
	VEC(struct override) overrides;
	struct dispatch **dispatch;    /* by pattern's number; made when first needed */
	size_t last_pattern;           /* number of the pattern that ran last */
	struct linked *linked;         /* while linked_run() */
	const struct linked_pattern *linked_pattern;
	struct node_index *index;      /* of what schematron_run_all() runs over, made when first needed */
	struct node_index *other;      /* of the document of pattern/@documents that ran last */
};

void run_say(struct schematron_run *r, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node);
/* Puts variables on the stack that are worked out when they are asked for, at the node. */
void run_set_lets(struct schematron_run *r, const struct sch_let *lets, size_t n, xmlNodePtr node);
/* linked.c: the variables of a rule, by its number, while linked_run(). */
void linked_set_lets(struct schematron_run *run, size_t rule, xmlNodePtr node);
/* Tries the pattern on every node of the index. The pattern's variables are set. */
void run_over(struct schematron_run *r, const struct sch_pattern *p, struct node_index *index);
/* The pattern's own documents, one after the other. Its variables are set. */
void run_documents(struct schematron_run *r, const struct sch_pattern *p);

#endif
