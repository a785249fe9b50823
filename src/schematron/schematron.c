/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema (schematron.h): the schema itself, its prefixes, keys and variables, and the order of all reading (read.h). */
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

/* A prefix declared twice for one namespace is declared once; for two, the file that comes in keeps its own for its own expressions. */
static void read_namespace(struct reading *g, xmlNodePtr scope, const xmlNode *node, bool is_main)
{
	struct sch_namespace ns = { read_attribute(g, node, "prefix"), read_attribute(g, node, "uri") };

	if (ns.prefix == NULL || ns.uri == NULL) {
		if (is_main)
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, ns.prefix == NULL ? "prefix" : "uri");
		return;
	}
	if (xmlValidateNCName((const xmlChar *)ns.prefix, 0) != 0) {
		read_fail(g, MSG_SCH_NOT_A_NAME, node, "prefix", ns.prefix);
		return;
	}
	for (const xmlNs *known = scope->nsDef; known != NULL; known = known->next) {
		if (known->prefix == NULL || strcmp((const char *)known->prefix, ns.prefix) != 0)
			continue;
		if (strcmp((const char *)known->href, ns.uri) != 0 && ((const struct mark *)node->_private)->source == &g->s->files.items[0]->source)
			read_fail(g, MSG_SCH_PREFIX_TWICE, node, "prefix", ns.prefix);
		return;
	}
	xmlNewNs(scope, (const xmlChar *)ns.uri, (const xmlChar *)ns.prefix);
	if (is_main)
		vec_push(&g->s->namespaces, ns);
}

static xmlNodePtr read_namespaces(struct reading *g, xmlNodePtr scope, const xmlNode *root, bool is_main)
{
	for (const xmlNode *node = root->children; node != NULL; node = node->next) {
		if (read_is(node, "ns"))
			read_namespace(g, scope, node, is_main);
	}
	return scope;
}

/* system-property() and its like need a prefix for XSLT, which a schema declares in XML only, for xsl:key and xsl:copy-of. */
static void bring_xsl(const struct reading *g, xmlNodePtr scope)
{
	xmlNsPtr *list = xmlGetNsList(g->schema->doc, g->schema);

	for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
		if (list[i]->prefix != NULL && strcmp((const char *)list[i]->href, XSL_NAMESPACE) == 0 && xmlSearchNs(scope->doc, scope, list[i]->prefix) == NULL)
			xmlNewNs(scope, list[i]->href, list[i]->prefix);
	}
	xmlFree(list);
}

/* The prefixes of each file: the schema's, and over them those of the file itself. */
static void read_scopes(struct reading *g)
{
	xmlNodePtr scope;

	g->s->scope = xmlNewDoc((const xmlChar *)"1.0");
	scope = xmlNewDocNode(g->s->scope, NULL, (const xmlChar *)"scope", NULL);
	xmlDocSetRootElement(g->s->scope, scope);
	vec_push(&g->scopes, read_namespaces(g, scope, g->schema, true));
	bring_xsl(g, scope);
	for (size_t i = 1; i < g->s->files.len; i++) {
		xmlNodePtr own = xmlNewChild(scope, NULL, (const xmlChar *)"scope", NULL);

		vec_push(&g->scopes, read_namespaces(g, own, xmlDocGetRootElement(g->s->files.items[i]->doc), false));
	}
}

/* An element of XSLT may also use the prefixes of XML that are in scope where it stands. */
static const xmlNode *scope_of_xsl(struct reading *g, const xmlNode *node)
{
	xmlNodePtr scope = xmlNewChild((xmlNodePtr)(uintptr_t)g->scopes.items[0], NULL, (const xmlChar *)"scope", NULL);
	xmlNsPtr *list = xmlGetNsList(node->doc, node);

	for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
		if (list[i]->prefix != NULL && !read_declares(g, node, (const char *)list[i]->prefix))
			xmlNewNs(scope, list[i]->href, list[i]->prefix);
	}
	xmlFree(list);
	return scope;
}

static void read_key(struct reading *g, const xmlNode *node)
{
	struct xpath_key key = { .name = read_attribute(g, node, "name") };

	if (key.name == NULL)
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "name");
	g->own_scope = scope_of_xsl(g, node);
	key.match = read_pattern_attribute(g, node, "match");
	key.use = read_expression(g, node, "use", true);
	g->own_scope = NULL;
	vec_push(&g->s->keys, key);
}

