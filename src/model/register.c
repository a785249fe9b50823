/* SPDX-License-Identifier: Apache-2.0 */
/* The register of assets (register.h). */
#include "register.h"

#include "buf.h"
#include "intern.h"
#include "map.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is known of an asset: attributes of its entry, then lists. */
enum column { COLUMN_ID, COLUMN_UNIT, COLUMN_KIND, COLUMN_LIFECYCLE, COLUMN_CRITICALITY, COLUMN_PERSONAL_DATA, COLUMN_LEVELS, COLUMN_DEPENDS_ON, COLUMN_COUNT };

/* Levels and dependencies become child elements. */
#define COLUMN_ATTRIBUTES COLUMN_LEVELS

static const char *const column_names[COLUMN_ATTRIBUTES] = { "id", "unit", "kind", "lifecycle", "criticality", "personal-data" };
static const char *const asset_names[COLUMN_ATTRIBUTES] = { "id", "owning-unit", "kind", "lifecycle", "criticality", "personal-data" };

struct entry {
	uint32_t columns[COLUMN_COUNT]; /* interned; 0 = not given */
	uint32_t submission;
	uint32_t line, column, end_column;
	uint32_t index;                 /* the asset's position among its inventory's assets */
	uint8_t openness;               /* enum openness */
	uint32_t next_same_id;          /* number (from 1) of the entry before with the same id, 0 = none */
};

struct submission {
	const char *file;
	char *inventory, *unit, *as_of, *submitted_on;
	size_t assets, restricted;
};

struct asset_register {
	struct tree *tree;
	struct openness_models *models; /* since the first asset */
	struct map *restricted;    /* ids of restricted assets */
	const char *day;           /* NULL: every classification counts */
	struct intern *strings;
	VEC(struct entry) entries;
	VEC(struct submission) submissions;
	VEC(uint32_t) last_of_id;  /* by interned number: number (from 1) of the last entry with the id */
	xmlNodePtr root;           /* <register>, once open */
	xmlNodePtr *nodes;         /* per entry: its node while it is made */
	VEC(uint32_t) live;        /* entries whose nodes are made, ascending */
	struct arena *marks;
	struct buf text;           /* a list while it is put together */
	uint32_t last[COLUMN_ATTRIBUTES];
	/* Names as the tree's dictionary has them. */
	const xmlChar *attributes[COLUMN_ATTRIBUTES], *classification, *level, *dependency;
};

static const xmlChar *name_in(const struct tree *t, const char *name)
{
	return xmlDictLookup(t->doc->dict, (const xmlChar *)name, -1);
}

struct asset_register *register_new(struct tree *tree)
{
	struct asset_register *r = mem_alloc(sizeof *r);

	r->tree = tree;
	r->strings = intern_new();
	r->marks = arena_new();
	r->restricted = map_new();
	buf_init(&r->text);
	for (int i = 0; i < COLUMN_ATTRIBUTES; i++)
		r->attributes[i] = name_in(tree, asset_names[i]);
	r->classification = name_in(tree, "classification");
	r->level = name_in(tree, "level");
	r->dependency = name_in(tree, "dependency");
	return r;
}

void register_free(struct asset_register *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->submissions.len; i++) {
		free(r->submissions.items[i].inventory);
		free(r->submissions.items[i].unit);
		free(r->submissions.items[i].as_of);
		free(r->submissions.items[i].submitted_on);
	}
	register_rest(r);
	vec_free(&r->submissions);
	vec_free(&r->entries);
	vec_free(&r->last_of_id);
	vec_free(&r->live);
	free(r->nodes);
	intern_free(r->strings);
	openness_models_free(r->models);
	map_free(r->restricted);
	arena_free(r->marks);
	buf_release(&r->text);
	free(r);
}

void register_submission(struct asset_register *r, const xmlNode *inventory, const char *file)
{
	struct submission s = {
		.file = file,
		.inventory = mem_strdup(tree_value(inventory, "id")),
		.unit = mem_strdup(tree_value(inventory, "unit")),
		.as_of = mem_strdup(tree_value(inventory, "as-of")),
		.submitted_on = mem_strdup(tree_value(inventory, "submitted-on")),
	};

	vec_push(&r->submissions, s);
}

