/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whole runs (run_harness.h): evidence on file, findings told apart by clause and discriminator, demands that are dropped or closed to exceptions, policies that extend
 * others, what rules see of the register and the rulebook, and rule packs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run_harness.h"

#define LET(name, value) "<sch:let name='" name "' value=\"" value "\"/>"
#define PATTERN_OF(id, context, body) "<sch:pattern id='" id "'><sch:rule context=\"" context "\">" body "</sch:rule></sch:pattern>"
#define PATTERN(context, body) PATTERN_OF("own-rule", context, body)
#define ON_FILE(test, text) "<sch:report flag='on-file' test=\"" test "\">" text "</sch:report>"
#define FAILS(test) "<sch:assert test=\"" test "\">text</sch:assert>"
#define VALUE(select) "<sch:value-of select=\"" select "\"/>"
#define OVERLAY(id, base, body) "<policy " NS " id='" id "' extends='" base "'><title xml:lang='sv'>" id "</title>" CLAUSE("c1", body) "</policy>"
#define LIMIT(value) POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", value))))
#define ONE(id) INVENTORY("<asset id='" id "'/>")
#define TWO_CLAUSES POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "")) CLAUSE("c2", REQUIRE("own-rule", "")))
#define LEVELS(date, code) "<classification date='" date "'><level aspect='K' code='" code "'/></classification>"
#define ENTRY_RULES(test) RULES_WITH("", PATTERN("pk:entry", FAILS(test)))
#define HELD(unit, what, count) "count(//pk:holding[@unit='" unit "']" what "[@assets='" count "']) = 1"
#define LAW(name) "<configuration " NS "><rule-pack name='" name "'/></configuration>"
#define PERSONAL INVENTORY("<asset id='a' kind='system' lifecycle='in-operation' personal-data='yes'/>")
#define LAWS LAW("gdpr"), PERSONAL

/* The rule's policies are those that extend the one that demands it. */
#define LOCAL_RULES \
	RULES_WITH("", "<sch:pattern id='own-rule' xmlns:pk='urn:policykoll:1' pk:subjects='local-policies'><sch:rule context='pk:policy'>" FAILS("false()") "</sch:rule></sch:pattern>")

/* The canonical report has the evidence in the clause that asks for it. */
static void evidence_in_report(void **state)
{
	static const char policy[] = TWO_CLAUSES, inventory[] = INVENTORY("<asset id='a' kind='system'/>"), text[] = RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "it is a " VALUE("@kind"))));
	struct pk_options o = { .as_of = "2026-11-21", .path_count = 2, .rule_file_count = 1 };
	const char *paths[2], *rules[1], *clause, *found;
	struct temp_folder folder;
	struct pk_report *report;
	char *bytes, *error = NULL;
	size_t n;

	(void)state;
	temp_open(&folder);
	paths[0] = temp_write(&folder, "p.xml", policy, sizeof policy - 1);
	paths[1] = temp_write(&folder, "i.xml", inventory, sizeof inventory - 1);
	rules[0] = temp_write(&folder, "own.sch", text, sizeof text - 1);
	o.paths = paths;
	o.rule_files = rules;
	report = pk_check(&o);
	bytes = pk_report_render(report, "report", "en", &n, &error);
	assert_non_null(bytes);
	for (const char *id = "12"; *id != '\0'; id++) {
		char name[] = "<clause id=\"c1\"";

		name[strlen(name) - 2] = *id;
		clause = strstr(bytes, name);
		assert_non_null(clause);
		found = strstr(clause, "<on-file rule=\"own-rule\" subject-kind=\"asset\" subject-id=\"a\"");
		assert_non_null(found);
		assert_true(found < strstr(clause, "</clause>"));
		assert_non_null(strstr(found, "it is a system"));
	}
	assert_null(strstr(bytes, "<finding "));
	pk_free(bytes);
	pk_report_free(report);
	temp_close(&folder);
}

struct pack_row {
	const char *demands, *log;
	const char *configurations[2]; /* what stands in each; the second lies in the folder below */
};

#define OF_OWN_AND_TWO POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "") REQUIRE("own-two", "")))

