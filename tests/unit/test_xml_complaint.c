/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every error libxml2 can raise for a document, driven through its own parser and validator: message, both languages, help, place. The rows are in xml_complaint_rows.h; the
 * codes that no document can bring out are made by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "xml_complaint_harness.h"

struct row {
	const char *document;
	enum msg_id id;
	uint32_t line, column, end;
	const char *english, *swedish, *help;
};

static struct harness harness;

static void assert_text(void (*format)(struct buf *, enum lang, const struct diag *), enum lang l, const struct diag *d, const char *expected)
{
	struct buf text = BUF_INIT;

	format(&text, l, d);
	assert_string_equal(text.data, expected);
	buf_release(&text);
}

/* A placeholder that got no argument would be printed. */
static void assert_filled(const struct diag *d)
{
	for (int l = 0; l < LANG_COUNT; l++) {
		struct buf text = BUF_INIT;

		diag_text(&text, (enum lang)l, d);
		diag_help(&text, (enum lang)l, d);
		for (const char *p = text.data; (p = strchr(p, '{')) != NULL; p++)
			assert_false(p[1] >= 'a' && p[1] <= 'z');
		buf_release(&text);
	}
}

static void says(void **state)
{
	const struct row *row = *state;
	const struct diag *d;

	harness.diags = diag_list_new();
	harness.key_line = row->id == MSG_XML_DUPLICATE_ID ? 2 : 0;
	harness_run(&harness, row->document, strlen(row->document));
	assert_int_equal(diag_list_len(harness.diags), 1);
	d = diag_list_at(harness.diags, 0);
	assert_string_equal(msg_name(d->id), msg_name(row->id));
	assert_text(diag_text, LANG_EN, d, row->english);
	assert_text(diag_text, LANG_SV, d, row->swedish);
	assert_text(diag_help, LANG_EN, d, row->help);
	assert_filled(d);
	assert_string_equal(d->place.file, "case.xml");
	assert_int_equal(d->place.line, row->line);
	assert_int_equal(d->place.column, row->column);
	assert_int_equal(d->place.end_column, row->end);
	diag_list_free(harness.diags);
}

/* Hands over an error made by hand, at <root>; the message's name, or NULL when it was dropped. */
static const char *by_hand(int code, const char *message, const char *str1, const char *str2)
{
	xmlError e = { .domain = XML_FROM_SCHEMASV, .code = code, .message = (char *)message, .str1 = (char *)str1, .str2 = (char *)str2 };
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct source source;
	struct complaint_where w = { .source = &source, .path = "root", .tag = 0, .text = 6 };
	const char *name = NULL;

	source_init(&source, "case.xml");
	source_feed(&source, "<root a='x'>text</root>", 23);
	if (complaint_schema(&e, &w, &sink)) {
		assert_int_equal(diag_list_len(list), 1);
		assert_filled(diag_list_at(list, 0));
		name = msg_name(diag_list_at(list, 0)->id);
	}
	source_release(&source);
	diag_list_free(list);
	return name;
}

static void codes_without_document(void **state)
{
	(void)state;
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_ELT_5_2_2_1, "Element 'root': fixed.\n", NULL, NULL), "xml-fixed-fields");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, "Element 'root', attribute 'a': The attribute 'a' is not allowed.\n", "a", NULL), "xml-no-attributes");
	assert_string_equal(by_hand(XML_SCHEMAV_DOCUMENT_ELEMENT_MISSING, "The document has no document element.\n", NULL, NULL), "xml-empty");
}

static void faults_of_the_program(void **state)
{
	static const int codes[] = { XML_SCHEMAV_INTERNAL, XML_SCHEMAV_CVC_TYPE_1, XML_SCHEMAV_CVC_ATTRIBUTE_2, XML_SCHEMAV_MISC };

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_string_equal(by_hand(codes[i], "Internal error.\n", NULL, NULL), "xml-schema-internal");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_ELT_7, "Element 'root': something new.\n", NULL, NULL), "xml-schema-other");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_ELT_7, NULL, NULL, NULL), "xml-schema-other");
}

/* Where libxml2 sets no strings the text is read. */
static void values_from_text(void **state)
{
	(void)state;
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, "Element 'root', attribute 'a': 'x' is not a valid value of the atomic type 'xs:date'.\n", NULL, NULL), "xml-not-a-date");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_ENUMERATION_VALID, "Element 'root', attribute 'a': [facet 'enumeration'] The value 'x' is not an element of the set {'y', 'z'}.\n", NULL, NULL), "xml-no-such-choice");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "Element 'root': The attribute '{http://www.w3.org/XML/1998/namespace}lang' is required but missing.\n", NULL, NULL), "xml-attribute-missing");
	assert_string_equal(by_hand(XML_SCHEMAV_CVC_IDC, "Element 'root': Duplicate key-sequence ['x'] in key identity-constraint 'k'.\n", NULL, NULL), "xml-duplicate-key");
	assert_null(by_hand(XML_SCHEMAV_CVC_IDC, "Element 'root', attribute 'id': Warning: No precomputed value available, the value was either invalid or something strange happened.\n", NULL, NULL));
}

