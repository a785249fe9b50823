/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes of a document in UTF-8, UTF-16, ISO-8859-1, -15 or windows-1252 to UTF-8, in chunks. The encoding is told by a byte order mark or the XML
 * declaration's encoding, else UTF-8. Other encodings are refused by name.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum encoding_status {
	ENCODING_OK,
	ENCODING_UNKNOWN, /* the declaration names one we do not read: decoder_name() */
	ENCODING_INVALID  /* bytes that the encoding cannot hold, after the output so far */
};

struct decoder;

struct decoder *decoder_new(void);
void decoder_free(struct decoder *d);
/* Decodes n bytes and appends UTF-8 (without byte order mark) to out; last says that the input ends here. A character cut by the chunk is kept for the next call.
 * The encoding is decided on the first 1024 bytes or at the end. Up to an error everything before it is appended. */
enum encoding_status decoder_feed(struct decoder *d, struct buf *out, const void *bytes, size_t n, int last);
/* The encoding in use under its standard name, or the one asked for as declared ("UTF-8", "windows-1252", …). Borrowed. */
const char *decoder_name(const struct decoder *d);

/* Bytes of the byte order mark that a document begins with; 0 if it has none. */
size_t encoding_mark(const void *bytes, size_t n);
/*
 * The way back: appends UTF-8 text in the encoding of this name (as decoder_name() gives it, or "US-ASCII"). A character that the encoding lacks becomes a
 * character reference (&#8364;), as XML allows in texts and in values of attributes.
 */
void encoding_write(struct buf *out, const char *name, const char *text, size_t n);

#endif
