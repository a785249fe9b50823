/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a document (policykoll render) is made from, as one XML document: <pk:render>, in it the repository, which is every document that was read but no rules; with
 * --unit a <pk:scope unit="…"/> for each unit that is meant, and the assets of these only; then the report. Its size is bounded: what is beyond is dropped, all of it.
 */
#ifndef DOCUMENT_TREE_H
#define DOCUMENT_TREE_H

#include "buf.h"
#include "organisation.h"
#include "policykoll.h"
#include "workspace.h"

struct bundle;
struct report;

/* All zero but limit at first; text is freed by who owns it. */
struct document_tree {
	size_t limit;      /* bytes */
	struct buf text;   /* empty when it would be too large, or nothing was read */
	bool too_large;
	struct bundle *bundle;
	const struct organisation *organisation;
	const struct pk_options *options;
};

/* Before the inventories stream, and after. What is given must live until the end. */
void document_tree_begin(struct document_tree *t, struct workspace *w, const struct organisation *organisation, const struct pk_options *options);
void document_tree_end(struct document_tree *t);
/* Adds the report, when it is finished, and ends the tree. Of a public report the repository becomes what may be published (public_tree.h). */
void document_tree_finish(struct document_tree *t, const struct report *r);

#endif
