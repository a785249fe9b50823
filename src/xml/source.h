/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text of a document while it is read: UTF-8 bytes with absolute offsets, a window of which is at hand. Lines and columns are worked out from
 * offsets only when somebody asks, so that parsing pays nothing for them.
 *
 *   0 ......... base ================ base+text.len ........ (not read yet)
 *   forgotten    |  at hand: text, line starts  |
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "buf.h"
#include "diag.h"
#include "vec.h"

#include <stdint.h>

struct columns;

struct source {
	const char *name;        /* path as shown to people; borrowed */
	struct buf text;         /* the window */
	uint64_t base;           /* offset of the window's first byte */
	uint32_t base_line;      /* its line, from 1 */
	uint32_t base_column;    /* its column, from 1: the window can begin inside a line */
	VEC(uint64_t) lines;     /* offsets of the line starts inside the window, beyond base */
	struct columns *columns; /* known columns of one long line */
};

void source_init(struct source *s, const char *name);
void source_release(struct source *s);
void source_feed(struct source *s, const char *bytes, size_t n);
/* Forgets what lies before the line that precedes the line of the offset. */
void source_forget(struct source *s, uint64_t offset);
/* The bytes from an offset on that are at hand, and how many; NULL when forgotten. */
const char *source_at(const struct source *s, uint64_t offset, size_t *n);
/* Fills a place for the bytes from..to (to after the last). Its lines are copied into the arena, cut at LIMIT_EXCERPT bytes around the place. */
struct arena;
void source_place(struct place *out, const struct source *s, uint64_t from, uint64_t to, struct arena *a);

/* Line and column of an offset, and the column of a later one in the same line. Zero where the text is forgotten. */
void source_position(const struct source *s, uint64_t from, uint64_t to, uint32_t *line, uint32_t *column, uint32_t *end_column);

/* Where the name of the start tag at the offset (of its '<') ends. */
uint64_t source_tag_name_end(const struct source *s, uint64_t tag);
/* Finds an attribute by its qualified name in the start tag at the offset: its name's and its value's bytes (without quotes). 0, or -1 when it is not there. */
int source_attribute(const struct source *s, uint64_t tag, const char *qname, uint64_t name[2], uint64_t value[2]);

#endif
