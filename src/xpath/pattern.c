/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Match patterns (XSLT 1.0 section 5.2): read as an expression, which must have the shape of a pattern, and taken apart into alternatives and steps. Predicates are
 * simplified, the steps are not: "//" has to be seen.
 */
#include "pattern.h"

#include "arena.h"
#include "axes.h"
#include "mem.h"
#include "path.h"
#include "pattern_run.h"
#include "same.h"

#include <stdlib.h>
#include <string.h>

/* Reading a pattern. */
struct reading {
	struct xpath_pattern *pattern;
	const struct xpath_origin *origin;
};

/* Of a step the step alone is told, not the path before it. */
static int refuse(const struct reading *g, const struct expr *x)
{
	size_t from = x->from, step = x->op == OP_STEP && !x->parenthesised ? x->path.input->to : from;

	step += strspn(g->pattern->text + step, "/ \t\r\n");
	if (step > from && step < x->to)
		from = step;
	expr_complain(g->origin, g->pattern->text, MSG_XPATH_NOT_A_PATTERN, from, x->to, NULL);
	return -1;
}

/* A call of key() or id(), whose last argument may be a variable here. */
static bool is_start_call(const struct expr *x, const char *name, size_t args)
{
	if (x->parenthesised || !expr_calls(x, name) || x->call.count != args)
		return false;
	for (size_t i = 0; i < args; i++) {
		const struct expr *arg = x->call.args[i];

		if (arg->parenthesised || (arg->op != OP_LITERAL && (arg->op != OP_VARIABLE || i + 1 < args)))
			return false;
	}
	return true;
}

static bool is_start(const struct expr *x)
{
	return x->op == OP_CONTEXT || (x->op == OP_ROOT && !x->parenthesised) || is_start_call(x, "key", 2) || is_start_call(x, "id", 1);
}

/* The step written "//". */
static bool is_double_slash(const struct expr *x)
{
	return x->op == OP_STEP && x->abbreviated && x->path.axis == AXIS_DESCENDANT_OR_SELF && x->path.predicate_count == 0;
}

static bool is_pattern_step(const struct expr *x)
{
	return x->op == OP_STEP && !x->parenthesised && !x->abbreviated && (x->path.axis == AXIS_CHILD || x->path.axis == AXIS_ATTRIBUTE);
}

static void read_predicates(struct pattern_step *s, struct expr *select, struct arena *a)
{
	const struct expr **list = arena_alloc(a, select->path.predicate_count * sizeof(void *));

	for (size_t i = 0; i < select->path.predicate_count; i++) {
		list[i] = expr_simplify((struct expr *)(uintptr_t)select->path.predicates[i], a);
		s->positional = s->positional || expr_is_positional(list[i]);
		s->bound = s->bound || (list[i]->needs & (NEEDS_VARIABLE | NEEDS_CURRENT | NEEDS_WORLD)) != 0;
	}
	select->path.predicates = list;
}

/* Makes the step an expression of its own at the parent. */
static void read_step(struct pattern_step *s, const struct expr *x, struct arena *a)
{
	struct expr *select = arena_alloc(a, sizeof *select), *context = arena_alloc(a, sizeof *context);

	*context = (struct expr){ .op = OP_CONTEXT, .from = x->from, .to = x->from };
	expr_infer(context);
	*select = *x;
	select->path.input = context;
	read_predicates(s, select, a);
	expr_infer(select);
	s->select = select;
}

/* Whether nothing stands where the first step of a relative path would begin. */
static bool is_nothing(const struct expr *x)
{
	return x->op == OP_CONTEXT && x->from == x->to && !x->parenthesised;
}

static int read_alternative(struct reading *g, const struct expr *x)
{
	struct alternative a = { 0 };
	const struct expr *left;

	for (left = x; left->op == OP_STEP; left = left->path.input) {
		if (!is_pattern_step(left))
			return refuse(g, left);
		a.count++;
		if (is_double_slash(left->path.input))
			left = left->path.input;
	}
	if (!is_start(left) || (left->op == OP_CONTEXT && (a.count == 0 || !is_nothing(left))))
		return refuse(g, left);
	a.start = left->op == OP_CONTEXT ? NULL : left;
	a.steps = arena_alloc(g->pattern->arena, a.count * sizeof *a.steps);
	left = x;
	for (size_t i = a.count; i-- > 0; left = left->path.input) {
		read_step(&a.steps[i], left, g->pattern->arena);
		a.steps[i].deep = is_double_slash(left->path.input);
		if (a.steps[i].deep)
			left = left->path.input;
	}
	vec_push(&g->pattern->alternatives, a);
	return 0;
}

