/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes as text (base64.h). */
#include "base64.h"

#include "buf.h"

#include <stdint.h>
#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_write(struct buf *out, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;

	for (; n > 0; at += 3, n -= n < 3 ? n : 3) {
		uint32_t three = (uint32_t)at[0] << 16 | (n > 1 ? (uint32_t)at[1] << 8 : 0) | (n > 2 ? at[2] : 0);
		char four[4] = { digits[three >> 18], digits[three >> 12 & 63], n > 1 ? digits[three >> 6 & 63] : '=', n > 2 ? digits[three & 63] : '=' };

		buf_add(out, four, 4);
	}
}

static int value_of(char c)
{
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (int)(at - digits) : -1;
}

/* Four characters, the last of which may be padding; how many bytes they are, or -1. */
static int read_four(unsigned char *to, const char *four, int is_last)
{
	int padding = is_last ? (four[3] == '=') + (four[3] == '=' && four[2] == '=') : 0;
	uint32_t three = 0;

	for (int i = 0; i < 4; i++) {
		int value = i < 4 - padding ? value_of(four[i]) : 0;

		if (value < 0)
			return -1;
		three = three << 6 | (uint32_t)value;
	}
	to[0] = (unsigned char)(three >> 16);
	to[1] = (unsigned char)(three >> 8);
	to[2] = (unsigned char)three;
	return 3 - padding;
}

int base64_read(struct buf *out, const char *text, size_t n)
{
	if (n % 4 != 0)
		return -1;
	for (size_t i = 0; i < n; i += 4) {
		unsigned char three[3];
		int count = read_four(three, text + i, i + 4 == n);

		if (count < 0)
			return -1;
		buf_add(out, three, (size_t)count);
	}
	return 0;
}
