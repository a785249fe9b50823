/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns for paths. */
#ifndef GLOB_H
#define GLOB_H

#include <stdbool.h>

/*
 * Whether the pattern means the path. Both are parts divided by '/'. In a part, * stands for any number of characters and ? for one (of UTF-8); a part that is ** stands for
 * any number of parts, also none, but for at least one at the end. Everything else stands for itself, in the same case. Takes time as the product of the lengths, whatever the pattern.
 */
bool glob_match(const char *pattern, const char *path);

#endif
