/* SPDX-License-Identifier: Apache-2.0 */
/* Saved reports (policykoll.h). */
#include "policykoll.h"

#include "door.h"
#include "report_read.h"

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
