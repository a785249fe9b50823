/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the DOM of a schema to tables (certain_shape.h). Every element and attribute of the schema must be one that is looked for here: anything else makes the type it
 * stands in one of which nothing is certain. So a schema that learns new forms gets slower here, never wrong.
 */
#include "certain_shape.h"

#include "embedded.h"
#include "map.h"
#include "vec.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema"
#define DEPTH_MAX 20
#define REQUIRED_MAX 64
#define FACETS_MAX 200

struct schema_reader {
	struct certain *c;
	struct arena *arena;
	xmlDictPtr dict;
	struct map *components; /* "complexType text" -> xmlNode */
	struct map *types;      /* name of a complex type -> struct certain_type */
	struct map *files;
	VEC(xmlDocPtr) documents;
	const xmlChar *target;  /* the namespace of the elements */
	int depth;
	bool strange;           /* a file has a form that is not known here */
};

/* The built-in types with their facets, as written, that there is a way to check. */
static const struct { const char *base, *facets; enum certain_kind kind; } rows[] = {
	{ "string", "", CERTAIN_ANY },
	{ "token", "minLength=1 ", CERTAIN_FILLED },
	{ "NCName", "", CERTAIN_NAME },
	{ "date", "pattern=\\d{4}-\\d{2}-\\d{2} ", CERTAIN_DATE },
	{ "nonNegativeInteger", "", CERTAIN_COUNT },
	{ "decimal", "minInclusive=0 ", CERTAIN_AMOUNT },
	{ "duration", "pattern=P(\\d+Y)?(\\d+M)?(\\d+D)? ", CERTAIN_DURATION },
	{ "string", "pattern=[A-Z]{2} ", CERTAIN_COUNTRY },
	{ "string", "pattern=\\d{6}-?\\d{4} ", CERTAIN_ORG_NUMBER },
};

/* Built-in types of which an enumerated word is a value as it stands. */
static const char *const word_bases[] = { "NMTOKEN", "string", "token", "language", "NCName" };

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, XSD) == 0 && strcmp((const char *)node->name, name) == 0;
}

static const char *value(const xmlNode *node, const char *name)
{
	const xmlAttr *a = xmlHasNsProp(node, (const xmlChar *)name, NULL);

	return a == NULL ? NULL : a->children != NULL && a->children->next == NULL ? (const char *)a->children->content : "";
}

static bool is_listed(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)) != NULL; p += n) {
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	}
	return false;
}

/* Whether the node has no attributes but these, and no child elements but these and annotations. */
static bool has_only(const xmlNode *node, const char *attributes, const char *children)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns != NULL || !is_listed(attributes, (const char *)a->name))
			return false;
	}
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && !is(n, "annotation") && (!is(n, (const char *)n->name) || !is_listed(children, (const char *)n->name)))
			return false;
	}
	return true;
}

/* The next sibling that is an element and no annotation, the node itself included. */
static xmlNode *element(xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || is(node, "annotation")))
		node = node->next;
	return node;
}

/* The built-in type a name stands for, or NULL. */
static const char *built_in(const xmlNode *at, const char *qname)
{
	const char *colon = strchr(qname, ':');
	char prefix[16] = "";
	const xmlNs *ns;

	if (colon != NULL && (size_t)(colon - qname) < sizeof prefix)
		memcpy(prefix, qname, (size_t)(colon - qname));
	ns = xmlSearchNs(at->doc, (xmlNode *)at, colon != NULL ? (const xmlChar *)prefix : NULL);
	return ns != NULL && strcmp((const char *)ns->href, XSD) == 0 ? (colon != NULL ? colon + 1 : qname) : NULL;
}

static xmlNode *component(const struct schema_reader *r, const char *kind, const char *qname)
{
	const char *colon = strchr(qname, ':');
	char key[256];

	if (snprintf(key, sizeof key, "%s %s", kind, colon != NULL ? colon + 1 : qname) >= (int)sizeof key)
		return NULL;
	return map_get(r->components, key);
}

static const struct certain_value *read_simple(struct schema_reader *r, xmlNode *node);

static const struct certain_value *of_kind(struct schema_reader *r, enum certain_kind kind)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);

	v->kind = kind;
	return v;
}

/* A built-in type with its facets. */
static const struct certain_value *by_row(struct schema_reader *r, const char *base, const char *facets)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].base, base) == 0 && strcmp(rows[i].facets, facets) == 0)
			return of_kind(r, rows[i].kind);
	}
	return of_kind(r, CERTAIN_NEVER);
}

static const struct certain_value *named(struct schema_reader *r, const xmlNode *at, const char *qname)
{
	const char *base = built_in(at, qname);
	xmlNode *node = base == NULL ? component(r, "simpleType", qname) : NULL;

	if (base != NULL)
		return by_row(r, base, "");
	return node != NULL ? read_simple(r, node) : of_kind(r, CERTAIN_NEVER);
}

