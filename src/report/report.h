/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The result of a run as plain data: what was read, what was demanded, what was found. Filled by report_add_* in any order, then
 * report_finish() sorts, counts and decides the status; after that it is only read. Every string lives in the report's arena.
 * Text that people read is kept in all languages (struct report_text), so that one report serves them all.
 */
#ifndef REPORT_H
#define REPORT_H

#include "arena.h"
#include "date.h"
#include "diag.h"
#include "lang.h"
#include "msg.h"
#include "vec.h"

#include <stdbool.h>
#include <stdint.h>

/* What came of one rule on one subject; of several on the same, the highest counts. */
enum outcome {
	OUTCOME_NOT_APPLICABLE,
	OUTCOME_PASS,
	OUTCOME_EXCEPTED,
	OUTCOME_NOT_EVALUABLE,
	OUTCOME_GAP,
	OUTCOME_ERROR,
	OUTCOME_COUNT
};
/* "not-applicable", "pass", … as in the report. */
const char *outcome_name(enum outcome o);

/* A text per language; NULL where there is none. */
struct report_text {
	const char *in[LANG_COUNT];
};
/* The text in the language, else in any other, else "". *found (may be NULL) says in which. */
const char *report_text_in(const struct report_text *t, enum lang l, enum lang *found);

struct outcomes {
	size_t n[OUTCOME_COUNT];
};

struct report_input {
	const char *path, *kind, *id; /* kind: root element's name; id may be NULL */
	const char *status;           /* "valid", "invalid", "broken", "unreadable" */
	const char *sha256;           /* hex; NULL when unreadable */
	uint64_t bytes;
	size_t assets, assets_skipped;
	size_t restricted;            /* of the assets, those that a public report is silent about */
};

struct report_pack {
	const char *path, *sha256;
	bool builtin;
};

struct report_requirement {
	const char *rule;
	enum severity severity;
};

/* Evidence for a clause: dated, on file. */
struct report_on_file {
	const char *rule, *subject_kind, *subject_id, *unit, *file;
	uint32_t line;
	struct report_text message;
};

struct report_clause {
	const char *id, *class, *obligation, *source_line, *coverage; /* coverage: "checked", "no-rule-yet", "dropped", "informative", "not-selected" */
	uint32_t line;
	struct report_text summary;
	VEC(struct report_text) notes;
	VEC(struct report_requirement) requirements;
	VEC(struct report_on_file) on_file;
	struct outcomes outcomes;
	struct outcomes restricted; /* the part of them that comes of restricted subjects */
};

struct report_policy {
	const char *id, *origin, *version, *status, *adopted_on, *adopted_by, *file; /* NULL = not given; origin "policy" or "law" */
	uint32_t line;
	struct report_text title, short_title;
	VEC(struct report_clause *) clauses;
};

struct report_property {
	const char *role, *value;
};

struct report_clause_ref {
	const char *policy, *clause, *origin;
};

/* A parameter of a rule and its value when no clause gives one; NULL where it is computed. */
struct report_default {
	const char *name, *value;
};

struct report_rule {
	const char *id, *pack;
	enum severity severity; /* the rule file's default */
	bool ran;               /* a clause that holds here demands it */
	bool sees_asset, sees_resident, sees_register; /* what its expressions look at */
	struct report_text title, rationale, fix;
	VEC(struct report_property) properties;
	VEC(struct report_clause_ref) clauses;
	VEC(struct report_default) parameters;
	struct outcomes outcomes;
	struct outcomes restricted; /* the part of them that comes of restricted subjects */
	double seconds; /* that it took, where that was measured; never in the report file */
};

struct report_parameter {
	const char *rule, *policy, *clause, *name, *value, *basis, *fallback; /* fallback: the rule file's default */
	struct report_text note;
	const char *file; /* where the value stands: in the policy, or of a default the rule file */
	uint32_t line;    /* 0: not known */
};

struct report_unit {
	const char *id, *kind, *parent;
	struct report_text name;
	const char *file;
	uint32_t line;
	bool counted;             /* the run evaluated it: the counts, of subjects that belong to the unit itself, hold */
	struct outcomes outcomes;
	struct outcomes restricted; /* the part of them that comes of restricted subjects */
};

