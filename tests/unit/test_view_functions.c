/* SPDX-License-Identifier: Apache-2.0 */
/* The functions that stylesheets call: what each gives, and that libxslt gets to them. */
#include "buf.h"
#include "view_functions.h"
#include "view_xslt.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct value_row { const char *function, *result, *arguments[VIEW_FUNCTION_ARGUMENTS]; };
#define VALUE(function, name, result, ...) { function ": " name, value, NULL, NULL, &(struct value_row){ function, result, { __VA_ARGS__ } } }

static const struct view_function *find(const char *name)
{
	const struct view_function *f = view_function_find(name);

	if (f)
		return f;
	fail_msg("no function %s", name);
	return NULL;
}

static void value(void **state)
{
	const struct value_row *row = *state;
	const char *arguments[VIEW_FUNCTION_ARGUMENTS];
	struct buf out = BUF_INIT;
	int i;

	for (i = 0; i < VIEW_FUNCTION_ARGUMENTS; i++)
		arguments[i] = row->arguments[i] ? row->arguments[i] : "";
	buf_putc(&out, '>');
	find(row->function)->call(&out, arguments);
	assert_string_equal(out.data + 1, row->result);
	buf_release(&out);
}

/* Every byte there is, also where it makes no UTF-8, gives a string without control characters that ends with its quote. */
static void any_byte(void **state)
{
	const struct view_function *f = find("json");
	const char *arguments[VIEW_FUNCTION_ARGUMENTS] = { NULL, "", "", "" };
	char text[2] = "";
	int c;

	(void)state;
	for (c = 1; c < 256; c++) {
		struct buf out = BUF_INIT;
		size_t i;

		text[0] = (char)c;
		arguments[0] = text;
		f->call(&out, arguments);
		assert_true(out.len >= 3 && out.data[0] == '"' && out.data[out.len - 1] == '"');
		for (i = 0; i < out.len; i++)
			assert_true((unsigned char)out.data[i] >= 0x20 && out.data[i] != 0x7F);
		buf_release(&out);
	}
}

/* --- by way of libxslt --- */

#define SHEET(expression) "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:f='urn:policykoll:functions'>" \
	"<xsl:output method='text'/><xsl:template match='/'><xsl:value-of select=\"" expression "\"/></xsl:template></xsl:stylesheet>"

/* result NULL: the stylesheet fails. */
struct sheet_row { const char *sheet, *result; };
#define CALLED(name, expression, result) { "called: " name, called, NULL, NULL, &(struct sheet_row){ SHEET(expression), result } }

static void called(void **state)
{
	const struct sheet_row *row = *state;
	struct embedded e = { .name = "views/test.xsl", .data = (const unsigned char *)row->sheet, .size = strlen(row->sheet) };
	const struct view_xslt_parameter parameters[] = { { NULL, NULL } };
	struct view_xslt_job job = { .stylesheet = &e, .format = "test", .parameters = parameters };
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct buf xml = BUF_INIT, out = BUF_INIT;

	buf_puts(&xml, "<r><a>e\"tt</a><a>2</a></r>");
	if (row->result) {
		assert_int_equal(view_xslt(&out, &xml, &job, &sink), 0);
		assert_string_equal(out.data, row->result);
	} else {
		assert_int_equal(view_xslt(&out, &xml, &job, &sink), -1);
		assert_int_equal(diag_list_len(list), 1);
		assert_int_equal(out.len, 0);
	}
	diag_list_free(list);
	buf_release(&xml);
	buf_release(&out);
}

#define ESC "\x1B"

