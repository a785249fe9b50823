/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of XSLT 1.0 that rules use (section 12), and EXSLT's modules from libexslt. key() looks into indexes made from the
 * resident tree, or asks the run's source for nodes that are made on demand.
 */
#include "mem.h"
#include "pattern.h"
#include "run.h"

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct xpath_run *run_of(xmlXPathParserContextPtr c)
{
	return c->context->userData;
}

static void fail(xmlXPathParserContextPtr c, int error)
{
	xmlXPathErr(c, error);
}

static void f_current(xmlXPathParserContextPtr c, int n)
{
	if (n != 0)
		fail(c, XPATH_INVALID_ARITY);
	else
		valuePush(c, xmlXPathNewNodeSet(run_of(c)->current));
}

static void f_generate_id(xmlXPathParserContextPtr c, int n)
{
	xmlNodePtr node = c->context->node;
	char id[32] = "";

	if (n > 1) {
		fail(c, XPATH_INVALID_ARITY);
		return;
	}
	if (n == 1) {
		xmlXPathObjectPtr set = valuePop(c);

		if (set == NULL || set->type != XPATH_NODESET) {
			xmlXPathFreeObject(set);
			fail(c, XPATH_INVALID_TYPE);
			return;
		}
		node = set->nodesetval != NULL && set->nodesetval->nodeNr > 0 ? set->nodesetval->nodeTab[0] : NULL;
		for (int i = 1; node != NULL && i < set->nodesetval->nodeNr; i++) {
			if (xmlXPathCmpNodes(set->nodesetval->nodeTab[i], node) > 0)
				node = set->nodesetval->nodeTab[i];
		}
		xmlXPathFreeObject(set);
	}
	/* Only ever compared with another one, so the address will do. */
	if (node != NULL)
		snprintf(id, sizeof id, "n%p", (void *)node);
	valuePush(c, xmlXPathNewCString(id));
}

static void index_add(struct map *index, xmlChar *value, xmlNodePtr node)
{
	xmlNodeSetPtr set = map_get(index, (const char *)value);

	if (set == NULL) {
		set = xmlXPathNodeSetCreate(NULL);
		map_set(index, (const char *)value, set);
	}
	xmlXPathNodeSetAddUnique(set, node);
	xmlFree(value);
}

static void index_value(struct map *index, xmlXPathObjectPtr value, xmlNodePtr node)
{
	if (value->type != XPATH_NODESET) {
		index_add(index, xmlXPathCastToString(value), node);
		return;
	}
	for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++)
		index_add(index, xmlNodeGetContent(value->nodesetval->nodeTab[i]), node);
}

/* 0, or -1 when the key's match or use cannot run. */
static int index_node(struct xpath_run *r, const struct xpath_key *key, struct map *index, xmlNodePtr node)
{
	int match = pattern_match_inside(key->match, r, node);
	xmlXPathObjectPtr value;

	if (match <= 0)
		return match;
	value = xpath_eval_inside(r, key->use, node, NULL);
	if (value == NULL)
		return -1;
	index_value(index, value, node);
	xmlXPathFreeObject(value);
	return 0;
}

/* Indexes the node, its attributes and everything below it. */
static int index_tree(struct xpath_run *r, const struct xpath_key *key, struct map *index, xmlNodePtr node)
{
	if (r->source.passes != NULL && r->source.passes(r->source.payload, node))
		return 0;
	if (index_node(r, key, index, node) != 0)
		return -1;
	if (node->type != XML_ELEMENT_NODE)
		return 0;
	for (xmlAttrPtr a = node->properties; a != NULL; a = a->next) {
		if (index_node(r, key, index, (xmlNodePtr)a) != 0)
			return -1;
	}
	for (xmlNodePtr child = node->children; child != NULL; child = child->next) {
		if (index_tree(r, key, index, child) != 0)
			return -1;
	}
	return 0;
}

static void free_index(struct map *index)
{
	for (size_t i = 0; i < map_len(index); i++)
		xmlXPathFreeNodeSet(map_value(index, i));
	map_free(index);
}

/* NULL when the index cannot be made, each time anew: half an index would answer "nothing found". */
static struct map *index_of(struct xpath_run *r, const struct xpath_key *key)
{
	size_t i = (size_t)(key - r->keys);

	if (r->indexes[i] == NULL) {
		struct map *index = map_new();

		if (index_tree(r, key, index, xmlDocGetRootElement(r->context->doc)) != 0) {
			free_index(index);
			return NULL;
		}
		r->indexes[i] = index;
	}
	return r->indexes[i];
}

