/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the DOM of a schema to tables (certain_shape.h). Every element and attribute of the schema must be one that is looked for here: anything else makes the type it
 * stands in one of which nothing is certain. So a schema that learns new forms gets slower here, never wrong.
 */
#include "certain_part.h"

#include "buf.h"
#include "embedded.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema"
#define REQUIRED_MAX 64

bool certain_node_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, XSD) == 0 && strcmp((const char *)node->name, name) == 0;
}

const char *certain_node_value(const xmlNode *node, const char *name)
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
bool certain_node_has_only(const xmlNode *node, const char *attributes, const char *children)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns != NULL || !is_listed(attributes, (const char *)a->name))
			return false;
	}
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && !certain_node_is(n, "annotation") && (!certain_node_is(n, (const char *)n->name) || !is_listed(children, (const char *)n->name)))
			return false;
	}
	return true;
}

/* The next sibling that is an element and no annotation, the node itself included. */
xmlNode *certain_node(xmlNode *node)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || certain_node_is(node, "annotation")))
		node = node->next;
	return node;
}

/* The built-in type a name stands for, or NULL. */
const char *certain_built_in(const xmlNode *at, const char *qname)
{
	const char *colon = strchr(qname, ':');
	char prefix[16] = "";
	const xmlNs *ns;

	if (colon != NULL && (size_t)(colon - qname) < sizeof prefix)
		memcpy(prefix, qname, (size_t)(colon - qname));
	ns = xmlSearchNs(at->doc, (xmlNode *)at, colon != NULL ? (const xmlChar *)prefix : NULL);
	return ns != NULL && strcmp((const char *)ns->href, XSD) == 0 ? (colon != NULL ? colon + 1 : qname) : NULL;
}

xmlNode *certain_component(const struct schema_reader *r, const char *kind, const char *qname)
{
	const char *colon = strchr(qname, ':');
	char key[256];

	if (snprintf(key, sizeof key, "%s %s", kind, colon != NULL ? colon + 1 : qname) >= (int)sizeof key)
		return NULL;
	return map_get(r->components, key);
}

static bool read_attribute(struct schema_reader *r, struct certain_type *t, xmlNode *node)
{
	const char *use = certain_node_value(node, "use"), *ref = certain_node_value(node, "ref"), *name = certain_node_value(node, "name"), *type;
	bool required = use != NULL && strcmp(use, "required") == 0;
	struct certain_slot slot = { 0 };

	if (!certain_node_has_only(node, ref != NULL ? "ref use" : "name type use default", "") || (use != NULL && !required && strcmp(use, "optional") != 0))
		return false;
	if (ref != NULL) {
		/* The one attribute with a namespace. */
		if (strcmp(ref, "xml:lang") != 0 || (node = certain_component(r, "attribute", ref)) == NULL || !certain_node_has_only(node, "name", "simpleType") || certain_node(node->children) == NULL)
			return false;
		slot.uri = xmlDictLookup(r->dict, XML_XML_NAMESPACE, -1);
		slot.value = certain_simple(r, certain_node(node->children));
		name = "lang";
	} else {
		type = certain_node_value(node, "type");
		if (name == NULL || type == NULL)
			return false;
		slot.value = certain_named(r, node, type);
	}
	slot.name = xmlDictLookup(r->dict, (const xmlChar *)name, -1);
	r->c->never += slot.value->kind == CERTAIN_NEVER;
	if (required) {
		slot.bit = t->attributes.len < REQUIRED_MAX ? (uint64_t)1 << t->attributes.len : 0;
		t->required |= slot.bit;
		if (slot.bit == 0)
			return false;
	}
	return certain_add(&t->attributes, slot);
}

static size_t count_attributes(const struct schema_reader *r, xmlNode *first)
{
	size_t n = 0;

	for (xmlNode *a = first; a != NULL; a = certain_node(a->next)) {
		const char *ref = certain_node_is(a, "attributeGroup") ? certain_node_value(a, "ref") : NULL;
		xmlNode *group = ref != NULL ? certain_component(r, "attributeGroup", ref) : NULL;

		n += group != NULL ? count_attributes(r, certain_node(group->children)) : 1;
	}
	return n;
}

static bool put_attributes(struct schema_reader *r, struct certain_type *t, xmlNode *first)
{
	for (xmlNode *a = first; a != NULL; a = certain_node(a->next)) {
		const char *ref = certain_node_is(a, "attributeGroup") ? certain_node_value(a, "ref") : NULL;
		xmlNode *group = ref != NULL ? certain_component(r, "attributeGroup", ref) : NULL;

		if (group == NULL ? !certain_node_is(a, "attribute") || !read_attribute(r, t, a) :
		                    !certain_node_has_only(a, "ref", "") || !certain_node_has_only(group, "name", "attribute") || !put_attributes(r, t, certain_node(group->children)))
			return false;
	}
	return true;
}

static bool read_attributes(struct schema_reader *r, struct certain_type *t, xmlNode *first)
{
	certain_reserve(&t->attributes, count_attributes(r, first), r->arena);
	return put_attributes(r, t, first);
}

