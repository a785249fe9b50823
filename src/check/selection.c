/* SPDX-License-Identifier: Apache-2.0 */
/* What a run is narrowed to (selection.h). */
#include "selection.h"

#include "finding.h"

#include <string.h>

static bool is_among(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return n == 0;
}

bool selection_has_rule(const struct check *c, const char *rule)
{
	return is_among(rule, c->only_rules, c->only_rule_count);
}

bool selection_has_policy(const struct check *c, const char *policy)
{
	return is_among(policy, c->only_policies, c->only_policy_count);
}

bool selection_has_unit(const struct check *c, const char *unit)
{
	for (size_t i = 0; i < c->only_unit_count; i++) {
		if (unit != NULL && organisation_within(c->organisation, unit, c->only_units[i]))
			return true;
	}
	return c->only_unit_count == 0;
}

bool selection_has_node(const struct check *c, const xmlNode *node)
{
	struct place place;

	if (c->only_files == NULL)
		return true;
	if (!tree_is(node, "entry"))
		return chosen_files_have(c->only_files, tree_file(node));
	register_place(c->workspace->assets, node, &place);
	return chosen_files_have(c->only_files, place.file);
}

static bool comes_from(const struct check_finding *f, const struct binding *b)
{
	for (size_t i = 0; i < f->bindings.len; i++) {
		if (f->bindings.items[i] == b)
			return true;
	}
	return false;
}

/* Parts the findings: those of chosen files first. Returns how many these are. */
static size_t part(const struct check *c, struct check_result *r)
{
	VEC(struct check_finding *) others = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < r->findings.len; i++) {
		if (chosen_files_have(c->only_files, r->findings.items[i]->place.file))
			r->findings.items[kept++] = r->findings.items[i];
		else
			vec_push(&others, r->findings.items[i]);
	}
	for (size_t i = 0; i < others.len; i++)
		r->findings.items[kept + i] = others.items[i];
	vec_free(&others);
	return kept;
}

/* Sets the demand's outcome to that of what is left of it; returns whether anything is. */
static bool cut_demand(const struct check_result *r, size_t kept, struct check_demand *d, bool in_file)
{
	bool spoke = false, left = false;
	enum check_outcome worst = CHECK_NOT_APPLICABLE;

	for (size_t i = 0; i < r->findings.len; i++) {
		if (!comes_from(r->findings.items[i], d->binding))
			continue;
		spoke = true;
		if (i >= kept)
			continue;
		left = true;
		if (r->findings.items[i]->outcome > worst)
			worst = r->findings.items[i]->outcome;
	}
	if (left)
		d->outcome = worst;
	return left || (!spoke && in_file);
}

bool selection_cut(const struct check *c, struct check_result *r, bool in_file)
{
	size_t kept = part(c, r), demands = 0;

	if (kept == r->findings.len && in_file)
		return true;
	r->outcome = CHECK_NOT_APPLICABLE;
	for (size_t i = 0; i < r->demands.len; i++) {
		if (!cut_demand(r, kept, &r->demands.items[i], in_file))
			continue;
		r->demands.items[demands++] = r->demands.items[i];
		if (r->demands.items[demands - 1].outcome > r->outcome)
			r->outcome = r->demands.items[demands - 1].outcome;
	}
	for (size_t i = kept; i < r->findings.len; i++)
		finding_release(r->findings.items[i]);
	r->findings.len = kept;
	r->demands.len = demands;
	return demands > 0;
}
