/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Document order (XPath 1.0 section 5) and node-sets being made. Two nodes are compared by climbing to siblings; siblings by where their start tags lie in the
 * text when both are known to (struct mark), else by looking for one from the other in both directions at once.
 */
#include "nodes.h"

#include "axes.h"
#include "mem.h"
#include "path.h"
#include "tree.h"

#include <stdlib.h>

#define NEAR 8    /* siblings looked at for an element before a text */
#define MANY 256  /* nodes worth a walk through the whole document to sort them, when they have no marks */

static bool is_attached(const xmlNode *n)
{
	return n->type == XML_ATTRIBUTE_NODE || n->type == XML_NAMESPACE_DECL;
}

xmlNodePtr node_root(const xmlNode *node)
{
	xmlNodePtr n = (xmlNodePtr)(uintptr_t)node, up;

	while ((up = node_parent(n)) != NULL)
		n = up;
	return n;
}

/* The element at or shortly before a sibling, if its place in the text is known. */
static const struct mark *mark_near(const xmlNode *n, const xmlNode **element)
{
	const struct mark *m;

	for (int i = 0; n != NULL && i < NEAR; i++, n = n->prev) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		m = n->_private;
		*element = n;
		return m != NULL && m->source != NULL ? m : NULL;
	}
	return NULL;
}

static int siblings_compare(const xmlNode *a, const xmlNode *b)
{
	const xmlNode *x = NULL, *y = NULL, *back, *on;
	const struct mark *m = mark_near(a, &x), *n = mark_near(b, &y);

	if (m != NULL && n != NULL && m->source == n->source && m->tag != n->tag)
		return m->tag < n->tag ? -1 : 1;
	for (back = a->prev, on = a->next; back != NULL || on != NULL;) {
		if (on == b)
			return -1;
		if (back == b)
			return 1;
		back = back != NULL ? back->prev : NULL;
		on = on != NULL ? on->next : NULL;
	}
	return a < b ? -1 : 1;
}

/* Documents are in the order of their names; those without any come last, in the order of their places in memory. */
static int roots_compare(const xmlNode *a, const xmlNode *b)
{
	const xmlChar *x = node_is_root(a) ? ((const xmlDoc *)(const void *)a)->URL : NULL;
	const xmlChar *y = node_is_root(b) ? ((const xmlDoc *)(const void *)b)->URL : NULL;
	int order = x != NULL && y != NULL ? xmlStrcmp(x, y) : (x == NULL) - (y == NULL);

	return order != 0 ? order : a < b ? -1 : 1;
}

static int depth_of(const xmlNode *n)
{
	int depth = 0;

	while ((n = node_parent(n)) != NULL)
		depth++;
	return depth;
}

/* Neither is an attribute nor a namespace node. */
static int places_compare(const xmlNode *a, const xmlNode *b)
{
	int x, y, deeper;

	if (a->parent == b->parent && a->parent != NULL)
		return siblings_compare(a, b);
	x = depth_of(a);
	y = depth_of(b);
	deeper = x - y;
	for (; x > y; x--)
		a = node_parent(a);
	for (; y > x; y--)
		b = node_parent(b);
	if (a == b)
		return deeper; /* the other one is an ancestor */
	while (x-- > 0 && a->parent != b->parent) {
		a = node_parent(a);
		b = node_parent(b);
	}
	return x < 0 ? roots_compare(a, b) : siblings_compare(a, b);
}

static int attached_compare(const xmlNode *a, const xmlNode *b)
{
	if (a->type != b->type)
		return a->type == XML_NAMESPACE_DECL ? -1 : 1;
	if (a->type == XML_NAMESPACE_DECL)
		return namespace_compare((const xmlNs *)(const void *)a, (const xmlNs *)(const void *)b);
	for (const xmlNode *n = a->next; n != NULL; n = n->next) {
		if (n == b)
			return -1;
	}
	return 1;
}

int node_compare(const xmlNode *a, const xmlNode *b)
{
	const xmlNode *x = a, *y = b;

	if (a == b)
		return 0;
	if (is_attached(a) && node_parent(a) != NULL)
		x = node_parent(a);
	if (is_attached(b) && node_parent(b) != NULL)
		y = node_parent(b);
	if (x != y)
		return places_compare(x, y);
	if (a == x || b == y)
		return a == x ? -1 : 1;
	return attached_compare(a, b);
}

static int compare(const void *a, const void *b)
{
	return node_compare(*(const xmlNode *const *)a, *(const xmlNode *const *)b);
}

static size_t slot_of(const struct node_table *t, const void *node)
{
	uint64_t h = (uint64_t)(uintptr_t)node * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(h >> 20) & (t->cap - 1);

	while (t->slots[at] != NULL && t->slots[at] != node)
		at = (at + 1) & (t->cap - 1);
	return at;
}

