/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents of users (instance.h): planted (instance_plant.c), or, when there is a DOCTYPE, made by libxml2's own tree builder, with a mark put on every element. Text is one node where XPath sees one: CDATA sections
 * and entities become part of it.
 */
#include "instance.h"

#include "complaint.h"
#include "bounds.h"
#include "encoding.h"
#include "entity.h"
#include "instance_part.h"
#include "mem.h"
#include "pieces.h"
#include "plant.h"
#include "tree.h"
#include "wide.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

void instance_refuse(struct loading *g, xmlParserCtxtPtr c, enum msg_id id, const char *name, size_t limit)
{
	uint64_t at = offset_of(g);
	char number[32];
	struct place place;

	snprintf(number, sizeof number, "%zu", limit);
	source_place(&place, &g->i->source, at, at, g->i->arena);
	diag_emit(g->sink, id, &place, "file", g->i->name, "name", name, "limit", number, NULL);
	fail(g, c);
}

static uint64_t tag_start(const struct loading *g, uint64_t offset)
{
	const char *text = g->i->source.text.data;

	offset = offset < g->i->source.text.len ? offset : g->i->source.text.len;
	while (offset > 0 && text[offset] != '<')
		offset--;
	return offset;
}

uint64_t instance_tag(const struct loading *g)
{
	return tag_start(g, offset_of(g));
}

