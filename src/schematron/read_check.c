/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a schema is of the language: a misspelt element must never be passed over as foreign, and what stands where it means nothing is an error. On the way
 * the ids are collected. Elements and attributes of other namespaces are nobody's business here.
 */
#include "read.h"

#include "mem.h"
#include "nearest.h"

#include <string.h>

/* What an element can hold; lists of names separated by spaces. */
struct shape {
	const char *name, *children, *attributes;
	bool text;
	int kind; /* what its id names, an enum read_kind; NONE */
};

#define NONE READ_KINDS
#define RICH " icon see fpi role flag severity"
#define INLINE "emph dir span include"
#define MESSAGE "name value-of " INLINE
#define TOP "title ns p let param phase pattern group rules diagnostics properties include extends"

static const struct shape shapes[] = {
	{ "schema", TOP, "id schemaVersion defaultPhase queryBinding schematronEdition" RICH, false, NONE },
	{ "library", TOP, "id schemaVersion defaultPhase queryBinding schematronEdition" RICH, false, NONE },
	{ "ns", "", "prefix uri", false, NONE },
	{ "title", INLINE, "", true, NONE },
	{ "p", INLINE, "id class icon", true, NONE },
	{ "let", "", "name value as", true, NONE },
	{ "param", "", "name value as", false, NONE },
	{ "phase", "title p let active include extends", "id from when" RICH, false, READ_PHASE },
	{ "active", INLINE, "pattern", true, NONE },
	{ "pattern", "title p let param rule include extends", "id abstract is-a documents" RICH, false, READ_PATTERN },
	{ "group", "title p let param rule include extends", "id abstract is-a documents" RICH, false, READ_PATTERN },
	{ "rules", "title p rule include extends", "id" RICH, false, NONE },
	{ "rule", "p let assert report extends include", "id abstract context subject visit-each" RICH, false, READ_RULE },
	{ "extends", "", "rule href", false, NONE },
	{ "include", "", "href", false, NONE },
	{ "assert", MESSAGE, "id test subject diagnostics properties" RICH, true, READ_ASSERT },
	{ "report", MESSAGE, "id test subject diagnostics properties" RICH, true, READ_ASSERT },
	{ "diagnostics", "diagnostic include extends", "", false, NONE },
	{ "properties", "property include extends", "", false, NONE },
	{ "diagnostic", MESSAGE, "id" RICH, true, READ_DIAGNOSTIC },
	{ "property", MESSAGE, "id scheme" RICH, true, READ_PROPERTY },
	{ "name", "", "path", false, NONE },
	{ "value-of", "", "select", false, NONE },
	{ "emph", MESSAGE, "class", true, NONE },
	{ "dir", MESSAGE, "value class", true, NONE },
	{ "span", MESSAGE, "class", true, NONE },
};

#define SHAPES (sizeof shapes / sizeof shapes[0])

static const struct shape *shape_of(const char *name)
{
	for (size_t i = 0; i < SHAPES; i++) {
		if (shapes[i].name[0] == name[0] && strcmp(shapes[i].name, name) == 0)
			return &shapes[i];
	}
	return NULL;
}

static bool lists(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = list; *at != '\0'; at++) {
		if (at[0] == name[0] && strncmp(at, name, n) == 0 && (at[n] == ' ' || at[n] == '\0'))
			return true;
		while (at[0] != ' ' && at[1] != '\0')
			at++;
	}
	return false;
}

/* Says that a name is not in the list, with the nearest of it or, if it has none, of all elements. */
static void say_unknown(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *list, bool or_elements)
{
	VEC(const char *) names = { 0 };
	const char *one;

	while ((one = read_next_name(g, &list)) != NULL)
		vec_push(&names, one);
	if (or_elements && (names.len == 0 || nearest(name, names.items, names.len) == NULL)) {
		for (size_t i = 0; i < SHAPES; i++)
			vec_push(&names, shapes[i].name);
	}
	read_fail_near(g, id, node, attribute, name, names.items, names.len);
	vec_free(&names);
}