static void enlarge(struct node_table *t)
{
	struct node_table larger = { .cap = t->cap > 0 ? t->cap * 2 : 64, .len = t->len };

	larger.slots = mem_alloc(larger.cap * sizeof(void *));
	for (size_t i = 0; i < t->cap; i++) {
		if (t->slots[i] != NULL)
			larger.slots[slot_of(&larger, t->slots[i])] = t->slots[i];
	}
	free(t->slots);
	*t = larger;
}

bool node_table_add(struct node_table *t, const void *node)
{
	size_t at;

	if (t->len >= t->cap / 2)
		enlarge(t);
	at = slot_of(t, node);
	if (t->slots[at] != NULL)
		return false;
	t->slots[at] = node;
	t->len++;
	return true;
}

bool node_table_has(const struct node_table *t, const void *node)
{
	return t->cap > 0 && t->slots[slot_of(t, node)] != NULL;
}

void node_table_release(struct node_table *t)
{
	free(t->slots);
	*t = (struct node_table){ 0 };
}

/* Whether comparing them can mean looking for one among many siblings. */
static bool is_slow_to_compare(const struct xpath_nodes *nodes)
{
	bool unmarked = false;

	for (size_t i = 0; i < nodes->len; i++) {
		const xmlNode *n = nodes->items[i], *element;

		if (n->type == XML_NAMESPACE_DECL)
			return false;
		if (is_attached(n))
			n = node_parent(n);
		unmarked = unmarked || n == NULL || node_is_root(n) || mark_near(n, &element) == NULL;
	}
	return unmarked;
}

static void take_known(struct xpath_nodes *nodes, const struct node_table *known, xmlNodePtr root)
{
	for (xmlNodePtr n = root; n != NULL; n = node_next_in(n, root)) {
		if (node_table_has(known, n))
			nodes->items[nodes->len++] = n;
		for (xmlAttrPtr a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a != NULL; a = a->next) {
			if (node_table_has(known, a))
				nodes->items[nodes->len++] = (xmlNodePtr)a;
		}
	}
}

/* By walking through their documents once. */
static void sort_by_walking(struct xpath_nodes *nodes)
{
	struct node_table known = { 0 }, seen = { 0 };
	VEC(xmlNodePtr) roots = { 0 };

	for (size_t i = 0; i < nodes->len; i++) {
		xmlNodePtr root = node_root(nodes->items[i]);

		node_table_add(&known, nodes->items[i]);
		if (node_table_add(&seen, root))
			vec_push(&roots, root);
	}
	qsort(roots.items, roots.len, sizeof *roots.items, compare);
	nodes->len = 0;
	for (size_t i = 0; i < roots.len; i++)
		take_known(nodes, &known, roots.items[i]);
	node_table_release(&known);
	node_table_release(&seen);
	vec_free(&roots);
}

static void remove_doubles(struct xpath_nodes *nodes)
{
	size_t len = nodes->len > 0;

	for (size_t i = 1; i < nodes->len; i++) {
		if (node_compare(nodes->items[len - 1], nodes->items[i]) != 0)
			nodes->items[len++] = nodes->items[i];
	}
	nodes->len = len;
}

void nodes_sort(struct xpath_nodes *nodes)
{
	size_t i = 1;

	while (i < nodes->len && node_compare(nodes->items[i - 1], nodes->items[i]) < 0)
		i++;
	if (i >= nodes->len)
		return;
	if (nodes->len > MANY && is_slow_to_compare(nodes)) {
		sort_by_walking(nodes);
		return;
	}
	qsort(nodes->items, nodes->len, sizeof *nodes->items, compare);
	remove_doubles(nodes);
}

void nodes_reverse(struct xpath_nodes *nodes)
{
	for (size_t i = 0, j = nodes->len; i + 1 < j; i++) {
		xmlNodePtr node = nodes->items[i];

		nodes->items[i] = nodes->items[--j];
		nodes->items[j] = node;
	}
}

void node_list_add(struct xpath_run *r, struct node_list *l, xmlNodePtr node)
{
	if (l->len == l->cap) {
		size_t cap = l->cap > 0 ? l->cap * 2 : 8;
		xmlNodePtr *items = scratch_alloc(&r->scratch, cap * sizeof *items);

		if (l->len > 0)
			memcpy(items, l->items, l->len * sizeof *items);
		l->items = items;
		l->cap = cap;
	}
	l->items[l->len++] = node;
}

int xpath_order(const xmlNode *a, const xmlNode *b)
{
	return node_compare(a, b);
}
