/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is to be run: per demanded rule its variants, one for each set of parameter values some clause gives it. Variants of the same rule file and values share a
 * setting, the running rule file with its variables.
 */
#ifndef PLAN_H
#define PLAN_H

#include "check.h"
#include "schematron.h"

struct setting {
	char *key;                  /* file, policy, clause and values as text */
	const struct rulebook_pack *pack;
	struct schematron_run *run;
	bool failed;
};

struct variant {
	struct setting *setting;
	VEC(const struct binding *) bindings;
};

struct plan_rule {
	const struct rulebook_rule *rule;
	unsigned phases;
	VEC(struct variant) variants;
};

struct plan {
	VEC(struct setting *) settings;
	VEC(struct plan_rule) rules; /* by rule id */
};

/* Groups the bindings. 0, or -1 when a rule was refused (said). */
int plan_make(struct plan *p, const struct check *c, const struct schematron_events *events);
void plan_release(struct plan *p);
/* Works out the variables of every setting; what fails is told to the sink, once per rule. */
void plan_start(struct plan *p, const struct check *c);
/* Says to every setting that what passes by has changed. */
void plan_moved(struct plan *p);
/* The phases of all rules together. */
unsigned plan_phases(const struct plan *p);

#endif
