/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Merging reports (report_merge.h): whether they can be one, then lists (report_merge_lists.c), policies, rules, findings, messages. Findings are simply put together: report_finish()
 * makes one of those that say the same, as it does after a run.
 */
#include "report_merge.h"

#include "map.h"
#include "report_finish.h"
#include "report_merge_lists.h"

#include <string.h>

struct merging {
	struct report *to, *from;
	const char *name;
	const struct diag_sink *sink;
};

static int refuse(const struct merging *m, enum msg_id id, const char *name, const char *value, const char *other)
{
	struct place place = { .file = m->name };

	diag_emit(m->sink, id, &place, "file", m->name, "name", name, "value", value, "other", other, NULL);
	return -1;
}

static bool differ(const char *a, const char *b)
{
	return report_compare_texts(a, b) != 0;
}

/* --- whether they can be one --- */

static int agree(const struct merging *m)
{
	char ours[11], theirs[11];
	int i;

	date_format(ours, m->to->as_of);
	date_format(theirs, m->from->as_of);
	if (m->to->as_of != m->from->as_of)
		return refuse(m, MSG_MERGE_DAYS, "", theirs, ours);
	if (differ(m->to->tool_version, m->from->tool_version))
		return refuse(m, MSG_MERGE_VERSIONS, "", m->from->tool_version, m->to->tool_version);
	if (m->to->is_public || m->from->is_public)
		return refuse(m, MSG_MERGE_PUBLIC, "", "", "");
	if (m->to->baseline.sha256 || m->from->baseline.sha256)
		return refuse(m, MSG_MERGE_BASELINE, "", "", "");
	for (i = 0; i < 3; i++)
		if (m->to->due_periods.of[i] && m->from->due_periods.of[i] && differ(m->to->due_periods.of[i], m->from->due_periods.of[i]))
			return refuse(m, MSG_MERGE_DUE, severity_name((enum severity)i), m->from->due_periods.of[i], m->to->due_periods.of[i]);
	return 0;
}

/* The same inventory in both would count its assets twice. */
static int agree_on_inputs(const struct merging *m)
{
	struct map *known = map_new();
	int status = 0;
	size_t i;

	for (i = 0; i < m->to->inputs.len; i++)
		map_set(known, m->to->inputs.items[i].path, &m->to->inputs.items[i]);
	for (i = 0; i < m->from->inputs.len && !status; i++) {
		const struct report_input *in = &m->from->inputs.items[i], *ours = map_get(known, in->path);

		if (ours && (in->assets || in->assets_skipped) && !differ(in->sha256, ours->sha256))
			status = refuse(m, MSG_MERGE_OVERLAP, in->path, "", "");
	}
	map_free(known);
	return status;
}

static struct map *policies_of(const struct report *r)
{
	struct map *known = map_new();
	size_t i;

	for (i = 0; i < r->policies.len; i++)
		map_set(known, r->policies.items[i]->id, r->policies.items[i]);
	return known;
}

static struct map *rules_of(const struct report *r)
{
	struct map *known = map_new();
	size_t i;

	for (i = 0; i < r->rules.len; i++)
		map_set(known, r->rules.items[i]->id, r->rules.items[i]);
	return known;
}

static int agree_on_demands(const struct merging *m, const struct map *policies, const struct map *rules)
{
	size_t i;

	for (i = 0; i < m->from->policies.len; i++) {
		const struct report_policy *p = m->from->policies.items[i], *ours = map_get(policies, p->id);

		if (ours && (differ(p->file, ours->file) || p->line != ours->line || differ(p->version, ours->version)))
			return refuse(m, MSG_MERGE_POLICY, p->id, p->file, ours->file);
	}
	for (i = 0; i < m->from->rules.len; i++) {
		const struct report_rule *rule = m->from->rules.items[i], *ours = map_get(rules, rule->id);

		if (ours && differ(rule->pack, ours->pack))
			return refuse(m, MSG_MERGE_RULE, rule->id, rule->pack, ours->pack);
	}
	return 0;
}

static void add_outcomes(struct outcomes *to, const struct outcomes *from)
{
	int o;

	for (o = 0; o < OUTCOME_COUNT; o++)
		to->n[o] += from->n[o];
}

/* --- policies and rules --- */

static void unite_clause(struct report_clause *to, const struct report_clause *from)
{
	add_outcomes(&to->outcomes, &from->outcomes);
	add_outcomes(&to->restricted, &from->restricted);
	if (from->coverage && !strcmp(from->coverage, "checked"))
		to->coverage = from->coverage;
	merge_clause_lists(to, from);
}

/* What is not taken over stays with the other report, which frees it. */
static void unite_policy(struct report_policy *to, struct report_policy *from)
{
	struct map *known = map_new();
	size_t i, kept = 0;

	for (i = 0; i < to->clauses.len; i++)
		map_set(known, to->clauses.items[i]->id, to->clauses.items[i]);
	for (i = 0; i < from->clauses.len; i++) {
		struct report_clause *c = from->clauses.items[i], *ours = map_get(known, c->id);

		if (!ours) {
			vec_push(&to->clauses, c);
			continue;
		}
		unite_clause(ours, c);
		from->clauses.items[kept++] = c;
	}
	from->clauses.len = kept;
	map_free(known);
}

