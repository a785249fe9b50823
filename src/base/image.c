/* SPDX-License-Identifier: Apache-2.0 */
/* Images (image.h): four bytes with the length of the texts, the texts, the numbers in seven bits each. */
#include "image.h"

#include "arena.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define HEAD 4

void image_writer_open(struct image_writer *w)
{
	buf_init(&w->texts);
	buf_init(&w->body);
	buf_putc(&w->texts, '\0'); /* place 0 is NULL */
	w->known = map_new();
	w->shared = map_new();
}

void image_writer_release(struct image_writer *w)
{
	buf_release(&w->texts);
	buf_release(&w->body);
	map_free(w->known);
	map_free(w->shared);
}

void image_put(struct image_writer *w, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_putc(&w->body, (char)(number | 0x80));
	buf_putc(&w->body, (char)number);
}

void image_put_text_n(struct image_writer *w, const char *text, size_t n)
{
	size_t place = (size_t)(uintptr_t)map_get_n(w->known, text, n);

	if (place == 0) {
		char *copy = mem_strndup(text, n);

		place = w->texts.len;
		buf_add(&w->texts, copy, n + 1);
		map_set(w->known, copy, (void *)(uintptr_t)place);
		free(copy);
	}
	image_put(w, place);
}

void image_put_text(struct image_writer *w, const char *text)
{
	if (text != NULL)
		image_put_text_n(w, text, strlen(text));
	else
		image_put(w, 0);
}

void image_write(const struct image_writer *w, struct buf *out)
{
	for (unsigned i = 0; i < HEAD; i++)
		buf_putc(out, (char)(w->texts.len >> 8 * i));
	buf_add(out, w->texts.data, w->texts.len);
	buf_add(out, w->body.data, w->body.len);
}

void image_open(struct image_reader *r, const void *bytes, struct arena *a)
{
	const unsigned char *head = bytes;
	size_t texts = 0;

	for (unsigned i = 0; i < HEAD; i++)
		texts |= (size_t)head[i] << 8 * i;
	*r = (struct image_reader){ .at = head + HEAD + texts, .texts = (const char *)head + HEAD, .arena = a };
}

void image_close(struct image_reader *r)
{
	free(r->shared);
	r->shared = NULL;
}

void image_share(struct image_reader *r, void *thing)
{
	if (r->shared_len == r->shared_cap) {
		r->shared_cap = r->shared_cap != 0 ? r->shared_cap * 2 : 1024;
		r->shared = mem_resize(r->shared, r->shared_cap * sizeof *r->shared);
	}
	r->shared[r->shared_len++] = thing;
}
