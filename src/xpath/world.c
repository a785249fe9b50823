/* SPDX-License-Identifier: Apache-2.0 */
/* The document that runs look at, and its indexes while it does not change (xpath.h). */
#include "world.h"

#include "mem.h"

#include <stdlib.h>

struct xpath_world *xpath_world_new(xmlDocPtr doc)
{
	struct xpath_world *w = mem_alloc(sizeof *w);

	w->doc = doc;
	return w;
}

static void forget(struct xpath_world *w)
{
	for (size_t i = 0; i < w->keys.len; i++)
		key_index_free(w->keys.items[i]);
	w->keys.len = 0;
	name_nodes_free(w->names);
	w->names = NULL;
	path_indexes_forget(&w->paths);
}

void xpath_world_free(struct xpath_world *w)
{
	if (w == NULL)
		return;
	forget(w);
	vec_free(&w->keys);
	free(w);
}

xmlDocPtr xpath_world_doc(const struct xpath_world *w)
{
	return w->doc;
}

void xpath_world_source(struct xpath_world *w, const struct xpath_source *source)
{
	w->source = *source;
}

void xpath_world_loader(struct xpath_world *w, xmlDocPtr (*load)(void *payload, const char *uri, const char *base), void *payload)
{
	w->load = load;
	w->load_payload = payload;
}

xmlDocPtr world_document(struct xpath_world *w, const char *uri, const char *base)
{
	return w->load != NULL ? w->load(w->load_payload, uri, base) : NULL;
}

void xpath_world_changed(struct xpath_world *w)
{
	w->changes++;
	forget(w);
}

size_t world_changes(const struct xpath_world *w)
{
	return w->changes;
}
