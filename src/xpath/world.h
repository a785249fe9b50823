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
	struct path_indexes paths;    /* likewise */
};

/* keys.c */
void key_index_free(struct key_index *k);

#endif
