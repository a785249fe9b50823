/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dates ahead (dates_ahead.h). A date is one that the table below names, from the day of the run to a year later. What must stay true: numbers are exact, whatever is dropped from the
 * list; memory does not grow with the documents: the list is cut to the nearest whenever it is full, and its texts with it.
 */
#include "dates_ahead.h"

#include "buf.h"
#include "date.h"
#include "map.h"
#include "mem.h"
#include "names.h"
#include "period.h"
#include "subject.h"

#include <string.h>

#define LIST_MAX (2 * REPORT_DATES_MAX)

/* An attribute that holds a date which somebody must see coming. */
struct kind {
	const char *element, *attribute, *name;
	const char *over;  /* an attribute that, when it is there, says that the date does not matter any more */
	bool newest;       /* of elements beside it only the newest by @date counts */
	bool in_use;       /* only while the asset is not retired */
};

static const struct kind kinds[] = {
	{ "asset", "end-of-support", "support-ends", NULL, false, true },
	{ "asset", "decommission-on", "decommission", NULL, false, true },
	{ "classification", "valid-until", "classification-ends", NULL, true, true },
	{ "agreement", "valid-until", "agreement-ends", NULL, false, false },
	{ "contract", "to", "contract-ends", NULL, false, false },
	{ "retention-decision", "valid-to", "retention-decision-ends", NULL, false, false },
	{ "review", "planned-on", "review-planned", "done-on", false, true },
	{ "supplier-follow-up", "planned-on", "supplier-follow-up-planned", "done-on", false, true },
	{ "plan", "next-review", "plan-review", NULL, false, true },
	{ "risk-analysis", "next", "risk-analysis-next", NULL, false, false },
	{ "threat-analysis", "next", "threat-analysis-next", NULL, false, false },
	{ "audit", "next", "audit-next", NULL, false, false },
	{ "exercise", "next", "exercise-next", NULL, false, false },
	{ "training", "next", "training-next", NULL, false, false },
	{ "follow-up", "next", "follow-up-next", NULL, false, false },
	{ "assurance", "next", "assurance-next", NULL, false, false },
	{ "document", "review-due", "document-review", NULL, false, false },
	{ "action", "planned-on", "action-planned", "done-on", false, false },
	{ "assignment", "to", "assignment-ends", NULL, false, false },
	{ "term-of-office", "to", "term-ends", NULL, false, false },
	{ "unit", "active-to", "unit-ends", NULL, false, false },
	{ "policy", "valid-to", "policy-ends", NULL, false, false },
	{ "exception", "expires-on", "exception-ends", "revoked-on", false, false },
	{ "exception", "review-on", "exception-review", "revoked-on", false, false },
};
#define KINDS (sizeof kinds / sizeof kinds[0])

/* Whose dates are looked at. */
struct whose {
	const xmlNode *node;
	const char *unit;
	bool is_asset;
};

struct dates_ahead {
	const struct organisation *organisation;
	char first[11], last[11];            /* days as they are written, so that texts are compared */
	int64_t until;
	uint64_t named;                      /* a bit for every element above, so that most others are passed by at once */
	const xmlChar *elements[KINDS], *attributes[KINDS]; /* as the tree's dictionary has them */
	struct buf key;
	struct map *months;                  /* "2026-12\nkind\nunit" -> struct report_month */
	VEC(struct report_date) dates;
	struct arena *arena, *texts;         /* of the months; of the dates */
	struct report_date farthest;         /* of a list that was cut: what lies beyond is not of the nearest */
	bool cut;
};

static uint64_t bit_of(const xmlChar *name)
{
	return UINT64_C(1) << ((((uintptr_t)name >> 3) ^ ((uintptr_t)name >> 9)) & 63);
}

struct dates_ahead *dates_ahead_new(const struct report *r, const struct tree *t, const struct organisation *o)
{
	static const struct period year = { 12, 0 };
	struct dates_ahead *d = mem_alloc(sizeof *d);

	d->until = period_after(r->as_of, &year);
	date_format(d->first, r->as_of);
	date_format(d->last, d->until);
	for (size_t i = 0; i < KINDS; i++) {
		d->elements[i] = xmlDictLookup(t->doc->dict, (const xmlChar *)kinds[i].element, -1);
		d->attributes[i] = xmlDictLookup(t->doc->dict, (const xmlChar *)kinds[i].attribute, -1);
		d->named |= bit_of(d->elements[i]);
	}
	d->organisation = o;
	buf_init(&d->key);
	d->months = map_new();
	d->arena = arena_new();
	d->texts = arena_new();
	return d;
}

static const char *text_of(const xmlAttr *a)
{
	return a->children != NULL && a->children->content != NULL ? (const char *)a->children->content : "";
}

/* Whether no element beside it, of its name and dated by the day of the run, is newer. */
static bool is_newest(const struct dates_ahead *d, const xmlNode *node)
{
	const char *own = tree_value(node, "date");

	for (const xmlNode *n = tree_child(node->parent, (const char *)node->name); n != NULL; n = tree_next(n, (const char *)node->name)) {
		const char *date = tree_value(n, "date");

		if (n != node && date != NULL && strcmp(date, d->first) <= 0 && (own == NULL || strcmp(date, own) > 0))
			return false;
	}
	return true;
}

