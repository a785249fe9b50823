/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of the formats that people and job logs read:
 *
 *   csv(text)               the text as a cell of a spreadsheet, with its quotes. No cell begins a formula (OWASP, CSV injection): an apostrophe stands before
 *                           what could, but for a negative number. Longer texts than a cell takes are cut, or the rest would begin a row of its own
 *   command(text)           the text as the message of a workflow command: one line
 *   command-property(text)  the text as the value of a property of a workflow command
 *   mute(text)              the text in one line of Markdown, in a table too, of which nothing becomes markup, an address, a mention, a reference, an emoji or a formula
 *   fit(lines, most)        as many whole lines as are at most so many bytes
 *   lines(text)             the number of line breaks
 *   bytes(text)             the length in UTF-8
 *   days(from, to)          the days from one date to another, "" when one is no date
 *
 * What must stay true: every result is right for any text; what a reader cannot see, or is misled by, is shown as U+FFFD.
 */
#include "view_functions.h"

#include "date.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Excel takes 32,767 UTF-16 units into a cell and begins a new row with the rest. */
#define CELL_MOST 32000

#define SPLIT "<!-- -->" /* nothing to see, but what stands on both sides is no longer one word */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Appends the text with every line break as a line feed, and nothing in it that misleads: joiners are part of words and emoji. */
static void clean(struct buf *out, const char *s)
{
	uint32_t c;

	while (*s) {
		c = view_next(&s);
		if (c == '\r') {
			s += *s == '\n';
			c = '\n';
		}
		view_put(out, utf8_misleads(c) && c != '\t' && c != '\n' ? 0xFFFD : c);
	}
}

/* A minus, digits, and perhaps a decimal sign and digits. */
static bool is_negative_number(const char *s)
{
	static const char digits[] = "0123456789";
	size_t len = *s == '-' ? strspn(s + 1, digits) : 0;

	if (!len)
		return false;
	s += 1 + len;
	if (*s == '.' || *s == ',')
		s += strspn(s + 1, digits) ? 1 + strspn(s + 1, digits) : 0;
	return !*s;
}

/* Blanks may stand before it: not every reader keeps them. The wide and the small forms are the same to some. */
static bool begins_formula(const char *s)
{
	static const char *const wide[] = {
		"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0", /* U+FF1D = U+FF0B + U+FF0D - U+FF20 @ */
		"\xEF\xB9\xA6", "\xEF\xB9\xA2", "\xEF\xB9\xA3", "\xEF\xB9\xAB", "\xE2\x88\x92", /* U+FE66, U+FE62, U+FE63, U+FE6B; U+2212 minus */
	};
	static const char no_break_space[] = "\xC2\xA0", ideographic_space[] = "\xE3\x80\x80";
	size_t i;

	if (is_negative_number(s))
		return false;
	for (;;) {
		if (*s == ' ')
			s++;
		else if (!strncmp(s, no_break_space, 2))
			s += 2;
		else if (!strncmp(s, ideographic_space, 3))
			s += 3;
		else
			break;
	}
	for (i = 0; i < sizeof wide / sizeof *wide; i++)
		if (!strncmp(s, wide[i], strlen(wide[i])))
			return true;
	return *s && strchr("=+-@\t\n", *s);
}

/* The bytes of as many characters as a cell takes. */
static size_t cell_length(const char *s, size_t n)
{
	size_t i, units = 0;

	if (n <= CELL_MOST)
		return n;
	for (i = 0; i < n && units < CELL_MOST; units++) {
		units += (unsigned char)s[i] >= 0xF0;
		for (i++; i < n && ((unsigned char)s[i] & 0xC0) == 0x80; )
			i++;
	}
	return i;
}

void view_cell_text(struct buf *out, const char *s)
{
	struct buf text = BUF_INIT;
	size_t n;

	clean(&text, s);
	n = cell_length(text.data, text.len);
	buf_add(out, text.data, n);
	if (n < text.len)
		buf_puts(out, "…");
	buf_release(&text);
}

