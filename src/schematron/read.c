/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a schema, the common parts: attributes, expressions in scope, variables (read.h). */
#include "read.h"

#include "loaded.h"
#include "mem.h"
#include "nearest.h"

#include <stdlib.h>
#include <string.h>

static bool in_namespace(const xmlNode *node, const char *ns)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, ns) == 0;
}

bool read_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->name[0] == (xmlChar)name[0] && strcmp((const char *)node->name, name) == 0 && in_namespace(node, SCH_NAMESPACE);
}

bool read_is_schematron(const xmlNode *node)
{
	return in_namespace(node, SCH_NAMESPACE);
}

bool read_is_xsl(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0 && in_namespace(node, XSL_NAMESPACE);
}

bool read_is_abstract(const xmlNode *node)
{
	const char *value = tree_value(node, "abstract");

	return value != NULL && strcmp(value + strspn(value, " \t\r\n"), "true") == 0;
}

bool read_same_origin(const xmlNode *a, const xmlNode *b)
{
	const struct mark *m = a->_private, *o = b->_private;

	return m != NULL && o != NULL && m->source == o->source && m->tag == o->tag;
}

const char *read_attribute_ns(struct reading *g, const xmlNode *node, const char *name, const char *ns)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *uri = a->ns != NULL ? (const char *)a->ns->href : NULL;

		if (strcmp((const char *)a->name, name) != 0 || (uri == NULL) != (ns == NULL) || (ns != NULL && strcmp(uri, ns) != 0))
			continue;
		if (a->children == NULL)
			return "";
		if (a->children->next != NULL || a->children->content == NULL) {
			xmlChar *value = xmlNodeGetContent((const xmlNode *)a);
			const char *copy = arena_strdup(g->s->arena, (const char *)value);

			xmlFree(value);
			return copy;
		}
		return (const char *)a->children->content;
	}
	return NULL;
}

const char *read_attribute(struct reading *g, const xmlNode *node, const char *name)
{
	return read_attribute_ns(g, node, name, NULL);
}

const char *read_expanded(struct reading *g, const xmlNode *node, const char *name)
{
	return expand(g, read_attribute(g, node, name));
}

const char *read_xml_lang(struct reading *g, const xmlNode *node)
{
	const char *lang = NULL;

	for (const xmlNode *n = node; n != NULL && n->type == XML_ELEMENT_NODE && lang == NULL; n = n->parent) {
		lang = read_attribute_ns(g, n, "lang", (const char *)XML_XML_NAMESPACE);
		if (lang == NULL && g->instance != NULL && n == g->instance->abstract)
			lang = read_attribute_ns(g, g->instance->node, "lang", (const char *)XML_XML_NAMESPACE);
	}
	return lang != NULL && lang[0] != '\0' ? lang : NULL;
}

static const xmlNode *attribute_node(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = name != NULL ? node->properties : NULL; a != NULL; a = a->next) {
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return (const xmlNode *)a;
	}
	return node;
}

static void fail(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *guess)
{
	struct place place;

	tree_place(&place, attribute_node(node, attribute), g->s->arena);
	diag_emit(g->sink, id, &place, "name", name != NULL ? name : "", "element", (const char *)node->name,
	          "guess", guess != NULL ? guess : "-", NULL);
	if (msg_severity(id) == SEVERITY_ERROR)
		g->errors++;
}

void read_fail(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name)
{
	fail(g, id, node, attribute, name, NULL);
}

void read_fail_near(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *const *names, size_t n)
{
	const char *guess = n > 0 && name != NULL ? nearest(name, names, n) : NULL;

	fail(g, guess != NULL ? id + 1 : id, node, attribute, name, guess);
}

void read_fail_among(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const struct map *names)
{
	VEC(const char *) list = { 0 };

	for (size_t i = 0; i < map_len(names); i++)
		vec_push(&list, map_key(names, i));
	read_fail_near(g, id, node, attribute, name, list.items, list.len);
	vec_free(&list);
}

bool read_in_scope(const struct reading *g, const char *name)
{
	size_t known = (size_t)(uintptr_t)map_get(g->slots, name);

	return known > 0 && known <= g->times.len && g->times.items[known - 1] > 0;
}

int read_slot(struct reading *g, const char *name)
{
	size_t known = (size_t)(uintptr_t)map_get(g->slots, name);

	if (known == 0) {
		vec_push(&g->s->slots, name);
		known = g->s->slots.len;
		map_set(g->slots, name, (void *)(uintptr_t)known);
	}
	return (int)known - 1;
}

static int slot_of(void *payload, const char *name)
{
	struct reading *g = payload;

	if (!read_in_scope(g, name))
		return g->any_variable ? 0 : -1;
	return (int)(uintptr_t)map_get(g->slots, name) - 1;
}

/* The element with the prefixes for what stands in the node: those of its file. */
static const xmlNode *prefixes_of(const struct reading *g, const xmlNode *node)
{
	const struct mark *m = loaded_mark(node);

	if (g->own_scope != NULL)
		return g->own_scope;
	for (size_t i = 1; m != NULL && i < g->scopes.len; i++) {
		if (&g->s->files.items[i]->source == m->source)
			return g->scopes.items[i];
	}
	return g->scopes.len > 0 ? g->scopes.items[0] : NULL;
}

