/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policykoll as a library: check documents of information security governance against the rules their policies demand.
 *
 * A run reads files, evaluates and gives a report; nothing is printed and no clock is read (pk_options.as_of and today).
 * Strings given in are borrowed for the call; what a function returns belongs to its object unless it says otherwise.
 */
#ifndef POLICYKOLL_H
#define POLICYKOLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is declared here is all that the shared library shows. */
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif
#ifdef __cplusplus
extern "C" {
#endif

/* The outcome of a run, also the program's exit code. Of several, the worst: 4, 2, 3, 5, 1. */
enum pk_exit {
	PK_PASSED = 0,     /* something was evaluated, and nothing is at or above the threshold */
	PK_FINDINGS = 1,   /* findings at or above the threshold */
	PK_USAGE = 2,      /* wrong usage or configuration, also a policy that demands an unknown rule */
	PK_INCOMPLETE = 3, /* a document could not be read, or is not well-formed or valid */
	PK_INTERNAL = 4,   /* a rule could not run, an output could not be written, a fault of the program */
	PK_NOTHING = 5     /* nothing to check */
};

struct pk_configuration;

/*
 * Bytes that a run reads instead of a file's: what it would say of a change that nobody has written yet. path is the file's as reports show it; one that no path of
 * the run leads to is read as well, as if it were there.
 */
struct pk_overlay {
	const char *path;
	const void *bytes;
	size_t size;
};

enum pk_step { PK_READING, PK_COMPARING };

/* How far a run is. */
struct pk_progress {
	enum pk_step step;           /* reading documents, with the rules about assets; then what documents have to do with each other */
	size_t files, files_done;
	uint64_t bytes, bytes_done;
	size_t assets;               /* that were read so far */
	size_t comparisons, comparisons_done;
	const char *document;        /* a document that has just been read to its end, in the order they are read; NULL at other times */
	size_t document_assets, document_problems; /* its assets; messages and findings that came of reading it */
};

struct pk_options {
	const char *const *paths; /* files and folders; "-" is standard input */
	size_t path_count;
	const char *as_of;        /* YYYY-MM-DD, or NULL: the date of the bundle that is read, else today */
	const char *today;        /* YYYY-MM-DD, the caller's clock */
	const char *fail_on;      /* "error" (also NULL), "warning", "info", "never" */
	const char *const *rule_files; /* more rule files, beside the built-in ones */
	size_t rule_file_count;
	const char *const *only_rules; /* narrow the run to these rules */
	size_t only_rule_count;
	const char *const *units; /* narrow it to subjects of these units and of those below them */
	size_t unit_count;
	const char *const *policies; /* narrow it to the demands of these policies */
	size_t policy_count;
	bool narrow_files;        /* narrow it to findings in only_files, be they none: names from the current folder or from the top of its git repository */
	const char *const *only_files;
	size_t only_file_count;
	bool ignore_exceptions;   /* auditors: findings stand although excepted */
	bool allow_empty;         /* nothing to check is a pass */
	bool validate_only;       /* read and validate, evaluate nothing */
	unsigned jobs;            /* threads; 0: as many as there are processors. The result is the same for every number */
	const char *baseline;     /* a saved report: its gaps are known, and all others new; NULL: none */
	bool only_new;            /* known gaps do not count against fail_on */
	const char *const *previous; /* saved reports of the same day or before, to tell the development from */
	size_t previous_count;
	void (*progress)(void *payload, const struct pk_progress *p); /* called now and then while it runs, by the caller's thread; may be NULL */
	void *progress_payload;
	bool statistics;          /* measure how long what takes, for pk_report_statistics() */
	bool catalogue_only;      /* read no documents: only the rules, for explain and list without a path */
	bool describe_only;       /* read what documents say and demand, evaluate nothing: for lists */
	bool with_assets;         /* with describe_only: the assets, too */
	bool with_laws;           /* also every law that is built in, whether the configuration names it or not */
	const struct pk_overlay *overlays; /* files as they are not, or not yet, on the disk */
	size_t overlay_count;
	/* The configuration to apply: its rule packs, its excludes and, where fail_on is NULL, its threshold. NULL: the one that pk_configuration_open() finds for the paths. */
	const struct pk_configuration *configuration;
	const char *audience;     /* "internal" (also NULL), or "public": the report holds what may be published, and no more */
	const char *const *excludes; /* patterns of files not to read, relative to the current folder; also of what is named in paths */
	size_t exclude_count;
};

struct pk_report;

/* Runs. Always gives a report, whatever happened; the caller frees it with pk_report_free(). */
struct pk_report *pk_check(const struct pk_options *options);
void pk_report_free(struct pk_report *report);

struct pk_read_options {
	const char *path;    /* a report in the format "report"; "-" is standard input */
	const char *fail_on; /* another threshold: "error", "warning", "info", "never"; NULL: the report's own */
	const char *audience; /* "public": what of it may be published; "internal": refused when it is a public one; NULL: as it is */
	const char *const *previous; /* saved reports of the same day or before, to tell the development from, beside those that it names itself */
	size_t previous_count;
};

/*
 * Reads a saved report back: what pk_report_text(), pk_report_render() and the others give is what they gave for the run, but for the time it took. Nothing of it is trusted: where the file
 * says of itself what does not fit what it holds, a message says so and the exit code is PK_INCOMPLETE, if nothing worse. Always gives a report, freed with pk_report_free().
 */
struct pk_report *pk_report_read(const struct pk_read_options *options);
struct pk_merge_options {
	const char *const *paths; /* reports in the format "report"; "-" is standard input */
	size_t path_count;
	const char *fail_on;      /* another threshold; NULL: the strictest of theirs */
	const char *audience;     /* "internal" (also NULL) or "public"; public reports cannot be merged */
};

/*
 * One report of many, the same in whatever order and grouping they are merged. They must be of the same day and version, and no inventory may be in two of them: else, or when one cannot
 * be read, the report is refused, with PK_USAGE or PK_INCOMPLETE. Always gives a report, freed with pk_report_free().
 */
struct pk_report *pk_report_merge(const struct pk_merge_options *options);
/* Whether there was no report to read: then it holds messages only, and makes no formats. False for the report of a run. */
bool pk_report_refused(const struct pk_report *report);

struct pk_configuration_options {
	const char *const *paths; /* of the run; none: the current folder */
	size_t path_count;
	const char *file;         /* the file, instead of looking for one */
	bool none;                /* apply none; what is found is no document of the run */
	bool may_differ;          /* where the paths lead to different ones none is applied, and it is no fault */
};

/* One setting of a configuration, borrowed from it. */
struct pk_setting {
	const char *name;   /* "rule-pack", "language", "fail-on", "baseline", "only-new", "previous", "output", "exclude", "due-error", "due-warning", "due-info" */
	const char *value;  /* a path is from here */
	const char *format; /* of an output; else NULL */
	const char *file;   /* where it stands */
	unsigned line, column;
};

/*
 * Reads the policykoll.xml that lies in the folder of the paths or the nearest above, up to one with .git in it; the paths must all lead to the same one, or none. Always
 * gives one, freed with pk_configuration_free(). One with a fault makes every run that is given it end with PK_USAGE and say why.
 */
struct pk_configuration *pk_configuration_open(const struct pk_configuration_options *options);
void pk_configuration_free(struct pk_configuration *c);
/* The file, or NULL when there is none. */
const char *pk_configuration_file(const struct pk_configuration *c);
bool pk_configuration_is_wrong(const struct pk_configuration *c);
/* The i-th setting, in the order of the file; false past the end. */
bool pk_configuration_setting(const struct pk_configuration *c, size_t i, struct pk_setting *out);

/* Whether it holds only what may be published. */
bool pk_report_is_public(const struct pk_report *report);
/* An enum pk_exit. */
int pk_report_exit_code(const struct pk_report *report);

struct pk_text_options {
	const char *lang;   /* "en" (also NULL) or "sv" */
	bool color, quiet, verbose;
	bool messages_only; /* what went wrong with documents and rules, no findings and no summary; with quiet only errors */
	size_t max_same;    /* findings of one rule spelled out; 0 = all */
	const char *format; /* of lists: "text" (also NULL), "tsv" with a line of names first, or "json", an array of objects */
	size_t columns;     /* of lists: how many the terminal has; 0: no matter */
	const char *page;   /* for what is explained: "text" (also NULL), "markdown", "html" or "man" */
};

/* The report as text for a terminal. The caller frees it with pk_free(). */
char *pk_report_text(const struct pk_report *report, const struct pk_text_options *options);
/*
 * How long what took, of a run with statistics: a table of the rules, then the steps. Numbers of findings are those of the report; times differ from run to run. writing:
 * seconds the caller took to write the report. The caller's.
 */
char *pk_report_statistics(const struct pk_report *report, double writing, const struct pk_text_options *options);
/* The i-th list's name ("rules", "assets", …); NULL past the end. */
const char *pk_list_name(size_t i);
/* Sets in the options what a list needs of its run, and no more; without paths, some lists need no documents. -1 if there is no such list. */
int pk_list_prepare(const char *what, struct pk_options *options);
/* What there is and would run, one row each. NULL if there is no such list. The caller's. */
char *pk_report_list(const struct pk_report *report, const char *what, const struct pk_text_options *options);
/* The same in pieces, which write gets in order and returns 0 to go on. 0, or -1 if there is no such list or write did not go on. */
int pk_report_list_to(const struct pk_report *report, const char *what, const struct pk_text_options *options,
	int (*write)(void *payload, const char *bytes, size_t n), void *payload);
/* What a rule, a clause ("E-39", "policy#E-39"), a message or an exit code means, why it is there and what to do; NULL if nothing has this name. The caller's. */
char *pk_report_explain(const struct pk_report *report, const char *name, const struct pk_text_options *options);
/* What can be explained. The caller's. */
char *pk_report_explain_names(const struct pk_report *report, const struct pk_text_options *options);
/* Everything of a kind on one page: "rules" or "messages" (with the exit codes). NULL if there is no such kind. The caller's. */
char *pk_report_explain_all(const struct pk_report *report, const char *kind, const struct pk_text_options *options);
/* The rule, clause or message whose name is nearest to this one, or NULL. */
const char *pk_report_nearest_name(const struct pk_report *report, const char *name);

/* The i-th format's name and (translated) summary; NULL past the end. */
const char *pk_format_name(size_t i);
const char *pk_format_summary(size_t i, const char *lang);
/* The endings of file names that mean the i-th format, separated by blanks: ".html .htm". NULL past the end. */
const char *pk_format_endings(size_t i);
/* The format a file name's ending means, or NULL. */
const char *pk_format_of_file(const char *path);
/*
 * The report in a format (pk_format_name()): bytes of *size, the caller's. NULL when it cannot be made; *error is then a
 * message in the language, the caller's too. "text" is not a format here: pk_report_text().
 */
char *pk_report_render(const struct pk_report *report, const char *format, const char *lang, size_t *size, char **error);

struct pk_render_options {
	const char *lang;        /* "en" (also NULL) or "sv" */
	/* Whether the formats for code review (sarif, gitlab, rdjson) list more than gaps: findings that an exception covers, and what could not be decided. */
	bool show_excepted, show_not_evaluable;
};

/* The same with more to choose. */
char *pk_report_render_as(const struct pk_report *report, const char *format, const struct pk_render_options *options, size_t *size, char **error);

/* Documents that are made from what was read beside what was found: the i-th one's name ("assets") and (translated) summary; NULL past the end. */
const char *pk_document_name(size_t i);
const char *pk_document_summary(size_t i, const char *lang);
/* The i-th format of a document, as of reports; the first is a page. NULL past the end, and where there is no such document. */
const char *pk_document_format_name(const char *document, size_t i);
const char *pk_document_format_summary(const char *document, size_t i, const char *lang);
const char *pk_document_format_endings(const char *document, size_t i);
/* Whether the document's public version can be had in the format. */
bool pk_document_format_is_public(const char *document, const char *format);
const char *pk_document_format_of_file(const char *document, const char *path);

struct pk_document;

/* Runs as pk_check() does and keeps what the document is made from; for one that tells nothing of findings, no rule is evaluated. Always gives one, freed with pk_document_free(). */
struct pk_document *pk_document_new(const struct pk_options *options, const char *name);
void pk_document_free(struct pk_document *document);
/* The run's report, borrowed. */
const struct pk_report *pk_document_report(const struct pk_document *document);
/* PK_PASSED: findings do not count. PK_INCOMPLETE and PK_INTERNAL (a rule could not run): it can be made all the same, and says so. PK_USAGE and PK_NOTHING: it cannot. */
int pk_document_exit_code(const struct pk_document *document);
/* Whether there is something to make a document from. */
bool pk_document_can_be_made(const struct pk_document *document);
/* As pk_report_render(). */
char *pk_document_render(const struct pk_document *document, const char *format, const char *lang, size_t *size, char **error);

/*
 * The units that a report of their own makes sense for, in the order of the organisation: each was evaluated, and of it or of a unit below it there is something to say. Sets *ids to the
 * caller's array (pk_free()) of ids that are the report's; returns how many.
 */
size_t pk_report_units(const struct pk_report *report, const char ***ids);
/* Whether both are of the same documents, byte for byte. */
bool pk_report_same_inputs(const struct pk_report *a, const struct pk_report *b);
/* The page (HTML) that compares the units of a report, as pk_report_render(). pages: those that have a page of their own, by the file's name beside this one. */
struct pk_unit_page {
	const char *unit, *file;
};
char *pk_report_render_units(const struct pk_report *report, const struct pk_unit_page *pages, size_t n, const char *lang, size_t *size, char **error);

struct pk_diff_options {
	const char *old_path, *new_path; /* saved reports; one may be "-", standard input */
	const char *fail_on;             /* "error" (also NULL), "warning", "info", "never" */
};

struct pk_diff;

/* What changed from one saved report to another. Always gives something, freed with pk_diff_free(). */
struct pk_diff *pk_diff(const struct pk_diff_options *options);
void pk_diff_free(struct pk_diff *diff);
/* PK_PASSED; PK_FINDINGS: something at or above fail_on is new or worse; PK_USAGE; PK_INCOMPLETE: a report could not be read; else the later report's own. */
int pk_diff_exit_code(const struct pk_diff *diff);
/* Whether there was nothing to compare: then there are messages only, and no formats. */
bool pk_diff_refused(const struct pk_diff *diff);
/* As text for a terminal. The caller's. */
char *pk_diff_text(const struct pk_diff *diff, const struct pk_text_options *options);
/* Its formats ("diff", "html", "json"), as those of a report above. */
const char *pk_diff_format_name(size_t i);
const char *pk_diff_format_summary(size_t i, const char *lang);
const char *pk_diff_format_of_file(const char *path);
char *pk_diff_render(const struct pk_diff *diff, const char *format, const char *lang, size_t *size, char **error);

/*
 * The virtual document rules see, as XML in pieces: write is called in order and returns 0 to go on. Messages about documents
 * that could not be read are in the report, whose exit code tells how it went.
 */
struct pk_report *pk_bundle(const struct pk_options *options, int (*write)(void *payload, const char *bytes, size_t n), void *payload);

struct pk_words {
	const char *lang, *text; /* "sv" or "en" */
};

/* An exception that somebody has decided. NULL: not given. Dates are YYYY-MM-DD; texts are UTF-8, and white space in them counts as one blank. */
struct pk_new_exception {
	const char *rule;         /* or the id of a finding, rule/kind:subject; subject is NULL then */
	const char *subject;      /* of an asset, a unit or a policy: its id, kind:id, or the id of a finding of the rule */
	const char *clause, *policy;
	const char *expires_on;   /* the last day; it counts */
	const char *decided_on;   /* NULL: the day of the run */
	const char *valid_from;   /* NULL: the day of the decision */
	const char *review_on;
	const char *approved_by;  /* a position's id */
	const char *ref, *legal_basis;
	const struct pk_words *reasons, *compensating; /* at least one reason */
	size_t reason_count, compensating_count;
	const char *id;           /* NULL: the next free one, u-2026-01 */
	const char *file;         /* the document it goes into; NULL: the only one, or a new one at the top */
	bool allow_unused;        /* also when it covers no finding */
};

struct pk_addition;

/*
 * Works out a document of exceptions with one more, which stands as those around it do; no other byte is changed. What comes out has been validated, and the run that
 * the options ask for made over it: on its first day the exception must cover a finding, and no rule may find anything that was not there before. Writes nothing.
 * Always gives something, freed with pk_addition_free().
 */
struct pk_addition *pk_exception_new(const struct pk_options *options, const struct pk_new_exception *exception);
void pk_addition_free(struct pk_addition *a);
/* PK_PASSED: it can be written. Else why not: PK_FINDINGS (rules refuse it), PK_USAGE (what it names is not there, or it would cover nothing), PK_INCOMPLETE (its document
 * is not valid), PK_INTERNAL, PK_NOTHING (no documents). */
int pk_addition_exit_code(const struct pk_addition *a);
/* The file, its new bytes, and those it had when it was read (size 0 and *old NULL: there was none). Borrowed. NULL when it was refused. */
const char *pk_addition_file(const struct pk_addition *a);
const char *pk_addition_bytes(const struct pk_addition *a, size_t *size);
const char *pk_addition_old_bytes(const struct pk_addition *a, size_t *size);
/* What was put in, where, and what it covers; written says whether it was. Then what there is to say of it: what refuses it, or what to know. Both the caller's. */
char *pk_addition_text(const struct pk_addition *a, bool written, const struct pk_text_options *options);
char *pk_addition_messages(const struct pk_addition *a, const struct pk_text_options *options);

struct pk_test_options {
	const char *const *paths;      /* folders of cases, and of rule files that are tested with them; files */
	size_t path_count;
	const char *const *rule_files; /* more rule files */
	size_t rule_file_count;
	const char *const *only_rules; /* narrow to the cases of these rules */
	size_t only_rule_count;
	bool accept;                   /* write what the cases say into their .expect files; outcomes are never accepted */
};

struct pk_tests;

/*
 * Runs rule tests: documents RULE/{pass,gap,not-applicable,not-evaluable,excepted}-*.xml, whose names say the outcome the rule must have, with an .expect beside those
 * that say something. Always gives a result, freed with pk_tests_free().
 */
struct pk_tests *pk_test(const struct pk_test_options *options);
void pk_tests_free(struct pk_tests *tests);
/* PK_PASSED, PK_FINDINGS (a case failed, or a rule lacks one), PK_USAGE, PK_INCOMPLETE, PK_INTERNAL (an .expect could not be written) or PK_NOTHING. */
int pk_tests_exit_code(const struct pk_tests *tests);
/* What failed, then the coverage. The caller's. */
char *pk_tests_text(const struct pk_tests *tests, const struct pk_text_options *options);

struct pk_schematron_options {
	const char *schema;        /* file; "-" is standard input */
	const char *phase;         /* an id, "#ALL", "#ANY", or NULL: the schema's default */
	const char *const *params; /* "NAME=VALUE" for parameters and variables of the schema */
	size_t param_count;
	const char *fail_on;       /* "error", "warning", "info" (also NULL), "never" */
	bool compact;              /* of SVRL only the findings */
	bool evidence;             /* keep the values that failed tests are about */
	size_t max_same;           /* findings of one rule kept for the text; 0 = all */
};

struct pk_schematron;

/* Reads any ISO Schematron schema. Always gives something, freed with pk_schematron_free(); the exit code tells whether it can be used. */
struct pk_schematron *pk_schematron_new(const struct pk_schematron_options *options);
void pk_schematron_free(struct pk_schematron *s);
/* Runs it over a document ("-" is standard input). SVRL goes to write in pieces, which returns 0 to go on; write may be NULL. Nothing is written for a document that cannot be read. */
void pk_schematron_run(struct pk_schematron *s, const char *path, int (*write)(void *payload, const char *bytes, size_t n), void *payload);
/* PK_PASSED, PK_FINDINGS, PK_USAGE (schema, phase or parameter), PK_INCOMPLETE (a document) or PK_INTERNAL (something could not be evaluated), so far. */
int pk_schematron_exit_code(const struct pk_schematron *s);
/* What was found so far. The caller's. */
char *pk_schematron_text(const struct pk_schematron *s, const struct pk_text_options *options);

struct pk_lint_options {
	const char *const *paths; /* Schematron files, and folders of such; "-" is standard input */
	size_t path_count;
	const char *fail_on;      /* "error", "warning" (also NULL), "info", "never" */
};

struct pk_lint;

/* Looks for what is wrong or doubtful in rules, without any document. Always gives something, freed with pk_lint_free(). */
struct pk_lint *pk_lint(const struct pk_lint_options *options);
void pk_lint_free(struct pk_lint *lint);
/* PK_PASSED, PK_FINDINGS (warnings at or above the threshold), PK_USAGE (a file cannot be used or is not there) or PK_NOTHING. */
int pk_lint_exit_code(const struct pk_lint *lint);
/* What was found. The caller's. */
char *pk_lint_text(const struct pk_lint *lint, const struct pk_text_options *options);

/* Frees what the functions above gave to the caller. */
void pk_free(void *p);
/* "0.1.0" */
const char *pk_version(void);

#ifdef __cplusplus
}
#endif
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
