/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a rule sees, told from its expressions alone (sight.h): a row is a context, a test and the words for it, or the message it is refused with. A rule that looks
 * further than it can see must never slip through; one that does not must not be refused. Names that tell are compared with the schemas.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lint_rules.h"
#include "map.h"
#include "schema_harness.h"
#include "sight.h"
#include "vocabulary.h"

#include <stdio.h>

#define OWN_OPEN "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n<sch:ns prefix='pk' uri='urn:policykoll:1'/>\n"
#define KEYS \
	"<xsl:key name='asset' match='pk:asset' use='@id'/><xsl:key name='inside' match='pk:asset/pk:role' use='@name'/><xsl:key name='entry' match='pk:entry' use='@id'/>" \
	"<xsl:key name='holding' match='pk:holding' use='@unit'/><xsl:key name='unit' match='pk:unit' use='@id'/><xsl:key name='any' match='*' use='@id'/>" \
	"<xsl:key name='named' match='pk:name' use='.'/><xsl:key name='ids' match='@id' use='.'/><xsl:key name='level' match='pk:classification-model/pk:level' use='@code'/>" \
	"<xsl:key name='spaced' match='pk:entry[@unit]' use=' @unit '/><xsl:key name='worked-out' match='pk:entry' use='string(@unit)'/><xsl:key name='deeper' match='pk:entry' use='pk:level/@code'/>" \
	"<xsl:key name='in-entry' match='pk:entry/pk:level' use='@code'/><xsl:key name='depends' match='pk:depends-on' use='@asset'/><xsl:key name='either' match='pk:entry | pk:unit' use='@unit'/>" \
	"<xsl:key name='record' match='pk:records/*' use='@id'/>" \
	"<xsl:key name='own' match='pk:unit' use='//pk:asset/@id'/>\n"
#define OUTER \
	"<sch:let name='all' value='//pk:asset'/><sch:let name='units' value='//pk:unit'/><sch:let name='everything' value='//*'/><sch:let name='how-many' value='count(//pk:unit)'/>\n"
/* %s: variables of the rule, context and test. */
#define OWN_RULE "<sch:pattern id='own'><sch:rule context=\"%s\">%s<sch:assert test=\"%s\">Text</sch:assert></sch:rule></sch:pattern>\n</sch:schema>"

struct looks {
	const char *context, *lets, *test, *wanted;
};

static void load(struct schema_harness *h, const struct looks *row)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, OWN_OPEN KEYS OUTER OWN_RULE, row->context, row->lets, row->test);
	if (harness_load_as(h, text.data, true) == NULL)
		fail_msg("refused before that: %s", harness_said(h));
	buf_release(&text);
}

static void see(struct buf *out, const struct schematron *s)
{
	static const char *const words[] = { "asset", "resident", "register" };
	enum msg_id why = MSG_COUNT;
	bool refused;
	unsigned seen = sight_of(s, s->patterns.items[0], &why, &refused);

	assert_int_equal(refused, why != MSG_COUNT);
	if (refused) {
		buf_printf(out, "! %s", msg_name(why));
		return;
	}
	for (unsigned i = 0; i < 3; i++) {
		if (seen & 1u << i)
			buf_printf(out, "%s%s", out->len > 0 ? " " : "", words[i]);
	}
}

static void sees(void **state)
{
	const struct looks *row = *state;
	struct schema_harness h = { 0 };
	struct buf out = BUF_INIT;

	load(&h, row);
	see(&out, h.schema);
	assert_string_equal(out.len > 0 ? out.data : "", row->wanted);
	buf_release(&out);
	harness_release(&h);
}

