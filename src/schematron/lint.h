/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is doubtful in a schema that can be read: it runs, but part of it never does what its author meant. Only what is sure is said; whatever could be meant is
 * passed over. What only rule files of the program must have is asked for in check/lint_rules.h.
 */
#ifndef LINT_H
#define LINT_H

#include "schematron.h"

struct expr;

/* Says what is doubtful: all messages are warnings. Repeats and order are the caller's matter (diag_list_sort()). */
void lint(const struct schematron *s, const struct diag_sink *sink);

/* Whether it declares the program's namespace with sch:ns: a rule file. */
bool lint_is_ours(const struct schematron *s);

/* At which node an expression is evaluated. */
enum lint_at { LINT_AT_ROOT, LINT_AT_CONTEXT /* of the rule, or for a key of what it matches */, LINT_AT_ANY };

/* One expression of a schema, or the pattern of a context or key as an expression. */
struct lint_expression {
	const struct expr *top;
	const char *text;
	const xmlNode *place;                /* the attribute it stands in, or its element */
	const struct xpath_pattern *context; /* what LINT_AT_CONTEXT is about; NULL */
	enum lint_at at;
};
typedef bool lint_expression_fn(void *payload, const struct lint_expression *x);

/* Calls fn for every expression; each gives true as soon as fn does, else false. */
bool lint_each(const struct schematron *s, lint_expression_fn *fn, void *payload);
bool lint_each_of_assert(const struct sch_rule *r, const struct sch_assert *a, lint_expression_fn *fn, void *payload);
bool lint_each_of_rich(const struct sch_rich *r, lint_expression_fn *fn, void *payload);

/* The arguments of a message, "" where NULL. */
struct lint_words {
	const char *name, *element, *guess, *what;
};
/* A message about the bytes from..to of an expression's text. */
void lint_say_inside(const struct lint_expression *x, enum msg_id id, size_t from, size_t to, const struct lint_words *words, const struct diag_sink *sink);
/* The same at a node, or at its attribute where it has it. */
void lint_say(const struct diag_sink *sink, enum msg_id id, const xmlNode *node, const char *attribute, const struct lint_words *words);

/* lint_shadow.c: rules that no node is left for. */
void lint_shadows(const struct schematron *s, const struct diag_sink *sink);
/* lint_tests.c: tests and comparisons that never change. */
void lint_tests(const struct schematron *s, const struct diag_sink *sink);
/* lint_unused.c: what of a schema's tree was not read, because nobody names it: abstract patterns and rules, diagnostics and properties. */
struct lint_tree {
	const struct schematron *s;
	const xmlNode *root;
	VEC(const xmlNode *) unread;
};
void lint_tree_init(struct lint_tree *t, const struct schematron *s);
void lint_tree_release(struct lint_tree *t);
/* Whether a part that was not read mentions $name. */
bool lint_unread_mentions(const struct lint_tree *t, const char *name);
/* Whether the element stands in the schema's own file: what is included serves others, too. */
bool lint_is_own(const struct schematron *s, const xmlNode *node);

/* lint_unused.c, lint_variables.c: what nobody uses. */
void lint_unused(const struct lint_tree *t, const struct diag_sink *sink);
void lint_variables(const struct lint_tree *t, const struct diag_sink *sink);

#endif
