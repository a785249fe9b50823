/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiled data as bytes, made when the program is built and carried in it: numbers, and texts that each stand in it once. What is read points into the bytes, so they
 * must outlive it. An image is only ever read by the program it was made for: nothing in it is doubted.
 */
#ifndef IMAGE_H
#define IMAGE_H

#include "buf.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct map;

struct image_writer {
	struct buf texts, body;
	struct map *known;  /* text -> its place in texts */
	struct map *shared; /* what is written once and then named by its number: encoding -> number + 1 */
};

void image_writer_open(struct image_writer *w);
void image_writer_release(struct image_writer *w);
void image_put(struct image_writer *w, uint64_t number);
/* A text without NUL; NULL is kept as such. */
void image_put_text(struct image_writer *w, const char *text);
void image_put_text_n(struct image_writer *w, const char *text, size_t n);
/* Appends the image. */
void image_write(const struct image_writer *w, struct buf *out);

struct image_reader {
	const unsigned char *at; /* the next number */
	const char *texts;
	struct arena *arena;     /* for what is made */
	void **shared;           /* by number: what has been read so far */
	size_t shared_len, shared_cap;
};

/* The arena is the caller's; shared things are forgotten by image_close(), not freed. */
void image_open(struct image_reader *r, const void *bytes, struct arena *a);
void image_close(struct image_reader *r);
void image_share(struct image_reader *r, void *thing);

static inline uint64_t image_get(struct image_reader *r)
{
	uint64_t number = *r->at++;

	if (number < 0x80)
		return number;
	number &= 0x7f;
	for (unsigned shift = 7;; shift += 7) {
		unsigned char byte = *r->at++;

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
}

static inline const char *image_get_text(struct image_reader *r)
{
	uint64_t place = image_get(r);

	return place != 0 ? r->texts + place : NULL;
}

#endif
