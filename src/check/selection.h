/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a run is narrowed to (struct check's only_…), asked of rules, demands and subjects. What is left out is neither reported nor counted: a narrowed run says of
 * what it is narrowed to exactly what the whole run says of that.
 */
#ifndef SELECTION_H
#define SELECTION_H

#include "check.h"

bool selection_has_rule(const struct check *c, const char *rule);
bool selection_has_policy(const struct check *c, const char *policy);
/* A unit that is not known (NULL too) is below none. */
bool selection_has_unit(const struct check *c, const char *unit);
/* Whether a subject stands in a file that the run is narrowed to; of an entry, the asset it stands for. */
bool selection_has_node(const struct check *c, const xmlNode *node);
/*
 * Drops from a result what is said of other files, and the demands of which all was said there; in_file: the subject stands in a chosen file, so that demands
 * which say nothing count. Outcomes become those of what is left. Returns whether anything is left.
 */
bool selection_cut(const struct check *c, struct check_result *r, bool in_file);

#endif
