/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The excerpt. A line is laid out in cells, one per character, each of which knows the column where it is shown; a line that is too wide is
 * cut around the caret:
 *
 *     14 | … criticality="critical" hosting="cl0ud" data-location="SE" …
 *        |                                   ^^^^^
 *
 * What must stay true: the caret stands under the character it means, whatever tabs, wide characters and escapes come before it.
 */
#include "view_excerpt.h"

#include "utf8.h"
#include "vec.h"
#include "view_words.h"

#include <stdio.h>
#include <string.h>

#define TAB 4
#define GUTTER_LEAST 2
#define TEXT_WIDTH (VIEW_WIDTH - 8)

static const char ELLIPSIS[] = "\xE2\x80\xA6"; /* U+2026, one column */

struct cell {
	size_t from, to; /* bytes in shown */
	size_t column, width;
};

struct line {
	struct buf shown;
	VEC(struct cell) cells;
	size_t width;
};

/* The columns of a line that are printed. */
struct window {
	size_t from, to;
};

static void lay_out(struct line *line, const char *text)
{
	size_t n = strcspn(text, "\r\n"), i, len;
	uint32_t c;

	for (i = 0; i < n; i += len) {
		struct cell cell = { .from = line->shown.len, .column = line->width };

		len = utf8_decode(&c, text + i, n - i, NULL);
		len = len ? len : 1;
		if (text[i] == '\t')
			buf_pad(&line->shown, ' ', TAB - line->width % TAB);
		else
			utf8_show(&line->shown, text + i, len);
		cell.to = line->shown.len;
		cell.width = view_width(line->shown.data + cell.from, cell.to - cell.from);
		line->width += cell.width;
		vec_push(&line->cells, cell);
	}
}

static void line_release(struct line *line)
{
	buf_release(&line->shown);
	vec_free(&line->cells);
}

/* Where the character with this column of the file is shown, where the first shown one has the column first; beyond the end, the end. */
static size_t shown_column(const struct line *line, uint32_t column, uint32_t first)
{
	column = first > 1 ? column - (first - 1) : column;
	if (column == 0 || column > line->cells.len)
		return line->width;
	return line->cells.items[column - 1].column;
}

static struct window choose_window(const struct line *line, size_t caret)
{
	size_t from = caret > TEXT_WIDTH / 2 ? caret - TEXT_WIDTH / 2 : 0;

	if (line->width <= TEXT_WIDTH)
		from = 0;
	else if (from + TEXT_WIDTH > line->width)
		from = line->width - TEXT_WIDTH;
	return (struct window){ from, from + TEXT_WIDTH };
}

static void write_window(struct buf *out, const struct line *line, struct window w)
{
	size_t first = w.from ? w.from + 1 : 0;
	size_t last = line->width > w.to ? w.to - 1 : w.to;
	size_t i, at = first;

	if (w.from && line->width > w.from)
		buf_puts(out, ELLIPSIS);
	for (i = 0; i < line->cells.len; i++) {
		const struct cell *c = &line->cells.items[i];

		if (c->column < first || c->column + c->width > last)
			continue;
		buf_pad(out, ' ', c->column - at);
		buf_add(out, line->shown.data + c->from, c->to - c->from);
		at = c->column + c->width;
	}
	if (line->width > w.to)
		buf_puts(out, ELLIPSIS);
}

size_t view_gutter(const struct place *p)
{
	char number[16];
	int n = snprintf(number, sizeof number, "%u", (unsigned)p->line);

	return n > GUTTER_LEAST ? (size_t)n : GUTTER_LEAST;
}

/* "12 |", or "   |" for line 0. */
static void write_gutter(struct buf *out, size_t width, uint32_t line, bool color)
{
	view_paint(out, color, VIEW_BLUE);
	if (line)
		buf_printf(out, "%*u |", (int)width, (unsigned)line);
	else
		buf_printf(out, "%*s |", (int)width, "");
	view_paint(out, color, VIEW_PLAIN);
}

static void write_line(struct buf *out, const struct line *line, struct window w, uint32_t number, size_t gutter, bool color)
{
	write_gutter(out, gutter, number, color);
	if (line->cells.len) {
		buf_putc(out, ' ');
		write_window(out, line, w);
	}
	buf_putc(out, '\n');
}

static void write_before(struct buf *out, const struct place *p, struct window w, size_t gutter, bool color)
{
	struct line line = { .shown = BUF_INIT };

	lay_out(&line, p->before);
	write_line(out, &line, w, p->line - 1, gutter, color);
	line_release(&line);
}

void view_excerpt(struct buf *out, const struct place *p, bool with_before, bool color, int style)
{
	struct line line = { .shown = BUF_INIT };
	size_t gutter = view_gutter(p), start, end;
	struct window w;

	if (!p->text || !p->line)
		return;
	lay_out(&line, p->text);
	start = shown_column(&line, p->column, p->text_column);
	end = p->end_line > p->line ? line.width : shown_column(&line, p->end_column, p->text_column);
	w = choose_window(&line, start);
	write_gutter(out, gutter, 0, color);
	buf_putc(out, '\n');
	if (with_before && p->before && p->line > 1 && p->before[strspn(p->before, " \t\r\n")])
		write_before(out, p, w, gutter, color);
	write_line(out, &line, w, p->line, gutter, color);
	if (p->column) {
		end = end > w.to ? w.to : end;
		end = (p->end_line <= p->line && p->end_column <= p->column) || end <= start ? start + 1 : end;
		write_gutter(out, gutter, 0, color);
		buf_pad(out, ' ', 1 + start - w.from);
		view_paint(out, color, (enum view_style)style);
		buf_pad(out, '^', end - start);
		view_paint(out, color, VIEW_PLAIN);
		buf_putc(out, '\n');
	}
	line_release(&line);
}
