/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report for a terminal: diagnostics first, since they say what the findings rest on; then what is wrong, then what is excepted, then (on request)
 * what could not be decided; at the end the counts and the verdict. Of one kind only so many are spelled out.
 */
#include "view_parts.h"
#include "view_repeats.h"

#include <stdio.h>

void view_messages(struct buf *out, const struct diag_list *list, const struct view_text_options *o)
{
	struct view_repeats t = view_repeats_new(o->max_same);
	size_t i, number;

	for (i = 0; i < diag_list_len(list); i++) {
		const struct diag *d = diag_list_at(list, i);

		if (diag_severity(d) == SEVERITY_INFO && !o->verbose)
			continue;
		if (o->messages_only && o->quiet && diag_severity(d) != SEVERITY_ERROR)
			continue;
		number = view_repeats_add(&t, diag_name(d));
		if (!view_repeats_shows(&t, number))
			continue;
		view_diagnostic(out, d, o, number == 1 && diag_severity(d) != SEVERITY_INFO);
		buf_putc(out, '\n');
	}
	view_repeats_finish(&t, out, o->lang);
}

/* Gaps and rules that could not run are wrong and come first. */
static int section_of(const struct finding *f)
{
	return f->outcome == OUTCOME_EXCEPTED ? 1 : f->outcome == OUTCOME_NOT_EVALUABLE ? 2 : 0;
}

static void write_findings(struct buf *out, const struct report *r, int section, const struct view_text_options *o)
{
	struct view_repeats t = view_repeats_new(o->max_same);
	size_t i, number;

	for (i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		if (section_of(f) != section || (r->baseline.only_new && f->baseline == BASELINE_KNOWN))
			continue;
		number = view_repeats_add(&t, f->rule);
		if (!view_repeats_shows(&t, number))
			continue;
		view_finding(out, r, f, o, number == 1 && report_rule_find(r, f->rule));
		buf_putc(out, '\n');
	}
	view_repeats_finish(&t, out, o->lang);
}

static void write_rule_counts(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	size_t i, before = out->len;

	for (i = 0; i < r->rules.len; i++) {
		const struct report_rule *rule = r->rules.items[i];

		if (!rule->ran)
			continue;
		view_show(out, rule->id);
		buf_puts(out, ": ");
		view_outcomes(out, o->lang, &rule->outcomes);
		buf_putc(out, '\n');
	}
	if (out->len > before)
		buf_putc(out, '\n');
}

static void write_hidden(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	static const struct view_plural hidden = { MSG_VIEW_HIDDEN_ONE, MSG_VIEW_HIDDEN };

	if (!r->not_evaluable)
		return;
	view_count(out, o->lang, hidden, r->not_evaluable);
	buf_puts(out, "\n\n");
}

/* With only what is new, the known ones are not shown, but said. */
static void write_known(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	char n[24];

	if (!r->baseline.only_new || !r->baseline.known)
		return;
	snprintf(n, sizeof n, "%zu", r->baseline.known);
	view_say(out, o->lang, r->baseline.known == 1 ? MSG_VIEW_KNOWN_HIDDEN_ONE : MSG_VIEW_KNOWN_HIDDEN, "n", n, "date", r->baseline.as_of, NULL);
	buf_puts(out, "\n\n");
}

void view_text(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	if (o->messages_only) {
		view_messages(out, r->diagnostics, o);
		return;
	}
	if (!o->quiet) {
		view_messages(out, r->diagnostics, o);
		write_findings(out, r, 0, o);
		write_known(out, r, o);
		write_findings(out, r, 1, o);
		if (o->verbose) {
			write_findings(out, r, 2, o);
			write_rule_counts(out, r, o);
		} else {
			write_hidden(out, r, o);
		}
	}
	view_summary(out, r, o);
}
