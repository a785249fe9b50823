/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Linked rules say what the rules themselves say: thousands of small assets pass by, of few and of many values, one after another in the same document, and each
 * pattern is run both ways. Some patterns are about the asset, some about what is in it; they share parts, look things up, climb, and choose among lists.
 */
#include "schema_harness.h"

#include "linked.h"
#include "node_index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define ASSETS 4000
#define RESIDENT \
	"<repository as-of='2026-11-21'>" \
	"<unit id='u0' kind='company'/><unit id='u1' parent='u0' kind='office'/><unit id='u2' parent='u1' kind='office'/><unit id='u3' parent='u2' kind='school'/>" \
	"<post id='p1' unit='u1' kind='manager'/><post id='p2' unit='u3' kind='clerk'/>" \
	"<term id='a1' post='p1' from='2020-01-01'/><term id='a2' post='p2' to='2025-01-01'/><term id='a3' post='p1' stands-in='a2'/>" \
	"<scale id='k'><step code='low' order='1'/><step code='high' order='2'/></scale><scale id='r'><step code='low' order='1' in-use='no'/></scale>" \
	"<inventory unit='u2'/></repository>"
#define NUMBER(x) "number(translate(" x ",'-',''))"
#define LATER(d) LET(d, "substring(concat($dated[" NUMBER("@date") " &gt; " NUMBER("$before") "][ceiling(last() div 2)]/@date, $before), 1, 10)")

#define GLOBAL \
	"<xsl:key name='unit' match='unit' use='@id'/><xsl:key name='term' match='term' use='@id'/><xsl:key name='by-post' match='term' use='@post'/>" \
	"<xsl:key name='post' match='post' use='@id'/><xsl:key name='step' match='step' use=\"concat(../@id, ' ', @code)\"/>" \
	LET("as-of", "string(/repository/@as-of)") LET("kinds", "'system data'")

static const char about_assets[] = SCHEMA(
	GLOBAL
	PATTERN("kinds", RULE("asset",
		LET("applies", "not(@kind) or contains(concat(' ', $kinds, ' '), concat(' ', @kind, ' '))")
		ASSERT("not($applies) or role", "{" VALUE("@kind") "}") REPORT("@kind = '' and not(role[2])", "empty")))
	PATTERN("line", RULE("asset",
		LET("own", "string(@unit | ../@unit[not(current()/@unit)])") LET("u0", "key('unit', $own)") LET("u1", "key('unit', $u0/@parent)")
		LET("u2", "key('unit', $u1/@parent)") LET("line", "$u0 | $u1 | $u2")
		ASSERT("$line[@kind = 'company']", "{" VALUE("$own") "}") ASSERT("count($line) &gt; 1 or $u0/@kind = 'school'", "{" VALUE("count($line)") "}")))
	PATTERN("term", RULE("asset",
		LET("today", NUMBER("$as-of")) LET("named", "key('term', role[@name = 'owner']/@term)") LET("all", "$named | key('term', $named/@stands-in)")
		LET("now", "$all[not(@stands-in)][not(" NUMBER("@from") " &gt; $today) and not(" NUMBER("@to") " &lt; $today)]")
		ASSERT("$now or not(role)", "{" VALUE("$all[last()]/@id") "}") REPORT("key('post', $now/@post)/@kind = 'manager' and @unit = 'u3'", "manager")))
	PATTERN("dates", RULE("asset",
		LET("today", NUMBER("$as-of")) LET("dated", "review[" NUMBER("@date") " &lt;= $today]") LET("before", "string($dated[last()]/@date)")
		LATER("d2") LET("d3", "substring(concat($dated[" NUMBER("@date") " &gt; " NUMBER("$d2") "][1]/@date, $d2), 1, 10)")
		LET("newest", "$dated[@date = $d3][last()]")
		ASSERT("not($dated) or $newest/@outcome = 'good'", "{" VALUE("$d3") "}") REPORT("count(review) &gt; count($dated)", "{" VALUE("$newest/@outcome") "}"))));

