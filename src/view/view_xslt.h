/* SPDX-License-Identifier: Apache-2.0 */
/* Runs an embedded stylesheet over the canonical XML. */
#ifndef VIEW_XSLT_H
#define VIEW_XSLT_H

#include "diag.h"
#include "embedded.h"

struct buf;
struct _xmlDoc;

struct view_xslt_parameter {
	const char *name, *value; /* a string */
};

struct view_xslt_job {
	const struct embedded *stylesheet; /* NULL fails like any other stylesheet that cannot be used */
	const char *format;                /* its name, for the message */
	/* Appends what is wanted of the result. 0, or -1 after one diagnostic, with nothing appended. NULL: it is written as the stylesheet says. */
	int (*make)(const void *payload, struct buf *out, const struct _xmlDoc *result, const struct diag_sink *sink);
	const void *payload;
	struct buf *spent; /* released as soon as the XML has been read, which it may hold; or NULL */
	const struct view_xslt_parameter *parameters; /* ended by a NULL name; those that the stylesheet does not declare are not used */
};

/* Appends the result. 0, or -1 after one diagnostic with what libxslt said; then nothing is appended. */
int view_xslt(struct buf *out, const struct buf *xml, const struct view_xslt_job *job, const struct diag_sink *sink);

#endif
