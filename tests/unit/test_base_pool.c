/* SPDX-License-Identifier: Apache-2.0 */
/* Threads and tasks: each runs once, by a thread of the pool or by who took it back. */
#include "pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define TASKS 1000

struct tick {
	struct pool_task task;
	atomic_int *all;
	int times;
	unsigned worker;
};

static void tick(void *payload, unsigned worker)
{
	struct tick *t = payload;

	t->times++;
	t->worker = worker;
	atomic_fetch_add(t->all, 1);
}

static void fill(struct tick *ticks, atomic_int *all)
{
	for (size_t i = 0; i < TASKS; i++)
		ticks[i] = (struct tick){ .task = { .run = tick, .payload = &ticks[i] }, .all = all };
}

static void each_once(void **state)
{
	static const unsigned threads[] = { 1, 2, 16 };
	struct tick *ticks = calloc(TASKS, sizeof *ticks);

	(void)state;
	for (size_t k = 0; k < sizeof threads / sizeof *threads; k++) {
		struct pool *p = pool_new(threads[k]);
		atomic_int all = 0;

		assert_true(pool_threads(p) >= 1 && pool_threads(p) <= threads[k]);
		fill(ticks, &all);
		for (size_t i = 0; i < TASKS; i++)
			pool_submit(p, &ticks[i].task);
		for (size_t i = 0; i < TASKS; i++) {
			pool_wait(p, &ticks[i].task);
			assert_true(pool_is_done(p, &ticks[i].task));
			assert_int_equal(ticks[i].times, 1);
			assert_true(ticks[i].worker < pool_threads(p));
		}
		assert_int_equal(all, TASKS);
		pool_free(p);
	}
	free(ticks);
}

/* Of tasks that are taken back, the last ones first, each is run by exactly one side. */
static void taken_back(void **state)
{
	struct tick *ticks = calloc(TASKS, sizeof *ticks);
	struct pool *p = pool_new(2);
	atomic_int all = 0;
	int mine = 0;

	(void)state;
	fill(ticks, &all);
	for (size_t i = 0; i < TASKS; i++)
		pool_submit(p, &ticks[i].task);
	for (size_t i = TASKS; i-- > 0;) {
		if (!pool_take_back(p, &ticks[i].task))
			continue;
		mine++;
		assert_int_equal(ticks[i].times, 0);
		assert_false(pool_take_back(p, &ticks[i].task));
	}
	for (size_t i = 0; i < TASKS; i++)
		pool_wait(p, &ticks[i].task);
	assert_int_equal(all + mine, TASKS);
	pool_free(p);
	free(ticks);
}

/* Without threads nobody begins a task: who waits has to take it back. */
static void no_threads(void **state)
{
	struct pool *p = pool_new(0);
	atomic_int all = 0;
	struct tick one = { .task = { .run = tick, .payload = &one }, .all = &all };

	(void)state;
	assert_true(pool_processors() >= 1);
	assert_int_equal(pool_threads(p), 0);
	pool_submit(p, &one.task);
	assert_false(pool_is_done(p, &one.task));
	assert_true(pool_take_back(p, &one.task));
	assert_true(pool_is_done(p, &one.task));
	assert_int_equal(all, 0);
	pool_free(p);
	pool_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_once), cmocka_unit_test(taken_back), cmocka_unit_test(no_threads) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
