/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the terminal text. Private to this floor. */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "view.h"
#include "view_words.h"

/* What stands before a finding or a message, and its colour. */
struct view_label {
	enum msg_id word;
	enum view_style style;
};
struct view_label view_finding_label(const struct finding *f);
/* The pieces of a block: "error[id]: message"; "  --> file:line:column"; "   = word: ", whose line the caller ends. */
void view_head(struct buf *out, struct view_label label, const char *id, const char *message, const struct view_text_options *o);
void view_place(struct buf *out, const struct place *p, const struct view_text_options *o);
void view_note(struct buf *out, const struct place *p, enum msg_id word, const struct view_text_options *o);
/* A block for one finding or diagnostic; with_more adds the command that explains it. */
void view_finding(struct buf *out, const struct report *r, const struct finding *f, const struct view_text_options *o, bool with_more);
void view_diagnostic(struct buf *out, const struct diag *d, const struct view_text_options *o, bool with_more);
/* The line of counts and the verdict. */
void view_summary(struct buf *out, const struct report *r, const struct view_text_options *o);
/* "FAILED: 3 findings at or above --fail-on error", without a line break; and its colour. */
void view_verdict(struct buf *out, const struct report *r, enum lang l);
enum view_style view_verdict_style(const struct report *r);
/* Of a partial run: the line that says what it was narrowed to; and a verdict (its first word ends with a colon) that says so, too. */
void view_partial(struct buf *out, const struct report *r, enum lang l);
/* Of a public report: that it is one, and what is left out; a line. */
void view_public(struct buf *out, const struct report *r, const struct view_text_options *o);
void view_partial_verdict(struct buf *out, const struct report *r, const char *verdict, enum lang l);
/* "pass 12, gap 3, …" of a rule or clause. */
void view_outcomes(struct buf *out, enum lang l, const struct outcomes *outcomes);
/* "error", "warning" or "info" in the language. */
void view_severity(struct buf *out, enum lang l, enum severity s);
/* What the clauses make of the rule: the highest severity they ask for, else its own. */
enum severity view_effective_severity(const struct report *r, const struct report_rule *rule);
/* Where a parameter's value comes from, in a word or two. */
void view_basis(struct buf *out, enum lang l, const char *basis);
/* "name = value (where it comes from; policy, clause)". */
void view_parameter(struct buf *out, const struct report *r, const struct report_parameter *p, enum lang l);

#endif
