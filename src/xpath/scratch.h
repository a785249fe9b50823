/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory of evaluations: cut from blocks that stay, given back down to a mark. Not zeroed. With -DARENA_DEBUG every piece is a malloc of its own.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

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
/* n bytes aligned for pointers and doubles. */
void *scratch_alloc(struct scratch *s, size_t n);
struct scratch_mark scratch_mark(const struct scratch *s);
void scratch_back(struct scratch *s, struct scratch_mark mark);

#endif
