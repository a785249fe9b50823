/* SPDX-License-Identifier: Apache-2.0 */
/* What the completion scripts of all shells are made of. */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "cli.h"
#include "options.h"

#include <stdbool.h>

/* What a value or an operand can be completed to. */
enum completion_kind { COMPLETE_NOTHING, COMPLETE_FILES, COMPLETE_FORMATS, COMPLETE_FORMAT_FILES, COMPLETE_RULES, COMPLETE_COMMANDS };

/* By what the help calls it: "FILE", "[RULE…]". */
enum completion_kind completion_of(const char *value);
/* The words that the first operand may be ("rules clauses"), "" where it is no fixed word. The caller's. */
char *completion_words(const struct command *c);
/* The words an option's value may be, "" where it may be anything; the formats of a command, of reports "text" first. The caller's. */
char *completion_choices(const struct option *o);
char *completion_formats(const struct command *c);
bool completion_takes_value(const struct option *o);
/* Appends text for a place in single quotes: quote stands for a single quote, and a backslash before every special character. */
void completion_escape(struct buf *out, const char *text, const char *special, const char *quote);

/* Append the script of a shell. */
void completion_bash(struct cli *cli);
void completion_zsh(struct cli *cli);
void completion_fish(struct cli *cli);

#endif
