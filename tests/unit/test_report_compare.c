/* SPDX-License-Identifier: Apache-2.0 */
/* What changed between two reports: identity, noise, what could not be seen, and the marks of a baseline. */
#include "report_compare.h"
#include "report_sample.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#define DAY 20000

/* A report of one policy, three rules that ran and two inventories. */
static struct report *begin(int64_t day)
{
	struct report *r = report_new();
	static const char *const rules[] = { "owner-missing", "plan-missing", "agreement-expired" };

	r->as_of = day;
	r->tool_version = "1";
	sample_policy(r, "p", "policy");
	for (size_t i = 0; i < 3; i++) {
		struct report_rule *rule = sample_rule(r, rules[i]);

		rule->pack = "rules/a.sch";
		rule->outcomes.n[OUTCOME_PASS] = 4;
	}
	vec_push(&r->packs, (struct report_pack){ .path = "rules/a.sch", .sha256 = "aa" });
	sample_input(r, "a.xml", "valid", 3);
	sample_input(r, "b.xml", "valid", 3);
	return r;
}

static struct finding *say(struct report *r, struct finding *f, const char *english)
{
	f->message = TEXTS(arena_strdup(r->arena, english), NULL);
	return f;
}

static struct finding *gap(struct report *r, const char *rule, const char *subject)
{
	struct finding *f = sample_finding(r, rule, subject, "a.xml", 7, 3);

	sample_cite(f, "p", "1");
	return f;
}

static void expect(const struct report_comparison *c, size_t new, size_t changed, size_t fixed, size_t unseen, size_t unchanged)
{
	assert_int_equal(c->n[STATE_NEW], new);
	assert_int_equal(c->n[STATE_CHANGED], changed);
	assert_int_equal(c->n[STATE_FIXED], fixed);
	assert_int_equal(c->n[STATE_UNSEEN], unseen);
	assert_int_equal(c->n[STATE_UNCHANGED], unchanged);
	assert_int_equal(c->changes.len, new + changed + fixed + unseen + unchanged);
}

/* Compares and frees both reports; the comparison may still be counted, its findings not looked at. */
static struct report_comparison compare(struct report *old, struct report *new)
{
	struct report_comparison c;

	report_finish(old);
	report_finish(new);
	report_compare(&c, old, new);
	return c;
}

static void finish(struct report_comparison *c)
{
	report_free((struct report *)c->old);
	report_free((struct report *)c->new);
	report_comparison_release(c);
}

static void test_itself(void **state)
{
	struct report *a = sample_report(), *b = sample_report();
	struct report_comparison c = compare(a, b);

	(void)state;
	expect(&c, 0, 0, 0, 0, a->findings.len);
	assert_int_equal(report_comparison_failing(&c, SEVERITY_INFO), 0);
	finish(&c);
}

static void test_nothing(void **state)
{
	struct report_comparison c = compare(begin(DAY), begin(DAY));

	(void)state;
	expect(&c, 0, 0, 0, 0, 0);
	assert_int_equal(report_comparison_exit(&c, SEVERITY_INFO), 0);
	finish(&c);
}

static void test_new_and_fixed(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	gap(a, "owner-missing", "s2");
	gap(b, "owner-missing", "s2");
	gap(b, "plan-missing", "s2")->severity = SEVERITY_WARNING;
	c = compare(a, b);
	expect(&c, 1, 0, 1, 0, 1);
	assert_string_equal(c.changes.items[0].new->rule, "plan-missing");
	assert_null(c.changes.items[0].old);
	assert_true(c.changes.items[0].worse);
	assert_string_equal(c.changes.items[1].old->subject_id, "s1");
	assert_int_equal(report_comparison_exit(&c, SEVERITY_ERROR), 0);
	assert_int_equal(report_comparison_exit(&c, SEVERITY_WARNING), 1);
	assert_int_equal(report_comparison_exit(&c, -1), 0);
	finish(&c);
}

static void test_place_is_no_change(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct finding *f;
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	gap(a, "owner-missing", "s2");
	f = gap(b, "owner-missing", "s2");
	f->place = (struct place){ .file = "elsewhere.xml", .line = 1, .column = 1 };
	f->location = "/x[1]";
	f = gap(b, "owner-missing", "s1");
	f->place.line = 900;
	c = compare(a, b);
	expect(&c, 0, 0, 0, 0, 2);
	finish(&c);
}

