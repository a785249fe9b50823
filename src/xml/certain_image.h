/* SPDX-License-Identifier: Apache-2.0 */
/* What is certain by a schema in an image (image.h), so that no schema has to be parsed. */
#ifndef CERTAIN_IMAGE_H
#define CERTAIN_IMAGE_H

#include "certain.h"
#include "image.h"

/* NULL, where nothing is certain, is kept as such. */
void certain_put(struct image_writer *w, const struct certain *c);
/* With names of the dictionary. The caller's, by certain_free(). */
struct certain *certain_get(const void *image, xmlDictPtr dict);

#endif
