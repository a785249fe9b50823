/* SPDX-License-Identifier: Apache-2.0 */
/* Widths, wrapping and tables: å, ä, ö count one column, wide characters two. */
#include "view_table.h"
#include "view_words.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

struct fit_row { const char *text; size_t columns, bytes, width; };
#define FIT(name, ...) { name, fits, NULL, NULL, &(struct fit_row){ __VA_ARGS__ } }

static void fits(void **state)
{
	const struct fit_row *row = *state;

	assert_int_equal(view_fit(row->text, row->columns), row->bytes);
	assert_int_equal(view_width(row->text, strlen(row->text)), row->width);
}

struct wrap_row { const char *text; size_t indent; const char *lines; };
#define WRAP(name, ...) { name, wraps, NULL, NULL, &(struct wrap_row){ __VA_ARGS__ } }

#define TEN "aaaaaaaaa "
#define TENS "\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5"

static void wraps(void **state)
{
	const struct wrap_row *row = *state;
	struct buf b = BUF_INIT;

	view_wrap(&b, row->text, row->indent);
	assert_string_equal(b.data, row->lines);
	buf_release(&b);
}

static void add(struct view_table *t, const char *text)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, text);
	view_table_add(t, &b);
	assert_int_equal(b.len, 0);
	buf_release(&b);
}

static void lines_up(void **state)
{
	struct view_table t;
	struct buf b = BUF_INIT;

	(void)state;
	view_table_init(&t, 2);
	add(&t, "\xC3\xA5\xC3\xA4\xC3\xB6");
	add(&t, "x");
	add(&t, "b");
	add(&t, "");
	add(&t, "\xE6\xBC\xA2\xE5\xAD\x97");
	add(&t, "y");
	view_table_write(&b, &t, 1, false);
	assert_string_equal(b.data, " \xC3\xA5\xC3\xA4\xC3\xB6   x\n b\n \xE6\xBC\xA2\xE5\xAD\x97  y\n");
	view_table_release(&t);
	buf_release(&b);
}

static void cuts_the_last(void **state)
{
	char text[201];
	struct view_table t;
	struct buf b = BUF_INIT;

	(void)state;
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	view_table_init(&t, 2);
	add(&t, "ab");
	add(&t, text);
	view_table_write(&b, &t, 0, true);
	assert_int_equal(view_width(b.data, b.len - 1), VIEW_WIDTH);
	assert_string_equal(b.data + b.len - 4, "\xE2\x80\xA6\n");
	view_table_release(&t);
	buf_release(&b);
}

static void painted(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	view_paint(&b, false, VIEW_RED);
	assert_string_equal(b.data, "");
	view_paint(&b, true, VIEW_RED);
	view_paint(&b, true, VIEW_PLAIN);
	assert_string_equal(b.data, "\033[1;31m\033[0m");
	view_show(&b, NULL);
	assert_int_equal(b.len, 11);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIT("all", "abc", 3, 3, 3), FIT("some", "abc", 2, 2, 3), FIT("none", "abc", 0, 0, 3), FIT("empty", "", 5, 0, 0),
		FIT("Swedish", "\xC3\xA5\xC3\xA4\xC3\xB6", 2, 4, 3), FIT("wide", "\xE6\xBC\xA2\xE5\xAD\x97", 3, 3, 4),
		FIT("a combining mark stays with its letter", "a\xCC\x8A" "b", 1, 3, 2),
		WRAP("empty", "", 2, ""), WRAP("blanks", " \n\t", 2, ""), WRAP("one line", "  a  b\nc ", 2, "  a b c\n"),
		WRAP("just fits", TEN TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaaa", 0, TEN TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaaa\n"),
		WRAP("one too many", TEN TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaaa", 1, " " TEN TEN TEN TEN TEN TEN TEN TEN "aaaaaaaaa\n aaaaaaaaaa\n"),
		WRAP("Swedish counts columns", TENS TENS TENS TENS TENS TENS TENS TENS TENS " " TENS TENS, 4,
			"    " TENS TENS TENS TENS TENS TENS TENS TENS TENS "\n    " TENS TENS "\n"),
		WRAP("escapes", "a\x1B[1m", 0, "a\\x1B[1m\n"),
		cmocka_unit_test(lines_up),
		cmocka_unit_test(cuts_the_last),
		cmocka_unit_test(painted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
