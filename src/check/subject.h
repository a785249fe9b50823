/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects: which elements rules are about, and which a rule's contexts speak of. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "check.h"

/* When a rule can meet its contexts. */
enum phase { PHASE_ASSET = 1, PHASE_ENTRY = 2, PHASE_RESIDENT = 4 };

/* The phases of one context, and of a pattern: a set of enum phase. */
unsigned subject_context_phases(const struct xpath_pattern *context);
unsigned subject_phases(const struct sch_pattern *p);
/* The subject a node belongs to: the nearest element that is one, else its document's root. */
xmlNodePtr subject_of(xmlNodePtr node);
/* Whether the pattern's contexts speak of subjects of this element's kind. */
bool subject_concerns(const struct sch_pattern *p, const xmlNode *node);
/* Whether an element is a subject. */
bool subject_is(const xmlNode *node);
/* Fills a subject with who it is; then, for findings, with its owner and names. Everything it points at belongs to the tree. */
void subject_identify(struct check_subject *s, xmlNodePtr node, const struct check *c);
void subject_describe(struct check_subject *s, const struct check *c);

#endif
