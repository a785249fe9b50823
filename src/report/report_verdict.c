/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The verdict of a finished report: the truth table views/verdicts.xml once more, for what is not made by a stylesheet. The order of the questions is that of
 * its rows. What must stay true: it is the table's for every report (tests/unit/test_report_verdict.c tries them all), and never better than the status.
 */
#include "report.h"

#include <string.h>

static bool crashed(const struct report *r)
{
	return r->errors || r->withheld.errors || r->outcomes.n[OUTCOME_ERROR] || r->exit_code == 2 || r->exit_code == 4;
}

static bool left_unread(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->inputs.len; i++)
		if (r->inputs.items[i].assets_skipped || strcmp(r->inputs.items[i].status, "valid") != 0)
			return true;
	return r->unread || r->exit_code == 3;
}

static size_t sum(const size_t by_severity[3])
{
	return by_severity[SEVERITY_INFO] + by_severity[SEVERITY_WARNING] + by_severity[SEVERITY_ERROR];
}

size_t report_gaps(const struct report *r)
{
	return sum(r->by_severity) + sum(r->withheld.by_severity);
}

static bool judged(const struct report *r)
{
	const struct outcomes *o = &r->outcomes;

	return report_gaps(r) || r->findings.len || r->withheld.findings || r->withheld.evaluated || o->n[OUTCOME_PASS] || o->n[OUTCOME_GAP] ||
		o->n[OUTCOME_EXCEPTED] || o->n[OUTCOME_NOT_EVALUABLE];
}

static bool undecided(const struct report *r)
{
	return r->not_evaluable || r->outcomes.n[OUTCOME_NOT_EVALUABLE] || r->withheld.findings > sum(r->withheld.by_severity) + r->withheld.errors;
}

static enum verdict nothing_judged(const struct report *r)
{
	return r->exit_code == 0 && r->inputs.len > r->unread && !r->rules_ran && !r->partial ? VERDICT_VALID : VERDICT_EMPTY;
}

static enum verdict without_gaps(const struct report *r)
{
	if (undecided(r))
		return VERDICT_UNDECIDED;
	return r->excepted || r->outcomes.n[OUTCOME_EXCEPTED] ? VERDICT_EXCEPTED : VERDICT_PASSED;
}

enum verdict report_verdict(const struct report *r)
{
	bool failing = report_failing(r) > 0;

	if (crashed(r))
		return VERDICT_ERROR;
	if (left_unread(r) || (r->exit_code == 5 && judged(r)) || (r->exit_code == 1 && !failing) || (r->exit_code == 0 && failing))
		return VERDICT_INCOMPLETE;
	if (!judged(r))
		return nothing_judged(r);
	if (failing)
		return VERDICT_FAILED;
	if (report_gaps(r))
		return r->fail_on < 0 ? VERDICT_GAPS : VERDICT_BELOW;
	return without_gaps(r);
}
