/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files that a list names, as version control prints them: from the current folder or from the top of the repository. A document is chosen when a name of the list
 * leads to it, whichever way both are spelled, or to a folder that it lies in. A name that leads to several documents chooses each: what is reported may be more
 * than was meant, never less.
 */
#ifndef CHOSEN_FILES_H
#define CHOSEN_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct chosen_files;

/* names are borrowed for good. paths: what is checked; names are looked for there when they are found nowhere else. */
struct chosen_files *chosen_files_new(const char *const *names, size_t n, const char *const *paths, size_t path_count);
void chosen_files_free(struct chosen_files *c);
/* Whether the document at the path is among them; NULL is not. The answer is remembered. */
bool chosen_files_have(struct chosen_files *c, const char *path);
/* The i-th name, in the order of the list, that was the answer for no document so far; NULL past the end. */
const char *chosen_files_unused(const struct chosen_files *c, size_t i);
/* How many names there are, and of these how many lead to something that exists. */
size_t chosen_files_count(const struct chosen_files *c);
size_t chosen_files_here(const struct chosen_files *c);

#endif