static bool read_element(struct schema_reader *r, struct certain_element *out, xmlNode *node);

/* Whether local elements in the node's file have our namespace. */
static bool is_ours(const struct schema_reader *r, const xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement(node->doc);
	const char *form = certain_node_value(root, "elementFormDefault"), *target = certain_node_value(root, "targetNamespace");

	return form != NULL && strcmp(form, "qualified") == 0 && target != NULL && strcmp(target, (const char *)r->target) == 0;
}

static bool read_choice(struct schema_reader *r, struct certain_type *t, xmlNode *choice)
{
	const char *min = certain_node_value(choice, "minOccurs"), *max = certain_node_value(choice, "maxOccurs");
	size_t n = 0;

	if (!is_ours(r, choice) || !certain_node_has_only(choice, "minOccurs maxOccurs", "element") || min == NULL || strcmp(min, "0") != 0 || max == NULL || strcmp(max, "unbounded") != 0)
		return false;
	for (xmlNode *e = certain_node(choice->children); e != NULL; e = certain_node(e->next))
		n++;
	certain_reserve(&t->children, n, r->arena);
	for (xmlNode *e = certain_node(choice->children); e != NULL; e = certain_node(e->next)) {
		const char *name = certain_node_value(e, "name");
		struct certain_slot slot = { .uri = r->target };

		if (name == NULL || !read_element(r, &slot.element, e))
			return false;
		slot.name = xmlDictLookup(r->dict, (const xmlChar *)name, -1);
		r->c->never += slot.element.type->complete && !slot.element.type->known;
		if (!certain_add(&t->children, slot))
			return false;
	}
	return true;
}

/* A text that may be anything, with attributes. */
static bool read_text(struct schema_reader *r, struct certain_type *t, xmlNode *content)
{
	xmlNode *extension = certain_node(content->children);
	const char *base;

	if (!certain_node_has_only(content, "", "extension") || extension == NULL || certain_node(extension->next) != NULL || !certain_node_has_only(extension, "base", "attribute attributeGroup"))
		return false;
	base = certain_node_value(extension, "base");
	return base != NULL && certain_named(r, extension, base)->kind == CERTAIN_ANY && read_attributes(r, t, certain_node(extension->children));
}

static bool read_complex(struct schema_reader *r, struct certain_type *t, xmlNode *node)
{
	xmlNode *first = certain_node(node->children);

	if (!certain_node_has_only(node, "name", "choice simpleContent attribute attributeGroup"))
		return false;
	if (first != NULL && certain_node_is(first, "simpleContent")) {
		t->content = CERTAIN_TEXT;
		return certain_node(first->next) == NULL && read_text(r, t, first);
	}
	if (first != NULL && certain_node_is(first, "choice")) {
		t->content = CERTAIN_ELEMENTS;
		return read_choice(r, t, first) && read_attributes(r, t, certain_node(first->next));
	}
	return read_attributes(r, t, first);
}

static const struct certain_type *type_of(struct schema_reader *r, const xmlNode *at, const char *qname)
{
	xmlNode *node = certain_built_in(at, qname) == NULL ? certain_component(r, "complexType", qname) : NULL;
	struct certain_type *t = node != NULL ? map_get(r->types, qname) : NULL;

	if (t != NULL)
		return t;
	t = arena_alloc(r->arena, sizeof *t);
	if (node == NULL) {
		t->value = certain_named(r, at, qname);
		t->content = t->value->kind == CERTAIN_ANY ? CERTAIN_TEXT : CERTAIN_VALUE;
		t->known = t->value->kind != CERTAIN_NEVER;
	} else {
		map_set(r->types, qname, t);
		t->known = read_complex(r, t, node);
	}
	t->complete = true;
	return t;
}

/* The name in "pk:name" with the prefix of our namespace, or in "@name"; NULL for any other XPath. */
static const char *plain_step(const struct schema_reader *r, xmlNode *node, const char *prefix)
{
	const char *xpath = certain_node_has_only(node, "xpath", "") ? certain_node_value(node, "xpath") : NULL;
	const xmlNs *ns = xmlSearchNs(node->doc, node, (const xmlChar *)"pk");

	if (xpath == NULL || ns == NULL || strcmp((const char *)ns->href, (const char *)r->target) != 0 || strncmp(xpath, prefix, strlen(prefix)) != 0)
		return NULL;
	xpath += strlen(prefix);
	return *xpath != '\0' && strpbrk(xpath, "/.|:@*[]() \t\r\n") == NULL ? xpath : NULL;
}

/* <unique> with a selector of children by their name, or of all, and one field, an attribute that holds a name. */
static bool read_key(struct schema_reader *r, struct certain_key *out, xmlNode *unique)
{
	xmlNode *selector = certain_node(unique->children), *field = selector != NULL ? certain_node(selector->next) : NULL;
	const char *child, *attribute;

	if (!certain_node_is(unique, "unique") || !certain_node_has_only(unique, "name", "selector field") || field == NULL || certain_node(field->next) != NULL || !certain_node_is(selector, "selector") || !certain_node_is(field, "field"))
		return false;
	attribute = plain_step(r, field, "@");
	child = certain_node_value(selector, "xpath");
	if (child == NULL || strcmp(child, "*") != 0)
		child = plain_step(r, selector, "pk:");
	else if (!certain_node_has_only(selector, "xpath", ""))
		child = NULL;
	if (child == NULL || attribute == NULL)
		return false;
	out->element = strcmp(child, "*") == 0 ? NULL : xmlDictLookup(r->dict, (const xmlChar *)child, -1);
	out->attribute = xmlDictLookup(r->dict, (const xmlChar *)attribute, -1);
	return true;
}

