/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A compiled expression from inside: a tree, made by parse.c, simplified by fold.c, then only read. "a/b[1]" is STEP(b, [1]) of STEP(a) of CONTEXT; "$v[2]" is
 * FILTER([2]) of VARIABLE. All memory is the expression's arena.
 */
#ifndef AST_H
#define AST_H

#include "arena.h"
#include "value.h"
#include "xpath.h"

#include <stdbool.h>
#include <stdint.h>

enum op {
	OP_OR, OP_AND, OP_EQUAL, OP_UNEQUAL, OP_LESS, OP_LESS_EQUAL, OP_GREATER, OP_GREATER_EQUAL,
	OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, OP_MODULO, OP_UNION, /* left and right */
	OP_NEGATE,                                                        /* left */
	OP_LITERAL, OP_NUMBER, OP_VARIABLE, OP_CALL,
	OP_CONTEXT, /* the context node: where a relative path begins, "." */
	OP_ROOT,    /* the root of the context node's document: where an absolute path begins, "/" */
	OP_STEP, OP_FILTER,
	OP_VALUE,   /* only in graphs: a value that is known */
	OP_SHARED   /* only in graphs: a part of it, worked out once for its node */
};

enum axis {
	AXIS_CHILD, AXIS_DESCENDANT, AXIS_DESCENDANT_OR_SELF, AXIS_SELF, AXIS_ATTRIBUTE, AXIS_NAMESPACE, AXIS_FOLLOWING, AXIS_FOLLOWING_SIBLING,
	AXIS_PARENT, AXIS_ANCESTOR, AXIS_ANCESTOR_OR_SELF, AXIS_PRECEDING, AXIS_PRECEDING_SIBLING /* these five go backwards */
};

enum test_kind { TEST_NAME /* of the axis' principal node type */, TEST_NODE, TEST_TEXT, TEST_COMMENT, TEST_PI };

struct node_test {
	enum test_kind kind;
	const char *name; /* local name, or a processing instruction's target; NULL: any */
	const char *uri;  /* of TEST_NAME; "" = no namespace; NULL: any */
};

/* What a value hangs on, besides the document. Of an expression: of itself and all below it, except that predicates have their own node, position and size. */
enum needs {
	NEEDS_NODE = 1,      /* the context node */
	NEEDS_POSITION = 2,  /* position() */
	NEEDS_SIZE = 4,      /* last() */
	NEEDS_CURRENT = 8,   /* current() */
	NEEDS_VARIABLE = 16, /* any variable */
	NEEDS_WORLD = 32     /* keys, other documents, functions whose inside we do not know */
};

/* How it is worked out (shape.c). */
enum shape {
	SHAPE_STREAM = 1,    /* nodes that come one by one: there is no list of them anywhere */
	SHAPE_SINGLE = 2,    /* a path that path_single() can take */
	SHAPE_COUNTED = 4,   /* a path: a predicate is about the place in the list */
	SHAPE_STREAMED = 8,  /* a path: its predicates can be tried on nodes as they come */
	SHAPE_MERGED = 16,   /* a step: taken by step_merged() */
	SHAPE_INDEXED = 32,  /* a step: index_suits() */
	SHAPE_COUNT = 64,    /* count(…) */
	SHAPE_NUMBER = 128,  /* number(…) */
	SHAPE_DIGITS = 256,  /* number(translate(…, '-', '')) */
	SHAPE_FENCED = 512   /* concat('c', …, 'c') of one character */
};

struct function;

struct expr {
	enum op op;
	enum xpath_type type;      /* of its value */
	unsigned needs;            /* set of enum needs */
	uint32_t from, to;         /* its bytes in the text; in parentheses: with them */
	uint16_t depth;            /* of what is below it, at most LIMIT_XPATH_DEPTH: nothing that walks the tree can overflow the stack */
	uint8_t order;             /* set of enum order (path.h), of a node-set */
	uint16_t shape;            /* set of enum shape */
	bool parenthesised;        /* written (x) */
	bool abbreviated;          /* a STEP written "//", "." or "..", or "//x" made one step */
	union {
		struct { const struct expr *left, *right; };
		struct xpath_text literal;
		double number;
		struct xpath_value value;
		struct { const struct expr *part; uint32_t cell, level; } shared; /* level: graph_part.h */
		struct { const char *name; int slot; } variable; /* slot -1: unknown, an error when it runs (only in a scope that forgives) */
		struct { const struct function *function; const struct expr *const *args; size_t count; const char *name; /* as written */ } call;
		struct {
			const struct expr *input;
			const struct expr *const *predicates;
			size_t predicate_count;
			enum axis axis;            /* of STEP */
			struct node_test test;     /* of STEP */
		} path;
	};
};

/* Whether its value is made elsewhere: there is nothing to stream. */
static inline bool expr_is_whole(const struct expr *x)
{
	return x->op == OP_VARIABLE || x->op == OP_CALL || x->op == OP_VALUE || x->op == OP_SHARED;
}
/* Whether a predicate is about the place in the list: its value can be a number, or it needs position() or last(). */
bool expr_is_positional(const struct expr *predicate);

struct image_reader;

struct xpath {
	const char *text;
	const struct expr *made;   /* xpath_top() gives it */
	struct arena *arena;
	const xmlNode *element; /* borrowed: the namespace prefixes in scope; may be NULL */
	const xmlNode *place;   /* borrowed: where it stands, for document()'s base; may be NULL */
	/* Of an image (expression_image.h): where made is read from when it is first asked for. That may be done by one thread only, and only before others look at it. */
	const struct image_reader *image;
	const unsigned char *code;
};

/* expression_image.c */
const struct expr *expression_make(struct xpath *x);

static inline const struct expr *xpath_top(const struct xpath *x)
{
	return x->made != NULL ? x->made : expression_make((struct xpath *)(uintptr_t)x);
}

/* parse.c: parses text (which must outlive the arena) as an expression, says what is wrong with it. NULL after a diagnostic. call.function is never NULL. */
const struct expr *expr_parse(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin, struct arena *a);
/* The same as it was written, for patterns: types and needs are there, but nothing is simplified: "//" and "." are steps of their own. */
struct expr *expr_parse_raw(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin, struct arena *a);
/* fold.c: constants worked out, "//x" made one step, "./" dropped, in the whole tree. Gives the tree that has the same value, which may be x itself, changed. */
struct expr *expr_simplify(struct expr *x, struct arena *a);
/* fold.c: type, needs, depth, order and shape of x from what is directly below it. */
void expr_infer(struct expr *x);
/* shape.c: order and shape alone. */
void expr_shape(struct expr *x);
/* expression.c: calls fn for x and all below it, an operation before its operands, otherwise in the order of the text; predicates tells in how many predicates the
 * part stands. Ends with true as soon as fn gives true, else false. */
typedef bool expr_walk_fn(void *payload, const struct expr *x, unsigned predicates);
bool expr_walk(const struct expr *x, expr_walk_fn *fn, void *payload);
/* The same questions as those of xpath.h about expressions. */
bool expr_uses_variable(const struct expr *x, const char *name);
const char *expr_variable(const struct expr *x, size_t i);
bool expr_steps_to(const struct expr *x, const char *local_name, bool up);
bool expr_uses_key(const struct expr *x, const char *name);
/* complain.c: a diagnostic about the bytes from..to of the text. */
void expr_complain(const struct xpath_origin *origin, const char *text, enum msg_id id, size_t from, size_t to, const char *guess);

#endif
