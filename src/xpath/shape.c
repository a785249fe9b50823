/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What evaluation asks of an expression again and again, answered once: in which order a path hands over its nodes, and by which of several ways an operation is worked
 * out. Told from the expression and what is directly below it, whose answers are there already.
 */
#include "functions.h"
#include "index.h"
#include "path.h"

static bool any_positional(const struct expr *x)
{
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		if (expr_is_positional(x->path.predicates[i]))
			return true;
	}
	return false;
}

/* Whether its nodes overlap when it is taken from several nodes, and can be merged (path_merge.c). */
static bool overlaps(const struct expr *x)
{
	if (x->path.axis == AXIS_CHILD || x->path.axis == AXIS_ATTRIBUTE || x->path.axis == AXIS_NAMESPACE || x->path.axis == AXIS_SELF || x->path.axis == AXIS_PARENT)
		return false;
	return !any_positional(x);
}

/* Whether attributes or namespace nodes can be among its nodes. */
static bool gives_attached(const struct expr *x)
{
	if (x->op != OP_STEP)
		return x->op != OP_ROOT;
	switch (x->path.axis) {
	case AXIS_SELF:
	case AXIS_DESCENDANT_OR_SELF:
	case AXIS_ANCESTOR_OR_SELF:
		return x->path.test.kind == TEST_NODE && gives_attached(x->path.input);
	case AXIS_ATTRIBUTE:
	case AXIS_NAMESPACE:
		return true;
	default:
		return false;
	}
}

static unsigned merged_order(const struct expr *x)
{
	switch (x->path.axis) {
	case AXIS_DESCENDANT_OR_SELF:
		return gives_attached(x->path.input) ? ORDER_UNIQUE : ORDER_SORTED | ORDER_UNIQUE;
	case AXIS_DESCENDANT:
	case AXIS_FOLLOWING:
		return ORDER_SORTED | ORDER_UNIQUE;
	case AXIS_PRECEDING:
		return ORDER_REVERSED | ORDER_UNIQUE;
	default:
		return ORDER_UNIQUE;
	}
}

static unsigned with(unsigned order)
{
	return (order & ORDER_SINGLE) != 0 ? ORDER_SINGLE | ORDER_SORTED | ORDER_FLAT | ORDER_UNIQUE : order != 0 ? order | ORDER_UNIQUE : 0;
}

static bool chooses_one(const struct expr *x)
{
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		const struct expr *p = x->path.predicates[i];

		if (p->op == OP_NUMBER || expr_is_call(p, core_last))
			return true;
	}
	return false;
}

static unsigned from_one(const struct expr *x)
{
	if (chooses_one(x))
		return ORDER_SINGLE;
	switch (x->path.axis) {
	case AXIS_SELF:
	case AXIS_PARENT:
		return ORDER_SINGLE;
	case AXIS_ATTRIBUTE:
		return x->path.test.kind == TEST_NAME && x->path.test.name != NULL && x->path.test.uri != NULL ? ORDER_SINGLE : ORDER_SORTED | ORDER_FLAT;
	case AXIS_CHILD:
	case AXIS_NAMESPACE:
	case AXIS_FOLLOWING_SIBLING:
		return ORDER_SORTED | ORDER_FLAT;
	case AXIS_DESCENDANT:
	case AXIS_DESCENDANT_OR_SELF:
	case AXIS_FOLLOWING:
		return ORDER_SORTED;
	default:
		return ORDER_REVERSED;
	}
}

static unsigned step_order(const struct expr *x)
{
	unsigned from = x->path.input->order;

	if (from & ORDER_SINGLE)
		return from_one(x);
	if (x->path.axis == AXIS_SELF)
		return from;
	if (overlaps(x))
		return merged_order(x);
	switch (x->path.axis) {
	case AXIS_ATTRIBUTE:
	case AXIS_NAMESPACE:
		return from & ORDER_SORTED ? ORDER_SORTED | ORDER_FLAT : from & ORDER_UNIQUE;
	case AXIS_CHILD:
		return (from & ORDER_SORTED) && (from & ORDER_FLAT) ? ORDER_SORTED | ORDER_FLAT : from & ORDER_UNIQUE;
	case AXIS_DESCENDANT:
	case AXIS_DESCENDANT_OR_SELF:
		return (from & ORDER_SORTED) && (from & ORDER_FLAT) ? ORDER_SORTED : 0;
	default:
		return 0;
	}
}

