/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where in a file a part of an expression stands. The expression is an attribute's value: what the parser of XML made of its text (section 3.3.3 of
 * XML 1.0: white space became spaces, references what they stand for), so the raw text is walked beside the value.
 */
#include "ast.h"
#include "bounds.h"
#include "tree.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* What raw text becomes: bytes of the value, made of so many raw ones. */
struct piece {
	char bytes[4];
	size_t len, raw;
};

/* A reference; raw is 0 when it is none that is known here (an entity of the document's own). */
static struct piece read_reference(const char *raw, size_t n)
{
	static const struct {
		const char *name;
		char c;
	} rows[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' }, { "&apos;", '\'' } };
	const char *end = memchr(raw, ';', n);
	struct piece piece = { .len = 1 };

	if (end == NULL)
		return piece;
	if (raw[1] == '#') {
		uint32_t c = (uint32_t)strtoul(raw + (raw[2] == 'x' ? 3 : 2), NULL, raw[2] == 'x' ? 16 : 10);

		piece.len = utf8_encode(piece.bytes, c);
		piece.raw = (size_t)(end - raw) + 1;
		return piece;
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strlen(rows[i].name) == (size_t)(end - raw) + 1 && memcmp(rows[i].name, raw, (size_t)(end - raw) + 1) == 0) {
			piece.bytes[0] = rows[i].c;
			piece.raw = (size_t)(end - raw) + 1;
		}
	}
	return piece;
}

static struct piece read_piece(const char *raw, size_t n)
{
	if (raw[0] == '&')
		return read_reference(raw, n);
	if (raw[0] == '\r' && n > 1 && raw[1] == '\n')
		return (struct piece){ " ", 1, 2 };
	if (raw[0] == '\r' || raw[0] == '\n' || raw[0] == '\t')
		return (struct piece){ " ", 1, 1 };
	return (struct piece){ { raw[0] }, 1, 1 };
}

/* Walking raw bytes and the text that they became, beside each other. */
struct walk {
	const char *raw, *text;
	size_t n, len;
	size_t i, at;            /* in raw, in text */
	size_t from, to;         /* looked for in text */
	size_t raw_from, raw_to; /* where these were found; n: not yet */
};

/* On to the next reference that is not known, or to the end. False when the raw text is not the text, but for white space around it. */
static bool walk_on(struct walk *w)
{
	while (w->i < w->n) {
		struct piece piece = read_piece(w->raw + w->i, w->n - w->i);
		bool blank = w->at == 0 || w->at == w->len;

		if (piece.raw == 0)
			return true;
		if (w->at == w->from && w->at < w->len)
			w->raw_from = w->i;
		if (w->at == w->to && w->raw_to == w->n)
			w->raw_to = w->i;
		w->i += piece.raw;
		if (w->at + piece.len <= w->len && memcmp(w->text + w->at, piece.bytes, piece.len) == 0)
			w->at += piece.len;
		else if (!blank || piece.bytes[0] != ' ')
			return false;
	}
	return true;
}

/* Past an entity, which became so much of the text that what follows it in the raw text, up to the next one, is found again. */
static bool walk_past_entity(struct walk *w)
{
	const char *end = memchr(w->raw + w->i, ';', w->n - w->i);
	const struct walk before = *w;

	for (size_t at = w->at; end != NULL && at <= w->len; at++) {
		*w = before;
		w->i = (size_t)(end - w->raw) + 1;
		w->at = at;
		if (w->from >= before.at && w->from < at)
			w->raw_from = before.i;
		if (w->to == before.at && w->raw_to == w->n)
			w->raw_to = before.i;
		else if (w->to > before.at && w->to <= at)
			w->raw_to = w->i;
		if (walk_on(w) && (w->i < w->n || w->at == w->len))
			return true;
	}
	return false;
}

/* Finds the raw bytes of the text's bytes from..to. */
static bool find_raw(const char *raw, size_t n, const char *text, size_t from, size_t to, size_t out[2])
{
	struct walk w = { .raw = raw, .text = text, .n = n, .len = strlen(text), .from = from, .to = to, .raw_from = n, .raw_to = n };

	if (!walk_on(&w))
		return false;
	while (w.i < n) {
		if (!walk_past_entity(&w))
			return false;
	}
	if (from >= w.len && w.raw_to < n)
		w.raw_from = w.raw_to;
	out[0] = w.raw_from;
	out[1] = w.raw_to;
	return w.at == w.len;
}

static void find_place(struct place *out, const struct xpath_origin *o, const char *text, size_t from, size_t to, struct arena *a)
{
	const xmlNode *element = o->node->type == XML_ATTRIBUTE_NODE ? o->node->parent : o->node;
	const struct mark *m = element != NULL ? element->_private : NULL;
	const char *prefix = o->node->ns != NULL ? (const char *)o->node->ns->prefix : NULL, *name = (const char *)o->node->name, *raw;
	uint64_t where[2], value[2];
	size_t n, bytes[2];

	tree_place(out, o->node, a);
	if (m == NULL || o->node->type != XML_ATTRIBUTE_NODE)
		return;
	if (prefix != NULL)
		name = arena_printf(a, "%s:%s", prefix, name);
	if (source_attribute(m->source, m->tag, name, where, value) != 0)
		return;
	raw = source_at(m->source, value[0], &n);
	if (raw != NULL && find_raw(raw, (size_t)(value[1] - value[0]), text, from, to, bytes))
		source_place(out, m->source, value[0] + bytes[0], value[0] + bytes[1], a);
}

/* The bytes from..to, cut after LIMIT_EXCERPT. */
static const char *excerpt(const char *text, size_t from, size_t to, struct arena *a)
{
	size_t n = to - from;

	if (n <= LIMIT_EXCERPT)
		return arena_strndup(a, text + from, n);
	n = LIMIT_EXCERPT;
	while (n > 0 && ((unsigned char)text[from + n] & 0xC0) == 0x80)
		n--;
	return arena_printf(a, "%.*s…", (int)n, text + from);
}

void expr_complain(const struct xpath_origin *origin, const char *text, enum msg_id id, size_t from, size_t to, const char *guess)
{
	struct arena *a = arena_new();
	struct place place;

	find_place(&place, origin, text, from, to, a);
	diag_emit(origin->sink, id, &place, "name", excerpt(text, from, to, a), "expression", text, "guess", guess != NULL ? guess : "-", NULL);
	arena_free(a);
}
