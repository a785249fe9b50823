/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the DOM of a schema to shapes (vocabulary_shape.h). Components are found by kind and local name: the schemas have one namespace of their own, so a prefix only
 * tells XSD's built-in types from ours. A complex type is read once, and remembered before its content is read, so types may hold themselves.
 */
#include "vocabulary_shape.h"

#include "embedded.h"
#include "map.h"
#include "vec.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdio.h>
#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema"
#define DEPTH_MAX 50 /* simple types behind simple types */

struct reader {
	struct arena *arena;
	struct map *components; /* "complexType text" -> xmlNode */
	struct map *shapes;     /* address of a type's or element's node -> struct shape */
	struct map *files;      /* names read */
	VEC(xmlDocPtr) documents;
	int depth;
};

static const struct { const char *type, *example; } built_in[] = {
	{ "date", "2026-12-31" }, { "dateTime", "2026-12-31T08:30:00" }, { "gYear", "2026" }, { "duration", "P12M" }, { "boolean", "true" }, { "decimal", "1.5" }, { "integer", "1" },
	{ "nonNegativeInteger", "1" }, { "positiveInteger", "1" }, { "int", "1" }, { "long", "1" }, { "NCName", "a-1" }, { "ID", "a-1" }, { "IDREF", "a-1" }, { "NMTOKEN", "a-1" },
	{ "language", "sv" }, { "anyURI", "https://www.example.org/" },
};

static int is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, XSD) == 0 && strcmp((const char *)node->name, name) == 0;
}

/* The attribute's value in the arena, or NULL. */
static const char *value(struct reader *r, const xmlNode *node, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *copy = arena_strdup(r->arena, (const char *)text);

	xmlFree(text);
	return copy;
}

static const char *local(const char *qname)
{
	const char *colon = strchr(qname, ':');

	return colon != NULL ? colon + 1 : qname;
}

static int is_built_in(const xmlNode *node, const char *qname)
{
	char prefix[32] = "";
	size_t n = strcspn(qname, ":");
	xmlNsPtr ns;

	if (qname[n] == ':' && n < sizeof prefix)
		memcpy(prefix, qname, n);
	ns = xmlSearchNs(node->doc, (xmlNode *)node, (const xmlChar *)(qname[n] == ':' ? prefix : NULL));
	return ns != NULL && strcmp((const char *)ns->href, XSD) == 0;
}

static xmlNode *component(const struct reader *r, const char *kind, const char *qname)
{
	char key[256];

	if (snprintf(key, sizeof key, "%s %s", kind, local(qname)) >= (int)sizeof key)
		return NULL;
	return map_get(r->components, key);
}

static void names_add(struct reader *r, struct names *names, const char *name)
{
	for (size_t i = 0; i < names->len; i++)
		if (strcmp(names->items[i], name) == 0)
			return;
	if (names->len == names->cap) {
		const char **more = arena_alloc(r->arena, (names->cap + 16) * sizeof *more);

		if (names->len > 0)
			memcpy(more, names->items, names->len * sizeof *more);
		names->items = more;
		names->cap += 16;
	}
	names->items[names->len++] = name;
}

static void names_join(struct reader *r, struct names *to, const struct names *from)
{
	for (size_t i = 0; i < from->len; i++)
		names_add(r, to, from->items[i]);
}

/* The pk:hint elements in a component's own annotation. */
static const struct hint *own_hints(struct reader *r, const xmlNode *node)
{
	const struct hint *hints = NULL;

	for (const xmlNode *a = node->children; a != NULL; a = a->next)
		for (const xmlNode *i = is(a, "annotation") ? a->children : NULL; i != NULL; i = i->next)
			for (xmlNode *h = is(i, "appinfo") ? i->children : NULL; h != NULL; h = h->next) {
				struct hint *hint;
				xmlChar *lang, *text;

				if (h->type != XML_ELEMENT_NODE || strcmp((const char *)h->name, "hint") != 0)
					continue;
				lang = xmlNodeGetLang(h);
				text = xmlNodeGetContent(h);
				hint = arena_alloc(r->arena, sizeof *hint);
				*hint = (struct hint){ arena_strdup(r->arena, lang != NULL ? (char *)lang : ""), arena_strdup(r->arena, (char *)text), hints };
				hints = hint;
				xmlFree(lang);
				xmlFree(text);
			}
	return hints;
}

