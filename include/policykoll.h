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

/* The outcome of a run, also the program's exit code. Of several, the worst: 4, 2, 3, 5, 1. */
enum pk_exit {
	PK_PASSED = 0,     /* something was evaluated, and nothing is at or above the threshold */
	PK_FINDINGS = 1,   /* findings at or above the threshold */
	PK_USAGE = 2,      /* wrong usage or configuration, also a policy that demands an unknown rule */
	PK_INCOMPLETE = 3, /* a document could not be read, or is not well-formed or valid */
	PK_INTERNAL = 4,   /* a rule could not run, an output could not be written, a fault of the program */
	PK_NOTHING = 5     /* nothing to check */
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
	void (*progress)(void *payload, const struct pk_progress *p); /* called now and then while it runs, by the caller's thread; may be NULL */
	void *progress_payload;
	bool statistics;          /* measure how long what takes, for pk_report_statistics() */
	bool catalogue_only;      /* read no documents: only the rules, for explain and list without a path */
};

struct pk_report;

/* Runs. Always gives a report, whatever happened; the caller frees it with pk_report_free(). */
struct pk_report *pk_check(const struct pk_options *options);
void pk_report_free(struct pk_report *report);

/* An enum pk_exit. */
int pk_report_exit_code(const struct pk_report *report);

struct pk_text_options {
	const char *lang;   /* "en" (also NULL) or "sv" */
	bool color, quiet, verbose;
	bool messages_only; /* what went wrong with documents and rules, no findings and no summary */
	size_t max_same;    /* findings of one rule spelled out; 0 = all */
};

/* The report as text for a terminal. The caller frees it with pk_free(). */
char *pk_report_text(const struct pk_report *report, const struct pk_text_options *options);
/*
 * How long what took, of a run with statistics: a table of the rules, then the steps. Numbers of findings are those of the report; times differ from run to run. writing:
 * seconds the caller took to write the report. The caller's.
 */
char *pk_report_statistics(const struct pk_report *report, double writing, const struct pk_text_options *options);
/* What would run: "rules" or "clauses". NULL if there is no such list. The caller's. */
char *pk_report_list(const struct pk_report *report, const char *what, const struct pk_text_options *options);
/* What a rule means and how to meet it; NULL if no rule has this name. The caller's. */
char *pk_report_explain(const struct pk_report *report, const char *name, const struct pk_text_options *options);
/* The rule whose name is nearest to this one, or NULL. */
const char *pk_report_nearest_rule(const struct pk_report *report, const char *name);

/* The i-th format's name and (translated) summary; NULL past the end. */
const char *pk_format_name(size_t i);
const char *pk_format_summary(size_t i, const char *lang);
/* The format a file name's ending means, or NULL. */
const char *pk_format_of_file(const char *path);
/*
 * The report in a format ("report", "html", "junit", "tsv"): bytes of *size, the caller's. NULL when it cannot be made; *error is then a
 * message in the language, the caller's too. "text" is not a format here: pk_report_text().
 */
char *pk_report_render(const struct pk_report *report, const char *format, const char *lang, size_t *size, char **error);

/*
 * The virtual document rules see, as XML in pieces: write is called in order and returns 0 to go on. Messages about documents
 * that could not be read are in the report, whose exit code tells how it went.
 */
struct pk_report *pk_bundle(const struct pk_options *options, int (*write)(void *payload, const char *bytes, size_t n), void *payload);

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

#endif
