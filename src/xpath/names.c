/* SPDX-License-Identifier: Apache-2.0 */
/* The elements of a world's document by name (world.h): most keys are of elements of one name, and there are more keys than anybody wants to walk a document for. */
#include "axes.h"
#include "map.h"
#include "mem.h"
#include "run.h"
#include "world.h"

#include <stdlib.h>

struct name_nodes {
	struct map *by_name; /* struct named_nodes */
};

void name_nodes_free(struct name_nodes *n)
{
	if (n == NULL)
		return;
	for (size_t i = 0; i < map_len(n->by_name); i++) {
		struct named_nodes *nodes = map_value(n->by_name, i);

		vec_free(&nodes->list);
		free(nodes);
	}
	map_free(n->by_name);
	free(n);
}

static struct named_nodes *of_name(struct name_nodes *n, const xmlChar *name)
{
	struct named_nodes *nodes = map_get(n->by_name, (const char *)name);

	if (nodes == NULL) {
		nodes = mem_alloc(sizeof *nodes);
		map_set(n->by_name, (const char *)name, nodes);
	}
	return nodes;
}

static struct name_nodes *collect(const struct xpath_world *w)
{
	struct name_nodes *n = mem_alloc(sizeof *n);
	const struct xpath_source *source = &w->source;
	xmlNodePtr root = (xmlNodePtr)w->doc, node = root;
	struct named_nodes *nodes = NULL;
	const xmlChar *name = NULL; /* whose nodes these are: neighbours are often alike, and their names one string */

	n->by_name = map_new();
	while (node != NULL) {
		if (source->passes != NULL && source->passes(source->payload, node)) {
			node = node_after(node, root);
			continue;
		}
		if (node->type == XML_ELEMENT_NODE) {
			if (node->name != name)
				nodes = of_name(n, node->name);
			name = node->name;
			vec_push(&nodes->list, node);
		}
		node = node_next_in(node, root);
	}
	return n;
}

const struct named_nodes *world_named(struct xpath_world *w, const char *local_name)
{
	static const struct named_nodes none;
	const struct named_nodes *nodes;

	if (w->names == NULL)
		w->names = collect(w);
	nodes = map_get(w->names->by_name, local_name);
	return nodes != NULL ? nodes : &none;
}
