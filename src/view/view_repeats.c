/* SPDX-License-Identifier: Apache-2.0 */
/* Counting what repeats (view_repeats.h). */
#include "view_repeats.h"

#include "map.h"
#include "mem.h"
#include "view_words.h"

#include <stdio.h>
#include <stdlib.h>

struct view_repeats view_repeats_new(size_t most)
{
	return (struct view_repeats){ .map = map_new(), .most = most };
}

size_t view_repeats_add(struct view_repeats *t, const char *name)
{
	size_t *n = map_get(t->map, name);

	if (!n) {
		n = mem_alloc(sizeof *n);
		map_set(t->map, name, n);
	}
	return ++*n;
}

bool view_repeats_shows(const struct view_repeats *t, size_t number)
{
	return t->most == 0 || number <= t->most;
}

void view_repeats_finish(struct view_repeats *t, struct buf *out, enum lang l)
{
	size_t i, before = out->len;
	char number[24];

	for (i = 0; i < map_len(t->map); i++) {
		size_t *n = map_value(t->map, i);

		if (!view_repeats_shows(t, *n)) {
			snprintf(number, sizeof number, "%zu", *n - t->most);
			view_say(out, l, *n - t->most == 1 ? MSG_VIEW_MORE_SAME_ONE : MSG_VIEW_MORE_SAME, "n", number, "rule", map_key(t->map, i), NULL);
			buf_putc(out, '\n');
		}
		free(n);
	}
	if (out->len > before)
		buf_putc(out, '\n');
	map_free(t->map);
}