/* A row's context is that of a rule, its lets are its variables, its test is where a finding is placed. */
static void points(void **state)
{
	const struct looks *row = *state;
	struct schema_harness h = { 0 };
	struct buf text = BUF_INIT;

	buf_printf(&text, OWN_OPEN KEYS OUTER "<sch:pattern id='own'><sch:rule context=\"%s\">%s<sch:assert test=\"@id\" %s>Text</sch:assert></sch:rule></sch:pattern>\n</sch:schema>",
		row->context, row->lets, row->test);
	if (harness_load_as(&h, text.data, true) == NULL)
		fail_msg("refused before that: %s", harness_said(&h));
	assert_string_equal(sight_points_away(h.schema, h.schema->patterns.items[0]) ? "away" : "here", row->wanted);
	buf_release(&text);
	harness_release(&h);
}

/* The messages of lint about reach, with their places. */
static void says(void **state)
{
	const struct looks *row = *state;
	struct schema_harness h = { 0 };
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct lint_names *names = lint_names_new();
	struct buf out = BUF_INIT;

	load(&h, row);
	lint_rules(h.schema, names, &sink);
	for (size_t i = 0; i < diag_list_len(list); i++) {
		const struct diag *d = diag_list_at(list, i);

		if (d->id != MSG_RULE_OUT_OF_REACH && d->id != MSG_REGISTER_OUT_OF_REACH && d->id != MSG_ENTRIES_OUT_OF_REACH)
			continue;
		buf_printf(&out, "%s:%u:%u ", d->place.file, d->place.line, d->place.column);
		diag_text(&out, LANG_EN, d);
	}
	assert_string_equal(out.data, row->wanted);
	buf_release(&out);
	lint_names_free(names);
	diag_list_free(list);
	harness_release(&h);
}

/* Adds the names of the elements below a path, each once. */
static void collect(const struct vocabulary *v, const char *path, struct map *names)
{
	const char *const *children;
	size_t n = vocabulary_children(v, path, &children);

	assert_true(strlen(path) < 200);
	for (size_t i = 0; i < n; i++) {
		char below[256];

		snprintf(below, sizeof below, "%s/%s", path, children[i]);
		map_set(names, children[i], names);
		collect(v, below, names);
	}
}

static struct map *names_below(const char *kind)
{
	struct vocabulary *v = vocabulary_new(kind);
	struct map *names = map_new();

	assert_non_null(v);
	collect(v, kind, names);
	vocabulary_free(v);
	return names;
}

static void names_are_the_schemas(void **state)
{
	struct map *names = names_below("inventory");
	size_t n = 0;

	(void)state;
	for (; sight_asset_names[n] != NULL; n++) {
		if (map_get(names, sight_asset_names[n]) == NULL)
			fail_msg("%s cannot stand in an inventory", sight_asset_names[n]);
		if (n > 0)
			assert_true(strcmp(sight_asset_names[n - 1], sight_asset_names[n]) < 0);
	}
	/* All are there, each once: as many as there are. */
	assert_int_equal(n, map_len(names));
	map_free(names);
}

/* Every name of a document: one that can be in an inventory is out of reach from a unit; any other is not, but for what entries are called. */
static void every_name(void **state)
{
	static const char *const kinds[] = { "inventory", "organisation", "policy", "records", "exceptions" };
	struct map *below = names_below("inventory");
	size_t refused = 0, allowed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		struct map *names = names_below(kinds[i]);

		for (size_t j = 0; j < map_len(names); j++) {
			const char *name = map_key(names, j);
			bool in_asset = map_get(below, name) != NULL;
			char test[128];
			struct looks row = { "pk:unit", "", test, in_asset ? "! rule-out-of-reach" : "resident" };
			void *one = &row;

			snprintf(test, sizeof test, "//pk:%s", name);
			sees(&one);
			*(in_asset ? &refused : &allowed) += 1;
		}
		map_free(names);
	}
	map_free(below);
	assert_true(refused > 30 && allowed > 30);
}