static void test_language_is_no_change(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1")->message = TEXTS("s1 has no owner", NULL);
	gap(b, "owner-missing", "s1")->message = TEXTS(NULL, "s1 saknar ägare");
	c = compare(a, b);
	expect(&c, 0, 0, 0, 0, 1);
	finish(&c);
}

/* --- what is said --- */

struct said {
	const char *name, *before, *after;
	int days;
	bool same;
};

static const struct said said[] = {
	{ "equal", "expired 154 days ago", "expired 154 days ago", 7, true },
	{ "a week later", "expired 154 days ago", "expired 161 days ago", 7, true },
	{ "a week nearer", "ends in 20 days", "ends in 13 days", 7, true },
	{ "one day, eight days", "due (1 day ago)", "due (8 days ago)", 7, true },
	{ "en dag, åtta dagar", "skulle ha gjorts (1 dag sedan)", "skulle ha gjorts (8 dagar sedan)", 7, true },
	{ "a day that moves along", "none from 2025-11-22 to 2026-11-21", "none from 2025-11-29 to 2026-11-28", 7, true },
	{ "backwards in time", "expired 161 days ago", "expired 154 days ago", -7, true },
	{ "the same day, another number", "expired 154 days ago", "expired 161 days ago", 0, false },
	{ "another number of days", "expired 154 days ago", "expired 160 days ago", 7, false },
	{ "another date", "expired on 2026-03-31", "expired on 2026-06-30", 7, false },
	{ "a date never runs backwards", "due 2026-03-31", "due 2026-03-24", 7, false },
	{ "a count", "3 of 5 risks lack an action", "4 of 5 risks lack an action", 7, false },
	{ "a count that moves as the days do", "1 of 9 lacks", "2 of 9 lacks", 1, false },
	{ "a day and a count", "1 of 9 is 3 days late", "1 of 9 is 4 days late", 1, true },
	{ "days that became words", "3 days late", "three days late", 1, false },
	{ "only days", "days", "days", 0, true },
	{ "another word", "lacks integrity", "lacks availability", 7, false },
	{ "a word more", "lacks integrity", "lacks integrity, availability", 7, false },
	{ "order of words", "lacks integrity, availability.", "lacks availability, integrity.", 0, true },
	{ "a word twice", "lacks a a", "lacks a", 0, false },
	{ "files", "registered twice (x/a.xml, b.xml)", "registered twice (inventory/b.xml, c/d.xml)", 0, true },
	{ "quotes of another kind", "“x” is wrong", "”x” is wrong", 0, true },
	{ "a number too long for one", "code 12345678901234567890", "code 12345678901234567897", 7, false },
	{ "no text", "", "", 0, true },
	{ "text where there was none", "", "something", 0, false },
};

static void test_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct report *a = begin(DAY), *b = begin(DAY + said[i].days);
		struct report_comparison c;

		say(a, gap(a, "owner-missing", "s1"), said[i].before);
		say(b, gap(b, "owner-missing", "s1"), said[i].after);
		c = compare(a, b);
		if ((c.n[STATE_UNCHANGED] == 1) != said[i].same)
			fail_msg("%s", said[i].name);
		finish(&c);
	}
}

static void test_name_is_no_change(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct finding *f = say(a, gap(a, "owner-missing", "s1"), "Treserva has no owner");
	struct report_comparison c;

	(void)state;
	f->subject_name = TEXTS("Treserva", NULL);
	f = say(b, gap(b, "owner-missing", "s1"), "Treserva Two has no owner");
	f->subject_name = TEXTS("Treserva Two", NULL);
	c = compare(a, b);
	expect(&c, 0, 0, 0, 0, 1);
	finish(&c);
}

static void test_rewritten_rule(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct finding *f = say(a, gap(a, "owner-missing", "s1"), "no owner");
	struct report_comparison c;

	(void)state;
	vec_push(&f->evidence, (struct report_evidence){ "@from", "2026-01-01" });
	vec_push(&f->evidence, (struct report_evidence){ "count(x)", "3" });
	f = say(b, gap(b, "owner-missing", "s1"), "lacks somebody who owns it");
	vec_push(&f->evidence, (struct report_evidence){ "@from", "2026-01-01" });
	b->packs.items[0].sha256 = "bb";
	c = compare(a, b);
	expect(&c, 0, 0, 0, 0, 1);
	finish(&c);
}

