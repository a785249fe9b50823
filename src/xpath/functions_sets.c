/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EXSLT's sets. Node-sets come in document order and go so. A namespace node is made anew by each step along its axis, so that the same one can lie at two addresses:
 * it is known by its element and prefix.
 */
#include "functions.h"

#include <stdint.h>
#include <string.h>

/* A set by hashing, open addresses, at most half full. */
struct bag {
	const xmlNode **places;
	size_t mask;
};

static const xmlNode *anchor(const xmlNode *n)
{
	return n->type == XML_NAMESPACE_DECL ? (const void *)((const xmlNs *)(const void *)n)->next : n;
}

static bool same(const xmlNode *a, const xmlNode *b)
{
	if (a == b)
		return true;
	return a->type == XML_NAMESPACE_DECL && b->type == XML_NAMESPACE_DECL && anchor(a) == anchor(b) &&
	       xmlStrEqual(((const xmlNs *)(const void *)a)->prefix, ((const xmlNs *)(const void *)b)->prefix);
}

static size_t room_for(size_t n)
{
	size_t room = 8;

	while (room < 2 * n)
		room *= 2;
	return room;
}

static size_t mix(uint64_t n)
{
	n *= 0x9E3779B97F4A7C15u;
	return (size_t)(n ^ n >> 29);
}

/* The place of the node, or the free one where it belongs. */
static const xmlNode **place_of(const struct bag *b, const xmlNode *n)
{
	size_t i = mix((uintptr_t)anchor(n) >> 4) & b->mask;

	while (b->places[i] != NULL && !same(b->places[i], n))
		i = (i + 1) & b->mask;
	return &b->places[i];
}

static struct bag bag_of(struct xpath_run *r, const struct xpath_nodes *nodes)
{
	size_t room = room_for(nodes->len);
	struct bag b = { scratch_alloc(&r->scratch, room * sizeof *b.places), room - 1 };

	memset(b.places, 0, room * sizeof *b.places);
	for (size_t i = 0; i < nodes->len; i++)
		*place_of(&b, nodes->items[i]) = nodes->items[i];
	return b;
}

static int two_sets(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_nodes *a, struct xpath_nodes *b)
{
	return eval_nodes(r, arg(call, 0), f, a) != 0 || eval_nodes(r, arg(call, 1), f, b) != 0 ? -1 : 0;
}

/* The nodes of the first set that are (or are not) in the second. */
static int keep(struct xpath_run *r, const struct expr *call, const struct focus *f, bool wanted, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_nodes a, b;
	struct bag bag;

	if (two_sets(r, call, f, &a, &b) != 0)
		return -1;
	bag = bag_of(r, &b);
	for (size_t i = 0; i < a.len; i++) {
		if ((*place_of(&bag, a.items[i]) != NULL) == wanted)
			node_list_add(r, &list, a.items[i]);
	}
	return give_nodes(out, list.items, list.len);
}

int sets_difference(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return keep(r, call, f, false, out);
}

int sets_intersection(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return keep(r, call, f, true, out);
}

int sets_has_same_node(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_nodes a, b;
	struct bag bag;

	if (two_sets(r, call, f, &a, &b) != 0)
		return -1;
	bag = bag_of(r, &b);
	for (size_t i = 0; i < a.len; i++) {
		if (*place_of(&bag, a.items[i]) != NULL)
			return give_boolean(out, true);
	}
	return give_boolean(out, false);
}

/* How many nodes of the set come before the first of the other one; all when that is empty; *inside: whether the first of the other one is in the set. */
static size_t split(const struct xpath_nodes *a, const struct xpath_nodes *b, bool *inside)
{
	size_t i = 0;

	*inside = false;
	if (b->len == 0)
		return a->len;
	while (i < a->len && !same(a->items[i], b->items[0]))
		i++;
	*inside = i < a->len;
	return i;
}

int sets_leading(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_nodes a, b;
	bool inside;
	size_t n;

	if (two_sets(r, call, f, &a, &b) != 0)
		return -1;
	n = split(&a, &b, &inside);
	return give_nodes(out, a.items, inside || b.len == 0 ? n : 0);
}

int sets_trailing(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_nodes a, b;
	bool inside;
	size_t n;

	if (two_sets(r, call, f, &a, &b) != 0)
		return -1;
	if (b.len == 0)
		return give_nodes(out, a.items, a.len);
	n = split(&a, &b, &inside);
	return inside ? give_nodes(out, a.items + n + 1, a.len - n - 1) : give_nodes(out, NULL, 0);
}

static size_t hash_text(struct xpath_text t)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (size_t i = 0; i < t.len; i++)
		h = (h ^ (unsigned char)t.start[i]) * 0x100000001B3u;
	return mix(h);
}

/* Of nodes with equal string-values, the first. */
int sets_distinct(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_nodes nodes;
	struct xpath_text *seen;
	size_t room;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	room = room_for(nodes.len);
	seen = scratch_alloc(&r->scratch, room * sizeof *seen);
	for (size_t i = 0; i < room; i++)
		seen[i].start = NULL;
	for (size_t i = 0; i < nodes.len; i++) {
		struct xpath_text t = node_text(r, nodes.items[i]);
		size_t at = hash_text(t) & (room - 1);

		while (seen[at].start != NULL && !text_equal(seen[at], t))
			at = (at + 1) & (room - 1);
		if (seen[at].start != NULL)
			continue;
		seen[at] = t;
		node_list_add(r, &list, nodes.items[i]);
	}
	return give_nodes(out, list.items, list.len);
}
