/* SPDX-License-Identifier: Apache-2.0 */
/* Goes down into an expression that differs (blame.h). position() and last() become numbers, current() becomes a variable, so that every
 * piece can run alone. */
#include "blame.h"

#include <stdint.h>
#include <string.h>

bool blame_differs(struct sides *s, const struct term *tree, xmlNodePtr node, struct arena *a, struct outcome *ours, struct outcome *theirs)
{
	struct buf text = BUF_INIT;

	term_write(&text, tree, NULL, false);
	sides_ours(s, text.data, node, a, ours);
	sides_libxml2(s, text.data, node, a, theirs);
	buf_release(&text);
	return theirs->type != 'l' && (!outcome_same(ours, theirs) || !outcome_is_ordered(ours));
}

static bool differs(struct sides *s, const struct term *tree, xmlNodePtr node, struct arena *a)
{
	struct outcome ours, theirs;

	return blame_differs(s, tree, node, a, &ours, &theirs);
}

/* A copy in which position() and last() of this level are numbers and current() is a variable everywhere. */
static struct term *pinned(struct arena *a, const struct term *t, size_t position, size_t last, bool level)
{
	struct term *copy = arena_alloc(a, sizeof *copy);

	if (t->kind == KIND_CALL && strcmp(t->text, "current") == 0 && t->kid_count == 0)
		return term_new(a, KIND_VARIABLE, 'n', "_current");
	if (level && t->kind == KIND_CALL && t->kid_count == 0 && (strcmp(t->text, "position") == 0 || strcmp(t->text, "last") == 0))
		return term_new(a, KIND_NUMBER, 'd', arena_printf(a, "%zu", t->text[0] == 'p' ? position : last));
	*copy = *t;
	for (size_t i = 0; i < t->kid_count; i++)
		copy->kids[i] = pinned(a, t->kids[i], position, last, level);
	for (size_t i = 0; i < t->predicate_count; i++)
		copy->predicates[i] = pinned(a, t->predicates[i], 0, 0, false);
	return copy;
}

/* "a//b" as "a/descendant-or-self::node()/b". */
static struct term *spread(struct arena *a, const struct term *t)
{
	struct term *copy = arena_alloc(a, sizeof *copy), *all;

	*copy = *t;
	if (t->kind != KIND_STEP || !t->deep)
		return copy;
	all = term_new(a, KIND_STEP, 'n', "node()");
	all->axis = "descendant-or-self";
	all->kids[all->kid_count++] = t->kids[0];
	copy->deep = false;
	copy->kids[0] = all;
	return copy;
}

struct term *blame_pin(struct arena *a, const struct term *t, size_t position, size_t last)
{
	return pinned(a, t, position, last, true);
}

static const char *conversion(char wanted)
{
	switch (wanted) {
	case 's': return "string";
	case 'd': return "number";
	case 'b': return "boolean";
	default: return NULL;
	}
}

/* The type that an operator or function makes of its i-th operand. */
static char wanted(const struct term *t, size_t i)
{
	if (t->kind == KIND_NEGATE)
		return 'd';
	if (t->kind == KIND_BINARY)
		return strchr("+-*dm", t->text[0]) != NULL ? 'd' : t->text[0] == 'a' || t->text[0] == 'o' ? 'b' : 'o';
	if (t->kind != KIND_CALL || t->wants[0] == '\0')
		return 'o';
	for (size_t k = 0; k <= i; k++) {
		if (t->wants[k] == '\0')
			return k > 0 && conversion(t->wants[k - 1]) != NULL ? t->wants[k - 1] : 'o';
	}
	if (t->wants[i] != '\0' && strchr("LDPFWUACKEVXT", t->wants[i]) != NULL)
		return 's';
	if (strcmp(t->text, "exsl:node-set") == 0)
		return t->kids[i]->type != 'n' ? 's' : 'o';
	if (t->wants[i] == 'I' || (t->wants[i] == 'O' && strcmp(t->text, "key") == 0))
		return t->kids[i]->type != 'n' ? 's' : 'o';
	return t->wants[i];
}

/* Names that generate-id() gives are each side's own: what it is the name of is compared in its place. */
static struct term *named(const struct term *call, struct arena *a)
{
	struct term *t;

	if (call->kind != KIND_CALL || strcmp(call->text, "generate-id") != 0)
		return (struct term *)(uintptr_t)call;
	t = term_new(a, call->kid_count > 0 ? KIND_FILTER : KIND_CONTEXT, 'n', ".");
	if (call->kid_count > 0) {
		t->kids[t->kid_count++] = call->kids[0];
		t->predicates[t->predicate_count++] = term_new(a, KIND_NUMBER, 'd', "1");
	}
	return t;
}

