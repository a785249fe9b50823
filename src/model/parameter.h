/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a parameter's value can be what it is for: a wrong one would let a rule pass or fail for no reason. */
#ifndef PARAMETER_H
#define PARAMETER_H

#include "policy.h"

struct parameter_fault {
	enum msg_id id;
	const char *value;   /* the wrong value or word */
	const char *guess;   /* the nearest right word; NULL */
	const char *allowed; /* the right words, a line each; NULL */
};

/* Brings the value into the form rules count in ("12" in months is P12M). What it must be is told by its unit, else by the rule file's default; words of selectors must be
 * words of the schema. 0, or -1 and what is wrong with it. Strings in the arena or borrowed. */
int parameter_check(struct parameter *p, const struct rulebook_rule *rule, struct schemas *schemas, struct arena *a, struct parameter_fault *fault);

#endif
