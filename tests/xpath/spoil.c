/* SPDX-License-Identifier: Apache-2.0 */
/* Spoils an expression's text at one place: mostly, but not always, it is no expression any more. */
#include "grammar.h"

#include <string.h>

static size_t some_place(const char *text, struct chance *c)
{
	size_t at = chance_below(c, strlen(text) + 1);

	while (((unsigned char)text[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static size_t length_at(const char *text)
{
	size_t n = text[0] != '\0';

	while (((unsigned char)text[n] & 0xc0) == 0x80)
		n++;
	return n;
}

const char *term_spoil(const char *text, struct chance *c, struct arena *a)
{
	static const char *const tokens[] = {
		"(", ")", "[", "]", ".", "..", "/", "//", "::", ":", "@", ",", "|", "+", "-", "*", " ", "div ", " mod ", " and ", " or ", "$", "'",
		"\"", "1", "a", "!", "=", "!=", "<",
		"child::", "text()", "p:", "#", "å", "\n", ".5", "self::", "()", "[1]", "p:*", "é", "\xc2\xa0", "&", "{", "node()", "1.", "e1",
	};
	size_t at = some_place(text, c), kind = chance_below(c, 100), n = length_at(text + at);

	if (kind < 55)
		return arena_printf(a, "%.*s%s%s", (int)at, text, chance_of(c, tokens), text + at);
	if (kind < 80)
		return arena_printf(a, "%.*s%s", (int)at, text, text + at + n);
	return arena_printf(a, "%.*s%s", (int)(at + n), text, text + at);
}
