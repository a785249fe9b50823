/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The documents of a run. workspace_open() finds and reads the resident ones; workspace_stream() then lets the inventories pass by, asset by asset, and fills the
 * register. What cannot be read is said and makes the workspace incomplete; the rest goes on.
 */
#ifndef WORKSPACE_H
#define WORKSPACE_H

#include "buf.h"
#include "discover.h"
#include "excludes.h"
#include "references.h"
#include "register.h"
#include "rulebook.h"
#include "tree.h"

/* The target of the instructions in a bundle that carry rules: "pack NAME BYTES", "part NAME BYTES" for what the pack before includes, "more BYTES" for what the last one lacks. */
#define WORKSPACE_RULES "policykoll-rules"

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
	size_t restricted;          /* of its assets, those that a public report is silent about */
};

/* Bytes that are read instead of a file's, by its path as shown; a file that is not found otherwise is read too. */
struct workspace_overlay {
	const char *path;
	const void *bytes;
	size_t size;
};

/* What to read. Everything is borrowed, for the workspace's life. */
struct workspace_wish {
	const char *const *paths;
	size_t path_count;
	struct excludes *excludes;         /* what of it to leave out; may be NULL */
	const char *const *passed_over;    /* files that are no documents of this run, though they lie there: its configuration, those that are not applied */
	size_t passed_over_count;
	const struct workspace_overlay *overlays; /* borrowed for workspace_open() only */
	size_t overlay_count;
	const struct workspace_watch *watch; /* copied; may be NULL */
	bool only_validates;               /* a configuration is a document like others */
};

struct workspace {
	struct arena *arena;
	struct tree *tree;
	struct schemas *schemas;
	struct asset_register *assets;
	struct diag_sink sink;
	VEC(struct workspace_file *) files; /* by path */
	const char *as_of;          /* a bundle's own date, or NULL */
	struct workspace_wish wish;
	bool wrong_configuration;   /* a person named one that is not applied */
	bool incomplete;            /* something could not be read */
	bool dangling;              /* a reference names nothing */
	bool checks_references;
	struct references references; /* while inventories stream */
	struct workspace_watch watch;
	size_t files_done, assets_done;
	uint64_t bytes_total, bytes_done; /* only when somebody watches */
	double validating;          /* seconds, when the watch has a clock */
	const struct workspace_events *tap; /* sees what passes by before the events of the stream do; keep is not asked. NULL: nobody */
	struct found_files found;
	VEC(struct rulebook_files) carried; /* rules that bundles bring */
	uint64_t carried_bytes;
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

struct workspace *workspace_open(const struct workspace_wish *wish, const struct diag_sink *sink);
/* One more resident document, from bytes that outlive the workspace; name is how it is shown. */
void workspace_add(struct workspace *w, const char *name, const void *bytes, size_t n);
void workspace_stream(struct workspace *w, const struct workspace_events *events);
void workspace_free(struct workspace *w);

#endif
