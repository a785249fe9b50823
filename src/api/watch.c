/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a run tells of itself (watch.h). Nothing is called and no clock is read that nobody asked for. Documents come in the order they are read, each with what was
 * found while it was read, which is the same for every number of threads; what documents have against each other is only found after the last one.
 */
#include "watch.h"

#include "mem.h"
#include "platform.h"
#include "saved.h"

#include <stdlib.h>

struct watch {
	struct session *s;
	struct pk_progress now;
	size_t said, found; /* messages and findings before the document that is read now */
};

struct watch *watch_new(struct session *s)
{
	struct watch *w;

	if (s->options->progress == NULL && !s->options->statistics)
		return NULL;
	w = mem_alloc(sizeof *w);
	w->s = s;
	return w;
}

void watch_free(struct watch *w)
{
	free(w);
}

double watch_clock(const struct watch *w)
{
	return w != NULL && w->s->options->statistics ? platform_seconds() : 0;
}

static void tell(struct watch *w)
{
	w->s->options->progress(w->s->options->progress_payload, &w->now);
}

/* Messages that are problems, of those since the last document. */
static size_t count_messages(struct watch *w)
{
	const struct diag_list *list = w->s->report->diagnostics;
	size_t n = 0;

	for (; w->said < diag_list_len(list); w->said++)
		n += msg_severity(diag_list_at(list, w->said)->id) >= SEVERITY_WARNING;
	return n;
}

/* What may be published names no document, and says of none how much is amiss in it. */
static bool may_name(const struct watch *w)
{
	return saved_is_internal(w->s->options->audience);
}

static void tell_document(struct watch *w, const struct workspace_file *file)
{
	w->now.document_problems = count_messages(w) + report_count_problems(w->s->report, w->found);
	w->found = w->s->report->findings.len;
	if (file->ignored || !may_name(w))
		return;
	w->now.document = file->path;
	w->now.document_assets = file->assets;
	tell(w);
	w->now.document = NULL;
}

static void on_read(void *payload, const struct workspace *workspace, const struct workspace_file *file)
{
	struct watch *w = payload;

	w->now.step = PK_READING;
	w->now.files = workspace->found.list.len;
	w->now.files_done = workspace->files_done;
	w->now.bytes = workspace->bytes_total;
	w->now.bytes_done = workspace->bytes_done;
	w->now.assets = workspace->assets_done;
	if (file != NULL)
		tell_document(w, file);
	else
		tell(w);
}

static void on_compared(void *payload, size_t done, size_t of)
{
	struct watch *w = payload;

	w->now.step = PK_COMPARING;
	w->now.comparisons_done = done;
	w->now.comparisons = of;
	tell(w);
}

void watch_configuration(struct watch *w)
{
	const struct pk_configuration *c = w != NULL ? w->s->configuration : NULL;

	if (c == NULL || c->file == NULL || w->s->options->progress == NULL || !may_name(w))
		return;
	w->now.step = PK_READING;
	w->now.document = c->file->path;
	w->now.document_assets = 0;
	w->now.document_problems = count_messages(w);
	tell(w);
	w->now.document = NULL;
}

struct workspace_watch watch_workspace(struct watch *w)
{
	struct workspace_watch empty = { 0 };

	if (w == NULL)
		return empty;
	return (struct workspace_watch){
		.read = w->s->options->progress != NULL ? on_read : NULL,
		.clock = w->s->options->statistics ? platform_seconds : NULL, .payload = w,
	};
}

void watch_check(struct watch *w, struct check *c)
{
	if (w == NULL)
		return;
	/* What was said between the documents belongs to none. */
	count_messages(w);
	c->clock = w->s->options->statistics ? platform_seconds : NULL;
	c->evaluating = &w->s->report->times.evaluating;
	c->compared = w->s->options->progress != NULL ? on_compared : NULL;
	c->compared_payload = w;
}
