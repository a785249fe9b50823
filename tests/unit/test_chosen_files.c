/* SPDX-License-Identifier: Apache-2.0 */
/* Which documents a list of names means (chosen_files.h), from wherever the test runs: names are absolute or lie in what is checked. */
#include "chosen_files.h"
#include "temp_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A folder with a.xml, sub/a.xml and sub/b.xml. */
struct fixture {
	struct temp_folder t;
	char sub[96];
	const char *top_a, *sub_a, *sub_b, *paths[1];
};

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	temp_open(&f->t);
	f->top_a = temp_write(&f->t, "a.xml", "<a/>", 4);
	strcat(strcpy(f->sub, f->t.path), "/sub");
	mkdir(f->sub, 0777);
	f->sub_a = temp_write(&f->t, "sub/a.xml", "<a/>", 4);
	f->sub_b = temp_write(&f->t, "sub/b.xml", "<b/>", 4);
	f->paths[0] = f->t.path;
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;

	while (f->t.count > 0)
		remove(f->t.names[--f->t.count]);
	rmdir(f->sub);
	temp_close(&f->t);
	free(f);
	return 0;
}

/* "a", "A", "B" for a.xml, sub/a.xml and sub/b.xml, as far as the names choose them. */
static const char *chosen(const struct fixture *f, const char *const *names, size_t n, size_t *here)
{
	static char out[4];
	struct chosen_files *c = chosen_files_new(names, n, f->paths, 1);

	*out = '\0';
	strcat(out, chosen_files_have(c, f->top_a) ? "a" : "");
	strcat(out, chosen_files_have(c, f->sub_a) ? "A" : "");
	strcat(out, chosen_files_have(c, f->sub_b) ? "B" : "");
	assert_int_equal(chosen_files_have(c, f->sub_b), strchr(out, 'B') != NULL); /* remembered */
	assert_false(chosen_files_have(c, NULL));
	if (here != NULL)
		*here = chosen_files_here(c);
	chosen_files_free(c);
	return out;
}
#define CHOSEN(f, ...) chosen(f, (const char *const[]){ __VA_ARGS__ }, sizeof (const char *const[]){ __VA_ARGS__ } / sizeof (char *), NULL)

static void names(void **state)
{
	const struct fixture *f = *state;

	assert_string_equal(CHOSEN(f, f->top_a), "a");
	assert_string_equal(CHOSEN(f, f->sub_b), "B");
	assert_string_equal(CHOSEN(f, "sub/b.xml"), "B"); /* from what is checked */
	assert_string_equal(CHOSEN(f, "./sub/../sub/b.xml"), "B");
	assert_string_equal(CHOSEN(f, "a.xml", "sub/a.xml"), "aA");
	assert_string_equal(CHOSEN(f, "b.xml"), ""); /* nowhere to start from leads there */
	assert_string_equal(CHOSEN(f, ""), "");
	assert_string_equal(CHOSEN(f, "gone.xml", "sub/gone.xml"), "");
	assert_string_equal(CHOSEN(f, "a.xm", "A.xmll", "sub/b"), "");
}

static void folders(void **state)
{
	const struct fixture *f = *state;

	assert_string_equal(CHOSEN(f, "sub"), "AB");
	assert_string_equal(CHOSEN(f, "sub/"), "AB");
	assert_string_equal(CHOSEN(f, f->t.path), "aAB");
	assert_string_equal(CHOSEN(f, "/"), "aAB");
	assert_string_equal(CHOSEN(f, "su"), "");
}

static void none(void **state)
{
	const struct fixture *f = *state;
	size_t here = 9;

	assert_string_equal(chosen(f, NULL, 0, &here), "");
	assert_int_equal(here, 0);
}

static void links(void **state)
{
	struct fixture *f = *state;
	char link[128];

	strcat(strcpy(link, f->t.path), "/link.xml");
	if (symlink(f->sub_b, link) != 0)
		fail();
	assert_string_equal(CHOSEN(f, "link.xml"), "B");
	assert_string_equal(CHOSEN(f, link), "B");
	remove(link);
}

/* What leads to nothing that was asked about is told, in the order of the list. */
static void unused(void **state)
{
	const struct fixture *f = *state;
	const char *const list[] = { "gone.xml", f->top_a, "", "sub/b.xml", "a.xml", "later-gone.xml" };
	struct chosen_files *c = chosen_files_new(list, 6, f->paths, 1);

	assert_int_equal(chosen_files_count(c), 5);
	assert_int_equal(chosen_files_here(c), 3);
	assert_true(chosen_files_have(c, f->top_a));
	assert_string_equal(chosen_files_unused(c, 0), "gone.xml");
	assert_string_equal(chosen_files_unused(c, 1), "sub/b.xml");
	assert_string_equal(chosen_files_unused(c, 2), "later-gone.xml");
	assert_null(chosen_files_unused(c, 3));
	assert_true(chosen_files_have(c, f->sub_b));
	assert_string_equal(chosen_files_unused(c, 1), "later-gone.xml");
	chosen_files_free(c);
	chosen_files_free(NULL);
}

/* The folder of version control above what is checked is a place to start from. */
static void top(void **state)
{
	struct fixture *f = *state;
	char git[128];

	strcat(strcpy(git, f->t.path), "/.git");
	mkdir(git, 0777);
	f->paths[0] = f->sub;
	assert_string_equal(CHOSEN(f, "a.xml"), "a");
	assert_string_equal(CHOSEN(f, "sub/a.xml"), "A");
	assert_string_equal(CHOSEN(f, "b.xml"), "B");
	f->paths[0] = f->sub_a; /* a file that is checked: from its folder */
	assert_string_equal(CHOSEN(f, "sub/a.xml"), "A");
	assert_string_equal(CHOSEN(f, "b.xml"), "B");
	rmdir(git);
	assert_string_equal(CHOSEN(f, "sub/a.xml"), "");
}

/* Where the system knows no such file, the name decides. */
static void by_name(void **state)
{
	const char *const list[] = { "./not-here/x.xml" };
	struct chosen_files *c = chosen_files_new(list, 1, NULL, 0);

	(void)state;
	assert_true(chosen_files_have(c, "not-here/x.xml"));
	assert_false(chosen_files_have(c, "x.xml"));
	chosen_files_free(c);
}

#define WITH_FILES(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FILES(names),
		WITH_FILES(folders),
		WITH_FILES(none),
		WITH_FILES(links),
		WITH_FILES(unused),
		WITH_FILES(top),
		cmocka_unit_test(by_name),
	};

	return cmocka_run_group_tests_name("chosen files", tests, NULL, NULL);
}
