/* SPDX-License-Identifier: Apache-2.0 */
/* The built-in rules in an image (image.h), with what has been found out about them. */
#ifndef RULEBOOK_IMAGE_H
#define RULEBOOK_IMAGE_H

#include "image.h"
#include "rulebook.h"

/* What a rule sees (sight.h), which is not known on this floor: a set of bits. */
typedef unsigned rulebook_sight_fn(const struct rulebook_rule *r);
/* Writes the packs of a rulebook, all of them built in. */
void rulebook_put(struct image_writer *w, const struct rulebook *b, rulebook_sight_fn *sight);
/* Calls add for every pack in turn, with its rules in the order of its patterns. Everything lives in the arena. */
typedef void rulebook_pack_fn(void *payload, struct schematron *schema, struct rulebook_rule **rules, size_t n);
/* A file that no image can hold: to be read by its name. */
typedef void rulebook_file_fn(void *payload, const char *name);
void rulebook_get(const void *image, struct arena *a, rulebook_pack_fn *pack, rulebook_file_fn *file, void *payload);

#endif
