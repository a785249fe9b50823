/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's comparison of two saved reports (policykoll.h); how it is shown stands in show.c. */
#include "diff.h"

#include "mem.h"
#include "policykoll.h"
#include "saved.h"

#include <stdlib.h>
#include <string.h>

/* What a report was compared with itself is not told again here. */
static void forget_baseline(struct report *r)
{
	r->baseline = (struct report_baseline){ 0 };
	for (size_t i = 0; i < r->findings.len; i++)
		r->findings.items[i]->baseline = BASELINE_NONE;
}

static int compare(struct pk_diff *d, const struct pk_diff_options *o)
{
	struct diag_sink sink = diag_list_sink(d->messages);
	const char *fail_on = o->fail_on != NULL ? o->fail_on : "error";

	forget_baseline(d->old);
	forget_baseline(d->new);
	report_compare(&d->comparison, d->old, d->new);
	report_comparison_explain(&d->comparison, NULL, true, &sink);
	diag_list_sort(d->messages);
	d->shown = (struct report_diff){
		.comparison = &d->comparison, .fail_on = severity_find(fail_on), .tool_version = VERSION, .messages = d->messages,
		.old_file = arena_strdup(d->arena, o->old_path), .new_file = arena_strdup(d->arena, o->new_path),
		.old_digest = d->old->file_sha256, .new_digest = d->new->file_sha256,
	};
	/* Not a word that is known: no threshold at all would be a pass. */
	if (d->shown.fail_on < 0 && strcmp(fail_on, "never") != 0)
		return PK_USAGE;
	return report_comparison_exit(&d->comparison, d->shown.fail_on);
}

struct pk_diff *pk_diff(const struct pk_diff_options *options)
{
	struct pk_diff *d = mem_alloc(sizeof *d);
	struct diag_sink sink;

	d->messages = diag_list_new();
	d->arena = arena_new();
	sink = diag_list_sink(d->messages);
	if (strcmp(options->old_path, "-") == 0 && strcmp(options->new_path, "-") == 0) {
		diag_emit(&sink, MSG_SCHEMATRON_INPUT_TWICE, NULL, NULL);
		d->exit_code = PK_USAGE;
		return d;
	}
	d->old = saved_open(options->old_path, &sink);
	d->new = saved_open(options->new_path, &sink);
	d->exit_code = d->old != NULL && d->new != NULL ? compare(d, options) : PK_INCOMPLETE;
	return d;
}

void pk_diff_free(struct pk_diff *d)
{
	if (d == NULL)
		return;
	report_comparison_release(&d->comparison);
	report_free(d->old);
	report_free(d->new);
	diag_list_free(d->messages);
	arena_free(d->arena);
	free(d);
}

int pk_diff_exit_code(const struct pk_diff *d)
{
	return d->exit_code;
}

bool pk_diff_refused(const struct pk_diff *d)
{
	return d->old == NULL || d->new == NULL;
}
