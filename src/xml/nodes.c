/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nodes of documents (reader_state.h). What lives as long as the tree is made by libxml2 and freed with it. An item of a streamed document lives for a moment: its
 * nodes are cut from an arena (plant.h) and forgotten with it.
 */
#include "plant.h"
#include "reader_state.h"

#include <libxml/parserInternals.h>
#include <string.h>

static xmlNsPtr namespace_of(struct reader_state *s, const xmlChar *uri, const xmlChar *prefix)
{
	struct tree *t = s->r->tree;
	xmlNsPtr ns;

	if (uri == NULL)
		return NULL;
	if (prefix == NULL && uri == s->namespace_name)
		return t->ns;
	ns = xmlSearchNsByHref(t->doc, t->repository, uri);
	return ns != NULL ? ns : xmlNewNs(t->repository, uri, prefix);
}

static xmlNsPtr attribute_namespace(void *payload, const xmlNode *element, const xmlChar *uri, const xmlChar *prefix)
{
	(void)element;
	return namespace_of(payload, uri, prefix);
}

static xmlNodePtr cut_element(struct reader_state *s, const struct start_tag *t, xmlNodePtr parent)
{
	struct mark *mark;
	xmlNodePtr node = plant_element(s->item_arena, parent, t->name, namespace_of(s, t->uri, t->prefix), &mark);

	plant_attributes(s->item_arena, node, t->attribute_count, t->attributes, attribute_namespace, s);
	return node;
}

static xmlNodePtr new_element(struct reader_state *s, const struct start_tag *t, xmlNodePtr parent)
{
	xmlNodePtr node = xmlNewDocNodeEatName(s->r->tree->doc, NULL, (xmlChar *)t->name, NULL);

	node->ns = namespace_of(s, t->uri, t->prefix);
	node->_private = arena_alloc(s->r->arena, sizeof(struct mark));
	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;
		xmlChar *value = xmlStrndup(a[3], (int)(a[4] - a[3]));
		xmlNsPtr ns = a[1] != NULL ? namespace_of(s, a[2], a[1]) : NULL;

		xmlNewNsPropEatName(node, ns, (xmlChar *)a[0], value);
		xmlFree(value);
	}
	xmlAddChild(parent, node);
	return node;
}

xmlNodePtr nodes_element(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint32_t index, xmlNodePtr parent, bool in_item)
{
	xmlNodePtr node = in_item ? cut_element(s, t, parent) : new_element(s, t, parent);
	struct mark *m = node->_private;

	m->source = s->source;
	m->tag = tag;
	m->index = index;
	return node;
}

void nodes_text(struct reader_state *s, xmlNodePtr node, const char *text, size_t n, bool in_item)
{
	if (in_item)
		plant_leaf(s->item_arena, node, XML_TEXT_NODE, xmlStringText, text, n);
	else
		xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text, (int)n));
}

void nodes_detach(xmlNodePtr node)
{
	xmlNodePtr root = node->parent;

	xmlUnlinkNode(node);
	node->parent = root;
}

void nodes_drop(xmlNodePtr node, bool in_item)
{
	xmlUnlinkNode(node);
	if (!in_item)
		xmlFreeNode(node);
}
