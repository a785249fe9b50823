/* SPDX-License-Identifier: Apache-2.0 */
/* A document and a run for tests of functions: an expression in, its value as a line of text out. */
#ifndef FUNCTIONS_HARNESS_H
#define FUNCTIONS_HARNESS_H

#include "buf.h"
#include "diag.h"
#include "door.h"
#include "xpath.h"

#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define NAMESPACES \
	"xmlns:p='urn:p' xmlns:exsl='http://exslt.org/common' xmlns:date='http://exslt.org/dates-and-times' xmlns:math='http://exslt.org/math' " \
	"xmlns:set='http://exslt.org/sets' xmlns:str='http://exslt.org/strings' xmlns:regexp='http://exslt.org/regular-expressions' " \
	"xmlns:dyn='http://exslt.org/dynamic' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"

struct functions_harness {
	xmlDocPtr doc;
	struct xpath_world *world;
	struct xpath_run *run;
	struct diag_list *list;
	struct buf line;
};

/* The variables $a and $b. */
static inline int harness_slot(void *payload, const char *name)
{
	(void)payload;
	return strcmp(name, "a") == 0 ? 0 : strcmp(name, "b") == 0 ? 1 : -1;
}

static inline void harness_open(struct functions_harness *h, const char *document)
{
	door_open();
	h->doc = xmlReadMemory(document, (int)strlen(document), "http://example.org/dir/doc.xml", NULL, XML_PARSE_NOENT | XML_PARSE_NONET);
	h->world = xpath_world_new(h->doc);
	h->run = xpath_run_new(h->world);
	h->list = diag_list_new();
	buf_init(&h->line);
}

static inline void harness_close(struct functions_harness *h)
{
	xpath_run_free(h->run);
	xpath_world_free(h->world);
	diag_list_free(h->list);
	xmlFreeDoc(h->doc);
	buf_release(&h->line);
}

static inline struct xpath *harness_compile(struct functions_harness *h, const char *text)
{
	struct diag_sink sink = diag_list_sink(h->list);
	struct xpath_scope scope = { .element = xmlDocGetRootElement(h->doc), .slot_of = harness_slot, .steady = true };
	struct xpath_origin origin = { .node = scope.element, .sink = &sink };

	return xpath_compile(text, &scope, &origin);
}

/* The element whose attribute n has the value, or the root. */
static inline xmlNodePtr harness_at(xmlNodePtr node, const char *n)
{
	for (; node != NULL; node = node->next) {
		xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(node, (const xmlChar *)"n") : NULL;
		bool found = value != NULL && strcmp((const char *)value, n) == 0;
		xmlNodePtr below = found || node->type != XML_ELEMENT_NODE ? NULL : harness_at(node->children, n);

		xmlFree(value);
		if (found || below != NULL)
			return found ? node : below;
	}
	return NULL;
}

/* "b true", "n 1.5", "s text", "[a|b]" the nodes' texts. */
static inline void harness_show(struct functions_harness *h, const struct xpath_value *v)
{
	struct xpath_text t;

	switch (v->type) {
	case VALUE_BOOLEAN:
		buf_printf(&h->line, "b %s", v->boolean ? "true" : "false");
		break;
	case VALUE_NUMBER:
		if (v->number == 0 && signbit(v->number))
			buf_puts(&h->line, "n -0");
		else if (isnan(v->number))
			buf_puts(&h->line, "n NaN");
		else
			buf_printf(&h->line, "n %.15g", v->number);
		break;
	case VALUE_NODES:
		buf_putc(&h->line, '[');
		for (size_t i = 0; i < v->nodes.len; i++) {
			t = xpath_node_string(h->run, v->nodes.items[i]);
			buf_puts(&h->line, i > 0 ? "|" : "");
			buf_add(&h->line, t.start, t.len);
		}
		buf_putc(&h->line, ']');
		break;
	default:
		buf_puts(&h->line, "s ");
		buf_add(&h->line, v->text.start, v->text.len);
	}
}

/* The value at a node; "! why" when it cannot run, "-" when it does not compile. */
static inline const char *harness_value(struct functions_harness *h, const char *text, xmlNodePtr node)
{
	struct xpath *x = harness_compile(h, text);
	struct xpath_value v;

	buf_reset(&h->line);
	if (x == NULL)
		buf_putc(&h->line, '-');
	else if (xpath_eval(h->run, x, node, &v) != 0)
		buf_printf(&h->line, "! %s", xpath_error(h->run));
	else
		harness_show(h, &v);
	xpath_free(x);
	return h->line.data;
}

#endif
