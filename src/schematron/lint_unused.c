/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What nobody uses (lint.h): abstract patterns and rules, parameters of abstract patterns, diagnostics and properties, keys, prefixes. The schema's tree is looked
 * through as it was written, everything included in its place; a name that stands anywhere it could mean the thing counts as a use.
 */
#include "lint.h"

#include "ast.h"
#include "loaded.h"
#include "map.h"
#include "mem.h"
#include "read.h"
#include "tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool lint_is_own(const struct schematron *s, const xmlNode *node)
{
	const struct mark *m = node->_private;

	return m != NULL && m->source == &s->files.items[0]->source;
}

static bool is_name_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

/* Whether the text has the name, whole, with this before it and that after it ('\0': anything but more of a name). */
static bool has(const char *text, const char *name, char before, char after)
{
	size_t n = strlen(name);

	for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
		bool left = before != '\0' ? at > text && at[-1] == before : at == text || !is_name_byte(at[-1]);

		if (left && (after != '\0' ? at[n] == after : !is_name_byte(at[n])))
			return true;
	}
	return false;
}

/* Looks through the attributes and texts of an element and what is below it. */
struct search {
	const char *name;
	char before, after;
	const xmlNode *except; /* an element that does not count */
};

static bool found(const struct search *q, const xmlNode *node)
{
	if (node == q->except)
		return false;
	if (node->type == XML_TEXT_NODE)
		return node->content != NULL && has((const char *)node->content, q->name, q->before, q->after);
	if (node->type != XML_ELEMENT_NODE)
		return false;
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->children != NULL && a->children->content != NULL && has((const char *)a->children->content, q->name, q->before, q->after))
			return true;
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (found(q, child))
			return true;
	}
	return false;
}

static bool mentions(const xmlNode *node, const char *name)
{
	return found(&(struct search){ name, '$', '\0', NULL }, node);
}

/* Calls fn for every Schematron element, true as soon as fn gives it. */
static bool each_element(const xmlNode *node, bool (*fn)(void *payload, const xmlNode *element), void *payload)
{
	if (!read_is_schematron(node))
		return false;
	if (fn(payload, node))
		return true;
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (each_element(child, fn, payload))
			return true;
	}
	return false;
}

/* The attributes that name what can go unused, and the names in each. */
enum { BY_IS_A, BY_RULE, BY_DIAGNOSTICS, BY_PROPERTIES, WAYS };
static const char *const ways[WAYS] = { "is-a", "rule", "diagnostics", "properties" };

struct collecting {
	struct lint_tree *tree;
	struct map *named[WAYS];
};

static void add_words(struct map *to, const char *at)
{
	char *words = mem_strdup(at), *state = NULL;

	for (const char *word = strtok_r(words, " \t\r\n", &state); word != NULL; word = strtok_r(NULL, " \t\r\n", &state))
		map_set(to, word, to);
	free(words);
}

static bool collect_names(void *payload, const xmlNode *element)
{
	const struct collecting *c = payload;

	for (size_t i = 0; i < WAYS; i++) {
		const char *words = tree_value(element, ways[i]);

		if (words != NULL)
			add_words(c->named[i], words);
	}
	return false;
}

static bool is_pattern(const xmlNode *node)
{
	return read_is(node, "pattern") || read_is(node, "group");
}

static bool is_text(const xmlNode *node)
{
	return read_is(node, "diagnostic") || read_is(node, "property");
}

/* How the element can be named; WAYS: it need not be. */
static size_t way_of(const xmlNode *node)
{
	if (is_text(node))
		return read_is(node, "property") ? BY_PROPERTIES : BY_DIAGNOSTICS;
	if (is_pattern(node))
		return read_is_abstract(node) ? BY_IS_A : WAYS;
	return read_is(node, "rule") && (read_is_abstract(node) || read_is(node->parent, "rules")) ? BY_RULE : WAYS;
}

static bool collect_unread(void *payload, const xmlNode *element)
{
	const struct collecting *c = payload;
	const char *id = tree_value(element, "id");
	size_t way = way_of(element);

	if (way < WAYS && (id == NULL || map_get(c->named[way], id) == NULL))
		vec_push(&c->tree->unread, element);
	return false;
}

void lint_tree_init(struct lint_tree *t, const struct schematron *s)
{
	struct collecting c = { .tree = t };

	*t = (struct lint_tree){ .s = s, .root = xmlDocGetRootElement(s->files.items[0]->doc) };
	for (size_t i = 0; i < WAYS; i++)
		c.named[i] = map_new();
	each_element(t->root, collect_names, &c);
	each_element(t->root, collect_unread, &c);
	for (size_t i = 0; i < WAYS; i++)
		map_free(c.named[i]);
}

