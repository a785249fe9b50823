/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Matching a node with a pattern: the last step against the node, what stands before against its parent or ancestors. A step's test comes first, its predicates last.
 * A predicate with a position counts the siblings that the step's test takes; what such a step chooses of a parent's children is remembered for the others of
 * them while the document stands still.
 */
#include "pattern.h"

#include "axes.h"
#include "functions.h"
#include "index_table.h"
#include "mem.h"
#include "path.h"
#include "pattern_run.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

#define MEMORIES 64

struct step_memory {
	uint64_t fingerprint;
	const xmlNode *parent;
	size_t changes;
	bool known;
	VEC(xmlNodePtr) nodes; /* in document order */
	size_t at;             /* where the last one asked for was found */
};

void steps_seen_free(struct step_memory *m)
{
	for (size_t i = 0; m != NULL && i < MEMORIES; i++)
		vec_free(&m[i].nodes);
	free(m);
}

struct remembering {
	struct sink sink;
	struct step_memory *memory;
};

static int take_chosen(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	(void)r;
	vec_push(&((struct remembering *)s)->memory->nodes, node);
	return 0;
}

/* In document order the nodes asked for go along the list: those that are not in it are told by lying before the next one that is. */
static bool is_remembered(struct step_memory *m, const xmlNode *node)
{
	if (m->nodes.len == 0)
		return false;
	while (m->at > 0 && node_compare(m->nodes.items[m->at], node) > 0 && node_compare(m->nodes.items[m->at - 1], node) >= 0)
		m->at--;
	while (m->at + 1 < m->nodes.len && node_compare(m->nodes.items[m->at], node) < 0)
		m->at++;
	return m->nodes.items[m->at] == node;
}

static struct step_memory *memory_of(struct xpath_run *r, const struct pattern_step *s, const xmlNode *parent)
{
	uint64_t h = (s->fingerprint ^ (uint64_t)(uintptr_t)parent) * UINT64_C(0x9E3779B97F4A7C15);

	if (r->steps_seen == NULL)
		r->steps_seen = mem_alloc(MEMORIES * sizeof *r->steps_seen);
	return &r->steps_seen[h >> 58];
}

/* 1, 0, -1 */
static int chosen_by_memory(struct xpath_run *r, const struct pattern_step *s, xmlNodePtr node, xmlNodePtr parent)
{
	struct step_memory *m = memory_of(r, s, parent);
	struct remembering g = { { take_chosen }, m };

	if (!m->known || m->fingerprint != s->fingerprint || m->parent != parent || m->changes != world_changes(r->world)) {
		m->known = false;
		m->nodes.len = m->at = 0;
		if (step_from(r, s->select, parent, node, &g.sink) < 0)
			return -1;
		m->fingerprint = s->fingerprint;
		m->parent = parent;
		m->changes = world_changes(r->world);
		m->known = true;
	}
	return is_remembered(m, node);
}

struct looking {
	struct sink sink;
	const xmlNode *node;
	bool found;
};

static int take_looked_for(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct looking *l = (struct looking *)s;

	(void)r;
	l->found = node == l->node;
	return l->found;
}

static xmlNodePtr previous(const struct expr *x, xmlNodePtr node)
{
	do
		node = node->prev;
	while (node != NULL && !test_node(&x->path.test, x->path.axis, node));
	return node;
}

static xmlNodePtr next(const struct expr *x, xmlNodePtr node)
{
	do
		node = node->next;
	while (node != NULL && !test_node(&x->path.test, x->path.axis, node));
	return node;
}

/* A single [3] or [last()] is told by its neighbours. */
static bool told_by_neighbours(const struct expr *x, xmlNodePtr node, int *chosen)
{
	const struct expr *p = x->path.predicates[0];
	double place = 1;

	if (x->path.predicate_count != 1)
		return false;
	if (expr_is_call(p, core_last)) {
		*chosen = next(x, node) == NULL;
		return true;
	}
	if (p->op != OP_NUMBER || p->number > 16)
		return false;
	while (place <= p->number && (node = previous(x, node)) != NULL)
		place++;
	*chosen = place == p->number;
	return true;
}