int main(void)
{
	const struct CMUnitTest tests[] = {
		VALUE("json", "nothing", "\"\"", ""),
		VALUE("json", "letters", "\"Träd 🌲 a/b <&> '\"", "Träd 🌲 a/b <&> '"),
		VALUE("json", "quotes and backslashes", "\"\\\"a\\\\\\\"\"", "\"a\\\""),
		VALUE("json", "short escapes", "\"\\b\\f\\n\\r\\t\"", "\b\f\n\r\t"),
		VALUE("json", "other control characters", "\"\\u0001\\u001b\\u007f\\u0085\\u009f\"", "\x01" ESC "\x7F\xC2\x85\xC2\x9F"),
		VALUE("json", "separators", "\"\\u2028\\u2029\"", "\xE2\x80\xA8\xE2\x80\xA9"),
		VALUE("json", "directions", "\"\\u202e\\u2066\\u200f\\u061c\"", "\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C"),
		VALUE("json", "noncharacters", "\"\\ud83f\\udfff\\ufdd0\"", "\xF0\x9F\xBF\xBF\xEF\xB7\x90"),
		VALUE("json", "broken UTF-8", "\"\xEF\xBF\xBD(\xEF\xBF\xBD\"", "\xC3(\xE2"),
		{ "json: any byte", any_byte, NULL, NULL, NULL },

		VALUE("json", "instead of nothing", "\"b\"", "", "b"),
		VALUE("text", "a member", ",\"a\":\"\\\"x\"", "a", "\"x"),
		VALUE("text", "nothing", "", "a", ""),
		VALUE("text", "instead of nothing", ",\"a\":\"b\"", "a", "", "b"),
		VALUE("number", "a number", ",\"a\":120", "a", "120"),
		VALUE("number", "zeros", ",\"a\":0", "a", "000"),
		VALUE("number", "leading zeros", ",\"a\":12", "a", "012"),
		VALUE("number", "nothing", "", "a", ""),
		VALUE("number", "no number", "", "a", "1e3"),
		VALUE("flag", "yes", ",\"a\":true", "a", "yes"),
		VALUE("flag", "no", ",\"a\":false", "a", "no"),
		VALUE("flag", "neither", "", "a", "maybe"),

		VALUE("hash", "nothing", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""),
		VALUE("hash", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc"),
		VALUE("hash", "its beginning", "ba7816bf", "abc", "8"),
		VALUE("hash", "no more than there is", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc", "65"),

		/* Python: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "urn:policykoll:1"), …) */
		VALUE("uuid", "nothing", "71e15a00-7ecc-55a0-839c-646c072a2651", ""),
		VALUE("uuid", "abc", "efb81267-14bc-5589-8d42-c04173182496", "abc"),
		VALUE("uuid", "more than ASCII", "22b7cc00-8eaf-5b71-96c0-53694c3bcc6e", "åäö"),

		VALUE("token", "one already", "E-39.a", "E-39.a"),
		VALUE("token", "nothing", "_", ""),
		VALUE("token", "a digit first", "_31a1", "1a1"),
		VALUE("token", "a hyphen first", "_2D-", "--"),
		VALUE("token", "an underline is doubled", "a__2E", "a_2E"),
		VALUE("token", "a letter beyond ASCII", "_C3_A5", "å"),
		VALUE("token", "blank and slash", "a_20b_2Fc", "a b/c"),

		VALUE("path", "plain", "a/b c.xml", "a/b c.xml"),
		VALUE("path", "dots", "a/b.xml", "./a/./b.xml"),
		VALUE("path", "slashes", "a/b", ".//a//b/"),
		VALUE("path", "absolute", "/a/b", "//a/./b"),
		VALUE("path", "upwards", "../a/.b/..", "../a/.b/.."),
		VALUE("path", "here", "", "."),

		VALUE("uri", "plain", "a/b-1_2.~x.xml", "a/b-1_2.~x.xml"),
		VALUE("uri", "dots", "a", "./a"),
		VALUE("uri", "letters and blanks", "f%C3%B6rteckning/a%20b%25.xml", "förteckning/a b%.xml"),
		VALUE("uri", "what URIs mean something by", "a%3Ab/c%3Fd%23e%5Cf%22%3C%3E%0A", "a:b/c?d#e\\f\"<>\n"),
		VALUE("uri", "what would be a scheme", "http%3A/x", "http://x"),
		VALUE("uri", "absolute", "file:///srv/a%20b.xml", "/srv/a b.xml"),
		VALUE("uri", "our own", "policykoll:rules/law/gdpr.xml", "policykoll:rules/law/gdpr.xml"),

		VALUE("byte-column", "the first", "1", "åäö", "1"),
		VALUE("byte-column", "two bytes", "3", "åäö", "2"),
		VALUE("byte-column", "after the last", "7", "åäö", "4"),
		VALUE("byte-column", "four bytes", "6", "a\xF0\x90\x90\x80" "b", "3"),
		VALUE("byte-column", "beyond the text", "9", "åäö", "6"),
		VALUE("byte-column", "no text", "4", "", "4"),

		VALUE("first", "the first", "a", "a", "b"),
		VALUE("first", "a later one", "c", "", "", "c", "d"),
		VALUE("first", "none", "", "", "", "", ""),
		VALUE("fill", "all", "1, 2 och 3", "{a}, {b} och {c}", "1", "2", "3"),
		VALUE("fill", "what is filled in stays", "{b} x {d}", "{a} {b} {d}", "{b}", "x"),
		VALUE("shown", "hidden", "a\\u{202E}b c\\x1B", "a\xE2\x80\xAE" "b c" ESC),
		VALUE("sentences", "one", "A is wrong.", "A is wrong"),
		VALUE("sentences", "two", "A. Do b!", "A.", "Do b!"),
		VALUE("sentences", "gaps", "A. D.", "", "A", "", "D"),
		VALUE("sentences", "nothing", "", ""),
		VALUE("sentences", "closing quotes", "A ”b.” C ”d”. (E.)", "A ”b.”", "C ”d”", "(E.)"),
		VALUE("capital", "a word", "Add it", "add it"),
		VALUE("capital", "a Swedish word", "Åtgärda, det", "åtgärda, det"),
		VALUE("capital", "a name", "sys-a is", "sys-a is"),
		VALUE("capital", "one letter", "Å x", "å x"),
		VALUE("capital", "no letter", "1 x", "1 x"),
		VALUE("capital", "a sentence", "Det är", "Det är"),
		VALUE("capital", "a word alone", "ab", "ab"),
		VALUE("capital", "nothing", "", ""),
		VALUE("unlinked", "no link", "a [b] c (d)", "a [b] c (d)"),
		VALUE("unlinked", "a link", "\\[a\\](0) \\[b\\]", "[a](0) [b]"),
		VALUE("pascal", "a name", "AccessProcess2Missing", "access-process2-missing"),
		VALUE("pascal", "odd names", "ABÅ", "-a--B-Å"),

		VALUE("markdown", "letters", "Träd (a) 1.2 – b: c", "Träd (a) 1.2 – b: c"),
		VALUE("markdown", "marks", "\\`a\\` \\*b\\* \\_c\\_ \\[d\\](e) \\# \\| \\\\ \\~ \\!", "`a` *b* _c_ [d](e) # | \\ ~ !"),
		VALUE("markdown", "elements", "&lt;img src=x&gt; &amp;amp;", "<img src=x> &amp;"),
		VALUE("markdown", "lines", "a b  c", "a\nb\r\nc"),
		VALUE("markdown", "mentions and links", "\\@a http\\://x www\\.x", "@a http://x www.x"),
		VALUE("markdown", "hidden", "\xEF\xBF\xBD\xEF\xBF\xBD", "\xE2\x80\xAE" ESC),

		CALLED("a text", "f:json('a')", "\"a\""),
		CALLED("the first node", "f:json(/r/a)", "\"e\\\"tt\""),
		CALLED("no node", "f:json(/r/b)", "\"\""),
		CALLED("a number", "f:byte-column('åä', 1 + 1)", "3"),
		CALLED("inside another", "string-length(f:hash(f:json(/r/a), 12)) = 12", "true"),
		CALLED("too few arguments", "f:json()", NULL),
		CALLED("too many arguments", "f:json('a', 'b', 'c')", NULL),
		CALLED("an unknown function", "f:jason('a')", NULL),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
