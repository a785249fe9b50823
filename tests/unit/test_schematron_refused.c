/* SPDX-License-Identifier: Apache-2.0 */
/* Reading Schematron: what is refused, or said of a schema, with file, line and column. What is read is in test_schematron_read.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schematron_read_harness.h"

static void refuses(void **state)
{
	const struct row *row = *state;
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct schematron *s = load(row, &sink);
	struct buf out = BUF_INIT;

	said(&out, diags);
	assert_string_equal(out.data, row->expected);
	assert_null(s);
	diag_list_free(diags);
	buf_release(&out);
}

/* "a0" extends "a1" ten times, and so on. */
static int read_doubling(void *payload, const char *path, struct buf *content)
{
	int level = path[1] - '0';

	(void)payload;
	buf_puts(content, "<library " NS ">");
	for (int i = 0; i < 10; i++)
		buf_printf(content, level < 6 ? "<extends href='a%d'/>" : "<pattern/>", level + 1);
	buf_puts(content, "</library>");
	return 0;
}

/* All that is said of a schema that is refused. */
static void refuse(const char *text, const struct schematron_files *files, const char *expected)
{
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct buf out = BUF_INIT;

	door_open();
	assert_null(schematron_new("s.sch", text, strlen(text), files, &sink));
	said(&out, diags);
	assert_string_equal(out.data, expected);
	buf_release(&out);
	diag_list_free(diags);
}

static void too_much_included(void **state)
{
	struct schematron_files files = { read_doubling, NULL };

	(void)state;
	refuse(SCHEMA("<extends href='a0'/>"), &files,
	       "a5:1:250-252 schematron-too-large | with all it takes in, the schema has more than 500000 elements | include less\n");
}

static void too_much_extended(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_puts(&text, "<schema " NS "><pattern>\n<rule context='a'><extends rule='r0'/></rule>");
	for (int i = 0; i < 20; i++)
		buf_printf(&text, "<rule abstract='true' id='r%d'><extends rule='r%d'/><extends rule='r%d'/></rule>", i, i + 1, i + 1);
	buf_puts(&text, "<rule abstract='true' id='r20'/></pattern></schema>");
	refuse(text.data, NULL, "s.sch:2:2-6 schematron-too-many-extensions | this rule extends more than 10000 abstract rules, directly or through others | extend fewer\n");
	buf_release(&text);
}

static void nothing_can_be_included(void **state)
{
	(void)state;
	refuse(SCHEMA("<include href='a'/>"), NULL,
	       "s.sch:2:16-17 schematron-include-unreadable | a cannot be read | check the path; it is taken from the file that names it\n");
}

#define REFUSED(name, ...) ROW(name, refuses, __VA_ARGS__)

