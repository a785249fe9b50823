/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions as trees: what they are parsed to, how they are simplified, what is refused and where. */
#include "ast.h"
#include "bounds.h"
#include "buf.h"
#include "door.h"
#include "loaded.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const variables[] = { "limit", "p:days", "åldrar", "a.b-c", NULL };

static int slot_of(void *payload, const char *name)
{
	(void)payload;
	for (int i = 0; variables[i] != NULL; i++) {
		if (strcmp(variables[i], name) == 0)
			return i;
	}
	return -1;
}

/* --- a tree as text --- */

static void show(struct buf *b, const struct expr *x);

static void show_list(struct buf *b, const struct expr *const *list, size_t n, const char *before, const char *after)
{
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, before);
		show(b, list[i]);
		buf_puts(b, after);
	}
}

static void show_step(struct buf *b, const struct expr *x)
{
	static const char *const axes[] = { "child", "descendant", "dos", "self", "@", "ns", "following", "fs", "parent", "ancestor", "aos", "preceding", "ps" };
	static const char *const kinds[] = { "", "node()", "text()", "comment()", "pi()" };
	const struct node_test *t = &x->path.test;

	buf_printf(b, ">%s%s::", axes[x->path.axis], x->abbreviated ? "~" : "");
	if (t->kind != TEST_NAME) {
		buf_puts(b, kinds[t->kind]);
		if (t->name != NULL)
			buf_printf(b, "'%s'", t->name);
		return;
	}
	if (t->uri != NULL && t->uri[0] != '\0')
		buf_printf(b, "{%s}", t->uri);
	assert_true(t->name == NULL || t->uri != NULL);
	buf_puts(b, t->name != NULL ? t->name : "*");
}

static void show(struct buf *b, const struct expr *x)
{
	static const char *const names[] = { "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|", "neg" };

	switch (x->op) {
	case OP_LITERAL: buf_printf(b, "'%.*s'", (int)x->literal.len, x->literal.start); break;
	case OP_NUMBER: buf_printf(b, "%.17g", x->number); break;
	case OP_VARIABLE: buf_printf(b, "$%s#%d", x->variable.name, x->variable.slot); break;
	case OP_CONTEXT: buf_puts(b, "."); break;
	case OP_ROOT: buf_puts(b, "/"); break;
	case OP_CALL:
		assert_non_null(x->call.function);
		buf_printf(b, "%s(", x->call.name);
		show_list(b, x->call.args, x->call.count, "", ",");
		buf_puts(b, ")");
		break;
	case OP_STEP: case OP_FILTER:
		show(b, x->path.input);
		if (x->op == OP_STEP)
			show_step(b, x);
		else
			buf_puts(b, "?");
		show_list(b, x->path.predicates, x->path.predicate_count, "[", "]");
		break;
	default:
		buf_printf(b, "(%s ", names[x->op]);
		show(b, x->left);
		if (x->op != OP_NEGATE) {
			buf_puts(b, " ");
			show(b, x->right);
		}
		buf_puts(b, ")");
	}
}

/* --- compiling --- */

struct fixture {
	struct loaded *file;
	struct diag_list *list;
	struct diag_sink sink;
	struct arena *arena;
	struct xpath_scope scope;
	struct xpath_origin origin;
};

static void open_fixture(struct fixture *f, const char *document)
{
	*f = (struct fixture){ .list = diag_list_new(), .arena = arena_new() };
	door_open();
	f->sink = diag_list_sink(f->list);
	f->file = loaded_new("s.sch", document, strlen(document), &f->sink);
	assert_non_null(f->file);
	f->scope = (struct xpath_scope){ .element = xmlDocGetRootElement(f->file->doc), .slot_of = slot_of, .variables = variables };
	f->origin = (struct xpath_origin){ (const xmlNode *)xmlDocGetRootElement(f->file->doc)->children->properties, &f->sink };
}

static void close_fixture(struct fixture *f)
{
	arena_free(f->arena);
	diag_list_free(f->list);
	loaded_free(f->file);
}

static const char schema[] = "<s xmlns:p='urn:p' xmlns:set='http://exslt.org/sets' xmlns:str='http://exslt.org/strings'><a test=''/></s>";

