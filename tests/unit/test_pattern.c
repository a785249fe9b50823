/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Match patterns against their definition (XSLT 1.0 section 5.2): a node matches when it is among what the pattern, read as an expression, selects at
 * the node or at one of its ancestors. Every pattern is tried on every node of a document, and counted, so that a pattern that matches nothing shows.
 */
#include "buf.h"
#include "door.h"
#include "loaded.h"
#include "pattern.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char document[] =
	"<a xmlns:n='urn:n' x='1'><?p one?><b x='2' y='3'>t<c x='1'/><c>u</c><!--c--><c x='3' n:x='4'><a><b x='2'/></a></c></b>"
	"<n:b x='5'>v<n:e/>w</n:b><?q two?><b/><b><c x='1'/><b><c/></b></b></a>";

struct fixture {
	xmlDocPtr doc;
	xmlXPathContextPtr oracle;
	struct xpath_world *world;
	struct xpath_run *run;
	struct xpath_pattern *pattern;
	const char *text;
	size_t nodes, matches;
};

static int slot_of(void *payload, const char *name)
{
	(void)payload;
	return strcmp(name, "two") == 0 ? 0 : -1;
}

static struct xpath_pattern *compile(const struct fixture *f, const char *text, struct diag_list *list)
{
	static const char *const names[] = { "two", NULL };
	struct diag_sink sink = diag_list_sink(list);
	const xmlNode *root = xmlDocGetRootElement(f->doc);
	struct xpath_scope scope = { .element = root, .slot_of = slot_of, .variables = names };
	struct xpath_origin origin = { .node = root, .sink = &sink };

	return xpath_pattern_compile(text, &scope, &origin);
}

static int expected(const struct fixture *f, xmlNodePtr node)
{
	int found = 0;

	for (xmlNodePtr up = node; up != NULL && !found; up = up->parent) {
		xmlXPathObjectPtr value;

		f->oracle->node = up;
		value = xmlXPathEvalExpression((const xmlChar *)f->text, f->oracle);
		assert_non_null(value);
		found = xmlXPathNodeSetContains(value->nodesetval, node);
		xmlXPathFreeObject(value);
	}
	return found;
}

static void compare(struct fixture *f, xmlNodePtr node)
{
	int match = xpath_pattern_match(f->pattern, f->run, node), wanted = expected(f, node);

	if (match != wanted)
		fail_msg("%s at %s: %d instead of %d", f->text, (const char *)xmlGetNodePath(node), match, wanted);
	f->nodes++;
	f->matches += (size_t)match;
}

static void walk(struct fixture *f, xmlNodePtr node)
{
	compare(f, node);
	if (node->type == XML_ELEMENT_NODE) {
		for (xmlAttrPtr a = node->properties; a != NULL; a = a->next)
			compare(f, (xmlNodePtr)a);
	}
	for (xmlNodePtr child = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ? node->children : NULL; child != NULL; child = child->next)
		walk(f, child);
}

static void open_fixture(struct fixture *f)
{
	door_open();
	f->doc = xmlReadMemory(document, (int)strlen(document), NULL, NULL, 0);
	assert_non_null(f->doc);
	f->oracle = xmlXPathNewContext(f->doc);
	xmlXPathRegisterNs(f->oracle, (const xmlChar *)"n", (const xmlChar *)"urn:n");
	xmlXPathRegisterVariable(f->oracle, (const xmlChar *)"two", xmlXPathNewCString("2"));
	f->world = xpath_world_new(f->doc);
	f->run = xpath_run_new(f->world);
	xpath_set(f->run, 0, &(struct xpath_value){ VALUE_STRING, { .text = { "2", 1 } } });
}

static void close_fixture(struct fixture *f)
{
	xpath_pattern_free(f->pattern);
	xpath_run_free(f->run);
	xpath_world_free(f->world);
	xmlXPathFreeContext(f->oracle);
	xmlFreeDoc(f->doc);
}

struct row {
	const char *text;
	size_t matches;
};

static void agrees(void **state)
{
	const struct row *row = *state;
	struct fixture f = { .text = row->text };
	struct diag_list *list = diag_list_new();

	open_fixture(&f);
	f.pattern = compile(&f, row->text, list);
	assert_non_null(f.pattern);
	walk(&f, (xmlNodePtr)f.doc);
	assert_int_equal(f.nodes, 31);
	assert_int_equal(f.matches, row->matches);
	close_fixture(&f);
	diag_list_free(list);
}

