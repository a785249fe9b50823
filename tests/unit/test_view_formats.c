/* SPDX-License-Identifier: Apache-2.0 */
/* The table of formats, and the stylesheet runner: what a stylesheet may do and what it may not. */
#include "report_sample.h"

#include "buf.h"
#include "view.h"
#include "view_xslt.h"

#include <libxml/parser.h>

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct name_row { const char *path, *format; };
#define NAME(path, format) { path, named, NULL, NULL, &(struct name_row){ path, format } }

static void named(void **state)
{
	const struct name_row *row = *state;
	const struct view_format *f = view_format_of_file(row->path);

	if (!row->format)
		assert_null(f);
	else
		assert_ptr_equal(f, view_format_find(row->format));
}

static void table(void **state)
{
	const struct view_format *f;

	(void)state;
	for (f = view_formats; f->name; f++) {
		assert_ptr_equal(view_format_find(f->name), f);
		if (!strcmp(lang_text(LANG_SV, f->summary), f->summary))
			fail_msg("not in po/sv.po: %s", f->summary);
	}
	assert_null(view_format_find("pdf"));
	assert_null(view_format_find(""));
}

/* Every format of the table renders, in every language, and the bytes are the same each time. */
static void all_render(void **state)
{
	struct report *r = sample_report();
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	const struct view_format *f;
	int l;

	(void)state;
	report_finish(r);
	for (f = view_formats; f->name; f++) {
		for (l = 0; l < LANG_COUNT; l++) {
			const struct view_render_options o = { .lang = (enum lang)l, .show_excepted = true };
			struct buf a = BUF_INIT, b = BUF_INIT;

			if (view_render(&a, r, f, &o, &sink)) {
				diag_text(&b, LANG_EN, diag_list_at(list, 0));
				fail_msg("%s", b.data);
			}
			assert_int_equal(view_render(&b, r, f, &o, &sink), 0);
			assert_true(a.len > 0);
			assert_string_equal(a.data, b.data);
			buf_release(&a);
			buf_release(&b);
		}
	}
	assert_int_equal(diag_list_len(list), 0);
	diag_list_free(list);
	report_free(r);
}

static void canonical(void **state)
{
	const struct view_render_options o = { .lang = LANG_SV };
	struct report *r = sample_report();
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);

	(void)state;
	report_finish(r);
	report_write_xml(&a, r);
	assert_int_equal(view_render(&b, r, view_format_find("report"), &o, &sink), 0);
	assert_string_equal(a.data, b.data);
	diag_list_free(list);
	buf_release(&a);
	buf_release(&b);
	report_free(r);
}

/* --- stylesheets --- */

#define HEAD "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:str='http://exslt.org/strings' " \
	"xmlns:set='http://exslt.org/sets' xmlns:math='http://exslt.org/math' xmlns:exsl='http://exslt.org/common' " \
	"extension-element-prefixes='str set math exsl' exclude-result-prefixes='str set math exsl'>" \
	"<xsl:output method='text'/><xsl:param name='lang'/>"
#define BODY(content) HEAD "<xsl:template match='/'>" content "</xsl:template></xsl:stylesheet>"
#define PAGE(content) "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='html'/><xsl:template match='/'>" content "</xsl:template></xsl:stylesheet>"
#define RLO "\xE2\x80\xAE"
#define SIGN "\xEF\xBF\xBD"

/* result NULL: it fails, and the message holds the reason. */
struct style_row { const char *stylesheet, *result, *reason; };
#define STYLE(name, ...) { name, styled, NULL, NULL, &(struct style_row){ __VA_ARGS__ } }

static int run(struct buf *out, const char *stylesheet, struct diag_list *list)
{
	struct embedded e = { .name = "views/test.xsl", .data = (const unsigned char *)stylesheet, .size = stylesheet ? strlen(stylesheet) : 0 };
	const struct view_xslt_parameter parameters[] = { { "lang", "sv" }, { "other", "x" }, { NULL, NULL } };
	struct view_xslt_job job = { .stylesheet = stylesheet ? &e : NULL, .format = "test", .parameters = parameters };
	struct diag_sink sink = diag_list_sink(list);
	struct buf xml = BUF_INIT;
	int status;

	buf_puts(&xml, "<r a='1'>\xC3\xA5</r>");
	status = view_xslt(out, &xml, &job, &sink);
	buf_release(&xml);
	return status;
}