static void check_tree(const char *text, const char *expected, bool raw)
{
	struct fixture f;
	struct buf b = BUF_INIT;
	const struct expr *x;

	open_fixture(&f, schema);
	x = raw ? expr_parse_raw(text, &f.scope, &f.origin, f.arena) : expr_parse(text, &f.scope, &f.origin, f.arena);
	if (x == NULL && diag_list_len(f.list) > 0)
		print_error("%s: %s\n", text, msg_name(diag_list_at(f.list, 0)->id));
	assert_non_null(x);
	assert_int_equal(diag_list_len(f.list), 0);
	show(&b, x);
	if (strcmp(b.data, expected) != 0)
		print_error("%s\n", text);
	assert_string_equal(b.data, expected);
	buf_release(&b);
	close_fixture(&f);
}

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

static void simplified(void **state)
{
	static const char *const rows[][2] = {
		{ "-1", "-1" }, { "--1", "1" }, { "-0", "-0" }, { "1 + 2 * 3", "7" }, { "1 div 0", "inf" }, { "-1 div 0", "-inf" }, { "-7 mod 3", "-1" }, { "7 mod -3", "1" }, { "1.5 mod 0.5", "0" }, { "-(0)", "-0" },
		{ "60 * 60 * 24", "86400" }, { "@a > 2 * 30", "(> .>@::a 60)" }, { "1 + @a + 1", "(+ (+ 1 .>@::a) 1)" }, { "number('5')", "5" }, { "number(' -5 ')", "-5" }, { "number()", "number()" }, { "'5' + 1", "(+ '5' 1)" },
		{ ".", "." }, { "./a", ".>child::a" }, { "a/.", ".>child::a" }, { "./.", "." }, { "self::node()", "." }, { "self::node()[1]", ".>self::node()[1]" }, { "self::*", ".>self::*" }, { "$limit/.", "$limit#0>self~::node()" },
		{ "./@a", ".>@::a" }, { "/.", "/" }, { "current()/.", "current()" },
		{ "//a", "/>descendant~::a" }, { ".//a", ".>descendant~::a" }, { "a//b", ".>child::a>descendant~::b" }, { "//a//b", "/>descendant~::a>descendant~::b" }, { "//a[@b]", "/>descendant~::a[.>@::b]" },
		{ "//a[1]", "/>dos~::node()>child::a[1]" }, { "//a[@b][2]", "/>dos~::node()>child::a[.>@::b][2]" }, { "//a[last()]", "/>dos~::node()>child::a[last()]" }, { "//a[$limit]", "/>dos~::node()>child::a[$limit#0]" },
		{ "//a[position() > 1]", "/>dos~::node()>child::a[(> position() 1)]" }, { "//a[b[1]]", "/>descendant~::a[.>child::b[1]]" }, { "//a[b[last()]]", "/>descendant~::a[.>child::b[last()]]" },
		{ "//a[count(b)]", "/>dos~::node()>child::a[count(.>child::b,)]" }, { "//a[count(b) > 1]", "/>descendant~::a[(> count(.>child::b,) 1)]" }, { "//a[string(@b)]", "/>descendant~::a[string(.>@::b,)]" },
		{ "//@a", "/>dos~::node()>@::a" }, { "//.", "/>dos~::node()" }, { "//..", "/>dos~::node()>parent~::node()" }, { "//text()", "/>descendant~::text()" }, { "//*", "/>descendant~::*" },
		{ "/descendant-or-self::node()/a", "/>descendant::a" }, { "//descendant::a", "/>descendant~::a" }, { "//self::a", "/>dos~::a" }, { "//descendant-or-self::a", "/>dos~::a" }, { "//.//a", "/>descendant~::a" },
		{ "descendant-or-self::node()[1]/a", ".>dos::node()[1]>child::a" }, { "descendant-or-self::*/a", ".>dos::*>child::a" }, { "(//a)[1]", "/>descendant~::a?[1]" }, { "$limit//a", "$limit#0>descendant~::a" },
		{ "a[position() = 2]", ".>child::a[2]" }, { "a[2 = position()]", ".>child::a[2]" }, { "a[position() = last()]", ".>child::a[last()]" }, { "a[last() = position()]", ".>child::a[last()]" },
		{ "a[position() = $limit]", ".>child::a[(= position() $limit#0)]" }, { "a[1 = position() = 1]", ".>child::a[(= (= 1 position()) 1)]" }, { "position() = 2", "(= position() 2)" }, { "a[.//b]", ".>child::a[.>descendant~::b]" },
		{ "count(.//b) > 2 - 1", "(> count(.>descendant~::b,) 1)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_tree(rows[i][0], rows[i][1], false);
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

static struct xpath *compile(struct fixture *f, const char *text)
{
	struct xpath *x = xpath_compile(text, &f->scope, &f->origin);

	assert_non_null(x);
	assert_string_equal(xpath_text(x), text);
	return x;
}

/* Names with a space after each. */
static void names_in_order(void **state)
{
	static const struct {
		const char *text, *variables, *own;
	} rows[] = {
		{ "@a", "", "a " }, { "@a = @b or not(@c)", "", "a b c " }, { "./@a", "", "a " }, { "attribute::p:a", "", "a " }, { "self::x/@a", "", "" }, { "b/@a", "", "" }, { "@*", "", "" }, { "//@a", "", "" }, { "b[@a]", "", "" }, { "@a[. = ../@b]", "", "a " },
		{ "(@a | @b)[1]", "", "a b " }, { "$limit/@a", "limit ", "" }, { "$p:days + $limit[$åldrar] + $limit", "p:days limit åldrar ", "" }, { "count(a[$limit]/b[c[$p:days]])", "limit p:days ", "" }, { "'$limit'", "", "" },
		{ "concat(@a, $limit, -$p:days)", "limit p:days ", "a " }, { "$limit and $p:days and $åldrar and $limit", "limit p:days åldrar ", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture f;
		struct buf found = BUF_INIT, own = BUF_INIT;
		struct xpath *x;
		const char *name;

		open_fixture(&f, schema);
		x = compile(&f, rows[i].text);
		for (size_t k = 0; (name = xpath_variable(x, k)) != NULL; k++) {
			assert_true(xpath_uses_variable(x, name));
			buf_printf(&found, "%s ", name);
		}
		for (size_t k = 0; (name = xpath_own_attribute(x, k)) != NULL; k++)
			buf_printf(&own, "%s ", name);
		assert_string_equal(found.data, rows[i].variables);
		assert_string_equal(own.data, rows[i].own);
		assert_false(xpath_uses_variable(x, "none"));
		xpath_free(x);
		buf_release(&own);
		buf_release(&found);
		close_fixture(&f);
	}
}

static void questions(void **state)
{
	static const struct {
		const char *text, *name;
		bool any, across; /* steps to it at all; other than upwards */
	} steps[] = {
		{ "a", "a", true, true }, { "p:a", "a", true, true }, { "b[c/a]", "a", true, true }, { "//a", "a", true, true }, { "count(following::a)", "a", true, true }, { "$limit/a", "a", true, true }, { "ancestor::a/b", "a", true, false },
		{ "ancestor-or-self::a", "a", true, false }, { "parent::a", "a", true, false }, { "self::a", "a", true, false }, { "@a", "a", false, false }, { "attribute::a", "a", false, false }, { "namespace::a", "a", false, false }, { "*", "a", false, false },
		{ "'a'", "a", false, false }, { "$limit", "limit", false, false }, { "count(*)", "count", false, false }, { "processing-instruction('a')", "a", false, false }, { "-a", "a", true, true }, { "b | a", "a", true, true },
	};
	static const struct {
		const char *text;
		bool uses;
	} keys[] = { { "key('k', 1)", true }, { "a[key('k', @b)/c]", true }, { "key('j', 1)", false }, { "key($limit, 1)", true }, { "key(@k, 1)", true }, { "key('p:k', 1)", true }, { "'k'", false }, { "concat('k', key('kk', 1))", false } };
	struct fixture f;

	(void)state;
	open_fixture(&f, schema);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		struct xpath *x = compile(&f, steps[i].text);

		assert_int_equal(xpath_steps_to(x, steps[i].name, true), steps[i].any);
		assert_int_equal(xpath_steps_to(x, steps[i].name, false), steps[i].across);
		xpath_free(x);
	}
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct xpath *x = compile(&f, keys[i].text);

		assert_int_equal(xpath_uses_key(x, "k"), keys[i].uses);
		xpath_free(x);
	}
	close_fixture(&f);
}

/* What a value hangs on, and its type. */
static void inferred(void **state)
{
	static const struct {
		const char *text;
		enum xpath_type type;
		unsigned needs;
	} rows[] = {
		{ "1", VALUE_NUMBER, 0 }, { "'a'", VALUE_STRING, 0 }, { "/a", VALUE_NODES, 0 }, { "a", VALUE_NODES, NEEDS_NODE }, { ".", VALUE_NODES, NEEDS_NODE }, { "$limit", VALUE_ANY, NEEDS_VARIABLE }, { "position()", VALUE_NUMBER, NEEDS_POSITION },
		{ "last() - 1", VALUE_NUMBER, NEEDS_SIZE }, { "/a[position() < last()]", VALUE_NODES, 0 }, { "/a[b]", VALUE_NODES, 0 }, { "/a[b = $limit]", VALUE_NODES, NEEDS_VARIABLE }, { "/a[current()]", VALUE_NODES, NEEDS_CURRENT },
		{ "$limit[1]", VALUE_NODES, NEEDS_VARIABLE }, { "string()", VALUE_STRING, NEEDS_NODE }, { "string(/a)", VALUE_STRING, 0 }, { "concat(a, $limit)", VALUE_STRING, NEEDS_NODE | NEEDS_VARIABLE }, { "key('k', 1)", VALUE_NODES, NEEDS_NODE | NEEDS_WORLD },
		{ "a | /b", VALUE_NODES, NEEDS_NODE }, { "-a", VALUE_NUMBER, NEEDS_NODE }, { "a or 1", VALUE_BOOLEAN, NEEDS_NODE }, { "1 < 2", VALUE_BOOLEAN, 0 }, { "not(a)", VALUE_BOOLEAN, NEEDS_NODE },
	};
	struct fixture f;

	(void)state;
	open_fixture(&f, schema);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct xpath *x = compile(&f, rows[i].text);

		if (xpath_top(x)->type != rows[i].type || xpath_top(x)->needs != rows[i].needs)
			print_error("%s: type %d needs %u\n", rows[i].text, (int)xpath_top(x)->type, xpath_top(x)->needs);
		assert_int_equal(xpath_top(x)->type, rows[i].type);
		assert_int_equal(xpath_top(x)->needs, rows[i].needs);
		xpath_free(x);
	}
	close_fixture(&f);
}

/* --- simplifying changes no value --- */

struct maker {
	struct buf text;
	uint64_t seed;
	int left; /* operations that may still be made */
};

static unsigned pick(struct maker *m, unsigned n)
{
	m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(m->seed >> 33) % n;
}

static void make(struct maker *m);

static void make_step(struct maker *m)
{
	static const char *const steps[] = { "a", "b", "*", "node()", "text()", ".", "..", "@n", "@*", "self::node()", "self::a", "descendant::b", "descendant-or-self::node()", "descendant-or-self::*", "ancestor::*",
		"ancestor-or-self::a", "preceding::a", "following-sibling::node()", "preceding-sibling::*", "parent::*", "following::b" };
	unsigned step = pick(m, sizeof steps / sizeof steps[0]);

	buf_puts(&m->text, steps[step]);
	if (steps[step][0] == '.')
		return;
	while (m->left > 0 && pick(m, 3) == 0) {
		static const char *const predicates[] = { "1", "2", "last()", "position() = 2", "2 = position()", "position() = last()", "position() < 3", "@n", "b", "last() = position()", "position() = 1 + 1", "number('2')", "-1", "count(b)", "string(@n)" };

		buf_puts(&m->text, "[");
		if (pick(m, 3) > 0)
			buf_puts(&m->text, predicates[pick(m, sizeof predicates / sizeof predicates[0])]);
		else
			make(m);
		buf_puts(&m->text, "]");
	}
}

static void make_path(struct maker *m)
{
	static const char *const starts[] = { "", "", "/", "//", ".//", "./", "(//a)[2]/", "(a|b)//" };

	buf_puts(&m->text, starts[pick(m, sizeof starts / sizeof starts[0])]);
	make_step(m);
	for (int i = 0; i < 3 && pick(m, 2) == 0; i++) {
		buf_puts(&m->text, pick(m, 2) == 0 ? "/" : "//");
		make_step(m);
	}
}

static void make(struct maker *m)
{
	static const char *const operators[] = { " + ", " - ", " * ", " div ", " mod ", " = ", " != ", " < ", " >= ", " and ", " or " };
	static const char *const simple[] = { "1", "0", "-1", "2.5", "'x'", "''", "'3'", "position()", "last()", "true()", "1 div 0", "0 div 0", "-0" };
	static const char *const calls[] = { "count(", "string(", "not(", "number(", "sum(", "boolean(", "string-length(" };

	m->left--;
	switch (m->left > 0 ? pick(m, 6) : 4 + pick(m, 2)) {
	case 0:
		buf_puts(&m->text, "(");
		make(m);
		buf_puts(&m->text, operators[pick(m, sizeof operators / sizeof operators[0])]);
		make(m);
		buf_puts(&m->text, ")");
		break;
	case 1:
		buf_puts(&m->text, calls[pick(m, sizeof calls / sizeof calls[0])]);
		make_path(m);
		buf_puts(&m->text, ")");
		break;
	case 2:
		buf_puts(&m->text, "-");
		make(m);
		break;
	case 3:
		make_path(m);
		buf_puts(&m->text, " | ");
		make_path(m);
		break;
	case 4:
		buf_puts(&m->text, simple[pick(m, sizeof simple / sizeof simple[0])]);
		break;
	default:
		make_path(m);
	}
}

static bool same_value(const struct xpath_value *a, const struct xpath_value *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case VALUE_NODES: return a->nodes.len == b->nodes.len && (a->nodes.len == 0 || memcmp(a->nodes.items, b->nodes.items, a->nodes.len * sizeof *a->nodes.items) == 0);
	case VALUE_BOOLEAN: return a->boolean == b->boolean;
	case VALUE_NUMBER: return (a->number != a->number && b->number != b->number) || memcmp(&a->number, &b->number, sizeof a->number) == 0;
	default: return a->text.len == b->text.len && memcmp(a->text.start, b->text.start, a->text.len) == 0;
	}
}

