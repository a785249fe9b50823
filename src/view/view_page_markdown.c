/* SPDX-License-Identifier: Apache-2.0 */
/* Pages (view_page.h) in Markdown, as CommonMark and the code forges read it. No text can become markup: what means something there is escaped. */
#include "view_page.h"

#include "view_words.h"

#include <string.h>

static const char special[] = "\\*_[]<>|~";

/* Whether a line that begins like this would be a heading, a list or a quotation. */
static bool is_block(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (digits)
		return text[digits] == '.' || text[digits] == ')';
	return strchr("#+-=", *text) != NULL;
}

static void escape(struct buf *out, const char *text)
{
	size_t digits = strspn(text, "0123456789");
	bool code = false;

	if (*text && is_block(text)) {
		buf_add(out, text, digits);
		buf_putc(out, '\\');
		buf_putc(out, text[digits]);
		text += digits + 1;
	}
	for (; *text; text++) {
		if (*text == '`')
			code = !code;
		if (!code && *text == '&')
			buf_puts(out, "&amp;");
		else if (!code && strchr(special, *text))
			buf_printf(out, "\\%c", *text);
		else
			buf_putc(out, *text);
	}
}

/* Text made safe, on one line. */
static void put(struct page *p, const char *text)
{
	struct buf shown = BUF_INIT;

	view_show(&shown, text);
	escape(p->out, shown.data);
	buf_release(&shown);
}

static void leave_list(struct page *p)
{
	if (p->in_list)
		buf_putc(p->out, '\n');
	p->in_list = false;
}

static void put_heading(struct page *p, size_t level, const char *text)
{
	leave_list(p);
	buf_pad(p->out, '#', level);
	buf_putc(p->out, ' ');
	put(p, text);
	buf_puts(p->out, "\n\n");
}

static void begin(struct page *p, const struct page_head *h)
{
	struct buf anchor = BUF_INIT;

	if (!p->reference)
		return;
	put_heading(p, 1, h->title);
	p->format->text(p, h->lead);
	for (size_t i = 0; i < h->part_count; i++) {
		buf_reset(&anchor);
		page_anchor(&anchor, h->parts[i]);
		buf_puts(p->out, "- [");
		put(p, h->parts[i]);
		buf_printf(p->out, "](#%s)\n", anchor.data);
	}
	buf_putc(p->out, '\n');
	buf_release(&anchor);
}

static void part(struct page *p, const char *title)
{
	put_heading(p, 2, title);
}

static void entry(struct page *p, const char *name, const char *title)
{
	put_heading(p, p->reference ? 3 : 1, name);
	if (!*title)
		return;
	buf_puts(p->out, "**");
	put(p, title);
	buf_puts(p->out, "**\n\n");
}

static void heading(struct page *p, const char *text)
{
	put_heading(p, p->reference ? 4 : 2, text);
}

static void paragraph(struct page *p, const char *text)
{
	leave_list(p);
	put(p, text);
	buf_puts(p->out, "\n\n");
}

static void item(struct page *p, const char *text)
{
	p->in_list = true;
	buf_puts(p->out, "- ");
	put(p, text);
	buf_putc(p->out, '\n');
}

static void link_to(struct page *p, const char *name, const char *title)
{
	p->in_list = true;
	buf_puts(p->out, p->reference ? "- [" : "- ");
	put(p, name);
	if (p->reference)
		buf_printf(p->out, "](#%s)", name);
	buf_puts(p->out, *title ? ": " : "");
	put(p, title);
	buf_putc(p->out, '\n');
}

static void example(struct page *p, const char *text)
{
	const char *fence = strstr(text, "```") ? "````" : "```";

	leave_list(p);
	buf_printf(p->out, "%sxml\n", fence);
	for (; *text; text += *text == '\n') {
		size_t n = strcspn(text, "\n");
		struct buf copy = BUF_INIT;

		buf_add(&copy, text, n);
		view_show(p->out, copy.data);
		buf_putc(p->out, '\n');
		buf_release(&copy);
		text += n;
	}
	buf_printf(p->out, "%s\n\n", fence);
}

static void end(struct page *p)
{
	leave_list(p);
	while (p->out->len > 1 && p->out->data[p->out->len - 1] == '\n' && p->out->data[p->out->len - 2] == '\n')
		p->out->data[--p->out->len] = '\0';
}

const struct page_format page_markdown = {
	.name = "markdown", .begin = begin, .part = part, .entry = entry, .heading = heading, .text = paragraph, .item = item, .link = link_to, .code = example, .end = end,
};
