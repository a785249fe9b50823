/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What libxml2 (with libxslt and libexslt) does otherwise than the specifications say. A fault is named by what its smallest expression is,
 * and explains a difference only if our value is what the specification says and libxml2's is exactly what its fault makes.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include "blame.h"

#define FAULTS_MOST 64

/* The fault that explains it, or -1. */
int faults_explain(struct sides *s, const struct culprit *c, struct arena *a);
/* The same where only one side takes a text for an expression: ours tells whether it is ours. */
int faults_explain_form(struct sides *s, const char *text, bool ours, struct arena *a);
size_t faults_count(void);
const char *faults_name(size_t i);
/* Shows each fault with its example, so that the table holds nothing that is not there. Returns how many are not as they are described. */
int faults_check(bool show);

#endif
