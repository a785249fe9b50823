/* SPDX-License-Identifier: Apache-2.0 */
/* Node-sets: every axis against libxml2's evaluator, order, keys, and that large documents cost no square of their size. */
#include "buf.h"
#include "pattern.h"

#include <libxml/xpathInternals.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xpath_fixture.h"

struct row {
	const char *text, *value;
};

/* Every axis and test from every node, against libxml2. Its mistakes are left out: it takes an attribute's following axis for its element's. */
static const char jungle[] =
	"<a xmlns:n='urn:n' xmlns:m='urn:d' x='1' y='2'><?p one?><b x='2' n:y='3' xmlns:n='urn:n' xmlns:o='urn:o'>t<c x='1'/><c>u</c><!--c--><c x='3'><a><b x='2'/></a></c></b><n:b x='5'>v<n:e/>w</n:b><?q two?><b/><b><c x='1'/>"
	"<b><c/></b></b></a>";

struct oracle {
	struct fixture f;
	xmlXPathContextPtr context;
	size_t compared, nodes;
};

static void agree_at(struct oracle *o, const struct xpath *x, xmlNodePtr node)
{
	xmlXPathObjectPtr wanted;
	struct xpath_value value;

	if (node->type == XML_ATTRIBUTE_NODE && strstr(xpath_text(x), "following::") != NULL)
		return;
	o->context->node = node;
	wanted = xmlXPathEvalExpression((const xmlChar *)xpath_text(x), o->context);
	assert_non_null(wanted);
	assert_int_equal(xpath_eval(o->f.run, x, node, &value), 0);
	assert_int_equal(value.type, VALUE_NODES);
	xmlXPathNodeSetSort(wanted->nodesetval);
	if (value.nodes.len != (size_t)xmlXPathNodeSetGetLength(wanted->nodesetval))
		fail_msg("%s: %zu nodes", xpath_text(x), value.nodes.len);
	for (size_t i = 0; i < value.nodes.len; i++) {
		if (value.nodes.items[i]->type != XML_NAMESPACE_DECL)
			assert_ptr_equal(value.nodes.items[i], wanted->nodesetval->nodeTab[i]);
	}
	assert_int_equal(xpath_test(o->f.run, x, node), value.nodes.len > 0);
	o->compared++;
	o->nodes += value.nodes.len;
	xmlXPathFreeObject(wanted);
}

static void agree_below(struct oracle *o, const struct xpath *x, xmlNodePtr node)
{
	agree_at(o, x, node);
	for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL; a = a->next)
		agree_at(o, x, (xmlNodePtr)a);
	for (xmlNodePtr n = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ? node->children : NULL; n != NULL; n = n->next)
		agree_below(o, x, n);
}

/* The way with its two "%s" filled in. */
static void put_way(struct buf *out, const char *way, const char *axis, const char *test)
{
	const char *first = strstr(way, "%s"), *second = strstr(first + 2, "%s");

	buf_add(out, way, (size_t)(first - way));
	buf_puts(out, axis);
	buf_add(out, first + 2, (size_t)(second - first) - 2);
	buf_puts(out, test);
	buf_puts(out, second + 2);
}

static void axes(void **state)
{
	static const char *const names[] = {
		"child", "descendant", "descendant-or-self", "self", "attribute", "namespace", "following", "following-sibling", "parent", "ancestor", "ancestor-or-self", "preceding", "preceding-sibling",
	};
	static const char *const tests[] = {
		"node()", "*", "b", "n:b", "n:*", "text()", "comment()", "processing-instruction()", "processing-instruction('q')", "x", "node()[1]", "*[last()]", "*[position() > 1][1]", "node()[2]/..", "*[@x = 2]",
		"node()[. = 't' or self::c][last() - 1]",
	};
	static const char *const ways[] = { "%s::%s", "//b/%s::%s", "(//c | //@x)/%s::%s", "../%s::%s", "//node()/%s::%s", "(%s::%s)[2]" };
	struct oracle o = { 0 };

	(void)state;
	open_document(&o.f, jungle);
	o.context = xmlXPathNewContext(o.f.doc);
	xmlXPathRegisterNs(o.context, (const xmlChar *)"n", (const xmlChar *)"urn:n");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		for (size_t j = 0; j < sizeof tests / sizeof tests[0]; j++) {
			for (size_t k = 0; k < sizeof ways / sizeof ways[0]; k++) {
				struct buf text = BUF_INIT;
				struct xpath *x;

				if (strcmp(names[i], "following") == 0 && strstr(ways[k], "@x") != NULL)
					continue;
				/* Order among namespace nodes is the implementation's own, and their names have no namespace, which libxml2 gives them. */
				if (strcmp(names[i], "namespace") == 0 && (j == 3 || j == 4 || j > 9 || k > 4))
					continue;
				put_way(&text, ways[k], names[i], tests[j]);
				x = compile(&o.f, text.data);
				assert_non_null(x);
				agree_below(&o, x, (xmlNodePtr)o.f.doc);
				xpath_free(x);
				buf_release(&text);
			}
		}
	}
	assert_true(o.compared > 30000);
	assert_true(o.nodes > 50000);
	xmlXPathFreeContext(o.context);
	close_fixture(&o.f);
}

