/* SPDX-License-Identifier: Apache-2.0 */
/* Lists in their three shapes, whole: what lines up, what is cut into records, what machines get, and what hostile text becomes. */
#include "report_sample.h"

#include "buf.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static int gather(void *payload, const char *bytes, size_t n)
{
	buf_add(payload, bytes, n);
	return 0;
}

static int stop(void *payload, const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	++*(size_t *)payload;
	return -1;
}

#define HOSTILE "a\tb\n\"c\" \\ =cmd() \xF0\x9F\x94\x92 \x1B[2J"

static struct report *sample(void)
{
	struct report *r = sample_report();

	r->exceptions.items[0].standing = "expiring";
	r->exceptions.items[0].days_left = 9;
	vec_push(&r->exceptions, (struct report_exception){ .id = "exc-a", .file = "e.xml", .line = 9, .rule = "r", .unit = "åäö", .expires_on = "unknown", .status = "incomplete" });
	vec_push(&r->exceptions, (struct report_exception){ .id = "exc-b", .file = "e.xml", .line = 10, .policy = "p", .expires_on = "2026-01-31", .status = "expired",
		.days_left = -213, .ref = HOSTILE });
	vec_push(&r->assets_listed, (struct report_asset){ "sys-a", "system", "social", NULL, "critical", "K/serious R/moderate", "pos-1", "i.xml", 4 });
	vec_push(&r->assets_listed, (struct report_asset){ "sys-\xE6\xBC\xA2\xE5\xAD\x97", "system", NULL, NULL, NULL, NULL, NULL, "i.xml", 9 });
	report_finish(r);
	return r;
}

struct row {
	const char *what;
	struct view_text_options o;
	const char *shown;
};

static void shows(void **state)
{
	const struct row *row = *state;
	struct report *r = sample();
	struct buf b = BUF_INIT;
	const struct view_writer to = { gather, &b };

	assert_int_equal(view_list(&to, row->what, r, &row->o), 0);
	assert_string_equal(b.data, row->shown);
	buf_release(&b);
	report_free(r);
}

static const struct row rows[] = {
	{ "exceptions", { .lang = LANG_EN },
	  "Exception  Rule                    Subject        Until       Days  Status      Findings  Approved by         Decision\n"
	  "exc-b                              policy:p       2026-01-31  -213  expired            0                      a b\\x0A\"c\" \\ =cmd() \xF0\x9F\x94\x92 \\x1B[2J\n"
	  "exc-2      classification-overdue  asset:sys-lex  2026-12-31     9  ends soon          1  pos-kommundirektor  KS 2026/123\n"
	  "exc-a      r                       unit:åäö       unknown           incomplete         0\n" },
	{ "exceptions", { .lang = LANG_SV, .columns = 60 },
	  "exc-b\n    Objekt: policy:p\n    Till och med: 2026-01-31\n    Dagar: -213\n    Status: har gått ut\n    Avvikelser: 0\n    Beslut: a b\\x0A\"c\" \\ =cmd() \xF0\x9F\x94\x92 \\x1B[2J\n"
	  "exc-2\n    Regel: classification-overdue\n    Objekt: asset:sys-lex\n    Till och med: 2026-12-31\n    Dagar: 9\n    Status: går snart ut\n    Avvikelser: 1\n"
	  "    Godkänt av: pos-kommundirektor\n    Beslut: KS 2026/123\n"
	  "exc-a\n    Regel: r\n    Objekt: unit:åäö\n    Till och med: okänt\n    Status: ofullständigt\n    Avvikelser: 0\n" },
	{ "exceptions", { .lang = LANG_SV, .list_format = VIEW_LIST_TSV },
	  "id\trule\tsubject\tuntil\tdays-left\tstatus\tfindings\tapproved-by\tref\tclause\tpolicy\treason\tfile\tline\n"
	  "exc-b\t\tpolicy:p\t2026-01-31\t-213\texpired\t0\t\ta b \"c\" \\ =cmd() \xF0\x9F\x94\x92  [2J\t\tp\t\te.xml\t10\n"
	  "exc-2\tclassification-overdue\tasset:sys-lex\t2026-12-31\t9\texpiring\t1\tpos-kommundirektor\tKS 2026/123\t\t\tbyts ut\texceptions.xml\t5\n"
	  "exc-a\tr\tunit:åäö\tunknown\t\tincomplete\t0\t\t\t\t\t\te.xml\t9\n" },
	{ "assets", { .lang = LANG_SV },
	  "Tillgång  Slag    Enhet   Livscykel  Kritikalitet  Klassning             Ägare  Plats\n"
	  "sys-a     system  social             critical      K/serious R/moderate  pos-1  i.xml:4\n"
	  "sys-\xE6\xBC\xA2\xE5\xAD\x97  system                                                                i.xml:9\n" },
	{ "assets", { .lang = LANG_EN, .list_format = VIEW_LIST_JSON },
	  "[\n"
	  "  {\"id\":\"sys-a\",\"kind\":\"system\",\"unit\":\"social\",\"lifecycle\":null,\"criticality\":\"critical\",\"classification\":\"K/serious R/moderate\",\"owner\":\"pos-1\","
	  "\"file\":\"i.xml\",\"line\":4},\n"
	  "  {\"id\":\"sys-\xE6\xBC\xA2\xE5\xAD\x97\",\"kind\":\"system\",\"unit\":null,\"lifecycle\":null,\"criticality\":null,\"classification\":null,\"owner\":null,"
	  "\"file\":\"i.xml\",\"line\":9}\n]\n" },
	{ "units", { .lang = LANG_EN }, "Unit    Kind    Part of  Place               Name\nsocial  sector           organisation.xml:3  Social services\n" },
	{ "parameters", { .lang = LANG_SV, .verbose = true, .list_format = VIEW_LIST_TSV },
	  "rule\tparameter\tvalue\tdefault\tbasis\tclause\tpolicy\tfile\tline\nsystem-owner-missing\tlifecycle\tin-operation\t\tassumption\tE-40\texempelkommun\tpolicy.xml\t12\n" },
};

