/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables as a workbook (view_tables.h), by libxlsxwriter. What must stay true: nothing of this machine or of now gets into the file (no name, no clock: it is from the day the
 * tables are of); a text is written as a text whatever it looks like; what the format cannot hold is cut or replaced and never refused.
 */
#include "view_tables.h"

#include "buf.h"
#include "date.h"
#include "platform.h"
#include "utf8.h"
#include "view_functions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define NAME_MOST 31          /* of a sheet, in UTF-16 units */
#define ROWS_MOST 1048575     /* below the heading */
#define COLUMNS_MOST 16384
#define FOOTER_MOST 100       /* bytes of a title at the foot of a page */
#define TITLE_MOST 250
#define ROWS_IN_MEMORY 5000   /* more of them are not kept while they are written */
#define FIRST_YEAR 1900

struct workbook {
	lxw_workbook *book;
	lxw_format *head, *text, *date, *number;
	VEC(char *) names;        /* of the sheets so far, in small letters */
	struct buf cell, escaped;
};

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "_x0041_" in a text means "A" to a reader: its first sign is written as such a code itself. */
static bool is_code(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && is_hex(s[2]) && is_hex(s[3]) && is_hex(s[4]) && is_hex(s[5]) && s[6] == '_';
}

static const char *cell_text(struct workbook *w, const char *s)
{
	struct buf *to = &w->escaped;

	buf_reset(to);
	for (; *s; s++) {
		buf_puts(to, is_code(s) ? "_x005F" : "");
		buf_putc(to, *s);
	}
	return to->data;
}

/* Small letters, as far as a to z, å, ä and ö go: names that differ in these only are the same to Excel. */
static char *small(const char *s)
{
	struct buf out = BUF_INIT;

	for (; *s; s++) {
		if (s[0] == '\xC3' && (unsigned char)s[1] >= 0x80 && (unsigned char)s[1] <= 0x9E && (unsigned char)s[1] != 0x97) {
			buf_putc(&out, *s++);
			buf_putc(&out, (char)(*s + 0x20));
		} else {
			buf_putc(&out, *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s);
		}
	}
	return buf_detach(&out);
}

static bool is_taken(const struct workbook *w, const char *name)
{
	char *lower = small(name);
	bool taken = !strcmp(lower, "history");
	size_t i;

	for (i = 0; i < w->names.len; i++)
		taken |= !strcmp(w->names.items[i], lower);
	free(lower);
	return taken;
}

/* As much of a name as fits into so many UTF-16 units, without what a sheet's name may not hold. */
static void put_name(struct buf *out, const char *name, size_t most)
{
	size_t units = 0;

	while (*name) {
		uint32_t c = view_next(&name);

		units += c > 0xFFFF ? 2 : 1;
		if (units > most)
			break;
		if (c == '\'' || (c < 128 && strchr("[]:*?/\\", (int)c)))
			c = '-';
		view_put(out, utf8_is_hidden(c) ? '-' : c);
	}
}

/* A name that is valid and not taken: "Assets", "Assets (2)". The caller's. */
static char *sheet_name(struct workbook *w, const char *wanted, unsigned part)
{
	struct buf name = BUF_INIT;
	char number[16] = "";

	for (;; part++) {
		if (part > 1)
			snprintf(number, sizeof number, " (%u)", part);
		buf_reset(&name);
		put_name(&name, *wanted ? wanted : "-", NAME_MOST - strlen(number));
		buf_puts(&name, number);
		if (!is_taken(w, name.data))
			break;
		part += part == 0;
	}
	vec_push(&w->names, small(name.data));
	return buf_detach(&name);
}

static void write_text(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format)
{
	struct buf text = BUF_INIT;

	view_cell_text(&text, w->cell.data);
	if (text.len)
		worksheet_write_string(sheet, row, column, cell_text(w, text.data), format);
	buf_release(&text);
}

