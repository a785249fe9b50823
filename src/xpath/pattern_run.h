/* SPDX-License-Identifier: Apache-2.0 */
/* A compiled pattern from inside: shared by pattern.c (compiling), pattern_match.c and keys.c. */
#ifndef PATTERN_RUN_H
#define PATTERN_RUN_H

#include "pattern.h"
#include "run.h"

struct pattern_step {
	const struct expr *select;  /* the step as an expression at the parent, predicates simplified: child::test[…] or attribute::test[…] */
	bool deep;                  /* reached by "//": what stands before may match any ancestor */
	bool positional;            /* a predicate counts */
	bool bound;                 /* a predicate hangs on variables, on current() or on the world */
	uint64_t fingerprint;
};

struct alternative {
	const struct expr *start;   /* "/" or a call of key() or id(); NULL: anywhere */
	struct pattern_step *steps; /* from the left; none: start itself */
	size_t count;
};

struct xpath_pattern {
	const char *text;
	const struct expr *top;     /* as written, but for the predicates */
	VEC(struct alternative) alternatives;
	bool plain;                 /* child and attribute steps without predicates, no start and no "//" */
	const xmlNode *element;
	struct xpath whole;         /* what is running, for functions that ask */
	uint64_t fingerprint;
	struct arena *arena;
};

/* pattern.c: fills in what is told from a pattern's alternatives: fingerprints, and whether it is plain. Fingerprints take the addresses of functions: they are of this run of
 * the program alone. */
void pattern_finish(struct xpath_pattern *p);
/* pattern_match.c: inside another evaluation: 1, 0, -1 with the reason in the run. */
int pattern_match_inside(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node);
void steps_seen_free(struct step_memory *m);

#endif
