/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The findings' identity, merging and order. Two clauses that demand the same rule of the same subject give one finding: the worse outcome
 * stands; of equal outcomes the clauses are united and the higher severity counts. What one clause says twice stays two findings. An exception
 * has matched as many findings as name it, however many clauses demanded each.
 *
 *   order of work:  by identity, worst first ─▶ merge neighbours ─▶ by place ─▶ ids
 */
#include "report_finish.h"

#include "buf.h"
#include "map.h"
#include "mem.h"

#include <string.h>

/* A finding while it is ordered. */
struct entry {
	struct finding *finding;
	size_t rank;  /* of its first clause */
	bool merged;  /* into an earlier one */
};

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct finding *a, const struct finding *b)
{
	int order = report_compare_texts(a->place.file, b->place.file);

	if (!order)
		order = compare_numbers(a->place.line, b->place.line);
	return order ? order : compare_numbers(a->place.column, b->place.column);
}

static int compare_subjects(const struct finding *a, const struct finding *b)
{
	int order = report_compare_texts(a->rule, b->rule);

	if (!order)
		order = report_compare_texts(a->subject_kind, b->subject_kind);
	if (!order)
		order = report_compare_texts(a->subject_id, b->subject_id);
	return order ? order : report_compare_texts(a->discriminator, b->discriminator);
}

/* Equal: the same rule about the same thing in the same place. */
static int compare_identities(const struct finding *a, const struct finding *b)
{
	int order = compare_places(a, b);

	if (!order)
		order = compare_subjects(a, b);
	return order ? order : report_compare_texts(a->location, b->location);
}

static int compare_texts_of(const struct report_text *a, const struct report_text *b)
{
	int l, order = 0;

	for (l = 0; l < LANG_COUNT && !order; l++)
		order = report_compare_texts(a->in[l], b->in[l]);
	return order;
}

/* A total order: place, subject, then the worst first. */
static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare_identities(a->finding, b->finding);

	if (!order)
		order = (int)b->finding->outcome - (int)a->finding->outcome;
	if (!order)
		order = (int)b->finding->severity - (int)a->finding->severity;
	if (!order)
		order = compare_numbers(a->rank, b->rank);
	return order ? order : compare_texts_of(&a->finding->message, &b->finding->message);
}

static bool share_clause(const struct finding *a, const struct finding *b)
{
	size_t i, k;

	for (i = 0; i < a->clauses.len; i++)
		for (k = 0; k < b->clauses.len; k++)
			if (!report_compare_texts(a->clauses.items[i].policy, b->clauses.items[k].policy) &&
			    !report_compare_texts(a->clauses.items[i].clause, b->clauses.items[k].clause))
				return true;
	return a->clauses.len == 0 || b->clauses.len == 0;
}

/* Whether b says nothing that a does not: the same message, or the same rule demanded by other clauses. That a rule could not run never stands
 * for a gap. */
static bool says_the_same(const struct finding *a, const struct finding *b)
{
	if ((a->outcome == OUTCOME_ERROR) != (b->outcome == OUTCOME_ERROR))
		return false;
	return !compare_texts_of(&a->message, &b->message) || !share_clause(a, b);
}

static bool has_clause(const struct finding *f, const struct report_clause_ref *c)
{
	size_t i;

	for (i = 0; i < f->clauses.len; i++)
		if (!report_compare_texts(f->clauses.items[i].policy, c->policy) &&
		    !report_compare_texts(f->clauses.items[i].clause, c->clause))
			return true;
	return false;
}

/* from comes after to in the order of entries, so its outcome is the same or a lesser one. */
static void merge(struct finding *to, const struct finding *from)
{
	size_t i;

	if (from->outcome != to->outcome)
		return;
	if (from->severity > to->severity)
		to->severity = from->severity;
	for (i = 0; i < from->clauses.len; i++)
		if (!has_clause(to, &from->clauses.items[i]))
			vec_push(&to->clauses, from->clauses.items[i]);
	if (!to->cover.id)
		to->cover = from->cover;
	report_unite_due(to, from);
}

static void merge_equals(struct entry *entries, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = i + 1; k < n && !entries[i].merged; k++) {
			if (compare_identities(entries[i].finding, entries[k].finding))
				break;
			if (entries[k].merged || !says_the_same(entries[i].finding, entries[k].finding))
				continue;
			merge(entries[i].finding, entries[k].finding);
			entries[k].merged = true;
		}
	}
}

static void complete(struct report *r, struct finding *f)
{
	size_t i;

	f->subject_kind = f->subject_kind ? f->subject_kind : "document";
	f->subject_id = f->subject_id ? f->subject_id : "";
	if (f->outcome == OUTCOME_NOT_EVALUABLE)
		f->severity = SEVERITY_INFO;
	for (i = 0; i < f->clauses.len; i++) {
		struct report_clause_ref *c = &f->clauses.items[i];
		const struct report_policy *p = c->origin ? NULL : report_policy_find(r, c->policy);

		if (p)
			c->origin = p->origin;
	}
}

