/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of a world (index_table.h), found by what they are of: open addressing over fingerprints and origins. */
#include "index_table.h"

#include "axes.h"
#include "mem.h"
#include "world.h"

#include <stdlib.h>

#define MOST 4096 /* tables of a world */

void index_empty(struct path_index *i)
{
	for (size_t k = 0; i->values != NULL && k < map_len(i->values); k++) {
		struct entries *list = map_value(i->values, k);

		free(list->items);
		free(list);
	}
	map_free(i->values);
	free(i->numbers);
	i->values = NULL;
	i->numbers = NULL;
	i->count = i->number_cap = 0;
}

static void index_free(struct path_index *i)
{
	index_empty(i);
	free(i);
}

void path_indexes_forget(struct path_indexes *all)
{
	for (size_t i = 0; i < all->cap; i++) {
		if (all->slots[i] != NULL)
			index_free(all->slots[i]);
	}
	free(all->slots);
	*all = (struct path_indexes){ 0 };
}

static struct path_index **slot_of(const struct path_indexes *all, uint64_t fingerprint, const xmlNode *origin)
{
	uint64_t h = (fingerprint ^ (uint64_t)(uintptr_t)origin) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(h >> 24) & (all->cap - 1);

	while (all->slots[at] != NULL && (all->slots[at]->fingerprint != fingerprint || all->slots[at]->origin != origin))
		at = (at + 1) & (all->cap - 1);
	return &all->slots[at];
}

struct path_index *index_find(const struct path_indexes *all, uint64_t fingerprint, const xmlNode *origin)
{
	return all->cap > 0 ? *slot_of(all, fingerprint, origin) : NULL;
}

static void enlarge(struct path_indexes *all)
{
	struct path_indexes larger = { .len = all->len, .cap = all->cap > 0 ? all->cap * 2 : 16 };

	larger.slots = mem_alloc(larger.cap * sizeof(void *));
	for (size_t i = 0; i < all->cap; i++) {
		if (all->slots[i] != NULL)
			*slot_of(&larger, all->slots[i]->fingerprint, all->slots[i]->origin) = all->slots[i];
	}
	free(all->slots);
	*all = larger;
}

void index_note(struct path_indexes *all, uint64_t fingerprint, const xmlNode *origin)
{
	struct path_index *new;

	if (all->len >= MOST)
		return;
	if (all->len >= all->cap / 2)
		enlarge(all);
	new = mem_alloc(sizeof *new);
	new->fingerprint = fingerprint;
	new->origin = origin;
	*slot_of(all, fingerprint, origin) = new;
	all->len++;
}

bool index_allowed(const struct xpath_run *r, const xmlNode *origin)
{
	const xmlDoc *doc = origin->type == XML_NAMESPACE_DECL ? NULL : node_is_root(origin) ? (const xmlDoc *)(const void *)origin : origin->doc;

	return doc != NULL && r->world->source.passes == NULL && (r->foreign == NULL || !foreign_owns(r->foreign, doc));
}

void index_put(struct xpath_run *r, struct path_index *i, struct xpath_text value, xmlNodePtr node)
{
	struct entries *list = map_get_n(i->values, value.start, value.len);

	if (list == NULL) {
		list = mem_alloc(sizeof *list);
		map_set(i->values, text_c(r, value), list);
	}
	if (list->len == 0 || list->items[list->len - 1].node != node)
		vec_push(list, (struct entry){ node, i->count });
}
