/* SPDX-License-Identifier: Apache-2.0 */
/* Pages (view_page.h) as a manual page in mdoc(7), section 7. Examples are left out: a manual page is read from the top. */
#include "view_page.h"

#include "view_words.h"

#include <ctype.h>
#include <string.h>

#define WIDTH 78
/* The day of the words in this version; a page says it at its foot. */
#define DAY "November 22, 2026"

/* Text of n bytes made safe in lines: nothing begins a request, and a backslash is one. */
static void put_sentence(struct page *p, const char *text, size_t n)
{
	struct buf escaped = BUF_INIT, lines = BUF_INIT;
	const char *at;

	for (; n; n--, text++) {
		if (*text == '\\')
			buf_puts(&escaped, "\\e");
		else if (*text != '`')
			buf_putc(&escaped, *text);
	}
	view_wrap_to(&lines, escaped.data, (struct view_margins){ 0, 0, WIDTH });
	for (at = lines.data; *at; at += *at == '\n') {
		size_t len = strcspn(at, "\n");

		if (*at == '.' || *at == '\'')
			buf_puts(p->out, "\\&");
		buf_add(p->out, at, len);
		buf_putc(p->out, '\n');
		at += len;
	}
	buf_release(&escaped);
	buf_release(&lines);
}

/* Each sentence begins a line: the formatter wants it so. What a number follows is short for something: "cl. 10". */
static void put(struct page *p, const char *text)
{
	const char *end = text;

	for (; *end; end++) {
		if (!strchr(".!?", *end) || !end[strspn(end, ".!?)")] || end[strspn(end, ".!?)")] != ' ' ||
		    isdigit((unsigned char)end[strspn(end, ".!?)") + 1]))
			continue;
		end += strspn(end, ".!?)");
		put_sentence(p, text, (size_t)(end - text));
		text = end;
	}
	put_sentence(p, text, strlen(text));
}

/* The title of a section, in capitals as manual pages have them. */
static void put_section(struct page *p, const char *title)
{
	buf_puts(p->out, ".Sh ");
	for (; *title; title++) {
		if (!strncmp(title, "\xC3\xA5", 2) || !strncmp(title, "\xC3\xA4", 2) || !strncmp(title, "\xC3\xB6", 2)) {
			buf_putc(p->out, *title++);
			buf_putc(p->out, (char)(*title - 0x20));
		} else {
			buf_putc(p->out, (char)toupper((unsigned char)*title));
		}
	}
	buf_putc(p->out, '\n');
}

static void leave_list(struct page *p)
{
	if (p->in_list)
		buf_puts(p->out, ".El\n");
	p->in_list = false;
}

static void begin(struct page *p, const struct page_head *h)
{
	struct buf word = BUF_INIT;

	buf_puts(p->out, ".\\\" SPDX-License-Identifier: Apache-2.0\n.Dd " DAY "\n.Dt POLICYKOLL-RULES 7\n.Os\n");
	/* This one in every language: programs look for it. */
	buf_puts(p->out, ".Sh NAME\n.Nm policykoll-rules\n.Nd ");
	put(p, h->title);
	view_say(&word, p->lang, MSG_PAGE_DESCRIPTION, NULL);
	put_section(p, word.data);
	put(p, h->lead);
	buf_release(&word);
}

static void part(struct page *p, const char *title)
{
	leave_list(p);
	put_section(p, title);
}

static void entry(struct page *p, const char *name, const char *title)
{
	leave_list(p);
	buf_printf(p->out, ".Ss %s\n", name);
	put(p, title);
	buf_puts(p->out, *title ? ".Pp\n" : "");
}

static void heading(struct page *p, const char *text)
{
	leave_list(p);
	buf_puts(p->out, ".Pp\n.Em \"");
	for (; *text; text++)
		if (*text != '"' && *text != '\\')
			buf_putc(p->out, *text);
	buf_puts(p->out, "\"\n.Pp\n");
}

static void paragraph(struct page *p, const char *text)
{
	leave_list(p);
	put(p, text);
}

static void item(struct page *p, const char *text)
{
	if (!p->in_list)
		buf_puts(p->out, ".Bl -dash -compact\n");
	p->in_list = true;
	buf_puts(p->out, ".It\n");
	put(p, text);
}

static void link_to(struct page *p, const char *name, const char *title)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, "%s%s%s", name, *title ? ": " : "", title);
	item(p, line.data);
	buf_release(&line);
}

static void example(struct page *p, const char *text)
{
	(void)p;
	(void)text;
}

static void end(struct page *p)
{
	struct buf word = BUF_INIT;

	leave_list(p);
	view_say(&word, p->lang, MSG_PAGE_SEE_ALSO, NULL);
	put_section(p, word.data);
	buf_puts(p->out, ".Xr policykoll 1\n");
	buf_release(&word);
}

const struct page_format page_man = {
	.name = "man", .brief = true, .begin = begin, .part = part, .entry = entry, .heading = heading, .text = paragraph, .item = item, .link = link_to, .code = example, .end = end,
};
