/* SPDX-License-Identifier: Apache-2.0 */
/* Saved reports: written and read back they are what they were, whatever came of the run; what is no report is refused, and one that contradicts itself is never a pass. */
#include "report_sample.h"

#include "buf.h"
#include "door.h"
#include "report_read.h"
#include "temp_folder.h"
#include "view.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

/* The sample, where everything that is named is there, and the numbers fit. */
static struct report *fitting_report(void)
{
	struct report *r = sample_report();
	struct report_clause *owner = r->policies.items[0]->clauses.items[0], *agreement = r->policies.items[1]->clauses.items[0];

	sample_input(r, "policies/gdpr.xml", "valid", 0);
	sample_input(r, "exceptions.xml", "valid", 0);
	sample_input(r, "records.xml", "valid", 0);
	vec_push(&r->rules.items[2]->clauses, (struct report_clause_ref){ "exempelkommun", "E-40", "policy" });
	owner->outcomes.n[OUTCOME_EXCEPTED] = 1;
	owner->outcomes.n[OUTCOME_NOT_EVALUABLE] = 2;
	agreement->outcomes.n[OUTCOME_GAP] = 1;
	vec_push(&r->exceptions, (struct report_exception){
		.id = "exc-1", .file = "exceptions.xml", .line = 3, .rule = "processor-agreement-expired", .expires_on = "2026-05-31", .status = "expired", .matched = 1, .days_left = -93
	});
	return r;
}

static struct report *read_text(const char *text, size_t n)
{
	struct temp_folder folder;
	struct report *r;

	temp_open(&folder);
	r = report_read(temp_write(&folder, "r.xml", text, n));
	temp_close(&folder);
	return r;
}

/* Writes, reads and writes again: the second report, after the bytes have been compared. */
static struct report *there_and_back(struct report *r)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct report *again;

	report_write_xml(&first, r);
	again = read_text(first.data, first.len);
	report_write_xml(&second, again);
	assert_string_equal(first.data, second.data);
	assert_int_equal(again->exit_code, r->exit_code);
	assert_string_equal(again->status, r->status);
	assert_false(again->refused || again->contradicts);
	buf_release(&first);
	buf_release(&second);
	return again;
}

static void show(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	buf_reset(out);
	view_text(out, r, o);
	view_list_rules(out, r, o);
	view_list_clauses(out, r, o);
	for (size_t i = 0; i < r->rules.len; i++)
		view_explain(out, r, r->rules.items[i]->id, NULL, o);
}

static void assert_shown_alike(struct report *r, const struct report *again)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	r->seconds = -1;
	for (int i = 0; i < 16; i++) {
		struct view_text_options o = { .lang = i & 1 ? LANG_SV : LANG_EN, .verbose = i & 2, .color = i & 4, .max_same = i & 8 ? 1 : 0 };

		show(&a, r, &o);
		show(&b, again, &o);
		assert_string_equal(a.data, b.data);
		assert_true(a.len > 500);
	}
	buf_release(&a);
	buf_release(&b);
}

static void add_diagnostics(struct report *r)
{
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct place place = { .file = "inventory/å\t.xml", .line = 3, .column = 7, .end_line = 3, .end_column = 9, .before = "\t<inventory>", .text = "  <a b=\"\xC3\xA5\xE6\xBC\xA2\">" };
	struct place cut = { .file = "x.xml", .line = 9, .column = 1007, .end_line = 9, .end_column = 1010, .text = "middle of a line", .text_column = 1001 };
	struct place open_end = { .file = "x.xml", .line = 4, .column = 2, .end_line = 6, .end_column = 1, .text = "<a", .before = "   " };

	diag_emit(&sink, MSG_XML_NOT_A_CHOICE, &place, "value", "a&<b", "*candidates", "a\nb\nc", "candidate", "b", NULL);
	diag_emit(&sink, MSG_XML_EMPTY, &cut, NULL);
	diag_emit(&sink, MSG_FILE_MISSING, &open_end, "file", "a \"b\"", NULL);
	diag_emit(&sink, MSG_EXCEPTION_UNUSED, NULL, "name", "exc-2", NULL);
}

