/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions on strings (XPath 1.0 section 4.2). Positions and lengths are of characters. What is a part of an argument is given as that part, without a copy.
 */
#include "functions.h"
#include "path.h"

#include "bounds.h"

#include <math.h>
#include <string.h>

int core_string(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	out->type = VALUE_STRING;
	return text_or_node(r, call, 0, f, &out->text);
}

int core_concat(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	size_t n = call->call.count, len = 0, filled = 0, last = 0;
	struct xpath_text *parts = scratch_alloc(&r->scratch, n * sizeof *parts);
	char *text, *p;

	for (size_t i = 0; i < n; i++) {
		if (eval_text(r, arg(call, i), f, &parts[i]) != 0)
			return -1;
		if (parts[i].len > 0) {
			last = i;
			filled++;
		}
		len += parts[i].len;
	}
	if (filled <= 1)
		return give_text(out, parts[last].start, parts[last].len);
	if (len > LIMIT_XPATH_TEXT)
		return run_fail(r, "concat() of more than %u bytes", LIMIT_XPATH_TEXT);
	p = text = scratch_alloc(&r->scratch, len);
	for (size_t i = 0; i < n; i++) {
		memcpy(p, parts[i].start, parts[i].len);
		p += parts[i].len;
	}
	return give_text(out, text, len);
}

const char *text_find(struct xpath_text t, size_t at, struct xpath_text needle)
{
	const char *p = t.start + at, *end = t.start + t.len;

	if (needle.len == 0)
		return p;
	while ((size_t)(end - p) >= needle.len) {
		p = memchr(p, needle.start[0], (size_t)(end - p) - needle.len + 1);
		if (p == NULL || memcmp(p, needle.start, needle.len) == 0)
			return p;
		p++;
	}
	return NULL;
}

static int two_texts(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_text *a, struct xpath_text *b)
{
	return eval_text(r, arg(call, 0), f, a) != 0 || eval_text(r, arg(call, 1), f, b) != 0 ? -1 : 0;
}

int core_starts_with(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text a, b;

	if (two_texts(r, call, f, &a, &b) != 0)
		return -1;
	return give_boolean(out, b.len <= a.len && memcmp(a.start, b.start, b.len) == 0);
}

/* Whether the word is in the list, between two fences. */
static bool has_fenced(struct xpath_text list, char fence, struct xpath_text word)
{
	const char *p = list.start, *end = list.start + list.len;

	while ((size_t)(end - p) >= word.len + 2 && (p = memchr(p, fence, (size_t)(end - p) - word.len - 1)) != NULL) {
		if (p[word.len + 1] == fence && memcmp(p + 1, word.start, word.len) == 0)
			return true;
		p++;
	}
	return false;
}

int core_contains(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text a, b;

	if (arg(call, 1)->shape & SHAPE_FENCED) {
		if (eval_text(r, arg(call, 0), f, &a) != 0 || eval_text(r, arg(arg(call, 1), 1), f, &b) != 0)
			return -1;
		return give_boolean(out, has_fenced(a, arg(arg(call, 1), 0)->literal.start[0], b));
	}
	if (two_texts(r, call, f, &a, &b) != 0)
		return -1;
	return give_boolean(out, text_find(a, 0, b) != NULL);
}

int core_substring_before(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text a, b;
	const char *found;

	if (two_texts(r, call, f, &a, &b) != 0)
		return -1;
	found = text_find(a, 0, b);
	return give_text(out, a.start, found != NULL ? (size_t)(found - a.start) : 0);
}

int core_substring_after(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text a, b;
	const char *found;

	if (two_texts(r, call, f, &a, &b) != 0)
		return -1;
	found = text_find(a, 0, b);
	if (found == NULL)
		return give_text(out, "", 0);
	found += b.len;
	return give_text(out, found, (size_t)(a.start + a.len - found));
}

/* Characters are counted from 1; those at p with from <= p < to are taken. Neither is NaN. */
static struct xpath_text cut(struct xpath_text t, double from, double to)
{
	const char *p = t.start, *end = p + t.len, *start;
	double at = 1;

	for (; p < end && at < from; at++)
		p += char_bytes(p, end);
	start = p;
	if (to > (double)t.len)
		p = end;
	for (; p < end && at < to; at++)
		p += char_bytes(p, end);
	return (struct xpath_text){ start, (size_t)(p - start) };
}

