/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XPath 1.0 expressions with the functions of XSLT 1.0 and EXSLT. An expression is checked and compiled once and then only read, by any number of threads; a
 * run holds what one evaluation after another needs (variables, memory); a world holds what several runs over one document share (keys).
 * An expression that cannot run is an error, never "false".
 */
#ifndef XPATH_H
#define XPATH_H

#include "diag.h"
#include "value.h"

#include <stdbool.h>

/* What an expression may refer to, known when it is compiled. */
struct xpath_scope {
	const xmlNode *element; /* for the namespace prefixes in scope */
	/* The slot of the variable that the name means, from 0; -1 if there is none. A slot is a small number that stands for a name. NULL: no variables. */
	int (*slot_of)(void *payload, const char *name);
	void *payload;
	const char *const *variables; /* the names, for did-you-mean; ended by NULL; may be NULL */
	bool steady;                  /* what gives another value each time is an error: the clock, chance */
	bool forgives;                /* names that are not known are no error here: a call of an unknown function fails when it runs. Never set for rules. */
};

/* Where an expression stands, for messages. */
struct xpath_origin {
	const xmlNode *node; /* the attribute that holds it, or its element */
	const struct diag_sink *sink;
};

struct xpath;

/* Compiles an expression; NULL after a diagnostic (syntax, undeclared prefix, unknown variable or function, wrong number of arguments, an argument or path that
 * can be no node-set). The text is copied. */
struct xpath *xpath_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin);
void xpath_free(struct xpath *x);
const char *xpath_text(const struct xpath *x);
/* The type of its value, VALUE_ANY where only the run knows. */
enum xpath_type xpath_type(const struct xpath *x);
/* Whether two mean the same, however their prefixes are called. Variables count as the same when their slots are. */
bool xpath_same(const struct xpath *a, const struct xpath *b);
/* Whether it refers to the variable. */
bool xpath_uses_variable(const struct xpath *x, const char *name);
/* The i-th variable it refers to, each once, in order; NULL past the end. */
const char *xpath_variable(const struct xpath *x, size_t i);
/* Whether it steps to elements with this local name; steps up (ancestor, ancestor-or-self, parent, self) count only when up is true. */
bool xpath_steps_to(const struct xpath *x, const char *local_name, bool up);
/* Whether it calls key() with this name, or with a name that is only known when it runs. */
bool xpath_uses_key(const struct xpath *x, const char *name);
/* The i-th attribute name tested on the context node itself ("@name" at the start of a path), NULL past the end. */
const char *xpath_own_attribute(const struct xpath *x, size_t i);

/* A key (XSLT 1.0 section 12.2): nodes by the value of an expression. Two keys of a name are one key with the nodes of both. */
struct xpath_pattern;
struct xpath_key {
	const char *name;
	struct xpath_pattern *match;
	struct xpath *use;
};

/* Nodes that are not in the tree but made on demand: the register's entries. */
struct xpath_source {
	/* Calls add for the nodes of a key's element name whose attribute has the value, in document order. 1 if the element is one of these, else 0. */
	int (*lookup)(void *payload, const char *element, const char *attribute, const char *value, void (*add)(void *list, xmlNodePtr node), void *list);
	/* Whether a subtree passes by and must not be indexed. */
	bool (*passes)(void *payload, const xmlNode *node);
	void *payload;
};

/* What runs over one document share. Borrows the document. */
struct xpath_world;
struct xpath_world *xpath_world_new(xmlDocPtr doc);
void xpath_world_free(struct xpath_world *w);
xmlDocPtr xpath_world_doc(const struct xpath_world *w);
void xpath_world_source(struct xpath_world *w, const struct xpath_source *source);
/* Where document() gets documents: the tree of a URI (already made absolute against base where there is one), which stays the callee's; NULL if there is none. */
void xpath_world_loader(struct xpath_world *w, xmlDocPtr (*load)(void *payload, const char *uri, const char *base), void *payload);
/* Says that the document has changed: indexes are made anew. */
void xpath_world_changed(struct xpath_world *w);

struct xpath_run;

struct xpath_run *xpath_run_new(struct xpath_world *w);
void xpath_run_free(struct xpath_run *r);
/* The keys that key() finds (borrowed). An index is made when first asked for, of what does not pass by, and kept by the world: keys with equal texts share it. */
void xpath_run_keys(struct xpath_run *r, const struct xpath_key *keys, size_t n);

/* Variables live on a stack: set puts one on top (the value is copied, with all it points at but nodes), the innermost of a slot counts; drop back to a mark. */
size_t xpath_mark(const struct xpath_run *r);
void xpath_set(struct xpath_run *r, int slot, const struct xpath_value *value);
/* The same with a value that is only worked out, at the node and seeing the variables below it, when somebody asks for it. */
void xpath_set_lazy(struct xpath_run *r, int slot, const struct xpath *value, xmlNodePtr node);
void xpath_drop(struct xpath_run *r, size_t mark);
/* The value of a variable, valid until it is dropped; NULL if there is none or it cannot be worked out (xpath_error()). */
const struct xpath_value *xpath_get(struct xpath_run *r, int slot);

/* Evaluates at a node (current() is the same node): 0, or -1 when it cannot run: xpath_error(). What the value points at is valid until the run's next evaluation. */
int xpath_eval(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, struct xpath_value *out);
/* As boolean() does: 1, 0, or -1 when it cannot run. */
int xpath_test(struct xpath_run *r, const struct xpath *x, xmlNodePtr node);
/* Values as string(), boolean() and number() make them. The text is valid until the run's next evaluation. */
struct xpath_text xpath_string(struct xpath_run *r, const struct xpath_value *v);
bool xpath_boolean(const struct xpath_value *v);
double xpath_number(struct xpath_run *r, const struct xpath_value *v);
/* The string-value of a node. */
struct xpath_text xpath_node_string(struct xpath_run *r, const xmlNode *node);
/* Why the last evaluation could not run. Borrowed until the next one. */
const char *xpath_error(const struct xpath_run *r);
/* Document order: < 0 when a comes before b. */
int xpath_order(const xmlNode *a, const xmlNode *b);

/* The operands of a test: the parts whose values decide it (paths, counts, function calls; not constants, not what is true or false). Calls back once for each
 * distinct one, as written, with its value as text; those that cannot run are left out. Variables are looked through with look_into, which gives
 * the expression of a variable or NULL. */
struct xpath_operand {
	const char *text;  /* as written, white space collapsed */
	struct xpath_text value;
	size_t count;      /* nodes, when it is a node-set; else 0 */
	bool is_nodes;
};
typedef void xpath_operand_fn(void *payload, const struct xpath_operand *operand);
void xpath_operands(struct xpath_run *r, const struct xpath *x, xmlNodePtr node,
                    const struct xpath *(*look_into)(void *payload, const char *variable), xpath_operand_fn *fn, void *payload);

#endif
