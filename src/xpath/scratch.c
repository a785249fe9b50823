/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Blocks in a list: those in use hang behind the top one, spare ones are kept for later in front of it. Giving back moves the top, it frees nothing, so that a
 * run that has been through its largest evaluation asks for no more memory. Blocks never move.
 */
#include "scratch.h"

#include "mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#define BLOCK_MIN ((size_t)16 << 10)
#define BLOCK_MAX ((size_t)4 << 20)

struct scratch_block {
	struct scratch_block *behind; /* in use, older */
	struct scratch_block *before; /* spare */
	size_t cap;
	max_align_t data[];
};

void scratch_init(struct scratch *s)
{
	*s = (struct scratch){ 0 };
}

static struct scratch_block *new_block(size_t cap)
{
	struct scratch_block *b;

	if (cap > SIZE_MAX / 2)
		mem_exhausted();
	b = mem_resize(NULL, sizeof *b + cap);
	b->behind = b->before = NULL;
	b->cap = cap;
	return b;
}

static void free_before(struct scratch_block *b)
{
	while (b != NULL) {
		struct scratch_block *next = b->before;

		free(b);
		b = next;
	}
}

static void use_block(struct scratch *s, struct scratch_block *b)
{
	s->top = b;
	s->next = (char *)b->data;
	s->end = s->next + b->cap;
}

void scratch_release(struct scratch *s)
{
	struct scratch_block *b = s->top;

	if (b == NULL)
		return;
	while (b->behind != NULL)
		b = b->behind;
	free_before(b);
	scratch_init(s);
}

#ifdef ARENA_DEBUG

/* Every piece is the whole of a block, and what is given back is freed. */
static void *more(struct scratch *s, size_t n)
{
	struct scratch_block *b = new_block(n);

	b->behind = s->top;
	if (s->top != NULL)
		s->top->before = b;
	use_block(s, b);
	s->next = s->end;
	return b->data;
}

static void drop_spare(struct scratch *s)
{
	if (s->top != NULL) {
		free_before(s->top->before);
		s->top->before = NULL;
	}
}

#else

static void *more(struct scratch *s, size_t n)
{
	struct scratch_block *spare = s->top != NULL ? s->top->before : NULL;
	size_t cap = s->top != NULL ? s->top->cap * 2 : BLOCK_MIN;
	struct scratch_block *b;
	void *p;

	if (spare != NULL && spare->cap >= n) {
		b = spare;
	} else {
		free_before(spare);
		if (cap > BLOCK_MAX)
			cap = BLOCK_MAX;
		b = new_block(cap > n ? cap : n);
		b->behind = s->top;
		if (s->top != NULL)
			s->top->before = b;
	}
	use_block(s, b);
	p = s->next;
	s->next += n;
	return p;
}

static void drop_spare(struct scratch *s)
{
	(void)s;
}

#endif

void *scratch_more(struct scratch *s, size_t n)
{
	size_t align = alignof(max_align_t);

	if (n > SIZE_MAX / 2)
		mem_exhausted();
	return more(s, (n + align - 1) / align * align);
}

void scratch_return(struct scratch *s, struct scratch_mark mark)
{
	if (mark.top == NULL) { /* from before the first block */
		while (s->top != NULL && s->top->behind != NULL)
			s->top = s->top->behind;
#ifdef ARENA_DEBUG
		scratch_release(s);
#endif
		if (s->top != NULL)
			use_block(s, s->top);
		return;
	}
	if (s->top != mark.top)
		use_block(s, mark.top);
	s->next = mark.next;
	drop_spare(s);
}
