/* SPDX-License-Identifier: Apache-2.0 */
/* How often each rule (or message) came up, in order of first appearance: of one kind only so many are spelled out. */
#ifndef VIEW_REPEATS_H
#define VIEW_REPEATS_H

#include "lang.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct map;

struct view_repeats {
	struct map *map;
	size_t most; /* 0 = all */
};

struct view_repeats view_repeats_new(size_t most);
/* Counts one more; its number, from 1. */
size_t view_repeats_add(struct view_repeats *t, const char *name);
/* Whether the one with this number is spelled out. */
bool view_repeats_shows(const struct view_repeats *t, size_t number);
/* Writes "and 37 more system-owner-missing" for each that was cut, and frees. */
void view_repeats_finish(struct view_repeats *t, struct buf *out, enum lang l);

#endif