/* Hints that are the same in all languages are examples themselves. */
static const char *common_hint(const struct hint *hints)
{
	for (const struct hint *h = hints; h != NULL; h = h->next)
		if (strcmp(h->text, hints->text) != 0)
			return NULL;
	return hints != NULL ? hints->text : NULL;
}

static void set_examples(struct reader *r, struct simple *s)
{
	const char *hint = common_hint(s->hints);

	if (s->values.len > 0) {
		s->examples = s->values;
		return;
	}
	if (hint != NULL) {
		s->examples = (struct names){ 0 };
		names_add(r, &s->examples, hint);
	}
	for (size_t i = 0; s->examples.len == 0 && i < sizeof built_in / sizeof *built_in; i++)
		if (strcmp(built_in[i].type, s->type) == 0)
			names_add(r, &s->examples, built_in[i].example);
}

static const struct simple *read_simple(struct reader *r, const xmlNode *node);

/* A type by its name as written at a node. */
static const struct simple *named_simple(struct reader *r, const xmlNode *at, const char *qname)
{
	struct simple *s;
	xmlNode *node = is_built_in(at, qname) ? NULL : component(r, "simpleType", qname);

	if (node != NULL)
		return read_simple(r, node);
	s = arena_alloc(r->arena, sizeof *s);
	s->type = arena_strdup(r->arena, local(qname));
	set_examples(r, s);
	return s;
}

/* The simple type written inside a node, else the one its attribute names, else NULL. */
static const struct simple *inner_simple(struct reader *r, const xmlNode *node, const char *attribute)
{
	const char *qname = value(r, node, attribute);

	if (qname != NULL)
		return named_simple(r, node, qname);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (is(n, "simpleType"))
			return read_simple(r, n);
	return NULL;
}

static void restrict_simple(struct reader *r, struct simple *s, const xmlNode *node)
{
	const struct simple *base = inner_simple(r, node, "base");
	struct names values = { 0 };

	if (base != NULL)
		*s = *base;
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (is(n, "enumeration"))
			names_add(r, &values, value(r, n, "value"));
	if (values.len > 0)
		s->values = values;
}

static void unite_member(struct reader *r, struct simple *s, const struct simple *member)
{
	if (s->type == NULL)
		s->type = member->type;
	names_join(r, &s->values, &member->values);
	names_join(r, &s->examples, &member->examples);
}

static void unite(struct reader *r, struct simple *s, const xmlNode *node)
{
	const char *members = value(r, node, "memberTypes");

	while (members != NULL && *(members += strspn(members, " \t\r\n")) != '\0') {
		size_t n = strcspn(members, " \t\r\n");

		unite_member(r, s, named_simple(r, node, arena_strndup(r->arena, members, n)));
		members += n;
	}
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (is(n, "simpleType"))
			unite_member(r, s, read_simple(r, n));
}

/* Fills in what a simple type says about itself; 1 if it is a union. */
static int read_variety(struct reader *r, struct simple *s, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (is(n, "restriction")) {
			restrict_simple(r, s, n);
		} else if (is(n, "list")) {
			const struct simple *item = inner_simple(r, n, "itemType");

			if (item != NULL)
				*s = *item;
		} else if (is(n, "union")) {
			unite(r, s, n);
			return 1;
		}
	}
	return 0;
}

static const struct simple *read_simple(struct reader *r, const xmlNode *node)
{
	struct simple *s = arena_alloc(r->arena, sizeof *s);
	const struct hint *hints = own_hints(r, node);
	int united = 0;

	if (r->depth++ < DEPTH_MAX)
		united = read_variety(r, s, node);
	r->depth--;
	if (hints != NULL)
		s->hints = hints;
	if (s->type == NULL)
		s->type = "string";
	if (!united)
		set_examples(r, s);
	return s;
}

