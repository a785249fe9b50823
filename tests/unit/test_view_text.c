/* SPDX-License-Identifier: Apache-2.0 */
/* The terminal text, whole, in both languages; its verdicts, plural forms and limits; and input that would like to drive the terminal. */
#include "report_sample.h"

#include "buf.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const char english[] =
	"error[system-owner-missing]: Treserva has no system owner\n"
	"  --> inventory/social.xml:12:4\n"
	"   |\n"
	"12 |   <asset id=\"sys-t\" criticality=\"critical\">\n"
	"   |    ^^^^^\n"
	"   = why: every system has an owner among the sector managers (Exempelkommun, information security policy, E-40)\n"
	"   = help: add a system-owner\n"
	"   = more: policykoll explain system-owner-missing\n"
	"\n"
	"error[processor-agreement-expired]: the agreement for Treserva expired 154 days ago\n"
	"  --> inventory/social.xml:21:20\n"
	"   |\n"
	"21 |     <agreement until=\"2026-03-31\"/>\n"
	"   |                       ^^^^^^^^^^\n"
	"   = why: a supplier that handles personal data has an agreement (GDPR, art-28; law)\n"
	"   = note: an exception covered this through 2026-05-31 (exceptions.xml:3); it has expired\n"
	"   = help: renew the agreement\n"
	"   = more: policykoll explain processor-agreement-expired\n"
	"\n"
	"excepted[classification-overdue]: Lex was last classified 2024-05-02\n"
	"  --> inventory/law.xml:8:4\n"
	"   = exception: exceptions.xml:5, through 2026-12-31 (121 days left), approved by pos-kommundirektor, KS 2026/123\n"
	"\n"
	"2 cases could not be decided because data is missing; -v shows them\n"
	"\n"
	"2 errors, 0 warnings, 1 excepted, 2 not evaluable: 2 of 3 files, 118 assets, 3 rules, 0.4 s\n"
	"FAILED: 2 findings at or above --fail-on error\n";

static const char swedish[] =
	"fel[system-owner-missing]: Treserva saknar systemägare\n"
	"  --> inventory/social.xml:12:4\n"
	"   |\n"
	"12 |   <asset id=\"sys-t\" criticality=\"critical\">\n"
	"   |    ^^^^^\n"
	"   = varför: varje system har en ägare bland sektorcheferna (Exempelkommun, informationssäkerhetspolicy, E-40)\n"
	"   = hjälp: lägg till en system-owner\n"
	"   = mer: policykoll explain system-owner-missing\n"
	"\n"
	"fel[processor-agreement-expired]: avtalet för Treserva gick ut för 154 dagar sedan\n"
	"  --> inventory/social.xml:21:20\n"
	"   |\n"
	"21 |     <agreement until=\"2026-03-31\"/>\n"
	"   |                       ^^^^^^^^^^\n"
	"   = varför: en leverantör som behandlar personuppgifter har ett avtal (Dataskyddsförordningen, art-28; lag)\n"
	"   = obs: ett undantag gällde detta till och med 2026-05-31 (exceptions.xml:3) men har gått ut\n"
	"   = hjälp: förnya avtalet\n"
	"   = mer: policykoll explain processor-agreement-expired\n"
	"\n"
	"undantag[classification-overdue]: Lex klassades senast 2024-05-02\n"
	"  --> inventory/law.xml:8:4\n"
	"   = undantag: exceptions.xml:5, till och med 2026-12-31 (121 dagar kvar), godkänt av pos-kommundirektor, KS 2026/123\n"
	"\n"
	"2 fall gick inte att bedöma eftersom uppgifter saknas; -v visar dem\n"
	"\n"
	"2 fel, 0 varningar, 1 undantag, 2 ej bedömbara: 2 av 3 filer, 118 tillgångar, 3 regler, 0,4 s\n"
	"UNDERKÄND: 2 avvikelser på eller över --fail-on error\n";

static const char *text(struct report *r, struct view_text_options o)
{
	struct buf b = BUF_INIT;
	const char *copy;

	view_text(&b, r, &o);
	copy = arena_strdup(r->arena, b.data);
	buf_release(&b);
	return copy;
}

