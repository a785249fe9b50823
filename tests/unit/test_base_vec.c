/* SPDX-License-Identifier: Apache-2.0 */
/* Typed arrays: growth keeps what is there. */
#include "vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { size_t count; };
#define CASE(name, ...) { name, pushed, NULL, NULL, &(struct row){ __VA_ARGS__ } }

struct item { size_t number; const char *text; };

static void pushed(void **state)
{
	const struct row *row = *state;
	VEC(struct item) v = { 0 };
	size_t i;

	for (i = 0; i < row->count; i++) {
		vec_push(&v, (struct item){ i, "x" });
		assert_true(v.len <= v.cap);
	}
	assert_int_equal(v.len, row->count);
	for (i = 0; i < row->count; i++)
		assert_int_equal(v.items[i].number, i);
	vec_free(&v);
	assert_null(v.items);
	assert_int_equal(v.len + v.cap, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("none", 0), CASE("one", 1), CASE("full", 8), CASE("one more than full", 9), CASE("many", 100000),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
