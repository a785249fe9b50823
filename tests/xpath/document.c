/* SPDX-License-Identifier: Apache-2.0 */
/* Makes documents as text, so that a difference can be shown and tried again; then parses them with libxml2. */
#include "document.h"

#include "mem.h"

#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct maker {
	struct chance *c;
	struct buf *out;
	size_t room;   /* nodes that may still be made */
	size_t ids;    /* handed out */
	unsigned depth;
};

static const char *const words[] = {
	"", " ", "x", "abc", "a b", "  x  y ", "\n\t ", "å", "Åäö", "漢字", "😀", "a😀b", "i1", "i2 i3", "true", "false", "sv", "it's", "&amp;",
	"&lt;", "&#13;", "&#160;x",
};

static const char *const numbers[] = {
	"0", "1", "2", "3", "10", "007", "-1", "-3", "-0", "2.5", "-2.5", "0.5", ".5", "5.", "-.5", ".", "-", "- 1", " 12 ", "\n4\t", "+4",
	"1e3", "1E2", "1e-2", "0x10", "1,5",
	"1.15", "0.1", "0.2", "3.14159", "100", "1000000", "999999999", "1000000000", "12345678901234567890", "0.00001", "0.000001",
	"9007199254740993", "NaN", "Infinity",
	"-Infinity", "1 2", "--1", "１", "1.2.3", "2004-02-29", "12.50",
};

static const char *const elements[] = { "a", "a", "a", "b", "b", "b", "c", "c", "e", "div", "text", "or", "å", "p:a", "p:b", "q:a", "a.b-c" };
static const char *const plain_attributes[] = { "n", "n", "x", "x", "div", "å", "p:n", "q:x" };

static void put_value(struct maker *m)
{
	size_t n = chance_percent(m->c, 20) ? 2 : 1;

	for (size_t i = 0; i < n; i++)
		buf_puts(m->out, chance_percent(m->c, 55) ? chance_of(m->c, numbers) : chance_of(m->c, words));
}

static void put_declarations(struct maker *m)
{
	if (chance_percent(m->c, 8))
		buf_printf(m->out, " xmlns='%s'", chance_percent(m->c, 40) ? "" : chance_percent(m->c, 50) ? "urn:d" : "urn:p");
	if (chance_percent(m->c, 6))
		buf_printf(m->out, " xmlns:p='urn:p%s'", chance_percent(m->c, 50) ? "" : "2");
	if (chance_percent(m->c, 4))
		buf_printf(m->out, " xmlns:%s='urn:r'", chance_percent(m->c, 50) ? "r" : "å");
}

static void put_attributes(struct maker *m)
{
	size_t used[sizeof plain_attributes / sizeof *plain_attributes] = { 0 };

	if (chance_percent(m->c, 35))
		buf_printf(m->out, " %s='i%zu'", chance_percent(m->c, 70) ? "id" : "xml:id", ++m->ids);
	if (chance_percent(m->c, 12)) {
		static const char *const languages[] = { "sv", "en", "en-GB", "EN-us", "", "sv-SE-x", "svenska" };

		buf_printf(m->out, " xml:lang='%s'", chance_of(m->c, languages));
	}
	while (chance_percent(m->c, 40)) {
		size_t i = chance_below(m->c, sizeof used / sizeof *used);

		if (used[i]++ > 0 || (i < 4 && used[i ^ 1] > 0))
			continue;
		buf_printf(m->out, " %s='", plain_attributes[i]);
		for (size_t from = m->out->len; from != 0; from = 0) {
			put_value(m);
			for (size_t k = from; k < m->out->len; k++) {
				if (m->out->data[k] == '\'')
					m->out->data[k] = '"';
			}
		}
		buf_putc(m->out, '\'');
	}
}

static void put_element(struct maker *m);

static void put_child(struct maker *m)
{
	static const char *const targets[] = { "t", "x", "a" };
	size_t kind = chance_below(m->c, 100);

	m->room -= m->room > 0;
	if (kind < 50 && m->depth < 12) {
		put_element(m);
	} else if (kind < 75) {
		put_value(m);
	} else if (kind < 83) {
		buf_puts(m->out, "<![CDATA[");
		buf_puts(m->out, chance_percent(m->c, 50) ? "<x>&" : chance_of(m->c, numbers));
		buf_puts(m->out, "]]>");
	} else if (kind < 91) {
		buf_printf(m->out, "<!--%s-->", chance_percent(m->c, 50) ? "a" : chance_percent(m->c, 50) ? " 3 " : "å");
	} else {
		buf_printf(m->out, "<?%s %s?>", chance_of(m->c, targets), kind < 96 ? "12" : "a='b'");
	}
}

