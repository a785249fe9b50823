/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions for JSON, so that no stylesheet escapes by hand:
 *
 *   json(text, else?)         the text as a JSON string with its quotes; where it is empty, the other. Control characters (C0, DEL, C1), line and
 *                             paragraph separators and what else cannot be seen is escaped, so that the file can be looked at as well
 *   text(name, text, else?)   a further member of an object: ,"name":"text"; nothing where the text is empty
 *   number(name, number)      ,"name":12; nothing where it is no whole number of 0 or more
 *   flag(name, yes-or-no)     ,"name":true or ,"name":false; nothing where it is neither "yes" nor "no"
 *
 * What must stay true: every result is right for any text.
 */
#include "view_functions.h"

#include "utf8.h"

#include <string.h>

static void put_escape(struct buf *out, uint32_t c)
{
	if (c < 0x10000) {
		buf_printf(out, "\\u%04x", (unsigned)c);
		return;
	}
	c -= 0x10000;
	buf_printf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (c >> 10)), (unsigned)(0xDC00 + (c & 0x3FF)));
}

static void put_string(struct buf *out, const char *s)
{
	static const char named[] = "\b\f\n\r\t", letters[] = "bfnrt";
	const char *found;
	uint32_t c;

	buf_putc(out, '"');
	while (*s) {
		c = view_next(&s);
		found = c < 0x20 ? strchr(named, (int)c) : NULL;
		if (found) {
			buf_putc(out, '\\');
			buf_putc(out, letters[found - named]);
		} else if (c == '"' || c == '\\') {
			buf_putc(out, '\\');
			buf_putc(out, (char)c);
		} else if (utf8_is_hidden(c)) {
			put_escape(out, c);
		} else {
			view_put(out, c);
		}
	}
	buf_putc(out, '"');
}

static void json(struct buf *out, const char *const *arguments)
{
	put_string(out, *arguments[0] ? arguments[0] : arguments[1]);
}

static void put_name(struct buf *out, const char *name)
{
	buf_putc(out, ',');
	put_string(out, name);
	buf_putc(out, ':');
}

static void text(struct buf *out, const char *const *arguments)
{
	const char *value = *arguments[1] ? arguments[1] : arguments[2];

	if (!*value)
		return;
	put_name(out, arguments[0]);
	put_string(out, value);
}

static void number(struct buf *out, const char *const *arguments)
{
	const char *value = arguments[1];

	if (!*value || value[strspn(value, "0123456789")])
		return;
	while (*value == '0' && value[1])
		value++;
	put_name(out, arguments[0]);
	buf_puts(out, value);
}

static void flag(struct buf *out, const char *const *arguments)
{
	bool yes = !strcmp(arguments[1], "yes");

	if (!yes && strcmp(arguments[1], "no") != 0)
		return;
	put_name(out, arguments[0]);
	buf_puts(out, yes ? "true" : "false");
}

const struct view_function view_functions_json[] = {
	{ "json", 1, 2, json },
	{ "text", 2, 3, text },
	{ "number", 2, 2, number },
	{ "flag", 2, 2, flag },
	{ NULL, 0, 0, NULL },
};
