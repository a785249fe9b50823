/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions: what they give, when they are errors, and what can be told of them without running them. */
#include "buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xpath_fixture.h"

static const char document[] = "<d n='7'><e n='1'>åäö</e><e n='2'/><e n='3'>x</e></d>";
static void open_fixture(struct fixture *f)
{
	open_document(f, document);
}

struct row {
	const char *text, *value; /* NULL: an error when it runs; "-": refused when compiled */
};

/* At the second e. */
static void evaluates(void **state)
{
	const struct row *row = *state;
	struct fixture f = { 0 };
	struct xpath *x;

	open_fixture(&f);
	x = compile(&f, row->text);
	if (row->value != NULL && strcmp(row->value, "-") == 0) {
		assert_null(x);
		assert_int_equal(diag_list_len(f.list), 1);
	} else {
		xmlNodePtr node = xmlDocGetRootElement(f.doc)->children->next;
		struct xpath_value value;

		assert_non_null(x);
		assert_string_equal(xpath_text(x), row->text);
		if (row->value == NULL) {
			assert_int_equal(xpath_eval(f.run, x, node, &value), -1);
			assert_true(strlen(xpath_error(f.run)) > 0);
			assert_int_equal(xpath_test(f.run, x, node), -1);
			assert_true(strlen(xpath_error(f.run)) > 0);
		} else {
			if (xpath_eval(f.run, x, node, &value) != 0)
				fail_msg("%s: %s", row->text, xpath_error(f.run));
			assert_string_equal(xpath_error(f.run), "");
			assert_int_equal(xpath_test(f.run, x, node), xpath_boolean(&value));
			assert_text(xpath_string(f.run, &value), row->value);
		}
	}
	xpath_free(x);
	close_fixture(&f);
}

struct question {
	const char *text, *own; /* own attributes, with a space after each */
};

static void own_attributes(void **state)
{
	const struct question *row = *state;
	struct fixture f = { 0 };
	struct buf own = BUF_INIT;
	struct xpath *x;
	const char *name;

	open_fixture(&f);
	x = compile(&f, row->text);
	assert_non_null(x);
	for (size_t i = 0; (name = xpath_own_attribute(x, i)) != NULL; i++)
		buf_printf(&own, "%s ", name);
	assert_string_equal(own.data, row->own);
	buf_release(&own);
	xpath_free(x);
	close_fixture(&f);
}

struct step {
	const char *text, *name;
	bool any, across; /* steps to it at all; other than upwards */
};

static void steps(void **state)
{
	const struct step *row = *state;
	struct fixture f = { 0 };
	struct xpath *x;

	open_fixture(&f);
	x = compile(&f, row->text);
	assert_non_null(x);
	assert_int_equal(xpath_steps_to(x, row->name, true), row->any);
	assert_int_equal(xpath_steps_to(x, row->name, false), row->across);
	xpath_free(x);
	close_fixture(&f);
}

static void refers(void **state)
{
	struct fixture f = { 0 };
	struct xpath *x;

	(void)state;
	open_fixture(&f);
	x = compile(&f, "$num + count(//e[@n = 'text']) + string-length(key('k', $text))");
	assert_true(xpath_uses_variable(x, "num"));
	assert_true(xpath_uses_variable(x, "text"));
	assert_false(xpath_uses_variable(x, "n"));
	assert_true(xpath_uses_key(x, "k"));
	assert_false(xpath_uses_key(x, "text"));
	xpath_free(x);
	close_fixture(&f);
}

