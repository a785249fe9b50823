/* SPDX-License-Identifier: Apache-2.0 */
/* The index of nodes (node_index.h). Names are found by their address first: those of one document are shared by its dictionary. */
#include "node_index.h"

#include "map.h"
#include "mem.h"
#include "vec.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define KNOWN_NAMES 512 /* addresses remembered; a power of two */

struct entry {
	xmlNodePtr node;
	uint32_t class;
};

struct class {
	enum node_kind kind;
	const char *name; /* the map's own; NULL */
	VEC(uint32_t) places;
};

struct known_name {
	const xmlChar *address;
	uint32_t class;
	enum node_kind kind;
};

struct node_index {
	unsigned kinds;
	VEC(struct entry) entries;
	VEC(struct class) classes;
	struct map *elements, *attributes; /* name -> class + 1 */
	uint32_t others[NODE_ALL + 1];     /* by kind: class + 1, 0 = none yet */
	struct known_name known[KNOWN_NAMES];
};

struct node_index *node_index_new(unsigned kinds)
{
	struct node_index *x = mem_alloc(sizeof *x);

	x->kinds = kinds;
	x->elements = map_new();
	x->attributes = map_new();
	return x;
}

void node_index_free(struct node_index *x)
{
	if (x == NULL)
		return;
	for (size_t i = 0; i < x->classes.len; i++)
		vec_free(&x->classes.items[i].places);
	vec_free(&x->classes);
	vec_free(&x->entries);
	map_free(x->elements);
	map_free(x->attributes);
	free(x);
}

void node_index_reset(struct node_index *x)
{
	x->entries.len = 0;
	for (size_t i = 0; i < x->classes.len; i++)
		x->classes.items[i].places.len = 0;
}

static uint32_t add_class(struct node_index *x, enum node_kind kind, const char *name)
{
	struct class c = { .kind = kind, .name = name };

	vec_push(&x->classes, c);
	return (uint32_t)(x->classes.len - 1);
}

uint32_t node_class_find(struct node_index *x, enum node_kind kind, const char *name)
{
	struct map *names = kind == NODE_ELEMENT ? x->elements : x->attributes;
	uintptr_t found;

	if (kind != NODE_ELEMENT && kind != NODE_ATTRIBUTE) {
		if (x->others[kind] == 0)
			x->others[kind] = add_class(x, kind, NULL) + 1;
		return x->others[kind] - 1;
	}
	found = (uintptr_t)map_get(names, name);
	if (found == 0) {
		found = (uintptr_t)add_class(x, kind, NULL) + 1;
		x->classes.items[found - 1].name = map_set(names, name, (void *)found);
	}
	return (uint32_t)(found - 1);
}

static uint32_t class_of(struct node_index *x, enum node_kind kind, const xmlChar *name)
{
	struct known_name *k;

	if (kind != NODE_ELEMENT && kind != NODE_ATTRIBUTE)
		return node_class_find(x, kind, NULL);
	k = &x->known[(((uintptr_t)name >> 2) ^ ((uintptr_t)name >> 11) ^ kind) & (KNOWN_NAMES - 1)];
	/* An address can have come to mean another name, where names are not shared. */
	if (k->address != name || k->kind != kind || strcmp(x->classes.items[k->class].name, (const char *)name) != 0)
		*k = (struct known_name){ name, node_class_find(x, kind, (const char *)name), kind };
	return k->class;
}

static enum node_kind kind_of(const xmlNode *node)
{
	switch ((int)node->type) {
	case XML_ELEMENT_NODE: return NODE_ELEMENT;
	case XML_ATTRIBUTE_NODE: return NODE_ATTRIBUTE;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE: return NODE_TEXT;
	case XML_COMMENT_NODE: return NODE_COMMENT;
	case XML_PI_NODE: return NODE_PI;
	case XML_DOCUMENT_NODE: return NODE_ROOT;
	default: return 0;
	}
}

static void add(struct node_index *x, xmlNodePtr node, enum node_kind kind)
{
	struct entry e = { node, 0 };

	if ((x->kinds & kind) == 0)
		return;
	e.class = class_of(x, kind, node->name);
	vec_push(&x->classes.items[e.class].places, (uint32_t)x->entries.len);
	vec_push(&x->entries, e);
}

/* The next node in document order below top; NULL at the end. */
static xmlNodePtr following(xmlNodePtr node, const xmlNode *top)
{
	if ((node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE) && node->children != NULL)
		return node->children;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node != top ? node->next : NULL;
}

void node_index_add(struct node_index *x, xmlNodePtr top)
{
	for (xmlNodePtr node = top; node != NULL; node = following(node, top)) {
		add(x, node, kind_of(node));
		if (node->type != XML_ELEMENT_NODE || (x->kinds & NODE_ATTRIBUTE) == 0)
			continue;
		for (xmlAttrPtr a = node->properties; a != NULL; a = a->next)
			add(x, (xmlNodePtr)a, NODE_ATTRIBUTE);
	}
}

unsigned node_index_kinds(const struct node_index *x)
{
	return x->kinds;
}

size_t node_index_len(const struct node_index *x)
{
	return x->entries.len;
}

xmlNodePtr node_index_node(const struct node_index *x, size_t i)
{
	return x->entries.items[i].node;
}

uint32_t node_index_class(const struct node_index *x, size_t i)
{
	return x->entries.items[i].class;
}

enum node_kind node_class_kind(const struct node_index *x, uint32_t c)
{
	return x->classes.items[c].kind;
}

const char *node_class_name(const struct node_index *x, uint32_t c)
{
	return x->classes.items[c].name;
}

const uint32_t *node_class_places(const struct node_index *x, uint32_t c, size_t *n)
{
	*n = x->classes.items[c].places.len;
	return x->classes.items[c].places.items;
}
