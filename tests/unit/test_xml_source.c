/* SPDX-License-Identifier: Apache-2.0 */
/* The window over a document's text: places from offsets, forgetting, finding tags' parts. */
#include "arena.h"
#include "bounds.h"
#include "source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct row {
	const char *text;
	uint64_t from, to;
	uint32_t line, column, end_line, end_column;
	const char *before, *shown;
};

/* The same text in one piece and byte by byte. */
static void places(void **state)
{
	const struct row *row = *state;

	for (size_t step = 1; step <= 1000; step *= 1000) {
		struct arena *a = arena_new();
		struct source s;
		struct place p;

		source_init(&s, "f.xml");
		for (size_t at = 0, n = strlen(row->text); at < n; at += step)
			source_feed(&s, row->text + at, n - at < step ? n - at : step);
		source_place(&p, &s, row->from, row->to, a);
		assert_string_equal(p.file, "f.xml");
		assert_int_equal(p.line, row->line);
		assert_int_equal(p.column, row->column);
		assert_int_equal(p.end_line, row->end_line);
		assert_int_equal(p.end_column, row->end_column);
		if (row->before == NULL)
			assert_null(p.before);
		else
			assert_string_equal(p.before, row->before);
		assert_string_equal(p.text, row->shown);
		source_release(&s);
		arena_free(a);
	}
}

struct attribute {
	const char *tag, *name, *value; /* value NULL: not there */
};

static void attributes(void **state)
{
	const struct attribute *row = *state;
	uint64_t name[2], value[2];
	struct source s;
	int status;

	source_init(&s, "f.xml");
	source_feed(&s, "å\n", 3);
	source_feed(&s, row->tag, strlen(row->tag));
	status = source_attribute(&s, 3, row->name, name, value);
	assert_int_equal(status, row->value != NULL ? 0 : -1);
	if (status == 0) {
		assert_int_equal(name[1] - name[0], strlen(row->name));
		assert_memory_equal(s.text.data + name[0], row->name, strlen(row->name));
		assert_int_equal(value[1] - value[0], strlen(row->value));
		assert_memory_equal(s.text.data + value[0], row->value, strlen(row->value));
	}
	source_release(&s);
}

/* Lines of 10 bytes; what is forgotten leaves the places behind it right. */
static void forgets(void **state)
{
	struct arena *a = arena_new();
	struct source s;
	struct place p;
	size_t n;

	(void)state;
	source_init(&s, "f.xml");
	for (int i = 0; i < 100000; i++) {
		source_feed(&s, "åäö-45\n", 10);
		if (i % 100 == 99)
			source_forget(&s, s.base + s.text.len - 3);
	}
	assert_true(s.text.len < 2 * LIMIT_PARSER_CHUNK);
	assert_true(s.lines.len < 2 * LIMIT_PARSER_CHUNK / 10);
	assert_null(source_at(&s, 0, &n));
	assert_non_null(source_at(&s, 999990, &n));
	assert_int_equal(n, 10);
	source_place(&p, &s, 999996, 999997, a);
	assert_int_equal(p.line, 100000);
	assert_int_equal(p.column, 4);
	assert_string_equal(p.before, "åäö-45");
	assert_string_equal(p.text, "åäö-45");
	source_release(&s);
	arena_free(a);
}

/* One line without end: columns go on, and little is kept. */
static void long_line(void **state)
{
	struct arena *a = arena_new();
	struct source s;
	struct place p;

	(void)state;
	source_init(&s, "f.xml");
	for (int i = 0; i < 1000000; i++) {
		source_feed(&s, "åäö-45x", 10);
		if (i % 1000 == 999)
			source_forget(&s, s.base + s.text.len);
	}
	assert_true(s.text.len < 4 * LIMIT_PARSER_CHUNK);
	source_place(&p, &s, 9999996, 9999999, a);
	assert_int_equal(p.line, 1);
	assert_int_equal(p.column, 6999994 + 3);
	assert_int_equal(p.end_column, 7000000);
	source_feed(&s, "\nab", 3);
	source_place(&p, &s, 10000002, 10000003, a);
	assert_int_equal(p.line, 2);
	assert_int_equal(p.column, 2);
	assert_string_equal(p.text, "ab");
	source_release(&s);
	arena_free(a);
}