static void whole(void **state)
{
	struct report *r = sample_report();

	(void)state;
	report_finish(r);
	assert_string_equal(text(r, (struct view_text_options){ .lang = LANG_EN, .max_same = 20 }), english);
	assert_string_equal(text(r, (struct view_text_options){ .lang = LANG_SV, .max_same = 20 }), swedish);
	assert_string_equal(text(r, (struct view_text_options){ .lang = LANG_EN, .quiet = true }), strstr(english, "2 errors"));
	report_free(r);
}

static void verbose(void **state)
{
	struct report *r = sample_report();
	const char *t;

	(void)state;
	report_finish(r);
	t = text(r, (struct view_text_options){ .lang = LANG_SV, .verbose = true });
	assert_non_null(strstr(t, "   = underlag: @valid-until = 2026-03-31\n"));
	assert_non_null(strstr(t, "\nej bedömbar[classification-overdue]: sys-a är fel\n"));
	assert_non_null(strstr(t, "\nsystem-owner-missing: uppfyllt 116, brist 1, undantag 0, ej bedömbart 0, ej tillämpligt 0, regelfel 0\n"));
	assert_null(strstr(t, "-v"));
	report_free(r);
}

/* Taking the colour codes away gives the plain text. */
static void coloured(void **state)
{
	struct report *r = sample_report();
	struct buf b = BUF_INIT;
	const char *t, *p;

	(void)state;
	report_finish(r);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .color = true, .max_same = 20 });
	assert_ptr_equal(strstr(t, "\033[1;31merror[system-owner-missing]\033[0m\033[1m: Treserva has no system owner\033[0m\n"), t);
	for (p = t; *p; p++) {
		if (*p == '\033')
			p = strchr(p, 'm');
		else
			buf_putc(&b, *p);
	}
	assert_string_equal(b.data, english);
	buf_release(&b);
	report_free(r);
}

/* --- the last two lines --- */

struct counts { size_t errors, warnings, infos, excepted, open, broken, inputs, assets, rules; double seconds; };
struct sum_row { struct counts n; const char *english, *swedish; };
#define SUM(name, ...) { name, summed, NULL, NULL, &(struct sum_row){ __VA_ARGS__ } }

static void add(struct report *r, size_t n, enum outcome o, enum severity s)
{
	for (; n; n--) {
		struct finding *f = sample_finding(r, "a", arena_printf(r->arena, "s%zu", r->findings.len), "f0", (uint32_t)r->findings.len + 1, 1);

		f->outcome = o;
		f->severity = s;
	}
}

static void summed(void **state)
{
	const struct sum_row *row = *state;
	struct report *r = report_new();
	const char *t;
	size_t i;

	add(r, row->n.errors, OUTCOME_GAP, SEVERITY_ERROR);
	add(r, row->n.warnings, OUTCOME_GAP, SEVERITY_WARNING);
	add(r, row->n.infos, OUTCOME_GAP, SEVERITY_INFO);
	add(r, row->n.excepted, OUTCOME_EXCEPTED, SEVERITY_ERROR);
	add(r, row->n.open, OUTCOME_NOT_EVALUABLE, SEVERITY_INFO);
	add(r, row->n.broken, OUTCOME_ERROR, SEVERITY_ERROR);
	for (i = 0; i < row->n.inputs; i++)
		sample_input(r, arena_printf(r->arena, "f%zu", i), "valid", i ? 0 : row->n.assets);
	for (i = 0; i < row->n.rules; i++)
		sample_rule(r, arena_printf(r->arena, "rule-%zu", i));
	r->seconds = row->n.seconds;
	report_finish(r);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .quiet = true });
	assert_int_equal(strncmp(t, row->english, strlen(row->english)), 0);
	assert_int_equal(t[strlen(row->english)], '\n');
	t = text(r, (struct view_text_options){ .lang = LANG_SV, .quiet = true });
	assert_int_equal(strncmp(t, row->swedish, strlen(row->swedish)), 0);
	assert_int_equal(t[strlen(row->swedish)], '\n');
	report_free(r);
}

