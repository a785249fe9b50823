/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that XSLT 1.0 adds (section 12), but generate-id() (functions_id.c) and format-number() (functions_format.c). */
#include "functions.h"

#include "loaded.h"
#include "tree.h"
#include "world.h"

#include <libxml/entities.h>
#include <libxml/uri.h>
#include <libxml/valid.h>
#include <string.h>

int xslt_current(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };

	(void)call;
	node_list_add(r, &list, f->current);
	return give_nodes(out, list.items, list.len);
}

int xslt_key(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_text name;
	struct xpath_value v;

	if (eval_text(r, arg(call, 0), f, &name) != 0 || eval_value(r, arg(call, 1), f, &v) != 0)
		return -1;
	if (v.type != VALUE_NODES) {
		if (keys_find(r, name, value_text(r, &v), f->node, &list) != 0)
			return -1;
		return give_nodes(out, list.items, list.len);
	}
	for (size_t i = 0; i < v.nodes.len; i++) {
		if (keys_find(r, name, node_text(r, v.nodes.items[i]), f->node, &list) != 0)
			return -1;
	}
	give_nodes(out, list.items, list.len);
	if (v.nodes.len > 1)
		nodes_sort(&out->nodes);
	return 0;
}

/* Where the expression stands, or NULL. */
static const xmlNode *place_of(const struct xpath_run *r)
{
	return r->running != NULL ? r->running->place : NULL;
}

/* A base as a URI, in scratch memory: it may be the path of a file, as it is. */
static const char *as_uri(struct xpath_run *r, const xmlChar *base)
{
	xmlURIPtr parsed = xmlParseURI((const char *)base);
	xmlChar *path = parsed == NULL ? xmlPathToURI(base) : NULL;
	const char *uri = text_c(r, text_of((const char *)(path != NULL ? path : base)));

	xmlFree(path);
	xmlFreeURI(parsed);
	return uri;
}

/* The base URI of a node, or of the expression when it is NULL: of the file the expression was written in, wherever it is now. In scratch memory; NULL when there is none. */
static const char *base_of(struct xpath_run *r, const xmlNode *node)
{
	const xmlNode *at = node != NULL ? node : place_of(r);
	xmlChar *uri = node == NULL && at != NULL ? (xmlChar *)loaded_base(at) : NULL;
	const char *base = NULL;

	if (at != NULL && at->type == XML_NAMESPACE_DECL)
		at = (const void *)((const xmlNs *)(const void *)at)->next;
	if (at != NULL && at->type != XML_ELEMENT_NODE && at->type != XML_DOCUMENT_NODE && at->type != XML_HTML_DOCUMENT_NODE)
		at = at->parent;
	if (uri == NULL && at != NULL)
		uri = xmlNodeGetBase(at->doc, at);
	if (uri != NULL)
		base = as_uri(r, uri);
	xmlFree(uri);
	return base;
}

/* The part of a document that a fragment names: all of it, or the element with the ID. */
static int add_fragment(struct xpath_run *r, xmlDocPtr doc, const char *fragment, struct node_list *out)
{
	xmlAttrPtr id;

	if (fragment == NULL) {
		node_list_add(r, out, (xmlNodePtr)doc);
		return 0;
	}
	id = xmlGetID(doc, (const xmlChar *)fragment);
	if (id != NULL && id->type == XML_ATTRIBUTE_NODE && id->parent != NULL)
		node_list_add(r, out, id->parent);
	return 0;
}

/* Splits "uri#id" at the last "#"; *fragment is NULL when there is none. */
static const char *split_uri(struct xpath_run *r, struct xpath_text uri, const char **fragment)
{
	char *text = (char *)(uintptr_t)text_c(r, uri), *hash = strrchr(text, '#');

	*fragment = hash != NULL ? hash + 1 : NULL;
	if (hash != NULL)
		*hash = '\0';
	return text;
}

