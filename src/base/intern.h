/* SPDX-License-Identifier: Apache-2.0 */
/* A pool of strings held once each, so that equal strings have equal pointers and small numbers. */
#ifndef INTERN_H
#define INTERN_H

#include <stddef.h>
#include <stdint.h>

struct intern;

struct intern *intern_new(void);
void intern_free(struct intern *p);
/* The number of the string (0 for NULL), the same for equal strings; numbers count up from 1. */
uint32_t intern_add(struct intern *p, const char *s);
/* The string of a number; NULL for 0. Valid as long as the pool. */
const char *intern_text(const struct intern *p, uint32_t number);
/* The number of a string that is in the pool, else 0. */
uint32_t intern_find(const struct intern *p, const char *s);

#endif
