/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a saved report says of itself against what it holds. Its exit code is believed where it tells of a trouble that leaves no other trace (a fault of the program, wrong usage,
 * something unread); everything else is counted again. A file that says otherwise is wrong somewhere, nobody knows where: it is incomplete, never a pass.
 */
#include "report_reading.h"

#include "date.h"
#include "report_finish.h"

#include <stdio.h>
#include <string.h>

static int64_t days_left(const struct report *r, const char *last)
{
	int64_t day;

	return last && date_parse(&day, last) == 0 ? day - r->as_of : 0;
}

static char *exception_key(struct report *r, const char *id, const char *file, uint32_t line)
{
	return arena_printf(r->arena, "%s\n%s\n%u", id, file ? file : "", (unsigned)line);
}

/* A finding names its exception; who approved it and why stands with the exception. */
static void join_covers(struct report *r)
{
	struct map *known = map_new();
	size_t i;

	for (i = 0; i < r->exceptions.len; i++) {
		struct report_exception *e = &r->exceptions.items[i];

		e->days_left = days_left(r, e->expires_on);
		map_set(known, exception_key(r, e->id, e->file, e->line), e);
	}
	for (i = 0; i < r->findings.len; i++) {
		struct report_cover *c = &r->findings.items[i]->cover;
		const struct report_exception *e = c->id ? map_get(known, exception_key(r, c->id, c->file, c->line)) : NULL;

		c->days_left = days_left(r, c->expires_on);
		if (!e)
			continue;
		c->approved_by = e->approved_by;
		c->ref = e->ref;
		c->reason = e->reason;
	}
	map_free(known);
}

/* Whether a clause is a law's is said with its policy. */
static void join_origins(struct report *r)
{
	struct map *policies = map_new();
	size_t i, k;

	for (i = 0; i < r->policies.len; i++)
		if (!map_get(policies, r->policies.items[i]->id))
			map_set(policies, r->policies.items[i]->id, r->policies.items[i]);
	for (i = 0; i < r->rules.len; i++) {
		for (k = 0; k < r->rules.items[i]->clauses.len; k++) {
			struct report_clause_ref *c = &r->rules.items[i]->clauses.items[k];
			const struct report_policy *p = map_get(policies, c->policy);

			c->origin = p && p->origin ? p->origin : "policy";
		}
	}
	map_free(policies);
}

static void contradict(struct reading *r, enum msg_id id, const struct place *place, const char *name, const char *said, const char *found)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);

	diag_emit(&sink, id, place, "name", name, "value", said, "found", found, NULL);
	r->report->incomplete = r->report->contradicts = true;
}

static void compare_count(struct reading *r, const struct claim *c, uint64_t found)
{
	char said[24], number[24];

	if (c->value == found)
		return;
	snprintf(said, sizeof said, "%llu", (unsigned long long)c->value);
	snprintf(number, sizeof number, "%llu", (unsigned long long)found);
	contradict(r, MSG_REPORT_MISCOUNTED, &c->place, c->name, said, number);
}

/* Gaps in a state, as the baseline counts them. */
static size_t count_gaps(const struct report *r, enum baseline_state state)
{
	size_t i, n = 0;

	for (i = 0; i < r->findings.len; i++)
		n += r->findings.items[i]->outcome == OUTCOME_GAP && r->findings.items[i]->baseline == state;
	return n;
}

static size_t count_restricted(const struct report *r)
{
	size_t i, n = 0;

	for (i = 0; i < r->inputs.len; i++)
		n += r->inputs.items[i].restricted;
	return n;
}

