/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs a document through libxml2's push parser and its validator against tests/documents/codes.xsd and hands every error to the complaints, as the reader does: source fed
 * first, the element on top of the stack while the validator sees it.
 */
#ifndef XML_COMPLAINT_HARNESS_H
#define XML_COMPLAINT_HARNESS_H

#include "arena.h"
#include "complaint.h"
#include "vec.h"
#include "vocabulary.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <string.h>

#define HARNESS_FIRST_CODE 1800
#define ROOT "<root xmlns=\"urn:codes\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"

struct level {
	uint64_t tag, text;
	size_t path;
	const xmlChar *name, *prefix, *uri;
};

struct harness {
	xmlSchemaPtr schema;
	struct vocabulary *vocabulary;
	struct diag_list *diags;
	int errors;        /* handed to complaint_schema */
	uint64_t key_line;
	/* of one document */
	struct source source;
	xmlParserCtxtPtr parser;
	xmlSAXHandlerPtr validator;
	void *validator_data;
	VEC(struct level) stack;
	struct buf path;
	int broken, muted;
	unsigned char seen[100]; /* codes from HARNESS_FIRST_CODE on */
};

static uint64_t harness_offset(const struct harness *h)
{
	const xmlParserInputPtr in = h->parser->input;

	return (uint64_t)in->consumed + (uint64_t)(in->cur - in->base);
}

static void harness_start(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **ns, int count, int defaulted, const xmlChar **attributes)
{
	struct harness *h = payload;
	struct level level = { harness_offset(h), harness_offset(h) + 1, h->path.len, name, prefix, uri };

	while (level.tag > 0 && h->source.text.data[level.tag] != '<')
		level.tag--;
	if (h->path.len > 0)
		buf_putc(&h->path, '/');
	buf_puts(&h->path, (const char *)name);
	vec_push(&h->stack, level);
	h->validator->startElementNs(h->validator_data, name, prefix, uri, namespaces, ns, count, defaulted, attributes);
}

static void harness_end(void *payload, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct harness *h = payload;

	h->validator->endElementNs(h->validator_data, name, prefix, uri);
	h->stack.len--;
	h->path.len = h->stack.items[h->stack.len].path;
	h->path.data[h->path.len] = '\0';
}

static void harness_text(void *payload, const xmlChar *text, int n)
{
	struct harness *h = payload;

	h->validator->characters(h->validator_data, text, n);
}

static void harness_schema_error(void *payload, xmlErrorPtr e)
{
	struct harness *h = payload;
	struct diag_sink sink = diag_list_sink(h->diags);
	struct level *top = &h->stack.items[h->stack.len - 1];
	struct complaint_where w = {
		.source = &h->source, .vocabulary = h->vocabulary, .path = h->path.data, .tag = top->tag, .text = top->text, .key_line = h->key_line
	};
	size_t before = diag_list_len(h->diags);
	int sent;

	if (h->muted)
		return;
	sent = complaint_schema(e, &w, &sink);
	h->errors++;
	if (e->code >= HARNESS_FIRST_CODE && e->code < HARNESS_FIRST_CODE + 100)
		h->seen[e->code - HARNESS_FIRST_CODE] = 1;
	assert_int_equal(sent, diag_list_len(h->diags) - before);
}

static void harness_syntax_error(void *payload, xmlErrorPtr e)
{
	struct harness *h = payload;
	struct diag_sink sink = diag_list_sink(h->diags);

	if (h->broken++ == 0)
		complaint_syntax(e, &h->source, harness_offset(h), (const unsigned char *)h->source.text.data, h->source.text.len, &sink);
	xmlStopParser(h->parser);
}

static void harness_run(struct harness *h, const char *document, size_t n)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC, .startElementNs = harness_start, .endElementNs = harness_end,
		.characters = harness_text, .ignorableWhitespace = harness_text, .serror = harness_syntax_error
	};
	xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(h->schema);
	xmlSchemaSAXPlugPtr plug;

	xmlSchemaSetValidStructuredErrors(context, harness_schema_error, h);
	h->validator = NULL;
	h->validator_data = NULL;
	plug = xmlSchemaSAXPlug(context, &h->validator, &h->validator_data);
	source_init(&h->source, "case.xml");
	source_feed(&h->source, document, n);
	buf_init(&h->path);
	h->stack.len = 0;
	h->broken = h->errors = 0;
	h->parser = xmlCreatePushParserCtxt(&sax, h, NULL, 0, NULL);
	xmlCtxtUseOptions(h->parser, XML_PARSE_NOENT | XML_PARSE_NONET);
	h->parser->linenumbers = 1;
	xmlParseChunk(h->parser, document, (int)n, 1);
	/* What broke off is closed for the validator, which else keeps the state of its identity constraints. */
	h->muted = 1;
	while (h->stack.len > 0)
		harness_end(h, h->stack.items[h->stack.len - 1].name, h->stack.items[h->stack.len - 1].prefix, h->stack.items[h->stack.len - 1].uri);
	h->muted = 0;
	xmlSchemaSAXUnplug(plug);
	xmlSchemaFreeValidCtxt(context);
	xmlFreeParserCtxt(h->parser);
	source_release(&h->source);
	buf_release(&h->path);
	vec_free(&h->stack);
}

static void harness_open(struct harness *h)
{
	static char xsd[64 << 10];
	xmlSchemaParserCtxtPtr context = xmlSchemaNewParserCtxt("tests/documents/codes.xsd");
	FILE *file = fopen("tests/documents/codes.xsd", "rb");
	size_t n;

	assert_non_null(file);
	n = fread(xsd, 1, sizeof xsd, file);
	fclose(file);
	assert_in_range(n, 1, sizeof xsd - 1);
	*h = (struct harness){ .schema = xmlSchemaParse(context), .vocabulary = vocabulary_parse(xsd, n) };
	xmlSchemaFreeParserCtxt(context);
	assert_non_null(h->schema);
	assert_non_null(h->vocabulary);
}

static void harness_close(struct harness *h)
{
	xmlSchemaFree(h->schema);
	vocabulary_free(h->vocabulary);
}

#endif
