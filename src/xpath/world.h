/* SPDX-License-Identifier: Apache-2.0 */
/* What the runs over one document share (xpath.h), from inside. */
#ifndef WORLD_H
#define WORLD_H

#include "index.h"

struct xpath_world {
	xmlDocPtr doc;
	struct xpath_source source;
	xmlDocPtr (*load)(void *payload, const char *uri, const char *base);
	void *load_payload;
	size_t changes;
	VEC(struct key_index *) keys; /* of the present state */
	struct name_nodes *names;     /* likewise; NULL until somebody asks */
	struct path_indexes paths;    /* likewise */
};

/* keys.c */
void key_index_free(struct key_index *k);

/* names.c: the elements of the document that do not pass by, with this local name, in document order. */
struct named_nodes {
	VEC(xmlNodePtr) list;
};
const struct named_nodes *world_named(struct xpath_world *w, const char *local_name);
void name_nodes_free(struct name_nodes *n);

#endif
