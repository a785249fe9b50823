/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Putting an exception into the text of a document: each style byte by byte, then styles put together at random in every encoding. Whatever comes out is read by
 * libxml2 itself (not by the program's reader), and all bytes of the old document are still there, in their order.
 */
#include "buf.h"
#include "encoding.h"
#include "exceptions_edit.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#define NS "xmlns=\"urn:policykoll:1\""

static void draft_open(struct exception_draft *d, const char *reason)
{
	static const struct exception_attribute attributes[] = { { "id", "u-1" }, { "rule", "r" }, { "clause", NULL }, { "asset", "a" } };
	struct exception_text text = { "reason", "sv", reason };

	*d = (struct exception_draft){ { 0 }, { 0 } };
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		vec_push(&d->attributes, attributes[i]);
	vec_push(&d->texts, text);
}

static void draft_release(struct exception_draft *d)
{
	vec_free(&d->attributes);
	vec_free(&d->texts);
}

struct row {
	const char *before, *after;
};

static void edits(void **state)
{
	const struct row *row = *state;
	struct exception_draft d;
	struct exception_edit e;

	draft_open(&d, "Text");
	assert_int_equal(exception_edit(&e, row->before, strlen(row->before), &d), 0);
	assert_string_equal(e.bytes.data, row->after);
	exception_edit_release(&e);
	draft_release(&d);
}

static void refuses(void **state)
{
	struct exception_draft d;
	struct exception_edit e;

	draft_open(&d, "Text");
	assert_int_equal(exception_edit(&e, *state, strlen(*state), &d), -1);
	assert_int_equal(e.bytes.len, 0);
	exception_edit_release(&e);
	draft_release(&d);
}

#define OLD "<exception id=\"o\"><reason xml:lang=\"sv\">x</reason></exception>"
#define NEW(indent, step, eol) indent "<exception id=\"u-1\" rule=\"r\" asset=\"a\">" eol indent step "<reason xml:lang=\"sv\">Text</reason>" eol indent "</exception>"

static const struct row rows[] = {
	{ "<exceptions " NS " id=\"e\"/>", "<exceptions " NS " id=\"e\">\n" NEW("  ", "  ", "\n") "\n</exceptions>" },
	{ "<exceptions " NS " id=\"e\" />\n<!-- </exceptions> -->", "<exceptions " NS " id=\"e\">\n" NEW("  ", "  ", "\n") "\n</exceptions>\n<!-- </exceptions> -->" },
	{ "<exceptions " NS " id='e'></exceptions>", "<exceptions " NS " id='e'>\n" NEW("  ", "  ", "\n") "\n</exceptions>" },
	{ "<exceptions " NS " id=\"e\">\n</exceptions>\n", "<exceptions " NS " id=\"e\">\n" NEW("  ", "  ", "\n") "\n</exceptions>\n" },
	{ "<exceptions " NS " id=\"e\">\r\n\t" OLD "\r\n</exceptions>\r\n", "<exceptions " NS " id=\"e\">\r\n\t" OLD "\r\n" NEW("\t", "\t", "\r\n") "\r\n</exceptions>\r\n" },
	{ "<exceptions " NS " id=\"e\">\r\t" OLD "\r</exceptions>", "<exceptions " NS " id=\"e\">\r\t" OLD "\r" NEW("\t", "\t", "\r") "\r</exceptions>" },
	{ "<exceptions " NS " id=\"e\">" OLD "</exceptions>", "<exceptions " NS " id=\"e\">" OLD NEW("", "", "") "</exceptions>" },
	{ "<exceptions " NS " id=\"e\">\n    " OLD "</exceptions>", "<exceptions " NS " id=\"e\">\n    " OLD "\n" NEW("    ", "    ", "\n") "\n</exceptions>" },
	{ "<exceptions " NS " id=\"e\">\n   <!-- none -->\n</exceptions>", "<exceptions " NS " id=\"e\">\n   <!-- none -->\n" NEW("   ", "   ", "\n") "\n</exceptions>" },
	/* comments stay with what they are about, also one that looks like a tag */
	{ "<exceptions " NS " id=\"e\">\n  " OLD " <!-- </exceptions> -->\n  <!-- the end -->\n</exceptions>",
	  "<exceptions " NS " id=\"e\">\n  " OLD " <!-- </exceptions> -->\n  <!-- the end -->\n" NEW("  ", "  ", "\n") "\n</exceptions>" },
	/* an empty line between exceptions */
	{ "<exceptions " NS " id=\"e\">\n  " OLD "\n\n  <!-- c -->\n  " OLD "\n</exceptions>",
	  "<exceptions " NS " id=\"e\">\n  " OLD "\n\n  <!-- c -->\n  " OLD "\n\n" NEW("  ", "  ", "\n") "\n</exceptions>" },
	/* a prefix, single quotes and a '>' in a value */
	{ "<p:exceptions xmlns:p='urn:policykoll:1' id='e>'>\n<p:exception id='o'\n  rule='x'/>\n</p:exceptions>",
	  "<p:exceptions xmlns:p='urn:policykoll:1' id='e>'>\n<p:exception id='o'\n  rule='x'/>\n"
	  "<p:exception id='u-1' rule='r' asset='a'>\n  <p:reason xml:lang='sv'>Text</p:reason>\n</p:exception>\n</p:exceptions>" },
	{ "<p:exceptions xmlns:p='urn:policykoll:1' id='e'/>",
	  "<p:exceptions xmlns:p='urn:policykoll:1' id='e'>\n  <p:exception id='u-1' rule='r' asset='a'>\n    <p:reason xml:lang='sv'>Text</p:reason>\n  </p:exception>\n</p:exceptions>" },
	/* a byte order mark */
	{ "\xEF\xBB\xBF<exceptions " NS " id=\"e\"/>", "\xEF\xBB\xBF<exceptions " NS " id=\"e\">\n" NEW("  ", "  ", "\n") "\n</exceptions>" },
};

static const char *const wrong[] = {
	"", "text", "<exceptions " NS " id='e'>", "<policy " NS "/>", "<!DOCTYPE exceptions []><exceptions " NS "/>", "<exceptions id='e", "<!-- <exceptions/>", "\xFF\xFF\xFF",
	"<?xml version='1.0' encoding='KOI8-R'?><exceptions " NS "/>",
};

/* --- at random --- */

static uint64_t seed = 20261122;

static size_t any(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(seed >> 33) % n;
}

#define PICK(list) list[any(sizeof list / sizeof *list)]

static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "ISO-8859-15", "windows-1252", "US-ASCII" };
static const char *const ends[] = { "\n", "\r\n", "\r", "" };
static const char *const indents[] = { "", "  ", "\t", "    ", " \t" };
static const char *const comments[] = { "", "<!-- </exceptions> <exception -->", "<?pi <exceptions/> ?>", "<!-- \xC3\xA5 -->" };
static const char *const reasons[] = {
	"Text", "a < b && c > d ]]> \"x\" 'y'", "\xC3\xA5\xC3\xA4\xC3\xB6 \xE2\x82\xAC \xF0\x9F\x94\x92 \xC2\x81", "  white\n\tspace\r\nin  it ", "&amp; &#0; <!-- -->", "\xE2\x80\x99\xC5\xBE",
};

