/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The run: every rule a clause demands, on every subject it can have. Assets are evaluated while their inventory passes by; everything else after the last
 * asset, with the register. What there is to say goes to the sink, one call per rule and subject; of the rest only the number is kept. Nothing is printed.
 */
#ifndef CHECK_H
#define CHECK_H

#include "chosen_files.h"
#include "policy.h"
#include "workspace.h"

/* What came of a rule on a subject, before exceptions. Of several, the highest. */
enum check_outcome { CHECK_NOT_APPLICABLE, CHECK_PASS, CHECK_NOT_EVALUABLE, CHECK_GAP, CHECK_ERROR, CHECK_OUTCOMES };

struct check_text {
	const char *in[LANG_COUNT]; /* NULL where there is none */
};

struct check_value {
	const char *name, *value;
};

/* Something that does not hold, cannot be decided, or could not run; or evidence that is on file. */
struct check_finding {
	enum check_outcome outcome; /* not-evaluable, gap or error; pass: the message says what evidence there is */
	enum severity severity;
	struct place place;
	const char *location;
	const struct sch_assert *assertion; /* that said so; NULL when the rule could not run */
	const char *discriminator;  /* tells several in one subject apart; NULL */
	struct check_text message, help;
	VEC(struct check_value) evidence;
	VEC(const struct binding *) bindings; /* the demands it comes from, of those the run is narrowed to */
	VEC(const struct binding *) others;   /* the other demands it comes from: an exception must hold for these, too */
};

/* Who or what a rule was asked about. owner and name are only there when there are findings. */
struct check_subject {
	xmlNodePtr node;
	const char *kind, *id, *unit;
	const xmlNode *owner;       /* position element: an asset's owner, a unit's head; NULL if unknown */
	struct check_text name;
	bool restricted;            /* a restricted asset, or a record about one: a public report is silent about it */
	bool open;                  /* an asset that a public report may name; known when there are findings */
};

/* The outcome for one demand. */
struct check_demand {
	const struct binding *binding;
	enum check_outcome outcome;
};

/* One rule on one subject. Borrowed for the call. */
struct check_result {
	const struct rulebook_rule *rule;
	const struct check_subject *subject;
	enum check_outcome outcome;
	VEC(struct check_demand) demands;
	VEC(struct check_finding *) findings;
};

struct check_sink {
	/* A rule on a subject of which there is something to say. */
	void (*result)(void *payload, const struct check_result *r);
	/* At the end: on how many other subjects the rule (binding is NULL), or one demand of it, had the outcome; those that are restricted, and the others. */
	void (*tally)(void *payload, const struct rulebook_rule *rule, const struct binding *binding, enum check_outcome outcome, bool restricted, size_t n);
	/* At the end: on how many of those the outcome was on a subject of the unit, over all rules, restricted ones apart; NULL: of subjects whose unit is not known. May be NULL. */
	void (*unit)(void *payload, const char *unit, enum check_outcome outcome, bool restricted, size_t n);
	/* A rule could not begin at all (a variable of its file failed). */
	void (*failed)(void *payload, const struct rulebook_rule *rule, const char *why);
	/* At the end, when there is a clock: how many seconds a rule took, those of all threads together; rule is NULL: what no single one asked for. May be NULL. */
	void (*took)(void *payload, const struct rulebook_rule *rule, double seconds);
	void *payload;
};

struct check {
	struct workspace *workspace;
	const struct organisation *organisation;
	const struct bindings *bindings;
	const char *as_of;               /* YYYY-MM-DD */
	const char *const *only_rules;   /* narrow to these; none = all */
	size_t only_rule_count;
	const char *const *only_policies; /* to the demands of these */
	size_t only_policy_count;
	const char *const *only_units;   /* to subjects of these and of the units below them */
	size_t only_unit_count;
	struct chosen_files *only_files; /* to findings in these; NULL = all */
	/* Called for each asset as it passes and then for what is resident, of those that are narrowed to: subjects, and documents that are none. By one thread, in their order; may be NULL. */
	void (*judged)(void *payload, xmlNodePtr node, const char *unit);
	void *judged_payload;
	/* Called for each asset as it passes, whatever is narrowed to. By one thread; may be NULL. */
	void (*passes)(void *payload, xmlNodePtr asset);
	void *passes_payload;
	size_t *assets_judged;           /* counts the assets that are narrowed to; may be NULL */
	size_t *restricted_judged;       /* of them, those that are restricted; may be NULL */
	double (*clock)(void);           /* NULL: nothing is measured */
	double *evaluating;              /* grows by the seconds that evaluation took; when there is a clock */
	/* Called now and then while what is resident and what the register says are evaluated; may be NULL. */
	void (*compared)(void *payload, size_t done, size_t of);
	void *compared_payload;
	unsigned jobs;                   /* threads to use, the caller's among them; 0: as many as there are processors */
	struct diag_sink diagnostics;
	struct check_sink sink;
};

/* Runs; streams the workspace's inventories on the way. 0, or -1 when a rule was refused (said). */
int check_run(const struct check *c);

#endif