static void refuses(void **state)
{
	const struct row *row = *state;
	struct fixture f = { .text = row->text };
	struct diag_list *list = diag_list_new();

	open_fixture(&f);
	assert_null(compile(&f, row->text, list));
	assert_int_equal(diag_list_len(list), 1);
	close_fixture(&f);
	diag_list_free(list);
}

/* A step's selection is remembered only while the tree stands still. */
static void moved(void **state)
{
	struct fixture f = { .text = "c[position() = last()][1]" };
	struct diag_list *list = diag_list_new();
	xmlNodePtr b, last, more;

	(void)state;
	open_fixture(&f);
	f.pattern = compile(&f, f.text, list);
	b = xmlDocGetRootElement(f.doc)->children->next;
	last = b->last;
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, last), 1);
	more = xmlNewChild(b, NULL, (const xmlChar *)"c", NULL);
	xpath_world_changed(f.world);
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, last), 0);
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, more), 1);
	/* What was remembered may be gone when the next selection takes its place. */
	xmlUnlinkNode(more);
	xmlFreeNode(more);
	xpath_world_changed(f.world);
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, last), 1);
	close_fixture(&f);
	diag_list_free(list);
}

static void questions(void **state)
{
	struct fixture f = { 0 };
	struct diag_list *list = diag_list_new();
	const char *name;

	(void)state;
	open_fixture(&f);
	f.pattern = compile(&f, "/ | n:b/c[@x = $two and key('k', d)] | @y | text() | *[../e/f] | node()", list);
	assert_int_equal(xpath_pattern_count(f.pattern), 6);
	assert_int_equal(xpath_pattern_last(f.pattern, 0, &name), XML_DOCUMENT_NODE);
	assert_int_equal(xpath_pattern_last(f.pattern, 1, &name), XML_ELEMENT_NODE);
	assert_string_equal(name, "c");
	assert_int_equal(xpath_pattern_last(f.pattern, 2, &name), XML_ATTRIBUTE_NODE);
	assert_int_equal(xpath_pattern_last(f.pattern, 3, &name), XML_TEXT_NODE);
	assert_int_equal(xpath_pattern_last(f.pattern, 4, &name), XML_ELEMENT_NODE);
	assert_null(name);
	assert_int_equal(xpath_pattern_last(f.pattern, 5, &name), 0);
	assert_true(xpath_pattern_names(f.pattern, "b"));
	assert_false(xpath_pattern_names(f.pattern, "d"));
	assert_true(xpath_pattern_uses_variable(f.pattern, "two"));
	assert_false(xpath_pattern_uses_variable(f.pattern, "x"));
	assert_true(xpath_pattern_uses_key(f.pattern, "k"));
	assert_false(xpath_pattern_uses_key(f.pattern, "d"));
	/* The step itself is no step of its predicates. */
	assert_false(xpath_pattern_steps_to(f.pattern, "c", true));
	assert_true(xpath_pattern_steps_to(f.pattern, "f", true));
	assert_false(xpath_pattern_steps_to(f.pattern, "x", true));
	close_fixture(&f);
	diag_list_free(list);
}

/* key() and id() at the beginning; current() is the node that is matched; texts side by side are one. */
struct special {
	const char *text;
	size_t matches;
};

static void counts(void **state)
{
	static const char text[] = "<!DOCTYPE d [<!ATTLIST e id ID #IMPLIED>]><d><e id='i1' k='1'><g>1</g></e><e id='i2' k='2' r='1'><g>2<![CDATA[3]]>4</g></e><h k='1'/><h k='2'><g k='9'/></h></d>";
	const struct special *row = *state;
	struct fixture f = { .text = row->text };
	struct diag_list *list = diag_list_new();
	struct xpath_key keys[2] = { { "k", NULL, NULL }, { "k", NULL, NULL } };
	struct diag_sink sink = diag_list_sink(list);
	struct xpath_scope scope = { 0 };
	struct xpath_origin origin = { NULL, &sink };
	size_t matches = 0;

	door_open();
	f.doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
	assert_non_null(f.doc);
	scope.element = origin.node = xmlDocGetRootElement(f.doc);
	f.world = xpath_world_new(f.doc);
	f.run = xpath_run_new(f.world);
	keys[0].match = xpath_pattern_compile("e | @r", &scope, &origin);
	keys[0].use = xpath_compile("@k | self::node()[not(self::*)]", &scope, &origin);
	keys[1].match = xpath_pattern_compile("h", &scope, &origin);
	keys[1].use = xpath_compile("@k", &scope, &origin);
	xpath_run_keys(f.run, keys, 2);
	f.pattern = xpath_pattern_compile(row->text, &scope, &origin);
	assert_non_null(f.pattern);
	for (xmlNodePtr n = (xmlNodePtr)f.doc; n != NULL;) {
		int match = xpath_pattern_match(f.pattern, f.run, n);

		assert_true(match >= 0);
		matches += (size_t)match;
		for (xmlAttrPtr a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a != NULL; a = a->next)
			matches += xpath_pattern_match(f.pattern, f.run, (xmlNodePtr)a) == 1;
		if (n->children != NULL && (n->type == XML_ELEMENT_NODE || n->type == XML_DOCUMENT_NODE)) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent;
		n = n != NULL ? n->next : NULL;
	}
	assert_int_equal(matches, row->matches);
	for (size_t i = 0; i < 2; i++) {
		xpath_pattern_free(keys[i].match);
		xpath_free(keys[i].use);
	}
	xpath_pattern_free(f.pattern);
	xpath_run_free(f.run);
	xpath_world_free(f.world);
	xmlFreeDoc(f.doc);
	diag_list_free(list);
}

