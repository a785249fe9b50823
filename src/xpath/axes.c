/* SPDX-License-Identifier: Apache-2.0 */
/* Walking along the axes (axes.h, XPath 1.0 section 2.2). */
#include "axes.h"

#include "run.h"

bool node_begins_text(const xmlNode *n)
{
	if (n->prev != NULL && node_is_text(n->prev))
		return false;
	for (; n != NULL && node_is_text(n); n = n->next) {
		if (n->content != NULL && n->content[0] != '\0')
			return true;
	}
	return false;
}

static bool is_node(const xmlNode *n)
{
	switch (n->type) {
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		return node_begins_text(n);
	case XML_ELEMENT_NODE:
	case XML_ATTRIBUTE_NODE:
	case XML_COMMENT_NODE:
	case XML_PI_NODE:
	case XML_NAMESPACE_DECL:
		return true;
	default:
		return node_is_root(n);
	}
}

static bool test_name(const struct node_test *t, enum axis axis, const xmlNode *n)
{
	const xmlNs *ns = (const xmlNs *)(const void *)n;

	if (axis == AXIS_ATTRIBUTE)
		return n->type == XML_ATTRIBUTE_NODE && test_qname(t, n);
	if (n->type != XML_NAMESPACE_DECL)
		return false;
	/* The expanded name of a namespace node: its prefix, in no namespace. */
	if (t->uri != NULL && t->uri[0] != '\0')
		return false;
	return t->name == NULL || name_equal(ns->prefix != NULL ? (const char *)ns->prefix : "", t->name);
}

bool test_other(const struct node_test *t, enum axis axis, const xmlNode *n)
{
	switch (t->kind) {
	case TEST_NAME:
		return test_name(t, axis, n);
	case TEST_NODE:
		return is_node(n);
	case TEST_TEXT:
		return node_is_text(n) && node_begins_text(n);
	case TEST_COMMENT:
		return n->type == XML_COMMENT_NODE;
	case TEST_PI:
		return n->type == XML_PI_NODE && (t->name == NULL || strcmp((const char *)n->name, t->name) == 0);
	}
	return false;
}

static bool prefix_equal(const xmlChar *a, const xmlChar *b)
{
	return strcmp(a != NULL ? (const char *)a : "", b != NULL ? (const char *)b : "") == 0;
}

/* Whether an element below owner, up from node, or an earlier declaration of owner itself says something else about the prefix. */
static bool is_hidden(const xmlNs *ns, const xmlNode *owner, const xmlNode *node)
{
	for (; node != owner; node = node->parent) {
		for (const xmlNs *other = node->nsDef; other != NULL; other = other->next) {
			if (prefix_equal(other->prefix, ns->prefix))
				return true;
		}
	}
	return false;
}

static bool is_xml(const xmlNs *ns)
{
	return ns->prefix != NULL && strcmp((const char *)ns->prefix, "xml") == 0;
}

/* A node made for one element from a declaration, which it remembers: the order of declarations is the order of the nodes. */
static xmlNodePtr namespace_node(struct xpath_run *r, const xmlNs *declaration, const xmlNode *element)
{
	xmlNs *ns = scratch_alloc(&r->scratch, sizeof *ns);

	memset(ns, 0, sizeof *ns);
	ns->type = XML_NAMESPACE_DECL;
	ns->next = (xmlNsPtr)(void *)(uintptr_t)element;
	ns->_private = (void *)(uintptr_t)declaration;
	ns->prefix = declaration != NULL ? declaration->prefix : (const xmlChar *)"xml";
	ns->href = declaration != NULL ? declaration->href : XML_XML_NAMESPACE;
	return (xmlNodePtr)(void *)ns;
}

/* In order: xml, then what the outermost ancestor declares, its last one first, as libxml2 has them. */
static void list_namespaces(struct xpath_run *r, struct walk *w, const xmlNode *element)
{
	struct node_list list = { 0 };

	w->left = 0;
	if (element->type != XML_ELEMENT_NODE)
		return;
	node_list_add(r, &list, namespace_node(r, NULL, element));
	for (const xmlNode *owner = element; owner != NULL && owner->type == XML_ELEMENT_NODE; owner = owner->parent) {
		for (const xmlNs *ns = owner->nsDef; ns != NULL; ns = ns->next) {
			if (ns->href != NULL && ns->href[0] != '\0' && !is_xml(ns) && !is_hidden(ns, owner, element))
				node_list_add(r, &list, namespace_node(r, ns, element));
		}
	}
	for (size_t i = 1, j = list.len - 1; i < j; i++, j--) {
		xmlNodePtr other = list.items[i];

		list.items[i] = list.items[j];
		list.items[j] = other;
	}
	w->namespaces = list.items;
	w->left = list.len;
}

