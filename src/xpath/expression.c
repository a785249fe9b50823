/* SPDX-License-Identifier: Apache-2.0 */
/* What an expression refers to, told from its tokens (xpath.h). */
#include "expression.h"

#include <string.h>

const char *xpath_text(const struct xpath *x)
{
	return x->text;
}

bool xpath_uses_variable(const struct xpath *x, const char *name)
{
	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_VARIABLE && token_is(t, name))
			return true;
	}
	return false;
}

bool xpath_is_bound(const struct xpath *x)
{
	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_VARIABLE || (t->kind == TOKEN_FUNCTION && token_is(t, "current")))
			return true;
	}
	return false;
}

static bool goes_up(const struct token *axis)
{
	static const char *const axes[] = { "ancestor", "ancestor-or-self", "parent", "self" };

	for (size_t i = 0; i < sizeof axes / sizeof axes[0]; i++) {
		if (token_is(axis, axes[i]))
			return true;
	}
	return false;
}

/* Whether the i-th token is an element test with the local name. */
static bool is_step_to(const struct xpath *x, size_t i, const char *local_name, bool up)
{
	struct token t = x->tokens.list.items[i];
	const struct token *before = i > 0 ? &x->tokens.list.items[i - 1] : NULL;
	const struct token *axis = i > 1 && token_is(before, "::") ? before - 1 : NULL;
	const char *colon = memchr(t.start, ':', t.len);

	if (t.kind != TOKEN_NAME || (before != NULL && token_is(before, "@")) || (axis != NULL && token_is(axis, "attribute")))
		return false;
	if (axis != NULL && !up && goes_up(axis))
		return false;
	if (colon != NULL) {
		t.len -= (size_t)(colon + 1 - t.start);
		t.start = colon + 1;
	}
	return token_is(&t, local_name);
}

static bool steps_to(const struct xpath *x, const char *local_name, bool up, int from_depth)
{
	int depth = 0;

	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		depth += token_is(t, "[") ? 1 : token_is(t, "]") ? -1 : 0;
		if (depth >= from_depth && is_step_to(x, i, local_name, up))
			return true;
	}
	return false;
}

bool xpath_steps_to(const struct xpath *x, const char *local_name, bool up)
{
	return steps_to(x, local_name, up, 0);
}

bool xpath_steps_inside(const struct xpath *x, const char *local_name, bool up)
{
	return steps_to(x, local_name, up, 1);
}

bool xpath_uses_key(const struct xpath *x, const char *name)
{
	for (size_t i = 0; i + 2 < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_FUNCTION && token_is(t, "key") && t[2].kind == TOKEN_LITERAL && t[2].len == strlen(name) + 2 &&
		    memcmp(t[2].start + 1, name, strlen(name)) == 0)
			return true;
	}
	return false;
}

const char *xpath_own_attribute(const struct xpath *x, size_t i)
{
	return i < x->own_attributes.len ? x->own_attributes.items[i] : NULL;
}
