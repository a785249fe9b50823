/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled expressions as objects (xpath.h). Everything of one lies in its arena, whose first block is about as large as the expression will be. */
#include "xpath.h"

#include "ast.h"

#include <string.h>

/* Bytes of tree, and of tree for a byte of text, that leave the least unused over the expressions of schemas. */
#define TREE_LEAST 320
#define TREE_PER_TEXT 24

struct xpath *xpath_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin)
{
	size_t len = strlen(text);
	struct arena *a = arena_new_of(sizeof(struct xpath) + len + 1 + TREE_LEAST + len * TREE_PER_TEXT);
	struct xpath *x = arena_alloc(a, sizeof *x);

	x->arena = a;
	x->text = arena_strndup(a, text, len);
	x->element = scope->element;
	x->place = origin != NULL ? origin->node : NULL;
	x->made = expr_parse(x->text, scope, origin, a);
	if (x->made == NULL) {
		arena_free(a);
		return NULL;
	}
	return x;
}

void xpath_free(struct xpath *x)
{
	if (x != NULL)
		arena_free(x->arena);
}

const char *xpath_text(const struct xpath *x)
{
	return x->text;
}
