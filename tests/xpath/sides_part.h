/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the two sides share. */
#ifndef SIDES_PART_H
#define SIDES_PART_H

#include "sides.h"

/* Prefixes and names, ended by NULL. */
extern const char *const sides_namespaces[][2];
struct xpath *sides_compile(struct sides *s, const char *text);

#endif
