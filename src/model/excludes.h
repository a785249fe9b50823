/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files that are not to be read. A pattern (glob.h) is relative to a folder; one without a slash is a name at any depth, one that ends in a slash means folders only. A
 * folder that is meant leaves out all that lies in it. Patterns of a person's own also leave out what the same person names; those of a configuration do not.
 */
#ifndef EXCLUDES_H
#define EXCLUDES_H

#include "arena.h"
#include "diag.h"
#include "vec.h"

#include <stdbool.h>

struct exclude {
	const char *glob;    /* as given */
	const char *pattern; /* without slashes around it */
	const char *folder;  /* from the root */
	bool anywhere, only_folders, by_person;
	bool in_reach;       /* its folder was walked whole */
	bool matched;
	size_t files;        /* left out */
	struct place place;
};

struct excludes {
	struct arena *arena; /* NULL: none yet */
	VEC(struct exclude) list;
};

/* Adds a pattern relative to the folder (from the root). place: where it stands, NULL when a person gave it. 0, or -1 when it cannot be one (said). */
int excludes_add(struct excludes *e, const char *glob, const char *folder, const struct place *place, const struct diag_sink *sink);
/* The pattern that leaves out an entry of a folder that is walked, as its index; -1: none. path is from the root. */
int excludes_entry(struct excludes *e, const char *path, bool is_folder);
/* The same for what a person named. */
int excludes_named(struct excludes *e, const char *path, bool is_folder);
/* A folder (from the root) is walked. */
void excludes_walk(struct excludes *e, const char *folder);
/* Says how many files each pattern left out, and which did nothing. */
void excludes_say(const struct excludes *e, const struct diag_sink *sink);
void excludes_release(struct excludes *e);

#endif
