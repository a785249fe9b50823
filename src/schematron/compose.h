/* SPDX-License-Identifier: Apache-2.0 */
/* Inside of composing a schema (compose.c): paths of files. */
#ifndef COMPOSE_H
#define COMPOSE_H

#include "arena.h"

#include <stdbool.h>

/* A path without "." and "..", as far as they can be worked out, in the arena. */
const char *compose_normal(struct arena *a, const char *path);
/* Where a reference (without fragment) leads from a file: percent escapes and file: are resolved; other schemes stay as they are. */
const char *compose_join(struct arena *a, const char *base, const char *reference);

#endif
