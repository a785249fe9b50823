/* SPDX-License-Identifier: Apache-2.0 */
/* The XML writer's escaping, and the canonical report against its schema. */
#include "report_sample.h"

#include "buf.h"
#include "door.h"
#include "xml_writer.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct row { const char *value, *attribute, *text; };
#define CASE(name, ...) { name, escaped, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void escaped(void **state)
{
	const struct row *row = *state;
	struct buf b = BUF_INIT, expected = BUF_INIT;
	struct xml_writer w;
	xmlDocPtr doc;

	xml_writer_init(&w, &b);
	xml_writer_open(&w, "a");
	xml_writer_attribute(&w, "b", row->value);
	xml_writer_text(&w, row->value);
	xml_writer_close(&w);
	buf_printf(&expected, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"%s\">%s</a>\n", row->attribute, row->text);
	assert_string_equal(b.data, expected.data);
	doc = xmlReadMemory(b.data, (int)b.len, "test", NULL, 0);
	assert_non_null(doc);
	xmlFreeDoc(doc);
	buf_release(&expected);
	buf_release(&b);
}

static void nested(void **state)
{
	struct buf b = BUF_INIT;
	struct xml_writer w;

	(void)state;
	xml_writer_init(&w, &b);
	xml_writer_open(&w, "a");
	xml_writer_open(&w, "b");
	xml_writer_attribute(&w, "none", NULL);
	xml_writer_number(&w, "n", UINT64_MAX);
	xml_writer_close(&w);
	xml_writer_open(&w, "c");
	xml_writer_text(&w, "");
	xml_writer_close(&w);
	xml_writer_open(&w, "d");
	xml_writer_open(&w, "e");
	xml_writer_text(&w, "x");
	xml_writer_close(&w);
	xml_writer_close(&w);
	xml_writer_close(&w);
	assert_string_equal(b.data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b n=\"18446744073709551615\"/>\n  <c></c>\n"
		"  <d>\n    <e>x</e>\n  </d>\n</a>\n");
	buf_release(&b);
}

static void complain(void *payload, xmlErrorPtr e)
{
	(void)payload;
	print_error("line %d: %s", e->line, e->message);
}

static xmlDocPtr parse_valid(const struct report *r)
{
	struct buf b = BUF_INIT;
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaPtr schema;
	xmlSchemaValidCtxtPtr context;
	xmlDocPtr doc;

	parser = xmlSchemaNewParserCtxt("policykoll:schema/report.xsd");
	schema = xmlSchemaParse(parser);
	assert_non_null(schema);
	report_write_xml(&b, r);
	doc = xmlReadMemory(b.data, (int)b.len, "report.xml", NULL, 0);
	assert_non_null(doc);
	context = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidStructuredErrors(context, complain, NULL);
	assert_int_equal(xmlSchemaValidateDoc(context, doc), 0);
	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	buf_release(&b);
	return doc;
}

static void assert_xpath(xmlDocPtr doc, const char *expression, const char *value)
{
	xmlXPathContextPtr context = xmlXPathNewContext(doc);
	xmlXPathObjectPtr result;
	xmlChar *text;

	xmlXPathRegisterNs(context, (const xmlChar *)"r", (const xmlChar *)"urn:policykoll:1");
	result = xmlXPathEvalExpression((const xmlChar *)expression, context);
	assert_non_null(result);
	text = xmlXPathCastToString(result);
	if (strcmp((const char *)text, value))
		fail_msg("%s: %s, not %s", expression, (const char *)text, value);
	xmlFree(text);
	xmlXPathFreeObject(result);
	xmlXPathFreeContext(context);
}

static void add_diagnostics(struct report *r)
{
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct place place = { .file = "inventory/x.xml", .line = 3, .column = 2, .end_line = 3, .end_column = 5, .text = "<\x01""\xC3\xA5>" };

	diag_emit(&sink, MSG_FILE_MISSING, &place, "file", "a\x1B[31m&<.xml", NULL);
	diag_emit(&sink, MSG_FILE_UNREADABLE, NULL, "file", "b.xml", NULL);
}

