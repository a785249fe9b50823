/* SPDX-License-Identifier: Apache-2.0 */
/* --split unit: into each output that is a folder, one file per unit, the same bytes as --unit would give, and for html an index that compares the units. */
#ifndef CLI_SPLIT_H
#define CLI_SPLIT_H

#include "cli.h"
#include "outputs.h"
#include "policykoll.h"

struct progress;

/* Says which of the run's files can be read only once, since every unit reads them again. 0, or -1 after a message. inputs: lists of files, ended by NULL. */
int split_allows(struct cli *cli, const struct names *const *inputs);
/*
 * Makes and writes the files. run: what gave the whole report, which is made again for each unit. All files take their names at once in the end, so that a run that
 * breaks changes nothing. PK_PASSED, PK_USAGE or PK_INTERNAL.
 */
int split_write(struct cli *cli, const struct outputs *out, const struct pk_options *run, const struct pk_report *whole, const struct names *const *inputs, struct progress *p);

#endif