bool register_submission_read(const struct asset_register *r, size_t i, struct register_submission *out)
{
	const struct submission *s;

	if (i >= r->submissions.len)
		return false;
	s = &r->submissions.items[i];
	*out = (struct register_submission){ s->file, s->inventory, s->unit, s->as_of, s->submitted_on, s->assets, s->restricted };
	return true;
}

void register_as_of(struct asset_register *r, const char *day)
{
	r->day = day;
}

/* The first element from a node on that has the name. */
static const xmlNode *named(const xmlNode *node, const xmlChar *name)
{
	while (node != NULL && (node->name != name || node->type != XML_ELEMENT_NODE))
		node = node->next;
	return node;
}

/* The newest by date of those that have a level and are not later than the run; the last of equal ones. */
static const xmlNode *newest_classification(const struct asset_register *r, const xmlNode *asset)
{
	const xmlNode *newest = NULL;

	for (const xmlNode *c = named(asset->children, r->classification); c != NULL; c = named(c->next, r->classification)) {
		const char *date = tree_value(c, "date"), *best = newest != NULL ? tree_value(newest, "date") : NULL;

		if (named(c->children, r->level) == NULL || (date != NULL && r->day != NULL && strcmp(date, r->day) > 0))
			continue;
		if (newest == NULL || (date != NULL && (best == NULL || strcmp(date, best) >= 0)))
			newest = c;
	}
	return newest;
}

/* A word of a list: parts with slashes between. */
static void add_word(struct buf *out, const char *first, const char *second, const char *third)
{
	if (out->len > 0)
		buf_putc(out, ' ');
	buf_puts(out, first);
	buf_putc(out, '/');
	buf_puts(out, second != NULL ? second : "");
	if (third != NULL) {
		buf_putc(out, '/');
		buf_puts(out, third);
	}
}

/* "K/serious R/moderate" of the newest classification, or 0. Names cannot hold a slash. */
static uint32_t levels_of(struct asset_register *r, const xmlNode *asset)
{
	const xmlNode *c = newest_classification(r, asset);

	buf_reset(&r->text);
	for (const xmlNode *l = c != NULL ? named(c->children, r->level) : NULL; l != NULL; l = named(l->next, r->level))
		add_word(&r->text, tree_value(l, "aspect"), tree_value(l, "code"), NULL);
	return r->text.len > 0 ? intern_add(r->strings, r->text.data) : 0;
}

/* "sys-b/runs-on/yes sys-c//no": asset, kind and whether a justification is given; or 0. */
static uint32_t depends_of(struct asset_register *r, const xmlNode *asset)
{
	buf_reset(&r->text);
	for (const xmlNode *d = named(asset->children, r->dependency); d != NULL; d = named(d->next, r->dependency))
		add_word(&r->text, tree_value(d, "asset"), tree_value(d, "kind"), tree_child(d, "justification") != NULL ? "yes" : "no");
	return r->text.len > 0 ? intern_add(r->strings, r->text.data) : 0;
}

/* The number of a value, which is often that of the asset before. */
static uint32_t number_of(struct asset_register *r, int column, const char *value)
{
	const char *last = column != COLUMN_ID ? intern_text(r->strings, r->last[column]) : NULL;

	if (last == NULL || strcmp(last, value) != 0)
		r->last[column] = intern_add(r->strings, value);
	return r->last[column];
}

static void note_attributes(struct asset_register *r, struct entry *e, const xmlNode *asset)
{
	for (const xmlAttr *a = asset->properties; a != NULL; a = a->next) {
		for (int i = 0; i < COLUMN_ATTRIBUTES; i++) {
			if (a->name == r->attributes[i] && a->ns == NULL)
				e->columns[i] = number_of(r, i, a->children != NULL ? (const char *)a->children->content : "");
		}
	}
}

enum openness register_asset_openness(struct asset_register *r, const xmlNode *asset)
{
	/* Most entries do not say that they are public: what else they say does not matter then. */
	if (openness_is_restricted(asset))
		return OPENNESS_RESTRICTED;
	if (tree_value(asset, "sensitivity") == NULL)
		return OPENNESS_PROTECTED;
	if (r->models == NULL)
		r->models = openness_models_new(r->tree->repository);
	return openness_of(r->models, asset, newest_classification(r, asset));
}

