/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policykoll.xml: settings of a folder of documents. It can come from others, in a pull request; so every path in it is relative to its folder and stays below it, and what
 * it has written can only be a report: no hidden file, nothing through a symbolic link, no name that ends as a program.
 */
#ifndef CONFIGURATION_H
#define CONFIGURATION_H

#include "arena.h"
#include "diag.h"
#include "vec.h"

#include <stdbool.h>
#include <stdint.h>

#define CONFIGURATION_NAME "policykoll.xml"

struct configuration_setting {
	const char *name;  /* "rule-pack", "language", "fail-on", "baseline", "only-new", "previous", "output", "exclude", "due-error", "due-warning", "due-info" */
	const char *value; /* as written; a path from here */
	const char *format; /* of an output; NULL */
	bool is_path;      /* the value is one */
	struct place place;
};

struct configuration {
	struct arena *arena;
	const char *path, *folder; /* from here */
	const char *real;          /* its folder from the root */
	char sha256[65];
	uint64_t bytes;
	bool unreadable, broken, invalid, complete; /* complete: read to its end, digest and bytes are set */
	bool wrong;                /* any of these, or a setting is wrong */
	VEC(struct configuration_setting) settings; /* in their order */
};

/* The path of the policykoll.xml that holds for a path: in its folder or the nearest above, up to one with .git in it; the caller's, NULL when there is none. */
char *configuration_find(const char *path);
/* Reads it. Always gives one; what is wrong is said, and what is right can be used to say it (its language). */
struct configuration *configuration_read(const char *path, const struct diag_sink *sink);
void configuration_free(struct configuration *c);
/* The only setting of the name, or NULL. */
const struct configuration_setting *configuration_setting(const struct configuration *c, const char *name);

#endif
