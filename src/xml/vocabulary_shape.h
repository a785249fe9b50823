/* SPDX-License-Identifier: Apache-2.0 */
/* Private to the vocabulary: what vocabulary_read.c makes of a schema and vocabulary.c answers from. Everything lives in one arena and is never written after reading. */
#ifndef VOCABULARY_SHAPE_H
#define VOCABULARY_SHAPE_H

#include "arena.h"

#include <stddef.h>

struct names {
	const char **items;
	size_t len, cap;
};

struct hint {
	const char *lang, *text;
	const struct hint *next;
};

/* A simple type. */
struct simple {
	const char *type;         /* built-in behind it; of a list its item's, of a union its first member's */
	struct names values;      /* enumerated */
	struct names examples;
	const struct hint *hints;
};

/* What an element can hold: shapes[i] is that of children.items[i], types[i] that of attributes.items[i]. */
struct shape {
	struct names children, attributes;
	struct shape **shapes;
	const struct simple **types;
	const struct simple *text; /* NULL where the element holds no value */
};

struct vocabulary {
	struct arena *arena;
	struct shape root; /* the document: its children are the global elements */
};

/* Reads a schema's text and what it includes from the embedded files. 0, or -1 when it is not readable. */
int vocabulary_read(struct vocabulary *v, const char *xsd, size_t n);

#endif
