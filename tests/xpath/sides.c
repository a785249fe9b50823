/* SPDX-License-Identifier: Apache-2.0 */
/* Opens both sides over a document: variables of every type, namespaces, keys (sides.h). */
#include "sides_part.h"

#include "mem.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <libxslt/documents.h>
#include <libxslt/transform.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const sides_namespaces[][2] = {
	{ "p", "urn:p" }, { "q", "urn:q" }, { "d", "urn:d" }, { "r", "urn:r" }, { "math", "http://exslt.org/math" }, { "set", "http://exslt.org/sets" },
	{ "str", "http://exslt.org/strings" }, { "date", "http://exslt.org/dates-and-times" }, { "exsl", "http://exslt.org/common" },
	{ "xsl", "http://www.w3.org/1999/XSL/Transform" }, { NULL, NULL },
};

static const struct {
	const char *name, *match, *use;
} key_rows[] = {
	{ "k", "*", "@id" },
	{ "n", "a|p:b|@n", "." },
	{ "t", "text()", "string-length(.)" },
	{ "two", "b", "@n | a" },
	{ "two", "c/@x | comment()", "1 + count(ancestor::*)" },
};

static const double numbers[] = {
	0, -0.0, 1, 2, 3, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 1e21, 1e-7, 123456789, 0.1, 1.0 / 3, 9007199254740993.0, 1e300, 4.9e-324,
	1e15,
};
static const char *const strings[] = { "", "a", "b", "abc", "3", " 2 ", "å漢😀", "x y", "-0", "1e3", "i1", "sv" };

static void bind(struct sides *s, const char *name, struct xpath_value value)
{
	s->variables[s->variable_count].name = name;
	s->variables[s->variable_count++].value = value;
}

static struct xpath_value some_number(struct chance *c)
{
	struct xpath_value v = { .type = VALUE_NUMBER, .number = chance_of(c, numbers) };

	if (chance_percent(c, 20))
		v.number = chance_percent(c, 34) ? NAN : chance_percent(c, 50) ? INFINITY : -INFINITY;
	return v;
}

static struct xpath_value some_string(struct chance *c)
{
	const char *text = chance_of(c, strings);
	struct xpath_value v = { .type = VALUE_STRING, .text = { text, strlen(text) } };

	return v;
}

static struct xpath_value some_nodes(struct sides *s, struct chance *c, unsigned percent)
{
	struct document *d = s->document;
	struct xpath_value v = { .type = VALUE_NODES, .nodes = { arena_alloc(s->arena, (d->nodes.len + 1) * sizeof(xmlNodePtr)), 0 } };

	for (size_t i = 0; i < d->nodes.len; i++) {
		if (d->nodes.items[i]->type != XML_NAMESPACE_DECL && chance_percent(c, percent))
			v.nodes.items[v.nodes.len++] = d->nodes.items[i];
	}
	return v;
}

static void bind_all(struct sides *s, struct chance *c)
{
	bind(s, "n", some_number(c));
	bind(s, "m", some_number(c));
	bind(s, "div", some_number(c));
	bind(s, "s", some_string(c));
	bind(s, "t", some_string(c));
	bind(s, "b", (struct xpath_value){ .type = VALUE_BOOLEAN, .boolean = chance_percent(c, 50) });
	bind(s, "x", some_nodes(s, c, 12));
	bind(s, "y", some_nodes(s, c, 40));
	bind(s, "none", some_nodes(s, c, 0));
	bind(s, "_current", some_nodes(s, c, 0));
}

