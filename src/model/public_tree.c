/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of a repository may be published (public_tree.h). Made by copying the elements and attributes of the table, never by deleting others: what is new in a schema stays out until it is
 * written into the table.
 */
#include "public_tree.h"

#include "map.h"
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
	{ "inventory", "asset", { "id", "kind", "owning-unit", "lifecycle", NULL }, false },
	{ "asset", "name", { NULL }, true },
	{ "processing", "purpose", { NULL }, true },
	{ "processing", "subject-categories", { NULL }, true },
	{ "processing", "data-categories", { NULL }, true },
	{ "processing", "time-limit", { NULL }, true },
};

struct copying {
	const xmlNode *repository;
	const char *as_of;
	xmlDocPtr to;
	xmlNsPtr ns;
	struct openness_models *models;
	struct map *units;       /* ids that are shown, and only those */
	struct map *roles;       /* ids that policies define */
	struct map *positions;   /* ids that are shown → their nodes */
	struct map *assignments; /* all ids → their nodes */
	struct map *open;        /* ids of assets that are shown */
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

static bool is_in(const struct map *ids, const char *id)
{
	return id != NULL && map_get(ids, id) != NULL;
}

static bool shows_unit(const struct copying *c, const char *id)
{
	return is_in(c->units, id);
}

static void set_if(struct map *ids, const xmlNode *node, bool is_meant)
{
	if (is_meant && tree_value(node, "id") != NULL)
		map_set(ids, tree_value(node, "id"), (void *)node);
}

/* A unit is shown if every one of its id is the municipality's own. */
static void know_units(struct copying *c)
{
	struct map *others = map_new();

	for (int own = 0; own < 2; own++) {
		for (const xmlNode *o = tree_child(c->repository, "organisation"); o != NULL; o = tree_next(o, "organisation")) {
			for (const xmlNode *u = tree_child(o, "unit"); u != NULL; u = tree_next(u, "unit"))
				set_if(own ? c->units : others, u, own ? is_own_unit(u) && !is_in(others, tree_value(u, "id")) : !is_own_unit(u));
		}
	}
	map_free(others);
}

static void know_people(struct copying *c)
{
	for (const xmlNode *p = tree_child(c->repository, "policy"); p != NULL; p = tree_next(p, "policy")) {
		for (const xmlNode *n = tree_child(p, "role-definition"); n != NULL; n = tree_next(n, "role-definition"))
			set_if(c->roles, n, true);
	}
	for (const xmlNode *o = tree_child(c->repository, "organisation"); o != NULL; o = tree_next(o, "organisation")) {
		for (const xmlNode *n = tree_child(o, "position"); n != NULL; n = tree_next(n, "position"))
			set_if(c->positions, n, shows_unit(c, tree_value(n, "unit")));
		for (const xmlNode *n = tree_child(o, "assignment"); n != NULL; n = tree_next(n, "assignment"))
			set_if(c->assignments, n, true);
	}
}

static enum openness openness(const struct copying *c, const xmlNode *asset)
{
	return openness_of(c->models, asset, newest(asset, c->as_of));
}

static void know_assets(struct copying *c)
{
	for (const xmlNode *i = tree_child(c->repository, "inventory"); i != NULL; i = tree_next(i, "inventory")) {
		for (const xmlNode *n = tree_child(i, "asset"); n != NULL; n = tree_next(n, "asset"))
			set_if(c->open, n, openness(c, n) == OPENNESS_OPEN);
	}
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
	o = openness(c, node);
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

static void set(xmlNodePtr node, const char *name, const char *value)
{
	if (value != NULL)
		xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

static bool is_current(const struct copying *c, const xmlNode *assignment)
{
	const char *from = tree_value(assignment, "from"), *to = tree_value(assignment, "to");

	return c->as_of == NULL || ((from == NULL || strcmp(from, c->as_of) <= 0) && (to == NULL || strcmp(to, c->as_of) >= 0));
}

/* That a position has a role on the day, and for which unit or asset where these are shown; not who holds it, nor how the assignment is called. */
static void copy_assignment(struct copying *c, xmlNodePtr parent, const xmlNode *node)
{
	const char *role = tree_value(node, "role"), *position = tree_value(node, "position"), *target = tree_value(node, "target");
	xmlNodePtr copy;

	if (!is_in(c->roles, role) || !is_in(c->positions, position) || !is_current(c, node))
		return;
	if (target != NULL && !shows_unit(c, target) && !is_in(c->open, target))
		return;
	copy = xmlNewChild(parent, c->ns, (const xmlChar *)"assignment", NULL);
	set(copy, "role", role);
	set(copy, "position", position);
	set(copy, "target", target);
	set(copy, "deputy", tree_value(node, "deputy-of") != NULL ? "yes" : NULL);
}

/* Which position has the role for an asset that is shown. */
static void copy_role(struct copying *c, xmlNodePtr parent, const xmlNode *node)
{
	const char *id = tree_value(node, "assignment"), *name = tree_value(node, "name");
	const xmlNode *assignment = id != NULL ? map_get(c->assignments, id) : NULL;
	xmlNodePtr copy;

	if (assignment == NULL || !is_in(c->roles, name) || !is_in(c->positions, tree_value(assignment, "position")) || !is_current(c, assignment))
		return;
	copy = xmlNewChild(parent, c->ns, (const xmlChar *)"role", NULL);
	set(copy, "name", name);
	set(copy, "position", tree_value(assignment, "position"));
}

static void copy_node(struct copying *c, xmlNodePtr parent, const xmlNode *node)
{
	const struct shown *s = find(node);
	xmlNodePtr copy;

	if (tree_is(node, "assignment"))
		copy_assignment(c, parent, node);
	else if (tree_is(node, "role") && tree_is(parent, "asset"))
		copy_role(c, parent, node);
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

/* Processings of assets that are not restricted: by which unit and why, of what and how long; the asset where it is shown. They do not stand in it, for the others are not. */
static void copy_processings(struct copying *c, xmlNodePtr root, const xmlNode *asset)
{
	const char *unit = tree_value(asset, "owning-unit") != NULL ? tree_value(asset, "owning-unit") : tree_value(asset->parent, "unit");

	if (openness_is_restricted(asset))
		return;
	for (const xmlNode *n = tree_child(asset, "processing"); n != NULL; n = tree_next(n, "processing")) {
		xmlNodePtr copy = xmlNewChild(root, c->ns, (const xmlChar *)"processing", NULL);

		set(copy, "unit", shows_unit(c, unit) ? unit : NULL);
		set(copy, "controller", shows_unit(c, tree_value(n, "controller")) ? tree_value(n, "controller") : NULL);
		set(copy, "legal-basis", tree_value(n, "legal-basis"));
		set(copy, "asset", is_in(c->open, tree_value(asset, "id")) ? tree_value(asset, "id") : NULL);
		for (const xmlNode *t = tree_child(n, NULL); t != NULL; t = tree_next(t, NULL))
			copy_node(c, copy, t);
	}
}

static void copy_all(struct copying *c, xmlNodePtr root)
{
	for (const xmlNode *n = tree_child(c->repository, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (tree_is(n, "policy"))
			xmlAddChild(root, xmlDocCopyNode((xmlNodePtr)n, c->to, 1));
		else
			copy_node(c, root, n);
	}
	for (const xmlNode *i = tree_child(c->repository, "inventory"); i != NULL; i = tree_next(i, "inventory")) {
		for (const xmlNode *n = tree_child(i, "asset"); n != NULL; n = tree_next(n, "asset"))
			copy_processings(c, root, n);
	}
}

static void release(struct copying *c)
{
	map_free(c->units);
	map_free(c->roles);
	map_free(c->positions);
	map_free(c->assignments);
	map_free(c->open);
	openness_models_free(c->models);
}

static void set_count(xmlNodePtr node, const char *name, size_t n)
{
	char text[24];

	snprintf(text, sizeof text, "%zu", n);
	xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)text);
}

xmlDocPtr public_tree(const xmlDoc *repository, const char *as_of)
{
	struct copying c = {
		.as_of = as_of, .repository = xmlDocGetRootElement(repository), .to = xmlNewDoc((const xmlChar *)"1.0"), .units = map_new(), .roles = map_new(),
		.positions = map_new(), .assignments = map_new(), .open = map_new(),
	};
	xmlNodePtr root = xmlNewDocNode(c.to, NULL, (const xmlChar *)"repository", NULL);

	xmlDocSetRootElement(c.to, root);
	c.ns = xmlNewNs(root, (const xmlChar *)TREE_NAMESPACE, NULL);
	xmlSetNs(root, c.ns);
	c.models = openness_models_new(c.repository);
	xmlNewProp(root, (const xmlChar *)"audience", (const xmlChar *)"public");
	if (as_of != NULL)
		xmlNewProp(root, (const xmlChar *)"as-of", (const xmlChar *)as_of);
	know_units(&c);
	know_people(&c);
	know_assets(&c);
	copy_all(&c, root);
	set_count(root, "withheld-assets", c.withheld);
	set_count(root, "restricted-assets", c.restricted);
	release(&c);
	return c.to;
}
