/* SPDX-License-Identifier: Apache-2.0 */
/* What --show-config prints: three aligned columns, a row per value. */
#ifndef CLI_SETTINGS_TABLE_H
#define CLI_SETTINGS_TABLE_H

#include "arena.h"
#include "cli.h"
#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "vec.h"

struct settings_row {
	const char *name, *value, *from;
};

struct settings_table {
	struct cli *cli;
	struct arena *arena; /* of what is made for a row */
	VEC(struct settings_row) rows;
};

void settings_table_row(struct settings_table *t, const char *name, const char *value, const char *from);
/* A value that a configuration or a variable sets. */
void settings_table_setting(struct settings_table *t, const char *name, const char *value, const struct pk_setting *s);
void settings_table_variable(struct settings_table *t, const char *name, const char *value, const char *variable);
/* A row of the options: what the command line or nothing says, and for lists what the configuration adds. */
void settings_table_option(struct settings_table *t, const struct option *o);
void settings_table_paths(struct settings_table *t, const struct names *operands);
/* Appends it to standard output. */
void settings_table_write(struct settings_table *t);
void settings_table_free(struct settings_table *t);

#endif
