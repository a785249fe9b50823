/* SPDX-License-Identifier: Apache-2.0 */
/* A wished exception as text (policykoll.h): what became of it, and what there is to say. */
#include "addition.h"

#include "mem.h"
#include "view.h"
#include "view_words.h"

#include <string.h>

static struct view_text_options text_options(const struct pk_text_options *o)
{
	int l = o->lang != NULL ? lang_find(o->lang) : -1;

	return (struct view_text_options){
		.lang = l >= 0 ? (enum lang)l : LANG_EN, .color = o->color, .quiet = o->quiet, .verbose = o->verbose, .max_same = o->max_same,
	};
}

static const struct report_exception *itself(const struct pk_addition *a)
{
	for (size_t i = 0; i < a->after->exceptions.len; i++) {
		const struct report_exception *e = &a->after->exceptions.items[i];

		if (strcmp(e->id, a->id) == 0 && strcmp(e->file, a->file) == 0)
			return e;
	}
	return NULL;
}

char *pk_addition_text(const struct pk_addition *a, bool written, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	if (a->exit_code == PK_PASSED) {
		const struct view_addition v = {
			.exception = itself(a), .from = strcmp(a->first_day, a->day) > 0 ? a->first_day : NULL, .piece = a->edit.piece.data,
			.covered = a->covered.items, .covered_count = a->covered.len, .is_new_file = a->creates, .written = written,
		};

		view_addition(&out, &v, &o);
	}
	return buf_detach(&out);
}

char *pk_addition_messages(const struct pk_addition *a, const struct pk_text_options *options)
{
	struct view_text_options o = text_options(options);
	struct buf out = BUF_INIT;

	view_messages(&out, a->messages, &o);
	if (a->after != NULL)
		view_findings(&out, a->after, a->refusing.items, a->refusing.len, &o);
	if (a->exit_code != PK_PASSED) {
		view_say(&out, o.lang, MSG_EXC_REFUSED, NULL);
		buf_putc(&out, '\n');
	}
	return buf_detach(&out);
}
