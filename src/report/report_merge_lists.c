/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lists of merged reports. Those that are equal stay as they are; others are put together, ordered, and what is there twice goes: so no order of merging shows.
 */
#include "report_merge_lists.h"

#include "report_finish.h"

#include <string.h>

/* The first that is not 0, of comparisons in the order that counts. */
#define FIRST(...) first_of((const int[]){ __VA_ARGS__ }, sizeof (const int[]){ __VA_ARGS__ } / sizeof(int))

static int first_of(const int *orders, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n && !orders[i]; i++)
		;
	return orders[i];
}

static int by_texts(const struct report_text *a, const struct report_text *b)
{
	int l, order = 0;

	for (l = 0; l < LANG_COUNT && !order; l++)
		order = report_compare_texts(a->in[l], b->in[l]);
	return order;
}

static int by_number(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int by_option(const void *left, const void *right)
{
	const struct report_option *a = left, *b = right;

	return FIRST(report_compare_texts(a->name, b->name), report_compare_texts(a->value, b->value));
}

static int by_input(const void *left, const void *right)
{
	const struct report_input *a = left, *b = right;

	return FIRST(report_compare_texts(a->path, b->path), report_compare_texts(a->sha256, b->sha256), report_compare_texts(a->status, b->status));
}

static int by_pack(const void *left, const void *right)
{
	const struct report_pack *a = left, *b = right;

	return FIRST(report_compare_texts(a->path, b->path), report_compare_texts(a->sha256, b->sha256), by_number(a->builtin, b->builtin));
}

static int by_parameter(const void *left, const void *right)
{
	const struct report_parameter *a = left, *b = right;

	return FIRST(report_compare_texts(a->rule, b->rule), report_compare_texts(a->policy, b->policy), report_compare_texts(a->clause, b->clause),
		report_compare_texts(a->name, b->name), report_compare_texts(a->value, b->value), report_compare_texts(a->basis, b->basis), by_texts(&a->note, &b->note));
}

static int by_unit(const void *left, const void *right)
{
	const struct report_unit *a = left, *b = right;

	return FIRST(report_compare_texts(a->id, b->id), report_compare_texts(a->kind, b->kind), report_compare_texts(a->parent, b->parent), by_texts(&a->name, &b->name));
}

static int by_unit_id(const void *left, const void *right)
{
	return report_compare_texts(((const struct report_unit *)left)->id, ((const struct report_unit *)right)->id);
}

static int by_submission(const void *left, const void *right)
{
	const struct report_submission *a = left, *b = right;

	return FIRST(report_compare_texts(a->unit, b->unit), report_compare_texts(a->as_of, b->as_of), report_compare_texts(a->submitted_on, b->submitted_on),
		report_compare_texts(a->file, b->file), report_compare_texts(a->inventory, b->inventory), by_number(a->assets, b->assets));
}

static int by_position(const void *left, const void *right)
{
	const struct report_position *a = left, *b = right;

	return FIRST(report_compare_texts(a->id, b->id), report_compare_texts(a->unit, b->unit), by_texts(&a->title, &b->title));
}

static int by_position_id(const void *left, const void *right)
{
	return report_compare_texts(((const struct report_position *)left)->id, ((const struct report_position *)right)->id);
}

static int by_requirement(const void *left, const void *right)
{
	const struct report_requirement *a = left, *b = right;

	return FIRST(report_compare_texts(a->rule, b->rule), by_number(a->severity, b->severity));
}

static int by_on_file(const void *left, const void *right)
{
	const struct report_on_file *a = left, *b = right;

	return FIRST(report_compare_texts(a->file, b->file), by_number(a->line, b->line), report_compare_texts(a->rule, b->rule),
		report_compare_texts(a->subject_kind, b->subject_kind), report_compare_texts(a->subject_id, b->subject_id), by_texts(&a->message, &b->message));
}

static int by_reference(const void *left, const void *right)
{
	const struct report_clause_ref *a = left, *b = right;

	return FIRST(report_compare_texts(a->policy, b->policy), report_compare_texts(a->clause, b->clause));
}

static int by_exception(const void *left, const void *right)
{
	const struct report_exception *a = left, *b = right;

	return FIRST(report_compare_texts(a->file, b->file), by_number(a->line, b->line), report_compare_texts(a->id, b->id));
}

static bool equal(const char *a, size_t n, const char *b, size_t m, size_t size, int (*compare)(const void *, const void *))
{
	size_t i;

	for (i = 0; n == m && i < n; i++)
		if (compare(a + i * size, b + i * size))
			return false;
	return n == m;
}

/* Of neighbours that are the same the first stays; how many are left. */
static size_t distinct(char *items, size_t n, size_t size, int (*compare)(const void *, const void *))
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (!kept || compare(items + (kept - 1) * size, items + i * size))
			memmove(items + kept++ * size, items + i * size, size);
	return kept;
}

