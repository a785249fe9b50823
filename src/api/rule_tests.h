/* SPDX-License-Identifier: Apache-2.0 */
/* Rule tests, inside: what was run and what came of it. Private to this floor. */
#ifndef RULE_TESTS_H
#define RULE_TESTS_H

#include "arena.h"
#include "diag.h"
#include "rulebook.h"
#include "vec.h"

/* The outcome a case must have, by the beginning of its name. */
enum case_kind { CASE_PASS, CASE_GAP, CASE_NOT_APPLICABLE, CASE_NOT_EVALUABLE, CASE_EXCEPTED, CASE_KINDS };
/* "pass", "gap", … */
const char *case_kind_name(enum case_kind k);

/* A rule that is tested here. */
struct tested_rule {
	const struct rulebook_rule *rule;
	size_t cases[CASE_KINDS];
};

struct pk_tests {
	struct arena *arena;
	struct diag_list *messages;
	struct diag_sink sink;
	struct rulebook rules;
	VEC(struct tested_rule) tested;             /* by rule id */
	VEC(const struct sch_assert *) spoken;      /* that said something in some case */
	size_t cases, failed;
	size_t whole, assertions, said;             /* set by rule_tests_cover() */
	bool usage_error, incomplete, internal_error;
	int exit_code;
};

/* Says what the tested rules lack, and counts. */
void rule_tests_cover(struct pk_tests *t);
struct tested_rule *rule_tests_find(struct pk_tests *t, const char *id);

#endif
