/* SPDX-License-Identifier: Apache-2.0 */
/* Names of files made of ids: such as every file system and every address can hold, and never two that some file system takes for one. */
#ifndef CLI_SPLIT_NAMES_H
#define CLI_SPLIT_NAMES_H

#include "arena.h"
#include "map.h"

/* The name for the id with the ending, in the arena; taken holds those that are given away, in lower case, and gets this one too. */
const char *split_name(struct arena *a, struct map *taken, const char *id, const char *ending);

#endif