/* What the validator says of an unexpected element can be said without it. */
static void unexpected_without_validator(void **state)
{
	static const char text[] = "<root><many><name>x</name><clasification/></many></root>";
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct source source;
	struct complaint_where w = { .source = &source, .vocabulary = harness.vocabulary, .path = "root/many/name", .tag = 12 };

	(void)state;
	source_init(&source, "case.xml");
	source_feed(&source, text, strlen(text));
	assert_int_equal(complaint_unexpected(&w, &sink), 0);
	assert_int_equal(diag_list_len(list), 0);
	w.path = "root/many/clasification";
	w.tag = 26;
	assert_int_equal(complaint_unexpected(&w, &sink), 1);
	assert_string_equal(msg_name(diag_list_at(list, 0)->id), "xml-unexpected-element");
	assert_text(diag_help, LANG_SV, diag_list_at(list, 0), "menade du <classification>?");
	assert_filled(diag_list_at(list, 0));
	assert_int_equal(diag_list_at(list, 0)->place.column, 28);
	source_release(&source);
	diag_list_free(list);
}

/* A tag that is not at hand leaves the file only, never a wrong place. */
static void place_forgotten(void **state)
{
	xmlError e = { .code = XML_SCHEMAV_CVC_COMPLEX_TYPE_4, .message = (char *)"Element 'a': The attribute 'id' is required but missing.\n", .str1 = (char *)"id" };
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct source source;
	struct complaint_where w = { .source = &source, .path = "a", .tag = 900, .text = 905 };

	(void)state;
	source_init(&source, "case.xml");
	source_feed(&source, "<a/>", 4);
	assert_int_equal(complaint_schema(&e, &w, &sink), 1);
	assert_string_equal(diag_list_at(list, 0)->place.file, "case.xml");
	assert_int_equal(diag_list_at(list, 0)->place.line, 0);
	source_release(&source);
	diag_list_free(list);
}

static void assert_not_xml(const char *bytes, size_t n, const char *expected)
{
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);

	assert_int_equal(complaint_not_xml("case.xml", (const unsigned char *)bytes, n, &sink), expected != NULL);
	if (expected != NULL)
		assert_string_equal(msg_name(diag_list_at(list, 0)->id), expected);
	diag_list_free(list);
}

static void first_bytes(void **state)
{
	(void)state;
	assert_not_xml("PK\3\4", 4, "xml-is-spreadsheet");
	assert_not_xml("\xD0\xCF\x11\xE0\xA1", 5, "xml-is-office");
	assert_not_xml("%PDF-1.7", 8, "xml-is-pdf");
	assert_not_xml("<\0?\0x\0", 6, "xml-utf16-unmarked");
	assert_not_xml("\0<\0?\0x", 6, "xml-utf16-unmarked");
	assert_not_xml("\xEF\xBB\xBF \r\n", 6, "xml-empty");
	assert_not_xml("", 0, "xml-empty");
	assert_not_xml("\xEF\xBB\xBF" "a;b\r\n1;2\r\n", 13, "xml-is-csv");
	assert_not_xml("a\tb\n1\t2\n", 8, "xml-is-csv");
	assert_not_xml("Hej, du.\nDet var allt.\n", 23, NULL);
	assert_not_xml("<policy a=\"b;c\"/>", 17, NULL);
	assert_not_xml("\x89PNG", 4, NULL);
}

/* The rows bring out every code that a document can bring out. */
static void all_codes_seen(void **state)
{
	static const int codes[] = {
		1824, 1825, 1826, 1827, 1828, 1830, 1831, 1832, 1833, 1834, 1835, 1836, 1837, 1838, 1839, 1840, 1841, 1842, 1843, 1845, 1846, 1847, 1848, 1849, 1851, 1852,
		1857, 1858, 1866, 1868, 1871, 1874, 1876, 1877, 1878
	};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_true(harness.seen[codes[i] - HARNESS_FIRST_CODE]);
}

static int open_harness(void **state)
{
	(void)state;
	harness_open(&harness);
	return 0;
}

static int close_harness(void **state)
{
	(void)state;
	harness_close(&harness);
	return 0;
}

#define WHOLE(name, ...) { name, says, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define BODY(name, body, ...) WHOLE(name, ROOT body "</root>", __VA_ARGS__)

int main(void)
{
	const struct CMUnitTest tests[] = {
#include "xml_complaint_rows.h"
		cmocka_unit_test(codes_without_document),
		cmocka_unit_test(faults_of_the_program),
		cmocka_unit_test(values_from_text),
		cmocka_unit_test(unexpected_without_validator),
		cmocka_unit_test(place_forgotten),
		cmocka_unit_test(first_bytes),
		cmocka_unit_test(all_codes_seen),
	};

	return cmocka_run_group_tests(tests, open_harness, close_harness);
}
