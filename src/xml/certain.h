/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is certainly valid by a schema, told much faster than libxml2's validator tells it, and without compiling the schema. "Certain" is always right; "not certain"
 * says nothing: then the validator is asked, which also has the words for what is wrong. So this knows few forms of schema, and of values only the plain ones:
 *
 *   - complex types that are a choice of elements, any number in any order; or empty; or a text with attributes
 *   - simple types that certain_read.c has a row for, enumerations of them, lists and unions of those
 *   - constraints of uniqueness on an attribute of an element's children, which the caller sees to
 *
 * Names are compared as pointers of the dictionary it was made with. Immutable afterwards, so threads may share it.
 */
#ifndef CERTAIN_H
#define CERTAIN_H

#include <libxml/tree.h>
#include <stdbool.h>

struct certain;
struct certain_type;
struct certain_key;

/* What is known of an element where it stands. */
struct certain_element {
	const struct certain_type *type; /* NULL: nothing is certain of it */
	const struct certain_key *keys;  /* constraints between its children */
	size_t key_count;
};

/* For the documents of a kind, by the embedded schema "schema/<kind>.xsd", from its image where there is one. NULL when its root has a form that is not known here. */
struct certain *certain_new(const char *kind, xmlDictPtr dict);
/* The same from the schema itself, always. */
struct certain *certain_of_schema(const char *kind, xmlDictPtr dict);
void certain_free(struct certain *c);

struct certain_element certain_root(const struct certain *c);
struct certain_element certain_child(const struct certain_type *t, const xmlChar *uri, const xmlChar *name);
/* Whether the attributes (five pointers each, as SAX2 gives them) are certainly valid, none missing. */
bool certain_attributes(const struct certain_type *t, int n, const xmlChar **attributes);
/* Whether this may be part of the text in an element of the type; and whether that may be all of it. */
bool certain_text(const struct certain_type *t, const xmlChar *text, int n, bool cdata);
bool certain_end(const struct certain_type *t, const char *text, size_t n);
/* The attribute of a child that is to be unique by the i-th constraint of its parent; NULL if it is not meant. */
const xmlChar *certain_key(const struct certain_element *parent, size_t i, const xmlChar *child);
/* Whether it is certain that a word is among those that an attribute can have, or can have several of; its element by the path of local names from the root. */
bool certain_lists(const struct certain *c, const char *path, const char *attribute, const char *word);
/* How many attributes and children of the kind are never certain: what is left to libxml2 for good. For tests. */
size_t certain_never(const struct certain *c);

#endif
