/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One finding or diagnostic as a block of text: what, where, the source line, then the reasons and what to do. The first line names the thing,
 * so that a person who reads no further knows what it is about.
 */
#include "view_excerpt.h"
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

#define CLAUSES_SHOWN 3

static struct view_label severity_label(enum severity s)
{
	static const struct view_label labels[] = {
		[SEVERITY_INFO] = { MSG_VIEW_INFO, VIEW_BLUE },
		[SEVERITY_WARNING] = { MSG_VIEW_WARNING, VIEW_YELLOW },
		[SEVERITY_ERROR] = { MSG_VIEW_ERROR, VIEW_RED },
	};

	return labels[s];
}

struct view_label view_finding_label(const struct finding *f)
{
	if (f->outcome == OUTCOME_EXCEPTED)
		return (struct view_label){ MSG_VIEW_EXCEPTED, VIEW_BLUE };
	if (f->outcome == OUTCOME_NOT_EVALUABLE)
		return (struct view_label){ MSG_VIEW_NOT_EVALUABLE, VIEW_BLUE };
	if (f->outcome == OUTCOME_ERROR)
		return (struct view_label){ MSG_VIEW_RULE_ERROR, VIEW_RED };
	return severity_label(f->severity);
}

void view_severity(struct buf *out, enum lang l, enum severity s)
{
	view_say(out, l, severity_label(s).word, NULL);
}

void view_head(struct buf *out, struct view_label label, const char *id, const char *message, const struct view_text_options *o)
{
	view_paint(out, o->color, label.style);
	view_say(out, o->lang, label.word, NULL);
	buf_putc(out, '[');
	view_show(out, id);
	buf_putc(out, ']');
	view_paint(out, o->color, VIEW_PLAIN);
	view_paint(out, o->color, VIEW_BOLD);
	buf_puts(out, ": ");
	view_show(out, message);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
}

/* "file", "file:line" or "file:line:column". */
static void add_place(struct buf *out, const char *file, uint32_t line, uint32_t column)
{
	view_show(out, file);
	if (line)
		buf_printf(out, ":%u", (unsigned)line);
	if (line && column)
		buf_printf(out, ":%u", (unsigned)column);
}

void view_place(struct buf *out, const struct place *p, const struct view_text_options *o)
{
	if (!p->file || !*p->file)
		return;
	buf_pad(out, ' ', view_gutter(p));
	view_paint(out, o->color, VIEW_BLUE);
	buf_puts(out, "-->");
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, ' ');
	add_place(out, p->file, p->line, p->column);
	buf_putc(out, '\n');
}

/* The caller writes the rest of the line. */
void view_note(struct buf *out, const struct place *p, enum msg_id word, const struct view_text_options *o)
{
	buf_pad(out, ' ', view_gutter(p) + 1);
	view_paint(out, o->color, VIEW_BLUE);
	buf_putc(out, '=');
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, ' ');
	view_paint(out, o->color, VIEW_BOLD);
	view_say(out, o->lang, word, NULL);
	buf_putc(out, ':');
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, ' ');
}

static void add_reason(struct buf *out, const struct report *r, const struct report_clause_ref *c, enum lang l)
{
	const struct report_clause *clause = report_clause_find(r, c->policy, c->clause);
	const char *summary = clause ? report_text_in(&clause->summary, l, NULL) : "";
	enum msg_id id = MSG_VIEW_WHY_BARE;

	if (*summary)
		id = c->origin && !strcmp(c->origin, "law") ? MSG_VIEW_WHY_LAW : MSG_VIEW_WHY;
	view_say(out, l, id, "summary", summary, "policy", view_policy_name(r, c->policy, l), "clause", c->clause, NULL);
}

static void write_reasons(struct buf *out, const struct report *r, const struct finding *f, const struct view_text_options *o)
{
	static const struct view_plural more = { MSG_VIEW_MORE_CLAUSE, MSG_VIEW_MORE_CLAUSES };
	size_t shown = o->verbose || f->clauses.len <= CLAUSES_SHOWN ? f->clauses.len : CLAUSES_SHOWN, i;

	for (i = 0; i < shown; i++) {
		view_note(out, &f->place, MSG_VIEW_LABEL_WHY, o);
		add_reason(out, r, &f->clauses.items[i], o->lang);
		buf_putc(out, '\n');
	}
	if (shown < f->clauses.len) {
		view_note(out, &f->place, MSG_VIEW_LABEL_WHY, o);
		view_count(out, o->lang, more, f->clauses.len - shown);
		buf_putc(out, '\n');
	}
}

static void write_evidence(struct buf *out, const struct finding *f, const struct view_text_options *o)
{
	size_t i;

	for (i = 0; o->verbose && i < f->evidence.len; i++) {
		view_note(out, &f->place, MSG_VIEW_LABEL_EVIDENCE, o);
		view_show(out, f->evidence.items[i].name);
		buf_puts(out, " = ");
		view_show(out, f->evidence.items[i].value);
		buf_putc(out, '\n');
	}
}

