/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that never fails: what is promised about content, and how the program ends when it does. */
#include "mem.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { size_t size; };
#define CASE(name, ...) { name, zeroed, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void zeroed(void **state)
{
	const struct row *row = *state;
	unsigned char *p = mem_alloc(row->size);
	size_t i;

	assert_non_null(p);
	for (i = 0; i < row->size; i++)
		assert_int_equal(p[i], 0);
	free(p);
}

static void resize_keeps_content(void **state)
{
	char *p = mem_strdup("bevara");

	(void)state;
	p = mem_resize(p, 1 << 20);
	assert_string_equal(p, "bevara");
	p = mem_resize(p, 0);
	assert_non_null(p);
	free(p);
}

static void copies_end(void **state)
{
	char *p = mem_strndup("abcdef", 3), *empty = mem_strndup("x", 0);

	(void)state;
	assert_string_equal(p, "abc");
	assert_string_equal(empty, "");
	assert_null(mem_strdup(NULL));
	free(p);
	free(empty);
}

static void exhaustion_ends_with_4(void **state)
{
	pid_t child = fork();
	int status;

	(void)state;
	if (child == 0) {
		close(STDERR_FILENO);
		mem_exhausted();
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("nothing", 0), CASE("one byte", 1), CASE("a megabyte", 1 << 20),
		cmocka_unit_test(resize_keeps_content),
		cmocka_unit_test(copies_end),
		cmocka_unit_test(exhaustion_ends_with_4),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
