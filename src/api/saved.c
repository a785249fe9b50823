/* SPDX-License-Identifier: Apache-2.0 */
/* Saved reports (policykoll.h). */
#include "policykoll.h"

#include "door.h"
#include "report_read.h"
#include "saved.h"

#include <string.h>

struct pk_report *pk_report_read(const struct pk_read_options *options)
{
	struct report *r;

	door_open();
	r = report_read(options->path);
	if (options->fail_on != NULL && !r->refused) {
		/* Not a word that is known: no threshold at all would be a pass. */
		r->usage_error |= severity_find(options->fail_on) < 0 && strcmp(options->fail_on, "never") != 0;
		report_set_threshold(r, severity_find(options->fail_on));
	}
	return (struct pk_report *)r;
}

bool pk_report_refused(const struct pk_report *report)
{
	return ((const struct report *)report)->refused;
}

/* What reading the file brought up. The report's own messages are words of another run. */
static bool is_trouble(const struct diag *d)
{
	return d->words == NULL && diag_severity(d) == SEVERITY_ERROR;
}

struct report *saved_open(const char *path, const struct diag_sink *sink)
{
	struct report *r;
	bool trouble;

	door_open();
	r = report_read(path);
	trouble = r->refused;
	for (size_t i = 0; i < diag_list_len(r->diagnostics); i++) {
		const struct diag *d = diag_list_at(r->diagnostics, i);

		if (!is_trouble(d))
			continue;
		sink->diag(sink->payload, d);
		trouble = true;
	}
	if (trouble && !r->refused)
		diag_emit(sink, MSG_REPORT_DOUBTFUL, &(struct place){ .file = path }, "file", path, NULL);
	if (trouble) {
		report_free(r);
		r = NULL;
	}
	return r;
}
