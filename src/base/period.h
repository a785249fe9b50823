/* SPDX-License-Identifier: Apache-2.0 */
/* Lengths of time as documents write them, "P30D" or "P1Y6M", and how long a gap may stand by default. */
#ifndef PERIOD_H
#define PERIOD_H

#include <stdint.h>

#define PERIOD_YEARS_MAX 10 /* longer than that nothing is planned */

/* How long a gap of a severity may stand when no settings say: an assumption, and reports say that it is one. */
#define PERIOD_DUE_ERROR "P30D"
#define PERIOD_DUE_WARNING "P90D"
#define PERIOD_DUE_INFO "P180D"

struct period {
	int months, days;
};

/* Reads PnYnMnD, of which any part may be missing but not all. 0, or -1 for anything else and for what is longer than PERIOD_YEARS_MAX years. */
int period_parse(struct period *out, const char *s);
/* The day so long after a day: first the months, where a day that the month lacks is its last one, then the days. At most 9999-12-31. */
int64_t period_after(int64_t day, const struct period *p);

#endif
