/* SPDX-License-Identifier: Apache-2.0 */
/* XSLT 1.0 match patterns (section 5.2): rule contexts and keys. Unlike there, predicates, and the values that key() and id() look for, may be variables. */
#ifndef PATTERN_H
#define PATTERN_H

#include "xpath.h"

struct xpath_pattern;

/* Compiles a pattern; NULL after a diagnostic. */
struct xpath_pattern *xpath_pattern_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin);
void xpath_pattern_free(struct xpath_pattern *p);
const char *xpath_pattern_text(const struct xpath_pattern *p);
/* Whether two mean the same, as xpath_same(). */
bool xpath_pattern_same(const struct xpath_pattern *a, const struct xpath_pattern *b);
/* Whether it matches the node: 1, 0, or -1 when a predicate cannot run (xpath_error()). */
int xpath_pattern_match(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node);
/* The number of alternatives, and what the last step of the i-th tests: XML_ELEMENT_NODE and a name (NULL: any name), XML_ATTRIBUTE_NODE, XML_TEXT_NODE,
 * XML_COMMENT_NODE, XML_PI_NODE, XML_DOCUMENT_NODE (the root), or 0 for node() and for key() and id(), which can be any node. */
size_t xpath_pattern_count(const struct xpath_pattern *p);
int xpath_pattern_last(const struct xpath_pattern *p, size_t i, const char **name);
/* Whether any of its name tests (in steps, not in predicates) has this local name. */
bool xpath_pattern_names(const struct xpath_pattern *p, const char *local_name);
/* The same questions as for expressions, over all its predicates. */
bool xpath_pattern_uses_variable(const struct xpath_pattern *p, const char *name);
const char *xpath_pattern_variable(const struct xpath_pattern *p, size_t i);
bool xpath_pattern_steps_to(const struct xpath_pattern *p, const char *local_name, bool up);
bool xpath_pattern_uses_key(const struct xpath_pattern *p, const char *name);

#endif
