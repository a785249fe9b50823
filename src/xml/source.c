/* SPDX-License-Identifier: Apache-2.0 */
/* The window of a document's text (source.h). Line starts are kept for the window only; what is forgotten leaves its line and column behind. */
#include "source.h"

#include "arena.h"
#include "bounds.h"
#include "mem.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* Columns known in the line that was asked about last, one every COLUMN_STEP bytes or so: a document on a single line is not counted through for each place. */
#define COLUMN_STEP 512

struct known_column {
	uint64_t offset;
	uint32_t column;
};

struct columns {
	uint64_t start; /* of the line */
	VEC(struct known_column) list;
};

void source_init(struct source *s, const char *name)
{
	*s = (struct source){ .name = name, .text = BUF_INIT, .base_line = 1, .base_column = 1 };
	s->columns = mem_alloc(sizeof *s->columns);
}

void source_release(struct source *s)
{
	buf_release(&s->text);
	vec_free(&s->lines);
	vec_free(&s->columns->list);
	free(s->columns);
}

void source_feed(struct source *s, const char *bytes, size_t n)
{
	uint64_t start = s->base + s->text.len;
	const char *p = bytes, *end = bytes + n;

	buf_add(&s->text, bytes, n);
	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		vec_push(&s->lines, start + (uint64_t)(p - bytes));
	}
}

