/* SPDX-License-Identifier: Apache-2.0 */
/* When gaps are due: by severity, by actions, by earlier reports; and the dates ahead: ordered, cut, the same in whatever order reports are merged. */
#include "report_sample.h"

#include "buf.h"
#include "report_compare.h"
#include "report_merge.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

/* A day of 2026. */
#define DAY(month, day) date_from_civil(2026, month, day)

/* A report of the day with one gap of the severity, not finished. */
static struct report *with_gap(int64_t day, enum severity s)
{
	struct report *r = report_new();
	struct report_rule *rule = sample_rule(r, "a-rule");

	r->tool_version = "0.1.0";
	r->as_of = day;
	sample_input(r, "a.xml", "valid", 1);
	rule->outcomes.n[OUTCOME_GAP] = 1;
	sample_finding(r, "a-rule", "sys-a", "a.xml", 3, 2)->severity = s;
	r->due_periods = (struct report_due_periods){ .of = { [SEVERITY_INFO] = "P180D", [SEVERITY_WARNING] = "P90D", [SEVERITY_ERROR] = "P30D" } };
	return r;
}

static void answer(struct report *r, const char *ref, const char *planned_on, const char *done_on)
{
	struct report_answer a = { "a-rule/asset:sys-a", { .ref = ref, .file = "records.xml", .planned_on = planned_on, .done_on = done_on, .line = 5 } };

	vec_push(&r->answers, a);
}

static void assert_due(struct report *r, int64_t due, enum due_from from)
{
	assert_int_equal(r->findings.items[0]->due_from, from);
	assert_int_equal(r->findings.items[0]->due, due);
	report_free(r);
}

static void by_severity(void **state)
{
	static const int days[] = { [SEVERITY_INFO] = 180, [SEVERITY_WARNING] = 90, [SEVERITY_ERROR] = 30 };
	struct report *r;
	int s;

	(void)state;
	for (s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++) {
		r = with_gap(SAMPLE_DAY, (enum severity)s);
		report_finish(r);
		assert_due(r, SAMPLE_DAY + days[s], DUE_SEVERITY);
	}
	r = with_gap(SAMPLE_DAY, SEVERITY_ERROR);
	r->findings.items[0]->outcome = OUTCOME_EXCEPTED;
	report_finish(r);
	assert_int_equal(r->findings.items[0]->due_from, DUE_NONE);
	report_free(r);
	r = with_gap(SAMPLE_DAY, SEVERITY_ERROR);
	r->due_periods = (struct report_due_periods){ .configured = false };
	report_finish(r);
	assert_int_equal(r->findings.items[0]->due_from, DUE_NONE);
	report_free(r);
}

/* Of several the one not done with the nearest day counts and comes first; all are listed. */
static void by_action(void **state)
{
	struct report *r = with_gap(DAY(9, 1), SEVERITY_ERROR);

	(void)state;
	answer(r, "done", "2026-08-01", "2026-08-02");
	answer(r, "unplanned", NULL, NULL);
	answer(r, "late", "2027-03-01", NULL);
	answer(r, "near", "2026-12-24", NULL);
	answer(r, "near", "2026-12-24", NULL);
	report_finish(r);
	assert_int_equal(r->findings.items[0]->actions.len, 4);
	assert_string_equal(r->findings.items[0]->actions.items[0].ref, "near");
	assert_string_equal(r->findings.items[0]->actions.items[3].ref, "done");
	assert_due(r, DAY(12, 24), DUE_ACTION);
	/* What is done has not helped; what will be done is not done. */
	r = with_gap(DAY(9, 1), SEVERITY_ERROR);
	answer(r, "done", "2026-08-01", "2026-09-01");
	report_finish(r);
	assert_due(r, DAY(10, 1), DUE_SEVERITY);
	r = with_gap(DAY(9, 1), SEVERITY_ERROR);
	answer(r, "to come", "2026-08-01", "2026-09-02");
	report_finish(r);
	assert_due(r, DAY(8, 1), DUE_ACTION);
	r = with_gap(DAY(9, 1), SEVERITY_ERROR);
	answer(r, "unplanned", NULL, NULL);
	report_finish(r);
	assert_due(r, DAY(10, 1), DUE_SEVERITY);
}

static struct report *finished(int64_t day, enum severity s, const char *digest)
{
	struct report *r = with_gap(day, s);

	r->file_sha256 = digest;
	report_finish(r);
	return r;
}

/* Keeps what the earlier reports (ended by NULL) know, frees them, and looks at the due date. */
static void assert_kept(struct report *r, struct report **earlier, int64_t due, enum due_from from)
{
	size_t n = 0;

	while (earlier[n])
		n++;
	report_keep_due(r, (const struct report *const *)earlier, n);
	assert_due(r, due, from);
	while (n > 0)
		report_free(earlier[--n]);
}

static void without_gap(struct report *r)
{
	r->findings.items[0]->outcome = OUTCOME_EXCEPTED;
	report_finish(r);
}

