/* SPDX-License-Identifier: Apache-2.0 */
/* The caret stands under what it means, whatever comes before it. */
#include "view_excerpt.h"

#include "buf.h"
#include "view_words.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct row { const char *text; uint32_t column, end_line, end_column; const char *shown; };
#define CASE(name, ...) { name, shows, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void shows(void **state)
{
	const struct row *row = *state;
	struct place p = { .file = "a.xml", .line = 7, .column = row->column, .end_line = row->end_line, .end_column = row->end_column, .text = row->text };
	struct buf b = BUF_INIT;

	view_excerpt(&b, &p, false, false, VIEW_RED);
	assert_string_equal(b.data, row->shown);
	buf_release(&b);
}

/* A long line of digits "0123456789012…", the caret at each of its columns in turn: the character above the caret is the one meant. */
static void long_lines(void **state)
{
	char text[301];
	uint32_t column;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof text - 1; i++)
		text[i] = (char)('0' + i % 10);
	text[sizeof text - 1] = '\0';
	for (column = 2; column < 300; column++) {
		struct place p = { .file = "a.xml", .line = 7, .column = column, .end_line = 7, .end_column = column + 1, .text = text };
		struct buf b = BUF_INIT;
		char *line, *carets, *plain;
		size_t at;

		view_excerpt(&b, &p, false, false, VIEW_RED);
		line = strchr(b.data, '\n') + 1;
		carets = strchr(line, '\n') + 1;
		at = (size_t)(strchr(carets, '^') - carets);
		line[strcspn(line, "\n")] = '\0';
		assert_true(view_width(line, strlen(line)) <= VIEW_WIDTH);
		plain = line;
		if (!strncmp(line + 5, "\xE2\x80\xA6", 3))
			plain += 2; /* the ellipsis is three bytes in one column */
		assert_int_equal(plain[at], '0' + (int)((column - 1) % 10));
		buf_release(&b);
	}
}

static void before_and_gutter(void **state)
{
	struct place p = { .file = "a.xml", .line = 1000, .column = 3, .end_line = 1000, .end_column = 4, .text = "  <b/>\r\n", .before = "\t<a/>" };
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(view_gutter(&p), 4);
	view_excerpt(&b, &p, true, false, VIEW_RED);
	assert_string_equal(b.data, "     |\n 999 |     <a/>\n1000 |   <b/>\n     |   ^\n");
	buf_reset(&b);
	p.before = "  \t";
	view_excerpt(&b, &p, true, false, VIEW_RED);
	assert_string_equal(b.data, "     |\n1000 |   <b/>\n     |   ^\n");
	buf_reset(&b);
	p.text = NULL;
	view_excerpt(&b, &p, true, false, VIEW_RED);
	assert_string_equal(b.data, "");
	buf_release(&b);
}

static void coloured(void **state)
{
	struct place p = { .file = "a.xml", .line = 7, .column = 1, .end_line = 7, .end_column = 3, .text = "ab" };
	struct buf b = BUF_INIT;

	(void)state;
	view_excerpt(&b, &p, false, true, VIEW_RED);
	assert_string_equal(b.data, "\033[1;34m   |\033[0m\n\033[1;34m 7 |\033[0m ab\n\033[1;34m   |\033[0m \033[1;31m^^\033[0m\n");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("plain", "<asset id=\"a\">", 2, 7, 7, "   |\n 7 | <asset id=\"a\">\n   |  ^^^^^\n"),
		CASE("first column", "<asset>", 1, 7, 3, "   |\n 7 | <asset>\n   | ^^\n"),
		CASE("one tab", "\t<a/>", 2, 7, 3, "   |\n 7 |     <a/>\n   |     ^\n"),
		CASE("a tab after text", "ab\t<a/>", 4, 7, 5, "   |\n 7 | ab  <a/>\n   |     ^\n"),
		CASE("on the tab", "\ta", 1, 7, 2, "   |\n 7 |     a\n   | ^^^^\n"),
		CASE("Swedish", "<\xC3\xA4gare \xC3\xA5=\"\xC3\xB6\"/>", 2, 7, 7, "   |\n 7 | <\xC3\xA4gare \xC3\xA5=\"\xC3\xB6\"/>\n   |  ^^^^^\n"),
		CASE("after Swedish", "<\xC3\xA4gare \xC3\xA5=\"\xC3\xB6\"/>", 8, 7, 9, "   |\n 7 | <\xC3\xA4gare \xC3\xA5=\"\xC3\xB6\"/>\n   |        ^\n"),
		CASE("after wide", "\xE6\xBC\xA2\xE5\xAD\x97 x", 4, 7, 5, "   |\n 7 | \xE6\xBC\xA2\xE5\xAD\x97 x\n   |      ^\n"),
		CASE("under wide", "\xE6\xBC\xA2\xE5\xAD\x97 x", 2, 7, 3, "   |\n 7 | \xE6\xBC\xA2\xE5\xAD\x97 x\n   |   ^^\n"),
		CASE("after a combining mark", "a\xCC\x8A=x", 4, 7, 5, "   |\n 7 | a\xCC\x8A=x\n   |   ^\n"),
		CASE("after a control character", "\x1B[31mx", 6, 7, 7, "   |\n 7 | \\x1B[31mx\n   |         ^\n"),
		CASE("after a bidirectional override", "\xE2\x80\xAE" "x", 2, 7, 3, "   |\n 7 | \\u{202E}x\n   |         ^\n"),
		CASE("after a broken byte", "\xFFx", 2, 7, 3, "   |\n 7 | \\xFFx\n   |     ^\n"),
		CASE("to the next line", "<a b=\"", 1, 8, 2, "   |\n 7 | <a b=\"\n   | ^^^^^^\n"),
		CASE("no end", "<a/>", 2, 0, 0, "   |\n 7 | <a/>\n   |  ^\n"),
		CASE("end before start", "<a/>", 3, 7, 1, "   |\n 7 | <a/>\n   |   ^\n"),
		CASE("beyond the line", "<a/>", 40, 7, 50, "   |\n 7 | <a/>\n   |     ^\n"),
		CASE("end beyond the line", "<a/>", 2, 7, 50, "   |\n 7 | <a/>\n   |  ^^^\n"),
		CASE("unknown column", "<a/>", 0, 0, 0, "   |\n 7 | <a/>\n"),
		CASE("an empty line", "", 1, 7, 1, "   |\n 7 |\n   | ^\n"),
		CASE("line breaks", "a\r\nb", 1, 7, 2, "   |\n 7 | a\n   | ^\n"),
		cmocka_unit_test(long_lines),
		cmocka_unit_test(before_and_gutter),
		cmocka_unit_test(coloured),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
