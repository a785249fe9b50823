/* SPDX-License-Identifier: Apache-2.0 */
/* Reading patterns and rules (read.h). A pattern with is-a takes variables and rules from the abstract pattern and then its own, if it has any. */
#include "read.h"

#include "mem.h"

#include <string.h>

static void read_lets(struct reading *g, struct sch_rule *rule, const struct expand_rule *e, size_t mark)
{
	for (size_t i = 0; i < e->parts.len; i++) {
		struct sch_let let;
		bool again = false;

		if (!read_is(e->parts.items[i], "let"))
			continue;
		/* An abstract rule that two extended rules extend brings its variables once. */
		for (size_t j = 0; j < rule->lets.len && !again; j++)
			again = rule->lets.items[j].node == e->parts.items[i];
		if (!again && read_let(g, &let, e->parts.items[i], mark, false))
			vec_push(&rule->lets, let);
	}
}

static void read_body(struct reading *g, struct sch_rule *rule, const xmlNode *node, const xmlNode *pattern)
{
	struct expand_rule e = { 0 };
	size_t mark = read_enter(g);

	expand_rule(g, &e, node, pattern);
	read_lets(g, rule, &e, mark);
	read_rich(g, &rule->rich, node, NULL);
	rule->subject = read_nodes(g, node, "subject");
	for (size_t i = 0; i < e.parts.len; i++) {
		if (!read_is(e.parts.items[i], "let"))
			read_assert(g, rule, e.parts.items[i]);
	}
	read_leave(g, mark);
	vec_free(&e.parts);
	vec_free(&e.chain);
}

static void read_rule(struct reading *g, struct sch_pattern *pattern, const xmlNode *node)
{
	struct sch_rule *rule = mem_alloc(sizeof *rule);

	vec_push(&pattern->rules, rule);
	rule->node = node;
	rule->id = read_attribute(g, node, "id");
	if (read_attribute(g, node, "visit-each") != NULL)
		read_fail(g, MSG_SCH_UNSUPPORTED, node, "visit-each", "visit-each");
	/* The rule's own variables are not yet there when its context is asked for. */
	rule->context = read_pattern_attribute(g, node, "context");
	rule->context_text = read_expanded(g, node, "context");
	read_body(g, rule, node, pattern->node);
}

void read_unused_rules(struct reading *g)
{
	g->any_variable = true;
	for (size_t i = 0; i < g->abstract_rules.len; i++) {
		const xmlNode *node = g->abstract_rules.items[i];
		struct sch_rule *rule;
		bool used = read_is_abstract(node->parent);

		for (size_t j = 0; j < g->extended.len && !used; j++)
			used = g->extended.items[j] == node;
		if (used)
			continue;
		rule = mem_alloc(sizeof *rule);
		read_body(g, rule, node, node->parent);
		read_free_rule(rule);
	}
	g->any_variable = false;
}

static void read_paragraph(struct reading *g, struct sch_pattern *pattern, const xmlNode *node)
{
	struct sch_paragraph p = { "title", -1, read_plain_text(g, node) };

	if (read_is(node, "p")) {
		const char *lang = read_xml_lang(g, node);

		p.class = read_attribute(g, node, "class");
		p.lang = lang != NULL ? lang_find(lang) : -1;
	} else if (pattern->title == NULL) {
		pattern->title = p.text;
	}
	if (p.class != NULL)
		vec_push(&pattern->paragraphs, p);
}

static bool wants_other_nodes(const struct sch_pattern *pattern)
{
	for (size_t i = 0; i < pattern->rules.len; i++) {
		const struct xpath_pattern *context = pattern->rules.items[i]->context;
		const char *name;

		for (size_t j = 0; context != NULL && j < xpath_pattern_count(context); j++) {
			if (xpath_pattern_last(context, j, &name) != XML_ELEMENT_NODE)
				return true;
		}
	}
	return false;
}