/* A predicate that cannot run is no "does not match". */
static void fails(void **state)
{
	struct fixture f = { .text = "c[sum($two) = 2]" };
	struct diag_list *list = diag_list_new();
	xmlNodePtr b;

	(void)state;
	open_fixture(&f);
	f.pattern = compile(&f, f.text, list);
	assert_non_null(f.pattern);
	b = xmlDocGetRootElement(f.doc)->children->next;
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, b), 0);
	assert_int_equal(xpath_pattern_match(f.pattern, f.run, b->children->next), -1);
	assert_true(strlen(xpath_error(f.run)) > 0);
	close_fixture(&f);
	diag_list_free(list);
}

/* Positions among very many siblings take no square of their number: the limit of steps would end it. */
static void many(void **state)
{
	static const char *const texts[] = { "e[position() mod 2 = 0]", "e[@x][position() > 10000]", "e[last()]", "e[3]", "e[position() = last()]" };
	static const size_t matches[] = { 10000, 10000, 1, 1, 1 };
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct buf text = BUF_INIT;
	struct loaded *loaded;
	struct fixture f = { 0 };

	(void)state;
	door_open();
	buf_puts(&text, "<r>");
	for (int i = 0; i < 20000; i++)
		buf_puts(&text, "<e x='1'/>");
	buf_puts(&text, "</r>");
	loaded = loaded_new("many.xml", text.data, text.len, &sink);
	f.doc = loaded->doc;
	f.world = xpath_world_new(f.doc);
	f.run = xpath_run_new(f.world);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		size_t found = 0;

		f.pattern = compile(&f, texts[i], list);
		for (xmlNodePtr n = xmlDocGetRootElement(f.doc)->children; n != NULL; n = n->next)
			found += xpath_pattern_match(f.pattern, f.run, n) == 1;
		assert_int_equal(found, matches[i]);
		xpath_pattern_free(f.pattern);
	}
	xpath_run_free(f.run);
	xpath_world_free(f.world);
	loaded_free(loaded);
	buf_release(&text);
	diag_list_free(list);
}

