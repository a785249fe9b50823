/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a saved report can be made to say. True reports of the samples are changed in one place at a time, every attribute of the schema that is a number, a choice, a date or a
 * reference, and every element that may be left out; each is read back. What is believed nevertheless must be what the table says, with the reason why nothing in the report can tell.
 */
#include "policykoll.h"

#include "arena.h"
#include "buf.h"
#include "door.h"
#include "embedded.h"
#include "map.h"
#include "mem.h"
#include "report.h"
#include "report_read.h"
#include "temp_folder.h"
#include "vec.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>


/* What is believed: the attribute or element, the changes, and why. */
static const struct belief {
	const char *what, *changes, *why;
} beliefs[] = {
#include "distrust_rows.h"
};

/* Attributes that no true report of the samples has: some that only odd runs have, and three that are never written. */
static const char *const absent[] = {
	"baseline/@fixed-restricted", "withheld/@previous", "withheld/@evaluated", "withheld/@unmarked", "previous/@partial", "totals/@restricted-judged", "on-file/@column", "policy/@column",
	"exception/@column",
};

/* --- the schema --- */

enum nature { NUMBER, CHOICE, DATE, REFERENCE, TEXT };

/* An attribute of a type of the schema. */
struct attribute {
	const char *name;
	enum nature nature;
	bool required;
	const xmlNode *choices; /* the simple type with its enumeration */
};

static struct arena *arena; /* until the end of the test */
static xmlDoc *schema;
static struct map *types; /* name -> xmlNode of the schema */

static char *get(const xmlNode *n, const char *name)
{
	return (char *)xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
}

static bool is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static const char *local(const char *qname)
{
	const char *colon = qname ? strchr(qname, ':') : NULL;

	return colon ? colon + 1 : qname;
}

static void read_schema(void)
{
	const struct embedded *e = embedded_find("schema/report.xsd");

	assert_non_null(e);
	schema = xmlReadMemory((const char *)e->data, (int)e->size, "report.xsd", NULL, XML_PARSE_NONET);
	types = map_new();
	for (xmlNode *n = xmlDocGetRootElement(schema)->children; n; n = n->next) {
		char *name = n->type == XML_ELEMENT_NODE ? get(n, "name") : NULL;

		if (name && (is(n, "complexType") || is(n, "simpleType") || is(n, "attributeGroup")))
			map_set(types, name, n);
		xmlFree(name);
	}
}

static const xmlNode *first_named(const xmlNode *n, const char *name)
{
	for (const xmlNode *c = n ? n->children : NULL; c; c = c->next) {
		const xmlNode *found = is(c, name) ? c : first_named(c, name);

		if (found)
			return found;
	}
	return NULL;
}

static enum nature nature_of(const char *type, const xmlNode *simple)
{
	static const char *const numbers[] = { "report-count", "report-position", "unsignedByte" }, *const dates[] = { "report-date", "report-date-or-unknown", "report-month-name" };
	static const char *const references[] = { "report-name", "report-ref", "report-path", "report-digest" };

	if (first_named(simple, "enumeration") && strcmp(type, "report-date-or-unknown") != 0)
		return CHOICE;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (strcmp(type, numbers[i]) == 0)
			return NUMBER;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (strcmp(type, dates[i]) == 0)
			return DATE;
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		if (strcmp(type, references[i]) == 0)
			return REFERENCE;
	return TEXT;
}

struct attributes { VEC(struct attribute) list; };

static void add_attributes(const xmlNode *n, struct attributes *to)
{
	for (const xmlNode *c = n ? n->children : NULL; c; c = c->next) {
		if (is(c, "attribute")) {
			char *name = get(c, "name"), *type = get(c, "type"), *use = get(c, "use");
			const xmlNode *simple = type ? map_get(types, local(type)) : c;

			vec_push(&to->list, ((struct attribute){ arena_strdup(arena, name), nature_of(type ? local(type) : "", simple), use && !strcmp(use, "required"), simple }));
			xmlFree(name);
			xmlFree(type);
			xmlFree(use);
		} else if (is(c, "attributeGroup")) {
			char *ref = get(c, "ref");

			add_attributes(map_get(types, local(ref)), to);
			xmlFree(ref);
		} else if (!is(c, "element")) {
			add_attributes(c, to);
		}
	}
}

