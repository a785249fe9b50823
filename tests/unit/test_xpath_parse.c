/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions as trees: what they are parsed to, what is refused and where. How trees are simplified is in test_xpath_simplified.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bounds.h"
#include "utf8.h"
#include "xpath_tree_harness.h"

static void grammar(void **state)
{
	static const char *const rows[][2] = {
		/* primary expressions */
		{ "1", "1" }, { ".5", "0.5" }, { "5.", "5" }, { "1.25", "1.25" }, { " 'a \"b' ", "'a \"b'" }, { "\"it's\"", "'it's'" }, { "''", "''" }, { "$limit", "$limit#0" },
		{ "$p:days", "$p:days#1" }, { "$åldrar", "$åldrar#2" }, { "$a.b-c", "$a.b-c#3" }, { "((1))", "1" }, { "true()", "true()" }, { "true ( )", "true()" },
		{ "concat('a', 'b' , 'c')", "concat('a','b','c',)" }, { "str:tokenize('a')", "str:tokenize('a',)" },
		/* steps and axes */
		{ "a", ".>child::a" }, { "child::a", ".>child::a" }, { "child :: a", ".>child::a" }, { "*", ".>child::*" }, { "p:a", ".>child::{urn:p}a" }, { "p:*", ".>child::{urn:p}*" },
		{ "@a", ".>@::a" }, { "@ a", ".>@::a" }, { "@*", ".>@::*" }, { "@p:*", ".>@::{urn:p}*" }, { "@xml:lang", ".>@::{http://www.w3.org/XML/1998/namespace}lang" },
		{ "attribute::a", ".>@::a" }, { "@node()", ".>@::node()" }, { "namespace::p", ".>ns::p" }, { "descendant::a", ".>descendant::a" }, { "descendant-or-self::a", ".>dos::a" },
		{ "self::a", ".>self::a" }, { "following::a", ".>following::a" }, { "following-sibling::a", ".>fs::a" }, { "parent::a", ".>parent::a" }, { "ancestor::a", ".>ancestor::a" },
		{ "ancestor-or-self::*", ".>aos::*" }, { "preceding::a", ".>preceding::a" }, { "preceding-sibling::a", ".>ps::a" }, { "text()", ".>child::text()" },
		{ "node( )", ".>child::node()" }, { "comment ()", ".>child::comment()" }, { "processing-instruction()", ".>child::pi()" }, { "processing-instruction('x')", ".>child::pi()'x'" },
		{ "processing-instruction( \"x-y\" )", ".>child::pi()'x-y'" }, { "självdeklaration/@ägare", ".>child::självdeklaration>@::ägare" }, { "a-b.c_d1", ".>child::a-b.c_d1" },
		{ "_x", ".>child::_x" }, { "文", ".>child::文" }, { "a·b", ".>child::a·b" },
		/* paths */
		{ "/", "/" }, { "/a", "/>child::a" }, { "/ a", "/>child::a" }, { "/*", "/>child::*" }, { "/.", "/>self~::node()" }, { "/@a", "/>@::a" }, { "//a", "/>dos~::node()>child::a" }, { "//@a", "/>dos~::node()>@::a" }, { "//..", "/>dos~::node()>parent~::node()" },
		{ ".", ".>self~::node()" }, { "..", ".>parent~::node()" }, { "./a", ".>self~::node()>child::a" }, { "../a", ".>parent~::node()>child::a" }, { ".//a", ".>self~::node()>dos~::node()>child::a" },
		{ "a/b//c", ".>child::a>child::b>dos~::node()>child::c" }, { "a/text()", ".>child::a>child::text()" }, { "a[1]", ".>child::a[1]" }, { "a[1][@b]/c", ".>child::a[1][.>@::b]>child::c" },
		{ "/ = /", "(= / /)" }, { "/ | a", "(| / .>child::a)" }, { "a[/]", ".>child::a[/]" }, { "count(/)", "count(/,)" }, { "not(/)", "not(/,)" },
		/* filter expressions */
		{ "$limit/a", "$limit#0>child::a" }, { "$limit//a", "$limit#0>dos~::node()>child::a" }, { "$limit[1]", "$limit#0?[1]" }, { "$limit[1]/a[2]", "$limit#0?[1]>child::a[2]" },
		{ "(a)[1]", ".>child::a?[1]" }, { "(a|b)[1]/c", "(| .>child::a .>child::b)?[1]>child::c" }, { "(//a)[last()]", "/>dos~::node()>child::a?[last()]" }, { "id('x')/..", "id('x',)>parent~::node()" },
		{ "key('k', @a)/b", "key('k',.>@::a,)>child::b" }, { "current()/@a", "current()>@::a" }, { "document('x')//a", "document('x',)>dos~::node()>child::a" },
		/* operators: names and * by where they stand */
		{ "div", ".>child::div" }, { "div div div", "(div .>child::div .>child::div)" }, { "mod mod mod", "(mod .>child::mod .>child::mod)" }, { "and and and", "(and .>child::and .>child::and)" },
		{ "or or or", "(or .>child::or .>child::or)" }, { "* * *", "(* .>child::* .>child::*)" }, { "***", "(* .>child::* .>child::*)" }, { "a*b", "(* .>child::a .>child::b)" },
		{ "@* * 2", "(* .>@::* 2)" }, { "a div*", "(div .>child::a .>child::*)" }, { "4*.5", "(* 4 0.5)" }, { "5div 2", "(div 5 2)" }, { "5mod/a", "(mod 5 />child::a)" }, { "//div", "/>dos~::node()>child::div" },
		{ "@div", ".>@::div" }, { "child::div", ".>child::div" }, { "div[mod]", ".>child::div[.>child::mod]" }, { "(div)", ".>child::div" }, { "text", ".>child::text" }, { "node/text()", ".>child::node>child::text()" },
		{ "self", ".>child::self" }, { "child", ".>child::child" }, { "child/child::child", ".>child::child>child::child" }, { "p:div", ".>child::{urn:p}div" }, { "processing-instruction", ".>child::processing-instruction" },
		{ "a-b", ".>child::a-b" }, { "a -b", "(- .>child::a .>child::b)" }, { "a - b", "(- .>child::a .>child::b)" }, { "1-1", "(- 1 1)" }, { "-a", "(neg .>child::a)" }, { "--1", "(neg (neg 1))" },
		{ "1 - -1", "(- 1 (neg 1))" }, { "-a|b", "(neg (| .>child::a .>child::b))" }, { "-1 * -2", "(* (neg 1) (neg 2))" }, { "a<b", "(< .>child::a .>child::b)" }, { "1<=2", "(<= 1 2)" }, { "1>=2", "(>= 1 2)" },
		{ "a!=b", "(!= .>child::a .>child::b)" }, { "'a'='b'", "(= 'a' 'b')" },
		/* precedence and association */
		{ "1+2*3", "(+ 1 (* 2 3))" }, { "(1+2)*3", "(* (+ 1 2) 3)" }, { "1-2-3", "(- (- 1 2) 3)" }, { "8 div 4 div 2", "(div (div 8 4) 2)" }, { "1 < 2 < 3", "(< (< 1 2) 3)" }, { "1 = 2 = 3", "(= (= 1 2) 3)" },
		{ "1 = 2 < 3", "(= 1 (< 2 3))" }, { "1 < 2 = 3 < 4", "(= (< 1 2) (< 3 4))" }, { "1 < 2 + 3", "(< 1 (+ 2 3))" }, { "a or b and c", "(or .>child::a (and .>child::b .>child::c))" },
		{ "a and b or c", "(or (and .>child::a .>child::b) .>child::c)" }, { "1 or 2 or 3 or 4", "(or (or 1 2) (or 3 4))" }, { "a and b = c or d", "(or (and .>child::a (= .>child::b .>child::c)) .>child::d)" },
		{ "1 + 2 = 3 and 4", "(and (= (+ 1 2) 3) 4)" }, { "2 * 3 mod 2", "(mod (* 2 3) 2)" }, { "a|b|c", "(| .>child::a (| .>child::b .>child::c))" }, { "a | b/c", "(| .>child::a .>child::b>child::c)" },
		{ "1 * a | b", "(* 1 (| .>child::a .>child::b))" },
		/* white space: every kind of it, anywhere between tokens */
		{ "\n a \t[\r\n1 ] ", ".>child::a[1]" }, { "self\n::\tnode()", ".>self::node()" },
		/* a guarded call */
		{ "function-available('p:f') and p:f(1)", "(and function-available('p:f',) p:f(1,))" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_tree(rows[i][0], rows[i][1], true);
}

/* The text as an attribute of a file: refused with one message, at its byte in it. */
static void check_refused(const char *text, enum msg_id id, size_t from, const char *name, const char *guess)
{
	struct fixture f;
	struct buf b = BUF_INIT;
	xmlChar *escaped = xmlEncodeSpecialChars(NULL, (const xmlChar *)text), *prefix, *start = xmlStrndup((const xmlChar *)text, (int)from);
	const struct diag *d;

	prefix = xmlEncodeSpecialChars(NULL, start);
	buf_printf(&b, "<s xmlns:p='urn:p' xmlns:set='http://exslt.org/sets'><a\n test=\"%s\"/></s>", (const char *)escaped);
	open_fixture(&f, b.data);
	assert_null(xpath_compile(text, &f.scope, &f.origin));
	d = diag_list_at(f.list, 0);
	if (diag_list_len(f.list) != 1 || d->id != id || strcmp(d->args[0].value, name) != 0)
		print_error("%s: %s at %s\n", text, diag_list_len(f.list) > 0 ? msg_name(d->id) : "accepted", diag_list_len(f.list) > 0 ? d->args[0].value : "");
	assert_int_equal(diag_list_len(f.list), 1);
	assert_int_equal(d->id, id);
	assert_string_equal(d->args[0].value, name);
	assert_string_equal(d->args[1].value, text);
	assert_string_equal(d->args[2].value, guess);
	if (d->place.column != strlen(" test=\"") + 1 + utf8_count((const char *)prefix, strlen((const char *)prefix)))
		print_error("%s: column %u\n", text, d->place.column);
	assert_int_equal(d->place.line, 2);
	assert_int_equal(d->place.column, strlen(" test=\"") + 1 + utf8_count((const char *)prefix, strlen((const char *)prefix)));
	xmlFree(escaped);
	xmlFree(prefix);
	xmlFree(start);
	buf_release(&b);
	close_fixture(&f);
}

/* What is refused: the message, and the bytes it is about. */
static void refused(void **state)
{
	static const struct {
		const char *text;
		enum msg_id id;
		int from; /* byte, -1: the end */
		const char *name, *guess;
	} rows[] = {
		{ "", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "  ", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "a[", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "a[1", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "count(", MSG_XPATH_UNFINISHED, -1, "", "-" },
		{ "count(a", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "a and", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "a/", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "//", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "@", MSG_XPATH_UNFINISHED, -1, "", "-" },
		{ "a::", MSG_XPATH_SYNTAX, 0, "a", "-" }, { "child::", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "-", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "1 +", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "(1", MSG_XPATH_UNFINISHED, -1, "", "-" },
		{ "@a = 'x", MSG_XPATH_UNFINISHED, 5, "'x", "-" }, { "\"", MSG_XPATH_UNFINISHED, 0, "\"", "-" },
		{ "a b", MSG_XPATH_SYNTAX, 2, "b", "-" }, { "a]", MSG_XPATH_SYNTAX, 1, "]", "-" }, { ")", MSG_XPATH_SYNTAX, 0, ")", "-" }, { "a[]", MSG_XPATH_SYNTAX, 2, "]", "-" }, { "a[1)", MSG_XPATH_SYNTAX, 3, ")", "-" },
		{ "a === b", MSG_XPATH_SYNTAX, 3, "=", "-" }, { "a = = b", MSG_XPATH_SYNTAX, 4, "=", "-" }, { "a//", MSG_XPATH_UNFINISHED, -1, "", "-" }, { "a///b", MSG_XPATH_SYNTAX, 3, "/", "-" },
		{ "/ and x", MSG_XPATH_SYNTAX, 6, "x", "-" }, { "/ * 5", MSG_XPATH_SYNTAX, 4, "5", "-" }, { "$", MSG_XPATH_SYNTAX, 0, "$", "-" }, { "$ limit", MSG_XPATH_SYNTAX, 0, "$", "-" }, { "$1", MSG_XPATH_SYNTAX, 0, "$", "-" },
		{ "1.2.3", MSG_XPATH_SYNTAX, 3, ".3", "-" }, { "1a", MSG_XPATH_SYNTAX, 1, "a", "-" }, { "p:a:c", MSG_XPATH_SYNTAX, 3, ":", "-" }, { "p: a", MSG_XPATH_SYNTAX, 1, ":", "-" },
		{ "p :a", MSG_XPATH_SYNTAX, 2, ":", "-" }, { "a | -b", MSG_XPATH_SYNTAX, 4, "-", "-" }, { "count(a,)", MSG_XPATH_SYNTAX, 8, ")", "-" }, { "count(,a)", MSG_XPATH_SYNTAX, 6, ",", "-" }, { "foo::bar", MSG_XPATH_SYNTAX, 0, "foo", "-" },
		{ "p:child::a", MSG_XPATH_SYNTAX, 0, "p:child", "-" }, { "@@a", MSG_XPATH_SYNTAX, 1, "@", "-" }, { "@.", MSG_XPATH_SYNTAX, 1, ".", "-" }, { "@child::a", MSG_XPATH_SYNTAX, 1, "child", "-" }, { "text(1)", MSG_XPATH_SYNTAX, 5, "1", "-" },
		{ "comment('x')", MSG_XPATH_SYNTAX, 8, "'x'", "-" }, { "processing-instruction(x)", MSG_XPATH_SYNTAX, 23, "x", "-" }, { "a & b", MSG_XPATH_SYNTAX, 2, "&", "-" }, { "“x”", MSG_XPATH_SYNTAX, 0, "“", "-" }, { "a × b", MSG_XPATH_SYNTAX, 2, "×", "-" },
		{ "a\xC2\xA0= 1", MSG_XPATH_SYNTAX, 1, "\xC2\xA0", "-" }, { "..a", MSG_XPATH_SYNTAX, 2, "a", "-" }, { ".a", MSG_XPATH_SYNTAX, 1, "a", "-" }, { "not a", MSG_XPATH_SYNTAX, 4, "a", "-" }, { "AND AND OR", MSG_XPATH_SYNTAX, 4, "AND", "-" },
		{ "a == b", MSG_XPATH_SYNTAX, 3, "=", "-" }, { "a && b", MSG_XPATH_SYNTAX, 2, "&", "-" }, { "a <> b", MSG_XPATH_SYNTAX, 3, ">", "-" },
		/* of a later XPath */
		{ "if (a) then b else c", MSG_XPATH_NEWER, 0, "if", "-" }, { "for $x in a return $x", MSG_XPATH_NEWER, 0, "for", "-" }, { "some $x in a satisfies $x", MSG_XPATH_NEWER, 0, "some", "-" },
		{ "every $x in a satisfies 1", MSG_XPATH_NEWER, 0, "every", "-" }, { "let $x := 1 return 2", MSG_XPATH_NEWER, 0, "let", "-" }, { "@a eq 'b'", MSG_XPATH_NEWER, 3, "eq", "-" }, { "1 to 3", MSG_XPATH_NEWER, 2, "to", "-" },
		{ "@a = ('b', 'c')", MSG_XPATH_NEWER, 9, ",", "-" }, { "()", MSG_XPATH_NEWER, 1, ")", "-" }, { "a/(b|c)", MSG_XPATH_NEWER, 2, "(", "-" }, { "a/string(.)", MSG_XPATH_NEWER, 2, "string", "-" }, { "a/count()", MSG_XPATH_NEWER, 2, "count", "-" },
		{ "a || b", MSG_XPATH_NEWER, 2, "||", "-" }, { "a => f()", MSG_XPATH_NEWER, 2, "=>", "-" }, { "a ! b", MSG_XPATH_NEWER, 2, "!", "-" }, { "a << b", MSG_XPATH_NEWER, 2, "<<", "-" }, { "a >> b", MSG_XPATH_NEWER, 2, ">>", "-" },
		{ "*:a", MSG_XPATH_NEWER, 0, "*:", "-" }, { "(: c :) a", MSG_XPATH_NEWER, 0, "(:", "-" }, { "1e3", MSG_XPATH_NEWER, 0, "1e3", "-" }, { "'a''b'", MSG_XPATH_NEWER, 0, "'a''b'", "-" },
		{ "a is b", MSG_XPATH_NEWER, 2, "is", "-" }, { "a except b", MSG_XPATH_NEWER, 2, "except", "-" }, { "a castable as b", MSG_XPATH_NEWER, 2, "castable", "-" }, { "map{1}", MSG_XPATH_NEWER, 3, "{", "-" }, { ".[1]", MSG_XPATH_NEWER, 1, "[", "-" },
		{ "a/element()", MSG_XPATH_NEWER, 2, "element", "-" }, { "element(a)", MSG_XPATH_NEWER, 0, "element", "-" }, { "a[b idiv 2]", MSG_XPATH_NEWER, 4, "idiv", "-" },
		/* names */
		{ "1 + $limt", MSG_XPATH_UNKNOWN_VARIABLE_GUESS, 5, "limt", "limit" }, { "$zzzzzzz", MSG_XPATH_UNKNOWN_VARIABLE, 1, "zzzzzzz", "-" },
		{ "q:a", MSG_XPATH_UNDECLARED_PREFIX, 0, "q:a", "-" }, { "a/@q:*", MSG_XPATH_UNDECLARED_PREFIX, 3, "q:*", "-" }, { "1 = q:f()", MSG_XPATH_UNDECLARED_PREFIX, 4, "q:f", "-" },
		{ "not(cuont(a))", MSG_XPATH_UNKNOWN_FUNCTION_GUESS, 4, "cuont", "count" }, { "qqqqqqqq(1)", MSG_XPATH_UNKNOWN_FUNCTION, 0, "qqqqqqqq", "-" }, { "set:distint(a)", MSG_XPATH_UNKNOWN_FUNCTION_GUESS, 0, "set:distint", "set:distinct" },
		{ "p:f(1)", MSG_XPATH_UNKNOWN_FUNCTION, 0, "p:f", "-" }, { "function-available('p:g') and p:f(1)", MSG_XPATH_UNKNOWN_FUNCTION, 30, "p:f", "-" },
		{ "count()", MSG_XPATH_ARGUMENTS, 0, "count", "-" }, { "1 + count(a, b)", MSG_XPATH_ARGUMENTS, 4, "count", "-" }, { "true(1)", MSG_XPATH_ARGUMENTS, 0, "true", "-" }, { "concat('a')", MSG_XPATH_ARGUMENTS, 0, "concat", "-" },
		/* types that cannot be right */
		{ "count('x')", MSG_XPATH_NOT_NODES, 6, "'x'", "-" }, { "sum(1 + 2)", MSG_XPATH_NOT_NODES, 4, "1 + 2", "-" }, { "'a' | b", MSG_XPATH_NOT_NODES, 0, "'a'", "-" }, { "b | string(a)", MSG_XPATH_NOT_NODES, 4, "string(a)", "-" },
		{ "'a'/b", MSG_XPATH_NOT_NODES, 0, "'a'", "-" }, { "string(a)/b", MSG_XPATH_NOT_NODES, 0, "string(a)", "-" }, { "(a = b)[1]", MSG_XPATH_NOT_NODES, 0, "(a = b)", "-" }, { "5[1]", MSG_XPATH_NOT_NODES, 0, "5", "-" }, { "name('a')", MSG_XPATH_NOT_NODES, 5, "'a'", "-" },
		{ "count(not(a))", MSG_XPATH_NOT_NODES, 6, "not(a)", "-" }, { "set:distinct('a')", MSG_XPATH_NOT_NODES, 13, "'a'", "-" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_refused(rows[i].text, rows[i].id, rows[i].from < 0 ? strlen(rows[i].text) : (size_t)rows[i].from, rows[i].name, rows[i].guess);
}

/* Where a part stands in the raw text of its attribute, on line 2 from column 4 on. */
static void placed(void **state)
{
	static const struct {
		const char *raw;
		unsigned line, column, end_line, end_column;
	} rows[] = {
		{ "$x", 2, 5, 2, 6 }, { "a &lt; $x", 2, 12, 2, 13 }, { "a&#60;$x", 2, 11, 2, 12 }, { "a&#x3C;$x + 1", 2, 12, 2, 13 }, { "'&quot;&amp;' = $x", 2, 21, 2, 22 }, { "åäö = $x", 2, 11, 2, 12 }, { "&#229;&#xE4;ö = $x", 2, 21, 2, 22 },
		{ "a = 1 and\n $x", 3, 3, 3, 4 }, { "a = 1 and\r\n\t$x", 3, 3, 3, 4 }, { "a&#10;= $x", 2, 13, 2, 14 }, { "\n\n$x", 4, 2, 4, 3 }, { "$&#120; = 1", 2, 5, 2, 11 }, { "count(\n'x')", 3, 1, 3, 4 }, { "count(1 +\n2)", 2, 10, 3, 2 },
		{ "a &lt; ", 2, 11, 2, 11 }, { "a &lt;", 2, 10, 2, 10 }, { "", 2, 4, 2, 4 }, { "a/&#32;&#32;$x", 2, 16, 2, 18 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture f;
		struct buf b = BUF_INIT;
		const struct place *place;
		xmlChar *value;

		buf_printf(&b, "<s><a\nt=\"%s\"/></s>", rows[i].raw);
		open_fixture(&f, b.data);
		value = xmlNodeGetContent(f.origin.node);
		assert_null(xpath_compile((const char *)value, &f.scope, &f.origin));
		place = &diag_list_at(f.list, 0)->place;
		if (place->line != rows[i].line || place->column != rows[i].column || place->end_line != rows[i].end_line || place->end_column != rows[i].end_column)
			print_error("%s: %u:%u-%u:%u\n", rows[i].raw, place->line, place->column, place->end_line, place->end_column);
		assert_int_equal(place->line, rows[i].line);
		assert_int_equal(place->column, rows[i].column);
		assert_int_equal(place->end_line, rows[i].end_line);
		assert_int_equal(place->end_column, rows[i].end_column);
		xmlFree(value);
		buf_release(&b);
		close_fixture(&f);
	}
}

/* Text that is not the attribute's, but for white space around it, is said at the whole attribute. */
static void elsewhere(void **state)
{
	static const struct {
		const char *text;
		unsigned column, end_column;
	} rows[] = { { "$x = 1", 7, 8 }, { "  $x = 1", 7, 8 }, { "$x = 1 ", 7, 8 }, { "$x = 12", 4, 13 }, { "$x", 4, 13 }, { "1 = $x", 4, 13 } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture f;

		open_fixture(&f, "<s><a\nt='  $x = 1 '/></s>");
		assert_null(xpath_compile(rows[i].text, &f.scope, &f.origin));
		assert_int_equal(diag_list_at(f.list, 0)->place.column, rows[i].column);
		assert_int_equal(diag_list_at(f.list, 0)->place.end_column, rows[i].end_column);
		close_fixture(&f);
	}
}

/* Names are all checked, so that one look mends them all. */
static void several(void **state)
{
	struct fixture f;

	(void)state;
	open_fixture(&f, schema);
	assert_null(xpath_compile("$x + $y + f(q:a, 'a'|b)", &f.scope, &f.origin));
	assert_int_equal(diag_list_len(f.list), 5);
	close_fixture(&f);
}

static void forgiving(void **state)
{
	struct fixture f;
	struct xpath *x;

	(void)state;
	open_fixture(&f, schema);
	f.scope.forgives = true;
	x = xpath_compile("nothing($x, 'a'|b)", &f.scope, &f.origin);
	assert_non_null(x);
	assert_int_equal(diag_list_len(f.list), 0);
	assert_int_equal(xpath_top(x)->call.args[0]->variable.slot, -1);
	xpath_free(x);
	close_fixture(&f);
}

/* Deep or long: accepted with a bounded depth, or refused; never a crash. */
static void extremes(void **state)
{
	static const struct {
		const char *before, *middle, *after;
		size_t least; /* this many are accepted */
		bool always;  /* any number is */
	} rows[] = {
		{ "(", "1", ")", 900, false }, { "-", "1", "", 900, false }, { "not(", "1", ")", 900, false }, { "e[", "1", "]", 900, false }, { "1+", "1", "", 900, false }, { "e/", "e", "", 900, false },
		{ "1=(", "1", ")", 900, false }, { "1 or 1 and 1=1<1+1*-(", "1", ")", 100, false }, { "a or ", "a", "", 900, true }, { "a and ", "a", "", 900, true }, { "a|", "a", "", 900, true }, { "a[1][", "1", "]", 900, false },
		{ "concat(1,", "1", ")", 900, false }, { "(a|", "a", ")", 900, false }, { "//", "a", "", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		for (size_t n = 10; n <= 90000; n *= 30) {
			struct fixture f;
			struct buf b = BUF_INIT;
			struct xpath *x;

			open_fixture(&f, schema);
			for (size_t k = 0; k < n; k++)
				buf_puts(&b, rows[i].before);
			buf_puts(&b, rows[i].middle);
			for (size_t k = 0; k < n; k++)
				buf_puts(&b, rows[i].after);
			x = xpath_compile(b.data, &f.scope, &f.origin);
			if (n <= rows[i].least || rows[i].always)
				assert_non_null(x);
			if (x != NULL)
				assert_true(xpath_top(x)->depth <= LIMIT_XPATH_DEPTH);
			else
				assert_int_equal(diag_list_len(f.list), 1);
			xpath_free(x);
			buf_release(&b);
			close_fixture(&f);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(grammar), cmocka_unit_test(refused), cmocka_unit_test(placed), cmocka_unit_test(elsewhere), cmocka_unit_test(several),
		cmocka_unit_test(forgiving), cmocka_unit_test(extremes) };

	return cmocka_run_group_tests_name("xpath_parse", tests, NULL, NULL);
}
