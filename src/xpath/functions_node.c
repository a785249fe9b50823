/* SPDX-License-Identifier: Apache-2.0 */
/* Functions about nodes and sets of nodes (XPath 1.0 section 4.1, lang() of 4.3), and on truth (4.3). */
#include "functions.h"

#include <libxml/valid.h>
#include <string.h>

int core_last(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	(void)r;
	(void)call;
	return give_number(out, (double)f->size);
}

int core_position(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	(void)r;
	(void)call;
	return give_number(out, (double)f->position);
}

int core_count(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_nodes nodes;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	return give_number(out, (double)nodes.len);
}

xmlDocPtr node_document(const xmlNode *node)
{
	const xmlNs *ns = (const void *)node;

	return node->type == XML_NAMESPACE_DECL ? ((const xmlNode *)(const void *)ns->next)->doc : node->doc;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* xmlGetID() gives the attribute, or the document itself where the attribute is gone. */
static void add_id(struct xpath_run *r, xmlDocPtr doc, struct xpath_text name, struct node_list *list)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	xmlAttrPtr a = xmlGetID(doc, (const xmlChar *)text_c(r, name));

	scratch_back(&r->scratch, mark);
	if (a != NULL && a->type == XML_ATTRIBUTE_NODE && a->parent != NULL)
		node_list_add(r, list, a->parent);
}

static void add_ids(struct xpath_run *r, xmlDocPtr doc, struct xpath_text names, struct node_list *list)
{
	const char *p = names.start, *end = p + names.len;

	while (p < end) {
		const char *start;

		while (p < end && is_space(*p))
			p++;
		start = p;
		while (p < end && !is_space(*p))
			p++;
		if (p > start)
			add_id(r, doc, (struct xpath_text){ start, (size_t)(p - start) }, list);
	}
}

int core_id(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	xmlDocPtr doc = node_document(f->node);
	struct node_list list = { NULL, 0, 0 };
	struct xpath_value names;

	if (eval_value(r, arg(call, 0), f, &names) != 0)
		return -1;
	if (names.type == VALUE_NODES) {
		for (size_t i = 0; i < names.nodes.len; i++)
			add_ids(r, doc, node_text(r, names.nodes.items[i]), &list);
	} else {
		add_ids(r, doc, value_text(r, &names), &list);
	}
	give_nodes(out, list.items, list.len);
	nodes_sort(&out->nodes);
	return 0;
}

/* The two halves of a node's name. The prefix is NULL when there is none, the local name "" for what has no name. */
static const char *name_of(const xmlNode *node, const char **prefix)
{
	const xmlNs *ns = (const void *)node;
	const char *local = "";

	*prefix = NULL;
	switch (node->type) {
	case XML_ELEMENT_NODE:
	case XML_ATTRIBUTE_NODE:
		*prefix = node->ns != NULL ? (const char *)node->ns->prefix : NULL;
		local = (const char *)node->name;
		break;
	case XML_PI_NODE:
		local = (const char *)node->name;
		break;
	case XML_NAMESPACE_DECL:
		local = ns->prefix != NULL ? (const char *)ns->prefix : "";
		break;
	default:
		break;
	}
	return local;
}

int core_local_name(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *prefix, *local;
	xmlNodePtr node;

	if (first_or_node(r, call, f, &node) != 0)
		return -1;
	local = node != NULL ? name_of(node, &prefix) : "";
	return give_text(out, local, strlen(local));
}

int core_name(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *prefix = NULL, *local;
	size_t before, after;
	xmlNodePtr node;
	char *text;

	if (first_or_node(r, call, f, &node) != 0)
		return -1;
	local = node != NULL ? name_of(node, &prefix) : "";
	after = strlen(local);
	if (prefix == NULL || prefix[0] == '\0')
		return give_text(out, local, after);
	before = strlen(prefix);
	text = scratch_alloc(&r->scratch, before + 1 + after);
	memcpy(text, prefix, before);
	text[before] = ':';
	memcpy(text + before + 1, local, after);
	return give_text(out, text, before + 1 + after);
}

int core_namespace_uri(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const char *uri = "";
	xmlNodePtr node;

	if (first_or_node(r, call, f, &node) != 0)
		return -1;
	if (node != NULL && (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE) && node->ns != NULL && node->ns->href != NULL)
		uri = (const char *)node->ns->href;
	return give_text(out, uri, strlen(uri));
}

/* The xml:lang that holds for the node, or NULL. */
static const xmlNode *language_of(const xmlNode *node)
{
	if (node->type == XML_NAMESPACE_DECL)
		node = (const void *)((const xmlNs *)(const void *)node)->next;
	for (; node != NULL; node = node->parent) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
			if (a->ns != NULL && strcmp((const char *)a->name, "lang") == 0 && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE))
				return (const xmlNode *)a;
		}
	}
	return NULL;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int core_lang(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	const xmlNode *lang = language_of(f->node);
	struct xpath_text wanted, is;
	size_t i;

	if (eval_text(r, arg(call, 0), f, &wanted) != 0)
		return -1;
	if (lang == NULL)
		return give_boolean(out, false);
	is = node_text(r, lang);
	for (i = 0; i < wanted.len && i < is.len && lower(wanted.start[i]) == lower(is.start[i]); i++)
		;
	return give_boolean(out, i == wanted.len && (i == is.len || is.start[i] == '-'));
}

int core_boolean(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	out->type = VALUE_BOOLEAN;
	return eval_boolean(r, arg(call, 0), f, &out->boolean);
}

int core_not(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	bool b;

	if (eval_boolean(r, arg(call, 0), f, &b) != 0)
		return -1;
	return give_boolean(out, !b);
}

int core_true(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	(void)r;
	(void)call;
	(void)f;
	return give_boolean(out, true);
}

int core_false(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	(void)r;
	(void)call;
	(void)f;
	return give_boolean(out, false);
}
