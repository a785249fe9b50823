/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From libxml2's errors to messages a coordinator understands: parser errors and the codes of its schema validator, each to one row of msg.def with exact place.
 */
#ifndef COMPLAINT_H
#define COMPLAINT_H

#include "diag.h"
#include "source.h"

#include <libxml/xmlerror.h>
#include <stdbool.h>

struct vocabulary;

/* Where the parser stood when the schema validator complained. */
struct complaint_where {
	const struct source *source;
	const struct vocabulary *vocabulary; /* may be NULL (unit tests of codes with other schemas) */
	const char *path;   /* local names from the document's root: "inventory/asset/processor" */
	uint64_t tag;       /* offset of the element's '<' */
	uint64_t text;      /* offset where its content begins (just after the start tag's '>') */
	bool other_namespace; /* the element belongs to another one than the schema's */
	uint64_t key_line;  /* for a duplicate id: line of its first use, 0 if unknown */
};

/* Emits the message for a schema validation error; drops what repeats another (cli contract: 1877 "No precomputed value", 1824 beside 1842). Lists that libxml2 cuts are completed from the vocabulary.
 * Returns 1 if a message was emitted, 0 if it was dropped. */
int complaint_schema(const xmlError *e, const struct complaint_where *w, const struct diag_sink *sink);
/* The element at the path may not stand there, by the vocabulary alone: for a reader that keeps such elements from the validator, which would skip all their siblings after them.
 * 1 if a message was emitted; 0 if the vocabulary knows the element there (in the schema's namespace), or the parent can hold no elements at all (the validator says that). */
int complaint_unexpected(const struct complaint_where *w, const struct diag_sink *sink);
/* Emits the message for a well-formedness error at the byte offset where the parser stood. head/head_len are the first bytes of the file as they came (to tell Excel, zip, CSV…). */
void complaint_syntax(const xmlError *e, const struct source *s, uint64_t offset, const unsigned char *head, size_t head_len, const struct diag_sink *sink);

/* Emits what the file is if its first bytes show that it is no XML at all (Excel, zip, PDF, CSV, nothing…); for bytes that cannot be decoded. 1 if a message was emitted. */
int complaint_not_xml(const char *file, const unsigned char *head, size_t head_len, const struct diag_sink *sink);

#endif
