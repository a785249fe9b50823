/* SPDX-License-Identifier: Apache-2.0 */
/* Whole runs through the library (run_harness.h): whom policies bind and when, demands, exceptions, rules of one's own, the register, documents; and bundles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run_harness.h"

/* Six levels of steps, each over all of a policy. */
#define UP "ancestor-or-self::pk:policy//*["
#define DEEP(inside) UP UP UP UP UP UP inside "]]]]]]"
#define INTERVAL_RULES RULES_WITH("<sch:let name='limit' value=\"'P12M'\"/>", OWN("pk:asset", "$limit = 'P18M'"))

static int append(void *payload, const char *bytes, size_t n)
{
	buf_add(payload, bytes, n);
	return 0;
}

static int refuse(void *payload, const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	return ++*(int *)payload > 3;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* How often each outcome was met by each rule; then, sorted, outcome, id and XPath of every finding. */
static char *essence(const struct pk_report *report)
{
	const struct report *r = (const struct report *)report;
	VEC(char *) findings = { 0 };
	struct buf lines = BUF_INIT;

	for (size_t i = 0; i < r->rules.len; i++) {
		buf_printf(&lines, "%s", r->rules.items[i]->id);
		for (int o = 0; o < OUTCOME_COUNT; o++)
			buf_printf(&lines, " %zu", r->rules.items[i]->outcomes.n[o]);
		buf_putc(&lines, '\n');
	}
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];
		struct buf line = BUF_INIT;

		buf_printf(&line, "%s %s %s\n", outcome_name(f->outcome), f->id, f->location);
		vec_push(&findings, buf_detach(&line));
	}
	qsort(findings.items, findings.len, sizeof *findings.items, by_text);
	for (size_t i = 0; i < findings.len; i++) {
		buf_puts(&lines, findings.items[i]);
		free(findings.items[i]);
	}
	vec_free(&findings);
	return buf_detach(&lines);
}

/* A bundle fed back gives the same findings, and the same bundle again. */
static void round_trip(void **state)
{
	const char *sample = *state, *path;
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-11-21", .today = "2030-01-01" };
	struct buf bundle = BUF_INIT, again = BUF_INIT;
	struct temp_folder folder;
	struct pk_report *report = pk_check(&o);
	char *first = essence(report), *second;

	assert_int_equal(pk_report_exit_code(report), PK_FINDINGS);
	pk_report_free(report);
	report = pk_bundle(&o, append, &bundle);
	assert_int_equal(pk_report_exit_code(report), PK_PASSED);
	pk_report_free(report);
	temp_open(&folder);
	path = temp_write(&folder, "bundle.xml", bundle.data, bundle.len);
	/* The bundle says its day itself. */
	o.paths = &path;
	o.as_of = NULL;
	report = pk_check(&o);
	second = essence(report);
	assert_true(strlen(first) > 1000);
	assert_string_equal(second, first);
	assert_int_equal(pk_report_exit_code(report), PK_FINDINGS);
	pk_report_free(report);
	/* Of the first bundle the register names the sample's files; from then on nothing changes any more. */
	pk_report_free(pk_bundle(&o, append, &again));
	folder.count--;
	temp_write(&folder, "bundle.xml", again.data, again.len);
	buf_reset(&bundle);
	pk_report_free(pk_bundle(&o, append, &bundle));
	assert_string_equal(bundle.data, again.data);
	pk_free(first);
	pk_free(second);
	temp_close(&folder);
	buf_release(&bundle);
	buf_release(&again);
}

static void bundle_refused(void **state)
{
	const char *sample = "samples/eksjo";
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-11-21" };
	int calls = 0;
	struct pk_report *report = pk_bundle(&o, refuse, &calls);

	(void)state;
	assert_int_equal(calls, 4);
	assert_int_equal(pk_report_exit_code(report), PK_INTERNAL);
	pk_report_free(report);
}

/* A pipe can be read once, an inventory is read twice. */
static void pipes(void **state)
{
	static const char text[] = "<repository " NS "><policy id='p'><title xml:lang='sv'>P</title><clause id='c1' class='machine' obligation='shall'><requirement rule='system-owner-missing' severity='error'/>"
		"</clause></policy><inventory id='i' unit='u'><asset id='a' kind='system' lifecycle='in-operation'/></inventory></repository>";
	struct pk_options o = { .as_of = "2026-11-21", .path_count = 1 };
	struct buf log = BUF_INIT;
	struct pk_report *report;
	char name[32];
	const char *path = name;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, sizeof text - 1), sizeof text - 1);
	close(ends[1]);
	snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
	o.paths = &path;
	report = pk_check(&o);
	close(ends[0]);
	log_report(&log, report);
	assert_string_equal(log.data, "gap error system-owner-missing/asset:a p/c1\nexit 1");
	pk_report_free(report);
	buf_release(&log);
}

