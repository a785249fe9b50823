/* SPDX-License-Identifier: Apache-2.0 */
/* Which nodes a run visits, and in which order: by an index, whatever way the dispatch takes, it is every node that a context matches, once, in document order. */
#include "buf.h"
#include "door.h"
#include "node_index.h"
#include "schematron.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SCHEMA "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern id='p'>%s</pattern></schema>"

struct fixture {
	struct schematron *schema;
	xmlDocPtr doc;
	struct xpath_world *world;
	struct schematron_run *run;
	struct buf log;
};

static void on_diag(void *payload, const struct diag *d)
{
	(void)payload;
	fail_msg("%s", msg_name(d->id));
}

static void on_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *rule, xmlNodePtr node, bool applies)
{
	struct fixture *f = payload;

	(void)p;
	(void)applies;
	buf_printf(&f->log, "%s%s%s", f->log.len > 0 ? " " : "", rule->id != NULL ? rule->id : "", node->type == XML_DOCUMENT_NODE ? "/" : (const char *)node->name);
}

static void on_result(void *payload, const struct sch_result *result)
{
	(void)payload;
	(void)result;
}

static void on_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	(void)payload;
	(void)p;
	(void)a;
	(void)node;
	fail_msg("%s", why);
}

static void open_fixture(struct fixture *f, const char *rules, const char *xml)
{
	struct diag_sink sink = { on_diag, NULL };
	struct schematron_events events = { on_fired, on_result, on_error, f };
	struct buf schema = BUF_INIT;

	door_open();
	buf_init(&f->log);
	buf_printf(&schema, SCHEMA, rules);
	f->schema = schematron_new("test.sch", schema.data, schema.len, NULL, &sink);
	assert_non_null(f->schema);
	buf_release(&schema);
	f->doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_NOCDATA);
	assert_non_null(f->doc);
	f->world = xpath_world_new(f->doc);
	f->run = schematron_run_new(f->schema, f->world, NULL, &events);
	assert_int_equal(schematron_run_start(f->run), 0);
}

static void close_fixture(struct fixture *f)
{
	schematron_run_free(f->run);
	xpath_world_free(f->world);
	xmlFreeDoc(f->doc);
	schematron_free(f->schema);
	buf_release(&f->log);
}

static void expect_visits(const char *rules, const char *xml, const char *visits)
{
	struct fixture f;

	open_fixture(&f, rules, xml);
	schematron_run_all(f.run);
	assert_string_equal(f.log.data, visits);
	buf_reset(&f.log);
	schematron_run_pattern(f.run, f.schema->patterns.items[0], (xmlNodePtr)f.doc);
	assert_string_equal(f.log.data, visits);
	close_fixture(&f);
}

static void merged(void **state)
{
	(void)state;
	expect_visits("<rule context='c|a'/><rule context='b'/>", "<r><a/><b/><c><a><b/></a></c><x/><a/></r>", "a b c a b a");
}

static void wildcard_between(void **state)
{
	(void)state;
	expect_visits("<rule id='1' context='b'/><rule id='2' context='*'/><rule id='3' context='a'/>", "<r><a/><b><a/></b></r>", "2r 2a 1b 2a");
}

static void other_kinds(void **state)
{
	(void)state;
	expect_visits("<rule context='/|comment()|text()|processing-instruction()|@b'/>", "<!--c--><r a='1' b='2'>t<?p q?><![CDATA[u]]></r>", "/ comment b text p text");
}

static void any_node(void **state)
{
	(void)state;
	expect_visits("<rule context='r/node()'/>", "<r a='1'>t<x/><!--c--></r>", "text x comment");
}

static void same_name_elsewhere(void **state)
{
	(void)state;
	expect_visits("<rule id='1' context='x/a'/><rule id='2' context='@a'/><rule id='3' context='a'/>", "<r a='1'><a/><x><a a='2'/></x></r>", "2a 3a 1a 2a");
}

static void nothing_there(void **state)
{
	(void)state;
	expect_visits("<rule context='none|neither'/>", "<r><a/></r>", "");
}

/* More names than are merged by their heads, few nodes among many: their places are sorted. Many nodes: all are walked. */
static void many_names(void **state)
{
	static const char rules[] = "<rule context='a|b|c|d|e|f|g|h|i|j'/>";
	struct buf xml = BUF_INIT, visits = BUF_INIT;

	(void)state;
	for (size_t sparse = 0; sparse < 2; sparse++) {
		buf_reset(&xml);
		buf_reset(&visits);
		buf_puts(&xml, "<r>");
		for (size_t i = 0; i < 30; i++) {
			buf_printf(&xml, "<%c/>", (char)('a' + i * 7 % 10));
			buf_printf(&visits, "%s%c", i > 0 ? " " : "", (char)('a' + i * 7 % 10));
			for (size_t k = 0; k < sparse * 20; k++)
				buf_puts(&xml, "<z/>");
		}
		buf_puts(&xml, "</r>");
		expect_visits(rules, xml.data, visits.data);
	}
	buf_release(&xml);
	buf_release(&visits);
}

/* One index for subtree after subtree: classes stay, nodes go. */
static void index_used_again(void **state)
{
	struct node_index *index = node_index_new(NODE_ELEMENT);
	struct fixture f;

	(void)state;
	open_fixture(&f, "<rule context='b|c'/>", "<r><a><b/></a><a><c/><new/><b/></a><a/></r>");
	assert_int_equal(schematron_kinds(f.schema->patterns.items[0]), NODE_ELEMENT);
	for (xmlNodePtr n = xmlDocGetRootElement(f.doc)->children; n != NULL; n = n->next) {
		node_index_reset(index);
		node_index_add(index, n);
		buf_puts(&f.log, "|");
		schematron_run_pattern_over(f.run, f.schema->patterns.items[0], index);
	}
	assert_string_equal(f.log.data, "| b| c b|");
	close_fixture(&f);
	node_index_free(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merged),
		cmocka_unit_test(wildcard_between),
		cmocka_unit_test(other_kinds),
		cmocka_unit_test(any_node),
		cmocka_unit_test(same_name_elsewhere),
		cmocka_unit_test(nothing_there),
		cmocka_unit_test(many_names),
		cmocka_unit_test(index_used_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