static void by_earlier_reports(void **state)
{
	struct report *r, *fixed;

	(void)state;
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ finished(DAY(6, 1), SEVERITY_ERROR, "1"), NULL }, DAY(7, 1), DUE_EARLIER);
	/* In any order, as long as it was there all the time. */
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL),
		(struct report *[]){ finished(DAY(3, 1), SEVERITY_ERROR, "1"), finished(DAY(6, 1), SEVERITY_ERROR, "2"), NULL }, DAY(3, 31), DUE_EARLIER);
	fixed = finished(DAY(6, 1), SEVERITY_ERROR, "2");
	without_gap(fixed);
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ finished(DAY(3, 1), SEVERITY_ERROR, "1"), fixed, NULL }, DAY(10, 1), DUE_SEVERITY);
	/* Worse than it was: never later than its severity makes it, and not later than it was due. */
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ finished(DAY(8, 20), SEVERITY_INFO, "1"), NULL }, DAY(10, 1), DUE_SEVERITY);
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ finished(DAY(1, 1), SEVERITY_INFO, "1"), NULL }, DAY(6, 30), DUE_EARLIER);
	/* A report of a later day knows nothing of it, and one of the same day does. */
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ finished(DAY(9, 2), SEVERITY_ERROR, "1"), NULL }, DAY(10, 1), DUE_SEVERITY);
	/* An action goes before. */
	r = with_gap(DAY(9, 1), SEVERITY_ERROR);
	answer(r, "near", "2026-12-24", NULL);
	report_finish(r);
	assert_kept(r, (struct report *[]){ finished(DAY(6, 1), SEVERITY_ERROR, "1"), NULL }, DAY(12, 24), DUE_ACTION);
	/* One that was written before there were due dates has its own day at least. */
	r = with_gap(DAY(6, 1), SEVERITY_ERROR);
	r->due_periods = (struct report_due_periods){ .configured = false };
	report_finish(r);
	assert_kept(finished(DAY(9, 1), SEVERITY_ERROR, NULL), (struct report *[]){ r, NULL }, DAY(7, 1), DUE_EARLIER);
}

/* --- dates ahead --- */

static struct report *with_dates(const char *file, size_t n)
{
	struct report *r = with_gap(SAMPLE_DAY, SEVERITY_ERROR);

	r->inputs.items[0].path = file;
	r->findings.items[0]->place.file = file;
	r->ahead.looked = true;
	r->ahead.until = SAMPLE_DAY + 365;
	for (size_t i = 0; i < n; i++) {
		struct report_date d = { .day = SAMPLE_DAY + (int64_t)(i * 7 % 300), .kind = "contract-ends", .subject_kind = "asset", .subject_id = "sys-a", .file = file, .line = (uint32_t)i + 1 };

		vec_push(&r->ahead.dates, d);
	}
	vec_push(&r->ahead.months, (struct report_month){ "2026-09", "contract-ends", NULL, n });
	report_finish(r);
	return r;
}

/* The merged report's dates ahead as text; the parts are freed. */
static char *merged(struct report **parts)
{
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT, cut = BUF_INIT;

	for (size_t i = 1; parts[i]; i++)
		assert_int_equal(report_merge(parts[0], parts[i], "x.xml", &sink), 0);
	report_finish(parts[0]);
	report_write_xml(&out, parts[0]);
	assert_non_null(strstr(out.data, "<dates-ahead"));
	buf_puts(&cut, strstr(out.data, "<dates-ahead"));
	buf_release(&out);
	report_free(parts[0]);
	diag_list_free(messages);
	return buf_detach(&cut);
}

static void merges_in_any_order(void **state)
{
	char *forth = merged((struct report *[]){ with_dates("a.xml", 400), with_dates("b.xml", 300), with_dates("c.xml", 20), NULL });
	char *back = merged((struct report *[]){ with_dates("c.xml", 20), with_dates("b.xml", 300), with_dates("a.xml", 400), NULL });
	size_t listed = 0;

	(void)state;
	assert_string_equal(forth, back);
	assert_non_null(strstr(forth, "n=\"720\""));
	for (const char *at = forth; (at = strstr(at, "<date ")) != NULL; at++)
		listed++;
	assert_int_equal(listed, REPORT_DATES_MAX);
	free(forth);
	free(back);
}

/* What both read is listed once; the numbers are added, as all are. */
static void lists_once(void **state)
{
	struct report *a = with_dates("a.xml", 3), *b = with_dates("b.xml", 3);
	size_t listed = 0;
	char *both;

	(void)state;
	for (size_t i = 0; i < b->ahead.dates.len; i++)
		b->ahead.dates.items[i].file = "a.xml";
	both = merged((struct report *[]){ a, b, NULL });
	for (const char *at = both; (at = strstr(at, "<date ")) != NULL; at++)
		listed++;
	assert_int_equal(listed, 3);
	assert_non_null(strstr(both, "n=\"6\""));
	free(both);
}

static void refuses_other_periods(void **state)
{
	struct report *a = with_gap(SAMPLE_DAY, SEVERITY_ERROR), *b = with_gap(SAMPLE_DAY, SEVERITY_ERROR);
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);

	(void)state;
	b->inputs.items[0].path = "b.xml";
	b->due_periods.of[SEVERITY_INFO] = "P1Y";
	report_finish(a);
	report_finish(b);
	assert_int_equal(report_merge(a, b, "b.xml", &sink), -1);
	assert_string_equal(diag_name(diag_list_at(messages, 0)), "merge-due");
	diag_list_free(messages);
	report_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_severity), cmocka_unit_test(by_action), cmocka_unit_test(by_earlier_reports), cmocka_unit_test(merges_in_any_order), cmocka_unit_test(lists_once),
		cmocka_unit_test(refuses_other_periods),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