struct verdict_row { int exit_code, gaps, inputs_bad; bool validate_only; int fail_on; const char *english, *swedish; };
#define VERDICT(name, ...) { name, judged, NULL, NULL, &(struct verdict_row){ __VA_ARGS__ } }

static void judged(void **state)
{
	const struct verdict_row *row = *state;
	struct report *r = report_new();
	const char *t;
	int i;

	r->fail_on = row->fail_on;
	add(r, (size_t)row->gaps, OUTCOME_GAP, SEVERITY_ERROR);
	for (i = 0; i < row->inputs_bad; i++)
		sample_input(r, arena_printf(r->arena, "f%d", i), "invalid", 0);
	if (row->validate_only)
		sample_input(r, "valid.xml", "valid", 1);
	r->validate_only = row->validate_only;
	r->allow_empty = row->exit_code == 0;
	r->usage_error = row->exit_code == 2;
	r->incomplete = row->exit_code == 3;
	r->internal_error = row->exit_code == 4;
	report_finish(r);
	assert_int_equal(r->exit_code, row->exit_code);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .quiet = true });
	assert_string_equal(strchr(t, '\n') + 1, row->english);
	t = text(r, (struct view_text_options){ .lang = LANG_SV, .quiet = true });
	assert_string_equal(strchr(t, '\n') + 1, row->swedish);
	report_free(r);
}

static void broken_rules(void **state)
{
	struct report *r = report_new();

	(void)state;
	add(r, 1, OUTCOME_ERROR, SEVERITY_ERROR);
	report_finish(r);
	assert_non_null(strstr(text(r, (struct view_text_options){ .lang = LANG_EN }), "\nCHECK FAILED TO RUN: a rule failed in 1 case,"));
	assert_non_null(strstr(text(r, (struct view_text_options){ .lang = LANG_SV }), "regelfel[a]: s0 är fel\n"));
	report_free(r);
}

/* --- limits and hostile input --- */

static size_t count_of(const char *t, const char *what)
{
	size_t n = 0;

	for (; (t = strstr(t, what)) != NULL; t += strlen(what))
		n++;
	return n;
}

static void cut(void **state)
{
	struct report *r = report_new();
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	char name[16];
	const char *t;
	int i;

	(void)state;
	add(r, 8, OUTCOME_GAP, SEVERITY_ERROR);
	for (i = 0; i < 4; i++) {
		snprintf(name, sizeof name, "gone%d", i);
		diag_emit(&sink, MSG_FILE_MISSING, NULL, "file", name, NULL);
	}
	report_finish(r);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .max_same = 3 });
	assert_int_equal(count_of(t, "error[a]"), 3);
	assert_int_equal(count_of(t, "error[file-missing]"), 3);
	assert_int_equal(count_of(t, "\nand 5 more a\n"), 1);
	assert_int_equal(count_of(t, "\nand 1 more file-missing\n"), 1);
	assert_non_null(strstr(t, "\n8 errors, 0 warnings, 0 excepted, 0 not evaluable, 4 errors in the input: "));
	t = text(r, (struct view_text_options){ .lang = LANG_SV, .max_same = 3 });
	assert_int_equal(count_of(t, "\noch 5 till av a\n"), 1);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .max_same = 0 });
	assert_int_equal(count_of(t, "error[a]"), 8);
	assert_null(strstr(t, " more "));
	report_free(r);
}

static void diagnostics_come_first(void **state)
{
	struct report *r = sample_report();
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct place place = { .file = "inventory/law.xml", .line = 14, .column = 6, .end_line = 14, .end_column = 11,
		.before = "    <name xml:lang=\"sv\">Treserva</name>", .text = "    <ägare ref=\"a-17\"/>" };

	(void)state;
	diag_emit(&sink, MSG_FILE_MISSING, &place, "file", "x.xml", NULL);
	report_finish(r);
	assert_non_null(strstr(text(r, (struct view_text_options){ .lang = LANG_SV, .max_same = 20 }),
		"fel[file-missing]: x.xml finns inte\n"
		"  --> inventory/law.xml:14:6\n"
		"   |\n"
		"13 |     <name xml:lang=\"sv\">Treserva</name>\n"
		"14 |     <ägare ref=\"a-17\"/>\n"
		"   |      ^^^^^\n"
		"   = hjälp: kontrollera sökvägen\n"
		"   = mer: policykoll explain file-missing\n"
		"\n"
		"fel[system-owner-missing]"));
	report_free(r);
}