/* What a namespace node comes from; NULL: it is that of "xml". Nodes that libxml2 copied do not remember it. */
static const xmlNs *declaration_of(const xmlNs *node)
{
	const xmlNode *owner = node->_private == NULL && !is_xml(node) ? node_parent((const xmlNode *)(const void *)node) : NULL;

	for (; owner != NULL && owner->type == XML_ELEMENT_NODE; owner = owner->parent) {
		for (const xmlNs *ns = owner->nsDef; ns != NULL; ns = ns->next) {
			if (prefix_equal(ns->prefix, node->prefix))
				return ns;
		}
	}
	return node->_private;
}

int namespace_compare(const xmlNs *a, const xmlNs *b)
{
	const xmlNs *one = declaration_of(a), *other = declaration_of(b);

	if (one == other)
		return 0;
	if (one == NULL || other == NULL)
		return one == NULL ? -1 : 1;
	for (const xmlNode *owner = node_parent((const xmlNode *)(const void *)a); owner != NULL && owner->type == XML_ELEMENT_NODE; owner = owner->parent) {
		for (const xmlNs *ns = owner->nsDef; ns != NULL; ns = ns->next) {
			if (ns == one || ns == other)
				return ns == one ? 1 : -1;
		}
	}
	return one < other ? -1 : 1;
}

/* What follows n and all below it. */
static xmlNodePtr after(xmlNodePtr n)
{
	while (n != NULL && !node_is_root(n)) {
		if (n->next != NULL)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

static xmlNodePtr first_following(xmlNodePtr node)
{
	xmlNodePtr owner;

	if (node->type != XML_ATTRIBUTE_NODE && node->type != XML_NAMESPACE_DECL)
		return after(node);
	owner = node_parent(node);
	if (owner == NULL)
		return NULL;
	return owner->children != NULL ? owner->children : after(owner);
}

/* Backwards in document order, without the ancestors of where the walk began. */
static xmlNodePtr before(struct walk *w, xmlNodePtr n)
{
	while (n != NULL && !node_is_root(n)) {
		if (n->prev != NULL) {
			n = n->prev;
			while (node_is_parent(n) && n->last != NULL)
				n = n->last;
			return n;
		}
		n = n->parent;
		if (n == NULL || n != w->edge)
			return n;
		w->edge = n->parent;
	}
	return NULL;
}

static void begin_preceding(struct walk *w, xmlNodePtr node)
{
	xmlNodePtr start = node->type == XML_ATTRIBUTE_NODE || node->type == XML_NAMESPACE_DECL ? node_parent(node) : node;

	w->edge = start != NULL ? node_parent(start) : NULL;
	w->next = before(w, start);
}

void walk_begin(struct xpath_run *r, struct walk *w, enum axis axis, xmlNodePtr node)
{
	bool beside = node->type != XML_ATTRIBUTE_NODE && node->type != XML_NAMESPACE_DECL && !node_is_root(node);

	w->axis = axis;
	w->next = NULL;
	w->edge = node;
	switch (axis) {
	case AXIS_CHILD:
	case AXIS_DESCENDANT:
		w->next = node_is_parent(node) ? node->children : NULL;
		break;
	case AXIS_SELF:
	case AXIS_DESCENDANT_OR_SELF:
	case AXIS_ANCESTOR_OR_SELF:
		w->next = node;
		break;
	case AXIS_ATTRIBUTE:
		w->next = node->type == XML_ELEMENT_NODE ? (xmlNodePtr)node->properties : NULL;
		break;
	case AXIS_NAMESPACE:
		list_namespaces(r, w, node);
		break;
	case AXIS_FOLLOWING:
		w->next = first_following(node);
		break;
	case AXIS_FOLLOWING_SIBLING:
		w->next = beside ? node->next : NULL;
		break;
	case AXIS_PARENT:
	case AXIS_ANCESTOR:
		w->next = node_parent(node);
		break;
	case AXIS_PRECEDING:
		begin_preceding(w, node);
		break;
	case AXIS_PRECEDING_SIBLING:
		w->next = beside ? node->prev : NULL;
		break;
	}
}

xmlNodePtr walk_next(struct walk *w)
{
	xmlNodePtr n = w->next;

	if (w->axis == AXIS_NAMESPACE)
		return w->left > 0 ? (w->left--, *w->namespaces++) : NULL;
	if (n == NULL)
		return NULL;
	switch (w->axis) {
	case AXIS_CHILD:
	case AXIS_ATTRIBUTE:
	case AXIS_FOLLOWING_SIBLING:
		w->next = n->next;
		break;
	case AXIS_DESCENDANT:
	case AXIS_DESCENDANT_OR_SELF:
		w->next = n == w->edge && !node_is_parent(n) ? NULL : node_next_in(n, w->edge);
		break;
	case AXIS_FOLLOWING:
		w->next = node_is_parent(n) && n->children != NULL ? n->children : after(n);
		break;
	case AXIS_ANCESTOR:
	case AXIS_ANCESTOR_OR_SELF:
		w->next = node_parent(n);
		break;
	case AXIS_PRECEDING:
		w->next = before(w, n);
		break;
	case AXIS_PRECEDING_SIBLING:
		w->next = n->prev;
		break;
	default: /* self, parent */
		w->next = NULL;
		break;
	}
	return n;
}