/* An operand that differs, or its conversion. */
static struct term *bad_operand(struct sides *s, const struct term *t, xmlNodePtr node, struct arena *a)
{
	for (size_t i = 0; i < t->kid_count; i++) {
		struct term *kid = named(t->kids[i], a);

		if (differs(s, kid, node, a))
			return kid;
	}
	for (size_t i = 0; i < t->kid_count; i++) {
		const char *name = conversion(wanted(t, i));
		struct term *converted;

		if (name == NULL || (t->kind == KIND_CALL && strcmp(t->text, name) == 0))
			continue;
		converted = term_call(a, name, wanted(t, i), t->kids[i]);
		if (differs(s, converted, node, a))
			return converted;
	}
	return NULL;
}

struct search {
	struct sides *s;
	struct arena *a;
	struct term *tree; /* found: differs at node */
	xmlNodePtr node;
};

/* Tries one predicate on the nodes of a list, each at its place. */
static bool bad_predicate(struct search *f, const struct term *predicate, const struct outcome *list, bool reverse)
{
	for (size_t i = 0; i < list->count; i++) {
		struct term *p = pinned(f->a, predicate, reverse ? list->count - i : i + 1, list->count, true);

		f->node = list->items[i].node;
		f->tree = p;
		if (f->node != NULL && differs(f->s, p, f->node, f->a))
			return true;
		f->tree = term_call(f->a, "boolean", 'b', p);
		if (f->node != NULL && p->type == 'n' && differs(f->s, f->tree, f->node, f->a))
			return true;
	}
	return false;
}

static bool bad_step(struct search *f, const struct term *t, const struct term *before, xmlNodePtr node)
{
	struct outcome inputs, ours, theirs;
	struct term *one = term_copy(f->a, before);

	if (t->kind == KIND_FILTER) {
		blame_differs(f->s, before, node, f->a, &inputs, &theirs);
		return bad_predicate(f, t->predicates[before->predicate_count], &inputs, false);
	}
	blame_differs(f->s, t->kids[0], node, f->a, &inputs, &theirs);
	one->kids[0] = term_new(f->a, KIND_CONTEXT, 'n', ".");
	for (size_t i = 0; i < inputs.count; i++) {
		if (inputs.items[i].node == NULL)
			continue;
		f->node = inputs.items[i].node;
		f->tree = one;
		if (blame_differs(f->s, one, f->node, f->a, &ours, &theirs))
			return true;
		if (bad_predicate(f, t->predicates[before->predicate_count], &ours, t->axis != NULL && term_is_reverse(t->axis)))
			return true;
	}
	return false;
}

/* A step or filter whose input is the same on both sides: fewer predicates, a single input node. */
static bool bad_path(struct search *f, const struct term *t, xmlNodePtr node)
{
	struct term *less = term_copy(f->a, t);

	while (less->predicate_count > 0) {
		struct term *more = term_copy(f->a, less);

		less->predicate_count--;
		if (t->kind == KIND_FILTER && less->predicate_count == 0)
			less = less->kids[0];
		if (!differs(f->s, less, node, f->a))
			return bad_step(f, more, less, node);
		f->tree = less;
		f->node = node;
		if (less->predicate_count == 0 || less->kind != t->kind)
			return true;
	}
	return false;
}

/* A single input node that shows it. */
static bool bad_input(struct search *f, const struct term *t, xmlNodePtr node)
{
	struct outcome inputs, theirs;
	struct term *one;

	if (t->kind != KIND_STEP || t->kids[0]->kind == KIND_CONTEXT)
		return false;
	one = term_copy(f->a, t);
	one->kids[0] = term_new(f->a, KIND_CONTEXT, 'n', ".");
	one->kids[0]->hidden = true;
	blame_differs(f->s, t->kids[0], node, f->a, &inputs, &theirs);
	for (size_t i = 0; i < inputs.count; i++) {
		if (inputs.items[i].node != NULL && differs(f->s, one, inputs.items[i].node, f->a)) {
			f->tree = one;
			f->node = inputs.items[i].node;
			return true;
		}
	}
	return false;
}

void blame_find(struct culprit *out, struct sides *s, const struct term *tree, xmlNodePtr node, struct arena *a)
{
	struct term *t = pinned(a, tree, 1, 1, true);
	struct outcome ours, theirs;

	for (;;) {
		struct search f = { .s = s, .a = a };
		struct term *next, *plain = spread(a, t);

		if (!differs(s, plain, node, a))
			break;
		t = plain;
		next = bad_operand(s, t, node, a);
		if (next != NULL) {
			t = next;
		} else if (bad_input(&f, t, node) || (t->predicate_count > 0 && bad_path(&f, t, node))) {
			t = f.tree;
			node = f.node;
		} else {
			break;
		}
	}
	out->tree = t;
	out->node = node;
	if (blame_differs(s, t, node, a, &ours, &theirs)) {
		out->ours = ours;
		out->theirs = theirs;
	}
}
