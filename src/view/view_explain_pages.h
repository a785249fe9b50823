/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of `explain`, one function a kind of thing. Private to this floor. */
#ifndef VIEW_EXPLAIN_PAGES_H
#define VIEW_EXPLAIN_PAGES_H

#include "report.h"
#include "view_explain_data.h"
#include "view_page.h"

void explain_rule(struct page *p, const struct explain_data *d, const struct report *r, const struct report_rule *rule);
void explain_clause(struct page *p, const struct report *r, const struct report_policy *policy, const struct report_clause *clause);
/* Whether the program tells of this message: those that people meet, no words of lists and summaries. */
bool explain_tells(const struct explain_data *d, enum msg_id id);
void explain_about_message(struct page *p, const struct explain_data *d, enum msg_id id);
/* n is an element of explain_code(). */
void explain_about_code(struct page *p, const struct explain_data *d, const xmlNode *n);

/* Parts of them. The parameters of a rule with the clauses that give their values, or of a clause with its rules, under a heading; false if there are none. */
bool explain_parameters(struct page *p, const struct report *r, const char *rule, const struct report_clause_ref *clause, enum msg_id heading);
void explain_properties(struct page *p, const struct report_property *items, size_t n);
void explain_outcomes(struct page *p, const struct outcomes *outcomes);

#endif