/* Whether the key's nodes come from the source: a pattern of one element name, and an attribute as its value. */
static int from_source(struct xpath_run *r, const struct xpath_key *key, const char *value, xmlNodeSetPtr set)
{
	const char *element = NULL, *attribute = xpath_text(key->use);

	if (r->source.lookup == NULL || xpath_pattern_count(key->match) != 1 || attribute[0] != '@' ||
	    xpath_pattern_last(key->match, 0, &element) != XML_ELEMENT_NODE || element == NULL)
		return 0;
	return r->source.lookup(r->source.payload, element, attribute + 1, value, set);
}

static void find_value(struct xpath_run *r, const struct xpath_key *key, const char *value, xmlNodeSetPtr found)
{
	struct map *index = from_source(r, key, value, found) ? NULL : index_of(r, key);
	xmlNodeSetPtr set = index != NULL ? map_get(index, value) : NULL;

	for (int i = 0; set != NULL && i < set->nodeNr; i++)
		xmlXPathNodeSetAdd(found, set->nodeTab[i]);
}

static void f_key(xmlXPathParserContextPtr c, int n)
{
	struct xpath_run *r = run_of(c);
	xmlXPathObjectPtr value;
	xmlNodeSetPtr found;
	xmlChar *name;
	bool known = false;

	if (n != 2) {
		fail(c, XPATH_INVALID_ARITY);
		return;
	}
	value = valuePop(c);
	name = xmlXPathPopString(c);
	found = xmlXPathNodeSetCreate(NULL);
	for (size_t i = 0; i < r->key_count; i++) {
		if (strcmp(r->keys[i].name, (const char *)name) != 0)
			continue;
		known = true;
		if (value->type == XPATH_NODESET) {
			for (int j = 0; value->nodesetval != NULL && j < value->nodesetval->nodeNr; j++) {
				xmlChar *text = xmlNodeGetContent(value->nodesetval->nodeTab[j]);

				find_value(r, &r->keys[i], (const char *)text, found);
				xmlFree(text);
			}
		} else {
			xmlChar *text = xmlXPathCastToString(value);

			find_value(r, &r->keys[i], (const char *)text, found);
			xmlFree(text);
		}
	}
	xmlFree(name);
	xmlXPathFreeObject(value);
	if (!known) {
		xmlXPathFreeNodeSet(found);
		if (r->error.len == 0)
			buf_puts(&r->error, "key() with a name that no xsl:key has");
		fail(c, XPATH_EXPR_ERROR);
		return;
	}
	xmlXPathNodeSetSort(found);
	valuePush(c, xmlXPathWrapNodeSet(found));
}

void functions_forget_keys(struct xpath_run *r)
{
	for (size_t i = 0; i < r->key_count; i++) {
		if (r->indexes[i] != NULL)
			free_index(r->indexes[i]);
		r->indexes[i] = NULL;
	}
}

bool functions_take(const char *name, size_t n)
{
	static const struct {
		const char *name;
		size_t least, most;
	} rows[] = {
		{ "last", 0, 0 }, { "position", 0, 0 }, { "count", 1, 1 }, { "id", 1, 1 }, { "local-name", 0, 1 }, { "namespace-uri", 0, 1 }, { "name", 0, 1 },
		{ "string", 0, 1 }, { "concat", 2, SIZE_MAX }, { "starts-with", 2, 2 }, { "contains", 2, 2 }, { "substring-before", 2, 2 },
		{ "substring-after", 2, 2 }, { "substring", 2, 3 }, { "string-length", 0, 1 }, { "normalize-space", 0, 1 }, { "translate", 3, 3 },
		{ "boolean", 1, 1 }, { "not", 1, 1 }, { "true", 0, 0 }, { "false", 0, 0 }, { "lang", 1, 1 }, { "number", 0, 1 }, { "sum", 1, 1 },
		{ "floor", 1, 1 }, { "ceiling", 1, 1 }, { "round", 1, 1 }, { "current", 0, 0 }, { "generate-id", 0, 1 }, { "key", 2, 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strcmp(rows[i].name, name) == 0)
			return n >= rows[i].least && n <= rows[i].most;
	}
	return true;
}

bool functions_vary(const char *uri, const char *name, size_t n)
{
	if (n > 0)
		return false;
	return strcmp(uri, (const char *)EXSLT_DATE_NAMESPACE) == 0 ||
	       (strcmp(uri, (const char *)EXSLT_MATH_NAMESPACE) == 0 && strcmp(name, "random") == 0);
}

void functions_register(xmlXPathContextPtr context)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} rows[] = {
		{ "current", f_current },
		{ "generate-id", f_generate_id },
		{ "key", f_key },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		xmlXPathRegisterFunc(context, (const xmlChar *)rows[i].name, rows[i].function);
	exsltDateXpathCtxtRegister(context, (const xmlChar *)"date");
	exsltMathXpathCtxtRegister(context, (const xmlChar *)"math");
	exsltSetsXpathCtxtRegister(context, (const xmlChar *)"set");
	exsltStrXpathCtxtRegister(context, (const xmlChar *)"str");
}