/* A day of Excel's calendar: it begins with 1900, whose February it gives a day too many. */
static bool write_date(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column)
{
	lxw_datetime day = { 0 };
	int64_t days;

	if (date_parse(&days, w->cell.data) || days < date_from_civil(FIRST_YEAR, 3, 1))
		return false;
	day.year = atoi(w->cell.data);
	day.month = atoi(w->cell.data + 5);
	day.day = atoi(w->cell.data + 8);
	worksheet_write_datetime(sheet, row, column, &day, w->date);
	return true;
}

/* What does not come out again as it went in is no number: "007", "1e5", more digits than it keeps. */
static bool write_number(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column)
{
	const char *s = w->cell.data;
	size_t digits;
	double value;
	char again[40];

	s += *s == '-';
	digits = strspn(s, "0123456789");
	if (!digits || digits > 15 || s[digits + (s[digits] == '.' ? 1 + strspn(s + digits + 1, "0123456789") : 0)])
		return false;
	value = atof(w->cell.data);
	snprintf(again, sizeof again, "%.15g", value);
	if (strcmp(again, w->cell.data))
		return false;
	worksheet_write_number(sheet, row, column, value, w->number);
	return true;
}

static void write_cell(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, enum view_column_type type)
{
	if (type == VIEW_COLUMN_DATE && write_date(w, sheet, row, column))
		return;
	if (type == VIEW_COLUMN_NUMBER && write_number(w, sheet, row, column))
		return;
	write_text(w, sheet, row, column, w->text);
}

static void write_row(struct workbook *w, lxw_worksheet *sheet, const struct view_tables_table *t, const xmlNode *row, lxw_row_t at)
{
	const xmlNode *cell = view_tables_cell(row, NULL);
	size_t i;

	for (i = 0; cell && i < t->columns.len && i < COLUMNS_MOST; i++, cell = view_tables_cell(row, cell)) {
		buf_reset(&w->cell);
		view_tables_text(&w->cell, cell);
		write_cell(w, sheet, at, (lxw_col_t)i, t->columns.items[i].type);
	}
}

/* "Title" at the foot, and the pages; "&" begins a code there. */
static void set_footer(lxw_worksheet *sheet, const char *title)
{
	struct buf text = BUF_INIT;
	size_t n = utf8_cut(title, strlen(title), FOOTER_MOST), i;

	buf_puts(&text, "&L");
	for (i = 0; i < n; i++) {
		buf_puts(&text, title[i] == '&' ? "&&" : "");
		buf_putc(&text, (unsigned char)title[i] < 32 ? ' ' : title[i]);
	}
	buf_puts(&text, "&R&P/&N");
	worksheet_set_footer(sheet, text.data);
	buf_release(&text);
}

static void begin_sheet(struct workbook *w, lxw_worksheet *sheet, const struct view_tables_table *t, const char *title)
{
	size_t i, n = t->columns.len < COLUMNS_MOST ? t->columns.len : COLUMNS_MOST;

	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, 9); /* A4 */
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7);
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
	set_footer(sheet, *t->title ? t->title : title);
	for (i = 0; i < n; i++)
		worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, t->columns.items[i].width, NULL);
	for (i = 0; i < n; i++) {
		buf_reset(&w->cell);
		buf_puts(&w->cell, t->columns.items[i].title);
		write_text(w, sheet, 0, (lxw_col_t)i, w->head);
	}
}

/* One table; the rows that are too many for a sheet stand on further ones. */
static int write_table(struct workbook *w, const xmlNode *table, const char *title)
{
	struct view_tables_table t;
	const xmlNode *row;
	unsigned part = 1;

	view_tables_read(&t, table);
	row = t.first_row;
	do {
		char *name = sheet_name(w, t.name, part++);
		lxw_worksheet *sheet = workbook_add_worksheet(w->book, name);
		lxw_row_t at = 0;

		free(name);
		if (!sheet)
			break;
		begin_sheet(w, sheet, &t, title);
		for (; row && at < ROWS_MOST; row = view_tables_row(row))
			write_row(w, sheet, &t, row, ++at);
		if (t.columns.len)
			worksheet_autofilter(sheet, 0, 0, at, (lxw_col_t)((t.columns.len < COLUMNS_MOST ? t.columns.len : COLUMNS_MOST) - 1));
	} while (row);
	vec_free(&t.columns);
	return row ? -1 : 0;
}

