/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the virtual document: whole, as rules see it, with every inventory and the register; or the documents alone, for views. */
#ifndef BUNDLE_H
#define BUNDLE_H

#include "rulebook.h"
#include "workspace.h"

/*
 * Streams the workspace's inventories on the way. Rules that are not built in go along as instructions, which no expression of a rule means, so that others see the same
 * elements; their names are relative to the folder. 0, or -1 when write did not want more.
 */
int bundle_write(struct workspace *w, const struct rulebook *rules, const char *folder, int (*write)(void *payload, const char *bytes, size_t n), void *payload);

struct bundle;

/* Where it goes, and which assets. */
struct bundle_wish {
	int (*write)(void *payload, const char *bytes, size_t n); /* 0 to go on */
	bool (*wants)(void *payload, const xmlNode *asset);       /* NULL: all of them */
	void *payload;
};

/*
 * The element repository with every document, but no rules and no register, while somebody else streams the inventories: what is resident is written at once, an asset
 * when it passes by. The wish is copied. The end frees; 0, or -1 when write did not want more.
 */
struct bundle *bundle_documents_begin(struct workspace *w, const struct bundle_wish *wish);
int bundle_documents_end(struct bundle *b);

#endif
