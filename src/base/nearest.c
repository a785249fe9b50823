/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The edit distance is the one of optimal string alignment, over three rows of the usual table. Names longer than NAME_MAX_CHARS are never near anything, which
 * bounds both the stack and the time.
 */
#include "nearest.h"

#include "utf8.h"

#include <stdint.h>
#include <string.h>

#define NAME_MAX_CHARS 128

struct name {
	uint32_t c[NAME_MAX_CHARS];
	size_t len;
};

static uint32_t fold(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || c == 0xC5 || c == 0xC4 || c == 0xD6)
		return c + 0x20;
	return c;
}

/* 0, or -1 when the name is too long. */
static int read_name(struct name *out, const char *s)
{
	size_t n = strlen(s), i, len;
	uint32_t c;

	out->len = 0;
	for (i = 0; i < n; i += len) {
		if (out->len == NAME_MAX_CHARS)
			return -1;
		len = utf8_decode(&c, s + i, n - i, NULL);
		if (!len) {
			c = 0x110000u + (unsigned char)s[i];
			len = 1;
		}
		out->c[out->len++] = fold(c);
	}
	return 0;
}

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t distance(const struct name *a, const struct name *b)
{
	size_t rows[3][NAME_MAX_CHARS + 1];
	size_t i, j, *before = rows[0], *above = rows[1], *row = rows[2], *spare;

	for (j = 0; j <= b->len; j++)
		row[j] = j;
	for (i = 1; i <= a->len; i++) {
		spare = before;
		before = above;
		above = row;
		row = spare;
		row[0] = i;
		for (j = 1; j <= b->len; j++) {
			row[j] = min(min(above[j], row[j - 1]) + 1, above[j - 1] + (a->c[i - 1] != b->c[j - 1]));
			if (i > 1 && j > 1 && a->c[i - 1] == b->c[j - 2] && a->c[i - 2] == b->c[j - 1])
				row[j] = min(row[j], before[j - 2] + 1);
		}
	}
	return row[b->len];
}

const char *nearest(const char *name, const char *const *candidates, size_t n)
{
	struct name wrong, candidate;
	const char *best = NULL;
	size_t i, longer, d, least = SIZE_MAX;

	if (read_name(&wrong, name) < 0)
		return NULL;
	for (i = 0; i < n; i++) {
		if (read_name(&candidate, candidates[i]) < 0)
			continue;
		longer = wrong.len > candidate.len ? wrong.len : candidate.len;
		d = distance(&wrong, &candidate);
		if (d < least && (3 * d <= longer || d == 1)) {
			least = d;
			best = candidates[i];
		}
	}
	return best;
}