void view_cell_csv(struct buf *out, const char *s)
{
	struct buf text = BUF_INIT;
	size_t i;

	view_cell_text(&text, s);
	buf_putc(out, '"');
	if (begins_formula(text.data))
		buf_putc(out, '\'');
	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, text.data[i]);
	}
	buf_putc(out, '"');
	buf_release(&text);
}

static void csv(struct buf *out, const char *const *arguments)
{
	view_cell_csv(out, arguments[0]);
}

static void percent(struct buf *out, const char *s, const char *special)
{
	for (; *s; s++) {
		if (strchr(special, *s))
			buf_printf(out, "%%%02X", (unsigned char)*s);
		else
			buf_putc(out, *s);
	}
}

static void command(struct buf *out, const char *const *arguments)
{
	struct buf text = BUF_INIT;

	clean(&text, arguments[0]);
	percent(out, text.data, "%\r\n");
	buf_release(&text);
}

/* As it is: a file's name must stay its name. */
static void command_property(struct buf *out, const char *const *arguments)
{
	percent(out, arguments[0], "%\r\n:,");
}

/* ":name:", of which some sites make a picture. */
static bool is_emoji(const char *s)
{
	size_t len = strspn(s + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-");

	return len && s[1 + len] == ':';
}

/* Whether a word that some site makes a link or a picture of goes on after the character at s: mentions and addresses, references (#12, GH-12), "://", emoji. */
static bool links(const char *text, const char *s)
{
	switch (*s) {
	case '@':
		return is_word(s[1]);
	case '#':
		return is_digit(s[1]);
	case '-':
		return is_digit(s[1]) && s - text >= 2 && (s[-1] == 'H' || s[-1] == 'h') && (s[-2] == 'G' || s[-2] == 'g');
	case '/':
		return s[1] == '/';
	case ':':
		return is_emoji(s);
	default:
		return false;
	}
}

static void mute(struct buf *out, const char *const *arguments)
{
	struct buf text = BUF_INIT;
	const char *s;

	clean(&text, arguments[0]);
	for (s = text.data; *s; s++) {
		switch (*s) {
		case '\n': case '\t': buf_putc(out, ' '); break;
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '&': buf_puts(out, "&amp;"); break;
		case '$': buf_puts(out, "<span>$</span>"); break;
		case '.': buf_puts(out, s > text.data && (s[-1] == 'w' || s[-1] == 'W') ? SPLIT "." : "."); break; /* "www." */
		default:
			if (strchr("\\`*_{}[]#|~!", *s))
				buf_putc(out, '\\');
			buf_putc(out, *s);
		}
		if (links(text.data, s))
			buf_puts(out, SPLIT);
	}
	buf_release(&text);
}

static void fit(struct buf *out, const char *const *arguments)
{
	size_t n = strlen(arguments[0]), most = (size_t)strtoull(arguments[1], NULL, 10);

	if (n > most)
		for (n = most; n && arguments[0][n - 1] != '\n'; )
			n--;
	buf_add(out, arguments[0], n);
}

static void lines(struct buf *out, const char *const *arguments)
{
	const char *s = arguments[0];
	uint64_t n = 0;

	while ((s = strchr(s, '\n')) != NULL) {
		s++;
		n++;
	}
	buf_number(out, n);
}

static void bytes(struct buf *out, const char *const *arguments)
{
	buf_number(out, strlen(arguments[0]));
}

static void days(struct buf *out, const char *const *arguments)
{
	int64_t from, to;

	if (!date_parse(&from, arguments[0]) && !date_parse(&to, arguments[1]))
		buf_printf(out, "%" PRId64, to - from);
}

const struct view_function view_functions_text[] = {
	{ "csv", 1, 1, csv },
	{ "command", 1, 1, command },
	{ "command-property", 1, 1, command_property },
	{ "mute", 1, 1, mute },
	{ "fit", 2, 2, fit },
	{ "lines", 1, 1, lines },
	{ "bytes", 1, 1, bytes },
	{ "days", 2, 2, days },
	{ NULL, 0, 0, NULL },
};
