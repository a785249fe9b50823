/* SPDX-License-Identifier: Apache-2.0 */
/* The byte buffer: always ended by a NUL, whatever was done to it. */
#include "buf.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { size_t drop; const char *left; };
#define CASE(name, ...) { name, dropped, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void dropped(void **state)
{
	const struct row *row = *state;
	struct buf b = BUF_INIT;

	buf_puts(&b, "abcdef");
	buf_drop(&b, row->drop);
	assert_string_equal(b.data, row->left);
	assert_int_equal(b.len, strlen(row->left));
	buf_release(&b);
}

static void starts_empty(void **state)
{
	struct buf b = BUF_INIT;
	char *text;

	(void)state;
	assert_string_equal(b.data, "");
	buf_add(&b, NULL, 0);
	buf_drop(&b, 3);
	buf_reset(&b);
	assert_int_equal(b.cap, 0);
	text = buf_detach(&b);
	assert_string_equal(text, "");
	free(text);
	buf_release(&b);
}

static void grows(void **state)
{
	struct buf b;
	size_t i;

	(void)state;
	buf_init(&b);
	for (i = 0; i < 10000; i++) {
		buf_putc(&b, (char)('a' + i % 26));
		assert_int_equal(b.data[b.len], 0);
	}
	for (i = 0; i < 10000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	buf_reset(&b);
	assert_string_equal(b.data, "");
	buf_release(&b);
	assert_string_equal(b.data, "");
}

static void prints(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "<");
	buf_printf(&b, "%s=%d", "antal", 3);
	buf_printf(&b, "%s", "");
	buf_pad(&b, '.', 3);
	buf_pad(&b, '.', 0);
	assert_string_equal(b.data, "<antal=3...");
	buf_printf(&b, "%*d", 5000, 1);
	assert_int_equal(b.len, 5011);
	buf_release(&b);
}

static void holds_nul(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_add(&b, "a\0b", 3);
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 4);
	buf_release(&b);
}

static void detaches(void **state)
{
	struct buf b = BUF_INIT;
	char *text;

	(void)state;
	buf_puts(&b, "mitt");
	text = buf_detach(&b);
	assert_string_equal(text, "mitt");
	assert_int_equal(b.len, 0);
	buf_puts(&b, "nytt");
	assert_string_equal(text, "mitt");
	free(text);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("drop nothing", 0, "abcdef"), CASE("drop some", 4, "ef"), CASE("drop all", 6, ""), CASE("drop too much", 7, ""),
		cmocka_unit_test(starts_empty),
		cmocka_unit_test(grows),
		cmocka_unit_test(prints),
		cmocka_unit_test(holds_nul),
		cmocka_unit_test(detaches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