/* A variable that is worked out sees those below it on the stack, and none above. */
static void stack(void **state)
{
	struct fixture f = { 0 };
	struct xpath *next, *get;
	struct xpath_value value;
	size_t mark;

	(void)state;
	open_fixture(&f);
	next = compile(&f, "$num + 1");
	get = compile(&f, "$num");
	mark = xpath_mark(f.run);
	xpath_set_lazy(f.run, 0, next, (xmlNodePtr)f.doc);
	xpath_set_lazy(f.run, 0, next, (xmlNodePtr)f.doc);
	assert_true(xpath_get(f.run, 0)->number == 6);
	assert_int_equal(xpath_eval(f.run, get, (xmlNodePtr)f.doc, &value), 0);
	assert_true(value.number == 6);
	xpath_drop(f.run, mark);
	assert_true(xpath_get(f.run, 0)->number == 4);
	assert_null(xpath_get(f.run, 2));
	assert_true(strlen(xpath_error(f.run)) > 0);
	assert_null(xpath_get(f.run, 9));
	xpath_drop(f.run, 0);
	assert_null(xpath_get(f.run, 0));
	assert_int_equal(xpath_eval(f.run, get, (xmlNodePtr)f.doc, &value), -1);
	xpath_free(next);
	xpath_free(get);
	close_fixture(&f);
}

/* What a variable holds stays what it was: after other evaluations, when the stack grows, with namespace nodes, which nobody else keeps. */
static void kept(void **state)
{
	struct fixture f = { 0 };
	struct xpath *x[3];
	const struct xpath_value *value;

	(void)state;
	open_document(&f, "<d xmlns:p='urn:p'><e>1</e><e>2</e></d>");
	x[0] = compile(&f, "/d/namespace::p | //e");
	x[1] = compile(&f, "concat('a', //e[2])");
	x[2] = compile(&f, "string(//e[1]/namespace::*[name() = 'p'])");
	xpath_set_lazy(f.run, 0, x[0], (xmlNodePtr)f.doc);
	value = xpath_get(f.run, 0);
	for (int i = 0; i < 100; i++) {
		struct xpath_value out;

		xpath_set_lazy(f.run, 1, x[1], (xmlNodePtr)f.doc);
		assert_text(xpath_get(f.run, 1)->text, "a2");
		assert_int_equal(xpath_eval(f.run, x[2], (xmlNodePtr)f.doc, &out), 0);
		assert_text(out.text, "urn:p");
	}
	assert_ptr_equal(value, xpath_get(f.run, 0));
	assert_int_equal(value->nodes.len, 3);
	assert_int_equal(value->nodes.items[0]->type, XML_NAMESPACE_DECL);
	assert_text(xpath_node_string(f.run, value->nodes.items[0]), "urn:p");
	assert_text(xpath_node_string(f.run, value->nodes.items[2]), "2");
	for (size_t i = 0; i < 3; i++)
		xpath_free(x[i]);
	close_fixture(&f);
}

/* Very many variables, each hanging on the one below. */
static void long_chain(void **state)
{
	struct fixture f = { 0 };
	struct xpath *next;
	size_t mark;

	(void)state;
	open_fixture(&f);
	next = compile(&f, "$num + 1");
	mark = xpath_mark(f.run);
	for (int i = 0; i < 100; i++)
		xpath_set_lazy(f.run, 0, next, (xmlNodePtr)f.doc);
	assert_true(xpath_get(f.run, 0)->number == 104);
	for (int i = 0; i < 1000000; i++)
		xpath_set_lazy(f.run, 0, next, (xmlNodePtr)f.doc);
	assert_null(xpath_get(f.run, 0));
	assert_true(strlen(xpath_error(f.run)) > 0);
	xpath_drop(f.run, mark);
	assert_true(xpath_get(f.run, 0)->number == 4);
	xpath_free(next);
	close_fixture(&f);
}

/* A deep or long expression is an answer or an error, never a crash. */
static void extremes(void **state)
{
	static const char *const shapes[][3] = { { "(", "1", ")" }, { "-", "1", "" }, { "not(", "1", ")" }, { "e[", "1", "]" }, { "1 + ", "1", "" }, { "e | ", "e", "" }, { "e/", "e", "" } };
	struct fixture f = { 0 };

	(void)state;
	open_fixture(&f);
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		for (size_t depth = 10; depth <= 100000; depth *= 100) {
			struct buf text = BUF_INIT;
			struct xpath *x;

			for (size_t n = 0; n < depth; n++)
				buf_puts(&text, shapes[i][0]);
			buf_puts(&text, shapes[i][1]);
			for (size_t n = 0; n < depth; n++)
				buf_puts(&text, shapes[i][2]);
			x = compile(&f, text.data);
			assert_true(depth > 10 || x != NULL);
			if (x != NULL)
				xpath_test(f.run, x, xmlDocGetRootElement(f.doc));
			xpath_free(x);
			buf_release(&text);
		}
	}
	close_fixture(&f);
}

