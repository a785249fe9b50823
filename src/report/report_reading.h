/* SPDX-License-Identifier: Apache-2.0 */
/* The reading of one saved report, shared by report_read*.c. Private to this floor. */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include "events.h"
#include "map.h"
#include "report.h"
#include "vec.h"

/* Something that the file says of itself: it is compared with what is counted in the end. */
struct claim {
	const char *name;
	uint64_t value;
	struct place place;
};

struct reading {
	struct report *report;
	struct events *events;
	struct map *shared;   /* strings that have come before → their copy in the report's arena */
	struct map *rules, *units, *positions, *findings; /* ids that have come → something */
	VEC(struct claim) totals, outcomes;
	struct report_previous *previous_restricted; /* of the earlier report that is being read */
	VEC(struct place) previous;  /* where the earlier reports stand, one for each of the report's */
	const char *status;   /* as the file says; with its exit code */
	uint64_t exit_code;
	struct place verdict;
	bool withholds;       /* the element withheld is there */
	/* What is open. */
	struct report_policy *policy;
	struct report_clause *clause;
	struct report_rule *rule;
	struct finding *finding;
	struct place due_place; /* of the open finding's due date */
	struct due_doubt {
		const char *finding, *said, *found; /* NULL finding: there is none */
		struct place place;
	} due_doubt; /* the first due date that cannot be so */
	struct place ahead_place;
	struct diag diagnostic;
	struct diag_words *words;
	struct place *place;  /* whose excerpt comes */
	const char **text;    /* where the text of the element goes at its end; NULL: nowhere */
	bool text_is_shared;
	bool failed;          /* after a message */
};

/* What an element means: start takes its attributes, at its end its text goes where start said. */
struct shape {
	const char *name;
	void (*start)(struct reading *r, const struct event_tag *t);
	const struct shape *inside;
	void (*end)(struct reading *r);
};

/* Its children's shapes, each ended by one without a name. */
extern const struct shape reading_inputs[], reading_packs[], reading_policies[], reading_rules[], reading_parameters[], reading_units[], reading_positions[];
extern const struct shape reading_ahead[], reading_findings[], reading_exceptions[], reading_diagnostics[];

/* Attributes. Strings are copies in the report's arena, NULL where the attribute is absent; shared ones are one for all that are equal. */
const char *reading_string(struct reading *r, const struct event_tag *t, const char *name);
const char *reading_shared(struct reading *r, const struct event_tag *t, const char *name);
/* 0 where it is absent. */
uint64_t reading_number(const struct event_tag *t, const char *name);
uint32_t reading_position(const struct event_tag *t, const char *name);
bool reading_is(const struct event_tag *t, const char *name, const char *value);
/* A severity that is not said is an error: never less than it was. */
enum severity reading_severity(const struct event_tag *t);
struct outcomes reading_outcomes(const struct event_tag *t);
/* The element's text goes to the language of the tag; repeated says that many have the same. */
void reading_text(struct reading *r, const struct event_tag *t, struct report_text *to, bool repeated);
/* The id of the tag has come before (and ends the reading), or is taken now. */
void reading_take_id(struct reading *r, const struct event_tag *t, struct map *taken, void *value);
/* Ends the reading with a message about the value of an attribute. */
void reading_refuse(struct reading *r, enum msg_id id, const struct event_tag *t, const char *attribute);

/* report_read_due.c: the element due-periods, a finding's due date and its actions, the element dates-ahead. What is said of a finding is looked at when it ends. */
void reading_due_periods(struct reading *r, const struct event_tag *t);
void reading_due(struct reading *r, const struct event_tag *t);
void reading_action(struct reading *r, const struct event_tag *t);
void reading_due_end(struct reading *r);
void reading_dates_ahead(struct reading *r, const struct event_tag *t);
/* Whether months and dates are such as a run writes; else what is wrong with them, as the element or attribute it is about. */
const char *reading_ahead_doubt(const struct report *r);

/* report_read_verify.c: joins what stands in several places, then compares what the file says of itself with what it holds, and decides. */
void reading_verify(struct reading *r);
/* report_read_counts.c: the same for the counts of units and of earlier reports. */
void reading_verify_counts(struct reading *r);
/* report_read_refer.c: the same for what is named. */
void reading_verify_references(struct reading *r);

#endif
