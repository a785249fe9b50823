/* SPDX-License-Identifier: Apache-2.0 */
/* The functions of the formats that people and job logs read: spreadsheets, workflow commands, Markdown. */
#include "buf.h"
#include "view_functions.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct value_row { const char *function, *result, *arguments[VIEW_FUNCTION_ARGUMENTS]; };
#define VALUE(function, name, result, ...) { function ": " name, value, NULL, NULL, &(struct value_row){ function, result, { __VA_ARGS__ } } }

static void call(struct buf *out, const char *function, const char *a, const char *b)
{
	const char *arguments[VIEW_FUNCTION_ARGUMENTS] = { a, b, "", "" };

	assert_non_null(view_function_find(function));
	view_function_find(function)->call(out, arguments);
}

static void value(void **state)
{
	const struct value_row *row = *state;
	struct buf out = BUF_INIT;

	buf_putc(&out, '>');
	call(&out, row->function, row->arguments[0], row->arguments[1] ? row->arguments[1] : "");
	assert_string_equal(out.data + 1, row->result);
	buf_release(&out);
}

/* Every byte, also where it makes no UTF-8, first in a cell: what begins a formula stands behind an apostrophe, and the cell is closed. */
static void first_bytes(void **state)
{
	char text[] = "?1";
	int c;

	(void)state;
	for (c = 1; c < 256; c++) {
		struct buf out = BUF_INIT;

		text[0] = (char)c;
		call(&out, "csv", text, "");
		assert_true(out.data[0] == '"' && out.data[out.len - 1] == '"');
		assert_null(strchr("=+@\t\r\n", out.data[1]));
		assert_true(out.data[1] != '-' || c == '-');
		assert_int_equal(out.data[1] == '\'', c == '\'' || strchr("=+@\t\r\n", c) != NULL);
		buf_release(&out);
	}
}

/* No text makes a line break in a command, whatever its bytes. */
static void one_line(void **state)
{
	static const char *const functions[] = { "command", "command-property", "mute" };
	char text[] = "a?b";
	size_t i;
	int c;

	(void)state;
	for (i = 0; i < sizeof functions / sizeof *functions; i++) {
		for (c = 1; c < 256; c++) {
			struct buf out = BUF_INIT;

			text[1] = (char)c;
			call(&out, functions[i], text, "");
			assert_null(strpbrk(out.data, "\r\n"));
			buf_release(&out);
		}
	}
}