/* --- aspects --- */

static unsigned aspects(struct report_comparison *c)
{
	expect(c, 0, 1, 0, 0, 0);
	return c->changes.items[0].aspects;
}

static void test_severity(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1")->severity = SEVERITY_INFO;
	gap(b, "owner-missing", "s1");
	c = compare(a, b);
	assert_int_equal(aspects(&c), 1u << ASPECT_SEVERITY);
	assert_true(c.changes.items[0].worse);
	assert_int_equal(report_comparison_exit(&c, SEVERITY_ERROR), 1);
	report_comparison_release(&c);
	report_compare(&c, b, a);
	assert_int_equal(aspects(&c), 1u << ASPECT_SEVERITY);
	assert_false(c.changes.items[0].worse);
	assert_int_equal(report_comparison_exit(&c, SEVERITY_INFO), 0);
	report_comparison_release(&c);
	report_free(a);
	report_free(b);
}

static void test_clauses(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	sample_cite(gap(b, "owner-missing", "s1"), "p", "2");
	c = compare(a, b);
	assert_int_equal(aspects(&c), 1u << ASPECT_CLAUSES);
	assert_false(c.changes.items[0].worse);
	finish(&c);
}

static void test_evidence(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY + 7);
	struct report_comparison c;
	struct finding *f;

	(void)state;
	f = gap(a, "agreement-expired", "s1");
	vec_push(&f->evidence, (struct report_evidence){ "@valid-until", "2024-06-30" });
	f = gap(b, "agreement-expired", "s1");
	vec_push(&f->evidence, (struct report_evidence){ "@valid-until", "2024-09-30" });
	c = compare(a, b);
	assert_int_equal(aspects(&c), 1u << ASPECT_EVIDENCE);
	finish(&c);
}

static struct finding *excepted(struct finding *f, const char *id, const char *until)
{
	f->outcome = OUTCOME_EXCEPTED;
	f->cover = (struct report_cover){ .id = id, .expires_on = until, .status = "active" };
	return f;
}

/* Every outcome against every other, and nothing: never fixed while the finding is there, worse only where it became a gap or broke. */
static void test_outcomes(void **state)
{
	(void)state;
	for (int from = OUTCOME_EXCEPTED; from < OUTCOME_COUNT; from++) {
		for (int to = OUTCOME_EXCEPTED; to < OUTCOME_COUNT; to++) {
			struct report *a = begin(DAY), *b = begin(DAY);
			struct report_comparison c;

			gap(a, "owner-missing", "s1")->outcome = (enum outcome)from;
			gap(b, "owner-missing", "s1")->outcome = (enum outcome)to;
			c = compare(a, b);
			expect(&c, 0, from != to, 0, 0, from == to);
			assert_int_equal(c.changes.items[0].aspects, from != to ? 1u << ASPECT_OUTCOME : 0);
			assert_int_equal(c.changes.items[0].worse, from != to && (to == OUTCOME_GAP || to == OUTCOME_ERROR));
			finish(&c);
		}
	}
}

static void test_exception_prolonged(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	excepted(gap(a, "owner-missing", "s1"), "e1", "2026-01-01");
	excepted(gap(b, "owner-missing", "s1"), "e1", "2027-01-01");
	excepted(gap(a, "owner-missing", "s2"), "e1", "2026-01-01");
	excepted(gap(b, "owner-missing", "s2"), "e1", "2026-01-01");
	c = compare(a, b);
	expect(&c, 0, 1, 0, 0, 1);
	assert_int_equal(c.changes.items[0].aspects, 1u << ASPECT_EXCEPTION);
	finish(&c);
}

/* --- several of one identity --- */

static void test_twins(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	say(a, gap(a, "owner-missing", "s1"), "first")->place.line = 1;
	say(a, gap(a, "owner-missing", "s1"), "second")->place.line = 2;
	say(a, gap(a, "owner-missing", "s1"), "third")->place.line = 3;
	say(b, gap(b, "owner-missing", "s1"), "third")->place.line = 1;
	say(b, gap(b, "owner-missing", "s1"), "first")->place.line = 2;
	c = compare(a, b);
	expect(&c, 0, 0, 1, 0, 2);
	assert_string_equal(c.changes.items[0].old->message.in[LANG_EN], "second");
	finish(&c);
}

