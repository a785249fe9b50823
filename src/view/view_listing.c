/* SPDX-License-Identifier: Apache-2.0 */
/* Lists in three shapes (view_listing.h). For people the columns line up by their width on a terminal; where that is too narrow, each row becomes a few lines. */
#include "view_listing.h"

#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GAP 2
#define STEP 4
#define PIECE (64u << 10)

struct writing {
	const struct view_writer *to;
	const struct view_listing *l;
	const struct report *r;
	const struct view_text_options *o;
	struct view_row row;
	struct buf out;
	size_t widths[VIEW_COLUMNS_MAX];
	size_t count, *order;
	bool failed;
};

static void add_cell(struct view_row *row, const char *text)
{
	struct buf *cell = &row->cells[row->used++];

	buf_reset(cell);
	if (row->for_machines)
		buf_puts(cell, text != NULL ? text : "");
	else
		view_show(cell, text);
}

void view_cell(struct view_row *row, const char *text)
{
	add_cell(row, text);
}

void view_cell_value(struct view_row *row, const char *text)
{
	if (text != NULL && strcmp(text, "unknown") == 0)
		view_cell_word(row, MSG_LIST_VALUE_UNKNOWN, text);
	else
		add_cell(row, text);
}

void view_cell_number(struct view_row *row, int64_t n)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, n);
	add_cell(row, text);
}

void view_cell_word(struct view_row *row, enum msg_id word, const char *name)
{
	add_cell(row, "");
	if (row->for_machines)
		buf_puts(&row->cells[row->used - 1], name);
	else
		view_say(&row->cells[row->used - 1], row->lang, word, NULL);
}

void view_cell_place(struct view_row *row, const char *file, uint32_t line)
{
	add_cell(row, file);
	if (file != NULL && line > 0)
		buf_printf(&row->cells[row->used - 1], ":%u", (unsigned)line);
	add_cell(row, file);
	if (line > 0)
		view_cell_number(row, line);
	else
		add_cell(row, NULL);
}

static void flush(struct writing *w, size_t least)
{
	if (w->out.len < least || w->out.len == 0)
		return;
	if (!w->failed && w->to->write(w->to->payload, w->out.data, w->out.len) != 0)
		w->failed = true;
	buf_reset(&w->out);
}

/* Fills the row that comes i-th; its number in the report. */
static size_t fill(struct writing *w, size_t i)
{
	size_t at = w->order != NULL ? w->order[i] : i;

	w->row.used = 0;
	w->row.style = VIEW_PLAIN;
	w->l->fill(&w->row, w->r, at);
	return at;
}

/* --- for machines --- */

/* What ends a field or a line is a blank, as in the format of findings. */
static void put_field(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		buf_putc(out, (unsigned char)*text < ' ' || *text == 0x7F ? ' ' : *text);
}

static void put_json(struct buf *out, const char *text)
{
	size_t n = strlen(text), len;
	uint32_t c;

	buf_putc(out, '"');
	for (size_t i = 0; i < n; i += len) {
		len = utf8_decode(&c, text + i, n - i, NULL);
		if (len == 0) {
			buf_puts(out, "\xEF\xBF\xBD");
			len = 1;
		} else if (c == '"' || c == '\\') {
			buf_printf(out, "\\%c", (char)c);
		} else if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
			buf_printf(out, "\\u%04x", (unsigned)c);
		} else {
			buf_add(out, text + i, len);
		}
	}
	buf_putc(out, '"');
}

static void put_object(struct writing *w)
{
	bool first = true;

	for (size_t i = 0; i < w->l->column_count; i++) {
		const struct view_column *c = &w->l->columns[i];
		const char *text = w->row.cells[i].data;

		if (c->key == NULL)
			continue;
		buf_printf(&w->out, "%s\"%s\":", first ? "  {" : ",", c->key);
		if (*text == '\0')
			buf_puts(&w->out, "null");
		else if (c->is_number)
			buf_puts(&w->out, text);
		else
			put_json(&w->out, text);
		first = false;
	}
	buf_putc(&w->out, '}');
}

static void write_json(struct writing *w)
{
	buf_putc(&w->out, '[');
	for (size_t i = 0; i < w->count && !w->failed; i++) {
		buf_puts(&w->out, i > 0 ? ",\n" : "\n");
		fill(w, i);
		put_object(w);
		flush(w, PIECE);
	}
	buf_puts(&w->out, w->count > 0 ? "\n]\n" : "]\n");
}

/* A line: the names of the columns, or the row's cells. */
static void put_fields(struct writing *w, bool names)
{
	bool first = true;

	for (size_t i = 0; i < w->l->column_count; i++) {
		if (w->l->columns[i].key == NULL)
			continue;
		if (!first)
			buf_putc(&w->out, '\t');
		put_field(&w->out, names ? w->l->columns[i].key : w->row.cells[i].data);
		first = false;
	}
	buf_putc(&w->out, '\n');
}

static void write_tsv(struct writing *w)
{
	put_fields(w, true);
	for (size_t i = 0; i < w->count && !w->failed; i++) {
		fill(w, i);
		put_fields(w, false);
		flush(w, PIECE);
	}
}

/* --- for people --- */

static size_t width_of(const struct buf *cell)
{
	return view_width(cell->data, cell->len);
}