/* A cell takes 32,000 units of UTF-16, of which a tree is two. */
static void long_cells(void **state)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 40000; i++)
		buf_puts(&text, "å");
	call(&out, "csv", text.data, "");
	assert_int_equal(out.len, 1 + 2 * 32000 + 3 + 1);
	assert_string_equal(out.data + out.len - 4, "…\"");
	buf_reset(&text);
	buf_reset(&out);
	for (i = 0; i < 20000; i++)
		buf_puts(&text, "🌲");
	call(&out, "csv", text.data, "");
	assert_int_equal(out.len, 1 + 4 * 16000 + 3 + 1);
	buf_release(&text);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		VALUE("csv", "nothing", "\"\"", ""),
		VALUE("csv", "letters", "\"Träd 🌲 a;b,c\"", "Träd 🌲 a;b,c"),
		VALUE("csv", "quotes", "\"a \"\"b\"\" c\"", "a \"b\" c"),
		VALUE("csv", "a formula", "\"'=1+1\"", "=1+1"),
		VALUE("csv", "a formula with quotes", "\"'=HYPERLINK(\"\"x\"\")\"", "=HYPERLINK(\"x\")"),
		VALUE("csv", "a command", "\"'@SUM(1)\"", "@SUM(1)"),
		VALUE("csv", "plus", "\"'+46 70\"", "+46 70"),
		VALUE("csv", "minus", "\"'-cmd\"", "-cmd"),
		VALUE("csv", "a negative number", "\"-12\"", "-12"),
		VALUE("csv", "with a decimal point", "\"-12.50\"", "-12.50"),
		VALUE("csv", "with a decimal comma", "\"-0,5\"", "-0,5"),
		VALUE("csv", "two decimal signs", "\"'-1.2.3\"", "-1.2.3"),
		VALUE("csv", "a number and more", "\"'-1+2\"", "-1+2"),
		VALUE("csv", "no digits", "\"'-\"", "-"),
		VALUE("csv", "no decimals", "\"'-1,\"", "-1,"),
		VALUE("csv", "a tab", "\"'\t=1\"", "\t=1"),
		VALUE("csv", "a carriage return", "\"'\n=1\"", "\r=1"),
		VALUE("csv", "a line break", "\"'\n=1\"", "\n=1"),
		VALUE("csv", "line breaks", "\"a\nb\nc\nd\"", "a\r\nb\rc\nd"),
		VALUE("csv", "wide signs", "\"'＝1\"", "＝1"),
		VALUE("csv", "a wide plus", "\"'＋1\"", "＋1"),
		VALUE("csv", "a wide minus", "\"'－1\"", "－1"),
		VALUE("csv", "a wide at", "\"'＠a\"", "＠a"),
		VALUE("csv", "a true minus", "\"'−1\"", "−1"),
		VALUE("csv", "after blanks", "\"'  =1\"", "  =1"),
		VALUE("csv", "after other blanks", "\"'\xC2\xA0\xE3\x80\x80=1\"", "\xC2\xA0\xE3\x80\x80=1"),
		VALUE("csv", "later", "\"a=1\"", "a=1"),
		VALUE("csv", "after what is hidden", "\"\xEF\xBF\xBD=1\"", "\xE2\x80\x8B=1"),
		VALUE("csv", "hidden", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" "b\"", "a\x1B\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF" "b"),
		VALUE("csv", "joiners", "\"👩\xE2\x80\x8D💻\"", "👩\xE2\x80\x8D💻"),
		{ "csv: any byte first", first_bytes, NULL, NULL, NULL },
		{ "csv: more than a cell takes", long_cells, NULL, NULL, NULL },

		VALUE("command", "line breaks and percent", "100 %25%0A::error::x%0Ay%250A", "100 %\r\n::error::x\ry%0A"),
		VALUE("command", "colons and commas", "a: b, c", "a: b, c"),
		VALUE("command", "hidden", "a\xEF\xBF\xBD" "b", "a\xC2\x9B" "b"),
		VALUE("command-property", "all", "a%3Ab%2Cc%25d%0De%0Af;=", "a:b,c%d\re\nf;="),
		VALUE("command-property", "a name stays", "å\xC2\x9B.xml", "å\xC2\x9B.xml"),
		{ "commands: one line", one_line, NULL, NULL, NULL },

		VALUE("mute", "letters", "Träd, 🌲 (a) – b; c? d = e + f", "Träd, 🌲 (a) – b; c? d = e + f"),
		VALUE("mute", "markup", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\!\\[f\\] \\~\\~g\\~\\~ \\# h \\{i\\} \\\\", "*a* _b_ `c` [d](e) ![f] ~~g~~ # h {i} \\"),
		VALUE("mute", "tables", "a \\| b", "a | b"),
		VALUE("mute", "line breaks", "a b c d", "a\nb\tc\r\nd"),
		VALUE("mute", "HTML", "&lt;b&gt; &amp;amp;", "<b> &amp;"),
		VALUE("mute", "mentions", "@<!-- -->all a@<!-- -->b @ c", "@all a@b @ c"),
		VALUE("mute", "references", "\\#<!-- -->12 \\#a GH-<!-- -->7 gh-<!-- -->8 H-9", "#12 #a GH-7 gh-8 H-9"),
		VALUE("mute", "addresses", "https:/<!-- -->/a/b www<!-- -->.c.d", "https://a/b www.c.d"),
		VALUE("mute", "emoji", ":<!-- -->+1: kl. 10:30 a:b", ":+1: kl. 10:30 a:b"),
		VALUE("mute", "formulas", "<span>$</span>x<span>$</span>", "$x$"),
		VALUE("mute", "hidden", "\xEF\xBF\xBD", "\xE2\x80\xAE"),

		VALUE("fit", "all", "a\nb\n", "a\nb\n", "4"),
		VALUE("fit", "a line less", "a\n", "a\nb\n", "3"),
		VALUE("fit", "no line", "", "abc\n", "3"),
		VALUE("fit", "a last line without a break", "a\nb", "a\nb", "3"),
		VALUE("fit", "nothing", "", "a\n", "0"),
		VALUE("lines", "none", "0", "a"),
		VALUE("lines", "two", "2", "a\n\nb"),
		VALUE("bytes", "letters", "3", "aå"),
		VALUE("days", "forward", "41", "2026-11-21", "2027-01-01"),
		VALUE("days", "backward", "-1", "2026-03-01", "2026-02-28"),
		VALUE("days", "no date", "", "2026-11-21", "unknown"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
