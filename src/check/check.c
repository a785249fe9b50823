/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The run (check.h). Per rule: which subjects, which demands hold for each, what its variants say; then one result per subject to the sink.
 */
#include "check.h"

#include "finding.h"
#include "map.h"
#include "mem.h"
#include "plan.h"
#include "subject.h"

#include <stdio.h>
#include <stdlib.h>

/* One subject while a rule is evaluated. */
struct state {
	struct check_subject subject;
	struct check_result result;
	/* Of the variant that runs now. */
	enum check_outcome outcome;
	VEC(const struct binding *) demands; /* of its bindings those that hold for the subject */
};

struct runner {
	const struct check *c;
	struct plan plan;
	struct arena *arena;             /* emptied after each rule */
	const struct plan_rule *rule;    /* being evaluated */
	const struct variant *variant;
	VEC(struct state *) states;
	size_t near;                     /* the state asked for last */
	struct map *covered;             /* "policy element\nunit" -> static yes/no */
};

static char yes[] = "y", no[] = "n";

static bool covers(struct runner *r, const struct binding *b, const char *unit)
{
	char key[512];
	char *known;

	/* By the element: two documents can give their policies the same id. */
	if (unit == NULL || snprintf(key, sizeof key, "%p\n%s", (const void *)b->policy, unit) >= (int)sizeof key)
		return policy_covers(b->policy, r->c->organisation, unit);
	known = map_get(r->covered, key);
	if (known == NULL) {
		known = policy_covers(b->policy, r->c->organisation, unit) ? yes : no;
		map_set(r->covered, key, known);
	}
	return known == yes;
}

static bool holds(struct runner *r, const struct binding *b, const struct check_subject *s)
{
	if (tree_is(s->node, "policy") && r->rule->rule->pattern->local_policies)
		return policy_extends(r->c->workspace->tree, s->node, b->policy_id);
	if (tree_is(s->node, "policy"))
		return s->node == b->policy;
	return covers(r, b, s->unit);
}

static struct state *add_state(struct runner *r, xmlNodePtr node)
{
	struct state *s = mem_alloc(sizeof *s);

	subject_describe(&s->subject, node, r->c);
	s->result.rule = r->rule->rule;
	s->result.subject = &s->subject;
	vec_push(&r->states, s);
	return s;
}

/* Which of the running variant's demands hold for the subject. */
static void begin_state(struct runner *r, struct state *s)
{
	s->outcome = CHECK_NOT_APPLICABLE;
	s->demands.len = 0;
	for (size_t i = 0; i < r->variant->bindings.len; i++) {
		if (holds(r, r->variant->bindings.items[i], &s->subject))
			vec_push(&s->demands, r->variant->bindings.items[i]);
	}
}

/* The state of the subject the node belongs to. A context can lie in a subject that it does not name: that one comes in here. */
static struct state *state_of(struct runner *r, xmlNodePtr node)
{
	xmlNodePtr subject = subject_of(node);
	struct state *s;

	if (subject->type == XML_DOCUMENT_NODE)
		subject = r->c->workspace->tree->repository;
	/* Subjects come in document order, so the next one is near. */
	for (size_t i = 0; i < r->states.len; i++) {
		size_t at = (r->near + i) % r->states.len;

		if (r->states.items[at]->subject.node == subject) {
			r->near = at;
			return r->states.items[at];
		}
	}
	s = add_state(r, subject);
	begin_state(r, s);
	r->near = r->states.len - 1;
	return s;
}

static void raise(struct state *s, enum check_outcome outcome)
{
	if (outcome > s->outcome)
		s->outcome = outcome;
}

static void on_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *rule, xmlNodePtr node, bool applies)
{
	struct runner *r = payload;
	struct state *s = state_of(r, node);

	(void)p;
	if (applies && rule->asserts.len > 0)
		raise(s, CHECK_PASS);
}

static void on_result(void *payload, const struct sch_result *result)
{
	struct runner *r = payload;
	struct state *s = state_of(r, result->node);
	struct check_finding *f;

	if (s->demands.len == 0)
		return;
	f = finding_new(r->c, r->variant->setting->run, result, s->demands.items, s->demands.len, r->arena);
	f->discriminator = finding_discriminator(r->variant->setting->run, result, s->subject.node, r->arena);
	raise(s, f->outcome);
	vec_push(&s->result.findings, f);
}

static void on_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	struct runner *r = payload;
	struct state *s = node != NULL ? state_of(r, node) : NULL;

	(void)p;
	(void)a;
	if (s == NULL || s->demands.len == 0)
		return;
	raise(s, CHECK_ERROR);
	vec_push(&s->result.findings, finding_failed(r->c, r->rule->rule, node, why, s->demands.items, s->demands.len, r->arena));
}

