/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The verdict of the program (report_verdict.c) is that of the truth table (views/verdicts.xml): every report that is like a combination of what the table asks
 * is made, and the word of the one row that applies is compared with the word of the terminal. The table is read here by itself.
 */
#include "embedded.h"
#include "report.h"
#include "vec.h"
#include "view.h"
#include "view_parts.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

/* The words of the table, by the enum. */
static const char *const words[] = {
	[VERDICT_ERROR] = "status.error", [VERDICT_INCOMPLETE] = "status.incomplete", [VERDICT_EMPTY] = "status.empty", [VERDICT_VALID] = "status.valid",
	[VERDICT_FAILED] = "status.failed", [VERDICT_BELOW] = "status.passed-gaps", [VERDICT_GAPS] = "status.gaps", [VERDICT_UNDECIDED] = "status.passed-undecided",
	[VERDICT_EXCEPTED] = "status.passed-excepted", [VERDICT_PASSED] = "status.passed",
};

enum fact { STATUS, CRASHED, UNREAD, SKIPPED, JUDGED, ONLY_READ, GAPS, THRESHOLD, ONLY_NEW, UNDECIDED, EXCEPTED, PARTIAL, FACTS };

static const struct {
	const char *name, *values[6];
} facts[FACTS] = {
	[STATUS] = { "status", { "passed", "failed", "incomplete", "error", "empty" } },
	[CRASHED] = { "crashed", { "no", "yes" } },
	[UNREAD] = { "unread", { "no", "yes" } },
	[SKIPPED] = { "skipped", { "no", "yes" } },
	[JUDGED] = { "judged", { "no", "yes" } },
	[ONLY_READ] = { "only-read", { "no", "yes" } },
	[GAPS] = { "gaps", { "none", "below", "failing" } },
	[THRESHOLD] = { "threshold", { "set", "never" } },
	[ONLY_NEW] = { "only-new", { "no", "yes" } },
	[UNDECIDED] = { "undecided", { "no", "yes" } },
	[EXCEPTED] = { "excepted", { "no", "yes" } },
	[PARTIAL] = { "partial", { "no", "yes" } },
};
static const int exit_codes[] = { 0, 1, 3, 4, 5 };

/* Whether a report can say this at all. */
static bool possible(const int v[FACTS])
{
	if (!v[JUDGED] && (v[GAPS] || v[CRASHED] || v[UNDECIDED] || v[EXCEPTED]))
		return false;
	return !(v[JUDGED] && v[ONLY_READ]) && !(v[THRESHOLD] && v[GAPS] == 2);
}

static bool next(int v[FACTS])
{
	int i;

	for (i = 0; i < FACTS; i++) {
		if (facts[i].values[++v[i]])
			return true;
		v[i] = 0;
	}
	return false;
}

static void add_gap(struct report *r, const int v[FACTS])
{
	bool failing = v[GAPS] == 2;
	enum severity s = failing || v[ONLY_NEW] || v[THRESHOLD] ? SEVERITY_ERROR : SEVERITY_WARNING;
	struct finding *f = report_add_finding(r);

	f->outcome = OUTCOME_GAP;
	f->severity = s;
	f->baseline = failing ? BASELINE_NEW : BASELINE_KNOWN;
	r->by_severity[s] = 1;
}

/* A report that says so: as after report_finish(), which would not let it contradict itself. */
static struct report *make(const int v[FACTS])
{
	struct report *r = report_new();

	r->exit_code = exit_codes[v[STATUS]];
	r->status = facts[STATUS].values[v[STATUS]];
	r->fail_on = v[THRESHOLD] ? -1 : SEVERITY_ERROR;
	r->partial = v[PARTIAL];
	r->baseline.only_new = v[ONLY_NEW];
	r->rules_ran = v[ONLY_READ] ? 0 : 3;
	r->errors = v[CRASHED];
	r->not_evaluable = v[UNDECIDED];
	r->excepted = v[EXCEPTED];
	r->outcomes.n[OUTCOME_PASS] = v[JUDGED] ? 3 : 0;
	r->unread = v[UNREAD];
	vec_push(&r->inputs, (struct report_input){ .path = "a.xml", .status = "valid", .assets = 3, .assets_skipped = v[SKIPPED] ? 2 : 0 });
	if (v[UNREAD])
		vec_push(&r->inputs, (struct report_input){ .path = "b.xml", .status = "broken" });
	if (v[GAPS])
		add_gap(r, v);
	return r;
}