static void everything(void **state)
{
	struct report *r = fitting_report(), *again;

	(void)state;
	add_diagnostics(r);
	r->partial = true;
	r->options.items[0].name = "rule";
	r->rules.items[0]->pack = "rules/ownership.sch";
	r->rules.items[0]->sees_asset = r->rules.items[0]->sees_register = true;
	r->rules.items[1]->sees_resident = true;
	vec_push(&r->rules.items[1]->parameters, (struct report_default){ "computed", NULL });
	vec_push(&r->policies.items[0]->clauses.items[0]->on_file, (struct report_on_file){
		.rule = "classification-overdue", .subject_kind = "unit", .subject_id = "social", .unit = "social", .file = "records.xml", .line = 4,
		.message = TEXTS("decided 2025-01-01", "beslutat 2025-01-01") });
	vec_push(&r->policies.items[0]->clauses.items[1]->notes, TEXTS(NULL, "bara svenska"));
	vec_push(&r->policies.items[0]->clauses.items[1]->notes, TEXTS("both", "båda"));
	vec_push(&r->policies.items[0]->clauses.items[1]->notes, TEXTS("only English", NULL));
	vec_push(&r->positions, (struct report_position){ "pos-kommundirektor", "social", TEXTS("chief executive", "kommundirektör") });
	vec_push(&r->positions, (struct report_position){ "pos-1", "social", TEXTS("sector manager", "sektorchef") });
	r->findings.items[1]->place.text_column = 0;
	report_finish(r);
	again = there_and_back(r);
	assert_shown_alike(r, again);
	assert_string_equal(again->findings.items[0]->cover.reason.in[LANG_SV], "byts ut");
	assert_int_equal(again->findings.items[3]->cover.id ? 1 : again->findings.items[4]->cover.days_left, -93);
	assert_string_equal(again->rules.items[2]->parameters.items[0].value, "in-introduction in-operation");
	assert_int_equal(strlen(again->file_sha256), 64);
	report_free(again);
	report_free(r);
}

static void baseline(void **state)
{
	struct report *r = fitting_report(), *again;

	(void)state;
	report_finish(r);
	r->baseline = (struct report_baseline){ "2026-08-01", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 1, 1, 7, 0, true };
	for (size_t i = 0; i < r->findings.len; i++) {
		bool is_first = strcmp(r->findings.items[i]->rule, "system-owner-missing") == 0;

		if (r->findings.items[i]->outcome == OUTCOME_GAP)
			r->findings.items[i]->baseline = is_first ? BASELINE_NEW : BASELINE_KNOWN;
	}
	again = there_and_back(r);
	assert_true(again->baseline.only_new);
	assert_int_equal(again->baseline.fixed, 7);
	report_free(again);
	report_free(r);
}

static void previous(void **state)
{
	struct report *r = fitting_report(), *again;

	(void)state;
	vec_push(&r->previous, (struct report_previous){
		.as_of = "2026-08-01", .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", .status = "failed", .partial = true,
		.by_severity = { 1, 2, 3 }, .excepted = 4, .not_evaluable = 5, .files = 6, .assets = 7, .outcomes = { { 8, 9, 10, 11, 12, 0 } } });
	vec_push(&r->previous, (struct report_previous){
		.as_of = "2026-02-01", .sha256 = "f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", .status = "error", .errors = 1 });
	report_finish(r);
	again = there_and_back(r);
	assert_int_equal(again->previous.len, 2);
	assert_string_equal(again->previous.items[0].status, "error");
	assert_int_equal(again->previous.items[0].errors, 1);
	assert_true(again->previous.items[1].partial);
	assert_int_equal(again->previous.items[1].by_severity[SEVERITY_ERROR], 3);
	assert_int_equal(again->previous.items[1].outcomes.n[OUTCOME_GAP], 12);
	assert_int_equal(again->previous.items[1].assets, 7);
	report_free(again);
	report_free(r);
}

/* What was counted by unit, and what was not. */
static void units(void **state)
{
	struct report *r = fitting_report(), *again;

	(void)state;
	vec_push(&r->units, (struct report_unit){ .id = "law", .kind = "unit", .parent = "social", .name = TEXTS("Law", "Juridik") });
	vec_push(&r->submissions, (struct report_submission){ "law", NULL, NULL, NULL, "inventory/law.xml", 18, 0 });
	report_finish(r);
	again = there_and_back(r);
	assert_int_equal(again->units.len, 2);
	assert_true(again->units.items[0].counted);
	assert_false(again->units.items[1].counted);
	assert_int_equal(again->units.items[0].outcomes.n[OUTCOME_PASS], 98);
	assert_int_equal(again->submissions.len, 2);
	assert_string_equal(again->submissions.items[0].as_of, "2026-08-31");
	assert_int_equal(again->submissions.items[0].assets, 100);
	assert_null(again->submissions.items[1].inventory);
	report_free(again);
	report_free(r);
}