/* Ways that would be the square of the number of nodes end at the limit of steps if they are. */
static void large(void **state)
{
	static const struct row rows[] = {
		{ "count(//e/following-sibling::e)", "99999" }, { "count(//e/preceding-sibling::e)", "99999" }, { "count(//e/following::e)", "99999" }, { "count(//e/preceding::e)", "99999" }, { "count(//e/ancestor::*)", "1" },
		{ "count(//*//e)", "100000" }, { "count(//e/..)", "1" }, { "boolean(//e/following-sibling::x)", "false" }, { "boolean(//e/following::x)", "false" }, { "count(//e[1])", "1" }, { "count(//e[last()])", "1" },
		{ "//e/@i = //e/@j", "false" }, { "//e/@i != //e/@i", "true" }, { "//e/@i < //e/@i", "true" }, { "count(//e | //e/@i | //e)", "200000" }, { "count((//e)[position() mod 2 = 0])", "50000" }, { "string(//e[50000]/@i)", "50000" },
		{ "count(//e/@i | /r | //e)", "200001" }, { "count(/r/e/preceding-sibling::e[1])", "99999" }, { "//e/@i > 99999", "true" }, { "count(//e[@i > 50000])", "50000" },
	};
	struct fixture f = { 0 };
	xmlNodePtr root;

	(void)state;
	open_document(&f, "<r/>");
	root = xmlDocGetRootElement(f.doc);
	for (int i = 1; i <= 100000; i++) {
		xmlNodePtr e = xmlNewChild(root, NULL, (const xmlChar *)"e", NULL);
		char text[16];

		snprintf(text, sizeof text, "%d", i);
		xmlSetProp(e, (const xmlChar *)"i", (const xmlChar *)text);
		text[0] = 'x';
		xmlSetProp(e, (const xmlChar *)"j", (const xmlChar *)text);
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct xpath *x = compile(&f, rows[i].text);
		struct xpath_value value;

		assert_non_null(x);
		if (xpath_eval(f.run, x, (xmlNodePtr)f.doc, &value) != 0)
			fail_msg("%s: %s", rows[i].text, xpath_error(f.run));
		assert_text(xpath_string(f.run, &value), rows[i].value);
		xpath_free(x);
	}
	close_fixture(&f);
}

/* A comparison that is answered by a table after its second time, beside one that never is. */
struct pair {
	const char *by_table, *plain;
};

/* NULL after the last one. */
static xmlNodePtr next_node(xmlNodePtr n)
{
	if (n->children != NULL)
		return n->children;
	while (n != NULL && n->next == NULL)
		n = n->parent;
	return n != NULL ? n->next : NULL;
}

static void agree_everywhere(struct fixture *f, const struct xpath *x, const struct xpath *y)
{
	for (xmlNodePtr n = xmlDocGetRootElement(f->doc); n != NULL; n = next_node(n)) {
		struct xpath_value a, b;
		double first, second;

		if (xpath_eval(f->run, x, n, &a) != 0)
			fail_msg("%s: %s", xpath_text(x), xpath_error(f->run));
		first = xpath_number(f->run, &a);
		assert_int_equal(xpath_eval(f->run, y, n, &b), 0);
		second = xpath_number(f->run, &b);
		if (first != second && (first == first || second == second))
			fail_msg("%s: %g instead of %g", xpath_text(x), first, second);
	}
}

