/* SPDX-License-Identifier: Apache-2.0 */
/* A source line with a caret under the place that is meant. */
#ifndef VIEW_EXCERPT_H
#define VIEW_EXCERPT_H

#include "diag.h"

#include <stdbool.h>

struct buf;

/* Columns of the gutter that holds the line number of the place. */
size_t view_gutter(const struct place *p);
/* "12 | text" with the line before it if asked for, and the carets. Nothing if the place has no text. The caret is of the style (enum view_style). */
void view_excerpt(struct buf *out, const struct place *p, bool with_before, bool color, int style);

#endif
