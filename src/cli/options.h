/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Options as tables: a row tells the parser where the value goes and the help what to say. Every word that is not known is an error
 * with the nearest one that is.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "cli.h"

#include <stdbool.h>
#include <stddef.h>

/* One of flag, text, date, list and count says where the value goes and so what it must be; a table ends with an empty row. */
struct option {
	const char *name;            /* without its dashes; NULL when there is only a letter */
	char letter;                 /* 0 when there is only a name */
	bool *flag;                  /* takes no value */
	const char **text;           /* the last one given */
	const char **date;           /* a day that exists */
	struct names *list;          /* all that were given, in order */
	size_t *count;               /* a whole number */
	const char *const *choices;  /* for text and list: what is allowed, ended by NULL; NULL = anything */
	const char *value;           /* what the help calls the value: "DATE" */
	const char *help;            /* English */
	const struct option *include; /* nothing of its own, but all rows of this table */
	const char *otherwise;       /* what holds when a text is not given, where that can be said */
};

/* What can be known of arguments before they are parsed. */
struct options_look {
	struct names operands;       /* the caller's: vec_free() */
	const char *config;          /* the value of --config, or NULL */
	bool no_config, help, all;   /* the option of that name is given */
};

/* Pointers to rows, included ones in their place. */
struct option_rows {
	const struct option **items;
	size_t len, cap;
};

/* Options of every command: --lang and --help. Then each command's own, which include these. */
extern const struct option general_options[];
extern const struct option check_options[], validate_options[], list_options[], explain_options[], test_options[], bundle_options[], schematron_options[], lint_options[], completion_options[], help_options[], report_options[], exception_options[], diff_options[], merge_options[], render_options[];
/* --help was given: nothing after it was looked at. */
extern bool options_help;

void options_rows(struct option_rows *out, const struct option *table);
/*
 * Parses the arguments of a command; what is no option goes to operands. Where operands is NULL, the first one ends it. Returns how many
 * arguments were taken, or -1 after a message.
 */
int options_parse(struct cli *cli, const struct command *c, int argc, char **argv, struct names *operands);
/* Looks through the arguments without setting or saying anything. */
void options_look(struct options_look *out, const struct command *c, int argc, char **argv);
/* The row of the name, or NULL. */
const struct option *options_find(const struct option *table, const char *name);
/* Whether the command line has the option. */
bool options_given(const struct cli *cli, const struct option *o);
/* Says that a value is not allowed, with what is and the nearest. message_near is used where something is near. */
void options_refuse(struct cli *cli, enum msg_id message, enum msg_id message_near, const char *option, const char *value,
	const char *const *allowed, size_t n);

#endif