static const char about_insides[] = SCHEMA(
	GLOBAL
	PATTERN("levels", RULE("asset",
		LET("high", "level[key('step', concat(@aspect, ' ', @code))/@order &gt;= 2]") LET("known", "level[key('step', concat(@aspect, ' ', @code))]")
		REPORT("$high", "{" VALUE("count($high)") "}") ASSERT("count($known) = count(level)", "{" VALUE("level[not(key('step', concat(@aspect, ' ', @code)))][1]/@code") "}")
		ASSERT("not($known[key('step', concat(@aspect, ' ', @code))/@in-use = 'no'])", "old")))
	PATTERN("level", RULE("level",
		LET("scale", "key('step', concat(@aspect, ' low'))/..") LET("kind", "string(../@kind)")
		ASSERT("$scale or $kind = 'data'", "{" VALUE("$kind") "}") ASSERT("not(../review) or ../review[@outcome] or @code = 'low'", "{" VALUE("@code") "}")
		REPORT("../level[1][@code = current()/@code] and count(../level) &gt; 2", "{" VALUE("generate-id(.) = generate-id(../level[1])") "}")))
	PATTERN("roles", RULE("role",
		LET("term", "key('term', @term)") LET("same", "key('by-post', $term/@post)")
		ASSERT("$term or not(@term)", "{" VALUE("@term") "}") REPORT("count($same) &gt; 1 and ../@unit = key('post', $term/@post)/@unit", "{" VALUE("$same[2]/@id") "}"))));

static uint32_t chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void put(struct buf *b, uint32_t *seed, const char *name, const char *const *values, uint32_t n)
{
	uint32_t which = chance(seed, n + 1);

	if (which < n)
		buf_printf(b, " %s='%s'", name, values[which]);
}

static void put_date(struct buf *b, uint32_t *seed, const char *name)
{
	if (chance(seed, 8) == 0)
		buf_printf(b, " %s='%s'", name, chance(seed, 2) ? "" : "soon");
	else if (chance(seed, 8) != 0)
		buf_printf(b, " %s='%u-%02u-%02u'", name, 2020 + chance(seed, 8), 1 + chance(seed, 12), 1 + chance(seed, 28));
}

static void write_levels(struct buf *b, uint32_t *seed)
{
	static const char *const aspects[] = { "k", "r", "t" }, *const codes[] = { "low", "high", "top" };

	for (uint32_t n = chance(seed, 4); n > 0; n--) {
		buf_puts(b, "<level");
		put(b, seed, "aspect", aspects, 3);
		put(b, seed, "code", codes, 3);
		buf_puts(b, "/>");
	}
}

static void write_asset(struct buf *b, uint32_t *seed)
{
	static const char *const kinds[] = { "system", "data", "network", "" }, *const units[] = { "u0", "u1", "u2", "u3", "u9" };
	static const char *const terms[] = { "a1", "a2", "a3", "a4" }, *const names[] = { "owner", "user" }, *const outcomes[] = { "good", "bad" };

	buf_reset(b);
	buf_puts(b, "<asset");
	put(b, seed, "kind", kinds, 4);
	put(b, seed, "unit", units, 5);
	buf_puts(b, ">");
	for (uint32_t n = chance(seed, 4); n > 0; n--) {
		buf_puts(b, "<role");
		put(b, seed, "name", names, 2);
		put(b, seed, "term", terms, 4);
		buf_puts(b, "/>");
	}
	for (uint32_t n = chance(seed, 5); n > 0; n--) {
		buf_puts(b, "<review");
		put_date(b, seed, "date");
		put(b, seed, "outcome", outcomes, 2);
		buf_puts(b, "/>");
	}
	write_levels(b, seed);
	for (uint32_t n = chance(seed, 3); n > 0; n--) {
		buf_puts(b, "<part");
		put(b, seed, "kind", kinds, 4);
		buf_puts(b, ">");
		write_levels(b, seed);
		buf_puts(b, "</part>");
	}
	buf_puts(b, "</asset>");
}

static bool passes(void *payload, const xmlNode *node)
{
	(void)payload;
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "inventory") == 0;
}

