/* SPDX-License-Identifier: Apache-2.0 */
/*
 * References by id: each attribute that refers, what is near, what is not said, and ids that stand twice. A result is a line per message, "name key>candidate
 * line:column", and the file that was called wrong.
 */
#include "references.h"

#include "diag.h"
#include "map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model_fixture.h"

#define TITLE "<title xml:lang='en'>T</title>"
#define POLICY(attributes) "<policy " NS " id='policy-1' " attributes ">" TITLE "</policy>"
#define ORGANISATION(body) \
	"<organisation " NS " id='o'><unit id='unit-1' kind='municipality'/><position id='position-1' kind='operations' unit='unit-1'/>" \
	"<assignment id='assignment-1' role='system-owner' position='position-1'/>" body "</organisation>"
#define INVENTORY(attributes, body) "<inventory " NS " id='i' unit='unit-1' " attributes ">" body "</inventory>"
#define ASSET(body) INVENTORY("", "<asset id='a'>" body "</asset>")
#define RECORDS(body) "<records " NS " id='r'>" body "</records>"
#define EXCEPTION(attributes) "<exceptions " NS " id='e'><exception id='e1' expires-on='2026-12-31' " attributes "/></exceptions>"

struct row {
	const char *documents[4];
	const char *log;
};

static const char *argument(const struct diag *d, const char *name)
{
	for (size_t i = 0; i < d->arg_count; i++) {
		if (strcmp(d->args[i].name, name) == 0)
			return d->args[i].value;
	}
	return NULL;
}

static void on_wrong(void *payload, const char *file)
{
	assert_string_equal(file, "f.xml");
	++*(size_t *)payload;
}

static void log_diags(struct buf *out, const struct diag_list *diags)
{
	for (size_t i = 0; i < diag_list_len(diags); i++) {
		const struct diag *d = diag_list_at(diags, i);
		const char *candidate = argument(d, "candidate"), *place = argument(d, "place");

		buf_printf(out, "%s%s %s>%s", i > 0 ? "\n" : "", msg_name(d->id), argument(d, "key"), candidate != NULL ? candidate : place != NULL ? place : "");
		assert_string_equal(d->place.file, "f.xml");
		assert_true(d->place.line == 1 && d->place.column > 1);
	}
}

static void refers(void **state)
{
	const struct row *row = *state;
	struct buf log = BUF_INIT;
	size_t wrong = 0;
	struct references r;
	struct fixture f;

	fixture_open(&f, NULL);
	for (size_t i = 0; i < 4 && row->documents[i] != NULL; i++)
		fixture_add(&f, row->documents[i]);
	r = (struct references){ .sink = diag_list_sink(f.diags), .wrong = on_wrong, .payload = &wrong };
	references_open(&r, f.tree);
	references_check_ids(&r, f.tree);
	references_check(&r, f.tree->repository);
	log_diags(&log, f.diags);
	assert_string_equal(log.data, row->log);
	assert_int_equal(wrong, diag_list_len(f.diags));
	references_release(&r);
	buf_release(&log);
	fixture_close(&f);
}

/* Where it stands: at the value of the attribute. */
static void place(void **state)
{
	static const char text[] = "<inventory " NS " id='i'\n unit='unit-2'/>";
	size_t wrong = 0;
	struct references r;
	struct fixture f;

	(void)state;
	fixture_open(&f, ORGANISATION(""));
	fixture_add(&f, text);
	r = (struct references){ .sink = diag_list_sink(f.diags), .wrong = on_wrong, .payload = &wrong };
	references_open(&r, f.tree);
	references_check(&r, f.tree->repository);
	assert_int_equal(diag_list_len(f.diags), 1);
	assert_int_equal(diag_list_at(f.diags, 0)->place.line, 2);
	assert_int_equal(diag_list_at(f.diags, 0)->place.column, 8);
	references_release(&r);
	fixture_close(&f);
}

#define DOCUMENTS(...) { __VA_ARGS__ }
#define CASE(name, ...) { name, refers, NULL, NULL, &(struct row){ __VA_ARGS__ } }
/* An attribute that refers: right says nothing, wrong says what is near. */
#define REFERS(what, target, before, after) \
	CASE(what " is there", DOCUMENTS(ORGANISATION(""), POLICY(""), before target "-1" after), ""), \
	CASE(what " is not", DOCUMENTS(ORGANISATION(""), POLICY(""), before target "-x" after), "xml-reference-near " target "-x>" target "-1")