static int read_pattern(struct reading *g, const struct expr *x)
{
	if (x->op != OP_UNION)
		return read_alternative(g, x);
	if (x->parenthesised)
		return refuse(g, x);
	return read_pattern(g, x->left) != 0 ? -1 : read_pattern(g, x->right);
}

void pattern_finish(struct xpath_pattern *p)
{
	p->plain = true;
	for (size_t i = 0; i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];

		p->fingerprint = p->fingerprint * 31 + (a->start != NULL ? expr_fingerprint(a->start) : 1);
		p->plain = p->plain && a->start == NULL;
		for (size_t j = 0; j < a->count; j++) {
			a->steps[j].fingerprint = expr_fingerprint(a->steps[j].select);
			p->fingerprint = p->fingerprint * 31 + a->steps[j].fingerprint + a->steps[j].deep;
			p->plain = p->plain && !a->steps[j].deep && a->steps[j].select->path.predicate_count == 0;
		}
	}
}

struct xpath_pattern *xpath_pattern_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin)
{
	struct xpath_pattern *p = mem_alloc(sizeof *p);
	struct reading g = { p, origin };

	p->arena = arena_new();
	p->text = arena_strdup(p->arena, text);
	p->element = scope->element;
	p->top = expr_parse_raw(p->text, scope, origin, p->arena);
	if (p->top == NULL || read_pattern(&g, p->top) != 0) {
		xpath_pattern_free(p);
		return NULL;
	}
	p->whole = (struct xpath){ .text = p->text, .made = p->top, .arena = p->arena, .element = p->element, .place = origin != NULL ? origin->node : NULL };
	pattern_finish(p);
	return p;
}

void xpath_pattern_free(struct xpath_pattern *p)
{
	if (p == NULL)
		return;
	vec_free(&p->alternatives);
	arena_free(p->arena);
	free(p);
}

const char *xpath_pattern_text(const struct xpath_pattern *p)
{
	return p->text;
}

size_t xpath_pattern_count(const struct xpath_pattern *p)
{
	return p->alternatives.len;
}

int xpath_pattern_last(const struct xpath_pattern *p, size_t i, const char **name)
{
	const struct alternative *a = &p->alternatives.items[i];
	const struct expr *x = a->count > 0 ? a->steps[a->count - 1].select : NULL;

	*name = NULL;
	if (x == NULL)
		return a->start->op == OP_ROOT ? XML_DOCUMENT_NODE : 0;
	if (x->path.axis == AXIS_ATTRIBUTE) {
		*name = x->path.test.kind == TEST_NAME ? x->path.test.name : NULL;
		return XML_ATTRIBUTE_NODE;
	}
	switch (x->path.test.kind) {
	case TEST_NAME:
		*name = x->path.test.name;
		return XML_ELEMENT_NODE;
	case TEST_TEXT:
		return XML_TEXT_NODE;
	case TEST_COMMENT:
		return XML_COMMENT_NODE;
	case TEST_PI:
		*name = x->path.test.name;
		return XML_PI_NODE;
	default:
		return 0;
	}
}

bool xpath_pattern_names(const struct xpath_pattern *p, const char *local_name)
{
	for (size_t i = 0; i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];

		for (size_t j = 0; j < a->count; j++) {
			const struct node_test *t = &a->steps[j].select->path.test;

			if (t->kind == TEST_NAME && t->name != NULL && strcmp(t->name, local_name) == 0)
				return true;
		}
	}
	return false;
}

bool xpath_pattern_uses_variable(const struct xpath_pattern *p, const char *name)
{
	return expr_uses_variable(p->top, name);
}

const char *xpath_pattern_variable(const struct xpath_pattern *p, size_t i)
{
	return expr_variable(p->top, i);
}

bool xpath_pattern_uses_key(const struct xpath_pattern *p, const char *name)
{
	return expr_uses_key(p->top, name);
}

bool xpath_pattern_steps_to(const struct xpath_pattern *p, const char *local_name, bool up)
{
	for (size_t i = 0; i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];

		for (size_t j = 0; j < a->count; j++) {
			const struct expr *x = a->steps[j].select;

			for (size_t k = 0; k < x->path.predicate_count; k++) {
				if (expr_steps_to(x->path.predicates[k], local_name, up))
					return true;
			}
		}
	}
	return false;
}