struct both {
	struct schema_harness h;
	struct linked *linked;
	struct linked_pattern *patterns[16];
	struct node_index *index;
	bool applied;     /* a rule with assertions fired and applies */
	size_t spoke, held, nothing;
};

static void on_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *r, xmlNodePtr node, bool applies)
{
	struct both *b = payload;

	(void)p;
	(void)node;
	b->applied = b->applied || (applies && r->asserts.len > 0);
}

static void on_result(void *payload, const struct sch_result *r)
{
	harness_result(&((struct both *)payload)->h, r);
}

static void on_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	harness_error(&((struct both *)payload)->h, p, a, node, why);
}

static void ask_both(struct both *b, size_t i, const char *asset)
{
	const struct sch_pattern *p = b->h.schema->patterns.items[i];
	enum linked_answer answer, expected;
	char *said;

	b->applied = false;
	buf_reset(&b->h.log);
	schematron_run_pattern_over(b->h.run, p, b->index);
	said = strdup(b->h.log.data);
	expected = b->h.log.len > 0 ? LINKED_SPEAKS : b->applied ? LINKED_HOLDS : LINKED_NOTHING;
	answer = linked_ask(b->linked, b->patterns[i], b->index);
	if (answer != expected)
		fail_msg("%s: answer %d instead of %d of %s: %s", p->id, answer, expected, asset, said);
	buf_reset(&b->h.log);
	if (answer == LINKED_SPEAKS)
		linked_run(b->linked, b->patterns[i], b->h.run, b->index);
	assert_string_equal(b->h.log.data, said);
	free(said);
	b->spoke += answer == LINKED_SPEAKS;
	b->held += answer == LINKED_HOLDS;
	b->nothing += answer == LINKED_NOTHING;
}

static void pass_by(struct both *b, const char *text)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
	xmlNodePtr inventory = xmlGetLastChild(xmlDocGetRootElement(xpath_world_doc(b->h.world)));
	xmlNodePtr asset = xmlDocCopyNode(xmlDocGetRootElement(doc), inventory->doc, 1);

	xmlFreeDoc(doc);
	xmlAddChild(inventory, asset);
	node_index_reset(b->index);
	node_index_add(b->index, asset);
	linked_next(b->linked);
	for (size_t i = 0; i < b->h.schema->patterns.len; i++)
		ask_both(b, i, text);
	xmlUnlinkNode(asset);
	xmlFreeNode(asset);
}

static void same_answers(void **state)
{
	struct both b = { .h = { 0 } };
	struct schematron_events events = { on_fired, on_result, on_error, &b };
	struct xpath_source source = { NULL, passes, NULL };
	struct buf asset = BUF_INIT;
	struct diag_sink sink;
	uint32_t seed = 20261121;

	if (harness_load(&b.h, *state) == NULL)
		fail_msg("refused: %s", harness_said(&b.h));
	sink = diag_list_sink(b.h.diags);
	b.h.document = loaded_new("document.xml", RESIDENT, strlen(RESIDENT), &sink);
	b.h.world = xpath_world_new(b.h.document->doc);
	xpath_world_source(b.h.world, &source);
	b.h.run = schematron_run_new(b.h.schema, b.h.world, NULL, &events);
	assert_int_equal(schematron_run_start(b.h.run), 0);
	b.linked = linked_new(b.h.world);
	b.index = node_index_new(NODE_ALL);
	for (size_t i = 0; i < b.h.schema->patterns.len; i++) {
		b.patterns[i] = linked_add(b.linked, b.h.run, b.h.schema->patterns.items[i]);
		assert_non_null(b.patterns[i]);
	}
	linked_finish(b.linked);
	for (int i = 0; i < ASSETS; i++) {
		write_asset(&asset, &seed);
		pass_by(&b, asset.data);
	}
	assert_true(b.spoke > ASSETS / 8 && b.held > ASSETS / 8 && b.nothing > ASSETS / 8);
	buf_release(&asset);
	linked_free(b.linked);
	node_index_free(b.index);
	harness_release(&b.h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "about assets", same_answers, NULL, NULL, (void *)(uintptr_t)about_assets },
		{ "about what is in them", same_answers, NULL, NULL, (void *)(uintptr_t)about_insides },
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
