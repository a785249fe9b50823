/* SPDX-License-Identifier: Apache-2.0 */
/* From the paths a person names to the files to read: a file is itself, a folder is walked recursively for files with the ending, hidden names left out. */
#ifndef DISCOVER_H
#define DISCOVER_H

#include "diag.h"
#include "vec.h"

#include <stdbool.h>

struct found_file {
	char *path;   /* to open, and as shown: no leading "./" */
	bool named;   /* a person named it: it must be a document of ours */
};

/* A file that an exclude leaves out. */
struct left_file {
	char *path;
	int exclude;  /* its index */
};

struct found_files {
	VEC(struct found_file) list; /* sorted by path, each file once */
	VEC(struct left_file) left;  /* the same */
};

struct excludes;

/* ending: ".xml", in any case of letters. Paths that do not exist or cannot be read are said; the rest is found. 0, or -1 if something was said. */
int discover(struct found_files *out, const char *const *paths, size_t n, const char *ending, const struct diag_sink *sink);
/* The same without what the excludes leave out; they count it. */
int discover_but(struct found_files *out, const char *const *paths, size_t n, const char *ending, struct excludes *excludes, const struct diag_sink *sink);
void discover_release(struct found_files *f);

#endif
