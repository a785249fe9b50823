/* SPDX-License-Identifier: Apache-2.0 */
/* Documents held whole (loaded.h): libxml2's own tree builder, with a mark put on every element as it is made. */
#include "loaded.h"

#include "complaint.h"
#include "digest.h"
#include "encoding.h"
#include "entity.h"
#include "bounds.h"
#include "mem.h"
#include "wide.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <stdio.h>
#include <stdlib.h>

struct loading {
	struct loaded *l;
	const struct diag_sink *sink;
	xmlParserCtxtPtr parser;
	const unsigned char *head;
	size_t head_len;
	bool doctype; /* may have one */
	bool failed;
};

/* Where the parser stands in the file, also while it, or another parser on its behalf, is inside an entity. */
static uint64_t offset_of(const struct loading *g)
{
	const xmlParserCtxt *c = g->parser;
	const xmlParserInput *in = c->inputNr > 0 ? c->inputTab[0] : c->input;

	return (uint64_t)in->consumed + (uint64_t)(in->cur - in->base);
}

static void fail(struct loading *g, xmlParserCtxtPtr c)
{
	g->failed = true;
	xmlStopParser(g->parser);
	if (c != g->parser)
		xmlStopParser(c);
}

static void refuse(struct loading *g, xmlParserCtxtPtr c, enum msg_id id, const xmlChar *name)
{
	uint64_t at = offset_of(g);
	char limit[32];
	struct place place;

	snprintf(limit, sizeof limit, "%d", LIMIT_ANY_ATTRIBUTES);
	source_place(&place, &g->l->source, at, at, g->l->arena);
	diag_emit(g->sink, id, &place, "file", g->l->source.name, "name", (const char *)name, "limit", limit, NULL);
	fail(g, c);
}

/* What an entity holds has no place of its own in the file: it gets no mark. */
static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	uint64_t tag = offset_of(g);
	struct mark *m;

	if (g->failed)
		return;
	if (c != g->parser) {
		entity_start_element(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
		return;
	}
	xmlSAX2StartElementNs(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
	if (c->node == NULL || c->inputNr > 1)
		return;
	while (tag > 0 && g->l->source.text.data[tag] != '<')
		tag--;
	m = arena_alloc(g->l->arena, sizeof *m);
	m->source = &g->l->source;
	m->tag = tag;
	c->node->_private = m;
}

static void on_doctype(void *payload, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	if (g->doctype)
		xmlSAX2InternalSubset(c, name, public_id, system_id);
	else
		refuse(g, c, MSG_XML_DOCTYPE, name);
}

static void on_entity(void *payload, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	if (g->failed)
		return;
	if (type == XML_EXTERNAL_GENERAL_PARSED_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY)
		refuse(g, c, MSG_XML_EXTERNAL_ENTITY, name);
	else
		xmlSAX2EntityDecl(c, name, type, public_id, system_id, content);
}

static void on_error(void *payload, xmlErrorPtr e)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	uint64_t at = offset_of(g);

	/* An unknown entity is only a warning where something outside the file could have declared it. */
	if (g->failed || (e->level < XML_ERR_ERROR && e->code != XML_WAR_UNDECLARED_ENTITY))
		return;
	if (e->code == XML_ERR_ENTITY_LOOP) {
		refuse(g, c, MSG_XML_ENTITY_GROWTH, (const xmlChar *)"");
		return;
	}
	/* The parser stands before a text that it was waiting for the end of. */
	if (e->code == XML_ERR_DOCUMENT_END && c->nameNr > 0)
		at = g->l->source.text.len;
	complaint_syntax(e, &g->l->source, at, g->head, g->head_len, g->sink);
	fail(g, c);
}

static void open_parser(struct loading *g)
{
	xmlParserCtxtPtr c = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);

	xmlCtxtUseOptions(c, XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_DTDATTR | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	c->_private = g;
	c->sax->startElementNs = on_start;
	c->sax->internalSubset = on_doctype;
	c->sax->externalSubset = NULL; /* default attributes are of the internal one alone */
	c->sax->entityDecl = on_entity;
	c->sax->serror = on_error;
	g->parser = c;
}