static bool is_absolute(const char *uri)
{
	size_t n = strspn(uri, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return n > 0 && uri[n] == ':';
}

/* The document of a reference. "" is the document with the base itself: the one with the expression when no node gives the base. */
static xmlDocPtr load(struct xpath_run *r, const char *uri, const xmlNode *base_node)
{
	const char *base = base_of(r, base_node);
	xmlChar *whole = xmlBuildURI((const xmlChar *)uri, (const xmlChar *)base);
	xmlDocPtr doc = whole != NULL && whole[0] != '\0' ? world_document(r->world, (const char *)whole, base) : NULL;
	const xmlNode *own = base_node != NULL ? base_node : place_of(r);

	xmlFree(whole);
	return doc == NULL && uri[0] == '\0' && own != NULL ? node_document(own) : doc;
}

static int add_document(struct xpath_run *r, struct xpath_text uri, const xmlNode *base_node, bool no_base, struct node_list *out)
{
	const char *fragment, *text = split_uri(r, uri, &fragment);
	xmlDocPtr doc;

	if (no_base && !is_absolute(text))
		return run_fail(r, "document(\"%s\"): no node says what this is relative to", text);
	doc = load(r, text, base_node);
	if (doc == NULL && r->world->load == NULL)
		return run_fail(r, "document(\"%s\"): document() cannot be used here, no other document is read", text);
	if (doc == NULL)
		return run_fail(r, "document(\"%s\"): there is no such document, or it cannot be read", text);
	return add_fragment(r, doc, fragment, out);
}

int xslt_document(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	bool given = call->call.count > 1;
	struct node_list list = { NULL, 0, 0 };
	xmlNodePtr base = NULL;
	struct xpath_value v;

	if (eval_value(r, arg(call, 0), f, &v) != 0 || (given && eval_first(r, arg(call, 1), f, &base) != 0))
		return -1;
	if (v.type != VALUE_NODES) {
		if (add_document(r, value_text(r, &v), base, given && base == NULL, &list) != 0)
			return -1;
		return give_nodes(out, list.items, list.len);
	}
	for (size_t i = 0; i < v.nodes.len; i++) {
		const xmlNode *from = given ? base : v.nodes.items[i];

		if (add_document(r, node_text(r, v.nodes.items[i]), from, from == NULL, &list) != 0)
			return -1;
	}
	give_nodes(out, list.items, list.len);
	nodes_sort(&out->nodes);
	return 0;
}

/* A name as written, and the namespace it means where the expression stands: "" when it has no prefix. -1 for a prefix that is not declared. */
static int resolve(struct xpath_run *r, const struct expr *call, const struct focus *f, const char **uri, const char **local)
{
	xmlNodePtr element = r->running != NULL ? (xmlNodePtr)(uintptr_t)r->running->element : NULL;
	struct xpath_text name;
	char *text, *colon;
	xmlNsPtr ns;

	if (eval_text(r, arg(call, 0), f, &name) != 0)
		return -1;
	text = (char *)(uintptr_t)text_c(r, name);
	colon = strchr(text, ':');
	*uri = "";
	*local = text;
	if (colon == NULL)
		return 0;
	*colon = '\0';
	*local = colon + 1;
	ns = element != NULL ? xmlSearchNs(element->doc, element, (const xmlChar *)text) : NULL;
	if (ns == NULL)
		return run_fail(r, "%s(): the prefix %s is not declared", call->call.function->name, text);
	*uri = (const char *)ns->href;
	return 0;
}

int xslt_function_available(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *uri, *local;

	if (resolve(r, call, f, &uri, &local) != 0)
		return -1;
	return give_boolean(out, function_find(uri, local, NULL) != NULL);
}

/* Of XSLT's instructions only xsl:copy-of does anything, in messages. */
int xslt_element_available(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *uri, *local;

	if (resolve(r, call, f, &uri, &local) != 0)
		return -1;
	return give_boolean(out, strcmp(uri, NAMESPACE_XSLT) == 0 && strcmp(local, "copy-of") == 0);
}

int xslt_system_property(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *uri, *local, *text = "";

	if (resolve(r, call, f, &uri, &local) != 0)
		return -1;
	if (strcmp(uri, NAMESPACE_XSLT) == 0) {
		if (strcmp(local, "version") == 0)
			return give_number(out, 1.0);
		if (strcmp(local, "vendor") == 0)
			text = "policykoll";
		else if (strcmp(local, "vendor-url") == 0)
			text = TREE_NAMESPACE;
	}
	return give_text(out, text, strlen(text));
}

int xslt_unparsed_entity_uri(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *uri = "";
	struct xpath_text name;
	xmlEntityPtr entity;

	if (eval_text(r, arg(call, 0), f, &name) != 0)
		return -1;
	entity = xmlGetDocEntity(node_document(f->node), (const xmlChar *)text_c(r, name));
	if (entity != NULL && entity->etype == XML_EXTERNAL_GENERAL_UNPARSED_ENTITY && (entity->URI != NULL || entity->SystemID != NULL))
		uri = (const char *)(entity->URI != NULL ? entity->URI : entity->SystemID);
	return give_text(out, uri, strlen(uri));
}
