/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of the formats that programs read, so that no stylesheet escapes by hand:
 *
 *   json(text)                the text as a JSON string with its quotes. Control characters (C0, DEL, C1), line and paragraph separators and
 *                             the characters that turn the direction of writing are escaped, so that the file can be looked at as well
 *   hash(text, digits?)       SHA-256 in lower-case hexadecimal, or so many of its first digits
 *   path(path)                the path as other programs write it: no "./" before it or within, no doubled or last slash
 *   uri(path)                 the same as a URI reference: a relative path stays relative, an absolute one is a file: URI, and a name of the program's own
 *                             ("policykoll:rules/law/gdpr.xml") is a URI already. All but letters, digits, "-._~" and "/" is percent-encoded
 *   byte-column(text, column) the column in UTF-8 bytes of a column in characters, both from 1; past the text a character is a byte
 *   markdown(text)            the text in one line of Markdown, in a table too, with nothing in it that Markdown or HTML sees as markup
 *
 * What must stay true: every result is right for any text.
 */
#include "view_functions.h"

#include "digest.h"
#include "utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Decodes the character at *s and steps over it; a byte that begins none is U+FFFD. */
static uint32_t next(const char **s)
{
	uint32_t c;
	size_t len = utf8_decode(&c, *s, strlen(*s) < 4 ? strlen(*s) : 4, NULL);

	*s += len ? len : 1;
	return len ? c : 0xFFFD;
}

/* What a reader cannot see, or is misled by. */
static bool is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static void put_utf8(struct buf *out, uint32_t c)
{
	char bytes[4];

	buf_add(out, bytes, utf8_encode(bytes, c));
}

static void put_escape(struct buf *out, uint32_t c)
{
	if (c < 0x10000) {
		buf_printf(out, "\\u%04x", (unsigned)c);
		return;
	}
	c -= 0x10000;
	buf_printf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (c >> 10)), (unsigned)(0xDC00 + (c & 0x3FF)));
}

static void json(struct buf *out, const char *const *arguments)
{
	static const char named[] = "\b\f\n\r\t", letters[] = "bfnrt";
	const char *s = arguments[0], *found;
	uint32_t c;

	buf_putc(out, '"');
	while (*s) {
		c = next(&s);
		found = c < 0x20 ? strchr(named, (int)c) : NULL;
		if (found) {
			buf_putc(out, '\\');
			buf_putc(out, letters[found - named]);
		} else if (c == '"' || c == '\\') {
			buf_putc(out, '\\');
			buf_putc(out, (char)c);
		} else if (is_hidden(c)) {
			put_escape(out, c);
		} else {
			put_utf8(out, c);
		}
	}
	buf_putc(out, '"');
}

static void hash(struct buf *out, const char *const *arguments)
{
	struct digest *d = digest_new();
	size_t digits = 64;
	char hex[65];

	digest_add(d, arguments[0], strlen(arguments[0]));
	digest_hex(d, hex);
	digest_free(d);
	if (*arguments[1])
		digits = (size_t)strtoul(arguments[1], NULL, 10);
	buf_add(out, hex, digits < 64 ? digits : 64);
}

/* The parts of the path with one slash between them. */
static void path(struct buf *out, const char *const *arguments)
{
	const char *s = arguments[0];
	bool first = true;
	size_t len;

	if (*s == '/')
		buf_putc(out, '/');
	for (s += strspn(s, "/"); *s; s += strspn(s, "/")) {
		len = strcspn(s, "/");
		if (len != 1 || *s != '.') {
			if (!first)
				buf_putc(out, '/');
			buf_add(out, s, len);
			first = false;
		}
		s += len;
	}
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
}

static void percent_encode(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (is_unreserved(*s) || *s == '/')
			buf_putc(out, *s);
		else
			buf_printf(out, "%%%02X", (unsigned char)*s);
	}
}

static void uri(struct buf *out, const char *const *arguments)
{
	static const char own[] = "policykoll:";
	const char *s = arguments[0];
	struct buf clean = BUF_INIT;

	if (!strncmp(s, own, sizeof own - 1)) {
		buf_puts(out, own);
		s += sizeof own - 1;
	} else if (*s == '/') {
		buf_puts(out, "file://");
	}
	path(&clean, &s);
	percent_encode(out, clean.data);
	buf_release(&clean);
}

static void byte_column(struct buf *out, const char *const *arguments)
{
	unsigned long column = strtoul(arguments[1], NULL, 10), at = 1;
	const char *s = arguments[0];

	while (*s && at < column) {
		next(&s);
		at++;
	}
	buf_number(out, (uint64_t)(s - arguments[0]) + 1 + (column - (at < column ? at : column)));
}

/* Whether Markdown sees more than the character. An address that begins with a scheme or "www." would become a link. */
static bool is_markup(uint32_t c, uint32_t before, const char *after)
{
	if (c == ':')
		return !strncmp(after, "//", 2);
	if (c == '.')
		return before == 'w' || before == 'W';
	return c < 0x80 && strchr("\\`*_{}[]#|~!@", (int)c);
}

static void markdown(struct buf *out, const char *const *arguments)
{
	const char *s = arguments[0];
	uint32_t c, before = 0;

	for (; *s; before = c) {
		c = next(&s);
		if (c == '\n' || c == '\r' || c == '\t')
			buf_putc(out, ' ');
		else if (c == '<' || c == '>' || c == '&')
			buf_puts(out, c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
		else if (is_markup(c, before, s))
			buf_printf(out, "\\%c", (char)c);
		else
			put_utf8(out, is_hidden(c) && c != 0x200C && c != 0x200D ? 0xFFFD : c);
	}
}

const struct view_function view_functions_json[] = {
	{ "json", 1, 1, json },
	{ "hash", 1, 2, hash },
	{ "path", 1, 1, path },
	{ "uri", 1, 1, uri },
	{ "byte-column", 2, 2, byte_column },
	{ "markdown", 1, 1, markdown },
	{ NULL, 0, 0, NULL },
};
