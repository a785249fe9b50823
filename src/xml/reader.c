/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file's way through decoder, source window and push parser (reader.h). Parser events go on to builder.c; the byte offset of every
 * tag is taken here, from where the parser stands.
 */
#include "reader.h"

#include "complaint.h"
#include "digest.h"
#include "encoding.h"
#include "bounds.h"
#include "mem.h"
#include "platform.h"
#include "reader_state.h"
#include "wide.h"

#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t offset_of(const struct reader_state *s)
{
	const xmlParserInputPtr in = s->parser->input;

	return (uint64_t)in->consumed + (uint64_t)(in->cur - in->base);
}

void reader_stop(struct reader_state *s)
{
	s->stopped = true;
	xmlStopParser(s->parser);
}

/* The '<' before the offset: it cannot stand inside an attribute value. */
static uint64_t tag_start(const struct reader_state *s, uint64_t offset)
{
	const char *p = s->source->text.data + (offset - s->source->base);
	const char *first = s->source->text.data;

	while (p > first && *p != '<')
		p--;
	return s->source->base + (uint64_t)(p - first);
}

static void refuse(struct reader_state *s, enum msg_id id, uint64_t from, uint64_t to, const char *limit)
{
	struct place place;

	source_place(&place, s->source, from, to, s->r->arena);
	diag_emit(&s->r->sink, id, &place, "limit", limit, "file", s->source->name, NULL);
	s->result.broken = true;
	reader_stop(s);
}

static void refuse_over(struct reader_state *s, enum msg_id id, uint64_t tag, size_t limit)
{
	char number[32];

	snprintf(number, sizeof number, "%zu", limit);
	refuse(s, id, tag + 1, source_tag_name_end(s->source, tag), number);
}

static void on_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	struct reader_state *s = payload;
	struct start_tag t = { name, prefix, uri, namespace_count, attribute_count, defaulted, namespaces, attributes };
	const xmlChar *end = s->parser->input->cur, *first = attribute_count > 0 ? attributes[3] : NULL;
	uint64_t offset = offset_of(s), tag;

	/* Where the first value stands in the input, the tag's start is not far. */
	if ((uintptr_t)first < (uintptr_t)s->parser->input->base || (uintptr_t)first >= (uintptr_t)end)
		first = end;
	tag = tag_start(s, offset - (uint64_t)(end - first));
	/* A tag that is not finished is reported like one that is; the error comes next. */
	if (s->stopped || !(end[0] == '>' || (end[0] == '/' && end[1] == '>')))
		return;
	if (s->stack.len >= LIMIT_DEPTH) {
		refuse_over(s, MSG_XML_TOO_DEEP, tag, LIMIT_DEPTH);
		return;
	}
	if (attribute_count > LIMIT_ATTRIBUTES) {
		refuse_over(s, MSG_XML_TOO_MANY_ATTRIBUTES, tag, LIMIT_ATTRIBUTES);
		return;
	}
	builder_start(s, &t, tag, offset + 1);
}

static void on_end(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader_state *s = payload;

	if (!s->stopped)
		builder_end(s, name, prefix, uri, offset_of(s));
}

static void on_text(void *payload, const xmlChar *text, int n)
{
	struct reader_state *s = payload;

	if (!s->stopped)
		builder_text(s, text, n, false);
}

static void on_cdata(void *payload, const xmlChar *text, int n)
{
	struct reader_state *s = payload;

	if (!s->stopped)
		builder_text(s, text, n, true);
}

static void on_instruction(void *payload, const xmlChar *target, const xmlChar *data)
{
	struct reader_state *s = payload;

	if (!s->stopped)
		builder_instruction(s, (const char *)target, data != NULL ? (const char *)data : "", offset_of(s));
}

static void on_doctype(void *payload, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct reader_state *s = payload;
	uint64_t offset = offset_of(s), tag = tag_start(s, offset);

	(void)name;
	(void)public_id;
	(void)system_id;
	refuse(s, MSG_XML_DOCTYPE, tag, tag + strlen("<!DOCTYPE"), NULL);
}

