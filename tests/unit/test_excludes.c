/* SPDX-License-Identifier: Apache-2.0 */
/* Excludes: what a pattern is relative to, what a person's own leaves out beyond a configuration's, and what is refused. */
#include "excludes.h"

#include "buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { FILE_ENTRY, FOLDER_ENTRY, FILE_NAMED, FOLDER_NAMED };

struct row {
	const char *glob;  /* relative to /repo/data */
	bool by_person;
	int what;
	const char *path;  /* from the root */
	bool left_out;
};

static void leaves_out(void **state)
{
	const struct row *row = *state;
	struct diag_list *said = diag_list_new();
	struct diag_sink sink = diag_list_sink(said);
	struct excludes e = { 0 };
	struct place place = { .file = "policykoll.xml", .line = 1, .column = 1 };
	bool folder = row->what == FOLDER_ENTRY || row->what == FOLDER_NAMED;
	int by;

	assert_int_equal(excludes_add(&e, row->glob, "/repo/data", row->by_person ? NULL : &place, &sink), 0);
	by = row->what < FILE_NAMED ? excludes_entry(&e, row->path, folder) : excludes_named(&e, row->path, folder);
	assert_int_equal(by, row->left_out ? 0 : -1);
	assert_int_equal(e.list.items[0].matched, row->left_out);
	assert_int_equal(diag_list_len(said), 0);
	excludes_release(&e);
	diag_list_free(said);
}

struct refusal { const char *glob; bool by_person; enum msg_id id; };

static void refuses(void **state)
{
	const struct refusal *row = *state;
	struct diag_list *said = diag_list_new();
	struct diag_sink sink = diag_list_sink(said);
	struct excludes e = { 0 };
	struct place place = { .file = "policykoll.xml", .line = 3, .column = 4 };

	assert_int_equal(excludes_add(&e, row->glob, "/repo/data", row->by_person ? NULL : &place, &sink), -1);
	assert_int_equal(diag_list_len(said), 1);
	assert_int_equal(diag_list_at(said, 0)->id, row->id);
	assert_int_equal(diag_list_at(said, 0)->place.line, row->by_person ? 0 : 3);
	excludes_release(&e);
	diag_list_free(said);
}

/* What is said at the end: counts, and which did nothing though it was within reach. */
static void says(void **state)
{
	struct diag_list *list = diag_list_new();
	struct diag_sink sink = diag_list_sink(list);
	struct excludes e = { 0 };
	struct place place = { .file = "policykoll.xml", .line = 1, .column = 1 };
	struct buf text = BUF_INIT;

	(void)state;
	excludes_add(&e, "one", "/repo", &place, &sink);
	excludes_add(&e, "many", "/repo", NULL, &sink);
	excludes_add(&e, "unused", "/repo", &place, &sink);
	excludes_add(&e, "also-meant", "/repo", &place, &sink);
	excludes_add(&e, "out-of-reach", "/repo/other", &place, &sink);
	excludes_add(&e, "mine", "/other", NULL, &sink);
	e.list.items[0].files = 1;
	e.list.items[1].files = 2;
	excludes_entry(&e, "/repo/also-meant", false);
	excludes_walk(&e, "/elsewhere");
	excludes_walk(&e, "/repo/othe");
	excludes_walk(&e, "/repo/other/sub");
	e.list.items[2].in_reach = e.list.items[3].in_reach = false;
	excludes_walk(&e, "/repo/data");
	assert_false(e.list.items[2].in_reach);
	assert_false(e.list.items[4].in_reach);
	excludes_walk(&e, "/repo");
	assert_true(e.list.items[2].in_reach);
	e.list.items[4].in_reach = false;
	excludes_say(&e, &sink);
	for (size_t i = 0; i < diag_list_len(list); i++) {
		diag_text(&text, LANG_EN, diag_list_at(list, i));
		buf_putc(&text, '\n');
	}
	assert_string_equal(text.data, "1 file is not read because of the pattern one\n2 files are not read because of the pattern many\nthe pattern unused leaves out nothing\n"
	                               "the pattern mine leaves out nothing\n");
	buf_release(&text);
	excludes_release(&e);
	diag_list_free(list);
}

