/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What any schema may do and a rule may not: look at documents that are not the run's (rulebook.h). They belong to no report, and nobody could tell afterwards what a
 * rule had seen.
 */
#include "rulebook.h"

#include "ast.h"
#include "lint.h"

#include <string.h>

struct refusing {
	const struct diag_sink *sink;
	const struct lint_expression *x; /* the one that is walked */
	size_t faults;
};

static bool check_call(void *payload, const struct expr *x, unsigned predicates)
{
	struct refusing *r = payload;

	(void)predicates;
	if (x->op == OP_CALL && strcmp(x->call.name, "document") == 0) {
		lint_say_inside(r->x, MSG_RULE_OTHER_DOCUMENTS, x->from, x->from + strlen(x->call.name), &(struct lint_words){ .name = "document()" }, r->sink);
		r->faults++;
	}
	return false;
}

static bool check_expression(void *payload, const struct lint_expression *x)
{
	struct refusing *r = payload;

	r->x = x;
	expr_walk(x->top, check_call, r);
	return false;
}

size_t rulebook_check(const struct schematron *s, const struct diag_sink *sink)
{
	struct refusing r = { .sink = sink };

	for (size_t i = 0; i < s->patterns.len; i++) {
		if (s->patterns.items[i]->documents == NULL)
			continue;
		lint_say(sink, MSG_RULE_OTHER_DOCUMENTS, s->patterns.items[i]->node, "documents", &(struct lint_words){ .name = "documents" });
		r.faults++;
	}
	lint_each(s, check_expression, &r);
	return schematron_check_flags(s, sink) + r.faults;
}
