/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names in expressions that no document has (lint_rules.h). Documents are valid before a rule sees them, so what their schemas know is all there can be; the run
 * adds the register, the rulebook and the element around it all. Which children and attributes an element has is asked by its name alone, of all that have it.
 */
#include "lint_rules.h"

#include "ast.h"
#include "map.h"
#include "mem.h"
#include "nearest.h"
#include "pattern_run.h"
#include "tree.h"
#include "vec.h"
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* Elements within elements of a schema, far more than there are: a type that holds itself ends there. */
#define DEPTH 12

/* What an element can have; the root of all, too. */
struct entry {
	struct map *children, *attributes;
};

struct lint_names {
	struct map *elements;   /* name -> struct entry */
	struct map *attributes; /* of any element */
};

/* The documents' kinds. */
static const char *const kinds[] = { "policy", "organisation", "inventory", "records", "exceptions" };

/* What the run adds: an element, its children, its attributes. */
static const struct {
	const char *name, *children, *attributes;
} added[] = {
	{ "", "repository", "" },
	{ "repository", "policy organisation inventory records exceptions rulebook register", "as-of" },
	{ "rulebook", "rule", "" },
	{ "rule", "parameter", "id" },
	{ "parameter", "", "name value" },
	{ "register", "submission holding entry", "complete" },
	{ "submission", "", "inventory unit as-of submitted-on file" },
	{ "holding", "", "unit kind lifecycle assets" },
	{ "entry", "level depends-on", "id inventory file unit kind lifecycle criticality personal-data" },
	{ "level", "", "aspect code" },
	{ "depends-on", "", "asset kind justified" },
};

static struct entry *entry_of(struct lint_names *n, const char *name)
{
	struct entry *e = map_get(n->elements, name);

	if (e == NULL) {
		e = mem_alloc(sizeof *e);
		e->children = map_new();
		e->attributes = map_new();
		map_set(n->elements, name, e);
	}
	return e;
}

static void add_words(struct map *to, const char *words)
{
	char word[64];
	size_t n;

	for (; *words != '\0'; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		memcpy(word, words, n);
		word[n] = '\0';
		map_set(to, word, to);
	}
}

static void add_path(struct lint_names *n, const struct vocabulary *v, const char *path, const char *name, size_t depth)
{
	struct entry *e = entry_of(n, name);
	const char *const *names;
	size_t count = vocabulary_attributes(v, path, &names);

	for (size_t i = 0; i < count; i++) {
		map_set(e->attributes, names[i], n);
		map_set(n->attributes, names[i], n);
	}
	count = vocabulary_children(v, path, &names);
	for (size_t i = 0; i < count && depth < DEPTH; i++) {
		struct arena *a = arena_new();

		map_set(e->children, names[i], n);
		add_path(n, v, arena_printf(a, "%s%s%s", path, path[0] != '\0' ? "/" : "", names[i]), names[i], depth + 1);
		arena_free(a);
	}
}

struct lint_names *lint_names_new(void)
{
	struct lint_names *n = mem_alloc(sizeof *n);

	n->elements = map_new();
	n->attributes = map_new();
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		struct vocabulary *v = vocabulary_new(kinds[i]);

		if (v != NULL)
			add_path(n, v, kinds[i], kinds[i], 0);
		vocabulary_free(v);
	}
	for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
		struct entry *e = entry_of(n, added[i].name);

		add_words(e->children, added[i].children);
		add_words(e->attributes, added[i].attributes);
		add_words(n->attributes, added[i].attributes);
	}
	return n;
}

void lint_names_free(struct lint_names *n)
{
	if (n == NULL)
		return;
	for (size_t i = 0; i < map_len(n->elements); i++) {
		struct entry *e = map_value(n->elements, i);

		map_free(e->children);
		map_free(e->attributes);
		free(e);
	}
	map_free(n->elements);
	map_free(n->attributes);
	free(n);
}

/* Going through one expression. Where a step leads is the name of the elements there: "" the root of the document, NULL not known. */
struct walk {
	const struct lint_names *names;
	const struct lint_expression *x;
	const struct diag_sink *sink;
	const char *prefix; /* of the program's namespace in this file */
};

static bool is_ours(const struct node_test *t)
{
	return t->kind == TEST_NAME && t->name != NULL && t->uri != NULL && strcmp(t->uri, TREE_NAMESPACE) == 0;
}

static const char *leads_to(const struct expr *x, const char *from)
{
	const char *left, *right;

	switch (x->op) {
	case OP_CONTEXT:
		return from;
	case OP_ROOT:
		return "";
	case OP_FILTER:
		return leads_to(x->path.input, from);
	case OP_STEP:
		if (x->path.axis == AXIS_ATTRIBUTE || x->path.axis == AXIS_NAMESPACE)
			return NULL;
		if (is_ours(&x->path.test))
			return x->path.test.name;
		return x->path.axis == AXIS_SELF ? leads_to(x->path.input, from) : NULL;
	case OP_UNION:
		left = leads_to(x->left, from);
		right = leads_to(x->right, from);
		return left != NULL && right != NULL && strcmp(left, right) == 0 ? left : NULL;
	default:
		return NULL;
	}
}