/* How many line starts lie at or before the offset. */
static size_t lines_before(const struct source *s, uint64_t offset)
{
	size_t low = 0, high = s->lines.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->lines.items[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint64_t line_start(const struct source *s, size_t index)
{
	return index == 0 ? s->base : s->lines.items[index - 1];
}

/* Where to cut inside a long line: LIMIT_EXCERPT bytes before the offset, between characters. */
static size_t cut_inside(const struct source *s, uint64_t offset)
{
	size_t drop = (size_t)(offset - s->base) - LIMIT_EXCERPT;

	while (((unsigned char)s->text.data[drop] & 0xC0) == 0x80)
		drop--;
	return drop;
}

void source_forget(struct source *s, uint64_t offset)
{
	size_t index = lines_before(s, offset), drop;
	uint64_t start = line_start(s, index);

	if (offset - start > LIMIT_PARSER_CHUNK) {
		/* A long line, which has no excerpt anyway: forget inside it, or columns would be counted from its start again and again. */
		drop = cut_inside(s, offset);
		s->base_column = (index == 0 ? s->base_column : 1) + (uint32_t)utf8_count(s->text.data + (start - s->base), drop - (size_t)(start - s->base));
	} else {
		index = index > 0 ? index - 1 : 0;
		drop = (size_t)(line_start(s, index) - s->base);
		if (drop < LIMIT_PARSER_CHUNK)
			return;
		s->base_column = 1;
	}
	buf_drop(&s->text, drop);
	s->base += drop;
	s->base_line += (uint32_t)index;
	s->lines.len -= index;
	if (s->lines.len > 0)
		memmove(s->lines.items, s->lines.items + index, s->lines.len * sizeof *s->lines.items);
}

const char *source_at(const struct source *s, uint64_t offset, size_t *n)
{
	if (offset < s->base || offset > s->base + s->text.len)
		return NULL;
	*n = s->text.len - (size_t)(offset - s->base);
	return s->text.data + (offset - s->base);
}

/* Characters of the text, which is valid UTF-8: bytes that begin one. */
static uint32_t count(const struct source *s, uint64_t from, uint64_t to)
{
	const char *p = s->text.data + (from - s->base), *end = s->text.data + (to - s->base);
	uint32_t n = 0;

	while (p < end)
		n += ((unsigned char)*p++ & 0xC0) != 0x80;
	return n;
}

/* The last known column before the offset in the line that begins at start with the column first. */
static struct known_column known_before(const struct source *s, uint64_t start, uint32_t first, uint64_t offset)
{
	struct columns *c = s->columns;
	struct known_column k = { start, first };
	size_t at;

	if (c->list.len == 0 || c->start != start) {
		c->start = start;
		c->list.len = 0;
		vec_push(&c->list, k);
	}
	k = c->list.items[c->list.len - 1];
	while (offset - start > COLUMN_STEP && k.offset + COLUMN_STEP <= offset) {
		uint64_t next = k.offset + COLUMN_STEP;

		while (((unsigned char)s->text.data[next - s->base] & 0xC0) == 0x80)
			next--;
		k = (struct known_column){ next, k.column + count(s, k.offset, next) };
		vec_push(&c->list, k);
	}
	/* The i-th is at i steps at most. */
	at = (size_t)((offset - start) / COLUMN_STEP);
	at = at < c->list.len ? at : c->list.len - 1;
	while (at + 1 < c->list.len && c->list.items[at + 1].offset <= offset)
		at++;
	return c->list.items[at];
}

static void position(const struct source *s, uint64_t offset, uint32_t *line, uint32_t *column)
{
	size_t index = lines_before(s, offset);
	uint64_t start = line_start(s, index);
	uint32_t first = index == 0 ? s->base_column : 1;
	struct known_column known;

	*line = s->base_line + (uint32_t)index;
	known = known_before(s, start, first, offset);
	*column = known.column + count(s, known.offset, offset);
}

static size_t whole_characters(const char *p, size_t n)
{
	while (n > 0 && ((unsigned char)p[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* The line with this index, without its line break, cut to LIMIT_EXCERPT bytes: from its start, or around from where that does not reach. *column is that of its first character. */
static const char *line_copy(const struct source *s, size_t index, uint64_t from, uint64_t reach, struct arena *a, uint32_t *column)
{
	uint64_t start = line_start(s, index);
	const char *p = s->text.data + (start - s->base), *stop;
	size_t most = s->text.len - (size_t)(start - s->base), n;
	size_t skip = reach <= start + LIMIT_EXCERPT && (index > 0 || s->base_column == 1) ? 0 : (size_t)(from - start);
	uint32_t line;

	*column = 0;
	if (skip > 0 || (index == 0 && s->base_column != 1)) {
		skip = skip > LIMIT_EXCERPT / 2 ? whole_characters(p, skip - LIMIT_EXCERPT / 2) : 0;
		position(s, start + skip, &line, column);
		p += skip;
		most -= skip;
	}
	/* What lies beyond the cut is not looked at: the line can be the whole document. */
	most = most < LIMIT_EXCERPT + 2 ? most : LIMIT_EXCERPT + 2;
	stop = memchr(p, '\n', most);
	n = stop != NULL ? (size_t)(stop - p) : most;
	if (n > 0 && p[n - 1] == '\r')
		n--;
	if (n > LIMIT_EXCERPT)
		n = whole_characters(p, LIMIT_EXCERPT);
	return arena_strndup(a, p, n);
}

void source_place(struct place *out, const struct source *s, uint64_t from, uint64_t to, struct arena *a)
{
	uint64_t end = s->base + s->text.len;
	uint32_t ignored;
	size_t index;

	*out = (struct place){ .file = s->name };
	if (from < s->base)
		return;
	from = from > end ? end : from;
	to = to < from ? from : to > end ? end : to;
	position(s, from, &out->line, &out->column);
	position(s, to, &out->end_line, &out->end_column);
	index = lines_before(s, from);
	out->text = line_copy(s, index, from, from, a, &out->text_column);
	if (index > 0 && out->text_column == 0)
		out->before = line_copy(s, index - 1, line_start(s, index - 1), line_start(s, index - 1), a, &ignored);
}

void source_position(const struct source *s, uint64_t from, uint64_t to, uint32_t *line, uint32_t *column, uint32_t *end_column)
{
	*line = *column = *end_column = 0;
	if (from < s->base)
		return;
	position(s, from, line, column);
	*end_column = *column + count(s, from, to);
}

static int name_ends(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>' || c == '=' || c == '\0';
}

uint64_t source_tag_name_end(const struct source *s, uint64_t tag)
{
	size_t n, i = 1;
	const char *p = source_at(s, tag, &n);

	if (p == NULL)
		return tag;
	while (i < n && !name_ends(p[i]))
		i++;
	return tag + i;
}

static size_t skip_space(const char *p, size_t i, size_t n)
{
	while (i < n && (p[i] == ' ' || p[i] == '\t' || p[i] == '\n' || p[i] == '\r'))
		i++;
	return i;
}

int source_attribute(const struct source *s, uint64_t tag, const char *qname, uint64_t name[2], uint64_t value[2])
{
	size_t n, i = (size_t)(source_tag_name_end(s, tag) - tag);
	const char *p = source_at(s, tag, &n);

	while (p != NULL) {
		size_t start = skip_space(p, i, n), stop = start;
		const char *close;

		while (stop < n && !name_ends(p[stop]))
			stop++;
		if (stop == start)
			return -1;
		i = skip_space(p, stop, n);
		if (i >= n || p[i] != '=')
			return -1;
		i = skip_space(p, i + 1, n);
		if (i >= n || (p[i] != '"' && p[i] != '\''))
			return -1;
		close = memchr(p + i + 1, p[i], n - i - 1);
		if (close == NULL)
			return -1;
		if (stop - start == strlen(qname) && memcmp(p + start, qname, stop - start) == 0) {
			name[0] = tag + start;
			name[1] = tag + stop;
			value[0] = tag + i + 1;
			value[1] = tag + (uint64_t)(close - p);
			return 0;
		}
		i = (size_t)(close - p) + 1;
	}
	return -1;
}
