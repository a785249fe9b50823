/* SPDX-License-Identifier: Apache-2.0 */
/* What GitHub Actions needs beside documents: the summary of the job, and text that gives no commands. */
#ifndef GITHUB_H
#define GITHUB_H

#include "cli.h"

#include <stdbool.h>

/* The file to which steps of a job add their summaries ($GITHUB_STEP_SUMMARY), or NULL. */
const char *github_summary(void);
bool github_is_summary(const char *file);
/*
 * Adds to that file. GitHub takes 1 MiB of a step and refuses more: of Markdown whose end can be cut at any line only what there is room for is added, and a line and a
 * message say so. PK_PASSED, or PK_INTERNAL after a message, when it could not be written or there is no room at all.
 */
int github_add_summary(struct cli *cli, const char *markdown, size_t n);

/*
 * Appends text that the runner of a job shall take no command from, though input may stand in it. Where commands of ours go to the same stream, it is told to look for
 * none meanwhile. It reads two streams at once, so where ours go to the other one, what would be a command is broken by a backslash.
 */
void github_mute(struct buf *out, const char *text, bool same_stream);

#endif