void register_asset(struct asset_register *r, const xmlNode *asset)
{
	struct entry e = { .submission = (uint32_t)r->submissions.len - 1 };

	note_attributes(r, &e, asset);
	if (e.columns[COLUMN_UNIT] == 0)
		e.columns[COLUMN_UNIT] = intern_add(r->strings, r->submissions.items[e.submission].unit);
	e.columns[COLUMN_LEVELS] = levels_of(r, asset);
	e.columns[COLUMN_DEPENDS_ON] = depends_of(r, asset);
	tree_position(asset, &e.line, &e.column, &e.end_column);
	e.index = ((const struct mark *)asset->_private)->index;
	e.openness = (uint8_t)register_asset_openness(r, asset);
	if (e.openness == OPENNESS_RESTRICTED && tree_value(asset, "id") != NULL)
		map_set(r->restricted, tree_value(asset, "id"), r);
	while (r->last_of_id.len <= e.columns[COLUMN_ID])
		vec_push(&r->last_of_id, 0);
	e.next_same_id = r->last_of_id.items[e.columns[COLUMN_ID]];
	vec_push(&r->entries, e);
	r->submissions.items[e.submission].assets++;
	r->submissions.items[e.submission].restricted += e.openness == OPENNESS_RESTRICTED;
	r->last_of_id.items[e.columns[COLUMN_ID]] = (uint32_t)r->entries.len;
}

size_t register_len(const struct asset_register *r)
{
	return r->entries.len;
}

uint32_t register_line(const struct asset_register *r, const char *id)
{
	uint32_t number = intern_find(r->strings, id), line = 0;

	if (number == 0 || number >= r->last_of_id.len)
		return 0;
	/* Those of the submission that is open are the newest. */
	for (uint32_t n = r->last_of_id.items[number]; n != 0 && r->entries.items[n - 1].submission + 1 == r->submissions.len; n = r->entries.items[n - 1].next_same_id)
		line = r->entries.items[n - 1].line;
	return line;
}

static void add_submissions(struct asset_register *r)
{
	for (size_t i = 0; i < r->submissions.len; i++) {
		const struct submission *s = &r->submissions.items[i];
		xmlNodePtr node = tree_element(r->tree, "submission");

		tree_attribute(node, "inventory", s->inventory);
		tree_attribute(node, "unit", s->unit);
		tree_attribute(node, "as-of", s->as_of);
		tree_attribute(node, "submitted-on", s->submitted_on);
		tree_attribute(node, "file", s->file);
		xmlAddChild(r->root, node);
	}
}

struct holding {
	uint32_t unit, kind, lifecycle;
	size_t assets;
};

/* The holding an entry belongs to, in order of the first asset of each. */
static struct holding *holding_of(struct map *known, struct arena *a, const struct entry *e)
{
	uint32_t unit = e->columns[COLUMN_UNIT], kind = e->columns[COLUMN_KIND], lifecycle = e->columns[COLUMN_LIFECYCLE];
	char key[48];
	struct holding *h;

	snprintf(key, sizeof key, "%u %u %u", (unsigned)unit, (unsigned)kind, (unsigned)lifecycle);
	h = map_get(known, key);
	if (h == NULL) {
		h = arena_alloc(a, sizeof *h);
		h->unit = unit;
		h->kind = kind;
		h->lifecycle = lifecycle;
		map_set(known, key, h);
	}
	return h;
}

/* One <holding> per unit, kind of asset and stage of its life. */
static void add_holdings(struct asset_register *r)
{
	struct map *known = map_new();
	struct arena *a = arena_new();
	char number[32];

	for (size_t i = 0; i < r->entries.len; i++)
		holding_of(known, a, &r->entries.items[i])->assets++;
	for (size_t i = 0; i < map_len(known); i++) {
		const struct holding *h = map_get(known, map_key(known, i));
		xmlNodePtr node = tree_element(r->tree, "holding");

		snprintf(number, sizeof number, "%zu", h->assets);
		tree_attribute(node, "unit", intern_text(r->strings, h->unit));
		tree_attribute(node, "kind", intern_text(r->strings, h->kind));
		tree_attribute(node, "lifecycle", intern_text(r->strings, h->lifecycle));
		tree_attribute(node, "assets", number);
		xmlAddChild(r->root, node);
	}
	map_free(known);
	arena_free(a);
}