/* same says which are of the same name, of which the first by compare stays. */
#define UNITE(a, b, compare, same) do { \
	if (!equal((const char *)(a)->items, (a)->len, (const char *)(b)->items, (b)->len, sizeof *(a)->items, compare)) { \
		for (size_t unite = 0; unite < (b)->len; unite++) \
			vec_push(a, (b)->items[unite]); \
		qsort((a)->items, (a)->len, sizeof *(a)->items, compare); \
		(a)->len = distinct((char *)(a)->items, (a)->len, sizeof *(a)->items, same); \
	} \
} while (0)

static void add_counts(struct report_unit *to, const struct report_unit *from)
{
	int o;

	to->counted |= from->counted;
	for (o = 0; o < OUTCOME_COUNT; o++)
		to->outcomes.n[o] += from->outcomes.n[o];
	for (o = 0; o < OUTCOME_COUNT; o++)
		to->restricted.n[o] += from->restricted.n[o];
}

/* The units of both, with what was counted in either. */
static void unite_units(struct report *to, const struct report *from)
{
	struct report_unit *items = to->units.items;
	bool same = equal((const char *)items, to->units.len, (const char *)from->units.items, from->units.len, sizeof *items, by_unit);
	size_t i, kept = 0;

	for (i = 0; i < from->units.len; i++) {
		if (same)
			add_counts(&items[i], &from->units.items[i]);
		else
			vec_push(&to->units, from->units.items[i]);
	}
	if (same)
		return;
	items = to->units.items;
	qsort(items, to->units.len, sizeof *items, by_unit);
	for (i = 0; i < to->units.len; i++) {
		if (kept && !by_unit_id(&items[kept - 1], &items[i]))
			add_counts(&items[kept - 1], &items[i]);
		else
			items[kept++] = items[i];
	}
	to->units.len = kept;
}

static void unite(struct report_exception *to, const struct report_exception *from)
{
	to->matched += from->matched;
	report_unite_texts(&to->asset_name, &from->asset_name);
}

/* The exceptions of both, with what either matched, and the names that either knows. */
static void unite_exceptions(struct report *to, const struct report *from)
{
	struct report_exception *items;
	size_t i, kept = 0;

	for (i = 0; i < from->exceptions.len; i++)
		vec_push(&to->exceptions, from->exceptions.items[i]);
	items = to->exceptions.items;
	if (to->exceptions.len > 1)
		qsort(items, to->exceptions.len, sizeof *items, by_exception);
	for (i = 0; i < to->exceptions.len; i++) {
		if (kept && !by_exception(&items[kept - 1], &items[i]))
			unite(&items[kept - 1], &items[i]);
		else
			items[kept++] = items[i];
	}
	to->exceptions.len = kept;
}

bool merge_is_same_exception(const struct report_exception *a, const struct report_exception *b)
{
	return by_exception(a, b) == 0;
}

void merge_clause_lists(struct report_clause *to, const struct report_clause *from)
{
	UNITE(&to->requirements, &from->requirements, by_requirement, by_requirement);
	UNITE(&to->on_file, &from->on_file, by_on_file, by_on_file);
}

void merge_rule_lists(struct report_rule *to, const struct report_rule *from)
{
	UNITE(&to->clauses, &from->clauses, by_reference, by_reference);
}

void merge_lists(struct report *to, const struct report *from)
{
	UNITE(&to->options, &from->options, by_option, by_option);
	UNITE(&to->inputs, &from->inputs, by_input, by_input);
	UNITE(&to->packs, &from->packs, by_pack, by_pack);
	UNITE(&to->parameters, &from->parameters, by_parameter, by_parameter);
	unite_units(to, from);
	UNITE(&to->submissions, &from->submissions, by_submission, by_submission);
	UNITE(&to->positions, &from->positions, by_position, by_position_id);
	unite_exceptions(to, from);
}
