/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Steps whose nodes overlap when they are taken from several nodes (following, ancestors, …): taken so that no node is looked at twice, however many they begin at.
 * Only where predicates do not count positions: those count from each node anew.
 */
#include "axes.h"
#include "nodes.h"
#include "path.h"

static bool is_below(const xmlNode *node, const xmlNode *top)
{
	while (node != NULL && node != top)
		node = node_parent(node);
	return node != NULL;
}

/* Of nodes in document order, the descendants of each that is not below one before it. */
static int descendants(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	xmlNodePtr top = NULL;

	for (size_t i = 0; i < from->len; i++) {
		int status;

		if (top != NULL && is_below(from->items[i], top)) {
			/* An attribute is below its element but on no descendant axis of it. */
			if (x->path.axis == AXIS_DESCENDANT || (from->items[i]->type != XML_ATTRIBUTE_NODE && from->items[i]->type != XML_NAMESPACE_DECL))
				continue;
		} else {
			top = from->items[i];
		}
		status = step_from(r, x, from->items[i], current, s);
		if (status != 0)
			return status;
	}
	return 0;
}

/* What follows the one that ends first follows any: of the first one and those inside it the innermost that holds no other. */
static int following(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	size_t i = 0;

	while (i + 1 < from->len && is_below(from->items[i + 1], from->items[i]))
		i++;
	return step_from(r, x, from->items[i], current, s);
}

/* Of the children of one parent only from the first; backwards, from the last. The root is nobody's child. */
static int siblings(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	bool backwards = x->path.axis == AXIS_PRECEDING_SIBLING;
	struct node_table families = { 0 };
	int status = 0;

	for (size_t i = 0; status == 0 && i < from->len; i++) {
		xmlNodePtr node = from->items[backwards ? from->len - 1 - i : i];

		if (node->type != XML_ATTRIBUTE_NODE && node->type != XML_NAMESPACE_DECL && !node_is_root(node) &&
		    node_table_add(&families, node->parent != NULL ? node->parent : node))
			status = step_from(r, x, node, current, s);
	}
	node_table_release(&families);
	return status;
}

struct passing {
	struct sink sink, *next;
	struct node_table seen;
};

/* An ancestor seen before ends the walk: those above it were seen as well. */
static int take_ancestor(struct passing *p, struct xpath_run *r, const struct expr *x, xmlNodePtr node, xmlNodePtr current)
{
	struct focus f = { node, 1, 1, current };

	if (step_counts(r) != 0)
		return -1;
	if (!test_node(&x->path.test, x->path.axis, node))
		return 0;
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		int holds = predicate_holds(r, x->path.predicates[i], &f);

		if (holds <= 0)
			return holds;
	}
	return p->next->take(p->next, r, node);
}

static int ancestors(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	struct passing p = { .next = s };
	int status = 0;

	for (size_t i = 0; status == 0 && i < from->len; i++) {
		xmlNodePtr n = from->items[i];

		if (x->path.axis == AXIS_ANCESTOR)
			n = node_parent(n);
		for (; status == 0 && n != NULL && node_table_add(&p.seen, n); n = node_parent(n))
			status = take_ancestor(&p, r, x, n, current);
	}
	node_table_release(&p.seen);
	return status;
}

/* Of nodes in several documents, those of each on their own: the documents in the order of the axis. */
static int by_document(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	int status = 0;

	for (size_t i = 0, j; status == 0 && i < from->len; i = j) {
		struct xpath_nodes part = { from->items + i, 0 };
		xmlNodePtr root = node_root(from->items[i]);

		for (j = i; j < from->len && node_root(from->items[j]) == root; j++)
			part.len++;
		status = following(r, x, &part, current, s);
	}
	return status;
}

static int by_document_backwards(struct xpath_run *r, const struct expr *x, const struct xpath_nodes *from, xmlNodePtr current, struct sink *s)
{
	const xmlNode *done = NULL;
	int status = 0;

	for (size_t i = from->len; status == 0 && i-- > 0;) {
		xmlNodePtr root = node_root(from->items[i]);

		if (root != done)
			status = step_from(r, x, from->items[i], current, s);
		done = root;
	}
	return status;
}

int step_merged(struct xpath_run *r, const struct expr *x, const struct focus *f, struct sink *s)
{
	struct xpath_nodes from;

	if (eval_nodes(r, x->path.input, f, &from) != 0)
		return -1;
	switch (x->path.axis) {
	case AXIS_DESCENDANT:
	case AXIS_DESCENDANT_OR_SELF:
		return descendants(r, x, &from, f->current, s);
	case AXIS_FOLLOWING_SIBLING:
	case AXIS_PRECEDING_SIBLING:
		return siblings(r, x, &from, f->current, s);
	case AXIS_ANCESTOR:
	case AXIS_ANCESTOR_OR_SELF:
		return ancestors(r, x, &from, f->current, s);
	case AXIS_FOLLOWING:
		return by_document(r, x, &from, f->current, s);
	default:
		return by_document_backwards(r, x, &from, f->current, s);
	}
}
