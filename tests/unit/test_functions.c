/* SPDX-License-Identifier: Apache-2.0 */
/* Every function, a row each: what it gives, at which node, and when it is an error. */
#include "functions_harness.h"
#include "run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char document[] =
	"<!DOCTYPE d [<!ATTLIST e id ID #IMPLIED><!NOTATION gif SYSTEM 'gif'><!ENTITY pic SYSTEM 'pic.gif' NDATA gif>]>"
	"<d n='d' xml:lang='sv-FI' " NAMESPACES ">"
	"<e n='1' id='one' q='2024-02-29'>åäö</e><e n='2' xml:lang='EN' id='two'>two one\nzwei</e><e n='3' xml:id='three'>7</e>"
	"<p:f n='4' p:a='x'> 3 </p:f><g n='5' xml:lang=''><h>9</h><h>4</h><h>9.0</h></g>"
	"<!--c--><?pi data?><t n='6'>abc</t><i n='7'/><t n='8'>abc</t></d>";

struct row {
	const char *text, *value, *at; /* at: the n of the element; NULL: the root element */
};

static void gives(void **state)
{
	const struct row *row = *state;
	struct functions_harness h;
	const char *value;

	harness_open(&h, document);
	value = harness_value(&h, row->text, row->at != NULL ? harness_at(xmlDocGetRootElement(h.doc), row->at) : xmlDocGetRootElement(h.doc));
	/* Of an error only the beginning is compared. */
	if (row->value[0] == '!')
		assert_memory_equal(value, row->value, strlen(row->value));
	else
		assert_string_equal(value, row->value);
	harness_close(&h);
}

#define AT(at, text, value) { "at " at ": " text " = " value, gives, NULL, NULL, &(struct row){ text, value, at } }
#define IS(text, value) { text " = " value, gives, NULL, NULL, &(struct row){ text, value, NULL } }

static xmlDocPtr load(void *payload, const char *uri, const char *base)
{
	xmlDocPtr *other = payload;

	(void)base;
	return strcmp(uri, "http://example.org/dir/other.xml") == 0 || strcmp(uri, "http://elsewhere/other.xml") == 0 ||
	       strcmp(uri, "my%20folder/path.xml") == 0 ? *other : NULL;
}

/* document(): joined with the base of the expression or of a node, by fragments, and what cannot be loaded. */
static void documents(void **state)
{
	static const struct row rows[] = {
		{ "document('other.xml')/o/x", "[1|2]", NULL },
		{ "document('other.xml#b')", "[2]", NULL },
		{ "document('other.xml#c')", "[]", NULL },
		{ "document('http://elsewhere/other.xml')/o", "[12]", NULL },
		{ "document('missing.xml')", "! document(\"missing.xml\")", NULL },
		{ "count(document(set:distinct(//l)))", "n 1", NULL },
		{ "document('other.xml', /)/o/x[2]", "[2]", NULL },
		{ "document('other.xml', /d/nothing)", "! document(\"other.xml\")", NULL },
		{ "document('http://elsewhere/other.xml', /d/nothing)/o", "[12]", NULL },
		{ "count(document(''))", "n 1", NULL },
		{ "count(document('')/d)", "n 1", NULL },
		{ "document('')/d/l[1]", "[other.xml]", NULL },
		{ "count(document('other.xml') | document('other.xml'))", "n 1", NULL },
		{ "generate-id(document('other.xml')) = generate-id(/)", "b false", NULL },
		{ "generate-id(document('other.xml')) = generate-id(document(//l))", "b true", NULL },
	};
	static const char other_text[] = "<o><x xml:id='a'>1</x><x xml:id='b'>2</x></o>";
	struct functions_harness h;
	xmlDocPtr other;

	(void)state;
	harness_open(&h, "<d " NAMESPACES "><l>other.xml</l><l>other.xml</l></d>");
	other = xmlReadMemory(other_text, (int)strlen(other_text), "http://example.org/dir/other.xml", NULL, 0);
	assert_string_equal(harness_value(&h, "count(document('other.xml'))", h.doc->children),
	                    "! document(\"other.xml\"): document() cannot be used here, no other document is read");
	xpath_world_loader(h.world, load, &other);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *value = harness_value(&h, rows[i].text, h.doc->children);

		if (rows[i].value[0] == '!')
			assert_memory_equal(value, rows[i].value, strlen(rows[i].value));
		else
			assert_string_equal(value, rows[i].value);
	}
	/* A path is no URI. */
	xmlFree((xmlChar *)h.doc->URL);
	h.doc->URL = xmlStrdup((const xmlChar *)"my folder/doc.xml");
	assert_string_equal(harness_value(&h, "count(document('path.xml'))", h.doc->children), "n 1");
	harness_close(&h);
	xmlFreeDoc(other);
}

