/* SPDX-License-Identifier: Apache-2.0 */
/* References by id, and other numbers that name something (references.h): one table of the attributes that refer, and what to. */
#include "references.h"

#include "map.h"
#include "nearest.h"
#include "vec.h"

#include <string.h>

enum target { TARGET_UNIT, TARGET_POSITION, TARGET_ASSIGNMENT, TARGET_POLICY };

/* element NULL: every child of <records>. */
static const struct {
	const char *element, *attribute;
	enum target target;
} rows[] = {
	{ "inventory", "unit", TARGET_UNIT },
	{ "inventory", "submitted-by", TARGET_POSITION },
	{ "asset", "owning-unit", TARGET_UNIT },
	{ "asset", "verified-by", TARGET_POSITION },
	{ "role", "assignment", TARGET_ASSIGNMENT },
	{ "classification", "decided-by", TARGET_ASSIGNMENT },
	{ "processing", "controller", TARGET_UNIT },
	{ "processor", "party", TARGET_UNIT },
	{ "contract", "supplier", TARGET_UNIT },
	{ "supplier-follow-up", "supplier", TARGET_UNIT },
	{ "review", "by", TARGET_POSITION },
	{ "unit", "parent", TARGET_UNIT },
	{ "coverage", "policy", TARGET_POLICY },
	{ "position", "unit", TARGET_UNIT },
	{ "assignment", "position", TARGET_POSITION },
	{ "assignment", "deputy-of", TARGET_ASSIGNMENT },
	{ "assignment", "designated-by", TARGET_POSITION },
	{ "term-of-office", "unit", TARGET_UNIT },
	{ "action", "responsible", TARGET_POSITION },
	{ "assurance", "provider", TARGET_UNIT },
	{ "exception", "unit", TARGET_UNIT },
	{ "exception", "policy", TARGET_POLICY },
	{ "exception", "approved-by", TARGET_POSITION },
	{ "policy", "extends", TARGET_POLICY },
	{ "scope", "units", TARGET_UNIT },
	{ "risk", "accepted-by", TARGET_POSITION },
	{ NULL, "unit", TARGET_UNIT },
	{ NULL, "attested-by", TARGET_POSITION },
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])
_Static_assert(ROW_COUNT <= REFERENCE_ROWS_MAX, "a row is a bit");

static size_t spot(const xmlChar *name)
{
	return ((uintptr_t)name >> 3 ^ (uintptr_t)name >> 9) % REFERENCE_NAMES;
}

static void learn_names(struct references *r)
{
	xmlDictPtr dict = r->tree->doc->dict;

	r->org_number = xmlDictLookup(dict, (const xmlChar *)"org-number", -1);
	for (size_t i = 0; i < ROW_COUNT; i++) {
		r->attributes[i] = xmlDictLookup(dict, (const xmlChar *)rows[i].attribute, -1);
		r->elements[i] = rows[i].element != NULL ? xmlDictLookup(dict, (const xmlChar *)rows[i].element, -1) : NULL;
		*(rows[i].element != NULL ? &r->rows_of[spot(r->elements[i])] : &r->rows_of_records) |= (uint32_t)1 << i;
	}
}

/* A law that the configuration asks for: it is there whatever is read, so that it does not make the documents a repository. */
static bool comes_along(const xmlNode *policy)
{
	const struct mark *m = policy->_private;

	return m != NULL && strncmp(m->source->name, "policykoll:", strlen("policykoll:")) == 0;
}

void references_open(struct references *r, const struct tree *t)
{
	r->tree = t;
	learn_names(r);
	organisation_open(&r->organisation, t);
	r->policies = map_new();
	r->has_organisation = tree_child(t->repository, "organisation") != NULL;
	for (xmlNodePtr p = tree_child(t->repository, "policy"); p != NULL; p = tree_next(p, "policy")) {
		if (map_get(r->policies, tree_value(p, "id")) == NULL)
			map_set(r->policies, tree_value(p, "id"), p);
		r->has_policy |= !comes_along(p);
	}
}

void references_release(struct references *r)
{
	organisation_release(&r->organisation);
	map_free(r->policies);
}

static void say_twice(struct references *r, const xmlNode *node, const xmlNode *first)
{
	struct arena *a = arena_new();
	struct place place, other;

	tree_place(&place, (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)"id", NULL), a);
	tree_place(&other, first, a);
	diag_emit(&r->sink, MSG_ID_TWICE, &place, "key", tree_value(node, "id"), "place",
	          arena_printf(a, "%s:%u", other.file != NULL ? other.file : "", (unsigned)other.line), NULL);
	r->wrong(r->payload, place.file);
	arena_free(a);
}

static void check_twice(struct references *r, const xmlNode *document, const char *name, const struct map *known)
{
	for (const xmlNode *n = tree_child(document, name); n != NULL; n = tree_next(n, name)) {
		const xmlNode *first = map_get(known, tree_value(n, "id"));

		if (first != n)
			say_twice(r, n, first);
	}
}

/* Ids of what lies in documents of a kind, once over all of them. */
static void check_items(struct references *r, const struct tree *t, const char *document)
{
	struct map *known = map_new();

	for (const xmlNode *d = tree_child(t->repository, document); d != NULL; d = tree_next(d, document)) {
		for (xmlNodePtr n = tree_child(d, NULL); n != NULL; n = tree_next(n, NULL)) {
			const char *id = tree_value(n, "id");
			const xmlNode *first = id != NULL ? map_get(known, id) : NULL;

			if (first != NULL && first->parent != n->parent)
				say_twice(r, n, first);
			else if (id != NULL && first == NULL)
				map_set(known, id, n);
		}
	}
	map_free(known);
}

