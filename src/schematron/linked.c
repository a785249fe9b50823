/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Linked patterns (linked.h). Keys of several schemas get names of their own: the schema's number and the name; keys that mean the same get the same, so that what
 * is looked up through them is one part of the graph.
 */
#include "linked.h"

#include "arena.h"
#include "graph.h"
#include "mem.h"
#include "run_state.h"

#include <stdlib.h>
#include <string.h>

struct linked_assert {
	const struct expr *test;
	bool is_report;
};

struct linked_rule {
	const struct xpath_pattern *context;
	const struct expr *applies; /* NULL: always */
	VEC(struct linked_assert) asserts;
	VEC(const struct expr *) lets; /* NULL: not known here */
};

struct linked_pattern {
	const struct sch_pattern *pattern;
	VEC(struct linked_rule) rules;
	struct dispatch *dispatch;
	bool is_group;
};

struct meaning {
	const char *name;
	const struct expr *part;
};

struct linked {
	struct arena *arena;
	struct xpath_graph *graph;
	VEC(struct linked_pattern *) patterns;
	VEC(struct xpath_key) keys;
	xmlNodePtr node;             /* the graph's; nothing below it changed since */
	/* While a pattern is added. */
	struct schematron_run *run;
	VEC(struct meaning) meanings; /* outermost first */
};

struct linked *linked_new(struct xpath_world *world)
{
	struct linked *l = mem_alloc(sizeof *l);

	l->arena = arena_new();
	l->graph = xpath_graph_new(world);
	return l;
}

static void free_pattern(struct linked_pattern *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->rules.len; i++) {
		vec_free(&p->rules.items[i].asserts);
		vec_free(&p->rules.items[i].lets);
	}
	vec_free(&p->rules);
	dispatch_free(p->dispatch);
	free(p);
}

void linked_free(struct linked *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < l->patterns.len; i++)
		free_pattern(l->patterns.items[i]);
	vec_free(&l->patterns);
	vec_free(&l->keys);
	vec_free(&l->meanings);
	xpath_graph_free(l->graph);
	arena_free(l->arena);
	free(l);
}

/* A variable means what was defined last; one of the schema is what it is in the run. */
static const struct expr *variable(void *payload, const char *name)
{
	struct linked *l = payload;
	const struct xpath_value *value;
	int slot;

	for (size_t i = l->meanings.len; i-- > 0;) {
		if (strcmp(l->meanings.items[i].name, name) == 0)
			return l->meanings.items[i].part;
	}
	if (schematron_let(l->run->s, name) == NULL || (slot = schematron_slot(l->run->s, name)) < 0)
		return NULL;
	value = xpath_get(l->run->xpath, slot);
	return value != NULL ? xpath_graph_value(l->graph, value) : NULL;
}

static bool same_key(const struct xpath_key *a, const struct xpath_key *b)
{
	return xpath_pattern_same(a->match, b->match) && xpath_same(a->use, b->use);
}

/* Whether the keys of a name in the schema are just those of the linked name. */
static bool means(const struct linked *l, const char *linked_name, const struct schematron *s, const char *name)
{
	size_t at = 0;

	for (size_t i = 0; i < s->keys.len; i++) {
		if (strcmp(s->keys.items[i].name, name) != 0)
			continue;
		while (at < l->keys.len && strcmp(l->keys.items[at].name, linked_name) != 0)
			at++;
		if (at == l->keys.len || !same_key(&l->keys.items[at++], &s->keys.items[i]))
			return false;
	}
	for (; at < l->keys.len; at++) {
		if (strcmp(l->keys.items[at].name, linked_name) == 0)
			return false;
	}
	return true;
}

static const char *key(void *payload, const char *name)
{
	struct linked *l = payload;
	const struct schematron *s = l->run->s;
	const char *new_name;
	size_t before = l->keys.len;

	for (size_t i = 0; i < l->keys.len; i++) {
		if (means(l, l->keys.items[i].name, s, name))
			return l->keys.items[i].name;
	}
	new_name = arena_printf(l->arena, "%zu:%s", before, name);
	for (size_t i = 0; i < s->keys.len; i++) {
		struct xpath_key k = s->keys.items[i];

		if (strcmp(k.name, name) != 0)
			continue;
		k.name = new_name;
		vec_push(&l->keys, k);
	}
	return l->keys.len > before ? new_name : NULL;
}

/* A variable whose value cannot be a part is not known: that matters only where a test needs it. */
static void define(struct linked *l, const struct xpath_graph_names *names, const struct sch_let *let)
{
	struct meaning m = { let->name, let->value != NULL ? xpath_graph_add(l->graph, let->value, names) : NULL };

	if (m.part != NULL)
		xpath_graph_keep(l->graph, m.part);
	vec_push(&l->meanings, m);
}

/* A context that hangs on variables is not tried here. */
static bool is_plain(const struct xpath_pattern *context)
{
	return xpath_pattern_variable(context, 0) == NULL;
}