void lint_tree_release(struct lint_tree *t)
{
	vec_free(&t->unread);
}

bool lint_unread_mentions(const struct lint_tree *t, const char *name)
{
	for (size_t i = 0; i < t->unread.len; i++) {
		if (mentions(t->unread.items[i], name))
			return true;
	}
	return false;
}

static bool is_unread(const struct lint_tree *t, const xmlNode *node)
{
	for (size_t i = 0; i < t->unread.len; i++) {
		if (t->unread.items[i] == node)
			return true;
	}
	return false;
}

/* A pattern says once what holds for all its rules. A file without any other pattern is a library. */
static void look_at_unread(const struct lint_tree *t, const xmlNode *node, const struct diag_sink *sink)
{
	const struct lint_words words = { .name = tree_value(node, "id"), .element = (const char *)node->name };
	bool text = is_text(node);

	if (words.name == NULL || !lint_is_own(t->s, node) || (!text && t->s->patterns.len == 0) || is_unread(t, node->parent))
		return;
	lint_say(sink, text ? MSG_LINT_TEXT_UNUSED : MSG_LINT_ABSTRACT_UNUSED, node, "id", &words);
}

struct look {
	const struct lint_tree *tree;
	const struct diag_sink *sink;
};

struct wanted {
	const char *id;
	const xmlNode *node;
};

static bool find_pattern(void *payload, const xmlNode *element)
{
	struct wanted *w = payload;
	const char *id = is_pattern(element) ? tree_value(element, "id") : NULL;

	if (id == NULL || strcmp(id, w->id) != 0)
		return false;
	w->node = element;
	return true;
}

/* Abstract patterns made of one another; a circle that nobody uses is not refused. */
#define CHAIN 32

/* The abstract patterns that one is itself made of get its parameters, and so do texts. */
static bool is_parameter_used(const struct lint_tree *t, const xmlNode *param, const char *name)
{
	const struct search here = { name, '$', '\0', param };
	const xmlNode *pattern = param->parent;

	for (int i = 0; pattern != NULL && i < CHAIN; i++) {
		struct wanted next = { tree_value(pattern, "is-a"), NULL };

		if (found(&here, pattern))
			return true;
		if (next.id != NULL)
			each_element(t->root, find_pattern, &next);
		pattern = next.node;
	}
	for (const xmlNode *child = t->root->children; child != NULL; child = child->next) {
		if ((read_is(child, "diagnostics") || read_is(child, "properties")) && mentions(child, name))
			return true;
	}
	return false;
}

/* A parameter that an abstract pattern declares; one that is only given is refused when nobody uses it. */
static bool look_at_parameter(void *payload, const xmlNode *element)
{
	const struct look *l = payload;
	const char *name = read_is(element, "param") && is_pattern(element->parent) && read_is_abstract(element->parent) ? tree_value(element, "name") : NULL;

	if (name != NULL && lint_is_own(l->tree->s, element) && !is_unread(l->tree, element->parent) && !is_parameter_used(l->tree, element, name))
		lint_say(l->sink, MSG_LINT_PARAMETER_UNUSED, element, "name", &(struct lint_words){ .name = name });
	return false;
}

static bool calls_key(void *payload, const struct lint_expression *x)
{
	return expr_uses_key(x->top, payload);
}

static bool is_key_used(const struct lint_tree *t, const char *name)
{
	if (lint_each(t->s, calls_key, (void *)name))
		return true;
	for (size_t i = 0; i < t->unread.len; i++) {
		if (found(&(struct search){ name, '\0', '\0', NULL }, t->unread.items[i]))
			return true;
	}
	return false;
}

static void look_at_child(const struct look *l, const xmlNode *child)
{
	const bool key = read_is_xsl(child, "key");
	const char *attribute = key ? "name" : "prefix", *name = key || read_is(child, "ns") ? tree_value(child, attribute) : NULL;

	if (name == NULL || !lint_is_own(l->tree->s, child))
		return;
	if (!(key ? is_key_used(l->tree, name) : found(&(struct search){ name, '\0', ':', child }, l->tree->root)))
		lint_say(l->sink, key ? MSG_LINT_KEY_UNUSED : MSG_LINT_PREFIX_UNUSED, child, attribute, &(struct lint_words){ .name = name });
}

void lint_unused(const struct lint_tree *t, const struct diag_sink *sink)
{
	struct look l = { t, sink };

	for (size_t i = 0; i < t->unread.len; i++)
		look_at_unread(t, t->unread.items[i], sink);
	each_element(t->root, look_at_parameter, &l);
	for (const xmlNode *child = t->root->children; child != NULL; child = child->next)
		look_at_child(&l, child);
}
