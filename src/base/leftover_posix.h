/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files that are not to be left behind by a program that a signal ends: what is being written beside its final name. The list is kept always, the signals are caught only after
 * leftover_start(), which the program calls and the library never does. Private to platform_posix.c and pool_posix.c.
 */
#ifndef LEFTOVER_POSIX_H
#define LEFTOVER_POSIX_H

#include <signal.h>

/* From now on a signal that ends the program removes what is on the list first; the program still ends by the signal. One that is ignored stays so. */
void leftover_start(void);
/* Between the two no such signal comes to this thread: so that a file and its being on the list, or its final name, go together. */
void leftover_hold(sigset_t *before);
void leftover_release(const sigset_t *before);
/* Takes a name on, which is copied; to be called while signals are held. */
void leftover_add(const char *name);
/* Gives the file its final name, which takes it off the list; 0 or the errno. */
int leftover_rename(const char *name, const char *to);
/* Removes the file, and it from the list. */
void leftover_remove(const char *name);

#endif
