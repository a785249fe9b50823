/* SPDX-License-Identifier: Apache-2.0 */
/* What must be known of files before one is written over. */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>

/* Whether two names mean the same file, also when it does not exist yet. */
bool files_same(const char *a, const char *b);
/* Whether the file is there and begins like a document or a rule file that policykoll reads (a saved report is none). */
bool files_is_document(const char *path);

#endif
