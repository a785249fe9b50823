/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parser, schema validator and receiver in one row (events.h):
 *
 *     bytes ─▶ decoder ─▶ source window ─▶ push parser ─▶ libxml2's validator ─▶ handler
 *
 * The first thing that is wrong ends it. The window is cut after each child of a child of the root, so it holds no more than one of them.
 */
#include "events.h"

#include "arena.h"
#include "bounds.h"
#include "complaint.h"
#include "digest.h"
#include "embedded.h"
#include "encoding.h"
#include "pieces.h"
#include "vec.h"
#include "vocabulary.h"
#include "wide.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <string.h>

#define SETTLED_DEPTH 2 /* elements at this depth are forgotten when they end */
#define HEAD 64

struct frame {
	uint64_t tag, text; /* offsets of '<' and of the content */
	const xmlChar *name;
};

struct events {
	struct events_source *from;
	const struct events_handler *handler;
	struct source source;
	struct decoder *decoder;
	struct digest *digest;
	xmlParserCtxtPtr parser;
	xmlDocPtr schema_text;
	xmlSchemaPtr schema;
	xmlSchemaValidCtxtPtr validator;
	xmlSchemaSAXPlugPtr plug;
	xmlSAXHandlerPtr schema_sax;
	void *schema_data;
	struct vocabulary *vocabulary; /* made for the first complaint */
	VEC(struct frame) stack;
	struct buf text, path;
	uint64_t bytes;
	unsigned char head[HEAD];
	size_t head_len;
	bool invalid, stopped;
};

static void stop(struct events *e)
{
	e->stopped = true;
	xmlStopParser(e->parser);
}

static uint64_t offset_of(const struct events *e)
{
	const xmlParserInputPtr in = e->parser->input;

	return (uint64_t)in->consumed + (uint64_t)(in->cur - in->base);
}

/* The '<' before the offset: it cannot stand inside an attribute value. */
static uint64_t tag_start(const struct events *e, uint64_t offset)
{
	const char *first = e->source.text.data, *p = first + (offset - e->source.base);

	while (p > first && *p != '<')
		p--;
	return e->source.base + (uint64_t)(p - first);
}

static void refuse(struct events *e, enum msg_id id, uint64_t from, uint64_t to, uint64_t limit)
{
	struct place place;
	char number[32];

	snprintf(number, sizeof number, "%llu", (unsigned long long)limit);
	source_place(&place, &e->source, from, to, e->from->arena);
	diag_emit(&e->from->sink, id, &place, "limit", number, "file", e->from->name, NULL);
	stop(e);
}

struct place events_place(struct events *e, const char *attribute)
{
	uint64_t tag = e->stack.items[e->stack.len - 1].tag, name[2], value[2] = { tag + 1, source_tag_name_end(&e->source, tag) };
	struct place place;

	if (attribute != NULL)
		source_attribute(&e->source, tag, attribute, name, value);
	source_place(&place, &e->source, value[0], value[1], e->from->arena);
	return place;
}

/* What the validator says at the end of an element whose start is forgotten has no place of its own: it is where the parser stands. */
static void place_and_pass(void *payload, const struct diag *d)
{
	struct events *e = payload;
	struct diag copy = *d;
	uint64_t at = offset_of(e);

	if (copy.place.line == 0 && at >= e->source.base)
		source_place(&copy.place, &e->source, at, at, e->from->arena);
	e->from->sink.diag(e->from->sink.payload, &copy);
}

static const char *path(struct events *e)
{
	buf_reset(&e->path);
	for (size_t i = 0; i < e->stack.len; i++)
		buf_printf(&e->path, "%s%s", i > 0 ? "/" : "", (const char *)e->stack.items[i].name);
	return e->path.data;
}

static void on_schema_error(void *payload, xmlErrorPtr error)
{
	struct events *e = payload;
	const struct frame *top = &e->stack.items[e->stack.len - 1];
	struct diag_sink sink = { place_and_pass, e };
	struct complaint_where where = { .source = &e->source, .path = path(e), .tag = top->tag, .text = top->text };

	if (e->invalid)
		return;
	if (e->vocabulary == NULL)
		e->vocabulary = vocabulary_new(e->from->kind);
	where.vocabulary = e->vocabulary;
	e->invalid = complaint_schema(error, &where, &sink) != 0;
}

/* After each call of the validator: to stop the parser frees what the validator may still be looking at. Whether to go on. */
static bool is_valid(struct events *e)
{
	if (e->invalid)
		stop(e);
	return !e->invalid;
}