/* An inventory that a unit has submitted; of dates, NULL where there is none. */
struct report_submission {
	const char *unit, *inventory, *as_of, *submitted_on, *file;
	size_t assets;            /* that it holds and that could be read; a public report tells neither file nor assets */
	size_t restricted;        /* of the assets */
};

struct report_position {
	const char *id, *unit;
	struct report_text title;
};

struct report_evidence {
	const char *name, *value;
};

/* Whether a finding was in the earlier report. */
enum baseline_state { BASELINE_NONE, BASELINE_KNOWN, BASELINE_NEW };

/* A planned action that answers a finding, from the records. What is not given is NULL. */
struct report_action {
	const char *ref, *file, *plan, *responsible, *planned_on, *done_on; /* ref: its id; dates as written */
	uint32_t line;
};

/* Where the due date of a gap comes from: the period for its severity, an earlier report that knew the gap, or an action that answers it and is not done. */
enum due_from { DUE_NONE, DUE_SEVERITY, DUE_EARLIER, DUE_ACTION };
/* "severity", …; NULL for DUE_NONE. */
const char *due_from_name(enum due_from d);

/* An exception that covers a finding: active (the finding is excepted) or expired (it was, until then). */
struct report_cover {
	const char *id, *file, *expires_on, *approved_by, *ref, *status; /* NULL id = none */
	uint32_t line;
	int64_t days_left;
	struct report_text reason;
};

struct finding {
	const char *id;   /* rule/kind:subject[#discriminator]; made by report_add_finding */
	const char *rule;
	enum outcome outcome; /* gap, excepted, not-evaluable or error */
	enum severity severity;
	enum baseline_state baseline; /* when the report has a baseline */
	struct place place;
	const char *location; /* XPath in the document */
	const char *subject_kind, *subject_id, *discriminator, *unit, *owner; /* owner: position id; NULL = none */
	struct report_text subject_name, owner_title;
	bool restricted; /* a public report is silent about the subject */
	bool open;       /* it may name the subject, an asset; where neither is known it tells that something is amiss, not with what */
	struct report_text message, help;
	VEC(struct report_clause_ref) clauses;
	VEC(struct report_evidence) evidence;
	struct report_cover cover;
	enum due_from due_from;            /* of a gap; DUE_NONE: no date is known */
	int64_t due;                       /* by when it is to be mended */
	bool known_before;                 /* an earlier report has the gap, due on known_due */
	int64_t known_due;
	VEC(struct report_action) actions; /* that answer it; the one that counts comes first */
};

/* How long a gap of a severity may stand, "P30D"; NULL: nothing was evaluated, so nothing is due. */
struct report_due_periods {
	const char *of[3]; /* by enum severity */
	bool configured;   /* one of them at least is set in the settings; else they are assumed */
};

/* An action and the id of the finding it answers, until report_finish() puts them together. */
struct report_answer {
	const char *finding;
	struct report_action action;
};

/* How many dates of a kind a month holds in a unit. */
struct report_month {
	char month[8];          /* "2026-12" */
	const char *kind, *unit; /* unit: NULL where it is not known */
	size_t n;
};

/* A date ahead that a document states. */
struct report_date {
	int64_t day;
	const char *kind, *subject_kind, *subject_id, *unit, *file; /* unit: NULL where it is not known */
	uint32_t line, column;
	struct report_text name; /* of the subject */
};

/* Dates that documents state, from the day of the run to a year after it: every one is counted, and of the nearest it is told what they are. */
struct report_ahead {
	bool looked;   /* else nothing is known of any */
	int64_t until; /* the last day looked at */
	VEC(struct report_month) months; /* by month, kind, unit */
	VEC(struct report_date) dates;   /* by day, file, line, kind, id; at most REPORT_DATES_MAX */
};
#define REPORT_DATES_MAX 500
/* Below 0, 0 or above 0: their order, which is total. */
int report_compare_dates(const struct report_date *a, const struct report_date *b);