/* At the root element. */
static void models(void **state)
{
	const struct row *row = *state;
	struct fixture f = { 0 };
	struct xpath_value value;
	struct xpath *x;

	open_document(&f, "<!DOCTYPE d [<!ELEMENT d ANY>]><!--before--><d xmlns='urn:1' xmlns:p='urn:2' a='&#65;B' p:b='2'>1<![CDATA[<2>]]>3<e xmlns='' xmlns:p='urn:3'>x<![CDATA[]]></e><![CDATA[]]><p:f/>4<!--no-->5</d><?after all?>");
	x = compile(&f, row->text);
	assert_non_null(x);
	if (xpath_eval(f.run, x, xmlDocGetRootElement(f.doc), &value) != 0)
		fail_msg("%s", xpath_error(f.run));
	assert_text(xpath_string(f.run, &value), row->value);
	assert_int_equal(xpath_test(f.run, x, xmlDocGetRootElement(f.doc)), xpath_boolean(&value));
	xpath_free(x);
	close_fixture(&f);
}

/* Numbers as text are the shortest that reads back, never with an exponent. */
static void numbers(void **state)
{
	static const struct {
		double number;
		const char *text;
	} rows[] = {
		{ 0.0, "0" }, { -0.0, "0" }, { 1, "1" }, { -1, "-1" }, { 0.1, "0.1" }, { -0.5, "-0.5" }, { 1.0 / 3, "0.3333333333333333" }, { 2.0 / 3, "0.6666666666666666" }, { 0.1 + 0.2, "0.30000000000000004" },
		{ 123456789012345678, "123456789012345680" }, { 1e15, "1000000000000000" }, { 1e21, "1000000000000000000000" }, { 1e-7, "0.0000001" }, { 1.5e-10, "0.00000000015" }, { 1234.5678, "1234.5678" },
		{ 9007199254740993, "9007199254740992" }, { 0.000001, "0.000001" }, { 100, "100" }, { 1e100 / 1e100, "1" }, { 4.35, "4.35" }, { 5e-324, NULL }, { 1.7976931348623157e308, NULL }, { 2.2250738585072014e-308, NULL },
		{ 123456.789e-20, NULL }, { 3.141592653589793, "3.141592653589793" },
	};
	struct fixture f = { 0 };

	(void)state;
	open_fixture(&f);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct xpath_value value = number(rows[i].number), back;
		struct xpath_text text = xpath_string(f.run, &value);

		if (rows[i].text != NULL)
			assert_text(text, rows[i].text);
		assert_null(memchr(text.start, 'e', text.len));
		back = (struct xpath_value){ VALUE_STRING, { .text = text } };
		assert_true(xpath_number(f.run, &back) == rows[i].number);
	}
	close_fixture(&f);
}

/* Long digits are rounded once, to the nearest. */
static void long_numbers(void **state)
{
	struct fixture f = { 0 };
	struct buf text = BUF_INIT;
	struct xpath_value value;

	(void)state;
	open_fixture(&f);
	/* 2^53 + 1 lies halfway between two doubles: the even one, unless anything follows. */
	buf_puts(&text, "9007199254740993.");
	buf_pad(&text, '0', 2000);
	value = string(text.data);
	assert_true(xpath_number(f.run, &value) == 9007199254740992.0);
	buf_putc(&text, '1');
	value = string(text.data);
	assert_true(xpath_number(f.run, &value) == 9007199254740994.0);
	buf_reset(&text);
	buf_puts(&text, "0.");
	buf_pad(&text, '0', 400);
	buf_pad(&text, '9', 400);
	value = string(text.data);
	assert_true(xpath_number(f.run, &value) == 0);
	buf_reset(&text);
	buf_pad(&text, '9', 400);
	value = string(text.data);
	assert_true(xpath_number(f.run, &value) > 1e308);
	buf_release(&text);
	close_fixture(&f);
}