/* The declaration of a child element in a type. */
static const xmlNode *find_element(const xmlNode *type, const char *name)
{
	for (const xmlNode *c = type ? type->children : NULL; c; c = c->next) {
		char *is_named = is(c, "element") ? get(c, "name") : NULL;
		const xmlNode *found = is_named && !strcmp(is_named, name) ? c : is(c, "element") ? NULL : find_element(c, name);

		xmlFree(is_named);
		if (found)
			return found;
	}
	return NULL;
}

/* --- the places of a report that can be changed --- */

struct place_to_change {
	xmlNode *node;
	const char *attribute; /* NULL: the element itself */
};

/* All that are of one kind. */
struct site {
	char *name; /* TYPE/@ATTRIBUTE or TYPE/ELEMENT */
	struct attribute a;
	VEC(struct place_to_change) places;
};

struct sites {
	struct map *by_name;
	VEC(struct site *) list;
};

static struct site *site_of(struct sites *s, const char *type, const char *mark, const char *name)
{
	char *key = arena_printf(arena, "%s/%s%s", type + (strncmp(type, "report-", 7) ? 0 : 7), mark, name);
	struct site *site;

	site = map_get(s->by_name, key);
	if (!site) {
		site = arena_alloc(arena, sizeof *site);
		*site = (struct site){ .name = key };
		map_set(s->by_name, key, site);
		vec_push(&s->list, site);
	}
	return site;
}

/* Outcomes are of different things. */
static const char *type_of(const xmlNode *n, const char *type)
{
	if (strcmp(type, "report-outcomes") == 0)
		return arena_printf(arena, "%s-%s", (const char *)n->parent->name, (const char *)n->name);
	return type;
}

static void add_places(struct sites *s, xmlNode *n, const char *type)
{
	struct attributes has = { 0 };
	const char *called = type_of(n, type);

	add_attributes(map_get(types, type), &has);
	for (size_t i = 0; i < has.list.len; i++) {
		struct attribute *a = &has.list.items[i];

		if (a->nature != TEXT && xmlHasProp(n, (const xmlChar *)a->name)) {
			struct site *site = site_of(s, called, "@", a->name);

			site->a = *a;
			vec_push(&site->places, ((struct place_to_change){ n, a->name }));
		}
	}
	vec_free(&has.list);
	for (xmlNode *c = n->children; c; c = c->next) {
		const xmlNode *declared = c->type == XML_ELEMENT_NODE ? find_element(map_get(types, type), (const char *)c->name) : NULL;
		char *child = declared ? get(declared, "type") : NULL, *least = declared ? get(declared, "minOccurs") : NULL;

		if (declared && child && strcmp(local(child), "report-text") != 0) {
			if (least && !strcmp(least, "0")) {
				struct site *site = site_of(s, called, "", (const char *)c->name);

				vec_push(&site->places, ((struct place_to_change){ c, NULL }));
			}
			add_places(s, c, local(child));
		}
		xmlFree(child);
		xmlFree(least);
	}
}

/* --- one change --- */

struct trial {
	struct temp_folder folder;
	const char *path;
	bool only_new; /* nothing is tried that has been tried in another report */
	xmlDoc *doc;
	struct buf bytes; /* of the true report */
	struct sites sites;
	struct map *believed, *seen; /* what is, and what was tried, over all reports */
	VEC(const char *) names;
	size_t tried, refused;
};

