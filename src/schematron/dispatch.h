/* SPDX-License-Identifier: Apache-2.0 */
/* Which rules of a pattern can match nodes of a class (node_index.h): by the last steps of their contexts. One run's own. */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "node_index.h"
#include "schematron.h"

struct dispatch;

struct dispatch *dispatch_new(const struct sch_pattern *p);
void dispatch_free(struct dispatch *d);

/* The rules to try, in order, as numbers in the pattern; *n is 0 when no rule can match. */
const uint32_t *dispatch_rules(struct dispatch *d, struct node_index *x, uint32_t class, size_t *n);

/* Calls visit for the nodes of the index that a rule can match, in document order. */
void dispatch_walk(struct dispatch *d, struct node_index *x, void (*visit)(void *payload, xmlNodePtr node, const uint32_t *rules, size_t n), void *payload);

#endif
