/* SPDX-License-Identifier: Apache-2.0 */
/* Nodes in arenas (plant.h): what belongs together lies together, an element beside its mark, attributes beside their values. */
#include "plant.h"

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

void plant_append(xmlNodePtr parent, xmlNodePtr node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

xmlNodePtr plant_element(struct arena *a, xmlNodePtr parent, const xmlChar *name, xmlNsPtr ns, struct mark **mark)
{
	struct element *e = arena_alloc(a, sizeof *e);

	e->node.type = XML_ELEMENT_NODE;
	e->node.name = name;
	e->node.doc = parent->doc;
	e->node.ns = ns;
	e->node._private = *mark = &e->mark;
	plant_append(parent, &e->node);
	return &e->node;
}

static void set_text(xmlNodePtr text, xmlDocPtr doc, xmlNodePtr parent, xmlChar *content)
{
	text->type = XML_TEXT_NODE;
	text->name = xmlStringText;
	text->content = content;
	text->doc = doc;
	text->parent = parent;
}

static size_t values_size(int count, const xmlChar **attributes)
{
	size_t size = 0;

	for (int i = 0; i < count; i++)
		size += (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]) + 1;
	return size;
}

void plant_attributes(struct arena *a, xmlNodePtr element, int count, const xmlChar **attributes, plant_namespace_fn *ns, void *payload)
{
	size_t n = (size_t)count;
	struct attribute *list = n > 0 ? arena_alloc(a, n * sizeof *list + values_size(count, attributes)) : NULL;
	xmlChar *value = (xmlChar *)(list + n);

	for (size_t i = 0; i < n; i++) {
		const xmlChar **from = attributes + 5 * i;
		xmlAttrPtr attribute = &list[i].attribute;
		size_t len = (size_t)(from[4] - from[3]);

		memcpy(value, from[3], len);
		*attribute = (xmlAttr){ .type = XML_ATTRIBUTE_NODE, .name = from[0], .parent = element, .doc = element->doc };
		attribute->ns = from[1] != NULL ? ns(payload, element, from[2], from[1]) : NULL;
		attribute->children = attribute->last = &list[i].text;
		set_text(&list[i].text, element->doc, (xmlNodePtr)attribute, value);
		if (i > 0) {
			attribute->prev = &list[i - 1].attribute;
			list[i - 1].attribute.next = attribute;
		}
		value += len + 1;
	}
	element->properties = n > 0 ? &list[0].attribute : NULL;
}

void plant_leaf(struct arena *a, xmlNodePtr parent, xmlElementType type, const xmlChar *name, const char *content, size_t n)
{
	xmlNodePtr node = arena_alloc(a, sizeof *node + n + 1);

	if (n > 0)
		memcpy(node + 1, content, n);
	set_text(node, parent->doc, parent, (xmlChar *)(node + 1));
	node->type = type;
	node->name = name;
	plant_append(parent, node);
}

xmlNsPtr plant_namespace(struct arena *a, xmlNodePtr element, const xmlChar *prefix, const xmlChar *uri)
{
	xmlNsPtr ns = arena_alloc(a, sizeof *ns), *last = &element->nsDef;

	ns->type = XML_NAMESPACE_DECL;
	ns->prefix = prefix;
	ns->href = uri;
	while (*last != NULL)
		last = &(*last)->next;
	*last = ns;
	return ns;
}

void plant_uproot(xmlDocPtr doc)
{
	doc->children = doc->last = NULL;
}
