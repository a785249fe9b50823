/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions about identity and places:
 *
 *   hash(text, digits?)       SHA-256 in lower-case hexadecimal, or so many of its first digits
 *   uuid(name)                the UUID of version 5 of a name, in the program's namespace (digest.h)
 *   token(id)                 the id as a token of OSCAL (a letter or "_", then letters, digits, ".", "-" and "_"): what fits no token is written _XX, its bytes in
 *                             hexadecimal, and an underline that could be taken for one twice; different ids give different tokens
 *   path(path)                the path as other programs write it: no "./" before it or within, no doubled or last slash
 *   uri(path)                 the same as a URI reference: a relative path stays relative, an absolute one is a file: URI, and a name of the program's own
 *                             ("policykoll:rules/law/gdpr.xml") is a URI already. All but letters, digits, "-._~" and "/" is percent-encoded
 *   byte-column(text, column) the column in UTF-8 bytes of a column in characters, both from 1; past the text a character is a byte
 */
#include "view_functions.h"

#include "digest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

static void uuid(struct buf *out, const char *const *arguments)
{
	char text[37];

	digest_uuid(arguments[0], text);
	buf_puts(out, text);
}

static void token(struct buf *out, const char *const *arguments)
{
	const char *s = arguments[0];
	bool first = true;

	for (; *s; s++, first = false) {
		bool letter = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');

		if (letter || (!first && ((*s >= '0' && *s <= '9') || *s == '.' || *s == '-')))
			buf_putc(out, *s);
		else if (*s == '_')
			buf_puts(out, "__");
		else
			buf_printf(out, "_%02X", (unsigned)(unsigned char)*s);
	}
	if (first)
		buf_putc(out, '_');
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
		view_next(&s);
		at++;
	}
	buf_number(out, (uint64_t)(s - arguments[0]) + 1 + (column - (at < column ? at : column)));
}

const struct view_function view_functions_place[] = {
	{ "hash", 1, 2, hash },
	{ "uuid", 1, 1, uuid },
	{ "token", 1, 1, token },
	{ "path", 1, 1, path },
	{ "uri", 1, 1, uri },
	{ "byte-column", 2, 2, byte_column },
	{ NULL, 0, 0, NULL },
};