static void swallow_text(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static const char other_text[] = "<o><a n='1'>x</a><b>2</b></o>";

static bool is_other(const char *uri)
{
	const char *slash = strrchr(uri, '/'), *colon = strrchr(uri, ':');

	return strcmp(slash != NULL ? slash + 1 : colon != NULL ? colon + 1 : uri, "other.xml") == 0;
}

static xmlDocPtr load_theirs(const xmlChar *uri, xmlDictPtr dict, int options, void *context, xsltLoadType type)
{
	(void)dict;
	(void)options;
	(void)context;
	return type == XSLT_LOAD_DOCUMENT && is_other((const char *)uri)
	       ? xmlReadMemory(other_text, sizeof other_text - 1, (const char *)uri, NULL, 0) : NULL;
}

static xmlDocPtr load_ours(void *payload, const char *uri, const char *base)
{
	struct sides *s = payload;

	(void)base;
	return is_other(uri) ? s->other : NULL;
}

static xmlXPathObjectPtr object_of(const struct sides *s, const struct xpath_value *v)
{
	xmlXPathObjectPtr o;

	switch (v->type) {
	case VALUE_NUMBER: return xmlXPathNewFloat(v->number);
	case VALUE_BOOLEAN: return xmlXPathNewBoolean(v->boolean);
	case VALUE_STRING: return xmlXPathNewCString(v->text.start);
	default:
		o = xmlXPathNewNodeSet(NULL);
		for (size_t i = 0; i < v->nodes.len; i++)
			xmlXPathNodeSetAddUnique(o->nodesetval, s->document->others.items[document_place(s->document, v->nodes.items[i])]);
		return o;
	}
}

/* libxslt numbers the elements to sort faster, and with these numbers libxml2 sorts wrongly: a text after an element before that element's
 * children. */
static void forget_order(xmlNodePtr element)
{
	element->content = NULL;
	for (xmlNodePtr child = element->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			forget_order(child);
	}
}

static void open_libxml2(struct sides *s)
{
	struct buf sheet = BUF_INIT;
	xmlXPathContextPtr x;

	buf_puts(&sheet, "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform' xmlns:p='urn:p' xmlns:q='urn:q'>");
	for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++)
		buf_printf(&sheet, "<x:key name='%s' match='%s' use='%s'/>", key_rows[i].name, key_rows[i].match, key_rows[i].use);
	buf_puts(&sheet, "</x:stylesheet>");
	s->style = xsltParseStylesheetDoc(xmlReadMemory(sheet.data, (int)sheet.len, "urn:sheet", NULL, 0));
	buf_release(&sheet);
	s->xslt = xsltNewTransformContext(s->style, s->document->other);
	forget_order(xmlDocGetRootElement(s->document->other));
	xsltSetTransformErrorFunc(s->xslt, NULL, swallow_text);
	s->xslt->inst = xmlDocGetRootElement(s->style->doc);
	s->xslt->nbKeys = sizeof key_rows / sizeof *key_rows;
	s->xslt->initialContextDoc = s->document->other;
	x = s->xslt->xpathCtxt;
	x->varLookupFunc = NULL; /* variables are the context's own, not XSLT's */
	x->varLookupData = NULL;
	x->opLimit = 3000000;
	xmlXPathContextSetCache(x, 0, -1, 0);
	for (size_t i = 0; sides_namespaces[i][0] != NULL; i++)
		xmlXPathRegisterNs(x, (const xmlChar *)sides_namespaces[i][0], (const xmlChar *)sides_namespaces[i][1]);
	for (size_t i = 0; i < s->variable_count; i++)
		xmlXPathRegisterVariable(x, (const xmlChar *)s->variables[i].name, object_of(s, &s->variables[i].value));
}

/* An element with our namespaces, in a document of its own. */
static xmlDocPtr scope_make(void)
{
	xmlDocPtr doc = xmlNewDoc(NULL);
	xmlNodePtr root = xmlNewDocNode(doc, NULL, (const xmlChar *)"rule", NULL);

	xmlDocSetRootElement(doc, root);
	for (size_t i = 0; sides_namespaces[i][0] != NULL; i++)
		xmlNewNs(root, (const xmlChar *)sides_namespaces[i][1], (const xmlChar *)sides_namespaces[i][0]);
	return doc;
}

static void open_ours(struct sides *s)
{
	s->scope = scope_make();
	s->world = xpath_world_new(s->document->doc);
	s->other = xmlReadMemory(other_text, sizeof other_text - 1, "urn:other.xml", NULL, 0);
	xpath_world_loader(s->world, load_ours, s);
	s->run = xpath_run_new(s->world);
	s->key_count = sizeof key_rows / sizeof *key_rows;
	s->keys = arena_alloc(s->arena, s->key_count * sizeof *s->keys);
	for (size_t i = 0; i < s->key_count; i++) {
		s->keys[i].name = key_rows[i].name;
		s->keys[i].match = sides_pattern(s, key_rows[i].match);
		s->keys[i].use = sides_compile(s, key_rows[i].use);
		if (s->keys[i].match == NULL || s->keys[i].use == NULL)
			abort();
	}
	xpath_run_keys(s->run, s->keys, s->key_count);
	for (size_t i = 0; i < s->variable_count; i++)
		xpath_set(s->run, (int)i, &s->variables[i].value);
	s->mark = xpath_mark(s->run);
}

void sides_open(struct sides *s, struct document *d, struct chance *c)
{
	*s = (struct sides){ .document = d, .arena = arena_new() };
	xsltSetGenericErrorFunc(NULL, swallow_text);
	xsltSetLoaderFunc(load_theirs);
	bind_all(s, c);
	open_libxml2(s);
	open_ours(s);
}

void sides_current(struct sides *s, xmlNodePtr node)
{
	struct binding *v = &s->variables[s->variable_count - 1];

	v->value.nodes.items[0] = node;
	v->value.nodes.len = 1;
	xpath_drop(s->run, s->mark - 1);
	xpath_set(s->run, (int)s->variable_count - 1, &v->value);
	xmlXPathRegisterVariable(s->xslt->xpathCtxt, (const xmlChar *)v->name, object_of(s, &v->value));
}

void sides_close(struct sides *s)
{
	xpath_run_free(s->run);
	xpath_world_free(s->world);
	for (size_t i = 0; i < s->key_count; i++) {
		xpath_pattern_free(s->keys[i].match);
		xpath_free(s->keys[i].use);
	}
	xmlFreeDoc(s->other);
	xmlFreeDoc(s->scope);
	xmlXPathRegisteredNsCleanup(s->xslt->xpathCtxt); /* libxslt forgets these */
	xsltFreeTransformContext(s->xslt);
	xsltFreeStylesheet(s->style);
	arena_free(s->arena);
}
