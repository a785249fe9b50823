/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A document of one of our kinds, read once and handed on tag by tag. Nothing of it is held, so it can be of any length; what is not valid by the schema of the kind ends the
 * reading at once. The schema's constraints between elements (unique, key, keyref) are the receiver's to see to: it knows the ids.
 */
#ifndef EVENTS_H
#define EVENTS_H

#include "diag.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct events;

/* A start tag, borrowed for the length of a call. */
struct event_tag {
	const char *name, *namespace; /* local name; NULL: in no namespace */
	size_t depth;                 /* elements around it; 0: the root */
	size_t count;
	const unsigned char **attributes; /* five pointers each, as SAX2 gives them */
};

/* The value of an attribute ("xml:lang" with its prefix), of *n bytes that no NUL ends; NULL if it is not there. */
const char *event_attribute(const struct event_tag *t, const char *name, size_t *n);

/* Each gives 0 to go on, -1 to stop (after a message). */
struct events_handler {
	/* The root, before it is compared with the schema: is this what was meant at all? */
	int (*root)(void *payload, struct events *e, const struct event_tag *t);
	int (*start)(void *payload, struct events *e, const struct event_tag *t);
	/* The end of an element, with the n bytes of text since the last tag. */
	int (*end)(void *payload, struct events *e, const char *name, size_t depth, const char *text, size_t n);
	void *payload;
};

struct events_source {
	const char *path, *name; /* the file ("-": standard input), and what messages call it; name lives as long as the places */
	const char *kind;        /* whose schema it must follow */
	uint64_t limit;          /* bytes it may have */
	struct arena *arena;     /* for the texts of places */
	struct diag_sink sink;
	char sha256[65];         /* set when it has been read to its end */
};

/* Reads it. 0, or -1 after a message, or because the handler stopped. */
int events_read(struct events_source *from, const struct events_handler *h);
/* Where the value of an attribute of the tag that is being handed on stands; the tag's name where attribute is NULL, or not there. */
struct place events_place(struct events *e, const char *attribute);

#endif
