/* SPDX-License-Identifier: Apache-2.0 */
/* Pages (view_page.h): what all formats share, and the format of the terminal. */
#include "view_page.h"

#include "utf8.h"
#include "view_words.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#define INDENT 2
#define ARGS_MOST 8

void page_heading(struct page *p, enum msg_id id)
{
	struct buf text = BUF_INIT;

	view_say(&text, p->lang, id, NULL);
	p->format->heading(p, text.data);
	buf_release(&text);
}

void page_say(struct page *p, void (*as)(struct page *p, const char *text), enum msg_id id, ...)
{
	struct msg_arg args[ARGS_MOST];
	struct buf text = BUF_INIT;
	const char *name;
	size_t n = 0;
	va_list list;

	va_start(list, id);
	while (n < ARGS_MOST && (name = va_arg(list, const char *)) != NULL)
		args[n++] = (struct msg_arg){ .name = name, .value = va_arg(list, const char *) };
	va_end(list);
	msg_format(&text, p->lang, msg_text(id), args, n);
	as(p, text.data);
	buf_release(&text);
}

/* As the web pages of code forges do: letters, digits and hyphens, in lower case. */
void page_anchor(struct buf *out, const char *title)
{
	size_t i, n = strlen(title), len;
	uint32_t c;

	for (i = 0; i < n; i += len) {
		len = utf8_decode(&c, title + i, n - i, NULL);
		len = len ? len : 1;
		if (len == 2 && c >= 0xC0 && c <= 0xDE && c != 0xD7)
			buf_printf(out, "%c%c", title[i], title[i + 1] + 0x20); /* À to Þ, small */
		else if (len > 1)
			buf_add(out, title + i, len);
		else if (isalnum((unsigned char)title[i]))
			buf_putc(out, (char)tolower((unsigned char)title[i]));
		else if (title[i] == ' ' || title[i] == '-')
			buf_putc(out, '-');
	}
}

/* --- the terminal --- */

static void paint_line(struct page *p, const char *text, size_t indent)
{
	view_paint(p->out, p->color, VIEW_BOLD);
	view_wrap_to(p->out, text, (struct view_margins){ indent, indent + INDENT, PAGE_WIDTH });
	if (p->color && p->out->len > 0) {
		p->out->len--; /* the line break comes after the style */
		view_paint(p->out, true, VIEW_PLAIN);
		buf_putc(p->out, '\n');
	}
}

static void text_begin(struct page *p, const struct page_head *h)
{
	if (!p->reference)
		return;
	paint_line(p, h->title, 0);
	view_wrap_to(p->out, h->lead, (struct view_margins){ 0, 0, PAGE_WIDTH });
}

static void text_part(struct page *p, const char *title)
{
	buf_puts(p->out, "\n\n");
	paint_line(p, title, 0);
}

/* "name: title"; only the name is bold. */
static void text_entry(struct page *p, const char *name, const char *title)
{
	struct buf line = BUF_INIT, shown = BUF_INIT;

	if (p->out->len > 0)
		buf_puts(p->out, "\n\n");
	buf_printf(&line, "%s%s%s", name, *title ? ": " : "", title);
	view_wrap_to(&shown, line.data, (struct view_margins){ 0, INDENT, PAGE_WIDTH });
	buf_reset(&line);
	view_show(&line, name);
	view_paint(p->out, p->color, VIEW_BOLD);
	buf_add(p->out, shown.data, line.len);
	view_paint(p->out, p->color, VIEW_PLAIN);
	buf_puts(p->out, shown.data + line.len);
	buf_release(&line);
	buf_release(&shown);
}

static void text_heading(struct page *p, const char *text)
{
	buf_putc(p->out, '\n');
	paint_line(p, text, 0);
}

/* Backticks are for formats that have a type for code. */
static void write_plain(struct page *p, const char *text, struct view_margins m)
{
	struct buf plain = BUF_INIT;

	for (; *text; text++)
		if (*text != '`')
			buf_putc(&plain, *text);
	view_wrap_to(p->out, plain.data, m);
	buf_release(&plain);
}

static void text_text(struct page *p, const char *text)
{
	write_plain(p, text, (struct view_margins){ INDENT, INDENT, PAGE_WIDTH });
}

static void text_item(struct page *p, const char *text)
{
	write_plain(p, text, (struct view_margins){ INDENT, 2 * INDENT, PAGE_WIDTH });
}

static void text_link(struct page *p, const char *name, const char *title)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, "%s%s%s", name, *title ? ": " : "", title);
	text_item(p, line.data);
	buf_release(&line);
}

static void text_code(struct page *p, const char *text)
{
	for (; *text; text += *text == '\n') {
		size_t n = strcspn(text, "\n");

		buf_pad(p->out, ' ', n ? 2 * INDENT : 0);
		utf8_show(p->out, text, n);
		buf_putc(p->out, '\n');
		text += n;
	}
}

static void text_end(struct page *p)
{
	(void)p;
}

const struct page_format page_text = {
	.name = "text", .begin = text_begin, .part = text_part, .entry = text_entry, .heading = text_heading, .text = text_text, .item = text_item,
	.link = text_link, .code = text_code, .end = text_end,
};
