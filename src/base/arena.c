/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A list of blocks; objects are cut from the first one, and what is too large to share gets a block of its own behind it.
 * Blocks never move, so pointers stay valid until the arena is reset or freed. Memory is zeroed when it is handed out, since
 * a block may be used again after a reset.
 */
#include "arena.h"

#include "mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)256 << 10)

struct block {
	struct block *next;
	size_t used, cap;
	max_align_t data[];
};

struct arena {
	struct block *blocks;
	size_t next_cap; /* doubles, so that small arenas stay small and large ones need few blocks */
};

struct arena *arena_new(void)
{
	return arena_new_of(BLOCK_MIN);
}

struct arena *arena_new_of(size_t first)
{
	struct arena *a = mem_alloc(sizeof *a);

	a->next_cap = first;
	return a;
}

static void free_blocks(struct block *b)
{
	struct block *next;

	for (; b; b = next) {
		next = b->next;
		free(b);
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	free_blocks(a->blocks);
	free(a);
}

void arena_reset(struct arena *a)
{
#ifdef ARENA_DEBUG
	free_blocks(a->blocks);
	a->blocks = NULL;
#else
	if (!a->blocks)
		return;
	free_blocks(a->blocks->next);
	a->blocks->next = NULL;
	a->blocks->used = 0;
#endif
}

static struct block *new_block(size_t cap)
{
	struct block *b;

	if (cap > SIZE_MAX - sizeof *b)
		mem_exhausted();
	b = mem_resize(NULL, sizeof *b + cap);
	b->next = NULL;
	b->used = 0;
	b->cap = cap;
	return b;
}

static void put_first(struct arena *a, struct block *b)
{
	b->next = a->blocks;
	a->blocks = b;
}

#ifdef ARENA_DEBUG

static struct block *room(struct arena *a, size_t *n)
{
	put_first(a, new_block(*n));
	return a->blocks;
}

#else

static struct block *room(struct arena *a, size_t *n)
{
	size_t align = alignof(max_align_t);
	struct block *b = a->blocks;

	if (*n > SIZE_MAX - align)
		mem_exhausted();
	*n = (*n + align - 1) / align * align;
	if (b && b->cap - b->used >= *n)
		return b;
	if (b && *n > a->next_cap / 4) {
		struct block *own = new_block(*n);

		own->next = b->next;
		b->next = own;
		return own;
	}
	put_first(a, new_block(*n > a->next_cap ? *n : a->next_cap));
	if (a->next_cap < BLOCK_MAX)
		a->next_cap *= 2;
	return a->blocks;
}

#endif

void *arena_alloc(struct arena *a, size_t n)
{
	size_t size = n ? n : 1;
	struct block *b = room(a, &size);
	void *p = (char *)b->data + b->used;

	b->used += size;
	return memset(p, 0, size);
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy;

	if (!s)
		return NULL;
	if (n == SIZE_MAX)
		mem_exhausted();
	copy = arena_alloc(a, n + 1);
	memcpy(copy, s, n);
	return copy;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *text;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n <= 0)
		return text;
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}
