/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The element of stylesheets <f:written>…</f:written>: what is made inside is written down at once, by libxml2 and as it would be in the end, and stands in the result as
 * text that is not escaped again. A tree takes ten times the memory of its text, so this is for what is made once per finding.
 * What must stay true: the same bytes come out as without it, but that in an indented document whoever holds such an element holds nothing else beside it, and ends with
 * the line break before its own end tag (a text would otherwise keep libxml2 from indenting the rest); an attribute inside belongs to an element inside.
 */
#include "view_written.h"

#include "view_functions.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxslt/extensions.h>
#include <libxslt/transform.h>

#include <stdbool.h>
#include <string.h>

#define INDENT "  "

static int depth(const xmlNode *n)
{
	int d = 0;

	for (; n && n->type == XML_ELEMENT_NODE; n = n->parent)
		d++;
	return d;
}

static void write_node(xmlBufferPtr to, xmlNodePtr n, int level, bool is_indented)
{
	int i;

	if (is_indented && n->type != XML_TEXT_NODE) {
		xmlBufferCCat(to, "\n");
		for (i = 0; i < level; i++)
			xmlBufferCCat(to, INDENT);
	}
	xmlNodeDump(to, n->doc, n, level, is_indented);
}

/* By hand, since xmlAddChild() would make one text of two that stand beside each other, and measure the whole anew each time. */
static void add_last(xmlNodePtr parent, xmlNodePtr text)
{
	text->parent = parent;
	text->prev = parent->last;
	if (parent->last)
		parent->last->next = text;
	else
		parent->children = text;
	parent->last = text;
}

/* Writes n and what follows it, and takes them out of the tree. */
static void replace(xmlNodePtr parent, xmlNodePtr n, bool is_indented)
{
	xmlBufferPtr bytes = xmlBufferCreate();
	xmlNodePtr text = xmlNewDocText(parent->doc, NULL), next;
	int level = depth(parent);

	if (!bytes || !text) {
		xmlBufferFree(bytes);
		xmlFreeNode(text);
		return;
	}
	for (; n; n = next) {
		next = n->next;
		write_node(bytes, n, level, is_indented);
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	text->name = xmlStringTextNoenc;
	text->content = xmlStrndup(xmlBufferContent(bytes), xmlBufferLength(bytes));
	add_last(parent, text);
	xmlBufferFree(bytes);
}

static void written(xsltTransformContextPtr context, xmlNodePtr node, xmlNodePtr instruction, xsltElemPreCompPtr unused)
{
	xmlNodePtr parent = context->insert, before = parent ? parent->last : NULL, first;

	(void)unused;
	xsltApplyOneTemplate(context, node, instruction->children, NULL, NULL);
	first = before ? before->next : parent ? parent->children : NULL;
	/* libxslt knows the last text, to add to it; it may be gone. */
	context->lasttext = NULL;
	if (first && context->state == XSLT_STATE_OK)
		replace(parent, first, context->style->indent == 1);
}

int view_written_register(xsltTransformContextPtr context)
{
	return xsltRegisterExtElement(context, (const xmlChar *)"written", (const xmlChar *)VIEW_FUNCTIONS_NAMESPACE, written);
}
