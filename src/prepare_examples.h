/* SPDX-License-Identifier: Apache-2.0 */
/* Examples of rules for `explain`, cut from the rules' own tests when the program is built. */
#ifndef PREPARE_EXAMPLES_H
#define PREPARE_EXAMPLES_H

#include "buf.h"
#include "rulebook.h"

/*
 * Appends <examples>, with a <rule id> for each that has cases in folder/RULE: <fails> with the message in each language, <passes>, and in both the parts of documents
 * that matter, with <?cut?> where something was left out. A rule without cases is left out; that it must not be so, its tests say.
 */
void prepare_examples(struct buf *out, struct rulebook *rules, const char *folder);

#endif
