/* SPDX-License-Identifier: Apache-2.0 */
/* Batches of assets and the threads that ask about them (lanes.h). A batch is free, being filled, in hand, or asked; they go round in a ring. */
#include "lanes.h"

#include "arena.h"
#include "bounds.h"
#include "mem.h"
#include "node_index.h"
#include "pool.h"

#include <stdlib.h>

struct batch {
	struct lanes *lanes;
	struct arena *arena;        /* its assets, and what is found out about them */
	uint64_t from;              /* where its text begins */
	VEC(struct lane_asset) assets;
	struct pool_task task;
};

/* What one thread asks with. */
struct lane {
	struct xpath_world *world;
	struct linked *linked;
	struct linked_pattern **patterns; /* by variant's number */
	struct node_index *index;
	double *seconds;                  /* by rule, in the order by context; when it is measured */
};

struct lanes {
	struct plan *plan;
	struct lanes_events events;
	unsigned threads;
	struct pool *pool;          /* NULL as long as no batch has been full */
	struct lane *lanes;         /* one for each thread of the pool, then the caller's */
	size_t lane_count;
	struct batch *batches;      /* a ring */
	size_t count, first, used;  /* from first on used ones are filled and not settled; the next one is being filled */
};

static void open_lane(struct lane *l, struct plan *plan)
{
	l->world = plan_world(plan);
	l->linked = linked_new(l->world);
	l->patterns = mem_alloc((plan->variant_count + 1) * sizeof *l->patterns);
	l->index = node_index_new(plan_kinds(plan));
	l->seconds = mem_alloc((plan->by_context.len + 1) * sizeof *l->seconds);
	for (size_t i = 0; i < plan->rules.len; i++) {
		const struct plan_rule *r = &plan->rules.items[i];

		for (size_t j = 0; j < r->variants.len; j++) {
			const struct variant *v = &r->variants.items[j];

			if (v->linked != NULL)
				l->patterns[v->number] = linked_add(l->linked, v->setting->run, r->rule->pattern);
		}
	}
	linked_finish(l->linked);
}

static void close_lane(struct lane *l, struct plan *plan)
{
	for (size_t i = 0; i < plan->by_context.len; i++)
		plan->by_context.items[i]->seconds += l->seconds[i];
	free(l->seconds);
	linked_free(l->linked);
	xpath_world_free(l->world);
	node_index_free(l->index);
	free(l->patterns);
}

static bool binds(const struct variant *v, const bool *bound)
{
	for (size_t i = 0; i < v->demands.len; i++) {
		if (bound[v->demands.items[i].policy])
			return true;
	}
	return false;
}

static const unsigned char *ask(struct lane *l, const struct plan *plan, const struct lane_asset *asset, struct arena *a)
{
	unsigned char *answers = arena_alloc(a, plan->variant_count + 1);
	double since;

	node_index_reset(l->index);
	node_index_add(l->index, asset->node);
	linked_next(l->linked);
	since = plan_clock(plan);
	for (size_t i = 0; i < plan->by_context.len; i++) {
		const struct plan_rule *r = plan->by_context.items[i];

		for (size_t j = 0; j < r->variants.len; j++) {
			const struct variant *v = &r->variants.items[j];

			if (l->patterns[v->number] != NULL && binds(v, asset->bound))
				answers[v->number] = (unsigned char)linked_ask(l->linked, l->patterns[v->number], l->index);
		}
		since = plan_took(plan, since, &l->seconds[i]);
	}
	return answers;
}

static void ask_batch(void *payload, unsigned worker)
{
	struct batch *b = payload;

	for (size_t i = 0; i < b->assets.len; i++)
		b->assets.items[i].answers = ask(&b->lanes->lanes[worker], b->lanes->plan, &b->assets.items[i], b->arena);
}

struct lanes *lanes_new(struct plan *plan, unsigned threads, const struct lanes_events *events)
{
	struct lanes *l = mem_alloc(sizeof *l);