static void test_twins_come(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY + 7);
	struct report_comparison c;

	(void)state;
	say(a, gap(a, "owner-missing", "s1"), "3 days late")->place.line = 1;
	say(b, gap(b, "owner-missing", "s1"), "other words")->place.line = 1;
	say(b, gap(b, "owner-missing", "s1"), "10 days late")->place.line = 2;
	c = compare(a, b);
	expect(&c, 1, 0, 0, 0, 1);
	assert_string_equal(c.changes.items[0].new->message.in[LANG_EN], "other words");
	finish(&c);
}

static void test_discriminators(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1")->discriminator = "x";
	gap(b, "owner-missing", "s1")->discriminator = "y";
	gap(a, "plan-missing", "s1")->subject_kind = "asset";
	gap(b, "plan-missing", "s1")->subject_kind = "unit";
	c = compare(a, b);
	expect(&c, 2, 0, 2, 0, 0);
	finish(&c);
}

/* --- what was not looked at --- */

static void test_rule_ended(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	b->rules.items[0]->ran = false;
	c = compare(a, b);
	expect(&c, 0, 0, 0, 1, 0);
	assert_int_equal(c.changes.items[0].blind, BLIND_RULE);
	report_comparison_release(&c);
	report_compare(&c, b, a);
	expect(&c, 1, 0, 0, 0, 0);
	assert_int_equal(c.changes.items[0].blind, BLIND_RULE);
	assert_true(c.changes.items[0].worse);
	report_comparison_release(&c);
	report_free(a);
	report_free(b);
}

static void test_rule_broke(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	gap(a, "plan-missing", "s1");
	report_rule_find(b, "owner-missing")->outcomes.n[OUTCOME_ERROR] = 1;
	c = compare(a, b);
	expect(&c, 0, 0, 1, 1, 0);
	assert_int_equal(report_comparison_exit(&c, -1), 4);
	finish(&c);
}

static void test_partial(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	b->partial = true;
	vec_push(&b->options, (struct report_option){ "unit", "u" });
	c = compare(a, b);
	expect(&c, 0, 0, 0, 1, 0);
	assert_int_equal(c.changes.items[0].blind, BLIND_PARTIAL);
	report_comparison_release(&c);
	a->partial = true;
	vec_push(&a->options, (struct report_option){ "unit", "u" });
	report_compare(&c, a, b);
	expect(&c, 0, 0, 1, 0, 0);
	finish(&c);
}

static void test_partial_clauses(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	sample_cite(gap(a, "owner-missing", "s1"), "q", "1");
	gap(b, "owner-missing", "s1");
	b->partial = true;
	vec_push(&b->options, (struct report_option){ "policy", "p" });
	c = compare(a, b);
	expect(&c, 0, 0, 0, 0, 1);
	finish(&c);
}

static void test_partial_rules(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	gap(a, "plan-missing", "s1");
	b->partial = true;
	vec_push(&b->options, (struct report_option){ "rule", "owner-missing" });
	report_rule_find(b, "plan-missing")->ran = false;
	c = compare(a, b);
	expect(&c, 0, 0, 1, 1, 0);
	finish(&c);
}

struct unread {
	const char *name, *kind, *status, *subject_kind;
	bool own;    /* the finding's own file is the broken one */
	enum report_blind blind;
};

static const struct unread unread[] = {
	{ "its own inventory", "inventory", "invalid", "asset", true, BLIND_DOCUMENT },
	{ "its own inventory, broken off", "inventory", "broken", "asset", true, BLIND_DOCUMENT },
	{ "another inventory", "inventory", "broken", "asset", false, BLIND_NOT },
	{ "another inventory, about the register", "inventory", "broken", "entry", false, BLIND_REST },
	{ "another inventory, about a unit", "inventory", "broken", "unit", false, BLIND_REST },
	{ "the organisation", "organisation", "invalid", "asset", false, BLIND_REST },
	{ "something that is not known", NULL, "unreadable", "asset", false, BLIND_REST },
};