static void indexed(void **state)
{
	static const struct pair pairs[] = {
		{ "count(//e[@i = current()/@i])", "count(//e[string(@i) = string(current()/@i)][@i][current()/@i])" },
		{ "count(/r/e[current()/@i = @i and @j])", "count(/r/e[string(@i) = string(current()/@i) and @j][@i][current()/@i])" },
		{ "count(preceding-sibling::e[@i = current()/@i])", "count(preceding-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i])" },
		{ "count(following-sibling::e[@i = current()/@i])", "count(following-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i])" },
		{ "preceding-sibling::e[@i = current()/@i]/@n", "preceding-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i]/@n" },
		{ "preceding-sibling::e[@i = current()/@i][1]/@n", "preceding-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i][1]/@n" },
		{ "preceding-sibling::e[@i = current()/@i][last()]/@n", "preceding-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i][last()]/@n" },
		{ "following-sibling::e[@i = current()/@i][2]/@n", "following-sibling::e[string(@i) = string(current()/@i)][@i][current()/@i][2]/@n" },
		{ "count(preceding::e[@i = current()/@i])", "count(preceding::e[string(@i) = string(current()/@i)][@i][current()/@i])" },
		{ "count(following::e[@i = current()/@i])", "count(following::e[string(@i) = string(current()/@i)][@i][current()/@i])" },
		{ "preceding::e[@i = current()/@i][position() = 2]/@n", "preceding::e[string(@i) = string(current()/@i)][@i][current()/@i][position() = 2]/@n" },
		{ "sum(//e[@i = current()/c]/@n)", "sum(//e[string(@i) = string(current()/c[1]) or string(@i) = string(current()/c[2])][string(@i)][current()/c]/@n)" },
		{ "count(//e[c = current()/@i])", "count(//e[string(c[1]) = string(current()/@i) or string(c[2]) = string(current()/@i)][c][string(current()/@i)])" },
		{ "count(//c[. = current()/@i])", "count(//c[string() = string(current()/@i)][current()/@i])" },
		{ "count(//e[@i = $text])", "count(//e[string(@i) = 't'])" }, { "count(//e[@i = 'v3'][@n > 50])", "count(//e[string(@i) = 'v3'][@n > 50])" },
		{ "count(//e[@i = $num])", "count(//e[number(@i) = 4])" }, { "count(//e[@n = $num])", "count(//e[number(@n) = 4])" }, { "number(@i = //e/c)", "number(boolean(//e/c[string() = string(current()/@i)][current()/@i]))" },
		{ "number(//e[@j]/c = @i)", "number(boolean(//e[@j]/c[string() = string(current()/@i)][current()/@i]))" }, { "count(preceding-sibling::e)", "count(preceding-sibling::e[true() or @n])" },
		{ "count(following-sibling::e)", "count(following-sibling::e[@n or true()])" }, { "count(preceding-sibling::node())", "count(preceding-sibling::node()[self::node()])" },
		{ "count(following-sibling::c)", "count(following-sibling::c[self::c])" }, { "count(//e[@i = ''])", "count(//e[string-length(@i) = 0][@i])" }, { "count(//e[@i = current()/@none])", "0" },
	};
	struct fixture f = { 0 };
	xmlNodePtr root, e = NULL;

	(void)state;
	open_document(&f, "<r/>");
	root = xmlDocGetRootElement(f.doc);
	for (int i = 0; i < 150; i++) {
		char text[16];

		/* Some of them inside one another. */
		e = xmlNewChild(i % 10 == 9 ? e : root, NULL, (const xmlChar *)"e", NULL);
		snprintf(text, sizeof text, "%d", i);
		xmlSetProp(e, (const xmlChar *)"n", (const xmlChar *)text);
		snprintf(text, sizeof text, "v%d", i % 7);
		if (i % 11 != 0)
			xmlSetProp(e, (const xmlChar *)"i", (const xmlChar *)(i % 13 == 0 ? "" : text));
		if (i % 3 == 0)
			xmlSetProp(e, (const xmlChar *)"j", (const xmlChar *)"");
		for (int k = 0; k < i % 3; k++) {
			snprintf(text, sizeof text, "v%d", (i + k) % 9);
			xmlNewChild(e, NULL, (const xmlChar *)"c", (const xmlChar *)text);
		}
	}
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
			struct xpath *x = compile(&f, pairs[i].by_table), *y = compile(&f, pairs[i].plain);

			assert_non_null(x);
			assert_non_null(y);
			agree_everywhere(&f, x, y);
			xpath_free(x);
			xpath_free(y);
		}
		/* Tables are of the document as it stands. */
		xmlSetProp(root->children, (const xmlChar *)"i", (const xmlChar *)"v3");
		xmlUnlinkNode(e = root->last);
		xmlFreeNode(e);
		xpath_world_changed(f.world);
	}
	close_fixture(&f);
}