static struct shape *element_shape(struct reader *r, const xmlNode *node);
static struct shape *complex_shape(struct reader *r, const xmlNode *node);

static void add_child(struct reader *r, struct shape *to, const char *name, struct shape *shape)
{
	size_t before = to->children.len, cap = to->children.cap;

	names_add(r, &to->children, name);
	if (to->children.len == before)
		return;
	if (to->children.cap != cap) {
		struct shape **more = arena_alloc(r->arena, to->children.cap * sizeof *more);

		if (before > 0)
			memcpy(more, to->shapes, before * sizeof *more);
		to->shapes = more;
	}
	to->shapes[before] = shape;
}

static void add_attribute(struct reader *r, struct shape *to, const char *name, const struct simple *type)
{
	size_t before = to->attributes.len, cap = to->attributes.cap;

	names_add(r, &to->attributes, name);
	if (to->attributes.len == before)
		return;
	if (to->attributes.cap != cap) {
		const struct simple **more = arena_alloc(r->arena, to->attributes.cap * sizeof *more);

		if (before > 0)
			memcpy(more, to->types, before * sizeof *more);
		to->types = more;
	}
	to->types[before] = type;
}

static const struct simple *attribute_type(struct reader *r, const xmlNode *node)
{
	const struct simple *type = inner_simple(r, node, "type");
	const struct hint *hints = own_hints(r, node);
	struct simple *copy;

	if (type == NULL)
		type = arena_alloc(r->arena, sizeof *type);
	if (hints == NULL && type->type != NULL)
		return type;
	copy = arena_alloc(r->arena, sizeof *copy);
	*copy = *type;
	if (copy->type == NULL)
		copy->type = "string";
	if (hints != NULL) {
		copy->hints = hints;
		set_examples(r, copy);
	}
	return copy;
}

static void read_attribute(struct reader *r, struct shape *to, const xmlNode *node)
{
	const char *use = value(r, node, "use"), *name = value(r, node, "name"), *ref = value(r, node, "ref");
	const xmlNode *declaration = ref != NULL ? component(r, "attribute", ref) : node;

	if ((use != NULL && strcmp(use, "prohibited") == 0) || (name == NULL && ref == NULL))
		return;
	add_attribute(r, to, ref != NULL ? ref : name, attribute_type(r, declaration != NULL ? declaration : node));
}

/* Everything but derivation: particles, attributes and the groups of both. */
static void read_content(struct reader *r, struct shape *to, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		const char *ref = n->type == XML_ELEMENT_NODE ? value(r, n, "ref") : NULL;

		if (is(n, "element")) {
			const xmlNode *declaration = ref != NULL ? component(r, "element", ref) : n;

			if (declaration != NULL)
				add_child(r, to, ref != NULL ? local(ref) : value(r, n, "name"), element_shape(r, declaration));
		} else if (is(n, "attribute")) {
			read_attribute(r, to, n);
		} else if (is(n, "sequence") || is(n, "choice") || is(n, "all")) {
			read_content(r, to, n);
		} else if ((is(n, "group") || is(n, "attributeGroup")) && ref != NULL && r->depth < DEPTH_MAX) {
			const xmlNode *group = component(r, (const char *)n->name, ref);

			r->depth++;
			if (group != NULL)
				read_content(r, to, group);
			r->depth--;
		}
	}
}

static void inherit(struct reader *r, struct shape *to, const struct shape *base, int children)
{
	to->text = base->text;
	for (size_t i = 0; children && i < base->children.len; i++)
		add_child(r, to, base->children.items[i], base->shapes[i]);
	for (size_t i = 0; i < base->attributes.len; i++)
		add_attribute(r, to, base->attributes.items[i], base->types[i]);
}