/* Where the name of a step stands in the text: it is the last thing before its predicates. */
static void find_name(const struct expr *x, const char *text, size_t *from, size_t *to)
{
	size_t n = strlen(x->path.test.name), end = x->to, start = x->path.input->op == OP_CONTEXT ? x->from : x->path.input->to;

	*from = x->from;
	*to = x->to;
	if (start > end || end > strlen(text) || start < x->from)
		start = x->from;
	if (x->path.predicate_count > 0 && x->path.predicates[0]->from > start && x->path.predicates[0]->from <= end)
		end = x->path.predicates[0]->from;
	for (size_t at = end; at >= start + n; at--) {
		if (memcmp(text + at - n, x->path.test.name, n) == 0) {
			*from = at - n;
			*to = at;
			return;
		}
	}
}

/* The row behind an id is the one with a guess. */
static void say(const struct walk *w, enum msg_id id, const struct expr *x, const char *element, const struct map *known)
{
	VEC(const char *) names = { 0 };
	const char *guess;
	size_t from, to;

	for (size_t i = 0; i < map_len(known); i++)
		vec_push(&names, map_key(known, i));
	guess = names.len > 0 ? nearest(x->path.test.name, names.items, names.len) : NULL;
	find_name(x, w->x->text, &from, &to);
	lint_say_inside(w->x, guess != NULL ? id + 1 : id, from, to,
	                &(struct lint_words){ .name = x->path.test.name, .element = element, .guess = guess }, w->sink);
	vec_free(&names);
}

static void check_element(const struct walk *w, const struct expr *x, const char *from)
{
	const struct entry *around = from != NULL ? map_get(w->names->elements, from) : NULL;
	const struct node_test *t = &x->path.test;
	size_t start, end;

	if (t->kind != TEST_NAME || t->name == NULL || t->uri == NULL)
		return;
	if (t->uri[0] == '\0') {
		find_name(x, w->x->text, &start, &end);
		lint_say_inside(w->x, MSG_LINT_NO_PREFIX, start, end, &(struct lint_words){ .name = t->name, .guess = w->prefix }, w->sink);
	} else if (is_ours(t)) {
		if (map_get(w->names->elements, t->name) == NULL)
			say(w, MSG_LINT_UNKNOWN_ELEMENT, x, "", around != NULL && x->path.axis == AXIS_CHILD ? around->children : w->names->elements);
		else if (around != NULL && x->path.axis == AXIS_CHILD && map_get(around->children, t->name) == NULL)
			say(w, MSG_LINT_UNKNOWN_CHILD, x, from[0] != '\0' ? from : "/", around->children);
	}
}

static void check_attribute(const struct walk *w, const struct expr *x, const char *from)
{
	const struct entry *around = from != NULL ? map_get(w->names->elements, from) : NULL;
	const struct node_test *t = &x->path.test;

	if (t->kind != TEST_NAME || t->name == NULL || t->uri == NULL || t->uri[0] != '\0')
		return;
	if (around != NULL && map_get(around->attributes, t->name) == NULL)
		say(w, MSG_LINT_UNKNOWN_ATTRIBUTE, x, from[0] != '\0' ? from : "/", around->attributes);
	else if (around == NULL && map_get(w->names->attributes, t->name) == NULL)
		say(w, MSG_LINT_NO_SUCH_ATTRIBUTE, x, "", w->names->attributes);
}

static void walk(const struct walk *w, const struct expr *x, const char *from);

static void walk_path(const struct walk *w, const struct expr *x, const char *from)
{
	const char *to = leads_to(x, from), *input = leads_to(x->path.input, from);

	walk(w, x->path.input, from);
	if (x->op == OP_STEP && x->path.axis == AXIS_ATTRIBUTE)
		check_attribute(w, x, input);
	else if (x->op == OP_STEP && x->path.axis != AXIS_NAMESPACE)
		check_element(w, x, input);
	for (size_t i = 0; i < x->path.predicate_count; i++)
		walk(w, x->path.predicates[i], to);
}

static void walk(const struct walk *w, const struct expr *x, const char *from)
{
	if (x->op == OP_STEP || x->op == OP_FILTER) {
		walk_path(w, x, from);
	} else if (x->op == OP_CALL) {
		for (size_t i = 0; i < x->call.count; i++)
			walk(w, x->call.args[i], from);
	} else if (x->op == OP_NEGATE) {
		walk(w, x->left, from);
	} else if (x->op >= OP_OR && x->op <= OP_UNION) {
		walk(w, x->left, from);
		walk(w, x->right, from);
	}
}

/* The name of all the elements a pattern matches, NULL when they have several or are not ours. */
static const char *matches(const struct xpath_pattern *p)
{
	const char *name = NULL;

	for (size_t i = 0; p != NULL && i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];
		const struct expr *last = a->count > 0 ? a->steps[a->count - 1].select : NULL;

		if (last == NULL || last->path.axis == AXIS_ATTRIBUTE || !is_ours(&last->path.test) || (name != NULL && strcmp(name, last->path.test.name) != 0))
			return NULL;
		name = last->path.test.name;
	}
	return name;
}

static bool look(void *payload, const struct lint_expression *x)
{
	struct walk w = *(const struct walk *)payload;

	w.x = x;
	walk(&w, x->top, x->at == LINT_AT_ROOT ? "" : x->at == LINT_AT_CONTEXT ? matches(x->context) : NULL);
	return false;
}

void lint_names(const struct schematron *s, const struct lint_names *n, const struct diag_sink *sink)
{
	struct walk w = { .names = n, .sink = sink, .prefix = "pk" };

	for (size_t i = 0; i < s->namespaces.len; i++) {
		if (strcmp(s->namespaces.items[i].uri, TREE_NAMESPACE) == 0)
			w.prefix = s->namespaces.items[i].prefix;
	}
	lint_each(s, look, &w);
}
