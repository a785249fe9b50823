/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EXSLT's regular expressions, which are JavaScript's, on PCRE2. A run keeps what it has compiled. A pattern that is none, and a match beyond the limits, are errors:
 * never "no match".
 */
#include "functions.h"

#include "bounds.h"
#include "mem.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

struct regexp {
	pcre2_code *code; /* NULL: a free place */
	pcre2_match_data *match;
	char *pattern;
	size_t len;
	uint32_t options;
};

struct regexps {
	struct regexp items[LIMIT_REGEXPS];
	size_t len, next; /* next: the oldest, which makes room */
	pcre2_compile_context *compile;
	pcre2_match_context *match;
};

static struct regexps *regexps_new(void)
{
	struct regexps *p = mem_alloc(sizeof *p);

	p->compile = pcre2_compile_context_create(NULL);
	p->match = pcre2_match_context_create(NULL);
	if (p->compile == NULL || p->match == NULL)
		mem_exhausted();
	pcre2_set_newline(p->compile, PCRE2_NEWLINE_ANYCRLF);
	pcre2_set_compile_extra_options(p->compile, PCRE2_EXTRA_ALT_BSUX);
	pcre2_set_parens_nest_limit(p->compile, 100);
	pcre2_set_match_limit(p->match, LIMIT_REGEXP_STEPS);
	pcre2_set_depth_limit(p->match, LIMIT_REGEXP_DEPTH);
	pcre2_set_heap_limit(p->match, LIMIT_REGEXP_HEAP);
	return p;
}

static void empty(struct regexp *x)
{
	pcre2_match_data_free(x->match);
	pcre2_code_free(x->code);
	free(x->pattern);
	*x = (struct regexp){ 0 };
}

void regexps_free(struct regexps *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->len; i++)
		empty(&p->items[i]);
	pcre2_compile_context_free(p->compile);
	pcre2_match_context_free(p->match);
	free(p);
}

static int say_wrong(struct xpath_run *r, const char *what, struct xpath_text pattern, int error, size_t at)
{
	PCRE2_UCHAR8 why[160];

	pcre2_get_error_message(error, why, sizeof why);
	if (at > 0)
		return run_fail(r, "%s \"%.*s\": %s (character %zu)", what, (int)pattern.len, pattern.start, (const char *)why, at);
	return run_fail(r, "%s \"%.*s\": %s", what, (int)pattern.len, pattern.start, (const char *)why);
}

static size_t characters(struct xpath_text t, size_t bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes && i < t.len; i++)
		n += ((unsigned char)t.start[i] & 0xC0) != 0x80;
	return n;
}

static const struct regexp *compile(struct xpath_run *r, struct regexps *p, struct xpath_text pattern, uint32_t options)
{
	const uint32_t always = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY;
	struct regexp *x = &p->items[p->next];
	size_t at;
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR8)pattern.start, pattern.len, always | options, &error, &at, p->compile);

	if (code == NULL) {
		say_wrong(r, "the regular expression", pattern, error, characters(pattern, at) + 1);
		return NULL;
	}
	empty(x);
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* where there is none, the interpreter does it */
	*x = (struct regexp){ code, pcre2_match_data_create_from_pattern(code, NULL), mem_strndup(pattern.start, pattern.len), pattern.len, options };
	if (x->match == NULL)
		mem_exhausted();
	if (p->len <= p->next)
		p->len = p->next + 1;
	p->next = (p->next + 1) % LIMIT_REGEXPS;
	return x;
}

static const struct regexp *find(struct xpath_run *r, struct xpath_text pattern, uint32_t options)
{
	struct regexps **place = foreign_regexps(r), *p;

	if (*place == NULL)
		*place = regexps_new();
	p = *place;
	for (size_t i = 0; i < p->len; i++) {
		const struct regexp *x = &p->items[i];

		if (x->len == pattern.len && x->options == options && memcmp(x->pattern, pattern.start, pattern.len) == 0)
			return x;
	}
	return compile(r, p, pattern, options);
}

