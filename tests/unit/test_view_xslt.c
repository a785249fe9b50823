/* SPDX-License-Identifier: Apache-2.0 */
/* Stylesheets as they are run: the element f:written, which changes no byte, and key(), which gives what XSLT says and in linear time. */
#include "view_xslt.h"

#include "buf.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#define HEAD "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:f='urn:policykoll:functions' extension-element-prefixes='f' " \
	"xmlns:exsl='http://exslt.org/common' exclude-result-prefixes='exsl'>"
#define TAIL "</xsl:stylesheet>"

static const struct view_xslt_parameter no_parameters[] = { { NULL, NULL } };

/* What the stylesheet makes of the document, or "failed". The caller's buffer. */
static const char *made(struct buf *out, const char *style, const char *xml)
{
	const struct embedded sheet = { "test.xsl", (const unsigned char *)style, strlen(style) };
	const struct view_xslt_job job = { .stylesheet = &sheet, .format = "test", .parameters = no_parameters };
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf in = BUF_INIT;

	buf_reset(out);
	buf_puts(&in, xml);
	if (view_xslt(out, &in, &job, &sink))
		buf_puts(out, "failed");
	buf_release(&in);
	diag_list_free(messages);
	return out->data;
}

static void without(struct buf *out, const char *s, const char *what)
{
	const char *found;

	for (; (found = strstr(s, what)); s = found + strlen(what))
		buf_add(out, s, (size_t)(found - s));
	buf_puts(out, s);
}

/* The stylesheet with f:written, and a line break where the parent ends, gives the same as without both. */
static void same_bytes(const char *output, const char *content, const char *end)
{
	struct buf with = BUF_INIT, plain = BUF_INIT, none = BUF_INIT, a = BUF_INIT, b = BUF_INIT;

	buf_printf(&with, HEAD "%s<xsl:template match='/'><r xmlns='urn:r' xmlns:p='urn:p'><part>%s%s</part></r></xsl:template>" TAIL, output, content, end);
	without(&plain, with.data, "<f:written>");
	without(&none, plain.data, "</f:written>");
	buf_reset(&plain);
	without(&plain, none.data, *end ? end : "<nothing/>");
	assert_string_equal(made(&a, with.data, "<d><i>1</i><i>2</i><i>å &amp; &lt;</i></d>"), made(&b, plain.data, "<d><i>1</i><i>2</i><i>å &amp; &lt;</i></d>"));
	assert_true(strstr(b.data, "å &amp; &lt;") != NULL);
	buf_release(&with);
	buf_release(&plain);
	buf_release(&none);
	buf_release(&a);
	buf_release(&b);
}

#define INDENTED "<xsl:output method='xml' indent='yes'/>"
#define EACH "<xsl:for-each select='d/i'><f:written><o xmlns='urn:r' xmlns:p='urn:p' a='{.}' p:b='&quot;'><p>x<b><xsl:value-of select='.'/></b></p><p:q/><z><y/></z></o><o xmlns='urn:r'/></f:written></xsl:for-each>"

static void written_changes_no_byte(void **state)
{
	(void)state;
	same_bytes(INDENTED, EACH, "<xsl:text>&#10;  </xsl:text>");
	same_bytes("", EACH, "");
	same_bytes("<xsl:output method='xml' encoding='UTF-8'/>", "t<f:written>a<xsl:value-of select='d/i[3]'/></f:written>b<f:written/>c<xsl:value-of select='d/i[3]'/>", "");
	same_bytes("<xsl:output method='xml'/>", "<f:written><x xmlns='urn:r'><f:written><y a='{/d/i[3]}'/>u</f:written></x></f:written><xsl:value-of select='d/i[3]'/>", "");
}

#define KEYS "<xsl:output method='text'/><xsl:key name='k' match='i' use='@k'/><xsl:key name='v' match='i' use='v'/><xsl:key name='n' match='i' use=\"count(key('k', @k))\"/>" \
	"<xsl:key name='two' match='i' use='@k'/><xsl:key name='two' match='i' use='v'/><xsl:key name='union' match='i[@late] | i[@early]' use='@k'/>"

