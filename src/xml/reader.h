/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads one file in one pass: decoding, parsing, XSD validation and building go over it together, chunk by chunk. Resident documents are hung into
 * the tree; an inventory is handed out asset by asset and never held whole. A file may be one document or a bundle: <repository> with documents as children.
 *
 * What is not valid is left out and named: an invalid asset (or other child of the root) is dropped, its siblings stay; of a file that
 * breaks off, the complete children before the break stay.
 */
#ifndef READER_H
#define READER_H

#include "diag.h"
#include "tree.h"

#include <stdbool.h>

struct schemas;

enum document_mode {
	DOCUMENT_SKIP,  /* not now: nothing is validated, built or reported of it */
	DOCUMENT_HOLD,  /* build it into the tree */
	DOCUMENT_STREAM /* hand out its children one at a time */
};

/* One document of a file, as far as it has been read. */
struct document {
	const char *kind;     /* root's local name */
	xmlNodePtr root;      /* under the repository; a streamed root is gone after close */
	struct source *source;
	enum document_mode mode;
	bool invalid;         /* something in it is not schema-valid */
	bool broken;          /* it breaks off */
	size_t items, items_skipped; /* streamed children handed out / left out */
	void *user;           /* the caller's */
};

struct reader_events {
	/* A document begins; d->root has its attributes. For a kind we have no schema for it is not called. */
	enum document_mode (*open)(void *payload, struct document *d);
	/* A valid child of a streamed document, alone under its root; freed on return. a is emptied then. */
	void (*item)(void *payload, struct document *d, xmlNodePtr item, struct arena *a);
	/* Where to keep items: asked for the arena that the next item of a stream is built in, the items before it ending at the offset. What they are made of stays, and the text
	 * from *needed on (as given: from the offset on), until it is asked again; the arenas are the callee's. Such items hang under their root only upwards.
	 * NULL: an item is forgotten when item() returns. */
	struct arena *(*keep)(void *payload, struct document *d, uint64_t offset, uint64_t *needed);
	/* The document is complete, or broke off. A held root that is itself not valid is NULL. */
	void (*close)(void *payload, struct document *d);
	/* The root is in another namespace, or not one of ours. */
	void (*foreign)(void *payload, const char *name, const char *ns, const struct place *place);
	/* The file is a bundle, with its own date or NULL. */
	void (*bundle)(void *payload, const char *date);
	/* A processing instruction of a bundle, outside of its documents. May be NULL. */
	void (*instruction)(void *payload, const char *target, const char *data);
	/* So many bytes of the file have been read. May be NULL. */
	void (*fed)(void *payload, uint64_t bytes);
	/* Line where a streamed document's id was first used, 0 if unknown. */
	uint32_t (*line_of)(void *payload, const char *id);
	void *payload;
};

struct reader_result {
	bool unreadable; /* could not be opened or read: said as a diagnostic */
	bool broken;     /* not well-formed, wrong encoding, over a limit: said */
	bool complete;   /* read to its end, digest and bytes are set */
	uint64_t bytes;
	char sha256[65];
};

struct reader {
	struct tree *tree;
	struct schemas *schemas;
	struct arena *arena;           /* lives as long as the tree: sources of held documents */
	struct diag_sink sink;
	struct reader_events events;
	double (*clock)(void);         /* NULL: nothing is measured; else *validating grows by the seconds that validation takes */
	double *validating;
	bool thorough;                 /* libxml2's validator sees everything, also what is certainly valid; for tests */
};

/* Reads the file at path, shown as name; from memory if content is not NULL. */
struct buf;
struct reader_result reader_run(const struct reader *r, const char *path, const char *name, const struct buf *content);

#endif
