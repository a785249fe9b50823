/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dispatch (dispatch.h). Of few nodes that can match, the places of their classes are merged; of many, the index is walked through. What is worked out for a class is
 * kept, for one index.
 */
#include "dispatch.h"

#include "arena.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define MERGE_MOST 8 /* lists merged by looking at the heads of all */

/* The last step of an alternative of a context. */
struct last {
	enum node_kind kind; /* 0: any */
	const char *name;    /* NULL: any */
	uint32_t rule;
};

struct candidates {
	bool known;
	size_t n;
	uint32_t *rules;
};

struct list {
	const uint32_t *places;
	size_t n, at;
	uint32_t class;
};

struct dispatch {
	const struct sch_pattern *pattern;
	VEC(struct last) lasts;  /* by rule */
	bool open;               /* some alternative has no name: the classes it matches are not known beforehand */
	const struct node_index *index;
	VEC(struct candidates) classes;
	VEC(uint32_t) named;     /* unless open: the classes that can match */
	VEC(struct list) lists;
	VEC(uint32_t) places;
	struct arena *arena;
};

static enum node_kind kind_of(int type)
{
	switch (type) {
	case XML_ELEMENT_NODE: return NODE_ELEMENT;
	case XML_ATTRIBUTE_NODE: return NODE_ATTRIBUTE;
	case XML_TEXT_NODE: return NODE_TEXT;
	case XML_COMMENT_NODE: return NODE_COMMENT;
	case XML_PI_NODE: return NODE_PI;
	case XML_DOCUMENT_NODE: return NODE_ROOT;
	default: return 0;
	}
}

static bool has_name(const struct last *l)
{
	return (l->kind == NODE_ELEMENT || l->kind == NODE_ATTRIBUTE) && l->name != NULL;
}

unsigned schematron_kinds(const struct sch_pattern *p)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < p->rules.len; i++) {
		const struct xpath_pattern *context = p->rules.items[i]->context;

		for (size_t j = 0; j < xpath_pattern_count(context); j++) {
			const char *name = NULL;
			enum node_kind kind = kind_of(xpath_pattern_last(context, j, &name));

			kinds |= kind != 0 ? (unsigned)kind : NODE_ALL;
		}
	}
	return kinds;
}

struct dispatch *dispatch_new(const struct sch_pattern *p)
{
	struct dispatch *d = mem_alloc(sizeof *d);

	d->pattern = p;
	d->arena = arena_new();
	for (size_t i = 0; i < p->rules.len; i++) {
		const struct xpath_pattern *context = p->rules.items[i]->context;

		for (size_t j = 0; j < xpath_pattern_count(context); j++) {
			struct last l = { .rule = (uint32_t)i };

			l.kind = kind_of(xpath_pattern_last(context, j, &l.name));
			if (!has_name(&l))
				d->open |= l.kind == 0 || l.kind == NODE_ELEMENT || l.kind == NODE_ATTRIBUTE;
			vec_push(&d->lasts, l);
		}
	}
	return d;
}

void dispatch_free(struct dispatch *d)
{
	if (d == NULL)
		return;
	vec_free(&d->lasts);
	vec_free(&d->classes);
	vec_free(&d->named);
	vec_free(&d->lists);
	vec_free(&d->places);
	arena_free(d->arena);
	free(d);
}

static bool contains(const uint32_t *items, size_t n, uint32_t item)
{
	for (size_t i = 0; i < n; i++) {
		if (items[i] == item)
			return true;
	}
	return false;
}

/* Begins anew for another index: classes, and which of them can match. */
static void take_index(struct dispatch *d, struct node_index *x)
{
	if (d->index == x)
		return;
	d->index = x;
	d->classes.len = d->named.len = 0;
	arena_reset(d->arena);
	for (size_t i = 0; !d->open && i < d->lasts.len; i++) {
		uint32_t class = node_class_find(x, d->lasts.items[i].kind, d->lasts.items[i].name);

		if (!contains(d->named.items, d->named.len, class))
			vec_push(&d->named, class);
	}
}

