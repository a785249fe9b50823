/* SPDX-License-Identifier: Apache-2.0 */
/* Schematron: what runs, in which order, with which texts; and what is refused when a schema is read, with the place of the fault. */
#include "schema_harness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define ITEMS "<doc n='9'><item n='1' special='yes'>one</item><item n='2'>two</item><!--c--><?x y?><item n='3' special='no'/></doc>"
/* What can only fail when it runs. */
#define FAILS "key('none', 1)"
#define WHY "key(): there is no key none"
#define KEY(name, match, use) "<xsl:key name='" name "' match=\"" match "\" use=\"" use "\"/>"

struct row {
	const char *body, *document, *phase, *log;
};

static void runs(void **state)
{
	const struct row *row = *state;
	struct schema_harness h = { 0 };
	char *text = malloc(strlen(row->body) + sizeof SCHEMA(""));

	strcat(strcat(strcpy(text, OPEN), row->body), "</sch:schema>");
	if (harness_load(&h, text) == NULL)
		fail_msg("refused: %s", harness_said(&h));
	assert_int_equal(diag_list_len(h.diags), 0);
	assert_non_null(harness_begin(&h, row->document, row->phase));
	assert_string_equal(harness_run(&h), row->log);
	harness_release(&h);
	free(text);
}

#define CASE(name, body, document, log) { name, runs, NULL, NULL, &(struct row){ body, document, NULL, log } }
#define PHASE(name, body, phase, log) { name, runs, NULL, NULL, &(struct row){ body, ITEMS, phase, log } }

struct refusal {
	const char *body, *said;
	bool rules; /* only in rules of the program's own kind */
};

static void refuses(void **state)
{
	const struct refusal *row = *state;
	struct schema_harness h = { 0 };

	assert_null(harness_load_as(&h, row->body, row->rules));
	assert_string_equal(harness_said(&h), row->said);
	harness_release(&h);
	if (!row->rules)
		return;
	h = (struct schema_harness){ 0 };
	assert_non_null(harness_load(&h, row->body));
	assert_string_equal(harness_said(&h), "");
	harness_release(&h);
}

#define REFUSED_WHOLE(name, text, said) { name, refuses, NULL, NULL, &(struct refusal){ text, said, false } }
#define REFUSED_RULES(name, text, said) { name, refuses, NULL, NULL, &(struct refusal){ text, said, true } }
#define REFUSED(name, body, said) REFUSED_WHOLE(name, SCHEMA(body), said)

static void long_message(void **state)
{
	struct schema_harness h = { 0 };
	struct buf schema = BUF_INIT, expected = BUF_INIT;

	(void)state;
	buf_puts(&schema, OPEN "<sch:pattern id='p'><sch:rule context='doc'><sch:assert test='false()'>");
	buf_puts(&expected, "p@/doc: ");
	for (int i = 0; i < 300; i++) {
		buf_puts(&schema, i > 0 ? "\n  åäö-45678" : "åäö-45678");
		buf_puts(&expected, i > 0 ? " åäö-45678" : "åäö-45678");
	}
	buf_puts(&schema, "</sch:assert></sch:rule></sch:pattern></sch:schema>");
	buf_puts(&expected, "\n");
	assert_non_null(harness_load(&h, schema.data));
	harness_begin(&h, "<doc/>", NULL);
	assert_string_equal(harness_run(&h), expected.data);
	harness_release(&h);
	buf_release(&schema);
	buf_release(&expected);
}

static void unknown_phase(void **state)
{
	struct schema_harness h = { 0 };

	(void)state;
	assert_non_null(harness_load(&h, SCHEMA(PATTERN("p", SAY("doc", "x")))));
	assert_null(harness_begin(&h, ITEMS, "nowhere"));
	harness_release(&h);
}

static void overrides(void **state)
{
	struct schema_harness h = { 0 };

	(void)state;
	assert_non_null(harness_load(&h, SCHEMA(LET("a", "1") LET("b", "$a + 1") PATTERN("p", SAY("doc", VALUE("$a") " " VALUE("$b"))))));
	assert_non_null(harness_begin(&h, ITEMS, NULL));
	schematron_run_set(h.run, "a", "40");
	assert_string_equal(harness_run(&h), "p@/doc: 40 41\n");
	/* A second start forgets what the first worked out. */
	assert_string_equal(harness_run(&h), "p@/doc: 40 41\n");
	harness_release(&h);
}

