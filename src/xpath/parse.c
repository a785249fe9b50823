/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parser: recursive descent for what is nested, precedence climbing for operators (grammar of sections 3.1 to 3.5). "and", "or" and "|" do not mind
 * how they are grouped as long as the order stays, so a chain of them becomes a balanced tree: a list of a thousand alternatives is ten deep.
 */
#include "parse.h"

#include "bounds.h"
#include "mem.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

enum level { LEVEL_OR, LEVEL_AND, LEVEL_EQUALITY, LEVEL_RELATION, LEVEL_SUM, LEVEL_PRODUCT };

struct operation {
	enum op op;
	int level; /* -1: the token is no operator */
};

void parse_next(struct parser *p)
{
	if (p->stopped)
		return;
	p->last = p->t;
	token_read(&p->t, p->text, p->t.to);
}

bool parse_take(struct parser *p, enum token_kind kind)
{
	if (p->t.kind != kind)
		return false;
	parse_next(p);
	return true;
}

void parse_expect(struct parser *p, enum token_kind kind)
{
	if (!parse_take(p, kind))
		parse_unexpected(p, false);
}

struct expr *parse_node(struct parser *p, enum op op, uint32_t from, uint32_t to)
{
	struct expr *x = arena_alloc(p->arena, sizeof *x);

	x->op = op;
	x->from = from;
	x->to = to;
	return x;
}

struct expr *parse_finish(struct parser *p, struct expr *x)
{
	expr_infer(x);
	if (x->depth > LIMIT_XPATH_DEPTH)
		parse_stop(p, MSG_XPATH_TOO_DEEP, p->last.from, p->last.to);
	return x;
}

/* The first few need no memory of their own. */
void parse_push(struct parser *p, const struct expr *part)
{
	if (p->parts.len == p->parts.cap) {
		const struct expr **grown = p->parts.items == p->parts.first ? NULL : p->parts.items;

		p->parts.cap *= 2;
		p->parts.items = mem_resize(grown, p->parts.cap * sizeof *grown);
		if (grown == NULL)
			memcpy(p->parts.items, p->parts.first, sizeof p->parts.first);
	}
	p->parts.items[p->parts.len++] = part;
}

const struct expr *const *parse_parts(struct parser *p, size_t mark)
{
	size_t n = p->parts.len - mark;
	const struct expr **list = n > 0 ? arena_alloc(p->arena, n * sizeof *list) : NULL;

	if (n > 0)
		memcpy(list, p->parts.items + mark, n * sizeof *list);
	p->parts.len = mark;
	return list;
}

static struct operation named_operation(const struct parser *p)
{
	static const struct {
		const char *name;
		struct operation operation;
	} rows[] = {
		{ "and", { OP_AND, LEVEL_AND } }, { "or", { OP_OR, LEVEL_OR } }, { "div", { OP_DIVIDE, LEVEL_PRODUCT } }, { "mod", { OP_MODULO, LEVEL_PRODUCT } },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (token_is(&p->t, p->text, rows[i].name))
			return rows[i].operation;
	}
	return (struct operation){ OP_OR, -1 };
}

static struct operation operation_at(const struct parser *p)
{
	switch (p->t.kind) {
	case TOKEN_NAME: return named_operation(p);
	case TOKEN_EQUAL: return (struct operation){ OP_EQUAL, LEVEL_EQUALITY };
	case TOKEN_UNEQUAL: return (struct operation){ OP_UNEQUAL, LEVEL_EQUALITY };
	case TOKEN_LESS: return (struct operation){ OP_LESS, LEVEL_RELATION };
	case TOKEN_LESS_EQUAL: return (struct operation){ OP_LESS_EQUAL, LEVEL_RELATION };
	case TOKEN_GREATER: return (struct operation){ OP_GREATER, LEVEL_RELATION };
	case TOKEN_GREATER_EQUAL: return (struct operation){ OP_GREATER_EQUAL, LEVEL_RELATION };
	case TOKEN_PLUS: return (struct operation){ OP_ADD, LEVEL_SUM };
	case TOKEN_MINUS: return (struct operation){ OP_SUBTRACT, LEVEL_SUM };
	case TOKEN_STAR: return (struct operation){ OP_MULTIPLY, LEVEL_PRODUCT };
	default: return (struct operation){ OP_OR, -1 };
	}
}

static struct expr *binary(struct parser *p, enum op op, const struct expr *left, const struct expr *right)
{
	struct expr *x = parse_node(p, op, left->from, right->to);

	x->left = left;
	x->right = right;
	return parse_finish(p, x);
}

static const struct expr *balance(struct parser *p, enum op op, const struct expr *const *parts, size_t n)
{
	const struct expr *left;

	if (n == 1)
		return parts[0];
	left = balance(p, op, parts, n / 2);
	return binary(p, op, left, balance(p, op, parts + n / 2, n - n / 2));
}

/* The parts above the mark, at least one, joined by the operator. */
static struct expr *join(struct parser *p, enum op op, size_t mark)
{
	size_t n = p->parts.len - mark;
	const struct expr *x = balance(p, op, p->parts.items + mark, n);

	p->parts.len = mark;
	return (struct expr *)x;
}

static struct expr *parse_union(struct parser *p)
{
	struct expr *x = parse_path(p);
	size_t mark = p->parts.len;