static void check_key(const char *expression, const char *expected)
{
	static const char xml[] = "<d><i k='a' n='1'><v>x</v><v>x</v><v>y</v></i><i k='b' n='2' late='1'/><i k='a' n='3'><v>y</v></i><i k='b' n='4' early='1'/><i n='5'/></d>";
	struct buf style = BUF_INIT, out = BUF_INIT;

	buf_printf(&style, HEAD KEYS "<xsl:template match='/'><xsl:for-each select=\"%s\"><xsl:value-of select='@n'/></xsl:for-each></xsl:template>" TAIL, expression);
	assert_string_equal(made(&out, style.data, xml), expected);
	buf_release(&style);
	buf_release(&out);
}

static void keys_find(void **state)
{
	(void)state;
	check_key("key('k', 'a')", "13");
	check_key("key('k', 'b')[2]", "4");
	check_key("key('k', 'c')", "");
	check_key("key('k', '')", "");
	check_key("key('k', //i/@k)", "1234");
	check_key("key('v', 'x')", "1");
	check_key("key('v', 'y')", "13");
	check_key("key('n', 2)", "1234");
	check_key("key('n', 0)", "5");
	check_key("key('two', 'y') | key('two', 'b')", "1234");
	check_key("key('union', 'b')", "24");
	check_key("key('k', 'a')[key('v', 'x')]", "13");
	check_key("key('none', 'a')", "");
}

/* In a tree that a variable holds, and in a document of the stylesheet's own. */
static void keys_find_elsewhere(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_string_equal(made(&out, HEAD KEYS "<xsl:variable name='t'><i k='a' n='7'/><i k='a' n='8'/></xsl:variable><xsl:template match='/'><xsl:value-of select=\"count(key('k', 'a'))\"/>"
		"<xsl:for-each select='exsl:node-set($t)'><xsl:for-each select=\"key('k', 'a')\"><xsl:value-of select='@n'/></xsl:for-each></xsl:for-each>"
		"<xsl:value-of select=\"count(key('k', 'a'))\"/></xsl:template>" TAIL, "<d><i k='a'/></d>"), "1781");
	assert_string_equal(made(&out, HEAD "<xsl:output method='text'/><xsl:key name='l' match='label' use=\"substring-before(@id, '.')\"/><xsl:template match='/'>"
		"<xsl:for-each select=\"document('policykoll:views/labels.xml')\"><xsl:value-of select=\"count(key('l', 'outcome')) > 3\"/></xsl:for-each></xsl:template>" TAIL, "<d/>"), "true");
	buf_release(&out);
}

#define MANY 200000

/* The processor time for a key of this many nodes, with as many values. */
static clock_t time_of_key(size_t values)
{
	static const char style[] = HEAD "<xsl:output method='text'/><xsl:key name='k' match='i' use='@k'/><xsl:template match='/'><xsl:value-of select=\"count(key('k', '7'))\"/></xsl:template>" TAIL;
	struct buf xml = BUF_INIT, out = BUF_INIT;
	clock_t from;
	char expected[16];
	size_t i;

	buf_puts(&xml, "<d>");
	for (i = 0; i < MANY; i++)
		buf_printf(&xml, "<i k='%zu'/>", 7 + i % values);
	buf_puts(&xml, "</d>");
	snprintf(expected, sizeof expected, "%zu", MANY / values);
	from = clock();
	assert_string_equal(made(&out, style, xml.data), expected);
	from = clock() - from;
	buf_release(&xml);
	buf_release(&out);
	return from;
}

/* All under one value: compared with each other, these would be 20,000,000,000 pairs. */
static void keys_are_linear(void **state)
{
	(void)state;
	assert_true(time_of_key(1) < 5 * time_of_key(MANY) + CLOCKS_PER_SEC / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_changes_no_byte),
		cmocka_unit_test(keys_find),
		cmocka_unit_test(keys_find_elsewhere),
		cmocka_unit_test(keys_are_linear),
	};

	return cmocka_run_group_tests_name("view xslt", tests, NULL, NULL);
}
