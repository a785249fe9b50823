/* SPDX-License-Identifier: Apache-2.0 */
/* Documents held whole (loaded.h): libxml2's own tree builder, with a mark put on every element as it is made. */
#include "loaded.h"

#include "complaint.h"
#include "digest.h"
#include "bounds.h"
#include "mem.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

struct loading {
	struct loaded *l;
	const struct diag_sink *sink;
	const unsigned char *head;
	size_t head_len;
	bool failed;
};

static uint64_t offset_of(const xmlParserCtxt *c)
{
	return (uint64_t)c->input->consumed + (uint64_t)(c->input->cur - c->input->base);
}

static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	uint64_t tag = offset_of(c);
	struct mark *m;

	xmlSAX2StartElementNs(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
	while (tag > 0 && g->l->source.text.data[tag] != '<')
		tag--;
	m = arena_alloc(g->l->arena, sizeof *m);
	m->source = &g->l->source;
	m->tag = tag;
	if (c->node != NULL)
		c->node->_private = m;
}

static void fail(xmlParserCtxtPtr c)
{
	struct loading *g = c->_private;

	g->failed = true;
	xmlStopParser(c);
}

static void on_doctype(void *payload, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	struct place place;

	(void)name;
	(void)public_id;
	(void)system_id;
	source_place(&place, &g->l->source, offset_of(c), offset_of(c), g->l->arena);
	diag_emit(g->sink, MSG_XML_DOCTYPE, &place, "file", g->l->source.name, NULL);
	fail(c);
}

static void on_error(void *payload, xmlErrorPtr e)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	uint64_t at = offset_of(c);

	if (g->failed || e->level < XML_ERR_ERROR)
		return;
	/* The parser stands before a text that it was waiting for the end of. */
	if (e->code == XML_ERR_DOCUMENT_END && c->nameNr > 0)
		at = g->l->source.text.len;
	complaint_syntax(e, &g->l->source, at, g->head, g->head_len, g->sink);
	fail(c);
}

static xmlParserCtxtPtr open_parser(struct loading *g)
{
	xmlParserCtxtPtr c = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);

	xmlCtxtUseOptions(c, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	c->_private = g;
	c->sax->startElementNs = on_start;
	c->sax->internalSubset = on_doctype;
	c->sax->serror = on_error;
	return c;
}

struct loaded *loaded_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink)
{
	struct loaded *l = mem_alloc(sizeof *l);
	struct loading g = { l, sink, bytes, n < 64 ? n : 64, false };
	struct digest *digest = digest_new();
	xmlParserCtxtPtr c = open_parser(&g);

	l->arena = arena_new();
	source_init(&l->source, name);
	source_feed(&l->source, bytes, n);
	digest_add(digest, bytes, n);
	digest_hex(digest, l->sha256);
	digest_free(digest);
	xmlParseChunk(c, bytes, (int)n, 1);
	l->doc = c->myDoc;
	c->myDoc = NULL;
	xmlFreeParserCtxt(c);
	if (g.failed || l->doc == NULL || xmlDocGetRootElement(l->doc) == NULL) {
		loaded_free(l);
		return NULL;
	}
	return l;
}

void loaded_free(struct loaded *l)
{
	if (l == NULL)
		return;
	if (l->doc != NULL)
		xmlFreeDoc(l->doc);
	source_release(&l->source);
	arena_free(l->arena);
	free(l);
}
