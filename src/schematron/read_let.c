/* SPDX-License-Identifier: Apache-2.0 */
/* Reading variables: sch:let anywhere, sch:param of the schema, and which names are in scope (read.h). */
#include "read.h"

#include "loaded.h"

#include <string.h>

size_t read_enter(const struct reading *g)
{
	return g->variables.len;
}

void read_leave(struct reading *g, size_t mark)
{
	for (size_t i = mark; i < g->variables.len; i++)
		g->times.items[read_slot(g, g->variables.items[i])]--;
	g->variables.len = mark;
	if (mark < g->variables.cap)
		g->variables.items[mark] = NULL;
}

void read_bring(struct reading *g, const char *name)
{
	size_t slot = (size_t)read_slot(g, name);

	while (g->times.len <= slot)
		vec_push(&g->times, 0);
	g->times.items[slot]++;
	vec_push(&g->variables, name);
	vec_push(&g->variables, NULL);
	g->variables.len--;
}

static bool blank(const xmlNode *node)
{
	return node->content == NULL || node->content[strspn((const char *)node->content, " \t\r\n")] == '\0';
}

/* Whether a node is part of the value, by XSLT's rule: white space alone is not, comments and processing instructions are not. */
static bool counts(const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return !blank(node);
	return node->type == XML_ELEMENT_NODE;
}

static bool has_content(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (counts(child))
			return true;
	}
	return false;
}

/* Drops what does not count below a copied node. */
static void strip(xmlNodePtr top)
{
	xmlNodePtr next;

	if (xmlNodeGetSpacePreserve(top) == 1)
		return;
	for (xmlNodePtr child = top->children; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_ELEMENT_NODE) {
			strip(child);
		} else if (!counts(child)) {
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		}
	}
}

static xmlDocPtr content_of(const xmlNode *node)
{
	xmlDocPtr doc = xmlNewDoc((const xmlChar *)"1.0");

	doc->URL = (xmlChar *)loaded_base(node);
	for (xmlNode *child = node->children; child != NULL; child = child->next) {
		xmlNodePtr copy = counts(child) ? xmlDocCopyNode(child, doc, 1) : NULL;

		if (copy == NULL)
			continue;
		xmlAddChild((xmlNodePtr)doc, copy);
		if (copy->type == XML_ELEMENT_NODE)
			strip(copy);
	}
	return doc;
}

/* The same variable of a file that came in on two ways is one variable. */
static bool came_twice(const struct reading *g, const xmlNode *node, const char *name)
{
	for (size_t i = 0; i < g->s->lets.len; i++) {
		if (strcmp(g->s->lets.items[i].name, name) == 0 && read_same_origin(g->s->lets.items[i].node, node))
			return true;
	}
	return false;
}

static bool is_defined(const struct reading *g, const char *name, size_t mark, bool also_globals)
{
	for (size_t i = 0; i < g->variables.len && read_in_scope(g, name); i++) {
		if ((i >= mark || (also_globals && i < g->globals)) && strcmp(g->variables.items[i], name) == 0)
			return true;
	}
	return false;
}

static void read_value(struct reading *g, struct sch_let *let, const xmlNode *node)
{
	bool is_param = read_is(node, "param"), content = has_content(node);
	struct xpath_origin origin = { node, g->sink };
	struct xpath_scope nothing = { 0 };

	if (content && read_attribute(g, node, "value") != NULL)
		read_fail(g, MSG_SCH_LET_TWO_VALUES, node, "value", let->name);
	else if (content)
		let->content = content_of(node);
	else if (is_param && read_attribute(g, node, "value") == NULL)
		let->value = xpath_compile("''", &nothing, &origin);
	else
		let->value = read_expression(g, node, "value", true);
	let->given = is_param ? "" : NULL;
}

/* Whether the name is one, with a prefix that is declared. */
static bool is_name(struct reading *g, const xmlNode *node, const char *name)
{
	enum msg_id fault = xmlValidateQName((const xmlChar *)name, 0) != 0 ? MSG_SCH_NOT_A_NAME : MSG_XPATH_UNDECLARED_PREFIX;
	const char *colon = strchr(name, ':');
	const char *prefix = colon != NULL ? arena_strndup(g->s->arena, name, (size_t)(colon - name)) : NULL;

	if (fault == MSG_XPATH_UNDECLARED_PREFIX && (prefix == NULL || read_declares(g, node, prefix)))
		return true;
	read_fail(g, fault, node, "name", name);
	return false;
}

/* A variable may use earlier ones, so it comes into scope after its own value. */
bool read_let(struct reading *g, struct sch_let *let, const xmlNode *node, size_t mark, bool also_globals)
{
	*let = (struct sch_let){ .name = read_attribute(g, node, "name"), .node = node };
	if (let->name == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "name");
		return false;
	}
	if (!is_name(g, node, let->name))
		return false;
	if (is_defined(g, let->name, mark, also_globals)) {
		if (node->parent == g->schema && came_twice(g, node, let->name))
			return false;
		read_fail(g, MSG_SCH_DUPLICATE_VARIABLE, node, "name", let->name);
	}
	read_value(g, let, node);
	read_bring(g, let->name);
	let->slot = read_slot(g, let->name);
	return let->value != NULL || let->content != NULL;
}
