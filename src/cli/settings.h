/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What policykoll.xml sets for a command, and how it gives way: the command line goes before the environment, that before the configuration, and that before the locale and
 * what holds by itself. --show-config tells what came of it.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli.h"
#include "options.h"
#include "policykoll.h"

/* --config, --no-config, --exclude and --show-config. */
extern const struct option settings_options[];

/* Before the options are parsed: finds and reads the configuration of the command's paths, and takes its language, so that all that is said is in it. */
void settings_find(struct cli *cli, const struct command *c, int argc, char **argv);
/* After that: options that are not given take the configuration's values. 0, or -1 after a message. */
int settings_apply(struct cli *cli, const struct command *c);
/* Gives a run its configuration and what it leaves out. */
void settings_fill(const struct cli *cli, struct pk_options *run);
/* --show-config is given. */
bool settings_asked(void);
/* Appends every value of the options with what it comes from. PK_PASSED, or PK_USAGE when a setting is wrong, which is said. */
int settings_show(struct cli *cli, const struct option *table, const struct names *operands);

#endif