	if (p->t.kind != TOKEN_PIPE)
		return x;
	check_nodes(p, x);
	parse_push(p, x);
	while (parse_take(p, TOKEN_PIPE)) {
		x = parse_path(p);
		check_nodes(p, x);
		parse_push(p, x);
	}
	return join(p, OP_UNION, mark);
}

static bool enter(struct parser *p)
{
	if (++p->depth > LIMIT_XPATH_DEPTH)
		parse_stop(p, MSG_XPATH_TOO_DEEP, p->t.from, p->t.to);
	return !p->stopped;
}

static struct expr *parse_unary(struct parser *p)
{
	struct expr *x;

	if (p->t.kind != TOKEN_MINUS)
		return parse_union(p);
	x = parse_node(p, OP_NEGATE, p->t.from, p->t.to);
	parse_next(p);
	x->left = enter(p) ? parse_unary(p) : parse_node(p, OP_CONTEXT, 0, 0);
	x->to = x->left->to;
	p->depth--;
	return parse_finish(p, x);
}

static struct expr *parse_level(struct parser *p, int lowest);

static struct expr *parse_chain(struct parser *p, struct expr *first, struct operation o)
{
	size_t mark = p->parts.len;

	parse_push(p, first);
	while (operation_at(p).level == o.level) {
		struct expr *x;

		parse_next(p);
		x = parse_level(p, o.level + 1);
		parse_push(p, x);
	}
	return join(p, o.op, mark);
}

/* What binds at least as strongly as the level. */
static struct expr *parse_level(struct parser *p, int lowest)
{
	struct expr *x = parse_unary(p);

	for (;;) {
		struct operation o = operation_at(p);

		if (o.level < lowest || o.level < 0)
			return x;
		if (o.level <= LEVEL_AND) {
			x = parse_chain(p, x, o);
			continue;
		}
		parse_next(p);
		x = binary(p, o.op, x, parse_level(p, o.level + 1));
	}
}

struct expr *parse_expression(struct parser *p)
{
	struct expr *x = enter(p) ? parse_level(p, LEVEL_OR) : parse_node(p, OP_CONTEXT, 0, 0);

	p->depth--;
	return x;
}

static struct expr *parse_variable(struct parser *p)
{
	struct token t = p->t;
	struct expr *x = parse_node(p, OP_VARIABLE, t.from, t.to);

	parse_next(p);
	x->variable.name = arena_strndup(p->arena, p->text + t.from + 1, t.to - t.from - 1);
	x->variable.slot = check_variable(p, &t, x->variable.name);
	return parse_finish(p, x);
}

static struct expr *parse_literal(struct parser *p)
{
	struct token t = p->t;
	struct expr *x = parse_node(p, OP_LITERAL, t.from, t.to);

	parse_next(p);
	x->literal = (struct xpath_text){ p->text + t.from + 1, t.to - t.from - 2 };
	return parse_finish(p, x);
}

static struct expr *parse_number(struct parser *p)
{
	struct token t = p->t;
	struct expr *x = parse_node(p, OP_NUMBER, t.from, t.to);

	parse_next(p);
	x->number = text_number((struct xpath_text){ p->text + t.from, t.to - t.from });
	return parse_finish(p, x);
}

static struct expr *parse_parenthesised(struct parser *p)
{
	uint32_t from = p->t.from;
	struct expr *x;

	parse_next(p);
	x = parse_expression(p);
	x->from = from;
	x->to = p->t.to;
	x->parenthesised = true;
	parse_expect(p, TOKEN_CLOSE);
	return x;
}

static struct expr *parse_call(struct parser *p)
{
	struct token name = p->t;
	struct expr *x = parse_node(p, OP_CALL, name.from, name.to);
	size_t mark = p->parts.len;

	parse_next(p);
	parse_next(p);
	if (p->t.kind != TOKEN_CLOSE) {
		do {
			struct expr *argument = parse_expression(p);

			parse_push(p, argument);
		} while (parse_take(p, TOKEN_COMMA));
	}
	x->call.name = arena_strndup(p->arena, p->text + name.from, name.to - name.from);
	x->call.count = p->parts.len - mark;
	x->call.args = parse_parts(p, mark);
	x->to = p->t.to;
	parse_expect(p, TOKEN_CLOSE);
	check_call(p, x, &name);
	return parse_finish(p, x);
}

struct expr *parse_primary(struct parser *p)
{
	switch (p->t.kind) {
	case TOKEN_VARIABLE: return parse_variable(p);
	case TOKEN_LITERAL: return parse_literal(p);
	case TOKEN_NUMBER: return parse_number(p);
	case TOKEN_OPEN: return parse_parenthesised(p);
	default: return parse_call(p);
	}
}

struct expr *expr_parse_raw(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin, struct arena *a)
{
	struct parser p = { .text = text, .scope = scope, .origin = origin, .arena = a };
	struct expr *x;

	p.parts.items = p.parts.first;
	p.parts.cap = sizeof p.parts.first / sizeof p.parts.first[0];
	parse_next(&p);
	x = parse_expression(&p);
	if (p.t.kind != TOKEN_END)
		parse_unexpected(&p, false);
	if (!p.stopped)
		check_unknown(&p, x);
	if (p.parts.items != p.parts.first)
		free(p.parts.items);
	vec_free(&p.unknown);
	return p.wrong ? NULL : x;
}

const struct expr *expr_parse(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin, struct arena *a)
{
	struct expr *x = expr_parse_raw(text, scope, origin, a);

	return x != NULL ? expr_simplify(x, a) : NULL;
}
