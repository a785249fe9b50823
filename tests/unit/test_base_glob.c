/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns for paths: what each sign stands for, and that no pattern takes long. */
#include "glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

struct row { const char *pattern, *path; bool means; };

static void matches(void **state)
{
	const struct row *row = *state;

	assert_int_equal(glob_match(row->pattern, row->path), row->means);
}

#define YES(pattern, path) { pattern " means " path, matches, NULL, NULL, &(struct row){ pattern, path, true } }
#define NO(pattern, path) { pattern " does not mean " path, matches, NULL, NULL, &(struct row){ pattern, path, false } }

/* What makes a matcher that goes back to every star take years. */
static void hostile_pattern(void **state)
{
	char pattern[4001], path[20001];
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof pattern - 1; i++)
		pattern[i] = i % 2 == 0 ? '*' : 'a';
	pattern[sizeof pattern - 1] = '\0';
	memset(path, 'a', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	path[sizeof path - 2] = 'b';
	assert_false(glob_match(pattern, path));
	for (size_t i = 0; i + 3 <= sizeof pattern - 1; i += 3)
		memcpy(pattern + i, i % 6 == 0 ? "**/" : "*a/", 3);
	pattern[sizeof pattern - 2] = 'c';
	for (size_t i = 1; i < sizeof path - 1; i += 2)
		path[i] = '/';
	assert_false(glob_match(pattern, path));
	assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		YES("a.xml", "a.xml"), NO("a.xml", "A.xml"), NO("a.xml", "b/a.xml"), NO("a.xml", "a.xmlx"), NO("a.xml", "a.xm"), NO("a.xml", ""),
		YES("*.xml", "a.xml"), YES("*.xml", ".xml"), NO("*.xml", "b/a.xml"), NO("*.xml", "a.xml/b"), YES("*", "a"), NO("*", "a/b"), NO("*", ""),
		YES("a*b*c", "abc"), YES("a*b*c", "a-b-b-c"), NO("a*b*c", "a-b-b-cd"), YES("*a*", "bab"), YES("a**b", "a-b"), NO("a**b", "a/b"),
		YES("?.xml", "a.xml"), YES("?.xml", "å.xml"), NO("?.xml", "ab.xml"), NO("?.xml", ".xml"), NO("a?b", "a/b"), YES("*?", "å"), NO("*??", "å"), YES("???", "åäö"),
		YES("\xff?", "\xff" "a"), YES("[ab]{c}", "[ab]{c}"), NO("[ab]", "a"), YES("a\\*", "a\\b"),
		YES("a/b", "a/b"), NO("a/b", "a"), NO("a/b", "a/b/c"), YES("a/*", "a/b"), NO("a/*", "a/b/c"), YES("*/b", "a/b"), NO("*/b", "b"),
		YES("**", "a"), YES("**", "a/b/c"), YES("a/**", "a/b"), YES("a/**", "a/b/c"), NO("a/**", "a"), NO("a/**", "ab/c"),
		YES("**/c", "c"), YES("**/c", "a/b/c"), NO("**/c", "a/b/cd"), YES("a/**/c", "a/c"), YES("a/**/c", "a/b/b/c"), NO("a/**/c", "b/c"),
		YES("**/b/**/d", "b/b/c/d"), NO("**/b/**/d", "a/c/d"), YES("**/*.xml", "a/b.xml"), YES("**/**/x", "x"), NO("", "a"), YES("", ""),
		YES("**/a/b", "a/c/a/b"), NO("**/a/b/c", "a/b/a/b"),
		cmocka_unit_test(hostile_pattern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
