/* SPDX-License-Identifier: Apache-2.0 */
/* The XML writer (xml_writer.h). Line breaks and tabs in values are written as references, so that a parser gives them back as they were. */
#include "xml_writer.h"

#include "buf.h"
#include "utf8.h"

#include <assert.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>

#define INDENT 2

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

void xml_writer_init(struct xml_writer *w, struct buf *out)
{
	*w = (struct xml_writer){ .out = out };
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

static void end_tag_start(struct xml_writer *w)
{
	if (w->in_tag)
		buf_putc(w->out, '>');
	w->in_tag = 0;
}

static void new_line(struct xml_writer *w)
{
	if (w->is_flat)
		return;
	if (w->out->len && w->out->data[w->out->len - 1] != '\n')
		buf_putc(w->out, '\n');
	buf_pad(w->out, ' ', w->depth * INDENT);
}

void xml_writer_open(struct xml_writer *w, const char *name)
{
	assert(w->depth < XML_WRITER_DEPTH && !w->has_text);
	end_tag_start(w);
	new_line(w);
	buf_putc(w->out, '<');
	buf_puts(w->out, name);
	w->names[w->depth++] = name;
	w->in_tag = 1;
}

void xml_writer_close(struct xml_writer *w)
{
	const char *name;

	assert(w->depth > 0);
	name = w->names[--w->depth];
	if (w->in_tag) {
		buf_puts(w->out, "/>");
	} else {
		if (!w->has_text)
			new_line(w);
		buf_puts(w->out, "</");
		buf_puts(w->out, name);
		buf_putc(w->out, '>');
	}
	w->in_tag = w->has_text = 0;
	if (!w->depth)
		buf_putc(w->out, '\n');
}

static bool allowed(uint32_t c)
{
	return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xFFFE && c != 0xFFFF;
}

/* What stands for the character; NULL when it stands for itself. */
static const char *reference(uint32_t c, bool in_attribute)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '\r': return "&#13;";
	case '"': return in_attribute ? "&quot;" : NULL;
	case '\n': return in_attribute ? "&#10;" : NULL;
	case '\t': return in_attribute ? "&#9;" : NULL;
	default: return allowed(c) ? NULL : REPLACEMENT;
	}
}

/* Characters that are written as they are, and need no look at what they are. */
static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

void xml_escape(struct buf *out, const char *s, size_t n, bool in_attribute)
{
	size_t i, len, from = 0;

	for (i = 0; i < n; i += len) {
		uint32_t c = 0;
		const char *instead;

		if (is_plain(s[i])) {
			len = 1;
			continue;
		}
		len = utf8_decode(&c, s + i, n - i, NULL);
		instead = len ? reference(c, in_attribute) : REPLACEMENT;
		len = len ? len : 1;
		if (!instead)
			continue;
		buf_add(out, s + from, i - from);
		buf_puts(out, instead);
		from = i + len;
	}
	buf_add(out, s + from, n - from);
}

void xml_writer_attribute(struct xml_writer *w, const char *name, const char *value)
{
	assert(w->in_tag);
	if (!value)
		return;
	buf_putc(w->out, ' ');
	buf_puts(w->out, name);
	buf_puts(w->out, "=\"");
	xml_escape(w->out, value, strlen(value), true);
	buf_putc(w->out, '"');
}

void xml_writer_number(struct xml_writer *w, const char *name, uint64_t value)
{
	assert(w->in_tag);
	buf_putc(w->out, ' ');
	buf_puts(w->out, name);
	buf_puts(w->out, "=\"");
	buf_number(w->out, value);
	buf_putc(w->out, '"');
}

void xml_writer_text(struct xml_writer *w, const char *text)
{
	end_tag_start(w);
	xml_escape(w->out, text, strlen(text), false);
	w->has_text = 1;
}

void xml_writer_content(struct xml_writer *w, const char *xml, size_t n)
{
	end_tag_start(w);
	buf_add(w->out, xml, n);
	w->has_text = 1;
}
