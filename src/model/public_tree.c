/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of a repository may be published (public_tree.h). Made by copying the elements and attributes of the table, never by deleting others: what is new in a schema stays out until it is
 * written into the table.
 */
#include "public_tree.h"

#include "openness.h"

#include <stdio.h>
#include <string.h>

/* An element in another one, its attributes that are shown, and whether its text is. */
struct shown {
	const char *parent, *name;
	const char *const attributes[8];
	bool text;
};

static const struct shown table[] = {
	{ "repository", "organisation", { NULL }, false },
	{ "organisation", "unit", { "id", "kind", "parent", NULL }, false },
	{ "unit", "name", { NULL }, true },
	{ "organisation", "position", { "id", "unit", "kind", NULL }, false },
	{ "position", "title", { NULL }, true },
	{ "repository", "inventory", { "unit", "as-of", NULL }, false },
	{ "inventory", "asset", { "id", "kind", "owning-unit", "lifecycle", "criticality", "sensitivity", NULL }, false },
	{ "asset", "name", { NULL }, true },
};

struct copying {
	const xmlNode *repository;
	const char *as_of;
	xmlDocPtr to;
	xmlNsPtr ns;
	struct openness_models *models;
	size_t withheld, restricted;
};

/* The newest by date of those that have a level and are not later than the day; the last of equal ones. */
static const xmlNode *newest(const xmlNode *asset, const char *day)
{
	const xmlNode *best = NULL;

	for (const xmlNode *c = tree_child(asset, "classification"); c != NULL; c = tree_next(c, "classification")) {
		const char *date = tree_value(c, "date"), *known = best != NULL ? tree_value(best, "date") : NULL;

		if (tree_child(c, "level") == NULL || (date != NULL && day != NULL && strcmp(date, day) > 0))
			continue;
		if (best == NULL || (date != NULL && (known == NULL || strcmp(date, known) >= 0)))
			best = c;
	}
	return best;
}

static bool is_own_unit(const xmlNode *unit)
{
	static const char *const kinds[] = {
		"municipality", "council", "executive-board", "board", "sector", "administration", "department", "company", "municipal-association", "collaboration",
	};
	const char *kind = tree_value(unit, "kind");

	for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i], kind) == 0)
			return true;
	}
	return false;
}

/* Every unit of the id is the municipality's own, and there is one. */
static bool shows_unit(const struct copying *c, const char *id)
{
	bool found = false;

	for (const xmlNode *o = tree_child(c->repository, "organisation"); o != NULL && id != NULL; o = tree_next(o, "organisation")) {
		for (const xmlNode *u = tree_child(o, "unit"); u != NULL; u = tree_next(u, "unit")) {
			if (tree_value(u, "id") == NULL || strcmp(tree_value(u, "id"), id) != 0)
				continue;
			if (!is_own_unit(u))
				return false;
			found = true;
		}
	}
	return found;
}

static bool may_show(struct copying *c, const xmlNode *node)
{
	enum openness o;

	if (tree_is(node, "unit"))
		return is_own_unit(node);
	if (tree_is(node, "position"))
		return shows_unit(c, tree_value(node, "unit"));
	if (!tree_is(node, "asset"))
		return true;
	o = openness_of(c->models, node, newest(node, c->as_of));
	c->withheld += o != OPENNESS_OPEN;
	c->restricted += o == OPENNESS_RESTRICTED;
	return o == OPENNESS_OPEN;
}

/* Of attributes that name units, those that are shown. */
static bool may_tell(const struct copying *c, const char *attribute, const char *value)
{
	static const char *const units[] = { "parent", "unit", "owning-unit" };

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(units[i], attribute) == 0)
			return shows_unit(c, value);
	}
	return true;
}

static const struct shown *find(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (tree_is(node, table[i].name) && node->parent != NULL && strcmp((const char *)node->parent->name, table[i].parent) == 0)
			return &table[i];
	}
	return NULL;
}

static void copy_node(struct copying *c, xmlNodePtr parent, const xmlNode *node)
{
	const struct shown *s = find(node);
	xmlNodePtr copy;

	if (s == NULL || !may_show(c, node))
		return;
	copy = xmlNewChild(parent, c->ns, (const xmlChar *)s->name, NULL);
	for (size_t i = 0; s->attributes[i] != NULL; i++) {
		const char *value = tree_value(node, s->attributes[i]);

		if (value != NULL && may_tell(c, s->attributes[i], value))
			xmlNewProp(copy, (const xmlChar *)s->attributes[i], (const xmlChar *)value);
	}
	if (s->text) {
		if (tree_lang(node) >= 0)
			xmlNodeSetLang(copy, (const xmlChar *)lang_code((enum lang)tree_lang(node)));
		xmlNodeAddContent(copy, (const xmlChar *)tree_text(node));
		return;
	}
	/* As deep as the table is. */
	for (const xmlNode *n = tree_child(node, NULL); n != NULL; n = tree_next(n, NULL))
		copy_node(c, copy, n);
}

static void set_count(xmlNodePtr node, const char *name, size_t n)
{
	char text[24];

	snprintf(text, sizeof text, "%zu", n);
	xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)text);
}

xmlDocPtr public_tree(const xmlDoc *repository, const char *as_of)
{
	struct copying c = { .as_of = as_of, .repository = xmlDocGetRootElement(repository), .to = xmlNewDoc((const xmlChar *)"1.0") };
	xmlNodePtr root = xmlNewDocNode(c.to, NULL, (const xmlChar *)"repository", NULL);

	xmlDocSetRootElement(c.to, root);
	c.ns = xmlNewNs(root, (const xmlChar *)TREE_NAMESPACE, NULL);
	xmlSetNs(root, c.ns);
	c.models = openness_models_new(c.repository);
	xmlNewProp(root, (const xmlChar *)"audience", (const xmlChar *)"public");
	if (as_of != NULL)
		xmlNewProp(root, (const xmlChar *)"as-of", (const xmlChar *)as_of);
	for (const xmlNode *n = tree_child(c.repository, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (tree_is(n, "policy"))
			xmlAddChild(root, xmlDocCopyNode((xmlNodePtr)n, c.to, 1));
		else
			copy_node(&c, root, n);
	}
	set_count(root, "withheld-assets", c.withheld);
	set_count(root, "restricted-assets", c.restricted);
	openness_models_free(c.models);
	return c.to;
}
