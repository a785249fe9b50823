/* SPDX-License-Identifier: Apache-2.0 */
/* The state of one reader_run(), shared by reader.c (file, parser, errors) and builder.c (documents and nodes). */
#ifndef READER_STATE_H
#define READER_STATE_H

#include "buf.h"
#include "reader.h"
#include "vec.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

/* An element that is open. */
struct frame {
	uint64_t tag, text;  /* offsets of '<' and of the content */
	xmlNodePtr node;     /* NULL while nothing is built */
	size_t path;         /* length of the path before this element's name */
};

struct counter {
	const xmlChar *name; /* dictionary string */
	uint32_t count;
};

struct reader_state {
	const struct reader *r;
	struct reader_result result;
	xmlParserCtxtPtr parser;
	struct source *source;
	bool source_held;              /* a held document needs the text */
	VEC(struct frame) stack;
	struct buf path;               /* local names of the open elements inside the document */
	size_t base;                   /* depth of a document's root: 0, or 1 in a bundle */
	bool in_document;
	struct document d;
	struct arena *item_arena;
	VEC(struct counter) counters;  /* children of a streamed root, by name */
	bool item_bad, root_bad;
	struct buf text;               /* white space that may turn out to be between elements */
	xmlSchemaValidCtxtPtr validator;
	xmlSchemaSAXPlugPtr plug;
	xmlSAXHandlerPtr schema_sax;
	void *schema_data;
	size_t schema_errors;
	bool muted;                    /* what the validator says now is no fault of the document */
	size_t unexpected;             /* depth of an element kept from the validator, 0 if none */
	bool stopped;                  /* by us: skip, limit, DOCTYPE */
	unsigned char head[64];        /* the file's first bytes as they came */
	size_t head_len;
};

/* One start tag as SAX2 gives it. */
struct start_tag {
	const xmlChar *name, *prefix, *uri;
	int namespace_count, attribute_count, defaulted;
	const xmlChar **namespaces, **attributes;
};

/* builder.c: what parser events mean. */
void builder_start(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint64_t text);
void builder_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, uint64_t offset);
void builder_text(struct reader_state *s, const xmlChar *text, int n, bool cdata);
/* The input has ended; a document that is still open breaks off here. */
void builder_finish(struct reader_state *s);
/* reader.c: stops parsing for a reason that has been said (or needs no word). */
void reader_stop(struct reader_state *s);

#endif
