/* SPDX-License-Identifier: Apache-2.0 */
/* A report as text for people: the options that say how, and where it goes. */
#ifndef SCREEN_H
#define SCREEN_H

#include "cli.h"
#include "options.h"
#include "policykoll.h"

#include <stdbool.h>

/* -q, -v, --color and --max-same, for the commands that show a report; without --max-same for those that list. */
extern const struct option screen_options[], page_options[];

bool screen_quiet(void);
bool screen_verbose(void);
/* How text is shown on a stream (1 or 2; 0: in a file, without colours). */
struct pk_text_options screen_text_options(const struct cli *cli, int stream);
/* Writes a text on the stream: to standard output, or at once to standard error. */
void screen_text(struct cli *cli, const char *text, int stream);
/* The whole report as text: to standard output, or at once to standard error. Quiet: its summary, and its errors on standard error. */
void screen_report(struct cli *cli, const struct pk_report *report, int stream);
/* Why there is no report: its messages, on standard error; quiet: the errors. */
void screen_refusal(struct cli *cli, const struct pk_report *report);
/* What a command that shows no report still says of the run, on standard error: the messages when it did not go well; quiet: the errors. */
void screen_trouble(struct cli *cli, const struct pk_report *report);

#endif
