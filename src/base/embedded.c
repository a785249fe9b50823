/* SPDX-License-Identifier: Apache-2.0 */
/* Looks up an embedded file; the table is sorted by the program that writes it. */
#include "embedded.h"

#include <string.h>

const struct embedded *embedded_find(const char *name)
{
	size_t low = 0, high = embedded_count, middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = strcmp(name, embedded_files[middle].name);
		if (!order)
			return &embedded_files[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
