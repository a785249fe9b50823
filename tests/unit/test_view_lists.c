/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of rules and clauses and the page about a rule, whole, in both languages. */
#include "report_sample.h"

#include "buf.h"
#include "view.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

enum what { RULES, CLAUSES, EXPLAIN, EXPLAIN_NOT_RUN };

struct row { enum what what; enum lang lang; bool verbose, empty; const char *shown; };
#define CASE(name, ...) { name, shows, NULL, NULL, &(struct row){ __VA_ARGS__ } }

/* The examples come from the rules' own tests and are not what is looked at here. */
static void drop_examples(struct buf *b, enum lang l)
{
	char *from = strstr(b->data, l == LANG_EN ? "An example" : "Ett exempel"), *to = strstr(b->data, l == LANG_EN ? "Parameters" : "Parametrar");

	if (from && to)
		memmove(from, to, strlen(to) + 1);
}

static void shows(void **state)
{
	const struct row *row = *state;
	struct view_text_options o = { .lang = row->lang, .verbose = row->verbose };
	struct report *r = row->empty ? report_new() : sample_report();
	struct report_rule *rule = row->empty ? NULL : sample_rule(r, "not-run");
	struct buf b = BUF_INIT;

	if (rule) {
		struct report_rule *owner = report_rule_find(r, "system-owner-missing"), *expired = report_rule_find(r, "processor-agreement-expired");

		owner->sees_asset = owner->sees_resident = owner->sees_register = true;
		expired->sees_asset = true;
		rule->ran = false;
		rule->title = TEXTS("Nobody asks", "Ingen frågar");
		vec_push(&rule->parameters, (struct report_default){ "notice", "P90D" });
		vec_push(&rule->parameters, (struct report_default){ "kinds", "" });
		vec_push(&rule->parameters, (struct report_default){ "worked-out", NULL });
	}
	report_finish(r);
	if (row->what == RULES)
		view_list_rules(&b, r, &o);
	else if (row->what == CLAUSES)
		view_list_clauses(&b, r, &o);
	else
		assert_true(view_explain(&b, r, row->what == EXPLAIN ? "system-owner-missing" : "not-run", "text", &o));
	drop_examples(&b, row->lang);
	assert_string_equal(b.data, row->shown);
	buf_release(&b);
	report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("rules", RULES, LANG_EN, false, false,
			"Rule                         Severity  Runs  Clauses  Title\n"
			"classification-overdue       warning   yes\n"
			"not-run                      error     no             Nobody asks\n"
			"processor-agreement-expired  error     yes   art-28   Agreements are in force\n"
			"system-owner-missing         error     yes   E-40     Systems have an owner\n"),
		CASE("rules with parameters, in Swedish", RULES, LANG_SV, true, false,
			"Regel                        Allvarsgrad  Körs  Avsnitt  Rubrik\n"
			"classification-overdue       varning      ja\n"
			"not-run                      fel          nej            Ingen frågar\n"
			"processor-agreement-expired  fel          ja    art-28   Avtal gäller\n"
			"    tittar på: tillgången det gäller\n"
			"system-owner-missing         fel          ja    E-40     System har en ägare\n"
			"    tittar på: tillgången det gäller; policyer, organisation, dokumenterade händelser och undantag; registret över alla tillgångar\n"
			"    lifecycle = in-operation (antagande: ingen har beslutat det; Exempelkommun, informationssäkerhetspolicy, E-40)\n"),
		CASE("no rules", RULES, LANG_SV, false, true, "Det finns inga regler.\n"),
		CASE("clauses", CLAUSES, LANG_EN, false, false,
			"Information security policy of Exempelkommun (exempelkommun, version 1)\n"
			"  Clause  Class        Rules                   Pass  Gap  Exc.  N.e.  N.a.  Summary\n"
			"  E-40    machine      system-owner-missing    116   1    0     0     0     every system has an owner amo…\n"
			"                       classification-overdue\n"
			"  E-41    attested     no rule yet\n"
			"  E-07    informative  informative                                          the goal of the work, told at…\n"
			"\n"
			"GDPR (gdpr; law)\n"
			"  Clause  Class    Rules                        Pass  Gap  Exc.  N.e.  N.a.  Summary\n"
			"  art-28  machine  processor-agreement-expired  0     0    0     0     0     a supplier that handles perso…\n"
			"\n"
			"Exc. = excepted, n.e. = not evaluable (data is missing), n.a. = not applicable\n"),
		CASE("clauses in Swedish", CLAUSES, LANG_SV, false, false,
			"Informationssäkerhetspolicy för Exempelkommun (exempelkommun, version 1)\n"
			"  Avsnitt  Slag        Regler                  Uppf.  Brist  Und.  E.b.  E.t.  Sammanfattning\n"
			"  E-40     maskinell   system-owner-missing    116    1      0     0     0     varje system har en ägare bla…\n"
			"                       classification-overdue\n"
			"  E-41     intygad     ingen regel ännu\n"
			"  E-07     upplysande  upplysande                                              målet med arbetet\n"
			"\n"
			"Dataskyddsförordningen (gdpr; lag)\n"
			"  Avsnitt  Slag       Regler                       Uppf.  Brist  Und.  E.b.  E.t.  Sammanfattning\n"
			"  art-28   maskinell  processor-agreement-expired  0      0      0     0     0     en leverantör som behandlar p…\n"
			"\n"
			"Uppf. = uppfyllt, und. = undantag, e.b. = ej bedömbart (uppgifter saknas), e.t. = ej tillämpligt\n"),
		CASE("no policies", CLAUSES, LANG_EN, false, true, "No policy was read.\n"),
		CASE("explain", EXPLAIN, LANG_EN, false, false,
			"system-owner-missing: Systems have an owner\n  Rule. Severity error, unless a clause asks for another.\n\n"
			"Why it is there\n  Somebody has to answer for each system.\n\n"
			"Who demands it\n  Exempelkommun, information security policy, E-40 (error): every system has an\n    owner among the sector managers\n\n"
			"How to fix it\n  Name the position that owns the system.\n\n"
			"Parameters\n  lifecycle = in-operation (assumption: nobody has decided it; Exempelkommun,\n    information security policy, E-40). ours\n\n"
			"In standards\n  ISO/IEC 27001:2022: 5.2, 5.9\n\n"
			"What it came to here\n  pass 116, gap 1, excepted 0, not evaluable 0, not applicable 0, rule error 0\n"),
		CASE("explain in Swedish", EXPLAIN, LANG_SV, false, false,
			"system-owner-missing: System har en ägare\n  Regel. Allvarlighetsgrad fel, om inget avsnitt anger en annan.\n\n"
			"Varför regeln finns\n  Någon måste svara för varje system.\n\n"
			"Vem som kräver det\n  Exempelkommun, informationssäkerhetspolicy, E-40 (fel): varje system har en\n    ägare bland sektorcheferna\n\n"
			"Så rättar du\n  Ange vilken befattning som äger systemet.\n\n"
			"Parametrar\n  lifecycle = in-operation (antagande: ingen har beslutat det; Exempelkommun,\n    informationssäkerhetspolicy, E-40). vårt\n\n"
			"I standarder\n  ISO/IEC 27001:2022: 5.2, 5.9\n\n"
			"Utfallet här\n  uppfyllt 116, brist 1, undantag 0, ej bedömbart 0, ej tillämpligt 0, regelfel\n  0\n"),
		CASE("explain what nobody demands", EXPLAIN_NOT_RUN, LANG_EN, false, false,
			"not-run: Nobody asks\n  Rule. Severity error, unless a clause asks for another.\n\nWho demands it\n  No clause of the policies read demands it, so it does not run.\n\nParameters\n  notice = P90D\n  kinds = \"\"\n  worked-out\n"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
