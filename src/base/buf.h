/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A growing byte buffer. data is NUL-terminated after every call (buf.data is "" from the start through BUF_INIT),
 * len does not count the NUL. The caller holds the struct: BUF_INIT … buf_release.
 */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char *data;
	size_t len, cap; /* cap 0: data is the shared empty string, not heap */
};

extern char buf_empty[1];
#define BUF_INIT { buf_empty, 0, 0 }

void buf_init(struct buf *b);
void buf_release(struct buf *b);
void buf_reset(struct buf *b);
/* Room for n more bytes and the NUL. */
void buf_reserve(struct buf *b, size_t n);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
/* In decimal digits. */
void buf_number(struct buf *b, uint64_t n);
void buf_pad(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Drops the first n bytes. */
void buf_drop(struct buf *b, size_t n);
/* Hands the heap string over to the caller and leaves the buffer empty. */
char *buf_detach(struct buf *b);

#endif
