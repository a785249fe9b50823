/* SPDX-License-Identifier: Apache-2.0 */
/* Trees as text: brackets where precedence asks for them (and now and then where it does not), white space between tokens, abbreviations. */
#include "grammar.h"

#include <ctype.h>
#include <string.h>

struct writer {
	struct buf *out;
	struct chance *c;
	bool pattern;
};

static const char *const levels[][5] = { { "or" }, { "and" }, { "=", "!=" }, { "<", "<=", ">", ">=" }, { "+", "-" }, { "*", "div", "mod" }, { "|" } };

/* 0 binds least. A unary minus stands between the sixth level and "|"; a path binds most. */
static int level_of(const struct term *t)
{
	if (t->kind == KIND_NEGATE)
		return 6;
	for (size_t i = 0; t->kind == KIND_BINARY && i < 7; i++) {
		for (size_t k = 0; k < 5 && levels[i][k] != NULL; k++) {
			if (strcmp(levels[i][k], t->text) == 0)
				return (int)(i < 6 ? i : 7);
		}
	}
	return 8;
}

static void space(struct writer *w, bool needed)
{
	static const char *const spaces[] = { " ", " ", " ", "  ", "\n", "\t", " \r\n " };

	if (w->c == NULL)
		buf_puts(w->out, needed ? " " : "");
	else if (needed || chance_percent(w->c, 12))
		buf_puts(w->out, chance_of(w->c, spaces));
}

static void put(struct writer *w, const struct term *t, int least);

static void put_predicates(struct writer *w, const struct term *t)
{
	for (size_t i = 0; i < t->predicate_count; i++) {
		space(w, false);
		buf_putc(w->out, '[');
		space(w, false);
		put(w, t->predicates[i], 0);
		space(w, false);
		buf_putc(w->out, ']');
	}
}

static void put_step(struct writer *w, const struct term *t)
{
	const struct term *in = t->kids[0];
	bool absolute = in->kind == KIND_ROOT;

	if (in->kind == KIND_CONTEXT && in->hidden && !t->deep) {
		/* begins here */
	} else {
		if (!absolute)
			put(w, in, 9);
		space(w, false);
		buf_puts(w->out, t->deep ? "//" : "/");
		space(w, false);
	}
	if (t->brief && t->predicate_count == 0 && strcmp(t->text, "node()") == 0 && strcmp(t->axis, "self") == 0) {
		buf_putc(w->out, '.');
	} else if (t->brief && t->predicate_count == 0 && strcmp(t->text, "node()") == 0 && strcmp(t->axis, "parent") == 0) {
		buf_puts(w->out, "..");
	} else {
		if (t->brief && strcmp(t->axis, "attribute") == 0) {
			buf_putc(w->out, '@');
		} else if (!t->brief || strcmp(t->axis, "child") != 0) {
			buf_puts(w->out, t->axis);
			space(w, false);
			buf_puts(w->out, "::");
			space(w, false);
		}
		buf_puts(w->out, t->text);
		put_predicates(w, t);
	}
}

static void put_binary(struct writer *w, const struct term *t, int level)
{
	bool word = isalpha((unsigned char)t->text[0]);

	put(w, t->kids[0], level);
	/* A "-" would become part of a name before it, a "." could become part of a number. */
	space(w, strchr(")]'\"", w->out->data[w->out->len - 1]) == NULL || w->c == NULL);
	buf_puts(w->out, t->text);
	space(w, word || w->c == NULL);
	put(w, t->kids[1], level + 1);
}

static void put_call(struct writer *w, const struct term *t)
{
	buf_puts(w->out, t->text);
	space(w, false);
	buf_putc(w->out, '(');
	for (size_t i = 0; i < t->kid_count; i++) {
		if (i > 0)
			buf_putc(w->out, ',');
		space(w, i > 0 && w->c == NULL);
		put(w, t->kids[i], 0);
		space(w, false);
	}
	buf_putc(w->out, ')');
}

static void put_bare(struct writer *w, const struct term *t, int level)
{
	char quote = t->kind == KIND_LITERAL && strchr(t->text, '\'') != NULL ? '"' : '\'';

	switch (t->kind) {
	case KIND_BINARY: put_binary(w, t, level); break;
	case KIND_NEGATE: buf_putc(w->out, '-'); space(w, false); put(w, t->kids[0], 6); break;
	case KIND_LITERAL: buf_printf(w->out, "%c%s%c", quote, t->text, quote); break;
	case KIND_NUMBER: buf_puts(w->out, t->text); break;
	case KIND_VARIABLE: buf_printf(w->out, "$%s", t->text); break;
	case KIND_CALL: put_call(w, t); break;
	case KIND_CONTEXT: buf_putc(w->out, '.'); break;
	case KIND_ROOT: buf_putc(w->out, '/'); break;
	case KIND_STEP: put_step(w, t); break;
	case KIND_FILTER:
		put(w, t->kids[0], 10);
		put_predicates(w, t);
		break;
	}
}

/* least: 9 = before "/", 10 = before "[". */
static void put(struct writer *w, const struct term *t, int least)
{
	int level = level_of(t);
	bool brackets = level < least && level < 8;

	if (t->kind == KIND_ROOT)
		brackets = least > 0 && !w->pattern;
	else if (t->kind == KIND_STEP)
		brackets = least > 9;
	else if (t->kind == KIND_FILTER || t->kind == KIND_CONTEXT)
		brackets = least > 9;
	if (w->c != NULL && !w->pattern && least < 9 && chance_percent(w->c, 3))
		brackets = true;
	if (brackets) {
		buf_putc(w->out, '(');
		space(w, false);
	}
	put_bare(w, t, level);
	if (brackets) {
		space(w, false);
		buf_putc(w->out, ')');
	}
}

void term_write(struct buf *out, const struct term *t, struct chance *c, bool pattern)
{
	struct writer w = { out, c, pattern };

	put(&w, t, 0);
}
