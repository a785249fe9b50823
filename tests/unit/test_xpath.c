/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions: what they give, when they are errors, and what can be told of them without running them. */
#include "buf.h"
#include "door.h"
#include "lexer.h"
#include "pattern.h"
#include "xpath.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char document[] = "<d n='7'><e n='1'>åäö</e><e n='2'/><e n='3'>x</e></d>";
static const char *const variables[] = { "num", "text", "bad", "div", NULL };

struct fixture {
	xmlDocPtr doc;
	struct xpath_run *run;
	struct xpath *bad;
	struct diag_list *list;
};

static bool has_variable(void *payload, const char *name)
{
	(void)payload;
	for (size_t i = 0; variables[i] != NULL; i++) {
		if (strcmp(variables[i], name) == 0)
			return true;
	}
	return false;
}

static struct xpath *compile(struct fixture *f, const char *text)
{
	struct diag_sink sink = diag_list_sink(f->list);
	struct xpath_scope scope = { .element = xmlDocGetRootElement(f->doc), .has_variable = has_variable, .variables = variables };
	struct xpath_origin origin = { .node = scope.element, .sink = &sink };

	return xpath_compile(text, &scope, &origin);
}

static void open_fixture(struct fixture *f)
{
	door_open();
	f->doc = xmlReadMemory(document, (int)strlen(document), NULL, NULL, 0);
	f->list = diag_list_new();
	f->run = xpath_run_new(f->doc);
	xpath_set(f->run, "num", xmlXPathNewFloat(4));
	xpath_set(f->run, "text", xmlXPathNewCString("t"));
	xpath_set(f->run, "div", xmlXPathNewCString("d"));
	f->bad = compile(f, "sum('x')");
	xpath_set_lazy(f->run, "bad", f->bad, (xmlNodePtr)f->doc);
}

static void close_fixture(struct fixture *f)
{
	xpath_run_free(f->run);
	xpath_free(f->bad);
	diag_list_free(f->list);
	xmlFreeDoc(f->doc);
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
		xmlXPathObjectPtr value = xpath_eval(f.run, x, node, NULL);
		xmlChar *text = value != NULL ? xmlXPathCastToString(value) : NULL;

		assert_string_equal(xpath_text(x), row->text);
		if (row->value == NULL) {
			assert_null(value);
			assert_true(strlen(xpath_error(f.run)) > 0);
			assert_int_equal(xpath_test(f.run, x, node), -1);
		} else {
			assert_non_null(value);
			assert_string_equal((const char *)text, row->value);
			assert_string_equal(xpath_error(f.run), "");
			assert_int_equal(xpath_test(f.run, x, node), xmlXPathCastToBoolean(value));
		}
		xmlFree(text);
		xmlXPathFreeObject(value);
	}
	xpath_free(x);
	close_fixture(&f);
}

struct question {
	const char *text, *own; /* own attributes, with a space after each */
	bool bound;
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
	assert_int_equal(xpath_is_bound(x), row->bound);
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
	xmlXPathObjectPtr value;
	size_t mark;

