/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a report goes: any number of files and one document on standard output. All of it is decided and checked before the run; a file is
 * written whole or not at all, and one that cannot be written does not stop the others.
 */
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "cli.h"
#include "options.h"
#include "policykoll.h"

struct progress;

/* What the formats list; for the tables of the commands that write reports. */
extern const struct option outputs_options[];

struct output {
	const char *format; /* "text" or a format of the library */
	const char *file;   /* "-" is standard output */
	struct place place; /* where a configuration asks for it; else without a file */
	bool folder;        /* the file is a folder, into which split.h writes one for each unit */
};

/* What is written: its formats beside text (as pk_format_name() and pk_format_of_file() tell them), and the making. */
struct outputs_maker {
	const char *(*format)(size_t i);
	const char *(*format_of_file)(const char *path);
	char *(*text)(const void *what, const struct pk_text_options *o); /* NULL: there is no text; the first format is what standard output holds when nothing else is asked for */
	char *(*render)(const void *what, const char *format, const char *lang, size_t *size, char **error);
};

struct outputs {
	struct output *items;
	size_t len, cap;
	const struct outputs_maker *maker; /* NULL: of reports */
	bool failed;                       /* something that is not among these could not be written */
};

/* What the options ask for. */
struct outputs_wish {
	const struct names *pairs; /* FORMAT=FILE */
	const struct names *files; /* FILE, its ending tells the format; "-" is standard output in the format below */
	const char *format;        /* for standard output; NULL: text, if nothing else goes there */
	const struct names *const *inputs; /* lists of files that are read, ended by NULL: never written to */
	bool of_configuration;     /* those that the configuration asks for, too */
	bool split;                /* one at least is a folder */
};

/* Fills the outputs in, at least one, exactly one of them (without text: at most one) to standard output. 0, or -1 after a message. The caller frees with vec_free(). */
int outputs_plan(struct cli *cli, struct outputs *out, const struct outputs_wish *wish);
/* Writes what the maker makes outputs of (a report) everywhere, telling the progress (NULL: none) what is being written; text goes to standard error when something else is on standard output. PK_PASSED or PK_INTERNAL. */
int outputs_write(struct cli *cli, const struct outputs *out, const void *what, struct progress *p);
/* A report in a format of these: bytes, the caller's (pk_free); NULL with *error, which is the caller's too. */
char *outputs_render(struct cli *cli, const struct pk_report *report, const char *format, size_t *size, char **error);
/* The name of the i-th format of reports, "text" first; NULL past the end. */
const char *outputs_format(size_t i);

#endif
