/* SPDX-License-Identifier: Apache-2.0 */
/* Making findings: texts in every language, place, evidence, severity, from what an assertion said. */
#ifndef FINDING_H
#define FINDING_H

#include "check.h"
#include "schematron.h"

/* From a failed assert or successful report, inside its event. demands: the bindings it comes from (at least one). */
struct check_finding *finding_new(const struct check *c, struct schematron_run *run, const struct sch_result *result,
                                  const struct binding *const *demands, size_t n, struct arena *a);
/* From a rule that could not run at the node. */
struct check_finding *finding_failed(const struct check *c, const struct rulebook_rule *rule, const xmlNode *node, const char *why,
                                     const struct binding *const *demands, size_t n, struct arena *a);
/* What tells the result apart from others of the same rule and subject: the rule's variable $discriminator, else the ids (or the like) of the elements from the
 * subject down to the context, "a/b"; NULL for the subject itself. Inside the result's event. */
const char *finding_discriminator(struct schematron_run *run, const struct sch_result *result, const xmlNode *subject, struct arena *a);
void finding_release(struct check_finding *f);

#endif
