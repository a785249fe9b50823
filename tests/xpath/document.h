/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents for the differential test: small, and with everything the data model of XPath 1.0 (section 5) has: namespaces declared and
 * declared anew, attributes, IDs, xml:lang, mixed content, CDATA, comments, processing instructions, characters of one to four bytes,
 * numbers in many spellings.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "buf.h"
#include "chance.h"
#include "vec.h"

#include <libxml/tree.h>

struct placed {
	const xmlNode *node;
	size_t place;
};

struct document {
	struct buf text;
	xmlDocPtr doc;
	VEC(xmlNodePtr) nodes; /* in document order, the root first; an element, its namespace nodes, its attributes, its children */
	VEC(xmlNsPtr) made;    /* the namespace nodes among them: copies whose next is the element */
	xmlDocPtr other;       /* the same document for libxml2's evaluator,
	       which takes text beside CDATA for two text nodes (against section 5.7): here it is one */
	VEC(xmlNodePtr) others; /* its nodes, in the same places */
	VEC(xmlNsPtr) others_made;
	VEC(struct placed) places; /* of all but namespace nodes, by address */
};

void document_make(struct document *d, struct chance *c);
/* From d->text; -1 when it is not well-formed. */
int document_read(struct document *d, bool cdata);
void document_release(struct document *d);
/* A node's place in nodes, or in others. Another copy of a namespace node is the same node. SIZE_MAX: it is in neither. */
size_t document_place(const struct document *d, const xmlNode *node);
/* A node or its parent, in the model of XPath; NULL: the root has none. */
xmlNodePtr document_parent(const xmlNode *node);

#endif