static bool is_believed(struct trial *t)
{
	struct report *r;
	bool believed;

	if (xmlSaveFile(t->path, t->doc) < 0)
		abort();
	r = report_read(t->path);
	believed = !r->refused && !r->contradicts;
	if (believed && t->bytes.len) {
		struct buf again = BUF_INIT;

		/* Left out, or said otherwise, it is the same report: that is no lie. */
		report_write_xml(&again, r);
		believed = again.len != t->bytes.len || memcmp(again.data, t->bytes.data, again.len) != 0;
		buf_release(&again);
	}
	t->tried++;
	t->refused += r->refused;
	report_free(r);
	return believed;
}

static void note(struct trial *t, const struct site *s, const char *change)
{
	char *name = arena_printf(arena, "%s %s", s->name, change);

	if (!map_get(t->believed, name)) {
		map_set(t->believed, name, name);
		vec_push(&t->names, name);
	}
}

static void try_value(struct trial *t, const struct site *s, const struct place_to_change *p, const char *value, const char *change)
{
	char *was = get(p->node, p->attribute);

	if (strcmp(was, value) != 0) {
		xmlSetProp(p->node, (const xmlChar *)p->attribute, (const xmlChar *)value);
		if (is_believed(t))
			note(t, s, change);
		xmlSetProp(p->node, (const xmlChar *)p->attribute, (const xmlChar *)was);
	}
	xmlFree(was);
}

static void try_gone(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	char *was = get(p->node, p->attribute);

	xmlUnsetProp(p->node, (const xmlChar *)p->attribute);
	if (is_believed(t))
		note(t, s, "gone");
	xmlSetProp(p->node, (const xmlChar *)p->attribute, (const xmlChar *)was);
	xmlFree(was);
}

static void try_number(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	char *was = get(p->node, p->attribute), value[32];
	long n = atol(was);

	snprintf(value, sizeof value, "%ld", n + 1);
	try_value(t, s, p, value, "more");
	snprintf(value, sizeof value, "%ld", n - 1);
	if (n > 0)
		try_value(t, s, p, value, "less");
	xmlFree(was);
}

/* A day or a month that is near and exists. */
static void try_date(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	char *was = get(p->node, p->attribute), value[16];
	size_t n = strlen(was);

	if (n == 10 || n == 7) {
		strcpy(value, was);
		value[n - 1] = value[n - 1] == '1' ? '2' : '1';
		try_value(t, s, p, value, "other");
		value[3] = value[3] == '9' ? '8' : (char)(value[3] + 1);
		try_value(t, s, p, value, "later");
		strcpy(value, was);
		value[3] = value[3] == '0' ? '1' : (char)(value[3] - 1);
		try_value(t, s, p, value, "earlier");
	}
	xmlFree(was);
}

static void try_choices(struct trial *t, const struct site *s, const struct place_to_change *p, const xmlNode *in)
{
	for (const xmlNode *c = in->children; c; c = c->next) {
		char *value = is(c, "enumeration") ? get(c, "value") : NULL;

		if (value)
			try_value(t, s, p, value, value);
		else
			try_choices(t, s, p, c);
		xmlFree(value);
	}
}

/* Nothing that there is, and another that stands in the same attribute elsewhere. */
static void try_reference(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	char *was = get(p->node, p->attribute), *flipped = mem_strdup(was);
	size_t n = strlen(was);

	if (n == 64 && strspn(was, "0123456789abcdef") == 64) {
		flipped[0] = flipped[0] == 'a' ? 'b' : 'a';
		try_value(t, s, p, flipped, "other");
	} else {
		try_value(t, s, p, "no-such-thing", "unknown");
		for (size_t i = 0; i < s->places.len; i++) {
			char *other = get(s->places.items[i].node, p->attribute);
			bool differs = strcmp(other, was) != 0;

			if (differs)
				try_value(t, s, p, other, "other");
			xmlFree(other);
			if (differs)
				break;
		}
	}
	free(flipped);
	xmlFree(was);
}