/* What a function of this module is called with. */
struct request {
	struct xpath_text subject, pattern;
	const struct regexp *x;
	bool global;
};

static int read_flags(struct xpath_run *r, struct xpath_text flags, struct request *q, uint32_t *options)
{
	*options = 0;
	q->global = false;
	for (size_t i = 0; i < flags.len; i++) {
		switch (flags.start[i]) {
		case 'g':
			q->global = true;
			break;
		case 'i':
			*options |= PCRE2_CASELESS;
			break;
		case 'm':
			*options |= PCRE2_MULTILINE;
			break;
		default:
			return run_fail(r, "\"%.*s\" are no flags of a regular expression: there are g, i and m", (int)flags.len, flags.start);
		}
	}
	return 0;
}

static int read_request(struct xpath_run *r, const struct expr *call, const struct focus *f, struct request *q)
{
	struct xpath_text flags = { "", 0 };
	uint32_t options;

	if (eval_text(r, arg(call, 0), f, &q->subject) != 0 || eval_text(r, arg(call, 1), f, &q->pattern) != 0)
		return -1;
	if (call->call.count > 2 && eval_text(r, arg(call, 2), f, &flags) != 0)
		return -1;
	if (read_flags(r, flags, q, &options) != 0)
		return -1;
	q->x = find(r, q->pattern, options);
	return q->x != NULL ? 0 : -1;
}

/* Looks for the next match from a byte on: 1 (its bounds are in the match data), 0, or -1. The machine code has a small stack; what needs more is done without. */
static int match(struct xpath_run *r, const struct request *q, size_t from)
{
	struct regexps *p = *foreign_regexps(r);
	PCRE2_SPTR8 s = (PCRE2_SPTR8)q->subject.start;
	uint32_t checked = from > 0 ? PCRE2_NO_UTF_CHECK : 0;
	int found = pcre2_match(q->x->code, s, q->subject.len, from, checked, q->x->match, p->match);

	if (found == PCRE2_ERROR_JIT_STACKLIMIT)
		found = pcre2_match(q->x->code, s, q->subject.len, from, checked | PCRE2_NO_JIT, q->x->match, p->match);
	if (found == PCRE2_ERROR_NOMATCH)
		return 0;
	return found >= 0 ? 1 : say_wrong(r, "matching the regular expression", q->pattern, found, 0);
}

/* The n-th group, "" when it took no part; 0 is the whole match. */
static struct xpath_text group(const struct request *q, uint32_t n)
{
	const size_t *bounds = pcre2_get_ovector_pointer(q->x->match);

	/* With \K in a lookahead the end can lie before the start. */
	if (n >= pcre2_get_ovector_count(q->x->match) || bounds[2 * n] == PCRE2_UNSET || bounds[2 * n] >= bounds[2 * n + 1])
		return (struct xpath_text){ "", 0 };
	return (struct xpath_text){ q->subject.start + bounds[2 * n], bounds[2 * n + 1] - bounds[2 * n] };
}

static size_t match_start(const struct request *q)
{
	return pcre2_get_ovector_pointer(q->x->match)[0];
}

static size_t match_end(const struct request *q)
{
	const size_t *bounds = pcre2_get_ovector_pointer(q->x->match);

	return bounds[1] > bounds[0] ? bounds[1] : bounds[0];
}

/* Where to look for the next match: behind this one, one character further behind an empty one. Beyond the subject: nowhere. */
static size_t after(const struct request *q, size_t from)
{
	size_t end = match_end(q);

	if (end > match_start(q) && end > from)
		return end;
	if (end < from)
		end = from;
	return end < q->subject.len ? end + char_bytes(q->subject.start + end, q->subject.start + q->subject.len) : q->subject.len + 1;
}

int regexp_test(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct request q;
	int found;

	if (read_request(r, call, f, &q) != 0)
		return -1;
	found = match(r, &q, 0);
	return found < 0 ? -1 : give_boolean(out, found == 1);
}

