/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is certainly valid by a schema, told much faster than libxml2's validator tells it. "Certain" is always right; "not certain" says nothing: then the validator is
 * asked, which also has the words for what is wrong. So this knows few forms of schema, and of values only the plain ones:
 *
 *   - complex types that are a choice of elements, any number in any order; or empty; or a text with attributes
 *   - simple types that certain_read.c has a row for, enumerations of them, lists and unions of those
 *   - one uniqueness constraint, on an attribute of the root's children, which the caller sees to
 *
 * Names are compared as pointers of the dictionary it was made with. Immutable afterwards, so threads may share it.
 */
#ifndef CERTAIN_H
#define CERTAIN_H

#include <libxml/tree.h>
#include <stdbool.h>

struct certain;
struct certain_type;

/* For the documents of a kind, by the embedded schema "schema/<kind>.xsd". NULL when its root has a form that is not known here. */
struct certain *certain_new(const char *kind, xmlDictPtr dict);
void certain_free(struct certain *c);

const struct certain_type *certain_root(const struct certain *c);
/* The child of the root and its attribute whose values differ; NULL when there is no such constraint. */
const xmlChar *certain_key_element(const struct certain *c);
const char *certain_key_attribute(const struct certain *c);
/* The type of a child element; NULL when it is not certain that it may stand there. */
const struct certain_type *certain_child(const struct certain_type *t, const xmlChar *uri, const xmlChar *name);
/* Whether the attributes (five pointers each, as SAX2 gives them) are certainly valid, none missing. */
bool certain_attributes(const struct certain_type *t, int n, const xmlChar **attributes);
/* Whether this may be part of the text in an element of the type. */
bool certain_text(const struct certain_type *t, const xmlChar *text, int n, bool cdata);
/* How many attributes and children of the kind are never certain: what is left to libxml2 for good. For tests. */
size_t certain_never(const struct certain *c);

#endif
