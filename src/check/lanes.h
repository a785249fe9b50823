/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Assets asked by several threads. The reader's thread gathers assets into batches; whichever thread is free asks the linked rules about a batch, which only tells
 * whether a rule has something to say; the reader's thread then settles the batches in the order of the documents, and alone makes findings, places and texts. So every
 * run gives the same bytes, and all that changes belongs to one thread.
 *
 *   read, validate, build ─▶ batch ─▶ ask (any thread) ─▶ settle, in order
 */
#ifndef LANES_H
#define LANES_H

#include "plan.h"

struct lanes;

/* An asset that waits to be settled. */
struct lane_asset {
	xmlNodePtr node;
	const bool *bound;            /* by policy: whether it binds the asset */
	const unsigned char *answers; /* NULL: nobody has asked, of so few it was not worth it; else by variant's number: an enum linked_answer; of those that are not linked, or bind nothing, it means nothing */
};

struct lanes_events {
	/* An asset of which all is known; it is gone on return. */
	void (*settle)(void *payload, const struct lane_asset *asset);
	void *payload;
};

/* threads: besides the caller's, at least 1. They begin, and the plan's rules are linked once more for each of them, with the first full batch. Events are called from lanes_keep() and lanes_flush(). */
struct lanes *lanes_new(struct plan *plan, unsigned threads, const struct lanes_events *events);
/* Nothing may wait. */
void lanes_free(struct lanes *l);
void lanes_add(struct lanes *l, xmlNodePtr asset, const bool *bound);
/* The reader's event (reader.h). */
struct arena *lanes_keep(struct lanes *l, uint64_t offset, uint64_t *needed);
/* Settles all that wait. */
void lanes_flush(struct lanes *l);

#endif
