/* SPDX-License-Identifier: Apache-2.0 */
/* The making of a public report (report_public() in report.h), shared by report_public*.c. Private to this floor. */
#ifndef REPORT_PUBLIC_H
#define REPORT_PUBLIC_H

#include "map.h"
#include "report.h"

struct publishing {
	const struct report *from;
	struct report *to;
	struct map *units;      /* ids that are shown → their struct report_unit in from */
	struct map *positions;  /* ids that may be shown */
	struct map *packs;      /* the path of a rule file → how it is called here */
	struct map *rules;      /* ids → their struct report_rule in to */
	struct map *exceptions; /* id, file and line → what the exception is called here; those that are not listed are not in it */
};

/* One of the words, or NULL. */
const char *public_word(const char *word, const char *const *words, size_t n);
/* What a count is without its part, which a file may say to be larger. */
size_t public_less(size_t whole, size_t part);
struct outcomes public_outcomes(const struct outcomes *all, const struct outcomes *restricted);
/* The unit's id where it is shown, else NULL. */
const char *public_unit(const struct publishing *p, const char *id);
/* Whether a finding of the rule may name the asset it is about. */
bool public_rule_names(const struct report_rule *rule);
/* The key of an exception among those that are listed. */
const char *public_exception_key(const struct publishing *p, const char *id, const char *file, uint32_t line);

/* report_public_findings.c: findings, in an order and with ids that come of nothing but what is shown of them. */
void public_findings(struct publishing *p);
/* report_public_times.c: what has to do with time and takes no findings: due periods, earlier reports, submissions and dates ahead. The units must be there. */
void public_times(struct publishing *p);

#endif
