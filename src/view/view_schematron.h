/* SPDX-License-Identifier: Apache-2.0 */
/* What a schema says of documents, for a terminal. */
#ifndef VIEW_SCHEMATRON_H
#define VIEW_SCHEMATRON_H

#include "view.h"

/* How often a rule (by the name that its findings have) came up, and how many of these are among the report's findings. */
struct view_tally {
	const char *rule;
	size_t n, kept;
};

struct view_schematron {
	const struct report *report; /* its findings, counts, inputs and exit code */
	const struct view_tally *tallies;
	size_t tally_count;
	size_t nodes;                /* that a rule was tried on */
	size_t files_found;          /* files that something is said about */
};

/* Diagnostics, findings, the counts and the verdict. Every finding of the report is spelled out: max_same of the options counts for diagnostics only. */
void view_schematron(struct buf *out, const struct view_schematron *v, const struct view_text_options *o);

#endif
