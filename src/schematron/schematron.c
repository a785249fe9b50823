/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema: its structure (schematron.h). What the language has and this reader does not is refused by name, never passed over. */
#include "schematron.h"

#include "loaded.h"
#include "mem.h"
#include "read.h"

#include <stdlib.h>
#include <string.h>

/* The query bindings we are: XPath 1.0 with XSLT 1.0's and EXSLT's functions. */
static bool binding_known(const char *name)
{
	static const char *const known[] = { "xslt", "exslt", "xpath" };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (xmlStrcasecmp((const xmlChar *)name, (const xmlChar *)known[i]) == 0)
			return true;
	}
	return false;
}

/* Refuses child elements and attributes of the language that are not read here; both lists end with NULL. */
static void refuse(struct reading *g, const xmlNode *node, const char *const *children, const char *const *attributes)
{
	for (size_t i = 0; attributes[i] != NULL; i++) {
		if (xmlHasNsProp(node, (const xmlChar *)attributes[i], NULL) != NULL)
			read_fail(g, MSG_SCH_UNSUPPORTED, node, attributes[i], attributes[i], NULL);
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		for (size_t i = 0; children[i] != NULL; i++) {
			if (read_is(child, children[i]))
				read_fail(g, MSG_SCH_UNSUPPORTED, child, NULL, children[i], NULL);
		}
	}
}

static void read_namespaces(struct reading *g, const xmlNode *schema)
{
	xmlNodePtr scope;

	g->s->scope = xmlNewDoc((const xmlChar *)"1.0");
	scope = xmlNewDocNode(g->s->scope, NULL, (const xmlChar *)"scope", NULL);
	xmlDocSetRootElement(g->s->scope, scope);
	g->scope = scope;
	for (const xmlNode *node = schema->children; node != NULL; node = node->next) {
		struct sch_namespace ns;

		if (!read_is(node, "ns"))
			continue;
		ns.prefix = read_attribute(g, node, "prefix");
		ns.uri = read_attribute(g, node, "uri");
		if (ns.prefix == NULL || ns.uri == NULL) {
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, ns.prefix == NULL ? "prefix" : "uri", NULL);
			continue;
		}
		xmlNewNs(scope, (const xmlChar *)ns.uri, (const xmlChar *)ns.prefix);
		vec_push(&g->s->namespaces, ns);
	}
	g->names = xpath_names_new(scope);
}

static void read_key(struct reading *g, const xmlNode *node)
{
	struct xpath_key key = { .name = read_attribute(g, node, "name") };

	if (key.name == NULL)
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "name", NULL);
	key.match = read_pattern_attribute(g, node, "match");
	key.use = read_expression(g, node, "use", true);
	vec_push(&g->s->keys, key);
}

static void read_rule(struct reading *g, struct sch_pattern *pattern, const xmlNode *node)
{
	static const char *const children[] = { "extends", "include", NULL }, *const attributes[] = { "abstract", NULL };
	struct sch_rule *rule = mem_alloc(sizeof *rule);
	size_t mark = read_enter(g);

	vec_push(&pattern->rules, rule);
	rule->node = node;
	refuse(g, node, children, attributes);
	rule->context = read_pattern_attribute(g, node, "context");
	rule->context_text = read_attribute(g, node, "context");
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_let let;

		if (read_is(child, "let") && read_let(g, &let, child, mark))
			vec_push(&rule->lets, let);
	}
	rule->subject = read_expression(g, node, "subject", false);
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (read_is(child, "assert") || read_is(child, "report"))
			read_assert(g, rule, child);
	}
	read_leave(g, mark);
}

