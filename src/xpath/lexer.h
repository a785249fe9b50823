/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tokens of an XPath 1.0 expression (section 3.7), read one at a time. Whether a name is an operator, a function, an axis or a test, and whether "*" multiplies,
 * is told from where it stands, which is the parser's knowledge: it asks for an operand or for an operator.
 */
#ifndef LEXER_H
#define LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,     /* name or p:name */
	TOKEN_NAME_ANY, /* p:* */
	TOKEN_VARIABLE, /* $name, $p:name */
	TOKEN_LITERAL,  /* with its quotes */
	TOKEN_NUMBER,
	TOKEN_OPEN, TOKEN_CLOSE,                 /* ( ) */
	TOKEN_OPEN_PREDICATE, TOKEN_CLOSE_PREDICATE, /* [ ] */
	TOKEN_DOT, TOKEN_DOTS, TOKEN_AT, TOKEN_COMMA, TOKEN_AXIS /* :: */,
	TOKEN_SLASH, TOKEN_SLASHES, TOKEN_PIPE, TOKEN_STAR, TOKEN_PLUS, TOKEN_MINUS,
	TOKEN_EQUAL, TOKEN_UNEQUAL, TOKEN_LESS, TOKEN_LESS_EQUAL, TOKEN_GREATER, TOKEN_GREATER_EQUAL,
	TOKEN_OPEN_END, /* a literal without its closing quote */
	TOKEN_BAD       /* a character that begins no token */
};

struct token {
	enum token_kind kind;
	uint32_t from, to;  /* its bytes in the text */
	uint32_t local;     /* of names: where the local name begins, from when there is no prefix */
};

/* Reads the token at or after the place. */
void token_read(struct token *t, const char *text, uint32_t at);
/* Whether what comes after the token begins with these characters. */
bool token_before(const struct token *t, const char *text, const char *next);
/* Whether the token is exactly this text. */
bool token_is(const struct token *t, const char *text, const char *word);

#endif