static void unchanged(void **state)
{
	static const char document[] = "<a test='' n='1'><a n='2'><b n='3'>x</b>t<b n='x'><a/></b></a><b><b n='2'/><?p q?><a n='4'>2</a></b><!--c--><a n='2'><b>3</b><b/></a></a>";
	struct maker m = { .text = BUF_INIT, .seed = 4 };
	struct fixture f;
	struct xpath_world *world;
	struct xpath_run *runs[2];
	xmlNodePtr root;
	size_t tried = 0;

	(void)state;
	open_fixture(&f, document);
	world = xpath_world_new(f.file->doc);
	runs[0] = xpath_run_new(world);
	runs[1] = xpath_run_new(world);
	root = xmlDocGetRootElement(f.file->doc);
	for (int i = 0; i < 20000; i++) {
		struct xpath raw = { 0 }, simple = { 0 };
		xmlNodePtr nodes[] = { root, root->children, root->children->children, (xmlNodePtr)root->children->properties, (xmlNodePtr)f.file->doc };

		buf_reset(&m.text);
		m.left = 6;
		make(&m);
		arena_reset(f.arena);
		raw.text = simple.text = m.text.data;
		raw.made = expr_parse_raw(m.text.data, &f.scope, &f.origin, f.arena);
		if (raw.made == NULL)
			continue;
		simple.made = expr_parse(m.text.data, &f.scope, &f.origin, f.arena);
		assert_non_null(simple.made);
		for (size_t k = 0; k < sizeof nodes / sizeof nodes[0]; k++) {
			struct xpath_value a = { 0 }, b = { 0 };
			int status = xpath_eval(runs[0], &raw, nodes[k], &a);

			assert_int_equal(xpath_eval(runs[1], &simple, nodes[k], &b), status);
			if (status == 0 && !same_value(&a, &b))
				print_error("%s\n", m.text.data);
			assert_true(status != 0 || same_value(&a, &b));
			tried++;
		}
	}
	assert_true(tried > 50000);
	xpath_run_free(runs[0]);
	xpath_run_free(runs[1]);
	xpath_world_free(world);
	buf_release(&m.text);
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
	const struct CMUnitTest tests[] = { cmocka_unit_test(grammar), cmocka_unit_test(simplified), cmocka_unit_test(refused), cmocka_unit_test(placed), cmocka_unit_test(elsewhere),
		cmocka_unit_test(several), cmocka_unit_test(names_in_order), cmocka_unit_test(questions), cmocka_unit_test(inferred), cmocka_unit_test(unchanged),
		cmocka_unit_test(forgiving), cmocka_unit_test(extremes) };

	return cmocka_run_group_tests_name("xpath_parse", tests, NULL, NULL);
}
