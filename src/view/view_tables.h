/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables that a stylesheet has made, as files for spreadsheets. In the namespace urn:policykoll:tables:
 *   <tables title= lang= as-of=><table name= title=><column title= type="text|date|number" width=/>*<row only="sheet"?><cell>text</cell>*</row>*</table>*</tables>
 * A row only="sheet" is about the table, and left out of CSV. A row may have fewer cells than there are columns; a cell that is no date or number, though its column is of these, is a text. width is in characters.
 */
#ifndef VIEW_TABLES_H
#define VIEW_TABLES_H

#include "diag.h"
#include "vec.h"

#include <libxml/tree.h>

struct buf;

enum view_column_type { VIEW_COLUMN_TEXT, VIEW_COLUMN_DATE, VIEW_COLUMN_NUMBER };

struct view_column {
	const char *title;
	enum view_column_type type;
	double width;
};

/* One table, borrowed from the tree; its columns are freed with vec_free(). */
struct view_tables_table {
	const char *name, *title;
	const xmlNode *first_row; /* NULL: none */
	VEC(struct view_column) columns;
};

/* The next table after node (NULL: the first of the document), or NULL; the next row or cell of the kind. */
const xmlNode *view_tables_next(const xmlDoc *doc, const xmlNode *node);
const xmlNode *view_tables_row(const xmlNode *row);
const xmlNode *view_tables_cell(const xmlNode *row, const xmlNode *cell);
void view_tables_read(struct view_tables_table *out, const xmlNode *table);
/* The text of a cell, appended as it is. */
void view_tables_text(struct buf *out, const xmlNode *cell);
/* The value of an attribute, "" if there is none. */
const char *view_tables_value(const xmlNode *node, const char *name);

/* What a format makes of tables: payload is a struct view_format. For struct view_xslt_job. */
int view_tables_make(const void *payload, struct buf *out, const xmlDoc *doc, const struct diag_sink *sink);
/* The first table: UTF-8 with a byte order mark, semicolons, CRLF, every field quoted, no formulas. 0. */
int view_tables_csv(struct buf *out, const xmlDoc *doc);
/*
 * All of them, a sheet each: heading row frozen and with a filter, dates and numbers as such, texts never formulas or links. The same tables give the same bytes. 0, or -1
 * after one diagnostic.
 */
int view_tables_xlsx(struct buf *out, const xmlDoc *doc, const struct diag_sink *sink);

#endif