bool read_declares(const struct reading *g, const xmlNode *node, const char *prefix)
{
	xmlNodePtr scope = (xmlNodePtr)(uintptr_t)prefixes_of(g, node);

	return scope != NULL && xmlSearchNs(scope->doc, scope, (const xmlChar *)prefix) != NULL;
}

static struct xpath_scope scope_of(struct reading *g, const xmlNode *node)
{
	return (struct xpath_scope){ .element = prefixes_of(g, node), .slot_of = slot_of, .payload = g, .variables = g->variables.items, .steady = g->rules };
}

static const char *wanted(struct reading *g, const xmlNode *node, const char *attribute, bool required)
{
	const char *text = read_expanded(g, node, attribute);

	if (text == NULL && required)
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, attribute);
	return text != NULL && expand_lacks(g, text) ? NULL : text;
}

struct xpath *read_expression(struct reading *g, const xmlNode *node, const char *attribute, bool required)
{
	const char *text = wanted(g, node, attribute, required);
	struct xpath_origin origin = { attribute_node(node, attribute), g->sink };
	struct xpath_scope scope = scope_of(g, node);
	struct xpath *x;

	if (text == NULL)
		return NULL;
	x = xpath_compile(text, &scope, &origin);
	if (x == NULL)
		g->errors++;
	return x;
}

struct xpath *read_nodes(struct reading *g, const xmlNode *node, const char *attribute)
{
	struct xpath *x = read_expression(g, node, attribute, false);

	if (x != NULL && xpath_type(x) != VALUE_NODES && xpath_type(x) != VALUE_ANY)
		read_fail(g, MSG_XPATH_NOT_NODES, node, attribute, xpath_text(x));
	return x;
}

struct xpath_pattern *read_pattern_attribute(struct reading *g, const xmlNode *node, const char *attribute)
{
	const char *text = wanted(g, node, attribute, true);
	struct xpath_origin origin = { attribute_node(node, attribute), g->sink };
	struct xpath_scope scope = scope_of(g, node);
	struct xpath_pattern *p;

	if (text == NULL)
		return NULL;
	p = xpath_pattern_compile(text, &scope, &origin);
	if (p == NULL)
		g->errors++;
	return p;
}

/* A dollar and a name: "$name", "$p:name". */
static bool is_reference(const char *text)
{
	return text[0] == '$' && xmlValidateQName((const xmlChar *)text + 1, 1) == 0;
}

/* A text that is nothing but a dollar and a name refers to a variable, and so does in the edition that says so all that begins with a dollar. */
struct sch_word read_word(struct reading *g, const xmlNode *node, const char *attribute)
{
	struct sch_word word = { read_expanded(g, node, attribute), NULL };

	if (word.text == NULL)
		return word;
	if (is_reference(word.text) || (word.text[0] == '$' && g->s->edition != NULL && strcmp(g->s->edition, "2025") == 0))
		word.value = read_expression(g, node, attribute, true);
	return word;
}

static const char *or_else(struct reading *g, const xmlNode *node, const xmlNode *fallback, const char *name)
{
	const char *value = read_attribute(g, node, name);

	return value == NULL && fallback != NULL ? read_attribute(g, fallback, name) : value;
}

static struct sch_word word_or_else(struct reading *g, const xmlNode *node, const xmlNode *fallback, const char *name)
{
	return read_word(g, fallback != NULL && read_attribute(g, node, name) == NULL ? fallback : node, name);
}

static void check_severity(struct reading *g, const xmlNode *node, const struct sch_word *word)
{
	static const char *const known[] = { "fatal", "error", "warning", "info" };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (word->text == NULL || word->text[0] == '$' || strcmp(word->text, known[i]) == 0)
			return;
	}
	read_fail_near(g, MSG_SCH_SEVERITY, node, "severity", word->text, known, sizeof known / sizeof known[0]);
}

void read_rich(struct reading *g, struct sch_rich *rich, const xmlNode *node, const xmlNode *fallback)
{
	rich->icon = or_else(g, node, fallback, "icon");
	rich->see = or_else(g, node, fallback, "see");
	rich->fpi = or_else(g, node, fallback, "fpi");
	rich->xml_lang = read_attribute_ns(g, node, "lang", (const char *)XML_XML_NAMESPACE);
	if (rich->xml_lang == NULL && fallback != NULL)
		rich->xml_lang = read_attribute_ns(g, fallback, "lang", (const char *)XML_XML_NAMESPACE);
	rich->role = word_or_else(g, node, fallback, "role");
	rich->flag = word_or_else(g, node, fallback, "flag");
	rich->severity = word_or_else(g, node, fallback, "severity");
	check_severity(g, node, &rich->severity);
}

const char *read_next_name(struct reading *g, const char **at)
{
	const char *start = *at + strspn(*at, " \t\r\n");
	size_t n = strcspn(start, " \t\r\n");

	*at = start + n;
	return n > 0 ? arena_strndup(g->s->arena, start, n) : NULL;
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
