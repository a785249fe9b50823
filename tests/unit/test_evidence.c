/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence: which values of a failed test a finding shows, in whole runs (run_harness.h). A person compares them with the document: nothing that only serves the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "run_harness.h"

#define LET(name, value) "<sch:let name='" name "' value=\"" value "\"/>"
#define DATES "<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>"
#define TOP DATES LET("limit", "'P12M'") LET("kinds", "'system'")
#define RULE(lets, subject, test) "<sch:pattern id='own-rule'><sch:rule context='pk:asset'>" lets "<sch:assert " subject " test=\"" test "\">text</sch:assert></sch:rule></sch:pattern>"
#define ASSET \
	INVENTORY("<asset id='a' kind='system' lifecycle='in-operation' last-verified='2026-01-31' owning-unit='åäö'><role name='system-owner' assignment='p1'/>" \
	          "<role name='user' assignment='p2'/><review kind='access' done-on='2025-05-01'/></asset>")
/* 100 characters of two bytes. */
#define HUNDRED "å" NINETY_NINE
#define NINETY_NINE "ååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå"

struct shown {
	const char *lets, *subject, *test, *log, *document;
};

static void log_values(struct buf *out, const struct report *r)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		for (size_t j = 0; j < f->evidence.len; j++)
			buf_printf(out, "%s=%s; ", f->evidence.items[j].name, f->evidence.items[j].value);
	}
	buf_printf(out, "%zu", r->findings.len);
}

static void shows(void **state)
{
	const struct shown *row = *state;
	struct temp_folder folder;
	struct buf rules = BUF_INIT, log = BUF_INIT;
	const char *paths[2], *files[1];
	struct pk_options o = { .paths = paths, .path_count = 2, .rule_files = files, .rule_file_count = 1, .today = "2026-11-21" };
	struct pk_report *report;

	buf_printf(&rules, RULES_WITH(TOP, RULE("%s", "%s", "%s")), row->lets, row->subject, row->test);
	temp_open(&folder);
	paths[0] = temp_write(&folder, "0.xml", DEMAND("own-rule"), strlen(DEMAND("own-rule")));
	paths[1] = temp_write(&folder, "1.xml", row->document, strlen(row->document));
	files[0] = temp_write(&folder, "own.sch", rules.data, rules.len);
	report = pk_check(&o);
	log_values(&log, (const struct report *)report);
	assert_string_equal(log.data, row->log);
	pk_report_free(report);
	buf_release(&rules);
	buf_release(&log);
	temp_close(&folder);
}

#define SHOWS(name, lets, test, log) { name, shows, NULL, NULL, &(struct shown){ lets, "", test, log, ASSET } }
#define OF(name, subject, document, test, log) { name, shows, NULL, NULL, &(struct shown){ "", subject, test, log, document } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHOWS("an attribute", "", "@lifecycle = 'retired'", "@lifecycle=in-operation; 1"),
		SHOWS("attributes in the order of the test, each once", "", "@owning-unit = @kind or @kind = 'x'", "@owning-unit=åäö; @kind=system; 1"),
		SHOWS("what is not there, and what is empty", "", "@criticality or pk:contract/@id or date:add(string(@criticality), $limit) = 'x'", "1"),
		SHOWS("no ids of what the finding is about", "", "@id = 'x' or ../@id = 'y' or ../@unit = 'z'", "../@unit=s; 1"),
		SHOWS("an attribute of one other element", "", "pk:review/@done-on > 2030 or pk:role[@name = 'user']/@assignment = 'p3'", "pk:review/@done-on=2025-05-01; pk:role[@name = 'user']/@assignment=p2; 1"),
		SHOWS("not one of several", "", "pk:role/@assignment = 'p3' or pk:role[2]/@assignment = 'x'", "pk:role[2]/@assignment=p2; 1"),
		SHOWS("no elements", "", "pk:contract or string-length(pk:role[1]) > 2 or pk:review = 'x'", "1"),
		SHOWS("counts and sums", "", "count(pk:role) > 2 and sum(pk:role/@none) = 0", "count(pk:role)=2; sum(pk:role/@none)=0; 1"),
		SHOWS("dates that were worked out, with what they come from", "", "translate(date:add(string(@last-verified), $limit), '-', '') > translate($as-of, '-', '') + 99999999",
		      "date:add(string(@last-verified), $limit)=2027-01-31; @last-verified=2026-01-31; 1"),
		SHOWS("through variables", LET("newest", "pk:review[1]") LET("from", "string($newest/@done-on)"), "$from > 2030", "$newest/@done-on=2025-05-01; 1"),
		SHOWS("nothing that serves to compare", "", "contains(concat(' ', $kinds, 's '), concat(' ', @kind, ' ')) and substring($limit, 1, 1) = key('asset', @id)", "@kind=system; 1"),
		SHOWS("no parameters", "", "$limit = $kinds", "1"),
		SHOWS("the same value of the same attribute", LET("own", "pk:role[1]/.."), "@kind = 'x' or $own/@kind = 'y' or $own/@lifecycle = 'z'", "@kind=system; $own/@lifecycle=in-operation; 1"),
		SHOWS("no name that is long", "", "pk:role[@name = 'user'][@assignment = 'p2'][@name = 'user' or 1]/@name = 'x' or @kind = 'x'", "@kind=system; 1"),
		SHOWS("what makes the rule apply comes last, and only its own attributes", LET("applies", "@kind = $kinds and count(pk:role) = 2 and ../@unit = 's'") LET("known", "@lifecycle or @criticality"),
		      "not($applies) or not($known) or @owning-unit = 'm'", "@owning-unit=åäö; @kind=system; @lifecycle=in-operation; 1"),
		OF("what the finding points at comes first", "subject='pk:role[2]/@assignment'", ASSET, "@kind = 'x'", "@assignment=p2; @kind=system; 1"),
		OF("a value that is cut between characters", "", INVENTORY("<asset id='a' owning-unit='x" HUNDRED "å'/>"), "@owning-unit = 'y'", "@owning-unit=x" NINETY_NINE "…; 1"),
	};

	return cmocka_run_group_tests_name("evidence", tests, NULL, NULL);
}
