/* SPDX-License-Identifier: Apache-2.0 */
/* Tasks on POSIX threads (pool.h): one list, one lock, a signal for "there is work" and one for "something is done". */
#include "pool.h"

#include "leftover_posix.h"
#include "mem.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* One thread, and who it is. */
struct worker {
	pthread_t thread;
	struct pool *pool;
	unsigned number;
};

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t work, done;
	struct pool_task *first, *last; /* waiting */
	bool closing;
	unsigned threads;
	struct worker *workers;
};

unsigned pool_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n > 0 ? (unsigned)n : 1;
}

static struct pool_task *take_first(struct pool *p)
{
	struct pool_task *t = p->first;

	p->first = t->next;
	if (p->first == NULL)
		p->last = NULL;
	t->state = POOL_RUNNING;
	return t;
}

static void *work(void *payload)
{
	struct worker *w = payload;
	struct pool *p = w->pool;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct pool_task *t;

		while (p->first == NULL && !p->closing)
			pthread_cond_wait(&p->work, &p->lock);
		if (p->first == NULL)
			break;
		t = take_first(p);
		pthread_mutex_unlock(&p->lock);
		t->run(t->payload, w->number);
		pthread_mutex_lock(&p->lock);
		t->state = POOL_DONE;
		pthread_cond_broadcast(&p->done);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* glibc sets 64 MB of addresses aside for every thread that allocates; ours seldom do. */
static void share_the_heap(void)
{
#ifdef __GLIBC__
	mallopt(M_ARENA_MAX, 1);
#endif
}

struct pool *pool_new(unsigned threads)
{
	struct pool *p = mem_alloc(sizeof *p);
	sigset_t before;

	share_the_heap();
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->work, NULL);
	pthread_cond_init(&p->done, NULL);
	p->workers = mem_alloc((threads + 1) * sizeof *p->workers);
	/* A thread has the signals held that its maker has: so they come to that one. */
	leftover_hold(&before);
	for (unsigned i = 0; i < threads; i++) {
		p->workers[i].pool = p;
		p->workers[i].number = i;
		if (pthread_create(&p->workers[i].thread, NULL, work, &p->workers[i]) != 0)
			break;
		p->threads++;
	}
	leftover_release(&before);
	return p;
}

void pool_free(struct pool *p)
{
	if (p == NULL)
		return;
	pthread_mutex_lock(&p->lock);
	p->closing = true;
	pthread_cond_broadcast(&p->work);
	pthread_mutex_unlock(&p->lock);
	for (unsigned i = 0; i < p->threads; i++)
		pthread_join(p->workers[i].thread, NULL);
	pthread_mutex_destroy(&p->lock);
	pthread_cond_destroy(&p->work);
	pthread_cond_destroy(&p->done);
	free(p->workers);
	free(p);
}

unsigned pool_threads(const struct pool *p)
{
	return p->threads;
}

void pool_submit(struct pool *p, struct pool_task *t)
{
	pthread_mutex_lock(&p->lock);
	t->next = NULL;
	t->state = POOL_WAITING;
	if (p->last != NULL)
		p->last->next = t;
	else
		p->first = t;
	p->last = t;
	pthread_cond_signal(&p->work);
	pthread_mutex_unlock(&p->lock);
}

bool pool_take_back(struct pool *p, struct pool_task *t)
{
	struct pool_task **at = &p->first, *before = NULL;
	bool taken;

	pthread_mutex_lock(&p->lock);
	while (*at != NULL && *at != t) {
		before = *at;
		at = &before->next;
	}
	taken = *at == t;
	if (taken) {
		*at = t->next;
		if (p->last == t)
			p->last = before;
		t->state = POOL_DONE;
	}
	pthread_mutex_unlock(&p->lock);
	return taken;
}

bool pool_is_done(struct pool *p, const struct pool_task *t)
{
	bool done;

	pthread_mutex_lock(&p->lock);
	done = t->state == POOL_DONE;
	pthread_mutex_unlock(&p->lock);
	return done;
}

void pool_wait(struct pool *p, struct pool_task *t)
{
	pthread_mutex_lock(&p->lock);
	while (t->state != POOL_DONE)
		pthread_cond_wait(&p->done, &p->lock);
	pthread_mutex_unlock(&p->lock);
}
