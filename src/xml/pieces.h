/* SPDX-License-Identifier: Apache-2.0 */
/* A file as pieces of bytes, for what reads a file once from its start to its end. */
#ifndef PIECES_H
#define PIECES_H

#include "diag.h"

#include <stddef.h>

/* Calls take for each piece of the file ("-": standard input), then once more, without bytes, with last set; take gives 0 to go on. name is what messages call the file; sink may be
 * NULL. What take gave last, or -1 when the file cannot be read (said). */
int pieces_each(const char *path, const char *name, int (*take)(void *payload, const char *bytes, size_t n, int last), void *payload,
	const struct diag_sink *sink);

#endif
