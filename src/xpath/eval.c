/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluation by the type that is wanted (run.h): each function knows how to come to its type from every operation, and goes through a value only where the type is
 * not known before. Operands are asked for no more than they must give: "a or b" may not look at b, a path that is to be true or false ends at its first node.
 */
#include "eval.h"
#include "functions.h"
#include "graph_part.h"

#include <math.h>

static int call(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_value *out)
{
	size_t count;

	if (!(x->shape & SHAPE_COUNT))
		return x->call.function->call(r, x, f, out);
	if (eval_count(r, x->call.args[0], f, SIZE_MAX - 1, &count) != 0)
		return -1;
	out->type = VALUE_NUMBER;
	out->number = (double)count;
	return 0;
}

static int variable(struct xpath_run *r, const struct expr *x, struct xpath_value *out)
{
	const struct xpath_value *value = run_variable(r, x->variable.slot, x->variable.name);

	if (value == NULL)
		return -1;
	*out = *value;
	return 0;
}

static int eval_logic(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	if (eval_boolean(r, x->left, f, out) != 0)
		return -1;
	return *out == (x->op == OP_OR) ? 0 : eval_boolean(r, x->right, f, out);
}

static int boolean_of_value(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct xpath_value value;
	int status = eval_value(r, x, f, &value);

	if (status == 0)
		*out = value_boolean(&value);
	scratch_back(&r->scratch, mark);
	return status;
}

static int boolean_of_path(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	int status = path_exists(r, x, f, out);

	scratch_back(&r->scratch, mark);
	return status;
}

int eval_boolean(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out)
{
	const struct xpath_value *shared;

	switch (x->op) {
	case OP_OR:
	case OP_AND:
		return eval_logic(r, x, f, out);
	case OP_EQUAL:
	case OP_UNEQUAL:
	case OP_LESS:
	case OP_LESS_EQUAL:
	case OP_GREATER:
	case OP_GREATER_EQUAL:
		return eval_compare(r, x, f, out);
	case OP_CONTEXT:
	case OP_ROOT:
		*out = true;
		return 0;
	case OP_STEP:
	case OP_FILTER:
	case OP_UNION:
		return boolean_of_path(r, x, f, out);
	case OP_LITERAL:
		*out = x->literal.len > 0;
		return 0;
	case OP_SHARED:
		shared = graph_cell(r, x, f);
		if (shared == NULL)
			return -1;
		*out = value_boolean(shared);
		return 0;
	case OP_CALL:
		if (x->call.function->call == core_not) {
			if (eval_boolean(r, x->call.args[0], f, out) != 0)
				return -1;
			*out = !*out;
			return 0;
		}
		if (x->call.function->call == core_boolean)
			return eval_boolean(r, x->call.args[0], f, out);
		return boolean_of_value(r, x, f, out);
	default:
		return boolean_of_value(r, x, f, out);
	}
}

static int arithmetic(struct xpath_run *r, const struct expr *x, const struct focus *f, double *out)
{
	double a, b;

	if (eval_number(r, x->left, f, &a) != 0 || eval_number(r, x->right, f, &b) != 0)
		return -1;
	switch (x->op) {
	case OP_ADD:
		*out = a + b;
		return 0;
	case OP_SUBTRACT:
		*out = a - b;
		return 0;
	case OP_MULTIPLY:
		*out = a * b;
		return 0;
	case OP_DIVIDE:
		*out = a / b;
		return 0;
	default:
		*out = fmod(a, b);
		return 0;
	}
}

static int number_of_path(struct xpath_run *r, const struct expr *x, const struct focus *f, double *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	xmlNodePtr node;
	int status = eval_first(r, x, f, &node);

	if (status == 0)
		*out = node != NULL ? text_number(node_text(r, node)) : NAN;
	scratch_back(&r->scratch, mark);
	return status;
}

static int number_of_value(struct xpath_run *r, const struct expr *x, const struct focus *f, double *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct xpath_value value;
	int status = eval_value(r, x, f, &value);

	if (status == 0)
		*out = value_number(r, &value);
	scratch_back(&r->scratch, mark);
	return status;
}

int eval_number(struct xpath_run *r, const struct expr *x, const struct focus *f, double *out)
{
	const struct xpath_value *shared;

	switch (x->op) {
	case OP_SHARED:
		shared = graph_cell(r, x, f);
		if (shared == NULL)
			return -1;
		*out = value_number(r, shared);
		return 0;
	case OP_CALL:
		return x->shape & (SHAPE_NUMBER | SHAPE_DIGITS) ? number_of_call(r, x, f, out) : number_of_value(r, x, f, out);
	case OP_NUMBER:
		*out = x->number;
		return 0;
	case OP_NEGATE:
		if (eval_number(r, x->left, f, out) != 0)
			return -1;
		*out = -*out;
		return 0;
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MULTIPLY:
	case OP_DIVIDE:
	case OP_MODULO:
		return arithmetic(r, x, f, out);
	case OP_CONTEXT:
	case OP_ROOT:
	case OP_STEP:
	case OP_FILTER:
	case OP_UNION:
		return number_of_path(r, x, f, out);
	default:
		return number_of_value(r, x, f, out);
	}
}

int eval_text(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_text *out)
{
	const struct xpath_value *shared;
	struct xpath_value value;
	xmlNodePtr node;

	switch (x->op) {
	case OP_SHARED:
		shared = graph_cell(r, x, f);
		if (shared == NULL)
			return -1;
		*out = value_text(r, shared);
		return 0;
	case OP_LITERAL:
		*out = x->literal;
		return 0;
	case OP_CONTEXT:
	case OP_ROOT:
	case OP_STEP:
	case OP_FILTER:
	case OP_UNION:
		if (eval_first(r, x, f, &node) != 0)
			return -1;
		*out = node != NULL ? node_text(r, node) : (struct xpath_text){ "", 0 };
		return 0;
	default:
		if (eval_value(r, x, f, &value) != 0)
			return -1;
		*out = value_text(r, &value);
		return 0;
	}
}

int eval_value(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_value *out)
{
	const struct xpath_value *shared;

	switch (x->op) {
	case OP_VARIABLE:
		return variable(r, x, out);
	case OP_VALUE:
		*out = x->value;
		return 0;
	case OP_SHARED:
		shared = graph_cell(r, x, f);
		if (shared == NULL)
			return -1;
		*out = *shared;
		return 0;
	case OP_CALL:
		return call(r, x, f, out);
	case OP_LITERAL:
		out->type = VALUE_STRING;
		out->text = x->literal;
		return 0;
	case OP_NUMBER:
	case OP_NEGATE:
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MULTIPLY:
	case OP_DIVIDE:
	case OP_MODULO:
		out->type = VALUE_NUMBER;
		return eval_number(r, x, f, &out->number);
	case OP_CONTEXT:
	case OP_ROOT:
	case OP_STEP:
	case OP_FILTER:
	case OP_UNION:
		out->type = VALUE_NODES;
		return eval_nodes(r, x, f, &out->nodes);
	default:
		out->type = VALUE_BOOLEAN;
		return eval_boolean(r, x, f, &out->boolean);
	}
}