/* --- the table --- */

static bool has(const char *values, const char *value)
{
	size_t n = strlen(value);
	const char *p;

	for (p = values; (p = strstr(p, value)) != NULL; p += n)
		if ((p == values || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

static bool applies(xmlNode *row, const int v[FACTS])
{
	xmlChar *values;
	bool yes = true;
	int i;

	for (i = 0; i < FACTS && yes; i++) {
		values = xmlGetNoNsProp(row, (const xmlChar *)facts[i].name);
		yes = !values || has((const char *)values, facts[i].values[v[i]]);
		xmlFree(values);
	}
	return yes;
}

static xmlDoc *read_table(void)
{
	const struct embedded *file = embedded_find("views/verdicts.xml");
	xmlDoc *doc;

	assert_non_null(file);
	doc = xmlReadMemory((const char *)file->data, (int)file->size, "verdicts.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
	assert_non_null(doc);
	return doc;
}

static xmlNode *find(xmlDoc *doc, const int v[FACTS])
{
	xmlNode *row, *found = NULL;

	for (row = xmlFirstElementChild(xmlDocGetRootElement(doc)); row; row = xmlNextElementSibling(row)) {
		if (!applies(row, v))
			continue;
		assert_null(found);
		found = row;
	}
	assert_non_null(found);
	return found;
}

static void every_report(void **state)
{
	xmlDoc *doc = read_table();
	int v[FACTS] = { 0 }, tried = 0;

	(void)state;
	do {
		struct report *r;
		xmlNode *row;
		xmlChar *word, *class;

		if (!possible(v))
			continue;
		r = make(v);
		row = find(doc, v);
		word = xmlGetNoNsProp(row, (const xmlChar *)"word");
		class = xmlGetNoNsProp(row, (const xmlChar *)"class");
		assert_string_equal(words[report_verdict(r)], (const char *)word);
		/* green is what is a pass and nothing else, red what failed or was not whole */
		assert_int_equal(view_verdict_style(r) == VIEW_GREEN, !strcmp((const char *)class, "passed"));
		assert_int_equal(view_verdict_style(r) == VIEW_RED, has("failed error incomplete", (const char *)class));
		xmlFree(word);
		xmlFree(class);
		report_free(r);
		tried++;
	} while (next(v));
	assert_true(tried > 1000);
	xmlFreeDoc(doc);
}

/* What a public report leaves out counts all the same. */
static void withheld(void **state)
{
	static const struct {
		struct report_withheld withheld;
		int exit_code;
		enum verdict verdict;
	} rows[] = {
		{ { .findings = 1, .by_severity = { [SEVERITY_ERROR] = 1 } }, 1, VERDICT_FAILED },
		{ { .findings = 1, .by_severity = { [SEVERITY_WARNING] = 1 } }, 0, VERDICT_BELOW },
		{ { .findings = 1, .errors = 1 }, 0, VERDICT_ERROR },
		{ { .findings = 1 }, 0, VERDICT_UNDECIDED },
		{ { .evaluated = true }, 0, VERDICT_PASSED },
		{ { .assets = 1 }, 0, VERDICT_EMPTY },
		{ { .findings = 1, .by_severity = { [SEVERITY_ERROR] = 1 } }, 0, VERDICT_INCOMPLETE },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct report *r = report_new();

		r->is_public = true;
		r->fail_on = SEVERITY_ERROR;
		r->rules_ran = 1;
		r->withheld = rows[i].withheld;
		r->exit_code = rows[i].exit_code;
		assert_int_equal(report_verdict(r), rows[i].verdict);
		report_free(r);
	}
}

/* Wrong usage is no verdict on anything. */
static void usage(void **state)
{
	struct report *r = report_new();

	(void)state;
	r->usage_error = true;
	report_finish(r);
	assert_int_equal(report_verdict(r), VERDICT_ERROR);
	report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_report),
		cmocka_unit_test(withheld),
		cmocka_unit_test(usage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
