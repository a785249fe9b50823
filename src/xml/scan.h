/* SPDX-License-Identifier: Apache-2.0 */
/* Where texts, comments and processing instructions stand. They carry no marks: they are looked up in the text of the document when somebody asks. */
#ifndef SCAN_H
#define SCAN_H

#include "source.h"

#include <libxml/tree.h>

/* Fills in the bytes of the node (of a text: without the white space around it). 0, or -1 when that cannot be told: the text is not at hand, or comes out of an entity. */
int scan_node(const struct source *s, const xmlNode *node, uint64_t span[2]);

#endif