static bool about_local_policies(struct reading *g, const xmlNode *node)
{
	const char *subjects = read_attribute_ns(g, node, "subjects", TREE_NAMESPACE);

	return subjects != NULL && strcmp(subjects, "local-policies") == 0;
}

static bool activates(const struct sch_phase *phase, const char *id)
{
	for (size_t i = 0; id != NULL && i < phase->active.len; i++) {
		if (strcmp(phase->active.items[i], id) == 0)
			return true;
	}
	return false;
}

/* Variables of the phases that activate the pattern come into scope, where the schema has none of the name. */
static void bring_phases(struct reading *g, const char *id)
{
	for (size_t i = 0; i < g->s->phases.len; i++) {
		const struct sch_phase *phase = g->s->phases.items[i];

		for (size_t j = 0; activates(phase, id) && j < phase->lets.len; j++) {
			if (!read_in_scope(g, phase->lets.items[j].name))
				read_bring(g, phase->lets.items[j].name);
		}
	}
}

static void find_needs(struct reading *g, struct sch_pattern *pattern, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const char *name = g->variables.items[i];
		bool own = false;

		for (size_t j = 0; j < pattern->lets.len; j++)
			own |= strcmp(pattern->lets.items[j].name, name) == 0;
		if (!own && read_pattern_uses(pattern, name))
			vec_push(&pattern->needs, name);
	}
}

/* One part of what a pattern is made of: the abstract pattern with parameters, or the pattern itself. */
static void read_descriptions(struct reading *g, struct sch_pattern *pattern, const xmlNode *from, size_t mark)
{
	for (const xmlNode *child = from->children; child != NULL; child = child->next) {
		struct sch_let let;

		/* A variable of a pattern may not hide one of the schema. */
		if (read_is(child, "let") && read_let(g, &let, child, mark, true))
			vec_push(&pattern->lets, let);
		else if (read_is(child, "title") || read_is(child, "p"))
			read_paragraph(g, pattern, child);
	}
}

static void read_rules(struct reading *g, struct sch_pattern *pattern, const xmlNode *from)
{
	for (const xmlNode *child = from->children; child != NULL; child = child->next) {
		if (read_is(child, "rule") && !read_is_abstract(child))
			read_rule(g, pattern, child);
	}
}

static void read_content(struct reading *g, struct sch_pattern *pattern, struct read_instance *in)
{
	const xmlNode *abstract = in != NULL ? in->abstract : NULL;
	size_t phases = read_enter(g), mark;

	bring_phases(g, pattern->id);
	mark = read_enter(g);
	read_descriptions(g, pattern, pattern->node, mark);
	if (in != NULL) {
		g->instance = in;
		read_descriptions(g, pattern, abstract, mark);
	}
	read_rich(g, &pattern->rich, pattern->node, abstract);
	pattern->documents = read_expression(g, abstract != NULL && read_attribute(g, pattern->node, "documents") == NULL ? abstract : pattern->node,
	                                     "documents", false);
	if (in != NULL)
		read_rules(g, pattern, abstract);
	g->instance = NULL;
	read_rules(g, pattern, pattern->node);
	find_needs(g, pattern, phases, mark);
	read_leave(g, phases);
}

static void add_pattern(struct reading *g, const xmlNode *node, struct read_instance *in)
{
	struct sch_pattern *pattern = mem_alloc(sizeof *pattern);

	vec_push(&g->s->patterns, pattern);
	pattern->node = node;
	pattern->id = read_attribute(g, node, "id");
	pattern->is_group = read_is(node, "group");
	read_content(g, pattern, in);
	pattern->local_policies = about_local_policies(g, node);
	pattern->wants_other_nodes = wants_other_nodes(pattern);
}

void read_pattern(struct reading *g, const xmlNode *node)
{
	struct read_instance in = { 0 };

	if (read_is_abstract(node))
		return;
	if (read_attribute(g, node, "is-a") == NULL) {
		add_pattern(g, node, NULL);
		return;
	}
	if (expand_begin(g, &in, node) == 0)
		add_pattern(g, node, &in);
	expand_end(g, &in);
}
