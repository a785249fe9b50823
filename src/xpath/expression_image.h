/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled expressions and patterns in an image (image.h): what the program carries with it is parsed and checked when it is built. */
#ifndef EXPRESSION_IMAGE_H
#define EXPRESSION_IMAGE_H

#include "image.h"
#include "pattern.h"

/* Where expressions belong: those of equal scopes can be one. */
struct expression_scope {
	const char *signature;  /* written: of the prefixes */
	const xmlNode *element; /* read: an element with the prefixes */
};

/* NULL is kept as such. */
void expression_put(struct image_writer *w, const struct xpath *x, const struct expression_scope *scope);
/* Lives in the reader's arena: not to be freed. Its place is unknown. The reader must live as long: an expression is only made when it is first asked for, as most never
 * are, by the one thread that evaluates expressions (xpath.h's runs; a graph's parts are made when it is linked). */
struct xpath *expression_get(struct image_reader *r, const struct expression_scope *scope);
/* Makes it at once, for all threads. */
struct xpath *expression_get_now(struct image_reader *r, const struct expression_scope *scope);
void expression_put_pattern(struct image_writer *w, const struct xpath_pattern *p, const struct expression_scope *scope);
struct xpath_pattern *expression_get_pattern(struct image_reader *r, const struct expression_scope *scope);

#endif