#define ROW(name, ...) { name, leaves_out, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define SET(glob, what, path, is) ROW("<exclude> " glob ": " path " " #what, glob, false, what, path, is)
#define OWN(glob, what, path, is) ROW("--exclude " glob ": " path " " #what, glob, true, what, path, is)
#define REFUSED(glob, by_person, id) { "refused: " glob " " #by_person, refuses, NULL, NULL, &(struct refusal){ glob, by_person, id } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* Without a slash: a name at any depth, also outside of the folder. */
		SET("old.xml", FILE_ENTRY, "/repo/data/old.xml", true), SET("old.xml", FILE_ENTRY, "/repo/data/a/b/old.xml", true), SET("old.xml", FILE_ENTRY, "/elsewhere/old.xml", true),
		SET("old*", FOLDER_ENTRY, "/repo/data/a/older", true), SET("old.xml", FILE_ENTRY, "/repo/data/OLD.xml", false), SET("**", FILE_ENTRY, "/repo/data/x", true),
		/* With one: from the folder. */
		SET("a/old.xml", FILE_ENTRY, "/repo/data/a/old.xml", true), SET("a/old.xml", FILE_ENTRY, "/repo/data/b/a/old.xml", false), SET("a/*", FOLDER_ENTRY, "/repo/data/a/b", true),
		SET("./old.xml", FILE_ENTRY, "/repo/data/old.xml", true), SET("./old.xml", FILE_ENTRY, "/repo/data/a/old.xml", false), SET("/old.xml", FILE_ENTRY, "/repo/data/old.xml", true),
		SET("/old.xml", FILE_ENTRY, "/repo/data/a/old.xml", false), SET("/old.xml", FILE_ENTRY, "/old.xml", false), SET("**/old.xml", FILE_ENTRY, "/repo/data/a/old.xml", true),
		SET("**/old.xml", FILE_ENTRY, "/elsewhere/old.xml", false), SET("a//b/./c", FILE_ENTRY, "/repo/data/a/b/c", true), SET("a/b", FILE_ENTRY, "/repo/database/a/b", false),
		SET("data/old.xml", FILE_ENTRY, "/repo/data/old.xml", false),
		/* A slash at the end: folders only. */
		SET("drafts/", FOLDER_ENTRY, "/repo/data/drafts", true), SET("drafts/", FOLDER_ENTRY, "/repo/data/a/drafts", true), SET("drafts/", FILE_ENTRY, "/repo/data/drafts", false),
		SET("a/drafts/", FOLDER_ENTRY, "/repo/data/a/drafts", true), SET("a/drafts/", FOLDER_ENTRY, "/repo/data/b/a/drafts", false), SET("/drafts/", FOLDER_ENTRY, "/repo/data/a/drafts", false),
		/* What is named is read, unless a person says both. */
		SET("old.xml", FILE_NAMED, "/repo/data/old.xml", false), SET("drafts", FOLDER_NAMED, "/repo/data/drafts", false), OWN("old.xml", FILE_NAMED, "/repo/data/old.xml", true),
		OWN("drafts", FILE_NAMED, "/repo/data/drafts/x.xml", true), OWN("drafts/", FILE_NAMED, "/repo/data/a/drafts/b/x.xml", true), OWN("drafts/", FILE_NAMED, "/repo/data/drafts", false),
		OWN("data", FILE_NAMED, "/repo/data/x.xml", false), OWN("repo", FILE_NAMED, "/repo/x.xml", false), OWN("x.xml", FILE_NAMED, "/elsewhere/x.xml", true),
		OWN("a/drafts", FOLDER_NAMED, "/repo/data/a/drafts/b", true), OWN("drafts", FOLDER_NAMED, "/repo/data/b", false),
		/* A person's paths may come from above and from the root. */
		OWN("../other/*", FILE_ENTRY, "/repo/other/x.xml", true), OWN("../../*", FOLDER_ENTRY, "/repo", true), OWN("../../../../x", FILE_ENTRY, "/x", true), OWN("../x", FILE_ENTRY, "/repo/a/x", false),
		OWN("/repo/data/x", FILE_ENTRY, "/repo/data/x", true), OWN("/x", FILE_ENTRY, "/repo/data/x", false), OWN("/x", FILE_ENTRY, "/x", true),
		REFUSED("../x", false, MSG_EXCLUDE_OUTSIDE), REFUSED("a/../x", false, MSG_EXCLUDE_OUTSIDE), REFUSED("a/..", true, MSG_EXCLUDE_OUTSIDE), REFUSED("..", true, MSG_EXCLUDE_OUTSIDE),
		REFUSED("", true, MSG_EXCLUDE_EMPTY), REFUSED("/", false, MSG_EXCLUDE_EMPTY), REFUSED("./", false, MSG_EXCLUDE_EMPTY), REFUSED("../", true, MSG_EXCLUDE_EMPTY), REFUSED(".", true, MSG_EXCLUDE_EMPTY),
		cmocka_unit_test(says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
