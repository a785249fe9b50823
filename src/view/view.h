/* SPDX-License-Identifier: Apache-2.0 */
/* How a report is shown: terminal text, and the table of formats, each an XSLT in views/ over the canonical report. */
#ifndef VIEW_H
#define VIEW_H

#include "diag.h"
#include "lang.h"
#include "report.h"

struct buf;

struct view_text_options {
	enum lang lang;
	bool color;       /* ANSI colours */
	bool quiet;       /* only the summary lines */
	bool messages_only; /* only the diagnostics */
	bool verbose;     /* evidence, passes counted per rule, informational diagnostics */
	size_t max_same;  /* findings of one rule (messages of one id) spelled out; 0 = all */
};

/* The findings and diagnostics, then the summary, as people read them in a terminal. */
void view_text(struct buf *out, const struct report *r, const struct view_text_options *o);
/* How long the rules and the steps of the run took, where that was measured; writing: seconds it took to write the report. */
void view_statistics(struct buf *out, const struct report *r, double writing, const struct view_text_options *o);
/* Diagnostics alone; of one kind at most o->max_same are spelled out. */
void view_messages(struct buf *out, const struct diag_list *list, const struct view_text_options *o);
/* Tables for `list rules` and `list clauses`, and the page of `explain`. */
void view_list_rules(struct buf *out, const struct report *r, const struct view_text_options *o);
void view_list_clauses(struct buf *out, const struct report *r, const struct view_text_options *o);
void view_explain_rule(struct buf *out, const struct report *r, const struct report_rule *rule, const struct view_text_options *o);

/* One output format. */
struct view_format {
	const char *name;       /* "html" */
	const char *stylesheet; /* embedded name "views/html.xsl"; NULL = written by C */
	const char *suffixes;   /* file name endings that mean it: ".html .htm" */
	const char *summary;    /* English, for help; translated through lang_text */
};
/* All formats, ended by a NULL name. */
extern const struct view_format view_formats[];
const struct view_format *view_format_find(const char *name);
/* The format a file name's ending means, or NULL. */
const struct view_format *view_format_of_file(const char *path);
/* Writes the report in a format. 0, or -1 after emitting a diagnostic. */
int view_render(struct buf *out, const struct report *r, const struct view_format *f, enum lang l, const struct diag_sink *sink);

#endif
