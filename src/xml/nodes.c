/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nodes of documents (reader_state.h). What lives as long as the tree is made by libxml2 and freed with it. An item of a streamed document lives for a moment: its
 * nodes, values and texts are cut from an arena, several at a time, and forgotten with it. Nobody may free, change or keep them.
 */
#include "reader_state.h"

#include <libxml/parserInternals.h>
#include <string.h>

struct element {
	xmlNode node;
	struct mark mark;
};

struct attribute {
	xmlAttr attribute;
	xmlNode text;
};

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

static void append(xmlNodePtr parent, xmlNodePtr node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

static void set_text(xmlNodePtr text, xmlDocPtr doc, xmlNodePtr parent, xmlChar *content)
{
	text->type = XML_TEXT_NODE;
	text->name = xmlStringText;
	text->content = content;
	text->doc = doc;
	text->parent = parent;
}

static size_t values_size(const struct start_tag *t)
{
	size_t size = 0;

	for (int i = 0; i < t->attribute_count; i++)
		size += (size_t)(t->attributes[5 * i + 4] - t->attributes[5 * i + 3]) + 1;
	return size;
}

static void cut_attributes(struct reader_state *s, xmlNodePtr node, const struct start_tag *t)
{
	size_t n = (size_t)t->attribute_count;
	struct attribute *list = arena_alloc(s->item_arena, n * sizeof *list + values_size(t));
	xmlChar *value = (xmlChar *)(list + n);

	for (size_t i = 0; i < n; i++) {
		const xmlChar **a = t->attributes + 5 * i;
		xmlAttrPtr attribute = &list[i].attribute;
		size_t len = (size_t)(a[4] - a[3]);

		memcpy(value, a[3], len);
		*attribute = (xmlAttr){ .type = XML_ATTRIBUTE_NODE, .name = a[0], .children = &list[i].text, .last = &list[i].text, .parent = node, .doc = node->doc };
		attribute->ns = a[1] != NULL ? namespace_of(s, a[2], a[1]) : NULL;
		set_text(&list[i].text, node->doc, (xmlNodePtr)attribute, value);
		if (i > 0) {
			attribute->prev = &list[i - 1].attribute;
			list[i - 1].attribute.next = attribute;
		}
		value += len + 1;
	}
	node->properties = n > 0 ? &list[0].attribute : NULL;
}

static xmlNodePtr cut_element(struct reader_state *s, const struct start_tag *t, xmlNodePtr parent)
{
	struct element *e = arena_alloc(s->item_arena, sizeof *e);
	xmlNodePtr node = &e->node;

	node->type = XML_ELEMENT_NODE;
	node->name = t->name;
	node->doc = s->r->tree->doc;
	node->ns = namespace_of(s, t->uri, t->prefix);
	node->_private = &e->mark;
	append(parent, node);
	if (t->attribute_count > 0)
		cut_attributes(s, node, t);
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
	xmlNodePtr child;

	if (!in_item) {
		xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text, (int)n));
		return;
	}
	child = arena_alloc(s->item_arena, sizeof *child + n + 1);
	memcpy(child + 1, text, n);
	set_text(child, node->doc, node, (xmlChar *)(child + 1));
	append(node, child);
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
