/* SPDX-License-Identifier: Apache-2.0 */
/* Bindings and scope (policy.h). */
#include "policy.h"

#include "bounds.h"
#include "mem.h"
#include "nearest.h"
#include "parameter.h"

#include <stdlib.h>
#include <string.h>

struct binder {
	struct bindings *out;
	const struct rulebook *rules;
	struct schemas *schemas;
	struct arena *arena;
	const struct diag_sink *sink;
	const xmlNode *at; /* where the parameter being read is named */
	int status;
};

static const xmlNode *attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *a = xmlHasNsProp(node, (const xmlChar *)name, NULL);

	return a != NULL ? (const xmlNode *)a : node;
}

static void say(struct binder *w, enum msg_id id, const xmlNode *at, const char *name, const char *rule, const char *guess)
{
	struct place place;

	tree_place(&place, at, w->arena);
	diag_emit(w->sink, id, &place, "name", name, "rule", rule, "guess", guess != NULL ? guess : "-", NULL);
	w->status = -1;
}

static void say_unknown_rule(struct binder *w, const xmlNode *at, const char *id)
{
	const char *guess = rulebook_nearest(w->rules, id);

	say(w, guess != NULL ? MSG_RULE_UNKNOWN_GUESS : MSG_RULE_UNKNOWN, at, id, id, guess);
}

static void say_unknown_parameter(struct binder *w, const struct binding *b, const xmlNode *at, const char *name)
{
	const struct rulebook_rule *r = b->rule;
	const char *guess = r->parameters.len > 0 ? nearest(name, r->parameters.items, r->parameters.len) : NULL;

	say(w, guess != NULL ? MSG_PARAMETER_UNKNOWN_GUESS : MSG_PARAMETER_UNKNOWN, at, name, r->id, guess);
}

static void check_value(struct binder *w, struct parameter *p, const struct rulebook_rule *rule)
{
	struct parameter_fault fault;
	struct place place;

	if (parameter_check(p, rule, w->schemas, w->arena, &fault) == 0)
		return;
	tree_place(&place, p->node != NULL ? attribute(p->node, "value") : w->at, w->arena);
	diag_emit(w->sink, fault.id, &place, "name", p->name, "value", fault.value, "guess", fault.guess, "*allowed", fault.allowed, NULL);
	w->status = -1;
}

static void add_parameter(struct binder *w, struct binding *b, struct parameter p, const xmlNode *at)
{
	if (p.value == NULL)
		return;
	w->at = at;
	if (!rulebook_has_parameter(b->rule, p.name)) {
		say_unknown_parameter(w, b, at, p.name);
		return;
	}
	check_value(w, &p, b->rule);
	vec_push(&b->parameters, p);
}

