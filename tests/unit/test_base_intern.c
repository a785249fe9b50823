/* SPDX-License-Identifier: Apache-2.0 */
/* The string pool: equal strings, equal pointers and numbers. */
#include "intern.h"

#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { const char *text; uint32_t number; };
#define CASE(name, ...) { name, numbered, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void numbered(void **state)
{
	const struct row *row = *state;
	struct intern *p = intern_new();

	assert_int_equal(intern_add(p, "ett"), 1);
	assert_int_equal(intern_add(p, ""), 2);
	assert_int_equal(intern_find(p, row->text), row->number == 3 ? 0 : row->number);
	assert_int_equal(intern_add(p, row->text), row->number);
	assert_int_equal(intern_add(p, row->text), row->number);
	assert_int_equal(intern_find(p, row->text), row->number);
	if (row->text)
		assert_string_equal(intern_text(p, row->number), row->text);
	else
		assert_null(intern_text(p, row->number));
	intern_free(p);
}

static void texts_stay(void **state)
{
	struct intern *p = intern_new();
	const char *first;
	char text[16];
	int i;

	(void)state;
	first = intern_text(p, intern_add(p, "först"));
	for (i = 0; i < 20000; i++) {
		snprintf(text, sizeof text, "%d", i);
		assert_int_equal(intern_add(p, text), i + 2);
	}
	assert_ptr_equal(intern_text(p, 1), first);
	assert_string_equal(first, "först");
	assert_null(intern_text(p, 20002));
	intern_free(p);
	intern_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("known", "ett", 1), CASE("empty", "", 2), CASE("new", "Ett", 3), CASE("nothing", NULL, 0),
		cmocka_unit_test(texts_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
