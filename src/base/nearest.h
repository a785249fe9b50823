/* SPDX-License-Identifier: Apache-2.0 */
/* Did you mean: the name nearest to a wrong one. */
#ifndef NEAREST_H
#define NEAREST_H

#include <stddef.h>

/* The candidate with the least edit distance (insert, delete, replace, swap of neighbours; by character, case folded for ASCII and å ä ö), if it is
 * at most a third of the longer name's length (one always may be); else NULL. Of equals the first. Borrowed from the array. */
const char *nearest(const char *name, const char *const *candidates, size_t n);

#endif
