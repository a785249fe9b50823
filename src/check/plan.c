/* SPDX-License-Identifier: Apache-2.0 */
/* The plan of a run (plan.h). */
#include "plan.h"

#include "buf.h"
#include "mem.h"
#include "selection.h"
#include "sight.h"
#include "subject.h"

#include <stdlib.h>
#include <string.h>

static char *key_of(const struct binding *b)
{
	bool by_clause = b->rule->hangs_on_clause, by_policy = by_clause || b->rule->hangs_on_policy;
	struct buf key = BUF_INIT;

	buf_printf(&key, "%s\n%s\n%s\n", b->rule->pack->schema->name, by_policy ? b->policy_id : "", by_clause ? b->clause_id : "");
	for (size_t i = 0; i < b->rule->pack->schema->lets.len; i++) {
		const struct parameter *p = binding_parameter(b, b->rule->pack->schema->lets.items[i].name);

		if (p != NULL)
			buf_printf(&key, "%s=%s\n", p->name, p->value);
	}
	return buf_detach(&key);
}

static struct setting *find_setting(const struct plan *p, const char *key)
{
	for (size_t i = 0; i < p->settings.len; i++) {
		if (strcmp(p->settings.items[i]->key, key) == 0)
			return p->settings.items[i];
	}
	return NULL;
}

static struct setting *setting_for(struct plan *p, const struct check *c, const struct binding *b, const struct schematron_events *events)
{
	char *key = key_of(b);
	struct setting *s = find_setting(p, key);

	if (s != NULL) {
		free(key);
		return s;
	}
	s = mem_alloc(sizeof *s);
	s->key = key;
	s->pack = b->rule->pack;
	s->run = schematron_run_new(s->pack->schema, p->world, "#ALL", events);
	schematron_run_set(s->run, "as-of", c->as_of);
	schematron_run_set(s->run, "policy", b->policy_id);
	schematron_run_set(s->run, "clause", b->clause_id);
	for (size_t i = 0; i < b->parameters.len; i++)
		schematron_run_set(s->run, b->parameters.items[i].name, binding_parameter(b, b->parameters.items[i].name)->value);
	vec_push(&p->settings, s);
	return s;
}

static struct plan_rule *rule_for(struct plan *p, const struct check *c, const struct rulebook_rule *rule)
{
	struct plan_rule r = { .rule = rule };

	for (size_t i = 0; i < p->rules.len; i++) {
		if (p->rules.items[i].rule == rule)
			return &p->rules.items[i];
	}
	r.phases = subject_phases(rule->pattern);
	r.points_away = c->only_files != NULL && sight_points_away(rule->pack->schema, rule->pattern);
	vec_push(&p->rules, r);
	return &p->rules.items[p->rules.len - 1];
}

static size_t policy_number(struct plan *p, const xmlNode *policy)
{
	for (size_t i = 0; i < p->policies.len; i++) {
		if (p->policies.items[i] == policy)
			return i;
	}
	vec_push(&p->policies, policy);
	return p->policies.len - 1;
}

static void add_binding(struct plan *p, const struct check *c, const struct binding *b, const struct schematron_events *events)
{
	struct plan_rule *r = rule_for(p, c, b->rule);
	struct setting *s = setting_for(p, c, b, events);
	struct plan_demand d = { .binding = b, .policy = policy_number(p, b->policy), .chosen = true };
	struct variant v = { .setting = s, .number = p->variant_count };

	for (size_t i = 0; i < r->variants.len; i++) {
		if (r->variants.items[i].setting == s) {
			vec_push(&r->variants.items[i].demands, d);
			return;
		}
	}
	vec_push(&v.demands, d);
	vec_push(&r->variants, v);
	p->variant_count++;
}

