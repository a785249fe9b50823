/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The format is a header of 32-bit words (magic, revision, count, offsets of two tables); each table has a length and an offset per string,
 * the originals sorted by bytes. A string counts only when it lies inside the file with the NUL that belongs after it.
 */
#include "mo.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define MAGIC UINT32_C(0x950412de)
#define HEADER_SIZE 28
#define ROW_SIZE 8

struct catalogue {
	const unsigned char *data;
	size_t size;
	bool big_endian;
	uint32_t count, originals, translations;
};

static uint32_t word(const struct catalogue *c, size_t at)
{
	const unsigned char *p = c->data + at;

	if (c->big_endian)
		return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

static bool fits(const struct catalogue *c, uint32_t table)
{
	return table <= c->size && c->count <= (c->size - table) / ROW_SIZE;
}

static int open_catalogue(struct catalogue *c, const unsigned char *data, size_t size)
{
	*c = (struct catalogue){ .data = data, .size = size };
	if (size < HEADER_SIZE)
		return -1;
	c->big_endian = word(c, 0) != MAGIC;
	if (word(c, 0) != MAGIC || word(c, 4) >> 16 > 1)
		return -1;
	c->count = word(c, 8);
	c->originals = word(c, 12);
	c->translations = word(c, 16);
	return fits(c, c->originals) && fits(c, c->translations) ? 0 : -1;
}

/* The i-th string of a table, or NULL. */
static const char *string(const struct catalogue *c, uint32_t table, uint32_t i)
{
	size_t row = table + (size_t)i * ROW_SIZE;
	uint32_t len = word(c, row), at = word(c, row + 4);

	if (at >= c->size || len >= c->size - at || c->data[at + len])
		return NULL;
	return (const char *)c->data + at;
}

const char *mo_find(const unsigned char *data, size_t size, const char *text)
{
	struct catalogue c;
	uint32_t low = 0, high, middle;
	const char *original;
	int order;

	if (open_catalogue(&c, data, size) < 0)
		return NULL;
	for (high = c.count; low < high; ) {
		middle = low + (high - low) / 2;
		original = string(&c, c.originals, middle);
		if (!original)
			return NULL;
		order = strcmp(text, original);
		if (!order)
			return string(&c, c.translations, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
