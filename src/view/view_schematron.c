/* SPDX-License-Identifier: Apache-2.0 */
/* The text of `policykoll schematron` (view_schematron.h): blocks as everywhere, a summary of its own, since there are no assets and no policies here. */
#include "view_schematron.h"

#include "buf.h"
#include "view_parts.h"

#include <stdio.h>

static void write_findings(struct buf *out, const struct view_schematron *v, const struct view_text_options *o)
{
	for (size_t i = 0; i < v->report->findings.len; i++) {
		view_finding(out, v->report, v->report->findings.items[i], o, false);
		buf_putc(out, '\n');
	}
}

/* "and 37 more price-missing" for each that was cut. */
static void write_more(struct buf *out, const struct view_schematron *v, enum lang l)
{
	size_t before = out->len;
	char number[24];

	for (size_t i = 0; i < v->tally_count; i++) {
		const struct view_tally *t = &v->tallies[i];
		size_t more = t->n - t->kept;

		if (more == 0)
			continue;
		snprintf(number, sizeof number, "%zu", more);
		view_say(out, l, more == 1 ? MSG_VIEW_MORE_SAME_ONE : MSG_VIEW_MORE_SAME, "n", number, "rule", t->rule, NULL);
		buf_putc(out, '\n');
	}
	if (out->len > before)
		buf_putc(out, '\n');
}

/* The diagnostics of a severity. */
static size_t said(const struct report *r, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < diag_list_len(r->diagnostics); i++)
		n += msg_severity(diag_list_at(r->diagnostics, i)->id) == s;
	return n;
}

static void write_counts(struct buf *out, const struct view_schematron *v, enum lang l)
{
	static const struct view_plural errors = { MSG_VIEW_N_ERROR, MSG_VIEW_N_ERRORS }, warnings = { MSG_VIEW_N_WARNING, MSG_VIEW_N_WARNINGS },
		infos = { MSG_VIEW_N_INFO, MSG_VIEW_N_INFOS }, broken = { MSG_VIEW_N_RULE_ERROR, MSG_VIEW_N_RULE_ERRORS }, nodes = { MSG_VIEW_N_NODE, MSG_VIEW_N_NODES };
	const struct report *r = v->report;
	char k[24], n[24];

	view_count(out, l, errors, r->by_severity[SEVERITY_ERROR] + said(r, SEVERITY_ERROR));
	buf_puts(out, ", ");
	view_count(out, l, warnings, r->by_severity[SEVERITY_WARNING] + said(r, SEVERITY_WARNING));
	if (r->by_severity[SEVERITY_INFO] > 0) {
		buf_puts(out, ", ");
		view_count(out, l, infos, r->by_severity[SEVERITY_INFO]);
	}
	if (r->errors > 0) {
		buf_puts(out, ", ");
		view_count(out, l, broken, r->errors);
	}
	snprintf(k, sizeof k, "%zu", v->files_found);
	snprintf(n, sizeof n, "%zu", r->inputs.len);
	buf_puts(out, ": ");
	view_say(out, l, r->inputs.len == 1 ? MSG_VIEW_OF_FILE : MSG_VIEW_OF_FILES, "k", k, "n", n, NULL);
	buf_puts(out, ", ");
	view_count(out, l, nodes, v->nodes);
	buf_puts(out, ", ");
	view_seconds(out, r->seconds, l);
	buf_putc(out, '\n');
}

static void write_failing(struct buf *out, const struct report *r, enum lang l)
{
	size_t failing = 0;
	char n[24];

	for (int s = r->fail_on; s >= 0 && s <= SEVERITY_ERROR; s++)
		failing += r->by_severity[s];
	snprintf(n, sizeof n, "%zu", failing);
	view_say(out, l, MSG_VIEW_FAILED, NULL);
	buf_puts(out, ": ");
	view_say(out, l, failing == 1 ? MSG_VIEW_N_FINDING : MSG_VIEW_N_FINDINGS, "n", n, "level", severity_name((enum severity)r->fail_on), NULL);
}

static void write_verdict(struct buf *out, const struct report *r, enum lang l)
{
	static const struct view_plural files = { MSG_VIEW_INCOMPLETE_ONE, MSG_VIEW_INCOMPLETE }, cases = { MSG_VIEW_RULES_BROKEN_ONE, MSG_VIEW_RULES_BROKEN };

	switch (r->exit_code) {
	case 0:
		view_passed(out, l, report_gaps(r), r->fail_on, false);
		break;
	case 1:
		write_failing(out, r, l);
		break;
	case 2:
		view_say(out, l, MSG_VIEW_USAGE, NULL);
		break;
	case 3:
		view_count(out, l, files, r->unread);
		break;
	default:
		if (r->errors > 0)
			view_count(out, l, cases, r->errors);
		else
			view_say(out, l, MSG_VIEW_INTERNAL, NULL);
	}
}

void view_schematron(struct buf *out, const struct view_schematron *v, const struct view_text_options *o)
{
	const struct report *r = v->report;

	if (!o->quiet) {
		view_messages(out, r->diagnostics, o);
		write_findings(out, v, o);
		write_more(out, v, o->lang);
	}
	/* What is wrong with the schema has been said, and nothing was checked. */
	if (r->exit_code == 2 && !o->quiet)
		return;
	if (r->exit_code != 2)
		write_counts(out, v, o->lang);
	view_paint(out, o->color, r->exit_code != 0 ? VIEW_RED : report_gaps(r) ? VIEW_YELLOW : VIEW_GREEN);
	write_verdict(out, r, o->lang);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
}