static bool is_retired(const struct whose *w)
{
	const char *lifecycle = w->is_asset ? tree_value(w->node, "lifecycle") : NULL;

	return lifecycle != NULL && strncmp(lifecycle, "retired", strlen("retired")) == 0;
}

static bool matters(const struct dates_ahead *d, const struct kind *k, const xmlNode *node, const struct whose *w)
{
	return (k->over == NULL || tree_value(node, k->over) == NULL) && !(k->newest && !is_newest(d, node)) && !(k->in_use && is_retired(w));
}

static void count(struct dates_ahead *d, const char *day, const char *kind, const char *unit)
{
	struct report_month *m;

	buf_reset(&d->key);
	buf_add(&d->key, day, 7);
	buf_putc(&d->key, '\n');
	buf_puts(&d->key, kind);
	buf_putc(&d->key, '\n');
	buf_puts(&d->key, unit != NULL ? unit : "");
	m = map_get(d->months, d->key.data);
	if (m == NULL) {
		m = arena_alloc(d->arena, sizeof *m);
		memcpy(m->month, day, 7);
		m->kind = kind;
		m->unit = arena_strdup(d->arena, unit);
		map_set(d->months, d->key.data, m);
	}
	m->n++;
}

static int by_date(const void *a, const void *b)
{
	return report_compare_dates(a, b);
}

static struct report_date copied(struct arena *a, const struct report_date *d)
{
	struct report_date copy = *d;

	copy.subject_kind = arena_strdup(a, d->subject_kind);
	copy.subject_id = arena_strdup(a, d->subject_id);
	copy.unit = arena_strdup(a, d->unit);
	copy.file = arena_strdup(a, d->file);
	for (int l = 0; l < LANG_COUNT; l++)
		copy.name.in[l] = arena_strdup(a, d->name.in[l]);
	return copy;
}

/* Keeps the nearest and their texts. */
static void cut(struct dates_ahead *d)
{
	struct arena *texts = arena_new();

	if (d->dates.len > 1)
		qsort(d->dates.items, d->dates.len, sizeof *d->dates.items, by_date);
	if (d->dates.len > REPORT_DATES_MAX)
		d->dates.len = REPORT_DATES_MAX;
	for (size_t i = 0; i < d->dates.len; i++)
		d->dates.items[i] = copied(texts, &d->dates.items[i]);
	arena_free(d->texts);
	d->texts = texts;
	d->cut = d->dates.len == REPORT_DATES_MAX;
	if (d->cut)
		d->farthest = d->dates.items[d->dates.len - 1];
}

static void list(struct dates_ahead *d, const char *day, const struct kind *k, const xmlNode *node, const struct whose *w)
{
	const char *id = tree_value(w->node, "id");
	struct report_date date = { .kind = k->name, .subject_kind = (const char *)w->node->name, .subject_id = id != NULL ? id : "-", .unit = w->unit };
	uint32_t end;

	if (date_parse(&date.day, day) != 0 || (d->cut && date.day > d->farthest.day))
		return;
	date.file = tree_file(node);
	tree_position(node, &date.line, &date.column, &end);
	if (d->cut && report_compare_dates(&date, &d->farthest) > 0)
		return;
	date.name = names_of_subject(w->node, d->organisation, d->texts);
	vec_push(&d->dates, copied(d->texts, &date));
	if (d->dates.len >= LIST_MAX)
		cut(d);
}

static void look_at(struct dates_ahead *d, const xmlNode *node, size_t kind, const struct whose *w)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *day;

		if (a->name != d->attributes[kind] || a->ns != NULL)
			continue;
		day = text_of(a);
		if (strlen(day) != 10 || strcmp(day, d->first) < 0 || strcmp(day, d->last) > 0 || !matters(d, &kinds[kind], node, w))
			continue;
		count(d, day, kinds[kind].name, w->unit);
		list(d, day, &kinds[kind], node, w);
	}
}

/* No subject lies inside an asset. */
static void walk(struct dates_ahead *d, const xmlNode *node, const struct whose *w)
{
	for (size_t i = 0; i < KINDS && (d->named & bit_of(node->name)); i++) {
		if (node->name == d->elements[i])
			look_at(d, node, i, w);
	}
	for (xmlNodePtr n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && (w->is_asset || !subject_is(n)))
			walk(d, n, w);
	}
}

void dates_ahead_look(void *payload, xmlNodePtr node, const char *unit)
{
	struct whose w = { node, unit, tree_is(node, "asset") };

	walk(payload, node, &w);
}

void dates_ahead_close(struct dates_ahead *d, struct report *r)
{
	r->ahead.looked = true;
	r->ahead.until = d->until;
	for (size_t i = 0; i < map_len(d->months); i++) {
		struct report_month m = *(const struct report_month *)map_value(d->months, i);

		m.unit = arena_strdup(r->arena, m.unit);
		vec_push(&r->ahead.months, m);
	}
	cut(d);
	for (size_t i = 0; i < d->dates.len; i++)
		vec_push(&r->ahead.dates, copied(r->arena, &d->dates.items[i]));
	map_free(d->months);
	buf_release(&d->key);
	vec_free(&d->dates);
	arena_free(d->arena);
	arena_free(d->texts);
	free(d);
}
