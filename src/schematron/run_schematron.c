/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running a rule set over a tree (schematron.h): per pattern, every node in document order gets the first rule whose context matches it; in a group, every such rule.
 * What cannot be evaluated becomes an error event and nothing else, and the rest goes on.
 */
#include "run_state.h"

#include "buf.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* A pattern on its way through nodes. */
struct pass {
	struct schematron_run *r;
	const struct sch_pattern *pattern;
};

void schematron_run_free(struct schematron_run *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->s->patterns.len; i++)
		dispatch_free(r->dispatch[i]);
	free(r->dispatch);
	node_index_free(r->index);
	node_index_free(r->other);
	xpath_run_free(r->xpath);
	vec_free(&r->overrides);
	free(r);
}

void schematron_run_set(struct schematron_run *r, const char *name, const char *value)
{
	vec_push(&r->overrides, (struct override){ name, value });
}

void schematron_run_plain(struct schematron_run *r)
{
	r->plain = true;
}

void schematron_run_on_pattern(struct schematron_run *r, schematron_begin_fn *begin)
{
	r->begin = begin;
}

void schematron_run_loader(struct schematron_run *r, xmlDocPtr (*load)(void *payload, const char *uri, const char *base), void *payload)
{
	r->load = load;
	r->load_payload = payload;
}

struct xpath_run *schematron_run_xpath(struct schematron_run *r)
{
	return r->xpath;
}

void run_say(struct schematron_run *r, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node)
{
	r->events.error(r->events.payload, p, a, node, xpath_error(r->xpath));
}

/* $applies of the rule: absent is true, -1 if it cannot be worked out. */
static int applies(struct schematron_run *r, const struct sch_rule *rule)
{
	for (size_t i = 0; i < rule->lets.len; i++) {
		const struct xpath_value *value;

		if (rule->lets.items[i].slot != r->applies_slot)
			continue;
		value = xpath_get(r->xpath, r->applies_slot);
		return value != NULL ? xpath_boolean(value) : -1;
	}
	return 1;
}

/* Where the result points; NULL when the subject cannot be evaluated, or is no set of nodes (said). */
static xmlNodePtr subject_of(struct schematron_run *r, const struct sch_pattern *p, const struct sch_rule *rule, const struct sch_assert *a, xmlNodePtr node)
{
	const struct xpath *x = a->subject != NULL ? a->subject : rule->subject;
	struct xpath_value value;

	if (x == NULL)
		return node;
	if (xpath_eval(r->xpath, x, node, &value) != 0) {
		run_say(r, p, a, node);
		return NULL;
	}
	if (value.type != VALUE_NODES) {
		r->events.error(r->events.payload, p, a, node, "the subject is not a set of nodes");
		return NULL;
	}
	if (value.nodes.len == 0)
		return node;
	if (value.nodes.items[0]->type != XML_NAMESPACE_DECL)
		return value.nodes.items[0];
	r->subject = *(const xmlNs *)value.nodes.items[0];
	return (xmlNodePtr)&r->subject;
}

static void run_assert(struct schematron_run *r, const struct sch_pattern *p, const struct sch_rule *rule, const struct sch_assert *a, xmlNodePtr node)
{
	int truth = xpath_test(r->xpath, a->test, node);
	struct sch_result result = { p, rule, a, node, NULL };

	if (truth < 0) {
		run_say(r, p, a, node);
	} else if ((truth == 1) == a->is_report) {
		result.subject = subject_of(r, p, rule, a, node);
		if (result.subject != NULL)
			r->events.result(r->events.payload, &result);
	}
}

static void run_rule(struct schematron_run *r, const struct sch_pattern *p, size_t number, xmlNodePtr node)
{
	const struct sch_rule *rule = p->rules.items[number];
	size_t mark = xpath_mark(r->xpath);
	int applying;

	if (r->linked != NULL)
		linked_set_lets(r, number, node);
	else
		run_set_lets(r, rule->lets.items, rule->lets.len, node);
	applying = r->plain || r->applies_slot < 0 ? 1 : applies(r, rule);
	if (applying < 0)
		run_say(r, p, NULL, node);
	else
		r->events.fired(r->events.payload, p, rule, node, applying);
	for (size_t i = 0; applying > 0 && i < rule->asserts.len; i++)
		run_assert(r, p, rule, rule->asserts.items[i], node);
	xpath_drop(r->xpath, mark);
}

