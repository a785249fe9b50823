/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where things stand in the text of an exceptions document: what exceptions_edit.c must know to put one more in. Offsets into UTF-8 text, of a document that is
 * well-formed and has no DOCTYPE.
 */
#ifndef EXCEPTIONS_OUTLINE_H
#define EXCEPTIONS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

struct exceptions_outline {
	size_t root, root_end;   /* the start tag of <exceptions>, to after its '>' */
	size_t name_length;      /* of its name, prefix and all */
	size_t prefix_length;    /* of the prefix with its colon; 0 = none */
	bool empty;              /* closed in itself: <exceptions …/> */
	size_t close;            /* of its end tag; of an empty one that of "/>" */
	size_t first;            /* its first child, be it a comment; 0 = none */
	size_t count;            /* of <exception> */
	size_t last, last_tag_end, last_end; /* the last <exception>, its start tag's end, its end */
	size_t before_last;      /* where the one before it ends, or the root's start tag */
	size_t inner;            /* the last one's first child element; 0 = none */
};

/* 0, or -1 when the root is not <exceptions> or the text is not what it must be. */
int exceptions_outline(struct exceptions_outline *out, const char *text, size_t n);

#endif
