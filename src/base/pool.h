/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that work on tasks, in the order they were handed in. A task is the caller's memory from submit to wait; what it touches must not be touched by anybody else
 * meanwhile.
 */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>

struct pool;

struct pool_task {
	/* worker counts the pool's threads from 0: what a task may use that is one thread's own. */
	void (*run)(void *payload, unsigned worker);
	void *payload;
	/* The pool's. */
	struct pool_task *next;
	enum { POOL_WAITING, POOL_RUNNING, POOL_DONE } state;
};

/* The processors this process may use, at least 1. */
unsigned pool_processors(void);
/* Fewer threads than asked for when there are no more to be had, down to none: then tasks are run by who waits for them or takes them back. */
struct pool *pool_new(unsigned threads);
/* Waits for running tasks; none may be waiting. */
void pool_free(struct pool *p);
unsigned pool_threads(const struct pool *p);
void pool_submit(struct pool *p, struct pool_task *t);
/* Takes a task back that no thread has begun: the caller does it himself. */
bool pool_take_back(struct pool *p, struct pool_task *t);
bool pool_is_done(struct pool *p, const struct pool_task *t);
/* Until the task is done. */
void pool_wait(struct pool *p, struct pool_task *t);

#endif