static bool can_match(const struct last *l, const struct node_index *x, uint32_t class)
{
	if (l->kind != 0 && l->kind != node_class_kind(x, class))
		return false;
	return !has_name(l) || strcmp(l->name, node_class_name(x, class)) == 0;
}

static void work_out(struct dispatch *d, const struct node_index *x, uint32_t class, struct candidates *c)
{
	c->known = true;
	c->rules = arena_alloc(d->arena, (d->lasts.len + 1) * sizeof *c->rules);
	for (size_t i = 0; i < d->lasts.len; i++) {
		const struct last *l = &d->lasts.items[i];

		if ((c->n == 0 || c->rules[c->n - 1] != l->rule) && can_match(l, x, class))
			c->rules[c->n++] = l->rule;
	}
}

const uint32_t *dispatch_rules(struct dispatch *d, struct node_index *x, uint32_t class, size_t *n)
{
	struct candidates *c;

	take_index(d, x);
	while (d->classes.len <= class)
		vec_push(&d->classes, (struct candidates){ 0 });
	c = &d->classes.items[class];
	if (!c->known)
		work_out(d, x, class, c);
	*n = c->n;
	return c->rules;
}

/* The lists of the classes that can match, and how many nodes they hold. */
static size_t gather(struct dispatch *d, struct node_index *x)
{
	size_t total = 0;

	d->lists.len = 0;
	for (size_t i = 0; i < d->named.len; i++) {
		struct list l = { .class = d->named.items[i] };

		l.places = node_class_places(x, l.class, &l.n);
		total += l.n;
		if (l.n > 0)
			vec_push(&d->lists, l);
	}
	return total;
}

static struct list *least(struct dispatch *d)
{
	struct list *first = NULL;

	for (size_t i = 0; i < d->lists.len; i++) {
		struct list *l = &d->lists.items[i];

		if (l->at < l->n && (first == NULL || l->places[l->at] < first->places[first->at]))
			first = l;
	}
	return first;
}

static int by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

typedef void visit_fn(void *payload, xmlNodePtr node, const uint32_t *rules, size_t n);

static void visit_place(struct dispatch *d, struct node_index *x, size_t place, visit_fn *visit, void *payload)
{
	size_t n;
	const uint32_t *rules = dispatch_rules(d, x, node_index_class(x, place), &n);

	if (n > 0)
		visit(payload, node_index_node(x, place), rules, n);
}

static void walk_merged(struct dispatch *d, struct node_index *x, visit_fn *visit, void *payload)
{
	for (struct list *l = least(d); l != NULL; l = least(d))
		visit_place(d, x, l->places[l->at++], visit, payload);
}

static void walk_sorted(struct dispatch *d, struct node_index *x, visit_fn *visit, void *payload)
{
	d->places.len = 0;
	for (size_t i = 0; i < d->lists.len; i++) {
		for (size_t j = 0; j < d->lists.items[i].n; j++)
			vec_push(&d->places, d->lists.items[i].places[j]);
	}
	qsort(d->places.items, d->places.len, sizeof *d->places.items, by_place);
	for (size_t i = 0; i < d->places.len; i++)
		visit_place(d, x, d->places.items[i], visit, payload);
}

static void walk_all(struct dispatch *d, struct node_index *x, visit_fn *visit, void *payload)
{
	size_t n = node_index_len(x);

	for (size_t i = 0; i < n; i++)
		visit_place(d, x, i, visit, payload);
}

void dispatch_walk(struct dispatch *d, struct node_index *x, visit_fn *visit, void *payload)
{
	size_t total;

	take_index(d, x);
	total = d->open ? SIZE_MAX : gather(d, x);
	if (total == 0)
		return;
	if (!d->open && d->lists.len <= MERGE_MOST)
		walk_merged(d, x, visit, payload);
	else if (!d->open && total < node_index_len(x) / 8)
		walk_sorted(d, x, visit, payload);
	else
		walk_all(d, x, visit, payload);
}
