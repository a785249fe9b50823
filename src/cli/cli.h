/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the commands share: language, today's date, where words go, and the table of commands. Standard output carries one clean
 * document, written once at the end (bundle streams instead); messages to people go to standard error at once.
 */
#ifndef CLI_H
#define CLI_H

#include "buf.h"
#include "diag.h"
#include "lang.h"
#include "platform.h"

#include <stdbool.h>
#include <stddef.h>

#define CLI_LANG_VARIABLE "POLICYKOLL_LANG"

struct option;
struct pk_configuration;

struct cli {
	enum lang lang;
	const char *lang_from; /* what decided it: "--lang", a variable, or NULL */
	char today[11];        /* YYYY-MM-DD, the only time the clock is read */
	struct diag_sink say;  /* messages to people */
	struct buf out;        /* standard output, until cli_finish() */
	struct pk_configuration *configuration; /* of the command's paths; NULL for a command without settings */
	struct { const struct option **items; size_t len, cap; } given; /* options that the command line has */
	struct buf after;      /* standard error, behind standard output */
};

/* Words of the command line, borrowed from it. */
struct names {
	const char **items;
	size_t len, cap;
};

struct command {
	const char *name;
	int (*run)(struct cli *cli, const struct names *operands); /* gives an enum pk_exit */
	const struct option *options;
	const char *operands;       /* as help shows them: "RULE [PATH…]" */
	const char *first;          /* what is missing when too few are given */
	size_t min, max;            /* how many operands there may be */
	const char *summary;        /* one line, English */
	const char *description;    /* a paragraph for the command's own help, English */
	void (*more)(struct cli *cli); /* appends what else its help tells; may be NULL */
	bool configured;            /* a policykoll.xml can set its options: they include settings_options */
	size_t paths_at;            /* operands before the first path */
	size_t (*paths_after)(const struct names *operands); /* the same where it depends on them; NULL: it does not */
	bool paths_may_differ;      /* settings hardly matter: paths under different ones go together */
};

/* The commands, ended by one without a name; program is policykoll itself, before a command is named. */
extern const struct command commands[];
extern const struct command program;

/* Starts out: language of the arguments or the environment, today. 0, or -1 after a message. */
int cli_init(struct cli *cli, int argc, char **argv);
/* Writes standard output, frees, and gives the final exit code. */
int cli_finish(struct cli *cli, int code);
/* Of two exit codes the one that counts. */
int cli_worst(int a, int b);
/* Why reading or writing failed, in words. */
const char *cli_reason(const struct cli *cli, enum platform_error error);
/* Says that a file could not be written; gives the exit code for it. */
int cli_write_failed(struct cli *cli, const char *file, enum platform_error error);
/* A string with items separated by newlines, for a list in a message; the caller's. */
char *cli_join(const char *const *items, size_t n);

/* Runs policykoll on the arguments after its own name. */
int commands_run(struct cli *cli, int argc, char **argv);
/* The command with this name, or NULL after a message with the nearest one. */
const struct command *commands_find(struct cli *cli, const char *name);

/* Appends the help of a command, or of the program. */
void help_command(struct cli *cli, const struct command *c);
void help_program(struct cli *cli);
/* Appends the tables of a command, or of the whole program, as lines of columns separated by tabs, for programs (doc/man.sh):
 *   command NAME OPERANDS SUMMARY; option COMMAND LETTER NAME VALUE CHOICES REPEATABLE HELP; format NAME ENDINGS SUMMARY; exit-code N TEXT; variable NAMES TEXT */
void help_tables(struct cli *cli, const struct command *c);
/* What it is and what is said of it (English), ended by NULL. */
struct help_row_text {
	const char *what, *text;
};
extern const struct help_row_text help_exit_codes[], help_variables[];
/* One row of a table in a help: what it is, from column 2, and what is said of it (English, translated here). */
void help_row(struct cli *cli, const char *what, const char *text);

int cmd_check(struct cli *cli, const struct names *operands);
int cmd_validate(struct cli *cli, const struct names *operands);
int cmd_exception(struct cli *cli, const struct names *operands);
int cmd_list(struct cli *cli, const struct names *operands);
int cmd_explain(struct cli *cli, const struct names *operands);
int cmd_test(struct cli *cli, const struct names *operands);
int cmd_bundle(struct cli *cli, const struct names *operands);
int cmd_schematron(struct cli *cli, const struct names *operands);
int cmd_lint(struct cli *cli, const struct names *operands);
int cmd_completion(struct cli *cli, const struct names *operands);
int cmd_render(struct cli *cli, const struct names *operands);
int cmd_report(struct cli *cli, const struct names *operands);
int cmd_diff(struct cli *cli, const struct names *operands);
int cmd_merge(struct cli *cli, const struct names *operands);
int cmd_help(struct cli *cli, const struct names *operands);
int cmd_version(struct cli *cli, const struct names *operands);

/* How many operands of exception come before the paths. */
size_t exception_paths_after(const struct names *operands);
/* The formats, appended to the help of check, and of diff; the documents, to that of render. */
void check_more(struct cli *cli);
void diff_more(struct cli *cli);
void render_more(struct cli *cli);

#endif
