/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluation from inside: shared by eval*.c, the function modules, keys.c and pattern.c. Everything returns 0, or -1 with the reason in the run (run_fail()).
 */
#ifndef RUN_H
#define RUN_H

#include "ast.h"
#include "buf.h"
#include "scratch.h"
#include "vec.h"

#include <stdint.h>

/* Where an expression is evaluated. */
struct focus {
	xmlNodePtr node;
	size_t position, size; /* from 1 */
	xmlNodePtr current;    /* current() */
};

struct variable {
	int slot;
	size_t shadowed;           /* place + 1 on the stack of the variable of the same slot below it, 0 = none */
	bool known;                /* value is there; else worked out when asked for */
	bool working;              /* is being worked out */
	const struct xpath *lazy;
	struct xpath_graph *graph; /* lazy is worked out as a part of this graph; NULL */
	const struct expr *part;
	xmlNodePtr node;
	struct xpath_value value;
	struct buf memory;         /* holds what value points at; its room is used again for the next variable in this place */
};

struct key_index;
/* What is known of a key in the world's own document. */
struct known_key {
	struct key_index *index; /* the world's; NULL: not asked for yet */
	bool passes;             /* its nodes come from the source */
};
#define KEY_PLACES 64
struct step_memory;
struct count_memory;

struct xpath_run {
	struct xpath_world *world;
	struct scratch scratch;        /* emptied by each outermost evaluation */
	VEC(struct variable *) stack;  /* of variables; those beyond stack_len wait for the next ones */
	size_t stack_len;
	size_t visible;                /* how many of them the expression being evaluated sees */
	VEC(size_t) slots;             /* by slot: place + 1 of the innermost variable, 0 = none */
	unsigned depth;                /* of evaluations inside evaluations */
	uintptr_t ground;              /* address on the stack where the outermost evaluation began (LIMIT_XPATH_STACK) */
	size_t steps;                  /* nodes looked at since the outermost evaluation began (LIMIT_XPATH_STEPS) */
	const struct xpath_key *keys;  /* borrowed */
	size_t key_count;
	bool keys_differ;              /* no two have the same name */
	VEC(struct known_key) key_indexes; /* by key; of key_epoch */
	uint64_t key_epoch;
	uint16_t key_places[KEY_PLACES]; /* keys.c */
	struct step_memory *steps_seen;   /* pattern_match.c: what pattern steps with positions chose */
	struct count_memory *counts_seen; /* path_count.c: numbers of siblings */
	const struct xpath *running;
	struct xpath_graph *graph;     /* that it runs, or NULL */
	struct foreign *foreign;       /* libxml2's own context, for the functions of libexslt; made when first needed (functions_foreign.c) */
	struct buf error;
};

