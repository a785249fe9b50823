/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XPath 1.0 expressions with the functions of XSLT 1.0 and EXSLT that rules use. An expression is checked and compiled once and then only read; a run holds
 * what evaluation needs (variables, keys, the as yet only evaluator: libxml2's). An expression that cannot run is an error, never "false".
 */
#ifndef XPATH_H
#define XPATH_H

#include "diag.h"

#include <libxml/xpath.h>
#include <stdbool.h>

/* What an expression may refer to, known when it is compiled. */
struct xpath_scope {
	const xmlNode *element; /* for the namespace prefixes in scope */
	bool (*has_variable)(void *payload, const char *name);
	void *payload;
	const char *const *variables; /* the names, for did-you-mean; ended by NULL; may be NULL */
	xmlXPathContextPtr names;     /* functions and prefixes of element, from xpath_names_new(); NULL: made for each expression */
};

/* The functions there are and the prefixes in scope at an element, for compiling many expressions. The caller's: xpath_names_free(). */
xmlXPathContextPtr xpath_names_new(const xmlNode *element);
void xpath_names_free(xmlXPathContextPtr names);

/* Where an expression stands, for messages. */
struct xpath_origin {
	const xmlNode *node; /* the attribute that holds it, or its element */
	const struct diag_sink *sink;
};

struct xpath;

/* Compiles an expression; NULL after a diagnostic (syntax, undeclared prefix, unknown variable or function). The text is copied. */
struct xpath *xpath_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin);
void xpath_free(struct xpath *x);
const char *xpath_text(const struct xpath *x);
/* Whether it refers to the variable. */
bool xpath_uses_variable(const struct xpath *x, const char *name);
/* Whether its value hangs on variables or on current(). */
bool xpath_is_bound(const struct xpath *x);
/* Whether it steps to elements with this local name; steps up (ancestor, ancestor-or-self, parent, self) count only when up is true. */
bool xpath_steps_to(const struct xpath *x, const char *local_name, bool up);
/* Whether it calls key() with this name. */
bool xpath_uses_key(const struct xpath *x, const char *name);
/* The i-th attribute name tested on the context node itself ("@name" at the start of a path), NULL past the end. */
const char *xpath_own_attribute(const struct xpath *x, size_t i);

/* A key (XSLT 1.0 section 12.2): nodes by the value of an expression. */
struct xpath_pattern;
struct xpath_key {
	const char *name;
	struct xpath_pattern *match;
	struct xpath *use;
};

/* Nodes that are not in the tree but made on demand: the register's entries. */
struct xpath_source {
	/* Appends the nodes of a key's element name whose attribute has the value, in document order, to set. 1 if the element is one of these, else 0. */
	int (*lookup)(void *payload, const char *element, const char *attribute, const char *value, xmlNodeSetPtr set);
	/* Whether a subtree passes by and must not be indexed. */
	bool (*passes)(void *payload, const xmlNode *node);
	void *payload;
};

struct xpath_run;

/* A run over a document (borrowed). */
struct xpath_run *xpath_run_new(xmlDocPtr doc);
void xpath_run_free(struct xpath_run *r);
void xpath_run_source(struct xpath_run *r, const struct xpath_source *source);
/* A namespace prefix of the expressions. */
void xpath_run_namespace(struct xpath_run *r, const char *prefix, const char *uri);
/* The keys that key() finds (borrowed); an index is made when first asked for, of what does not pass by, and kept. */
void xpath_run_keys(struct xpath_run *r, const struct xpath_key *keys, size_t n);
/* Says that what passes by has changed. */
void xpath_run_moved(struct xpath_run *r);

/* Variables live on a stack: set puts one on top (value becomes the run's), the innermost of a name counts; drop back to a mark. */
size_t xpath_mark(const struct xpath_run *r);
void xpath_set(struct xpath_run *r, const char *name, xmlXPathObjectPtr value);
/* The same with a value that is only worked out, at the node, when somebody asks for it. */
void xpath_set_lazy(struct xpath_run *r, const char *name, const struct xpath *value, xmlNodePtr node);
void xpath_drop(struct xpath_run *r, size_t mark);
/* The value of a variable, borrowed until it is dropped; NULL if there is none or it cannot be worked out. */
xmlXPathObjectPtr xpath_get(struct xpath_run *r, const char *name);

/* Evaluates at a node (current() is the same node unless current is given): the value, the caller's (xmlXPathFreeObject), or NULL when it cannot run: xpath_error(). */
xmlXPathObjectPtr xpath_eval(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current);
/* As boolean() does: 1, 0, or -1 when it cannot run. */
int xpath_test(struct xpath_run *r, const struct xpath *x, xmlNodePtr node);
/* Why the last evaluation could not run. Borrowed until the next one. */
const char *xpath_error(const struct xpath_run *r);

#endif
