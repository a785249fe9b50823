/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is to be run: per demanded rule its variants, one for each set of parameter values some clause gives it. Variants of the same rule file and values share a
 * setting, the running rule file with its variables.
 */
#ifndef PLAN_H
#define PLAN_H

#include "check.h"
#include "linked.h"
#include "schematron.h"

struct setting {
	char *key;                  /* file, policy, clause and values as text */
	const struct rulebook_pack *pack;
	struct schematron_run *run;
	bool failed;
};

/* A demand and what came of it on subjects of which there was nothing to say. */
struct plan_demand {
	const struct binding *binding;
	size_t policy;              /* its policy's place in plan.policies */
	bool chosen;                /* the run is not narrowed to others; what is not stands here for the exceptions only */
	size_t tally[2][CHECK_OUTCOMES]; /* of subjects that are not restricted, and of those that are */
};

struct variant {
	struct setting *setting;
	size_t number;                 /* among all variants of the plan, from 0 */
	struct linked_pattern *linked; /* of the rule, with the setting's values; NULL: it must be run */
	VEC(struct plan_demand) demands;
};

struct plan_rule {
	const struct rulebook_rule *rule;
	unsigned phases;
	bool points_away;           /* of a run that is narrowed to files: what it says of an asset can stand in another file */
	VEC(struct variant) variants;
	size_t tally[2][CHECK_OUTCOMES]; /* of subjects that are not restricted, and of those that are */
	double seconds;             /* when it is measured */
};

struct plan {
	struct xpath_world *world;   /* shared by all settings */
	struct asset_register *assets; /* borrowed */
	VEC(struct setting *) settings;
	VEC(struct plan_rule) rules; /* by rule id */
	size_t variant_count;
	double (*clock)(void);       /* NULL: nothing is measured */
	double common;               /* seconds for what no single rule asked for */
	VEC(const xmlNode *) policies; /* that demand anything */
	VEC(struct plan_rule *) by_context; /* rules with equal contexts beside each other, so that what they share is worked out once */
};

/* Groups the bindings. 0, or -1 when a rule was refused (said). */
int plan_make(struct plan *p, const struct check *c, const struct schematron_events *events);
void plan_release(struct plan *p);
/* Works out the variables of every setting, over the document as it is now; what fails is told to the sink, once per rule. */
void plan_start(struct plan *p, const struct check *c);
/* A world of its own over the same documents, for another thread; the caller's: xpath_world_free(). */
struct xpath_world *plan_world(const struct plan *p);
/* Links the rules about assets with the values their settings have now; the caller's: linked_free(). */
struct linked *plan_link(struct plan *p);
/* Tells the sink how many subjects had which outcome. */
void plan_tell(const struct plan *p, const struct check_sink *sink);
/* Seconds of the clock, 0 where nothing is measured; and adds those since then, to *seconds. */
static inline double plan_clock(const struct plan *p)
{
	return p->clock != NULL ? p->clock() : 0;
}

static inline double plan_took(const struct plan *p, double since, double *seconds)
{
	double now = plan_clock(p);

	if (p->clock != NULL)
		*seconds += now - since;
	return now;
}

/* The kinds of nodes its rules' contexts want (node_index.h). */
unsigned plan_kinds(const struct plan *p);
/* Whether any rule points away. */
bool plan_points_away(const struct plan *p);
/* The phases of all rules together. */
unsigned plan_phases(const struct plan *p);

#endif
