/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A diagnostic: something about the inputs, the rules or the run that a person must know; not a finding. Plain data, so that
 * every floor can emit one and only the top decides how it is shown.
 */
#ifndef DIAG_H
#define DIAG_H

#include "msg.h"

#include <stdint.h>

/* A place in a file. line and column count from 1 (column in characters); 0 = unknown. end_column is the column after the last character,
 * on end_line. before/text are the source lines line-1 and line (NULL when not at hand), bounded in length. */
struct place {
	const char *file;
	uint32_t line, column, end_line, end_column;
	const char *before, *text;
	uint32_t text_column; /* column of the text's first character; 0 (and 1): it is the line from its start, else a piece of a long one */
};

/* A message as another run said it, perhaps by a version that has messages we do not know. Texts are NULL where there are none. */
struct diag_words {
	const char *name;
	enum severity severity;
	const char *text[LANG_COUNT], *help[LANG_COUNT];
};

struct diag {
	enum msg_id id;
	struct place place;
	const struct msg_arg *args;
	size_t arg_count;
	const struct diag_words *words; /* NULL: the message is id, with its args; else these, and id says nothing */
};

/* Where diagnostics go. The diag and all it points at is borrowed for the length of the call. */
struct diag_sink {
	void (*diag)(void *payload, const struct diag *d);
	void *payload;
};

/* Emits a message. place may be NULL. The arguments are pairs of name and value (const char *), ended by NULL; a name that begins with '*' is a list (msg_arg.list). */
void diag_emit(const struct diag_sink *sink, enum msg_id id, const struct place *place, ...);

/* Collects diagnostics as deep copies, in order of arrival. */
struct diag_list;
struct diag_list *diag_list_new(void);
void diag_list_free(struct diag_list *l);
struct diag_sink diag_list_sink(struct diag_list *l);
size_t diag_list_len(const struct diag_list *l);
const struct diag *diag_list_at(const struct diag_list *l, size_t i);
/* Sorts by file, line, column, message; drops exact repeats. */
void diag_list_sort(struct diag_list *l);
/* The message's name ("file-missing") and severity. */
const char *diag_name(const struct diag *d);
enum severity diag_severity(const struct diag *d);
/* Appends the message (or its help) in a language. */
void diag_text(struct buf *out, enum lang l, const struct diag *d);
void diag_help(struct buf *out, enum lang l, const struct diag *d);

#endif
