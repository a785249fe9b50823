/* SPDX-License-Identifier: Apache-2.0 */
/* Trees of expressions: how they are simplified, that this changes no value, and what can be told from a tree without a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "xpath_tree_harness.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(simplified), cmocka_unit_test(names_in_order), cmocka_unit_test(questions), cmocka_unit_test(inferred), cmocka_unit_test(unchanged) };

	return cmocka_run_group_tests_name("xpath_simplified", tests, NULL, NULL);
}
