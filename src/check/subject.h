/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects: which elements rules are about, and which a rule's contexts speak of. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "check.h"

/* When a rule can meet its contexts. */
enum phase { PHASE_ASSET = 1, PHASE_ENTRY = 2, PHASE_RESIDENT = 4 };

/* The phases of a pattern, a set of enum phase. */
unsigned subject_phases(const struct sch_pattern *p);
/* The subject a node belongs to: the nearest element that is one, else its document's root. */
xmlNodePtr subject_of(xmlNodePtr node);
/* Whether the pattern's contexts speak of subjects of this element's kind. */
bool subject_concerns(const struct sch_pattern *p, const xmlNode *node);
/* Whether an element is a subject. */
bool subject_is(const xmlNode *node);
/* Fills a subject; everything it points at belongs to the tree. */
void subject_describe(struct check_subject *s, xmlNodePtr node, const struct check *c);
/* Whether the rule looks at what is not there when it runs (the register or other assets from an asset, assets from elsewhere): it would find nothing
 * and call that an answer. Says why. */
bool subject_overreaches(const struct schematron *schema, const struct sch_pattern *p, enum msg_id *why);

#endif
