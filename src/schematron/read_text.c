/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema: assertions, their messages, diagnostics and properties (read.h). */
#include "read.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void add_text(struct reading *g, struct sch_message *m, const char *text)
{
	struct sch_part part = { SCH_TEXT, arena_strdup(g->s->arena, text), NULL };

	vec_push(&m->parts, part);
}

static void read_parts(struct reading *g, struct sch_message *m, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_part part = { SCH_VALUE, NULL, NULL };

		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			add_text(g, m, (const char *)child->content);
		} else if (read_is(child, "value-of")) {
			part.select = read_expression(g, child, "select", true);
			if (part.select != NULL)
				vec_push(&m->parts, part);
		} else if (read_is(child, "name")) {
			part.kind = SCH_NAME;
			part.select = read_expression(g, child, "path", false);
			vec_push(&m->parts, part);
		} else if (read_is(child, "emph") || read_is(child, "span") || read_is(child, "dir")) {
			read_parts(g, m, child);
		}
	}
}

void read_message(struct reading *g, struct sch_message *m, const xmlNode *node)
{
	xmlChar *use = xmlGetNsProp(node, (const xmlChar *)"use", (const xmlChar *)HELP_NAMESPACE);

	m->id = read_attribute(g, node, "id");
	m->lang = read_lang(node);
	m->help = use != NULL && strcmp((const char *)use, "help") == 0;
	xmlFree(use);
	read_parts(g, m, node);
}

void read_references(struct reading *g, const xmlNode *schema)
{
	for (const xmlNode *group = schema->children; group != NULL; group = group->next) {
		struct map *to = read_is(group, "diagnostics") ? g->diagnostics : read_is(group, "properties") ? g->properties : NULL;

		for (xmlNode *node = to != NULL ? group->children : NULL; node != NULL; node = node->next) {
			const char *id = node->type == XML_ELEMENT_NODE ? read_attribute(g, node, "id") : NULL;

			if (id == NULL)
				continue;
			if (map_get(to, id) != NULL)
				read_fail(g, MSG_SCH_DUPLICATE_ID, node, "id", id, NULL);
			map_set(to, id, node);
		}
	}
}

static const struct sch_message *diagnostic(struct reading *g, const char *id)
{
	const xmlNode *node = map_get(g->diagnostics, id);
	struct sch_message *m;

	for (size_t i = 0; i < g->s->diagnostics.len; i++) {
		if (strcmp(g->s->diagnostics.items[i]->id, id) == 0)
			return g->s->diagnostics.items[i];
	}
	if (node == NULL)
		return NULL;
	m = mem_alloc(sizeof *m);
	vec_push(&g->s->diagnostics, m);
	read_message(g, m, node);
	return m;
}

static const struct sch_property *property(struct reading *g, const char *id)
{
	const xmlNode *node = map_get(g->properties, id);
	struct sch_property *p;

	for (size_t i = 0; i < g->s->properties.len; i++) {
		if (strcmp(g->s->properties.items[i]->id, id) == 0)
			return g->s->properties.items[i];
	}
	if (node == NULL)
		return NULL;
	p = arena_alloc(g->s->arena, sizeof *p);
	p->id = arena_strdup(g->s->arena, id);
	p->role = read_attribute(g, node, "role");
	p->text = read_plain_text(g, node);
	vec_push(&g->s->properties, p);
	return p;
}

/* The next name of a list separated by white space; *at moves on. NULL at the end. */
static const char *next_name(struct reading *g, const char **at)
{
	const char *start = *at + strspn(*at, " \t\r\n");
	size_t n = strcspn(start, " \t\r\n");

	*at = start + n;
	return n > 0 ? arena_strndup(g->s->arena, start, n) : NULL;
}

static void read_flags(struct reading *g, struct sch_assert *a, const xmlNode *node)
{
	const char *list = read_attribute(g, node, "flag"), *flag;

	while (list != NULL && (flag = next_name(g, &list)) != NULL) {
		if (strcmp(flag, "not-evaluable") == 0)
			a->not_evaluable = true;
		else if (strcmp(flag, "lower") == 0)
			a->lower = true;
		else if (strcmp(flag, "on-file") == 0)
			a->on_file = true;
	}
	if ((a->not_evaluable || a->on_file) && !a->is_report)
		read_fail(g, MSG_SCH_FLAG_NEEDS_REPORT, node, "flag", a->on_file ? "on-file" : "not-evaluable", NULL);
}

static void read_named(struct reading *g, struct sch_assert *a, const xmlNode *node)
{
	const char *list = read_attribute(g, node, "diagnostics"), *id;

	while (list != NULL && (id = next_name(g, &list)) != NULL) {
		const struct sch_message *m = diagnostic(g, id);

		if (m == NULL)
			read_fail(g, MSG_SCH_UNKNOWN_REFERENCE, node, "diagnostics", id, NULL);
		else
			vec_push(&a->diagnostics, m);
	}
	list = read_attribute(g, node, "properties");
	while (list != NULL && (id = next_name(g, &list)) != NULL) {
		const struct sch_property *p = property(g, id);

		if (p == NULL)
			read_fail(g, MSG_SCH_UNKNOWN_REFERENCE, node, "properties", id, NULL);
		else
			vec_push(&a->properties, p);
	}
}

void read_assert(struct reading *g, struct sch_rule *rule, const xmlNode *node)
{
	struct sch_assert *a = mem_alloc(sizeof *a);

	vec_push(&rule->asserts, a);
	a->node = node;
	a->is_report = read_is(node, "report");
	a->id = read_attribute(g, node, "id");
	a->role = read_attribute(g, node, "role");
	a->test = read_expression(g, node, "test", true);
	a->subject = read_expression(g, node, "subject", false);
	read_flags(g, a, node);
	read_message(g, &a->text, node);
	read_named(g, a, node);
}
