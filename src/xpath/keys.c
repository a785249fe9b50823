/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keys (XSLT 1.0 section 12.2): for each key and document a table from values to nodes, made when first asked for and kept by the world, where all runs over it
 * find it: keys with the same pattern and the same expression share one, in whichever schema they stand. Nodes that are made on demand are asked of the source.
 */
#include "arena.h"
#include "axes.h"
#include "map.h"
#include "mem.h"
#include "pattern_run.h"
#include "same.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

struct found {
	struct found *next;
	xmlNodePtr node;
};

struct value_nodes {
	struct found *first, *last;
};

struct key_index {
	uint64_t fingerprint;
	const xmlNode *root;
	bool ready; /* else it is being made */
	struct map *values; /* struct value_nodes */
	struct arena *arena;
};

void key_index_free(struct key_index *k)
{
	map_free(k->values);
	arena_free(k->arena);
	free(k);
}

static void add_value(struct xpath_run *r, struct key_index *k, struct xpath_text value, xmlNodePtr node)
{
	struct value_nodes *list = map_get_n(k->values, value.start, value.len);
	struct found *f;

	if (list == NULL) {
		list = arena_alloc(k->arena, sizeof *list);
		map_set(k->values, text_c(r, value), list);
	}
	if (list->last != NULL && list->last->node == node)
		return;
	f = arena_alloc(k->arena, sizeof *f);
	f->node = node;
	if (list->last != NULL)
		list->last->next = f;
	else
		list->first = f;
	list->last = f;
}

/* 0, or -1 when the key's match or use cannot run. */
static int index_node(struct xpath_run *r, const struct xpath_key *key, struct key_index *k, xmlNodePtr node)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	int status = pattern_match_inside(key->match, r, node);
	struct xpath_value value;

	if (status > 0)
		status = eval_inside(r, key->use, node, &value) == 0 ? 1 : -1;
	if (status > 0 && value.type == VALUE_NODES) {
		for (size_t i = 0; i < value.nodes.len; i++)
			add_value(r, k, node_text(r, value.nodes.items[i]), node);
	} else if (status > 0) {
		add_value(r, k, value_text(r, &value), node);
	}
	scratch_back(&r->scratch, mark);
	return status < 0 ? -1 : 0;
}

static int index_tree(struct xpath_run *r, const struct xpath_key *key, struct key_index *k, xmlNodePtr root)
{
	const struct xpath_source *source = &r->world->source;
	xmlNodePtr node = root;

	while (node != NULL) {
		if (source->passes != NULL && source->passes(source->payload, node)) {
			node = node_after(node, root);
			continue;
		}
		if (index_node(r, key, k, node) != 0)
			return -1;
		for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL; a = a->next) {
			if (index_node(r, key, k, (xmlNodePtr)a) != 0)
				return -1;
		}
		node = node_next_in(node, root);
	}
	return 0;
}

/* The one name that all nodes of a key have, if they are elements; else NULL. */
static const char *only_name(const struct xpath_pattern *match)
{
	const char *only = NULL, *name;

	for (size_t i = 0; i < xpath_pattern_count(match); i++) {
		if (xpath_pattern_last(match, i, &name) != XML_ELEMENT_NODE || name == NULL || (only != NULL && strcmp(only, name) != 0))
			return NULL;
		only = name;
	}
	return only;
}

static int index_named(struct xpath_run *r, const struct xpath_key *key, struct key_index *k, const char *name)
{
	const struct named_nodes *nodes = world_named(r->world, name);

	for (size_t i = 0; i < nodes->list.len; i++) {
		if (index_node(r, key, k, nodes->list.items[i]) != 0)
			return -1;
	}
	return 0;
}

static uint64_t fingerprint_of(const struct xpath_key *key)
{
	return key->match->fingerprint * 31 + expr_fingerprint(xpath_top(key->use));
}

static struct key_index *find_index(const struct xpath_world *w, uint64_t fingerprint, const xmlNode *root)
{
	for (size_t i = 0; i < w->keys.len; i++) {
		if (w->keys.items[i]->fingerprint == fingerprint && w->keys.items[i]->root == root)
			return w->keys.items[i];
	}
	return NULL;
}

static void forget(struct xpath_world *w, struct key_index *k)
{
	for (size_t i = 0; i < w->keys.len; i++) {
		if (w->keys.items[i] == k) {
			w->keys.items[i] = w->keys.items[--w->keys.len];
			break;
		}
	}
	key_index_free(k);
}

/* A key's expressions see no variables: they are not of one place. */
static int fill(struct xpath_run *r, const struct xpath_key *key, struct key_index *k, xmlNodePtr root)
{
	const char *name = root == (const xmlNode *)(const void *)r->world->doc ? only_name(key->match) : NULL;
	size_t visible = r->visible;
	int status;

	r->visible = 0;
	status = name != NULL ? index_named(r, key, k, name) : index_tree(r, key, k, root);
	r->visible = visible;
	return status;
}

/* NULL when it cannot be made, each time anew: half an index would answer "nothing found". */
static struct key_index *make_index(struct xpath_run *r, const struct xpath_key *key, xmlNodePtr root)
{
	struct key_index *k = mem_alloc(sizeof *k);

	k->fingerprint = fingerprint_of(key);
	k->root = root;
	k->values = map_new();
	k->arena = arena_new();
	vec_push(&r->world->keys, k); /* so that a key that asks for itself is noticed */
	if (fill(r, key, k, root) != 0) {
		forget(r->world, k);
		return NULL;
	}
	k->ready = true;
	return k;
}

static struct key_index *index_of(struct xpath_run *r, const struct xpath_key *key, xmlNodePtr root)
{
	struct key_index *k = find_index(r->world, fingerprint_of(key), root);

