/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A list: rows of cells under heads, as a table for people, as lines with tabs or as JSON for machines. No table is held: the rows are filled once to be measured
 * and once to be written, so that a list of a million rows costs no more than its report.
 */
#ifndef VIEW_LISTING_H
#define VIEW_LISTING_H

#include "buf.h"
#include "view.h"
#include "view_words.h"

#define VIEW_COLUMNS_MAX 16

struct view_column {
	const char *key;  /* for machines; NULL: only for people */
	int head;         /* for people, an enum msg_id; VIEW_NO_HEAD: only for machines */
	bool is_number;   /* right-aligned, and no string in JSON */
};

#define VIEW_NO_HEAD (-1)

/* The row being filled: cells are added in the order of the columns. */
struct view_row {
	struct buf cells[VIEW_COLUMNS_MAX];
	size_t used;
	bool for_machines;      /* words as documents have them, texts as they are */
	enum lang lang;
	enum view_style style;  /* of the whole row; VIEW_PLAIN unless it is set */
};

struct view_listing {
	const char *name;
	const struct view_column *columns;
	size_t column_count;
	size_t (*count)(const struct report *r);
	void (*fill)(struct view_row *row, const struct report *r, size_t i);
	/* The order of the rows, on the heap, the caller's; NULL: as they are. */
	size_t *(*order)(const struct report *r);
	/* Lines below the row where more is asked for; may be NULL. */
	void (*more)(struct buf *out, const struct report *r, size_t i, const struct view_text_options *o);
	int none;               /* said to people when there are no rows, an enum msg_id */
	/* Written instead for people; may be NULL. */
	void (*text)(struct buf *out, const struct report *r, const struct view_text_options *o);
};

/* Ended by one without a name. */
extern const struct view_listing view_listings[];

/* Adds a cell: a text (NULL is nothing), a number, a word of ours that machines get by its name. */
void view_cell(struct view_row *row, const char *text);
/* What a document says; people read its “unknown” in their language. */
void view_cell_value(struct view_row *row, const char *text);
void view_cell_number(struct view_row *row, int64_t n);
void view_cell_word(struct view_row *row, enum msg_id word, const char *name);
/* Three cells: "file:line" for people, then for machines the file and the line. */
void view_cell_place(struct view_row *row, const char *file, uint32_t line);
#define VIEW_PLACE_COLUMNS { NULL, MSG_VIEW_HEAD_PLACE, false }, { "file", VIEW_NO_HEAD, false }, { "line", VIEW_NO_HEAD, true }

/* 0, or -1 if write did not go on. */
int view_listing_write(const struct view_writer *to, const struct view_listing *l, const struct report *r, const struct view_text_options *o);

#endif