static void compare_totals(struct reading *r)
{
	const struct report *p = r->report;
	const struct {
		const char *name;
		uint64_t value;
	} counted[] = {
		{ "files", p->inputs.len }, { "documents", p->inputs.len - p->unread }, { "unread", p->unread }, { "assets", p->assets }, { "rules", p->rules_ran },
		{ "errors", p->by_severity[SEVERITY_ERROR] }, { "warnings", p->by_severity[SEVERITY_WARNING] }, { "infos", p->by_severity[SEVERITY_INFO] },
		{ "excepted", p->excepted }, { "not-evaluable", p->not_evaluable }, { "rule-errors", p->errors }, { "pass", p->outcomes.n[OUTCOME_PASS] },
		{ "gap", p->outcomes.n[OUTCOME_GAP] }, { "not-applicable", p->outcomes.n[OUTCOME_NOT_APPLICABLE] },
		{ "assets-restricted", count_restricted(p) },
		{ "known", count_gaps(p, BASELINE_KNOWN) }, { "new", count_gaps(p, BASELINE_NEW) },
		/* Not more than there are; which of them were judged, nobody can tell. */
		{ "assets-judged", p->assets_judged < p->assets ? p->assets_judged : p->assets },
	};
	size_t i, k;

	for (i = 0; i < r->totals.len; i++)
		for (k = 0; k < sizeof counted / sizeof *counted; k++)
			if (!strcmp(counted[k].name, r->totals.items[i].name))
				compare_count(r, &r->totals.items[i], counted[k].value);
	for (i = 0; i < r->outcomes.len; i++)
		compare_count(r, &r->outcomes.items[i], p->outcomes.n[i]);
}

/* A rule with gaps has findings that tell of them, and the other way round; in a report about some files only, the findings can be fewer. */
static void compare_gaps(struct reading *r)
{
	struct report *p = r->report;
	struct map *with_gaps = map_new();
	size_t i;

	for (i = 0; i < p->findings.len; i++)
		if (p->findings.items[i]->outcome == OUTCOME_GAP)
			map_set(with_gaps, p->findings.items[i]->rule, p);
	for (i = 0; i < p->rules.len; i++) {
		const struct report_rule *rule = p->rules.items[i];
		bool has = map_get(with_gaps, rule->id) != NULL, says = rule->outcomes.n[OUTCOME_GAP] > 0;

		if (has != says && !(says && p->partial))
			contradict(r, has ? MSG_REPORT_GAPS_DENIED : MSG_REPORT_GAPS_LOST, &r->verdict, rule->id, "", "");
	}
	map_free(with_gaps);
}

static bool is_narrowing(const char *option)
{
	static const char *const narrowing[] = { "rule", "unit", "policy", "file" };

	for (size_t i = 0; i < sizeof narrowing / sizeof *narrowing; i++)
		if (!strcmp(option, narrowing[i]))
			return true;
	return false;
}

/* A report on a part says so and says on which; settings may leave files out of the whole. */
static void compare_part(struct reading *r)
{
	const struct report *p = r->report;
	bool narrowed = p->by_file, left_out = false;

	for (size_t i = 0; i < p->options.len; i++) {
		narrowed |= is_narrowing(p->options.items[i].name);
		left_out |= !strcmp(p->options.items[i].name, "exclude");
	}
	if (p->partial ? !narrowed && !left_out : narrowed || p->assets_judged)
		contradict(r, p->partial ? MSG_REPORT_PART_OF_WHAT : MSG_REPORT_PART_DENIED, &r->verdict, "", "", "");
}

static void compare_due(struct reading *r)
{
	const char *doubt = reading_ahead_doubt(r->report);

	if (r->due_doubt.finding)
		contradict(r, MSG_REPORT_DUE, &r->due_doubt.place, r->due_doubt.finding, r->due_doubt.said, r->due_doubt.found);
	if (doubt)
		contradict(r, MSG_REPORT_AHEAD, &r->ahead_place, doubt, "", "");
}

/* What the exit code tells beyond findings, inputs and messages. */
static void believe(struct reading *r)
{
	r->report->internal_error = r->exit_code == 4;
	r->report->usage_error = r->exit_code == 2;
	r->report->incomplete = r->exit_code == 3;
}

static void compare_verdict(struct reading *r)
{
	struct report *p = r->report;
	char said[40], found[40];

	if (!strcmp(r->status, p->status) && r->exit_code == (uint64_t)p->exit_code)
		return;
	snprintf(said, sizeof said, "%.10s (%llu)", r->status, (unsigned long long)r->exit_code);
	snprintf(found, sizeof found, "%s (%d)", p->status, p->exit_code);
	contradict(r, MSG_REPORT_VERDICT, &r->verdict, "", said, found);
}

void reading_verify(struct reading *r)
{
	join_covers(r->report);
	join_origins(r->report);
	believe(r);
	report_decide(r->report);
	compare_verdict(r);
	compare_totals(r);
	compare_gaps(r);
	compare_part(r);
	reading_verify_counts(r);
	compare_due(r);
	reading_verify_references(r);
	if (r->report->contradicts)
		report_decide(r->report);
}
