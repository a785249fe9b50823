/* SPDX-License-Identifier: Apache-2.0 */
/* Values of parameters: what each unit allows, what the rule file's default asks for, and the words of selectors. */
#include "parameter.h"

#include "diag.h"
#include "temp_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model_fixture.h"

#define LET(name, value) "<sch:let name='" name "' value=\"" value "\"/>"
#define RULES \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:ns prefix='pk' uri='urn:policykoll:1'/>" LET("interval", "'P12M'") LET("limit", "'x'") LET("count", "'5'") LET("computed", "concat('P', 'x')") LET("number", "12") \
	LET("asset-kinds", "''") LET("lifecycle", "''") LET("criticality", "''") LET("unit-kinds", "''") LET("revision-counts", "''") LET("revision-body", "''") LET("due-from", "'planned'") LET("training-group", "'employees'") \
	"<sch:pattern id='own-rule'><sch:rule context='pk:asset'><sch:assert test='$interval = $limit = $count = $computed = $number = $asset-kinds = $lifecycle = $criticality = $unit-kinds = $revision-counts = $revision-body = $due-from = $training-group'>x</sch:assert>" \
	"</sch:rule></sch:pattern></sch:schema>"

/* The one rule of the tests and the schemas. */
static struct context {
	struct temp_folder folder;
	struct rulebook rules;
	struct schemas *schemas;
	struct diag_list *diags;
} context;

static int open_context(void **state)
{
	struct diag_sink sink;
	const char *file;

	(void)state;
	door_open();
	context.diags = diag_list_new();
	sink = diag_list_sink(context.diags);
	temp_open(&context.folder);
	file = temp_write(&context.folder, "own.sch", RULES, sizeof RULES - 1);
	context.schemas = schemas_new();
	return rulebook_open(&context.rules, &file, 1, &sink);
}

static int close_context(void **state)
{
	(void)state;
	rulebook_release(&context.rules);
	schemas_free(context.schemas);
	diag_list_free(context.diags);
	temp_close(&context.folder);
	return 0;
}

struct row {
	const char *name, *unit, *value, *result; /* the value that holds, or "! message value>guess"; unit NULL: applies-to, "": no unit */
};

static const xmlNode *parameter_element(struct fixture *f, const struct row *row)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "<policy " NS " id='p'><clause id='c' class='machine' obligation='shall'><requirement rule='own-rule'><parameter name='%s' value='%s' basis='law'", row->name, row->value);
	if (row->unit[0] != '\0')
		buf_printf(&text, " unit='%s'", row->unit);
	buf_puts(&text, "/></requirement></clause></policy>");
	fixture_add(f, text.data);
	buf_release(&text);
	return tree_child(tree_child(tree_child(tree_child(f->tree->repository, "policy"), "clause"), "requirement"), "parameter");
}

static void checks(void **state)
{
	const struct row *row = *state;
	const struct rulebook_rule *rule = rulebook_find(&context.rules, "own-rule");
	struct parameter p = { .name = row->name, .value = row->value };
	struct parameter_fault fault;
	struct buf result = BUF_INIT;
	struct fixture f;

	fixture_open(&f, NULL);
	assert_true(rulebook_has_parameter(rule, row->name));
	if (row->unit != NULL)
		p.node = parameter_element(&f, row);
	if (parameter_check(&p, rule, context.schemas, f.arena, &fault) == 0)
		buf_puts(&result, p.value);
	else
		buf_printf(&result, "! %s %s>%s", msg_name(fault.id), fault.value, fault.guess != NULL ? fault.guess : "");
	assert_string_equal(result.data, row->result);
	buf_release(&result);
	fixture_close(&f);
}

/* The right words are told, all of them. */
static void words(void **state)
{
	struct parameter p = { .name = "lifecycle", .value = "zzz" };
	struct parameter_fault fault;
	struct arena *a = arena_new();

	(void)state;
	assert_int_equal(parameter_check(&p, rulebook_find(&context.rules, "own-rule"), context.schemas, a, &fault), -1);
	assert_int_equal(fault.id, MSG_PARAMETER_WORD);
	assert_null(fault.guess);
	assert_string_equal(fault.allowed, "planned\nin-introduction\nin-operation\nphasing-out\nretired-not-disposed\nretired");
	assert_string_equal(p.value, "zzz");
	arena_free(a);
}

