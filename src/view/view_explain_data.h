/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the program carries for `explain` alone: the texts of messages and exit codes (views/explain-*.xml) and the examples that the build cut from the rules' tests.
 * Read when asked for, so that no other command pays for them. Private to this floor.
 */
#ifndef VIEW_EXPLAIN_DATA_H
#define VIEW_EXPLAIN_DATA_H

#include "buf.h"
#include "lang.h"

#include <libxml/tree.h>

#include <stdbool.h>
#include <stddef.h>

struct explain_data;

struct explain_data *explain_data_new(void);
void explain_data_free(struct explain_data *d);

/* The element about a message or an exit code ("3"), or NULL. A name that ends in -guess is told of with the message without it. */
const xmlNode *explain_message(const struct explain_data *d, const char *name);
const xmlNode *explain_code(const struct explain_data *d, const char *code);
/* The example of a rule that fails or passes, or NULL where its tests give none. */
const xmlNode *explain_example(const struct explain_data *d, const char *rule, bool passes);

/* The files of texts by name: each is a part of a reference, its root has a title. */
size_t explain_part_count(const struct explain_data *d);
const xmlNode *explain_part(const struct explain_data *d, size_t i);

/* Appends the text of the first child with this name in the language, white space collapsed; nothing if there is none. */
void explain_text(struct buf *out, const xmlNode *n, const char *child, enum lang l);
/* Appends the lines of a child (the first, without blank ones around and without what all are indented by); nothing if there is none. */
void explain_lines(struct buf *out, const xmlNode *n, const char *child);
/* Appends the documents of an example as lines: in the language where there are several, "…" for what was left out. */
void explain_documents(struct buf *out, const xmlNode *example, enum lang l);
/* An attribute, or "", also of no element. Borrowed. */
const char *explain_value(const xmlNode *n, const char *name);

#endif
