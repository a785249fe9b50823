/* SPDX-License-Identifier: Apache-2.0 */
/* A pool is a map from strings to their numbers; the number is the place in order of insertion, from 1. */
#include "intern.h"

#include "map.h"
#include "mem.h"

#include <stdlib.h>

struct intern {
	struct map *numbers;
};

struct intern *intern_new(void)
{
	struct intern *p = mem_alloc(sizeof *p);

	p->numbers = map_new();
	return p;
}

void intern_free(struct intern *p)
{
	if (!p)
		return;
	map_free(p->numbers);
	free(p);
}

uint32_t intern_add(struct intern *p, const char *s)
{
	uint32_t number = intern_find(p, s);

	if (number || !s)
		return number;
	number = (uint32_t)map_len(p->numbers) + 1;
	map_set(p->numbers, s, (void *)(uintptr_t)number);
	return number;
}

const char *intern_text(const struct intern *p, uint32_t number)
{
	return number && number <= map_len(p->numbers) ? map_key(p->numbers, number - 1) : NULL;
}

uint32_t intern_find(const struct intern *p, const char *s)
{
	return (uint32_t)(uintptr_t)map_get(p->numbers, s);
}