void references_check_ids(struct references *r, const struct tree *t)
{
	check_items(r, t, "exceptions");
	check_items(r, t, "records");
	for (const xmlNode *d = tree_child(t->repository, "organisation"); d != NULL; d = tree_next(d, "organisation")) {
		check_twice(r, d, "unit", r->organisation.units);
		check_twice(r, d, "position", r->organisation.positions);
		check_twice(r, d, "assignment", r->organisation.assignments);
	}
	check_twice(r, t->repository, "policy", r->policies);
}

static const struct map *there_is(const struct references *r, enum target target)
{
	const struct map *const maps[] = {
		[TARGET_UNIT] = r->organisation.units, [TARGET_POSITION] = r->organisation.positions,
		[TARGET_ASSIGNMENT] = r->organisation.assignments, [TARGET_POLICY] = r->policies,
	};

	return maps[target];
}

static void say(struct references *r, const struct place *place, const char *id, const struct map *known)
{
	VEC(const char *) ids = { 0 };
	const char *guess;

	for (size_t i = 0; known != NULL && i < map_len(known); i++)
		vec_push(&ids, map_key(known, i));
	guess = ids.len > 0 ? nearest(id, ids.items, ids.len) : NULL;
	diag_emit(&r->sink, guess != NULL ? MSG_XML_REFERENCE_NEAR : MSG_XML_REFERENCE_UNKNOWN, place, "key", id, "candidate", guess, NULL);
	r->wrong(r->payload, place->file);
	vec_free(&ids);
}

static void check_id(struct references *r, const xmlNode *node, const char *attribute, const char *id, const struct map *known, struct arena *a)
{
	struct place place;

	if (map_get(known, id) != NULL)
		return;
	tree_place(&place, (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)attribute, NULL), a);
	say(r, &place, id, known);
}

/* The value of an attribute without namespace, by its name in the dictionary; or NULL. */
static const char *value_of(const xmlNode *node, const xmlChar *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->name == name && a->ns == NULL)
			return a->children != NULL && a->children->content != NULL ? (const char *)a->children->content : "";
	}
	return NULL;
}

/* Of a list every id is looked for; "all" in a scope is none. */
static void check_attribute(struct references *r, const xmlNode *node, size_t row)
{
	const char *list = value_of(node, r->attributes[row]), *attribute = rows[row].attribute;
	enum target target = rows[row].target;
	const struct map *known = there_is(r, target);
	struct arena *a;

	if (list == NULL || map_get(known, list) != NULL || !(target == TARGET_POLICY ? r->has_policy : r->has_organisation))
		return;
	if (tree_is(node, "scope") && strcmp(list, "all") == 0)
		return;
	a = arena_new();
	while (*(list += strspn(list, " \t\r\n")) != '\0') {
		size_t n = strcspn(list, " \t\r\n");

		check_id(r, node, attribute, arena_strndup(a, list, n), known, a);
		list += n;
	}
	arena_free(a);
}

/* Ten digits whose weighted sum ends in 0: from the right every second digit counts twice, and of a number above 9 its digits' sum (the Luhn algorithm). */
static bool is_org_number(const char *text)
{
	int sum = 0, place = 0;

	for (size_t i = strlen(text); i-- > 0;) {
		int digit = text[i] - '0';

		if (text[i] == '-')
			continue;
		if (place++ % 2 == 1)
			digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
		sum += digit;
	}
	return sum % 10 == 0;
}

static void check_org_number(struct references *r, const xmlNode *node)
{
	const char *number = value_of(node, r->org_number);
	struct place place;
	struct arena *a;

	if (number == NULL || is_org_number(number))
		return;
	a = arena_new();
	tree_place(&place, (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)"org-number", NULL), a);
	diag_emit(&r->sink, MSG_ORG_NUMBER_WRONG, &place, "key", number, NULL);
	r->wrong(r->payload, place.file);
	arena_free(a);
}

void references_check(struct references *r, const xmlNode *node)
{
	bool is_ours = node->ns == r->tree->ns || tree_is(node, (const char *)node->name);
	uint32_t candidates = (is_ours ? r->rows_of[spot(node->name)] : 0) | (tree_is(node->parent, "records") ? r->rows_of_records : 0);

	check_org_number(r, node);
	for (size_t i = 0; candidates != 0; i++, candidates >>= 1) {
		if ((candidates & 1) != 0 && (r->elements[i] == NULL || r->elements[i] == node->name))
			check_attribute(r, node, i);
	}
	for (const xmlNode *child = tree_child(node, NULL); child != NULL; child = tree_next(child, NULL))
		references_check(r, child);
}

void references_check_register(struct references *r, struct asset_register *assets)
{
	struct arena *a;

	/* Whoever checks some inventories beside an organisation has not got the others; with the policy it is the repository. */
	if (!r->has_organisation || !r->has_policy)
		return;
	a = arena_new();
	for (size_t i = 0; i < register_len(assets); i++) {
		const char *list = register_depends_on(assets, i);

		while (list != NULL && *list != '\0') {
			size_t n = strcspn(list, " ");
			const char *id = arena_strndup(a, list, strcspn(list, "/"));
			struct place place;

			if (!register_has(assets, id)) {
				register_entry_place(assets, i, &place);
				say(r, &place, id, NULL);
			}
			list += n;
			list += strspn(list, " ");
		}
		arena_reset(a);
	}
	arena_free(a);
}
