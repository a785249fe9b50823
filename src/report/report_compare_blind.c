/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a report can tell, and what it cannot: a finding that it lacks is only gone if it would be there otherwise. In doubt it would not. Of an
 * incomplete run that much is sure: where nothing but inventories is broken, findings about assets of whole inventories are all there.
 */
#include "report_compare_part.h"

#include <string.h>

static bool is(const char *a, const char *b)
{
	return a && !strcmp(a, b);
}

static bool is_whole(const struct report_input *in)
{
	return is(in->status, "valid");
}

static bool is_inventory(const struct report_input *in)
{
	return is(in->kind, "inventory");
}

static bool has_outcomes(const struct report *r)
{
	const size_t *n = r->outcomes.n;

	return n[OUTCOME_PASS] || n[OUTCOME_GAP] || n[OUTCOME_EXCEPTED] || n[OUTCOME_NOT_EVALUABLE] || n[OUTCOME_ERROR] || r->findings.len;
}

/* Nothing says which rule broke: then it may have been any. */
static bool broke_somewhere(const struct report *r)
{
	return r->exit_code == 4 && !r->errors && !r->outcomes.n[OUTCOME_ERROR];
}

static void look_at_inputs(struct side *s)
{
	size_t broken = 0;

	for (size_t i = 0; i < s->report->inputs.len; i++) {
		struct report_input *in = &s->report->inputs.items[i];

		map_set(s->documents, in->path, in);
		if (is_whole(in))
			continue;
		broken++;
		s->blunt |= !is_inventory(in);
	}
	s->incomplete = broken > 0 || s->report->incomplete || s->report->exit_code == 3;
	s->blunt |= (s->incomplete && broken == 0) || broke_somewhere(s->report);
	s->incomplete |= s->blunt;
}

void side_open(struct side *s, const struct report *r)
{
	*s = (struct side){ .report = r, .rules = map_new(), .packs = map_new(), .documents = map_new(), .evaluated = has_outcomes(r) };
	for (size_t i = 0; i < r->rules.len; i++)
		map_set(s->rules, r->rules.items[i]->id, r->rules.items[i]);
	for (size_t i = 0; i < r->packs.len; i++)
		map_set(s->packs, r->packs.items[i].path, (void *)r->packs.items[i].sha256);
	look_at_inputs(s);
}

void side_release(struct side *s)
{
	map_free(s->rules);
	map_free(s->packs);
	map_free(s->documents);
}

bool side_ran(const struct side *s, const char *rule)
{
	const struct report_rule *found = map_get(s->rules, rule);

	return found && found->ran;
}

static const char *digest_of(const struct side *s, const char *rule)
{
	const struct report_rule *found = map_get(s->rules, rule);

	return found && found->pack ? map_get(s->packs, found->pack) : NULL;
}

static bool share_packs(const struct side *a, const struct side *b)
{
	size_t n = map_len(a->packs);

	for (size_t i = 0; i < n; i++) {
		const char *other = map_get(b->packs, map_key(a->packs, i));

		if (!other || !is(map_value(a->packs, i), other))
			return false;
	}
	return n == map_len(b->packs);
}

bool sides_share_rule(const struct side *a, const struct side *b, const char *rule)
{
	const char *left = digest_of(a, rule), *right = digest_of(b, rule);

	return left && right ? !strcmp(left, right) : share_packs(a, b);
}

bool sides_share_part(const struct side *a, const struct side *b)
{
	const struct report *x = a->report, *y = b->report;

	if (x->partial != y->partial || x->options.len != y->options.len)
		return false;
	for (size_t i = 0; i < x->options.len; i++)
		if (!is(x->options.items[i].name, y->options.items[i].name) || !is(x->options.items[i].value, y->options.items[i].value))
			return false;
	return true;
}

/* Only rules were chosen: which of them ran is known. */
static bool narrowed_to_rules(const struct report *r)
{
	for (size_t i = 0; i < r->options.len; i++)
		if (!is(r->options.items[i].name, "rule") && !is(r->options.items[i].name, "ignore-exceptions"))
			return false;
	return r->options.len > 0;
}

/* Something was left out that the other report may know. */
static bool leaves_out(const struct report *r)
{
	for (size_t i = 0; i < r->options.len; i++)
		if (is(r->options.items[i].name, "exclude"))
			return true;
	return false;
}

static bool broke(const struct side *s, const char *rule)
{
	const struct report_rule *found = map_get(s->rules, rule);

	return found && found->outcomes.n[OUTCOME_ERROR] > 0;
}

/* Of an asset's rule that looks at no other asset, the asset alone decides. */
static bool is_about_assets(const struct side *s, const struct finding *f)
{
	const struct report_rule *rule = map_get(s->rules, f->rule);

	return is(f->subject_kind, "asset") && !rule->sees_register;
}

enum report_blind side_blind(const struct side *s, bool same_part, const struct finding *f)
{
	const struct report_input *in = f->place.file ? map_get(s->documents, f->place.file) : NULL;

	if (!s->evaluated)
		return BLIND_NOTHING;
	if (!side_ran(s, f->rule) || broke(s, f->rule))
		return BLIND_RULE;
	if (s->report->partial && !narrowed_to_rules(s->report) && !same_part)
		return BLIND_PARTIAL;
	if (in ? !is_whole(in) : !same_part && f->place.file && leaves_out(s->report))
		return BLIND_DOCUMENT;
	if (!s->incomplete || (!s->blunt && in && is_inventory(in) && is_about_assets(s, f)))
		return BLIND_NOT;
	return BLIND_REST;
}