/* Every way a run can end. */
static void endings(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 256; i++) {
		struct report *r = i & 1 ? fitting_report() : report_new(), *again;

		r->tool_version = "0.1.0";
		r->usage_error = i & 2;
		r->incomplete = i & 4;
		r->internal_error = i & 8;
		r->allow_empty = i & 16;
		r->validate_only = i & 32;
		r->fail_on = i & 64 ? -1 : SEVERITY_WARNING;
		if (i & 128)
			add_diagnostics(r);
		report_finish(r);
		again = there_and_back(r);
		r->seconds = -1;
		report_free(again);
		report_free(r);
	}
}

static void rule_errors(void **state)
{
	struct report *r = fitting_report(), *again;
	struct finding *f = sample_finding(r, "system-owner-missing", "sys-u", "inventory/social.xml", 50, 1);

	(void)state;
	f->outcome = OUTCOME_ERROR;
	r->rules.items[0]->outcomes.n[OUTCOME_ERROR]++;
	report_finish(r);
	again = there_and_back(r);
	assert_int_equal(again->exit_code, 4);
	assert_shown_alike(r, again);
	report_free(again);
	report_free(r);
}

static void threshold(void **state)
{
	struct report *r = fitting_report(), *again;

	(void)state;
	report_finish(r);
	again = there_and_back(r);
	report_set_threshold(again, -1);
	assert_int_equal(again->exit_code, 0);
	assert_string_equal(again->status, "passed");
	report_set_threshold(again, SEVERITY_INFO);
	assert_int_equal(again->exit_code, 1);
	report_free(again);
	report_free(r);
}

/* A message of a version to come, in one language only. */
static void unknown_message(void **state)
{
	static const char added[] = "<diagnostic id=\"of-the-future\" severity=\"warning\" file=\"a.xml\" line=\"2\">\n"
		"      <message xml:lang=\"sv\">nytt</message>\n      <help xml:lang=\"sv\">gör så</help>\n    </diagnostic>";
	struct report *r = fitting_report(), *again;
	struct buf xml = BUF_INIT, changed = BUF_INIT, text = BUF_INIT;
	char *at;

	(void)state;
	report_finish(r);
	report_write_xml(&xml, r);
	at = strstr(xml.data, "<diagnostics/>");
	assert_non_null(at);
	buf_add(&changed, xml.data, (size_t)(at - xml.data));
	buf_printf(&changed, "<diagnostics>\n    %s\n  </diagnostics>%s", added, at + strlen("<diagnostics/>"));
	again = read_text(changed.data, changed.len);
	assert_false(again->refused || again->contradicts);
	buf_reset(&xml);
	report_write_xml(&xml, again);
	assert_string_equal(xml.data, changed.data);
	view_text(&text, again, &(struct view_text_options){ .lang = LANG_EN });
	assert_non_null(strstr(text.data, "warning[of-the-future]: nytt\n  --> a.xml:2\n   = help: gör så\n"));
	buf_release(&xml);
	buf_release(&changed);
	buf_release(&text);
	report_free(again);
	report_free(r);
}

/* One change to a report that is right. */
struct change {
	const char *from, *to, *message;
	bool refused;
	const char *where; /* on whose line the message stands; NULL: where the change is */
};