/* Whether values that differ as they are written differ: none may have white space that does not count, or more than one way to write it. */
static bool is_plain_key(const struct certain_type *parent, const struct certain_key *k)
{
	for (size_t i = 0; parent->children.len > 0 && i <= parent->children.mask; i++) {
		const struct certain_slot *child = &parent->children.slots[i];
		const struct certain_table *t = child->name != NULL && (k->element == NULL || k->element == child->name) ? &child->element.type->attributes : NULL;

		for (size_t j = 0; t != NULL && t->len > 0 && j <= t->mask; j++) {
			if (t->slots[j].name == k->attribute && t->slots[j].uri == NULL && t->slots[j].value->kind != CERTAIN_NAME && t->slots[j].value->kind != CERTAIN_WORD)
				return false;
		}
	}
	return true;
}

static bool read_element(struct schema_reader *r, struct certain_element *out, xmlNode *node)
{
	const char *type = certain_node_value(node, "type");
	struct certain_key *keys;
	size_t n = 0;

	if (!certain_node_has_only(node, "name type", "unique") || type == NULL)
		return false;
	out->type = type_of(r, node, type);
	for (xmlNode *k = certain_node(node->children); k != NULL; k = certain_node(k->next))
		n++;
	keys = arena_alloc(r->arena, n * sizeof *keys);
	out->keys = keys;
	for (xmlNode *k = certain_node(node->children); k != NULL; k = certain_node(k->next)) {
		/* Of a type that is still being read the children are not all there. */
		if (!out->type->complete || !read_key(r, &keys[out->key_count], k) || !is_plain_key(out->type, &keys[out->key_count]))
			return false;
		out->key_count++;
	}
	return true;
}

static void collect(struct schema_reader *r, const char *name);

static void collect_part(struct schema_reader *r, xmlNode *node)
{
	const char *name = certain_node_value(node, "name"), *location = certain_node_value(node, "schemaLocation");
	char key[256];

	if (certain_node_is(node, "include") || certain_node_is(node, "import")) {
		if (location != NULL && snprintf(key, sizeof key, "schema/%s", location) < (int)sizeof key)
			collect(r, key);
		return;
	}
	if (name == NULL || snprintf(key, sizeof key, "%s %s", (const char *)node->name, name) >= (int)sizeof key || map_get(r->components, key) != NULL)
		r->strange = true;
	else
		map_set(r->components, key, node);
}

/* A schema is words for people for the most part, which take time to parse. Where they are not written like this they stay. */
static void without_words(struct buf *out, const char *text, size_t n)
{
	static const char open[] = "<xs:annotation>", close[] = "</xs:annotation>";
	const char *end = text + n, *from;

	while ((from = strstr(text, open)) != NULL && from < end) {
		const char *to = strstr(from, close);

		if (to == NULL || to >= end)
			break;
		buf_add(out, text, (size_t)(from - text));
		text = to + sizeof close - 1;
	}
	buf_add(out, text, (size_t)(end - text));
}

/* Notes the components of a schema and of those it includes or imports. */
static void collect(struct schema_reader *r, const char *name)
{
	const struct embedded *file = embedded_find(name);
	struct buf text = BUF_INIT;
	xmlDocPtr document;
	xmlNode *root;

	if (file == NULL || map_get(r->files, name) != NULL)
		return;
	map_set(r->files, name, (void *)file->data);
	without_words(&text, (const char *)file->data, file->size);
	document = xmlReadMemory(text.data, (int)text.len, name, NULL, XML_PARSE_NONET);
	buf_release(&text);
	root = document != NULL ? xmlDocGetRootElement(document) : NULL;
	if (document != NULL)
		vec_push(&r->documents, document);
	if (root == NULL || !certain_node_has_only(root, "targetNamespace elementFormDefault", "include import element attribute attributeGroup complexType simpleType"))
		r->strange = true;
	for (xmlNode *node = root != NULL ? certain_node(root->children) : NULL; node != NULL; node = certain_node(node->next))
		collect_part(r, node);
}

static int read_root(struct schema_reader *r, const char *kind)
{
	xmlNode *node = certain_component(r, "element", kind);
	const char *target = node != NULL ? certain_node_value(xmlDocGetRootElement(node->doc), "targetNamespace") : NULL;

	if (r->strange || target == NULL)
		return -1;
	r->target = xmlDictLookup(r->dict, (const xmlChar *)target, -1);
	if (!read_element(r, &r->c->root, node))
		return -1;
	return r->c->root.type->known && r->c->root.type->content == CERTAIN_ELEMENTS ? 0 : -1;
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
