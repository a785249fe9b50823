/* SPDX-License-Identifier: Apache-2.0 */
/* What a report says besides findings: inputs, rules, policies with their clauses, effective parameters, units, exceptions. */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "configuration.h"
#include "exceptions.h"
#include "names.h"
#include "policy.h"
#include "report.h"
#include "workspace.h"

void describe_rules(struct report *r, const struct rulebook *b);
void describe_policies(struct report *r, const struct tree *t);
/* Marks the rules that run and links them with their clauses; adds the parameters. wanted says which demands the run is narrowed to; clauses all of whose rules it leaves out say so. */
void describe_bindings(struct report *r, const struct bindings *b, bool (*wanted)(const void *payload, const struct binding *b), const void *payload);
/* Units and positions; of an id that is there twice, the first. */
void describe_units(struct report *r, const struct tree *t);
void describe_inputs(struct report *r, const struct workspace *w);
/* The inventories that have passed by, of the units that the report knows. */
void describe_submissions(struct report *r, const struct workspace *w);
/* Lets the inventories pass by, and lists their assets. */
void describe_assets(struct report *r, struct workspace *w, const char *day);
/* The configuration is an input wherever it lies. NULL: there is none. */
void describe_configuration(struct report *r, const struct configuration *c);
/* The actions of the records that say which finding they answer. */
void describe_answers(struct report *r, const struct tree *t);
/* How long gaps may stand: by the settings, else as assumed. */
void describe_due_periods(struct report *r, const struct configuration *c);
void describe_exceptions(struct report *r, const struct exceptions *e, const struct asset_names *names);

#endif
