/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entries in order of insertion and an open-addressed table of their numbers. The hash is SipHash-1-3, keyed by the map's address, because the
 * keys come from documents that others wrote: nobody can choose keys that all fall together. The key never shows, since nothing is ever
 * visited in order of hash.
 */
#include "map.h"

#include "arena.h"
#include "mem.h"
#include "vec.h"

#include <stdint.h>
#include <string.h>

#define SLOTS_MIN 16

struct entry {
	const char *key;
	size_t len;
	uint64_t hash;
	void *value;
};

struct map {
	VEC(struct entry) entries;
	struct arena *keys;
	uint32_t *slots; /* number of an entry + 1, 0 is free */
	size_t slot_count; /* a power of two, or 0 */
	uint64_t seed;
};

static uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void mix(uint64_t v[4])
{
	v[0] += v[1]; v[1] = rotate(v[1], 13); v[1] ^= v[0]; v[0] = rotate(v[0], 32);
	v[2] += v[3]; v[3] = rotate(v[3], 16); v[3] ^= v[2];
	v[0] += v[3]; v[3] = rotate(v[3], 21); v[3] ^= v[0];
	v[2] += v[1]; v[1] = rotate(v[1], 17); v[1] ^= v[2]; v[2] = rotate(v[2], 32);
}

static void mix_word(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	mix(v);
	v[0] ^= word;
}

static uint64_t hash(uint64_t seed, const char *s, size_t n)
{
	uint64_t other = ~seed * UINT64_C(0x9E3779B97F4A7C15);
	uint64_t v[4] = {
		seed ^ UINT64_C(0x736f6d6570736575), other ^ UINT64_C(0x646f72616e646f6d),
		seed ^ UINT64_C(0x6c7967656e657261), other ^ UINT64_C(0x7465646279746573)
	};
	uint64_t word, last = (uint64_t)n << 56;
	size_t i;

	for (i = 0; i + 8 <= n; i += 8) {
		memcpy(&word, s + i, 8);
		mix_word(v, word);
	}
	for (; i < n; i++)
		last |= (uint64_t)(unsigned char)s[i] << (i % 8 * 8);
	mix_word(v, last);
	v[2] ^= 0xff;
	mix(v);
	mix(v);
	mix(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct map *map_new(void)
{
	struct map *m = mem_alloc(sizeof *m);

	m->keys = arena_new();
	m->seed = (uint64_t)(uintptr_t)m * UINT64_C(0xD1342543DE82EF95);
	return m;
}

void map_free(struct map *m)
{
	if (!m)
		return;
	arena_free(m->keys);
	vec_free(&m->entries);
	free(m->slots);
	free(m);
}

/* The slot of the key, or the free one where it belongs. */
static size_t probe(const struct map *m, uint64_t h, const char *key, size_t n)
{
	size_t mask = m->slot_count - 1, at = (size_t)h & mask;
	const struct entry *e;

	for (; m->slots[at]; at = (at + 1) & mask) {
		e = &m->entries.items[m->slots[at] - 1];
		if (e->hash == h && e->len == n && !memcmp(e->key, key, n))
			break;
	}
	return at;
}

static void enlarge(struct map *m)
{
	size_t i, at, mask;

	m->slot_count = m->slot_count ? m->slot_count * 2 : SLOTS_MIN;
	mask = m->slot_count - 1;
	free(m->slots);
	m->slots = mem_alloc(m->slot_count * sizeof *m->slots);
	for (i = 0; i < m->entries.len; i++) {
		at = (size_t)m->entries.items[i].hash & mask;
		while (m->slots[at])
			at = (at + 1) & mask;
		m->slots[at] = (uint32_t)i + 1;
	}
}

void *map_get(const struct map *m, const char *key)
{
	return key ? map_get_n(m, key, strlen(key)) : NULL;
}

void *map_get_n(const struct map *m, const char *key, size_t n)
{
	size_t at;

	if (!m->slot_count)
		return NULL;
	at = probe(m, hash(m->seed, key, n), key, n);
	return m->slots[at] ? m->entries.items[m->slots[at] - 1].value : NULL;
}

const char *map_set(struct map *m, const char *key, void *value)
{
	size_t n = strlen(key), at;
	uint64_t h = hash(m->seed, key, n);
	struct entry *old;

	if (m->entries.len >= m->slot_count / 4 * 3)
		enlarge(m);
	at = probe(m, h, key, n);
	if (m->slots[at]) {
		old = &m->entries.items[m->slots[at] - 1];
		old->value = value;
		return old->key;
	}
	if (m->entries.len >= UINT32_MAX - 1)
		mem_exhausted();
	vec_push(&m->entries, (struct entry){ arena_strndup(m->keys, key, n), n, h, value });
	m->slots[at] = (uint32_t)m->entries.len;
	return m->entries.items[m->entries.len - 1].key;
}

size_t map_len(const struct map *m)
{
	return m->entries.len;
}

const char *map_key(const struct map *m, size_t i)
{
	return m->entries.items[i].key;
}

void *map_value(const struct map *m, size_t i)
{
	return m->entries.items[i].value;
}