	l->plan = plan;
	l->events = *events;
	l->threads = threads;
	l->count = 2 * ((size_t)threads + 1) + 1;
	l->batches = mem_alloc(l->count * sizeof *l->batches);
	for (size_t i = 0; i < l->count; i++) {
		l->batches[i].lanes = l;
		l->batches[i].arena = arena_new();
		l->batches[i].task = (struct pool_task){ .run = ask_batch, .payload = &l->batches[i] };
	}
	return l;
}

static void begin(struct lanes *l)
{
	l->pool = pool_new(l->threads);
	l->lane_count = pool_threads(l->pool) + 1;
	l->lanes = mem_alloc(l->lane_count * sizeof *l->lanes);
	for (size_t i = 0; i < l->lane_count; i++)
		open_lane(&l->lanes[i], l->plan);
}

void lanes_free(struct lanes *l)
{
	if (l == NULL)
		return;
	pool_free(l->pool);
	for (size_t i = 0; i < l->lane_count; i++)
		close_lane(&l->lanes[i], l->plan);
	for (size_t i = 0; i < l->count; i++) {
		arena_free(l->batches[i].arena);
		vec_free(&l->batches[i].assets);
	}
	free(l->batches);
	free(l->lanes);
	free(l);
}

static struct batch *filling(struct lanes *l)
{
	return &l->batches[(l->first + l->used) % l->count];
}

void lanes_add(struct lanes *l, xmlNodePtr asset, const bool *bound)
{
	struct lane_asset a = { asset, bound, NULL };

	vec_push(&filling(l)->assets, a);
}

/* Asks what nobody has begun to ask; the oldest first, which must be settled first. */
static bool help(struct lanes *l)
{
	for (size_t i = 0; i < l->used; i++) {
		struct batch *b = &l->batches[(l->first + i) % l->count];

		if (pool_take_back(l->pool, &b->task)) {
			ask_batch(b, (unsigned)l->lane_count - 1);
			return true;
		}
	}
	return false;
}

static void settle(struct lanes *l, struct batch *b)
{
	for (size_t i = 0; i < b->assets.len; i++)
		l->events.settle(l->events.payload, &b->assets.items[i]);
	b->assets.len = 0;
	arena_reset(b->arena);
}

static void settle_first(struct lanes *l)
{
	struct batch *b = &l->batches[l->first];

	while (!pool_is_done(l->pool, &b->task)) {
		if (!help(l))
			pool_wait(l->pool, &b->task);
	}
	settle(l, b);
	l->first = (l->first + 1) % l->count;
	l->used--;
}

static void hand_over(struct lanes *l)
{
	if (l->pool == NULL)
		begin(l);
	pool_submit(l->pool, &filling(l)->task);
	l->used++;
	/* One must be free to be filled; what is done anyway needs no memory any more. */
	while (l->used == l->count - 1 || (l->used > 0 && pool_is_done(l->pool, &l->batches[l->first].task)))
		settle_first(l);
}

struct arena *lanes_keep(struct lanes *l, uint64_t offset, uint64_t *needed)
{
	struct batch *b = filling(l);

	if (b->assets.len >= LIMIT_BATCH_ASSETS || (b->assets.len > 0 && offset - b->from >= LIMIT_BATCH_BYTES)) {
		hand_over(l);
		b = filling(l);
	}
	if (b->assets.len == 0) {
		arena_reset(b->arena);
		b->from = offset;
	}
	*needed = l->used > 0 ? l->batches[l->first].from : b->from;
	return b->arena;
}

void lanes_flush(struct lanes *l)
{
	if (l->pool == NULL) {
		settle(l, filling(l));
		return;
	}
	if (filling(l)->assets.len > 0) {
		pool_submit(l->pool, &filling(l)->task);
		l->used++;
	}
	while (l->used > 0)
		settle_first(l);
	arena_reset(filling(l)->arena);
}