void register_open(struct asset_register *r, bool complete)
{
	r->root = tree_element(r->tree, "register");
	tree_attribute(r->root, "complete", complete ? "yes" : "no");
	add_submissions(r);
	add_holdings(r);
	xmlAddChild(r->tree->repository, r->root);
	r->nodes = mem_alloc(r->entries.len * sizeof *r->nodes);
}

/* Keeps the entry nodes in document order. */
static void hang(struct asset_register *r, uint32_t number, xmlNodePtr node)
{
	size_t at = r->live.len;

	while (at > 0 && r->live.items[at - 1] > number)
		at--;
	if (at < r->live.len)
		xmlAddPrevSibling(r->nodes[r->live.items[at]], node);
	else
		xmlAddChild(r->root, node);
	vec_push(&r->live, number);
	memmove(r->live.items + at + 1, r->live.items + at, (r->live.len - 1 - at) * sizeof *r->live.items);
	r->live.items[at] = number;
}

/* The words of a list as child elements, their parts as attributes. The last part's name is NULL. */
static void add_children(struct asset_register *r, xmlNodePtr node, const char *element, const char *list, const char *const *parts)
{
	struct arena *a = arena_new();

	while (list != NULL && *list != '\0') {
		xmlNodePtr child = tree_element(r->tree, element);

		for (size_t i = 0; parts[i] != NULL; i++) {
			size_t n = strcspn(list, "/ ");

			tree_attribute(child, parts[i], n > 0 ? arena_strndup(a, list, n) : NULL);
			list += n + (list[n] != '\0');
		}
		xmlAddChild(node, child);
	}
	arena_free(a);
}

xmlNodePtr register_node(struct asset_register *r, size_t i)
{
	static const char *const level_parts[] = { "aspect", "code", NULL }, *const depends_parts[] = { "asset", "kind", "justified", NULL };
	const struct entry *e = &r->entries.items[i];
	const struct submission *s = &r->submissions.items[e->submission];
	struct mark *m;
	xmlNodePtr node = r->nodes[i];

	if (node != NULL)
		return node;
	node = tree_element(r->tree, "entry");
	for (int c = 0; c < COLUMN_ATTRIBUTES; c++)
		tree_attribute(node, column_names[c], intern_text(r->strings, e->columns[c]));
	add_children(r, node, "level", intern_text(r->strings, e->columns[COLUMN_LEVELS]), level_parts);
	add_children(r, node, "depends-on", intern_text(r->strings, e->columns[COLUMN_DEPENDS_ON]), depends_parts);
	tree_attribute(node, "inventory", s->inventory);
	tree_attribute(node, "file", s->file);
	m = arena_alloc(r->marks, sizeof *m);
	m->tag = i;
	node->_private = m;
	r->nodes[i] = node;
	hang(r, (uint32_t)i, node);
	return node;
}

void register_rest(struct asset_register *r)
{
	for (size_t i = 0; i < r->live.len; i++) {
		xmlNodePtr *node = &r->nodes[r->live.items[i]];

		xmlUnlinkNode(*node);
		xmlFreeNode(*node);
		*node = NULL;
	}
	r->live.len = 0;
	arena_reset(r->marks);
}

/* They are chained from the last one; the caller wants document order. */
static void find_ids(struct asset_register *r, uint32_t number, void (*add)(void *list, xmlNodePtr node), void *list)
{
	uint32_t n = number < r->last_of_id.len ? r->last_of_id.items[number] : 0, before = 0, next;

	for (; n != 0; n = next) {
		next = r->entries.items[n - 1].next_same_id;
		r->entries.items[n - 1].next_same_id = before;
		before = n;
	}
	for (n = before, before = 0; n != 0; n = next) {
		add(list, register_node(r, n - 1));
		next = r->entries.items[n - 1].next_same_id;
		r->entries.items[n - 1].next_same_id = before;
		before = n;
	}
}

