/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Putting a schema together: include is replaced by the element it leads to, extends with href by that element's children; over and over, in the tree of the
 * schema's file. Copies keep the marks of their own file, and get its xml:lang and xml:base where they would lose them. What leads into itself is refused.
 */
#include "compose.h"

#include "bounds.h"
#include "buf.h"
#include "loaded.h"
#include "mem.h"
#include "nearest.h"
#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
	const char *path;
	struct loaded *loaded; /* NULL: cannot be read (said when it was tried) */
	struct map *ids;       /* made when first asked for */
};

/* What is being put in right now, outermost first. */
struct level {
	const xmlNode *target;
	struct file *file;
	const char *id;
};

struct composing {
	struct reading *g;
	VEC(struct file *) files; /* the schema's own first */
	VEC(struct level) chain;
	size_t elements;
	bool full;
};

static struct file *add_file(struct composing *c, const char *path, struct loaded *loaded)
{
	struct file *file = arena_alloc(c->g->s->arena, sizeof *file);

	file->path = path;
	file->loaded = loaded;
	vec_push(&c->files, file);
	if (loaded != NULL)
		vec_push(&c->g->s->files, loaded);
	return file;
}

static struct file *file_of(const struct composing *c, const xmlNode *node)
{
	const struct mark *m = loaded_mark(node);

	for (size_t i = 1; m != NULL && i < c->files.len; i++) {
		if (c->files.items[i]->loaded != NULL && &c->files.items[i]->loaded->source == m->source)
			return c->files.items[i];
	}
	return c->files.items[0];
}

static struct loaded *load(const struct composing *c, const char *path, const void *bytes, size_t n)
{
	return c->g->rules ? loaded_new(path, bytes, n, c->g->sink) : loaded_new_doctype(path, bytes, n, c->g->sink);
}

static struct file *open_file(struct composing *c, const xmlNode *node, const char *path)
{
	const struct schematron_files *from = c->g->files;
	struct buf bytes = BUF_INIT;
	struct loaded *loaded = NULL;

	for (size_t i = 0; i < c->files.len; i++) {
		if (strcmp(c->files.items[i]->path, path) == 0)
			return c->files.items[i];
	}
	if (from == NULL || from->read(from->payload, path, &bytes) != 0 || bytes.len > LIMIT_RULE_BYTES)
		read_fail(c->g, MSG_SCH_INCLUDE_UNREADABLE, node, "href", path[0] != '\0' ? path : ".");
	else if ((loaded = load(c, path, bytes.data, bytes.len)) == NULL)
		c->g->errors++;
	buf_release(&bytes);
	return add_file(c, path, loaded);
}

static const char *own_attribute(struct composing *c, const xmlNode *node, const char *name, const char *ns)
{
	return node->type == XML_ELEMENT_NODE ? read_attribute_ns(c->g, node, name, ns) : NULL;
}

static void collect_ids(struct composing *c, struct file *file, xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		const char *id;

		/* What is going to be replaced cannot be the target of anything. */
		if (node->type != XML_ELEMENT_NODE || read_is(node, "include") || read_is(node, "extends"))
			continue;
		id = own_attribute(c, node, "id", (const char *)XML_XML_NAMESPACE);
		if (id == NULL)
			id = own_attribute(c, node, "id", NULL);
		if (id != NULL && map_get(file->ids, id) == NULL)
			map_set(file->ids, id, node);
		collect_ids(c, file, node->children);
	}
}

static xmlNode *element_by_id(struct composing *c, struct file *file, const char *id)
{
	if (file->ids == NULL) {
		file->ids = map_new();
		collect_ids(c, file, xmlDocGetRootElement(file->loaded->doc));
	}
	return map_get(file->ids, id);
}

/* The base of the node: its file's path, and the xml:base attributes between, as far as they stand in the same file. */
static const char *base_of(struct composing *c, const xmlNode *node, const struct file *file)
{
	const char *steps[LIMIT_DEPTH], *base = file->path;
	size_t n = 0;

	for (const xmlNode *at = node; at != NULL && at->type == XML_ELEMENT_NODE && file_of(c, at) == file && n < LIMIT_DEPTH; at = at->parent) {
		const char *own = own_attribute(c, at, "base", (const char *)XML_XML_NAMESPACE);

		if (own != NULL && own[0] != '\0')
			steps[n++] = own;
	}
	while (n > 0)
		base = compose_join(c->g->s->arena, base, steps[--n]);
	return base;
}

static void say_no_id(struct composing *c, const xmlNode *node, struct file *file, const char *id)
{
	VEC(const char *) names = { 0 };
	const xmlNode *href = (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)"href", NULL);
	struct place place;
	const char *guess;

	for (size_t i = 0; i < map_len(file->ids); i++)
		vec_push(&names, map_key(file->ids, i));
	guess = names.len > 0 ? nearest(id, names.items, names.len) : NULL;
	tree_place(&place, href, c->g->s->arena);
	diag_emit(c->g->sink, guess != NULL ? MSG_SCH_INCLUDE_NO_ID_GUESS : MSG_SCH_INCLUDE_NO_ID, &place, "file", file->path, "name", id,
	          "guess", guess != NULL ? guess : "-", NULL);
	c->g->errors++;
	vec_free(&names);
}

