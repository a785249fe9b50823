/* SPDX-License-Identifier: Apache-2.0 */
/* A small XML document held whole, of any namespace, whose elements carry marks (tree.h): rule files. The same door, limits and messages as for documents. */
#ifndef LOADED_H
#define LOADED_H

#include "diag.h"
#include "tree.h"

struct loaded {
	xmlDocPtr doc;
	struct source source;
	struct arena *arena;
	char sha256[65];
};

/* Parses UTF-8 bytes, shown as name (borrowed). NULL after a diagnostic. */
struct loaded *loaded_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink);
void loaded_free(struct loaded *l);

#endif
