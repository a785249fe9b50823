/* SPDX-License-Identifier: Apache-2.0 */
/* What documents mean: units within units, whom a policy binds, who owns an asset, which exception covers, which files are found. */
#include "buf.h"
#include "date.h"
#include "discover.h"
#include "exceptions.h"
#include "policy.h"
#include "rulebook.h"
#include "temp_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model_fixture.h"

#define ORGANISATION \
	"<organisation " NS " id='o'><unit id='m' kind='municipality'/><unit id='b' kind='board' parent='m'/><unit id='s' kind='administration' parent='b'/>" \
	"<unit id='c60' kind='company' parent='m' ownership-percent='60'/><unit id='c100' kind='company' parent='m' ownership-percent='100'/><unit id='c' kind='company' parent='m'/>" \
	"<unit id='sub' kind='department' parent='c60'/><unit id='x' kind='external'/><unit id='below-x' kind='company' parent='x'/><unit id='orphan' kind='board' parent='nowhere'/>" \
	"<unit id='r1' kind='board' parent='r2'/><unit id='r2' kind='board' parent='r1'/><unit id='self' kind='board' parent='self'/>" \
	"<position id='p1' kind='operations' unit='s'/><position id='p2' kind='operations' unit='b'/>" \
	"<assignment id='old' role='system-owner' position='p1' to='2026-06-30'/><assignment id='now' role='system-owner' position='p2' from='2026-07-01'/>" \
	"<assignment id='lost' role='system-owner' position='nobody'/></organisation>"

struct within {
	const char *unit, *other;
	bool is;
};

static void within(void **state)
{
	const struct within *row = *state;
	struct fixture f;

	fixture_open(&f, ORGANISATION);
	assert_int_equal(organisation_within(&f.organisation, row->unit, row->other), row->is);
	fixture_close(&f);
}

struct scope {
	const char *attributes, *bound; /* the units it binds, with a space after each */
};

static void binds(void **state)
{
	static const char *const units[] = { "m", "b", "s", "c60", "c100", "c", "sub", "x", "below-x", "orphan", "r1", "self", "unheard-of" };
	const struct scope *row = *state;
	struct buf text = BUF_INIT, bound = BUF_INIT;
	const xmlNode *policy;
	struct fixture f;

	fixture_open(&f, ORGANISATION);
	buf_printf(&text, "<policy " NS " id='p'>%s%s%s</policy>", row->attributes != NULL ? "<scope " : "", row->attributes != NULL ? row->attributes : "", row->attributes != NULL ? "/>" : "");
	fixture_add(&f, text.data);
	policy = tree_child(f.tree->repository, "policy");
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		buf_printf(&bound, "%s", policy_covers(policy, &f.organisation, units[i]) ? units[i] : "-");
	assert_string_equal(bound.data, row->bound);
	/* What is not known is not let off. */
	assert_true(policy_covers(policy, &f.organisation, NULL));
	buf_release(&text);
	buf_release(&bound);
	fixture_close(&f);
}

struct owner {
	const char *roles, *day, *position;
};

static void owner(void **state)
{
	const struct owner *row = *state;
	struct buf text = BUF_INIT;
	const xmlNode *asset, *position;
	struct fixture f;

	fixture_open(&f, ORGANISATION);
	buf_printf(&text, "<inventory " NS " id='i' unit='u'><asset id='a'>%s</asset><asset id='b' owning-unit='s'/></inventory>", row->roles);
	fixture_add(&f, text.data);
	asset = tree_child(tree_child(f.tree->repository, "inventory"), "asset");
	position = organisation_owner(&f.organisation, asset, row->day);
	if (row->position == NULL)
		assert_null(position);
	else
		assert_string_equal(tree_value(position, "id"), row->position);
	assert_string_equal(organisation_unit_of(&f.organisation, asset), "u");
	assert_string_equal(organisation_unit_of(&f.organisation, tree_next(asset, NULL)), "s");
	buf_release(&text);
	fixture_close(&f);
}

