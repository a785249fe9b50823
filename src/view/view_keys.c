/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The function key() of XSLT in linear time. libxslt looks through all nodes of a value before it adds one more, so a table of a key with 100,000 findings under one value
 * ("gap") takes 5,000,000,000 comparisons. Here the tables of a document are made before libxslt would make them, all at the first call, in the order of the document, where
 * a node that is there already can only be the last one; libxslt finds them, answers from them, and frees them with the document.
 * What must stay true: the tables are those of libxslt. What is said of a document that is no file (a tree in a variable, which is small) is left to libxslt, and so is
 * every key that goes wrong.
 */
#include "view_keys.h"

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>
#include <libxslt/imports.h>
#include <libxslt/xsltutils.h>

#include <stdbool.h>
#include <string.h>

/* The nodes of an expression, or its value, at a node. NULL when it goes wrong. */
static xmlXPathObjectPtr evaluate(xmlXPathContextPtr xpath, const xsltKeyDef *key, xmlXPathCompExprPtr expression, xmlNodePtr at)
{
	xpath->node = at;
	xpath->contextSize = xpath->proximityPosition = 1;
	xpath->namespaces = key->nsList;
	xpath->nsNr = key->nsNr;
	return xmlXPathCompiledEval(expression, xpath);
}

static void add(xmlHashTablePtr table, const xmlChar *value, xmlNodePtr node)
{
	xmlNodeSetPtr nodes = value ? xmlHashLookup(table, value) : NULL;

	if (!value)
		return;
	if (nodes && nodes->nodeNr > 0 && nodes->nodeTab[nodes->nodeNr - 1] == node)
		return;
	if (nodes) {
		xmlXPathNodeSetAddUnique(nodes, node);
	} else {
		nodes = xmlXPathNodeSetCreate(node);
		if (xmlHashAddEntry(table, value, nodes))
			xmlXPathFreeNodeSet(nodes);
	}
}

static int add_values(xmlHashTablePtr table, const xmlXPathObject *values, xmlNodePtr node)
{
	const xmlNodeSet *set = values && values->type == XPATH_NODESET ? values->nodesetval : NULL;
	xmlChar *value;
	int i;

	if (!values)
		return -1;
	if (values->type != XPATH_NODESET) {
		value = xmlXPathCastToString((xmlXPathObjectPtr)values);
		add(table, value, node);
		xmlFree(value);
	}
	for (i = 0; set && i < set->nodeNr; i++) {
		value = xmlXPathCastNodeToString(set->nodeTab[i]);
		add(table, value, node);
		xmlFree(value);
	}
	return 0;
}

/* One definition of the key, into the table. */
static int fill(xmlHashTablePtr table, xmlXPathContextPtr xpath, const xsltKeyDef *key, xmlDocPtr doc)
{
	xmlXPathObjectPtr matched = key->comp && key->usecomp ? evaluate(xpath, key, key->comp, (xmlNodePtr)doc) : NULL, values;
	const xmlNodeSet *set = matched && matched->type == XPATH_NODESET ? matched->nodesetval : NULL;
	int i, status = matched && matched->type == XPATH_NODESET ? 0 : -1;

	if (set)
		xmlXPathNodeSetSort((xmlNodeSetPtr)set);
	for (i = 0; set && !status && i < set->nodeNr; i++) {
		values = evaluate(xpath, key, key->usecomp, set->nodeTab[i]);
		status = add_values(table, values, set->nodeTab[i]);
		xmlXPathFreeObject(values);
	}
	xmlXPathFreeObject(matched);
	return status;
}

static void free_nodes(void *nodes, const xmlChar *name)
{
	(void)name;
	xmlXPathFreeNodeSet(nodes);
}

static bool has_table(const xsltDocument *document, const xmlChar *name)
{
	const xsltKeyTable *t;

	for (t = document->keys; t; t = t->next)
		if (xmlStrEqual(t->name, name))
			return true;
	return false;
}

/* Several definitions of a key are left to libxslt, which knows the order of their nodes. */
static bool is_only_one(xsltStylesheetPtr style, const xsltKeyDef *wanted)
{
	const xsltKeyDef *key;
	int n = 0;

	for (; style; style = xsltNextImport(style))
		for (key = style->keys; key; key = key->next)
			n += xmlStrEqual(key->name, wanted->name);
	return n == 1 && !wanted->nameURI;
}

/* Gives the document its table, as libxslt would. */
static void make_table(xsltTransformContextPtr context, xsltDocumentPtr document, const xsltKeyDef *key)
{
	xmlXPathContextPtr xpath = context->xpathCtxt;
	struct _xmlXPathContext before = *xpath;
	xmlNodePtr node = context->node;
	xsltDocumentPtr outer = context->document;
	xmlHashTablePtr nodes = xmlHashCreate(0);
	xsltKeyTable *table = xmlMalloc(sizeof *table);
	int status;

	if (!nodes || !table) {
		xmlHashFree(nodes, NULL);
		xmlFree(table);
		return;
	}
	context->document = document;
	context->node = (xmlNodePtr)document->doc;
	status = fill(nodes, xpath, key, document->doc);
	context->document = outer;
	context->node = node;
	xpath->node = before.node;
	xpath->contextSize = before.contextSize;
	xpath->proximityPosition = before.proximityPosition;
	xpath->namespaces = before.namespaces;
	xpath->nsNr = before.nsNr;
	if (status) {
		xmlHashFree(nodes, free_nodes);
		xmlFree(table);
		return;
	}
	*table = (xsltKeyTable){ .next = document->keys, .name = xmlStrdup(key->name), .keys = nodes };
	document->keys = table;
	document->nbKeysComputed++;
}

/* While a table is made, the keys that it asks for are libxslt's affair. */
static void make_tables(xsltTransformContextPtr context, xsltDocumentPtr document)
{
	xsltStylesheetPtr style;
	const xsltKeyDef *key;

	if (document->keys || context->keyInitLevel)
		return;
	context->keyInitLevel++;
	for (style = context->style; style; style = xsltNextImport(style))
		for (key = style->keys; key; key = key->next)
			if (!has_table(document, key->name) && is_only_one(context->style, key))
				make_table(context, document, key);
	context->keyInitLevel--;
}

static void key_function(xmlXPathParserContextPtr parser, int n)
{
	xsltTransformContextPtr context = xsltXPathGetTransformContext(parser);
	const xmlNode *node = parser->context->node;
	xsltDocumentPtr document = context && node && node->doc ? xsltFindDocument(context, node->doc) : NULL;

	if (document)
		make_tables(context, document);
	xsltKeyFunction(parser, n);
}

int view_keys_register(xsltTransformContextPtr context)
{
	const xmlChar *name = (const xmlChar *)"key";

	/* What is there is not replaced. */
	xmlXPathRegisterFunc(context->xpathCtxt, name, NULL);
	return xmlXPathRegisterFunc(context->xpathCtxt, name, key_function);
}