/* Bytes to UTF-8 in the source. 0, or -1 after a diagnostic. */
static int decode(struct loaded *l, const void *bytes, size_t n, const struct diag_sink *sink)
{
	struct decoder *decoder = decoder_new();
	struct buf text = BUF_INIT;
	enum encoding_status status = decoder_feed(decoder, &text, bytes, n, 1);
	struct place place;

	source_feed(&l->source, text.data, text.len);
	if (status != ENCODING_OK && !(text.len == 0 && complaint_not_xml(l->source.name, bytes, n < 64 ? n : 64, sink))) {
		source_place(&place, &l->source, text.len, text.len, l->arena);
		if (status == ENCODING_UNKNOWN)
			place = (struct place){ .file = l->source.name, .line = 1, .column = 1 };
		diag_emit(sink, status == ENCODING_UNKNOWN ? MSG_XML_ENCODING_UNKNOWN : MSG_XML_ENCODING_INVALID, &place, "name", decoder_name(decoder),
		          "file", l->source.name, NULL);
	}
	buf_release(&text);
	decoder_free(decoder);
	return status == ENCODING_OK ? 0 : -1;
}

static void parse(struct loading *g)
{
	const char *text = g->l->source.text.data;
	size_t n = g->l->source.text.len, at = 0;

	open_parser(g);
	for (; n - at > LIMIT_PARSER_CHUNK && !g->failed; at += LIMIT_PARSER_CHUNK) {
		xmlParseChunk(g->parser, text + at, LIMIT_PARSER_CHUNK, 0);
		if (!g->failed && wide_tag(g->parser, LIMIT_ANY_ATTRIBUTES))
			refuse(g, g->parser, MSG_XML_TOO_MANY_ATTRIBUTES, (const xmlChar *)"");
	}
	if (!g->failed)
		xmlParseChunk(g->parser, text + at, (int)(n - at), 1);
	g->l->doc = g->parser->myDoc;
	g->parser->myDoc = NULL;
	xmlFreeParserCtxt(g->parser);
}

static struct loaded *load(const char *name, const void *bytes, size_t n, bool doctype, const struct diag_sink *sink)
{
	struct loaded *l = mem_alloc(sizeof *l);
	struct loading g = { .l = l, .sink = sink, .head = bytes, .head_len = n < 64 ? n : 64, .doctype = doctype };
	struct digest *digest = digest_new();

	l->arena = arena_new();
	source_init(&l->source, name);
	digest_add(digest, bytes, n);
	digest_hex(digest, l->sha256);
	digest_free(digest);
	if (decode(l, bytes, n, sink) == 0)
		parse(&g);
	if (g.failed || l->doc == NULL || xmlDocGetRootElement(l->doc) == NULL) {
		loaded_free(l);
		return NULL;
	}
	l->doc->URL = xmlStrdup((const xmlChar *)name);
	return l;
}

struct loaded *loaded_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink)
{
	return load(name, bytes, n, false, sink);
}

struct loaded *loaded_new_doctype(const char *name, const void *bytes, size_t n, const struct diag_sink *sink)
{
	return load(name, bytes, n, true, sink);
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

const struct mark *loaded_mark(const xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || node->_private == NULL))
		node = node->type == XML_DOCUMENT_NODE ? NULL : node->parent;
	return node != NULL ? node->_private : NULL;
}

/* A step of the way from a file to a node of it. The caller's. */
static xmlChar *against(xmlChar *base, const xmlNode *node)
{
	xmlChar *own = xmlGetNsProp(node, (const xmlChar *)"base", XML_XML_NAMESPACE), *joined;

	if (own == NULL)
		return base;
	joined = xmlBuildURI(own, base);
	xmlFree(own);
	if (joined == NULL)
		return base;
	xmlFree(base);
	return joined;
}

/* Elements without a mark are of the file of what they stand in. */
static xmlChar *base_of(const xmlNode *node, const struct source *file)
{
	const struct mark *m = node != NULL && node->type == XML_ELEMENT_NODE ? loaded_mark(node) : NULL;

	if (m == NULL || m->source != file)
		return xmlURIEscapeStr((const xmlChar *)file->name, (const xmlChar *)"/");
	return against(base_of(node->parent, file), node);
}

char *loaded_base(const xmlNode *node)
{
	const struct mark *m = loaded_mark(node);

	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	return m != NULL ? (char *)base_of(node, m->source) : NULL;
}