static int add_rule(struct linked *l, struct linked_pattern *p, const struct sch_rule *rule, const struct xpath_graph_names *names)
{
	struct linked_rule to = { .context = rule->context };
	size_t mark = l->meanings.len;
	int status = is_plain(rule->context) ? 0 : -1;

	for (size_t i = 0; status == 0 && i < rule->lets.len; i++) {
		define(l, names, &rule->lets.items[i]);
		vec_push(&to.lets, l->meanings.items[l->meanings.len - 1].part);
		if (strcmp(rule->lets.items[i].name, "applies") == 0 && !l->run->plain) {
			to.applies = l->meanings.items[l->meanings.len - 1].part;
			status = to.applies != NULL ? 0 : -1;
		}
	}
	for (size_t i = 0; status == 0 && i < rule->asserts.len; i++) {
		struct linked_assert a = { xpath_graph_add(l->graph, rule->asserts.items[i]->test, names), rule->asserts.items[i]->is_report };

		vec_push(&to.asserts, a);
		status = a.test != NULL ? 0 : -1;
	}
	l->meanings.len = mark;
	vec_push(&p->rules, to);
	return status;
}

struct linked_pattern *linked_add(struct linked *l, struct schematron_run *run, const struct sch_pattern *p)
{
	struct xpath_graph_names names = { variable, key, l };
	struct linked_pattern *to;
	int status = 0;

	/* Variables of a pattern are about the whole document; those of a phase may hide the schema's. */
	if (p->lets.len > 0 || p->documents != NULL || run->phase != NULL)
		return NULL;
	to = mem_alloc(sizeof *to);
	l->run = run;
	l->meanings.len = 0;
	to->pattern = p;
	to->is_group = p->is_group;
	for (size_t i = 0; status == 0 && i < p->rules.len; i++)
		status = add_rule(l, to, p->rules.items[i], &names);
	if (status != 0) {
		free_pattern(to);
		return NULL;
	}
	to->dispatch = dispatch_new(p);
	vec_push(&l->patterns, to);
	return to;
}

void linked_finish(struct linked *l)
{
	xpath_graph_finish(l->graph, l->keys.items, l->keys.len);
}

/* Asking a pattern. */
struct asking {
	struct linked *l;
	const struct linked_pattern *pattern;
	enum linked_answer answer;
};

static enum linked_answer ask_rule(struct linked *l, const struct linked_rule *rule)
{
	int truth = rule->applies != NULL ? xpath_graph_test(l->graph, rule->applies) : 1;

	if (truth <= 0)
		return truth < 0 ? LINKED_SPEAKS : LINKED_NOTHING;
	for (size_t i = 0; i < rule->asserts.len; i++) {
		truth = xpath_graph_test(l->graph, rule->asserts.items[i].test);
		if (truth < 0 || (truth == 1) == rule->asserts.items[i].is_report)
			return LINKED_SPEAKS;
	}
	return rule->asserts.len > 0 ? LINKED_HOLDS : LINKED_NOTHING;
}

static void visit(void *payload, xmlNodePtr node, const uint32_t *rules, size_t n)
{
	struct asking *a = payload;
	struct linked *l = a->l;

	for (size_t i = 0; i < n && a->answer != LINKED_SPEAKS; i++) {
		const struct linked_rule *rule = &a->pattern->rules.items[rules[i]];
		int match = xpath_pattern_match(rule->context, xpath_graph_run(l->graph), node);
		enum linked_answer answer;

		if (match == 0)
			continue;
		if (l->node == NULL)
			xpath_graph_at(l->graph, node);
		else if (l->node != node)
			xpath_graph_move(l->graph, node);
		l->node = node;
		answer = match < 0 ? LINKED_SPEAKS : ask_rule(l, rule);
		if (answer > a->answer)
			a->answer = answer;
		if (!a->pattern->is_group)
			return;
	}
}

enum linked_answer linked_ask(struct linked *l, struct linked_pattern *p, struct node_index *index)
{
	struct asking a = { l, p, LINKED_NOTHING };

	dispatch_walk(p->dispatch, index, visit, &a);
	return a.answer;
}

void linked_run(struct linked *l, const struct linked_pattern *p, struct schematron_run *run, struct node_index *index)
{
	run->linked = l;
	run->linked_pattern = p;
	schematron_run_pattern_over(run, p->pattern, index);
	run->linked = NULL;
}

void linked_set_lets(struct schematron_run *run, size_t rule, xmlNodePtr node)
{
	struct linked *l = run->linked;
	const struct sch_rule *from = run->linked_pattern->pattern->rules.items[rule];
	const struct linked_rule *to = &run->linked_pattern->rules.items[rule];

	for (size_t i = 0; i < from->lets.len; i++) {
		if (l->node == node && to->lets.items[i] != NULL)
			xpath_set_part(run->xpath, from->lets.items[i].slot, from->lets.items[i].value, l->graph, to->lets.items[i]);
		else
			run_set_lets(run, &from->lets.items[i], 1, node);
	}
}

void linked_next(struct linked *l)
{
	l->node = NULL;
}
