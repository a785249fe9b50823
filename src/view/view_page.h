/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page of prose: what `explain` says, and the references made of it. Who writes one says what a piece is (a heading, a text, an example); the format decides what it
 * looks like. Texts are plain, but for `code` between backticks. Private to this floor.
 */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "buf.h"
#include "lang.h"
#include "report.h"
#include "view.h"

#include <stdbool.h>
#include <stddef.h>

/* What the columns of a page in the terminal are. */
#define PAGE_WIDTH 80

struct page {
	const struct page_format *format;
	struct buf *out;
	enum lang lang;
	bool color;
	bool reference;  /* many entries in parts, else what one name means */
	bool in_part, in_entry, in_list; /* what HTML has to close */
};

/* What a whole page is called, and what it says of itself. anchors may be NULL: the titles of its parts. */
struct page_head {
	const char *title, *lead;
	const char *const *parts;
	size_t part_count;
};

struct page_format {
	const char *name;
	bool brief; /* examples and the like are left out */
	void (*begin)(struct page *p, const struct page_head *h);
	void (*part)(struct page *p, const char *title);
	void (*entry)(struct page *p, const char *name, const char *title);
	void (*heading)(struct page *p, const char *text);
	void (*text)(struct page *p, const char *text);
	void (*item)(struct page *p, const char *text);
	void (*link)(struct page *p, const char *name, const char *title); /* to an entry of the same page, where the page is a reference */
	void (*code)(struct page *p, const char *text);                    /* lines; the last ends with a line break */
	void (*end)(struct page *p);
};

extern const struct page_format page_text, page_markdown, page_html, page_man;

/* A message of the table as heading, text or item; arguments as for view_say(). */
void page_heading(struct page *p, enum msg_id id);
void page_say(struct page *p, void (*as)(struct page *p, const char *text), enum msg_id id, ...);
/* "Suppliers and agreements" as an anchor: "suppliers-and-agreements". */
void page_anchor(struct buf *out, const char *title);

#endif