static void colours(void **state)
{
	const struct view_text_options o = { .lang = LANG_EN, .color = true };
	struct report *r = sample();
	struct buf b = BUF_INIT;
	const struct view_writer to = { gather, &b };

	(void)state;
	assert_int_equal(view_list(&to, "exceptions", r, &o), 0);
	assert_non_null(strstr(b.data, "\n\033[1;31mexc-b "));
	assert_non_null(strstr(b.data, "\n\033[1;33mexc-2 "));
	assert_non_null(strstr(b.data, "KS 2026/123\033[0m\n"));
	buf_release(&b);
	report_free(r);
}

/* Long lists go out in pieces, and end when nobody takes them. */
static void stops(void **state)
{
	const struct view_text_options o = { .lang = LANG_EN };
	struct report *r = sample();
	size_t calls = 0;
	const struct view_writer to = { stop, &calls };

	(void)state;
	for (int i = 0; i < 20000; i++)
		vec_push(&r->assets_listed, r->assets_listed.items[0]);
	assert_int_equal(view_list(&to, "assets", r, &o), -1);
	assert_int_equal(calls, 1);
	report_free(r);
}

static void names(void **state)
{
	struct report *r = report_new();
	struct buf b = BUF_INIT;
	const struct view_writer to = { gather, &b };
	struct view_text_options o = { .lang = LANG_EN };
	const char *name;
	size_t i;

	(void)state;
	for (i = 0; (name = view_list_name(i)) != NULL; i++) {
		/* An empty list is a document of its kind, too. */
		for (o.list_format = VIEW_LIST_TEXT; o.list_format <= VIEW_LIST_JSON; o.list_format++) {
			buf_reset(&b);
			assert_int_equal(view_list(&to, name, r, &o), 0);
			assert_true(b.len > 0 && b.data[b.len - 1] == '\n');
			if (o.list_format == VIEW_LIST_JSON && strcmp(name, "formats") != 0)
				assert_string_equal(b.data, "[]\n");
		}
	}
	assert_int_equal(i, 8);
	assert_int_equal(view_list(&to, "elephants", r, &o), -1);
	buf_release(&b);
	report_free(r);
}

int main(void)
{
	enum { ROWS = sizeof rows / sizeof *rows };
	struct CMUnitTest tests[ROWS + 3] = { cmocka_unit_test(colours), cmocka_unit_test(stops), cmocka_unit_test(names) };

	for (size_t i = 0; i < ROWS; i++)
		tests[3 + i] = (struct CMUnitTest){ rows[i].what, shows, NULL, NULL, (void *)&rows[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
