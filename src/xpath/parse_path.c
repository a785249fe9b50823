/* SPDX-License-Identifier: Apache-2.0 */
/* The parser's location paths (section 2): axes, node tests, predicates and abbreviations. */
#include "parse.h"

#include <string.h>

static bool at_axis(const struct parser *p)
{
	return p->t.kind == TOKEN_NAME && token_before(&p->t, p->text, "::");
}

static bool at_call(const struct parser *p)
{
	return p->t.kind == TOKEN_NAME && token_before(&p->t, p->text, "(");
}

/* -1 when there is no such node type. */
static int node_type(const struct parser *p)
{
	static const struct {
		const char *name;
		enum test_kind kind;
	} rows[] = { { "node", TEST_NODE }, { "text", TEST_TEXT }, { "comment", TEST_COMMENT }, { "processing-instruction", TEST_PI } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (token_is(&p->t, p->text, rows[i].name))
			return (int)rows[i].kind;
	}
	return -1;
}

bool parse_at_node_type(const struct parser *p)
{
	return at_call(p) && node_type(p) >= 0;
}

static bool at_step(const struct parser *p)
{
	switch (p->t.kind) {
	case TOKEN_DOT: case TOKEN_DOTS: case TOKEN_AT: case TOKEN_STAR: case TOKEN_NAME_ANY: case TOKEN_NAME: return true;
	default: return false;
	}
}

static bool at_primary(const struct parser *p)
{
	switch (p->t.kind) {
	case TOKEN_VARIABLE: case TOKEN_LITERAL: case TOKEN_NUMBER: case TOKEN_OPEN: return true;
	default: return at_call(p) && node_type(p) < 0;
	}
}

static enum axis parse_axis(struct parser *p)
{
	static const char *const names[] = {
		[AXIS_CHILD] = "child", [AXIS_DESCENDANT] = "descendant", [AXIS_DESCENDANT_OR_SELF] = "descendant-or-self", [AXIS_SELF] = "self",
		[AXIS_ATTRIBUTE] = "attribute", [AXIS_NAMESPACE] = "namespace", [AXIS_FOLLOWING] = "following", [AXIS_FOLLOWING_SIBLING] = "following-sibling",
		[AXIS_PARENT] = "parent", [AXIS_ANCESTOR] = "ancestor", [AXIS_ANCESTOR_OR_SELF] = "ancestor-or-self", [AXIS_PRECEDING] = "preceding",
		[AXIS_PRECEDING_SIBLING] = "preceding-sibling",
	};

	if (parse_take(p, TOKEN_AT))
		return AXIS_ATTRIBUTE;
	if (!at_axis(p))
		return AXIS_CHILD;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (token_is(&p->t, p->text, names[i])) {
			parse_next(p);
			parse_next(p);
			return (enum axis)i;
		}
	}
	parse_stop(p, MSG_XPATH_SYNTAX, p->t.from, p->t.to);
	return AXIS_CHILD;
}

static void parse_node_type(struct parser *p, struct node_test *test)
{
	test->kind = (enum test_kind)node_type(p);
	parse_next(p);
	parse_next(p);
	if (test->kind == TEST_PI && p->t.kind == TOKEN_LITERAL) {
		test->name = arena_strndup(p->arena, p->text + p->t.from + 1, p->t.to - p->t.from - 2);
		parse_next(p);
	}
	parse_expect(p, TOKEN_CLOSE);
}

static void parse_name_test(struct parser *p, struct node_test *test)
{
	struct token t = p->t;

	test->kind = TEST_NAME;
	parse_next(p);
	if (t.kind == TOKEN_STAR)
		return;
	test->uri = check_prefix(p, &t);
	if (t.kind == TOKEN_NAME)
		test->name = arena_strndup(p->arena, p->text + t.local, t.to - t.local);
}

static void parse_test(struct parser *p, struct node_test *test)
{
	if (parse_at_node_type(p))
		parse_node_type(p, test);
	else if (p->t.kind == TOKEN_STAR || p->t.kind == TOKEN_NAME_ANY || (p->t.kind == TOKEN_NAME && !at_call(p) && !at_axis(p)))
		parse_name_test(p, test);
	else
		parse_unexpected(p, true);
}

static void parse_predicates(struct parser *p, struct expr *x)
{
	size_t mark = p->parts.len;

	while (parse_take(p, TOKEN_OPEN_PREDICATE)) {
		struct expr *predicate = parse_expression(p);

		parse_push(p, predicate);
		parse_expect(p, TOKEN_CLOSE_PREDICATE);
	}
	x->path.predicate_count = p->parts.len - mark;
	x->path.predicates = parse_parts(p, mark);
}

/* A step from what the input selects; the token at hand is the step's first one. */
static struct expr *parse_step(struct parser *p, const struct expr *input)
{
	struct expr *x = parse_node(p, OP_STEP, input->from, p->t.to);

	x->path.input = input;
	if (p->t.kind == TOKEN_DOT || p->t.kind == TOKEN_DOTS) {
		x->path.axis = p->t.kind == TOKEN_DOT ? AXIS_SELF : AXIS_PARENT;
		x->path.test.kind = TEST_NODE;
		x->abbreviated = true;
		parse_next(p);
		return parse_finish(p, x);
	}
	x->path.axis = parse_axis(p);
	parse_test(p, &x->path.test);
	parse_predicates(p, x);
	x->to = p->last.to;
	return parse_finish(p, x);
}

static struct expr *descend(struct parser *p, const struct expr *input)
{
	struct expr *x = parse_node(p, OP_STEP, input->from, p->t.to);

	x->path.input = input;
	x->path.axis = AXIS_DESCENDANT_OR_SELF;
	x->path.test.kind = TEST_NODE;
	x->abbreviated = true;
	return parse_finish(p, x);
}

static struct expr *parse_steps(struct parser *p, struct expr *x)
{
	while (p->t.kind == TOKEN_SLASH || p->t.kind == TOKEN_SLASHES) {
		if (p->t.kind == TOKEN_SLASHES)
			x = descend(p, x);
		parse_next(p);
		x = parse_step(p, x);
	}
	return x;
}

static struct expr *parse_absolute(struct parser *p)
{
	struct expr *x = parse_finish(p, parse_node(p, OP_ROOT, p->t.from, p->t.from + 1));

	if (p->t.kind == TOKEN_SLASHES)
		return parse_steps(p, x);
	parse_next(p);
	return at_step(p) ? parse_steps(p, parse_step(p, x)) : x;
}

static struct expr *parse_filter(struct parser *p)
{
	struct expr *x = parse_primary(p);

	if (p->t.kind == TOKEN_OPEN_PREDICATE) {
		struct expr *filter = parse_node(p, OP_FILTER, x->from, x->to);

		check_nodes(p, x);
		filter->path.input = x;
		parse_predicates(p, filter);
		filter->to = p->last.to;
		x = parse_finish(p, filter);
	}
	if (p->t.kind == TOKEN_SLASH || p->t.kind == TOKEN_SLASHES)
		check_nodes(p, x);
	return parse_steps(p, x);
}

struct expr *parse_path(struct parser *p)
{
	struct expr *x;

	if (p->t.kind == TOKEN_SLASH || p->t.kind == TOKEN_SLASHES)
		return parse_absolute(p);
	if (at_primary(p))
		return parse_filter(p);
	x = parse_finish(p, parse_node(p, OP_CONTEXT, p->t.from, p->t.from));
	if (at_step(p))
		return parse_steps(p, parse_step(p, x));
	parse_unexpected(p, true);
	return x;
}
