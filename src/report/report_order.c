/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of everything in a report but its findings. The comparisons are total over what is written, so that the order does not
 * depend on the order in which things were added. Clauses keep the order of their policy, units that of their organisation.
 */
#include "report_finish.h"

#include "buf.h"
#include "map.h"
#include "mem.h"

#include <string.h>

struct report_ranks {
	struct map *map; /* "policy\nclause" → its number */
	size_t *numbers;
};

int report_compare_texts(const char *a, const char *b)
{
	int order;

	if (!a || !b)
		return (a != NULL) - (b != NULL);
	order = strcmp(a, b);
	return (order > 0) - (order < 0);
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_inputs(const void *left, const void *right)
{
	const struct report_input *a = left, *b = right;
	int order = report_compare_texts(a->path, b->path);

	if (!order)
		order = report_compare_texts(a->sha256, b->sha256);
	return order ? order : report_compare_texts(a->status, b->status);
}

static int compare_packs(const void *left, const void *right)
{
	const struct report_pack *a = left, *b = right;
	int order = b->builtin - a->builtin;

	if (!order)
		order = report_compare_texts(a->path, b->path);
	return order ? order : report_compare_texts(a->sha256, b->sha256);
}

static int compare_policies(const void *left, const void *right)
{
	const struct report_policy *a = *(struct report_policy *const *)left, *b = *(struct report_policy *const *)right;
	bool a_law = a->origin && !strcmp(a->origin, "law"), b_law = b->origin && !strcmp(b->origin, "law");
	int order = compare_numbers(a_law, b_law); /* the organisation's own come first */

	if (!order)
		order = report_compare_texts(a->file, b->file);
	if (!order)
		order = compare_numbers(a->line, b->line);
	return order ? order : report_compare_texts(a->id, b->id);
}

static int compare_rules(const void *left, const void *right)
{
	const struct report_rule *a = *(struct report_rule *const *)left, *b = *(struct report_rule *const *)right;

	return report_compare_texts(a->id, b->id);
}

/* The newest of a unit comes last. */
static int compare_submissions(const void *left, const void *right)
{
	const struct report_submission *a = left, *b = right;
	int order = report_compare_texts(a->unit, b->unit);

	if (!order)
		order = report_compare_texts(a->as_of, b->as_of);
	if (!order)
		order = report_compare_texts(a->submitted_on, b->submitted_on);
	if (!order)
		order = report_compare_texts(a->file, b->file);
	if (!order)
		order = report_compare_texts(a->inventory, b->inventory);
	return order ? order : compare_numbers(a->assets, b->assets);
}

static int compare_previous(const void *left, const void *right)
{
	const struct report_previous *a = left, *b = right;
	int order = report_compare_texts(a->as_of, b->as_of);

	return order ? order : report_compare_texts(a->sha256, b->sha256);
}

static int compare_parameters(const void *left, const void *right)
{
	const struct report_parameter *a = left, *b = right;
	int order = report_compare_texts(a->rule, b->rule);

	if (!order)
		order = report_compare_texts(a->policy, b->policy);
	if (!order)
		order = report_compare_texts(a->clause, b->clause);
	if (!order)
		order = report_compare_texts(a->name, b->name);
	return order ? order : report_compare_texts(a->value, b->value);
}

static int compare_exceptions(const void *left, const void *right)
{
	const struct report_exception *a = left, *b = right;
	int order = report_compare_texts(a->file, b->file);

	if (!order)
		order = compare_numbers(a->line, b->line);
	return order ? order : report_compare_texts(a->id, b->id);
}

struct report_ranks *report_ranks_new(const struct report *r)
{
	struct report_ranks *k = mem_alloc(sizeof *k);
	struct buf key = BUF_INIT;
	size_t i, j, count = 0;

	for (i = 0; i < r->policies.len; i++)
		count += r->policies.items[i]->clauses.len;
	k->map = map_new();
	k->numbers = mem_alloc(count * sizeof *k->numbers);
	count = 0;
	for (i = 0; i < r->policies.len; i++) {
		const struct report_policy *p = r->policies.items[i];

		for (j = 0; j < p->clauses.len; j++) {
			buf_reset(&key);
			buf_printf(&key, "%s\n%s", p->id, p->clauses.items[j]->id);
			if (map_get(k->map, key.data))
				continue;
			k->numbers[count] = count;
			map_set(k->map, key.data, &k->numbers[count]);
			count++;
		}
	}
	buf_release(&key);
	return k;
}

void report_ranks_free(struct report_ranks *k)
{
	if (!k)
		return;
	map_free(k->map);
	free(k->numbers);
	free(k);
}

size_t report_rank(const struct report_ranks *k, const struct report_clause_ref *c)
{
	struct buf key = BUF_INIT;
	const size_t *number;

	buf_printf(&key, "%s\n%s", c->policy ? c->policy : "", c->clause ? c->clause : "");
	number = map_get(k->map, key.data);
	buf_release(&key);
	return number ? *number : SIZE_MAX;
}

static int compare_clauses(const struct report_ranks *k, const struct report_clause_ref *a, const struct report_clause_ref *b)
{
	int order = compare_numbers(report_rank(k, a), report_rank(k, b));

	if (!order)
		order = report_compare_texts(a->policy, b->policy);
	return order ? order : report_compare_texts(a->clause, b->clause);
}

void report_order_clauses(const struct report_ranks *k, struct report_clause_ref *items, size_t n)
{
	size_t i, to;

	for (i = 1; i < n; i++) {
		struct report_clause_ref c = items[i];

		for (to = i; to > 0 && compare_clauses(k, &c, &items[to - 1]) < 0; to--)
			items[to] = items[to - 1];
		items[to] = c;
	}
}

#define SORT(v, compare) do { \
	if ((v)->len > 1) \
		qsort((v)->items, (v)->len, sizeof *(v)->items, compare); \
} while (0)

void report_order_previous(struct report *r)
{
	SORT(&r->previous, compare_previous);
}

void report_order(struct report *r)
{
	SORT(&r->inputs, compare_inputs);
	SORT(&r->packs, compare_packs);
	SORT(&r->policies, compare_policies);
	SORT(&r->rules, compare_rules);
	SORT(&r->parameters, compare_parameters);
	SORT(&r->exceptions, compare_exceptions);
	SORT(&r->submissions, compare_submissions);
	report_order_previous(r);
	diag_list_sort(r->diagnostics);
}
