/* SPDX-License-Identifier: Apache-2.0 */
/* Growth of the typed arrays in vec.h. */
#include "vec.h"

#include "mem.h"

#include <stdint.h>

#define CAP_MIN 8

void *vec_grow(void *items, size_t *cap, size_t len, size_t size)
{
	size_t wanted;

	if (len < *cap)
		return items;
	wanted = *cap ? *cap : CAP_MIN / 2;
	if (wanted > SIZE_MAX / 2 / size)
		mem_exhausted();
	*cap = wanted * 2;
	return mem_resize(items, *cap * size);
}
