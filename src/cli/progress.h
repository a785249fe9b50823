/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far a run is, on standard error: a bar on a terminal, when it takes more than half a second, that is gone when it is done; with -v also a line for each document
 * that has been read. What is printed otherwise is the same with and without.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "cli.h"
#include "options.h"
#include "policykoll.h"

/* --progress */
extern const struct option progress_options[];

struct progress {
	const struct cli *cli;
	bool bar, lines, names; /* a bar; or now and then a line; and a line for each document */
	double began, drawn;    /* seconds; drawn: last time */
	double delay;           /* before anything is drawn */
	size_t width;           /* columns of the bar that stands there */
	struct pk_progress last;
};

/* Begins, and has the run tell it how far it is, if anything is to be shown. */
void progress_begin(struct progress *p, const struct cli *cli, struct pk_options *run);
/* A file is being written: what can take long, too. */
void progress_writing(struct progress *p, const char *file);
/* Takes the bar away: something else is printed. */
void progress_clear(struct progress *p);
/* The documents are done. */
void progress_end(struct progress *p);

#endif
