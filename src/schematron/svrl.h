/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SVRL, the report of a run as XML (ISO/IEC 19757-3 annex D): one schematron-output for one document, written as the run goes on. Beside the standard's attributes
 * file, line and column stand in our namespace; what could not be evaluated is svrl:error, neither failed nor passed.
 */
#ifndef SVRL_H
#define SVRL_H

#include "schematron.h"

#include <stdbool.h>

#define SVRL_NAMESPACE "http://purl.oclc.org/dsdl/svrl"

struct svrl;

/* write gets the bytes in pieces and returns 0 to go on. compact: findings and errors only. */
struct svrl *svrl_new(int (*write)(void *payload, const char *bytes, size_t n), void *payload, bool compact);
/* Ends the document and frees. 0, or -1 when write did not want more. */
int svrl_finish(struct svrl *v);

/* In this order, from the run's events. A location is that of the place's node (location.h). */
void svrl_open(struct svrl *v, const struct schematron *s, const struct sch_phase *phase);
void svrl_pattern(struct svrl *v, struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr top, const char *uris);
void svrl_fired(struct svrl *v, struct schematron_run *r, const struct sch_rule *rule, xmlNodePtr node);
/* -1 when a text of it cannot be evaluated: nothing is written then, and the run knows why. */
int svrl_result(struct svrl *v, struct schematron_run *r, const struct sch_result *result, const struct place *place, const char *location);
/* pattern, assertion, place and location may be NULL. */
void svrl_error(struct svrl *v, const struct sch_pattern *p, const struct sch_assert *a, const struct place *place, const char *location, const char *why);

#endif