/* own.sch, below/two.sch and the empty folder void/, asked for by configurations. */
static void packs(void **state)
{
	static const char own[] = RULES("pk:asset", "false()"), two[] = RULES_WITH("", PATTERN_OF("own-two", "pk:asset", FAILS("false()")));
	static const char *const names[] = { "policykoll.xml", "below/policykoll.xml" };
	const struct pack_row *row = *state;
	struct pk_options o = { .as_of = "2026-11-21" };
	struct temp_folder folder;
	char below[80], nothing[80];
	const char *paths[4];
	struct pk_report *report;
	struct buf log = BUF_INIT;

	temp_open(&folder);
	snprintf(below, sizeof below, "%s/below", folder.path);
	snprintf(nothing, sizeof nothing, "%s/void", folder.path);
	assert_int_equal(mkdir(below, 0777), 0);
	assert_int_equal(mkdir(nothing, 0777), 0);
	temp_write(&folder, "own.sch", own, sizeof own - 1);
	temp_write(&folder, "below/two.sch", two, sizeof two - 1);
	paths[o.path_count++] = temp_write(&folder, "p.xml", row->demands, strlen(row->demands));
	paths[o.path_count++] = temp_write(&folder, "i.xml", ONE("a"), strlen(ONE("a")));
	for (size_t i = 0; i < 2 && row->configurations[i] != NULL; i++) {
		char text[512];

		snprintf(text, sizeof text, "<configuration " NS ">%s</configuration>", row->configurations[i]);
		paths[o.path_count++] = temp_write(&folder, names[i], text, strlen(text));
	}
	o.paths = paths;
	report = pk_check(&o);
	log_report(&log, report);
	assert_string_equal(log.data, row->log);
	pk_report_free(report);
	buf_release(&log);
	while (folder.count > 0)
		remove(folder.names[--folder.count]);
	rmdir(below);
	rmdir(nothing);
	temp_close(&folder);
}

#define PACKS(name, ...) { "packs: " name, packs, NULL, NULL, &(struct pack_row){ __VA_ARGS__ } }
#define PACK(path) "<rule-pack path='" path "'/>"
#define GAPS_OF_BOTH GAP_A "gap error own-two/asset:a p/c1\nexit 1"

