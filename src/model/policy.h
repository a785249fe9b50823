/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What policies demand: every requirement becomes a binding of a rule, with the parameters the clause sets. A policy binds the units in its scope; a demand
 * that names an unknown rule or parameter is said and makes the run a wrong configuration.
 */
#ifndef POLICY_H
#define POLICY_H

#include "organisation.h"
#include "rulebook.h"

struct parameter {
	const char *name, *value, *basis, *clause; /* borrowed from the tree */
	const xmlNode *node;                       /* the parameter element; NULL for applies-to */
};

struct schemas;

struct binding {
	const xmlNode *policy, *clause;
	const char *policy_id, *clause_id;
	const struct rulebook_rule *rule;
	enum severity severity;
	bool may_be_excepted;
	VEC(struct parameter) parameters; /* what the clause sets; of a policy that extends another also what that one sets for the rule */
};

struct bindings {
	VEC(struct binding *) list; /* in document order */
};

/* What demands are read from, and with; all borrowed. */
struct bindings_source {
	const struct tree *tree;
	const struct rulebook *rules;
	struct schemas *schemas;
	const char *day;               /* policies in force on this day, YYYY-MM-DD */
	struct arena *arena;
	const struct diag_sink *sink;
};

/* Reads all requirements of the policies in force; checks the rules that exceptions name. 0, or -1 after a diagnostic. */
int bindings_open(struct bindings *b, const struct bindings_source *from);
void bindings_release(struct bindings *b);
/* The value a binding gives a parameter, or NULL. */
const struct parameter *binding_parameter(const struct binding *b, const char *name);
/* Whether the policy extends the one with the id, directly or through others. */
bool policy_extends(const struct tree *t, const xmlNode *policy, const char *id);
/* Whether the policy binds a unit. An unknown unit (NULL too) is bound: what is not known is not let off. */
bool policy_covers(const xmlNode *policy, const struct organisation *o, const char *unit);

#endif
