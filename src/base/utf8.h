/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8: decoding, columns on a terminal, text made safe to show. */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Decodes one character of the n >= 1 bytes at s. Returns its length (1-4) and sets *c; 0 when the bytes are not valid UTF-8
 * (overlong, surrogate, > U+10FFFF) or are cut off; *cut (may be NULL) is then 1 if more bytes could make it valid. */
size_t utf8_decode(uint32_t *c, const char *s, size_t n, int *cut);
/* Encodes a character; returns its length (1-4). */
size_t utf8_encode(char out[4], uint32_t c);
/* Characters in n bytes of (mostly) valid UTF-8; an invalid byte counts as one. */
size_t utf8_count(const char *s, size_t n);
/* The bytes of the n at s that fit into most, whole characters only. */
size_t utf8_cut(const char *s, size_t n, size_t most);
/* Columns on a terminal: 0 for combining marks, 2 for wide characters, 1 else. */
int utf8_width(uint32_t c);
/* What a reader cannot see: control characters, separators of lines, directions, joiners, noncharacters; and of these what misleads: joiners are part of words and emoji. */
bool utf8_is_hidden(uint32_t c);
bool utf8_misleads(uint32_t c);
/* Appends text with what misleads shown as \xNN or \u{NNNN} (a tab as a space), so that input can never drive a terminal or turn its text around. Invalid bytes become \xNN. */
void utf8_show(struct buf *out, const char *s, size_t n);

#endif