/* A demand of a policy that is left out, beside the chosen ones that it shares rule and values with. */
static void add_other(struct plan *p, const struct binding *b)
{
	char *key = key_of(b);
	const struct setting *s = find_setting(p, key);
	struct plan_demand d = { .binding = b };

	for (size_t i = 0; i < p->rules.len && s != NULL; i++) {
		struct plan_rule *r = &p->rules.items[i];

		for (size_t j = 0; j < r->variants.len && r->rule == b->rule; j++) {
			if (r->variants.items[j].setting != s)
				continue;
			d.policy = policy_number(p, b->policy);
			vec_push(&r->variants.items[j].demands, d);
		}
	}
	free(key);
}

static void add_bindings(struct plan *p, const struct check *c, const struct schematron_events *events)
{
	for (size_t i = 0; i < c->bindings->list.len; i++) {
		const struct binding *b = c->bindings->list.items[i];

		if (selection_has_rule(c, b->rule->id) && selection_has_policy(c, b->policy_id))
			add_binding(p, c, b, events);
	}
	for (size_t i = 0; i < c->bindings->list.len; i++) {
		const struct binding *b = c->bindings->list.items[i];

		if (selection_has_rule(c, b->rule->id) && !selection_has_policy(c, b->policy_id))
			add_other(p, b);
	}
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct plan_rule *)a)->rule->id, ((const struct plan_rule *)b)->rule->id);
}

static int refuse_overreaching(const struct plan *p, const struct check *c)
{
	int status = 0;

	for (size_t i = 0; i < p->rules.len; i++) {
		const struct rulebook_rule *rule = p->rules.items[i].rule;
		enum msg_id why = MSG_REGISTER_OUT_OF_REACH;
		struct place place;
		bool refused;

		if (rule->sight >= 0)
			continue;
		sight_of(rule->pack->schema, rule->pattern, &why, &refused);
		if (!refused)
			continue;
		tree_place(&place, rule->pattern->node, c->workspace->arena);
		diag_emit(&c->diagnostics, why, &place, "rule", rule->id, NULL);
		status = -1;
	}
	return status;
}

/* Rules about the asset itself first. */
static int by_context(const void *a, const void *b)
{
	const struct plan_rule *x = *(struct plan_rule *const *)a, *y = *(struct plan_rule *const *)b;
	const char *p = x->rule->pattern->rules.len > 0 ? x->rule->pattern->rules.items[0]->context_text : "";
	const char *q = y->rule->pattern->rules.len > 0 ? y->rule->pattern->rules.items[0]->context_text : "";
	int order = (strlen(p) > strlen(q)) - (strlen(p) < strlen(q));

	if (order == 0)
		order = strcmp(p, q);
	return order != 0 ? order : strcmp(x->rule->id, y->rule->id);
}

static struct xpath_world *new_world(const struct plan *p, xmlDocPtr doc)
{
	struct xpath_source source = register_source(p->assets);
	struct xpath_world *world = xpath_world_new(doc);

	xpath_world_source(world, &source);
	return world;
}

struct xpath_world *plan_world(const struct plan *p)
{
	return new_world(p, xpath_world_doc(p->world));
}

int plan_make(struct plan *p, const struct check *c, const struct schematron_events *events)
{
	*p = (struct plan){ .assets = c->workspace->assets, .clock = c->clock };
	p->world = new_world(p, c->workspace->tree->doc);
	add_bindings(p, c, events);
	if (p->rules.len > 1)
		qsort(p->rules.items, p->rules.len, sizeof *p->rules.items, by_id);
	for (size_t i = 0; i < p->rules.len; i++)
		vec_push(&p->by_context, &p->rules.items[i]);
	if (p->rules.len > 1)
		qsort(p->by_context.items, p->by_context.len, sizeof *p->by_context.items, by_context);
	return refuse_overreaching(p, c);
}

