/* SPDX-License-Identifier: Apache-2.0 */
/* Arenas: alignment, zeroes (after a reset too), and that no two objects share a byte. */
#include "arena.h"

#include <stdalign.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { size_t size; };
#define CASE(name, ...) { name, apart, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define OBJECTS 100

static void fill(struct arena *a, unsigned char *objects[OBJECTS], size_t size)
{
	size_t i, j;

	for (i = 0; i < OBJECTS; i++) {
		objects[i] = arena_alloc(a, size);
		assert_int_equal((uintptr_t)objects[i] % alignof(max_align_t), 0);
		for (j = 0; j < size; j++)
			assert_int_equal(objects[i][j], 0);
		memset(objects[i], (int)i + 1, size);
		arena_alloc(a, 1);
	}
}

static void apart(void **state)
{
	const struct row *row = *state;
	unsigned char *objects[OBJECTS];
	struct arena *a = arena_new();
	size_t i, j;
	int round;

	for (round = 0; round < 3; round++) {
		fill(a, objects, row->size);
		for (i = 0; i < OBJECTS; i++)
			for (j = 0; j < row->size; j++)
				assert_int_equal(objects[i][j], i + 1);
		arena_reset(a);
	}
	arena_free(a);
}

static void texts(void **state)
{
	struct arena *a = arena_new();
	char *big;

	(void)state;
	assert_null(arena_strdup(a, NULL));
	assert_null(arena_strndup(a, NULL, 0));
	assert_string_equal(arena_strdup(a, "koll"), "koll");
	assert_string_equal(arena_strndup(a, "koll", 2), "ko");
	assert_string_equal(arena_printf(a, "%s-%d", "p", 17), "p-17");
	assert_string_equal(arena_printf(a, "%s", ""), "");
	big = arena_printf(a, "%*d", 100000, 7);
	assert_int_equal(strlen(big), 100000);
	arena_free(a);
}

static void empty_ones(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
	arena_reset(a);
	arena_reset(a);
	arena_free(a);
	arena_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("one byte", 1), CASE("odd", 37), CASE("a quarter block", 1024), CASE("just over a quarter", 1025),
		CASE("a block", 4096), CASE("more than a block", 9000), CASE("large", 300000),
		cmocka_unit_test(texts),
		cmocka_unit_test(empty_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
