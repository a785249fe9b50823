/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of comparing two reports. Private to this floor. */
#ifndef REPORT_COMPARE_PART_H
#define REPORT_COMPARE_PART_H

#include "map.h"
#include "report_compare.h"

/* One of the two reports, with what is looked up in it. */
struct side {
	const struct report *report;
	struct map *rules;     /* id → struct report_rule */
	struct map *packs;     /* path → its SHA-256 */
	struct map *documents; /* path → struct report_input */
	bool evaluated;        /* anything */
	bool incomplete;       /* not everything could be read */
	bool blunt;            /* incomplete, and more is missing than whole inventories: no finding's absence means much */
};
void side_open(struct side *s, const struct report *r);
void side_release(struct side *s);
bool side_ran(const struct side *s, const char *rule);
/* Whether the rule of this id is the same text on both sides. */
bool sides_share_rule(const struct side *a, const struct side *b, const char *rule);
/* Whether both runs were narrowed to the same part. */
bool sides_share_part(const struct side *a, const struct side *b);
/* Why the side could not have a finding that the other one has. same_part: what sides_share_part() says. */
enum report_blind side_blind(const struct side *s, bool same_part, const struct finding *f);

/*
 * Whether two findings of one identity say the same. Order of words, files, the subject's name and what only follows the calendar are no
 * difference: "expired 154 days ago" and, a week later, "161 days ago" are the same. shift: days from the one report to the other.
 */
bool said_same_message(const struct finding *a, const struct finding *b, int64_t shift);
/* The values that were tested. With common true only those that have a name in both, for rules that were rewritten. */
bool said_same_evidence(const struct finding *a, const struct finding *b, int64_t shift, bool common);
/* A string that is the same for findings that say the same on the same day (with numbers), or on some day; borrowed from b. */
struct buf;
const char *said_key(struct buf *b, const struct finding *f, bool numbers);

#endif
