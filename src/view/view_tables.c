/* SPDX-License-Identifier: Apache-2.0 */
/* Reading tables that a stylesheet has made (view_tables.h), and the file for which nothing more is needed: CSV. */
#include "view_tables.h"

#include "buf.h"
#include "view.h"
#include "view_functions.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH_USUAL 20.0
#define WIDTH_MOST 200.0

static const xmlNode *find(const xmlNode *n, const char *name)
{
	while (n && (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, name)))
		n = n->next;
	return n;
}

const xmlNode *view_tables_next(const xmlDoc *doc, const xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)doc);

	return find(node ? node->next : root ? root->children : NULL, "table");
}

const xmlNode *view_tables_row(const xmlNode *row)
{
	return find(row->next, "row");
}

const xmlNode *view_tables_cell(const xmlNode *row, const xmlNode *cell)
{
	return find(cell ? cell->next : row->children, "cell");
}

const char *view_tables_value(const xmlNode *node, const char *name)
{
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, name) && a->children && a->children->content)
			return (const char *)a->children->content;
	return "";
}

void view_tables_text(struct buf *out, const xmlNode *cell)
{
	const xmlNode *n;

	for (n = cell->children; n; n = n->next)
		if (n->content && (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE))
			buf_puts(out, (const char *)n->content);
}

static enum view_column_type type_of(const char *name)
{
	return !strcmp(name, "date") ? VIEW_COLUMN_DATE : !strcmp(name, "number") ? VIEW_COLUMN_NUMBER : VIEW_COLUMN_TEXT;
}

void view_tables_read(struct view_tables_table *out, const xmlNode *table)
{
	const xmlNode *n;

	*out = (struct view_tables_table){ .name = view_tables_value(table, "name"), .title = view_tables_value(table, "title") };
	for (n = find(table->children, "column"); n; n = find(n->next, "column")) {
		double width = atof(view_tables_value(n, "width"));
		struct view_column column = { view_tables_value(n, "title"), type_of(view_tables_value(n, "type")), width > 0 && width < WIDTH_MOST ? width : WIDTH_USUAL };

		vec_push(&out->columns, column);
	}
	out->first_row = find(table->children, "row");
}

static void write_row(struct buf *out, const xmlNode *row, size_t columns)
{
	const xmlNode *cell = view_tables_cell(row, NULL);
	struct buf text = BUF_INIT;
	size_t i;

	for (i = 0; i < columns; i++) {
		buf_reset(&text);
		if (cell) {
			view_tables_text(&text, cell);
			cell = view_tables_cell(row, cell);
		}
		if (i)
			buf_putc(out, ';');
		view_cell_csv(out, text.data);
	}
	buf_puts(out, "\r\n");
	buf_release(&text);
}

int view_tables_csv(struct buf *out, const xmlDoc *doc)
{
	const xmlNode *table = view_tables_next(doc, NULL), *row;
	struct view_tables_table t;
	size_t i;

	buf_puts(out, "\xEF\xBB\xBF");
	if (!table)
		return 0;
	view_tables_read(&t, table);
	for (i = 0; i < t.columns.len; i++) {
		if (i)
			buf_putc(out, ';');
		view_cell_csv(out, t.columns.items[i].title);
	}
	buf_puts(out, "\r\n");
	for (row = t.first_row; row; row = view_tables_row(row))
		if (strcmp(view_tables_value(row, "only"), "sheet"))
			write_row(out, row, t.columns.len);
	vec_free(&t.columns);
	return 0;
}

int view_tables_make(const void *payload, struct buf *out, const xmlDoc *doc, const struct diag_sink *sink)
{
	const struct view_format *f = payload;

	return f->product == VIEW_TABLES_CSV ? view_tables_csv(out, doc) : view_tables_xlsx(out, doc, sink);
}