static uint32_t line_of(const char *text, const char *at)
{
	uint32_t line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static void changed(void **state)
{
	const struct change *c = *state;
	struct report *r = fitting_report(), *again;
	struct buf xml = BUF_INIT, other = BUF_INIT;
	const struct diag *d;
	char *at;

	report_finish(r);
	report_write_xml(&xml, r);
	at = strstr(xml.data, c->from);
	assert_non_null(at);
	buf_add(&other, xml.data, (size_t)(at - xml.data));
	buf_printf(&other, "%s%s", c->to, at + strlen(c->from));
	again = read_text(other.data, other.len);
	assert_int_equal(again->exit_code, 3);
	assert_string_equal(again->status, "incomplete");
	assert_int_equal(again->refused, c->refused);
	assert_int_equal(again->contradicts, !c->refused);
	assert_true(diag_list_len(again->diagnostics) >= 1);
	d = diag_list_at(again->diagnostics, 0);
	assert_string_equal(diag_name(d), c->message);
	assert_int_equal(d->place.line, line_of(other.data, c->where ? strstr(other.data, c->where) : other.data + (at - xml.data)));
	assert_true(d->place.column > 0);
	assert_int_equal(again->findings.len > 0, !c->refused);
	report_set_threshold(again, -1);
	assert_int_equal(again->exit_code, 3);
	buf_release(&xml);
	buf_release(&other);
	report_free(again);
	report_free(r);
}

/* What is no report at all. */
struct bad { const char *text, *message; uint32_t line, column; };

static void refused(void **state)
{
	const struct bad *b = *state;
	struct report *r = read_text(b->text, strlen(b->text));
	const struct diag *d;

	assert_true(r->refused);
	assert_int_equal(r->exit_code, 3);
	assert_int_equal(diag_list_len(r->diagnostics), 1);
	d = diag_list_at(r->diagnostics, 0);
	assert_string_equal(diag_name(d), b->message);
	assert_int_equal(d->place.line, b->line);
	assert_int_equal(d->place.column, b->column);
	report_free(r);
}

static void unreadable(void **state)
{
	struct report *r = report_read("/tmp"), *none = report_read("/no/such/file");

	(void)state;
	assert_true(r->refused && none->refused);
	assert_string_equal(diag_name(diag_list_at(r->diagnostics, 0)), "file-is-directory");
	assert_string_equal(diag_name(diag_list_at(none->diagnostics, 0)), "file-missing");
	report_free(r);
	report_free(none);
}

static int open_door(void **state)
{
	(void)state;
	door_open();
	return 0;
}

#define CHANGED(name, ...) { name, changed, NULL, NULL, &(struct change){ __VA_ARGS__ } }
#define REFUSED(name, ...) { name, refused, NULL, NULL, &(struct bad){ __VA_ARGS__ } }
#define PREVIOUS(day, errors, gaps) "<previous as-of=\"" day "\" sha256=\"" \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\" status=\"failed\" errors=\"" errors "\" warnings=\"0\" infos=\"0\" excepted=\"0\" " \
	"not-evaluable=\"0\" rule-errors=\"0\" files=\"1\" assets=\"1\"><outcomes pass=\"1\" gap=\"" gaps "\" excepted=\"0\" not-applicable=\"0\" " \
	"not-evaluable=\"0\" error=\"0\"/></previous>"
#define ROOT "<report xmlns=\"urn:policykoll:1\" format-version=\"1\" as-of=\"2026-09-01\" fail-on=\"error\" status=\"passed\" exit-code=\"0\">"

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything), cmocka_unit_test(baseline), cmocka_unit_test(previous), cmocka_unit_test(units), cmocka_unit_test(endings), cmocka_unit_test(rule_errors), cmocka_unit_test(threshold),
		cmocka_unit_test(unknown_message), cmocka_unit_test(unreadable),
		CHANGED("passed, it says", "status=\"failed\" exit-code=\"1\"", "status=\"passed\" exit-code=\"0\"", "report-verdict", false, NULL),
		CHANGED("empty, it says", "status=\"failed\" exit-code=\"1\"", "status=\"empty\" exit-code=\"5\"", "report-verdict", false, NULL),
		CHANGED("status alone", "status=\"failed\"", "status=\"passed\"", "report-verdict", false, NULL),
		CHANGED("exit code alone", "exit-code=\"1\"", "exit-code=\"0\"", "report-verdict", false, NULL),
		CHANGED("an exit code that is none", "exit-code=\"1\"", "exit-code=\"77\"", "report-verdict", false, NULL),
		CHANGED("no errors, it says", " errors=\"2\"", " errors=\"0\"", "report-miscounted", false, NULL),
		CHANGED("more files than there are", "files=\"6\"", "files=\"7\"", "report-miscounted", false, NULL),
		CHANGED("other outcomes", "<outcomes pass=\"116\" gap=\"2\"", "<outcomes pass=\"116\" gap=\"1\"", "report-miscounted", false, NULL),
		CHANGED("a threshold below", "fail-on=\"error\"", "fail-on=\"never\"", "report-verdict", false, NULL),
		CHANGED("a gap that is excepted now", "outcome=\"gap\"", "outcome=\"excepted\"", "report-miscounted", false, "<totals"),
		CHANGED("a unit that has more than the whole", "<outcomes pass=\"98\"", "<outcomes pass=\"117\"", "report-units-more", false, "<report"),
		CHANGED("a unit that has more than can be counted", "<outcomes pass=\"98\"", "<outcomes pass=\"18446744073709551615\"", "report-units-more", false, "<report"),
		CHANGED("a unit whose gaps are gone", "pass=\"98\" gap=\"1\"", "pass=\"98\" gap=\"0\"", "report-unit-denied", false, "<report"),
		CHANGED("a unit that has what nobody found", "pass=\"98\" gap=\"1\" excepted=\"0\"", "pass=\"98\" gap=\"1\" excepted=\"1\"", "report-unit-lost", false, "<report"),
		CHANGED("an earlier report that is later", "<totals", PREVIOUS("2026-09-02", "1", "1") "<totals", "report-previous-later", false, NULL),
		CHANGED("the same earlier report twice", "<totals", PREVIOUS("2026-09-01", "1", "1") PREVIOUS("2026-09-01", "1", "1") "<totals", "report-previous-counts", false, NULL),
		CHANGED("earlier reports in disorder", "<totals", PREVIOUS("2026-09-01", "1", "1") PREVIOUS("2026-08-01", "1", "1") "<totals", "report-previous-counts", false, NULL),
		CHANGED("an earlier report whose gaps are gone", "<totals", PREVIOUS("2026-09-01", "1", "0") "<totals", "report-previous-counts", false, NULL),
		CHANGED("an earlier report whose gaps nobody found", "<totals", PREVIOUS("2026-09-01", "0", "1") "<totals", "report-previous-counts", false, NULL),
		CHANGED("an earlier report without outcomes", "<totals", "<previous as-of=\"2026-08-01\"/><totals", "xml-attribute-missing", true, NULL),
		CHANGED("a submission of no file", "<submission inventory=\"inv-social\"", "<submission assets=\"1\"/><submission inventory=\"inv-social\"", "xml-attribute-missing", true, NULL),
		CHANGED("another format", "format-version=\"1\"", "format-version=\"2\"", "report-format", true, NULL),
		CHANGED("no format", " format-version=\"1\"", "", "xml-attribute-missing", true, NULL),
		CHANGED("a date that is none", "as-of=\"2026-09-01\"", "as-of=\"2026-02-30\"", "xml-not-a-date", true, NULL),
		CHANGED("an attribute nobody knows", "<findings>", "<findings x=\"1\">", "xml-no-attributes", true, NULL),
		CHANGED("loose text", "<findings>", "<findings>x", "xml-loose-text", true, NULL),
		CHANGED("an element too early", "<options>", "<totals/><options>", "xml-no-such-element", true, NULL),
		CHANGED("a rule that is not there", "rule=\"system-owner-missing\" outcome", "rule=\"nobody\" outcome", "xml-reference-unknown", true, NULL),
		CHANGED("an id twice", "id=\"system-owner-missing/asset:sys-t\"", "id=\"classification-overdue/asset:sys-lex\"", "xml-duplicate-key", true, NULL),
		CHANGED("a rule twice", "<rule id=\"processor-agreement-expired\"", "<rule id=\"classification-overdue\"", "xml-duplicate-key", true, NULL),
		CHANGED("a DOCTYPE", "<report", "<!DOCTYPE report [<!ENTITY a \"b\">]><report", "xml-doctype", true, NULL),
		CHANGED("an entity", "<findings>", "<findings>&a;", "xml-unknown-entity", true, NULL),
		CHANGED("another type", "<findings>", "<findings xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"report-units\">", "xml-xsi-type", true, NULL),
		CHANGED("the end is missing", "</report>", "", "xml-cut-off", true, "<diagnostics/>"),
		CHANGED("something after the end", "</report>", "</report><report/>", "xml-after-end", true, NULL),
		REFUSED("nothing", "", "xml-empty", 1, 1),
		REFUSED("no XML", "a;b\n1;2\n", "xml-is-csv", 1, 1),
		REFUSED("a zip archive", "PK\3\4\x14", "xml-is-spreadsheet", 1, 1),
		REFUSED("another root", "<inventory xmlns=\"urn:policykoll:1\"/>", "report-foreign", 1, 2),
		REFUSED("another namespace", "<report xmlns=\"urn:policykoll:2\" format-version=\"1\"/>", "report-foreign", 1, 2),
		REFUSED("no namespace", "<report/>", "report-foreign", 1, 2),
		REFUSED("a web page", "<html><body/></html>", "report-foreign", 1, 2),
		REFUSED("a report of nothing", ROOT "</report>", "xml-incomplete", 1, 2),
		REFUSED("cut off", ROOT "<tool name=\"policykoll\" ver", "xml-cut-off", 1, 145),
		REFUSED("not UTF-8", ROOT "<!--\xFF--></report>", "xml-encoding-invalid", 1, 122),
	};

	return cmocka_run_group_tests(tests, open_door, NULL);
}
