/* SPDX-License-Identifier: Apache-2.0 */
/* The findings' order, their merging and their ids. */
#include "report_sample.h"

#include "buf.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const char *ids(struct report *r)
{
	struct buf b = BUF_INIT;
	size_t i, problems;
	const char *all;

	problems = report_count_problems(r, 0);
	report_finish(r);
	for (i = 0; i < r->findings.len; i++)
		problems -= r->findings.items[i]->outcome == OUTCOME_GAP || r->findings.items[i]->outcome == OUTCOME_ERROR;
	assert_int_equal(problems, 0); /* known before, without a change */
	for (i = 0; i < r->findings.len; i++)
		buf_printf(&b, "%s%s", i ? " " : "", r->findings.items[i]->id);
	all = arena_strdup(r->arena, b.data);
	buf_release(&b);
	return all;
}

static void ordered(void **state)
{
	static const struct { const char *rule, *subject, *file; uint32_t line, column; } places[] = {
		{ "b", "s1", "b.xml", 2, 1 }, { "a", "s2", "a.xml", 10, 1 }, { "a", "s3", "a.xml", 9, 7 }, { "a", "s4", "a.xml", 9, 30 },
		{ "b", "s5", "a.xml", 9, 7 }, { "a", "s6", "B.xml", 1, 1 }, { "a", "s7", NULL, 0, 0 },
	};
	size_t n = sizeof places / sizeof *places, start, i;

	(void)state;
	for (start = 0; start < n; start++) {
		struct report *r = report_new();

		for (i = 0; i < n; i++) {
			size_t k = (start + i) % n;

			sample_finding(r, places[k].rule, places[k].subject, places[k].file, places[k].line, places[k].column);
		}
		assert_string_equal(ids(r), "a/asset:s7 a/asset:s6 a/asset:s3 b/asset:s5 a/asset:s4 a/asset:s2 b/asset:s1");
		report_free(r);
	}
}

static void two_clauses_one_finding(void **state)
{
	struct report *r = report_new();
	struct report_policy *p = sample_policy(r, "p", "policy"), *law = sample_policy(r, "law", "law");
	struct finding *f;

	(void)state;
	p->file = "1.xml";
	law->file = "2.xml";
	sample_clause(r, p, "p2", "checked");
	sample_clause(r, p, "p1", "checked");
	sample_clause(r, law, "l1", "checked");
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "law", "l1");
	f->severity = SEVERITY_WARNING;
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p1");
	f->message = TEXTS("within 90 days", "inom 90 dagar");
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p2");
	assert_string_equal(ids(r), "a/asset:s");
	f = r->findings.items[0];
	assert_int_equal(f->severity, SEVERITY_ERROR);
	assert_int_equal(f->clauses.len, 3);
	assert_string_equal(f->clauses.items[0].clause, "p2");
	assert_string_equal(f->clauses.items[1].clause, "p1");
	assert_string_equal(f->clauses.items[2].clause, "l1");
	assert_string_equal(f->clauses.items[2].origin, "law");
	assert_string_equal(f->clauses.items[0].origin, "policy");
	report_free(r);
}

static void one_clause_twice_stays_two(void **state)
{
	struct report *r = report_new();
	struct finding *f;

	(void)state;
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p1");
	f->message = TEXTS("term c is missing", NULL);
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p1");
	f->message = TEXTS("term d is missing", NULL);
	assert_string_equal(ids(r), "a/asset:s a/asset:s#2");
	report_free(r);
}

static void repeats_become_one(void **state)
{
	struct report *r = report_new();

	(void)state;
	sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_finding(r, "a", "s", "a.xml", 1, 1);
	assert_string_equal(ids(r), "a/asset:s");
	assert_int_equal(r->by_severity[SEVERITY_ERROR], 1);
	report_free(r);
}

/* A gap under one clause stands although another clause's is excepted; it keeps only its own reasons and severity. */
static void gap_beats_excepted(void **state)
{
	struct report *r = report_new();
	struct finding *f;

	(void)state;
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p1");
	f->outcome = OUTCOME_EXCEPTED;
	f->cover.id = "exc";
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p2");
	f->severity = SEVERITY_WARNING;
	assert_string_equal(ids(r), "a/asset:s");
	f = r->findings.items[0];
	assert_int_equal(f->outcome, OUTCOME_GAP);
	assert_int_equal(f->severity, SEVERITY_WARNING);
	assert_int_equal(f->clauses.len, 1);
	assert_string_equal(f->clauses.items[0].clause, "p2");
	assert_null(f->cover.id);
	report_free(r);
}

