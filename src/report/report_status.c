/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Totals, status and exit code. Every condition is collected before one is chosen, so that a worse one is never hidden by a milder:
 * 4 (error), 2 (usage), 3 (incomplete), 5 (nothing to check), 1 (findings), else 0. What cannot be trusted is never a pass.
 */
#include "report_finish.h"

#include <string.h>

static void count_findings(struct report *r)
{
	size_t i;

	memset(r->by_severity, 0, sizeof r->by_severity);
	r->excepted = r->not_evaluable = r->errors = 0;
	for (i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		if (f->outcome == OUTCOME_GAP)
			r->by_severity[f->severity]++;
		else if (f->outcome == OUTCOME_EXCEPTED)
			r->excepted++;
		else if (f->outcome == OUTCOME_NOT_EVALUABLE)
			r->not_evaluable++;
		else if (f->outcome == OUTCOME_ERROR)
			r->errors++;
	}
}

static void count_rules(struct report *r)
{
	size_t i, o;

	memset(&r->outcomes, 0, sizeof r->outcomes);
	r->rules_ran = 0;
	for (i = 0; i < r->rules.len; i++) {
		r->rules_ran += r->rules.items[i]->ran;
		for (o = 0; o < OUTCOME_COUNT; o++)
			r->outcomes.n[o] += r->rules.items[i]->outcomes.n[o];
	}
}

static void count_inputs(struct report *r)
{
	size_t i;

	/* A public report tells assets in sum only. */
	r->assets = r->is_public ? r->assets : 0;
	r->unread = 0;
	for (i = 0; i < r->inputs.len; i++) {
		const struct report_input *in = &r->inputs.items[i];

		r->assets += r->is_public ? 0 : in->assets;
		if (strcmp(in->status, "valid")) {
			r->unread++;
			r->incomplete = true;
		}
	}
}

static bool evaluated_something(const struct report *r)
{
	return r->outcomes.n[OUTCOME_PASS] || r->outcomes.n[OUTCOME_GAP] || r->outcomes.n[OUTCOME_EXCEPTED] ||
		r->outcomes.n[OUTCOME_NOT_EVALUABLE] || r->findings.len || r->withheld.evaluated;
}

/* Something that is a document of ours: an empty folder is not "every document is valid". */
static bool read_something(const struct report *r)
{
	return r->inputs.len > 0;
}

size_t report_failing(const struct report *r)
{
	size_t i, n = 0;
	int s;

	if (r->fail_on < 0)
		return 0;
	for (s = r->fail_on; s <= SEVERITY_ERROR; s++)
		n += r->withheld.by_severity[s];
	if (!r->baseline.only_new) {
		for (s = r->fail_on; s <= SEVERITY_ERROR; s++)
			n += r->by_severity[s];
		return n;
	}
	for (i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		n += f->outcome == OUTCOME_GAP && f->baseline != BASELINE_KNOWN && (int)f->severity >= r->fail_on;
	}
	return n;
}

static bool has_error_diagnostic(const struct report *r)
{
	size_t i;

	for (i = 0; i < diag_list_len(r->diagnostics); i++)
		if (diag_severity(diag_list_at(r->diagnostics, i)) == SEVERITY_ERROR)
			return true;
	return false;
}

static int choose(const struct report *r)
{
	if (r->internal_error || r->errors || r->withheld.errors || r->outcomes.n[OUTCOME_ERROR])
		return 4;
	if (r->usage_error)
		return 2;
	if (r->incomplete)
		return 3;
	if (!r->allow_empty && (r->validate_only ? !read_something(r) : !evaluated_something(r)))
		return 5;
	if (report_failing(r) > 0)
		return 1;
	return 0;
}

void report_decide(struct report *r)
{
	static const char *const statuses[] = { "passed", "failed", "error", "incomplete", "error", "empty" };

	count_findings(r);
	count_rules(r);
	count_inputs(r);
	r->exit_code = choose(r);
	if (r->exit_code == 0 && has_error_diagnostic(r)) {
		r->incomplete = true;
		r->exit_code = 3;
	}
	r->status = statuses[r->exit_code];
}

void report_set_threshold(struct report *r, int fail_on)
{
	r->fail_on = fail_on;
	report_decide(r);
}

void report_finish(struct report *r)
{
	struct report_ranks *ranks;
	size_t i;

	report_order(r);
	ranks = report_ranks_new(r);
	for (i = 0; i < r->rules.len; i++)
		report_order_clauses(ranks, r->rules.items[i]->clauses.items, r->rules.items[i]->clauses.len);
	report_order_findings(r, ranks);
	report_ranks_free(ranks);
	report_settle_due(r);
	report_order_ahead(&r->ahead);
	report_decide(r);
}