/* Whether the step with positions in its predicates takes the node: 1, 0, -1. */
static int chosen(struct xpath_run *r, const struct pattern_step *s, xmlNodePtr node, xmlNodePtr current)
{
	struct looking l = { { take_looked_for }, node, false };
	xmlNodePtr parent = node_parent(node);
	struct scratch_mark mark;
	int status;

	if (told_by_neighbours(s->select, node, &status))
		return status;
	if (parent == NULL)
		return 0;
	mark = scratch_mark(&r->scratch);
	if (!s->bound && index_allowed(r, parent)) {
		status = chosen_by_memory(r, s, node, parent);
	} else {
		status = step_from(r, s->select, parent, current, &l.sink);
		status = status < 0 ? -1 : l.found;
	}
	scratch_back(&r->scratch, mark);
	return status;
}

static int predicates_hold(struct xpath_run *r, const struct pattern_step *s, xmlNodePtr node, xmlNodePtr current)
{
	struct focus f = { node, 1, 1, current };

	if (s->positional)
		return chosen(r, s, node, current);
	for (size_t i = 0; i < s->select->path.predicate_count; i++) {
		int holds = predicate_holds(r, s->select->path.predicates[i], &f);

		if (holds <= 0)
			return holds;
	}
	return 1;
}

static bool test_step(const struct expr *x, const xmlNode *node)
{
	if (x->path.axis == AXIS_ATTRIBUTE)
		return node->type == XML_ATTRIBUTE_NODE && test_node(&x->path.test, AXIS_ATTRIBUTE, node);
	if (x->path.test.kind != TEST_NODE)
		return test_node(&x->path.test, AXIS_CHILD, node);
	return node->type != XML_ATTRIBUTE_NODE && node->type != XML_NAMESPACE_DECL && !node_is_root(node) && test_node(&x->path.test, AXIS_CHILD, node);
}

/* Whether the node is what the alternative starts with: the root, or one of the nodes of key() or id(). */
static int is_start(struct xpath_run *r, const struct expr *start, xmlNodePtr node, xmlNodePtr current)
{
	struct focus f = { node, 1, 1, current };
	struct scratch_mark mark;
	struct xpath_nodes nodes;
	int status;

	if (start->op == OP_ROOT)
		return node_is_root(node);
	mark = scratch_mark(&r->scratch);
	status = eval_nodes(r, start, &f, &nodes);
	for (size_t i = 0; status == 0 && i < nodes.len; i++) {
		if (nodes.items[i] == node)
			status = 1;
	}
	scratch_back(&r->scratch, mark);
	return status;
}

static int match_from(struct xpath_run *r, const struct alternative *a, size_t count, xmlNodePtr node, xmlNodePtr current);

/* Whether what stands before a step matches: at the parent, or for "//" at any ancestor. */
static int match_before(struct xpath_run *r, const struct alternative *a, size_t index, xmlNodePtr node, xmlNodePtr current)
{
	bool deep = a->steps[index].deep;
	int status = 0;

	if (index == 0 && a->start == NULL)
		return 1;
	for (xmlNodePtr up = node_parent(node); status == 0 && up != NULL; up = deep ? node_parent(up) : NULL)
		status = index == 0 ? is_start(r, a->start, up, current) : match_from(r, a, index, up, current);
	return status;
}

/* Whether the first count steps match, the last of them at the node. */
static int match_from(struct xpath_run *r, const struct alternative *a, size_t count, xmlNodePtr node, xmlNodePtr current)
{
	const struct pattern_step *s = &a->steps[count - 1];
	int status;

	if (step_counts(r) != 0)
		return -1;
	if (!test_step(s->select, node))
		return 0;
	status = match_before(r, a, count - 1, node, current);
	if (status <= 0 || s->select->path.predicate_count == 0)
		return status;
	return predicates_hold(r, s, node, current);
}

int pattern_match_inside(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node)
{
	const struct xpath *outer = r->running;
	int status = 0;

	r->running = &p->whole;
	for (size_t i = 0; status == 0 && i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];

		status = a->count == 0 ? is_start(r, a->start, node, node) : match_from(r, a, a->count, node, node);
	}
	r->running = outer;
	return status;
}

static int match_run(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	int status;

	run_begin(r);
	status = pattern_match_inside(p, r, node);
	run_end(r);
	scratch_back(&r->scratch, mark);
	return status;
}

/* Of a pattern of names and nothing else. */
static bool plain_match(const struct xpath_pattern *p, xmlNodePtr node)
{
	for (size_t i = 0; i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];
		size_t left = a->count;

		for (const xmlNode *n = node; left > 0 && n != NULL && test_step(a->steps[left - 1].select, n); n = node_parent(n))
			left--;
		if (left == 0)
			return true;
	}
	return false;
}

int xpath_pattern_match(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node)
{
	if (p->plain)
		return plain_match(p, node);
	return match_run(p, r, node);
}
