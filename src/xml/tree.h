/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The virtual document: <repository> with the resident documents as children. While an inventory streams by, it is the last child and holds one
 * asset; during the last pass the register is there instead. Every element carries a mark (in _private) that leads back to its text.
 */
#ifndef TREE_H
#define TREE_H

#include "arena.h"
#include "diag.h"
#include "source.h"

#include <libxml/tree.h>
#include <stdint.h>

#define TREE_NAMESPACE "urn:policykoll:1"

struct mark {
	const struct source *source;
	uint64_t tag;    /* offset of '<' */
	uint32_t index;  /* position among siblings of the same name, where the siblings are gone; else 0 */
};

struct tree {
	xmlDocPtr doc;
	xmlNodePtr repository;
	xmlNsPtr ns;
	struct arena *arena; /* marks of resident documents */
	VEC(struct source *) sources; /* texts of resident documents, owned */
};

struct tree *tree_new(void);
void tree_free(struct tree *t);
void tree_set_as_of(struct tree *t, const char *date);

/* An element of our namespace, not yet linked anywhere. */
xmlNodePtr tree_element(struct tree *t, const char *name);
/* Sets an attribute unless value is NULL. */
void tree_attribute(xmlNodePtr node, const char *name, const char *value);
/* The value of an attribute without namespace, or NULL. Borrowed from the tree. */
const char *tree_value(const xmlNode *node, const char *name);
/* Whether the node is an element of our namespace with this name. */
int tree_is(const xmlNode *node, const char *name);
/* First child element, next sibling element (of the name, when it is given); NULL at the end. */
xmlNodePtr tree_child(const xmlNode *node, const char *name);
xmlNodePtr tree_next(const xmlNode *node, const char *name);
/* The element's own text when that is all it holds, else "". Borrowed. */
const char *tree_text(const xmlNode *node);
/* The language of an element by its own xml:lang, as an enum lang, or -1. */
int tree_lang(const xmlNode *node);

/* The file a node stands in, or NULL. Borrowed. */
const char *tree_file(const xmlNode *node);
/* Where a node stands: an element by its name in the start tag, an attribute by its value. All zero (line 0) for what has no text. */
void tree_place(struct place *out, const xmlNode *node, struct arena *a);
/* The same of an element in numbers only: its line, and the columns its name begins at and ends before. */
void tree_position(const xmlNode *element, uint32_t *line, uint32_t *column, uint32_t *end_column);
/* The XPath 1.0 of the node in its own document; allocated in the arena. */
const char *tree_location(const xmlNode *node, struct arena *a);

#endif