/* An id that is taken gets the next free number; how often it was asked for is remembered, so that many equal ones stay cheap. */
static void give_id(struct report *r, struct finding *f, struct map *taken)
{
	const char *base = arena_printf(r->arena, "%s/%s:%s%s%s", f->rule, f->subject_kind, f->subject_id,
		f->discriminator ? "#" : "", f->discriminator ? f->discriminator : "");
	size_t *count = map_get(taken, base);

	f->id = base;
	if (count) {
		do
			f->id = arena_printf(r->arena, "%s#%zu", base, ++*count);
		while (map_get(taken, f->id));
	}
	count = arena_alloc(r->arena, sizeof *count);
	*count = 1;
	map_set(taken, f->id, count);
}

static void take_over(struct report *r, const struct entry *entries, size_t n)
{
	struct map *taken = map_new();
	size_t i, kept = 0;

	for (i = 0; i < n; i++) {
		struct finding *f = entries[i].finding;

		if (entries[i].merged) {
			vec_free(&f->clauses);
			vec_free(&f->evidence);
			vec_free(&f->actions);
			continue;
		}
		give_id(r, f, taken);
		r->findings.items[kept++] = f;
	}
	r->findings.len = kept;
	map_free(taken);
}

/* Ids of exceptions can be there twice; their places are not. */
static const char *exception_key(struct buf *key, const char *id, const char *file, uint32_t line)
{
	buf_reset(key);
	buf_printf(key, "%s:%u:%s", file ? file : "", (unsigned)line, id);
	return key->data;
}

/* The judgements that an exception covered become fewer when findings are merged. One that only covered what another one does too is still used. */
static void count_covered(struct report *r)
{
	struct map *covered = map_new();
	struct buf key = BUF_INIT;
	size_t i;

	for (i = 0; i < r->findings.len; i++) {
		const struct report_cover *c = &r->findings.items[i]->cover;
		const char *k = c->id ? exception_key(&key, c->id, c->file, c->line) : NULL;

		if (k)
			map_set(covered, k, (void *)((uintptr_t)map_get(covered, k) + 1));
	}
	for (i = 0; i < r->exceptions.len; i++) {
		struct report_exception *x = &r->exceptions.items[i];
		size_t n = x->id ? (size_t)(uintptr_t)map_get(covered, exception_key(&key, x->id, x->file, x->line)) : 0;

		if (n && n < x->matched)
			x->matched = n;
	}
	buf_release(&key);
	map_free(covered);
}

void report_order_findings(struct report *r, const struct report_ranks *ranks)
{
	size_t i, n = r->findings.len;
	struct entry *entries = mem_alloc(n * sizeof *entries);

	for (i = 0; i < n; i++) {
		struct finding *f = r->findings.items[i];

		complete(r, f);
		report_order_clauses(ranks, f->clauses.items, f->clauses.len);
		entries[i].finding = f;
		entries[i].rank = f->clauses.len ? report_rank(ranks, &f->clauses.items[0]) : SIZE_MAX;
	}
	if (n > 1)
		qsort(entries, n, sizeof *entries, compare_entries);
	merge_equals(entries, n);
	for (i = 0; i < n; i++)
		report_order_clauses(ranks, entries[i].finding->clauses.items, entries[i].finding->clauses.len);
	take_over(r, entries, n);
	count_covered(r);
	free(entries);
}

/* On copies: merging changes them. */
size_t report_count_problems(const struct report *r, size_t from)
{
	size_t i, k, count = 0, n = r->findings.len - from;
	struct entry *entries = mem_alloc((n + 1) * sizeof *entries);
	struct finding *copies = mem_alloc((n + 1) * sizeof *copies);

	for (i = 0; i < n; i++) {
		const struct finding *f = r->findings.items[from + i];

		copies[i] = *f;
		memset(&copies[i].clauses, 0, sizeof copies[i].clauses);
		memset(&copies[i].actions, 0, sizeof copies[i].actions);
		for (k = 0; k < f->clauses.len; k++)
			vec_push(&copies[i].clauses, f->clauses.items[k]);
		entries[i].finding = &copies[i];
	}
	if (n > 1)
		qsort(entries, n, sizeof *entries, compare_entries);
	merge_equals(entries, n);
	for (i = 0; i < n; i++) {
		enum outcome o = entries[i].finding->outcome;

		count += !entries[i].merged && (o == OUTCOME_GAP || o == OUTCOME_ERROR);
		vec_free(&entries[i].finding->clauses);
		vec_free(&entries[i].finding->actions);
	}
	free(copies);
	free(entries);
	return count;
}