/* Every string of input holds an escape sequence, a line break and an override; none gets through. */
static void hostile(void **state)
{
	static const char evil[] = "a\x1B]0;x\x07\r\n\xE2\x80\xAE\xC2\x9B" "b\xFF";
	struct report *r = report_new();
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct report_clause *c = sample_clause(r, sample_policy(r, evil, "policy"), evil, "checked");
	struct place place = { .file = evil, .line = 2, .column = 1, .text = "\x1B[2J", .before = "\x1B[2J" };
	struct finding *f;
	const char *t, *p;
	int outcome;

	(void)state;
	c->summary = TEXTS(evil, evil);
	diag_emit(&sink, MSG_FILE_MISSING, &place, "file", evil, NULL);
	for (outcome = OUTCOME_EXCEPTED; outcome <= OUTCOME_ERROR; outcome++) {
		f = sample_finding(r, evil, evil, evil, (uint32_t)outcome, 1);
		f->place.text = "\x1B[2J";
		f->outcome = (enum outcome)outcome;
		f->message = f->help = TEXTS(evil, evil);
		sample_cite(f, evil, evil);
		vec_push(&f->evidence, (struct report_evidence){ evil, evil });
		f->cover = (struct report_cover){ .id = evil, .file = evil, .expires_on = evil, .approved_by = evil, .ref = evil, .status = "expired" };
	}
	sample_rule(r, evil)->title = TEXTS(evil, evil);
	report_finish(r);
	t = text(r, (struct view_text_options){ .lang = LANG_EN, .verbose = true });
	for (p = t; *p; p++)
		if (((unsigned char)*p < ' ' && *p != '\n') || *p == '\x7F')
			fail_msg("control character %d in: %s", *p, t);
	assert_null(strstr(t, "\xE2\x80\xAE"));
	assert_null(strstr(t, "\xC2\x9B"));
	assert_null(strchr(t, '\xFF'));
	assert_int_equal(count_of(t, "\nb"), 0);
	assert_non_null(strstr(t, "\\x1B]0;x\\x07\\x0D\\x0A\\u{202E}\\u{009B}b\\xFF"));
	report_free(r);
}

struct left_row { int64_t days; const char *english, *swedish; };
#define LEFT(name, ...) { name, left, NULL, NULL, &(struct left_row){ __VA_ARGS__ } }