static void unite_policies(struct merging *m, const struct map *known)
{
	size_t i, kept = 0;

	for (i = 0; i < m->from->policies.len; i++) {
		struct report_policy *p = m->from->policies.items[i], *ours = map_get(known, p->id);

		if (!ours) {
			vec_push(&m->to->policies, p);
			continue;
		}
		unite_policy(ours, p);
		m->from->policies.items[kept++] = p;
	}
	m->from->policies.len = kept;
}

static void unite_rules(struct merging *m, const struct map *known)
{
	size_t i, kept = 0;

	for (i = 0; i < m->from->rules.len; i++) {
		struct report_rule *rule = m->from->rules.items[i], *ours = map_get(known, rule->id);

		if (!ours) {
			vec_push(&m->to->rules, rule);
			continue;
		}
		add_outcomes(&ours->outcomes, &rule->outcomes);
		add_outcomes(&ours->restricted, &rule->restricted);
		ours->ran |= rule->ran;
		merge_rule_lists(ours, rule);
		m->from->rules.items[kept++] = rule;
	}
	m->from->rules.len = kept;
}

/* --- findings and messages --- */

static void take_findings(struct merging *m)
{
	size_t i;

	for (i = 0; i < m->from->findings.len; i++)
		vec_push(&m->to->findings, m->from->findings.items[i]);
	m->from->findings.len = 0;
}

/* What was unused in one report may be used in the other. */
static bool is_outdated(const struct merging *m, const struct diag *d)
{
	struct report_exception at = { .file = d->place.file, .line = d->place.line };
	size_t i;

	if (strcmp(diag_name(d), msg_name(MSG_EXCEPTION_UNUSED)))
		return false;
	for (i = 0; i < m->to->exceptions.len; i++) {
		at.id = m->to->exceptions.items[i].id;
		if (m->to->exceptions.items[i].matched && merge_is_same_exception(&at, &m->to->exceptions.items[i]))
			return true;
	}
	return false;
}

static void unite_messages(struct merging *m)
{
	struct diag_list *both = diag_list_new();
	struct diag_sink sink = diag_list_sink(both);
	const struct diag_list *lists[] = { m->to->diagnostics, m->from->diagnostics };
	size_t i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < diag_list_len(lists[i]); k++)
			if (!is_outdated(m, diag_list_at(lists[i], k)))
				sink.diag(sink.payload, diag_list_at(lists[i], k));
	diag_list_free(m->to->diagnostics);
	m->to->diagnostics = both;
}

/* Of two thresholds the one that fails more. */
static int stricter(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Assets that the report is about, of those that were read. */
static size_t judged(const struct report *r)
{
	size_t i, n = 0;

	if (r->partial)
		return r->assets_judged;
	for (i = 0; i < r->inputs.len; i++)
		n += r->inputs.items[i].assets;
	return n;
}

/* Of these, the restricted ones. */
static size_t restricted_judged(const struct report *r)
{
	size_t i, n = 0;

	if (r->partial)
		return r->restricted_judged;
	for (i = 0; i < r->inputs.len; i++)
		n += r->inputs.items[i].restricted;
	return n;
}

static void unite_flags(struct report *to, const struct report *from)
{
	to->assets_judged = judged(to) + judged(from);
	to->restricted_judged = restricted_judged(to) + restricted_judged(from);
	to->marked &= from->marked;
	to->files_judged += from->files_judged;
	to->by_file &= from->by_file;
	to->fail_on = stricter(to->fail_on, from->fail_on);
	to->allow_empty &= from->allow_empty;
	to->validate_only &= from->validate_only;
	to->partial |= from->partial;
	to->usage_error |= from->usage_error;
	to->internal_error |= from->internal_error;
	to->incomplete |= from->incomplete;
	to->contradicts |= from->contradicts;
	to->file_sha256 = NULL;
	to->previous.len = 0;
}

/* They agree, where both have them. */
static void unite_periods(struct report_due_periods *to, const struct report_due_periods *from)
{
	bool configured = to->configured || from->configured;

	if (!to->of[0])
		*to = *from;
	to->configured = configured;
}

static void unite(struct merging *m, const struct map *policies, const struct map *rules)
{
	struct report *to = m->to, *from = m->from;

	unite_flags(to, from);
	unite_periods(&to->due_periods, &from->due_periods);
	report_unite_ahead(&to->ahead, &from->ahead);
	merge_lists(to, from);
	unite_policies(m, policies);
	unite_rules(m, rules);
	take_findings(m);
	unite_messages(m);
}

int report_merge(struct report *to, struct report *from, const char *name, const struct diag_sink *sink)
{
	struct merging m = { to, from, name, sink };
	struct map *policies = policies_of(to), *rules = rules_of(to);
	int status;

	vec_push(&to->parts, from);
	status = agree(&m) || agree_on_inputs(&m) || agree_on_demands(&m, policies, rules) ? -1 : 0;
	if (!status)
		unite(&m, policies, rules);
	map_free(policies);
	map_free(rules);
	return status;
}
