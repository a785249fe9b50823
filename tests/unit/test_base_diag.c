/* SPDX-License-Identifier: Apache-2.0 */
/* Diagnostics: passed on whole, kept as copies, sorted the same way whatever the order of arrival. */
#include "diag.h"

#include "buf.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void passes_on(void *payload, const struct diag *d)
{
	int *calls = payload;

	(*calls)++;
	assert_int_equal(d->id, MSG_FILE_MISSING);
	assert_null(d->place.file);
	assert_int_equal(d->place.line, 0);
	assert_int_equal(d->arg_count, 2);
	assert_string_equal(d->args[0].name, "file");
	assert_string_equal(d->args[0].value, "a.xml");
	assert_int_equal(d->args[0].list, 0);
	assert_string_equal(d->args[1].name, "names");
	assert_string_equal(d->args[1].value, "a\nb");
	assert_int_equal(d->args[1].list, 1);
}

static void emits(void **state)
{
	int calls = 0;
	struct diag_sink sink = { passes_on, &calls };

	(void)state;
	diag_emit(&sink, MSG_FILE_MISSING, NULL, "file", "a.xml", "*names", "a\nb", NULL);
	assert_int_equal(calls, 1);
}

static void keeps_copies(void **state)
{
	char file[] = "a.xml", text[] = "<a>", before[] = "<b>", name[] = "file", value[] = "x.xml";
	struct diag_list *l = diag_list_new();
	struct diag_sink sink = diag_list_sink(l);
	const struct place place = { .file = file, .line = 3, .column = 4, .end_line = 3, .end_column = 7, .before = before, .text = text };
	const struct diag *d;

	(void)state;
	diag_emit(&sink, MSG_FILE_MISSING, &place, name, value, "none", NULL, NULL);
	file[0] = text[0] = before[0] = name[0] = value[0] = '!';
	assert_int_equal(diag_list_len(l), 1);
	d = diag_list_at(l, 0);
	assert_string_equal(d->place.file, "a.xml");
	assert_string_equal(d->place.text, "<a>");
	assert_string_equal(d->place.before, "<b>");
	assert_int_equal(d->place.end_column, 7);
	assert_string_equal(d->args[0].name, "file");
	assert_string_equal(d->args[0].value, "x.xml");
	assert_null(d->args[1].value);
	diag_list_free(l);
	diag_list_free(NULL);
}

struct given { const char *file; uint32_t line, column; enum msg_id id; const char *value; };

/* In the order they shall have. */
static const struct given given[] = {
	{ NULL, 0, 0, MSG_FILE_MISSING, "x" },
	{ "a.xml", 0, 0, MSG_FILE_MISSING, "x" },
	{ "a.xml", 2, 9, MSG_FILE_MISSING, "x" },
	{ "a.xml", 10, 1, MSG_FILE_DENIED, "x" },
	{ "a.xml", 10, 1, MSG_FILE_MISSING, "x" },
	{ "a.xml", 10, 1, MSG_FILE_MISSING, "y" },
	{ "a.xml", 10, 2, MSG_FILE_DENIED, "x" },
	{ "b.xml", 1, 1, MSG_FILE_MISSING, "x" },
};
#define GIVEN (sizeof given / sizeof *given)

static void sorts(void **state)
{
	struct diag_list *l = diag_list_new();
	struct diag_sink sink = diag_list_sink(l);
	size_t i;

	(void)state;
	diag_list_sort(l);
	for (i = 0; i < 3 * GIVEN; i++) {
		const struct given *g = &given[i * 5 % GIVEN];

		diag_emit(&sink, g->id, &(struct place){ .file = g->file, .line = g->line, .column = g->column }, "file", g->value, NULL);
	}
	diag_list_sort(l);
	assert_int_equal(diag_list_len(l), GIVEN);
	for (i = 0; i < GIVEN; i++) {
		const struct diag *d = diag_list_at(l, i);

		assert_int_equal(d->id, given[i].id);
		assert_int_equal(d->place.line, given[i].line);
		assert_int_equal(d->place.column, given[i].column);
		assert_string_equal(d->args[0].value, given[i].value);
	}
	diag_list_free(l);
}

static void says(void **state)
{
	const struct msg_arg arg = { .name = "file", .value = "a.xml" };
	const struct diag d = { .id = MSG_FILE_MISSING, .args = &arg, .arg_count = 1 };
	struct buf got = BUF_INIT, expected = BUF_INIT;
	int l;

	(void)state;
	for (l = 0; l < LANG_COUNT; l++) {
		diag_text(&got, (enum lang)l, &d);
		msg_format(&expected, (enum lang)l, msg_text(d.id), &arg, 1);
		diag_help(&got, (enum lang)l, &d);
		msg_format(&expected, (enum lang)l, msg_help(d.id), &arg, 1);
		assert_string_equal(got.data, expected.data);
		assert_non_null(strstr(got.data, "a.xml"));
	}
	buf_release(&got);
	buf_release(&expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(emits),
		cmocka_unit_test(keeps_copies),
		cmocka_unit_test(sorts),
		cmocka_unit_test(says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