static void on_error(void *payload, xmlErrorPtr e)
{
	struct reader_state *s = payload;
	uint64_t at = offset_of(s);

	if (s->stopped || s->result.broken || e->level < XML_ERR_ERROR)
		return;
	/* The parser stands before a text that it was waiting for the end of. */
	if (e->code == XML_ERR_DOCUMENT_END && s->stack.len > 0)
		at = s->source->base + s->source->text.len;
	complaint_syntax(e, s->source, at, s->head, s->head_len, &s->r->sink);
	s->result.broken = true;
	reader_stop(s);
}

static const xmlSAXHandler handler = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_doctype,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_cdata,
	.processingInstruction = on_instruction,
	.serror = on_error,
};

static void open_parser(struct reader_state *s)
{
	xmlSAXHandler sax = handler;

	s->parser = xmlCreatePushParserCtxt(&sax, s, NULL, 0, NULL);
	xmlCtxtUseOptions(s->parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	xmlDictFree(s->parser->dict);
	s->parser->dict = s->r->tree->doc->dict;
	xmlDictReference(s->parser->dict);
	s->parser->linenumbers = 0;
}

static void say_bad_encoding(struct reader_state *s, const struct decoder *decoder, enum encoding_status status)
{
	uint64_t end = s->source->base + s->source->text.len;
	struct place place;

	s->result.broken = true;
	if (end == 0 && complaint_not_xml(s->source->name, s->head, s->head_len, &s->r->sink))
		return;
	source_place(&place, s->source, end, end, s->r->arena);
	if (status == ENCODING_UNKNOWN)
		place = (struct place){ .file = s->source->name, .line = 1, .column = 1 };
	diag_emit(&s->r->sink, status == ENCODING_UNKNOWN ? MSG_XML_ENCODING_UNKNOWN : MSG_XML_ENCODING_INVALID, &place,
	          "name", decoder_name(decoder), "file", s->source->name, NULL);
}

/* What is not held is forgotten item by item, so a large window means a large item. */
static void check_size(struct reader_state *s)
{
	if (s->result.broken)
		return;
	if (!s->stopped && wide_tag(s->parser, LIMIT_ATTRIBUTES)) {
		refuse_over(s, MSG_XML_TOO_MANY_ATTRIBUTES, offset_of(s), LIMIT_ATTRIBUTES);
		return;
	}
	if (s->source_held && s->source->text.len > LIMIT_RESIDENT_BYTES)
		refuse_over(s, MSG_FILE_TOO_LARGE, s->source->base, LIMIT_RESIDENT_BYTES);
	else if (!s->source_held && s->source->base + s->source->text.len - s->settled > LIMIT_ITEM_BYTES + 4 * LIMIT_PARSER_CHUNK)
		refuse_over(s, MSG_XML_ITEM_TOO_LARGE, s->stack.len > s->base + 1 ? s->stack.items[s->base + 1].tag : s->source->base, LIMIT_ITEM_BYTES);
}

/* Decodes and parses n bytes; last is the end of the file. Returns 0 to go on. */
static int feed(struct reader_state *s, struct decoder *decoder, const void *bytes, size_t n, int last)
{
	struct buf utf8 = BUF_INIT;
	enum encoding_status status = decoder_feed(decoder, &utf8, bytes, n, last);
	bool broken_off;

	source_feed(s->source, utf8.data, utf8.len);
	xmlParseChunk(s->parser, utf8.data, (int)utf8.len, last && status == ENCODING_OK);
	buf_release(&utf8);
	if (status != ENCODING_OK && !s->stopped)
		say_bad_encoding(s, decoder, status);
	check_size(s);
	broken_off = s->result.broken || s->stopped;
	return broken_off ? -1 : 0;
}

static void tell_fed(struct reader_state *s, uint64_t bytes)
{
	if (s->r->events.fed != NULL)
		s->r->events.fed(s->r->events.payload, bytes);
}

static void read_memory(struct reader_state *s, struct decoder *decoder, struct digest *digest, const struct buf *content)
{
	size_t at = 0;

	digest_add(digest, content->data, content->len);
	s->result.bytes = content->len;
	s->head_len = content->len < sizeof s->head ? content->len : sizeof s->head;
	memcpy(s->head, content->data, s->head_len);
	while (content->len - at > LIMIT_PARSER_CHUNK) {
		if (feed(s, decoder, content->data + at, LIMIT_PARSER_CHUNK, 0) != 0)
			return;
		at += LIMIT_PARSER_CHUNK;
		tell_fed(s, at);
	}
	feed(s, decoder, content->data + at, content->len - at, 1);
}

static void say_unreadable(struct reader_state *s, enum platform_error error)
{
	static const enum msg_id ids[] = {
		[PLATFORM_MISSING] = MSG_FILE_MISSING, [PLATFORM_DENIED] = MSG_FILE_DENIED,
		[PLATFORM_IS_DIRECTORY] = MSG_FILE_IS_DIRECTORY, [PLATFORM_OTHER] = MSG_FILE_UNREADABLE,
	};
	enum msg_id id = ids[error] != 0 || error == PLATFORM_MISSING ? ids[error] : MSG_FILE_UNREADABLE;
	struct place place = { .file = s->source->name };

	diag_emit(&s->r->sink, id, &place, "file", s->source->name, NULL);
	s->result.unreadable = true;
}

static void read_file(struct reader_state *s, struct decoder *decoder, struct digest *digest, const char *path)
{
	enum platform_error error = PLATFORM_OK;
	struct platform_file *file;
	char *chunk;
	ptrdiff_t n;
	bool broken = false;

	if (platform_open(&file, path, &error) != 0) {
		say_unreadable(s, error);
		return;
	}
	chunk = mem_alloc(LIMIT_PARSER_CHUNK);
	while ((n = platform_read(file, chunk, LIMIT_PARSER_CHUNK, &error)) > 0) {
		if (s->result.bytes < sizeof s->head) {
			size_t more = sizeof s->head - s->head_len;

			more = (size_t)n < more ? (size_t)n : more;
			memcpy(s->head + s->head_len, chunk, more);
			s->head_len += more;
		}
		digest_add(digest, chunk, (size_t)n);
		s->result.bytes += (uint64_t)n;
		/* A broken file is read on for its digest only. */
		if (!broken && feed(s, decoder, chunk, (size_t)n, 0) != 0) {
			broken = true;
			if (!s->result.broken)
				break;
		}
		tell_fed(s, s->result.bytes);
	}
	if (n < 0)
		say_unreadable(s, error);
	else if (!broken)
		feed(s, decoder, "", 0, 1);
	free(chunk);
	platform_close(file);
}

static void release(struct reader_state *s)
{
	xmlFreeParserCtxt(s->parser);
	if (s->source_held) {
		vec_push(&s->r->tree->sources, s->source);
	} else {
		source_release(s->source);
		free(s->source);
	}
	arena_free(s->own_arena);
	vec_free(&s->stack);
	vec_free(&s->counters);
	vec_free(&s->root_namespaces);
	buf_release(&s->path);
	buf_release(&s->text);
}

struct reader_result reader_run(const struct reader *r, const char *path, const char *name, const struct buf *content)
{
	struct reader_state s = { .r = r, .path = BUF_INIT, .text = BUF_INIT };
	struct decoder *decoder = decoder_new();
	struct digest *digest = digest_new();
	struct reader_result result;

	s.source = mem_alloc(sizeof *s.source);
	source_init(s.source, arena_strdup(r->arena, name));
	s.item_arena = s.own_arena = arena_new();
	open_parser(&s);
	s.namespace_name = xmlDictLookup(s.parser->dict, (const xmlChar *)TREE_NAMESPACE, -1);
	if (content != NULL)
		read_memory(&s, decoder, digest, content);
	else
		read_file(&s, decoder, digest, path);
	builder_finish(&s);
	s.result.complete = !s.result.unreadable && (!s.stopped || s.result.broken);
	digest_hex(digest, s.result.sha256);
	result = s.result;
	release(&s);
	digest_free(digest);
	decoder_free(decoder);
	return result;
}
