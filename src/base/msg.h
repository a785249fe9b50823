/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The message table: every message a person can meet is one row of msg.def (id, name, severity, text, help). Call sites give the id and
 * named arguments, never text. Placeholders are {name}; a translation may reorder them.
 */
#ifndef MSG_H
#define MSG_H

#include "lang.h"

#include <stddef.h>

struct buf;

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

enum msg_id {
#define X(id, name, severity, text, help) MSG_##id,
#include "msg.def"
#undef X
	MSG_COUNT
};

/* A named argument. Where list is set, value holds items separated by newlines, printed "a, b or c" in the language. */
struct msg_arg {
	const char *name;
	const char *value;
	int list;
};

const char *msg_name(enum msg_id id);
enum severity msg_severity(enum msg_id id);
/* The message's English text and help (help is "" where there is none), with placeholders. */
const char *msg_text(enum msg_id id);
const char *msg_help(enum msg_id id);
/* The message with this name, or -1. */
int msg_find(const char *name);
/* "error", "warning", "info": untranslated; severity_find gives -1 for anything else. */
const char *severity_name(enum severity s);
int severity_find(const char *name);

/* Appends text (English, with placeholders) in the language with the arguments filled in. Straight quotes in the English become ”…” in Swedish only through
 * the translation itself. An argument that is missing is printed as its placeholder. In args, values are put in as they are. */
void msg_format(struct buf *out, enum lang l, const char *text, const struct msg_arg *args, size_t n);

#endif
