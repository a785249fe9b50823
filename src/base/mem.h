/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Heap memory that never fails: running out of memory ends the program, here and nowhere else
 * (mem_install() gives libxml2 and its relatives the same policy).
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

/* Zeroed memory of n bytes (n may be 0); the caller frees it with free(). */
void *mem_alloc(size_t n);
/* realloc() that does not return on failure; new bytes are not zeroed. */
void *mem_resize(void *p, size_t n);
/* A NUL-terminated copy of s (NULL gives NULL); the caller's. */
char *mem_strdup(const char *s);
/* A NUL-terminated copy of the n bytes at s; the caller's. */
char *mem_strndup(const char *s, size_t n);
/* Says what happened on standard error and ends the program with exit code 4. */
_Noreturn void mem_exhausted(void);

#endif