void plan_release(struct plan *p)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		for (size_t j = 0; j < p->rules.items[i].variants.len; j++)
			vec_free(&p->rules.items[i].variants.items[j].demands);
		vec_free(&p->rules.items[i].variants);
	}
	for (size_t i = 0; i < p->settings.len; i++) {
		schematron_run_free(p->settings.items[i]->run);
		free(p->settings.items[i]->key);
		free(p->settings.items[i]);
	}
	vec_free(&p->rules);
	vec_free(&p->settings);
	vec_free(&p->policies);
	vec_free(&p->by_context);
	xpath_world_free(p->world);
}

static bool uses_setting(const struct plan_rule *r, const struct setting *s)
{
	for (size_t i = 0; i < r->variants.len; i++) {
		if (r->variants.items[i].setting == s)
			return true;
	}
	return false;
}

void plan_start(struct plan *p, const struct check *c)
{
	xpath_world_changed(p->world);
	for (size_t i = 0; i < p->settings.len; i++) {
		struct setting *s = p->settings.items[i];

		if (s->failed || schematron_run_start(s->run) == 0)
			continue;
		s->failed = true;
		for (size_t j = 0; j < p->rules.len; j++) {
			if (uses_setting(&p->rules.items[j], s))
				c->sink.failed(c->sink.payload, p->rules.items[j].rule, xpath_error(schematron_run_xpath(s->run)));
		}
	}
}

struct linked *plan_link(struct plan *p)
{
	struct linked *linked = linked_new(p->world);

	for (size_t i = 0; i < p->rules.len; i++) {
		struct plan_rule *r = &p->rules.items[i];

		for (size_t j = 0; j < r->variants.len; j++) {
			struct variant *v = &r->variants.items[j];

			v->linked = (r->phases & PHASE_ASSET) && !v->setting->failed ? linked_add(linked, v->setting->run, r->rule->pattern) : NULL;
		}
	}
	linked_finish(linked);
	return linked;
}

static void tell(const struct check_sink *sink, const struct rulebook_rule *rule, const struct binding *binding, bool restricted, const size_t *tally)
{
	for (int o = 0; o < CHECK_OUTCOMES; o++) {
		if (tally[o] > 0)
			sink->tally(sink->payload, rule, binding, (enum check_outcome)o, restricted, tally[o]);
	}
}

static void tell_demand(const struct check_sink *sink, const struct rulebook_rule *rule, const struct plan_demand *d)
{
	for (int restricted = 0; restricted < 2; restricted++)
		tell(sink, rule, d->binding, restricted, d->tally[restricted]);
}

static void tell_times(const struct plan *p, const struct check_sink *sink)
{
	for (size_t i = 0; i < p->rules.len; i++)
		sink->took(sink->payload, p->rules.items[i].rule, p->rules.items[i].seconds);
	sink->took(sink->payload, NULL, p->common);
}

void plan_tell(const struct plan *p, const struct check_sink *sink)
{
	if (p->clock != NULL && sink->took != NULL)
		tell_times(p, sink);
	for (size_t i = 0; i < p->rules.len; i++) {
		const struct plan_rule *r = &p->rules.items[i];

		for (int restricted = 0; restricted < 2; restricted++)
			tell(sink, r->rule, NULL, restricted, r->tally[restricted]);
		for (size_t j = 0; j < r->variants.len; j++) {
			for (size_t k = 0; k < r->variants.items[j].demands.len; k++)
				tell_demand(sink, r->rule, &r->variants.items[j].demands.items[k]);
		}
	}
}

unsigned plan_kinds(const struct plan *p)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < p->rules.len; i++)
		kinds |= schematron_kinds(p->rules.items[i].rule->pattern);
	return kinds;
}

unsigned plan_phases(const struct plan *p)
{
	unsigned phases = 0;

	for (size_t i = 0; i < p->rules.len; i++)
		phases |= p->rules.items[i].phases;
	return phases;
}

bool plan_points_away(const struct plan *p)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		if (p->rules.items[i].points_away)
			return true;
	}
	return false;
}
