/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a rule file must have beyond what any schema must (schematron/lint.h): rules that people can read about in both languages, names that documents have, and
 * nothing that a rule cannot see. For files that declare the program's namespace (lint_is_ours()).
 */
#ifndef LINT_RULES_H
#define LINT_RULES_H

#include "lint.h"

/* The names that documents can have, from their schemas and of what the run adds. */
struct lint_names;
struct lint_names *lint_names_new(void);
void lint_names_free(struct lint_names *n);
/* Says which names of the schema's expressions no document has. */
void lint_names(const struct schematron *s, const struct lint_names *n, const struct diag_sink *sink);

/* Says what a rule file lacks; what check would refuse it for are errors. */
void lint_rules(const struct schematron *s, const struct lint_names *n, const struct diag_sink *sink);

#endif
