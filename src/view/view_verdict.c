/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The verdict in the terminal: a word in capitals, a colon, and why. What must stay true: the word is the one that the report's page has (views/verdicts.xml, which
 * report_verdict() follows), in capitals; tests/cli/verdict.sh compares them.
 */
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

static const char *threshold(const struct report *r)
{
	return r->fail_on < 0 ? "never" : severity_name((enum severity)r->fail_on);
}

/* Those at or above the threshold that the report shows. */
static size_t shown_failing(const struct report *r)
{
	size_t n = report_failing(r);
	int s;

	for (s = r->fail_on; s >= 0 && s <= SEVERITY_ERROR; s++)
		n -= r->withheld.by_severity[s];
	return n;
}

static void add_failing(struct buf *out, const struct report *r, enum lang l)
{
	size_t failing = report_failing(r);
	enum msg_id one = r->baseline.only_new ? MSG_VIEW_N_NEW_FINDING : MSG_VIEW_N_FINDING;
	enum msg_id many = r->baseline.only_new ? MSG_VIEW_N_NEW_FINDINGS : MSG_VIEW_N_FINDINGS;
	char n[24];

	snprintf(n, sizeof n, "%zu", failing);
	view_say(out, l, failing == 1 ? one : many, "n", n, "level", threshold(r), NULL);
	if (failing > shown_failing(r)) {
		buf_puts(out, "; ");
		view_say(out, l, MSG_PUBLIC_FAILING, NULL);
	}
}

void view_passed(struct buf *out, enum lang l, size_t findings, int fail_on, bool only_new)
{
	enum msg_id one = fail_on < 0 ? MSG_VIEW_GAPS_ONE : only_new ? MSG_VIEW_BELOW_NEW_ONE : MSG_VIEW_BELOW_ONE;
	enum msg_id many = fail_on < 0 ? MSG_VIEW_GAPS : only_new ? MSG_VIEW_BELOW_NEW : MSG_VIEW_BELOW;
	enum msg_id none = fail_on < 0 ? MSG_VIEW_PASSED_NEVER : only_new ? MSG_VIEW_PASSED_NEW : MSG_VIEW_PASSED;
	const char *level = fail_on < 0 ? "never" : severity_name((enum severity)fail_on);
	char n[24];

	snprintf(n, sizeof n, "%zu", findings);
	view_say(out, l, findings == 0 ? none : findings == 1 ? one : many, "n", n, "level", level, NULL);
}

static void add_empty(struct buf *out, const struct report *r, enum lang l)
{
	bool permitted = r->exit_code == 0;

	view_say(out, l, permitted ? MSG_VIEW_EMPTY_PERMITTED : !r->inputs.len ? MSG_VIEW_NO_DOCUMENT : r->by_file ? MSG_VIEW_EMPTY_LISTED : MSG_VIEW_EMPTY, NULL);
}

static void add_incomplete(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural files = { MSG_VIEW_INCOMPLETE_ONE, MSG_VIEW_INCOMPLETE };
	size_t i, n = 0;

	for (i = 0; i < r->inputs.len; i++)
		n += strcmp(r->inputs.items[i].status, "valid") != 0;
	if (r->contradicts)
		view_say(out, l, MSG_VIEW_CONTRADICTS, NULL);
	else if (n)
		view_count(out, l, files, n);
	else
		view_say(out, l, MSG_VIEW_INCOMPLETE_SOME, NULL);
	if (report_failing(r)) {
		buf_puts(out, "; ");
		add_failing(out, r, l);
	}
}

static void add_error(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural cases = { MSG_VIEW_RULES_BROKEN_ONE, MSG_VIEW_RULES_BROKEN };
	size_t n = r->errors ? r->errors : r->outcomes.n[OUTCOME_ERROR];

	if (r->exit_code == 2)
		view_say(out, l, MSG_VIEW_USAGE, NULL);
	else if (n)
		view_count(out, l, cases, n);
	else
		view_say(out, l, MSG_VIEW_INTERNAL, NULL);
}

void view_verdict(struct buf *out, const struct report *r, enum lang l)
{
	switch (report_verdict(r)) {
	case VERDICT_ERROR:
		add_error(out, r, l);
		break;
	case VERDICT_INCOMPLETE:
		add_incomplete(out, r, l);
		break;
	case VERDICT_EMPTY:
		add_empty(out, r, l);
		break;
	case VERDICT_VALID:
		view_say(out, l, MSG_VIEW_PASSED_VALID, NULL);
		break;
	case VERDICT_FAILED:
		view_say(out, l, MSG_VIEW_FAILED, NULL);
		buf_puts(out, ": ");
		add_failing(out, r, l);
		break;
	case VERDICT_UNDECIDED:
		view_say(out, l, MSG_VIEW_PASSED_UNDECIDED, NULL);
		break;
	case VERDICT_EXCEPTED:
		view_say(out, l, MSG_VIEW_PASSED_EXCEPTED, NULL);
		break;
	case VERDICT_BELOW:
	case VERDICT_GAPS:
	case VERDICT_PASSED:
		view_passed(out, l, report_gaps(r), r->fail_on, r->baseline.only_new);
	}
}

enum view_style view_verdict_style(const struct report *r)
{
	switch (report_verdict(r)) {
	case VERDICT_PASSED:
		return r->partial ? VIEW_YELLOW : VIEW_GREEN;
	case VERDICT_ERROR:
	case VERDICT_INCOMPLETE:
	case VERDICT_FAILED:
		return VIEW_RED;
	default:
		return VIEW_YELLOW;
	}
}
