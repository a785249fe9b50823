/* SPDX-License-Identifier: Apache-2.0 */
/* The tree that documents are made from (document_tree.h). */
#include "document_tree.h"

#include "bundle.h"
#include "date.h"
#include "public_tree.h"
#include "report.h"
#include "xml_writer.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

static void drop(struct document_tree *t)
{
	buf_release(&t->text);
	buf_init(&t->text);
	t->too_large = true;
}

static int put(void *payload, const char *bytes, size_t n)
{
	struct document_tree *t = payload;

	if (t->too_large)
		return -1;
	if (n > t->limit || t->text.len > t->limit - n) {
		drop(t);
		return -1;
	}
	buf_add(&t->text, bytes, n);
	return 0;
}

static bool is_meant(const struct document_tree *t, const char *unit)
{
	const struct pk_options *o = t->options;

	for (size_t i = 0; i < o->unit_count; i++) {
		if (unit != NULL && organisation_within(t->organisation, unit, o->units[i]))
			return true;
	}
	return o->unit_count == 0;
}

static bool wants(void *payload, const xmlNode *asset)
{
	const struct document_tree *t = payload;

	return is_meant(t, organisation_unit_of(t->organisation, asset));
}

static void add_scope(struct document_tree *t, const struct workspace *w)
{
	struct xml_writer out = { .out = &t->text };

	for (const xmlNode *d = tree_child(w->tree->repository, "organisation"); d != NULL; d = tree_next(d, "organisation")) {
		for (const xmlNode *n = tree_child(d, "unit"); n != NULL; n = tree_next(n, "unit")) {
			const char *id = tree_value(n, "id");

			if (id == NULL || !is_meant(t, id))
				continue;
			xml_writer_open(&out, "pk:scope");
			xml_writer_attribute(&out, "unit", id);
			xml_writer_close(&out);
		}
	}
}

void document_tree_begin(struct document_tree *t, struct workspace *w, const struct organisation *organisation, const struct pk_options *options)
{
	const struct bundle_wish wish = { .write = put, .wants = options->unit_count > 0 ? wants : NULL, .payload = t };

	t->organisation = organisation;
	t->options = options;
	buf_puts(&t->text, "<pk:render xmlns:pk=\"urn:policykoll:1\">\n");
	if (options->unit_count > 0)
		add_scope(t, w);
	t->bundle = bundle_documents_begin(w, &wish);
}

void document_tree_end(struct document_tree *t)
{
	bundle_documents_end(t->bundle);
	t->bundle = NULL;
}

/* The text of a tree's root as it is written into another one; what is too large is dropped. */
static void put_root(struct document_tree *t, xmlDocPtr doc)
{
	xmlBufferPtr text = xmlBufferCreate();

	if (text == NULL || xmlNodeDump(text, doc, xmlDocGetRootElement(doc), 0, 0) < 0)
		drop(t);
	else if (put(t, (const char *)xmlBufferContent(text), (size_t)xmlBufferLength(text)) == 0)
		put(t, "\n", 1);
	xmlBufferFree(text);
}

/* A unit that is not shown stays a limit, but has no name: else the whole would look like the answer. */
static void put_scope(struct document_tree *t, const xmlNode *scope, const xmlNode *repository)
{
	const char *unit = "-";
	struct xml_writer out = { .out = &t->text };

	for (const xmlNode *o = tree_child(repository, "organisation"); o != NULL; o = tree_next(o, "organisation")) {
		for (const xmlNode *u = tree_child(o, "unit"); u != NULL; u = tree_next(u, "unit")) {
			if (tree_value(u, "id") != NULL && strcmp(tree_value(u, "id"), tree_value(scope, "unit")) == 0)
				unit = tree_value(u, "id");
		}
	}
	xml_writer_open(&out, "pk:scope");
	xml_writer_attribute(&out, "unit", unit);
	xml_writer_close(&out);
}

/* The tree so far is taken apart, and begun anew with what of it may be published. */
static void publish(struct document_tree *t, const struct report *r)
{
	xmlDocPtr whole, repository, public;
	const xmlNode *root;
	char day[11];

	buf_puts(&t->text, "</pk:render>\n");
	whole = t->text.len < INT_MAX ? xmlReadMemory(t->text.data, (int)t->text.len, NULL, "UTF-8", XML_PARSE_HUGE | XML_PARSE_NONET) : NULL;
	root = whole != NULL ? tree_child(xmlDocGetRootElement(whole), "repository") : NULL;
	if (root == NULL) {
		xmlFreeDoc(whole);
		drop(t);
		return;
	}
	date_format(day, r->as_of);
	repository = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(repository, xmlDocCopyNode((xmlNodePtr)root, repository, 1));
	public = public_tree(repository, day);
	buf_reset(&t->text);
	buf_puts(&t->text, "<pk:render xmlns:pk=\"urn:policykoll:1\">\n");
	for (const xmlNode *s = tree_child(xmlDocGetRootElement(whole), "scope"); s != NULL; s = tree_next(s, "scope"))
		put_scope(t, s, xmlDocGetRootElement(public));
	put_root(t, public);
	xmlFreeDoc(public);
	xmlFreeDoc(repository);
	xmlFreeDoc(whole);
}

void document_tree_finish(struct document_tree *t, const struct report *r)
{
	size_t at;

	if (t->text.len == 0)
		return;
	if (r->is_public)
		publish(t, r);
	at = t->text.len;
	if (at == 0)
		return;
	report_write_xml(&t->text, r);
	/* A declaration may stand at the beginning only. */
	memset(t->text.data + at, ' ', strcspn(t->text.data + at, "\n"));
	if (t->text.len > t->limit)
		drop(t);
	else
		buf_puts(&t->text, "</pk:render>\n");
}