static void add_time_left(struct buf *out, const struct report_cover *c, enum lang l)
{
	char n[24];

	snprintf(n, sizeof n, "%lld", (long long)c->days_left);
	if (c->days_left < 0)
		view_say(out, l, MSG_VIEW_THROUGH, "date", c->expires_on, NULL);
	else if (c->days_left == 0)
		view_say(out, l, MSG_VIEW_THROUGH_TODAY, "date", c->expires_on, NULL);
	else
		view_say(out, l, c->days_left == 1 ? MSG_VIEW_THROUGH_ONE : MSG_VIEW_THROUGH_MANY, "date", c->expires_on, "n", n, NULL);
}

/* Where the exception stands, until when, who approved it, and under what reference. */
static void write_exception(struct buf *out, const struct report *r, const struct finding *f, const struct view_text_options *o)
{
	const struct report_cover *c = &f->cover;
	const struct report_text *title = c->approved_by ? report_position_title(r, c->approved_by) : NULL;

	if (!c->id)
		return;
	view_note(out, &f->place, MSG_VIEW_LABEL_EXCEPTION, o);
	if (c->file && *c->file)
		add_place(out, c->file, c->line, 0);
	else
		view_show(out, c->id);
	if (c->expires_on) {
		buf_puts(out, ", ");
		add_time_left(out, c, o->lang);
	}
	if (c->approved_by && *c->approved_by) {
		buf_puts(out, ", ");
		view_say(out, o->lang, MSG_VIEW_APPROVED, "who", title != NULL ? report_text_in(title, o->lang, NULL) : c->approved_by, NULL);
	}
	if (c->ref && *c->ref) {
		buf_puts(out, ", ");
		view_show(out, c->ref);
	}
	buf_putc(out, '\n');
}

static void write_expired(struct buf *out, const struct finding *f, const struct view_text_options *o)
{
	const struct report_cover *c = &f->cover;
	struct buf place = BUF_INIT;

	if (!c->id || !c->status || strcmp(c->status, "expired"))
		return;
	if (c->file && *c->file)
		buf_printf(&place, "%s:%u", c->file, (unsigned)c->line);
	else
		buf_puts(&place, c->id);
	view_note(out, &f->place, MSG_VIEW_LABEL_NOTE, o);
	view_say(out, o->lang, MSG_VIEW_EXPIRED, "date", c->expires_on, "place", place.data, NULL);
	buf_putc(out, '\n');
	buf_release(&place);
}

static void write_baseline(struct buf *out, const struct report *r, const struct finding *f, const struct view_text_options *o)
{
	if (f->baseline == BASELINE_NONE || !r->baseline.as_of)
		return;
	view_note(out, &f->place, MSG_VIEW_LABEL_NOTE, o);
	view_say(out, o->lang, f->baseline == BASELINE_KNOWN ? MSG_VIEW_KNOWN_SINCE : MSG_VIEW_NEW_SINCE, "date", r->baseline.as_of, NULL);
	buf_putc(out, '\n');
}

static void write_help(struct buf *out, const struct place *p, const char *help, const struct view_text_options *o)
{
	if (!*help)
		return;
	view_note(out, p, MSG_VIEW_LABEL_HELP, o);
	view_show(out, help);
	buf_putc(out, '\n');
}

/* The command that explains it. */
static void write_more(struct buf *out, const struct place *p, const char *name, const struct view_text_options *o)
{
	view_note(out, p, MSG_VIEW_LABEL_MORE, o);
	buf_puts(out, "policykoll explain ");
	view_show(out, name);
	buf_putc(out, '\n');
}

static bool comes_from_law(const struct finding *f)
{
	for (size_t i = 0; i < f->clauses.len; i++) {
		if (f->clauses.items[i].origin && !strcmp(f->clauses.items[i].origin, "law"))
			return true;
	}
	return false;
}

void view_finding(struct buf *out, const struct report *r, const struct finding *f, const struct view_text_options *o, bool with_more)
{
	struct view_label label = view_finding_label(f);
	bool excepted = f->outcome == OUTCOME_EXCEPTED;

	view_head(out, label, f->rule, report_text_in(&f->message, o->lang, NULL), o);
	view_place(out, &f->place, o);
	if (!excepted)
		view_excerpt(out, &f->place, false, o->color, label.style);
	/* That a law's demand is set aside is never left unsaid. */
	if (!excepted || o->verbose || comes_from_law(f))
		write_reasons(out, r, f, o);
	write_evidence(out, f, o);
	if (excepted) {
		write_exception(out, r, f, o);
		return;
	}
	write_expired(out, f, o);
	write_baseline(out, r, f, o);
	write_help(out, &f->place, report_text_in(&f->help, o->lang, NULL), o);
	if (with_more)
		write_more(out, &f->place, f->rule, o);
}

void view_diagnostic(struct buf *out, const struct diag *d, const struct view_text_options *o, bool with_more)
{
	struct view_label label = severity_label(diag_severity(d));
	struct buf text = BUF_INIT;

	diag_text(&text, o->lang, d);
	view_head(out, label, diag_name(d), text.data, o);
	view_place(out, &d->place, o);
	view_excerpt(out, &d->place, true, o->color, label.style);
	buf_reset(&text);
	diag_help(&text, o->lang, d);
	write_help(out, &d->place, text.data, o);
	if (with_more)
		write_more(out, &d->place, diag_name(d), o);
	buf_release(&text);
}
