/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A map from strings to pointers; keys are copied. Iteration is in order of insertion, so output made from it is
 * deterministic.
 */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map;

struct map *map_new(void);
/* Frees the map and its keys, not the values. */
void map_free(struct map *m);
/* The value, or NULL when the key is absent. */
void *map_get(const struct map *m, const char *key);
void *map_get_n(const struct map *m, const char *key, size_t n);
/* Sets or replaces; returns the map's own copy of the key, valid as long as the map. */
const char *map_set(struct map *m, const char *key, void *value);
size_t map_len(const struct map *m);
/* The i-th key and value in order of insertion. */
const char *map_key(const struct map *m, size_t i);
void *map_value(const struct map *m, size_t i);

#endif
