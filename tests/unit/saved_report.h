/* SPDX-License-Identifier: Apache-2.0 */
/* That the report of a run, saved and read back, is the same report. Include it after cmocka. */
#ifndef SAVED_REPORT_H
#define SAVED_REPORT_H

#include "policykoll.h"
#include "report.h"
#include "temp_folder.h"

static inline void assert_same_text(char *a, char *b)
{
	assert_string_equal(a, b);
	pk_free(a);
	pk_free(b);
}

static inline void assert_shows_the_same(const struct pk_report *report, const struct pk_report *again)
{
	static const char *const languages[] = { "en", "sv" };

	for (int i = 0; i < 4; i++) {
		struct pk_text_options o = { .lang = languages[i & 1], .verbose = i & 2, .max_same = 0 };

		assert_same_text(pk_report_text(report, &o), pk_report_text(again, &o));
		assert_same_text(pk_report_list(report, "rules", &o), pk_report_list(again, "rules", &o));
		assert_same_text(pk_report_list(report, "clauses", &o), pk_report_list(again, "clauses", &o));
	}
}

static inline void assert_reads_back(struct pk_report *report)
{
	struct temp_folder folder;
	struct pk_read_options saved = { 0 };
	struct pk_report *again;
	char *first, *second, *error;
	size_t n, m;

	/* How long it took is not saved. */
	((struct report *)report)->seconds = -1;
	first = pk_report_render(report, "report", "en", &n, &error);
	assert_non_null(first);
	temp_open(&folder);
	saved.path = temp_write(&folder, "saved.xml", first, n);
	again = pk_report_read(&saved);
	temp_close(&folder);
	second = pk_report_render(again, "report", "sv", &m, &error);
	assert_non_null(second);
	assert_same_text(first, second);
	assert_int_equal(pk_report_exit_code(again), pk_report_exit_code(report));
	assert_shows_the_same(report, again);
	pk_report_free(again);
}

#endif
