/* SPDX-License-Identifier: Apache-2.0 */
/* Whether expressions mean the same, however their prefixes are called and in whichever schema they stand. */
#ifndef SAME_H
#define SAME_H

#include "ast.h"

/* Equal for expressions of the same meaning, different for others but for a chance of about 2^-64. Variables are told by their slots. */
uint64_t expr_fingerprint(const struct expr *x);
uint64_t test_fingerprint(enum axis axis, const struct node_test *t);

#endif
