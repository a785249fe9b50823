/* SPDX-License-Identifier: Apache-2.0 */
/* Coverage of rule tests: a rule needs a case of every outcome it can have. */
#include "rule_tests.h"

#include <string.h>

const char *case_kind_name(enum case_kind k)
{
	static const char *const names[CASE_KINDS] = { "pass", "gap", "not-applicable", "not-evaluable", "excepted" };

	return names[k];
}

struct tested_rule *rule_tests_find(struct pk_tests *t, const char *id)
{
	for (size_t i = 0; i < t->tested.len; i++) {
		if (strcmp(t->tested.items[i].rule->id, id) == 0)
			return &t->tested.items[i];
	}
	return NULL;
}

static bool has_spoken(const struct pk_tests *t, const struct sch_assert *a)
{
	for (size_t i = 0; i < t->spoken.len; i++) {
		if (t->spoken.items[i] == a)
			return true;
	}
	return false;
}

static void count_assertion(struct pk_tests *t, const struct tested_rule *r, const struct sch_assert *a)
{
	struct place place;

	t->assertions++;
	if (has_spoken(t, a)) {
		t->said++;
		return;
	}
	tree_place(&place, a->node, t->arena);
	diag_emit(&t->sink, MSG_TEST_SILENT, &place, "rule", r->rule->id, "name", a->id != NULL ? a->id : (const char *)a->node->name, NULL);
}

/* Whether the rule can meet missing data; counts its assertions on the way. */
static bool can_be_undecided(struct pk_tests *t, const struct tested_rule *r)
{
	const struct sch_pattern *p = r->rule->pattern;
	bool can = false;

	for (size_t i = 0; i < p->rules.len; i++) {
		for (size_t j = 0; j < p->rules.items[i]->asserts.len; j++) {
			can |= p->rules.items[i]->asserts.items[j]->not_evaluable;
			count_assertion(t, r, p->rules.items[i]->asserts.items[j]);
		}
	}
	return can;
}

static void cover(struct pk_tests *t, const struct tested_rule *r)
{
	const char *missing = NULL;
	bool undecided = can_be_undecided(t, r);
	struct place place;

	for (int k = 0; k < CASE_EXCEPTED; k++) {
		if (r->cases[k] > 0 || (k == CASE_NOT_EVALUABLE && !undecided))
			continue;
		missing = missing == NULL ? case_kind_name(k) : arena_printf(t->arena, "%s\n%s", missing, case_kind_name(k));
	}
	if (missing == NULL) {
		t->whole++;
		return;
	}
	tree_place(&place, r->rule->pattern->node, t->arena);
	diag_emit(&t->sink, MSG_TEST_UNCOVERED, &place, "rule", r->rule->id, "*kinds", missing, NULL);
}

void rule_tests_cover(struct pk_tests *t)
{
	for (size_t i = 0; i < t->tested.len; i++)
		cover(t, &t->tested.items[i]);
}
