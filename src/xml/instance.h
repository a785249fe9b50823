/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A document of anybody's, held whole with its exact places (tree.h), for `policykoll schematron`. It may have a DOCTYPE: entities and default attributes of its
 * internal subset hold, within the parser's limits on how much they grow; nothing outside the file is read, so entities from elsewhere are refused.
 */
#ifndef INSTANCE_H
#define INSTANCE_H

#include "diag.h"
#include "source.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct arena;

struct instance {
	const char *name;      /* as shown */
	xmlDocPtr doc;         /* its URL is the path as a URI */
	struct source source;
	struct arena *arena;
	bool planted;          /* the nodes are the arena's (plant.h) */
};

/* Reads the file ("-": standard input), shown as name. NULL after a diagnostic. */
struct instance *instance_read(const char *path, const char *name, const struct diag_sink *sink);
void instance_free(struct instance *i);

/* Appends a whole file as it is, of at most so many bytes. 0, or -1 after a diagnostic (sink NULL: none). */
struct buf;
int instance_bytes(struct buf *out, const char *path, const char *name, size_t limit, const struct diag_sink *sink);

#endif