static void test_unread(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++) {
		struct report *a = begin(DAY), *b = begin(DAY);
		struct report_comparison c;

		gap(a, "owner-missing", "s1")->subject_kind = unread[i].subject_kind;
		b->inputs.items[!unread[i].own].kind = unread[i].kind;
		b->inputs.items[!unread[i].own].status = unread[i].status;
		c = compare(a, b);
		if (c.changes.len != 1 || c.changes.items[0].blind != unread[i].blind ||
		    c.changes.items[0].state != (unread[i].blind == BLIND_NOT ? STATE_FIXED : STATE_UNSEEN))
			fail_msg("%s", unread[i].name);
		assert_int_equal(report_comparison_exit(&c, SEVERITY_ERROR), 3);
		finish(&c);
	}
}

static void test_unread_renamed(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1")->place.file = "gone.xml";
	b->inputs.items[1].status = "broken";
	c = compare(a, b);
	expect(&c, 0, 0, 0, 1, 0);
	finish(&c);
}

static void test_file_gone(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1")->place.file = "gone.xml";
	c = compare(a, b);
	expect(&c, 0, 0, 1, 0, 0);
	finish(&c);
}

static void test_nothing_evaluated(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	for (size_t i = 0; i < b->rules.len; i++)
		b->rules.items[i]->outcomes.n[OUTCOME_PASS] = 0;
	c = compare(a, b);
	expect(&c, 0, 0, 0, 1, 0);
	assert_int_equal(c.changes.items[0].blind, BLIND_NOTHING);
	assert_int_equal(report_comparison_exit(&c, SEVERITY_ERROR), 5);
	finish(&c);
}

static void test_incomplete_for_no_file(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);
	struct report_comparison c;

	(void)state;
	gap(a, "owner-missing", "s1");
	b->incomplete = true;
	c = compare(a, b);
	expect(&c, 0, 0, 0, 1, 0);
	finish(&c);
}

/* --- baseline --- */

static const struct report_baseline_wish wish = { .file = "old.xml", .digest = "00", .only_new = true };

static void test_baseline(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY + 1);

	(void)state;
	gap(a, "owner-missing", "known");
	gap(a, "owner-missing", "fixed");
	gap(a, "owner-missing", "milder")->severity = SEVERITY_WARNING;
	gap(a, "owner-missing", "excused");
	excepted(gap(a, "owner-missing", "expired"), "e", "2024-01-01");
	gap(b, "owner-missing", "known");
	gap(b, "owner-missing", "milder");
	gap(b, "owner-missing", "expired");
	gap(b, "owner-missing", "new");
	excepted(gap(b, "owner-missing", "excused"), "e", "2024-01-01");
	report_finish(a);
	report_finish(b);
	report_mark_baseline(b, a, &wish);
	assert_int_equal(b->baseline.known, 1);
	assert_int_equal(b->baseline.new, 3);
	assert_int_equal(b->baseline.fixed, 1);
	assert_string_equal(b->baseline.as_of, "2024-10-04");
	for (size_t i = 0; i < b->findings.len; i++) {
		const struct finding *f = b->findings.items[i];

		assert_int_equal(f->baseline, f->outcome != OUTCOME_GAP ? BASELINE_NONE : !strcmp(f->subject_id, "known") ? BASELINE_KNOWN : BASELINE_NEW);
	}
	assert_int_equal(b->exit_code, 1);
	assert_int_equal(report_failing(b), 3);
	report_free(a);
	report_free(b);
}

struct threshold {
	const char *name;
	int fail_on, severity; /* of the new gap; -1: there is none */
	bool only_new;
	int exit_code;
};

static const struct threshold thresholds[] = {
	{ "only known", SEVERITY_INFO, -1, true, 0 },
	{ "only known, all count", SEVERITY_INFO, -1, false, 1 },
	{ "error at error", SEVERITY_ERROR, SEVERITY_ERROR, true, 1 },
	{ "warning at error", SEVERITY_ERROR, SEVERITY_WARNING, true, 0 },
	{ "warning at warning", SEVERITY_WARNING, SEVERITY_WARNING, true, 1 },
	{ "info at warning", SEVERITY_WARNING, SEVERITY_INFO, true, 0 },
	{ "info at info", SEVERITY_INFO, SEVERITY_INFO, true, 1 },
	{ "never", -1, SEVERITY_ERROR, true, 0 },
};

