/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What changed from one report to another. A finding is the same when rule and subject (and discriminator) are: never a place, a language or
 * an order. Of several with one identity, those that say the same belong together; the rest follow in order.
 *
 *   in both ──▶ unchanged, or changed (with its aspects)      only in the later ──▶ new
 *   only in the earlier ──▶ fixed; unseen, when the later one could not have found it
 *
 * What must stay true: nothing is called fixed that was not looked at, and nothing is lost: every finding of both reports is in exactly one change.
 */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "report.h"

enum report_state { STATE_NEW, STATE_CHANGED, STATE_FIXED, STATE_UNSEEN, STATE_UNCHANGED, STATE_COUNT };
/* "new", "changed", … */
const char *report_state_name(enum report_state s);

/* What is different in a finding that is in both. */
enum report_aspect {
	ASPECT_OUTCOME, ASPECT_SEVERITY, ASPECT_CLAUSES, ASPECT_EVIDENCE, ASPECT_MESSAGE, ASPECT_EXCEPTION, ASPECT_COUNT
};
const char *report_aspect_name(enum report_aspect a);

/* Why a report could not have had a finding. */
enum report_blind {
	BLIND_NOT,      /* it would have it, if it were so */
	BLIND_RULE,     /* the rule did not run, or broke */
	BLIND_DOCUMENT, /* its document could not be read in full */
	BLIND_REST,     /* other documents could not be read, and the rule may look at them */
	BLIND_PARTIAL,  /* the run was narrowed to a part */
	BLIND_NOTHING,  /* nothing was evaluated */
	BLIND_COUNT
};
/* "rule-not-run", …; NULL for BLIND_NOT. */
const char *report_blind_name(enum report_blind b);

struct report_change {
	enum report_state state;
	const struct finding *old, *new; /* borrowed; NULL where it is not */
	unsigned aspects;                /* of a changed one: bits 1 << enum report_aspect */
	bool worse;                      /* a gap that was none, or of a higher severity than before; a rule that could run before and cannot now */
	enum report_blind blind;         /* unseen: why the later report lacks it; new: why the earlier one may have lacked it */
};

struct report_comparison {
	const struct report *old, *new; /* borrowed */
	VEC(struct report_change) changes; /* by state, then in the order of the report they are from */
	size_t n[STATE_COUNT];
	size_t worse[3];                /* by enum severity; of new and changed */
};

/* Both reports are finished. Time and memory are linear in their findings. */
void report_compare(struct report_comparison *c, const struct report *old, const struct report *new);
void report_comparison_release(struct report_comparison *c);
/* How many changes for the worse are at or above the threshold (enum severity, or -1 = never). */
size_t report_comparison_failing(const struct report_comparison *c, int fail_on);
/* 0 or 1; where the later report itself is not to be trusted (2, 3, 4) or empty (5), its own exit code. */
int report_comparison_exit(const struct report_comparison *c, int fail_on);

/*
 * Emits what explains the changes, or limits what they are worth: other rules, policies, values, tool; partial and incomplete reports; days in the wrong
 * order. With later false nothing is said of the later report alone.
 */
void report_comparison_explain(const struct report_comparison *c, const struct place *place, bool later, const struct diag_sink *sink);

/*
 * Marks the gaps of a finished report as known (they were in the earlier one, no milder) or new, and decides its status again. digest is the earlier
 * report's SHA-256, place its file; both are copied.
 */
struct report_baseline_wish {
	const char *file, *digest;
	bool only_new;
	bool (*is_there)(const char *path); /* whether a document that the run did not read is there all the same: then nothing in it is fixed; NULL: none is */
};
void report_mark_baseline(struct report *r, const struct report *old, const struct report_baseline_wish *wish);

/*
 * Gaps that earlier reports know keep the due date they had there, unless an action answers them: of the newest report first, then of older ones as long as each has the gap, the
 * soonest. One that has got worse is never due later than its severity makes it. Reports of days after this one's know nothing of it, and one that is there twice is one. Finished
 * reports, in any order; call it once with all of them.
 */
void report_keep_due(struct report *r, const struct report *const *earlier, size_t n);

/* What a comparison is shown with. Everything is borrowed. */
struct report_diff {
	const struct report_comparison *comparison;
	int fail_on;                 /* enum severity, or -1 = never */
	const char *old_file, *new_file, *old_digest, *new_digest; /* the files that were compared, their SHA-256 */
	const char *tool_version;
	const struct diag_list *messages; /* of report_comparison_explain() */
};
/* Appends the comparison as XML: the element diff (schema/diff.xsd), the same bytes for the same two files. */
struct buf;
void report_write_diff(struct buf *out, const struct report_diff *d);

#endif
