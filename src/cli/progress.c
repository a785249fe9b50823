/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far a run is (progress.h). The bar is plain characters and a carriage return, no control sequences: it works on every terminal and with NO_COLOR, and each time it
 * is drawn in one write, over the one before. It is always narrower than the terminal, so that it never wraps.
 */
#include "progress.h"

#include "msg.h"
#include "screen.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define DELAY 0.5     /* seconds before the bar comes */
#define BETWEEN 0.1   /* seconds between two of its states */
#define LINES 1.0     /* the same of lines */
#define BAR_MOST 30
#define BAR_LEAST 8
#define COLUMNS 80    /* where nobody tells */
#define PARTS 4

static const char *when = "auto";
static const char *const choices[] = { "auto", "always", "never", NULL };

const struct option progress_options[] = {
	{ .name = "progress", .text = &when, .choices = choices, .value = "WHEN",
	  .help = "show on standard error how far it is; auto: on a terminal, after half a second; always: elsewhere as lines" },
	{ 0 }
};

/* Words of a message; the arguments are pairs of name and value, ended by NULL. */
static void add(struct buf *out, const struct cli *cli, enum msg_id id, ...)
{
	struct msg_arg args[4];
	struct buf text = BUF_INIT;
	const char *name;
	size_t n = 0;
	va_list list;

	va_start(list, id);
	while (n < sizeof args / sizeof *args && (name = va_arg(list, const char *)) != NULL)
		args[n++] = (struct msg_arg){ name, va_arg(list, const char *), 0 };
	va_end(list);
	msg_format(&text, cli->lang, msg_text(id), args, n);
	utf8_show(out, text.data, text.len);
	buf_release(&text);
}

static void add_number(struct buf *out, const struct cli *cli, enum msg_id one, enum msg_id many, size_t n)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", n);
	add(out, cli, n == 1 ? one : many, "n", number, (char *)NULL);
}

static unsigned percent(const struct pk_progress *now)
{
	uint64_t done = now->step == PK_COMPARING ? now->comparisons_done : now->bytes_done, of = now->step == PK_COMPARING ? now->comparisons : now->bytes;

	return of == 0 ? 0 : done >= of ? 100 : (unsigned)(100.0 * (double)done / (double)of);
}

static void add_rate(struct buf *out, const struct progress *p, double seconds)
{
	char rate[24];

	snprintf(rate, sizeof rate, "%.0f", seconds > 0 ? (double)p->last.assets / seconds : 0);
	add(out, p->cli, MSG_VIEW_ASSETS_PER_SECOND, "n", rate, (char *)NULL);
}

/* What stands beside the bar, the most important first. Returns how many parts there are. */
static size_t make_parts(struct buf parts[PARTS], const struct progress *p, double seconds)
{
	const struct pk_progress *now = &p->last;
	char k[24], n[24];

	buf_printf(&parts[0], "%3u %%", percent(now));
	if (now->step == PK_COMPARING) {
		add(&parts[1], p->cli, MSG_PROGRESS_COMPARING, (char *)NULL);
		return 2;
	}
	snprintf(k, sizeof k, "%zu", now->files_done);
	snprintf(n, sizeof n, "%zu", now->files);
	add(&parts[1], p->cli, now->files == 1 ? MSG_VIEW_OF_FILE : MSG_VIEW_OF_FILES, "k", k, "n", n, (char *)NULL);
	add_number(&parts[2], p->cli, MSG_VIEW_N_ASSET, MSG_VIEW_N_ASSETS, now->assets);
	add_rate(&parts[3], p, seconds);
	return PARTS;
}

static size_t columns(void)
{
	size_t n = platform_columns(2);

	return n ? n : COLUMNS;
}

static void add_bar(struct buf *out, size_t room, unsigned done)
{
	size_t n = room > BAR_MOST ? BAR_MOST : room, full;

	if (n < BAR_LEAST)
		return;
	full = (n - 2) * done / 100;
	buf_putc(out, '[');
	buf_pad(out, '#', full);
	buf_pad(out, '.', n - 2 - full);
	buf_puts(out, "]  ");
}

/* The parts that fit into so many columns, behind a bar if there is room for one. */
static void fit(struct buf *line, struct buf parts[PARTS], size_t n, size_t room, unsigned done)
{
	size_t i, width = 0, next;
	struct buf rest = BUF_INIT;

	for (i = 0; i < n; i++) {
		next = width + (i > 1 ? 2 : i * 2) + utf8_count(parts[i].data, parts[i].len);
		if (next > room)
			break;
		buf_puts(&rest, i > 1 ? ", " : i ? "  " : "");
		buf_add(&rest, parts[i].data, parts[i].len);
		width = next;
	}
	add_bar(line, room > width + 2 ? room - width - 2 : 0, done);
	buf_add(line, rest.data, rest.len);
	buf_release(&rest);
}