	if (k == NULL)
		return make_index(r, key, root);
	if (!k->ready) {
		run_fail(r, "the key %s hangs on itself", key->name);
		return NULL;
	}
	return k;
}

struct adding {
	struct xpath_run *run;
	struct node_list *list;
};

static void add_found(void *payload, xmlNodePtr node)
{
	struct adding *a = payload;

	node_list_add(a->run, a->list, node);
}

/* The name of the attribute when the expression is "@name". */
static const char *own_attribute(const struct expr *x)
{
	if (x->op != OP_STEP || x->path.axis != AXIS_ATTRIBUTE || x->path.input->op != OP_CONTEXT || x->path.predicate_count > 0 || x->path.test.kind != TEST_NAME ||
	    x->path.test.uri == NULL || x->path.test.uri[0] != '\0')
		return NULL;
	return x->path.test.name;
}

static void ignore(void *payload, xmlNodePtr node)
{
	(void)payload;
	(void)node;
}

static bool passes_by(const struct xpath_source *source, const struct xpath_key *key)
{
	const char *element = NULL, *attribute = own_attribute(xpath_top(key->use));

	return source->lookup != NULL && attribute != NULL && xpath_pattern_count(key->match) == 1 &&
	       xpath_pattern_last(key->match, 0, &element) == XML_ELEMENT_NODE && element != NULL &&
	       source->lookup(source->payload, element, attribute, "", ignore, NULL) != 0;
}

bool keys_pass(struct xpath_run *r, struct xpath_text name)
{
	for (size_t i = 0; i < r->key_count; i++) {
		if (text_equal(text_of(r->keys[i].name), name) && passes_by(&r->world->source, &r->keys[i]))
			return true;
	}
	return false;
}

/* Whether the source has answered. */
static bool from_source(struct xpath_run *r, const struct xpath_key *key, struct xpath_text value, struct node_list *out)
{
	const struct xpath_source *source = &r->world->source;
	struct adding a = { r, out };
	const char *element = NULL;

	xpath_pattern_last(key->match, 0, &element);
	return source->lookup(source->payload, element, own_attribute(xpath_top(key->use)), text_c(r, value), add_found, &a) != 0;
}

/* What is known of the keys for the document that the run is about, anew where it has changed. */
static void refresh(struct xpath_run *r)
{
	r->key_indexes.len = 0;
	for (size_t i = 0; i < r->key_count; i++)
		vec_push(&r->key_indexes, (struct known_key){ .passes = passes_by(&r->world->source, &r->keys[i]) });
	r->key_epoch = world_changes(r->world);
}

static int find_in(struct xpath_run *r, size_t i, struct xpath_text value, xmlNodePtr root, struct node_list *out)
{
	bool own = root == (const xmlNode *)(const void *)r->world->doc;
	bool passing = r->foreign != NULL && node_is_root(root) && foreign_owns(r->foreign, (const xmlDoc *)(const void *)root);
	const struct value_nodes *list;
	struct key_index *k;

	if (own && (r->key_epoch != world_changes(r->world) || r->key_indexes.len != r->key_count))
		refresh(r);
	if (own && r->key_indexes.items[i].passes && from_source(r, &r->keys[i], value, out))
		return 0;
	k = own ? r->key_indexes.items[i].index : NULL;
	if (k == NULL)
		k = index_of(r, &r->keys[i], root);
	if (k == NULL)
		return -1;
	if (own && r->key_indexes.len == r->key_count)
		r->key_indexes.items[i].index = k;
	list = map_get_n(k->values, value.start, value.len);
	for (const struct found *f = list != NULL ? list->first : NULL; f != NULL; f = f->next)
		node_list_add(r, out, f->node);
	if (passing)
		forget(r->world, k);
	return 0;
}

void xpath_run_keys(struct xpath_run *r, const struct xpath_key *keys, size_t n)
{
	r->keys = keys;
	r->key_count = n;
	r->key_indexes.len = 0;
	memset(r->key_places, 0, sizeof r->key_places);
	r->keys_differ = true;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++)
			r->keys_differ = r->keys_differ && strcmp(keys[i].name, keys[j].name) != 0;
	}
}

static bool has_name(const struct xpath_key *key, struct xpath_text name)
{
	return strncmp(key->name, name.start, name.len) == 0 && key->name[name.len] == '\0';
}

/* The first key of the name; key_count when there is none. Where the name stands in memory tells which it was the last time. */
static size_t first_key(struct xpath_run *r, struct xpath_text name)
{
	uint16_t *last = &r->key_places[(uintptr_t)name.start / 8 % KEY_PLACES];
	size_t i = *last;

	if (i < r->key_count && has_name(&r->keys[i], name))
		return i;
	for (i = 0; i < r->key_count && !has_name(&r->keys[i], name); i++)
		;
	if (i < UINT16_MAX)
		*last = (uint16_t)i;
	return i;
}

int keys_find(struct xpath_run *r, struct xpath_text name, struct xpath_text value, xmlNodePtr node, struct node_list *out)
{
	xmlNodePtr root = node_root(node);
	size_t known = 0, before = out->len;

	for (size_t i = first_key(r, name); i < r->key_count; i++) {
		if (!has_name(&r->keys[i], name))
			continue;
		known++;
		if (find_in(r, i, value, root, out) != 0)
			return -1;
		if (r->keys_differ)
			break;
	}
	/* Those of one key are in order; two keys of a name are one key. */
	if (known > 1 && out->len > before) {
		struct xpath_nodes found = { out->items + before, out->len - before };

		nodes_sort(&found);
		out->len = before + found.len;
	}
	return known > 0 ? 0 : run_fail(r, "key(): there is no key %.*s", (int)name.len, name.start);
}
