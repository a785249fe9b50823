/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The nodes of a document, or of a part of it, by kind and name, in document order: made once and used by every pattern and every run, so that each looks only at
 * nodes its contexts can match. A class is a kind with a name; its number stays the same as long as the index lives, also over resets.
 */
#ifndef NODE_INDEX_H
#define NODE_INDEX_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind { NODE_ELEMENT = 1, NODE_ATTRIBUTE = 2, NODE_TEXT = 4, NODE_COMMENT = 8, NODE_PI = 16, NODE_ROOT = 32, NODE_ALL = 63 };

struct node_index;

/* kinds: which nodes it is to hold, a set of enum node_kind. */
struct node_index *node_index_new(unsigned kinds);
void node_index_free(struct node_index *x);
/* Forgets the nodes. The tree may have changed then. */
void node_index_reset(struct node_index *x);
/* Adds a node and everything below it (attributes too); several in document order, none within another. */
void node_index_add(struct node_index *x, xmlNodePtr top);

unsigned node_index_kinds(const struct node_index *x);
size_t node_index_len(const struct node_index *x);
/* The i-th node, and its class. */
xmlNodePtr node_index_node(const struct node_index *x, size_t i);
uint32_t node_index_class(const struct node_index *x, size_t i);

/* The class of elements or attributes with a local name, or of another kind (name NULL); made if there is none yet. */
uint32_t node_class_find(struct node_index *x, enum node_kind kind, const char *name);
enum node_kind node_class_kind(const struct node_index *x, uint32_t c);
const char *node_class_name(const struct node_index *x, uint32_t c);
/* The places of its nodes (for node_index_node()), ascending. */
const uint32_t *node_class_places(const struct node_index *x, uint32_t c, size_t *n);

#endif
