/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded files: sorted, found, ended by a NUL. */
#include "embedded.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void every_file_is_found(void **state)
{
	size_t i;

	(void)state;
	assert_true(embedded_count > 0);
	for (i = 0; i < embedded_count; i++) {
		assert_ptr_equal(embedded_find(embedded_files[i].name), &embedded_files[i]);
		assert_int_equal(embedded_files[i].data[embedded_files[i].size], 0);
		if (i)
			assert_true(strcmp(embedded_files[i - 1].name, embedded_files[i].name) < 0);
	}
}

struct row { const char *name; };
#define CASE(name, ...) { name, missing, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void missing(void **state)
{
	const struct row *row = *state;

	assert_null(embedded_find(row->name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_is_found),
		CASE("empty", ""), CASE("before all", "!"), CASE("after all", "~"), CASE("a prefix", "po/sv.m"), CASE("path upwards", "../po/sv.mo"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