/* "a.sch → b.sch#r → a.sch" */
static void say_cycle(struct composing *c, const xmlNode *node, const struct level *again)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i <= c->chain.len; i++) {
		const struct level *l = i < c->chain.len ? &c->chain.items[i] : again;

		buf_printf(&out, "%s%s%s%s", i > 0 ? " → " : "", l->file->path, l->id != NULL ? "#" : "", l->id != NULL ? l->id : "");
	}
	read_fail(c->g, MSG_SCH_INCLUDE_CYCLE, node, "href", out.data);
	buf_release(&out);
}

static bool is_above(const xmlNode *upper, const xmlNode *node)
{
	while (node != NULL && node != upper)
		node = node->parent;
	return node != NULL;
}

static bool leads_into_itself(const struct composing *c, const xmlNode *node, const struct level *to)
{
	if (is_above(to->target, node))
		return true;
	for (size_t i = 0; i < c->chain.len; i++) {
		if (is_above(to->target, c->chain.items[i].target))
			return true;
	}
	return false;
}

/* Where href leads. 0, or -1 after a message. */
static int resolve(struct composing *c, const xmlNode *node, const char *href, struct level *to)
{
	struct arena *a = c->g->s->arena;
	const char *hash = strchr(href, '#'), *id = hash != NULL && hash[1] != '\0' ? arena_strdup(a, hash + 1) : NULL;
	const char *path = arena_strndup(a, href, hash != NULL ? (size_t)(hash - href) : strlen(href));
	struct file *own = file_of(c, node), *file = own;

	if (path[0] != '\0' || id == NULL)
		file = open_file(c, node, compose_join(a, base_of(c, node, own), path));
	if (file->loaded == NULL)
		return -1;
	*to = (struct level){ xmlDocGetRootElement(file->loaded->doc), file, id };
	if (id != NULL) {
		to->target = element_by_id(c, file, id);
		if (to->target == NULL)
			say_no_id(c, node, file, id);
	}
	if (to->target != NULL && leads_into_itself(c, node, to)) {
		say_cycle(c, node, to);
		return -1;
	}
	return to->target != NULL ? 0 : -1;
}

/* The copy is of the same shape: every element gets the mark of its original. What an entity holds has none (loaded.h), but the top of a copy must tell its file. */
static void copy_marks(struct composing *c, const xmlNode *from, xmlNode *to)
{
	to->_private = from->_private;
	c->elements++;
	for (from = from->children, to = to->children; from != NULL && to != NULL; from = from->next, to = to->next) {
		if (from->type == XML_ELEMENT_NODE)
			copy_marks(c, from, to);
	}
}

static void set_xml(xmlNode *node, const char *name, const char *value)
{
	xmlNsPtr xml = xmlSearchNsByHref(node->doc, node, XML_XML_NAMESPACE);

	if (value != NULL)
		xmlSetNsProp(node, xml, (const xmlChar *)name, (const xmlChar *)value);
}

static bool same_base(struct composing *c, const xmlNode *a, const xmlNode *b)
{
	return strcmp(base_of(c, a, file_of(c, a)), base_of(c, b, file_of(c, b))) == 0;
}

/* Language and base come from above in its own file. */
static void keep_inherited(struct composing *c, const xmlNode *from, xmlNode *to)
{
	const char *base = NULL, *lang = NULL;

	for (const xmlNode *at = from; at != NULL && at->type == XML_ELEMENT_NODE; at = at->parent) {
		const char *own = own_attribute(c, at, "base", (const char *)XML_XML_NAMESPACE);

		if (own != NULL)
			base = base == NULL ? own : compose_join(c->g->s->arena, own, base);
		if (lang == NULL)
			lang = own_attribute(c, at, "lang", (const char *)XML_XML_NAMESPACE);
	}
	/* What stands above it now counts too where that is of the same file. */
	if (file_of(c, from) != file_of(c, to->parent) || !same_base(c, from->parent, to->parent))
		set_xml(to, "base", base);
	set_xml(to, "lang", lang);
}

static size_t count_elements(const xmlNode *node)
{
	size_t n = 1;

	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		n += child->type == XML_ELEMENT_NODE ? count_elements(child) : 0;
	return n;
}

static bool has_room(struct composing *c, const xmlNode *node, const xmlNode *more)
{
	char limit[32];

	if (!c->full && c->elements + count_elements(more) > LIMIT_RULE_NODES) {
		snprintf(limit, sizeof limit, "%d", LIMIT_RULE_NODES);
		read_fail(c->g, MSG_SCH_TOO_LARGE, node, "href", limit);
		c->full = true;
	}
	return !c->full;
}

static void compose_node(struct composing *c, xmlNode *node);