static const struct certain_value *read_words(struct schema_reader *r, const char *base, xmlNode *restriction)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);
	size_t n = 0;

	for (xmlNode *e = element(restriction->children); e != NULL; e = element(e->next))
		n++;
	v->words = arena_alloc(r->arena, n * sizeof *v->words);
	v->lengths = arena_alloc(r->arena, n * sizeof *v->lengths);
	for (xmlNode *e = element(restriction->children); e != NULL; e = element(e->next)) {
		const char *word = value(e, "value");

		if (!has_only(e, "value", "") || word == NULL || word[0] == '\0' || strpbrk(word, " \t\r\n") != NULL)
			return of_kind(r, CERTAIN_NEVER);
		v->words[v->word_count] = arena_strdup(r->arena, word);
		v->lengths[v->word_count++] = strlen(word);
	}
	for (size_t i = 0; i < sizeof word_bases / sizeof *word_bases; i++) {
		if (strcmp(word_bases[i], base) == 0)
			v->kind = CERTAIN_WORD;
	}
	return v;
}

static const struct certain_value *read_restriction(struct schema_reader *r, xmlNode *node)
{
	const char *qname = value(node, "base"), *base = qname != NULL ? built_in(node, qname) : NULL;
	xmlNode *facet = element(node->children);
	char facets[FACETS_MAX] = "";
	size_t n = 0;

	if (qname == NULL || !has_only(node, "base", "enumeration pattern minLength minInclusive"))
		return of_kind(r, CERTAIN_NEVER);
	if (facet == NULL)
		return named(r, node, qname);
	if (base == NULL)
		return of_kind(r, CERTAIN_NEVER);
	if (has_only(node, "base", "enumeration"))
		return read_words(r, base, node);
	for (; facet != NULL; facet = element(facet->next)) {
		int more = has_only(facet, "value", "") && value(facet, "value") != NULL ? snprintf(facets + n, sizeof facets - n, "%s=%s ", (const char *)facet->name, value(facet, "value")) : -1;

		if (more < 0 || (size_t)more >= sizeof facets - n)
			return of_kind(r, CERTAIN_NEVER);
		n += (size_t)more;
	}
	return by_row(r, base, facets);
}

/* A list of a named type, or a union of named types. */
static const struct certain_value *read_several(struct schema_reader *r, xmlNode *node, const char *attribute, enum certain_kind kind)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);
	const char *names = value(node, attribute);

	if (names == NULL || !has_only(node, attribute, ""))
		return v;
	v->kind = kind;
	v->members = arena_alloc(r->arena, (strlen(names) + 1) * sizeof *v->members);
	while (*(names += strspn(names, " \t\r\n")) != '\0') {
		size_t n = strcspn(names, " \t\r\n");

		v->members[v->member_count++] = named(r, node, arena_strndup(r->arena, names, n));
		names += n;
	}
	if (v->member_count == 0 || (kind == CERTAIN_LIST && (v->member_count != 1 || v->members[0]->kind == CERTAIN_LIST || v->members[0]->kind == CERTAIN_ANY)))
		v->kind = CERTAIN_NEVER;
	return v;
}

static const struct certain_value *read_simple(struct schema_reader *r, xmlNode *node)
{
	const struct certain_value *v = NULL;
	xmlNode *variety = element(node->children);

	if (r->depth++ < DEPTH_MAX && variety != NULL && element(variety->next) == NULL && has_only(node, "name", "restriction list union")) {
		if (is(variety, "restriction"))
			v = read_restriction(r, variety);
		else
			v = read_several(r, variety, is(variety, "list") ? "itemType" : "memberTypes", is(variety, "list") ? CERTAIN_LIST : CERTAIN_UNION);
	}
	r->depth--;
	return v != NULL ? v : of_kind(r, CERTAIN_NEVER);
}

static void reserve(struct schema_reader *r, struct certain_table *t, size_t n)
{
	size_t size = 4;

	while (size < 2 * n)
		size *= 2;
	t->slots = arena_alloc(r->arena, size * sizeof *t->slots);
	t->mask = size - 1;
}

/* False where the name is there already. */
static bool put(struct certain_table *t, struct certain_slot slot)
{
	size_t at = certain_spot(t, slot.uri, slot.name);

	for (; t->slots[at].name != NULL; at = (at + 1) & t->mask) {
		if (t->slots[at].name == slot.name && t->slots[at].uri == slot.uri)
			return false;
	}
	t->slots[at] = slot;
	t->len++;
	return true;
}