static void check_attributes(struct reading *g, const xmlNode *node, const struct shape *shape)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns == NULL && !lists(shape->attributes, (const char *)a->name))
			say_unknown(g, MSG_SCH_UNKNOWN_ATTRIBUTE, node, (const char *)a->name, (const char *)a->name, shape->attributes, false);
	}
}

static void collect_id(struct reading *g, int kind, xmlNode *node)
{
	const char *id = read_attribute(g, node, "id");
	const xmlNode *other = id != NULL ? map_get(g->ids[kind], id) : NULL;

	if (id == NULL)
		return;
	if (other == NULL)
		map_set(g->ids[kind], id, node);
	else if (!read_same_origin(other, node))
		read_fail(g, MSG_SCH_DUPLICATE_ID, node, "id", id);
}

static void collect_reference(struct reading *g, int kind, xmlNode *node)
{
	struct map *to = g->references[kind == READ_PROPERTY];
	const char *id = read_attribute(g, node, "id");
	struct read_reference *r;

	collect_id(g, kind, node);
	if (id == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "id");
	} else if (map_get(to, id) == NULL) {
		r = arena_alloc(g->s->arena, sizeof *r);
		r->node = node;
		map_set(to, id, r);
	}
}

static bool came_before(struct reading *g, const xmlNode *pattern)
{
	const char *id = read_attribute(g, pattern, "id");

	return id != NULL && map_get(g->ids[READ_PATTERN], id) != NULL;
}

static void collect(struct reading *g, xmlNode *node, int kind)
{
	switch (kind) {
	case READ_PATTERN:
		if (!came_before(g, node))
			vec_push(&g->patterns, node);
		collect_id(g, kind, node);
		break;
	case READ_RULE:
		collect_id(g, kind, node);
		if (read_is_abstract(node) || read_is(node->parent, "rules"))
			vec_push(&g->abstract_rules, node);
		break;
	case READ_DIAGNOSTIC:
	case READ_PROPERTY:
		collect_reference(g, kind, node);
		break;
	case READ_ASSERT:
	case READ_PHASE:
		collect_id(g, kind, node);
		break;
	default:
		break;
	}
}

static bool is_blank(const xmlNode *text)
{
	return text->content == NULL || text->content[strspn((const char *)text->content, " \t\r\n")] == '\0';
}

/* The shape of an element in its parent, NULL after a message. */
static const struct shape *shape_in(struct reading *g, const xmlNode *node, const struct shape *parent)
{
	const struct shape *shape = shape_of((const char *)node->name);

	if (shape == NULL)
		say_unknown(g, MSG_SCH_UNKNOWN_ELEMENT, node, NULL, (const char *)node->name, parent->children, true);
	else if (lists(parent->children, shape->name))
		return shape;
	else
		read_fail(g, MSG_SCH_MISPLACED, node, NULL, parent->name);
	return NULL;
}

static void check_node(struct reading *g, xmlNode *node, const struct shape *shape)
{
	const struct shape *inner = NULL;
	const xmlChar *name = NULL; /* whose shape inner is; siblings are mostly alike, and their names are one string */
	bool text_said = shape->text;

	check_attributes(g, node, shape);
	collect(g, node, shape->kind);
	if (strcmp(shape->name, "extends") == 0 && !read_is(node->parent, "rule"))
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "href");
	if (strcmp(shape->name, "let") == 0)
		return;
	for (xmlNode *child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE && !text_said && !is_blank(child)) {
			read_fail(g, MSG_SCH_STRAY_TEXT, node, NULL, NULL);
			text_said = true;
		}
		if (!read_is_schematron(child))
			continue;
		if (child->name != name)
			inner = shape_in(g, child, shape);
		name = inner != NULL ? child->name : NULL;
		if (inner != NULL)
			check_node(g, child, inner);
	}
}

void read_check(struct reading *g)
{
	check_node(g, (xmlNode *)g->schema, &shapes[0]);
}
