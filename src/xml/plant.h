/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nodes cut from an arena, several at a time: trees that are only read, and forgotten with the arena. Nobody may free, change or move such nodes; a document must
 * be rid of them (plant_uproot()) before libxml2 frees it. Names must live as long as the nodes: the dictionary's.
 */
#ifndef PLANT_H
#define PLANT_H

#include "arena.h"
#include "tree.h"

/* As the last child. */
void plant_append(xmlNodePtr parent, xmlNodePtr node);
/* An element with its mark, the last child of parent. */
xmlNodePtr plant_element(struct arena *a, xmlNodePtr parent, const xmlChar *name, xmlNsPtr ns, struct mark **mark);
/* The attributes of a start tag as SAX2 gives them (five pointers each). */
typedef xmlNsPtr plant_namespace_fn(void *payload, const xmlNode *element, const xmlChar *uri, const xmlChar *prefix);
void plant_attributes(struct arena *a, xmlNodePtr element, int count, const xmlChar **attributes, plant_namespace_fn *ns, void *payload);
/* A text, a comment or a processing instruction, the last child of parent; content is copied. */
void plant_leaf(struct arena *a, xmlNodePtr parent, xmlElementType type, const xmlChar *name, const char *content, size_t n);
/* A declaration of a namespace on the element. */
xmlNsPtr plant_namespace(struct arena *a, xmlNodePtr element, const xmlChar *prefix, const xmlChar *uri);
/* Takes all children off a document. */
void plant_uproot(xmlDocPtr doc);

#endif