/* Puts a copy before the place. */
static xmlNode *put(struct composing *c, const xmlNode *from, xmlNode *place)
{
	xmlNode *copy = has_room(c, place, from) ? xmlDocCopyNode((xmlNode *)from, place->doc, 1) : NULL;

	if (copy == NULL)
		return NULL;
	copy_marks(c, from, copy);
	if (copy->_private == NULL)
		copy->_private = (void *)(uintptr_t)loaded_mark(from);
	xmlAddPrevSibling(place, copy);
	keep_inherited(c, from, copy);
	return copy;
}

static void put_children(struct composing *c, const struct level *to, xmlNode *place);

/* A rule's content from another file can extend rules of that file. */
static bool put_extended(struct composing *c, const xmlNode *extends, const struct level *to, xmlNode *place)
{
	const char *id = read_is(extends, "extends") ? own_attribute(c, extends, "rule", NULL) : NULL;
	struct level rule = { id != NULL && to->file != c->files.items[0] ? element_by_id(c, to->file, id) : NULL, to->file, id };

	if (rule.target == NULL || !read_is(rule.target, "rule"))
		return false;
	if (leads_into_itself(c, extends, &rule)) {
		say_cycle(c, extends, &rule);
		return true;
	}
	put_children(c, &rule, place);
	return true;
}

static void put_children(struct composing *c, const struct level *to, xmlNode *place)
{
	vec_push(&c->chain, *to);
	for (const xmlNode *child = to->target->children; child != NULL && !c->full; child = child->next) {
		xmlNode *copy = child->type == XML_ELEMENT_NODE && !put_extended(c, child, to, place) ? put(c, child, place) : NULL;

		if (copy != NULL)
			compose_node(c, copy);
	}
	c->chain.len--;
}

/* A whole schema where a part is wanted, and rules where a rule is: what is in them is meant. */
static bool is_container(const xmlNode *target, const xmlNode *parent)
{
	return read_is(target, "schema") || read_is(target, "library") ||
	       (read_is(target, "rules") && (read_is(parent, "pattern") || read_is(parent, "group")));
}

/* Whether an element takes what is in the target for its own: both are of one kind, or what differs between them does not matter. */
static bool is_of_kind(const xmlNode *target, const xmlNode *parent)
{
	bool pattern = read_is(parent, "pattern") || read_is(parent, "group"), top = read_is(parent, "schema") || read_is(parent, "library");

	if (!read_is_schematron(target))
		return false;
	if (pattern || read_is(parent, "rules"))
		return read_is(target, "pattern") || read_is(target, "group") || read_is(target, "rules");
	return top ? read_is(target, "schema") || read_is(target, "library") : strcmp((const char *)target->name, (const char *)parent->name) == 0;
}

static void say_other_kind(struct composing *c, const xmlNode *node, const xmlNode *target)
{
	struct place place;

	tree_place(&place, (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)"href", NULL), c->g->s->arena);
	diag_emit(c->g->sink, MSG_SCH_MISPLACED, &place, "element", (const char *)target->name, "name", (const char *)node->parent->name, NULL);
	c->g->errors++;
}

static void replace(struct composing *c, xmlNode *node, bool children)
{
	const char *href = read_attribute(c->g, node, "href");
	struct level to;

	if (href == NULL) {
		read_fail(c->g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "href");
	} else if (read_attribute(c->g, node, "rule") != NULL) {
		read_fail(c->g, MSG_SCH_EXTENDS_BOTH, node, "href", NULL);
	} else if (resolve(c, node, href, &to) == 0) {
		if (children && !is_of_kind(to.target, node->parent)) {
			say_other_kind(c, node, to.target);
		} else if (children || is_container(to.target, node->parent)) {
			put_children(c, &to, node);
		} else {
			xmlNode *copy = put(c, to.target, node);

			vec_push(&c->chain, to);
			if (copy != NULL)
				compose_node(c, copy);
			c->chain.len--;
		}
	}
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* The content of let is data. */
static void compose_node(struct composing *c, xmlNode *node)
{
	xmlNode *next;

	if (!read_is_schematron(node) || read_is(node, "let"))
		return;
	if (read_is(node, "include")) {
		replace(c, node, false);
		return;
	}
	if (read_is(node, "extends") && xmlHasNsProp(node, (const xmlChar *)"href", NULL) != NULL) {
		replace(c, node, true);
		return;
	}
	for (xmlNode *child = node->children; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_ELEMENT_NODE)
			compose_node(c, child);
	}
}

const xmlNode *compose(struct reading *g, const void *bytes, size_t n)
{
	struct composing c = { .g = g };
	struct loaded *own = load(&c, g->s->name, bytes, n);
	xmlNode *root;

	if (own == NULL) {
		g->errors++;
		return NULL;
	}
	root = xmlDocGetRootElement(own->doc);
	vec_push(&c.chain, (struct level){ root, add_file(&c, compose_normal(g->s->arena, g->s->name), own), NULL });
	if (!read_is(root, "schema"))
		read_fail(g, MSG_SCH_NOT_A_SCHEMA, root, NULL, NULL);
	else
		compose_node(&c, root);
	for (size_t i = 0; i < c.files.len; i++)
		map_free(c.files.items[i]->ids);
	vec_free(&c.files);
	vec_free(&c.chain);
	return g->errors == 0 ? root : NULL;
}