static void try_element(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	xmlNode *next = p->node->next, *parent = p->node->parent;

	xmlUnlinkNode(p->node);
	if (is_believed(t))
		note(t, s, "gone");
	if (next)
		xmlAddPrevSibling(next, p->node);
	else
		xmlAddChild(parent, p->node);
}

static void try_place(struct trial *t, const struct site *s, const struct place_to_change *p)
{
	if (!p->attribute) {
		try_element(t, s, p);
		return;
	}
	if (s->a.nature == NUMBER)
		try_number(t, s, p);
	else if (s->a.nature == DATE)
		try_date(t, s, p);
	else if (s->a.nature == CHOICE)
		try_choices(t, s, p, s->a.choices);
	else
		try_reference(t, s, p);
	if (!s->a.required)
		try_gone(t, s, p);
}

/* At so many places of each kind, the last and the first that there are. */
static void try_report(struct trial *t, struct pk_report *true_report, size_t places)
{
	size_t n;
	char *error = NULL, *bytes = pk_report_render(true_report, "report", "en", &n, &error);

	assert_non_null(bytes);
	t->folder.count = 0;
	t->path = temp_write(&t->folder, "r.xml", bytes, n);
	t->doc = xmlReadMemory(bytes, (int)n, "r.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	buf_reset(&t->bytes);
	assert_true(is_believed(t));
	buf_add(&t->bytes, bytes, n);
	pk_free(bytes);
	pk_report_free(true_report);
	t->sites = (struct sites){ .by_name = map_new() };
	add_places(&t->sites, xmlDocGetRootElement(t->doc), "report-report");
	for (size_t i = 0; i < t->sites.list.len; i++) {
		const struct site *s = t->sites.list.items[i];

		/* Others of the same report tell the same; those that are on a part or public have what only they have. */
		if (t->only_new && map_get(t->seen, s->name))
			continue;
		map_set(t->seen, s->name, (void *)s);
		for (size_t k = 0; k < places && k < s->places.len; k++)
			try_place(t, s, &s->places.items[k == 0 ? s->places.len - 1 : 0]);
	}
	for (size_t i = 0; i < t->sites.list.len; i++)
		vec_free(&t->sites.list.items[i]->places);
	vec_free(&t->sites.list);
	map_free(t->sites.by_name);
	xmlFreeDoc(t->doc);
}

static struct pk_report *part_of(const char *sample, const char *unit, const char *file)
{
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-11-21", .units = &unit, .unit_count = unit != NULL, .narrow_files = file != NULL, .only_files = &file, .only_file_count = file != NULL };

	return pk_check(&o);
}

static struct pk_report *validation_of(const char *sample)
{
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-11-21", .validate_only = true, .allow_empty = true };

	return pk_check(&o);
}

static struct pk_report *report_of(const char *sample, const char *actions, const char *earlier, bool is_public)
{
	const struct pk_overlay overlay = { "samples/koncern/actions.xml", actions, actions ? strlen(actions) : 0 };
	struct pk_options o = {
		.paths = &sample, .path_count = 1, .as_of = "2026-11-21", .overlays = &overlay, .overlay_count = actions != NULL, .baseline = is_public ? NULL : earlier, .previous = &earlier, .previous_count = earlier != NULL
	};
	struct pk_report *r = pk_check(&o);

	return is_public ? (struct pk_report *)report_public((struct report *)r) : r;
}

static const char *write_earlier(struct temp_folder *folder)
{
	const char *sample = "samples/koncern", *path;
	struct pk_options o = { .paths = &sample, .path_count = 1, .as_of = "2026-08-21" };
	struct pk_report *r = pk_check(&o);
	size_t n;
	char *error = NULL, *bytes = pk_report_render(r, "report", "en", &n, &error);

	assert_non_null(bytes);
	path = temp_write(folder, "earlier.xml", bytes, n);
	pk_free(bytes);
	pk_report_free(r);
	return path;
}

#define ACTION(id, rest) "<action id='" id "' finding='exception-too-long/exception:undantag-arende' " rest "><title xml:lang='en'>x</title></action>"
#define ACTIONS "<records xmlns='urn:policykoll:1' id='rec-x'>" ACTION("a-1", "planned-on='2027-03-31' responsible='kommundirektor' plan='rec-x'") \
	ACTION("a-2", "planned-on='2026-01-31' done-on='2026-02-01'") "</records>"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is believed and not in the table, and what is in the table and not believed. */
static size_t compare_beliefs(struct trial *t, struct map *known)
{
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof beliefs / sizeof *beliefs; i++) {
		const char *p = beliefs[i].changes;

		assert_true(strlen(beliefs[i].why) > 10);
		for (; *p; p += strspn(p, " ")) {
			size_t n = strcspn(p, " ");
			char *name = arena_printf(arena, "%s %.*s", beliefs[i].what, (int)n, p);

			map_set(known, name, name);
			if (!map_get(t->believed, name)) {
				print_message("not believed any more: %s\n", name);
				wrong++;
			}
			p += n;
		}
	}
	if (t->names.len)
		qsort(t->names.items, t->names.len, sizeof *t->names.items, by_name);
	for (size_t i = 0; i < t->names.len; i++) {
		if (!map_get(known, t->names.items[i])) {
			print_message("believed: %s\n", t->names.items[i]);
			wrong++;
		}
	}
	print_message("%zu changes, %zu refused, %zu kinds believed\n", t->tried, t->refused, t->names.len);
	return wrong;
}

