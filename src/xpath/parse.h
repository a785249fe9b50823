/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parser from inside: parse.c (operators and primary expressions), parse_path.c (location paths), parse_refuse.c (what stops it), check_names.c (what the names
 * in it mean). Everything gives an expression, never NULL: after a syntax error, which is said once, all tokens are TOKEN_END, so that everybody returns.
 */
#ifndef PARSE_H
#define PARSE_H

#include "ast.h"
#include "lexer.h"
#include "vec.h"

struct parser {
	const char *text;
	const struct xpath_scope *scope;
	const struct xpath_origin *origin;
	struct arena *arena;
	struct token t, last;          /* the token at hand, and the one before it */
	unsigned depth;                /* of what is being parsed */
	bool stopped;                  /* by a syntax error */
	bool wrong;                    /* something was said */
	struct { const struct expr **items; size_t len, cap; const struct expr *first[16]; } parts; /* lists being read, one on top of the other */
	VEC(const struct expr *) unknown; /* calls of functions that nobody knows */
	struct { uint32_t from, len; const char *uri; } prefix; /* the last one looked up */
};

/* parse.c */
struct expr *parse_expression(struct parser *p);
void parse_next(struct parser *p);
bool parse_take(struct parser *p, enum token_kind kind);
/* Takes it, or stops. */
void parse_expect(struct parser *p, enum token_kind kind);
struct expr *parse_node(struct parser *p, enum op op, uint32_t from, uint32_t to);
/* An expression whose parts are there: its type, needs and depth, which may be too deep. */
struct expr *parse_finish(struct parser *p, struct expr *x);
void parse_push(struct parser *p, const struct expr *part);
/* The parts above the mark as an array of their own. */
const struct expr *const *parse_parts(struct parser *p, size_t mark);

/* parse_path.c */
/* A path, or a primary expression with predicates and steps. */
struct expr *parse_path(struct parser *p);
/* The primary expression at hand (parse.c). */
struct expr *parse_primary(struct parser *p);
/* Whether the token at hand is a name of a node type with its parenthesis. */
bool parse_at_node_type(const struct parser *p);

/* parse_refuse.c */
void parse_stop(struct parser *p, enum msg_id id, uint32_t from, uint32_t to);
/* Stops at the token at hand, where an operand (else an operator) should be. */
void parse_unexpected(struct parser *p, bool operand);

/* check_names.c */
/* The namespace of a name's prefix: "" without one; NULL when it is not declared, which was said. */
const char *check_prefix(struct parser *p, const struct token *name);
/* The slot of a variable, -1 when it is unknown, which was said. */
int check_variable(struct parser *p, const struct token *variable, const char *name);
/* The function of a call whose arguments are there; name is its token. */
void check_call(struct parser *p, struct expr *call, const struct token *name);
/* Says so when the operand can be no node-set. */
void check_nodes(struct parser *p, const struct expr *operand);
/* The letter of what a function takes as its argument (struct function), counted from 0. */
char function_takes(const struct function *f, size_t argument);
/* Says which functions are unknown, unless the expression itself asks for them with function-available(). */
void check_unknown(struct parser *p, const struct expr *whole);

#endif