int core_substring(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	double from, to = INFINITY, len;
	struct xpath_text t;

	if (eval_text(r, arg(call, 0), f, &t) != 0 || eval_number(r, arg(call, 1), f, &from) != 0)
		return -1;
	from = number_round(from);
	if (call->call.count > 2) {
		if (eval_number(r, arg(call, 2), f, &len) != 0)
			return -1;
		to = from + number_round(len);
	}
	if (!(from < to) || from > (double)t.len) /* also when one is NaN */
		return give_text(out, "", 0);
	if (from > 1 || to <= (double)t.len)
		t = cut(t, from, to);
	return give_text(out, t.start, t.len);
}

static size_t count_characters(struct xpath_text t)
{
	size_t n = 0;

	for (size_t i = 0; i < t.len; i++)
		n += ((unsigned char)t.start[i] & 0xC0) != 0x80;
	return n;
}

int core_string_length(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text t;

	if (text_or_node(r, call, 0, f, &t) != 0)
		return -1;
	return give_number(out, (double)count_characters(t));
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether white space inside is single spaces only. */
static bool is_normal(const char *p, const char *end)
{
	for (; p < end; p++) {
		if (is_space(*p) && (*p != ' ' || is_space(p[1])))
			return false;
	}
	return true;
}

int core_normalize_space(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *p, *end;
	struct xpath_text t;
	char *text, *to;

	if (text_or_node(r, call, 0, f, &t) != 0)
		return -1;
	p = t.start;
	end = p + t.len;
	while (p < end && is_space(*p))
		p++;
	while (end > p && is_space(end[-1]))
		end--;
	if (is_normal(p, end))
		return give_text(out, p, (size_t)(end - p));
	to = text = scratch_alloc(&r->scratch, (size_t)(end - p));
	for (; p < end; p++) {
		if (!is_space(*p))
			*to++ = *p;
		else if (to[-1] != ' ')
			*to++ = ' ';
	}
	return give_text(out, text, (size_t)(to - text));
}

enum { KEEP = -2, DROP = -1 };

/* What becomes of characters: for those of one byte a table, for others the list itself. */
struct translation {
	int ascii[128]; /* KEEP, DROP, or where in to its character begins */
	struct xpath_text from, to;
	bool ascii_only; /* all of from */
};

static void prepare(struct translation *t)
{
	const char *end = t->from.start + t->from.len;
	size_t at = 0;

	for (int i = 0; i < 128; i++)
		t->ascii[i] = KEEP;
	t->ascii_only = true;
	for (const char *p = t->from.start; p < end; p += char_bytes(p, end)) {
		unsigned char c = (unsigned char)*p;

		if (c >= 128)
			t->ascii_only = false;
		else if (t->ascii[c] == KEEP)
			t->ascii[c] = at < t->to.len ? (int)at : DROP;
		if (at < t->to.len)
			at += char_bytes(t->to.start + at, t->to.start + t->to.len);
	}
}

static int becomes(const struct translation *t, const char *c, size_t n)
{
	const char *end = t->from.start + t->from.len;
	size_t at = 0;

	if (n == 1)
		return t->ascii[(unsigned char)*c];
	if (t->ascii_only)
		return KEEP;
	for (const char *p = t->from.start; p < end; p += char_bytes(p, end)) {
		if (char_bytes(p, end) == n && memcmp(p, c, n) == 0)
			return at < t->to.len ? (int)at : DROP;
		if (at < t->to.len)
			at += char_bytes(t->to.start + at, t->to.start + t->to.len);
	}
	return KEEP;
}

int core_translate(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct translation t;
	struct xpath_text text;
	const char *p, *end;
	char *result, *to;

	if (eval_text(r, arg(call, 0), f, &text) != 0 || eval_text(r, arg(call, 1), f, &t.from) != 0 || eval_text(r, arg(call, 2), f, &t.to) != 0)
		return -1;
	prepare(&t);
	p = text.start;
	end = p + text.len;
	while (p < end && becomes(&t, p, char_bytes(p, end)) == KEEP)
		p += char_bytes(p, end);
	if (p == end)
		return give_text(out, text.start, text.len);
	/* A character of one byte can become one of four. */
	result = scratch_alloc(&r->scratch, (size_t)(p - text.start) + 4 * (size_t)(end - p));
	memcpy(result, text.start, (size_t)(p - text.start));
	to = result + (p - text.start);
	while (p < end) {
		size_t n = char_bytes(p, end);
		int what = becomes(&t, p, n);
		const char *from = what == KEEP ? p : t.to.start + (what == DROP ? 0 : what);
		size_t bytes = what == DROP ? 0 : what == KEEP ? n : char_bytes(from, t.to.start + t.to.len);

		memcpy(to, from, bytes);
		to += bytes;
		p += n;
	}
	return give_text(out, result, (size_t)(to - result));
}
