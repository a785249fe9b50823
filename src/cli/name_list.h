/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of file names, as git and find print them. */
#ifndef NAME_LIST_H
#define NAME_LIST_H

#include "cli.h"
#include "vec.h"

/* The names of any number of lists. */
struct name_lists {
	struct names names;
	VEC(struct buf) texts; /* the lists, where the names lie */
};

/*
 * Appends the names in a list ("-" is standard input): one to a line, also with CR LF and in git's quotes, or separated by NUL (git -z, find -print0); empty ones are
 * left out. PK_PASSED, or PK_USAGE after a message.
 */
int name_lists_read(struct cli *cli, struct name_lists *lists, const char *file);
void name_lists_release(struct name_lists *lists);

#endif