static void uses(void **state)
{
	struct schema_harness h = { 0 };
	const struct sch_pattern *p, *q;

	(void)state;
	assert_non_null(harness_load(&h, SCHEMA(LET("a", "1") LET("b", "$a") LET("c", "$b") LET("d", "1") LET("e", "1") LET("f", "1")
		PATTERN("p", LET("own", "$c") RULE("doc[@n = $e]", ASSERT("$own", "x")))
		PATTERN("q", RULE("doc", ASSERT("@a = 'd'", VALUE("$f")))))));
	p = schematron_pattern(h.schema, "p");
	q = schematron_pattern(h.schema, "q");
	for (const char *name = "abce"; *name != '\0'; name++)
		assert_true(schematron_uses(h.schema, p, (char[]){ *name, '\0' }));
	assert_false(schematron_uses(h.schema, p, "d"));
	assert_false(schematron_uses(h.schema, p, "f"));
	assert_true(schematron_uses(h.schema, q, "f"));
	assert_false(schematron_uses(h.schema, q, "d"));
	assert_null(schematron_pattern(h.schema, "r"));
	assert_null(schematron_let(h.schema, "own"));
	harness_release(&h);
}

static void metadata(void **state)
{
	struct schema_harness h = { 0 };
	const struct sch_pattern *p;
	const struct sch_assert *a;

	(void)state;
	assert_non_null(harness_load(&h, SCHEMA("<sch:pattern id='p' xml:lang='en'><sch:title> A  title\n</sch:title><sch:p class='fix' xml:lang='sv'>Gör</sch:p>"
		"<sch:rule context='doc'><sch:assert id='a' role='warning' flag='x lower' test='1' diagnostics=' d1\n d2 ' properties='q'>x</sch:assert>"
		"<sch:report id='b' flag='not-evaluable' test='0'>y</sch:report><sch:report id='c' flag='on-file' test='0'>z</sch:report></sch:rule></sch:pattern>"
		"<sch:pattern id='l' xmlns:pk='urn:policykoll:1' pk:subjects='local-policies'/><sch:pattern id='m' subjects='local-policies'/>"
		"<sch:diagnostics><sch:diagnostic id='d1' xml:lang='sv'>1</sch:diagnostic><sch:diagnostic xmlns:pk='urn:policykoll:1' id='d2' pk:use='help' xml:lang='en'>2</sch:diagnostic></sch:diagnostics>"
		"<sch:properties><sch:property id='q' role='iso27001'> 5.9 </sch:property></sch:properties>")));
	p = schematron_pattern(h.schema, "p");
	assert_int_equal(p->paragraphs.len, 2);
	assert_string_equal(p->paragraphs.items[0].text, "A title");
	assert_string_equal(p->paragraphs.items[1].class, "fix");
	assert_int_equal(p->paragraphs.items[1].lang, LANG_SV);
	a = p->rules.items[0]->asserts.items[0];
	assert_true(a->lower);
	assert_false(a->not_evaluable || a->is_report);
	assert_int_equal(a->text.lang, LANG_EN);
	assert_int_equal(a->diagnostics.len, 2);
	assert_int_equal(a->diagnostics.items[0]->lang, LANG_SV);
	assert_false(a->diagnostics.items[0]->help);
	assert_true(a->diagnostics.items[1]->help);
	assert_int_equal(a->properties.len, 1);
	assert_string_equal(a->properties.items[0]->role, "iso27001");
	assert_false(a->on_file);
	a = p->rules.items[0]->asserts.items[1];
	assert_true(a->not_evaluable && !a->on_file);
	a = p->rules.items[0]->asserts.items[2];
	assert_true(a->on_file && a->is_report && !a->not_evaluable);
	assert_false(p->local_policies || schematron_pattern(h.schema, "m")->local_policies);
	assert_true(schematron_pattern(h.schema, "l")->local_policies);
	assert_int_equal(strlen(h.schema->sha256), 64);
	harness_release(&h);
}