static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	struct mark *m;

	if (g->failed)
		return;
	if (c->nodeNr >= LIMIT_DEPTH) {
		instance_refuse(g, c, MSG_XML_TOO_DEEP, (const char *)name, LIMIT_DEPTH);
		return;
	}
	if (attribute_count > LIMIT_ANY_ATTRIBUTES) {
		instance_refuse(g, c, MSG_XML_TOO_MANY_ATTRIBUTES, (const char *)name, LIMIT_ANY_ATTRIBUTES);
		return;
	}
	if (c == g->parser && c->node == NULL && c->myDoc->intSubset == NULL) {
		instance_plant(g);
		c->sax->startElementNs(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
		return;
	}
	if (c != g->parser) {
		entity_start_element(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
		return;
	}
	xmlSAX2StartElementNs(c, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
	if (c->node == NULL || c->inputNr > 1)
		return;
	m = arena_alloc(g->i->arena, sizeof *m);
	m->source = &g->i->source;
	m->tag = instance_tag(g);
	c->node->_private = m;
}

static void on_entity(void *payload, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;

	if (g->failed)
		return;
	if (type == XML_EXTERNAL_GENERAL_PARSED_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY)
		instance_refuse(g, c, MSG_XML_EXTERNAL_ENTITY, (const char *)name, 0);
	else
		xmlSAX2EntityDecl(c, name, type, public_id, system_id, content);
}

static void on_error(void *payload, xmlErrorPtr e)
{
	xmlParserCtxtPtr c = payload;
	struct loading *g = c->_private;
	uint64_t at = offset_of(g);

	/* An unknown entity is only a warning where something outside the file could have declared it. A namespace need not be a URI that follows the rules. */
	if (g->failed || e->code == XML_WAR_NS_URI || (e->level < XML_ERR_ERROR && e->code != XML_WAR_UNDECLARED_ENTITY))
		return;
	if (e->code == XML_ERR_ENTITY_LOOP) {
		instance_refuse(g, c, MSG_XML_ENTITY_GROWTH, "", 0);
		return;
	}
	/* The parser stands before a text that it was waiting for the end of. */
	if (e->code == XML_ERR_DOCUMENT_END && c->nameNr > 0)
		at = g->i->source.text.len;
	complaint_syntax(e, &g->i->source, at, g->head, g->head_len, g->sink);
	fail(g, c);
}

static void open_parser(struct loading *g, const char *path)
{
	xmlParserCtxtPtr c = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);

	xmlCtxtUseOptions(c, XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_DTDATTR | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
	c->_private = g;
	c->sax->startElementNs = on_start;
	c->sax->entityDecl = on_entity;
	c->sax->externalSubset = NULL; /* default attributes are of the internal one alone */
	c->sax->serror = on_error;
	/* The tree gets it as its URL, which relative references are against. */
	if (strcmp(path, "-") != 0)
		c->input->filename = (const char *)xmlStrdup((const xmlChar *)path);
	g->parser = c;
}

static void say_bad_encoding(struct loading *g, const struct decoder *decoder, enum encoding_status status)
{
	uint64_t end = g->i->source.text.len;
	struct place place;

	g->failed = true;
	if (end == 0 && complaint_not_xml(g->i->name, g->head, g->head_len, g->sink))
		return;
	source_place(&place, &g->i->source, end, end, g->i->arena);
	if (status == ENCODING_UNKNOWN)
		place = (struct place){ .file = g->i->name, .line = 1, .column = 1 };
	diag_emit(g->sink, status == ENCODING_UNKNOWN ? MSG_XML_ENCODING_UNKNOWN : MSG_XML_ENCODING_INVALID, &place,
	          "name", decoder_name(decoder), "file", g->i->name, NULL);
}

static void feed(struct loading *g, struct decoder *decoder, const void *bytes, size_t n, int last)
{
	struct buf utf8 = BUF_INIT;
	enum encoding_status status = decoder_feed(decoder, &utf8, bytes, n, last);

	source_feed(&g->i->source, utf8.data, utf8.len);
	xmlParseChunk(g->parser, utf8.data, (int)utf8.len, last && status == ENCODING_OK);
	buf_release(&utf8);
	if (!g->failed && wide_tag(g->parser, LIMIT_ANY_ATTRIBUTES))
		instance_refuse(g, g->parser, MSG_XML_TOO_MANY_ATTRIBUTES, "", LIMIT_ANY_ATTRIBUTES);
	if (status != ENCODING_OK && !g->failed)
		say_bad_encoding(g, decoder, status);
	if (!g->failed && g->i->source.text.len > LIMIT_RESIDENT_BYTES)
		instance_refuse(g, g->parser, MSG_FILE_TOO_LARGE, "", LIMIT_RESIDENT_BYTES);
}

struct parse {
	struct loading *g;
	struct decoder *decoder;
};

static int take_piece(void *payload, const char *bytes, size_t n, int last)
{
	struct parse *p = payload;
	struct loading *g = p->g;
	size_t more = n < HEAD - g->head_len ? n : HEAD - g->head_len;

	memcpy(g->head + g->head_len, bytes, more);
	g->head_len += more;
	feed(g, p->decoder, bytes, n, last);
	return g->failed ? -1 : 0;
}

struct instance *instance_read(const char *path, const char *name, const struct diag_sink *sink)
{
	struct instance *i = mem_alloc(sizeof *i);
	struct loading g = { .i = i, .sink = sink, .text = BUF_INIT };
	struct parse p = { &g, decoder_new() };

	i->arena = arena_new();
	i->name = arena_strdup(i->arena, name);
	source_init(&i->source, i->name);
	open_parser(&g, path);
	if (pieces_each(path, name, take_piece, &p, sink) != 0)
		g.failed = true;
	i->doc = g.parser->myDoc;
	g.parser->myDoc = NULL;
	i->planted = g.planted;
	buf_release(&g.text);
	xmlFreeParserCtxt(g.parser);
	decoder_free(p.decoder);
	if (g.failed || i->doc == NULL || xmlDocGetRootElement(i->doc) == NULL) {
		instance_free(i);
		return NULL;
	}
	return i;
}

void instance_free(struct instance *i)
{
	if (i == NULL)
		return;
	if (i->doc != NULL && i->planted)
		plant_uproot(i->doc);
	if (i->doc != NULL)
		xmlFreeDoc(i->doc);
	source_release(&i->source);
	arena_free(i->arena);
	free(i);
}

struct bytes {
	struct buf *out;
	const char *name;
	size_t start, limit;
	const struct diag_sink *sink;
};

static int take_bytes(void *payload, const char *bytes, size_t n, int last)
{
	struct bytes *b = payload;
	struct place place = { .file = b->name };
	char number[32];

	(void)last;
	buf_add(b->out, bytes, n);
	if (b->out->len - b->start <= b->limit)
		return 0;
	snprintf(number, sizeof number, "%zu", b->limit);
	if (b->sink != NULL)
		diag_emit(b->sink, MSG_FILE_TOO_LARGE, &place, "file", b->name, "limit", number, NULL);
	return -1;
}

int instance_bytes(struct buf *out, const char *path, const char *name, size_t limit, const struct diag_sink *sink)
{
	struct bytes b = { out, name, out->len, limit, sink };

	return pieces_each(path, name, take_bytes, &b, sink);
}