/* An earlier report that this one was compared with; the counts are of gaps. */
struct report_baseline {
	const char *as_of, *sha256; /* NULL sha256: there is none */
	size_t known, new, fixed;
	size_t fixed_restricted;    /* of the fixed ones, those about restricted subjects */
	bool only_new;              /* only new gaps count against the threshold */
};

/* What an earlier report said, to follow over time. */
struct report_previous {
	const char *as_of, *sha256, *status;
	bool partial;
	size_t by_severity[3]; /* gaps by enum severity */
	size_t excepted, not_evaluable, errors, files, assets;
	struct outcomes outcomes;
	bool is_public;                            /* it does not count restricted assets */
	const struct report_previous *restricted; /* the part of the numbers that comes of restricted assets; NULL: not known */
};

/* What a public report leaves out, in sum: so that nobody takes it for the whole. */
struct report_withheld {
	size_t assets;         /* that are restricted: not counted elsewhere in the report */
	size_t findings;       /* of any outcome, about restricted subjects: as well */
	size_t by_severity[3]; /* of these, gaps that count against the threshold */
	size_t errors;         /* and rules that could not run on them */
	size_t exceptions;     /* that are not listed */
	size_t messages;       /* about documents: what is told of them is their name only */
	size_t previous;       /* earlier reports that do not tell which part of their numbers comes of restricted assets */
	bool evaluated;        /* of what was evaluated nothing else is left */
	bool unmarked;         /* the report it was made from does not tell what is restricted: no asset is named, and all are counted */
};

struct report_exception {
	const char *id, *file, *rule, *clause, *policy, *asset, *unit, *expires_on, *approved_by, *ref, *status;
	uint32_t line;
	size_t matched;
	int64_t days_left;
	struct report_text reason, asset_name; /* asset_name: where the run saw the asset */
	const char *standing; /* its status, but of an active one "unused" where it covers nothing that it should, or "expiring" where it ends soon; NULL: its status */
};

/* An asset, for lists; levels are those of its newest classification, "K/serious R/moderate". What is not known is NULL. */
struct report_asset {
	const char *id, *kind, *unit, *lifecycle, *criticality, *levels, *owner, *file; /* owner: a position's id */
	uint32_t line;
};

struct report_option {
	const char *name, *value;
};

/* How long what took, in seconds; for the terminal only, never in the report file. */
struct report_times {
	bool measured;
	double rules;      /* reading the rules */
	double reading;    /* the documents, without validating */
	double validating;
	double evaluating; /* all of it, also what threads wait for */
	double common;     /* of the rules' own times: what no single rule asked for */
	double finishing;  /* ordering what was found */
	uint64_t bytes;    /* of documents */
};

struct report {
	struct arena *arena;
	const char *tool_version;
	int64_t as_of;
	int fail_on; /* enum severity, or -1 = never */
	bool allow_empty;
	bool partial; /* narrowed to some rules, units, policies or files; the options tell which */
	bool by_file; /* narrowed to files: of these, files_judged are documents that were read */
	size_t files_judged, assets_judged; /* what a partial run reports on, of what was read */
	size_t restricted_judged; /* of the assets judged, the restricted ones */
	bool marked;    /* it tells what is restricted: findings, counts and assets */
	bool is_public; /* it holds what may be published, and no more: report_public() */
	struct report_withheld withheld; /* of a public report */
	VEC(struct report_option) options;
	struct report_baseline baseline;
	VEC(struct report_previous) previous;
	VEC(struct report_input) inputs;
	VEC(struct report_pack) packs;
	VEC(struct report_policy *) policies;
	VEC(struct report_rule *) rules;
	VEC(struct report_parameter) parameters;
	VEC(struct report_unit) units;
	VEC(struct report_submission) submissions;
	VEC(struct report_position) positions;
	VEC(struct finding *) findings;
	VEC(struct report_exception) exceptions;
	VEC(struct report_asset) assets_listed; /* only where a list of them was asked for */
	struct report_due_periods due_periods;
	VEC(struct report_answer) answers; /* empty once finished */
	struct report_ahead ahead;
	struct diag_list *diagnostics;
	/* Set by the run, before report_finish(). */
	bool usage_error, internal_error, incomplete; /* exit 2, 4, 3 */
	bool validate_only;                           /* nothing was to be evaluated: no exit 5 for that reason */
	struct report_times times;
	double seconds;                               /* for the terminal only; never in the report file; below 0: not known */
	/* Set by report_read(). */
	bool refused;                                 /* the file is no report: there are only the messages that say so */
	bool contradicts;                             /* the file says of itself what does not fit what it holds */
	const char *file_sha256;                      /* of the file; NULL for the report of a run */
	VEC(struct report *) parts; /* reports that this one was made of: their strings are in use */
	/* Set by report_finish(). */
	struct outcomes outcomes;
	size_t by_severity[3]; /* gaps by enum severity */
	size_t excepted, not_evaluable, errors, assets, unread, rules_ran;
	const char *status; /* "passed", "failed", "incomplete", "error", "empty" */
	int exit_code;
};

