/* SPDX-License-Identifier: Apache-2.0 */
/* The faults of libxslt's format-number() and libexslt's functions (faults_match.h). */
#include "faults_match.h"

#include "reference.h"

#include <math.h>
#include <string.h>

static struct outcome operand(struct match *m, size_t i)
{
	struct outcome ours, theirs;

	blame_differs(m->sides, m->culprit->tree->kids[i], m->culprit->node, m->arena, &ours, &theirs);
	return ours;
}

/* Whether it is format-number(), and ours is right; fills in what it is about. */
static bool is_format(struct match *m, double *number, const char **pattern)
{
	const struct culprit *c = m->culprit;
	struct outcome n, p;

	if (c->tree->kind != KIND_CALL || strcmp(c->tree->text, "format-number") != 0 || c->ours.type != 's' || c->theirs.type != 's')
		return false;
	n = operand(m, 0);
	p = operand(m, 1);
	*number = reference_number(&n, &reference_right, m->arena);
	*pattern = reference_string(&p, &reference_right, m->arena);
	return strcmp(c->ours.text, reference_format(*number, *pattern, m->arena)) == 0;
}

bool match_format_infinity(struct match *m)
{
	double n;
	const char *pattern;

	return is_format(m, &n, &pattern) && isinf(n) && strcmp(m->culprit->theirs.text, n < 0 ? "-Infinity" : "Infinity") == 0;
}

/* "'#'0": theirs has a 0 more behind the prefix. */
bool match_format_quote(struct match *m)
{
	const char *pattern, *ours = m->culprit->ours.text, *mark;
	double n;

	if (!is_format(m, &n, &pattern) || strcmp(pattern, "'#'0") != 0 || isinf(n))
		return false;
	mark = strchr(ours, '#');
	/* Of a large number, only as many digits as match_format_digits() asks for. */
	return mark != NULL && strlen(m->culprit->theirs.text) == strlen(ours) + 1 &&
	       strncmp(m->culprit->theirs.text, arena_printf(m->arena, "%.*s0%s", (int)(mark + 1 - ours), ours, mark + 1), fabs(n) >= 1e13
	       ? 15 : strlen(ours) + 1) == 0;
}

/* The number that a text's digits make, whatever is around and between them. */
static double digits_of(const char *text)
{
	double n = 0;

	for (; *text != '\0' && *text != '.'; text++) {
		if (*text >= '0' && *text <= '9')
			n = n * 10 + (*text - '0');
	}
	return n;
}

/* Nearly the same number, but not its digits. */
bool match_format_digits(struct match *m)
{
	const char *pattern;
	double n, right, wrong;

	if (!is_format(m, &n, &pattern) || !isfinite(n) || fabs(n) < 1e13)
		return false;
	right = digits_of(m->culprit->ours.text);
	wrong = digits_of(m->culprit->theirs.text);
	return fabs(right - wrong) <= 1e-12 * right;
}

/* At a set whose first node is a namespace node that libexslt does not find: it gives the whole first set. */
bool match_set_namespace(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome first, second;

	if (c->tree->kind != KIND_CALL || c->tree->kid_count != 2)
		return false;
	if (strcmp(c->tree->text, "set:leading") != 0 && strcmp(c->tree->text, "set:trailing") != 0)
		return false;
	first = operand(m, 0);
	second = operand(m, 1);
	return second.count > 0 && second.items[0].node != NULL && second.items[0].node->type == XML_NAMESPACE_DECL && outcome_same(&first, &c->theirs);
}

bool match_version_text(struct match *m)
{
	const struct culprit *c = m->culprit;
	const struct term *t = c->tree;

	/* As a string it is "1" or "1.0". */
	if (t->kind == KIND_CALL && strcmp(t->text, "string") == 0)
		t = t->kids[0];
	if (t == NULL || t->kind != KIND_CALL || strcmp(t->text, "system-property") != 0 || c->theirs.type != 's' || strcmp(c->theirs.text, "1.0") != 0)
		return false;
	return c->ours.type == 'd' ? c->ours.number == 1 : c->ours.type == 's' && strcmp(c->ours.text, "1") == 0;
}

static bool is_made_of(const struct item *item, const char *piece, size_t len)
{
	return item->node == NULL && strlen(item->value) == len && memcmp(item->value, piece, len) == 0;
}

/* The pieces as str:split() gives them: of characters or of bytes, with a separator in its letter case or in any. */
static bool is_split(const struct outcome *o, const char *s, const char *between, bool right)
{
	size_t n = 0, step = strlen(between);

	for (const char *from = s, *at = s; o->type == 'n'; at++) {
		bool ends = *at == '\0', cut = ends;

		if (step == 0)
			cut = cut || (at > from && (!right || ((unsigned char)*at & 0xc0) != 0x80));
		else
			cut = cut || (right ? strncmp(at, between, step) : xmlStrncasecmp((const xmlChar *)at, (const xmlChar *)between, (int)step)) == 0;
		if (cut && at > from && (n >= o->count || !is_made_of(&o->items[n++], from, (size_t)(at - from))))
			return false;
		if (ends)
			return n == o->count;
		if (cut && step > 0)
			at += step - 1;
		if (cut)
			from = step > 0 ? at + 1 : at;
	}
	return false;
}

bool match_split(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome text, between;
	const char *s, *cut = " ";

	if (c->tree->kind != KIND_CALL || strcmp(c->tree->text, "str:split") != 0)
		return false;
	text = operand(m, 0);
	s = reference_string(&text, &reference_right, m->arena);
	if (c->tree->kid_count > 1) {
		between = operand(m, 1);
		cut = reference_string(&between, &reference_right, m->arena);
	}
	return is_split(&c->ours, s, cut, true) && is_split(&c->theirs, s, cut, false);
}