static void errors_hide_no_gap(void **state)
{
	struct report *r = report_new();
	struct finding *f;

	(void)state;
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p1");
	f = sample_finding(r, "a", "s", "a.xml", 1, 1);
	sample_cite(f, "p", "p2");
	f->outcome = OUTCOME_ERROR;
	report_finish(r);
	assert_int_equal(r->findings.len, 2);
	assert_int_equal(r->findings.items[0]->outcome, OUTCOME_ERROR);
	assert_int_equal(r->findings.items[1]->outcome, OUTCOME_GAP);
	report_free(r);
}

static void equal_ids_are_numbered(void **state)
{
	struct report *r = report_new();

	(void)state;
	sample_finding(r, "a", "s", "b.xml", 1, 1);
	sample_finding(r, "a", "s", "a.xml", 7, 1);
	sample_finding(r, "a", "s", "a.xml", 5, 1);
	sample_finding(r, "a", "s", "a.xml", 6, 1)->discriminator = "2";
	sample_finding(r, "a", "s", "c.xml", 1, 1)->discriminator = "p-1";
	assert_string_equal(ids(r), "a/asset:s a/asset:s#2 a/asset:s#3 a/asset:s#4 a/asset:s#p-1");
	assert_int_equal(r->findings.items[0]->place.line, 5);
	assert_string_equal(r->findings.items[3]->place.file, "b.xml");
	report_free(r);
}

static void a_subject_is_never_missing(void **state)
{
	struct report *r = report_new();
	struct finding *f = sample_finding(r, "a", "s", "a.xml", 1, 1);

	(void)state;
	f->subject_kind = f->subject_id = NULL;
	assert_string_equal(ids(r), "a/document:");
	report_free(r);
}

/* Thousands of equal ids take no quadratic time (this would take minutes) and stay unique. */
static void many_equal_ids(void **state)
{
	struct report *r = report_new();
	uint32_t i;

	(void)state;
	for (i = 0; i < 20000; i++)
		sample_finding(r, "a", "s", "a.xml", i + 1, 1);
	report_finish(r);
	assert_int_equal(r->findings.len, 20000);
	assert_string_equal(r->findings.items[19999]->id, "a/asset:s#20000");
	report_free(r);
}

static void the_rest_is_ordered(void **state)
{
	struct report *r = report_new();
	struct report_rule *rule;

	(void)state;
	sample_input(r, "b.xml", "valid", 0);
	sample_input(r, "a.xml", "valid", 0);
	sample_rule(r, "b");
	rule = sample_rule(r, "a");
	sample_clause(r, sample_policy(r, "q", "law"), "q1", "checked");
	sample_clause(r, sample_policy(r, "p", "policy"), "p1", "checked");
	vec_push(&rule->clauses, (struct report_clause_ref){ "q", "q1", "law" });
	vec_push(&rule->clauses, (struct report_clause_ref){ "x", "x1", NULL });
	vec_push(&rule->clauses, (struct report_clause_ref){ "p", "p1", "policy" });
	report_finish(r);
	assert_string_equal(r->inputs.items[0].path, "a.xml");
	assert_string_equal(r->rules.items[0]->id, "a");
	assert_string_equal(r->policies.items[0]->id, "p");
	assert_string_equal(rule->clauses.items[0].policy, "p");
	assert_string_equal(rule->clauses.items[1].policy, "q");
	assert_string_equal(rule->clauses.items[2].policy, "x");
	assert_ptr_equal(report_rule_find(r, "a"), rule);
	assert_null(report_rule_find(r, "c"));
	assert_null(report_rule_find(r, NULL));
	assert_string_equal(report_clause_find(r, "q", "q1")->id, "q1");
	assert_null(report_clause_find(r, "q", "p1"));
	assert_null(report_clause_find(r, "z", "p1"));
	report_free(r);
}

static void text_in_a_language(void **state)
{
	struct report_text both = TEXTS("dog", "hund"), one = TEXTS(NULL, "hund"), none = TEXTS(NULL, NULL);
	enum lang found;

	(void)state;
	assert_string_equal(report_text_in(&both, LANG_EN, &found), "dog");
	assert_int_equal(found, LANG_EN);
	assert_string_equal(report_text_in(&one, LANG_EN, &found), "hund");
	assert_int_equal(found, LANG_SV);
	assert_string_equal(report_text_in(&none, LANG_SV, NULL), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordered),
		cmocka_unit_test(two_clauses_one_finding),
		cmocka_unit_test(one_clause_twice_stays_two),
		cmocka_unit_test(repeats_become_one),
		cmocka_unit_test(gap_beats_excepted),
		cmocka_unit_test(errors_hide_no_gap),
		cmocka_unit_test(equal_ids_are_numbered),
		cmocka_unit_test(a_subject_is_never_missing),
		cmocka_unit_test(many_equal_ids),
		cmocka_unit_test(the_rest_is_ordered),
		cmocka_unit_test(text_in_a_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