static void fill_heads(struct writing *w)
{
	w->row.used = 0;
	w->row.style = VIEW_BOLD;
	for (size_t i = 0; i < w->l->column_count; i++) {
		if (w->l->columns[i].head == VIEW_NO_HEAD)
			add_cell(&w->row, NULL);
		else
			view_cell_word(&w->row, (enum msg_id)w->l->columns[i].head, "");
	}
}

static void measure(struct writing *w)
{
	for (size_t i = 0; i < w->l->column_count; i++) {
		size_t width = width_of(&w->row.cells[i]);

		if (width > w->widths[i])
			w->widths[i] = width;
	}
}

static bool is_shown(const struct writing *w, size_t column)
{
	return w->l->columns[column].head != VIEW_NO_HEAD;
}

/* The width of the table. */
static size_t total(const struct writing *w)
{
	size_t sum = 0;

	for (size_t i = 0; i < w->l->column_count; i++)
		sum += is_shown(w, i) ? w->widths[i] + GAP : 0;
	return sum > GAP ? sum - GAP : 0;
}

static void put_row(struct writing *w)
{
	bool painted = w->o->color && w->row.style != VIEW_PLAIN;
	size_t blanks = 0; /* before the next cell; none at the end of a line */

	view_paint(&w->out, painted, w->row.style);
	for (size_t i = 0; i < w->l->column_count; i++) {
		const struct buf *cell = &w->row.cells[i];
		size_t room = w->widths[i] - width_of(cell);

		if (!is_shown(w, i))
			continue;
		if (cell->len > 0) {
			buf_pad(&w->out, ' ', blanks + (w->l->columns[i].is_number ? room : 0));
			buf_puts(&w->out, cell->data);
			blanks = w->l->columns[i].is_number ? 0 : room;
		} else {
			blanks += room;
		}
		blanks += GAP;
	}
	view_paint(&w->out, painted, VIEW_PLAIN);
	buf_putc(&w->out, '\n');
}

/* A row where the table does not fit: its first cell, and each other below it with its head. */
static void put_record(struct writing *w, const struct buf *heads)
{
	bool first = true;

	for (size_t i = 0; i < w->l->column_count; i++) {
		if (!is_shown(w, i) || (w->row.cells[i].len == 0 && !first))
			continue;
		if (first) {
			view_paint(&w->out, w->o->color, w->row.style != VIEW_PLAIN ? w->row.style : VIEW_BOLD);
			buf_puts(&w->out, w->row.cells[i].data);
			view_paint(&w->out, w->o->color, VIEW_PLAIN);
		} else {
			buf_pad(&w->out, ' ', STEP);
			buf_printf(&w->out, "%s: %s", heads[i].data, w->row.cells[i].data);
		}
		buf_putc(&w->out, '\n');
		first = false;
	}
}

static void write_rows(struct writing *w)
{
	struct buf heads[VIEW_COLUMNS_MAX];
	bool narrow = w->o->columns > 0 && total(w) > w->o->columns;

	fill_heads(w);
	for (size_t i = 0; i < w->l->column_count; i++) {
		buf_init(&heads[i]);
		buf_puts(&heads[i], w->row.cells[i].data);
	}
	if (!narrow)
		put_row(w);
	for (size_t i = 0; i < w->count && !w->failed; i++) {
		size_t at = fill(w, i);

		if (narrow)
			put_record(w, heads);
		else
			put_row(w);
		if (w->o->verbose && w->l->more != NULL)
			w->l->more(&w->out, w->r, at, w->o);
		flush(w, PIECE);
	}
	for (size_t i = 0; i < w->l->column_count; i++)
		buf_release(&heads[i]);
}

static void write_text(struct writing *w)
{
	if (w->l->text != NULL) {
		w->l->text(&w->out, w->r, w->o);
		return;
	}
	if (w->count == 0) {
		view_say(&w->out, w->o->lang, (enum msg_id)w->l->none, NULL);
		buf_putc(&w->out, '\n');
		return;
	}
	fill_heads(w);
	measure(w);
	for (size_t i = 0; i < w->count; i++) {
		fill(w, i);
		measure(w);
	}
	write_rows(w);
}

int view_listing_write(const struct view_writer *to, const struct view_listing *l, const struct report *r, const struct view_text_options *o)
{
	struct writing w = { .to = to, .l = l, .r = r, .o = o, .out = BUF_INIT, .count = l->count(r) };

	for (size_t i = 0; i < VIEW_COLUMNS_MAX; i++)
		buf_init(&w.row.cells[i]);
	w.row.lang = o->lang;
	w.row.for_machines = o->list_format != VIEW_LIST_TEXT;
	w.order = l->order != NULL ? l->order(r) : NULL;
	if (o->list_format == VIEW_LIST_JSON)
		write_json(&w);
	else if (o->list_format == VIEW_LIST_TSV)
		write_tsv(&w);
	else
		write_text(&w);
	flush(&w, 0);
	for (size_t i = 0; i < VIEW_COLUMNS_MAX; i++)
		buf_release(&w.row.cells[i]);
	buf_release(&w.out);
	free(w.order);
	return w.failed ? -1 : 0;
}

const char *view_list_name(size_t i)
{
	for (size_t k = 0; k <= i; k++) {
		if (view_listings[k].name == NULL)
			return NULL;
	}
	return view_listings[i].name;
}

int view_list(const struct view_writer *to, const char *what, const struct report *r, const struct view_text_options *o)
{
	for (const struct view_listing *l = view_listings; l->name != NULL; l++) {
		if (strcmp(l->name, what) == 0)
			return view_listing_write(to, l, r, o);
	}
	return -1;
}
