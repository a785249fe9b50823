/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report as a container (report.h): making it, finding things in it, freeing it. What a report holds lies in its arena; only
 * the arrays are heap memory of their own and are freed one by one here.
 */
#include "report.h"

#include "mem.h"

#include <string.h>

static const char *const outcome_names[OUTCOME_COUNT] = {
	[OUTCOME_NOT_APPLICABLE] = "not-applicable",
	[OUTCOME_PASS] = "pass",
	[OUTCOME_EXCEPTED] = "excepted",
	[OUTCOME_NOT_EVALUABLE] = "not-evaluable",
	[OUTCOME_GAP] = "gap",
	[OUTCOME_ERROR] = "error",
};

const char *outcome_name(enum outcome o)
{
	return outcome_names[o];
}

const char *report_text_in(const struct report_text *t, enum lang l, enum lang *found)
{
	int other;

	if (found)
		*found = l;
	if (t->in[l])
		return t->in[l];
	for (other = 0; other < LANG_COUNT; other++) {
		if (!t->in[other])
			continue;
		if (found)
			*found = (enum lang)other;
		return t->in[other];
	}
	return "";
}

struct report *report_new(void)
{
	struct report *r = mem_alloc(sizeof *r);

	r->arena = arena_new();
	r->diagnostics = diag_list_new();
	r->fail_on = SEVERITY_ERROR;
	r->status = "empty";
	return r;
}

static void free_policies(struct report *r)
{
	size_t i, k;

	for (i = 0; i < r->policies.len; i++) {
		struct report_policy *p = r->policies.items[i];

		for (k = 0; k < p->clauses.len; k++) {
			vec_free(&p->clauses.items[k]->notes);
			vec_free(&p->clauses.items[k]->requirements);
			vec_free(&p->clauses.items[k]->on_file);
		}
		vec_free(&p->clauses);
	}
	vec_free(&r->policies);
}

static void free_rules(struct report *r)
{
	size_t i;

	for (i = 0; i < r->rules.len; i++) {
		vec_free(&r->rules.items[i]->properties);
		vec_free(&r->rules.items[i]->clauses);
		vec_free(&r->rules.items[i]->parameters);
	}
	vec_free(&r->rules);
}

static void free_findings(struct report *r)
{
	size_t i;

	for (i = 0; i < r->findings.len; i++) {
		vec_free(&r->findings.items[i]->clauses);
		vec_free(&r->findings.items[i]->evidence);
		vec_free(&r->findings.items[i]->actions);
	}
	vec_free(&r->findings);
}

void report_free(struct report *r)
{
	if (!r)
		return;
	free_policies(r);
	free_rules(r);
	free_findings(r);
	vec_free(&r->options);
	vec_free(&r->inputs);
	vec_free(&r->packs);
	vec_free(&r->parameters);
	vec_free(&r->previous);
	vec_free(&r->units);
	vec_free(&r->submissions);
	vec_free(&r->positions);
	vec_free(&r->exceptions);
	vec_free(&r->assets_listed);
	vec_free(&r->answers);
	vec_free(&r->ahead.months);
	vec_free(&r->ahead.dates);
	for (size_t i = 0; i < r->parts.len; i++)
		report_free(r->parts.items[i]);
	vec_free(&r->parts);
	diag_list_free(r->diagnostics);
	arena_free(r->arena);
	free(r);
}

struct finding *report_add_finding(struct report *r)
{
	struct finding *f = arena_alloc(r->arena, sizeof *f);

	vec_push(&r->findings, f);
	return f;
}

struct report_rule *report_rule_find(const struct report *r, const char *id)
{
	size_t i;

	for (i = 0; id && i < r->rules.len; i++)
		if (!strcmp(r->rules.items[i]->id, id))
			return r->rules.items[i];
	return NULL;
}

struct report_policy *report_policy_find(const struct report *r, const char *id)
{
	size_t i;

	for (i = 0; id && i < r->policies.len; i++)
		if (!strcmp(r->policies.items[i]->id, id))
			return r->policies.items[i];
	return NULL;
}

struct report_clause *report_clause_find(const struct report *r, const char *policy, const char *id)
{
	const struct report_policy *p = report_policy_find(r, policy);
	size_t i;

	for (i = 0; p && id && i < p->clauses.len; i++)
		if (!strcmp(p->clauses.items[i]->id, id))
			return p->clauses.items[i];
	return NULL;
}

const struct report_text *report_position_title(const struct report *r, const char *id)
{
	size_t i;

	for (i = 0; i < r->positions.len; i++) {
		if (strcmp(r->positions.items[i].id, id) == 0)
			return &r->positions.items[i].title;
	}
	return NULL;
}