/* The same run twice is the same report, byte for byte. */
static void same_bytes(void **state)
{
	const char *sample = "samples/mjolby";
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-11-21" };
	char *bytes[2], *error = NULL;
	size_t n[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct pk_report *report = pk_check(&o);

		bytes[i] = pk_report_render(report, "report", "sv", &n[i], &error);
		assert_non_null(bytes[i]);
		pk_report_free(report);
	}
	assert_int_equal(n[0], n[1]);
	assert_memory_equal(bytes[0], bytes[1], n[0]);
	pk_free(bytes[0]);
	pk_free(bytes[1]);
}

/* More clauses than anybody has: every one is named, and an exception still finds its rule. */
static void many_clauses(void **state)
{
	struct buf policy = BUF_INIT;
	struct temp_folder folder;
	struct pk_options o = { .as_of = "2026-11-21" };
	const char *paths[3], *rules[1];
	struct pk_report *report;
	const struct report *r;

	(void)state;
	temp_open(&folder);
	buf_puts(&policy, "<policy " NS " id='p'><title xml:lang='sv'>P</title>");
	for (int i = 0; i < 10000; i++)
		buf_printf(&policy, "<clause id='c%d' class='machine' obligation='shall'><requirement rule='own-rule' severity='%s'/></clause>", i, i == 9999 ? "error" : "info");
	buf_puts(&policy, "</policy>");
	paths[0] = temp_write(&folder, "p.xml", policy.data, policy.len);
	paths[1] = temp_write(&folder, "i.xml", INVENTORY("<asset id='a'/><asset id='b'/>"), strlen(INVENTORY("<asset id='a'/><asset id='b'/>")));
#define EXCEPTIONS "<exceptions " NS " id='e'><exception id='e1' rule='own-rule' asset='b' approved-by='p1' expires-on='2026-12-31'><reason xml:lang='en'>because</reason></exception></exceptions>"
	paths[2] = temp_write(&folder, "e.xml", EXCEPTIONS, strlen(EXCEPTIONS));
	rules[0] = temp_write(&folder, "own.sch", RULES("pk:asset", "false()"), strlen(RULES("pk:asset", "false()")));
	o.paths = paths;
	o.path_count = 3;
	o.rule_files = rules;
	o.rule_file_count = 1;
	report = pk_check(&o);
	r = (const struct report *)report;
	assert_int_equal(r->findings.len, 2);
	assert_int_equal(r->findings.items[0]->clauses.len, 10000);
	assert_int_equal(r->findings.items[0]->severity, SEVERITY_ERROR);
	assert_int_equal(r->findings.items[1]->outcome, OUTCOME_EXCEPTED);
	assert_reads_back(report);
	pk_report_free(report);
	buf_release(&policy);
	temp_close(&folder);
}

#define INCOMPLETE_UNUSED_ENDING \
	EXCEPTIONS_OF("<exception id='e1' rule='own-rule' expires-on='2026-12-31'/><exception id='e2' rule='own-rule' asset='b' approved-by='p1' expires-on='2026-12-31'>" REASON "</exception>" \
	"<exception id='e3' rule='own-rule' approved-by='p1' expires-on='2026-12-01'>" REASON "</exception>")
