/* SPDX-License-Identifier: Apache-2.0 */
/* Inside of a run, shared by xpath.c (evaluation), functions.c (XSLT's functions and keys) and pattern.c. */
#ifndef RUN_H
#define RUN_H

#include "buf.h"
#include "map.h"
#include "vec.h"
#include "xpath.h"

struct variable {
	const char *name; /* borrowed */
	xmlXPathObjectPtr value;   /* NULL: not worked out yet */
	const struct xpath *lazy;
	xmlNodePtr node;
};

/* What a step with predicates selects from one parent, remembered for the parent's other children. */
struct step_memory {
	const xmlNode *parent;
	size_t epoch;
	xmlXPathObjectPtr nodes;
};

struct xpath_run {
	xmlXPathContextPtr context;
	VEC(struct variable) variables;
	size_t visible;                /* how many of them an expression sees now */
	const struct xpath_key *keys;
	size_t key_count;
	struct map **indexes;          /* per key: value -> xmlNodeSet; NULL until asked for */
	struct xpath_source source;
	xmlNodePtr current;
	size_t epoch;                  /* changes with what passes by: remembered steps may be wrong then */
	VEC(struct step_memory) steps; /* by step number */
	struct buf error;
};

/* Where an expression was cut out of a longer text: its bytes from added on are those of whole from at on. */
struct xpath_part {
	const char *whole;
	size_t at, added;
};
/* As xpath_compile(), with messages about the whole. */
struct xpath *xpath_compile_part(const char *text, const struct xpath_part *part, const struct xpath_scope *scope, const struct xpath_origin *origin);

/* Forgets the error and the count of the last evaluation. */
void xpath_begin(struct xpath_run *r);
/* Evaluates in the middle of another evaluation, whose place is kept. */
xmlXPathObjectPtr xpath_eval_inside(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current);
int pattern_match_inside(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node);

/* Makes the functions known to a context. payload for them is the context's userData: the run. */
void functions_register(xmlXPathContextPtr context);
/* As xpath_steps_to(), of what stands in the predicates only. */
bool xpath_steps_inside(const struct xpath *x, const char *local_name, bool up);
/* Lets go of remembered nodes without looking at them: they may be freed already. */
void step_memory_release(struct step_memory *m);
/* Whether a function without namespace takes n arguments. Of one that is not in the table we do not know, and say yes. */
bool functions_take(const char *name, size_t n);
/* Whether a call gives something else each time: the clock, chance. */
bool functions_vary(const char *uri, const char *name, size_t n);
/* Forgets the keys' indexes. */
void functions_forget_keys(struct xpath_run *r);

#endif
