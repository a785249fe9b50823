/* SPDX-License-Identifier: Apache-2.0 */
/* Reading an instance from inside: shared by instance.c (the file, the parser, trees with a DOCTYPE) and instance_plant.c (trees without). */
#ifndef INSTANCE_PART_H
#define INSTANCE_PART_H

#include "bounds.h"
#include "buf.h"
#include "instance.h"

#include <libxml/parser.h>

#define HEAD 64 /* first bytes, which tell what a file is that is no XML */

struct loading {
	struct instance *i;
	const struct diag_sink *sink;
	xmlParserCtxtPtr parser;
	unsigned char head[HEAD];
	size_t head_len;
	bool failed;
	bool planted;    /* the tree is the arena's */
	struct buf text; /* planted: since the last tag */
};

void instance_refuse(struct loading *g, xmlParserCtxtPtr c, enum msg_id id, const char *name, size_t limit);
/* Where the tag begins that the parser has just read. */
uint64_t instance_tag(const struct loading *g);
/* At the root's start tag, before it is handled: from here on the tree is planted. The document has no DOCTYPE. */
void instance_plant(struct loading *g);

#endif
