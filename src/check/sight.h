/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a rule sees. Assets pass by one at a time before the register is made, and its entries are only made when they are asked for: a rule that looked at anything
 * else would find nothing and call that an answer, so it is refused.
 */
#ifndef SIGHT_H
#define SIGHT_H

#include "check.h"
#include "schematron.h"

enum sight {
	SIGHT_ASSET = 1,    /* the asset it is asked about, with its inventory's own attributes */
	SIGHT_RESIDENT = 2, /* documents that are held whole: policies, organisation, records, exceptions */
	SIGHT_REGISTER = 4  /* the register: submissions, holdings, entries by key */
};

/* The names of the elements that can stand below <inventory>, by its schema; ended by NULL. */
extern const char *const sight_asset_names[];
/* What the pattern sees, a set of enum sight. *why is the message to refuse it with, when it looks further than it can see; else unchanged. */
unsigned sight_of(const struct schematron *schema, const struct sch_pattern *p, enum msg_id *why, bool *refused);
/* Whether what the pattern finds about an asset or an entry may be placed elsewhere than at it. */
bool sight_points_away(const struct schematron *schema, const struct sch_pattern *p);

#endif