static void flags(void **state)
{
	struct schema_harness h = { 0 };
	struct diag_sink sink;

	(void)state;
	assert_non_null(harness_load(&h, SCHEMA(PATTERN("p", RULE("a", "\n<sch:assert test='1' flag='not-evaluable'>x</sch:assert>\n<sch:assert test='1' flag='lower on-file'>x</sch:assert>"
		"\n<sch:report test='1' flag='not-evaluable'>x</sch:report><sch:report test='1' flag='on-file'>x</sch:report><sch:assert test='1' flag='lower other'>x</sch:assert>")))));
	assert_int_equal(diag_list_len(h.diags), 0);
	sink = diag_list_sink(h.diags);
	assert_int_equal(schematron_check_flags(h.schema, &sink), 2);
	assert_string_equal(harness_said(&h), "3:28-41 schematron-flag-needs-report | only a report can have the flag not-evaluable | turn the assert into a report\n"
		"4:28-41 schematron-flag-needs-report | only a report can have the flag on-file | turn the assert into a report\n");
	harness_release(&h);
}

static const struct CMUnitTest tests[] = {
	/* The first golden cases: what libxml2's own Schematron gets wrong. */
	CASE("the first rule of a pattern alone", PATTERN("p", SAY("item[@special]", "first") SAY("item", "second")) PATTERN("q", SAY("item[@n=1]", "other")), ITEMS,
	     "p@/doc/item[1]: first\np@/doc/item[2]: second\np@/doc/item[3]: first\nq@/doc/item[1]: other\n"),
	CASE("a predicate in a context", PATTERN("p", RULE("item[@special]", ASSERT("@special='yes'", "not"))), ITEMS, "p@/doc/item[3]: not\n"),
	CASE("attributes as contexts", PATTERN("p", RULE("@n", ASSERT(". &lt; 3", "too many"))), ITEMS, "p@/doc/@n: too many\np@/doc/item[3]/@n: too many\n"),
	CASE("value-of gives the value", PATTERN("p", RULE("item", ASSERT("@n = 1", "n is " VALUE("@n") "!"))), ITEMS,
	     "p@/doc/item[2]: n is 2!\np@/doc/item[3]: n is 3!\n"),
	CASE("a variable in a rule", PATTERN("p", RULE("item", LET("m", "@n * 2") ASSERT("$m &lt; 6", VALUE("$m")))), ITEMS, "p@/doc/item[3]: 6\n"),
	CASE("an error is neither pass nor fail", PATTERN("p", RULE("item[1]", ASSERT("sum(" FAILS ") = 0", "a") REPORT("sum(" FAILS ") = 0", "b") ASSERT("0", "c"))), ITEMS,
	     "p@/doc/item[1] ! " WHY "\np@/doc/item[1] ! " WHY "\np@/doc/item[1]: c\n"),
	CASE("a value of the wrong type, known when it runs", LET("s", "'x'") PATTERN("p", RULE("doc", ASSERT("sum($s) = 0", "a"))), ITEMS,
	     "p@/doc ! a value that is no node-set, where nodes are needed\n"),
	cmocka_unit_test(long_message),
	/* Phases. */
	PHASE("all patterns without a phase", PATTERN("p", SAY("doc", "p")) PATTERN("q", SAY("doc", "q")) "<sch:phase id='f'><sch:active pattern='q'/></sch:phase>", NULL,
	      "p@/doc: p\nq@/doc: q\n"),
	PHASE("a phase by name", PATTERN("p", SAY("doc", "p")) PATTERN("q", SAY("doc", "q")) "<sch:phase id='f'><sch:active pattern='q'/></sch:phase>", "f", "q@/doc: q\n"),
	PHASE("#ALL", PATTERN("p", SAY("doc", "p")) "<sch:phase id='f'/>", "#ALL", "p@/doc: p\n"),
	PHASE("#DEFAULT without one", PATTERN("p", SAY("doc", "p")) "<sch:phase id='f'/>", "#DEFAULT", "p@/doc: p\n"),
	PHASE("a phase hides a variable of the schema", LET("v", "1") PATTERN("p", SAY("doc", VALUE("$v"))) "<sch:phase id='f'><sch:active pattern='p'/>" LET("v", "$v + 1") "</sch:phase>",
	      "f", "p@/doc: 2\n"),
	PHASE("not in another phase", LET("v", "1") PATTERN("p", SAY("doc", VALUE("$v"))) "<sch:phase id='f'>" LET("v", "2") "</sch:phase>", "#ALL", "p@/doc: 1\n"),
	cmocka_unit_test(unknown_phase),
	/* Contexts. */
	CASE("the root", PATTERN("p", RULE("/", ASSERT("false()", "root"))), ITEMS, "p@/: root\n"),
	CASE("text, comment, instruction", PATTERN("p", SAY("text()", "text") SAY("comment()", "comment") SAY("processing-instruction('x')", "pi")), ITEMS,
	     "p@/doc/item[1]/text(): text\np@/doc/item[2]/text(): text\np@/doc/comment(): comment\np@/doc/processing-instruction('x'): pi\n"),
	CASE("an instruction of another name", PATTERN("p", SAY("processing-instruction('z')", "pi")), ITEMS, ""),
	CASE("a union", PATTERN("p", SAY("doc/@n | item[2] | comment()", "u")), ITEMS, "p@/doc/@n: u\np@/doc/item[2]: u\np@/doc/comment(): u\n"),
	CASE("a variable in a context", LET("wanted", "2") PATTERN("p", SAY("item[@n = $wanted]", "w")), ITEMS, "p@/doc/item[2]: w\n"),
	CASE("a pattern's variable in a context", PATTERN("p", LET("wanted", "//item[2]/@n + 1") SAY("item[@n = $wanted]", "w")), ITEMS, "p@/doc/item[3]: w\n"),
	CASE("position among siblings", PATTERN("p", SAY("item[position() = last()]", "last") SAY("item[2]", "second")), ITEMS, "p@/doc/item[2]: second\np@/doc/item[3]: last\n"),
	CASE("an error in a context", PATTERN("p", SAY("item[" FAILS "]", "a") SAY("*", "b")), "<item/>", "p@/item ! " WHY "\n"),
	/* Variables. */
	CASE("earlier variables", LET("a", "1") LET("b", "$a + 1") PATTERN("p", LET("c", "$b + 1") RULE("doc", LET("d", "$c + 1") LET("e", "$d + $a") REPORT("1", VALUE("$e")))), ITEMS, "p@/doc: 5\n"),
	CASE("worked out when used", PATTERN("p", RULE("doc", LET("bad", "sum(" FAILS ")") REPORT("true()", "fine"))), ITEMS, "p@/doc: fine\n"),
	CASE("an error each time it is used", PATTERN("p", RULE("doc", LET("bad", "sum(" FAILS ")") REPORT("$bad", "a") ASSERT("$bad", "b") REPORT("1", "c"))), ITEMS,
	     "p@/doc ! " WHY "\np@/doc ! " WHY "\np@/doc: c\n"),
	CASE("an error in an unused operand", PATTERN("p", RULE("doc", LET("bad", "sum(" FAILS ")") REPORT("true() or $bad", "a"))), ITEMS, "p@/doc: a\n"),
	CASE("a rule's variable hides the pattern's", PATTERN("p", LET("v", "1") RULE("doc", LET("v", "$v + 1") REPORT("1", VALUE("$v")))), ITEMS, "p@/doc: 2\n"),
	CASE("a pattern's variable at the root", PATTERN("p", LET("n", "count(*/item)") SAY("item[1]", VALUE("$n"))), ITEMS, "p@/doc/item[1]: 3\n"),
	CASE("a schema's variable that fails", LET("bad", "sum(" FAILS ")") PATTERN("p", SAY("doc", "x")), ITEMS, "-@- ! $bad: " WHY "\n"),
	CASE("a rule that does not apply", PATTERN("p", RULE("item", LET("applies", "@special") REPORT("true()", "s"))), ITEMS, "p@/doc/item[1]: s\np@/doc/item[3]: s\n"),
	/* Functions. */
	CASE("key() by a string", KEY("by-n", "item", "@n") PATTERN("p", SAY("doc", VALUE("key('by-n', '2')"))), ITEMS, "p@/doc: two\n"),
	CASE("key() by nodes", KEY("by-n", "item", "@n") PATTERN("p", SAY("doc", VALUE("count(key('by-n', item[position() &lt; 3]/@n))"))), ITEMS, "p@/doc: 2\n"),
	CASE("two keys of one name", KEY("k", "item[1]", "@n") KEY("k", "item[3]", "'1'") PATTERN("p", SAY("doc", VALUE("count(key('k', 1))"))), ITEMS, "p@/doc: 2\n"),
	CASE("key() of attributes", KEY("k", "item/@n", ".") PATTERN("p", SAY("doc", VALUE("name(key('k', 2)/..)"))), ITEMS, "p@/doc: item\n"),
	CASE("key() of text", KEY("k", "text()", "string-length(.)") PATTERN("p", SAY("doc", VALUE("key('k', 3)"))), ITEMS, "p@/doc: one\n"),
	CASE("a key in a context", KEY("k", "item", "@n") PATTERN("p", SAY("doc[key('k', 3)]", "x") SAY("*", "y")), "<doc/>", "p@/doc: y\n"),
	CASE("a key of no such name", PATTERN("p", RULE("doc", ASSERT(FAILS, "x"))), ITEMS, "p@/doc ! " WHY "\n"),
	CASE("a key that fails, every time", KEY("k", "item[" FAILS "]", "@n") PATTERN("p", RULE("item", ASSERT("key('k', 7)", "x"))), "<d><item/><item/></d>",
	     "p@/d/item[1] ! " WHY "\np@/d/item[2] ! " WHY "\n"),
	CASE("a key's use that fails, every time", KEY("k", "item", FAILS) PATTERN("p", RULE("item", ASSERT("key('k', 7)", "x"))), "<d><item/><item/></d>",
	     "p@/d/item[1] ! " WHY "\np@/d/item[2] ! " WHY "\n"),
	CASE("current() in predicates", PATTERN("p", RULE("item", REPORT("../item[@n = current()/@n + 1]", "next of " VALUE("current()/@n")))), ITEMS,
	     "p@/doc/item[1]: next of 1\np@/doc/item[2]: next of 2\n"),
	CASE("current() in a context", PATTERN("p", SAY("item[@n = current()/../item[2]/@n]", "x")), ITEMS, "p@/doc/item[2]: x\n"),
	CASE("generate-id()", PATTERN("p", RULE("item", REPORT("generate-id() = generate-id(../item[2])", "same") ASSERT("generate-id(nothing) = ''", "empty"))), ITEMS, "p@/doc/item[2]: same\n"),
	CASE("position() in a test", PATTERN("p", RULE("item[3]", REPORT("position() = 1 and last() = 1", "alone"))), ITEMS, "p@/doc/item[3]: alone\n"),
	CASE("dates", "<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>" PATTERN("p", SAY("doc", VALUE("date:add('2024-01-31', 'P1M')"))), ITEMS, "p@/doc: 2024-02-29\n"),
	CASE("arguments with arguments", PATTERN("p", SAY("doc", VALUE("concat(substring('abc', 2), string(item[concat('1', '') = @n]), last())"))), ITEMS, "p@/doc: bcone1\n"),
	CASE("more steps than there may be", PATTERN("p", RULE("doc", ASSERT("count(//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[//item[0]]]]]]]]]]]]]]]]) = 0", "x"))), ITEMS,
	     "p@/doc ! too many steps\n"),
	/* Messages. */
	CASE("name", PATTERN("p", SAY("item[1]", "<sch:name/> in <sch:name path='..'/> of <sch:name path='@n'/>")), ITEMS, "p@/doc/item[1]: item in doc of 1\n"),
	CASE("white space", PATTERN("p", SAY("doc", "\n  a <sch:emph> b</sch:emph>\t<sch:span class='x'>c</sch:span>\n")), ITEMS, "p@/doc: a b c\n"),
	CASE("a text that fails", PATTERN("p", SAY("doc", "a " VALUE(FAILS))), ITEMS, "p@/doc: a! " WHY "\n"),
	CASE("foreign elements in a text", PATTERN("p", SAY("doc", "a<x xmlns='urn:x'>y</x>b")), ITEMS, "p@/doc: ab\n"),
	CASE("the assertion's subject", PATTERN("p", "<sch:rule context='doc' subject='item[2]'><sch:report test='1' subject='item[1]/@n'>a</sch:report><sch:report test='1'>b</sch:report>"
	     "<sch:report test='1' subject='nothing'>c</sch:report></sch:rule>"), ITEMS, "p@/doc/item[1]/@n: a\np@/doc/item[2]: b\np@/doc: c\n"),
	CASE("a subject that fails", PATTERN("p", "<sch:rule context='doc'><sch:report test='1' subject=\"key('none', 1)\">a</sch:report></sch:rule>"), ITEMS, "p@/doc ! " WHY "\n"),
	CASE("the subject is first in the document", PATTERN("p", "<sch:rule context='item[3]' subject='../item'><sch:report test='1'>a</sch:report></sch:rule>"), ITEMS, "p@/doc/item[1]: a\n"),
	/* Namespaces. */
	CASE("a declared prefix", "<sch:ns prefix='a' uri='urn:a'/>" PATTERN("p", SAY("a:x", "a") SAY("x", "none")), "<d xmlns:b='urn:a'><b:x/><x/><x xmlns='urn:a'/></d>",
	     "p@/d/b:x: a\np@/d/x: none\np@/d/*[3]: a\n"),
	CASE("foreign elements and attributes are passed over", "<x xmlns='urn:x'/>" "<sch:pattern id='p' x:y='z' xmlns:x='urn:x'><x:rule/>" SAY("doc", "a") "</sch:pattern>", ITEMS, "p@/doc: a\n"),
	CASE("a pattern without an id", "<sch:pattern>" SAY("doc", "a") "</sch:pattern>", ITEMS, "-@/doc: a\n"),
	CASE("no patterns", "", ITEMS, ""),
	cmocka_unit_test(overrides), cmocka_unit_test(uses), cmocka_unit_test(metadata), cmocka_unit_test(flags),
	/* Refused when read: "line:column-end name | message | help". */
	REFUSED("an unknown function", PATTERN("p", RULE("doc", "\n<sch:assert test='1 = nonesuch(2)'>x</sch:assert>")),
	        "3:23-31 xpath-unknown-function | there is no function nonesuch() | use a function of XPath 1.0, XSLT 1.0 or EXSLT\n"),
	REFUSED("an unknown variable", LET("limit", "1") PATTERN("p", RULE("doc", "\n<sch:assert test='@å = $limt'>x</sch:assert>")),
	        "3:25-29 xpath-unknown-variable-guess | the variable $limt is not defined | did you mean $limit?\n"),
	REFUSED("an unknown variable with nothing near", PATTERN("p", RULE("doc", "\n<sch:assert test='$x'>x</sch:assert>")),
	        "3:20-21 xpath-unknown-variable | the variable $x is not defined | define it with sch:let before it is used\n"),
	REFUSED("a variable defined later", LET("a", "$bb") LET("bb", "1"), "2:27-29 xpath-unknown-variable | the variable $bb is not defined | define it with sch:let before it is used\n"),
	REFUSED("a variable of itself", LET("a", "$a"), "2:27-28 xpath-unknown-variable | the variable $a is not defined | define it with sch:let before it is used\n"),
	REFUSED("a variable of another rule", PATTERN("p", RULE("a", LET("v", "1")) RULE("b", "\n<sch:assert test='$v'>x</sch:assert>")),
	        "3:20-21 xpath-unknown-variable | the variable $v is not defined | define it with sch:let before it is used\n"),
	REFUSED("an unknown variable in a context", LET("limit", "1") "\n<sch:pattern><sch:rule context='a/b[@c = 1][@n = $limt]'/></sch:pattern>",
	        "3:51-55 xpath-unknown-variable-guess | the variable $limt is not defined | did you mean $limit?\n"),
	REFUSED("an unknown function in a context of attributes", "\n<sch:pattern><sch:rule context='@b[f(.)]'/></sch:pattern>",
	        "3:36-37 xpath-unknown-function | there is no function f() | use a function of XPath 1.0, XSLT 1.0 or EXSLT\n"),
	REFUSED("an unknown variable in a text", PATTERN("p", RULE("doc", "<sch:assert test='1'>x\n <sch:value-of select='$y'/></sch:assert>")),
	        "3:25-26 xpath-unknown-variable | the variable $y is not defined | define it with sch:let before it is used\n"),
	REFUSED("a function with too few arguments", PATTERN("p", RULE("doc", "\n<sch:assert test='concat(@a)'>x</sch:assert>")),
	        "3:19-25 xpath-arguments | concat() has the wrong number of arguments | compare with the function in XPath 1.0 or XSLT 1.0\n"),
	REFUSED("a function with too many arguments", PATTERN("p", RULE("doc", "\n<sch:assert test='not(a[f = (1)], substring(a, 1, 2))'>x</sch:assert>")),
	        "3:19-22 xpath-arguments | not() has the wrong number of arguments | compare with the function in XPath 1.0 or XSLT 1.0\n"),
	REFUSED_RULES("the clock", SCHEMA("<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>" PATTERN("p", RULE("doc", "\n<sch:assert test='date:date() > @a'>x</sch:assert>"))),
	        "3:19-28 xpath-varies | date:date() gives another value each time | a rule gets the day of the run as $as-of; give date:date() an argument\n"),
	REFUSED("an undeclared prefix in a test", PATTERN("p", RULE("doc", "\n<sch:assert test='@a or a:b'>x</sch:assert>")),
	        "3:25-28 xpath-undeclared-prefix | the prefix of a:b is not declared | declare it with sch:ns\n"),
	REFUSED("an undeclared prefix in a context", "\n<sch:pattern><sch:rule context='x/a:b'/></sch:pattern>",
	        "3:35-38 xpath-undeclared-prefix | the prefix of a:b is not declared | declare it with sch:ns\n"),
	REFUSED("an undeclared prefix of a function", PATTERN("p", RULE("doc", "\n<sch:assert test='date:add(1, 2)'>x</sch:assert>")),
	        "3:19-27 xpath-undeclared-prefix | the prefix of date:add is not declared | declare it with sch:ns\n"),
	REFUSED("not an expression", PATTERN("p", RULE("doc", "\n<sch:assert test='1 + + 2 ] 3'>x</sch:assert>")),
	        "3:23-24 xpath-syntax | the expression \"1 + + 2 ] 3\" is not XPath at \"+\" | correct the expression\n"),
	REFUSED("an operator of a later XPath", PATTERN("p", RULE("doc", "\n<sch:assert test='a ! b'>x</sch:assert>")),
	        "3:21-22 xpath-newer | \"!\" belongs to a later version of XPath than 1.0 | write the expression in XPath 1.0, with the functions of XSLT 1.0 and EXSLT\n"),
	REFUSED("not tokens", PATTERN("p", RULE("doc", "\n<sch:assert test='a ; b'>x</sch:assert>")),
	        "3:21-22 xpath-syntax | the expression \"a ; b\" is not XPath at \";\" | correct the expression\n"),
	REFUSED("an empty test", PATTERN("p", RULE("doc", "\n<sch:assert test=''>x</sch:assert>")),
	        "3:19-19 xpath-unfinished | the expression \"\" stops too early | write what is missing: a name, a value, or a closing parenthesis, bracket or quote\n"),
	REFUSED("where nodes are needed", PATTERN("p", RULE("doc", "\n<sch:assert test='count(1) + 1'>x</sch:assert>")),
	        "3:25-26 xpath-not-nodes | \"1\" is not a set of nodes | write a path here: steps, predicates, | and functions such as count() are about nodes\n"),
	REFUSED("not a context", "\n<sch:pattern><sch:rule context='count(a)'/></sch:pattern>",
	        "3:33-41 xpath-not-a-pattern | \"count(a)\" cannot be a context | write a path of child and attribute steps, with predicates\n"),
	REFUSED("steps upwards in a context", "\n<sch:pattern><sch:rule context='../a'/></sch:pattern>",
	        "3:33-35 xpath-not-a-pattern | \"../a\" cannot be a context | write a path of child and attribute steps, with predicates\n"),
	REFUSED("no context", "\n<sch:pattern><sch:rule/></sch:pattern>", "3:15-23 schematron-attribute-missing | rule needs the attribute context | \n"),
	REFUSED("no test", PATTERN("p", RULE("a", "\n<sch:assert>x</sch:assert>")), "3:2-12 schematron-attribute-missing | assert needs the attribute test | \n"),
	REFUSED("a variable without a name", "<sch:let value='1'/>", "2:2-9 schematron-attribute-missing | let needs the attribute name | \n"),
	REFUSED("a variable twice", LET("a", "1") "\n<sch:let name='a' value='2'/>", "3:16-17 schematron-duplicate-variable | the variable a is defined twice | \n"),
	REFUSED("a variable twice in a rule", PATTERN("p", RULE("a", LET("v", "1") "\n<sch:let name='v' value='2'/>")), "3:16-17 schematron-duplicate-variable | the variable v is defined twice | \n"),
	REFUSED("a pattern's variable against the schema's", LET("a", "1") "<sch:pattern>\n<sch:let name='a' value='2'/></sch:pattern>",
	        "3:16-17 schematron-duplicate-variable | the variable a is defined twice | \n"),
	REFUSED("a pattern twice", PATTERN("p", "") "\n<sch:pattern id='p'/>", "3:18-19 schematron-duplicate-id | the id p is used twice | \n"),
	REFUSED("a phase twice", "<sch:phase id='f'/>\n<sch:phase id='f'/>", "3:16-17 schematron-duplicate-id | the id f is used twice | \n"),
	REFUSED("a diagnostic twice", "<sch:diagnostics><sch:diagnostic id='d'/>\n<sch:diagnostic id='d'/></sch:diagnostics>", "3:21-22 schematron-duplicate-id | the id d is used twice | \n"),
	REFUSED("an unknown diagnostic", PATTERN("p", RULE("a", "\n<sch:assert test='1' diagnostics='d'>x</sch:assert>")), "3:35-36 schematron-unknown-reference | there is no d among the diagnostics and properties | \n"),
	REFUSED("an unknown pattern in a phase", "<sch:phase id='f'><sch:active pattern='q'/></sch:phase>", "2:40-41 schematron-unknown-pattern | the phase names a pattern q that does not exist | \n"),
	REFUSED("two faults at once", "<sch:let name='a' value='$x'/>\n<sch:let name='b' value='$y'/>",
	        "2:27-28 xpath-unknown-variable | the variable $x is not defined | define it with sch:let before it is used\n"
	        "3:27-28 xpath-unknown-variable-guess | the variable $y is not defined | did you mean $a?\n"),
	REFUSED_WHOLE("another query language", "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'/>",
	              "1:68-73 schematron-query-binding | the query language \"xslt2\" is not known here | use xslt, exslt or xpath\n"),
	REFUSED_WHOLE("an unknown default phase", "<schema xmlns='http://purl.oclc.org/dsdl/schematron' defaultPhase='f'><phase id='g'/></schema>",
	              "1:68-69 schematron-unknown-phase-guess | there is no phase f | did you mean g?\n"),
	REFUSED_WHOLE("another root", "<schema/>", "1:2-8 schematron-not-a-schema | this is not a Schematron schema | its root must be schema in the namespace http://purl.oclc.org/dsdl/schematron\n"),
	REFUSED_RULES("a DOCTYPE", "<!DOCTYPE schema [<!ENTITY a 'b'>]><schema xmlns='http://purl.oclc.org/dsdl/schematron'/>", "1:18-18 xml-doctype | A document may not have a DOCTYPE. | remove everything from <!DOCTYPE to the > that ends it\n"),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
