/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema, the common parts: attributes, expressions in scope, variables (read.h). */
#include "read.h"

#include "nearest.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

bool read_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, SCH_NAMESPACE) == 0 &&
	       strcmp((const char *)node->name, name) == 0;
}

const char *read_attribute(struct reading *g, const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *copy = arena_strdup(g->s->arena, (const char *)value);

	xmlFree(value);
	return copy;
}

int read_lang(const xmlNode *node)
{
	xmlChar *lang = xmlNodeGetLang(node);
	int found = lang != NULL ? lang_find((const char *)lang) : -1;

	xmlFree(lang);
	return found;
}

static const xmlNode *attribute_node(const xmlNode *node, const char *name)
{
	const xmlAttr *a = name != NULL ? xmlHasNsProp(node, (const xmlChar *)name, NULL) : NULL;

	return a != NULL ? (const xmlNode *)a : node;
}

void read_fail(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *guess)
{
	struct place place;

	tree_place(&place, attribute_node(node, attribute), g->s->arena);
	diag_emit(g->sink, id, &place, "name", name != NULL ? name : "", "element", (const char *)node->name,
	          "guess", guess != NULL ? guess : "-", NULL);
	g->errors++;
}

static bool has_variable(void *payload, const char *name)
{
	const struct reading *g = payload;

	for (size_t i = 0; i < g->variables.len; i++) {
		if (strcmp(g->variables.items[i], name) == 0)
			return true;
	}
	return false;
}

static struct xpath_scope scope_of(struct reading *g)
{
	return (struct xpath_scope){ g->scope, has_variable, g, g->variables.items, g->names };
}

struct xpath *read_expression(struct reading *g, const xmlNode *node, const char *attribute, bool required)
{
	const char *text = read_attribute(g, node, attribute);
	struct xpath_origin origin = { attribute_node(node, attribute), g->sink };
	struct xpath_scope scope = scope_of(g);
	struct xpath *x;

	if (text == NULL) {
		if (required)
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, attribute, NULL);
		return NULL;
	}
	x = xpath_compile(text, &scope, &origin);
	if (x == NULL)
		g->errors++;
	return x;
}

struct xpath_pattern *read_pattern_attribute(struct reading *g, const xmlNode *node, const char *attribute)
{
	const char *text = read_attribute(g, node, attribute);
	struct xpath_origin origin = { attribute_node(node, attribute), g->sink };
	struct xpath_scope scope = scope_of(g);
	struct xpath_pattern *p;

	if (text == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, attribute, NULL);
		return NULL;
	}
	p = xpath_pattern_compile(text, &scope, &origin);
	if (p == NULL)
		g->errors++;
	return p;
}

size_t read_enter(const struct reading *g)
{
	return g->variables.len;
}

void read_leave(struct reading *g, size_t mark)
{
	g->variables.len = mark;
	if (mark < g->variables.cap)
		g->variables.items[mark] = NULL;
}

/* A variable may use earlier ones, so it comes into scope after its own value. */
bool read_let(struct reading *g, struct sch_let *let, const xmlNode *node, size_t mark)
{
	let->name = read_attribute(g, node, "name");
	if (let->name == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "name", NULL);
		return false;
	}
	for (size_t i = mark; i < g->variables.len; i++) {
		if (strcmp(g->variables.items[i], let->name) == 0)
			read_fail(g, MSG_SCH_DUPLICATE_VARIABLE, node, "name", let->name, NULL);
	}
	let->value = read_expression(g, node, "value", true);
	vec_push(&g->variables, let->name);
	vec_push(&g->variables, NULL);
	g->variables.len--;
	return let->value != NULL;
}

const char *read_plain_text(struct reading *g, const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	char *copy = arena_strdup(g->s->arena, (const char *)text), *to = copy;
	bool space = false;

	for (const char *from = copy; *from != '\0'; from++) {
		if (strchr(" \t\r\n", *from) != NULL) {
			space = to > copy;
			continue;
		}
		if (space)
			*to++ = ' ';
		space = false;
		*to++ = *from;
	}
	*to = '\0';
	xmlFree(text);
	return copy;
}
