/* SPDX-License-Identifier: Apache-2.0 */
/* The message table row by row (named, unique, translated with the same placeholders) and the filling in of placeholders. */
#include "msg.h"

#include "buf.h"
#include "embedded.h"
#include "mo.h"

#include <stdbool.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void names(void **state)
{
	int i, j;

	(void)state;
	for (i = 0; i < MSG_COUNT; i++) {
		const char *name = msg_name((enum msg_id)i);

		if (!*name || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")])
			fail_msg("not kebab-case: %s", name);
		if (!*msg_text((enum msg_id)i))
			fail_msg("no text: %s", name);
		assert_non_null(msg_help((enum msg_id)i));
		assert_int_equal(msg_find(name), i);
		for (j = 0; j < i; j++)
			if (!strcmp(name, msg_name((enum msg_id)j)))
				fail_msg("used twice: %s", name);
	}
	assert_int_equal(msg_find("no-such-message"), -1);
	assert_int_equal(msg_find(""), -1);
}

/* Whether text has the placeholder of len bytes at p, braces included. */
static bool has_placeholder(const char *text, const char *p, size_t len)
{
	for (; (text = strchr(text, '{')) != NULL; text++)
		if (!strncmp(text, p, len))
			return true;
	return false;
}

/* Every placeholder of a is closed and is in b, too. */
static bool covers(const char *a, const char *b)
{
	const char *end;

	for (; (a = strchr(a, '{')) != NULL; a = end) {
		end = strchr(a, '}');
		if (!end || !has_placeholder(b, a, (size_t)(end - a + 1)))
			return false;
	}
	return true;
}

/* Counts what is wrong instead of stopping, so that one run names every row. */
static int check_translation(const char *name, const char *english)
{
	const struct embedded *file = embedded_find("po/sv.mo");
	const char *swedish = *english && file ? mo_find(file->data, file->size, english) : NULL;

	if (!*english)
		return 0;
	if (!swedish || !*swedish) {
		print_error("%s: not in po/sv.po: %s\n", name, english);
		return 1;
	}
	if (!covers(english, swedish) || !covers(swedish, english)) {
		print_error("%s: other placeholders: %s\n", name, swedish);
		return 1;
	}
	return 0;
}

static void translations(void **state)
{
	int i, wrong = check_translation("list", "or");

	(void)state;
	assert_non_null(embedded_find("po/sv.mo"));
	for (i = 0; i < MSG_COUNT; i++) {
		wrong += check_translation(msg_name((enum msg_id)i), msg_text((enum msg_id)i));
		wrong += check_translation(msg_name((enum msg_id)i), msg_help((enum msg_id)i));
	}
	assert_int_equal(wrong, 0);
}

static void severities(void **state)
{
	int i;

	(void)state;
	assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
	for (i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
		assert_int_equal(severity_find(severity_name((enum severity)i)), i);
	assert_int_equal(severity_find("Error"), -1);
	assert_int_equal(severity_find(""), -1);
	assert_int_equal(msg_severity(MSG_FILE_MISSING), SEVERITY_ERROR);
}

struct row { enum lang lang; const char *text, *formatted, *list; };
#define CASE(name, ...) { name, formatted, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void formatted(void **state)
{
	const struct row *row = *state;
	const struct msg_arg args[] = {
		{ .name = "file", .value = "a {b}.xml" }, { .name = "n", .value = "" }, { .name = "names", .value = row->list, .list = 1 },
	};
	struct buf b = BUF_INIT;

	buf_puts(&b, ">");
	msg_format(&b, row->lang, row->text, args, sizeof args / sizeof *args);
	assert_string_equal(b.data, row->formatted);
	buf_release(&b);
}

static void no_arguments(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	msg_format(&b, LANG_EN, "{file}", NULL, 0);
	assert_string_equal(b.data, "{file}");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(translations),
		cmocka_unit_test(severities),
		CASE("plain", LANG_EN, "x", ">x", NULL), CASE("empty", LANG_SV, "", ">", NULL),
		CASE("filled in as it is", LANG_EN, "{file}!", ">a {b}.xml!", NULL),
		CASE("twice", LANG_EN, "{file}{file}", ">a {b}.xmla {b}.xml", NULL),
		CASE("empty value", LANG_EN, "<{n}>", "><>", NULL),
		CASE("missing", LANG_EN, "{fil} {files}", ">{fil} {files}", NULL),
		CASE("without a value", LANG_EN, "{names}", ">{names}", NULL),
		CASE("not closed", LANG_EN, "a {file", ">a {file", NULL), CASE("lone end", LANG_EN, "a }", ">a }", NULL),
		CASE("one item", LANG_EN, "{names}", ">a", "a"), CASE("two items", LANG_EN, "{names}.", ">a or b.", "a\nb"),
		CASE("three items", LANG_EN, "{names}", ">a, b or c", "a\nb\nc"), CASE("no items", LANG_EN, "{names}", ">", ""),
		CASE("three in Swedish", LANG_SV, "{names}", ">a, b eller c", "a\nb\nc"),
		cmocka_unit_test(no_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
