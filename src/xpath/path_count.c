/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counting without a list. The number of siblings before or after a node is reckoned from a neighbour whose number is remembered, so that numbering all children of
 * a parent one after another takes no square of their number.
 */
#include "path.h"

#include "axes.h"
#include "index_table.h"
#include "mem.h"
#include "same.h"
#include "world.h"

#include <stdlib.h>

#define FEW 32       /* siblings that are counted sooner than they are remembered */
#define MEMORIES 8
#define NOT_COUNTED SIZE_MAX

struct count_memory {
	uint64_t fingerprint;
	const xmlNode *node;
	size_t changes, count;
};

static bool is_beside(const struct expr *x)
{
	return x->op == OP_STEP && (x->path.axis == AXIS_PRECEDING_SIBLING || x->path.axis == AXIS_FOLLOWING_SIBLING) && x->path.input->op == OP_CONTEXT &&
	       x->path.predicate_count == 0;
}

static struct count_memory *memory_of(struct xpath_run *r, uint64_t fingerprint)
{
	if (r->counts_seen == NULL)
		r->counts_seen = mem_alloc(MEMORIES * sizeof *r->counts_seen);
	return &r->counts_seen[fingerprint >> 61];
}

/* Looks back from the node for the one that is remembered; *between tells how many of those counted stand from it on, before the node. */
static bool reaches(struct xpath_run *r, const struct expr *x, xmlNodePtr node, const xmlNode *remembered, size_t *between, int *status)
{
	const xmlNode *n = node->prev;

	*between = 0;
	for (; n != NULL; n = n->prev) {
		if ((*status = step_counts(r)) != 0)
			return false;
		*between += test_node(&x->path.test, x->path.axis, n);
		if (n == remembered)
			return true;
	}
	return false;
}

static size_t count_on(struct xpath_run *r, const struct expr *x, const xmlNode *node)
{
	size_t count = 0;

	for (const xmlNode *n = node->next; n != NULL; n = n->next) {
		if (step_counts(r) != 0)
			return NOT_COUNTED;
		count += test_node(&x->path.test, x->path.axis, n);
	}
	return count;
}

/* With the remembered one among those after it is the remembered number, less those between and the node itself. */
static size_t count_beside(struct xpath_run *r, const struct expr *x, xmlNodePtr node)
{
	uint64_t fingerprint = test_fingerprint(x->path.axis, &x->path.test);
	struct count_memory *m = memory_of(r, fingerprint);
	bool known = m->fingerprint == fingerprint && m->changes == world_changes(r->world) && m->node != NULL, back = x->path.axis == AXIS_PRECEDING_SIBLING, reached;
	size_t between, count;
	int status = 0;

	if (node->type == XML_ATTRIBUTE_NODE || node->type == XML_NAMESPACE_DECL || node_is_root(node))
		return 0;
	reached = reaches(r, x, node, known ? m->node : NULL, &between, &status);
	if (status != 0)
		return NOT_COUNTED;
	if (back) {
		count = between + (reached ? m->count : 0);
	} else if (reached) {
		between -= test_node(&x->path.test, x->path.axis, m->node);
		count = m->count - between - test_node(&x->path.test, x->path.axis, node);
	} else {
		count = count_on(r, x, node);
	}
	if (count != NOT_COUNTED)
		*m = (struct count_memory){ fingerprint, node, world_changes(r->world), count };
	return count;
}

struct counting {
	struct sink sink;
	size_t count, most;
};

static int take_count(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct counting *t = (struct counting *)s;

	(void)r;
	(void)node;
	return t->count++ >= t->most;
}

int eval_count(struct xpath_run *r, const struct expr *x, const struct focus *f, size_t most, size_t *out)
{
	struct counting t = { { take_count }, 0, most };
	struct xpath_nodes nodes;

	if (most > FEW && is_beside(x) && index_allowed(r, f->node)) {
		*out = count_beside(r, x, f->node);
		return *out == NOT_COUNTED ? -1 : 0;
	}
	if (expr_is_whole(x) || (most > 0 && !(x->order & ORDER_UNIQUE))) {
		if (eval_nodes(r, x, f, &nodes) != 0)
			return -1;
		*out = nodes.len;
		return 0;
	}
	if (path_each(r, x, f, &t.sink) < 0)
		return -1;
	*out = t.count;
	return 0;
}