static void compose(struct buf *out, const char *encoding, bool mark)
{
	const char *eol = PICK(ends), *indent = PICK(indents), *quote = any(2) ? "\"" : "'", *prefix = any(3) ? "" : "pk:";
	size_t n = any(4);

	if (mark)
		buf_puts(out, "\xEF\xBB\xBF");
	if (strcmp(encoding, "UTF-8") != 0 || any(2))
		buf_printf(out, "<?xml version='1.0' encoding='%s'?>%s", strncmp(encoding, "UTF-16", 6) == 0 ? "UTF-16" : encoding, eol);
	buf_puts(out, strcmp(encoding, "US-ASCII") != 0 ? PICK(comments) : "");
	buf_printf(out, "%s<%sexceptions xmlns%s%s=%surn:policykoll:1%s%sid=%se>%s%s", eol, prefix, *prefix ? ":" : "", *prefix ? "pk" : "", quote, quote, *eol ? eol : " ", quote, quote, any(2) ? " " : "");
	if (n == 0 && any(2)) {
		buf_puts(out, "/>");
	} else {
		buf_puts(out, ">");
		while (n-- > 0)
			buf_printf(out, "%s%s%s<%sexception id=%sx%zu%s%s%srule='r'/>%s", eol, any(3) ? "" : eol, indent, prefix, quote, n, quote, *eol ? eol : " ", indent, any(4) ? "" : "<!-- </pk:exceptions>-->");
		buf_printf(out, "%s</%sexceptions>", any(3) ? eol : "", prefix);
	}
	buf_puts(out, any(2) ? eol : "");
	buf_puts(out, any(4) ? "" : "<!-- <exceptions> -->");
}

static size_t children(const xmlDoc *doc)
{
	size_t n = 0;

	for (const xmlNode *c = xmlDocGetRootElement(doc)->children; c != NULL; c = c->next)
		n += c->type == XML_ELEMENT_NODE;
	return n;
}

/* What a reader sees of the text: white space as one blank. */
static void collapse(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (strchr(" \t\r\n", *s) == NULL)
			buf_putc(out, *s);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			buf_putc(out, ' ');
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}