static void visit(void *payload, xmlNodePtr node, const uint32_t *rules, size_t n)
{
	const struct pass *pass = payload;
	struct schematron_run *r = pass->r;

	for (size_t i = 0; i < n; i++) {
		const struct sch_rule *rule = pass->pattern->rules.items[rules[i]];
		int match = xpath_pattern_match(rule->context, r->xpath, node);

		if (match < 0)
			run_say(r, pass->pattern, NULL, node);
		else if (match > 0)
			run_rule(r, pass->pattern, rules[i], node);
		/* Which rule is the first is not known either when one cannot be tried. */
		if (match != 0 && !pass->pattern->is_group)
			return;
	}
}

/* The pattern's number; the next one after the last is the likeliest. */
static size_t number_of(struct schematron_run *r, const struct sch_pattern *p)
{
	size_t n = r->s->patterns.len;

	for (size_t i = 0; i < n; i++) {
		size_t at = (r->last_pattern + i) % n;

		if (r->s->patterns.items[at] == p) {
			r->last_pattern = at;
			return at;
		}
	}
	return n;
}

static struct dispatch *dispatch_of(struct schematron_run *r, const struct sch_pattern *p)
{
	size_t at = number_of(r, p);

	if (r->dispatch[at] == NULL)
		r->dispatch[at] = dispatch_new(p);
	return r->dispatch[at];
}

void run_over(struct schematron_run *r, const struct sch_pattern *p, struct node_index *index)
{
	struct pass pass = { r, p };

	dispatch_walk(dispatch_of(r, p), index, visit, &pass);
}

void schematron_run_pattern_over(struct schematron_run *r, const struct sch_pattern *p, struct node_index *index)
{
	size_t mark = xpath_mark(r->xpath);

	run_set_lets(r, p->lets.items, p->lets.len, (xmlNodePtr)r->doc);
	run_over(r, p, index);
	xpath_drop(r->xpath, mark);
}

/* An empty index of these kinds as the run's own. What was worked out for another one is void. */
static void begin_index(struct schematron_run *r, unsigned kinds)
{
	if (r->index != NULL && node_index_kinds(r->index) == kinds) {
		node_index_reset(r->index);
		return;
	}
	node_index_free(r->index);
	for (size_t i = 0; i < r->s->patterns.len; i++) {
		dispatch_free(r->dispatch[i]);
		r->dispatch[i] = NULL;
	}
	r->index = node_index_new(kinds);
}

void schematron_run_pattern(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr node)
{
	begin_index(r, NODE_ALL);
	node_index_add(r->index, node);
	schematron_run_pattern_over(r, p, r->index);
}

static unsigned active_kinds(const struct schematron_run *r)
{
	unsigned kinds = NODE_ELEMENT;

	for (size_t i = 0; i < r->s->patterns.len; i++) {
		if (schematron_run_active(r, r->s->patterns.items[i]))
			kinds |= schematron_kinds(r->s->patterns.items[i]);
	}
	return kinds;
}

static bool is_below(const xmlNode *node, const xmlNode *top)
{
	while (node != NULL && node != top)
		node = node->parent;
	return node != NULL;
}

/* What phase/@from selects, else all of the document. Returns where it begins. */
static xmlNodePtr add_scope(struct schematron_run *r)
{
	const struct xpath *from = r->phase != NULL ? r->phase->from : NULL;
	xmlNodePtr first = NULL, last = NULL;
	struct xpath_value value;

	if (from == NULL) {
		node_index_add(r->index, (xmlNodePtr)r->doc);
		return (xmlNodePtr)r->doc;
	}
	if (xpath_eval(r->xpath, from, (xmlNodePtr)r->doc, &value) != 0) {
		run_say(r, NULL, NULL, NULL);
		return NULL;
	}
	for (size_t i = 0; value.type == VALUE_NODES && i < value.nodes.len; i++) {
		xmlNodePtr node = value.nodes.items[i];

		if (node->type == XML_NAMESPACE_DECL || (last != NULL && is_below(node, last)))
			continue;
		node_index_add(r->index, node);
		first = first != NULL ? first : node;
		last = node;
	}
	return first;
}

void schematron_run_all(struct schematron_run *r)
{
	xmlNodePtr top;

	begin_index(r, active_kinds(r));
	top = add_scope(r);
	for (size_t i = 0; i < r->s->patterns.len; i++) {
		const struct sch_pattern *p = r->s->patterns.items[i];
		size_t mark = xpath_mark(r->xpath);

		if (!schematron_run_active(r, p))
			continue;
		run_set_lets(r, p->lets.items, p->lets.len, (xmlNodePtr)r->doc);
		if (p->documents != NULL) {
			run_documents(r, p);
		} else {
			if (r->begin != NULL)
				r->begin(r->events.payload, p, top, NULL);
			run_over(r, p, r->index);
		}
		xpath_drop(r->xpath, mark);
	}
}
