/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the generated expressions hold every axis, operator and function that there is. */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "grammar.h"

struct coverage;
struct coverage *coverage_new(void);
void coverage_free(struct coverage *c);
void coverage_note(struct coverage *c, const struct term *t);
/* Names what has never been in an expression, and returns how many these are. */
int coverage_check(const struct coverage *c);

#endif
