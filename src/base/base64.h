/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes as text: base64 of RFC 4648, with padding and in one line. */
#ifndef BASE64_H
#define BASE64_H

#include <stddef.h>

struct buf;

void base64_write(struct buf *out, const void *bytes, size_t n);
/* Appends what the n characters stand for. 0, or -1 when they are no base64; out has what came before then. */
int base64_read(struct buf *out, const char *text, size_t n);

#endif