/* Keeps the first reason; returns -1. */
int run_fail(struct xpath_run *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* eval.c: the value of x; by the type that is wanted, so that nothing is made that nobody needs. */
int eval_value(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_value *out);
int eval_boolean(struct xpath_run *r, const struct expr *x, const struct focus *f, bool *out);
int eval_number(struct xpath_run *r, const struct expr *x, const struct focus *f, double *out);
int eval_text(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_text *out);
/* -1 as well when the value is no node-set. */
int eval_nodes(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_nodes *out);
/* The first node in document order, NULL if there is none: cheaper than all of them. */
int eval_first(struct xpath_run *r, const struct expr *x, const struct focus *f, xmlNodePtr *out);
/* The number of nodes; stops counting beyond most. */
int eval_count(struct xpath_run *r, const struct expr *x, const struct focus *f, size_t most, size_t *out);
/* A whole expression inside another evaluation, with its own current(). */
int eval_inside(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, struct xpath_value *out);
/* -1 with the reason when the machine's stack or the steps of this evaluation are used up. */
int run_too_deep(struct xpath_run *r);
/* run.c: begins something outermost (the error and the count of steps anew) unless it is inside an evaluation; run_end() for each run_begin(). */
void run_begin(struct xpath_run *r);
void run_end(struct xpath_run *r);
/* The value of the variable of the slot, worked out if need be. NULL with the reason in the run. */
const struct xpath_value *run_variable(struct xpath_run *r, int slot, const char *name);

/* convert.c: XPath 1.0 sections 3.5 and 4.2 to 4.4. Texts are in scratch memory or borrowed. */
struct xpath_text node_text(struct xpath_run *r, const xmlNode *node); /* the string-value */
struct xpath_text number_text(struct xpath_run *r, double n);
double text_number(struct xpath_text t);                               /* NaN when it is none */
double nodes_number(struct xpath_run *r, const struct xpath_nodes *nodes);
struct xpath_text text_of(const char *s);                              /* of a string ended by NUL */
bool text_equal(struct xpath_text a, struct xpath_text b);
/* The text with a NUL behind it, in scratch memory. */
const char *text_c(struct xpath_run *r, struct xpath_text t);
/* Conversions of a value at hand. */
bool value_boolean(const struct xpath_value *v);
double value_number(struct xpath_run *r, const struct xpath_value *v);
struct xpath_text value_text(struct xpath_run *r, const struct xpath_value *v);

/* nodes.c: node-sets in scratch memory, and document order. */
xmlNodePtr node_root(const xmlNode *node);     /* of its tree */
int node_compare(const xmlNode *a, const xmlNode *b); /* < 0: a comes first. Nodes of several documents: in a fixed order within a run */
void nodes_sort(struct xpath_nodes *nodes);            /* and removes doubles */
/* A list being made. */
struct node_list {
	xmlNodePtr *items;
	size_t len, cap;
};
void node_list_add(struct xpath_run *r, struct node_list *l, xmlNodePtr node);

/* A function. call is the OP_CALL node: the function evaluates its arguments as the types it wants. */
struct function {
	const char *name;
	unsigned least, most;   /* arguments */
	enum xpath_type result;
	unsigned needs;         /* set of enum needs, besides what the arguments need */
	unsigned node_if_short; /* 1: without its last argument it is about the context node (string(), name(), …) */
	const char *takes;      /* a letter for each argument, the last one for all after it too: n node-set, s string, b boolean, d number, o any */
	int (*call)(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out);
};
#define FUNCTION_ANY_NUMBER 1000000u
/* functions.c: by namespace ("" = none) and local name; NULL if there is none. *known_namespace tells whether any function has the namespace. */
const struct function *function_find(const char *uri, const char *name, bool *known_namespace);
/* A function's number, the same in every build of the same sources, and back. */
unsigned function_number(const struct function *f);
const struct function *function_numbered(unsigned number);
/* The names of a namespace's functions, ended by NULL, for did-you-mean. */
const char *const *function_names(const char *uri);
/* Whether a call gives something else each time: the clock, chance. */
bool function_varies(const char *uri, const char *name, size_t arguments);

/* keys.c: the nodes of key(name, value) in document order, appended to the list (may hold doubles over several calls). -1 when there is no such key. */
/* Whether nodes of the key come from the source: they are not the same at all times. */
bool keys_pass(struct xpath_run *r, struct xpath_text name);
int keys_find(struct xpath_run *r, struct xpath_text name, struct xpath_text value, xmlNodePtr node, struct node_list *out);
/* world.c: the document of a URI as the caller's loader gives it, or NULL. */
xmlDocPtr world_document(struct xpath_world *w, const char *uri, const char *base);
/* functions_foreign.c */
void foreign_free(struct foreign *f);
/* Called when an outermost evaluation begins and there is a foreign: frees the documents made by functions (str:tokenize(), …) that no variable on a stack of this
 * height can hold. A document made by an expression that sees v variables lives until the first evaluation that begins with at most v on the stack. */
void foreign_begin(struct foreign *f, size_t stack_len);
/* Whether a document was made by a function and will be freed while the run lasts: no index of it may be kept for longer than an outermost evaluation. */
bool foreign_owns(const struct foreign *f, const xmlDoc *doc);
/* world.c: grows with each xpath_world_changed(). */
size_t world_changes(const struct xpath_world *w);

#endif