/* Very many siblings, each looking for others: a square of their number would take minutes. */
static void uniqueness(void **state)
{
	static const char *const texts[] = {
		"count(//e[@i = current()/@i]) = 1", "not(preceding-sibling::e[@i = current()/@i])", "../e[@i = current()/@i]", "not(following::e[@i = current()/@i])", "@i = //e/@i", "count(preceding-sibling::e) + 1 = @i",
		"count(following-sibling::*) = 50000 - @i", "key('k', @i)", "//e[@i = current()/@i]/@i = @i",
	};
	struct fixture f = { 0 };
	struct xpath_scope scope = { 0 };
	struct xpath_origin origin = { 0 };
	struct xpath_key key = { "k", NULL, NULL };
	struct diag_sink sink;
	xmlNodePtr root;

	(void)state;
	open_document(&f, "<r/>");
	sink = diag_list_sink(f.list);
	scope.element = origin.node = root = xmlDocGetRootElement(f.doc);
	origin.sink = &sink;
	for (int i = 1; i <= 50000; i++) {
		char text[16];

		snprintf(text, sizeof text, "%d", i);
		xmlSetProp(xmlNewChild(root, NULL, (const xmlChar *)"e", NULL), (const xmlChar *)"i", (const xmlChar *)text);
	}
	key.match = xpath_pattern_compile("e", &scope, &origin);
	key.use = compile(&f, "@i");
	xpath_run_keys(f.run, &key, 1);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct xpath *x = compile(&f, texts[i]);

		for (xmlNodePtr n = root->children; n != NULL; n = n->next)
			assert_int_equal(xpath_test(f.run, x, n), 1);
		xpath_free(x);
	}
	xpath_pattern_free(key.match);
	xpath_free(key.use);
	close_fixture(&f);
}

/* Keys are of the document of the context node, a failing or circular one is an error each time, two schemas may call a namespace differently. */
static void keys(void **state)
{
	struct fixture f = { 0 };
	xmlDocPtr other = NULL, scopes[2];
	struct diag_sink sink;
	struct xpath_key list[5];
	struct xpath *x[6];
	const char *const tests[] = { "count(key('k', 'x'))", "count(key('bad', 'x'))", "count(key('self', 'x'))", "count(key('k', //@v))", "string(key('k', 'x')[1]/@v)", "count(key('a', 'x'))" };

	(void)state;
	open_document(&f, "<r xmlns='urn:1'><e v='x'/><e v='y'/><f xmlns='' v='x'/></r>");
	sink = diag_list_sink(f.list);
	other = xmlReadMemory("<e xmlns='urn:1' v='x'><e v='x'/></e>", 37, NULL, NULL, 0);
	scopes[0] = xmlReadMemory("<s xmlns:p='urn:1'/>", 20, NULL, NULL, 0);
	scopes[1] = xmlReadMemory("<s xmlns:p='urn:2' xmlns:q='urn:1'/>", 36, NULL, NULL, 0);
	for (size_t i = 0; i < 6; i++)
		x[i] = compile(&f, tests[i]);
	for (int round = 0; round < 2; round++) {
		struct xpath_scope scope = { .element = xmlDocGetRootElement(scopes[round]), .slot_of = slot_of };
		struct xpath_origin origin = { scope.element, &sink };
		struct xpath_value value;

		list[0] = (struct xpath_key){ "k", xpath_pattern_compile("p:e", &scope, &origin), xpath_compile("@v", &scope, &origin) };
		list[1] = (struct xpath_key){ "bad", xpath_pattern_compile("*", &scope, &origin), xpath_compile("$num", &scope, &origin) };
		list[2] = (struct xpath_key){ "self", xpath_pattern_compile("*", &scope, &origin), xpath_compile("key('self', 'x')", &scope, &origin) };
		list[3] = (struct xpath_key){ "k", xpath_pattern_compile("f", &scope, &origin), xpath_compile("@v", &scope, &origin) };
		list[4] = (struct xpath_key){ "a", xpath_pattern_compile("@v", &scope, &origin), xpath_compile(".", &scope, &origin) };
		xpath_run_keys(f.run, list, 5);
		for (int again = 0; again < 2; again++) {
			xmlNodePtr root = xmlDocGetRootElement(f.doc);

			assert_int_equal(xpath_eval(f.run, x[0], root, &value), 0);
			assert_true(value.number == (round == 0 ? 2 : 1));
			assert_int_equal(xpath_eval(f.run, x[0], xmlDocGetRootElement(other), &value), 0);
			assert_true(value.number == (round == 0 ? 2 : 0));
			assert_int_equal(xpath_eval(f.run, x[1], root, &value), -1);
			assert_int_equal(xpath_eval(f.run, x[2], root, &value), -1);
			assert_non_null(strstr(xpath_error(f.run), "self"));
			assert_int_equal(xpath_eval(f.run, x[3], root, &value), 0);
			assert_true(value.number == (round == 0 ? 3 : 1));
			assert_int_equal(xpath_eval(f.run, x[4], root, &value), 0);
			assert_text(value.text, "x");
			assert_int_equal(xpath_eval(f.run, x[5], root, &value), 0);
			assert_true(value.number == 2);
		}
		for (size_t i = 0; i < 5; i++) {
			xpath_pattern_free(list[i].match);
			xpath_free(list[i].use);
		}
	}
	for (size_t i = 0; i < 6; i++)
		xpath_free(x[i]);
	xmlFreeDoc(scopes[0]);
	xmlFreeDoc(scopes[1]);
	close_fixture(&f);
	xmlFreeDoc(other);
}

