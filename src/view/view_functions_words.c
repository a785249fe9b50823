/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions about words:
 *
 *   first(a, b, c?, d?)       the first that is not empty
 *   fill(label, a, b?, c?)    the label with {a}, {b} and {c} filled in; what is filled in is not looked at again
 *   shown(text)               the text in one line, with control characters and such as turn the direction of writing spelled out (\u{202E})
 *   sentences(a, b?, c?, d?)  the texts as shown(), those that are not empty, each ended as a sentence, with a blank between them
 *   capital(text)             the text with a capital first, if it begins with a word: our own messages begin without
 *   unlinked(text)            the text for a message of SARIF, in which [text](0) would be a link: such brackets get a backslash
 *   markdown(text)            the text in one line of Markdown, in a table too, with nothing in it that Markdown or HTML sees as markup
 *   pascal(name)              some-name as SomeName
 */
#include "view_functions.h"

#include "utf8.h"

#include <string.h>

static void first(struct buf *out, const char *const *arguments)
{
	size_t i;

	for (i = 0; i < VIEW_FUNCTION_ARGUMENTS - 1 && !*arguments[i]; i++)
		;
	buf_puts(out, arguments[i]);
}

static void fill(struct buf *out, const char *const *arguments)
{
	const char *s;

	for (s = arguments[0]; *s; s++) {
		if (s[0] == '{' && s[1] >= 'a' && s[1] <= 'c' && s[2] == '}') {
			buf_puts(out, arguments[1 + s[1] - 'a']);
			s += 2;
		} else {
			buf_putc(out, *s);
		}
	}
}

static void shown(struct buf *out, const char *const *arguments)
{
	utf8_show(out, arguments[0], strlen(arguments[0]));
}

/* Whether the text ends as a sentence does, a closing quote or bracket apart. */
static bool is_ended(const char *s, size_t len)
{
	static const char *const closing[] = { "\"", "”", ")", "»" }, *const ends[] = { ".", "!", "?", "…", ":" };
	size_t i, n;

	for (i = 0; i < sizeof closing / sizeof *closing; i++) {
		n = strlen(closing[i]);
		if (len > n && !memcmp(s + len - n, closing[i], n)) {
			len -= n;
			break;
		}
	}
	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		n = strlen(ends[i]);
		if (len >= n && !memcmp(s + len - n, ends[i], n))
			return true;
	}
	return false;
}

static void sentences(struct buf *out, const char *const *arguments)
{
	struct buf text = BUF_INIT;
	size_t i, before = out->len;

	for (i = 0; i < VIEW_FUNCTION_ARGUMENTS; i++) {
		buf_reset(&text);
		shown(&text, &arguments[i]);
		if (!text.len)
			continue;
		if (out->len > before)
			buf_putc(out, ' ');
		buf_add(out, text.data, text.len);
		if (!is_ended(text.data, text.len))
			buf_putc(out, '.');
	}
	buf_release(&text);
}

/* The word is letters a to z and those of Latin 1, and ends with a blank or a comma: a name (expires-on, sys-a) stays as it is. */
static void capital(struct buf *out, const char *const *arguments)
{
	const char *s = arguments[0], *rest = s;
	uint32_t c, first = *s ? view_next(&rest) : 0;

	for (c = first; (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFE && c != 0xF7); c = view_next(&s))
		if (!*s)
			break;
	if (c != ' ' && c != ',')
		first = 0;
	if ((first >= 'a' && first <= 'z') || (first >= 0xE0 && first <= 0xFE)) {
		view_put(out, first - 0x20);
		buf_puts(out, rest);
	} else {
		buf_puts(out, arguments[0]);
	}
}

static void unlinked(struct buf *out, const char *const *arguments)
{
	bool linked = strstr(arguments[0], "](") != NULL;
	const char *s;

	for (s = arguments[0]; *s; s++) {
		if (linked && (*s == '[' || *s == ']'))
			buf_putc(out, '\\');
		buf_putc(out, *s);
	}
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
		c = view_next(&s);
		if (c == '\n' || c == '\r' || c == '\t')
			buf_putc(out, ' ');
		else if (c == '<' || c == '>' || c == '&')
			buf_puts(out, c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
		else if (is_markup(c, before, s))
			buf_printf(out, "\\%c", (char)c);
		else
			view_put(out, utf8_misleads(c) ? 0xFFFD : c);
	}
}

static void pascal(struct buf *out, const char *const *arguments)
{
	bool first = true;
	const char *s;

	for (s = arguments[0]; *s; s++) {
		if (*s == '-') {
			first = true;
			continue;
		}
		buf_putc(out, first && *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s);
		first = false;
	}
}

const struct view_function view_functions_words[] = {
	{ "first", 2, 4, first },
	{ "fill", 2, 4, fill },
	{ "shown", 1, 1, shown },
	{ "sentences", 1, 4, sentences },
	{ "capital", 1, 1, capital },
	{ "unlinked", 1, 1, unlinked },
	{ "markdown", 1, 1, markdown },
	{ "pascal", 1, 1, pascal },
	{ NULL, 0, 0, NULL },
};
