/* SPDX-License-Identifier: Apache-2.0 */
/* What stops the parser: what is wrong at the token at hand, and whether a later XPath would know it. */
#include "parse.h"

#include <string.h>

void parse_stop(struct parser *p, enum msg_id id, uint32_t from, uint32_t to)
{
	if (!p->stopped)
		expr_complain(p->origin, p->text, id, from, to, NULL);
	p->stopped = p->wrong = true;
	p->t.kind = TOKEN_END;
}

static bool is_among(const struct parser *p, const struct token *t, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++) {
		if (token_is(t, p->text, words[i]))
			return true;
	}
	return false;
}

/* Where an operator should be. */
static bool operator_is_newer(const struct parser *p)
{
	static const char *const words[] = { "eq", "ne", "lt", "le", "gt", "ge", "is", "to", "idiv", "except", "intersect", "union", "instance", "cast",
		"castable", "treat", "then", "else", "return", "in", "satisfies", "otherwise", NULL };

	switch (p->t.kind) {
	case TOKEN_NAME: return is_among(p, &p->t, words);
	case TOKEN_BAD: return strchr("!?{#", p->text[p->t.from]) != NULL;
	case TOKEN_COMMA: return true;
	case TOKEN_OPEN_PREDICATE: return p->last.kind == TOKEN_DOT || p->last.kind == TOKEN_DOTS;
	default: return false;
	}
}

/* Where an operand should be. */
static bool operand_is_newer(const struct parser *p)
{
	bool after_slash = p->last.kind == TOKEN_SLASH || p->last.kind == TOKEN_SLASHES;

	switch (p->t.kind) {
	case TOKEN_OPEN: case TOKEN_LITERAL: case TOKEN_NUMBER: case TOKEN_VARIABLE: return after_slash;
	case TOKEN_NAME: return token_before(&p->t, p->text, "("); /* a function or another node type as a step */
	case TOKEN_CLOSE: return p->last.kind == TOKEN_OPEN;
	case TOKEN_BAD: return p->text[p->t.from] == '?';
	default: return false;
	}
}

/* Two tokens that a later XPath reads as one, or that begin something in it. */
static bool pair_is_newer(const struct parser *p)
{
	static const char *const starters[] = { "for", "let", "some", "every", NULL };
	const struct token *a = &p->last, *b = &p->t;
	bool touch = a->to == b->from;

	if (a->kind == TOKEN_NAME && b->kind == TOKEN_VARIABLE)
		return is_among(p, a, starters);
	if (!touch)
		return false;
	switch (b->kind) {
	case TOKEN_PIPE: return a->kind == TOKEN_PIPE;
	case TOKEN_LESS: return a->kind == TOKEN_LESS;
	case TOKEN_GREATER: return a->kind == TOKEN_GREATER || a->kind == TOKEN_EQUAL;
	case TOKEN_LITERAL: return a->kind == TOKEN_LITERAL && p->text[a->from] == p->text[b->from];
	case TOKEN_NAME: return a->kind == TOKEN_NUMBER && (p->text[b->from] == 'e' || p->text[b->from] == 'E');
	case TOKEN_BAD: return p->text[b->from] == ':' && (a->kind == TOKEN_STAR || a->kind == TOKEN_OPEN);
	default: return false;
	}
}

void parse_unexpected(struct parser *p, bool operand)
{
	uint32_t from = p->t.from, to = p->t.to;

	if (p->stopped)
		return;
	if (p->t.kind == TOKEN_END || p->t.kind == TOKEN_OPEN_END)
		parse_stop(p, MSG_XPATH_UNFINISHED, from, to);
	else if (pair_is_newer(p))
		parse_stop(p, MSG_XPATH_NEWER, p->last.from, p->last.kind == TOKEN_NAME && p->t.kind == TOKEN_VARIABLE ? p->last.to : to);
	else
		parse_stop(p, operand ? operand_is_newer(p) ? MSG_XPATH_NEWER : MSG_XPATH_SYNTAX : operator_is_newer(p) ? MSG_XPATH_NEWER : MSG_XPATH_SYNTAX, from, to);
}