#define SEES(context, test, wanted) { context ": " test, sees, NULL, NULL, &(struct looks){ context, "", test, wanted } }
#define POINTS(context, lets, subject, wanted) { context " with " lets " points: " subject, points, NULL, NULL, &(struct looks){ context, lets, subject, wanted } }
#define SEES_WITH(context, lets, test, wanted) { context " with " lets ": " test, sees, NULL, NULL, &(struct looks){ context, lets, test, wanted } }
#define SAYS(context, test, wanted) { "message: " context ": " test, says, NULL, NULL, &(struct looks){ context, "", test, wanted } }
#define OTHER_ASSETS "! rule-out-of-reach"
#define REGISTER_TOO "! register-out-of-reach"
#define OTHER_ENTRIES "! entries-out-of-reach"

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_the_schemas),
		cmocka_unit_test(every_name),

		/* From an asset: itself, what is in it, its inventory's attributes, what is held whole. */
		SEES("pk:asset", "@id", "asset"),
		SEES("pk:asset", "true()", "asset"),
		SEES("pk:asset", "pk:role/@assignment and .//pk:transfer and descendant::*", "asset"),
		SEES("pk:asset", "../@unit and parent::pk:inventory/@id and ancestor::pk:inventory", "asset"),
		SEES("pk:asset", "pk:role/../@id and pk:classification/pk:level/ancestor::pk:asset/@id", "asset"),
		SEES("pk:asset", "pk:role/preceding-sibling::* and pk:role[2]/following-sibling::pk:role", "asset"),
		SEES("pk:asset", "key('unit', @owning-unit)", "asset resident"),
		SEES("pk:asset", "count(//pk:unit) > 1", "asset resident"),
		SEES("pk:asset", "/pk:repository/@as-of", "asset"),
		SEES("pk:asset", "/pk:repository/pk:policy/pk:title", "asset resident"),
		SEES("pk:asset", "ancestor::pk:repository/pk:organisation/pk:unit", "asset resident"),
		SEES("pk:asset", "key('record', pk:role/@name)", "asset resident"),
		SEES("pk:asset", "$units[@id = current()/@owning-unit]", "asset resident"),
		SEES("pk:asset", "$how-many", "asset"),
		/* Other assets. */
		SEES("pk:asset", "//pk:name", OTHER_ASSETS),
		SEES("pk:asset", "//pk:asset", OTHER_ASSETS),
		SEES("pk:asset", "../pk:asset", OTHER_ASSETS),
		SEES("pk:asset", "../*", OTHER_ASSETS),
		SEES("pk:asset", "..//pk:role", OTHER_ASSETS),
		SEES("pk:asset", "preceding-sibling::pk:asset", OTHER_ASSETS),
		SEES("pk:asset", "following-sibling::*[1]", OTHER_ASSETS),
		SEES("pk:asset", "following::*", OTHER_ASSETS),
		SEES("pk:asset", "preceding::pk:role", OTHER_ASSETS),
		SEES("pk:asset", "pk:role/following::pk:role", OTHER_ASSETS),
		SEES("pk:asset", "pk:role/../../pk:asset", OTHER_ASSETS),
		SEES("pk:asset", "/pk:repository/pk:inventory", OTHER_ASSETS),
		SEES("pk:asset", "/pk:repository/*", OTHER_ASSETS),
		SEES("pk:asset", "ancestor::*[last()]/*/*", OTHER_ASSETS),
		SEES("pk:asset", "//*[@id = 'x']", OTHER_ASSETS),
		SEES("pk:asset", "//@id", OTHER_ASSETS),
		SEES("pk:asset", "//text()", OTHER_ASSETS),
		SEES("pk:asset", "//node()", OTHER_ASSETS),
		SEES("pk:asset", "string(/)", "asset"),
		SEES("pk:asset", "id('x')", OTHER_ASSETS),
		SEES("pk:asset", "key('asset', pk:dependency/@asset)", OTHER_ASSETS),
		SEES("pk:asset", "key('inside', 'system-owner')", OTHER_ASSETS),
		SEES("pk:asset", "key('any', 'x')", OTHER_ASSETS),
		SEES("pk:asset", "key(string(@kind), 'x')", OTHER_ASSETS),
		SEES("pk:asset", "$all", OTHER_ASSETS),
		SEES("pk:asset", "$everything[@id]", OTHER_ASSETS),
		SEES("pk:asset", "pk:role[//pk:asset]", OTHER_ASSETS),
		SEES("pk:asset", "pk:role[@name = ../../pk:asset/@id]", OTHER_ASSETS),
		SEES("pk:asset", "not(count(pk:role | ../pk:asset) = 1)", OTHER_ASSETS),
		SEES("pk:asset", "substring-before(concat('x', ../pk:asset[2]/@id), 'y')", OTHER_ASSETS),
		SEES_WITH("pk:asset", "<sch:let name='up' value='..'/>", "$up/pk:asset", OTHER_ASSETS),
		SEES_WITH("pk:asset", "<sch:let name='up' value='..'/><sch:let name='beside' value='$up/*'/>", "@id", OTHER_ASSETS),
		SEES_WITH("pk:asset", "<sch:let name='up' value='..'/>", "$up/@unit", "asset"),
		SEES_WITH("pk:asset", "<sch:let name='all' value='pk:role'/>", "$all", "asset"),
		SEES("pk:asset[//pk:asset]", "@id", OTHER_ASSETS),
		SEES("pk:asset[preceding-sibling::pk:asset]", "@id", OTHER_ASSETS),
		SEES("pk:asset[pk:role]", "@id", "asset"),
		SEES("pk:inventory[@unit = 's']/pk:asset", "@id", "asset"),
		SEES("pk:inventory[pk:asset]/pk:asset", "@id", OTHER_ASSETS),
		SEES("pk:inventory", "true()", OTHER_ASSETS),
		SEES("pk:asset | pk:inventory", "@id", OTHER_ASSETS),
		/* The register, of which an asset sees nothing. */
		SEES("pk:asset", "/pk:repository/pk:register/pk:entry", REGISTER_TOO),
		SEES("pk:asset", "//pk:holding", REGISTER_TOO),
		SEES("pk:asset", "//pk:entry[@id = current()/@id]", REGISTER_TOO),
		SEES("pk:asset", "key('entry', @id)", REGISTER_TOO),
		SEES("pk:asset", "key('holding', @owning-unit)", REGISTER_TOO),
		SEES("pk:asset[//pk:entry]", "true()", REGISTER_TOO),

		/* From inside an asset: it must not climb out, nor lose count of how deep it is. */
		SEES("pk:asset/pk:role", "../@id and ../pk:classification", "asset"),
		SEES("pk:asset/pk:role", "../../@unit", "asset"),
		SEES("pk:asset/pk:role", "../../pk:asset", OTHER_ASSETS),
		SEES("pk:asset/pk:role", "../../../pk:organisation", "asset resident"),
		SEES("pk:asset/pk:role", "../../../*", OTHER_ASSETS),
		SEES("pk:asset/pk:classification/pk:level", "../../@id", "asset"),
		SEES("pk:asset/pk:classification/pk:level", "../../../pk:asset", OTHER_ASSETS),
		SEES("pk:asset//pk:level", "ancestor::pk:asset/@id", "asset"),
		SEES("pk:asset//pk:level", "../../pk:asset", OTHER_ASSETS),
		SEES("pk:asset/@id", "../pk:role and ../../@unit", "asset"),
		SEES("pk:asset/@id", "../../pk:asset", OTHER_ASSETS),
		SEES("pk:asset/*", "../../*", OTHER_ASSETS),
		SEES("pk:asset//text()", "string-length(.) > 1", "asset"),

		/* From an entry: itself, the whole register but its other entries, and those by a key. */
		SEES("pk:entry", "@id and pk:level/@code", "register"),
		SEES("pk:entry", "../@complete and ../pk:submission and ../pk:holding", "register"),
		SEES("pk:entry", "//pk:holding", "resident register"),
		SEES("pk:entry", "key('unit', @unit)", "resident register"),
		SEES("pk:entry", "pk:depends-on[key('entry', @asset)/@criticality = 'critical']", "register"),
		SEES("pk:entry", "../pk:entry", OTHER_ENTRIES),
		SEES("pk:entry", "../*", OTHER_ENTRIES),
		SEES("pk:entry", "preceding-sibling::*", OTHER_ENTRIES),
		SEES("pk:entry", "preceding-sibling::pk:holding", "register"),
		SEES("pk:entry", "following-sibling::pk:entry[1]", OTHER_ENTRIES),
		SEES("pk:entry", "//pk:entry", OTHER_ENTRIES),
		SEES("pk:entry", "//pk:depends-on[@asset = current()/@id]", OTHER_ENTRIES),
		SEES("pk:entry", "key('asset', @id)", OTHER_ASSETS),
		SEES("pk:entry", "//pk:asset", OTHER_ASSETS),
		SEES("pk:entry", "/pk:repository/*", OTHER_ASSETS),
		SEES("pk:entry/pk:level", "../@id and ../pk:depends-on", "register"),
		SEES("pk:entry/pk:level", "../../pk:entry", OTHER_ENTRIES),
		SEES("pk:entry[pk:level]", "@id", "register"),
		SEES("pk:entry[../pk:entry]", "@id", OTHER_ENTRIES),

		/* From what is held whole: all of that, the register but for its entries, those by a key. */
		SEES("pk:unit", "@kind", "resident"),
		SEES("pk:unit", "../pk:position and ../* and ..//* and following::pk:position and ../@id", "resident"),
		SEES("pk:unit", "../../*", OTHER_ASSETS),
		SEES("pk:unit", "../../pk:policy/../@as-of", "resident"),
		SEES("pk:unit", "../following-sibling::*", OTHER_ASSETS),
		SEES("pk:unit", "../following-sibling::pk:records/*", "resident"),
		SEES("pk:unit", "key('any', 'x')", OTHER_ASSETS),
		SEES("pk:unit", "key('named', 'x')", OTHER_ASSETS),
		SEES("pk:unit", "key('ids', 'x')", OTHER_ASSETS),
		SEES("pk:unit", "key('level', 'x') and key('record', 'x')", "resident"),
		SEES("pk:unit", "following::*", OTHER_ASSETS),
		SEES("pk:unit", "count(//pk:unit) and //pk:policy/pk:clause", "resident"),
		SEES("pk:unit", "/pk:repository/pk:records/*", "resident"),
		SEES("pk:unit", "/pk:repository/pk:register/pk:holding[@unit = current()/@id]", "resident register"),
		SEES("pk:unit", "key('holding', @id) and key('entry', 'x')/@unit", "resident register"),
		SEES("pk:unit", "key('spaced', @id)", "resident register"),
		SEES("pk:unit", "key('worked-out', @id)", OTHER_ENTRIES),
		SEES("pk:unit", "key('deeper', 'x')", OTHER_ENTRIES),
		SEES("pk:unit", "key('in-entry', 'x')", OTHER_ENTRIES),
		SEES("pk:unit", "key('depends', 'x')", OTHER_ENTRIES),
		SEES("pk:unit", "key('either', 'x')", OTHER_ENTRIES),
		SEES("pk:unit", "/pk:repository/pk:register/@complete", "resident register"),
		SEES("pk:unit", "/pk:repository/pk:register/*", OTHER_ENTRIES),
		SEES("pk:unit", "/pk:repository/pk:register//@id", OTHER_ENTRIES),
		SEES("pk:unit", "//pk:register/pk:entry", OTHER_ENTRIES),
		SEES("pk:unit", "//pk:asset[@owning-unit = current()/@id]", OTHER_ASSETS),
		SEES("pk:unit", "//pk:name", OTHER_ASSETS),
		SEES("pk:unit", "//pk:organisation//pk:name", "resident"),
		SEES("pk:unit", "//pk:inventory", OTHER_ASSETS),
		SEES("pk:unit", "/pk:repository/pk:inventory/@unit", OTHER_ASSETS),
		SEES("pk:unit", "/pk:repository/*", OTHER_ASSETS),
		SEES("pk:unit", "key('own', 'x')", "resident"),
		SEES("pk:unit", "$all", OTHER_ASSETS),
		SEES("pk:unit", "current()/../*", "resident"),
		SEES("pk:unit[//pk:asset]", "true()", OTHER_ASSETS),
		SEES("pk:submission", "@unit and ../pk:holding", "register"),
		SEES("pk:submission", "../pk:entry", OTHER_ENTRIES),
		SEES("pk:register", "pk:submission", "register"),
		SEES("pk:register", "pk:entry", OTHER_ENTRIES),
		SEES("pk:repository", "pk:policy and @as-of", "resident"),
		SEES("pk:repository", "pk:inventory/pk:asset", OTHER_ASSETS),
		SEES("pk:repository", "*", OTHER_ASSETS),
		SEES("pk:policy", "../*", OTHER_ASSETS),
		SEES("pk:policy", "pk:clause/../following-sibling::pk:policy/@id", "resident"),
		SEES("/", "pk:repository/pk:inventory", OTHER_ASSETS),
		SEES("/", "pk:repository/pk:policy/@id", "asset resident"),
		SEES("*", "@id", "asset resident register"),
		SEES("*", "preceding-sibling::*", OTHER_ASSETS),
		SEES("pk:name", "../@id", "asset resident"),
		SEES("pk:name", "../following-sibling::*", OTHER_ASSETS),
		/* A rule that is asked of assets and of units sees what either can see, and must do with either. */
		SEES("pk:asset | pk:unit", "@id", "asset resident"),
		SEES("pk:asset | pk:unit", "//pk:holding", REGISTER_TOO),

		SAYS("pk:asset", "../pk:asset", "rules.sch:5:2 the rule own looks at assets or inventories it cannot see"),
		SAYS("pk:asset", "key('entry', @id)", "rules.sch:5:2 the rule own looks at an asset and at the register"),
		SAYS("pk:entry", "../pk:entry", "rules.sch:5:2 the rule own looks at entries of the register in a way it cannot"),
		SAYS("pk:unit", "//pk:asset", "rules.sch:5:2 the rule own looks at assets or inventories it cannot see"),
		SAYS("pk:unit", "//pk:unit", ""),

		POINTS("pk:asset", "", "", "here"),
		POINTS("pk:asset", "", "subject='@criticality'", "here"),
		POINTS("pk:asset/pk:role", "", "subject='../pk:classification[1]/@date'", "here"),
		POINTS("pk:asset", "", "subject='../@as-of'", "here"),
		POINTS("pk:asset", "<sch:let name='own' value='pk:role[1]'/>", "subject='$own/@name'", "here"),
		POINTS("pk:asset", "<sch:let name='own' value=\"key('unit', @owning-unit)\"/>", "subject='$own'", "away"),
		POINTS("pk:asset", "<sch:let name='own' value=\"key('unit', @owning-unit)\"/>", "subject='pk:role[@name = $own/@id]'", "here"),
		POINTS("pk:asset", "", "subject='$units[1]'", "away"),
		POINTS("pk:asset", "", "subject='@id | //pk:unit'", "away"),
		POINTS("pk:unit", "", "subject='//pk:position'", "here"), /* not asked of assets */
		POINTS("pk:entry", "", "", "here"),
		POINTS("pk:entry", "", "subject='@unit'", "away"), /* of entries it is not told apart */
		POINTS("pk:asset | pk:unit", "", "subject='@id'", "here"),
		POINTS("pk:name", "", "subject='..'", "here"),
	};

	return cmocka_run_group_tests_name("sight", tests, NULL, NULL);
}