/* Returns whether a demand of the variant holds for any subject known so far. */
static bool begin_variant(struct runner *r, const struct variant *v)
{
	bool any = false;

	r->variant = v;
	r->near = 0;
	for (size_t i = 0; i < r->states.len; i++) {
		begin_state(r, r->states.items[i]);
		any |= r->states.items[i]->demands.len > 0;
	}
	return any;
}

static void end_variant(struct runner *r)
{
	for (size_t i = 0; i < r->states.len; i++) {
		struct state *s = r->states.items[i];

		for (size_t j = 0; j < s->demands.len; j++) {
			struct check_demand d = { s->demands.items[j], s->outcome };

			vec_push(&s->result.demands, d);
		}
		if (s->demands.len > 0 && s->outcome > s->result.outcome)
			s->result.outcome = s->outcome;
	}
}

static void emit(struct runner *r)
{
	for (size_t i = 0; i < r->states.len; i++) {
		struct state *s = r->states.items[i];

		if (s->result.demands.len > 0)
			r->c->sink.result(r->c->sink.payload, &s->result);
		for (size_t j = 0; j < s->result.findings.len; j++)
			finding_release(s->result.findings.items[j]);
		vec_free(&s->result.findings);
		vec_free(&s->result.demands);
		vec_free(&s->demands);
		free(s);
	}
	r->states.len = 0;
	arena_reset(r->arena);
}

static void evaluate(struct runner *r, const struct plan_rule *rule, xmlNodePtr top)
{
	for (size_t i = 0; i < rule->variants.len; i++) {
		const struct variant *v = &rule->variants.items[i];

		if (v->setting->failed || (!begin_variant(r, v) && top->type != XML_DOCUMENT_NODE))
			continue;
		schematron_run_pattern(v->setting->run, rule->rule->pattern, top);
		end_variant(r);
	}
	emit(r);
}

/* All rules of a phase on one subject that stands alone. */
static void evaluate_one(struct runner *r, xmlNodePtr node, enum phase phase)
{
	plan_moved(&r->plan);
	for (size_t i = 0; i < r->plan.rules.len; i++) {
		const struct plan_rule *rule = &r->plan.rules.items[i];

		if (!(rule->phases & phase))
			continue;
		r->rule = rule;
		add_state(r, node);
		evaluate(r, rule, node);
	}
}

static void on_asset(void *payload, xmlNodePtr asset, struct workspace_file *file, struct arena *a)
{
	(void)file;
	(void)a;
	evaluate_one(payload, asset, PHASE_ASSET);
}

static void add_resident_states(struct runner *r, xmlNodePtr top)
{
	for (xmlNodePtr n = tree_child(top, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (subject_is(n) && subject_concerns(r->rule->rule->pattern, n))
			add_state(r, n);
		if (top == r->c->workspace->tree->repository && !tree_is(n, "inventory"))
			add_resident_states(r, n);
	}
}

static void evaluate_resident(struct runner *r)
{
	xmlNodePtr top = r->c->workspace->tree->repository;

	for (size_t i = 0; i < r->plan.rules.len; i++) {
		const struct plan_rule *rule = &r->plan.rules.items[i];

		if (!(rule->phases & PHASE_RESIDENT))
			continue;
		r->rule = rule;
		add_resident_states(r, top);
		evaluate(r, rule, (xmlNodePtr)r->c->workspace->tree->doc);
	}
}

static void evaluate_entries(struct runner *r)
{
	struct asset_register *assets = r->c->workspace->assets;

	for (size_t i = 0; i < register_len(assets); i++) {
		evaluate_one(r, register_node(assets, i), PHASE_ENTRY);
		register_rest(assets);
	}
}

int check_run(const struct check *c)
{
	struct runner r = { .c = c, .arena = arena_new(), .covered = map_new() };
	struct schematron_events events = { on_fired, on_result, on_error, &r };
	struct workspace_events documents = { on_asset, NULL, &r };
	int status = plan_make(&r.plan, c, &events);

	if (status == 0) {
		plan_start(&r.plan, c);
		workspace_stream(c->workspace, &documents);
		register_open(c->workspace->assets, !c->workspace->incomplete);
		plan_start(&r.plan, c);
		evaluate_resident(&r);
		if (plan_phases(&r.plan) & PHASE_ENTRY)
			evaluate_entries(&r);
	}
	plan_release(&r.plan);
	vec_free(&r.states);
	map_free(r.covered);
	arena_free(r.arena);
	return status;
}
