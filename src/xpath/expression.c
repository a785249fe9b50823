/* SPDX-License-Identifier: Apache-2.0 */
/* What an expression refers to (xpath.h), told from its tree. */
#include "ast.h"

#include <string.h>

static bool walk(const struct expr *x, expr_walk_fn *fn, void *payload, unsigned predicates);

static bool walk_all(const struct expr *const *list, size_t n, expr_walk_fn *fn, void *payload, unsigned predicates)
{
	for (size_t i = 0; i < n; i++) {
		if (walk(list[i], fn, payload, predicates))
			return true;
	}
	return false;
}

static bool walk(const struct expr *x, expr_walk_fn *fn, void *payload, unsigned predicates)
{
	if (fn(payload, x, predicates))
		return true;
	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VARIABLE: case OP_CONTEXT: case OP_ROOT:
		return false;
	case OP_CALL:
		return walk_all(x->call.args, x->call.count, fn, payload, predicates);
	case OP_STEP: case OP_FILTER:
		return walk(x->path.input, fn, payload, predicates) ||
		       walk_all(x->path.predicates, x->path.predicate_count, fn, payload, predicates + 1);
	case OP_NEGATE:
		return walk(x->left, fn, payload, predicates);
	default:
		return walk(x->left, fn, payload, predicates) || walk(x->right, fn, payload, predicates);
	}
}

bool expr_walk(const struct expr *x, expr_walk_fn *fn, void *payload)
{
	return walk(x, fn, payload, 0);
}

static bool is_variable(void *payload, const struct expr *x, unsigned predicates)
{
	(void)predicates;
	return x->op == OP_VARIABLE && strcmp(x->variable.name, payload) == 0;
}

bool expr_uses_variable(const struct expr *x, const char *name)
{
	return expr_walk(x, is_variable, (void *)name);
}

enum xpath_type xpath_type(const struct xpath *x)
{
	return xpath_top(x)->type;
}

bool xpath_uses_variable(const struct xpath *x, const char *name)
{
	return expr_uses_variable(xpath_top(x), name);
}

/* Looking for the first variable of a name: whether it is this one. */
struct first_of {
	const char *name;
	const struct expr *first;
};

static bool find_first(void *payload, const struct expr *x, unsigned predicates)
{
	struct first_of *f = payload;

	if (!is_variable((void *)f->name, x, predicates))
		return false;
	f->first = x;
	return true;
}

struct nth_variable {
	const struct expr *top;
	size_t left;
	const char *name;
};

static bool count_variable(void *payload, const struct expr *x, unsigned predicates)
{
	struct nth_variable *n = payload;
	struct first_of f = { 0 };

	(void)predicates;
	if (x->op != OP_VARIABLE)
		return false;
	f.name = x->variable.name;
	expr_walk(n->top, find_first, &f);
	if (f.first != x || n->left-- > 0)
		return false;
	n->name = x->variable.name;
	return true;
}

const char *expr_variable(const struct expr *x, size_t i)
{
	struct nth_variable n = { x, i, NULL };

	expr_walk(x, count_variable, &n);
	return n.name;
}

const char *xpath_variable(const struct xpath *x, size_t i)
{
	return expr_variable(xpath_top(x), i);
}

struct step_to {
	const char *name;
	bool up;
};

static bool is_step_to(void *payload, const struct expr *x, unsigned predicates)
{
	const struct step_to *s = payload;

	(void)predicates;
	if (x->op != OP_STEP || x->path.test.kind != TEST_NAME || x->path.test.name == NULL || strcmp(x->path.test.name, s->name) != 0)
		return false;
	switch (x->path.axis) {
	case AXIS_ATTRIBUTE: case AXIS_NAMESPACE: return false;
	case AXIS_SELF: case AXIS_PARENT: case AXIS_ANCESTOR: case AXIS_ANCESTOR_OR_SELF: return s->up;
	default: return true;
	}
}

bool expr_steps_to(const struct expr *x, const char *local_name, bool up)
{
	return expr_walk(x, is_step_to, &(struct step_to){ local_name, up });
}

bool xpath_steps_to(const struct xpath *x, const char *local_name, bool up)
{
	return expr_steps_to(xpath_top(x), local_name, up);
}

/* A name with a prefix can be another spelling of a key's name. */
static bool is_key(void *payload, const struct expr *x, unsigned predicates)
{
	const char *name = payload;
	const struct expr *first;

	(void)predicates;
	if (x->op != OP_CALL || strcmp(x->call.name, "key") != 0 || x->call.count == 0)
		return false;
	first = x->call.args[0];
	if (first->op != OP_LITERAL || memchr(first->literal.start, ':', first->literal.len) != NULL)
		return true;
	return first->literal.len == strlen(name) && memcmp(first->literal.start, name, first->literal.len) == 0;
}

bool expr_uses_key(const struct expr *x, const char *name)
{
	return expr_walk(x, is_key, (void *)name);
}

bool xpath_uses_key(const struct xpath *x, const char *name)
{
	return expr_uses_key(xpath_top(x), name);
}

struct nth_attribute {
	size_t left;
	const char *name;
};

static bool count_attribute(void *payload, const struct expr *x, unsigned predicates)
{
	struct nth_attribute *n = payload;

	if (predicates > 0 || x->op != OP_STEP || x->path.axis != AXIS_ATTRIBUTE || x->path.input->op != OP_CONTEXT ||
	    x->path.test.kind != TEST_NAME || x->path.test.name == NULL || n->left-- > 0)
		return false;
	n->name = x->path.test.name;
	return true;
}

const char *xpath_own_attribute(const struct xpath *x, size_t i)
{
	struct nth_attribute n = { i, NULL };

	expr_walk(xpath_top(x), count_attribute, &n);
	return n.name;
}
