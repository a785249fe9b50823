/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text in columns that line up, two blanks apart. Cells are added row by row; the last column is cut with an ellipsis where it would pass
 * VIEW_WIDTH, but is left VIEW_TABLE_LEAST columns.
 */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "buf.h"
#include "vec.h"

#include <stdbool.h>
#include <stddef.h>

#define VIEW_TABLE_LEAST 30

struct view_table {
	size_t columns;
	VEC(char *) cells; /* heap strings, row by row */
};

void view_table_init(struct view_table *t, size_t columns);
void view_table_release(struct view_table *t);
/* Takes what is in the buffer as the next cell and empties the buffer. The text is safe already. */
void view_table_add(struct view_table *t, struct buf *cell);
/* Writes the rows, each after the indent; cut says whether the last column may be cut. */
void view_table_write(struct buf *out, const struct view_table *t, size_t indent, bool cut);

#endif
