/* SPDX-License-Identifier: Apache-2.0 */
/* The virtual document and the way from its nodes back to places (tree.h). */
#include "tree.h"

#include "buf.h"
#include "location.h"
#include "mem.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

struct tree *tree_new(void)
{
	struct tree *t = mem_alloc(sizeof *t);

	t->doc = xmlNewDoc((const xmlChar *)"1.0");
	t->doc->dict = xmlDictCreate();
	t->arena = arena_new();
	t->repository = xmlNewDocNode(t->doc, NULL, (const xmlChar *)"repository", NULL);
	t->ns = xmlNewNs(t->repository, (const xmlChar *)TREE_NAMESPACE, NULL);
	xmlSetNs(t->repository, t->ns);
	xmlDocSetRootElement(t->doc, t->repository);
	return t;
}

void tree_free(struct tree *t)
{
	if (t == NULL)
		return;
	xmlFreeDoc(t->doc);
	arena_free(t->arena);
	for (size_t i = 0; i < t->sources.len; i++) {
		source_release(t->sources.items[i]);
		free(t->sources.items[i]);
	}
	vec_free(&t->sources);
	free(t);
}

void tree_set_as_of(struct tree *t, const char *date)
{
	tree_attribute(t->repository, "as-of", date);
}

xmlNodePtr tree_element(struct tree *t, const char *name)
{
	return xmlNewDocNode(t->doc, t->ns, (const xmlChar *)name, NULL);
}

void tree_attribute(xmlNodePtr node, const char *name, const char *value)
{
	if (value != NULL)
		xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

static const char *attribute_text(const xmlAttr *a)
{
	if (a->children == NULL)
		return "";
	return a->children->content != NULL ? (const char *)a->children->content : "";
}

const char *tree_value(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return attribute_text(a);
	}
	return NULL;
}

int tree_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	       strcmp((const char *)node->name, name) == 0 &&
	       strcmp((const char *)node->ns->href, TREE_NAMESPACE) == 0;
}

static xmlNodePtr first_element(xmlNodePtr node, const char *name)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || (name != NULL && !tree_is(node, name))))
		node = node->next;
	return node;
}

xmlNodePtr tree_child(const xmlNode *node, const char *name)
{
	return first_element(node->children, name);
}

xmlNodePtr tree_next(const xmlNode *node, const char *name)
{
	return first_element(node->next, name);
}

const char *tree_text(const xmlNode *node)
{
	const xmlNode *child = node->children;

	if (child == NULL || child->type != XML_TEXT_NODE || child->next != NULL || child->content == NULL)
		return "";
	return (const char *)child->content;
}

int tree_lang(const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns != NULL && strcmp((const char *)a->name, "lang") == 0)
			return lang_find(attribute_text(a));
	}
	return -1;
}

static const struct mark *mark_of(const xmlNode *node)
{
	while (node != NULL && node->type != XML_DOCUMENT_NODE) {
		if (node->type == XML_ELEMENT_NODE && node->_private != NULL)
			return node->_private;
		node = node->parent;
	}
	return NULL;
}

/* Of what stands beside a document's root element: the mark of that. */
static const struct mark *mark_beside(const xmlNode *node)
{
	const xmlNode *n = node->parent != NULL && node->parent->type == XML_DOCUMENT_NODE ? node->parent->children : NULL;

	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n != NULL ? n->_private : NULL;
}

const char *tree_file(const xmlNode *node)
{
	const struct mark *m = mark_of(node);

	return m != NULL && m->source != NULL ? m->source->name : NULL;
}

void tree_place(struct place *out, const xmlNode *node, struct arena *a)
{
	const struct mark *m = mark_of(node);
	uint64_t name[2], value[2];

	*out = (struct place){ 0 };
	if (m == NULL && node->type != XML_DOCUMENT_NODE)
		m = mark_beside(node);
	if (m == NULL)
		return;
	if (node->type == XML_ATTRIBUTE_NODE) {
		const char *prefix = node->ns != NULL ? (const char *)node->ns->prefix : NULL;
		const char *qname = prefix != NULL ? arena_printf(a, "%s:%s", prefix, (const char *)node->name)
		                                   : (const char *)node->name;

		if (source_attribute(m->source, m->tag, qname, name, value) == 0) {
			source_place(out, m->source, value[0], value[1], a);
			return;
		}
	}
	if ((node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE) && scan_node(m->source, node, value) == 0)
		source_place(out, m->source, value[0], value[1], a);
	else
		source_place(out, m->source, m->tag + 1, source_tag_name_end(m->source, m->tag), a);
}

void tree_position(const xmlNode *element, uint32_t *line, uint32_t *column, uint32_t *end_column)
{
	const struct mark *m = element->_private;

	source_position(m->source, m->tag + 1, source_tag_name_end(m->source, m->tag), line, column, end_column);
}

const char *tree_location(const xmlNode *node, struct arena *a)
{
	const xmlNode *top = node->type == XML_NAMESPACE_DECL ? (const xmlNode *)((const xmlNs *)node)->next : node;
	struct buf out = BUF_INIT;
	const char *result;

	/* The document's own root is the child of <repository>. */
	while (top->parent != NULL && top->parent->type != XML_DOCUMENT_NODE)
		top = top->parent;
	if (top != node)
		location_write(&out, node, top, NULL);
	result = arena_strdup(a, out.data);
	buf_release(&out);
	return result;
}
