/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules that never fire, because the first rule of a pattern that matches a node wins (lint.h). One alternative of a context covers another when whatever the other
 * matches it matches, too: that is told from the two alone, so that it holds in every document.
 */
#include "lint.h"

#include "arena.h"
#include "ast.h"
#include "pattern_run.h"
#include "read.h"
#include "same.h"
#include "tree.h"

#include <string.h>

static bool same_name(const char *a, const char *b)
{
	return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

static bool test_covers(const struct node_test *a, const struct node_test *b)
{
	if (a->kind == TEST_NODE)
		return true;
	if (a->kind != b->kind)
		return false;
	return (a->name == NULL || same_name(a->name, b->name)) && (a->uri == NULL || same_name(a->uri, b->uri));
}

/* The first predicates of b are those of a: the others leave less. Where positions count, they must count among the same nodes. */
static bool step_covers(const struct pattern_step *a, const struct pattern_step *b)
{
	const struct expr *x = a->select, *y = b->select;

	if (x->path.axis != y->path.axis || !test_covers(&x->path.test, &y->path.test) || x->path.predicate_count > y->path.predicate_count)
		return false;
	if (a->positional && test_fingerprint(x->path.axis, &x->path.test) != test_fingerprint(y->path.axis, &y->path.test))
		return false;
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		if (expr_fingerprint(x->path.predicates[i]) != expr_fingerprint(y->path.predicates[i]))
			return false;
	}
	return true;
}

/* What stands before the first step of a, when it falls on step j of b (-1: on the start of b). */
static bool start_covers(const struct alternative *a, const struct alternative *b, ptrdiff_t j)
{
	bool deep = a->count > 0 && a->steps[0].deep;

	if (a->start == NULL || (a->start->op == OP_ROOT && deep))
		return true;
	if (b->start == NULL || expr_fingerprint(a->start) != expr_fingerprint(b->start))
		return false;
	return a->count == 0 ? b->count == 0 : deep || (j == 0 && !b->steps[0].deep);
}

/* Whether the steps of a up to i hold wherever those of b up to j do. */
static bool steps_cover(const struct alternative *a, ptrdiff_t i, const struct alternative *b, ptrdiff_t j)
{
	if (j < 0 || !step_covers(&a->steps[i], &b->steps[j]))
		return false;
	if (i == 0)
		return start_covers(a, b, j);
	if (!a->steps[i].deep)
		return !b->steps[j].deep && steps_cover(a, i - 1, b, j - 1);
	for (ptrdiff_t k = j - 1; k >= 0; k--) {
		if (steps_cover(a, i - 1, b, k))
			return true;
	}
	return false;
}

static bool covers(const struct alternative *a, const struct alternative *b)
{
	if (a->count == 0)
		return start_covers(a, b, -1);
	return steps_cover(a, (ptrdiff_t)a->count - 1, b, (ptrdiff_t)b->count - 1);
}

/* The rule before the n-th that takes all the alternative matches, or NULL. */
static const struct sch_rule *taken_by(const struct sch_pattern *p, size_t n, const struct alternative *b)
{
	for (size_t i = 0; i < n; i++) {
		const struct xpath_pattern *context = p->rules.items[i]->context;

		for (size_t j = 0; j < context->alternatives.len; j++) {
			if (covers(&context->alternatives.items[j], b))
				return p->rules.items[i];
		}
	}
	return NULL;
}

static void say(const struct sch_rule *shadowed, const struct sch_rule *by, const struct diag_sink *sink)
{
	struct arena *a = arena_new();
	struct place place;
	const char *line;

	tree_place(&place, by->node, a);
	line = arena_printf(a, "%u", (unsigned)place.line);
	lint_say(sink, MSG_LINT_RULE_SHADOWED, shadowed->node, "context", &(struct lint_words){ .name = by->context_text, .what = line });
	arena_free(a);
}

static void look(const struct sch_pattern *p, size_t n, const struct diag_sink *sink)
{
	const struct xpath_pattern *context = p->rules.items[n]->context;
	const struct sch_rule *by = NULL, *first = NULL;

	for (size_t i = 0; i < context->alternatives.len; i++) {
		by = taken_by(p, n, &context->alternatives.items[i]);
		if (by == NULL)
			return;
		first = first != NULL ? first : by;
	}
	say(p->rules.items[n], first, sink);
}

void lint_shadows(const struct schematron *s, const struct diag_sink *sink)
{
	for (size_t i = 0; i < s->patterns.len; i++) {
		const struct sch_pattern *p = s->patterns.items[i];

		for (size_t j = 1; j < p->rules.len && !p->is_group; j++)
			look(p, j, sink);
	}
}