/* applies-to is another way to write the selector parameters. */
static void read_applies_to(struct binder *w, struct binding *b, const xmlNode *node)
{
	static const struct {
		const char *attribute, *parameter;
	} rows[] = {
		{ "kinds", "asset-kinds" }, { "lifecycle", "lifecycle" }, { "criticality", "criticality" }, { "unit-kinds", "unit-kinds" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct parameter p = { rows[i].parameter, tree_value(node, rows[i].attribute), "clause", b->clause_id, NULL };

		add_parameter(w, b, p, attribute(node, rows[i].attribute));
	}
}

static void read_parameters(struct binder *w, struct binding *b, const xmlNode *requirement)
{
	for (const xmlNode *n = tree_child(requirement, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (tree_is(n, "applies-to")) {
			read_applies_to(w, b, n);
		} else if (tree_is(n, "parameter")) {
			struct parameter p = { tree_value(n, "name"), tree_value(n, "value"), tree_value(n, "basis"), tree_value(n, "clause"), n };

			add_parameter(w, b, p, attribute(n, "name"));
		}
	}
}

static bool says_no(const xmlNode *node, const char *name)
{
	const char *value = tree_value(node, name);

	return value != NULL && strcmp(value, "no") == 0;
}

static void read_requirement(struct binder *w, const xmlNode *policy, const xmlNode *clause, const xmlNode *requirement)
{
	const char *id = tree_value(requirement, "rule"), *severity = tree_value(requirement, "severity");
	const struct rulebook_rule *rule = rulebook_find(w->rules, id);
	struct binding *b;

	if (rule == NULL) {
		say_unknown_rule(w, attribute(requirement, "rule"), id);
		return;
	}
	if (says_no(requirement, "demanded"))
		return; /* dropping a demand lifts none: what the policy extends stands */
	b = mem_alloc(sizeof *b);
	b->policy = policy;
	b->clause = clause;
	b->policy_id = tree_value(policy, "id");
	b->clause_id = tree_value(clause, "id");
	b->rule = rule;
	b->severity = severity != NULL ? (enum severity)severity_find(severity) : rule->severity;
	b->may_be_excepted = !says_no(requirement, "may-be-excepted");
	read_parameters(w, b, requirement);
	vec_push(&w->out->list, b);
}

/* A policy that is no longer, or not yet, in force demands nothing. One that says nothing about it is in force. */
static bool in_force(const xmlNode *policy, const char *day)
{
	const char *status = tree_value(policy, "status"), *from = tree_value(policy, "valid-from"), *to = tree_value(policy, "valid-to");

	if (status != NULL && strcmp(status, "decided") != 0 && strcmp(status, "in-force") != 0)
		return false;
	return (from == NULL || strcmp(from, day) <= 0) && (to == NULL || strcmp(to, day) >= 0);
}

static void read_policy(struct binder *w, const xmlNode *policy, const char *day)
{
	struct place place;

	if (!in_force(policy, day)) {
		tree_place(&place, policy, w->arena);
		diag_emit(w->sink, MSG_POLICY_NOT_IN_FORCE, &place, "name", tree_value(policy, "id"), "date", day, NULL);
		return;
	}
	for (const xmlNode *c = tree_child(policy, "clause"); c != NULL; c = tree_next(c, "clause")) {
		for (const xmlNode *r = tree_child(c, "requirement"); r != NULL; r = tree_next(r, "requirement"))
			read_requirement(w, policy, c, r);
	}
}

/* An exception from a rule that does not exist would cover nothing, unseen. */
static void check_exceptions(struct binder *w, const struct tree *t)
{
	for (const xmlNode *d = tree_child(t->repository, "exceptions"); d != NULL; d = tree_next(d, "exceptions")) {
		for (const xmlNode *e = tree_child(d, "exception"); e != NULL; e = tree_next(e, "exception")) {
			const char *id = tree_value(e, "rule");

			if (id != NULL && rulebook_find(w->rules, id) == NULL)
				say_unknown_rule(w, attribute(e, "rule"), id);
		}
	}
}

/* A policy with this id, or NULL. */
static const xmlNode *policy_of(const struct tree *t, const char *id)
{
	const xmlNode *p = tree_child(t->repository, "policy");

	while (p != NULL && (id == NULL || strcmp(tree_value(p, "id"), id) != 0))
		p = tree_next(p, "policy");
	return p;
}

bool policy_extends(const struct tree *t, const xmlNode *policy, const char *id)
{
	const xmlNode *p = policy;

	for (int steps = 0; p != NULL && steps < LIMIT_POLICY_CHAIN; steps++) {
		const char *extends = tree_value(p, "extends");

		if (extends != NULL && strcmp(extends, id) == 0)
			return true;
		p = policy_of(t, extends);
	}
	return false;
}

static bool same_value(const struct binding *a, const struct binding *b, const char *name)
{
	const struct parameter *x = binding_parameter(a, name), *y = binding_parameter(b, name);
	struct arena *arena = arena_new();
	const char *fallback = rulebook_default(a->rule, name, arena), *p = x != NULL ? x->value : fallback, *q = y != NULL ? y->value : fallback;
	bool same = p == q || (p != NULL && q != NULL && strcmp(p, q) == 0);

	arena_free(arena);
	return same;
}

/* Demands of one rule that tell their findings apart by a parameter (a role, a group of people, the clause) are different demands where it differs. */
static bool asks_the_same(const struct binding *a, const struct binding *b)
{
	if (rulebook_tells_apart(a->rule, "clause") && strcmp(a->clause_id, b->clause_id) != 0)
		return false;
	for (size_t i = 0; i < a->rule->parameters.len; i++) {
		const char *name = a->rule->parameters.items[i];

		if (rulebook_tells_apart(a->rule, name) && !same_value(a, b, name))
			return false;
	}
	return true;
}

/* The first demand of a policy that is like the binding, or NULL. */
static const struct binding *like_it(const struct bindings *b, const struct binding *to, const xmlNode *policy)
{
	for (size_t i = 0; i < b->list.len; i++) {
		const struct binding *from = b->list.items[i];

		if (from->policy == policy && from->rule == to->rule && asks_the_same(to, from))
			return from;
	}
	return NULL;
}

/* What a local policy does not set itself is as in the nearest policy above it that does. */
static void inherit(struct bindings *b, const struct tree *t)
{
	for (size_t i = 0; i < b->list.len; i++) {
		struct binding *to = b->list.items[i];
		const xmlNode *above = to->policy;

		for (int steps = 0; steps < LIMIT_POLICY_CHAIN && (above = policy_of(t, tree_value(above, "extends"))) != NULL; steps++) {
			const struct binding *from = like_it(b, to, above);

			for (size_t k = 0; from != NULL && k < from->parameters.len; k++) {
				if (binding_parameter(to, from->parameters.items[k].name) == NULL)
					vec_push(&to->parameters, *binding_parameter(from, from->parameters.items[k].name));
			}
		}
	}
}

static void refuse_circles(struct binder *w, const struct tree *t)
{
	for (const xmlNode *p = tree_child(t->repository, "policy"); p != NULL; p = tree_next(p, "policy")) {
		struct place place;

		if (!policy_extends(t, p, tree_value(p, "id")))
			continue;
		tree_place(&place, attribute(p, "extends"), w->arena);
		diag_emit(w->sink, MSG_POLICY_EXTENDS_ITSELF, &place, "name", tree_value(p, "id"), NULL);
		w->status = -1;
	}
}

int bindings_open(struct bindings *b, const struct bindings_source *from)
{
	struct binder w = { .out = b, .rules = from->rules, .schemas = from->schemas, .arena = from->arena, .sink = from->sink };

	*b = (struct bindings){ 0 };
	for (const xmlNode *p = tree_child(from->tree->repository, "policy"); p != NULL; p = tree_next(p, "policy"))
		read_policy(&w, p, from->day);
	refuse_circles(&w, from->tree);
	inherit(b, from->tree);
	check_exceptions(&w, from->tree);
	return w.status;
}

void bindings_release(struct bindings *b)
{
	for (size_t i = 0; i < b->list.len; i++) {
		vec_free(&b->list.items[i]->parameters);
		free(b->list.items[i]);
	}
	vec_free(&b->list);
}

const struct parameter *binding_parameter(const struct binding *b, const char *name)
{
	/* The last one counts: a parameter element after applies-to is the more exact of the two. */
	for (size_t i = b->parameters.len; i-- > 0;) {
		if (strcmp(b->parameters.items[i].name, name) == 0)
			return &b->parameters.items[i];
	}
	return NULL;
}

/* Whether the unit is of the kinds a policy of a municipal group can bind, with enough of it owned. */
static bool in_group(const xmlNode *scope, const struct organisation *o, const xmlNode *unit)
{
	const char *least = tree_value(scope, "min-ownership");
	size_t steps = 1000;

	for (; unit != NULL && steps > 0; steps--) {
		const char *kind = tree_value(unit, "kind"), *owned = tree_value(unit, "ownership-percent");

		if (strcmp(kind, "external") == 0)
			return false;
		if (strcmp(kind, "company") == 0 && least != NULL && owned != NULL && strtod(owned, NULL) < strtod(least, NULL))
			return false;
		unit = organisation_unit(o, tree_value(unit, "parent"));
	}
	return true;
}

static bool listed(const char *list, const struct organisation *o, const char *unit)
{
	struct arena *a = arena_new();
	bool found = false;

	while (*list != '\0' && !found) {
		size_t n = strcspn(list, " \t\r\n");

		if (n > 0)
			found = organisation_within(o, unit, arena_strndup(a, list, n));
		list += n;
		list += strspn(list, " \t\r\n");
	}
	arena_free(a);
	return found;
}

/* Whether both say which municipality they are of, and it is not the same. */
static bool of_another_municipality(const xmlNode *policy, const xmlNode *unit)
{
	const xmlNode *municipality = tree_child(policy, "municipality");
	const char *a = municipality != NULL ? tree_value(municipality, "code") : NULL;
	const char *b = unit->parent != NULL ? tree_value(unit->parent, "municipality-code") : NULL;

	return a != NULL && b != NULL && strcmp(a, b) != 0;
}

bool policy_covers(const xmlNode *policy, const struct organisation *o, const char *unit)
{
	const xmlNode *node = organisation_unit(o, unit), *scope = tree_child(policy, "scope");
	const char *units = scope != NULL ? tree_value(scope, "units") : NULL;

	if (node == NULL)
		return true;
	if (of_another_municipality(policy, node))
		return false;
	if (scope == NULL)
		return true;
	if (!in_group(scope, o, node))
		return false;
	return units == NULL || strcmp(units, "all") == 0 || listed(units, o, unit);
}
