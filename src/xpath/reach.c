/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Following an expression through areas (reach.h). What counts as read is where a path ends and where its predicates look; what it only passes through on the way to
 * a name that cannot be there does not.
 */
#include "reach.h"

#include "pattern_run.h"

#include <string.h>

struct following {
	const struct xpath_areas *areas;
	unsigned *seen;
	unsigned current; /* where current() lies */
};

static unsigned follow(const struct following *f, const struct expr *x, unsigned from);

static unsigned take_steps(const struct following *f, unsigned from, const struct xpath_move *move)
{
	unsigned to = 0;

	for (unsigned area = 1; area != 0 && area <= from; area <<= 1) {
		if (from & area)
			to |= f->areas->step(f->areas->payload, area, move);
	}
	return to;
}

static unsigned take_axis(const struct following *f, unsigned from, const struct expr *x)
{
	static const int ways[] = {
		[AXIS_CHILD] = MOVE_CHILD, [AXIS_DESCENDANT] = MOVE_DESCENDANT, [AXIS_DESCENDANT_OR_SELF] = MOVE_DESCENDANT, [AXIS_ATTRIBUTE] = MOVE_ATTRIBUTE,
		[AXIS_NAMESPACE] = MOVE_ATTRIBUTE, [AXIS_FOLLOWING] = MOVE_ELSEWHERE, [AXIS_FOLLOWING_SIBLING] = MOVE_SIBLING, [AXIS_PARENT] = MOVE_PARENT,
		[AXIS_ANCESTOR] = MOVE_ANCESTOR, [AXIS_ANCESTOR_OR_SELF] = MOVE_ANCESTOR, [AXIS_PRECEDING] = MOVE_ELSEWHERE, [AXIS_PRECEDING_SIBLING] = MOVE_SIBLING,
	};
	struct xpath_move move = {
		.name = x->path.test.kind == TEST_NAME ? x->path.test.name : NULL,
		.elements = x->path.test.kind == TEST_NAME || x->path.test.kind == TEST_NODE,
	};
	unsigned to;

	if (x->path.axis == AXIS_SELF)
		return from;
	move.way = ways[x->path.axis];
	to = take_steps(f, from, &move);
	return x->path.axis == AXIS_DESCENDANT_OR_SELF || x->path.axis == AXIS_ANCESTOR_OR_SELF ? to | from : to;
}

/* Whether the call is key('name', …): its name in *name, NULL when it is worked out. */
static bool is_key(const struct expr *call, char *name, size_t size)
{
	const struct expr *first = call->call.count > 0 ? call->call.args[0] : NULL;

	if (strcmp(call->call.name, "key") != 0)
		return false;
	name[0] = '\0';
	if (first != NULL && first->op == OP_LITERAL && first->literal.len < size) {
		memcpy(name, first->literal.start, first->literal.len);
		name[first->literal.len] = '\0';
	}
	return true;
}

static unsigned follow_call(const struct following *f, const struct expr *x, unsigned from)
{
	static const struct xpath_move anywhere = { .way = MOVE_DESCENDANT, .elements = true };
	unsigned nodes = 0;
	char name[256];

	for (size_t i = 0; i < x->call.count; i++) {
		unsigned argument = follow(f, x->call.args[i], from);

		*f->seen |= argument;
		nodes |= argument;
	}
	if (is_key(x, name, sizeof name))
		return f->areas->key(f->areas->payload, name[0] != '\0' ? name : NULL);
	if (strcmp(x->call.name, "current") == 0)
		return f->current;
	if (strcmp(x->call.name, "id") == 0)
		return take_steps(f, f->areas->root, &anywhere);
	if (x->needs & NEEDS_NODE)
		*f->seen |= from;
	return x->type == VALUE_NODES || x->type == VALUE_ANY ? nodes : 0;
}

static unsigned follow_path(const struct following *f, const struct expr *x, unsigned from)
{
	unsigned to = follow(f, x->path.input, from);

	if (x->op == OP_STEP)
		to = take_axis(f, to, x);
	for (size_t i = 0; i < x->path.predicate_count; i++)
		*f->seen |= to | follow(f, x->path.predicates[i], to);
	return to;
}

static unsigned follow(const struct following *f, const struct expr *x, unsigned from)
{
	unsigned left, right;

	switch (x->op) {
	case OP_LITERAL:
	case OP_NUMBER:
		return 0;
	case OP_VARIABLE:
		return f->areas->variable(f->areas->payload, x->variable.name);
	case OP_CALL:
		return follow_call(f, x, from);
	case OP_CONTEXT:
		return from;
	case OP_ROOT:
		return f->areas->root;
	case OP_STEP:
	case OP_FILTER:
		return follow_path(f, x, from);
	case OP_NEGATE:
		*f->seen |= follow(f, x->left, from);
		return 0;
	default:
		left = follow(f, x->left, from);
		right = follow(f, x->right, from);
		*f->seen |= left | right;
		return x->op == OP_UNION ? left | right : 0;
	}
}

unsigned xpath_reach(const struct xpath *x, unsigned from, const struct xpath_areas *areas, unsigned *seen)
{
	struct following f = { areas, seen, from };
	unsigned nodes = follow(&f, xpath_top(x), from);

	*seen |= nodes;
	return nodes;
}

/* The predicates of an alternative, from its last step up through the parents. */
static void follow_alternative(const struct following *f, const struct alternative *a, unsigned from)
{
	for (size_t i = a->count; i-- > 0;) {
		const struct expr *step = a->steps[i].select;
		struct xpath_move up = { .way = a->steps[i].deep ? MOVE_ANCESTOR : MOVE_PARENT, .elements = true };

		for (size_t j = 0; j < step->path.predicate_count; j++)
			*f->seen |= from | follow(f, step->path.predicates[j], from);
		if (i > 0 && a->steps[i - 1].select->path.test.kind == TEST_NAME)
			up.name = a->steps[i - 1].select->path.test.name;
		from = take_steps(f, from, &up);
	}
	if (a->start != NULL && a->start->op == OP_CALL)
		*f->seen |= follow(f, a->start, f->areas->root);
}

void xpath_pattern_reach(const struct xpath_pattern *p, unsigned from, const struct xpath_areas *areas, unsigned *seen)
{
	struct following f = { areas, seen, from };

	for (size_t i = 0; i < p->alternatives.len; i++)
		follow_alternative(&f, &p->alternatives.items[i], from);
}

int xpath_pattern_below(const struct xpath_pattern *p, size_t i, const char *local_name)
{
	const struct alternative *a = &p->alternatives.items[i];
	int below = 0;

	for (size_t k = a->count; k-- > 0; below++) {
		const struct node_test *t = &a->steps[k].select->path.test;

		if (t->kind == TEST_NAME && t->name != NULL && strcmp(t->name, local_name) == 0)
			return below;
		if (a->steps[k].deep)
			return -1;
	}
	return -1;
}