static const struct CMUnitTest tests[] = {
	/* Structure. */
	REFUSED("not a schema", .schema = "<library " NS "/>",
	     .expected = "s.sch:1:2-9 schematron-not-a-schema | this is not a Schematron schema | its root must be schema in the namespace http://purl.oclc.org/dsdl/schematron\n"),
	REFUSED("a query language", .schema = "<schema " NS " queryBinding='xslt2'><pattern><rule context='a'><assert test='every $x in y satisfies z'>x</assert></rule></pattern></schema>",
	     .expected = "s.sch:1:68-73 schematron-query-binding | the query language \"xslt2\" is not known here | use xslt, exslt or xpath\n"),
	REFUSED("a misspelt element", .schema = SCHEMA("<pattern><rule context='a'>\n<asert test='1'>x</asert></rule></pattern>"),
	     .expected = "s.sch:3:2-7 schematron-unknown-element-guess | Schematron has no element asert | did you mean assert?\n"),
	REFUSED("an element nobody knows", .schema = SCHEMA("<pattern>\n<flowers/></pattern>"),
	     .expected = "s.sch:3:2-9 schematron-unknown-element | Schematron has no element flowers | remove it, or put it into a namespace of its own\n"),
	REFUSED("elements where they may not stand", .schema = SCHEMA("<rule context='a'/>\n<pattern><assert test='1'>x</assert>\n<diagnostics/></pattern>"),
	     .expected = "s.sch:2:2-6 schematron-misplaced | rule may not stand in schema | move it to where it belongs\n"
	     "s.sch:3:11-17 schematron-misplaced | assert may not stand in pattern | move it to where it belongs\n"
	     "s.sch:4:2-13 schematron-misplaced | diagnostics may not stand in pattern | move it to where it belongs\n"),
	REFUSED("attributes nobody knows, and text in between", .schema = SCHEMA("<pattern idd='p'>text<rule contxt='a'/> more</pattern>"),
	     .expected = "s.sch:2:15-16 schematron-unknown-attribute-guess | pattern has no attribute idd; it is passed over | did you mean id?\n"
	     "s.sch:2:2-9 schematron-stray-text | text that stands directly in pattern is passed over | remove it, or put it into an element\n"
	     "s.sch:2:36-37 schematron-unknown-attribute-guess | rule has no attribute contxt; it is passed over | did you mean context?\n"
	     "s.sch:2:23-27 schematron-attribute-missing | rule needs the attribute context | \n"),
	REFUSED("ids twice", .schema = SCHEMA("<pattern id='p'><rule id='r' context='a'><assert id='a' test='1'>x</assert>\n"
	     "<report id='a' test='1'>x</report></rule>\n"
	     "<rule id='r' context='b'/></pattern>\n"
	     "<group id='p'/>\n"
	     "<phase id='f'/>\n"
	     "<phase id='f'/>\n"
	     "<diagnostics><diagnostic id='p'/>\n"
	     "<diagnostic id='p'/></diagnostics><properties><property id='p'/>\n"
	     "<property id='p'/></properties>"),
	     .expected = "s.sch:3:13-14 schematron-duplicate-id | the id a is used twice | \n"
	     "s.sch:4:11-12 schematron-duplicate-id | the id r is used twice | \n"
	     "s.sch:5:12-13 schematron-duplicate-id | the id p is used twice | \n"
	     "s.sch:7:12-13 schematron-duplicate-id | the id f is used twice | \n"
	     "s.sch:9:17-18 schematron-duplicate-id | the id p is used twice | \n"
	     "s.sch:10:15-16 schematron-duplicate-id | the id p is used twice | \n"),
	REFUSED("what needs an attribute", .schema = SCHEMA("<ns prefix='a'/>\n"
	     "<let value='1'/>\n"
	     "<phase/>\n"
	     "<phase id='f'><active/></phase>\n"
	     "<pattern><rule><assert test='1'>x</assert></rule>\n"
	     "<rule context='a'><assert>x</assert>\n"
	     "<assert test='1'><value-of/></assert>\n"
	     "<extends/></rule></pattern>\n"
	     "<extends/>\n"
	     "<diagnostics><diagnostic/></diagnostics>"),
	     .expected = "s.sch:2:2-4 schematron-attribute-missing | ns needs the attribute uri | \n"
	     "s.sch:10:2-9 schematron-attribute-missing | extends needs the attribute href | \n"
	     "s.sch:11:15-25 schematron-attribute-missing | diagnostic needs the attribute id | \n"
	     "s.sch:3:2-5 schematron-attribute-missing | let needs the attribute name | \n"
	     "s.sch:4:2-7 schematron-attribute-missing | phase needs the attribute id | \n"
	     "s.sch:5:16-22 schematron-attribute-missing | active needs the attribute pattern | \n"
	     "s.sch:6:11-15 schematron-attribute-missing | rule needs the attribute context | \n"
	     "s.sch:9:2-9 schematron-attribute-missing | extends needs the attribute rule | \n"
	     "s.sch:7:20-26 schematron-attribute-missing | assert needs the attribute test | \n"
	     "s.sch:8:19-27 schematron-attribute-missing | value-of needs the attribute select | \n"),
	REFUSED("an include without a path", .schema = SCHEMA("<include/>\\n<pattern><include/></pattern>"),
	     .expected = "s.sch:2:2-9 schematron-attribute-missing | include needs the attribute href | \n"
	     "s.sch:2:23-30 schematron-attribute-missing | include needs the attribute href | \n"),
	REFUSED("a prefix for two namespaces", .schema = SCHEMA("<ns prefix='a' uri='urn:a'/>\n<ns prefix='a' uri='urn:b'/>"),
	     .expected = "s.sch:3:13-14 schematron-prefix-twice | the prefix a is declared twice, for different namespaces | give one of them another prefix\n"),
	REFUSED("an unknown severity", .schema = SCHEMA("<pattern><rule context='a'>\n"
	     "<assert test='1' severity='eror'>x</assert>\n"
	     "<assert test='1' severity='terrible'>x</assert></rule></pattern>"),
	     .expected = "s.sch:3:28-32 schematron-severity-guess | \"eror\" is no severity | did you mean error?\n"
	     "s.sch:4:28-36 schematron-severity | \"terrible\" is no severity | write fatal, error, warning or info, or a variable as $name\n"),
	REFUSED("an unknown diagnostic and an unknown property", .schema = SCHEMA("<pattern><rule context='a'>\n"
	     "<assert test='1' diagnostics='dag doog'>x</assert>\n"
	     "<assert test='1' properties='dog'>x</assert></rule></pattern><diagnostics><diagnostic id='dog'/></diagnostics>"),
	     .expected = "s.sch:3:31-39 schematron-unknown-reference-guess | there is no dag among the diagnostics and properties | did you mean dog?\n"
	     "s.sch:3:31-39 schematron-unknown-reference-guess | there is no doog among the diagnostics and properties | did you mean dog?\n"
	     "s.sch:4:30-33 schematron-unknown-reference | there is no dog among the diagnostics and properties | \n"),
	REFUSED("what is not supported", .schema = SCHEMA("<pattern><rule context='a' visit-each='b'/></pattern>"),
	     .expected = "s.sch:2:40-41 schematron-unsupported | visit-each is not supported | write the schema without it\n"),
	/* Variables and expressions. */
	REFUSED("an undefined variable in every place", .schema = SCHEMA("<let name='a' value='$u1'/>\n"
	     "<phase id='f' when='$u2'><let name='b' value='$u3'/></phase>\n"
	     "<pattern documents='$u4'><let name='c' value='$u5'/>\n"
	     "<rule context='a[$u6]' subject='$u7'><let name='d' value='$u8'/>\n"
	     "<assert test='$u9' subject='$u10' diagnostics='x'><value-of select='$u11'/><name path='$u12'/></assert></rule></pattern>\n"
	     "<diagnostics><diagnostic id='x'><value-of select='$u13'/></diagnostic></diagnostics>"),
	     .expected = "s.sch:2:23-25 xpath-unknown-variable | the variable $u1 is not defined | define it with sch:let before it is used\n"
	     "s.sch:3:48-50 xpath-unknown-variable | the variable $u3 is not defined | define it with sch:let before it is used\n"
	     "s.sch:3:22-24 xpath-unknown-variable | the variable $u2 is not defined | define it with sch:let before it is used\n"
	     "s.sch:4:48-50 xpath-unknown-variable | the variable $u5 is not defined | define it with sch:let before it is used\n"
	     "s.sch:4:22-24 xpath-unknown-variable | the variable $u4 is not defined | define it with sch:let before it is used\n"
	     "s.sch:5:19-21 xpath-unknown-variable | the variable $u6 is not defined | define it with sch:let before it is used\n"
	     "s.sch:5:60-62 xpath-unknown-variable | the variable $u8 is not defined | define it with sch:let before it is used\n"
	     "s.sch:5:34-36 xpath-unknown-variable | the variable $u7 is not defined | define it with sch:let before it is used\n"
	     "s.sch:6:16-18 xpath-unknown-variable | the variable $u9 is not defined | define it with sch:let before it is used\n"
	     "s.sch:6:30-33 xpath-unknown-variable | the variable $u10 is not defined | define it with sch:let before it is used\n"
	     "s.sch:6:70-73 xpath-unknown-variable | the variable $u11 is not defined | define it with sch:let before it is used\n"
	     "s.sch:6:89-92 xpath-unknown-variable | the variable $u12 is not defined | define it with sch:let before it is used\n"
	     "s.sch:7:52-55 xpath-unknown-variable | the variable $u13 is not defined | define it with sch:let before it is used\n"),
	REFUSED("a rule's variable in its context, another rule's, another pattern's", .schema = SCHEMA("<pattern><let name='p' value='1'/><rule context='a[$vvvv]'><let name='vvvv' value='1'/></rule>\n"
	     "<rule context='b'><assert test='$vvvv'>x</assert></rule></pattern>\n"
	     "<pattern><rule context='b'><assert test='$pppp'>x</assert></rule></pattern>"),
	     .expected = "s.sch:2:53-57 xpath-unknown-variable | the variable $vvvv is not defined | define it with sch:let before it is used\n"
	     "s.sch:3:34-38 xpath-unknown-variable | the variable $vvvv is not defined | define it with sch:let before it is used\n"
	     "s.sch:4:43-47 xpath-unknown-variable | the variable $pppp is not defined | define it with sch:let before it is used\n"),
	REFUSED("a variable of a phase that does not activate the pattern", .schema = SCHEMA("<phase id='f'><let name='vvvv' value='1'/></phase>\n<pattern id='p'><rule context='a'><assert test='$vvvv'>x</assert></rule></pattern>"),
	     .expected = "s.sch:3:50-54 xpath-unknown-variable | the variable $vvvv is not defined | define it with sch:let before it is used\n"),
	REFUSED("a diagnostic whose variable is not there for the second who names it", .schema = SCHEMA("<pattern><rule context='a'><let name='vvvv' value='1'/><assert test='1' diagnostics='d'>x</assert></rule>\n<rule context='b'><assert test='2' diagnostics='d'>x</assert></rule></pattern><diagnostics><diagnostic id='d'><value-of select='$vvvv'/></diagnostic></diagnostics>"),
	     .expected = "s.sch:3:49-50 xpath-unknown-variable | the variable $vvvv is not defined | define it with sch:let before it is used\n"),
	REFUSED("variables twice", .schema = SCHEMA("<let name='a' value='1'/><let name='a' value='2'/>\n"
	     "<phase id='f'><let name='b' value='1'/><let name='b' value='1'/></phase>\n"
	     "<pattern><let name='a' value='1'/>\n"
	     "<let name='c' value='1'/><let name='c' value='1'/>\n"
	     "<rule context='a'><let name='d' value='1'/><let name='d' value='1'/></rule></pattern>\n"
	     "<param name='a'/>"),
	     .expected = "s.sch:2:37-38 schematron-duplicate-variable | the variable a is defined twice | \n"
	     "s.sch:7:14-15 schematron-duplicate-variable | the variable a is defined twice | \n"
	     "s.sch:3:51-52 schematron-duplicate-variable | the variable b is defined twice | \n"
	     "s.sch:4:21-22 schematron-duplicate-variable | the variable a is defined twice | \n"
	     "s.sch:5:37-38 schematron-duplicate-variable | the variable c is defined twice | \n"
	     "s.sch:6:55-56 schematron-duplicate-variable | the variable d is defined twice | \n"),
	REFUSED("a variable twice through an abstract rule", .schema = SCHEMA("<pattern><rule abstract='true' id='r'>\n<let name='v' value='1'/></rule><rule context='a'><let name='v' value='2'/><extends rule='r'/></rule></pattern>"),
	     .expected = "s.sch:3:12-13 schematron-duplicate-variable | the variable v is defined twice | \n"),
	REFUSED("a variable with two values, and with none", .schema = SCHEMA("<let name='a' value='1'><x xmlns='urn:x'/></let>\n"
	     "<let name='b'/>\n"
	     "<let name='c'> <!-- nothing --> </let>"),
	     .expected = "s.sch:2:22-23 schematron-let-two-values | the variable a has both the attribute value and content | keep one of them\n"
	     "s.sch:3:2-5 schematron-attribute-missing | let needs the attribute value | \n"
	     "s.sch:4:2-5 schematron-attribute-missing | let needs the attribute value | \n"),
	REFUSED("a word that refers to no variable", .schema = "<schema " NS " schematronEdition='2025'><pattern>\n<rule context='a'><assert test='1' role='$nothing'>x</assert></rule></pattern></schema>",
	     .expected = "s.sch:2:43-50 xpath-unknown-variable | the variable $nothing is not defined | define it with sch:let before it is used\n"),
	REFUSED("faults in texts and rules nobody uses", .schema = SCHEMA("<pattern><rule abstract='true' id='r'>\n"
	     "<assert test='1 +'>x</assert></rule></pattern>\n"
	     "<diagnostics><diagnostic id='d'>\n"
	     "<value-of select='nonesuch()'/></diagnostic></diagnostics>"),
	     .expected = "s.sch:3:18-18 xpath-unfinished | the expression \"1 +\" stops too early | write what is missing: a name, a value, or a closing parenthesis, bracket or quote\n"
	     "s.sch:5:19-27 xpath-unknown-function | there is no function nonesuch() | use a function of XPath 1.0, XSLT 1.0 or EXSLT\n"),
	REFUSED("a fault in every instance", .schema = SCHEMA("<pattern abstract='true' id='t'>\n<rule context='a'><assert test='$p +'>x</assert></rule></pattern><pattern is-a='t'><param name='p' value='1'/></pattern>"),
	     .expected = "s.sch:3:33-37 xpath-unfinished | the expression \"1 +\" stops too early | write what is missing: a name, a value, or a closing parenthesis, bracket or quote\n"),
	/* Phases. */
	REFUSED("an unknown pattern and an unknown phase", .schema = "<schema " NS " defaultPhase='finall'>\n"
	     "<phase id='final'><active pattern='pp'/>\n"
	     "<active pattern='nowhere'/></phase><pattern id='p'/></schema>",
	     .expected = "s.sch:2:36-38 schematron-unknown-pattern-guess | the phase names a pattern pp that does not exist | did you mean p?\n"
	     "s.sch:3:18-25 schematron-unknown-pattern | the phase names a pattern nowhere that does not exist | \n"
	     "s.sch:1:68-74 schematron-unknown-phase-guess | there is no phase finall | did you mean final?\n"),
	REFUSED("an abstract pattern in a phase", .schema = SCHEMA("<phase id='f'><active pattern='t'/></phase><pattern abstract='true' id='t'/>"),
	     .expected = "s.sch:2:32-33 schematron-unknown-pattern | the phase names a pattern t that does not exist | \n"),
	/* Abstract patterns and rules. */
	REFUSED("is-a of nothing, of a near name, of what is not abstract", .schema = SCHEMA("<pattern is-a='nothing'/>\n"
	     "<pattern is-a='tabel'/>\n"
	     "<pattern is-a='real'/>\n"
	     "<pattern id='table' abstract='true'/><pattern id='real'/>"),
	     .expected = "s.sch:2:16-23 schematron-unknown-abstract | there is no abstract pattern nothing | define it with abstract=\"true\"\n"
	     "s.sch:3:16-21 schematron-unknown-abstract-guess | there is no abstract pattern tabel | did you mean table?\n"
	     "s.sch:4:16-20 schematron-pattern-not-abstract | the pattern real is not abstract | only patterns with abstract=\"true\" can be named by is-a\n"),
	REFUSED("a missing parameter that is declared", .schema = SCHEMA("<pattern abstract='true' id='t'><param name='colour'/><rule context='$colour'><assert test='1'>x</assert></rule></pattern>\n<pattern is-a='t'/>"),
	     .expected = "s.sch:3:16-17 schematron-parameter-missing | the abstract pattern t needs the parameter colour | give it with sch:param\n"),
	REFUSED("a missing parameter that is only used", .schema = SCHEMA("<pattern abstract='true' id='t'><rule context='a'><assert test='$colour = 1'>x</assert></rule><rule context='$what'></rule></pattern>\n<pattern is-a='t'/>"),
	     .expected = "s.sch:3:16-17 schematron-parameter-missing | the abstract pattern t needs the parameter colour | give it with sch:param\n"
	     "s.sch:3:16-17 schematron-parameter-missing | the abstract pattern t needs the parameter what | give it with sch:param\n"),
	REFUSED("a misspelt parameter", .schema = SCHEMA("<pattern abstract='true' id='t'><param name='colour'/><rule context='$colour'><assert test='1'>x</assert></rule></pattern>\n<pattern is-a='t'><param name='color' value='x'/></pattern>"),
	     .expected = "s.sch:3:32-37 schematron-parameter-unknown-guess | the abstract pattern t has no parameter color | did you mean colour?\n"
	     "s.sch:3:16-17 schematron-parameter-missing-guess | the abstract pattern t needs the parameter colour | did you mean colour by color?\n"),
	REFUSED("an unknown parameter, and one given twice", .schema = SCHEMA("<pattern abstract='true' id='t'><rule context='$a'></rule></pattern>\n"
	     "<pattern is-a='t'><param name='a' value='x'/><param name='zzz' value='y'/>\n"
	     "<param name='a' value='z'/></pattern>"),
	     .expected = "s.sch:4:14-15 schematron-parameter-twice | the parameter a is given twice | keep one of them\n"
	     "s.sch:3:59-62 schematron-parameter-unknown | the abstract pattern t has no parameter zzz | remove it\n"),
	REFUSED("abstract patterns in a circle", .schema = SCHEMA("<pattern abstract='true' id='a' is-a='b'/>\n"
	     "<pattern abstract='true' id='b' is-a='a'/>\n"
	     "<pattern id='c' is-a='a'/>"),
	     .expected = "s.sch:3:39-40 schematron-extends-cycle | this extends itself: a → b → a | break the circle\n"),
	REFUSED("extends of nothing, of a near name, of what is not abstract, of another pattern's", .schema = SCHEMA("<pattern id='p'><rule id='real' context='a'/><rule id='near' abstract='true'/>\n"
	     "<rule context='b'><extends rule='nothing'/>\n"
	     "<extends rule='neer'/>\n"
	     "<extends rule='real'/>\n"
	     "<extends rule='far'/></rule></pattern><pattern><rule id='far' abstract='true'/></pattern>"),
	     .expected = "s.sch:3:34-41 schematron-unknown-rule | this pattern has no abstract rule nothing | define it in the pattern with abstract=\"true\"\n"
	     "s.sch:4:16-20 schematron-unknown-rule-guess | this pattern has no abstract rule neer | did you mean near?\n"
	     "s.sch:5:16-20 schematron-rule-not-abstract | the rule real is not abstract | only rules with abstract=\"true\" can be extended\n"
	     "s.sch:6:16-19 schematron-rule-elsewhere | the rule far belongs to another pattern | move it into this pattern, or into sch:rules\n"),
	REFUSED("rules in a circle", .schema = SCHEMA("<pattern><rule abstract='true' id='a'><extends rule='b'/></rule>\n"
	     "<rule abstract='true' id='b'><extends rule='a'/></rule>\n"
	     "<rule context='x'><extends rule='a'/></rule></pattern>"),
	     .expected = "s.sch:3:45-46 schematron-extends-cycle | this extends itself: a → b → a | break the circle\n"),
	REFUSED("both rule and href", .schema = SCHEMA("<pattern><rule context='a'>\n<extends rule='r' href='x#r'/></rule></pattern>"),
	     .expected = "s.sch:3:25-28 schematron-extends-both | extends has both rule and href | keep one of them\n",
	     .files = { { "x", "<pattern id='p' " NS "><rule context='a'><assert test='1'>x</assert></rule></pattern>" } }),
	/* Files. */
	REFUSED("a file that is not there", .schema = SCHEMA("<include href='no/such.sch'/>\n<include href='http://example.org/x.sch'/>"),
	     .expected = "s.sch:2:16-27 schematron-include-unreadable | no/such.sch cannot be read | check the path; it is taken from the file that names it\n"
	     "s.sch:3:16-40 schematron-include-unreadable | http://example.org/x.sch cannot be read | check the path; it is taken from the file that names it\n"),
	REFUSED("an id that is not there", .schema = SCHEMA("<include href='l#q'/>\n<include href='l#patern'/>"),
	     .expected = "s.sch:2:16-19 schematron-include-no-id | l has no element with the id q | give the element xml:id or id\n"
	     "s.sch:3:16-24 schematron-include-no-id-guess | l has no element with the id patern | did you mean pattern?\n",
	     .files = { { "l", ROOT("library", "<pattern id='pattern'/>") } }),
	REFUSED("a file that is not well-formed", .schema = SCHEMA("<include href='l'/>"),
	     .expected = "l:2:4-14 xml-wrong-end-tag | <a> on line 2 is closed by </library>. | write </a> before it, or instead of it\n",
	     .files = { { "l", "<library>\n<a></library>" } }),
	REFUSED("a file with a DOCTYPE, of the program's own", .schema = SCHEMA("<include href='l'/>"), .rules = true,
	     .expected = "l:1:12-12 xml-doctype | A document may not have a DOCTYPE. | remove everything from <!DOCTYPE to the > that ends it\n",
	     .files = { { "l", "<!DOCTYPE a><a/>" } }),
	REFUSED("an entity from elsewhere", .schema = "<!DOCTYPE schema [<!ENTITY e SYSTEM 'l'>]>\n" SCHEMA("<title>&e;</title>"),
	     .expected = "s.sch:1:40-40 xml-external-entity | The entity \"e\" lies outside the file, and nothing outside it is read. | write its text into the document, or remove its declaration\n",
	     .files = { { "l", "x" } }),
	REFUSED("entities that hold themselves", .schema = "<!DOCTYPE schema [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>\n" SCHEMA("<title>&e;</title>"),
	     .expected = "s.sch:3:11-11 xml-entity-growth | The entities of this document hold themselves, or grow too large. | write out what they stand for, or remove them\n"),
	REFUSED("an entity that nobody declares", .schema = "<!DOCTYPE schema SYSTEM 'schema.dtd'>\n" SCHEMA("<title>&e;</title>"),
	     .expected = "s.sch:3:8-11 xml-unknown-entity | &e; is not known in XML. | write &amp;e;\n"),
	REFUSED("places after entities", .schema = "<!DOCTYPE schema [<!ENTITY e '@a and $eeee '><!ENTITY n ''><!ENTITY x 'and'>]>\n" SCHEMA("<pattern><rule context='a'>\n"
	     "<assert test='$a1 &x; $a2 &x; &n;$a3 &n;'>x</assert>\n"
	     "<assert test='&e;and $b1'>x</assert></rule></pattern>"),
	     .expected = "s.sch:4:16-18 xpath-unknown-variable | the variable $a1 is not defined | define it with sch:let before it is used\n"
	     "s.sch:4:24-26 xpath-unknown-variable | the variable $a2 is not defined | define it with sch:let before it is used\n"
	     "s.sch:4:35-37 xpath-unknown-variable | the variable $a3 is not defined | define it with sch:let before it is used\n"
	     "s.sch:5:15-18 xpath-unknown-variable | the variable $eeee is not defined | define it with sch:let before it is used\n"
	     "s.sch:5:23-25 xpath-unknown-variable | the variable $b1 is not defined | define it with sch:let before it is used\n"),
	REFUSED("the clock and chance in rules of the program's own", .rules = true,
	     .schema = SCHEMA("<ns prefix='d' uri='http://exslt.org/dates-and-times'/><ns prefix='m' uri='http://exslt.org/math'/><pattern><rule context='a'>\n"
	     "<assert test='d:date() and d:year(@a)'>x</assert>\n<assert test='m:random()'>x</assert></rule></pattern>"),
	     .expected = "s.sch:3:15-21 xpath-varies | d:date() gives another value each time | a rule gets the day of the run as $as-of; give d:date() an argument\n"
	     "s.sch:4:15-23 xpath-varies | m:random() gives another value each time | a rule gets the day of the run as $as-of; give m:random() an argument\n"),
	REFUSED("a subject that is no node", .schema = SCHEMA("<pattern><rule context='a' subject='1'>\n<assert test='1' subject='count(b)'>x</assert></rule></pattern>"),
	     .expected = "s.sch:2:37-38 xpath-not-nodes | \"1\" is not a set of nodes | write a path here: steps, predicates, | and functions such as count() are about nodes\n"
	     "s.sch:3:27-35 xpath-not-nodes | \"count(b)\" is not a set of nodes | write a path here: steps, predicates, | and functions such as count() are about nodes\n"),
	REFUSED("a role, flag or severity of no variable", .schema = SCHEMA("<let name='v' value='1'/><pattern role='$a1'><rule context='a' flag='$b1'><assert test='1' severity='$c1' role='$v'>x</assert></rule></pattern>"),
	     .expected = "s.sch:2:42-44 xpath-unknown-variable | the variable $a1 is not defined | define it with sch:let before it is used\n"
	     "s.sch:2:71-73 xpath-unknown-variable | the variable $b1 is not defined | define it with sch:let before it is used\n"
	     "s.sch:2:103-105 xpath-unknown-variable | the variable $c1 is not defined | define it with sch:let before it is used\n"),
	REFUSED("extends of something else", .schema = SCHEMA("<pattern><rule context='a'><extends href='l'/></rule><extends href='m'/></pattern>\n<extends href='l'/><extends href='m'/>"),
	     .expected = "s.sch:2:43-44 schematron-misplaced | pattern may not stand in rule | move it to where it belongs\n"
	     "s.sch:2:69-70 schematron-misplaced | html may not stand in pattern | move it to where it belongs\n"
	     "s.sch:3:16-17 schematron-misplaced | pattern may not stand in schema | move it to where it belongs\n"
	     "s.sch:3:35-36 schematron-misplaced | html may not stand in schema | move it to where it belongs\n",
	     .files = { { "l", ROOT("pattern", "<rule context='b'/>") }, { "m", "<html/>" } }),
	REFUSED("a file that includes itself", .schema = SCHEMA("<include href='s.sch'/>"),
	     .expected = "s.sch:2:16-21 schematron-include-cycle | this takes in itself: s.sch → s.sch | break the circle\n"),
	REFUSED("files in a circle", .schema = SCHEMA("<include href='a/one'/>"),
	     .expected = "two:2:26-31 schematron-include-cycle | this takes in itself: s.sch → a/one → two → a/one | break the circle\n",
	     .files = { { "a/one", ROOT("library", "\n<include href='../two'/>") }, { "two", ROOT("library", "<pattern/><extends href='a/one'/>") } }),
	REFUSED("a circle of parts", .schema = SCHEMA("<pattern id='p'><include href='#p'/></pattern>"),
	     .expected = "s.sch:2:32-34 schematron-include-cycle | this takes in itself: s.sch → s.sch#p | break the circle\n"),
	REFUSED("a circle of extended rules in a file", .schema = SCHEMA("<pattern><rule context='a'><extends href='l#a'/></rule></pattern>"),
	     .expected = "l:3:57-64 schematron-include-cycle | this takes in itself: s.sch → l#a → l#b → l#a | break the circle\n",
	     .files = { { "l", ROOT("rules", "<rule abstract='true' id='a'>\n<extends rule='b'/></rule><rule abstract='true' id='b'><extends rule='a'/></rule>") } }),
	REFUSED("a fault in an included file is said there", .schema = SCHEMA("<include href='l#p'/>"),
	     .expected = "l:4:34-41 xpath-unknown-variable | the variable $nothing is not defined | define it with sch:let before it is used\n",
	     .files = { { "l", ROOT("library", "<pattern id='p'>\n"
	     "\n"
	     "<rule context='a'><assert test='$nothing'>x</assert></rule></pattern>") } }),
	REFUSED("a fault after an included part is said in the schema", .schema = SCHEMA("<pattern><include href='r'/>\n<rule context='b'><assert test='$nothing'>x</assert></rule></pattern>"),
	     .expected = "s.sch:3:34-41 xpath-unknown-variable | the variable $nothing is not defined | define it with sch:let before it is used\n",
	     .files = { { "r", "<rule " NS " context='a'/>" } }),
	/* The rest. */
	cmocka_unit_test(too_much_included), cmocka_unit_test(too_much_extended), cmocka_unit_test(nothing_can_be_included),
};

int main(void)
{
	return cmocka_run_group_tests_name("schematron_refused", tests, NULL, NULL);
}
