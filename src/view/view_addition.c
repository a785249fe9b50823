/* SPDX-License-Identifier: Apache-2.0 */
/* An exception that was added (view.h): as a block like those of findings, with its text instead of an excerpt. */
#include "view_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static size_t digits(uint32_t n)
{
	size_t count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

static void write_head(struct buf *out, const struct view_addition *a, const struct view_text_options *o)
{
	const struct report_exception *e = a->exception;
	bool one = e->days_left == 1;
	enum msg_id id = a->written ? one ? MSG_EXC_WROTE_DAY : MSG_EXC_WROTE : one ? MSG_EXC_WOULD_DAY : MSG_EXC_WOULD;
	char days[24];
	struct buf place = BUF_INIT;

	snprintf(days, sizeof days, "%" PRId64, e->days_left);
	buf_printf(&place, "%s:%u", e->file, (unsigned)e->line);
	view_paint(out, o->color, VIEW_BOLD);
	view_say(out, o->lang, id, "place", place.data, "name", e->id, "date", e->expires_on, "days", days, NULL);
	if (a->is_new_file) {
		buf_puts(out, "; ");
		view_say(out, o->lang, MSG_EXC_NEW_FILE, NULL);
	}
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
	buf_release(&place);
}

static void write_gutter(struct buf *out, size_t width, uint32_t line, const struct view_text_options *o)
{
	view_paint(out, o->color, VIEW_BLUE);
	if (line > 0)
		buf_printf(out, "%*u |", (int)width, (unsigned)line);
	else
		buf_printf(out, "%*s |", (int)width, "");
	view_paint(out, o->color, VIEW_PLAIN);
}

/* Its lines, however they end in the file. */
static void write_piece(struct buf *out, const struct view_addition *a, size_t width, const struct view_text_options *o)
{
	uint32_t line = a->exception->line;
	const char *at = a->piece;

	write_gutter(out, width, 0, o);
	buf_putc(out, '\n');
	for (;; line++) {
		size_t n = strcspn(at, "\r\n");
		struct buf text = BUF_INIT;

		buf_add(&text, at, n);
		write_gutter(out, width, line, o);
		buf_putc(out, ' ');
		view_show(out, text.data);
		buf_putc(out, '\n');
		buf_release(&text);
		if (at[n] == '\0')
			break;
		at += n + (at[n] == '\r' && at[n + 1] == '\n' ? 2 : 1);
	}
}

static void begin_note(struct buf *out, size_t width, enum msg_id label, const struct view_text_options *o)
{
	buf_pad(out, ' ', width + 1);
	view_paint(out, o->color, VIEW_BLUE);
	buf_putc(out, '=');
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, ' ');
	view_say(out, o->lang, label, NULL);
	buf_puts(out, ": ");
}

static void write_covered(struct buf *out, const struct view_addition *a, size_t width, const struct view_text_options *o)
{
	size_t most = o->max_same == 0 || a->covered_count <= o->max_same ? a->covered_count : o->max_same;
	char n[24];

	begin_note(out, width, MSG_EXC_LABEL_COVERS, o);
	if (a->covered_count == 0)
		view_say(out, o->lang, MSG_EXC_COVERS_NOTHING, NULL);
	for (size_t i = 0; i < most; i++) {
		if (i > 0) {
			buf_putc(out, '\n');
			begin_note(out, width, MSG_EXC_LABEL_COVERS, o);
		}
		view_show(out, a->covered[i]->id);
		buf_puts(out, " (");
		view_show(out, a->covered[i]->place.file);
		buf_printf(out, ":%u)", (unsigned)a->covered[i]->place.line);
	}
	if (most < a->covered_count) {
		snprintf(n, sizeof n, "%zu", a->covered_count - most);
		buf_putc(out, ' ');
		view_say(out, o->lang, MSG_EXC_COVERS_MORE, "n", n, NULL);
	}
	buf_putc(out, '\n');
}

void view_addition(struct buf *out, const struct view_addition *a, const struct view_text_options *o)
{
	size_t lines = 0, width;

	for (const char *at = strchr(a->piece, '\n'); at != NULL; at = strchr(at + 1, '\n'))
		lines++;
	width = digits(a->exception->line + (uint32_t)lines);
	write_head(out, a, o);
	if (o->quiet)
		return;
	write_piece(out, a, width, o);
	if (a->from != NULL) {
		begin_note(out, width, MSG_EXC_LABEL_FROM, o);
		view_show(out, a->from);
		buf_putc(out, '\n');
	}
	write_covered(out, a, width, o);
}

void view_findings(struct buf *out, const struct report *r, const struct finding *const *findings, size_t n, const struct view_text_options *o)
{
	for (size_t i = 0; i < n; i++) {
		view_finding(out, r, findings[i], o, true);
		buf_putc(out, '\n');
	}
}