static void derive(struct reader *r, struct shape *to, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		const char *base = is(n, "extension") || is(n, "restriction") ? value(r, n, "base") : NULL;
		const xmlNode *complex = base != NULL && !is_built_in(n, base) ? component(r, "complexType", base) : NULL;

		if (base == NULL)
			continue;
		if (complex != NULL)
			inherit(r, to, complex_shape(r, complex), is(n, "extension"));
		else if (is(node, "simpleContent"))
			to->text = named_simple(r, n, base);
		if (is(node, "simpleContent") && is(n, "restriction") && to->text != NULL) {
			struct simple *s = arena_alloc(r->arena, sizeof *s);
			struct names values = { 0 };

			*s = *to->text;
			for (const xmlNode *f = n->children; f != NULL; f = f->next)
				if (is(f, "enumeration"))
					names_add(r, &values, value(r, f, "value"));
			if (values.len > 0)
				s->values = s->examples = values;
			to->text = s;
		}
		read_content(r, to, n);
	}
}

static struct shape *complex_shape(struct reader *r, const xmlNode *node)
{
	struct shape *shape;
	char key[32];

	snprintf(key, sizeof key, "%p", (const void *)node);
	shape = map_get(r->shapes, key);
	if (shape != NULL)
		return shape;
	shape = arena_alloc(r->arena, sizeof *shape);
	map_set(r->shapes, key, shape);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (is(n, "complexContent") || is(n, "simpleContent"))
			derive(r, shape, n);
	read_content(r, shape, node);
	return shape;
}

static struct shape *element_shape(struct reader *r, const xmlNode *node)
{
	const char *type = value(r, node, "type");
	const xmlNode *complex = type != NULL && !is_built_in(node, type) ? component(r, "complexType", type) : NULL;
	struct shape *shape;

	for (const xmlNode *n = node->children; n != NULL && complex == NULL; n = n->next)
		if (is(n, "complexType"))
			complex = n;
	if (complex != NULL)
		return complex_shape(r, complex);
	shape = arena_alloc(r->arena, sizeof *shape);
	shape->text = attribute_type(r, node);
	return shape;
}

static void collect(struct reader *r, const char *xsd, size_t n);

static void include(struct reader *r, const xmlNode *node)
{
	const char *location = value(r, node, "schemaLocation");
	const struct embedded *file;
	const char *name;

	if (location == NULL)
		return;
	name = arena_printf(r->arena, "schema/%s", location);
	file = embedded_find(name);
	if (file == NULL || map_get(r->files, name) != NULL)
		return;
	map_set(r->files, name, (void *)file->data);
	collect(r, (const char *)file->data, file->size);
}

/* Registers the components of a schema and of those it includes or imports. */
static void collect(struct reader *r, const char *xsd, size_t n)
{
	xmlDocPtr document = xmlReadMemory(xsd, (int)n, "schema.xsd", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;

	if (document != NULL)
		vec_push(&r->documents, document);
	for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next) {
		const char *name = node->type == XML_ELEMENT_NODE ? value(r, node, "name") : NULL;

		if (is(node, "include") || is(node, "import"))
			include(r, node);
		else if (name != NULL)
			map_set(r->components, arena_printf(r->arena, "%s %s", (const char *)node->name, name), node);
	}
}

int vocabulary_read(struct vocabulary *v, const char *xsd, size_t n)
{
	struct reader r = { .arena = v->arena, .components = map_new(), .shapes = map_new(), .files = map_new() };
	xmlNode *root = NULL;

	collect(&r, xsd, n);
	if (r.documents.len > 0)
		root = xmlDocGetRootElement(r.documents.items[0]);
	for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
		if (is(node, "element"))
			add_child(&r, &v->root, value(&r, node, "name"), element_shape(&r, node));
	for (size_t i = 0; i < r.documents.len; i++)
		xmlFreeDoc(r.documents.items[i]);
	vec_free(&r.documents);
	map_free(r.components);
	map_free(r.shapes);
	map_free(r.files);
	return v->root.children.len > 0 ? 0 : -1;
}
