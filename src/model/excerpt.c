/* SPDX-License-Identifier: Apache-2.0 */
/* Reading lines again (excerpt.h): each file with such places once, in order of lines, decoded as it was the first time. */
#include "excerpt.h"

#include "bounds.h"
#include "buf.h"
#include "encoding.h"
#include "mem.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

/* One file's places, ascending, and how far the reading has come. */
struct lines {
	struct place *const *places;
	size_t n, at;
	struct buf line, before;
	uint32_t number; /* of the line being collected */
	struct arena *arena;
};

static int by_line(const void *a, const void *b)
{
	const struct place *x = *(struct place *const *)a, *y = *(struct place *const *)b;
	int order = strcmp(x->file, y->file);

	return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

static const char *bounded(const struct buf *line, struct arena *a)
{
	size_t n = line->len;

	if (n > 0 && line->data[n - 1] == '\r')
		n--;
	if (n > LIMIT_EXCERPT)
		for (n = LIMIT_EXCERPT; n > 0 && ((unsigned char)line->data[n] & 0xC0) == 0x80;)
			n--;
	return arena_strndup(a, line->data, n);
}

static void end_line(struct lines *l)
{
	while (l->at < l->n && l->places[l->at]->line == l->number) {
		struct place *p = l->places[l->at++];

		/* The column must lie in what is shown. */
		if (p->column <= LIMIT_EXCERPT) {
			p->text = bounded(&l->line, l->arena);
			p->before = l->number > 1 ? bounded(&l->before, l->arena) : NULL;
		}
	}
	buf_reset(&l->before);
	buf_add(&l->before, l->line.data, l->line.len);
	buf_reset(&l->line);
	l->number++;
}

static void add(struct lines *l, const struct buf *text)
{
	const char *p = text->data, *end = p + text->len;

	while (p < end && l->at < l->n) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop != NULL ? stop : end) - p), room = LIMIT_EXCERPT * 4 - l->line.len;

		buf_add(&l->line, p, n < room ? n : room);
		if (stop == NULL)
			return;
		end_line(l);
		p = stop + 1;
	}
}

static void read_lines(struct lines *l, const char *path)
{
	struct platform_file *file;
	struct decoder *decoder = decoder_new();
	struct buf text = BUF_INIT;
	char *chunk = mem_alloc(LIMIT_PARSER_CHUNK);
	ptrdiff_t n = 0;

	if (platform_open(&file, path, NULL) == 0) {
		while (l->at < l->n && (n = platform_read(file, chunk, LIMIT_PARSER_CHUNK, NULL)) > 0) {
			buf_reset(&text);
			decoder_feed(decoder, &text, chunk, (size_t)n, 0);
			add(l, &text);
		}
		if (n == 0 && l->at < l->n)
			end_line(l);
		platform_close(file);
	}
	free(chunk);
	buf_release(&text);
	decoder_free(decoder);
}

void excerpt_fill(struct place *const *places, size_t n, struct arena *a)
{
	struct place **sorted = mem_alloc(n * sizeof *sorted);
	size_t count = 0, start = 0;

	for (size_t i = 0; i < n; i++) {
		if (places[i]->file != NULL && places[i]->line > 0 && places[i]->text == NULL && strcmp(places[i]->file, "-") != 0)
			sorted[count++] = places[i];
	}
	if (count > 1)
		qsort(sorted, count, sizeof *sorted, by_line);
	for (size_t end = 1; end <= count; end++) {
		struct lines l = { sorted + start, end - start, 0, BUF_INIT, BUF_INIT, 1, a };

		if (end < count && strcmp(sorted[end]->file, sorted[start]->file) == 0)
			continue;
		read_lines(&l, sorted[start]->file);
		buf_release(&l.line);
		buf_release(&l.before);
		start = end;
	}
	free(sorted);
}