static void test_only_new(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof thresholds / sizeof *thresholds; i++) {
		struct report *a = begin(DAY), *b = begin(DAY);
		struct report_baseline_wish w = wish;

		gap(a, "owner-missing", "known");
		gap(b, "owner-missing", "known");
		if (thresholds[i].severity >= 0)
			gap(b, "owner-missing", "new")->severity = (enum severity)thresholds[i].severity;
		b->fail_on = thresholds[i].fail_on;
		report_finish(a);
		report_finish(b);
		w.only_new = thresholds[i].only_new;
		report_mark_baseline(b, a, &w);
		if (b->exit_code != thresholds[i].exit_code)
			fail_msg("%s: %d", thresholds[i].name, b->exit_code);
		report_free(a);
		report_free(b);
	}
}

/* What a known gap forgives is only itself. */
static void test_only_new_forgives_nothing_else(void **state)
{
	struct report *a = begin(DAY), *b = begin(DAY);

	(void)state;
	gap(a, "owner-missing", "known");
	gap(b, "owner-missing", "known");
	b->inputs.items[1].status = "broken";
	report_finish(a);
	report_finish(b);
	report_mark_baseline(b, a, &wish);
	assert_int_equal(b->exit_code, 3);
	report_free(a);
	report_free(b);
}

static bool says(const struct report *r, enum msg_id id)
{
	for (size_t i = 0; i < diag_list_len(r->diagnostics); i++)
		if (diag_list_at(r->diagnostics, i)->id == id)
			return true;
	return false;
}

static void test_baseline_warnings(void **state)
{
	struct report *a = begin(DAY + 1), *b = begin(DAY);

	(void)state;
	a->partial = true;
	vec_push(&a->options, (struct report_option){ "rule", "owner-missing" });
	vec_push(&b->options, (struct report_option){ "ignore-exceptions", "yes" });
	a->policies.items[0]->id = "q";
	a->inputs.items[0].status = "broken";
	report_finish(a);
	report_finish(b);
	report_mark_baseline(b, a, &wish);
	assert_true(says(b, MSG_COMPARE_ORDER));
	assert_true(says(b, MSG_COMPARE_PARTIAL_OLD));
	assert_true(says(b, MSG_COMPARE_TROUBLE_OLD));
	assert_true(says(b, MSG_COMPARE_IGNORED_NEW));
	assert_true(says(b, MSG_COMPARE_UNRELATED));
	assert_int_equal(b->exit_code, 0);
	report_free(a);
	report_free(b);
}

/* --- size --- */

/* A hundred thousand findings, a tenth of them of one identity: the time stays that of sorting them. */
static void test_many(void **state)
{
	enum { MANY = 100000 };
	struct report *a = begin(DAY), *b = begin(DAY + 1);
	struct report_comparison c;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		struct finding *f = gap(a, "owner-missing", i % 10 ? arena_printf(a->arena, "s%d", i) : "twin");

		f->place.line = (uint32_t)i + 1;
		say(a, f, arena_printf(a->arena, "%d is %d days late", i % 7, i));
		f = gap(b, "owner-missing", i % 10 ? arena_printf(b->arena, "s%d", i) : "twin");
		f->place.line = (uint32_t)(MANY - i);
		say(b, f, arena_printf(b->arena, "%d is %d days late", i % 7, i + 1));
	}
	c = compare(a, b);
	assert_int_equal(c.n[STATE_NEW] + c.n[STATE_FIXED] + c.n[STATE_UNSEEN], 0);
	assert_int_equal(c.changes.len, MANY);
	finish(&c);
}

#define CASE(name) { #name, test_##name, NULL, NULL, NULL }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(itself), CASE(nothing), CASE(new_and_fixed), CASE(place_is_no_change), CASE(language_is_no_change), CASE(said),
		CASE(name_is_no_change), CASE(rewritten_rule), CASE(severity), CASE(clauses), CASE(evidence), CASE(outcomes), CASE(exception_prolonged),
		CASE(twins), CASE(twins_come), CASE(discriminators), CASE(rule_ended), CASE(rule_broke), CASE(partial), CASE(partial_clauses), CASE(partial_rules), CASE(unread),
		CASE(unread_renamed), CASE(file_gone), CASE(nothing_evaluated), CASE(incomplete_for_no_file), CASE(baseline), CASE(only_new),
		CASE(only_new_forgives_nothing_else), CASE(baseline_warnings), CASE(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
