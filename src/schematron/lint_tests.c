/* SPDX-License-Identifier: Apache-2.0 */
/* Tests that never change, and comparisons that cannot hold (lint.h). assert false() and report true() are ways to say something always, and meant. */
#include "lint.h"

#include "ast.h"
#include "run.h"
#include "tree.h"

#include <math.h>
#include <string.h>

static bool calls(const struct expr *x, const char *name, size_t args)
{
	return x->op == OP_CALL && x->call.count == args && strcmp(x->call.name, name) == 0;
}

/* What the expression is in every document: 1, 0; -1: that depends. */
static int constant(const struct expr *x)
{
	int left, right;

	if (x->op == OP_LITERAL)
		return x->literal.len > 0;
	if (x->op == OP_NUMBER)
		return x->number != 0 && !isnan(x->number);
	if (calls(x, "true", 0) || calls(x, "false", 0))
		return x->call.name[0] == 't';
	if (calls(x, "not", 1) || calls(x, "boolean", 1)) {
		left = constant(x->call.args[0]);
		return left < 0 ? left : x->call.name[0] == 'n' ? !left : left;
	}
	if (x->op != OP_AND && x->op != OP_OR)
		return -1;
	left = constant(x->left);
	right = constant(x->right);
	if (left == (x->op == OP_OR) || right == (x->op == OP_OR))
		return x->op == OP_OR;
	return left < 0 || right < 0 ? -1 : left;
}

/* A test that is a parameter's value is that of one use among others. */
static void look(const struct sch_assert *a, const struct diag_sink *sink)
{
	const char *written = tree_value(a->node, "test");
	const struct expr *top = xpath_top(a->test);
	int value = constant(top);

	if (value < 0 || written == NULL || strcmp(written, a->test_text) != 0)
		return;
	if (value == a->is_report && top->op != OP_LITERAL && top->op != OP_NUMBER)
		return;
	lint_say(sink, value ? MSG_LINT_ALWAYS_TRUE : MSG_LINT_ALWAYS_FALSE, a->node, "test", &(struct lint_words){ .element = (const char *)a->node->name });
}

struct looking {
	const struct lint_expression *x;
	const struct diag_sink *sink;
};

static void say_no_number(const struct looking *l, const struct expr *literal, bool is_true)
{
	struct arena *a = arena_new();

	lint_say_inside(l->x, is_true ? MSG_LINT_NO_NUMBER_TRUE : MSG_LINT_NO_NUMBER, literal->from, literal->to,
	                &(struct lint_words){ .name = arena_strndup(a, literal->literal.start, literal->literal.len) }, l->sink);
	arena_free(a);
}

/* < and > compare numbers whatever they are given, = and != where one side is a number. */
static bool compares_words(void *payload, const struct expr *x, unsigned predicates)
{
	const struct expr *literal, *other;
	bool is_order = x->op >= OP_LESS && x->op <= OP_GREATER_EQUAL;

	(void)predicates;
	if (!is_order && x->op != OP_EQUAL && x->op != OP_UNEQUAL)
		return false;
	literal = x->left->op == OP_LITERAL ? x->left : x->right;
	other = literal == x->left ? x->right : x->left;
	if (literal->op == OP_LITERAL && isnan(text_number(literal->literal)) && (is_order || other->type == VALUE_NUMBER))
		say_no_number(payload, literal, x->op == OP_UNEQUAL);
	return false;
}

static bool look_inside(void *payload, const struct lint_expression *x)
{
	struct looking l = { x, payload };

	expr_walk(x->top, compares_words, &l);
	return false;
}

void lint_tests(const struct schematron *s, const struct diag_sink *sink)
{
	for (size_t i = 0; i < s->patterns.len; i++) {
		for (size_t j = 0; j < s->patterns.items[i]->rules.len; j++) {
			const struct sch_rule *r = s->patterns.items[i]->rules.items[j];

			for (size_t k = 0; k < r->asserts.len; k++)
				look(r->asserts.items[k], sink);
		}
	}
	lint_each(s, look_inside, (void *)sink);
}
