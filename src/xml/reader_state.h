/* SPDX-License-Identifier: Apache-2.0 */
/* The state of one reader_run(), shared by reader.c (file, parser, errors), builder.c (documents), nodes.c (nodes) and judge.c (validity). */
#ifndef READER_STATE_H
#define READER_STATE_H

#include "buf.h"
#include "certain.h"
#include "map.h"
#include "reader.h"
#include "vec.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

/* An element that is open. */
struct frame {
	uint64_t tag, text;  /* offsets of '<' and of the content */
	const xmlChar *name;
	xmlNodePtr node;     /* NULL while nothing is built */
	struct certain_element is; /* while everything is certain */
	struct map *ids;     /* those of its children that must differ */
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
	size_t base;                   /* depth of a document's root: 0, or 1 in a bundle */
	bool in_document;
	struct document d;
	struct arena *item_arena, *own_arena; /* that items are built in; that is ours */
	uint64_t settled;              /* offset up to which items are done or in others' hands */
	VEC(struct counter) counters;  /* children of a streamed root, by name */
	bool item_bad, root_bad;
	struct buf text;               /* since the last tag */
	const xmlChar *namespace_name; /* ours, as the dictionary has it */
	/* judge.c */
	struct buf path;
	xmlSchemaValidCtxtPtr validator;
	xmlSchemaSAXPlugPtr plug;
	xmlSAXHandlerPtr schema_sax;
	void *schema_data;
	size_t schema_errors;
	bool muted;                    /* what the validator says now is no fault of the document */
	size_t unexpected;             /* depth of an element kept from the validator, 0 if none */
	const struct certain *certain; /* NULL: the validator sees everything */
	bool live;                     /* the validator sees what is open */
	struct map *shown;             /* ids of a stream's items that it has seen */
	VEC(const xmlChar *) root_namespaces;
	/* reader.c */
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
void builder_instruction(struct reader_state *s, const char *target, const char *data, uint64_t offset);
void builder_finish(struct reader_state *s);

/* nodes.c: an element of the document that is open, as the last child of parent; parts of items come from the item's arena, everything else is libxml2's. */
xmlNodePtr nodes_element(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint32_t index, xmlNodePtr parent, bool in_item);
void nodes_text(struct reader_state *s, xmlNodePtr node, const char *text, size_t n, bool in_item);
/* Takes an item out of its root's children; it still knows its root. */
void nodes_detach(xmlNodePtr node);
/* Takes an element out of the tree. */
void nodes_drop(xmlNodePtr node, bool in_item);

/* judge.c: a document begins and has ended; the frame of the element is on top of the stack at its start and its end. */
void judge_open(struct reader_state *s);
void judge_start(struct reader_state *s, const struct start_tag *t);
void judge_text(struct reader_state *s, const xmlChar *text, int n, bool cdata);
void judge_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri);
void judge_close(struct reader_state *s);
/* The input has ended before the elements on the stack did. */
void judge_break_off(struct reader_state *s);

/* reader.c: stops parsing for a reason that has been said (or needs no word). */
void reader_stop(struct reader_state *s);

#endif