#define CASE(label, name, unit, value, result) { label, checks, NULL, NULL, &(struct row){ name, unit, value, result } }
#define GOOD(name, unit, value) CASE(name " as " #unit ": " value, name, unit, value, value)
#define BAD(name, unit, value) CASE(name " as " #unit ": not " value, name, unit, value, "! parameter-value " value ">")
#define BECOMES(name, unit, value, duration) CASE(name " as " #unit ": " value " is " duration, name, unit, value, duration)

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* Durations by their unit. */
		GOOD("limit", "duration", "P12M"), GOOD("limit", "duration", "P1Y"), GOOD("limit", "duration", "P90D"), GOOD("limit", "duration", "P1Y2M3D"), GOOD("limit", "duration", "P0D"), GOOD("limit", "duration", "P9999D"),
		BAD("limit", "duration", "P"), BAD("limit", "duration", "12M"), BAD("limit", "duration", "p12m"), BAD("limit", "duration", "P12"), BAD("limit", "duration", "P-1M"), BAD("limit", "duration", "P1.5Y"),
		BAD("limit", "duration", "P1M1Y"), BAD("limit", "duration", "P1Y1Y"), BAD("limit", "duration", "P10000D"), BAD("limit", "duration", "PT1H"), BAD("limit", "duration", "P1W"), BAD("limit", "duration", " P12M"),
		BAD("limit", "duration", "P12M "), BAD("limit", "duration", "12"), BAD("limit", "duration", ""), BAD("limit", "duration", "twelve months"),
		/* Numbers with a unit. */
		BECOMES("limit", "months", "12", "P12M"), BECOMES("limit", "days", "90", "P90D"), BECOMES("limit", "years", "3", "P3Y"), BECOMES("interval", "months", "18", "P18M"), BECOMES("limit", "days", "0", "P0D"),
		BECOMES("limit", "days", "9999", "P9999D"), BAD("limit", "days", "10000"), BAD("limit", "months", "P12M"), BAD("limit", "months", "twelve"), BAD("limit", "years", "-1"), BAD("limit", "years", "1.5"), BAD("limit", "months", ""),
		/* Where the rule file has a duration, the unit may be left out and nothing else is taken. */
		GOOD("interval", "", "P36M"), GOOD("interval", NULL, "P36M"), BAD("interval", "", "12"), BAD("interval", "", "36 months"), BAD("interval", NULL, "P12"), BAD("interval", "text", "soon"), BAD("interval", "percent", "12"),
		BAD("interval", "date", "2026-12-31"), GOOD("interval", "text", "P12M"),
		/* Other units. */
		GOOD("limit", "date", "2026-12-31"), GOOD("limit", "date", "2028-02-29"), BAD("limit", "date", "2026-02-29"), BAD("limit", "date", "31/12 2026"), BAD("limit", "date", "2026-13-01"), BAD("limit", "date", "2026"),
		GOOD("limit", "percent", "75"), BAD("limit", "percent", "75%"), BAD("limit", "percent", "most"), GOOD("limit", "text", "anything at all"), GOOD("limit", "level", "serious"), GOOD("limit", "", "anything"),
		GOOD("computed", "", "anything"), GOOD("number", "", "anything"),
		/* Words. */
		GOOD("asset-kinds", "", "system"), GOOD("asset-kinds", NULL, "system service register"), GOOD("asset-kinds", "", ""), GOOD("lifecycle", "text", "in-operation phasing-out"), GOOD("criticality", "", "critical unknown"),
		GOOD("unit-kinds", "", "sector administration company"), GOOD("asset-kinds", "", "  system   service "),
		CASE("a slip in a kind", "asset-kinds", "", "system servise", "! parameter-word-guess servise>service"), CASE("a slip in applies-to", "asset-kinds", NULL, "systems", "! parameter-word-guess systems>system"),
		CASE("a slip in a stage", "lifecycle", "", "in-operaton", "! parameter-word-guess in-operaton>in-operation"), CASE("commas are no blanks", "lifecycle", "", "planned,retired", "! parameter-word planned,retired>"),
		GOOD("revision-counts", "", "initiated completed reviewed-no-change"), GOOD("revision-body", "", "kommunfullmaktige"),
		CASE("a slip in what counts", "revision-counts", "", "initiated complete", "! parameter-word-guess complete>completed"),
		CASE("a slip in a body", "revision-body", "", "kommunfullmäktige", "! parameter-word-guess kommunfullmäktige>kommunfullmaktige"),
		GOOD("due-from", "", "done"), CASE("a slip in what is due", "due-from", "", "plan", "! parameter-word plan>"), CASE("another slip there", "due-from", "", "planed", "! parameter-word-guess planed>planned"),
		GOOD("training-group", "", "elected"), CASE("a slip in a group", "training-group", "", "employes", "! parameter-word-guess employes>employees"),
		GOOD("count", "", "12"), CASE("a word for a number", "count", "", "five", "! parameter-value five>"), CASE("a fraction for a number", "count", "", "0.5", "! parameter-value 0.5>"),
		CASE("nothing near", "criticality", "", "critical zzz", "! parameter-word zzz>"), CASE("a kind of asset is no kind of unit", "unit-kinds", "", "system", "! parameter-word system>"),
		CASE("a slip in a kind of unit", "unit-kinds", "", "bord", "! parameter-word-guess bord>board"), CASE("capitals are other words", "asset-kinds", "", "System", "! parameter-word-guess System>system"),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, open_context, close_context);
}
