/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a report goes: any number of files and one document on standard output. All of it is decided and checked before the run; a file is
 * written whole or not at all, and one that cannot be written does not stop the others.
 */
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "cli.h"
#include "policykoll.h"

struct output {
	const char *format; /* "text" or a format of the library */
	const char *file;   /* "-" is standard output */
};

struct outputs {
	struct output *items;
	size_t len, cap;
};

/* What the options ask for. */
struct outputs_wish {
	const struct names *pairs; /* FORMAT=FILE */
	const struct names *files; /* FILE, its ending tells the format; "-" is standard output in the format below */
	const char *format;        /* for standard output; NULL: text, if nothing else goes there */
	const struct names *const *inputs; /* lists of files that are read, ended by NULL: never written to */
};

/* Fills the outputs in, at least one, exactly one of them to standard output. 0, or -1 after a message. The caller frees with vec_free(). */
int outputs_plan(struct cli *cli, struct outputs *out, const struct outputs_wish *wish);
/* Writes the report everywhere, telling the progress what is being written; text goes to standard error when something else is on standard output. PK_PASSED or PK_INTERNAL. */
struct progress;
int outputs_write(struct cli *cli, const struct outputs *out, const struct pk_report *report, struct progress *p);
/* The i-th format's name, "text" first; NULL past the end. */
const char *outputs_format(size_t i);

#endif
