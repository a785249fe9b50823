/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The list of leftovers (leftover_posix.h). A signal can come between any two instructions, so that what the handler sees must be whole at all times: a place in the list is never
 * freed, and its name is changed only while the place is not in use. Threads of the pool leave these signals to the one that started them. The handler takes no lock; who changes
 * the list has one, and has the signals held.
 */
#define _XOPEN_SOURCE 700

#include "leftover_posix.h"

#include "mem.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct leftover {
	char *name;
	atomic_bool used;
	struct leftover *next;
};

/* The one thing in the program that must change and be found from nowhere: a handler is given nothing but the number of the signal. */
static struct leftover *_Atomic list;
static pthread_mutex_t changing = PTHREAD_MUTEX_INITIALIZER;

static const int ending[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU };
#define ENDING (sizeof ending / sizeof *ending)

static void ending_set(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < ENDING; i++)
		sigaddset(set, ending[i]);
}

/* The signal comes again when this returns, and then does what it does by default. */
static void remove_all(int number)
{
	for (struct leftover *l = atomic_load(&list); l; l = l->next)
		if (atomic_load(&l->used))
			unlink(l->name);
	raise(number);
}

void leftover_start(void)
{
	struct sigaction action = { .sa_handler = remove_all, .sa_flags = (int)SA_RESETHAND }, before;

	ending_set(&action.sa_mask);
	for (size_t i = 0; i < ENDING; i++)
		if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
			sigaction(ending[i], &action, NULL);
}

void leftover_hold(sigset_t *before)
{
	sigset_t set;

	ending_set(&set);
	pthread_sigmask(SIG_BLOCK, &set, before);
}

void leftover_release(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* A place that nobody uses, taken; a new one where there is none. */
static struct leftover *take(void)
{
	struct leftover *l;

	for (l = atomic_load(&list); l; l = l->next)
		if (!l->name)
			return l;
	l = mem_alloc(sizeof *l);
	l->next = atomic_load(&list);
	atomic_store(&list, l);
	return l;
}

void leftover_add(const char *name)
{
	struct leftover *l;

	pthread_mutex_lock(&changing);
	l = take();
	l->name = mem_strdup(name);
	atomic_store(&l->used, true);
	pthread_mutex_unlock(&changing);
}

static void forget(const char *name)
{
	struct leftover *l;

	pthread_mutex_lock(&changing);
	for (l = atomic_load(&list); l && (!l->name || strcmp(l->name, name) != 0); l = l->next)
		;
	if (l) {
		atomic_store(&l->used, false);
		free(l->name);
		l->name = NULL;
	}
	pthread_mutex_unlock(&changing);
}

int leftover_rename(const char *name, const char *to)
{
	sigset_t before;
	int code;

	leftover_hold(&before);
	code = rename(name, to) < 0 ? errno : 0;
	if (!code)
		forget(name);
	leftover_release(&before);
	return code;
}

void leftover_remove(const char *name)
{
	sigset_t before;

	leftover_hold(&before);
	unlink(name);
	forget(name);
	leftover_release(&before);
}
