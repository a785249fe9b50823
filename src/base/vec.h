/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A growing array of any type: VEC(struct x) v = {0}; vec_push(&v, x); v.items[i]; v.len; vec_free(&v).
 */
#ifndef VEC_H
#define VEC_H

#include <stddef.h>
#include <stdlib.h>

#define VEC(T) struct { T *items; size_t len, cap; }

/* The array with room for one more than len items of the size; updates *cap. */
void *vec_grow(void *items, size_t *cap, size_t len, size_t size);

#define vec_push(v, ...) \
	((v)->items = vec_grow((v)->items, &(v)->cap, (v)->len, sizeof *(v)->items), \
	 (v)->items[(v)->len++] = (__VA_ARGS__))
#define vec_free(v) (free((v)->items), (v)->items = NULL, (v)->len = (v)->cap = 0)

#endif
