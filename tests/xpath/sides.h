/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two sides of the differential test: our engine, and libxml2's evaluator with the functions of libxslt and libexslt. Both see the same
 * document, variables, namespaces and keys.
 */
#ifndef SIDES_H
#define SIDES_H

#include "arena.h"
#include "document.h"
#include "pattern.h"

#include <libxml/xpath.h>

/* A value of either side, copied. */
struct item {
	xmlNodePtr node;     /* a node of the document, or a copy of one of its namespace nodes */
	size_t place;        /* document_place(); SIZE_MAX: made by a function, and only its text can be compared */
	const char *text;    /* kind, name and string-value of a node that was made, and … */
	const char *value;   /* … the last of these alone */
};

struct outcome {
	char type;           /* 'n' 'b' 'd' 's'; 'e': it failed; 'r': refused when compiled; 'l': over a limit */
	const char *why;     /* of e and r */
	bool boolean;
	double number;
	const char *text;
	size_t len;
	struct item *items;
	size_t count;
};

/* The variables: their slots, names and values. */
#define VARIABLES_MOST 16
struct binding {
	const char *name;
	struct xpath_value value;
};

struct sides {
	struct document *document;
	struct arena *arena;     /* of the variables; lives as long as the document */
	struct binding variables[VARIABLES_MOST];
	size_t variable_count;
	xmlDocPtr scope;         /* where our expressions stand */
	xmlDocPtr other;         /* what document() finds */
	struct xpath_world *world;
	struct xpath_run *run;
	struct xpath_key *keys;
	size_t key_count;
	size_t mark;             /* the run's variables that stay */
	struct _xsltTransformContext *xslt;
	struct _xsltStylesheet *style;
};

void sides_open(struct sides *s, struct document *d, struct chance *c);
void sides_close(struct sides *s);
/* Evaluates at a node; the outcome lives in the arena. */
void sides_ours(struct sides *s, const char *text, xmlNodePtr node, struct arena *a, struct outcome *out);
void sides_libxml2(struct sides *s, const char *text, xmlNodePtr node, struct arena *a, struct outcome *out);
/* Whether a text has the form of an expression. Ours refuses some for what their names mean: with form_only that does not count. */
bool sides_ours_parses(struct sides *s, const char *text, bool form_only);
bool sides_libxml2_parses(struct sides *s, const char *text);
/* Sets $_current, which stands for current() where an expression is evaluated piece by piece. */
void sides_current(struct sides *s, xmlNodePtr node);
struct xpath_pattern *sides_pattern(struct sides *s, const char *text);

/* The same type and value; the order of nodes counts, except among an element's namespace nodes. Two failures are the same. */
bool outcome_same(const struct outcome *a, const struct outcome *b);
/* Whether the nodes are in document order and each only once. */
bool outcome_is_ordered(const struct outcome *o);
void outcome_print(struct buf *out, const struct document *d, const struct outcome *o);

#endif
