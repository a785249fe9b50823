/* SPDX-License-Identifier: Apache-2.0 */
/* Status and exit code, for every condition alone and for every pair of them. */
#include "report_sample.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

/* What a run can come to, one bit each. */
enum {
	EVALUATED = 1, GAP_ERROR = 2, GAP_WARNING = 4, GAP_INFO = 8, EMPTY_OK = 16, VALIDATE = 32, INCOMPLETE = 64, USAGE = 128, INTERNAL = 256,
	RULE_ERROR = 512, INVALID_INPUT = 1024, EXCEPTED_ERROR = 2048, OPEN = 4096, OPEN_CALLED_ERROR = 8192, ERROR_DIAGNOSTIC = 16384, BROKEN_INPUT = 32768
};

static void add_gap(struct report *r, enum severity s, enum outcome o, const char *subject)
{
	struct finding *f = sample_finding(r, "a-rule", subject, "a.xml", 1, 1);

	f->severity = s;
	f->outcome = o;
	r->rules.items[0]->outcomes.n[o]++;
}

static struct report *make(int conditions, int fail_on)
{
	struct report *r = report_new();
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct report_rule *rule = sample_rule(r, "a-rule");

	r->fail_on = fail_on;
	r->allow_empty = (conditions & EMPTY_OK) != 0;
	r->validate_only = (conditions & VALIDATE) != 0;
	r->incomplete = (conditions & INCOMPLETE) != 0;
	r->usage_error = (conditions & USAGE) != 0;
	r->internal_error = (conditions & INTERNAL) != 0;
	rule->outcomes.n[OUTCOME_PASS] = conditions & EVALUATED ? 3 : 0;
	rule->outcomes.n[OUTCOME_NOT_APPLICABLE] = 7;
	sample_input(r, "a.xml", "valid", 1);
	if (conditions & INVALID_INPUT)
		sample_input(r, "b.xml", "invalid", 1);
	if (conditions & BROKEN_INPUT)
		sample_input(r, "c.xml", "broken", 1);
	if (conditions & GAP_ERROR)
		add_gap(r, SEVERITY_ERROR, OUTCOME_GAP, "e");
	if (conditions & GAP_WARNING)
		add_gap(r, SEVERITY_WARNING, OUTCOME_GAP, "w");
	if (conditions & GAP_INFO)
		add_gap(r, SEVERITY_INFO, OUTCOME_GAP, "i");
	if (conditions & EXCEPTED_ERROR)
		add_gap(r, SEVERITY_ERROR, OUTCOME_EXCEPTED, "x");
	if (conditions & RULE_ERROR)
		add_gap(r, SEVERITY_ERROR, OUTCOME_ERROR, "r");
	if (conditions & (OPEN | OPEN_CALLED_ERROR))
		add_gap(r, conditions & OPEN ? SEVERITY_INFO : SEVERITY_ERROR, OUTCOME_NOT_EVALUABLE, "n");
	if (conditions & ERROR_DIAGNOSTIC)
		diag_emit(&sink, MSG_FILE_MISSING, NULL, "file", "gone.xml", NULL);
	return r;
}

struct row { int conditions, fail_on, exit_code; const char *status; };
#define CASE(name, ...) { name, decides, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void decides(void **state)
{
	const struct row *row = *state;
	struct report *r = make(row->conditions, row->fail_on);

	report_finish(r);
	assert_int_equal(r->exit_code, row->exit_code);
	assert_string_equal(r->status, row->status);
	report_free(r);
}

/* Of any two conditions the worse decides. */
static void worst_wins(void **state)
{
	static const struct { int condition, exit_code; } ranked[] = {
		{ INTERNAL, 4 }, { RULE_ERROR, 4 }, { USAGE, 2 }, { INCOMPLETE, 3 }, { INVALID_INPUT, 3 }, { BROKEN_INPUT, 3 }, { GAP_ERROR, 1 }, { EVALUATED, 0 }
	};
	size_t n = sizeof ranked / sizeof *ranked, i, k;

	(void)state;
	for (i = 0; i < n; i++) {
		for (k = i; k < n; k++) {
			struct report *r = make(ranked[i].condition | ranked[k].condition, SEVERITY_ERROR);

			report_finish(r);
			if (r->exit_code != ranked[i].exit_code)
				fail_msg("conditions %d and %d: %d", ranked[i].condition, ranked[k].condition, r->exit_code);
			report_free(r);
		}
	}
}

