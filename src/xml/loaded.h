/* SPDX-License-Identifier: Apache-2.0 */
/* A small XML document held whole, of any namespace, whose elements carry marks (tree.h): rule files. The same door, limits and messages as for documents. */
#ifndef LOADED_H
#define LOADED_H

#include "diag.h"
#include "tree.h"

struct loaded {
	xmlDocPtr doc; /* its URL is the name */
	struct source source;
	struct arena *arena;
	char sha256[65]; /* of the bytes as given */
};

/* Parses bytes (encodings as of documents), shown as name (borrowed). CDATA sections are text, entities of XML are resolved, a DOCTYPE is refused. NULL after a diagnostic. */
struct loaded *loaded_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink);
/* The same, but it may have a DOCTYPE: entities and default attributes of its internal subset hold, within the parser's limits on how much they grow; nothing outside the
 * file is read, so entities from elsewhere are refused. Elements that an entity holds have no mark. */
struct loaded *loaded_new_doctype(const char *name, const void *bytes, size_t n, const struct diag_sink *sink);
void loaded_free(struct loaded *l);

/* The mark of the node, or of the nearest element above it that has one; NULL if there is none. */
const struct mark *loaded_mark(const xmlNode *node);
/* The base URI of a node with a mark, or of a copy of one in another tree: its file's name and the xml:base attributes that stand in that file. NULL if nothing is
 * known of it. The caller's, by xmlFree(). */
char *loaded_base(const xmlNode *node);

#endif
