/* SPDX-License-Identifier: Apache-2.0 */
/* Private to certain_read.c and certain_simple.c: a schema while it is read. */
#ifndef CERTAIN_PART_H
#define CERTAIN_PART_H

#include "certain_shape.h"
#include "map.h"
#include "vec.h"

#include <libxml/tree.h>

struct schema_reader {
	struct certain *c;
	struct arena *arena;
	xmlDictPtr dict;
	struct map *components; /* "complexType text" -> xmlNode */
	struct map *types;      /* name of a complex type -> struct certain_type */
	struct map *files;
	VEC(xmlDocPtr) documents;
	const xmlChar *target;  /* the namespace of the elements */
	int depth;
	bool strange;           /* a file has a form that is not known here */
};

/* An element of XSD with this name. */
bool certain_node_is(const xmlNode *node, const char *name);
/* Whether the node has no attributes but these, and no child elements but these and annotations. */
bool certain_node_has_only(const xmlNode *node, const char *attributes, const char *children);
/* The next sibling that is an element and no annotation, the node itself included. */
xmlNode *certain_node(xmlNode *node);
/* An attribute's value, or NULL. Borrowed. */
const char *certain_node_value(const xmlNode *node, const char *name);
/* The built-in type a name stands for, or NULL. */
const char *certain_built_in(const xmlNode *at, const char *qname);
/* The component of a kind ("complexType") by its name, or NULL. */
xmlNode *certain_component(const struct schema_reader *r, const char *kind, const char *qname);

/* A simple type, by its node and by its name as written at a node. */
const struct certain_value *certain_simple(struct schema_reader *r, xmlNode *node);
const struct certain_value *certain_named(struct schema_reader *r, const xmlNode *at, const char *qname);

#endif