static void read_paragraph(struct reading *g, struct sch_pattern *pattern, const xmlNode *node)
{
	struct sch_paragraph p = { "title", -1, read_plain_text(g, node) };

	if (read_is(node, "p")) {
		p.class = read_attribute(g, node, "class");
		p.lang = read_lang(node);
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

static bool about_local_policies(const xmlNode *node)
{
	const xmlAttr *a = xmlHasNsProp(node, (const xmlChar *)"subjects", (const xmlChar *)TREE_NAMESPACE);

	return a != NULL && a->children != NULL && strcmp((const char *)a->children->content, "local-policies") == 0;
}

static void check_pattern_id(struct reading *g, const struct sch_pattern *pattern)
{
	for (size_t i = 0; i + 1 < g->s->patterns.len; i++) {
		const char *other = g->s->patterns.items[i]->id;

		if (pattern->id != NULL && other != NULL && strcmp(other, pattern->id) == 0)
			read_fail(g, MSG_SCH_DUPLICATE_ID, pattern->node, "id", pattern->id, NULL);
	}
}

static void read_pattern(struct reading *g, const xmlNode *node)
{
	static const char *const children[] = { "include", "param", NULL }, *const attributes[] = { "is-a", "abstract", "documents", NULL };
	struct sch_pattern *pattern = mem_alloc(sizeof *pattern);
	size_t mark = read_enter(g);

	vec_push(&g->s->patterns, pattern);
	pattern->node = node;
	pattern->id = read_attribute(g, node, "id");
	check_pattern_id(g, pattern);
	refuse(g, node, children, attributes);
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_let let;

		/* A variable of a pattern may not hide one of the schema: mark 0. */
		if (read_is(child, "let") && read_let(g, &let, child, 0))
			vec_push(&pattern->lets, let);
		else if (read_is(child, "title") || read_is(child, "p"))
			read_paragraph(g, pattern, child);
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (read_is(child, "rule"))
			read_rule(g, pattern, child);
	}
	pattern->local_policies = about_local_policies(node);
	pattern->wants_other_nodes = wants_other_nodes(pattern);
	read_leave(g, mark);
}

static void read_phase(struct reading *g, const xmlNode *node)
{
	static const char *const children[] = { "include", NULL }, *const attributes[] = { "from", "when", NULL };
	struct sch_phase *phase = mem_alloc(sizeof *phase);
	size_t mark = read_enter(g);

	vec_push(&g->s->phases, phase);
	phase->node = node;
	refuse(g, node, children, attributes);
	phase->id = read_attribute(g, node, "id");
	for (size_t i = 0; i + 1 < g->s->phases.len; i++) {
		if (phase->id != NULL && g->s->phases.items[i]->id != NULL && strcmp(g->s->phases.items[i]->id, phase->id) == 0)
			read_fail(g, MSG_SCH_DUPLICATE_ID, node, "id", phase->id, NULL);
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_let let;

		if (read_is(child, "active"))
			vec_push(&phase->active, read_attribute(g, child, "pattern"));
		else if (read_is(child, "let") && read_let(g, &let, child, mark))
			vec_push(&phase->lets, let);
	}
	read_leave(g, mark);
}

static void check_phases(struct reading *g, const xmlNode *schema)
{
	bool known = g->s->default_phase == NULL || strcmp(g->s->default_phase, "#ALL") == 0;

	for (size_t i = 0; i < g->s->phases.len; i++) {
		const struct sch_phase *phase = g->s->phases.items[i];

		known |= phase->id != NULL && g->s->default_phase != NULL && strcmp(phase->id, g->s->default_phase) == 0;
		for (size_t j = 0; j < phase->active.len; j++) {
			if (phase->active.items[j] == NULL || schematron_pattern(g->s, phase->active.items[j]) == NULL)
				read_fail(g, MSG_SCH_UNKNOWN_PATTERN, phase->node, NULL, phase->active.items[j], NULL);
		}
	}
	if (!known)
		read_fail(g, MSG_SCH_UNKNOWN_PHASE, schema, "defaultPhase", g->s->default_phase, NULL);
}

/* Elements of a schema that stand in no order are read in the order of their needs: variables before what uses them. */
static void read_schema(struct reading *g, const xmlNode *schema)
{
	static const char *const children[] = { "include", "extends", "group", "rules", "library", "param", NULL }, *const attributes[] = { NULL };
	const char *binding = read_attribute(g, schema, "queryBinding");

	refuse(g, schema, children, attributes);
	if (binding != NULL && !binding_known(binding))
		read_fail(g, MSG_SCH_BINDING, schema, "queryBinding", binding, NULL);
	g->s->default_phase = read_attribute(g, schema, "defaultPhase");
	read_namespaces(g, schema);
	read_references(g, schema);
	for (const xmlNode *node = schema->children; node != NULL; node = node->next) {
		struct sch_let let;

		if (read_is(node, "let") && read_let(g, &let, node, 0))
			vec_push(&g->s->lets, let);
		else if (node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, XSL_NAMESPACE) == 0 &&
		         strcmp((const char *)node->name, "key") == 0)
			read_key(g, node);
	}
	for (const xmlNode *node = schema->children; node != NULL; node = node->next) {
		if (read_is(node, "pattern"))
			read_pattern(g, node);
		else if (read_is(node, "phase"))
			read_phase(g, node);
	}
	check_phases(g, schema);
}

struct schematron *schematron_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink)
{
	struct schematron *s = mem_alloc(sizeof *s);
	struct reading g = { .s = s, .sink = sink, .diagnostics = map_new(), .properties = map_new() };
	const xmlNode *root;

	s->arena = arena_new();
	s->name = arena_strdup(s->arena, name);
	s->loaded = loaded_new(s->name, bytes, n, sink);
	root = s->loaded != NULL ? xmlDocGetRootElement(s->loaded->doc) : NULL;
	if (root == NULL) {
		g.errors = 1;
	} else if (!read_is(root, "schema")) {
		read_fail(&g, MSG_SCH_NOT_A_SCHEMA, root, NULL, NULL, NULL);
	} else {
		s->sha256 = s->loaded->sha256;
		read_schema(&g, root);
	}
	xpath_names_free(g.names);
	vec_free(&g.variables);
	map_free(g.diagnostics);
	map_free(g.properties);
	if (g.errors > 0) {
		schematron_free(s);
		return NULL;
	}
	return s;
}

const struct sch_pattern *schematron_pattern(const struct schematron *s, const char *id)
{
	for (size_t i = 0; i < s->patterns.len; i++) {
		if (s->patterns.items[i]->id != NULL && strcmp(s->patterns.items[i]->id, id) == 0)
			return s->patterns.items[i];
	}
	return NULL;
}

const struct sch_let *schematron_let(const struct schematron *s, const char *name)
{
	for (size_t i = 0; i < s->lets.len; i++) {
		if (strcmp(s->lets.items[i].name, name) == 0)
			return &s->lets.items[i];
	}
	return NULL;
}