/* The receiver knows ids better: libxml2 would keep every one, and find a reference wrong only when its place is long gone. */
static void drop_constraints(xmlNodePtr node)
{
	xmlNodePtr next;

	for (; node != NULL; node = next) {
		const char *name = (const char *)node->name;

		next = node->next;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		drop_constraints(node->children);
		if (strcmp(name, "unique") != 0 && strcmp(name, "key") != 0 && strcmp(name, "keyref") != 0)
			continue;
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

static void open_validator(struct events *e)
{
	char url[128];
	const struct embedded *file;
	xmlSchemaParserCtxtPtr context;

	snprintf(url, sizeof url, "policykoll:schema/%s.xsd", e->from->kind);
	file = embedded_find(url + sizeof "policykoll:" - 1);
	e->schema_text = xmlReadMemory((const char *)file->data, (int)file->size, url, NULL, XML_PARSE_NONET);
	drop_constraints(e->schema_text->children);
	context = xmlSchemaNewDocParserCtxt(e->schema_text);
	e->schema = xmlSchemaParse(context);
	xmlSchemaFreeParserCtxt(context);
	e->validator = xmlSchemaNewValidCtxt(e->schema);
	xmlSchemaSetValidStructuredErrors(e->validator, on_schema_error, e);
	e->plug = xmlSchemaSAXPlug(e->validator, &e->schema_sax, &e->schema_data);
}

const char *event_attribute(const struct event_tag *t, const char *name, size_t *n)
{
	const char *local = strncmp(name, "xml:", 4) == 0 ? name + 4 : name;

	for (size_t i = 0; i < t->count; i++) {
		const unsigned char **a = t->attributes + 5 * i;

		if (strcmp((const char *)a[0], local) != 0 || (a[1] != NULL) != (local != name))
			continue;
		*n = (size_t)(a[4] - a[3]);
		return (const char *)a[3];
	}
	return NULL;
}

/* Whether what the parser has reported as a start tag is one: a tag that is not finished is, too, and the error comes next. */
static bool is_whole(const struct events *e)
{
	const xmlChar *end = e->parser->input->cur;

	return end[0] == '>' || (end[0] == '/' && end[1] == '>');
}

static bool within_limits(struct events *e, uint64_t tag, int attribute_count)
{
	bool deep = e->stack.len >= LIMIT_DEPTH;

	if (!deep && attribute_count <= LIMIT_ATTRIBUTES)
		return true;
	refuse(e, deep ? MSG_XML_TOO_DEEP : MSG_XML_TOO_MANY_ATTRIBUTES, tag + 1, source_tag_name_end(&e->source, tag), deep ? LIMIT_DEPTH : LIMIT_ATTRIBUTES);
	return false;
}

static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	struct events *e = payload;
	const struct events_handler *h = e->handler;
	struct event_tag t = { (const char *)name, (const char *)uri, e->stack.len, (size_t)attribute_count, attributes };
	const xmlChar *end = e->parser->input->cur, *first = attribute_count > 0 ? attributes[3] : NULL;
	uint64_t offset = offset_of(e), tag;

	/* Where the first value stands in the input, the tag's start is not far. */
	if ((uintptr_t)first < (uintptr_t)e->parser->input->base || (uintptr_t)first >= (uintptr_t)end)
		first = end;
	if (e->stopped || !is_whole(e))
		return;
	tag = tag_start(e, offset - (uint64_t)(end - first));
	if (!within_limits(e, tag, attribute_count))
		return;
	vec_push(&e->stack, (struct frame){ tag, offset + 1, name });
	buf_reset(&e->text);
	if (t.depth == 0 && h->root(h->payload, e, &t) != 0) {
		stop(e);
		return;
	}
	e->schema_sax->startElementNs(e->schema_data, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
	if (is_valid(e) && h->start(h->payload, e, &t) != 0)
		stop(e);
}

static void on_end(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct events *e = payload;
	const struct events_handler *h = e->handler;

	if (e->stopped)
		return;
	e->schema_sax->endElementNs(e->schema_data, name, prefix, uri);
	if (!is_valid(e))
		return;
	if (h->end(h->payload, e, (const char *)name, e->stack.len - 1, e->text.data, e->text.len) != 0) {
		stop(e);
		return;
	}
	buf_reset(&e->text);
	e->stack.len--;
	if (e->stack.len <= SETTLED_DEPTH)
		source_forget(&e->source, offset_of(e));
}

static void on_text(void *payload, const xmlChar *text, int n)
{
	struct events *e = payload;

	if (e->stopped)
		return;
	buf_add(&e->text, text, (size_t)n);
	e->schema_sax->characters(e->schema_data, text, n);
	is_valid(e);
}

static void on_cdata(void *payload, const xmlChar *text, int n)
{
	struct events *e = payload;

	if (e->stopped)
		return;
	buf_add(&e->text, text, (size_t)n);
	e->schema_sax->cdataBlock(e->schema_data, text, n);
	is_valid(e);
}

static void on_doctype(void *payload, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct events *e = payload;
	uint64_t tag = tag_start(e, offset_of(e));

	(void)name;
	(void)public_id;
	(void)system_id;
	refuse(e, MSG_XML_DOCTYPE, tag, tag + strlen("<!DOCTYPE"), 0);
}

static void on_error(void *payload, xmlErrorPtr error)
{
	struct events *e = payload;
	uint64_t at = offset_of(e);

	if (e->stopped || error->level < XML_ERR_ERROR)
		return;
	/* The parser stands before a text that it was waiting for the end of. */
	if (error->code == XML_ERR_DOCUMENT_END && e->stack.len > 0)
		at = e->source.base + e->source.text.len;
	complaint_syntax(error, &e->source, at, e->head, e->head_len, &e->from->sink);
	stop(e);
}

static const xmlSAXHandler handler = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_doctype,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_cdata,
	.serror = on_error,
};

static void say_bad_encoding(struct events *e, enum encoding_status status)
{
	uint64_t end = e->source.base + e->source.text.len;
	bool unknown = status == ENCODING_UNKNOWN;
	struct place place;

	stop(e);
	if (end == 0 && complaint_not_xml(e->from->name, e->head, e->head_len, &e->from->sink))
		return;
	source_place(&place, &e->source, end, end, e->from->arena);
	if (unknown)
		place = (struct place){ .file = e->from->name, .line = 1, .column = 1 };
	diag_emit(&e->from->sink, unknown ? MSG_XML_ENCODING_UNKNOWN : MSG_XML_ENCODING_INVALID, &place,
		"name", decoder_name(e->decoder), "file", e->from->name, NULL);
}

static void check_size(struct events *e)
{
	uint64_t at = offset_of(e);

	if (wide_tag(e->parser, LIMIT_ATTRIBUTES))
		refuse(e, MSG_XML_TOO_MANY_ATTRIBUTES, at, at, LIMIT_ATTRIBUTES);
	else if (e->bytes > e->from->limit)
		refuse(e, MSG_FILE_TOO_LARGE, at, at, e->from->limit);
	else if (e->source.text.len > LIMIT_RESIDENT_BYTES)
		refuse(e, MSG_FILE_TOO_LARGE, at, at, LIMIT_RESIDENT_BYTES);
}

static int take_piece(void *payload, const char *bytes, size_t n, int last)
{
	struct events *e = payload;
	size_t more = n < HEAD - e->head_len ? n : HEAD - e->head_len;
	struct buf utf8 = BUF_INIT;
	enum encoding_status status = decoder_feed(e->decoder, &utf8, bytes, n, last);

	memcpy(e->head + e->head_len, bytes, more);
	e->head_len += more;
	e->bytes += n;
	digest_add(e->digest, bytes, n);
	source_feed(&e->source, utf8.data, utf8.len);
	xmlParseChunk(e->parser, utf8.data, (int)utf8.len, last && status == ENCODING_OK);
	buf_release(&utf8);
	if (status != ENCODING_OK && !e->stopped)
		say_bad_encoding(e, status);
	if (!e->stopped)
		check_size(e);
	return e->stopped ? -1 : 0;
}

static void open_events(struct events *e)
{
	xmlSAXHandler sax = handler;

	source_init(&e->source, e->from->name);
	e->decoder = decoder_new();
	e->digest = digest_new();
	e->parser = xmlCreatePushParserCtxt(&sax, e, NULL, 0, NULL);
	xmlCtxtUseOptions(e->parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	e->parser->linenumbers = 0;
	open_validator(e);
}

static void release(struct events *e)
{
	xmlSchemaSAXUnplug(e->plug);
	xmlSchemaFreeValidCtxt(e->validator);
	xmlSchemaFree(e->schema);
	xmlFreeDoc(e->schema_text);
	xmlFreeParserCtxt(e->parser);
	vocabulary_free(e->vocabulary);
	source_release(&e->source);
	decoder_free(e->decoder);
	digest_free(e->digest);
	vec_free(&e->stack);
	buf_release(&e->text);
	buf_release(&e->path);
}

int events_read(struct events_source *from, const struct events_handler *h)
{
	struct events e = { .from = from, .handler = h, .text = BUF_INIT, .path = BUF_INIT };
	int status;

	open_events(&e);
	status = pieces_each(from->path, from->name, take_piece, &e, &from->sink);
	digest_hex(e.digest, from->sha256);
	release(&e);
	return status;
}