static void check_text(const xmlDoc *doc, const char *reason)
{
	const xmlNode *n = xmlGetLastChild(xmlDocGetRootElement(doc));
	struct buf wanted = BUF_INIT, got = BUF_INIT;
	xmlChar *text;

	while (n->type != XML_ELEMENT_NODE)
		n = n->prev;
	text = xmlNodeGetContent(n);
	collapse(&wanted, reason);
	collapse(&got, (const char *)text);
	assert_string_equal(got.data, wanted.data);
	assert_string_equal((const char *)n->ns->href, "urn:policykoll:1");
	xmlFree(text);
	buf_release(&wanted);
	buf_release(&got);
}

static void try_one(void)
{
	const char *encoding = PICK(encodings), *reason = PICK(reasons);
	bool wide = strncmp(encoding, "UTF-16", 6) == 0;
	struct buf text = BUF_INIT, bytes = BUF_INIT;
	struct exception_draft d;
	struct exception_edit e;
	xmlDocPtr before, after;
	size_t kept;

	compose(&text, encoding, wide || (strcmp(encoding, "UTF-8") == 0 && any(2)));
	encoding_write(&bytes, encoding, text.data, text.len);
	draft_open(&d, reason);
	assert_int_equal(exception_edit(&e, bytes.data, bytes.len, &d), 0);
	before = xmlReadMemory(bytes.data, (int)bytes.len, "b", NULL, XML_PARSE_NOERROR);
	after = xmlReadMemory(e.bytes.data, (int)e.bytes.len, "a", NULL, XML_PARSE_NOERROR);
	assert_non_null(before);
	assert_non_null(after);
	assert_int_equal(children(after), children(before) + 1);
	check_text(after, reason);
	kept = bytes.len - e.to;
	assert_memory_equal(e.bytes.data, bytes.data, e.from);
	assert_memory_equal(e.bytes.data + e.bytes.len - kept, bytes.data + e.to, kept);
	assert_true(e.from == e.to || strstr(text.data, "/>") != NULL);
	xmlFreeDoc(before);
	xmlFreeDoc(after);
	exception_edit_release(&e);
	draft_release(&d);
	buf_release(&bytes);
	buf_release(&text);
}

static void random_documents(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++)
		try_one();
}

/* Long texts go on in new lines; a word that is longer than a line stays whole. */
static void wraps(void **state)
{
	static const char document[] = "<exceptions " NS " id=\"e\">\n</exceptions>\n";
	struct buf reason = BUF_INIT;
	struct exception_draft d;
	struct exception_edit e;
	const char *line;

	(void)state;
	for (int i = 0; i < 2000; i++)
		buf_printf(&reason, "%s%d", i % 7 ? " " : "\n", i * 7919);
	buf_pad(&reason, 'x', 300);
	draft_open(&d, reason.data);
	assert_int_equal(exception_edit(&e, document, strlen(document), &d), 0);
	for (line = strchr(e.piece.data, '\n'); line != NULL && strchr(line + 1, '\n') != NULL; line = strchr(line + 1, '\n'))
		assert_true(strcspn(line + 1, "\n") <= 120 || strstr(line, "xxxx") != NULL);
	exception_edit_release(&e);
	draft_release(&d);
	buf_release(&reason);
}

static void begins(void **state)
{
	struct buf bytes = BUF_INIT;
	xmlDocPtr doc;

	(void)state;
	exception_edit_begin(&bytes, "undantag-2026", "../schema/a&b.xsd");
	doc = xmlReadMemory(bytes.data, (int)bytes.len, "n", NULL, XML_PARSE_NOERROR);
	assert_non_null(doc);
	assert_non_null(strstr(bytes.data, "xsi:schemaLocation=\"urn:policykoll:1 ../schema/a&amp;b.xsd\""));
	xmlFreeDoc(doc);
	buf_reset(&bytes);
	exception_edit_begin(&bytes, "e", NULL);
	assert_null(strstr(bytes.data, "xsi"));
	buf_release(&bytes);
}

int main(void)
{
	enum { ROWS = sizeof rows / sizeof *rows, WRONG = sizeof wrong / sizeof *wrong };
	struct CMUnitTest tests[ROWS + WRONG + 3] = {
		cmocka_unit_test(random_documents), cmocka_unit_test(wraps), cmocka_unit_test(begins),
	};

	for (size_t i = 0; i < ROWS; i++)
		tests[3 + i] = (struct CMUnitTest){ "edits", edits, NULL, NULL, (void *)&rows[i] };
	for (size_t i = 0; i < WRONG; i++)
		tests[3 + ROWS + i] = (struct CMUnitTest){ "refuses", refuses, NULL, NULL, (void *)wrong[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