#define MORE(body) "<organisation " NS " id='o2'>" body "</organisation>"

int main(void)
{
	const struct CMUnitTest tests[] = {
		REFERS("inventory/@unit", "unit", "<inventory " NS " id='i' unit='", "'/>"),
		REFERS("inventory/@submitted-by", "position", "<inventory " NS " id='i' unit='unit-1' submitted-by='", "'/>"),
		REFERS("asset/@owning-unit", "unit", "<inventory " NS " id='i' unit='unit-1'><asset id='a' owning-unit='", "'/></inventory>"),
		REFERS("asset/@verified-by", "position", "<inventory " NS " id='i' unit='unit-1'><asset id='a' verified-by='", "'/></inventory>"),
		REFERS("role/@assignment", "assignment", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><role name='system-owner' assignment='", "'/></asset></inventory>"),
		REFERS("classification/@decided-by", "assignment", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><classification decided-by='", "'/></asset></inventory>"),
		REFERS("processing/@controller", "unit", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><processing id='b' controller='", "'/></asset></inventory>"),
		REFERS("processor/@party", "unit", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><processor id='b' party='", "'/></asset></inventory>"),
		REFERS("contract/@supplier", "unit", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><contract id='b' supplier='", "'/></asset></inventory>"),
		REFERS("supplier-follow-up/@supplier", "unit", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><supplier-follow-up supplier='", "'/></asset></inventory>"),
		REFERS("review/@by", "position", "<inventory " NS " id='i' unit='unit-1'><asset id='a'><review kind='access' by='", "'/></asset></inventory>"),
		REFERS("unit/@parent", "unit", "<organisation " NS " id='o2'><unit id='b' kind='board' parent='", "'/></organisation>"),
		REFERS("coverage/@policy", "policy", "<organisation " NS " id='o2'><unit id='b' kind='board'><coverage policy='", "'/></unit></organisation>"),
		REFERS("position/@unit", "unit", "<organisation " NS " id='o2'><position id='b' kind='operations' unit='", "'/></organisation>"),
		REFERS("assignment/@position", "position", "<organisation " NS " id='o2'><assignment id='b' role='system-owner' position='", "'/></organisation>"),
		REFERS("assignment/@deputy-of", "assignment", "<organisation " NS " id='o2'><assignment id='b' role='system-owner' deputy-of='", "'/></organisation>"),
		REFERS("assignment/@designated-by", "position", "<organisation " NS " id='o2'><assignment id='b' role='system-owner' designated-by='", "'/></organisation>"),
		REFERS("term-of-office/@unit", "unit", "<organisation " NS " id='o2'><term-of-office body='kommunstyrelse' from='2023-01-01' to='2026-12-31' unit='", "'/></organisation>"),
		REFERS("action/@responsible", "position", "<records " NS " id='r'><action id='b' responsible='", "'/></records>"),
		REFERS("assurance/@provider", "unit", "<records " NS " id='r'><assurance id='b' provider='", "'/></records>"),
		REFERS("exception/@unit", "unit", "<exceptions " NS " id='e'><exception id='b' expires-on='2026-12-31' unit='", "'/></exceptions>"),
		REFERS("exception/@policy", "policy", "<exceptions " NS " id='e'><exception id='b' expires-on='2026-12-31' policy='", "'/></exceptions>"),
		REFERS("exception/@approved-by", "position", "<exceptions " NS " id='e'><exception id='b' expires-on='2026-12-31' approved-by='", "'/></exceptions>"),
		REFERS("policy/@extends", "policy", "<policy " NS " id='q' extends='", "'>" TITLE "</policy>"),
		REFERS("scope/@units", "unit", "<policy " NS " id='q'>" TITLE "<scope units='", "'/></policy>"),
		REFERS("the second of scope/@units", "unit", "<policy " NS " id='q'>" TITLE "<scope units='unit-1  ", "'/></policy>"),
		REFERS("risk/@accepted-by", "position", "<records " NS " id='r'><risk-analysis id='b'><risk id='c' accepted-by='", "'/></risk-analysis></records>"),
		CASE("a scope of all", DOCUMENTS(ORGANISATION(""), "<policy " NS " id='q'>" TITLE "<scope units='all'/></policy>", "<policy " NS " id='s'>" TITLE "<scope/></policy>"), ""),
		CASE("a scope of several, each is said", DOCUMENTS(ORGANISATION(""), "<policy " NS " id='q'>" TITLE "<scope units='unit-2 unit-1 unit-3'/></policy>"),
		     "xml-reference-near unit-2>unit-1\nxml-reference-near unit-3>unit-1"),
		REFERS("a record's @unit", "unit", "<records " NS " id='r'><incident id='b' unit='", "'/></records>"),
		REFERS("a record's @attested-by", "position", "<records " NS " id='r'><training id='b' group='employees' attested-by='", "'/></records>"),
		/* The order of documents is nothing. */
		CASE("read before what it names", DOCUMENTS(INVENTORY("submitted-by='position-1'", ""), ORGANISATION("")), ""),
		CASE("every slip is said", DOCUMENTS(ORGANISATION(""), INVENTORY("submitted-by='qqqqqqqqq'", "<asset id='a' owning-unit='unit-7'><role name='system-owner' assignment='assignment-7'/></asset>")),
		     "xml-reference-unknown qqqqqqqqq>\nxml-reference-near unit-7>unit-1\nxml-reference-near assignment-7>assignment-1"),
		CASE("a position is no unit", DOCUMENTS(ORGANISATION(""), ASSET("<processor id='p' party='position-1'/>")), "xml-reference-unknown position-1>"),
		/* What cannot be known is not said. */
		CASE("without an organisation", DOCUMENTS(INVENTORY("submitted-by='nobody'", "<asset id='a' owning-unit='nowhere'/>"), EXCEPTION("approved-by='nobody' unit='nowhere'"), RECORDS("<incident id='b' unit='nowhere'/>")), ""),
		CASE("without a policy", DOCUMENTS(ORGANISATION(""), EXCEPTION("policy='nowhere'")), ""),
		CASE("a policy without an organisation", DOCUMENTS(POLICY(""), EXCEPTION("policy='policy-2' approved-by='nobody'")), "xml-reference-near policy-2>policy-1"),
		CASE("an organisation without units", DOCUMENTS("<organisation " NS " id='o'/>", ASSET("")), "xml-reference-unknown unit-1>"),
		/* Ids in two documents. */
		CASE("a unit twice", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-1' kind='board'/>")), "id-twice unit-1>f.xml:1"),
		CASE("a position twice", DOCUMENTS(ORGANISATION(""), MORE("<position id='position-1' kind='operations'/>")), "id-twice position-1>f.xml:1"),
		CASE("an assignment twice", DOCUMENTS(ORGANISATION(""), MORE("<assignment id='assignment-1' role='system-owner'/>")), "id-twice assignment-1>f.xml:1"),
		CASE("a policy twice", DOCUMENTS(POLICY(""), POLICY("")), "id-twice policy-1>f.xml:1"),
		CASE("a policy thrice", DOCUMENTS(POLICY(""), POLICY(""), POLICY("")), "id-twice policy-1>f.xml:1\nid-twice policy-1>f.xml:1"),
		CASE("a unit and a position of one id", DOCUMENTS(ORGANISATION(""), MORE("<position id='unit-1' kind='operations'/>")), ""),
		CASE("two organisations", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='board' parent='unit-1'/>"), "<inventory " NS " id='i' unit='unit-2'/>"), ""),
		/* Organisation numbers: the check digit. */
		CASE("a right number", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='company' org-number='599900-1018'/>")), ""),
		CASE("a right number without hyphen", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='company' org-number='5999001018'/>")), ""),
		CASE("a check digit of 0", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='company' org-number='212000-0050'/>")), ""),
		CASE("one digit wrong", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='company' org-number='599900-1019'/>")), "org-number-wrong 599900-1019>"),
		CASE("two digits changed places", DOCUMENTS(ORGANISATION(""), MORE("<unit id='unit-2' kind='company' org-number='599900-1081'/>")), "org-number-wrong 599900-1081>"),
		CASE("of a supplier in an asset", DOCUMENTS(ORGANISATION(""), ASSET("<processor id='p' org-number='599900-1010'/>")), "org-number-wrong 599900-1010>"),
		cmocka_unit_test(place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
