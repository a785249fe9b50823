/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes indented XML 1.0 into a buffer. Whatever the strings hold, the result is well-formed: what XML forbids (control characters, bytes that
 * are not UTF-8) becomes U+FFFD. An element holds either elements or text, never both, unless the caller made its content with xml_escape().
 */
#ifndef XML_WRITER_H
#define XML_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define XML_WRITER_DEPTH 16

struct xml_writer {
	struct buf *out;
	const char *names[XML_WRITER_DEPTH]; /* of the open elements; borrowed */
	size_t depth;
	int in_tag, has_text; /* the innermost start tag is not closed yet; it holds text */
	bool is_flat;         /* set by the caller after xml_writer_init(): no line breaks and blanks between elements, for readers that would make nodes of them */
};

/* Writes the XML declaration. */
void xml_writer_init(struct xml_writer *w, struct buf *out);
void xml_writer_open(struct xml_writer *w, const char *name);
void xml_writer_close(struct xml_writer *w);
/* Attributes of the element just opened; NULL writes none. */
void xml_writer_attribute(struct xml_writer *w, const char *name, const char *value);
void xml_writer_number(struct xml_writer *w, const char *name, uint64_t value);
void xml_writer_text(struct xml_writer *w, const char *text);
/* n bytes of well-formed content, text and elements, as it is. */
void xml_writer_content(struct xml_writer *w, const char *xml, size_t n);
/* Appends n bytes of text as XML writes them, in content or between double quotes. */
void xml_escape(struct buf *out, const char *s, size_t n, bool in_attribute);

#endif
