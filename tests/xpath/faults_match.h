/* SPDX-License-Identifier: Apache-2.0 */
/* What a difference must look like to be a certain fault of libxml2: ours is right by the reference, and libxml2's is exactly what the
 * fault makes. */
#ifndef FAULTS_MATCH_H
#define FAULTS_MATCH_H

#include "blame.h"

struct match {
	struct sides *sides;
	const struct culprit *culprit;
	struct arena *arena;
};

bool match_number_text(struct match *m);
bool match_text_number(struct match *m);
bool match_number_literal(struct match *m);
bool match_absolute_letters(struct match *m);
bool match_following_attribute(struct match *m);
bool match_preceding_first(struct match *m);
bool match_namespace_undeclared(struct match *m);
bool match_namespace_order(struct match *m);
bool match_stream_self(struct match *m);
bool match_id_space(struct match *m);
bool match_lang_namespace(struct match *m);
bool match_format_infinity(struct match *m);
bool match_format_quote(struct match *m);
bool match_format_digits(struct match *m);
bool match_set_namespace(struct match *m);
bool match_version_text(struct match *m);
bool match_split(struct match *m);
bool match_key_order(struct match *m);
bool match_not_evaluated(struct match *m);

const char *repair_absolute_letters(const char *text, struct arena *a);
const char *repair_exponent(const char *text, struct arena *a);
const char *repair_slashes(const char *text, struct arena *a);
const char *repair_colon(const char *text, struct arena *a);
const char *repair_end(const char *text, struct arena *a);
const char *repair_word(const char *text, struct arena *a);

#endif
