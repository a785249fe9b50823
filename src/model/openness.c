/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Openness (openness.h). Policies name their models, and a municipality's companies can have models of their own with the same id: a level is low only if it is
 * low in every model of the id, and in at least one. A model that gives no order, or has no aspect that is confidentiality, has no low levels.
 */
#include "openness.h"

#include "mem.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

struct openness_models {
	VEC(const xmlNode *) items;
};

struct openness_models *openness_models_new(const xmlNode *repository)
{
	struct openness_models *m = mem_alloc(sizeof *m);

	for (const xmlNode *p = tree_child(repository, "policy"); p != NULL; p = tree_next(p, "policy")) {
		for (const xmlNode *n = tree_child(p, "classification-model"); n != NULL; n = tree_next(n, "classification-model"))
			vec_push(&m->items, n);
	}
	return m;
}

void openness_models_free(struct openness_models *m)
{
	if (m == NULL)
		return;
	vec_free(&m->items);
	free(m);
}

static bool has(const xmlNode *node, const char *attribute, const char *value)
{
	const char *is = tree_value(node, attribute);

	return is != NULL && strcmp(is, value) == 0;
}

bool openness_is_restricted(const xmlNode *asset)
{
	return has(asset, "sensitivity", "restricted");
}

/* By its code, or by its name in a language. */
static bool is_confidentiality(const xmlNode *aspect)
{
	if (has(aspect, "code", "K"))
		return true;
	for (const xmlNode *l = tree_child(aspect, "label"); l != NULL; l = tree_next(l, "label")) {
		if (strcmp(tree_text(l), "konfidentialitet") == 0 || strcmp(tree_text(l), "confidentiality") == 0)
			return true;
	}
	return false;
}

static const xmlNode *child_with(const xmlNode *node, const char *element, const char *attribute, const char *value)
{
	const xmlNode *n = tree_child(node, element);

	while (n != NULL && !has(n, attribute, value))
		n = tree_next(n, element);
	return n;
}

/* A level's order, -1 where it has none. */
static long order_of(const xmlNode *level)
{
	const char *order = tree_value(level, "order");

	return order != NULL && *order != '\0' && strspn(order, "0123456789") == strlen(order) && strlen(order) < 9 ? strtol(order, NULL, 10) : -1;
}

/* Whether the level is one of the aspect's; most models have one scale for all. */
static bool is_of(const xmlNode *level, const char *aspect)
{
	return tree_value(level, "aspect") == NULL || has(level, "aspect", aspect);
}

/* In the lower half: of the aspect's levels at most half are not above it. The middle one of an odd number is high. */
static bool is_low(const xmlNode *model, const char *aspect, const char *code)
{
	size_t all = 0, up_to = 0;
	long own = -1;

	for (const xmlNode *l = tree_child(model, "level"); l != NULL; l = tree_next(l, "level")) {
		if (is_of(l, aspect) && has(l, "code", code) && order_of(l) > own)
			own = order_of(l);
	}
	for (const xmlNode *l = tree_child(model, "level"); l != NULL; l = tree_next(l, "level")) {
		if (!is_of(l, aspect))
			continue;
		if (order_of(l) < 0)
			return false;
		all++;
		up_to += order_of(l) <= own;
	}
	return own >= 0 && 2 * up_to <= all;
}

/* Whether the classification says of confidentiality that it is low, by this model. */
static bool says_low(const xmlNode *model, const xmlNode *classification)
{
	size_t said = 0;

	for (const xmlNode *l = tree_child(classification, "level"); l != NULL; l = tree_next(l, "level")) {
		const char *aspect = tree_value(l, "aspect"), *code = tree_value(l, "code");
		const xmlNode *of = aspect != NULL ? child_with(model, "aspect", "code", aspect) : NULL;

		if (of == NULL || !is_confidentiality(of))
			continue;
		if (code == NULL || !is_low(model, aspect, code))
			return false;
		said++;
	}
	return said > 0;
}

enum openness openness_of(const struct openness_models *m, const xmlNode *asset, const xmlNode *classification)
{
	const char *id = classification != NULL ? tree_value(classification, "model") : NULL;
	bool low = false;

	if (openness_is_restricted(asset))
		return OPENNESS_RESTRICTED;
	if (!has(asset, "sensitivity", "public") || id == NULL)
		return OPENNESS_PROTECTED;
	for (size_t i = 0; i < m->items.len; i++) {
		if (!has(m->items.items[i], "id", id))
			continue;
		low = says_low(m->items.items[i], classification);
		if (!low)
			return OPENNESS_PROTECTED;
	}
	return low ? OPENNESS_OPEN : OPENNESS_PROTECTED;
}