int main(void)
{
	static const char *const no_record[] = { "processing-record-missing" };
	const struct CMUnitTest tests[] = {
		/* Evidence on file. */
		CASE("evidence passes", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a' kind='system'/>")), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind " VALUE("@kind")))), "+ own-rule/asset:a p/c1 kind system\nexit 0"),
		CASE("evidence beside what passes", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind " VALUE("@kind")) FAILS("@id"))),
		     "+ own-rule/asset:a p/c1 kind system\n+ own-rule/asset:b p/c1 kind register\nexit 0"),
		CASE("evidence does not mend a gap", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a' kind='system'/>")), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind") FAILS("@owning-unit"))),
		     GAP_A "+ own-rule/asset:a p/c1 kind\nexit 1"),
		CASE("no evidence, no gap: it passes all the same", DOCUMENTS(DEMAND("own-rule"), ONE("a")), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind"))), "exit 0"),
		CASE("evidence of each clause that asks", DOCUMENTS(TWO_CLAUSES, POLICY("q", CLAUSE("c1", REQUIRE("own-rule", ""))), INVENTORY("<asset id='a' kind='system'/>")), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind"))),
		     "+ own-rule/asset:a p/c1 kind\n+ own-rule/asset:a p/c2 kind\n+ own-rule/asset:a q/c1 kind\nexit 0"),
		CASE("evidence of a unit the policy does not bind is left out", DOCUMENTS(POLICY_OF("p", "<scope units='s'/>", CLAUSE("c1", REQUIRE("own-rule", ""))), ORGANISATION, ASSETS), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind"))),
		     "+ own-rule/asset:a p/c1 kind\nexit 0"),
		CASE("an exception has nothing to cover in evidence", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a' kind='system'/>"), EXCEPTION("rule='own-rule' expires-on='2027-11-20'")), RULES_WITH("", PATTERN("pk:asset", ON_FILE("@kind", "kind"))),
		     "+ own-rule/asset:a p/c1 kind\n! exception-unused 1:46\nexit 0"),
		CASE("an assert is no evidence", DOCUMENTS(DEMAND("own-rule"), ASSETS), RULES_WITH("", PATTERN("pk:asset", "<sch:assert flag='on-file' test='@kind'>text</sch:assert>")), "! schematron-flag-needs-report 1:304\nexit 2"),
		cmocka_unit_test(evidence_in_report),
		/* What tells findings apart. */
		CASE("by $discriminator", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "2"))) CLAUSE("c2", REQUIRE("own-rule", PARAMETER("limit", "3")))), ONE("a")),
		     RULES_WITH(LET("limit", "'5'"), PATTERN("pk:asset", LET("discriminator", "concat('at-least-', $limit)") FAILS("string-length(@id) >= $limit"))),
		     "gap error own-rule/asset:a#at-least-2 p/c1\ngap error own-rule/asset:a#at-least-3 p/c2\nexit 1"),
		CASE("an empty $discriminator tells nothing", DOCUMENTS(DEMAND("own-rule"), ONE("a")), RULES_WITH("", PATTERN("pk:asset", LET("discriminator", "''") FAILS("false()"))), GAP_A "exit 1"),
		CASE("$discriminator before the path", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'><plan kind='backup'/></asset>")), RULES_WITH("", PATTERN("pk:asset/pk:plan", LET("discriminator", "'mine'") FAILS("false()"))),
		     "gap error own-rule/asset:a#mine p/c1\nexit 1"),
		CASE("by the path of elements", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'><processing id='t1'><transfer country='US'/><transfer country='GB'/></processing><processing id='t2'><transfer country='US'/></processing></asset>")),
		     RULES("pk:asset/pk:processing/pk:transfer", "@country = 'GB'"), "gap error own-rule/asset:a#t1/US p/c1\ngap error own-rule/asset:a#t2/US p/c1\nexit 1"),
		CASE("an element without a name leaves no trace in the path", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'>" LEVELS("2026-01-01", "high") "</asset>")), RULES("pk:asset/pk:classification/pk:level", "false()"),
		     "gap error own-rule/asset:a#K p/c1\nexit 1"),
		CASE("an attribute at the end of the path", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'><processing id='t1'><transfer country='US'/></processing></asset>")), RULES("pk:transfer/@country", "false()"),
		     "gap error own-rule/asset:a#t1/US/country p/c1\nexit 1"),
		/* The clause that demands. */
		CASE("$clause is the clause that demands", DOCUMENTS(TWO_CLAUSES, ONE("a")), RULES_WITH(LET("clause", "''"), PATTERN("pk:asset", FAILS("$clause = 'c2'"))), GAP_A "exit 1"),
		CASE("each clause has a run of its own", DOCUMENTS(TWO_CLAUSES, ONE("a")), RULES_WITH(LET("clause", "''"), PATTERN("pk:asset", LET("discriminator", "$clause") FAILS("false()"))),
		     "gap error own-rule/asset:a#c1 p/c1\ngap error own-rule/asset:a#c2 p/c2\nexit 1"),
		CASE("$clause by way of another variable", DOCUMENTS(TWO_CLAUSES, ONE("a")), RULES_WITH(LET("clause", "''") LET("which", "concat('of ', $clause)"), PATTERN("pk:asset", FAILS("$which = 'of c1'"))),
		     "gap error own-rule/asset:a p/c2\nexit 1"),
		CASE("one run for all clauses where nothing hangs on $clause", DOCUMENTS(TWO_CLAUSES, ONE("a")), RULES_WITH(LET("clause", "''"), PATTERN("pk:asset", FAILS("false()"))), "gap error own-rule/asset:a p/c1+p/c2\nexit 1"),
		CASE("clauses of one id in two policies", DOCUMENTS(DEMAND("own-rule"), POLICY("q", CLAUSE("c1", REQUIRE("own-rule", ""))), ONE("a")),
		     RULES_WITH(LET("clause", "''") LET("policy", "''"), PATTERN("pk:asset", LET("discriminator", "concat($policy, '-', $clause)") FAILS("false()"))),
		     "gap error own-rule/asset:a#p-c1 p/c1\ngap error own-rule/asset:a#q-c1 q/c1\nexit 1"),
		CASE("$clause is no parameter", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("clause", "c9")))), ONE("a")), RULES_WITH(LET("clause", "''"), PATTERN("pk:asset", FAILS("$clause"))),
		     "! parameter-unknown 1:185\nexit 2"),
		/* Demands that are dropped, and policies that extend others. */
		CASE("a requirement that is not demanded", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' demanded='no'/>")), ONE("a")), RULES("pk:asset", "false()"), "exit 5"),
		CASE("demanded=\"yes\" demands", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' severity='error' demanded='yes'/>")), ONE("a")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("dropping a demand lifts none", DOCUMENTS(DEMAND("own-rule"), OVERLAY("q", "p", "<requirement rule='own-rule' demanded='no'/>"), ONE("a")), RULES("pk:asset", "false()"), GAP_A "exit 1"),
		CASE("a slip in a demand that is dropped", DOCUMENTS(DEMAND("own-rule"), OVERLAY("q", "p", "<requirement rule='own-rul' demanded='no'/>"), ONE("a")), RULES("pk:asset", "false()"), "! rule-unknown-guess 1:153\nexit 2"),
		CASE("values come from the policy that is extended", DOCUMENTS(LIMIT("2"), OVERLAY("q", "p", REQUIRE("own-rule", "")), INVENTORY("<asset id='a'/><asset id='ab'/>")), LIMIT_RULES, "gap error own-rule/asset:a p/c1+q/c1\nexit 1"),
		CASE("else from the rule", DOCUMENTS(LIMIT("2"), POLICY("q", CLAUSE("c1", REQUIRE("own-rule", ""))), INVENTORY("<asset id='a'/><asset id='ab'/>")), LIMIT_RULES,
		     "gap error own-rule/asset:a p/c1+q/c1\ngap error own-rule/asset:ab q/c1\nexit 1"),
		CASE("whichever is read first", DOCUMENTS(OVERLAY("q", "p", REQUIRE("own-rule", "")), LIMIT("2"), INVENTORY("<asset id='a'/><asset id='ab'/>")), LIMIT_RULES, "gap error own-rule/asset:a q/c1+p/c1\nexit 1"),
		CASE("a value of one's own wins", DOCUMENTS(LIMIT("2"), OVERLAY("q", "p", REQUIRE("own-rule", PARAMETER("limit", "3"))), INVENTORY("<asset id='a'/><asset id='ab'/>")), LIMIT_RULES,
		     "gap error own-rule/asset:a p/c1+q/c1\ngap error own-rule/asset:ab q/c1\nexit 1"),
		CASE("the policy that is extended inherits nothing", DOCUMENTS(DEMAND("own-rule"), OVERLAY("q", "p", REQUIRE("own-rule", PARAMETER("limit", "2"))), ONE("ab")), LIMIT_RULES, "gap error own-rule/asset:ab p/c1\nexit 1"),
		CASE("over a policy that does not demand the rule", DOCUMENTS(LIMIT("2"), OVERLAY("q", "p", ""), OVERLAY("r", "q", REQUIRE("own-rule", "")), ONE("ab")), LIMIT_RULES, "exit 0"),
		CASE("over two: the nearest value", DOCUMENTS(LIMIT("2"), OVERLAY("q", "p", REQUIRE("own-rule", PARAMETER("limit", "3"))), OVERLAY("r", "q", REQUIRE("own-rule", "")), ONE("ab")), LIMIT_RULES, "gap error own-rule/asset:ab q/c1+r/c1\nexit 1"),
		CASE("of several demands the first gives its values, and no other", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "2"))) CLAUSE("c2", REQUIRE("own-rule", PARAMETER("limit", "3") PARAMETER("lifecycle", "planned")))),
		     OVERLAY("q", "p", REQUIRE("own-rule", "")), ONE("a")), RULES_WITH(LET("limit", "'5'") LET("lifecycle", "'retired'"), OWN("pk:asset", "$limit = 2 and $lifecycle = 'retired'")), "gap error own-rule/asset:a p/c2\nexit 1"),
		CASE("demands that $discriminator tells apart inherit each from its like", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", PARAMETER("role", "x") PARAMETER("limit", "2")) REQUIRE("own-rule", PARAMETER("role", "y") PARAMETER("limit", "3")))),
		     OVERLAY("q", "p", REQUIRE("own-rule", PARAMETER("role", "y"))), OVERLAY("r", "p", REQUIRE("own-rule", PARAMETER("role", "z"))), ONE("ab")),
		     RULES_WITH(LET("role", "''") LET("limit", "'1'"), PATTERN("pk:asset", LET("discriminator", "$role") FAILS("string-length(@id) >= $limit"))), "gap error own-rule/asset:ab#y p/c1+q/c1\nexit 1"),
		CASE("policies that extend each other", DOCUMENTS("<policy " NS " id='p' extends='q'><title xml:lang='sv'>p</title>" CLAUSE("c1", REQUIRE("own-rule", PARAMETER("limit", "2"))) "</policy>", OVERLAY("q", "p", REQUIRE("own-rule", "")), ONE("a")),
		     LIMIT_RULES, "! policy-extends-itself 1:50\n! policy-extends-itself 1:50\nexit 2"),
		CASE("a policy that extends itself", DOCUMENTS("<policy " NS " id='p' extends='p'><title xml:lang='sv'>p</title>" CLAUSE("c1", REQUIRE("own-rule", "")) "</policy>", ONE("abcd")), LIMIT_RULES, "! policy-extends-itself 1:50\nexit 2"),
		CASE("a policy that extends nothing there is", DOCUMENTS(OVERLAY("q", "elsewhere", REQUIRE("own-rule", "")), ONE("a")), RULES("pk:asset", "false()"), "gap error own-rule/asset:a q/c1\n! xml-reference-unknown 1:50\nexit 3"),
		CASE("local policies are asked what the policy above demands", DOCUMENTS(DEMAND("own-rule"), OVERLAY("q", "p", ""), POLICY("r", CLAUSE("c1", "")), OVERLAY("t", "q", "")), LOCAL_RULES,
		     "gap error own-rule/policy:q p/c1\ngap error own-rule/policy:t p/c1\nexit 1"),
		CASE("no local policies", DOCUMENTS(DEMAND("own-rule"), POLICY("r", CLAUSE("c1", ""))), LOCAL_RULES, "exit 5"),
		CASE("local policies that extend each other", DOCUMENTS(DEMAND("own-rule"), OVERLAY("q", "t", ""), OVERLAY("t", "q", "")), LOCAL_RULES, "! policy-extends-itself 1:50\n! policy-extends-itself 1:50\nexit 2"),
		/* What may not be excepted. */
		CASE("what may not be excepted stays a gap", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' severity='error' may-be-excepted='no'/>")), ONE("a"), EXCEPTION("rule='own-rule' expires-on='2027-11-20'")), RULES("pk:asset", "false()"),
		     GAP_A "! exception-unused 1:46\nexit 1"),
		CASE("what may be is excepted", DOCUMENTS(POLICY("p", CLAUSE("c1", "<requirement rule='own-rule' severity='error' may-be-excepted='yes'/>")), ONE("a"), EXCEPTION("rule='own-rule' expires-on='2027-11-20'")), RULES("pk:asset", "false()"),
		     "excepted error own-rule/asset:a p/c1 (e1 active)\nexit 0"),
		CASE("one of two clauses forbids it", DOCUMENTS(POLICY("p", CLAUSE("c1", REQUIRE("own-rule", "")) CLAUSE("c2", "<requirement rule='own-rule' severity='info' may-be-excepted='no'/>")), ONE("a"), EXCEPTION("rule='own-rule' expires-on='2027-11-20'")),
		     RULES("pk:asset", "false()"), "gap error own-rule/asset:a p/c1+p/c2\n! exception-unused 1:46\nexit 1"),
		CASE("an exception does not cover what is wrong with itself", DOCUMENTS(DEMAND("own-rule"), EXCEPTION("rule='own-rule' expires-on='2027-11-20'")), RULES("pk:exception", "false()"),
		     "gap error own-rule/exception:e1 p/c1\n! exception-unused 1:46\nexit 1"),
		CASE("nor by its clause", DOCUMENTS(DEMAND("own-rule"), EXCEPTION("clause='c1' policy='p' expires-on='2027-11-20'")), RULES("pk:exception", "false()"), "gap error own-rule/exception:e1 p/c1\n! exception-unused 1:46\nexit 1"),
		CASE("but another's", DOCUMENTS(DEMAND("own-rule"), EXCEPTIONS_OF("<exception id='e1' rule='own-rule' approved-by='p1' expires-on='2027-11-20'>" REASON "</exception><exception id='e2' approved-by='p1' expires-on='2027-11-20'>" REASON "</exception>")),
		     RULES("pk:exception", "false()"), "gap error own-rule/exception:e1 p/c1\nexcepted error own-rule/exception:e2 p/c1 (e1 active)\n! exception-unused 1:172\nexit 1"),
		CASE("a legal ground need not cover anything", DOCUMENTS(DEMAND("own-rule"), ONE("a"), EXCEPTION("rule='own-rule' legal-basis='an act' expires-on='2027-11-20'")), RULES("pk:asset", "true()"), "exit 0"),
		CASE("an end nobody knows covers nothing", DOCUMENTS(DEMAND("own-rule"), ONE("a"), EXCEPTION("rule='own-rule' expires-on='unknown'")), RULES("pk:asset", "false()"), GAP_A "! exception-incomplete 1:46\nexit 1"),
		/* What rules see of the register and the rulebook. */
		CASE("an entry has the levels of the newest classification", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'>" LEVELS("2026-01-01", "high") LEVELS("2020-01-01", "low") "</asset><asset id='b'>" LEVELS("2020-01-01", "high") LEVELS("2026-01-01", "low") "</asset>")),
		     ENTRY_RULES("count(pk:level) = 1 and pk:level[@aspect = 'K']/@code = 'high'"), "gap error own-rule/entry:b p/c1\nexit 1"),
		CASE("a level of an entry as a context", DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'>" LEVELS("2026-01-01", "high") "</asset><asset id='b'/>")), RULES_WITH("", PATTERN("pk:entry/pk:level", FAILS("false()"))),
		     "gap error own-rule/entry:a#K p/c1\nexit 1"),
		CASE("an entry has its dependencies, what kind they are and whether somebody said why",
		     DOCUMENTS(DEMAND("own-rule"), INVENTORY("<asset id='a'><dependency asset='b' kind='runs-on'><justification xml:lang='en'>x</justification></dependency><dependency asset='d'/></asset><asset id='b'/><asset id='d'/>")),
		     ENTRY_RULES("not(pk:depends-on) or (count(pk:depends-on) = 2 and pk:depends-on[1][@asset='b'][@kind='runs-on'][@justified='yes'] and pk:depends-on[2][@asset='d'][not(@kind)][@justified='no'])"), "exit 0"),
		CASE("holdings by unit and kind", DOCUMENTS(DEMAND("own-rule"), ORGANISATION, INVENTORY("<asset id='a' kind='system'/><asset id='b' kind='register'/><asset id='d' kind='system'/><asset id='e' kind='system' owning-unit='c'/><asset id='f'/>")),
		     RULES("pk:unit[@kind='municipality']", HELD("s", "[@kind='system']", "2") " and " HELD("s", "[@kind='register']", "1") " and " HELD("c", "[@kind='system']", "1") " and " HELD("s", "[not(@kind)]", "1") " and count(//pk:holding) = 4"), "exit 0"),
		CASE("the rules and the values of their parameters", DOCUMENTS(DEMAND("own-rule")),
		     RULES_WITH(LET("limit", "'5'"), PATTERN("pk:policy", FAILS("$limit and /pk:repository/pk:rulebook/pk:rule[@id='own-rule']/pk:parameter[@name='limit']/@value = '5' and //pk:rule[@id='classification-overdue']/pk:parameter[@name='classification-interval']/@value = 'P36M'"))), "exit 0"),
		CASE("what a run sets is no parameter in the rulebook", DOCUMENTS(DEMAND("own-rule")),
		     RULES_WITH(LET("clause", "''"), PATTERN("pk:policy", FAILS("$as-of and $clause and //pk:rule[@id='own-rule'] and not(//pk:rule[@id='own-rule']/pk:parameter)"))), "exit 0"),
		/* Rule packs. */
		WITH("a law by its name binds", DOCUMENTS(LAWS), NULL, "gap error processing-record-missing/asset:a gdpr/G-30-1\nexit 1", { .only_rules = no_record, .only_rule_count = 1 }),
		WITH("without it nothing does", DOCUMENTS(INVENTORY("<asset id='a' kind='system' lifecycle='in-operation' personal-data='yes'/>")), NULL, "exit 5", { .only_rules = no_record, .only_rule_count = 1 }),
		WITH("a law that is asked for twice binds once", DOCUMENTS(LAW("gdpr'/><rule-pack name='gdpr"), PERSONAL), NULL, "gap error processing-record-missing/asset:a gdpr/G-30-1\nexit 1", { .only_rules = no_record, .only_rule_count = 1 }),
		CASE("a law that is none", DOCUMENTS(LAW("gdrp"), ONE("a")), NULL, "! rule-pack-unknown-guess 1:42\nexit 2"),
		CASE("a law that is none, nothing near", DOCUMENTS(LAW("qqqqqqqqqqqq"), ONE("a")), NULL, "! rule-pack-unknown 1:42\nexit 2"),
		PACKS("a file", OF_OWN_AND_TWO, GAPS_OF_BOTH, { PACK("own.sch") PACK("below/two.sch") }), PACKS("a folder and all below it", OF_OWN_AND_TWO, GAPS_OF_BOTH, { PACK(".") }),
		PACKS("only what is asked for", OF_OWN_AND_TWO, "! rule-unknown 1:201\nexit 2", { PACK("own.sch") }), PACKS("an empty folder", DEMAND("own-rule"), "! rule-pack-empty 1:69\nexit 2", { PACK("own.sch") PACK("void") }),
		PACKS("a file that is not there", DEMAND("own-rule"), "! file-missing 1:69\nexit 2", { PACK("own.sch") PACK("none.sch") }),
		PACKS("the same one twice in one configuration", DEMAND("own-rule"), GAP_A "exit 1", { PACK("own.sch") PACK("own.sch") }),
		PACKS("paths with different configurations", OF_OWN_AND_TWO, "! configuration-several 0:0\nexit 2", { PACK("own.sch"), PACK("two.sch") }),
		PACKS("the same one by another path", OF_OWN_AND_TWO, GAPS_OF_BOTH, { PACK("own.sch") PACK("./own.sch") PACK("below/two.sch") }),
		PACKS("neither name nor path", DEMAND("own-rule"), "! rule-pack-unnamed 1:42\nexit 2", { "<rule-pack/>" }),
		PACKS("both name and path", DEMAND("own-rule"), "! rule-pack-unnamed 1:42\nexit 2", { "<rule-pack name='gdpr' path='own.sch'/>" }),
		PACKS("a path that leads out", DEMAND("own-rule"), "! rule-pack-outside 1:42\nexit 2", { PACK("below/../../own.sch") }),
		PACKS("a path from the root", DEMAND("own-rule"), "! rule-pack-outside 1:42\nexit 2", { PACK("/etc/passwd") }),
		PACKS("a folder, and a file in it", OF_OWN_AND_TWO, GAPS_OF_BOTH, { PACK(".") PACK("own.sch") }),
		PACKS("a pack that is always at hand", DEMAND("own-rule"), GAP_A "exit 1", { PACK("own.sch") "<rule-pack name='standard'/><rule-pack name='access'/>" }),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