#define ENDS(when, day, said) \
	CASE("an exception ends " when, DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='" day "'")), RULES("pk:asset", "false()"), \
	     "excepted error own-rule/asset:a p/c1 (e1 active)\n" said "exit 0")
#define TIMED(attributes) "<policy " NS " id='p' " attributes "><title xml:lang='sv'>p</title>" CLAUSE("c1", REQUIRE("own-rule", "")) "</policy>"
#define IN_FORCE(name, attributes) CASE("in force: " name, DOCUMENTS(TIMED(attributes), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), GAP_A "exit 1")
#define NOT_IN_FORCE(name, attributes) CASE("not in force: " name, DOCUMENTS(TIMED(attributes), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "! policy-not-in-force 1:2\nexit 5")
#define DEMANDS_ALSO POLICY("q", CLAUSE("c1", REQUIRE("own-rule", "")))
#define MUNICIPAL_POLICY(code) POLICY_OF("p", "<municipality code='" code "'><name xml:lang='sv'>M</name></municipality>", CLAUSE("c1", REQUIRE("own-rule", "")))
#define MUNICIPALITY(code) "<organisation " NS " id='o' municipality-code='" code "'><unit id='s' kind='administration'/></organisation>"

int main(void)
{
	static const char *const own[] = { "own-rule" }, *const owm[] = { "own-rul" };
	const struct CMUnitTest tests[] = {
		/* Whom a policy binds. */
		CASE("no scope binds all", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, ASSETS), RULES("pk:asset", "false()"), GAP_A "gap error own-rule/asset:b p/c1\ngap error own-rule/asset:d p/c1\nexit 1"),
		CASE("external units are not bound", DOCUMENTS(POLICY_OF("p", "<scope units='all'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS), RULES("pk:asset", "false()"), GAP_A "gap error own-rule/asset:b p/c1\nexit 1"),
		CASE("units of a list", DOCUMENTS(POLICY_OF("p", "<scope units='s'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("ownership too small", DOCUMENTS(POLICY_OF("p", "<scope min-ownership='75'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("a unit nobody knows is bound", DOCUMENTS(POLICY_OF("p", "<scope units='c'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, INVENTORY("<asset id='a' owning-unit='z'/>")),
		     RULES("pk:asset", "false()"), GAP_A "! xml-reference-near 1:80\nexit 3"),
		CASE("nobody is bound", DOCUMENTS(POLICY_OF("p", "<scope units='c'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "exit 5"),
		CASE("a rule nobody demands", DOCUMENTS(POLICY("p", CLAUSE("c1", "")), ORGANISATION, ASSETS), RULES("pk:asset", "false()"), "exit 5"),
		CASE("units in a circle", DOCUMENTS(POLICY_OF("p", "<scope units='m'/>", CLAUSE("c1", REQUIRE("own-rule", ""))),
		     "<organisation " NS " id='o'><unit id='m' kind='municipality'/><unit id='s' kind='board' parent='t'/><unit id='t' kind='board' parent='s'/></organisation>", INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "exit 5"),
		CASE("two policies of one id, each with its scope", DOCUMENTS(POLICY_OF("p", "<scope units='c'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), POLICY_OF("p", "<scope units='s'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS),
		     RULES("pk:asset", "false()"), "gap error own-rule/asset:a p/c1\ngap error own-rule/asset:b p/c1\n! id-twice 1:38\nexit 3"),
		CASE("a policy of another municipality", DOCUMENTS(MUNICIPAL_POLICY("0686"), MUNICIPALITY("0586"), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "exit 5"),
		CASE("a policy of the municipality", DOCUMENTS(MUNICIPAL_POLICY("0586"), MUNICIPALITY("0586"), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("an organisation that does not tell its municipality", DOCUMENTS(MUNICIPAL_POLICY("0686"), ORGANISATION, INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("a policy of no municipality", DOCUMENTS(DEMAND("own-rule"), MUNICIPALITY("0586"), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		/* When a policy is in force, on 2026-11-21. */
		IN_FORCE("no status", ""), IN_FORCE("decided", "status='decided'"), IN_FORCE("in force", "status='in-force'"), IN_FORCE("its first day", "valid-from='2026-11-21'"), IN_FORCE("its last day", "valid-to='2026-11-21'"),
		IN_FORCE("its only day", "valid-from='2026-11-21' valid-to='2026-11-21'"),
		NOT_IN_FORCE("draft", "status='draft'"), NOT_IN_FORCE("on referral", "status='on-referral'"), NOT_IN_FORCE("superseded", "status='superseded'"), NOT_IN_FORCE("the day before its first", "valid-from='2026-11-22'"),
		NOT_IN_FORCE("the day after its last", "valid-to='2026-11-20'"), NOT_IN_FORCE("superseded on a day it was valid", "status='superseded' valid-to='2026-12-31'"),
		WITH("out of force today, in force then", DOCUMENTS(TIMED("valid-to='2026-11-20'"), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), GAP_A "exit 1", { .as_of = "2026-11-20" }),
		CASE("a slip in a policy that is not in force", DOCUMENTS("<policy " NS " id='p' status='draft'><title xml:lang='sv'>p</title>" CLAUSE("c1", REQUIRE("own-rul", "")) "</policy>", DEMANDS_ALSO, INVENTORY("<asset id='a'/>")),
		     RULES("pk:asset", "false()"), "gap error own-rule/asset:a q/c1\n! policy-not-in-force 1:2\nexit 1"),
		/* Several demands on one subject. */
		CASE("two policies, the same values", DOCUMENTS(DEMAND("own-rule"), POLICY("q", CLAUSE("c1", "<requirement rule='own-rule' severity='warning'/>")), INVENTORY("<asset id='a'/>")),
		     RULES("pk:asset", "false()"), "gap error own-rule/asset:a p/c1+q/c1\nexit 1"),
		CASE("two policies, one unit each", DOCUMENTS(POLICY_OF("p", "<scope units='s'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), POLICY_OF("q", "<scope units='c'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS),
		     RULES("pk:asset", "false()"), GAP_A "gap error own-rule/asset:b q/c1\nexit 1"),
		CASE("two values, one is met", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "2")))), POLICY("q", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "1")))), INVENTORY("<asset id='a'/>")),
		     LIMIT_RULES, GAP_A "exit 1"),
		CASE("two values, neither is met", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "2"))) CLAUSE("c2", REQUIRE("own-rule", PARAMETER("limit", "3")))), INVENTORY("<asset id='a'/>")),
		     LIMIT_RULES, "gap error own-rule/asset:a p/c1+p/c2\nexit 1"),
		CASE("the rule file's own value", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='abcd'/><asset id='abcde'/>")), LIMIT_RULES, "gap error own-rule/asset:abcd p/c1\nexit 1"),
		CASE("a clause that demands twice", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "") "<requirement rule='own-rule' severity='info'/>")), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"),
		     "gap error own-rule/asset:a p/c1+p/c1\nexit 1"),
		/* Wrong demands. */
		CASE("an unknown rule", DOCUMENTS(DEMAND("own-rul"), ASSETS), RULES("pk:asset", "false()"), "! rule-unknown-guess 1:141\nexit 2"),
		CASE("an unknown rule, nothing near", DOCUMENTS(DEMAND("qqqqqqqqqqqqqqqqqq"), ASSETS), NULL, "! rule-unknown 1:141\nexit 2"),
		CASE("an unknown parameter", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limitt", "2")))), ASSETS), LIMIT_RULES, "! parameter-unknown-guess 1:185\nexit 2"),
		CASE("a variable that is no parameter", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("as-of", "2026-01-01")))), ASSETS), RULES("pk:asset", "$as-of"), "! parameter-unknown 1:185\nexit 2"),
		CASE("applies-to", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "<applies-to kinds='system'/>"))), ASSETS),
		     RULES_WITH("<sch:let name='asset-kinds' value=\"'register'\"/>", OWN("pk:asset[contains($asset-kinds, @kind)][@kind]", "false()")), GAP_A "exit 1"),
		CASE("applies-to what the rule does not ask", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "<applies-to kinds='system'/>"))), ASSETS), RULES("pk:asset", "false()"), "! parameter-unknown 1:187\nexit 2"),
		CASE("an exception from an unknown rule", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rul' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), "! rule-unknown-guess 1:87\nexit 2"),
		CASE("an exception from an unknown rule, nothing near", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='qqqqqqqq' expires-on='2020-12-31'")), RULES("pk:asset", "false()"), "! rule-unknown 1:87\nexit 2"),
		CASE("a value that is no duration", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "soon")))), ASSETS), INTERVAL_RULES, "! parameter-value 1:199\nexit 2"),
		CASE("a word that is none", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("lifecycle", "in-operaton")))), ASSETS), LIMIT_RULES, "! parameter-word-guess 1:203\nexit 2"),
		CASE("a word that is none, nothing near", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("lifecycle", "zzz")))), ASSETS), LIMIT_RULES, "! parameter-word 1:203\nexit 2"),
		CASE("a word of applies-to that is none stops at the schema", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "<applies-to lifecycle='in-operaton'/>"))), ASSETS), LIMIT_RULES, "! xml-not-a-choice 1:191\nexit 3"),
		CASE("months become a duration", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "<parameter name='limit' value='18' unit='months' basis='law'/>"))), INVENTORY("<asset id='a'/>")), INTERVAL_RULES, "exit 0"),
		WITH("a rule asked for that is not there", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "false()"), "! rule-unknown-guess 0:0\nexit 2", { .only_rules = owm, .only_rule_count = 1 }),
		WITH("narrowed to a rule", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "") REQUIRE("system-owner-missing", ""))), INVENTORY("<asset id='a' kind='system' lifecycle='in-operation'/>")),
		     RULES("pk:asset", "false()"), GAP_A "exit 1", { .only_rules = own, .only_rule_count = 1 }),
		/* Exceptions. */
		CASE("excepted", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-11-21'")), RULES("pk:asset", "false()"), "excepted error own-rule/asset:a p/c1 (e1 active)\n! exception-ends 1:46\nexit 0"),
		ENDS("tomorrow", "2026-11-22", "! exception-ends-day 1:46\n"), ENDS("in two days", "2026-11-23", "! exception-ends 1:46\n"), ENDS("in 30 days", "2026-12-21", "! exception-ends 1:46\n"), ENDS("in 31 days", "2026-12-22", ""),
		CASE("one without a reason", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' approved-by='p1' expires-on='2026-12-31'/>")), RULES("pk:asset", "false()"),
		     GAP_A "! exception-incomplete 1:46\nexit 1"),
		CASE("one nobody approved", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' expires-on='2026-12-31'>" REASON "</exception>")), RULES("pk:asset", "false()"),
		     GAP_A "! exception-incomplete 1:46\nexit 1"),
		CASE("one of another asset", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' asset='b' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), GAP_A "! exception-unused 1:46\nexit 1"),
		CASE("one of what passes", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-11-22'")), RULES("pk:asset", "true()"), "! exception-unused 1:46\nexit 0"),
		CASE("past or not yet, and covering nothing, is not said", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' approved-by='p1' asset='b' expires-on='2026-11-20'>" REASON "</exception>"
		     "<exception id='e2' rule='own-rule' approved-by='p1' asset='b' valid-from='2026-11-22' expires-on='2026-12-01'>" REASON "</exception><exception id='e3' rule='own-rule' approved-by='p1' asset='b' revoked-on='2026-11-21' expires-on='2026-12-01'>"
		     REASON "</exception>")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		WITH("narrowed to a rule, nothing is said of exceptions", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), INCOMPLETE_UNUSED_ENDING), RULES("pk:asset", "false()"), "excepted error own-rule/asset:a p/c1 (e3 active)\nexit 0",
		     { .only_rules = own, .only_rule_count = 1 }),
		WITH("set aside, nothing is said of exceptions", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), INCOMPLETE_UNUSED_ENDING), RULES("pk:asset", "false()"), GAP_A "exit 1", { .ignore_exceptions = true }),
		CASE("else all three are", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), INCOMPLETE_UNUSED_ENDING), RULES("pk:asset", "false()"),
		     "excepted error own-rule/asset:a p/c1 (e3 active)\n! exception-incomplete 1:46\n! exception-unused 1:106\n! exception-ends 1:242\nexit 0"),
		CASE("approved by nobody there is", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, INVENTORY("<asset id='a'/>"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' approved-by='p2' expires-on='2027-12-31'>" REASON "</exception>")), RULES("pk:asset", "false()"),
		     "excepted error own-rule/asset:a p/c1 (e1 active)\n! xml-reference-near 1:93\nexit 3"),
		CASE("no longer excepted", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-11-20'")), RULES("pk:asset", "false()"), "gap error own-rule/asset:a p/c1 (e1 expired)\nexit 1"),
		WITH("as it was the day before", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-11-20'")), RULES("pk:asset", "false()"),
		     "excepted error own-rule/asset:a p/c1 (e1 active)\n! exception-ends 1:46\nexit 0", { .as_of = "2026-11-20" }),
		CASE("revoked", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-12-31' revoked-on='2026-11-21'")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("by the unit above", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, ASSETS, EXCEPTION("rule='own-rule' unit='m' expires-on='2026-12-31'")), RULES("pk:asset", "false()"),
		     "excepted error own-rule/asset:a p/c1 (e1 active)\ngap error own-rule/asset:b p/c1\ngap error own-rule/asset:d p/c1\nexit 1"),
		CASE("of a company by its own name", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, ASSETS, EXCEPTION("rule='own-rule' unit='c' expires-on='2026-12-31'")), RULES("pk:asset", "false()"),
		     "gap error own-rule/asset:a p/c1\nexcepted error own-rule/asset:b p/c1 (e1 active)\ngap error own-rule/asset:d p/c1\nexit 1"),
		CASE("a blank reason is none", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' approved-by='p1' expires-on='2026-12-31'><reason xml:lang='sv'> </reason></exception>")), RULES("pk:asset", "false()"),
		     GAP_A "! exception-incomplete 1:46\nexit 1"),
		CASE("not decided yet", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' valid-from='2026-01-01' decided-on='2026-11-22' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("decided today", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' valid-from='2026-01-01' decided-on='2026-11-21' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), "excepted error own-rule/asset:a p/c1 (e1 active)\nexit 0"),
		CASE("by the clause", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("clause='c1' policy='p' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), "excepted error own-rule/asset:a p/c1 (e1 active)\nexit 0"),
		CASE("one clause does not lift another's demand", DOCUMENTS(DEMAND("own-rule"), POLICY("q", CLAUSE("c2", REQUIRE("own-rule", ""))), INVENTORY("<asset id='a'/>"), EXCEPTION("clause='c1' policy='p' expires-on='2026-12-31'")),
		     RULES("pk:asset", "false()"), "gap error own-rule/asset:a p/c1+q/c2\n! exception-unused 1:46\nexit 1"),
		WITH("exceptions set aside", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-12-31'")), RULES("pk:asset", "false()"), GAP_A "exit 1", { .ignore_exceptions = true }),
		/* A user's own rules. */
		CASE("passes", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "@id"), "exit 0"),
		CASE("a broken rule file", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "@id ="), "! xpath-unfinished 1:309\nexit 2"),
		CASE("a rule file that is not XML", DOCUMENTS(DEMAND("own-rule"), ASSETS), "<schema", "! xml-cut-off 1:8\nexit 2"), CASE("an empty rule file", DOCUMENTS(DEMAND("own-rule"), ASSETS), "", "! xml-empty 1:1\nexit 2"),
		CASE("a rule of a name that is taken", DOCUMENTS(ASSETS), RULES_WITH("", "<sch:pattern id='system-owner-missing'/>"), "! rule-duplicate 1:231\nexit 2"),
		CASE("an error while it runs", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/><asset id='b'/>")), RULES("pk:asset", "@id = 'a' or key('none', 1)"), "error error own-rule/asset:b p/c1\n: the rule own-rule could not run: key(): there is no key none\nexit 4"),
		CASE("an error in a context", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES("pk:asset[key('none', 1)]", "true()"), "error error own-rule/asset:a p/c1\n: the rule own-rule could not run: key(): there is no key none\nexit 4"),
		CASE("an error in the text of a finding", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES_WITH("", "<sch:pattern id='own-rule'><sch:rule context='pk:asset'><sch:assert test='false()'>"
		     "<sch:value-of select=\"key('none', 1)\"/></sch:assert></sch:rule></sch:pattern>"), "error error own-rule/asset:a p/c1\n: the rule own-rule could not run: key(): there is no key none\nexit 4"),
		CASE("a variable of the file that fails", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES_WITH("<sch:let name='bad' value='count($as-of)'/>", OWN("pk:asset", "true()")), "! rule-failed 0:0\nexit 4"),
		CASE("an error says why, also when another language's text is fine", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")),
		     RULES_WITH("", "<sch:pattern id='own-rule'><sch:rule context='pk:asset'><sch:assert diagnostics='e s' test='false()'>x</sch:assert></sch:rule></sch:pattern><sch:diagnostics>"
		     "<sch:diagnostic id='e' xml:lang='en'><sch:value-of select=\"key('none', 1)\"/></sch:diagnostic><sch:diagnostic id='s' xml:lang='sv'>s</sch:diagnostic></sch:diagnostics>"),
		     "error error own-rule/asset:a p/c1\n: the rule own-rule could not run: key(): there is no key none\nexit 4"),
		CASE("an exception covers no error", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>"), EXCEPTION("rule='own-rule' expires-on='2026-12-31'")), RULES("pk:asset", "key('none', 1)"),
		     "error error own-rule/asset:a p/c1\n: the rule own-rule could not run: key(): there is no key none\n! exception-unused 1:46\nexit 4"),
		CASE("steps without end", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES("pk:policy", "count(" DEEP(DEEP(DEEP("0"))) ") = 0"), "error error own-rule/policy:p p/c1\n: the rule own-rule could not run: too many steps\nexit 4"),
		/* Where a context may lie. */
		CASE("a clause as a context", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES("pk:clause", "false()"), "gap error own-rule/policy:p#c1 p/c1\nexit 1"),
		CASE("an organisation as a context", DOCUMENTS(DEMAND("own-rule"), ORGANISATION), RULES("pk:organisation", "false()"), "gap error own-rule/organisation:o p/c1\nexit 1"),
		CASE("the root as a context", DOCUMENTS(DEMAND("own-rule"), ORGANISATION), RULES("/", "false()"), "gap error own-rule/repository:- p/c1\nexit 1"),
		CASE("a unit as a context", DOCUMENTS(DEMAND("own-rule"), ORGANISATION), RULES("pk:unit[@parent]", "@kind = 'company'"), "gap error own-rule/unit:s p/c1\nexit 1"),
		CASE("an attribute of an asset", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a' kind='system'/>")), RULES("pk:asset/@kind", "false()"), "gap error own-rule/asset:a#kind p/c1\nexit 1"),
		CASE("an element in an asset by its name alone", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'><plan kind='backup'/></asset>")), RULES("pk:plan", "false()"), "gap error own-rule/asset:a#backup p/c1\nexit 1"),
		CASE("an error in a clause", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:clause", "key('none', 1)"), "error error own-rule/policy:p p/c1\n: the rule own-rule could not run: key(): there is no key none\nexit 4"),
		CASE("a policy is asked its own demands", DOCUMENTS(DEMAND("own-rule"), POLICY("q", CLAUSE("c1", ""))), RULES("pk:policy", "false()"), "gap error own-rule/policy:p p/c1\nexit 1"),
		/* Predicates on assets: each stands alone. */
		CASE("a predicate on assets", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a' kind='system'/><asset id='b'/><asset id='e' kind='system'/>")), RULES("pk:asset[@kind]", "@id = 'a'"), "gap error own-rule/asset:e p/c1\nexit 1"),
		/* The register. */
		CASE("the same id in two files", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("duplicate-asset-id", ""))), INVENTORY("<asset id='a'/><asset id='b'/>"), "<inventory " NS " id='j' unit='c'><asset id='a'/></inventory>"), NULL,
		     "gap error duplicate-asset-id/entry:a p/c1\nexit 1"),
		CASE("a rule over entries", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/><asset id='b'><dependency asset='a'/></asset><asset id='e'><dependency asset='z'/></asset>")),
		     RULES_WITH("<xsl:key name='e' match='pk:entry' use='@id'/>", OWN("pk:entry", "not(pk:depends-on) or key('e', pk:depends-on/@asset)")), "gap error own-rule/entry:e p/c1\nexit 1"),
		CASE("a dependency on nothing", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, INVENTORY("<asset id='srv-a'><dependency asset='srv-b'/><dependency asset='srv-d'/></asset><asset id='srv-b'/>")), RULES("pk:asset", "true()"),
		     "! xml-reference-unknown 1:54\nexit 3"),
		CASE("a dependency on what comes later, in another file", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, INVENTORY("<asset id='a'><dependency asset='b'/></asset>"), "<inventory " NS " id='j' unit='c'><asset id='b'/></inventory>"),
		     RULES("pk:asset", "true()"), "exit 0"),
		WITH("validated without its policy, a dependency may lie in another inventory", DOCUMENTS(ORGANISATION, INVENTORY("<asset id='a'><dependency asset='b'/></asset>")), NULL, "exit 0", { .validate_only = true }),
		WITH("validated with its policy, it may not", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, INVENTORY("<asset id='a'><dependency asset='b'/></asset>")), RULES("pk:asset", "true()"), "! xml-reference-unknown 1:54\nexit 3",
		     { .validate_only = true }),
		CASE("the register from an asset", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "/pk:repository/pk:register/pk:entry"), "! register-out-of-reach 1:231\nexit 2"),
		CASE("the register from an asset by a key", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES_WITH("<xsl:key name='e' match='pk:entry' use='@id'/>", OWN("pk:asset", "key('e', @id)")), "! register-out-of-reach 1:277\nexit 2"),
		CASE("the register in a context's predicate", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset[//pk:entry]", "true()"), "! register-out-of-reach 1:231\nexit 2"),
		CASE("other assets from an asset", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "count(../pk:asset) = 1"), "! rule-out-of-reach 1:231\nexit 2"),
		CASE("assets from a unit", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:unit", "//pk:asset[@owning-unit = current()/@id]"), "! rule-out-of-reach 1:231\nexit 2"),
		CASE("inventories from a unit", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:unit", "//pk:inventory"), "! rule-out-of-reach 1:231\nexit 2"),
		CASE("an inventory as a context", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:inventory", "true()"), "! rule-out-of-reach 1:231\nexit 2"),
		CASE("entries from a unit but not by a key", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:unit", "//pk:entry[@unit = current()/@id]"), "! entries-out-of-reach 1:231\nexit 2"),
		CASE("other entries from an entry", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:entry", "../pk:entry[@id = 'b']"), "! entries-out-of-reach 1:231\nexit 2"),
		CASE("other documents by document()", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "document('0.xml')"), "! rule-other-documents 1:304\nexit 2"),
		CASE("other documents by a pattern", DOCUMENTS(DEMAND("own-rule"), ASSETS),
		     RULES_WITH("", "<sch:pattern id='own-rule' documents=\"'0.xml'\"><sch:rule context='pk:asset'><sch:assert test='true()'>text</sch:assert></sch:rule></sch:pattern>"),
		     "! rule-other-documents 1:268\nexit 2"),
		CASE("its own inventory from an asset", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "ancestor::pk:inventory/@unit = 's' and ../@id = 'i' and self::pk:asset"), "exit 0"),
		/* Documents. */
		CASE("what an unreadable document may hold is not said to be missing", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, "<organisation " NS " id='o2'><unit id='z' kind='board'>", INVENTORY("<asset id='a' owning-unit='z'/>")),
		     RULES("pk:asset", "false()"), GAP_A "! xml-cut-off 1:74\nexit 3"),
		WITH("validated: a reference to nothing", DOCUMENTS(ORGANISATION, INVENTORY("<asset id='a' owning-unit='z'/>")), NULL, "! xml-reference-near 1:80\nexit 3", { .validate_only = true }),
		WITH("validated by itself: references are not known", DOCUMENTS(INVENTORY("<asset id='a' owning-unit='z'/>")), NULL, "exit 0", { .validate_only = true }),
		WITH("validated: nothing", DOCUMENTS(NULL), NULL, "exit 5", { .validate_only = true }),
		CASE("nothing at all", DOCUMENTS(NULL), NULL, "exit 5"), WITH("nothing, and that is fine", DOCUMENTS(NULL), NULL, "exit 0", { .allow_empty = true }),
		CASE("an invalid asset", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'/><asset id='b' kind='x'/><asset id='e'/>")), RULES("pk:asset", "@id = 'a'"), "gap error own-rule/asset:e p/c1\n! xml-no-such-choice 1:88\nexit 3"),
		CASE("an inventory that breaks off", DOCUMENTS(DEMAND("own-rule"), "<inventory " NS " id='i' unit='s'><asset id='a'/><asset id='b'>"), RULES("pk:asset", "false()"), GAP_A "! xml-cut-off 1:82\nexit 3"),
		CASE("an empty inventory", DOCUMENTS(DEMAND("own-rule"), INVENTORY("")), RULES("pk:asset", "false()"), "exit 5"),
		WITH("a date that is none", DOCUMENTS(DEMAND("own-rule"), ASSETS), NULL, "! date-wrong 0:0\nexit 2", { .as_of = "2026-02-29" }),
		WITH("warnings do not fail", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' severity='warning'/>")), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "gap warning own-rule/asset:a p/c1\nexit 0", { 0 }),
		WITH("unless they are to", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' severity='warning'/>")), INVENTORY("<asset id='a'/>")), RULES("pk:asset", "false()"), "gap warning own-rule/asset:a p/c1\nexit 1",
		     { .fail_on = "warning" }),
		WITH("validated only", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES("pk:asset", "false()"), "exit 0", { .validate_only = true }),
		{ "a bundle of Eksjö", round_trip, NULL, NULL, "samples/eksjo" }, { "a bundle of Mjölby", round_trip, NULL, NULL, "samples/mjolby" },
		cmocka_unit_test(bundle_refused), cmocka_unit_test(same_bytes), cmocka_unit_test(pipes), cmocka_unit_test(many_clauses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
