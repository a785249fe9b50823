/* SPDX-License-Identifier: Apache-2.0 */
/* Maps: found again, replaced in place, visited in order of insertion. */
#include "map.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { size_t count; };
#define CASE(name, ...) { name, kept, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static char *key_of(char out[32], size_t i)
{
	snprintf(out, 32, "%zu-nyckel", i * 7919);
	return out;
}

static void kept(void **state)
{
	const struct row *row = *state;
	struct map *m = map_new();
	char key[32];
	size_t i;

	for (i = 0; i < row->count; i++) {
		assert_null(map_get(m, key_of(key, i)));
		map_set(m, key, (void *)(uintptr_t)(i + 1));
	}
	assert_int_equal(map_len(m), row->count);
	for (i = 0; i < row->count; i++) {
		assert_int_equal((uintptr_t)map_get(m, key_of(key, i)), i + 1);
		assert_string_equal(map_key(m, i), key);
		assert_int_equal((uintptr_t)map_value(m, i), i + 1);
	}
	assert_null(map_get(m, "saknas"));
	map_free(m);
}

static void replaces_in_place(void **state)
{
	struct map *m = map_new();
	int first, second;
	const char *key = map_set(m, "a", &first);

	(void)state;
	map_set(m, "b", &first);
	assert_ptr_equal(map_set(m, "a", &second), key);
	assert_int_equal(map_len(m), 2);
	assert_string_equal(map_key(m, 0), "a");
	assert_ptr_equal(map_value(m, 0), &second);
	map_free(m);
}

static void copies_keys(void **state)
{
	struct map *m = map_new();
	char key[] = "system";
	int value;

	(void)state;
	map_set(m, key, &value);
	key[0] = 'S';
	assert_ptr_equal(map_get(m, "system"), &value);
	assert_null(map_get(m, key));
	map_free(m);
}

static void keys_by_length(void **state)
{
	struct map *m = map_new();
	int empty, one, nine;

	(void)state;
	map_set(m, "", &empty);
	map_set(m, "a", &one);
	map_set(m, "abcdefghi", &nine);
	assert_ptr_equal(map_get(m, ""), &empty);
	assert_ptr_equal(map_get_n(m, "abc", 1), &one);
	assert_ptr_equal(map_get_n(m, "abcdefghijk", 9), &nine);
	assert_null(map_get_n(m, "abcdefghijk", 8));
	assert_null(map_get_n(m, "a\0", 2));
	assert_null(map_get(m, NULL));
	map_free(m);
	map_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("none", 0), CASE("one", 1), CASE("before it grows", 12), CASE("after it grows", 13), CASE("many", 50000),
		cmocka_unit_test(replaces_in_place),
		cmocka_unit_test(copies_keys),
		cmocka_unit_test(keys_by_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