static void styled(void **state)
{
	const struct style_row *row = *state;
	struct diag_list *list = diag_list_new();
	struct buf out = BUF_INIT, text = BUF_INIT;
	int status;

	buf_puts(&out, ">");
	status = run(&out, row->stylesheet, list);
	if (row->result) {
		assert_int_equal(status, 0);
		assert_string_equal(out.data + 1, row->result);
		assert_int_equal(diag_list_len(list), 0);
	} else {
		assert_int_equal(status, -1);
		assert_string_equal(out.data, ">");
		assert_int_equal(diag_list_len(list), 1);
		diag_text(&text, LANG_EN, diag_list_at(list, 0));
		if (!strstr(text.data, row->reason))
			fail_msg("not %s: %s", row->reason, text.data);
		assert_null(strchr(text.data, '\n'));
	}
	buf_release(&text);
	buf_release(&out);
	diag_list_free(list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NAME("a.xml", "report"), NAME("out/a.XML", "report"), NAME("a.html", "html"), NAME("a.htm", "html"), NAME("a.junit.xml", "junit"), NAME("a.tsv", "tsv"),
		NAME("a.sarif", "sarif"), NAME("a.sarif.json", "sarif"), NAME("a.json", "json"), NAME(".json", NULL), NAME("a.gitlab.json", "gitlab"), NAME("a.rdjson", "rdjson"),
		NAME("gl-code-quality-report.json", "gitlab"), NAME("out/gl-code-quality-report.json", "gitlab"), NAME("code-quality-report.json", "json"),
		NAME("a.txt", NULL), NAME("xml", NULL), NAME(".xml", NULL), NAME("", NULL), NAME("a.xml.bak", NULL), NAME("a.junit.xml/b", NULL),
		cmocka_unit_test(table),
		cmocka_unit_test(all_render),
		cmocka_unit_test(canonical),
		STYLE("lang and input", BODY("<xsl:value-of select='concat($lang, /r/@a, /r)'/>"), "sv1\xC3\xA5", NULL),
		STYLE("nothing comes out", BODY(""), "", NULL),
		STYLE("what misleads in a page", PAGE("<p title='a" RLO "b'>" RLO "x&#x9B;&#x200F;&#9;y\xE2\x80\x8D<b>" RLO "</b>z</p>"), "<p title=\"a" SIGN "b\">" SIGN "x" SIGN SIGN "\ty\xE2\x80\x8D<b>" SIGN "</b>z</p>\n", NULL),
		STYLE("a page without any", PAGE("<p title='a'>\xC3\xA5</p>"), "<p title=\"a\">\xC3\xA5</p>\n", NULL),
		STYLE("elsewhere it stays", BODY("<xsl:text>" RLO "</xsl:text>"), RLO, NULL),
		STYLE("EXSLT", BODY("<xsl:value-of select='concat(str:padding(2, \"x\"), math:max(/r/@a), count(set:distinct(//r)), exsl:object-type(1))'/>"), "xx11number", NULL),
		STYLE("an embedded document", BODY("<xsl:value-of select='name(document(\"policykoll:schema/report.xsd\")/*)'/>"), "xs:schema", NULL),
		STYLE("an embedded document by a relative name", BODY("<xsl:value-of select='name(document(\"../schema/report.xsd\")/*)'/>"), "xs:schema", NULL),
		STYLE("a path is a path among the embedded", BODY("<xsl:value-of select='count(document(\"/etc/hosts\"))'/>"), "0", NULL),
		STYLE("a file by its URL", BODY("<xsl:value-of select='count(document(\"file:///etc/hosts\"))'/>"), NULL, "/etc/hosts"),
		STYLE("the network", BODY("<xsl:value-of select='count(document(\"http://127.0.0.1:9/x\"))'/>"), NULL, "127.0.0.1"),
		STYLE("a file is written", BODY("<exsl:document href='/tmp/policykoll-must-not-exist'>x</exsl:document>"), NULL, "policykoll-must-not-exist"),
		STYLE("an external entity", "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/hosts'>]>" BODY("<xsl:text>[&e;]</xsl:text>"), NULL, "could not be made"),
		STYLE("an import from a file", HEAD "<xsl:include href='/etc/hosts'/></xsl:stylesheet>", NULL, "/etc/hosts"),
		STYLE("not well-formed", "<xsl:stylesheet", NULL, "could not be made"),
		STYLE("not a stylesheet", "<a><b/></a>", NULL, "could not be made"),
		STYLE("wrong XPath", BODY("<xsl:value-of select='1 +'/>"), NULL, "could not be made"),
		STYLE("an unknown function", BODY("<xsl:value-of select='no-such()'/>"), NULL, "Unregistered function"),
		STYLE("stopped by itself", BODY("<xsl:message terminate='yes'>the reason</xsl:message>"), NULL, "the reason"),
		STYLE("a message is no failure", BODY("<xsl:message>by the way</xsl:message>x"), "x", NULL),
		STYLE("without end", HEAD "<xsl:template match='/' name='t'><xsl:call-template name='t'/></xsl:template></xsl:stylesheet>", NULL, "recursion"),
		STYLE("missing", NULL, NULL, "its stylesheet is missing"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