static void left(void **state)
{
	const struct left_row *row = *state;
	struct report *r = report_new();

	add(r, 1, OUTCOME_EXCEPTED, SEVERITY_ERROR);
	r->findings.items[0]->cover = (struct report_cover){ .id = "e", .expires_on = "2026-12-31", .status = "active", .days_left = row->days };
	report_finish(r);
	assert_non_null(strstr(text(r, (struct view_text_options){ .lang = LANG_EN }), row->english));
	assert_non_null(strstr(text(r, (struct view_text_options){ .lang = LANG_SV }), row->swedish));
	report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(verbose),
		cmocka_unit_test(coloured),
		SUM("none", { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "0 errors, 0 warnings, 0 excepted, 0 not evaluable: 0 of 0 files, 0 assets, 0 rules, 0.0 s",
			"0 fel, 0 varningar, 0 undantag, 0 ej bedömbara: 0 av 0 filer, 0 tillgångar, 0 regler, 0,0 s"),
		SUM("one of each", { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.04 }, "1 error, 1 warning, 1 info, 1 excepted, 1 not evaluable, 1 rule error: 1 of 1 file, 1 asset, 1 rule, 1.0 s",
			"1 fel, 1 varning, 1 upplysning, 1 undantag, 1 ej bedömbar, 1 regelfel: 1 av 1 fil, 1 tillgång, 1 regel, 1,0 s"),
		SUM("several", { 3, 2, 2, 4, 2, 2, 41, 118, 24, 0.42 }, "3 errors, 2 warnings, 2 infos, 4 excepted, 2 not evaluable, 2 rule errors: 1 of 41 files, 118 assets, 24 rules, 0.4 s",
			"3 fel, 2 varningar, 2 upplysningar, 4 undantag, 2 ej bedömbara, 2 regelfel: 1 av 41 filer, 118 tillgångar, 24 regler, 0,4 s"),
		SUM("a minute", { 0, 0, 0, 0, 0, 0, 2, 0, 0, 61.96 }, "0 errors, 0 warnings, 0 excepted, 0 not evaluable: 0 of 2 files, 0 assets, 0 rules, 62.0 s",
			"0 fel, 0 varningar, 0 undantag, 0 ej bedömbara: 0 av 2 filer, 0 tillgångar, 0 regler, 62,0 s"),
		VERDICT("allowed to be empty", 0, 0, 0, false, SEVERITY_ERROR, "NOTHING CHECKED: no rule found anything to evaluate, and --allow-empty permits that\n",
			"INGET KONTROLLERAT: ingen regel hittade något att bedöma, och --allow-empty tillåter det\n"),
		VERDICT("valid", 0, 0, 0, true, SEVERITY_ERROR, "VALID DOCUMENTS: no error in any of them; no rule was tried\n",
			"GILTIGA DOKUMENT: inget fel i något av dem; inga regler prövades\n"),
		VERDICT("never", 0, 2, 0, false, -1, "GAPS FOUND: 2 findings; with --fail-on never none can fail this run\n", "BRISTER FINNS: 2 avvikelser; med --fail-on never kan ingen underkänna körningen\n"),
		VERDICT("one finding", 1, 1, 0, false, SEVERITY_WARNING, "FAILED: 1 finding at or above --fail-on warning\n", "UNDERKÄND: 1 avvikelse på eller över --fail-on warning\n"),
		VERDICT("findings", 1, 3, 0, false, SEVERITY_ERROR, "FAILED: 3 findings at or above --fail-on error\n", "UNDERKÄND: 3 avvikelser på eller över --fail-on error\n"),
		VERDICT("usage", 2, 1, 0, false, SEVERITY_ERROR, "CHECK FAILED TO RUN: an option, a setting or a requirement is wrong, so this result cannot be relied on\n",
			"KONTROLLFEL: ett val, en inställning eller ett krav är fel, så resultatet går inte att lita på\n"),
		VERDICT("incomplete", 3, 0, 0, false, SEVERITY_ERROR, "INCOMPLETE: not everything could be read\n", "OFULLSTÄNDIG: allt kunde inte läsas\n"),
		VERDICT("incomplete, one file", 3, 0, 1, false, SEVERITY_ERROR, "INCOMPLETE: 1 file could not be read in full\n", "OFULLSTÄNDIG: 1 fil kunde inte läsas helt\n"),
		VERDICT("incomplete, with findings", 3, 2, 2, false, SEVERITY_ERROR, "INCOMPLETE: 2 files could not be read in full; 2 findings at or above --fail-on error\n",
			"OFULLSTÄNDIG: 2 filer kunde inte läsas helt; 2 avvikelser på eller över --fail-on error\n"),
		VERDICT("internal", 4, 1, 1, false, SEVERITY_ERROR, "CHECK FAILED TO RUN: policykoll could not finish its work, so this result cannot be relied on\n",
			"KONTROLLFEL: policykoll kunde inte slutföra sitt arbete, så resultatet går inte att lita på\n"),
		VERDICT("nothing", 5, 0, 0, false, SEVERITY_ERROR, "NOTHING CHECKED: no document was found there\n", "INGET KONTROLLERAT: inget dokument fanns där\n"),
		cmocka_unit_test(broken_rules),
		cmocka_unit_test(cut),
		cmocka_unit_test(diagnostics_come_first),
		cmocka_unit_test(hostile),
		LEFT("many days", 121, "e, through 2026-12-31 (121 days left)\n", "e, till och med 2026-12-31 (121 dagar kvar)\n"),
		LEFT("one day", 1, "(1 day left)\n", "(1 dag kvar)\n"),
		LEFT("the last day", 0, "(the last day)\n", "(sista dagen)\n"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
