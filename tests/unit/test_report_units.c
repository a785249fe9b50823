/* SPDX-License-Identifier: Apache-2.0 */
/* Units when reports are merged: counts are added, submissions united, earlier reports dropped; no order and no grouping shows. */
#include "report_sample.h"

#include "buf.h"
#include "door.h"
#include "report_merge.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void add_unit(struct report *r, const char *id, bool counted, size_t pass)
{
	struct report_unit u = { .id = id, .kind = "sector", .name = TEXTS(id, NULL), .counted = counted };

	u.outcomes.n[OUTCOME_PASS] = pass;
	vec_push(&r->units, u);
}

/* One of three runs over the same organisation, which the third has in another order and with a unit more. */
static struct report *part(int which)
{
	static const char *const files[] = { "one.xml", "two.xml", "three.xml" };
	struct report *r = report_new();

	r->tool_version = "0.1.0";
	r->as_of = SAMPLE_DAY;
	sample_rule(r, "rule")->outcomes.n[OUTCOME_PASS] = 1000;
	sample_input(r, files[which], "valid", 1);
	if (which == 2)
		add_unit(r, "c", true, 5);
	add_unit(r, which == 2 ? "a" : "b", which == 2, which == 2 ? 100 : 0);
	add_unit(r, which == 2 ? "b" : "a", true, 10 * (size_t)(which + 1));
	vec_push(&r->submissions, (struct report_submission){ which == 2 ? "b" : "a", "inv", "2026-08-31", NULL, files[which], 1, 0 });
	/* An inventory without any asset may be in several. */
	vec_push(&r->submissions, (struct report_submission){ "a", "empty", NULL, NULL, "none.xml", 0, 0 });
	vec_push(&r->previous, (struct report_previous){ .as_of = "2026-08-01", .sha256 = DIGEST, .status = "passed" });
	report_finish(r);
	return r;
}

static struct report *merged(struct report *a, struct report *b)
{
	struct diag_sink sink = diag_list_sink(a->diagnostics);

	assert_int_equal(report_merge(a, b, "b.xml", &sink), 0);
	report_finish(a);
	return a;
}

static void every_order(void **state)
{
	static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct buf first = BUF_INIT, other = BUF_INIT;

	(void)state;
	for (int i = 0; i < 12; i++) {
		const int *o = orders[i / 2];
		struct report *r = i & 1 ? merged(part(o[0]), merged(part(o[1]), part(o[2]))) : merged(merged(part(o[0]), part(o[1])), part(o[2]));

		buf_reset(&other);
		report_write_xml(&other, r);
		if (i == 0)
			buf_add(&first, other.data, other.len);
		assert_string_equal(first.data, other.data);
		assert_int_equal(r->units.len, 3);
		assert_string_equal(r->units.items[0].id, "a");
		assert_int_equal(r->units.items[0].outcomes.n[OUTCOME_PASS], 130);
		assert_true(r->units.items[1].counted);
		assert_int_equal(r->units.items[1].outcomes.n[OUTCOME_PASS], 30);
		assert_int_equal(r->units.items[2].outcomes.n[OUTCOME_PASS], 5);
		assert_int_equal(r->submissions.len, 4);
		assert_int_equal(r->previous.len, 0);
		report_free(r);
	}
	assert_null(strstr(first.data, "<previous"));
	buf_release(&first);
	buf_release(&other);
}

/* The organisation's own order stays where the reports have the same. */
static void same_organisation(void **state)
{
	struct report *r = merged(part(0), part(1));

	(void)state;
	assert_int_equal(r->units.len, 2);
	assert_string_equal(r->units.items[0].id, "b");
	assert_false(r->units.items[0].counted);
	assert_int_equal(r->units.items[1].outcomes.n[OUTCOME_PASS], 30);
	assert_int_equal(r->submissions.len, 3);
	report_free(r);
}

static int open_door(void **state)
{
	(void)state;
	door_open();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_order), cmocka_unit_test(same_organisation) };

	return cmocka_run_group_tests(tests, open_door, NULL);
}