struct exemption {
	const char *exceptions, *found; /* id and status, or NULL */
	const char *unit;               /* the subject's; NULL: "s" */
};

/* On 2026-11-21: is rule r on asset a, demanded by p/c1 and q/c2, covered? */
static void excepts(void **state)
{
	static const struct exception_clause clauses[] = { { "p", "c1" }, { "q", "c2" } };
	const struct exemption *row = *state;
	struct exception_query q = { NULL, "r", "a", row->unit != NULL ? row->unit : "s", clauses, 2 };
	struct buf text = BUF_INIT;
	struct exceptions e;
	struct exception *found;
	struct fixture f;
	int64_t day;

	fixture_open(&f, ORGANISATION);
	buf_printf(&text, "<exceptions " NS " id='e'>%s</exceptions>", row->exceptions);
	fixture_add(&f, text.data);
	assert_int_equal(date_parse(&day, "2026-11-21"), 0);
	exceptions_open(&e, f.tree, day);
	found = exceptions_match(&e, &f.organisation, &q);
	buf_reset(&text);
	if (found != NULL)
		buf_printf(&text, "%s %s %d", tree_value(found->node, "id"), exception_status_name(found->status), (int)found->days_left);
	assert_string_equal(text.data, row->found);
	for (size_t i = 0; i < e.list.len; i++)
		assert_int_equal(e.list.items[i].matched, found == &e.list.items[i]);
	exceptions_release(&e);
	buf_release(&text);
	fixture_close(&f);
}

static void rulebook(void **state)
{
	static const char text[] =
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:let name='as-of' value='1'/><sch:let name='policy' value='1'/><sch:let name='limit' value='$as-of'/>"
		"<sch:let name='other' value='$limit'/><sch:let name='free' value='1'/><sch:pattern id='own-rule'><sch:rule context='x'><sch:assert role='info' test='$other = $policy'>x</sch:assert></sch:rule>"
		"</sch:pattern><sch:pattern><sch:rule context='y'/></sch:pattern><sch:pattern id='second'><sch:rule context='x'><sch:report flag='not-evaluable' role='info' test='1'>x</sch:report>"
		"<sch:assert role='warning' test='1'>x</sch:assert></sch:rule></sch:pattern></sch:schema>";
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct temp_folder folder;
	struct rulebook b;
	const struct rulebook_rule *rule;
	const char *files[2];

	(void)state;
	door_open();
	temp_open(&folder);
	files[0] = temp_write(&folder, "own.sch", text, sizeof text - 1);
	assert_int_equal(rulebook_open(&b, files, 1, &sink), 0);
	rule = rulebook_find(&b, "own-rule");
	assert_non_null(rule);
	assert_false(rule->pack->builtin);
	assert_int_equal(rule->severity, SEVERITY_INFO);
	assert_int_equal(rulebook_find(&b, "second")->severity, SEVERITY_WARNING);
	assert_int_equal(rule->parameters.len, 2);
	assert_true(rulebook_has_parameter(rule, "limit") && rulebook_has_parameter(rule, "other"));
	assert_false(rulebook_has_parameter(rule, "as-of") || rulebook_has_parameter(rule, "policy") || rulebook_has_parameter(rule, "free"));
	assert_string_equal(rulebook_nearest(&b, "own-rul"), "own-rule");
	assert_string_equal(rulebook_nearest(&b, "system-owner-mising"), "system-owner-missing");
	assert_null(rulebook_find(&b, "system-owner-mising"));
	assert_true(rulebook_find(&b, "system-owner-missing")->pack->builtin);
	for (size_t i = 1; i < b.rules.len; i++)
		assert_true(strcmp(b.rules.items[i - 1]->id, b.rules.items[i]->id) < 0);
	rulebook_release(&b);
	/* The same file twice: two rules of one name; and a file that is not there. */
	files[1] = files[0];
	assert_int_equal(rulebook_open(&b, files, 2, &sink), -1);
	assert_int_equal(diag_list_len(diags), 2);
	assert_int_equal(diag_list_at(diags, 0)->id, MSG_RULE_DUPLICATE);
	rulebook_release(&b);
	files[0] = "/no/such/file.sch";
	assert_int_equal(rulebook_open(&b, files, 1, &sink), -1);
	assert_int_equal(diag_list_at(diags, 2)->id, MSG_FILE_MISSING);
	rulebook_release(&b);
	temp_close(&folder);
	diag_list_free(diags);
}