static void put_element(struct maker *m)
{
	const char *name = chance_of(m->c, elements);
	size_t children = chance_percent(m->c, 25) ? 0 : chance_percent(m->c, 10) ? chance_below(m->c, 14) : chance_below(m->c, 5);

	m->depth++;
	buf_printf(m->out, "<%s", name);
	put_declarations(m);
	put_attributes(m);
	if (children == 0) {
		buf_puts(m->out, "/>");
	} else {
		buf_putc(m->out, '>');
		for (size_t i = 0; i < children && m->room > 0; i++)
			put_child(m);
		buf_printf(m->out, "</%s>", name);
	}
	m->depth--;
}

static void put_document(struct maker *m)
{
	const char *const misc[] = { "<!--å-->", "<?t 1?>", "\n" };

	if (chance_percent(m->c, 60)) {
		buf_puts(m->out, "<!DOCTYPE r [");
		for (size_t i = 0; i < 6; i++)
			buf_printf(m->out, "<!ATTLIST %s id ID #IMPLIED>", ((const char *[]){ "a", "b", "c", "p:a", "div", "r" })[i]);
		buf_puts(m->out, "<!ATTLIST e x CDATA 'fixed' n NMTOKENS #IMPLIED><!ENTITY ent 'ent 7'><!NOTATION gif SYSTEM 'gif'>"
		         "<!ENTITY pic SYSTEM 'pic.gif' NDATA gif>]>");
	}
	while (chance_percent(m->c, 20))
		buf_puts(m->out, chance_of(m->c, misc));
	buf_printf(m->out, "<r%s xmlns:p='urn:p' xmlns:q='urn:q'", chance_percent(m->c, 20) ? " xmlns='urn:d'" : "");
	put_attributes(m);
	buf_putc(m->out, '>');
	for (size_t n = m->room > 100 ? 60 : 1 + chance_below(m->c, 6); n > 0; n--)
		put_element(m);
	while (m->room > 0 && (m->room > 100 || chance_percent(m->c, 70)))
		put_child(m);
	buf_puts(m->out, "</r>");
	while (chance_percent(m->c, 20))
		buf_puts(m->out, chance_of(m->c, misc));
}

struct lister {
	xmlDocPtr doc;
	VEC(xmlNodePtr) nodes;
	VEC(xmlNsPtr) made;
};

static void add_namespace(struct lister *l, xmlNodePtr element, const xmlNs *ns)
{
	xmlNsPtr copy;

	if (ns->href == NULL || ns->href[0] == '\0')
		return;
	copy = mem_alloc(sizeof *copy);
	copy->type = XML_NAMESPACE_DECL;
	copy->href = xmlStrdup(ns->href);
	copy->prefix = xmlStrdup(ns->prefix);
	copy->next = (xmlNsPtr)element;
	vec_push(&l->nodes, (xmlNodePtr)copy);
	vec_push(&l->made, copy);
}

static void add_namespaces(struct lister *l, xmlNodePtr element)
{
	xmlNsPtr *list = xmlGetNsList(l->doc, element);

	for (size_t i = 0; list != NULL && list[i] != NULL; i++)
		add_namespace(l, element, list[i]);
	add_namespace(l, element, xmlSearchNsByHref(l->doc, element, XML_XML_NAMESPACE));
	xmlFree(list);
}

static bool is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static void add_nodes(struct lister *l, xmlNodePtr node)
{
	vec_push(&l->nodes, node);
	if (node->type == XML_ELEMENT_NODE) {
		add_namespaces(l, node);
		for (xmlAttrPtr a = node->properties; a != NULL; a = a->next)
			vec_push(&l->nodes, (xmlNodePtr)a);
	}
	for (xmlNodePtr child = node->children; node->type != XML_ATTRIBUTE_NODE && child != NULL; child = child->next) {
		bool goes_on = child->prev != NULL && is_text(child) && is_text(child->prev);

		if (child->type != XML_DTD_NODE && !goes_on)
			add_nodes(l, child);
	}
}