static void add_formats(struct workbook *w)
{
	w->head = workbook_add_format(w->book);
	format_set_bold(w->head);
	format_set_text_wrap(w->head);
	format_set_align(w->head, LXW_ALIGN_VERTICAL_TOP);
	format_set_bg_color(w->head, 0xE8EDF3);
	format_set_bottom(w->head, LXW_BORDER_THIN);
	w->text = workbook_add_format(w->book);
	format_set_text_wrap(w->text);
	format_set_align(w->text, LXW_ALIGN_VERTICAL_TOP);
	w->date = workbook_add_format(w->book);
	format_set_num_format(w->date, "yyyy\\-mm\\-dd");
	format_set_align(w->date, LXW_ALIGN_LEFT);
	format_set_align(w->date, LXW_ALIGN_VERTICAL_TOP);
	w->number = workbook_add_format(w->book);
	format_set_align(w->number, LXW_ALIGN_VERTICAL_TOP);
}

/* The day the tables are of is the day the file was made. */
static void set_properties(struct workbook *w, const xmlNode *root)
{
	struct buf title = BUF_INIT;
	lxw_doc_properties properties = { 0 };
	int64_t day = 0;

	view_cell_text(&title, view_tables_value(root, "title"));
	if (title.len > TITLE_MOST) {
		title.len = utf8_cut(title.data, title.len, TITLE_MOST);
		title.data[title.len] = '\0';
	}
	date_parse(&day, view_tables_value(root, "as-of"));
	properties.title = title.data;
	/* Zero would be taken for now. */
	properties.created = day ? (time_t)(day * 86400) : 1;
	workbook_set_properties(w->book, &properties);
	buf_release(&title);
}

static size_t count_rows(const xmlDoc *doc)
{
	const xmlNode *table, *row;
	size_t n = 0;

	for (table = view_tables_next(doc, NULL); table; table = view_tables_next(doc, table))
		for (row = table->children; row; row = row->next)
			n++;
	return n;
}

static lxw_error write_book(const char *path, const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)doc), *table;
	lxw_workbook_options options = { .constant_memory = count_rows(doc) > ROWS_IN_MEMORY };
	struct workbook w = { .cell = BUF_INIT, .escaped = BUF_INIT };
	lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
	int status = 0;
	size_t i;

	w.book = root ? workbook_new_opt(path, &options) : NULL;
	if (w.book) {
		add_formats(&w);
		set_properties(&w, root);
		for (table = view_tables_next(doc, NULL); table && !status; table = view_tables_next(doc, table))
			status = write_table(&w, table, view_tables_value(root, "title"));
		error = workbook_close(w.book);
		if (status && !error)
			error = LXW_ERROR_CREATING_TMPFILE;
	}
	for (i = 0; i < w.names.len; i++)
		free(w.names.items[i]);
	vec_free(&w.names);
	buf_release(&w.cell);
	buf_release(&w.escaped);
	return error;
}

int view_tables_xlsx(struct buf *out, const xmlDoc *doc, const struct diag_sink *sink)
{
	struct platform_scratch *file = NULL;
	size_t before = out->len;
	int status = -1;

	if (platform_scratch_new(&file, NULL) == 0)
		status = write_book(platform_scratch_path(file), doc) || platform_scratch_read(file, out, NULL) ? -1 : 0;
	if (status) {
		out->len = before;
		diag_emit(sink, MSG_TABLES_FAILED, NULL, NULL);
	}
	platform_scratch_free(file);
	return status;
}