static void collect_ids(struct functions_harness *h, struct buf *all)
{
	struct xpath *x = harness_compile(h, "generate-id()"), *nodes = harness_compile(h, "//node() | //@* | /");
	struct xpath_value set, id;
	xmlNodePtr items[64];
	size_t n;

	assert_int_equal(xpath_eval(h->run, nodes, h->doc->children, &set), 0);
	n = set.nodes.len;
	assert_true(n > 20 && n < 64);
	memcpy(items, set.nodes.items, n * sizeof *items);
	for (size_t i = 0; i < n; i++) {
		char whole[80];

		assert_int_equal(xpath_eval(h->run, x, items[i], &id), 0);
		snprintf(whole, sizeof whole, " %.*s ", (int)id.text.len, id.text.start);
		assert_null(strstr(all->data, whole));
		for (size_t c = 0; c < id.text.len; c++)
			assert_true((id.text.start[c] >= '0' && id.text.start[c] <= '9') || (id.text.start[c] >= 'a' && id.text.start[c] <= 'z'));
		buf_puts(all, whole);
	}
	xpath_free(x);
	xpath_free(nodes);
}

/* Ids differ from node to node, are names, and are the same in every run. */
static void ids_are_stable(void **state)
{
	struct functions_harness h;
	struct buf first = BUF_INIT, second = BUF_INIT;

	(void)state;
	harness_open(&h, document);
	collect_ids(&h, &first);
	harness_close(&h);
	harness_open(&h, document);
	collect_ids(&h, &second);
	harness_close(&h);
	assert_string_equal(first.data, second.data);
	buf_release(&first);
	buf_release(&second);
}

/* Among many siblings, asked for in a jumbled order, and after the tree has changed. */
static void ids_among_many(void **state)
{
	struct functions_harness h;
	struct xpath *x;
	struct buf text = BUF_INIT;
	xmlNodePtr nodes[3000];

	(void)state;
	buf_puts(&text, "<d>");
	for (int i = 0; i < 3000; i++)
		buf_puts(&text, "<e/>");
	buf_puts(&text, "</d>");
	harness_open(&h, text.data);
	x = harness_compile(&h, "generate-id()");
	nodes[0] = h.doc->children->children;
	for (int i = 1; i < 3000; i++)
		nodes[i] = nodes[i - 1]->next;
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 3000; i++) {
			int at = (i * 1511) % 3000;
			struct xpath_value v;
			char wanted[40], got[40];

			assert_int_equal(xpath_eval(h.run, x, nodes[at], &v), 0);
			snprintf(got, sizeof got, "%.*s", (int)v.text.len, v.text.start);
			snprintf(wanted, sizeof wanted, "d0e0e%d", at + round);
			assert_string_equal(got, wanted);
		}
		xmlAddPrevSibling(nodes[0], xmlNewDocNode(h.doc, NULL, (const xmlChar *)"e", NULL));
		xpath_world_changed(h.world);
	}
	xpath_free(x);
	buf_release(&text);
	harness_close(&h);
}

/* Made nodes live as long as a variable holds them, and no longer. */
static void made_nodes_live_with_variables(void **state)
{
	struct functions_harness h;
	struct xpath *tokens, *use, *other;
	struct xpath_value v;
	size_t mark;

	(void)state;
	harness_open(&h, document);
	tokens = harness_compile(&h, "str:tokenize('a b c')");
	use = harness_compile(&h, "concat($a[1], $a[2], $a[3], count($a | $b))");
	other = harness_compile(&h, "count(str:tokenize('x y'))");
	for (int i = 0; i < 100; i++) {
		mark = xpath_mark(h.run);
		assert_int_equal(xpath_eval(h.run, tokens, h.doc->children, &v), 0);
		xpath_set(h.run, 0, &v);
		xpath_set_lazy(h.run, 1, tokens, h.doc->children);
		for (int j = 0; j < 10; j++) {
			assert_int_equal(xpath_eval(h.run, other, h.doc->children, &v), 0);
			assert_true(v.number == 2);
			assert_int_equal(xpath_eval(h.run, use, h.doc->children, &v), 0);
			assert_int_equal(v.text.len, 4);
			assert_memory_equal(v.text.start, "abc6", 4);
		}
		xpath_drop(h.run, mark);
	}
	xpath_free(tokens);
	xpath_free(use);
	xpath_free(other);
	harness_close(&h);
}

