/* SPDX-License-Identifier: Apache-2.0 */
/* Chance that is the same everywhere: splitmix64. A pair has its own seed, so that it can be made again alone. */
#ifndef CHANCE_H
#define CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

static inline uint64_t chance_next(struct chance *c)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* 0 to n-1. */
static inline size_t chance_below(struct chance *c, size_t n)
{
	return (size_t)(chance_next(c) % n);
}

static inline bool chance_percent(struct chance *c, unsigned percent)
{
	return chance_below(c, 100) < percent;
}

/* One of an array's items. */
#define chance_of(c, array) ((array)[chance_below((c), sizeof(array) / sizeof *(array))])

#endif