/* With g each whole match, else the first match and its groups. */
static int collect(struct xpath_run *r, const struct request *q, xmlDocPtr doc, struct node_list *list)
{
	size_t from = 0;
	int found;

	if (!q->global) {
		found = match(r, q, 0);
		for (uint32_t i = 0; found == 1 && i < pcre2_get_ovector_count(q->x->match); i++) {
			if (foreign_element(r, doc, "match", group(q, i), list) != 0)
				return -1;
		}
		return found < 0 ? -1 : 0;
	}
	while (from <= q->subject.len && (found = match(r, q, from)) != 0) {
		if (found < 0 || foreign_element(r, doc, "match", group(q, 0), list) != 0)
			return -1;
		from = after(q, from);
	}
	return 0;
}

int regexp_match(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct request q;

	if (read_request(r, call, f, &q) != 0 || collect(r, &q, foreign_document(r), &list) != 0)
		return -1;
	return give_nodes(out, list.items, list.len);
}

/* The number of the group that the digits at p mean (two of them if there is such a group), 0 when none; *n: bytes. */
static uint32_t group_number(const struct request *q, const char *p, const char *end, size_t *n)
{
	uint32_t count = pcre2_get_ovector_count(q->x->match), one, two;

	if (p == end || *p < '0' || *p > '9')
		return 0;
	one = (uint32_t)(*p - '0');
	if (p + 1 < end && p[1] >= '0' && p[1] <= '9') {
		two = 10 * one + (uint32_t)(p[1] - '0');
		*n = 2;
		if (two > 0 && two < count)
			return two;
	}
	*n = 1;
	return one < count ? one : 0;
}

static void add_text(struct buf *out, struct xpath_text t)
{
	buf_add(out, t.start, t.len);
}

/* What stands for a match: $1 to $99, $& the match, $` and $' what is before and behind it, $$ a dollar; other dollars are themselves. */
static void add_replacement(struct buf *out, const struct request *q, struct xpath_text with)
{
	const char *end = with.start + with.len;
	size_t start = match_start(q), stop = match_end(q), n = 1;

	for (const char *p = with.start; p < end; p++) {
		char next = *p == '$' && p + 1 < end ? p[1] : '\0';
		uint32_t number = *p == '$' ? group_number(q, p + 1, end, &n) : 0;

		if (number > 0) {
			add_text(out, group(q, number));
			p += n;
			continue;
		}
		if (next == '$')
			buf_putc(out, '$');
		else if (next == '&')
			buf_add(out, q->subject.start + start, stop - start);
		else if (next == '`')
			buf_add(out, q->subject.start, start);
		else if (next == '\'')
			buf_add(out, q->subject.start + stop, q->subject.len - stop);
		else {
			buf_putc(out, *p);
			continue;
		}
		p++;
	}
}

static int replace(struct xpath_run *r, const struct request *q, struct xpath_text with, struct buf *out)
{
	size_t from = 0, kept = 0;
	int found;

	while (from <= q->subject.len && (found = match(r, q, from)) != 0) {
		if (found < 0)
			return -1;
		if (match_start(q) >= kept) {
			buf_add(out, q->subject.start + kept, match_start(q) - kept);
			add_replacement(out, q, with);
			kept = match_end(q);
		}
		if (!q->global)
			break;
		if (out->len > LIMIT_XPATH_TEXT)
			return run_fail(r, "regexp:replace() makes more than %u bytes", LIMIT_XPATH_TEXT);
		from = after(q, from);
	}
	buf_add(out, q->subject.start + kept, q->subject.len - kept);
	return 0;
}

int regexp_replace(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct buf result = BUF_INIT;
	struct xpath_text with;
	struct request q;
	int failed;

	if (eval_text(r, arg(call, 3), f, &with) != 0 || read_request(r, call, f, &q) != 0)
		return -1;
	failed = replace(r, &q, with, &result);
	if (failed == 0)
		give_text(out, text_c(r, (struct xpath_text){ result.data, result.len }), result.len);
	buf_release(&result);
	return failed;
}
