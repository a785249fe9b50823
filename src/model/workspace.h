/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The documents of a run. workspace_open() finds and reads the resident ones; workspace_stream() then lets the inventories pass by, asset by asset, and fills the
 * register. What cannot be read is said and makes the workspace incomplete; the rest goes on.
 */
#ifndef WORKSPACE_H
#define WORKSPACE_H

#include "buf.h"
#include "discover.h"
#include "references.h"
#include "register.h"
#include "tree.h"

#include <stdbool.h>

struct schemas;

struct workspace;
struct workspace_file;

/* What is told of the reading while it goes on. */
struct workspace_watch {
	/* More was read, told now and then. file: NULL, or one that has been read to its end; an inventory's assets have all been handed out. */
	void (*read)(void *payload, const struct workspace *w, const struct workspace_file *file);
	double (*clock)(void);      /* NULL: nothing is measured */
	void *payload;
};

struct workspace_file {
	const char *path;           /* as shown */
	struct buf content;         /* of what can be read only once: standard input, a pipe */
	const char *kind, *id;      /* root's name ("repository" for a bundle) and id; NULL if it is no document of ours */
	bool kept;                  /* content is all of it */
	bool named, is_bundle, has_inventory, ignored;
	bool own;                   /* no file of the run but one that the program carries with it */
	uint64_t told;              /* bytes of it that are among those done */
	bool unreadable, broken, invalid, complete;
	uint64_t bytes;
	char sha256[65];
	size_t assets, assets_skipped;
};

/* A rule pack that a configuration asks for: by name, or by path (from here, not from the configuration). */
struct workspace_pack {
	const char *name, *path;
	struct place place;
};

struct workspace {
	struct arena *arena;
	struct tree *tree;
	struct schemas *schemas;
	struct asset_register *assets;
	struct diag_sink sink;
	VEC(struct workspace_file *) files; /* by path */
	const char *as_of;          /* a bundle's own date, or NULL */
	const char *const *paths;   /* as named; borrowed, while resident documents are read */
	size_t path_count;
	bool wrong_configuration;   /* a setting is wrong */
	bool incomplete;            /* something could not be read */
	bool dangling;              /* a reference names nothing */
	bool checks_references;
	struct references references; /* while inventories stream */
	struct workspace_watch watch;
	size_t files_done, assets_done;
	uint64_t bytes_total, bytes_done; /* only when somebody watches */
	double validating;          /* seconds, when the watch has a clock */
	struct found_files found;
	VEC(struct workspace_pack) packs; /* in the order of the configurations */
};

struct workspace_events {
	/* A valid asset, under its inventory's root; gone on return unless keep says otherwise. file is where it stands. */
	void (*asset)(void *payload, xmlNodePtr asset, struct workspace_file *file, struct arena *a);
	/* As the reader's event (reader.h). May be NULL. */
	struct arena *(*keep)(void *payload, uint64_t offset, uint64_t *needed);
	/* An inventory's root begins or has ended. May be NULL. */
	void (*inventory)(void *payload, xmlNodePtr root, struct workspace_file *file, bool begins);
	void *payload;
};

/* watch: NULL, or copied. */
struct workspace *workspace_open(const char *const *paths, size_t n, const struct diag_sink *sink, const struct workspace_watch *watch);
/* One more resident document, from bytes that outlive the workspace; name is how it is shown. */
void workspace_add(struct workspace *w, const char *name, const void *bytes, size_t n);
void workspace_stream(struct workspace *w, const struct workspace_events *events);
void workspace_free(struct workspace *w);

#endif