static void put(const struct buf *text)
{
	enum platform_error ignored;

	platform_write(2, text->data, text->len, &ignored);
}

/* Over what stands there. */
static void show(struct progress *p, const struct buf *line)
{
	size_t width = utf8_count(line->data, line->len);
	struct buf out = BUF_INIT;

	buf_putc(&out, '\r');
	buf_add(&out, line->data, line->len);
	buf_pad(&out, ' ', p->width > width ? p->width - width : 0);
	if (!width)
		buf_putc(&out, '\r');
	put(&out);
	buf_release(&out);
	p->width = width;
}

static void draw(struct progress *p, double now)
{
	struct buf parts[PARTS] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT }, line = BUF_INIT;
	size_t i, n = make_parts(parts, p, now - p->began), width = columns();

	if (p->bar) {
		fit(&line, parts, n, width > 1 ? width - 1 : 0, percent(&p->last));
		show(p, &line);
	} else {
		for (i = 0; i < n; i++)
			buf_printf(&line, "%s%s", i ? ", " : "", parts[i].data + strspn(parts[i].data, " "));
		buf_putc(&line, '\n');
		put(&line);
	}
	p->drawn = now;
	for (i = 0; i < PARTS; i++)
		buf_release(&parts[i]);
	buf_release(&line);
}

static void name_document(struct progress *p, const struct pk_progress *now)
{
	struct buf assets = BUF_INIT, problems = BUF_INIT, line = BUF_INIT;

	add_number(&assets, p->cli, MSG_VIEW_N_ASSET, MSG_VIEW_N_ASSETS, now->document_assets);
	add_number(&problems, p->cli, MSG_PROGRESS_PROBLEM, MSG_PROGRESS_PROBLEMS, now->document_problems);
	add(&line, p->cli, now->document_assets ? MSG_PROGRESS_INVENTORY : MSG_PROGRESS_DOCUMENT, "file", now->document, "assets", assets.data,
		"problems", problems.data, (char *)NULL);
	buf_putc(&line, '\n');
	progress_clear(p);
	put(&line);
	buf_release(&assets);
	buf_release(&problems);
	buf_release(&line);
}

static void on_progress(void *payload, const struct pk_progress *now)
{
	struct progress *p = payload;
	double seconds;

	p->last = *now;
	if (now->document && p->names)
		name_document(p, now);
	if (!p->bar && !p->lines)
		return;
	seconds = platform_seconds();
	if (seconds - p->began >= p->delay && seconds - p->drawn >= (p->bar ? BETWEEN : LINES))
		draw(p, seconds);
}

void progress_begin(struct progress *p, const struct cli *cli, struct pk_options *run)
{
	const char *term = platform_env("TERM");
	bool always = !strcmp(when, "always"), terminal = platform_is_terminal(2) && !(term && !strcmp(term, "dumb"));

	*p = (struct progress){ .cli = cli, .began = platform_seconds() };
	p->bar = terminal && strcmp(when, "never") && (always || !screen_quiet());
	p->lines = always && !terminal;
	p->names = screen_verbose() && !screen_quiet();
	p->delay = always && terminal ? 0 : p->bar ? DELAY : LINES;
	if (!p->bar && !p->lines && !p->names)
		return;
	run->progress = on_progress;
	run->progress_payload = p;
}

void progress_writing(struct progress *p, const char *file)
{
	struct buf line = BUF_INIT, cut = BUF_INIT;
	size_t width = columns();

	if (!p || !p->bar || platform_seconds() - p->began < p->delay)
		return;
	add(&line, p->cli, MSG_PROGRESS_WRITING, "file", file, (char *)NULL);
	buf_add(&cut, line.data, utf8_cut(line.data, line.len, width > 1 ? width - 1 : 0));
	show(p, &cut);
	buf_release(&line);
	buf_release(&cut);
}

void progress_clear(struct progress *p)
{
	struct buf nothing = BUF_INIT;

	if (p && p->width)
		show(p, &nothing);
	buf_release(&nothing);
}

void progress_end(struct progress *p)
{
	p->last.step = PK_READING;
	if (p->lines && p->last.files)
		draw(p, platform_seconds());
	progress_clear(p);
}