static int lookup(void *payload, const char *element, const char *attribute, const char *value, void (*add)(void *list, xmlNodePtr node), void *list)
{
	struct asset_register *r = payload;
	uint32_t number;
	int column = 0;

	if (strcmp(element, "entry") != 0)
		return 0;
	/* Until the register is open it grows, and threads may ask. */
	if (r->root == NULL || (number = intern_find(r->strings, value)) == 0)
		return 1;
	while (column < COLUMN_ATTRIBUTES && strcmp(column_names[column], attribute) != 0)
		column++;
	if (column == COLUMN_ID) {
		find_ids(r, number, add, list);
		return 1;
	}
	for (size_t i = 0; column < COLUMN_ATTRIBUTES && i < r->entries.len; i++) {
		if (r->entries.items[i].columns[column] == number)
			add(list, register_node(r, i));
	}
	return 1;
}

static bool passes(void *payload, const xmlNode *node)
{
	(void)payload;
	return tree_is(node, "inventory") || tree_is(node, "entry");
}

struct xpath_source register_source(struct asset_register *r)
{
	return (struct xpath_source){ lookup, passes, r };
}

bool register_has(const struct asset_register *r, const char *id)
{
	uint32_t number = intern_find(r->strings, id);

	return number != 0 && number < r->last_of_id.len && r->last_of_id.items[number] != 0;
}

const char *register_depends_on(const struct asset_register *r, size_t i)
{
	return intern_text(r->strings, r->entries.items[i].columns[COLUMN_DEPENDS_ON]);
}

const char *register_id(const struct asset_register *r, size_t i)
{
	return intern_text(r->strings, r->entries.items[i].columns[COLUMN_ID]);
}

void register_read(const struct asset_register *r, size_t i, struct register_entry *out)
{
	const struct entry *e = &r->entries.items[i];

	*out = (struct register_entry){
		.id = intern_text(r->strings, e->columns[COLUMN_ID]), .unit = intern_text(r->strings, e->columns[COLUMN_UNIT]),
		.kind = intern_text(r->strings, e->columns[COLUMN_KIND]), .lifecycle = intern_text(r->strings, e->columns[COLUMN_LIFECYCLE]),
		.criticality = intern_text(r->strings, e->columns[COLUMN_CRITICALITY]), .levels = intern_text(r->strings, e->columns[COLUMN_LEVELS]),
		.line = e->line,
	};
}

static const struct entry *entry_of(const struct asset_register *r, const xmlNode *node)
{
	return &r->entries.items[((const struct mark *)node->_private)->tag];
}

void register_entry_place(const struct asset_register *r, size_t i, struct place *out)
{
	const struct entry *e = &r->entries.items[i];

	*out = (struct place){
		.file = r->submissions.items[e->submission].file, .line = e->line, .column = e->column,
		.end_line = e->line, .end_column = e->end_column,
	};
}

const char *register_unit(const struct asset_register *r, size_t i)
{
	return intern_text(r->strings, r->entries.items[i].columns[COLUMN_UNIT]);
}

const char *register_file(const struct asset_register *r, size_t i)
{
	return r->submissions.items[r->entries.items[i].submission].file;
}

void register_place(const struct asset_register *r, const xmlNode *node, struct place *out)
{
	register_entry_place(r, (size_t)(entry_of(r, node) - r->entries.items), out);
}

const char *register_location(const struct asset_register *r, const xmlNode *node, struct arena *a)
{
	return arena_printf(a, "/*[local-name()='inventory' and namespace-uri()='%s']/*[local-name()='asset' and namespace-uri()='%s'][%u]",
	                    TREE_NAMESPACE, TREE_NAMESPACE, entry_of(r, node)->index);
}

enum openness register_last_openness(const struct asset_register *r)
{
	return r->entries.len > 0 ? (enum openness)r->entries.items[r->entries.len - 1].openness : OPENNESS_PROTECTED;
}

enum openness register_openness(const struct asset_register *r, const xmlNode *entry)
{
	return (enum openness)entry_of(r, entry)->openness;
}

bool register_has_restricted(const struct asset_register *r)
{
	return map_len(r->restricted) > 0;
}

bool register_is_restricted(const struct asset_register *r, const char *id, size_t n)
{
	return map_get_n(r->restricted, id, n) != NULL;
}