static bool read_attribute(struct schema_reader *r, struct certain_type *t, xmlNode *node)
{
	const char *use = value(node, "use"), *ref = value(node, "ref"), *name = value(node, "name"), *type;
	bool required = use != NULL && strcmp(use, "required") == 0;
	struct certain_slot slot = { 0 };

	if (!has_only(node, ref != NULL ? "ref use" : "name type use", "") || (use != NULL && !required && strcmp(use, "optional") != 0))
		return false;
	if (ref != NULL) {
		/* The one attribute with a namespace. */
		if (strcmp(ref, "xml:lang") != 0 || (node = component(r, "attribute", ref)) == NULL || !has_only(node, "name", "simpleType") || element(node->children) == NULL)
			return false;
		slot.uri = xmlDictLookup(r->dict, XML_XML_NAMESPACE, -1);
		slot.value = read_simple(r, element(node->children));
		name = "lang";
	} else {
		type = value(node, "type");
		if (name == NULL || type == NULL)
			return false;
		slot.value = named(r, node, type);
	}
	slot.name = xmlDictLookup(r->dict, (const xmlChar *)name, -1);
	r->c->never += slot.value->kind == CERTAIN_NEVER;
	if (required) {
		slot.bit = t->attributes.len < REQUIRED_MAX ? (uint64_t)1 << t->attributes.len : 0;
		t->required |= slot.bit;
		if (slot.bit == 0)
			return false;
	}
	return put(&t->attributes, slot);
}

static bool read_attributes(struct schema_reader *r, struct certain_type *t, xmlNode *first)
{
	size_t n = 0;

	for (xmlNode *a = first; a != NULL; a = element(a->next))
		n++;
	reserve(r, &t->attributes, n);
	for (xmlNode *a = first; a != NULL; a = element(a->next)) {
		if (!is(a, "attribute") || !read_attribute(r, t, a))
			return false;
	}
	return true;
}

static const struct certain_type *type_of(struct schema_reader *r, const xmlNode *at, const char *qname);

/* Whether local elements in the node's file have our namespace. */
static bool is_ours(const struct schema_reader *r, const xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement(node->doc);
	const char *form = value(root, "elementFormDefault"), *target = value(root, "targetNamespace");

	return form != NULL && strcmp(form, "qualified") == 0 && target != NULL && strcmp(target, (const char *)r->target) == 0;
}

static bool read_choice(struct schema_reader *r, struct certain_type *t, xmlNode *choice)
{
	const char *min = value(choice, "minOccurs"), *max = value(choice, "maxOccurs");
	size_t n = 0;

	if (!is_ours(r, choice) || !has_only(choice, "minOccurs maxOccurs", "element") || min == NULL || strcmp(min, "0") != 0 || max == NULL || strcmp(max, "unbounded") != 0)
		return false;
	for (xmlNode *e = element(choice->children); e != NULL; e = element(e->next))
		n++;
	reserve(r, &t->children, n);
	for (xmlNode *e = element(choice->children); e != NULL; e = element(e->next)) {
		const char *name = value(e, "name"), *type = value(e, "type");
		struct certain_slot slot = { .uri = r->target };

		if (!has_only(e, "name type", "") || name == NULL || type == NULL)
			return false;
		slot.name = xmlDictLookup(r->dict, (const xmlChar *)name, -1);
		slot.type = type_of(r, e, type);
		r->c->never += slot.type->complete && !slot.type->known;
		if (!put(&t->children, slot))
			return false;
	}
	return true;
}

/* A text that may be anything, with attributes. */
static bool read_text(struct schema_reader *r, struct certain_type *t, xmlNode *content)
{
	xmlNode *extension = element(content->children);
	const char *base;

	if (!has_only(content, "", "extension") || extension == NULL || element(extension->next) != NULL || !has_only(extension, "base", "attribute"))
		return false;
	base = value(extension, "base");
	return base != NULL && named(r, extension, base)->kind == CERTAIN_ANY && read_attributes(r, t, element(extension->children));
}

static bool read_complex(struct schema_reader *r, struct certain_type *t, xmlNode *node)
{
	xmlNode *first = element(node->children);

	if (!has_only(node, "name", "choice simpleContent attribute"))
		return false;
	if (first != NULL && is(first, "simpleContent")) {
		t->content = CERTAIN_TEXT;
		return element(first->next) == NULL && read_text(r, t, first);
	}
	if (first != NULL && is(first, "choice")) {
		t->content = CERTAIN_ELEMENTS;
		return read_choice(r, t, first) && read_attributes(r, t, element(first->next));
	}
	return read_attributes(r, t, first);
}

