/* SPDX-License-Identifier: Apache-2.0 */
/* The one place where running out of memory is met; everything above may take memory for granted. */
#include "mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_INTERNAL 4

void *mem_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		mem_exhausted();
	return p;
}

void *mem_resize(void *p, size_t n)
{
	void *moved = realloc(p, n ? n : 1);

	if (!moved)
		mem_exhausted();
	return moved;
}

char *mem_strdup(const char *s)
{
	return s ? mem_strndup(s, strlen(s)) : NULL;
}

char *mem_strndup(const char *s, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		mem_exhausted();
	copy = mem_resize(NULL, n + 1);
	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

_Noreturn void mem_exhausted(void)
{
	fputs("policykoll: out of memory\n", stderr);
	fflush(stderr);
	_Exit(EXIT_INTERNAL);
}
