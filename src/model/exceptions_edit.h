/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One more exception in the text of a document: written as those around it are (indentation, quotes, line ends, prefix, encoding), and not a byte outside it
 * changed. What it says is not judged here.
 */
#ifndef EXCEPTIONS_EDIT_H
#define EXCEPTIONS_EDIT_H

#include "buf.h"
#include "vec.h"

#include <stddef.h>

struct exception_attribute {
	const char *name, *value;
};

struct exception_text {
	const char *element, *lang, *text;
};

/* Attributes in order; those without a value are left out. Then texts with their language. UTF-8 that XML can hold; white space in it is one blank. */
struct exception_draft {
	VEC(struct exception_attribute) attributes;
	VEC(struct exception_text) texts;
};

struct exception_edit {
	struct buf bytes; /* the document with it, in its own encoding */
	struct buf piece; /* what was put in, UTF-8, from the start of its line to its last '>' */
	size_t from, to;  /* the bytes of the old document that it replaces: none, but of an empty root its end */
};

/* The document is bytes of n, well-formed. 0, or -1 when it is no exceptions document or in an encoding that is not read. Released by exception_edit_release() either way. */
int exception_edit(struct exception_edit *e, const char *bytes, size_t n, const struct exception_draft *draft);
void exception_edit_release(struct exception_edit *e);
/* A document without any, to begin with: its id, and the place of its schema as documents refer to it (NULL: none). */
void exception_edit_begin(struct buf *out, const char *id, const char *schema);

#endif