struct report *report_new(void);
void report_free(struct report *r);
/* A new finding, zeroed but for its place in the report's list; the caller fills it before report_finish(). */
struct finding *report_add_finding(struct report *r);
/* The title of a position; NULL if the report does not know it. */
const struct report_text *report_position_title(const struct report *r, const char *id);
/* The rule / policy / clause with this id, or NULL. */
struct report_rule *report_rule_find(const struct report *r, const char *id);
struct report_policy *report_policy_find(const struct report *r, const char *id);
struct report_clause *report_clause_find(const struct report *r, const char *policy, const char *id);
/* Merges findings of equal identity (clauses united, the higher severity), orders everything (file, line, column, rule), gives ids (equal ones get #2, #3 … in order), counts, and decides status and exit code (worst of 4, 2, 3, 5, 1). */
void report_finish(struct report *r);
/* How many gaps are at or above the threshold; with only_new of the baseline, of those that it does not know. */
size_t report_failing(const struct report *r);

/*
 * What the report amounts to, as its page says it: the words of the rows in the truth table views/verdicts.xml, which tests compare this with for everything that a report can say.
 * Never better than the status; only VERDICT_PASSED is a pass with nothing left open.
 */
enum verdict {
	VERDICT_ERROR,      /* something failed to run */
	VERDICT_INCOMPLETE, /* something was not read, or the report contradicts itself */
	VERDICT_EMPTY,      /* nothing was judged */
	VERDICT_VALID,      /* documents were read, and no rule was to be run */
	VERDICT_FAILED,
	VERDICT_BELOW,      /* gaps, none of which fails the run */
	VERDICT_GAPS,       /* gaps, and no threshold */
	VERDICT_UNDECIDED,  /* no gaps, but something could not be decided */
	VERDICT_EXCEPTED,   /* no gaps but those that exceptions cover */
	VERDICT_PASSED,
};
enum verdict report_verdict(const struct report *r);
/* All gaps, with those that a public report leaves out. */
size_t report_gaps(const struct report *r);

/*
 * The same as it may be published (doc/public-reports.md): a new report that takes over the whole one. Only what is known to be harmless comes along, field by field; a field that nobody has
 * thought of stays behind. Its verdict and exit code are those of the whole one, or worse. Of a public report an equal one is made. A refused one is given back as it is.
 */
struct report *report_public(struct report *whole);

/* Another threshold for a finished report (enum severity, -1 = never): decides status and exit code again. */
void report_set_threshold(struct report *r, int fail_on);

/* How many gaps and rule errors the findings added from the i-th on will be, once those that say the same are one; before report_finish(). */
size_t report_count_problems(const struct report *r, size_t i);

/* Appends the canonical XML (schema/report.xsd), the same bytes for the same report. */
struct buf;
void report_write_xml(struct buf *out, const struct report *r);
/* The same without line breaks and blanks between elements, for a program that reads it into a tree. */
void report_write_flat(struct buf *out, const struct report *r);
/* The same as an element of a larger document. */
struct xml_writer;
void report_write_element(struct xml_writer *w, const struct report *r);

#endif
