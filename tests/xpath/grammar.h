/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions for the differential test, made by a grammar that knows types: mostly what an operator or function wants, sometimes what must
 * be converted, seldom what is an error. They are trees, so that the smallest part that differs can be found.
 */
#ifndef GRAMMAR_H
#define GRAMMAR_H

#include "arena.h"
#include "buf.h"
#include "chance.h"

enum kind { KIND_BINARY, KIND_NEGATE, KIND_LITERAL, KIND_NUMBER, KIND_VARIABLE, KIND_CALL, KIND_CONTEXT, KIND_ROOT, KIND_STEP, KIND_FILTER };

/* '|', "or" … as kid 0 and 1 of BINARY; a STEP's or FILTER's input is kid 0; a CALL's arguments are its kids. */
#define KIDS_MOST 5
#define PREDICATES_MOST 2

struct term {
	enum kind kind;
	char type;           /* 'n' node-set, 'b' boolean, 'd' number, 's' string, 'o' of a variable whose type nobody knows */
	const char *text;    /* operator, literal's content, number, name, or node test */
	const char *axis;    /* of STEP */
	const char *wants;   /* of CALL: the argument types, one letter each; the last one counts for all further ones */
	struct term *kids[KIDS_MOST], *predicates[PREDICATES_MOST];
	size_t kid_count, predicate_count;
	bool deep;           /* of STEP: "//" before it */
	bool brief;          /* abbreviated where that can be */
	bool hidden;         /* of CONTEXT: the path begins with its step */
};

struct grammar {
	struct chance *c;
	struct arena *a;
	int room;            /* how many nodes may still be made */
	int wide;            /* how many steps over whole subtrees may still be made */
	int inside;          /* of a path's beginning or an ordered union: no function that makes nodes, for nothing says what is around them */
	bool pattern;        /* current() has no place */
	bool wrong;          /* something is in it that must be refused when it is compiled */
	unsigned errors;     /* per mille of places that get an error */
};

struct term *grammar_expression(struct grammar *g);
struct term *grammar_pattern(struct grammar *g);
struct term *term_new(struct arena *a, enum kind kind, char type, const char *text);
struct term *term_call(struct arena *a, const char *name, char result, struct term *argument);
struct term *term_copy(struct arena *a, const struct term *t);
bool term_is_reverse(const char *axis);

/* Writes it, with white space and needless brackets as chance will have it; without chance as plainly as can be. A pattern has no brackets. */
void term_write(struct buf *out, const struct term *t, struct chance *c, bool pattern);

/* The text with a little of it added, taken away or doubled. */
const char *term_spoil(const char *text, struct chance *c, struct arena *a);

#endif
