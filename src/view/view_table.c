/* SPDX-License-Identifier: Apache-2.0 */
/* Columns that line up (view_table.h). */
#include "view_table.h"

#include "mem.h"
#include "view_words.h"

#include <string.h>

#define GAP 2

void view_table_init(struct view_table *t, size_t columns)
{
	*t = (struct view_table){ .columns = columns };
}

void view_table_release(struct view_table *t)
{
	size_t i;

	for (i = 0; i < t->cells.len; i++)
		free(t->cells.items[i]);
	vec_free(&t->cells);
}

void view_table_add(struct view_table *t, struct buf *cell)
{
	vec_push(&t->cells, mem_strdup(cell->data));
	buf_reset(cell);
}

static size_t *measure(const struct view_table *t)
{
	size_t *widths = mem_alloc(t->columns * sizeof *widths);
	size_t i;

	for (i = 0; i < t->cells.len; i++) {
		size_t width = view_width(t->cells.items[i], strlen(t->cells.items[i]));

		if (width > widths[i % t->columns])
			widths[i % t->columns] = width;
	}
	return widths;
}

static void write_cut(struct buf *out, const char *text, size_t columns)
{
	size_t n = strlen(text);

	if (view_width(text, n) <= columns) {
		buf_puts(out, text);
		return;
	}
	n = view_fit(text, columns - 1);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	buf_add(out, text, n);
	buf_puts(out, "\xE2\x80\xA6");
}

static void end_line(struct buf *out)
{
	while (out->len && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	buf_putc(out, '\n');
}

void view_table_write(struct buf *out, const struct view_table *t, size_t indent, bool cut)
{
	size_t *widths = measure(t);
	size_t i, column, at = indent, room;

	for (i = 0; i + 1 < t->columns; i++)
		at += widths[i] + GAP;
	room = at + VIEW_TABLE_LEAST < VIEW_WIDTH ? VIEW_WIDTH - at : VIEW_TABLE_LEAST;
	for (i = 0; i < t->cells.len; i++) {
		const char *text = t->cells.items[i];

		column = i % t->columns;
		if (column == 0)
			buf_pad(out, ' ', indent);
		if (column + 1 < t->columns) {
			buf_puts(out, text);
			buf_pad(out, ' ', widths[column] - view_width(text, strlen(text)) + GAP);
			continue;
		}
		if (cut)
			write_cut(out, text, room);
		else
			buf_puts(out, text);
		end_line(out);
	}
	free(widths);
}
