/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar days of the proleptic Gregorian calendar as int64 day numbers (0 = 1970-01-01); no clock, no zones. */
#ifndef DATE_H
#define DATE_H

#include <stdint.h>

/* Reads exactly YYYY-MM-DD (years 0001-9999, real days only). 0 or -1. */
int date_parse(int64_t *out, const char *s);
int64_t date_from_civil(int64_t year, int month, int day);
/* Writes YYYY-MM-DD and a NUL. Days outside the years 0001-9999 are clamped. */
void date_format(char out[11], int64_t days);

#endif
