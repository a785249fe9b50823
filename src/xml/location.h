/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way from a document's root to a node as XPath 1.0 without prefixes, which selects that node and no other: steps like
 * *[local-name()='b' and namespace-uri()='u'][2], @*[…] and text()[1]. The root of a document is "/".
 */
#ifndef LOCATION_H
#define LOCATION_H

#include <libxml/tree.h>

struct buf;

/* Remembers positions among siblings, so that asking for all of many siblings stays linear. Valid as long as the documents do not change. */
struct positions;
struct positions *positions_new(void);
void positions_free(struct positions *p);

/* Appends the location of a node of any type below top (a document, or an element that is not part of the way; NULL: a document). positions may be NULL. */
void location_write(struct buf *out, const xmlNode *node, const xmlNode *top, struct positions *positions);

#endif
