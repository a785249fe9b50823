/* SPDX-License-Identifier: Apache-2.0 */
/* Looks up embedded files; their tables are sorted by the program that writes them. */
#include "embedded.h"

#include <string.h>

static const struct embedded *find(const struct embedded *table, size_t n, const char *name)
{
	size_t low = 0, high = n, middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = strcmp(name, table[middle].name);
		if (!order)
			return &table[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct embedded *embedded_find(const char *name)
{
	return find(embedded_files, embedded_count, name);
}

const struct embedded *embedded_image(const char *name)
{
	return find(embedded_images, embedded_image_count, name);
}
