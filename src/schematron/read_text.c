/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema: assertions, their messages, diagnostics and properties (read.h). */
#include "read.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void read_select(struct reading *g, struct sch_message *m, struct sch_part part, const char *attribute, bool required)
{
	part.select = read_expression(g, part.node, attribute, required);
	if (part.select != NULL || !required)
		vec_push(&m->parts, part);
}

static void read_parts(struct reading *g, struct sch_message *m, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_part part = { .node = child };

		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			part.kind = SCH_TEXT;
			part.text = (const char *)child->content;
			vec_push(&m->parts, part);
		} else if (read_is(child, "value-of")) {
			part.kind = SCH_VALUE;
			read_select(g, m, part, "select", true);
		} else if (read_is(child, "name")) {
			part.kind = SCH_NAME;
			read_select(g, m, part, "path", false);
		} else if (read_is_xsl(child, "copy-of")) {
			part.kind = SCH_COPY;
			read_select(g, m, part, "select", true);
		} else if (read_is(child, "emph") || read_is(child, "span") || read_is(child, "dir")) {
			part.kind = SCH_OPEN;
			vec_push(&m->parts, part);
			read_parts(g, m, child);
			part.kind = SCH_CLOSE;
			vec_push(&m->parts, part);
		}
	}
}

void read_message(struct reading *g, struct sch_message *m, const xmlNode *node)
{
	const char *use = read_attribute_ns(g, node, "use", HELP_NAMESPACE);

	m->node = node;
	m->id = read_attribute(g, node, "id");
	m->role = read_attribute(g, node, "role");
	m->scheme = read_attribute(g, node, "scheme");
	m->xml_lang = read_xml_lang(g, node);
	m->lang = m->xml_lang != NULL ? lang_find(m->xml_lang) : -1;
	m->help = use != NULL && strcmp(use, "help") == 0;
	read_parts(g, m, node);
}

/* A text that an earlier assertion has named is read already; here it must find its variables too. */
static void check_variables(struct reading *g, const struct sch_message *m, const xmlNode *node, const char *attribute)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		const struct xpath *x = m->parts.items[i].select;
		const char *name;

		for (size_t j = 0; x != NULL && !g->any_variable && (name = xpath_variable(x, j)) != NULL; j++) {
			if (!read_in_scope(g, name))
				read_fail_near(g, MSG_XPATH_UNKNOWN_VARIABLE, node, attribute, name, g->variables.items, g->variables.len);
		}
	}
}

/* The text with the id: one for all assertions, but each instance of an abstract pattern has its own. NULL if there is none. */
static const struct sch_message *named_text(struct reading *g, const xmlNode *node, const char *attribute, const char *id)
{
	bool property = strcmp(attribute, "properties") == 0;
	struct read_reference *r = map_get(g->references[property], id);
	struct sch_message **known;

	if (r == NULL)
		return NULL;
	if (g->instance != NULL && r->instance != g->instance->number) {
		r->own = NULL;
		r->instance = g->instance->number;
	}
	known = g->instance != NULL ? &r->own : &r->shared;
	if (*known != NULL) {
		check_variables(g, *known, node, attribute);
		return *known;
	}
	*known = mem_alloc(sizeof **known);
	if (property)
		vec_push(&g->s->properties, *known);
	else
		vec_push(&g->s->diagnostics, *known);
	read_message(g, *known, r->node);
	return *known;
}

static void say_unknown(struct reading *g, const xmlNode *node, const char *attribute, const char *id)
{
	read_fail_among(g, MSG_SCH_UNKNOWN_REFERENCE, node, attribute, id, g->references[strcmp(attribute, "properties") == 0]);
}

static void read_named(struct reading *g, struct sch_assert *a, const xmlNode *node)
{
	static const char *const attributes[] = { "diagnostics", "properties" };

	for (size_t i = 0; i < 2; i++) {
		const char *list = read_attribute(g, node, attributes[i]), *id;

		while (list != NULL && (id = read_next_name(g, &list)) != NULL) {
			const struct sch_message *m = named_text(g, node, attributes[i], id);

			if (m == NULL)
				say_unknown(g, node, attributes[i], id);
			else if (i == 0)
				vec_push(&a->diagnostics, m);
			else
				vec_push(&a->properties, m);
		}
	}
}

/* A text that only an abstract pattern without instances could name may have anything in it. */
static bool all_instantiated(const struct reading *g)
{
	for (size_t i = 0; i < g->patterns.len; i++) {
		bool used = !read_is_abstract(g->patterns.items[i]);

		for (size_t j = 0; j < g->extended.len && !used; j++)
			used = g->extended.items[j] == g->patterns.items[i];
		if (!used)
			return false;
	}
	return true;
}

void read_unused_texts(struct reading *g)
{
	if (!all_instantiated(g))
		return;
	g->any_variable = true;
	for (size_t kind = 0; kind < 2; kind++) {
		for (size_t i = 0; i < map_len(g->references[kind]); i++) {
			const struct read_reference *r = map_value(g->references[kind], i);
			struct sch_message m = { 0 };

			if (r->shared == NULL && r->instance == 0)
				read_message(g, &m, r->node);
			read_free_message(&m);
		}
	}
	g->any_variable = false;
}

/* Ours, and only where the program reads its own rules of any weight (schematron_check_flags()). */
static void read_flags(struct reading *g, struct sch_assert *a)
{
	const char *list = a->rich.flag.text, *flag;

	while (list != NULL && (flag = read_next_name(g, &list)) != NULL) {
		if (strcmp(flag, "not-evaluable") == 0)
			a->not_evaluable = true;
		else if (strcmp(flag, "lower") == 0)
			a->lower = true;
		else if (strcmp(flag, "on-file") == 0)
			a->on_file = true;
	}
}

void read_assert(struct reading *g, struct sch_rule *rule, const xmlNode *node)
{
	struct sch_assert *a = mem_alloc(sizeof *a);

	vec_push(&rule->asserts, a);
	a->node = node;
	a->is_report = read_is(node, "report");
	a->id = read_attribute(g, node, "id");
	read_rich(g, &a->rich, node, NULL);
	a->role = a->rich.role.text;
	a->fixes = read_attribute_ns(g, node, "fix", FIX_NAMESPACE);
	a->test = read_expression(g, node, "test", true);
	a->test_text = read_expanded(g, node, "test");
	a->subject = read_nodes(g, node, "subject");
	read_flags(g, a);
	read_message(g, &a->text, node);
	read_named(g, a, node);
}
