/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 as of RFC 3629: the shortest form only, no surrogates, nothing beyond U+10FFFF. */
#include "utf8.h"

#include "buf.h"

#include <stdbool.h>

struct range { uint32_t from, to; };

static const struct range zero_width[] = {
	{ 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A }, { 0x064B, 0x065F }, { 0x1AB0, 0x1AFF },
	{ 0x1DC0, 0x1DFF }, { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2069 }, { 0x20D0, 0x20F0 },
	{ 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF }
};

static const struct range wide[] = {
	{ 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0xA4CF }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F },
	{ 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1FAFF }, { 0x20000, 0x3FFFD }
};

static bool within(const struct range *ranges, size_t n, uint32_t c)
{
	size_t i;

	for (i = 0; i < n && ranges[i].from <= c; i++)
		if (c <= ranges[i].to)
			return true;
	return false;
}

/* The length a first byte announces (0: none begins so) and the range of the second byte, which shuts out the overlong, the surrogates and the too large. */
static size_t announced(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	*high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF)
		return 3;
	return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

size_t utf8_decode(uint32_t *c, const char *s, size_t n, int *cut)
{
	const unsigned char *u = (const unsigned char *)s;
	unsigned char low, high;
	size_t i, len;
	uint32_t value;

	if (cut)
		*cut = 0;
	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	len = announced(u[0], &low, &high);
	if (!len)
		return 0;
	value = u[0] & (0xFFu >> (len + 1));
	for (i = 1; i < len && i < n; i++) {
		if (u[i] < low || u[i] > high)
			return 0;
		value = value << 6 | (u[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	if (i < len) {
		if (cut)
			*cut = 1;
		return 0;
	}
	*c = value;
	return len;
}

size_t utf8_encode(char out[4], uint32_t c)
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (i = len - 1; i; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(lead[len] | c);
	return len;
}

size_t utf8_count(const char *s, size_t n)
{
	size_t count = 0, i = 0, len;
	uint32_t c;

	for (; i < n; i += len, count++) {
		len = utf8_decode(&c, s + i, n - i, NULL);
		if (!len)
			len = 1;
	}
	return count;
}

size_t utf8_cut(const char *s, size_t n, size_t most)
{
	if (n <= most)
		return n;
	while (most > 0 && ((unsigned char)s[most] & 0xC0) == 0x80)
		most--;
	return most;
}

int utf8_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	if (within(zero_width, sizeof zero_width / sizeof *zero_width, c))
		return 0;
	return within(wide, sizeof wide / sizeof *wide, c) ? 2 : 1;
}

bool utf8_is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool utf8_misleads(uint32_t c)
{
	return utf8_is_hidden(c) && c != 0x200C && c != 0x200D;
}

void utf8_show(struct buf *out, const char *s, size_t n)
{
	size_t i, len, from = 0;
	uint32_t c;

	for (i = 0; i < n; i += len) {
		len = utf8_decode(&c, s + i, n - i, NULL);
		if (len && !utf8_misleads(c))
			continue;
		buf_add(out, s + from, i - from);
		if (len && c == '\t')
			buf_putc(out, ' ');
		else if (len > 1)
			buf_printf(out, "\\u{%04X}", (unsigned)c);
		else
			buf_printf(out, "\\x%02X", (unsigned)(unsigned char)s[i]);
		len = len ? len : 1;
		from = i + len;
	}
	buf_add(out, s + from, n - from);
}