static void valid(void **state)
{
	struct report *r = sample_report();
	xmlDocPtr doc;

	(void)state;
	add_diagnostics(r);
	report_finish(r);
	doc = parse_valid(r);
	assert_xpath(doc, "string(/r:report/@as-of)", "2026-09-01");
	assert_xpath(doc, "string(/r:report/@status)", "failed");
	assert_xpath(doc, "string(/r:report/@fail-on)", "error");
	assert_xpath(doc, "string(//r:totals/@assets)", "118");
	assert_xpath(doc, "string(//r:totals/@errors)", "2");
	assert_xpath(doc, "count(//r:finding)", "5");
	assert_xpath(doc, "string(//r:finding[@outcome='excepted']/r:exception/@ref)", "exc-2");
	assert_xpath(doc, "string(//r:finding[@rule='processor-agreement-expired']/@id)", "processor-agreement-expired/asset:sys-t#proc-1");
	assert_xpath(doc, "string(//r:finding[@rule='processor-agreement-expired']/r:excerpt)", "\t<agreement until=\"2026-03-31\"/>");
	assert_xpath(doc, "string(//r:finding[@rule='processor-agreement-expired']/r:excerpt/@length)", "10");
	assert_xpath(doc, "string(//r:finding[@rule='processor-agreement-expired']/r:subject/r:owner-title[@xml:lang='sv'])", "sektorchef");
	assert_xpath(doc, "string(//r:clause[@id='E-40']/r:outcomes/@pass)", "116");
	assert_xpath(doc, "count(//r:clause[@id='E-41']/r:outcomes)", "0");
	assert_xpath(doc, "string(//r:parameter/@basis)", "assumption");
	assert_xpath(doc, "count(//r:diagnostic/r:message)", "4");
	assert_xpath(doc, "string(//r:diagnostic[2]/r:excerpt)", "<\xEF\xBF\xBD\xC3\xA5>");
	assert_xpath(doc, "string(//r:diagnostic[2]/r:excerpt/@length)", "3");
	assert_xpath(doc, "count(//@seconds)", "0");
	xmlFreeDoc(doc);
	report_free(r);
}

static void empty_is_valid(void **state)
{
	struct report *r = report_new();
	xmlDocPtr doc;

	(void)state;
	r->fail_on = -1;
	report_finish(r);
	doc = parse_valid(r);
	assert_xpath(doc, "string(/r:report/@status)", "empty");
	assert_xpath(doc, "string(/r:report/@fail-on)", "never");
	assert_xpath(doc, "string(/r:report/@exit-code)", "5");
	xmlFreeDoc(doc);
	report_free(r);
}

static void same_bytes(void **state)
{
	struct report *one = sample_report(), *two = sample_report();
	struct buf a = BUF_INIT, b = BUF_INIT;

	(void)state;
	two->seconds = 99;
	report_finish(one);
	report_finish(two);
	report_write_xml(&a, one);
	report_write_xml(&b, two);
	assert_string_equal(a.data, b.data);
	report_free(one);
	report_free(two);
	buf_release(&a);
	buf_release(&b);
}

static int open_door(void **state)
{
	(void)state;
	door_open();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("plain", "a b", "a b", "a b"), CASE("empty", "", "", ""), CASE("Swedish", "\xC3\xA5\xC3\xA4\xC3\xB6", "\xC3\xA5\xC3\xA4\xC3\xB6", "\xC3\xA5\xC3\xA4\xC3\xB6"),
		CASE("markup", "<a & 'b' \"c\">", "&lt;a &amp; 'b' &quot;c&quot;&gt;", "&lt;a &amp; 'b' \"c\"&gt;"),
		CASE("end of CDATA", "]]>", "]]&gt;", "]]&gt;"),
		CASE("white space", "a\tb\nc\rd", "a&#9;b&#10;c&#13;d", "a\tb\nc&#13;d"),
		CASE("controls", "\x01\x08\x0B\x1B[0m\x7F", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD[0m\x7F", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD[0m\x7F"),
		CASE("not UTF-8", "a\xFF\xC3(", "a\xEF\xBF\xBD\xEF\xBF\xBD(", "a\xEF\xBF\xBD\xEF\xBF\xBD("),
		CASE("surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"),
		CASE("U+FFFE", "\xEF\xBF\xBE", "\xEF\xBF\xBD", "\xEF\xBF\xBD"), CASE("beyond the plane", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"),
		CASE("cut off", "a\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD"),
		cmocka_unit_test(nested),
		cmocka_unit_test(valid),
		cmocka_unit_test(empty_is_valid),
		cmocka_unit_test(same_bytes),
	};

	return cmocka_run_group_tests(tests, open_door, NULL);
}