/* What is made does not pile up over many evaluations. */
static void made_nodes_go(void **state)
{
	struct functions_harness h;
	struct xpath *x, *keep;
	struct xpath_value v;

	(void)state;
	harness_open(&h, document);
	keep = harness_compile(&h, "regexp:match('k', 'k')");
	assert_int_equal(xpath_eval(h.run, keep, h.doc->children, &v), 0);
	xpath_set(h.run, 0, &v);
	x = harness_compile(&h, "str:tokenize('a b c')[2]/following-sibling::token | $a");
	for (int i = 0; i < 20000; i++) {
		assert_int_equal(xpath_eval(h.run, x, h.doc->children, &v), 0);
		assert_int_equal(v.nodes.len, 2);
	}
	assert_true(foreign_owns(h.run->foreign, v.nodes.items[0]->doc));
	assert_false(foreign_owns(h.run->foreign, h.doc));
	xpath_free(x);
	xpath_free(keep);
	harness_close(&h);
}

/* More patterns than are kept, again and again, with other flags. */
static void many_patterns(void **state)
{
	struct functions_harness h;
	char text[80], wanted[8];

	(void)state;
	harness_open(&h, document);
	for (int i = 0; i < 500; i++) {
		int n = i % 150;

		snprintf(text, sizeof text, "regexp:test('X%d', '^x%d$', '%s')", n, n, i % 2 ? "i" : "");
		snprintf(wanted, sizeof wanted, "b %s", i % 2 ? "true" : "false");
		assert_string_equal(harness_value(&h, text, h.doc->children), wanted);
	}
	harness_close(&h);
}

/* Names are sorted, every row is found, and did-you-mean has them all. */
static void tables(void **state)
{
	static const char *const uris[] = { "", "http://exslt.org/common", "http://exslt.org/dates-and-times", "http://exslt.org/math",
		"http://exslt.org/regular-expressions", "http://exslt.org/sets", "http://exslt.org/strings" };
	bool known;

	(void)state;
	for (size_t u = 0; u < sizeof uris / sizeof uris[0]; u++) {
		const char *const *names = function_names(uris[u]);

		assert_non_null(names[0]);
		for (size_t i = 0; names[i] != NULL; i++) {
			const struct function *fn = function_find(uris[u], names[i], &known);

			assert_true(known);
			assert_non_null(fn);
			assert_string_equal(fn->name, names[i]);
			assert_true(fn->least <= fn->most);
			assert_true(fn->most == FUNCTION_ANY_NUMBER || strlen(fn->takes) == fn->most);
			assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
		}
		assert_null(function_find(uris[u], "nothing", &known));
		assert_true(known);
	}
	assert_null(function_find("urn:unknown", "string", &known));
	assert_false(known);
	assert_null(function_names("urn:unknown")[0]);
	assert_null(function_find("http://exslt.org/dynamic", "evaluate", &known));
	assert_true(function_varies("http://exslt.org/dates-and-times", "date-time", 0));
	assert_true(function_varies("http://exslt.org/dates-and-times", "date", 0));
	assert_false(function_varies("http://exslt.org/dates-and-times", "date", 1));
	assert_true(function_varies("http://exslt.org/math", "random", 0));
	assert_false(function_varies("", "position", 0));
}

static const struct CMUnitTest tests[] = {
#include "functions_rows.h"
	cmocka_unit_test(documents), cmocka_unit_test(ids_are_stable), cmocka_unit_test(ids_among_many), cmocka_unit_test(made_nodes_live_with_variables),
	cmocka_unit_test(made_nodes_go), cmocka_unit_test(many_patterns), cmocka_unit_test(tables),
};

int main(void)
{
	return cmocka_run_group_tests_name("functions", tests, NULL, NULL);
}
