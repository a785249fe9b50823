/* SPDX-License-Identifier: Apache-2.0 */
/* How a report is shown: terminal text, and the table of formats, each an XSLT in views/ over the canonical report. */
#ifndef VIEW_H
#define VIEW_H

#include "diag.h"
#include "lang.h"
#include "report.h"

#include <stdbool.h>

struct buf;

struct view_text_options {
	enum lang lang;
	bool color;       /* ANSI colours */
	bool quiet;       /* only the summary lines */
	bool messages_only; /* only the diagnostics; with quiet only errors */
	bool verbose;     /* evidence, passes counted per rule, informational diagnostics */
	size_t max_same;  /* findings of one rule (messages of one id) spelled out; 0 = all */
	enum view_list_format { VIEW_LIST_TEXT, VIEW_LIST_TSV, VIEW_LIST_JSON } list_format;
	size_t columns;   /* a list's table that is wider is written row below row; 0: none is */
};

/* The findings and diagnostics, then the summary, as people read them in a terminal. */
void view_text(struct buf *out, const struct report *r, const struct view_text_options *o);
/* How long the rules and the steps of the run took, where that was measured; writing: seconds it took to write the report. */
void view_statistics(struct buf *out, const struct report *r, double writing, const struct view_text_options *o);
/* Diagnostics alone; of one kind at most o->max_same are spelled out. */
void view_messages(struct buf *out, const struct diag_list *list, const struct view_text_options *o);
/* The lists of `list`; what each is made of, the run must have read (pk_list_prepare). write gets them in pieces, and returns 0 to go on. */
struct view_writer {
	int (*write)(void *payload, const char *bytes, size_t n);
	void *payload;
};
/* The i-th list's name; NULL past the end. */
const char *view_list_name(size_t i);
/* 0, or -1 if there is no such list or write did not go on. */
int view_list(const struct view_writer *to, const char *what, const struct report *r, const struct view_text_options *o);
/* Rules and clauses as text, with more than a row for each. */
void view_list_rules(struct buf *out, const struct report *r, const struct view_text_options *o);
void view_list_clauses(struct buf *out, const struct report *r, const struct view_text_options *o);

/* Pages of prose come in formats of their own: the i-th name, or NULL past the end. The first is for terminals. */
const char *view_page_format(size_t i);
/* All that has the name: a rule, clauses ("E-39", "policy#E-39"), a message, an exit code. False, and nothing appended, when nothing has. */
bool view_explain(struct buf *out, const struct report *r, const char *name, const char *format, const struct view_text_options *o);
/* What can be explained. */
void view_explain_overview(struct buf *out, const struct report *r, const struct view_text_options *o);
/* Of everything that can be explained (but exit codes) the nearest name, or NULL. Borrowed from the report or static. */
const char *view_explain_nearest(const struct report *r, const char *name);
/* All there is of a kind as one page: "rules", "messages". False, and nothing to be used, for another kind. The kinds: the i-th, or NULL. */
bool view_explain_all(struct buf *out, const struct report *r, const char *what, const char *format, const struct view_text_options *o);
const char *view_explain_reference(size_t i);

/* An exception that was put into a document, or would be. */
struct view_addition {
	const struct report_exception *exception; /* of the report with it */
	const char *from;             /* when it begins to hold, if that is later than the day of the run; else NULL */
	const char *piece;            /* its text, in lines */
	const struct finding *const *covered;
	size_t covered_count;
	bool is_new_file, written;
};

/* Where it stands, what it says, and the findings it covers, o->max_same of them. */
void view_addition(struct buf *out, const struct view_addition *a, const struct view_text_options *o);
/* The findings alone, each spelled out. */
void view_findings(struct buf *out, const struct report *r, const struct finding *const *findings, size_t n, const struct view_text_options *o);

/* One output format. */
struct view_format {
	const char *name;       /* "html" */
	const char *stylesheet; /* embedded name "views/html.xsl"; NULL = written by C */
	const char *suffixes;   /* file name endings that mean it: ".html .htm" */
	const char *summary;    /* English, for help; translated through lang_text */
	/* What C makes of what the stylesheet gives: nothing, or files of the tables that it is (view_tables.h). */
	enum view_product { VIEW_AS_IT_IS, VIEW_TABLES_CSV, VIEW_TABLES_XLSX } product;
};
/* All formats, ended by a NULL name. */
extern const struct view_format view_formats[];
const struct view_format *view_format_find(const char *name);
/* The format a file name's ending means, or NULL. */
const struct view_format *view_format_of_file(const char *path);
struct view_render_options {
	enum lang lang;
	bool show_excepted, show_not_evaluable; /* formats that list gaps list these as well */
};
/* Writes the report in a format. 0, or -1 after emitting a diagnostic. */
int view_render(struct buf *out, const struct report *r, const struct view_format *f, const struct view_render_options *o, const struct diag_sink *sink);

/* A document for people, made from what documents say beside what was found (policykoll render). */
struct view_document {
	const char *name;                  /* "assets" */
	const char *summary;               /* English */
	const struct view_format *formats; /* ended by a NULL name; the first is what standard output holds */
	const struct view_format *public_formats; /* of its public version; stylesheets that know nothing but what public_tree.h gives */
};
/* All of them, ended by a NULL name. */
extern const struct view_document view_documents[];
const struct view_document *view_document_find(const char *name);
/* Whether it tells what documents say and nothing of what rules make of it: then nothing need be evaluated. */
bool view_document_is_plain(const struct view_document *d);
const struct view_format *view_document_format_find(const struct view_document *d, const char *name);
/* That of its public version; NULL where there is none. */
const struct view_format *view_document_format_public(const struct view_document *d, const char *name);
const struct view_format *view_document_format_of_file(const struct view_document *d, const char *path);
/* Writes a document in one of its formats from the tree <pk:render>. 0, or -1 after emitting a diagnostic. */
int view_document_render(struct buf *out, const struct buf *tree, const struct view_format *f, enum lang l, const struct diag_sink *sink);

/* A unit's page, for links: the unit's id and the file's name. */
struct view_page_of_unit {
	const char *unit, *file;
};
/* The page that compares the units, with links to those that have a page of their own. 0, or -1 after emitting a diagnostic. */
int view_units(struct buf *out, const struct report *r, const struct view_page_of_unit *pages, size_t n, enum lang lang, const struct diag_sink *sink);

/* The same for the formats of a difference. */
extern const struct view_format view_diff_formats[];
const struct view_format *view_diff_format_find(const char *name);
const struct view_format *view_diff_format_of_file(const char *path);
struct report_diff;
int view_diff_render(struct buf *out, const struct report_diff *d, const struct view_format *f, enum lang l, const struct diag_sink *sink);
/* The difference as people read it in a terminal: what explains it, then new, changed, fixed and unseen findings, the counts and the verdict. */
void view_diff(struct buf *out, const struct report_diff *d, const struct view_text_options *o);

#endif