/* Every attribute of the schema that is not text has been tried. */
static size_t compare_schema(struct trial *t)
{
	size_t wrong = 0;

	for (size_t i = 0; i < map_len(types); i++) {
		const char *type = map_key(types, i);
		struct attributes has = { 0 };

		if (strcmp(type, "report-outcomes") == 0 || !is(map_value(types, i), "complexType"))
			continue;
		add_attributes(map_value(types, i), &has);
		for (size_t k = 0; k < has.list.len; k++) {
			char name[128];
			bool known = has.list.items[k].nature == TEXT;

			snprintf(name, sizeof name, "%s/@%s", type + (strncmp(type, "report-", 7) ? 0 : 7), has.list.items[k].name);
			for (size_t n = 0; n < sizeof absent / sizeof *absent; n++)
				known |= strcmp(absent[n], name) == 0;
			if (!known && !map_get(t->seen, name)) {
				print_message("in no report: %s\n", name);
				wrong++;
			}
		}
		vec_free(&has.list);
	}
	return wrong;
}

static void believed_is_known(void **state)
{
	struct trial t = { .believed = map_new(), .seen = map_new(), .bytes = BUF_INIT };
	struct map *known = map_new();
	struct temp_folder folder;
	const char *earlier;
	size_t wrong = 0;

	(void)state;
	arena = arena_new();
	read_schema();
	temp_open(&t.folder);
	temp_open(&folder);
	earlier = write_earlier(&folder);
	try_report(&t, report_of("samples/koncern", ACTIONS, earlier, false), 2);
	try_report(&t, report_of("samples/eksjo", NULL, NULL, false), 1);
	try_report(&t, report_of("samples/mjolby", NULL, NULL, false), 1);
	t.only_new = true;
	try_report(&t, part_of("samples/koncern", "sektor-omsorg", NULL), 1);
	try_report(&t, part_of("samples/koncern", NULL, "samples/koncern/inventory/omsorg.xml"), 1);
	try_report(&t, validation_of("samples/koncern"), 1);
	try_report(&t, report_of("samples/koncern", NULL, earlier, true), 1);
	temp_close(&folder);
	wrong = compare_beliefs(&t, known) + compare_schema(&t);
	temp_close(&t.folder);
	buf_release(&t.bytes);
	vec_free(&t.names);
	map_free(t.believed);
	map_free(t.seen);
	map_free(known);
	map_free(types);
	xmlFreeDoc(schema);
	arena_free(arena);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(believed_is_known) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
