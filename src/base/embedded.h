/* SPDX-License-Identifier: Apache-2.0 */
/* The files built into the program: schemas, rules, views, translations. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name; /* "schema/policy.xsd" */
	const unsigned char *data; /* NUL-terminated beyond size */
	size_t size;
};

/* Sorted by name; generated at build time by src/embed.c. */
extern const struct embedded embedded_files[];
extern const size_t embedded_count;

/* The same for what is made of files when the program is built, to be read in their place (image.h). The program that makes it has none. */
extern const struct embedded embedded_images[];
extern const size_t embedded_image_count;

/* The file, or NULL. */
const struct embedded *embedded_find(const char *name);
/* The image with a name ("rules"), or NULL. */
const struct embedded *embedded_image(const char *name);

#endif