static unsigned order_of(const struct expr *x)
{
	switch (x->op) {
	case OP_CONTEXT:
	case OP_ROOT:
		return with(ORDER_SINGLE);
	case OP_STEP:
		return with(step_order(x));
	case OP_FILTER:
		if (chooses_one(x))
			return with(ORDER_SINGLE);
		return any_positional(x) ? with(ORDER_SORTED) : x->path.input->order;
	case OP_UNION:
		return 0;
	case OP_CALL:
		return with(expr_is_call(x, xslt_current) ? ORDER_SINGLE : ORDER_SORTED);
	case OP_SHARED: /* its nodes are put in order; what else is known of them holds */
		return with(ORDER_SORTED | (x->shared.part->order & (ORDER_SINGLE | ORDER_FLAT)));
	default:
		return with(ORDER_SORTED);
	}
}

/* Whether what the step gives from one node of its input is never what it gives from another. */
static bool stands_apart(const struct expr *x)
{
	unsigned from = x->path.input->order;

	if (x->path.axis == AXIS_DESCENDANT || x->path.axis == AXIS_DESCENDANT_OR_SELF)
		return (from & ORDER_SORTED) && (from & ORDER_FLAT);
	return from & ORDER_SINGLE;
}

/* ".", "@a", "../@a", "current()/@a": one node at most, found without looking for it. */
static bool is_single(const struct expr *x)
{
	if (x->op == OP_CONTEXT || x->op == OP_ROOT)
		return true;
	if (x->op == OP_CALL)
		return expr_is_call(x, xslt_current);
	if (x->op != OP_STEP || x->path.predicate_count > 0 || !(x->path.input->shape & SHAPE_SINGLE))
		return false;
	if (x->path.axis == AXIS_ATTRIBUTE)
		return x->path.test.kind == TEST_NAME && x->path.test.name != NULL && x->path.test.uri != NULL;
	return x->path.axis == AXIS_PARENT || x->path.axis == AXIS_SELF;
}

static bool streams(const struct expr *x)
{
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		if (x->path.predicates[i]->needs & NEEDS_SIZE)
			return false;
	}
	return x->path.predicate_count <= STREAMED;
}

static unsigned shape_of_path(const struct expr *x)
{
	unsigned shape = (is_single(x) ? SHAPE_SINGLE : 0) | (any_positional(x) ? SHAPE_COUNTED : 0) | (streams(x) ? SHAPE_STREAMED : 0);

	if (x->op == OP_STEP && overlaps(x) && !stands_apart(x))
		shape |= SHAPE_MERGED;
	if (x->op == OP_STEP && x->path.predicate_count > 0 && index_suits(x))
		shape |= SHAPE_INDEXED;
	return shape;
}

static bool is_character(const struct expr *x)
{
	return x->op == OP_LITERAL && x->literal.len == 1;
}

/* concat('c', …, 'c') of one character: how expressions ask whether a word is in a list. */
static bool is_fenced(const struct expr *x)
{
	return expr_is_call(x, core_concat) && x->call.count == 3 && is_character(arg(x, 0)) && is_character(arg(x, 2)) &&
	       arg(x, 0)->literal.start[0] == arg(x, 2)->literal.start[0];
}

/* translate(…, '-', ''): number() of it is how expressions compare dates. */
static bool drops_hyphens(const struct expr *x)
{
	return expr_is_call(x, core_translate) && is_character(arg(x, 1)) && arg(x, 1)->literal.start[0] == '-' && arg(x, 2)->op == OP_LITERAL &&
	       arg(x, 2)->literal.len == 0;
}

static unsigned shape_of_call(const struct expr *x)
{
	if (expr_is_call(x, xslt_current))
		return SHAPE_SINGLE;
	if (expr_is_call(x, core_count))
		return SHAPE_COUNT;
	if (expr_is_call(x, core_number) && x->call.count > 0)
		return drops_hyphens(arg(x, 0)) ? SHAPE_DIGITS : SHAPE_NUMBER;
	return is_fenced(x) ? SHAPE_FENCED : 0;
}

void expr_shape(struct expr *x)
{
	x->order = (uint8_t)order_of(x);
	switch (x->op) {
	case OP_STEP: case OP_FILTER:
		x->shape = (uint16_t)shape_of_path(x);
		break;
	case OP_CALL:
		x->shape = (uint16_t)shape_of_call(x);
		break;
	default:
		x->shape = x->op == OP_CONTEXT || x->op == OP_ROOT ? SHAPE_SINGLE : 0;
		break;
	}
	if (x->type == VALUE_NODES && (!expr_is_whole(x) || (x->shape & SHAPE_SINGLE)))
		x->shape |= SHAPE_STREAM;
}