#define CASE(text, value) { text, evaluates, NULL, NULL, &(struct row){ text, value } }
#define MODEL(text, value) { "model: " text, models, NULL, NULL, &(struct row){ text, value } }
#define OWN(text, own) { "attributes of " text, own_attributes, NULL, NULL, &(struct question){ text, own } }
#define STEP(text, name, any, across) { "steps in " text, steps, NULL, NULL, &(struct step){ text, name, any, across } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("@n", "2"), CASE("../@n", "7"), CASE("string(../e[1])", "åäö"), CASE("string-length(../e)", "3"), CASE("current()/@n", "2"), CASE("../e[@n > current()/@n]/@n", "3"),
		CASE("$num * 2", "8"), CASE("concat($text, $div)", "td"), CASE("10 div 4", "2.5"), CASE("-7 mod 3", "-1"), CASE("1 div 0", "Infinity"), CASE("-1 div 0", "-Infinity"), CASE("0 div 0", "NaN"),
		CASE("number('x')", "NaN"), CASE("number('2026-11-21')", "NaN"), CASE("number(translate('2026-11-21', '-', '')) + 1", "20261122"), CASE("99999999999999999999", "100000000000000000000"),
		CASE("1 = 1.0", "true"), CASE("'' = false()", "true"), CASE("../e/@n = 3", "true"), CASE("../e/@n != 3", "true"), CASE("nothing = nothing", "false"), CASE("position()", "1"), CASE("last()", "1"),
		CASE("substring('12345', 1.5, 2.6)", "234"), CASE("substring('åäö', 2, 1)", "ä"), CASE("normalize-space(' a  b ')", "a b"), CASE("lang('sv')", "false"), CASE("count(//e[position() != last()])", "2"),
		CASE("../e[last()][1]/@n", "3"), CASE("generate-id() = generate-id(.)", "true"), CASE("generate-id(..) = generate-id(.)", "false"), CASE("generate-id(none)", ""),
		CASE("true() or $bad", "true"), CASE("false() and $bad", "false"),
		CASE("$bad", NULL), CASE("count(1)", "-"), CASE("sum($text)", NULL), CASE("generate-id('x')", "-"), CASE("key('none', 1)", NULL), CASE("$num/e", NULL), CASE("'a' | e", "-"), CASE("e | 1", "-"),
		CASE("", "-"), CASE(" ", "-"), CASE("1 +", "-"), CASE("(1", "-"), CASE("1)", "-"), CASE("e[", "-"), CASE("a b", "-"), CASE("'x", "-"), CASE("$", "-"), CASE("$1", "-"), CASE("f()", "-"), CASE("$nun", "-"),
		CASE("p:e", "-"), CASE("document('x')", NULL), CASE("foo::e", "-"), CASE("1 ! 2", "-"), CASE("e//", "-"), CASE("not()", "-"), CASE("concat('a')", "-"), CASE("#", "-"), CASE("\xc3\xa5 \xc3\xa4", "-"),
		CASE("nothing = ''", "false"), CASE("nothing != ''", "false"), CASE("not(nothing = '')", "true"), CASE("nothing = false()", "true"), CASE("nothing != true()", "true"), CASE("../e = true()", "true"), CASE("../e < true()", "false"),
		CASE("nothing < true()", "true"), CASE("true() >= ../e", "true"), CASE("../e/@n < 2", "true"), CASE("../e/@n > 3", "false"), CASE("3 <= ../e/@n", "true"), CASE("4 <= ../e/@n", "false"), CASE("../e/@n = '2'", "true"),
		CASE("../e/@n = ../@n", "false"), CASE("../e/@n != ../e/@n", "true"), CASE("@n != @n", "false"), CASE("@n = @n", "true"), CASE("../e/@n < ../@n", "true"), CASE("../e/@n > ../@n", "false"), CASE("../@n > ../e/@n", "true"),
		CASE("../e/@n >= ../e[3]/@n", "true"), CASE("'x' < 1", "false"), CASE("'x' > 1", "false"), CASE("'x' != 1", "true"), CASE("'1' = 1", "true"), CASE("'a' < 'b'", "false"), CASE("'1' < '2'", "true"), CASE("true() = 'x'", "true"),
		CASE("true() = 7", "true"), CASE("1 < 2 < 3", "true"), CASE("3 > 2 > 1", "false"), CASE("0 div 0 = 0 div 0", "false"), CASE("0 div 0 != 0 div 0", "true"), CASE("1 div -0 < 0", "true"), CASE("-0 = 0", "true"), CASE("1 div 0 = 2 div 0", "true"),
		CASE("../e = $text", "false"), CASE("../e[3] = 'x'", "true"), CASE("$text = ../e", "false"), CASE("'x' = ../e", "true"), CASE("count(../e) > 2", "true"), CASE("count(../e) > 3", "false"), CASE("count(../e) = 3", "true"), CASE("2 < count(../e)", "true"),
		CASE("count(../e) = 2.5", "false"), CASE("count(../e) != 0", "true"), CASE("count(../e) >= -1", "true"), CASE("count(nothing) = 0", "true"), CASE("count(../e | ../e) = 3", "true"), CASE("count(../e/..) = 1", "true"), CASE("count(../e) < 0 div 0", "false"),
		CASE("5 mod 0", "NaN"), CASE("-5 mod 3", "-2"), CASE("5 mod -3", "2"), CASE("1.5 mod 0.5", "0"), CASE("--1", "1"), CASE("-(-1)", "1"), CASE("- @n", "-2"), CASE("@n * @n + 1", "5"), CASE("../e + 1", "NaN"), CASE("6 div 4 * 2", "3"), CASE("7 - 2 - 1", "4"),
		CASE("'  12  ' + 0", "12"), CASE("'-12' + 0", "-12"), CASE("'+12' + 0", "NaN"), CASE("'1e3' + 0", "NaN"), CASE("'- 1' + 0", "NaN"), CASE("'.5' + 0", "0.5"), CASE("'5.' + 0", "5"), CASE("'.' + 0", "NaN"), CASE("'-' + 0", "NaN"), CASE("'0x10' + 0", "NaN"),
		CASE("'Infinity' + 0", "NaN"), CASE("'\xc2\xa0" "1' + 0", "NaN"), CASE("'1.2.3' + 0", "NaN"), CASE("'--1' + 0", "NaN"), CASE("'' + 0", "NaN"), CASE("'-.5' + 0", "-0.5"),
		CASE("count(../e[position() = 2]/@n)", "1"), CASE("../e[2]/@n", "2"), CASE("../e[@n][2]/@n", "2"), CASE("../e[2][1]/@n", "2"), CASE("../e[2][2]", ""), CASE("(../e)[3]/@n", "3"), CASE("(../e | ..)[1]/@n", "7"), CASE("(//@n)[last()]", "3"), CASE("../e[last() - 1]/@n", "2"),
		CASE("preceding-sibling::e[1]/@n", "1"), CASE("../e[3]/preceding-sibling::e[1]/@n", "2"), CASE("../e[3]/preceding-sibling::e[last()]/@n", "1"), CASE("(../e[3]/preceding-sibling::e)[1]/@n", "1"), CASE("string(../e[3]/preceding-sibling::e/@n)", "1"),
		CASE("count(ancestor::node())", "2"), CASE("name(ancestor::*[1])", "d"), CASE("name(//@n/..)", "d"), CASE("../e['0']/@n", "1"), CASE("../e[0.5 + 0.5]/@n", "1"), CASE("count(../e[1.5])", "0"), CASE("count(../e[$num - 2])", "1"), CASE("../e[$num - 2]/@n", "2"),
		CASE("count(../e[$text])", "3"), CASE("../e[position() = last()]/@n", "3"), CASE("count(//e[//e[3]])", "3"), CASE("count(//node()/node())", "5"), CASE("count(/ | /d | //e/@n)", "5"), CASE("string(/)", "åäöx"), CASE("count(//e[.//text()])", "2"),
		CASE("../e[@n = current()/@n]/@n", "2"), CASE("../e[. = ../e[last()]]/@n", "3"), CASE("current() = .", "true"), CASE("count(current()/.. | ..)", "1"), CASE("count(../e[count(preceding-sibling::e) = 1])", "1"), CASE("$num[1]", NULL), CASE("count($text)", NULL),
		CASE("//e[key('none', 1)]", NULL), CASE("not(key('none', 1))", NULL), CASE("../e[$bad > 0]", NULL), CASE("$bad = 1 or true()", NULL), CASE("nothing[$bad]", ""), CASE("count(../e[$bad])", NULL),
		MODEL("count(text())", "3"), MODEL("string(text())", "1<2>3"), MODEL("count(node())", "6"), MODEL("text()[2]", "4"), MODEL("node()[2]/text()", "x"), MODEL("string()", "1<2>3x45"), MODEL("count(//text())", "4"), MODEL("count(*)", "2"), MODEL("@a", "AB"),
		MODEL("count(/node())", "3"), MODEL("count(//comment())", "2"), MODEL("/processing-instruction()", "all"), MODEL("name(/processing-instruction('after'))", "after"), MODEL("name(/node()[1])", ""), MODEL("name(/node()[2])", "d"), MODEL("count(/processing-instruction('x'))", "0"),
		MODEL("count(namespace::*)", "3"), MODEL("count(e/namespace::*)", "2"), MODEL("e/namespace::p", "urn:3"), MODEL("namespace::p", "urn:2"), MODEL("namespace::*[name() = '']", "urn:1"), MODEL("count(e/namespace::*[name() = ''])", "0"), MODEL("namespace::xml", "http://www.w3.org/XML/1998/namespace"),
		MODEL("name(namespace::p/..)", "d"), MODEL("count(namespace::*/.. | .)", "1"), MODEL("count(namespace::p | namespace::p)", "1"), MODEL("count(namespace::* | @* | .)", "6"), MODEL("name((@* | namespace::p)[1])", "p"), MODEL("count(namespace::p/following::node())", "8"),
		MODEL("count(@a/following::node())", "8"), MODEL("count(@a/preceding::node())", "1"), MODEL("count(@*)", "2"), MODEL("count(@a/ancestor-or-self::node())", "3"), MODEL("count(@a/self::*)", "0"), MODEL("count(@a/self::node())", "1"), MODEL("count(@a/node())", "0"),
		MODEL("count(@a/following-sibling::node())", "0"), MODEL("count(@a/descendant-or-self::node())", "1"), MODEL("count(@p:b)", "1"), MODEL("count(p:f)", "1"), MODEL("count(d)", "0"), MODEL("*[2]/preceding-sibling::node()[1]", "x"), MODEL("text()[2]/preceding-sibling::text()", "1<2>3"),
		OWN("@a", "a "), OWN("@a > 1 and not(@b)", "a b "), OWN("x/@a", ""), OWN("x[@a]/@b", ""), OWN("concat(@a, ../@b)", "a "), OWN("@a = $num", "a "),
		OWN("current()/@a", ""), OWN("//@a", ""),
		STEP("//pk", "pk", true, true), STEP("ancestor::pk/@x", "pk", true, false), STEP("parent::pk | self::pk", "pk", true, false), STEP("@pk", "pk", false, false), STEP("attribute::pk", "pk", false, false),
		STEP("preceding-sibling::pk", "pk", true, true), STEP("ancestor::x/pk", "pk", true, true), STEP("'pk'", "pk", false, false), STEP("$num[. = 'pk']", "pk", false, false), STEP("x[y/pk]", "pk", true, true),
		STEP("count(pk)", "pk", true, true), STEP("pk-x", "pk", false, false),
		cmocka_unit_test(refers), cmocka_unit_test(stack), cmocka_unit_test(kept), cmocka_unit_test(long_chain), cmocka_unit_test(numbers), cmocka_unit_test(long_numbers), cmocka_unit_test(extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