/* Nodes of several documents are always in the same order, their doubles gone. */
static void documents(void **state)
{
	struct fixture f = { 0 };
	xmlDocPtr other;
	struct xpath_value nodes, value;
	xmlNodePtr items[4];
	struct xpath *x;

	(void)state;
	open_document(&f, "<r><a/><b/></r>");
	other = xmlReadMemory("<r><a/><b/></r>", 15, "other.xml", NULL, 0);
	items[0] = xmlDocGetRootElement(other);
	items[1] = items[0]->children;
	items[2] = xmlDocGetRootElement(f.doc);
	items[3] = items[2]->children->next;
	nodes = (struct xpath_value){ VALUE_NODES, { .nodes = { items, 4 } } };
	xpath_set(f.run, 0, &nodes);
	x = compile(&f, "$num | //b | $num/b");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(xpath_eval(f.run, x, i == 0 ? (xmlNodePtr)f.doc : (xmlNodePtr)other, &value), 0);
		assert_int_equal(value.nodes.len, 5);
		for (size_t k = 1; k < value.nodes.len; k++) {
			assert_true(xpath_order(value.nodes.items[k - 1], value.nodes.items[k]) < 0);
			assert_true(xpath_order(value.nodes.items[k], value.nodes.items[k - 1]) > 0);
		}
		assert_ptr_equal(value.nodes.items[0], items[0]);
	}
	xpath_free(x);
	close_fixture(&f);
	xmlFreeDoc(other);
}

/* Order by walking and order by comparing are one: a list that is not in order, long and short. */
static void sorting(void **state)
{
	struct fixture f = { 0 };
	struct xpath *x;
	struct xpath_value value;
	xmlNodePtr root;

	(void)state;
	open_document(&f, "<r/>");
	root = xmlDocGetRootElement(f.doc);
	for (int i = 0; i < 1000; i++) {
		xmlNodePtr e = xmlNewChild(root, NULL, (const xmlChar *)"e", NULL);

		xmlSetProp(e, (const xmlChar *)"x", (const xmlChar *)"1");
		xmlSetProp(e, (const xmlChar *)"y", (const xmlChar *)"2");
		xmlNewChild(e, NULL, (const xmlChar *)"f", (const xmlChar *)"t");
	}
	x = compile(&f, "//f/text() | //@y | //e | //f | //@x | //e[position() < 10] | /");
	for (int large = 0; large < 2; large++) {
		assert_int_equal(xpath_eval(f.run, x, root, &value), 0);
		assert_int_equal(value.nodes.len, large == 0 ? 5001 : 51);
		for (size_t k = 1; k < value.nodes.len; k++)
			assert_true(xpath_order(value.nodes.items[k - 1], value.nodes.items[k]) < 0);
		while (large == 0 && xmlChildElementCount(root) > 10) {
			xmlNodePtr last = root->last;

			xmlUnlinkNode(last);
			xmlFreeNode(last);
		}
		xpath_world_changed(f.world);
	}
	xpath_free(x);
	close_fixture(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(axes), cmocka_unit_test(large), cmocka_unit_test(indexed), cmocka_unit_test(uniqueness), cmocka_unit_test(keys), cmocka_unit_test(documents), cmocka_unit_test(sorting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
