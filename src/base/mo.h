/* SPDX-License-Identifier: Apache-2.0 */
/* A compiled catalogue of translations (GNU .mo, either byte order), read in place. */
#ifndef MO_H
#define MO_H

#include <stddef.h>

/*
 * The translation of a text in the size bytes at data, or NULL when there is none or the catalogue is damaged: no offset in it is
 * trusted. Borrowed from data. Contexts and plural forms are not looked up.
 */
const char *mo_find(const unsigned char *data, size_t size, const char *text);

#endif
