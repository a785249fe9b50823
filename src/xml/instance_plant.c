/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tree of a document without DOCTYPE, planted in the instance's arena (instance_part.h): most documents have none, and libxml2's own builder takes half of the time
 * that checking them takes. Text is gathered until the next tag, so that it is one node.
 */
#include "instance_part.h"

#include "plant.h"

#include <libxml/parserInternals.h>
#include <libxml/valid.h>
#include <string.h>

static xmlNodePtr place_of(const struct loading *g)
{
	const xmlParserCtxt *c = g->parser;

	return c->node != NULL ? c->node : (xmlNodePtr)c->myDoc;
}

static void flush(struct loading *g)
{
	if (g->text.len > 0 && g->parser->node != NULL)
		plant_leaf(g->i->arena, g->parser->node, XML_TEXT_NODE, xmlStringText, g->text.data, g->text.len);
	buf_reset(&g->text);
}

static xmlNsPtr namespace_of(void *payload, const xmlNode *element, const xmlChar *uri, const xmlChar *prefix)
{
	(void)payload;
	(void)uri;
	return xmlSearchNs(element->doc, (xmlNodePtr)(uintptr_t)element, prefix);
}

static void note_ids(const xmlNode *node)
{
	for (xmlAttrPtr a = node->properties; a != NULL; a = a->next) {
		if (a->ns != NULL && strcmp((const char *)a->name, "id") == 0 && strcmp((const char *)a->ns->href, (const char *)XML_XML_NAMESPACE) == 0)
			xmlAddID(NULL, node->doc, a->children->content, a);
	}
}

static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	struct mark *m;
	xmlNodePtr node;

	(void)defaulted;
	if (g->failed)
		return;
	if (c->nodeNr >= LIMIT_DEPTH) {
		instance_refuse(g, c, MSG_XML_TOO_DEEP, (const char *)name, LIMIT_DEPTH);
		return;
	}
	flush(g);
	node = plant_element(g->i->arena, place_of(g), name, NULL, &m);
	for (int i = 0; i < namespace_count; i++)
		plant_namespace(g->i->arena, node, namespaces[2 * i], namespaces[2 * i + 1]);
	node->ns = uri != NULL ? xmlSearchNs(c->myDoc, node, prefix) : NULL;
	plant_attributes(g->i->arena, node, attribute_count, attributes, namespace_of, g);
	note_ids(node);
	m->source = &g->i->source;
	m->tag = instance_tag(g);
	nodePush(c, node);
}

static void on_end(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	xmlParserCtxtPtr c = payload;

	(void)name;
	(void)prefix;
	(void)uri;
	flush(c->_private);
	nodePop(c);
}

static void on_text(void *payload, const xmlChar *text, int n)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	buf_add(&g->text, text, (size_t)n);
}

static void on_comment(void *payload, const xmlChar *content)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	flush(g);
	plant_leaf(g->i->arena, place_of(g), XML_COMMENT_NODE, xmlStringComment, (const char *)content, strlen((const char *)content));
}

static void on_instruction(void *payload, const xmlChar *target, const xmlChar *content)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	flush(g);
	plant_leaf(g->i->arena, place_of(g), XML_PI_NODE, xmlDictLookup(c->dict, target, -1), (const char *)content, content != NULL ? strlen((const char *)content) : 0);
}

void instance_plant(struct loading *g)
{
	xmlSAXHandlerPtr sax = g->parser->sax;
	xmlDocPtr doc = g->parser->myDoc;
	xmlNodePtr before = doc->children, next;

	/* What came before the root. */
	g->planted = true;
	doc->children = doc->last = NULL;
	for (; before != NULL; before = next) {
		const char *content = before->content != NULL ? (const char *)before->content : "";

		next = before->next;
		plant_leaf(g->i->arena, (xmlNodePtr)doc, before->type, before->type == XML_PI_NODE ? xmlDictLookup(g->parser->dict, before->name, -1) : xmlStringComment,
		           content, strlen(content));
		xmlUnlinkNode(before);
		xmlFreeNode(before);
	}
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = sax->ignorableWhitespace = on_text;
	sax->cdataBlock = on_text;
	sax->comment = on_comment;
	sax->processingInstruction = on_instruction;
}
