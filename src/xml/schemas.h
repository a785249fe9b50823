/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded XSD of every kind of document, compiled when first asked for. */
#ifndef SCHEMAS_H
#define SCHEMAS_H

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <stdbool.h>

struct certain;
struct schemas;
struct vocabulary;

struct schemas *schemas_new(void);
void schemas_free(struct schemas *s);
/* Whether there is one for a root element's local name. */
bool schemas_has(const char *kind);
/* The schema for a root element's local name ("inventory"); NULL when there is no such kind. Borrowed. */
xmlSchemaPtr schemas_get(struct schemas *s, const char *kind);
/* Its vocabulary, for messages; NULL when there is no such kind. Borrowed. */
const struct vocabulary *schemas_vocabulary(struct schemas *s, const char *kind);
/* Whether it is certain that a word is one that an attribute can have (vocabulary_values()), told without making a vocabulary. "No" says nothing. */
bool schemas_lists(struct schemas *s, const char *kind, const char *path, const char *attribute, const char *word);
/* What is certain by it, for names of the dictionary; NULL when nothing is. Borrowed. */
const struct certain *schemas_certain(struct schemas *s, const char *kind, xmlDictPtr dict);

#endif