/* Places of one long line, asked for in any order. */
static void columns(void **state)
{
	struct arena *a = arena_new();
	struct source s;

	(void)state;
	source_init(&s, "f.xml");
	source_feed(&s, "ab\n", 3);
	for (int i = 0; i < 100000; i++)
		source_feed(&s, "\xc3\xa5\xe2\x82\xacx", 6); /* three characters */
	source_feed(&s, "\nab", 3);
	for (uint64_t i = 0; i < 100000; i += 317) {
		uint64_t k = i * 7919 % 100000;
		struct place p;

		source_place(&p, &s, 3 + 6 * k, 3 + 6 * k + 2, a);
		assert_int_equal(p.line, 2);
		assert_int_equal(p.column, 3 * k + 1);
		assert_int_equal(p.end_column, 3 * k + 2);
		source_place(&p, &s, 600005, 600006, a);
		assert_int_equal(p.line, 3);
		assert_int_equal(p.column, 2);
	}
	source_release(&s);
	arena_free(a);
}

static void forgotten_place(void **state)
{
	struct arena *a = arena_new();
	struct source s;
	struct place p;

	(void)state;
	source_init(&s, "f.xml");
	for (int i = 0; i < 20000; i++)
		source_feed(&s, "123456789\n", 10);
	source_forget(&s, 190000);
	source_place(&p, &s, 5, 6, a);
	assert_string_equal(p.file, "f.xml");
	assert_int_equal(p.line, 0);
	assert_null(p.text);
	source_release(&s);
	arena_free(a);
}

static void long_excerpt(void **state)
{
	struct arena *a = arena_new();
	struct source s;
	struct place p;

	(void)state;
	source_init(&s, "f.xml");
	source_feed(&s, "x", 1);
	for (int i = 0; i < 200; i++)
		source_feed(&s, "å", 2);
	source_place(&p, &s, 1, 3, a);
	assert_non_null(p.text);
	assert_true(strlen(p.text) <= LIMIT_EXCERPT);
	assert_int_equal(strlen(p.text) % 2, 1); /* no half character */
	source_release(&s);
	arena_free(a);
}

#define CASE(name, ...) { name, places, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define TAG(tag, name, value) { "@" name " of " tag, attributes, NULL, NULL, &(struct attribute){ tag, name, value } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("the first byte", "abc", 0, 1, 1, 1, 1, 2, NULL, "abc"), CASE("the end", "abc", 3, 3, 1, 4, 1, 4, NULL, "abc"),
		CASE("the second line", "a\nbc\nd", 3, 4, 2, 2, 2, 3, "a", "bc"), CASE("over lines", "a\nbc\nd", 2, 6, 2, 1, 3, 2, "a", "bc"),
		CASE("after a last line break", "a\n", 2, 2, 2, 1, 2, 1, "a", ""), CASE("an empty line", "a\n\nb", 2, 2, 2, 1, 2, 1, "a", ""),
		CASE("characters, not bytes", "åäö<x>", 7, 8, 1, 5, 1, 6, NULL, "åäö<x>"), CASE("beyond the basic plane", "\xf0\x9f\x98\x80x", 4, 5, 1, 2, 1, 3, NULL, "\xf0\x9f\x98\x80x"),
		CASE("a tab is one column", "\t\tx", 2, 3, 1, 3, 1, 4, NULL, "\t\tx"), CASE("carriage returns are not shown", "a\r\nbc\r\nd", 4, 5, 2, 2, 2, 3, "a", "bc"),
		CASE("an empty document", "", 0, 0, 1, 1, 1, 1, NULL, ""),
		TAG("<a b='c'>", "b", "c"), TAG("<a b='c' bb=\"d'\" b.b = 'e'/>", "bb", "d'"), TAG("<a b='c' bb=\"d'\" b.b = 'e'/>", "b.b", "e"), { "an attribute over lines", attributes, NULL, NULL, &(struct attribute){ "<a\n\tb\r\n=\n'c\nd'>", "b", "c\nd" } },
		TAG("<a b='x=\"y\"' y='z'>", "y", "z"), TAG("<a p:b='1' b='2'>", "b", "2"), TAG("<a p:b='1' b='2'>", "p:b", "1"), TAG("<a b=''>", "b", ""), TAG("<a b='>' c='d'>", "c", "d"),
		TAG("<a>", "b", NULL), TAG("<a/>", "a", NULL), TAG("<a b='c'/>", "c", NULL), TAG("<a b='c", "b", NULL), TAG("<a b", "b", NULL), TAG("<a b=", "b", NULL), TAG("<a b=c>", "b", NULL), TAG("<", "b", NULL),
		TAG("<å ä='ö'/>", "ä", "ö"),
		cmocka_unit_test(forgets), cmocka_unit_test(long_line), cmocka_unit_test(columns), cmocka_unit_test(forgotten_place), cmocka_unit_test(long_excerpt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