/* One text node where libxml2 has several in a row. */
static void merge_text(xmlNodePtr node)
{
	for (xmlNodePtr child = node->children, next; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_ELEMENT_NODE) {
			merge_text(child);
		} else if (is_text(child) && child->prev != NULL && is_text(child->prev)) {
			xmlNodeAddContent(child->prev, child->content);
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		}
	}
}

static xmlDocPtr parse(const struct document *d, bool cdata)
{
	int options = XML_PARSE_NOENT | XML_PARSE_DTDATTR | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | (cdata ? 0 : XML_PARSE_NOCDATA);

	return xmlReadMemory(d->text.data, (int)d->text.len, "urn:test", NULL, options);
}

static int by_address(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)((const struct placed *)a)->node, y = (uintptr_t)((const struct placed *)b)->node;

	return (x > y) - (x < y);
}

static void note_places(struct document *d)
{
	for (size_t i = 0; i < d->nodes.len; i++) {
		if (d->nodes.items[i]->type == XML_NAMESPACE_DECL)
			continue;
		vec_push(&d->places, (struct placed){ d->nodes.items[i], i });
		vec_push(&d->places, (struct placed){ d->others.items[i], i });
	}
	qsort(d->places.items, d->places.len, sizeof *d->places.items, by_address);
}

int document_read(struct document *d, bool cdata)
{
	struct lister ours = { .doc = parse(d, cdata) }, theirs = { .doc = parse(d, false) };

	if (ours.doc == NULL || theirs.doc == NULL)
		return -1;
	merge_text((xmlNodePtr)theirs.doc);
	add_nodes(&ours, (xmlNodePtr)ours.doc);
	add_nodes(&theirs, (xmlNodePtr)theirs.doc);
	if (ours.nodes.len != theirs.nodes.len)
		abort();
	d->doc = ours.doc;
	d->other = theirs.doc;
	memcpy(&d->nodes, &ours.nodes, sizeof d->nodes);
	memcpy(&d->made, &ours.made, sizeof d->made);
	memcpy(&d->others, &theirs.nodes, sizeof d->others);
	memcpy(&d->others_made, &theirs.made, sizeof d->others_made);
	note_places(d);
	return 0;
}

void document_make(struct document *d, struct chance *c)
{
	struct maker m = { .c = c, .out = &d->text };

	do {
		buf_reset(&d->text);
		m.room = chance_percent(c, 2) ? 900 : 2 + chance_below(c, chance_percent(c, 15) ? 50 : 22);
		m.ids = 0;
		put_document(&m);
	} while (document_read(d, chance_percent(c, 40)) != 0);
}

void document_release(struct document *d)
{
	for (size_t i = 0; i < d->made.len; i++) {
		xmlFreeNs(d->made.items[i]);
		xmlFreeNs(d->others_made.items[i]);
	}
	vec_free(&d->made);
	vec_free(&d->nodes);
	vec_free(&d->places);
	vec_free(&d->others_made);
	vec_free(&d->others);
	xmlFreeDoc(d->doc);
	xmlFreeDoc(d->other);
	buf_release(&d->text);
}

static bool is_same(const xmlNode *a, const xmlNode *b)
{
	const xmlNs *x = (const xmlNs *)a, *y = (const xmlNs *)b;

	return b->type == XML_NAMESPACE_DECL && x->next == y->next && xmlStrEqual(x->prefix, y->prefix);
}

static size_t namespace_place(const struct document *d, const xmlNode *node)
{
	size_t at = document_place(d, document_parent(node));

	for (size_t i = at; at != SIZE_MAX && i < d->nodes.len; i++) {
		if (is_same(node, d->nodes.items[i]) || is_same(node, d->others.items[i]))
			return i;
	}
	return SIZE_MAX;
}

size_t document_place(const struct document *d, const xmlNode *node)
{
	struct placed wanted = { node, 0 }, *found;

	if (node->type == XML_NAMESPACE_DECL)
		return namespace_place(d, node);
	found = bsearch(&wanted, d->places.items, d->places.len, sizeof wanted, by_address);
	return found != NULL ? found->place : SIZE_MAX;
}

xmlNodePtr document_parent(const xmlNode *node)
{
	return node->type == XML_NAMESPACE_DECL ? (xmlNodePtr)((const xmlNs *)node)->next : node->parent;
}
