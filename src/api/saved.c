/* SPDX-License-Identifier: Apache-2.0 */
/* Saved reports (policykoll.h): read back, and merged. */
#include "policykoll.h"

#include "door.h"
#include "report_merge.h"
#include "report_read.h"
#include "saved.h"
#include "trend.h"

#include <string.h>

static void set_threshold(struct report *r, const char *fail_on)
{
	if (fail_on == NULL || r->refused)
		return;
	/* Not a word that is known: no threshold at all would be a pass. */
	r->usage_error |= severity_find(fail_on) < 0 && strcmp(fail_on, "never") != 0;
	report_set_threshold(r, severity_find(fail_on));
}

bool saved_is_internal(const char *audience)
{
	return audience == NULL || strcmp(audience, "internal") == 0;
}

struct report *saved_for(struct report *r, const char *audience)
{
	struct report *public;

	if (saved_is_internal(audience))
		return r;
	public = report_public(r);
	if (strcmp(audience, "public") == 0)
		return public;
	public->usage_error = true;
	report_set_threshold(public, public->fail_on);
	return public;
}

/* What a report that cannot be merged leaves behind. */
static void keep_messages(struct report *to, const struct report *from)
{
	struct diag_sink sink = diag_list_sink(to->diagnostics);

	for (size_t i = 0; i < diag_list_len(from->diagnostics); i++)
		sink.diag(sink.payload, diag_list_at(from->diagnostics, i));
	to->incomplete = true;
}

/* A report that holds messages only. */
static struct report *new_refused(void)
{
	struct report *r = report_new();

	r->tool_version = VERSION;
	r->refused = true;
	r->seconds = -1;
	return r;
}

/* Of what is left out nothing can be had: the wish is refused, and only the message stays. */
static struct report *refuse_internal(struct report *r, const char *path)
{
	struct report *refused = new_refused();
	struct diag_sink sink = diag_list_sink(refused->diagnostics);

	diag_emit(&sink, MSG_PUBLIC_NOT_INTERNAL, &(struct place){ .file = path }, "file", path, NULL);
	refused->usage_error = true;
	report_finish(refused);
	report_free(r);
	return refused;
}

/* Standard input is the report's or one earlier report's. */
static bool has_two_readers(const struct pk_read_options *o)
{
	size_t readers = strcmp(o->path, "-") == 0;

	for (size_t i = 0; i < o->previous_count; i++)
		readers += strcmp(o->previous[i], "-") == 0;
	return readers > 1;
}

static struct report *refuse_two_readers(void)
{
	struct report *r = new_refused();
	struct diag_sink sink = diag_list_sink(r->diagnostics);

	diag_emit(&sink, MSG_SCHEMATRON_INPUT_TWICE, NULL, NULL);
	r->usage_error = true;
	report_finish(r);
	return r;
}

/* Gives the report with what earlier ones said, or in its place the messages that say why not. */
static struct report *with_earlier(struct report *r, const struct pk_read_options *o)
{
	struct report *refused = new_refused();
	struct diag_sink sink = diag_list_sink(refused->diagnostics);
	struct trend t;

	trend_open(&t, o->previous, o->previous_count, &sink);
	if (trend_refuses(&t, r->as_of, r->file_sha256, &sink)) {
		refused->usage_error = true;
		report_finish(refused);
		report_free(r);
		trend_release(&t);
		return refused;
	}
	keep_messages(r, refused);
	r->incomplete = t.unread || r->exit_code == 3;
	trend_keep_due(&t, NULL, r);
	trend_add(&t, r);
	diag_list_sort(r->diagnostics);
	report_set_threshold(r, r->fail_on);
	report_free(refused);
	trend_release(&t);
	return r;
}

struct pk_report *pk_report_read(const struct pk_read_options *options)
{
	struct report *r;

	door_open();
	if (has_two_readers(options))
		return (struct pk_report *)refuse_two_readers();
	r = report_read(options->path);
	if (r->is_public && !r->refused && options->audience != NULL && saved_is_internal(options->audience))
		r = refuse_internal(r, options->path);
	if (options->previous_count > 0 && !r->refused)
		r = with_earlier(r, options);
	set_threshold(r, options->fail_on);
	/* What calls itself public is made so again: nobody knows who wrote it. */
	return (struct pk_report *)saved_for(r, r->is_public ? "public" : options->audience);
}

/* Merges into *sum, which is the first one that could be read; what is wrong goes to refused. */
static void add(struct report **sum, struct report *refused, struct report *r, const char *path)
{
	struct diag_sink sink = diag_list_sink(refused->diagnostics);

	if (r->refused) {
		keep_messages(refused, r);
		report_free(r);
	} else if (*sum == NULL) {
		*sum = r;
	} else if (report_merge(*sum, r, path, &sink) != 0) {
		refused->usage_error = true;
	}
}

struct pk_report *pk_report_merge(const struct pk_merge_options *options)
{
	struct report *sum = NULL, *refused = new_refused();

	door_open();
	for (size_t i = 0; i < options->path_count; i++)
		add(&sum, refused, report_read(options->paths[i]), options->paths[i]);
	report_finish(refused);
	if (sum == NULL || diag_list_len(refused->diagnostics) > 0) {
		report_free(sum);
		return (struct pk_report *)refused;
	}
	report_free(refused);
	if (options->path_count > 1)
		report_finish(sum);
	set_threshold(sum, options->fail_on);
	return (struct pk_report *)saved_for(sum, options->audience);
}

bool pk_report_is_public(const struct pk_report *report)
{
	return ((const struct report *)report)->is_public;
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

struct report *saved_open_numbers(const char *path, const struct diag_sink *sink)
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

struct report *saved_open(const char *path, const struct diag_sink *sink)
{
	struct report *r = saved_open_numbers(path, sink);

	if (r == NULL || !r->is_public)
		return r;
	diag_emit(sink, MSG_PUBLIC_NOT_COMPARED, &(struct place){ .file = path }, "file", path, NULL);
	report_free(r);
	return NULL;
}
