/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An arena: many small objects with one lifetime, freed together. What is allocated is zeroed and aligned for
 * any type. -DARENA_DEBUG makes every allocation a malloc of its own, so that sanitizers see overruns.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
/* An arena whose first block has this many bytes: for one small thing of about that size. */
struct arena *arena_new_of(size_t first);
void arena_free(struct arena *a);
/* Forgets every object but keeps one block for the next ones. */
void arena_reset(struct arena *a);
void *arena_alloc(struct arena *a, size_t n);
/* NULL gives NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
/* printf into the arena. */
char *arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