/* Files that are tested stand in for the built-in rules of the same name; a parameter's default is told where it is a plain text. */
static void stand_in(void **state)
{
	static const char text[] =
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:let name='plain' value=\"'P12M'\"/><sch:let name='empty' value=\"''\"/><sch:let name='made' value=\"concat('a', 'b')\"/>"
		"<sch:let name='number' value='5'/><sch:pattern id='system-owner-missing'><sch:rule context='x'><sch:assert test='$plain or $empty or $made or $number'>x</sch:assert></sch:rule></sch:pattern></sch:schema>";
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct arena *a = arena_new();
	struct temp_folder folder;
	struct rulebook b;
	const struct rulebook_rule *rule;
	const char *file;
	size_t n;

	(void)state;
	door_open();
	temp_open(&folder);
	file = temp_write(&folder, "own.sch", text, sizeof text - 1);
	assert_int_equal(rulebook_open(&b, NULL, 0, &sink), 0);
	n = b.rules.len;
	/* Added later it is a second rule of the name. */
	assert_int_equal(rulebook_add(&b, file, &sink), -1);
	assert_int_equal(diag_list_at(diags, 0)->id, MSG_RULE_DUPLICATE);
	assert_true(rulebook_find(&b, "system-owner-missing")->pack->builtin);
	rulebook_release(&b);
	assert_int_equal(rulebook_open_over(&b, &file, 1, &sink), 0);
	assert_int_equal(diag_list_len(diags), 1);
	assert_int_equal(b.rules.len, n);
	rule = rulebook_find(&b, "system-owner-missing");
	assert_false(rule->pack->builtin);
	assert_true(rulebook_find(&b, "system-manager-missing")->pack->builtin);
	assert_string_equal(rulebook_default(rule, "plain", a), "P12M");
	assert_string_equal(rulebook_default(rule, "empty", a), "");
	assert_null(rulebook_default(rule, "made", a));
	assert_null(rulebook_default(rule, "number", a));
	assert_null(rulebook_default(rule, "nonesuch", a));
	rulebook_release(&b);
	temp_close(&folder);
	arena_free(a);
	diag_list_free(diags);
}

/* Links in a circle and to nowhere, hidden names, other endings, a file named twice and once more by its folder. */
static void discovers(void **state)
{
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct found_files found = { 0 };
	struct temp_folder folder;
	char inner[96], link[128], nowhere[128];
	const char *paths[5];
	struct buf text = BUF_INIT;

	(void)state;
	temp_open(&folder);
	snprintf(inner, sizeof inner, "%s/inner", folder.path);
	snprintf(link, sizeof link, "%s/loop", inner);
	assert_int_equal(mkdir(inner, 0777), 0);
	assert_int_equal(symlink("..", link), 0);
	snprintf(nowhere, sizeof nowhere, "%s/nowhere.xml", inner);
	assert_int_equal(symlink("/no/such", nowhere), 0);
	temp_write(&folder, "b.xml", "", 0);
	temp_write(&folder, "inner/a.xml", "", 0);
	temp_write(&folder, ".hidden.xml", "", 0);
	temp_write(&folder, "c.txt", "", 0);
	temp_write(&folder, ".xml", "", 0);
	temp_write(&folder, "\xc3\xa5 ;$(x).xml", "", 0);
	paths[0] = folder.path;
	paths[1] = folder.names[0];
	paths[2] = folder.names[3];
	paths[3] = folder.names[0];
	paths[4] = "/no/such";
	assert_int_equal(discover(&found, paths, 5, ".xml", &sink), -1);
	for (size_t i = 0; i < found.list.len; i++)
		buf_printf(&text, "%s%s ", found.list.items[i].path + strlen(folder.path), found.list.items[i].named ? "!" : "");
	assert_string_equal(text.data, "/b.xml! /c.txt! /inner/a.xml /\xc3\xa5 ;$(x).xml ");
	/* A link to nowhere is a document that is missing. */
	assert_int_equal(diag_list_len(diags), 2);
	assert_int_equal(diag_list_at(diags, 0)->id, MSG_FILE_MISSING);
	assert_string_equal(diag_list_at(diags, 0)->place.file, nowhere);
	assert_int_equal(diag_list_at(diags, 1)->id, MSG_FILE_MISSING);
	discover_release(&found);
	remove(link);
	remove(nowhere);
	remove(folder.names[1]);
	rmdir(inner);
	temp_close(&folder);
	buf_release(&text);
	diag_list_free(diags);
}

