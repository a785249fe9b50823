/* SPDX-License-Identifier: Apache-2.0 */
/* Did you mean: what is near enough, and which of several. */
#include "nearest.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define MAX 4
struct row { const char *name, *found; const char *candidates[MAX]; };
#define CASE(name, ...) { name, near, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define CANDIDATES(...) { __VA_ARGS__ }

static void near(void **state)
{
	const struct row *row = *state;
	const char *got;
	size_t n = 0;

	while (n < MAX && row->candidates[n])
		n++;
	got = nearest(row->name, row->candidates, n);
	if (row->found)
		assert_string_equal(got ? got : "(none)", row->found);
	else
		assert_null(got);
}

static void borrowed(void **state)
{
	const char *const candidates[] = { "check", "explain" };

	(void)state;
	assert_ptr_equal(nearest("chekc", candidates, 2), candidates[0]);
	assert_null(nearest("chekc", candidates, 0));
	assert_null(nearest("chekc", NULL, 0));
}

static void long_names(void **state)
{
	char name[4001];
	const char *const candidates[] = { name };

	(void)state;
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_null(nearest(name, candidates, 1));
	assert_null(nearest("a", candidates, 1));
	name[128] = '\0';
	assert_ptr_equal(nearest(name, candidates, 1), name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("the same", "check", "check", CANDIDATES("check")),
		CASE("case is folded", "CHECK", "check", CANDIDATES("check")),
		CASE("Swedish case is folded", "ÅÄÖ", "åäö", CANDIDATES("abc", "åäö")),
		CASE("a swap costs one", "abdc", "abcd", CANDIDATES("abxy", "abcd")),
		CASE("insert", "chck", "check", CANDIDATES("check")),
		CASE("delete", "cheeck", "check", CANDIDATES("check")),
		CASE("replace", "chesk", "check", CANDIDATES("check")),
		CASE("of equals the first", "cat", "bat", CANDIDATES("bat", "rat", "hat")),
		CASE("the nearest, not the first", "reprot", "report", CANDIDATES("reporter", "report")),
		CASE("2 of 6 is a third", "abcdXY", "abcdef", CANDIDATES("abcdef")),
		CASE("3 of 6 is more", "abcXYZ", NULL, CANDIDATES("abcdef")),
		CASE("3 of 7 is more", "abcdXYZ", NULL, CANDIDATES("abcdefg")),
		CASE("one of two may be wrong", "ax", "ab", CANDIDATES("ab")),
		CASE("4 of 7 is more", "abcWXYZ", NULL, CANDIDATES("abcdefg")),
		CASE("the longer counts", "abcd", "abcdef", CANDIDATES("abcdef")),
		CASE("by character, not byte", "åäöåäö", NULL, CANDIDATES("abcdöe")),
		CASE("far away", "zzz", NULL, CANDIDATES("check", "explain")),
		CASE("empty against long", "", NULL, CANDIDATES("ab")),
		CASE("invalid bytes", "che\xFFk", "check", CANDIDATES("check")),
		cmocka_unit_test(borrowed),
		cmocka_unit_test(long_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
