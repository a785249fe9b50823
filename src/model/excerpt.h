/* SPDX-License-Identifier: Apache-2.0 */
/* The source lines of places whose text has passed by: what the register knows of an asset is its line, not its text. */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "arena.h"
#include "diag.h"

/* Reads the files again and fills text and before of the places that have a line and no text; strings in the arena. What cannot be read stays without. */
void excerpt_fill(struct place *const *places, size_t n, struct arena *a);

#endif