static void read_heading(struct reading *g)
{
	struct schematron *s = g->s;

	s->version = read_attribute(g, g->schema, "schemaVersion");
	s->edition = read_attribute(g, g->schema, "schematronEdition");
	s->icon = read_attribute(g, g->schema, "icon");
	s->see = read_attribute(g, g->schema, "see");
	s->fpi = read_attribute(g, g->schema, "fpi");
	s->xml_lang = read_attribute_ns(g, g->schema, "lang", (const char *)XML_XML_NAMESPACE);
	s->default_phase = read_attribute(g, g->schema, "defaultPhase");
	for (const xmlNode *node = g->schema->children; node != NULL && s->title == NULL; node = node->next) {
		if (read_is(node, "title"))
			s->title = read_plain_text(g, node);
	}
}

/* An index is shared by all runs over a document, so a key's expressions have no variables: keys come first. */
static void read_keys(struct reading *g)
{
	for (const xmlNode *node = g->schema->children; node != NULL; node = node->next) {
		if (read_is_xsl(node, "key"))
			read_key(g, node);
	}
}

static void read_globals(struct reading *g)
{
	for (const xmlNode *node = g->schema->children; node != NULL; node = node->next) {
		struct sch_let let;

		if ((read_is(node, "let") || read_is(node, "param")) && read_let(g, &let, node, 0, false))
			vec_push(&g->s->lets, let);
	}
	g->globals = g->variables.len;
}

/* Elements of a schema that stand in no order are read in the order of their needs: variables before what uses them. */
static void read_schema(struct reading *g)
{
	read_heading(g);
	read_scopes(g);
	read_check(g);
	read_keys(g);
	read_globals(g);
	for (const xmlNode *node = g->schema->children; node != NULL; node = node->next) {
		if (read_is(node, "phase"))
			read_phase(g, node);
	}
	for (size_t i = 0; i < g->patterns.len; i++)
		read_pattern(g, g->patterns.items[i]);
	read_check_phases(g);
	read_unused_rules(g);
	read_unused_texts(g);
}

static void begin(struct reading *g)
{
	g->slots = map_new();
	for (size_t i = 0; i < READ_KINDS; i++)
		g->ids[i] = map_new();
	for (size_t i = 0; i < 2; i++)
		g->references[i] = map_new();
}

static void end(struct reading *g)
{
	map_free(g->slots);
	for (size_t i = 0; i < READ_KINDS; i++)
		map_free(g->ids[i]);
	for (size_t i = 0; i < 2; i++)
		map_free(g->references[i]);
	vec_free(&g->variables);
	vec_free(&g->times);
	vec_free(&g->scopes);
	vec_free(&g->patterns);
	vec_free(&g->abstract_rules);
	vec_free(&g->extended);
}

/* All the rest of g is empty. */
static struct schematron *read_all(struct reading g, const char *name, const void *bytes, size_t n)
{
	struct schematron *s = g.s;
	const char *binding;

	s->arena = arena_new();
	s->name = arena_strdup(s->arena, name);
	begin(&g);
	g.schema = compose(&g, bytes, n);
	if (g.schema != NULL) {
		s->sha256 = s->files.items[0]->sha256;
		binding = read_attribute(&g, g.schema, "queryBinding");
		/* In another language nothing can be told right from wrong. */
		if (binding != NULL && !binding_known(binding))
			read_fail(&g, MSG_SCH_BINDING, g.schema, "queryBinding", binding);
		else
			read_schema(&g);
	}
	end(&g);
	if (g.errors > 0) {
		schematron_free(s);
		return NULL;
	}
	return s;
}

struct schematron *schematron_new(const char *name, const void *bytes, size_t n, const struct schematron_files *files, const struct diag_sink *sink)
{
	return read_all((struct reading){ .s = mem_alloc(sizeof(struct schematron)), .sink = sink, .files = files }, name, bytes, n);
}

struct schematron *schematron_new_rules(const char *name, const void *bytes, size_t n, const struct schematron_files *files, const struct diag_sink *sink)
{
	return read_all((struct reading){ .s = mem_alloc(sizeof(struct schematron)), .sink = sink, .files = files, .rules = true }, name, bytes, n);
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

int schematron_slot(const struct schematron *s, const char *name)
{
	for (size_t i = 0; i < s->slots.len; i++) {
		if (strcmp(s->slots.items[i], name) == 0)
			return (int)i;
	}
	return -1;
}

const char *schematron_lacks(const struct sch_pattern *p, const struct sch_phase *phase)
{
	for (size_t i = 0; i < p->needs.len; i++) {
		bool defined = false;

		for (size_t j = 0; phase != NULL && j < phase->lets.len; j++)
			defined |= strcmp(phase->lets.items[j].name, p->needs.items[i]) == 0;
		if (!defined)
			return p->needs.items[i];
	}
	return NULL;
}
