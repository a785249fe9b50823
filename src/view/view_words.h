/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words, numbers and colours for a terminal. Everything that is printed goes through here: it is translated, and what came from input
 * cannot drive the terminal.
 */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "buf.h"
#include "lang.h"
#include "msg.h"
#include "report.h"

#include <stdbool.h>
#include <stddef.h>

/* The width that lists and pages keep to, in columns. */
#define VIEW_WIDTH 100

enum view_style { VIEW_PLAIN, VIEW_BOLD, VIEW_RED, VIEW_YELLOW, VIEW_BLUE, VIEW_GREEN };

/* Switches the style on, and back to plain. Nothing is written without colour. */
void view_paint(struct buf *out, bool color, enum view_style style);

/* A text of the input or of a rule, made safe. NULL is nothing. */
void view_show(struct buf *out, const char *text);
/* A message; the arguments are pairs of name and value (const char *), ended by NULL. The result is safe. */
void view_say(struct buf *out, enum lang l, enum msg_id id, ...);
/* A message about n things: one is said of a single one, many has the placeholder {n}. */
struct view_plural {
	enum msg_id one, many;
};
void view_count(struct buf *out, enum lang l, struct view_plural p, size_t n);

/*
 * The verdict of a run whose findings do not fail it: "PASSED: …", or in words that are no plain pass where there are any. fail_on: enum severity, or -1 for never; only_new:
 * those that were known do not count.
 */
void view_passed(struct buf *out, enum lang l, size_t findings, int fail_on, bool only_new);

/* A time with its tenths. */
void view_seconds(struct buf *out, double seconds, enum lang l);

/* Columns of n bytes of safe text. */
size_t view_width(const char *text, size_t n);
/* How many bytes of the text fit into the columns. */
size_t view_fit(const char *text, size_t columns);
/* Safe text in lines of at most VIEW_WIDTH columns, each after the indent; ends with a line break. Nothing for an empty text. */
void view_wrap(struct buf *out, const char *text, size_t indent);

/* The same between other margins: of the first line, of those after it, and the columns in all. */
struct view_margins {
	size_t first, next, width;
};
void view_wrap_to(struct buf *out, const char *text, struct view_margins m);

/* The policy's short title, else its title, else its id. */
const char *view_policy_name(const struct report *r, const char *id, enum lang l);

#endif
