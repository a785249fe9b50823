/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the evaluator that only it uses. */
#ifndef EVAL_H
#define EVAL_H

#include "path.h"

/* eval_compare.c: x is one of the six comparisons. */
int eval_compare(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out);

#endif
