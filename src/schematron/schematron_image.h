/* SPDX-License-Identifier: Apache-2.0 */
/* Rule sets in an image (image.h): the rules that the program carries with it are read and checked when it is built. */
#ifndef SCHEMATRON_IMAGE_H
#define SCHEMATRON_IMAGE_H

#include "image.h"
#include "schematron.h"

/* Whether an image can hold it: a schema in one file, without phases, without variables of elements, and without elements in its texts. */
bool schematron_fits(const struct schematron *s);
/* Writes one that fits. */
void schematron_put(struct image_writer *w, const struct schematron *s);
/* Reads it. It lives in the reader's arena, which with the reader must outlive schematron_free(), and has no nodes: where in its file something stands is not known of it. */
struct schematron *schematron_get(struct image_reader *r);

#endif
