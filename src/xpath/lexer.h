/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of an XPath 1.0 expression (section 3.7), with their places in it. */
#ifndef LEXER_H
#define LEXER_H

#include "vec.h"

#include <stdbool.h>

enum token_kind {
	TOKEN_NAME,      /* a name test: name, p:name, p:*, * */
	TOKEN_FUNCTION,  /* a function's name */
	TOKEN_NODE_TYPE, /* text, comment, node, processing-instruction before '(' */
	TOKEN_AXIS,      /* an axis' name before '::' */
	TOKEN_VARIABLE,  /* $name: the token is the name without '$' */
	TOKEN_LITERAL,   /* with its quotes */
	TOKEN_NUMBER,
	TOKEN_OPERATOR,  /* and or div mod * = != < <= > >= + - | */
	TOKEN_MARK       /* ( ) [ ] , / // . .. @ :: */
};

struct token {
	enum token_kind kind;
	const char *start;
	size_t len;
};

struct tokens {
	VEC(struct token) list;
	const char *error; /* where the text stops being tokens, or NULL */
};

void tokens_read(struct tokens *t, const char *text);
void tokens_release(struct tokens *t);
/* Whether the token is exactly this text. */
bool token_is(const struct token *t, const char *text);

#endif
