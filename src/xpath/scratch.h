/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory of evaluations: cut from blocks that stay, given back down to a mark. Not zeroed. With -DARENA_DEBUG every piece is a malloc of its own.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdalign.h>
#include <stddef.h>

struct scratch_block;

struct scratch {
	struct scratch_block *top; /* the block in use; earlier ones behind it, spare ones before */
	char *next, *end;
};

struct scratch_mark {
	struct scratch_block *top;
	char *next;
};

void scratch_init(struct scratch *s);
void scratch_release(struct scratch *s);
/* n bytes, not 0, that there is no room for in the block in use. */
void *scratch_more(struct scratch *s, size_t n);
/* Goes back to a mark in another block, or drops what was behind it. */
void scratch_return(struct scratch *s, struct scratch_mark mark);

/* n bytes aligned for pointers and doubles. */
static inline void *scratch_alloc(struct scratch *s, size_t n)
{
	size_t align = alignof(max_align_t);
	void *p = s->next;

	n = n > 0 ? n : 1;
	if (n > (size_t)(s->end - s->next) || (n = (n + align - 1) / align * align) > (size_t)(s->end - s->next))
		return scratch_more(s, n);
	s->next += n;
	return p;
}

static inline struct scratch_mark scratch_mark(const struct scratch *s)
{
	return (struct scratch_mark){ s->top, s->next };
}

static inline void scratch_back(struct scratch *s, struct scratch_mark mark)
{
#ifndef ARENA_DEBUG
	if (s->top == mark.top && mark.top != NULL) {
		s->next = mark.next;
		return;
	}
#endif
	scratch_return(s, mark);
}

#endif