static const struct certain_type *type_of(struct schema_reader *r, const xmlNode *at, const char *qname)
{
	xmlNode *node = built_in(at, qname) == NULL ? component(r, "complexType", qname) : NULL;
	struct certain_type *t = node != NULL ? map_get(r->types, qname) : NULL;

	if (t != NULL)
		return t;
	t = arena_alloc(r->arena, sizeof *t);
	if (node == NULL) {
		t->content = CERTAIN_TEXT;
		t->known = named(r, at, qname)->kind == CERTAIN_ANY;
	} else {
		map_set(r->types, qname, t);
		t->known = read_complex(r, t, node);
	}
	t->complete = true;
	return t;
}

static void collect(struct schema_reader *r, const char *name);

static void collect_part(struct schema_reader *r, xmlNode *node)
{
	const char *name = value(node, "name"), *location = value(node, "schemaLocation");
	char key[256];

	if (is(node, "include") || is(node, "import")) {
		if (location != NULL && snprintf(key, sizeof key, "schema/%s", location) < (int)sizeof key)
			collect(r, key);
		return;
	}
	if (name == NULL || snprintf(key, sizeof key, "%s %s", (const char *)node->name, name) >= (int)sizeof key || map_get(r->components, key) != NULL)
		r->strange = true;
	else
		map_set(r->components, key, node);
}

/* Notes the components of a schema and of those it includes or imports. */
static void collect(struct schema_reader *r, const char *name)
{
	const struct embedded *file = embedded_find(name);
	xmlDocPtr document;
	xmlNode *root;

	if (file == NULL || map_get(r->files, name) != NULL)
		return;
	map_set(r->files, name, (void *)file->data);
	document = xmlReadMemory((const char *)file->data, (int)file->size, name, NULL, XML_PARSE_NONET);
	root = document != NULL ? xmlDocGetRootElement(document) : NULL;
	if (document != NULL)
		vec_push(&r->documents, document);
	if (root == NULL || !has_only(root, "targetNamespace elementFormDefault", "include import element attribute complexType simpleType"))
		r->strange = true;
	for (xmlNode *node = root != NULL ? element(root->children) : NULL; node != NULL; node = element(node->next))
		collect_part(r, node);
}

/* <unique> with one selector of a child and one field, an attribute. */
static bool read_key(struct schema_reader *r, xmlNode *unique)
{
	xmlNode *selector = element(unique->children), *field = selector != NULL ? element(selector->next) : NULL;
	const xmlNs *ns = xmlSearchNs(unique->doc, unique, (const xmlChar *)"pk");
	const char *child, *attribute;

	if (ns == NULL || strcmp((const char *)ns->href, (const char *)r->target) != 0)
		return false;
	if (!has_only(unique, "name", "selector field") || field == NULL || element(field->next) != NULL || !is(selector, "selector") || !is(field, "field") ||
	    !has_only(selector, "xpath", "") || !has_only(field, "xpath", ""))
		return false;
	child = value(selector, "xpath");
	attribute = value(field, "xpath");
	if (child == NULL || attribute == NULL || strncmp(child, "pk:", 3) != 0 || strpbrk(child + 3, "/.|:@*[ ") != NULL || attribute[0] != '@' || strpbrk(attribute + 1, "/.|:@*[ ") != NULL)
		return false;
	r->c->key_element = xmlDictLookup(r->dict, (const xmlChar *)child + 3, -1);
	r->c->key_attribute = arena_strdup(r->arena, attribute + 1);
	return true;
}

static int read_root(struct schema_reader *r, const char *kind)
{
	xmlNode *node = component(r, "element", kind), *key = node != NULL ? element(node->children) : NULL;
	const char *target = node != NULL ? value(xmlDocGetRootElement(node->doc), "targetNamespace") : NULL;

	if (r->strange || target == NULL || !has_only(node, "name type", "unique") || value(node, "type") == NULL)
		return -1;
	r->target = xmlDictLookup(r->dict, (const xmlChar *)target, -1);
	if (key != NULL && (element(key->next) != NULL || !read_key(r, key)))
		return -1;
	r->c->root = type_of(r, node, value(node, "type"));
	return r->c->root->known && r->c->root->content == CERTAIN_ELEMENTS ? 0 : -1;
}

int certain_read(struct certain *c, const char *kind, xmlDictPtr dict)
{
	struct schema_reader r = { .c = c, .arena = c->arena, .dict = dict, .components = map_new(), .types = map_new(), .files = map_new() };
	char name[128];
	int result = -1;

	if (snprintf(name, sizeof name, "schema/%s.xsd", kind) < (int)sizeof name) {
		collect(&r, name);
		result = read_root(&r, kind);
	}
	for (size_t i = 0; i < r.documents.len; i++)
		xmlFreeDoc(r.documents.items[i]);
	vec_free(&r.documents);
	map_free(r.components);
	map_free(r.types);
	map_free(r.files);
	return result;
}