#define CASE(text, matches) { text, agrees, NULL, NULL, &(struct row){ text, matches } }
#define SPECIAL(text, matches) { text, counts, NULL, NULL, &(struct special){ text, matches } }
#define REFUSED(text) { "refused: " text, refuses, NULL, NULL, &(struct row){ text, 0 } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("/", 1), CASE("/a", 1), CASE("/b", 0), CASE("a", 2), CASE("*", 14), CASE("node()", 21), CASE("text()", 4), CASE("comment()", 1),
		CASE("processing-instruction()", 2), CASE("processing-instruction('q')", 1), CASE("processing-instruction(\"none\")", 0),
		CASE("@x", 7), CASE("@*", 9), CASE("attribute::x", 7), CASE("@n:x", 1), CASE("@n:*", 1), CASE("@node()", 9), CASE("n:b", 1), CASE("n:*", 2), CASE("child::b", 5),
		CASE("a/b", 4), CASE("a//b", 5), CASE("a//c", 5), CASE("//c", 5), CASE("//@x", 7), CASE("/a/b/c", 4), CASE("/a//b", 5), CASE("b//@x", 5), CASE("a/*/c", 4), CASE("*//*/@*", 8),
		CASE("b[1]", 3), CASE("b[2]", 1), CASE("b[last()]", 3), CASE("b[position() > 1][1]", 1), CASE("b[position() mod 2 = 1]", 4), CASE("*[3]", 2), CASE("node()[2]", 4), CASE("text()[1]", 3),
		CASE("text()[2]", 1), CASE("@x[. = 2]", 2), CASE("@*[1]", 7), CASE("a/b[2]/c", 0), CASE("b[c]", 3), CASE("b[c[@x]]", 2), CASE("b[.//c[2]]", 1), CASE("c[@x = $two]", 0),
		CASE("b[@x = $two]", 2), CASE("b[@x = $two] | c | @y", 8), CASE("b[1]/c[2] | /", 2), CASE("c[not(@x)]", 2), CASE("c[../@x = 2]", 3), CASE("c[count(ancestor::b) = 2]", 1),
		CASE("b[//c]", 5), CASE("b[/a]", 5), CASE("*[self::c or self::n:b]", 6), CASE("*[name() = 'n:b']/@x", 1), CASE(" a / b [ 1 ] ", 2), CASE("b[']' = ']']", 5), CASE("div", 0),
		CASE("@text()", 0), CASE("@comment()[1]", 0), CASE("*[position() = last()]", 8), CASE("b[c][2]", 1), CASE("node()[last()]", 9), CASE("text()[last()]", 3), CASE("b[$two]", 5), CASE("b[position() = $two]/c", 0),
		CASE("c[17]", 0), CASE("c[0]", 0), CASE("c[1.5]", 0), CASE("b[last() - 1]", 1), CASE("@*[last()]", 7), CASE("@*[2]", 2), CASE("//*[@x][2]", 2), CASE("a/b[c][position() < 2]//@x", 4), CASE("/*", 1), CASE("//*", 14),
		CASE("/node()", 1), CASE("//text()", 4), CASE("*[true()]", 14), CASE("*[false()]", 0), CASE("b[.//@x = 1][1]/c", 3), CASE("a//b//c", 5), CASE("b//b//@x", 1), CASE("@x/b", 0), CASE("text()/b", 0), CASE("a/node()/c", 4),
		REFUSED("./a"), REFUSED("a/."), REFUSED("(a)"), REFUSED("a | (b)"), REFUSED("(a/b)[1]"), REFUSED("a/(b)"), REFUSED("a/descendant-or-self::node()/b"), REFUSED("descendant-or-self::node()"), REFUSED("key($two, 'x')"), REFUSED("key('k', $two)[1]"),
		REFUSED("key(concat('k', 1), 'x')"), REFUSED("key('k', 'x')[1]"), REFUSED("id(@x)"), REFUSED("a/key('k', 'x')"), REFUSED("namespace::n"), REFUSED("a//"), REFUSED("/ a | /.."), REFUSED("/."), REFUSED("a or b"), REFUSED("-a"),
		REFUSED(""), REFUSED("|"), REFUSED("a|"), REFUSED("|a"), REFUSED("a/"), REFUSED("//"), REFUSED("///a"), REFUSED("a b"), REFUSED("."), REFUSED(".."), REFUSED("../a"),
		REFUSED("ancestor::a"), REFUSED("descendant::a"), REFUSED("self::a"), REFUSED("count(a)"), REFUSED("$two"), REFUSED("'a'"), REFUSED("1"), REFUSED("a[1"), REFUSED("a]"), REFUSED("a[]"),
		REFUSED("a[$three]"), REFUSED("a[f()]"), REFUSED("m:a"), REFUSED("@m:a"), REFUSED("a[m:a]"), REFUSED("a[1]/b["), REFUSED("text('x')"), REFUSED("@"), REFUSED("a!b"), REFUSED("(a|b)/c"),
		REFUSED("a = b"), REFUSED("processing-instruction(x)"), REFUSED("a[@]"), REFUSED("text("),
		SPECIAL("key('k', '1')", 3), SPECIAL("key('k', '2')/g", 2), SPECIAL("key('k', '2')//text()", 1), SPECIAL("key('k', '7') | h", 2), SPECIAL("id('i1')", 1), SPECIAL("id('i2 i1')/@k", 2), SPECIAL("id('none')//g", 0),
		SPECIAL("h//@k | id('i1')", 4), SPECIAL("text()", 2), SPECIAL("text()[. = '234']", 1), SPECIAL("g/node()[last()]", 2), SPECIAL("e[@k = current()/@r]", 0), SPECIAL("e[@id = 'i2']/g[. = current()]", 1),
		SPECIAL("e[current()/self::g]/g", 2), SPECIAL("*[count(key('k', @k)) = 3]", 2), SPECIAL("*[count(key('k', @k)) = 2]", 2), SPECIAL("/d", 1), SPECIAL("/", 1), SPECIAL("node()", 10),
		cmocka_unit_test(moved), cmocka_unit_test(questions), cmocka_unit_test(fails), cmocka_unit_test(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