static void totals(void **state)
{
	struct report *r = make(EVALUATED | GAP_ERROR | GAP_WARNING | GAP_INFO | EXCEPTED_ERROR | OPEN_CALLED_ERROR | RULE_ERROR | BROKEN_INPUT, SEVERITY_ERROR);

	(void)state;
	report_finish(r);
	assert_int_equal(r->by_severity[SEVERITY_ERROR], 1);
	assert_int_equal(r->by_severity[SEVERITY_WARNING], 1);
	assert_int_equal(r->by_severity[SEVERITY_INFO], 1);
	assert_int_equal(r->excepted, 1);
	assert_int_equal(r->not_evaluable, 1);
	assert_int_equal(r->errors, 1);
	assert_int_equal(r->outcomes.n[OUTCOME_PASS], 3);
	assert_int_equal(r->outcomes.n[OUTCOME_GAP], 3);
	assert_int_equal(r->outcomes.n[OUTCOME_NOT_APPLICABLE], 7);
	assert_int_equal(r->assets, 2);
	assert_int_equal(r->unread, 1);
	assert_int_equal(r->rules_ran, 1);
	report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("all passed", EVALUATED, SEVERITY_ERROR, 0, "passed"),
		CASE("nothing at all", 0, SEVERITY_ERROR, 5, "empty"),
		CASE("nothing, and that is allowed", EMPTY_OK, SEVERITY_ERROR, 0, "passed"),
		CASE("nothing, only validated", VALIDATE, SEVERITY_ERROR, 0, "passed"),
		CASE("an error", EVALUATED | GAP_ERROR, SEVERITY_ERROR, 1, "failed"),
		CASE("an error alone is something evaluated", GAP_ERROR, SEVERITY_ERROR, 1, "failed"),
		CASE("a warning below the threshold", GAP_WARNING, SEVERITY_ERROR, 0, "passed"),
		CASE("a warning at the threshold", GAP_WARNING, SEVERITY_WARNING, 1, "failed"),
		CASE("an error above the threshold", GAP_ERROR, SEVERITY_INFO, 1, "failed"),
		CASE("an info below", GAP_INFO, SEVERITY_WARNING, 0, "passed"),
		CASE("an info at", GAP_INFO, SEVERITY_INFO, 1, "failed"),
		CASE("never", GAP_ERROR | GAP_WARNING | GAP_INFO, -1, 0, "passed"),
		CASE("never does not hide a rule that could not run", RULE_ERROR, -1, 4, "error"),
		CASE("never does not hide what was not read", INVALID_INPUT | EVALUATED, -1, 3, "incomplete"),
		CASE("excepted never counts", EXCEPTED_ERROR, SEVERITY_INFO, 0, "passed"),
		CASE("not evaluable never counts", OPEN, SEVERITY_INFO, 0, "passed"),
		CASE("not evaluable never counts, whatever it is called", OPEN_CALLED_ERROR, SEVERITY_INFO, 0, "passed"),
		CASE("wrong usage", EVALUATED | USAGE, SEVERITY_ERROR, 2, "error"),
		CASE("incomplete", EVALUATED | INCOMPLETE, SEVERITY_ERROR, 3, "incomplete"),
		CASE("an invalid document", EVALUATED | INVALID_INPUT, SEVERITY_ERROR, 3, "incomplete"),
		CASE("an invalid document, only validated", VALIDATE | INVALID_INPUT, SEVERITY_ERROR, 3, "incomplete"),
		CASE("incomplete and nothing evaluated", INCOMPLETE, SEVERITY_ERROR, 3, "incomplete"),
		CASE("incomplete, and empty is allowed", INCOMPLETE | EMPTY_OK, SEVERITY_ERROR, 3, "incomplete"),
		CASE("internal", EVALUATED | INTERNAL, SEVERITY_ERROR, 4, "error"),
		CASE("a rule could not run", EVALUATED | RULE_ERROR, SEVERITY_ERROR, 4, "error"),
		CASE("an error message never goes with a pass", EVALUATED | ERROR_DIAGNOSTIC, SEVERITY_ERROR, 3, "incomplete"),
		CASE("an error message leaves other verdicts alone", ERROR_DIAGNOSTIC, SEVERITY_ERROR, 5, "empty"),
		cmocka_unit_test(worst_wins),
		cmocka_unit_test(totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
