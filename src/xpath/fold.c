/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is known of an expression before it runs: types and needs; and the same value written shorter. Nothing here may change a value, not even the sign
 * of a zero, nor make an error of what is none, nor the reverse.
 */
#include "ast.h"
#include "run.h"

#include <math.h>
#include <string.h>

/* A predicate brings these itself. */
#define OWN_NEEDS (NEEDS_NODE | NEEDS_POSITION | NEEDS_SIZE)

static void take(struct expr *x, const struct expr *part, unsigned own)
{
	x->needs |= part->needs & ~own;
	if (part->depth >= x->depth)
		x->depth = (uint16_t)(part->depth + 1);
}

static void infer_call(struct expr *x)
{
	const struct function *f = x->call.function;

	x->type = f->result;
	x->needs = f->needs;
	if (f->node_if_short && x->call.count < f->most)
		x->needs |= NEEDS_NODE;
	for (size_t i = 0; i < x->call.count; i++)
		take(x, x->call.args[i], 0);
}

static void infer_path(struct expr *x)
{
	x->type = VALUE_NODES;
	take(x, x->path.input, 0);
	for (size_t i = 0; i < x->path.predicate_count; i++)
		take(x, x->path.predicates[i], OWN_NEEDS);
}

static void infer_operation(struct expr *x)
{
	x->type = x->op <= OP_GREATER_EQUAL ? VALUE_BOOLEAN : x->op == OP_UNION ? VALUE_NODES : VALUE_NUMBER;
	take(x, x->left, 0);
	if (x->op != OP_NEGATE)
		take(x, x->right, 0);
}

void expr_infer(struct expr *x)
{
	x->needs = 0;
	x->depth = 0;
	switch (x->op) {
	case OP_LITERAL:
		x->type = VALUE_STRING;
		break;
	case OP_NUMBER:
		x->type = VALUE_NUMBER;
		break;
	case OP_VARIABLE:
		x->type = VALUE_ANY;
		x->needs = NEEDS_VARIABLE;
		break;
	case OP_CONTEXT:
		x->type = VALUE_NODES;
		x->needs = NEEDS_NODE;
		break;
	case OP_ROOT:
		x->type = VALUE_NODES;
		break;
	case OP_CALL:
		infer_call(x);
		break;
	case OP_STEP: case OP_FILTER:
		infer_path(x);
		break;
	default:
		infer_operation(x);
		break;
	}
	expr_shape(x);
}

bool expr_is_positional(const struct expr *predicate)
{
	return predicate->type == VALUE_NUMBER || predicate->type == VALUE_ANY || (predicate->needs & (NEEDS_POSITION | NEEDS_SIZE)) != 0;
}

static bool is_call(const struct expr *x, const char *name, size_t count)
{
	return x->op == OP_CALL && x->call.count == count && strcmp(x->call.name, name) == 0;
}

static const struct expr *simplify(const struct expr *x, struct arena *a)
{
	return expr_simplify((struct expr *)x, a);
}

static void become_number(struct expr *x, double n)
{
	x->op = OP_NUMBER;
	x->number = n;
}

static void fold_arithmetic(struct expr *x)
{
	double l = x->left->number, r = x->op == OP_NEGATE ? 0 : x->right->number;

	if (x->left->op != OP_NUMBER || (x->op != OP_NEGATE && x->right->op != OP_NUMBER))
		return;
	switch (x->op) {
	case OP_NEGATE: become_number(x, -l); break;
	case OP_ADD: become_number(x, l + r); break;
	case OP_SUBTRACT: become_number(x, l - r); break;
	case OP_MULTIPLY: become_number(x, l * r); break;
	case OP_DIVIDE: become_number(x, l / r); break;
	case OP_MODULO: become_number(x, fmod(l, r)); break;
	default: break;
	}
}

static void fold_call(struct expr *x, struct arena *a)
{
	const struct expr **args = (const struct expr **)x->call.args;

	for (size_t i = 0; i < x->call.count; i++)
		args[i] = simplify(args[i], a);
	if (is_call(x, "number", 1) && x->call.args[0]->op == OP_LITERAL)
		become_number(x, text_number(x->call.args[0]->literal));
}

/* [position() = 3] is [3], [position() = last()] is [last()]. */
static const struct expr *fold_predicate(const struct expr *x)
{
	if (x->op != OP_EQUAL)
		return x;
	if (is_call(x->left, "position", 0) && (x->right->op == OP_NUMBER || is_call(x->right, "last", 0)))
		return x->right;
	if (is_call(x->right, "position", 0) && (x->left->op == OP_NUMBER || is_call(x->left, "last", 0)))
		return x->left;
	return x;
}

static bool any_positional(const struct expr *x)
{
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		if (expr_is_positional(x->path.predicates[i]))
			return true;
	}
	return false;
}

static bool is_any_node(const struct expr *x, enum axis axis)
{
	return x->op == OP_STEP && x->path.axis == axis && x->path.test.kind == TEST_NODE && x->path.predicate_count == 0;
}

/* "//x": what is below or is a node below, is below. */
static void merge_descent(struct expr *x)
{
	const struct expr *input = x->path.input;

	if (x->op != OP_STEP || !is_any_node(input, AXIS_DESCENDANT_OR_SELF) || any_positional(x))
		return;
	if (x->path.axis == AXIS_CHILD || x->path.axis == AXIS_DESCENDANT)
		x->path.axis = AXIS_DESCENDANT;
	else if (x->path.axis == AXIS_SELF || x->path.axis == AXIS_DESCENDANT_OR_SELF)
		x->path.axis = AXIS_DESCENDANT_OR_SELF;
	else
		return;
	x->path.input = input->path.input;
	x->abbreviated = input->abbreviated;
}

static struct expr *fold_path(struct expr *x, struct arena *a)
{
	const struct expr **predicates = (const struct expr **)x->path.predicates;

	x->path.input = simplify(x->path.input, a);
	for (size_t i = 0; i < x->path.predicate_count; i++)
		predicates[i] = fold_predicate(simplify(predicates[i], a));
	if (is_any_node(x, AXIS_SELF) && x->path.input->type == VALUE_NODES) {
		struct expr *input = (struct expr *)x->path.input;

		input->from = x->from;
		input->to = x->to;
		return input;
	}
	merge_descent(x);
	return x;
}

struct expr *expr_simplify(struct expr *x, struct arena *a)
{
	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VARIABLE: case OP_CONTEXT: case OP_ROOT:
		return x;
	case OP_CALL:
		fold_call(x, a);
		break;
	case OP_STEP: case OP_FILTER:
		x = fold_path(x, a);
		break;
	case OP_NEGATE:
		x->left = simplify(x->left, a);
		fold_arithmetic(x);
		break;
	default:
		x->left = simplify(x->left, a);
		x->right = simplify(x->right, a);
		if (x->op >= OP_ADD && x->op <= OP_MODULO)
			fold_arithmetic(x);
		break;
	}
	expr_infer(x);
	return x;
}
