/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long what took: the rules, slowest first, with how many findings each has in the report; then the steps of the run. Shares are of what all rules took together,
 * which with several threads is more than the evaluation took by the clock on the wall.
 */
#include "mem.h"
#include "view_parts.h"
#include "view_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct row {
	const struct report_rule *rule; /* NULL: what they have in common */
	double seconds;
	size_t findings;
};

static int by_time(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->seconds != b->seconds)
		return a->seconds < b->seconds ? 1 : -1;
	if (!a->rule || !b->rule)
		return (a->rule == NULL) - (b->rule == NULL);
	return strcmp(a->rule->id, b->rule->id);
}

static size_t count_findings(const struct report *r, const char *rule)
{
	size_t i, n = 0;

	for (i = 0; i < r->findings.len; i++)
		n += strcmp(r->findings.items[i]->rule, rule) == 0;
	return n;
}

/* The rows, slowest first; their number goes to *n, what they took together to *sum. The caller's. */
static struct row *make_rows(const struct report *r, size_t *n, double *sum)
{
	struct row *rows = mem_alloc((r->rules.len + 1) * sizeof *rows);
	size_t i;

	*n = 0;
	*sum = r->times.common;
	for (i = 0; i < r->rules.len; i++) {
		const struct report_rule *rule = r->rules.items[i];

		if (!rule->ran)
			continue;
		rows[(*n)++] = (struct row){ rule, rule->seconds, count_findings(r, rule->id) };
		*sum += rule->seconds;
	}
	rows[(*n)++] = (struct row){ NULL, r->times.common, 0 };
	qsort(rows, *n, sizeof *rows, by_time);
	return rows;
}

/* "0.012 s" */
static void add_seconds(struct buf *out, double seconds, enum lang l)
{
	uint64_t thousandths = seconds > 0 && seconds < 1e12 ? (uint64_t)(seconds * 1000 + 0.5) : 0;
	char whole[24], part[24];

	snprintf(whole, sizeof whole, "%" PRIu64, thousandths / 1000);
	snprintf(part, sizeof part, "%03u", (unsigned)(thousandths % 1000));
	view_say(out, l, MSG_VIEW_THOUSANDTHS, "whole", whole, "part", part, NULL);
}

static void add_right(struct view_table *t, struct buf *b, size_t width)
{
	struct buf cell = BUF_INIT;
	size_t w = view_width(b->data, b->len);

	buf_pad(&cell, ' ', w < width ? width - w : 0);
	buf_add(&cell, b->data, b->len);
	buf_reset(b);
	view_table_add(t, &cell);
	buf_release(&cell);
}

static void add_row(struct view_table *t, const struct row *row, double sum, enum lang l)
{
	struct buf b = BUF_INIT;

	add_seconds(&b, row->seconds, l);
	add_right(t, &b, 9);
	buf_printf(&b, "%.0f %%", sum > 0 ? 100 * row->seconds / sum : 0);
	add_right(t, &b, 5);
	buf_printf(&b, "%zu", row->findings);
	add_right(t, &b, 8);
	if (row->rule)
		view_show(&b, row->rule->id);
	else
		view_say(&b, l, MSG_VIEW_TIME_COMMON, NULL);
	view_table_add(t, &b);
	buf_release(&b);
}

static void write_rules(struct buf *out, const struct report *r, enum lang l)
{
	static const struct { enum msg_id word; size_t width; } heads[] = {
		{ MSG_VIEW_HEAD_TIME, 9 }, { MSG_VIEW_HEAD_SHARE, 5 }, { MSG_VIEW_HEAD_FINDINGS, 8 }, { MSG_VIEW_HEAD_RULE, 0 },
	};
	struct buf b = BUF_INIT;
	struct view_table t;
	size_t i, n;
	double sum;
	struct row *rows = make_rows(r, &n, &sum);

	view_table_init(&t, sizeof heads / sizeof *heads);
	for (i = 0; i < sizeof heads / sizeof *heads; i++) {
		view_say(&b, l, heads[i].word, NULL);
		add_right(&t, &b, heads[i].width);
	}
	for (i = 0; i < n; i++)
		add_row(&t, &rows[i], sum, l);
	view_table_write(out, &t, 0, false);
	view_table_release(&t);
	buf_release(&b);
	free(rows);
}

static void write_steps(struct buf *out, const struct report *r, double writing, enum lang l)
{
	const struct { enum msg_id word; double seconds; } steps[] = {
		{ MSG_VIEW_TIME_RULES, r->times.rules }, { MSG_VIEW_TIME_READING, r->times.reading }, { MSG_VIEW_TIME_VALIDATING, r->times.validating },
		{ MSG_VIEW_TIME_EVALUATING, r->times.evaluating }, { MSG_VIEW_TIME_REPORT, r->times.finishing + writing },
		{ MSG_VIEW_TIME_ALL, r->seconds + r->times.finishing + writing },
	};
	struct buf b = BUF_INIT;
	struct view_table t;
	size_t i;

	view_table_init(&t, 2);
	for (i = 0; i < sizeof steps / sizeof *steps; i++) {
		add_seconds(&b, steps[i].seconds, l);
		add_right(&t, &b, 9);
		view_say(&b, l, steps[i].word, NULL);
		view_table_add(&t, &b);
	}
	view_table_write(out, &t, 0, false);
	view_table_release(&t);
	buf_release(&b);
}

/* "202 documents, 20000 assets, 31.2 MB; 9412 assets/s" */
static void write_amounts(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural documents = { MSG_VIEW_N_DOCUMENT, MSG_VIEW_N_DOCUMENTS }, assets = { MSG_VIEW_N_ASSET, MSG_VIEW_N_ASSETS };
	uint64_t tenths = (r->times.bytes + 50000) / 100000;
	char whole[24], tenth[4], rate[24];

	snprintf(whole, sizeof whole, "%" PRIu64, tenths / 10);
	snprintf(tenth, sizeof tenth, "%u", (unsigned)(tenths % 10));
	snprintf(rate, sizeof rate, "%.0f", r->seconds > 0 ? (double)r->assets / r->seconds : 0);
	view_count(out, l, documents, r->inputs.len);
	buf_puts(out, ", ");
	view_count(out, l, assets, r->assets);
	buf_puts(out, ", ");
	view_say(out, l, MSG_VIEW_MEGABYTES, "whole", whole, "tenth", tenth, NULL);
	if (r->assets) {
		buf_puts(out, "; ");
		view_say(out, l, MSG_VIEW_ASSETS_PER_SECOND, "n", rate, NULL);
	}
	buf_putc(out, '\n');
}

void view_statistics(struct buf *out, const struct report *r, double writing, const struct view_text_options *o)
{
	if (!r->times.measured)
		return;
	buf_putc(out, '\n');
	if (!r->validate_only)
		write_rules(out, r, o->lang);
	buf_putc(out, '\n');
	write_steps(out, r, writing, o->lang);
	write_amounts(out, r, o->lang);
}
