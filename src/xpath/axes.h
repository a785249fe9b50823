/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nodes of a libxml2 tree as XPath's data model has them (section 5), their axes and tests. Texts and CDATA sections side by side are one text node, the first of
 * them; document types, and what else libxml2 keeps in its trees, are no nodes. A walk gives what stands on the axis, node of XPath or not: the test tells.
 */
#ifndef AXES_H
#define AXES_H

#include "ast.h"

#include <string.h>

struct xpath_run;

static inline bool node_is_text(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

static inline bool node_is_root(const xmlNode *n)
{
	return n->type == XML_DOCUMENT_NODE || n->type == XML_HTML_DOCUMENT_NODE || n->type == XML_DOCUMENT_FRAG_NODE;
}

/* Whether it has children in XPath's sense. */
static inline bool node_is_parent(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE || node_is_root(n);
}

static inline xmlNodePtr node_parent(const xmlNode *n)
{
	if (n->type == XML_NAMESPACE_DECL)
		return (xmlNodePtr)(void *)((const xmlNs *)(const void *)n)->next;
	return node_is_root(n) ? NULL : n->parent;
}

/* In document order, what follows n inside top (below n first). */
static inline xmlNodePtr node_next_in(const xmlNode *n, const xmlNode *top)
{
	if (node_is_parent(n) && n->children != NULL)
		return n->children;
	while (n != top) {
		if (n->next != NULL)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

/* The next node inside top after n and all below it. */
static inline xmlNodePtr node_after(const xmlNode *n, const xmlNode *top)
{
	while (n != top && n->next == NULL)
		n = n->parent;
	return n != top ? n->next : NULL;
}

/* Whether a text is the first of those side by side, which stands for them all, and they are not empty. */
bool node_begins_text(const xmlNode *n);

static inline bool name_equal(const char *a, const char *b)
{
	return a == b || (a[0] == b[0] && strcmp(a, b) == 0);
}

static inline bool test_uri(const char *uri, const xmlNs *ns)
{
	if (uri == NULL)
		return true;
	if (ns == NULL || ns->href == NULL)
		return uri[0] == '\0';
	return name_equal((const char *)ns->href, uri);
}

static inline bool test_qname(const struct node_test *t, const xmlNode *n)
{
	return (t->name == NULL || name_equal((const char *)n->name, t->name)) && test_uri(t->uri, n->ns);
}

/* Tests other than of an element's name on an axis of elements. */
bool test_other(const struct node_test *t, enum axis axis, const xmlNode *n);

static inline bool test_node(const struct node_test *t, enum axis axis, const xmlNode *n)
{
	if (t->kind == TEST_NAME && axis != AXIS_ATTRIBUTE && axis != AXIS_NAMESPACE)
		return n->type == XML_ELEMENT_NODE && test_qname(t, n);
	return test_other(t, axis, n);
}

/* The attribute with the name that the test wants (name and uri given), or NULL. */
static inline xmlNodePtr node_attribute(const xmlNode *n, const struct node_test *t)
{
	if (n->type != XML_ELEMENT_NODE)
		return NULL;
	for (xmlAttrPtr a = n->properties; a != NULL; a = a->next) {
		if (name_equal((const char *)a->name, t->name) && test_uri(t->uri, a->ns))
			return (xmlNodePtr)a;
	}
	return NULL;
}

struct walk {
	enum axis axis;
	xmlNodePtr next; /* NULL at the end */
	xmlNodePtr edge; /* descendant: where it ends; preceding: the ancestor to leave out next */
	xmlNodePtr *namespaces;
	size_t left;     /* of namespaces */
};

void walk_begin(struct xpath_run *r, struct walk *w, enum axis axis, xmlNodePtr node);
/* The next one on the axis, nearest first; NULL at the end. */
xmlNodePtr walk_next(struct walk *w);

/* Document order of two namespace nodes of one element. */
int namespace_compare(const xmlNs *a, const xmlNs *b);

#endif
