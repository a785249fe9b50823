/* SPDX-License-Identifier: Apache-2.0 */
/* A run that is narrowed to some rules, units, policies or files: what its report says of that, names that do not exist, and messages about what was left out. */
#ifndef NARROW_H
#define NARROW_H

#include "exceptions.h"
#include "session.h"

/* Notes in the report what the run is narrowed to. */
void narrow_describe(struct session *s);
/* Says which rules, units and policies there are none of; makes that wrong usage. After documents are read. */
void narrow_refuse_unknown(struct session *s);
/* Whether a demand is one of those that the run is narrowed to. payload: the struct pk_options. */
bool narrow_wants(const void *payload, const struct binding *b);
/* Fills in what the run is narrowed to. */
void narrow_check(struct session *s, struct check *c);
/* After the run: marks the units that it was not narrowed away from; what it counted of them holds. */
void narrow_count_units(struct report *r, const struct check *c);
/* Says which exceptions need attention, as far as a narrowed run can tell. */
void narrow_say_exceptions(struct session *s, const struct exceptions *e);
/* After the run: notes which files it was narrowed to, and keeps the messages about these; of another only that it could not be read, and what is wrong usage. */
void narrow_finish(struct session *s);

#endif