	(void)state;
	open_fixture(&f);
	next = compile(&f, "$num + 1");
	get = compile(&f, "$num");
	mark = xpath_mark(f.run);
	xpath_set_lazy(f.run, "num", next, (xmlNodePtr)f.doc);
	xpath_set_lazy(f.run, "num", next, (xmlNodePtr)f.doc);
	assert_true(xpath_get(f.run, "num")->floatval == 6);
	value = xpath_eval(f.run, get, (xmlNodePtr)f.doc, NULL);
	assert_true(value->floatval == 6);
	xmlXPathFreeObject(value);
	xpath_drop(f.run, mark);
	assert_true(xpath_get(f.run, "num")->floatval == 4);
	assert_null(xpath_get(f.run, "bad"));
	assert_true(strlen(xpath_error(f.run)) > 0);
	assert_null(xpath_get(f.run, "none"));
	xpath_free(next);
	xpath_free(get);
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

static void tokens(void **state)
{
	static const enum token_kind kinds[] = {
		TOKEN_NAME, TOKEN_OPERATOR, TOKEN_NAME, TOKEN_OPERATOR, TOKEN_NAME, TOKEN_OPERATOR, TOKEN_NUMBER, TOKEN_OPERATOR, TOKEN_AXIS, TOKEN_MARK, TOKEN_NODE_TYPE, TOKEN_MARK, TOKEN_MARK,
		TOKEN_OPERATOR, TOKEN_VARIABLE, TOKEN_OPERATOR, TOKEN_FUNCTION, TOKEN_MARK, TOKEN_LITERAL, TOKEN_MARK,
	};
	struct tokens t;

	(void)state;
	tokens_read(&t, "div div div * p:* - .5 and child::text() mod $a-b.c >= f('(\"')");
	assert_null(t.error);
	assert_int_equal(t.list.len, sizeof kinds / sizeof kinds[0]);
	for (size_t i = 0; i < t.list.len; i++)
		assert_int_equal(t.list.items[i].kind, kinds[i]);
	assert_true(token_is(&t.list.items[14], "a-b.c"));
	tokens_release(&t);
}

#define CASE(text, value) { text, evaluates, NULL, NULL, &(struct row){ text, value } }
#define OWN(text, own, bound) { "attributes of " text, own_attributes, NULL, NULL, &(struct question){ text, own, bound } }
#define STEP(text, name, any, across) { "steps in " text, steps, NULL, NULL, &(struct step){ text, name, any, across } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("@n", "2"), CASE("../@n", "7"), CASE("string(../e[1])", "åäö"), CASE("string-length(../e)", "3"), CASE("current()/@n", "2"), CASE("../e[@n > current()/@n]/@n", "3"),
		CASE("$num * 2", "8"), CASE("concat($text, $div)", "td"), CASE("10 div 4", "2.5"), CASE("-7 mod 3", "-1"), CASE("1 div 0", "Infinity"), CASE("-1 div 0", "-Infinity"), CASE("0 div 0", "NaN"),
		CASE("number('x')", "NaN"), CASE("number('2026-11-21')", "NaN"), CASE("number(translate('2026-11-21', '-', '')) + 1", "20261122"), CASE("99999999999999999999", "1e+20"),
		CASE("1 = 1.0", "true"), CASE("'' = false()", "true"), CASE("../e/@n = 3", "true"), CASE("../e/@n != 3", "true"), CASE("nothing = nothing", "false"), CASE("position()", "1"), CASE("last()", "1"),
		CASE("substring('12345', 1.5, 2.6)", "234"), CASE("substring('åäö', 2, 1)", "ä"), CASE("normalize-space(' a  b ')", "a b"), CASE("lang('sv')", "false"), CASE("count(//e[position() != last()])", "2"),
		CASE("../e[last()][1]/@n", "3"), CASE("generate-id() = generate-id(.)", "true"), CASE("generate-id(..) = generate-id(.)", "false"), CASE("generate-id(none)", ""),
		CASE("true() or $bad", "true"), CASE("false() and $bad", "false"),
		CASE("$bad", NULL), CASE("count(1)", NULL), CASE("sum($text)", NULL), CASE("generate-id('x')", NULL), CASE("key('none', 1)", NULL), CASE("$num/e", NULL), CASE("'a' | 'b'", NULL), CASE("e | 1", NULL),
		CASE("", "-"), CASE(" ", "-"), CASE("1 +", "-"), CASE("(1", "-"), CASE("1)", "-"), CASE("e[", "-"), CASE("a b", "-"), CASE("'x", "-"), CASE("$", "-"), CASE("$1", "-"), CASE("f()", "-"), CASE("$nun", "-"),
		CASE("p:e", "-"), CASE("document('x')", "-"), CASE("foo::e", "-"), CASE("1 ! 2", "-"), CASE("e//", "-"), CASE("not()", "-"), CASE("concat('a')", "-"), CASE("#", "-"), CASE("\xc3\xa5 \xc3\xa4", "-"),
		OWN("@a", "a ", false), OWN("@a > 1 and not(@b)", "a b ", false), OWN("x/@a", "", false), OWN("x[@a]/@b", "", false), OWN("concat(@a, ../@b)", "a ", false), OWN("@a = $num", "a ", true),
		OWN("current()/@a", "", true), OWN("//@a", "", false),
		STEP("//pk", "pk", true, true), STEP("ancestor::pk/@x", "pk", true, false), STEP("parent::pk | self::pk", "pk", true, false), STEP("@pk", "pk", false, false), STEP("attribute::pk", "pk", false, false),
		STEP("preceding-sibling::pk", "pk", true, true), STEP("ancestor::x/pk", "pk", true, true), STEP("'pk'", "pk", false, false), STEP("$num[. = 'pk']", "pk", false, false), STEP("x[y/pk]", "pk", true, true),
		STEP("count(pk)", "pk", true, true), STEP("pk-x", "pk", false, false),
		cmocka_unit_test(refers), cmocka_unit_test(stack), cmocka_unit_test(tokens), cmocka_unit_test(extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
