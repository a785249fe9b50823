/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing and reading the tables of certain_shape.h. Types may hold themselves, and values are shared: each is written where it is first met, and then named by its
 * number. Tables are written in the order of their names: where their slots lie hangs on addresses.
 */
#include "certain_image.h"

#include "certain_shape.h"
#include "map.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEW, KNOWN /* and more */ };

struct getting {
	struct image_reader r;
	xmlDictPtr dict;
};

/* Writes the number of a thing; returns whether it has yet to follow. */
static bool is_new(struct image_writer *w, const void *thing)
{
	char key[32];
	size_t number;

	snprintf(key, sizeof key, "%p", thing);
	number = (size_t)(uintptr_t)map_get(w->shared, key);
	image_put(w, number == 0 ? NEW : KNOWN + number - 1);
	if (number == 0)
		map_set(w->shared, key, (void *)(uintptr_t)(map_len(w->shared) + 1));
	return number == 0;
}

static const xmlChar *get_name(struct getting *g)
{
	const char *name = image_get_text(&g->r);

	return name != NULL ? xmlDictLookup(g->dict, (const xmlChar *)name, -1) : NULL;
}

static void put_name(struct image_writer *w, const xmlChar *name)
{
	image_put_text(w, (const char *)name);
}

static void put_value(struct image_writer *w, const struct certain_value *v)
{
	if (!is_new(w, v))
		return;
	image_put(w, (uint64_t)v->kind);
	image_put(w, v->word_count);
	for (size_t i = 0; i < v->word_count; i++)
		image_put_text_n(w, v->words[i], v->lengths[i]);
	image_put(w, v->member_count);
	for (size_t i = 0; i < v->member_count; i++)
		put_value(w, v->members[i]);
}

static const struct certain_value *get_value(struct getting *g)
{
	struct arena *a = g->r.arena;
	uint64_t n = image_get(&g->r);
	struct certain_value *v;

	if (n != NEW)
		return g->r.shared[n - KNOWN];
	v = arena_alloc(a, sizeof *v);
	image_share(&g->r, v);
	v->kind = (enum certain_kind)image_get(&g->r);
	v->word_count = image_get(&g->r);
	v->words = arena_alloc(a, v->word_count * sizeof *v->words);
	v->lengths = arena_alloc(a, v->word_count * sizeof *v->lengths);
	for (size_t i = 0; i < v->word_count; i++) {
		v->words[i] = image_get_text(&g->r);
		v->lengths[i] = strlen(v->words[i]);
	}
	v->member_count = image_get(&g->r);
	v->members = arena_alloc(a, v->member_count * sizeof *v->members);
	for (size_t i = 0; i < v->member_count; i++)
		v->members[i] = get_value(g);
	return v;
}

static void put_element(struct image_writer *w, const struct certain_element *e);
static void get_element(struct getting *g, struct certain_element *e);

static int by_name(const void *a, const void *b)
{
	const struct certain_slot *x = *(const struct certain_slot *const *)a, *y = *(const struct certain_slot *const *)b;
	int order = strcmp((const char *)x->name, (const char *)y->name);

	return order != 0 ? order : (x->uri != NULL) - (y->uri != NULL);
}

static void put_table(struct image_writer *w, const struct certain_table *t)
{
	const struct certain_slot **slots = mem_alloc((t->len + 1) * sizeof *slots);
	size_t n = 0;

	for (size_t i = 0; t->len > 0 && i <= t->mask; i++) {
		if (t->slots[i].name != NULL)
			slots[n++] = &t->slots[i];
	}
	if (n > 1)
		qsort(slots, n, sizeof *slots, by_name);
	image_put(w, n);
	for (size_t i = 0; i < n; i++) {
		put_name(w, slots[i]->uri);
		put_name(w, slots[i]->name);
		image_put(w, slots[i]->bit);
		image_put(w, slots[i]->value != NULL);
		if (slots[i]->value != NULL)
			put_value(w, slots[i]->value);
		else
			put_element(w, &slots[i]->element);
	}
	free(slots);
}

static void get_table(struct getting *g, struct certain_table *t)
{
	size_t n = image_get(&g->r);

	if (n == 0)
		return;
	certain_reserve(t, n, g->r.arena);
	for (; n > 0; n--) {
		struct certain_slot slot = { 0 };

		slot.uri = get_name(g);
		slot.name = get_name(g);
		slot.bit = image_get(&g->r);
		if (image_get(&g->r) != 0)
			slot.value = get_value(g);
		else
			get_element(g, &slot.element);
		certain_add(t, slot);
	}
}

static void put_type(struct image_writer *w, const struct certain_type *t)
{
	if (!is_new(w, t))
		return;
	image_put(w, (uint64_t)t->content << 1 | t->known);
	image_put(w, t->value != NULL);
	if (t->value != NULL)
		put_value(w, t->value);
	image_put(w, t->required);
	put_table(w, &t->attributes);
	put_table(w, &t->children);
}

static const struct certain_type *get_type(struct getting *g)
{
	uint64_t n = image_get(&g->r);
	struct certain_type *t;

	if (n != NEW)
		return g->r.shared[n - KNOWN];
	t = arena_alloc(g->r.arena, sizeof *t);
	image_share(&g->r, t);
	n = image_get(&g->r);
	t->content = (enum certain_content)(n >> 1);
	t->known = n & 1;
	t->complete = true;
	if (image_get(&g->r) != 0)
		t->value = get_value(g);
	t->required = image_get(&g->r);
	get_table(g, &t->attributes);
	get_table(g, &t->children);
	return t;
}

static void put_element(struct image_writer *w, const struct certain_element *e)
{
	put_type(w, e->type);
	image_put(w, e->key_count);
	for (size_t i = 0; i < e->key_count; i++) {
		put_name(w, e->keys[i].element);
		put_name(w, e->keys[i].attribute);
	}
}

static void get_element(struct getting *g, struct certain_element *e)
{
	struct certain_key *keys;

	e->type = get_type(g);
	e->key_count = image_get(&g->r);
	keys = arena_alloc(g->r.arena, e->key_count * sizeof *keys);
	for (size_t i = 0; i < e->key_count; i++) {
		keys[i].element = get_name(g);
		keys[i].attribute = get_name(g);
	}
	e->keys = keys;
}

void certain_put(struct image_writer *w, const struct certain *c)
{
	image_put(w, c != NULL);
	if (c == NULL)
		return;
	image_put(w, c->never);
	put_element(w, &c->root);
}

struct certain *certain_get(const void *image, xmlDictPtr dict)
{
	struct certain *c = mem_alloc(sizeof *c);
	struct getting g = { .dict = dict };

	c->arena = arena_new();
	image_open(&g.r, image, c->arena);
	if (image_get(&g.r) == 0) {
		certain_free(c);
		return NULL;
	}
	c->never = image_get(&g.r);
	get_element(&g, &c->root);
	image_close(&g.r);
	return c;
}