#define WITHIN(unit, other, is) { unit " within " other, within, NULL, NULL, &(struct within){ unit, other, is } }
#define SCOPE(name, ...) { name, binds, NULL, NULL, &(struct scope){ __VA_ARGS__ } }
#define OWNER(name, ...) { name, owner, NULL, NULL, &(struct owner){ __VA_ARGS__ } }
#define X(id, attributes) "<exception id='" id "' approved-by='pos-1' " attributes "><reason xml:lang='en'>because</reason></exception>"
#define CASE(name, ...) { name, excepts, NULL, NULL, &(struct exemption){ __VA_ARGS__ } }
#define ROLE(name, assignment) "<role name='" name "' assignment='" assignment "'/>"

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITHIN("s", "s", true), WITHIN("s", "b", true), WITHIN("s", "m", true), WITHIN("m", "s", false), WITHIN("orphan", "nowhere", true), WITHIN("orphan", "m", false),
		WITHIN("unheard-of", "m", false), WITHIN("unheard-of", "unheard-of", true), WITHIN("r1", "r2", true), WITHIN("r1", "m", false), WITHIN("self", "m", false),
		SCOPE("no scope binds all", NULL, "mbsc60c100csubxbelow-xorphanr1selfunheard-of"),
		SCOPE("all but the external", "units='all'", "mbsc60c100csub--orphanr1selfunheard-of"),
		SCOPE("units and those below", "units='b c100'", "-bs-c100-------unheard-of"),
		SCOPE("one unit", "units='s'", "--s---------unheard-of"),
		SCOPE("ownership of at least", "min-ownership='75'", "mbs-c100c---orphanr1selfunheard-of"),
		SCOPE("ownership just enough", "min-ownership='60'", "mbsc60c100csub--orphanr1selfunheard-of"),
		SCOPE("ownership decides among the listed", "units='c60 c100' min-ownership='75'", "----c100-------unheard-of"),
		SCOPE("a unit in a circle", "units='r2'", "----------r1-unheard-of"),
		OWNER("the current one", ROLE("system-owner", "old") ROLE("system-owner", "now"), "2026-11-21", "p2"), OWNER("the last day counts", ROLE("system-owner", "now") ROLE("system-owner", "old"), "2026-06-30", "p1"),
		OWNER("else the first", ROLE("system-owner", "old"), "2026-11-21", "p1"), OWNER("another role", ROLE("system-manager", "now"), "2026-11-21", NULL),
		OWNER("an assignment that is not there", ROLE("system-owner", "gone"), "2026-11-21", NULL), OWNER("a position that is not there", ROLE("system-owner", "lost"), "2026-11-21", NULL),
		CASE("by rule", X("e1", "rule='r' expires-on='2026-12-31'"), "e1 active 40", NULL), CASE("another rule", X("e1", "rule='s' expires-on='2026-12-31'"), "", NULL),
		CASE("the last day", X("e1", "rule='r' expires-on='2026-11-21'"), "e1 active 0", NULL), CASE("the day after", X("e1", "rule='r' expires-on='2026-11-20'"), "e1 expired -1", NULL),
		CASE("revoked", X("e1", "rule='r' expires-on='2026-12-31' revoked-on='2026-11-21'"), "", NULL), CASE("to be revoked", X("e1", "rule='r' expires-on='2026-12-31' revoked-on='2026-11-22'"), "e1 active 40", NULL),
		CASE("pending", X("e1", "rule='r' expires-on='2026-12-31' valid-from='2026-11-22'"), "", NULL), CASE("from today", X("e1", "rule='r' expires-on='2026-12-31' valid-from='2026-11-21'"), "e1 active 40", NULL),
		CASE("decided later", X("e1", "rule='r' expires-on='2026-12-31' decided-on='2026-11-22'"), "", NULL), CASE("from before it is decided", X("e1", "rule='r' expires-on='2026-12-31' decided-on='2026-11-22' valid-from='2026-01-01'"), "", NULL),
		CASE("for the asset", X("e1", "rule='r' asset='a' expires-on='2026-12-31'"), "e1 active 40", NULL), CASE("for another asset", X("e1", "rule='r' asset='b' expires-on='2026-12-31'"), "", NULL),
		CASE("for the unit", X("e1", "rule='r' unit='s' expires-on='2026-12-31'"), "e1 active 40", NULL), CASE("for a unit above", X("e1", "rule='r' unit='m' expires-on='2026-12-31'"), "e1 active 40", NULL),
		CASE("for another unit", X("e1", "rule='r' unit='c60' expires-on='2026-12-31'"), "", NULL), CASE("for a unit in a circle", X("e1", "rule='r' unit='m' expires-on='2026-12-31'"), "", "r1"),
		CASE("scope alone covers nothing", X("e1", "asset='a' expires-on='2026-12-31'") X("e2", "unit='s' expires-on='2026-12-31'") X("e3", "policy='p' expires-on='2026-12-31'"), "", NULL),
		CASE("one of two clauses", X("e1", "clause='c1' expires-on='2026-12-31'"), "", NULL), CASE("a clause of the other policy", X("e1", "clause='c1' policy='q' expires-on='2026-12-31'"), "", NULL),
		CASE("a rule for one of two policies", X("e1", "rule='r' policy='p' expires-on='2026-12-31'"), "", NULL), CASE("a clause that does not demand it", X("e1", "clause='c3' expires-on='2026-12-31'"), "", NULL),
		CASE("in force before expired", X("e1", "rule='r' expires-on='2026-11-20'") X("e2", "rule='r' expires-on='2026-11-22'"), "e2 active 1", NULL),
		CASE("the longest in force", X("e1", "rule='r' expires-on='2026-11-22'") X("e2", "rule='r' expires-on='2026-12-31'") X("e3", "rule='r' expires-on='2026-11-30'"), "e2 active 40", NULL),
		CASE("the latest expired", X("e1", "rule='r' expires-on='2026-01-01'") X("e2", "rule='r' expires-on='2026-11-20'") X("e3", "rule='r' expires-on='2025-01-01'"), "e2 expired -1", NULL),
		CASE("the first of equals", X("e1", "rule='r' expires-on='2026-12-31'") X("e2", "rule='r' expires-on='2026-12-31'"), "e1 active 40", NULL),
		CASE("an end nobody knows", X("e1", "rule='r' expires-on='unknown'"), "", NULL), CASE("an end nobody knows, beside one", X("e1", "rule='r' expires-on='unknown'") X("e2", "rule='r' expires-on='2026-11-22'"), "e2 active 1", NULL),
		cmocka_unit_test(rulebook), cmocka_unit_test(stand_in), cmocka_unit_test(discovers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
