/* SPDX-License-Identifier: Apache-2.0 */
/* Pages (view_page.h) as one HTML file that needs no other: the look of the report (views/html/page.css), no script, nothing fetched. */
#include "view_page.h"

#include "embedded.h"
#include "view_words.h"
#include "xml_writer.h"

#include <string.h>

static const char style_file[] = "views/html/page.css.xml";

static void put_bytes(struct page *p, const char *text, size_t n)
{
	struct buf copy = BUF_INIT, shown = BUF_INIT;

	buf_add(&copy, text, n);
	view_show(&shown, copy.data);
	xml_escape(p->out, shown.data, shown.len, true);
	buf_release(&copy);
	buf_release(&shown);
}

static void put_plain(struct page *p, const char *text)
{
	put_bytes(p, text, strlen(text));
}

/* Text with `code`; a backtick without its like is one. */
static void put(struct page *p, const char *text)
{
	const char *open, *close;

	while ((open = strchr(text, '`')) != NULL && (close = strchr(open + 1, '`')) != NULL) {
		put_bytes(p, text, (size_t)(open - text));
		buf_puts(p->out, "<code>");
		put_bytes(p, open + 1, (size_t)(close - open - 1));
		buf_puts(p->out, "</code>");
		text = close + 1;
	}
	put_plain(p, text);
}

static void leave_list(struct page *p)
{
	if (p->in_list)
		buf_puts(p->out, "</ul>\n");
	p->in_list = false;
}

static void leave_entry(struct page *p)
{
	leave_list(p);
	if (p->in_entry)
		buf_puts(p->out, "</section>\n");
	p->in_entry = false;
}

static void leave_part(struct page *p)
{
	leave_entry(p);
	if (p->in_part)
		buf_puts(p->out, "</section>\n");
	p->in_part = false;
}

static void put_element(struct page *p, const char *element, const char *text)
{
	buf_printf(p->out, "<%s>", element);
	put(p, text);
	buf_printf(p->out, "</%s>\n", element);
}

/* The style sheet, and the policy that allows it and nothing else. The file is <inline sha256="DIGEST">…</inline>. */
static void put_style(struct page *p)
{
	const struct embedded *e = embedded_find(style_file);
	const char *digest = e ? strstr((const char *)e->data, "sha256=\"") : NULL, *start, *finish;

	if (!digest)
		return;
	digest += strlen("sha256=\"");
	start = strchr(digest, '>') + 1;
	finish = strstr(start, "</inline>");
	buf_puts(p->out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
	buf_add(p->out, digest, strcspn(digest, "\""));
	buf_puts(p->out, "'; base-uri 'none'; form-action 'none'\">\n<style>");
	buf_add(p->out, start, (size_t)(finish - start));
	buf_puts(p->out, "</style>\n");
}

static void put_skip(struct page *p)
{
	buf_puts(p->out, "<a class=\"skip\" href=\"#main\">");
	view_say(p->out, p->lang, MSG_PAGE_SKIP, NULL);
	buf_puts(p->out, "</a>\n");
}

static void put_contents(struct page *p, const struct page_head *h)
{
	struct buf anchor = BUF_INIT;

	buf_puts(p->out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
	view_say(p->out, p->lang, MSG_PAGE_CONTENTS, NULL);
	buf_puts(p->out, "</h2>\n<ol class=\"long\">\n");
	for (size_t i = 0; i < h->part_count; i++) {
		buf_reset(&anchor);
		page_anchor(&anchor, h->parts[i]);
		buf_printf(p->out, "<li><a href=\"#%s\">", anchor.data);
		put_plain(p, h->parts[i]);
		buf_puts(p->out, "</a></li>\n");
	}
	buf_puts(p->out, "</ol>\n</nav>\n");
	buf_release(&anchor);
}

static void begin(struct page *p, const struct page_head *h)
{
	buf_printf(p->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", lang_code(p->lang));
	buf_puts(p->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"policykoll " VERSION "\">\n<title>");
	put_plain(p, h->title);
	buf_puts(p->out, "</title>\n");
	put_style(p);
	buf_puts(p->out, "</head>\n<body>\n");
	put_skip(p);
	buf_puts(p->out, "<header id=\"top\">\n");
	put_element(p, "h1", h->title);
	if (*h->lead) {
		buf_puts(p->out, "<p class=\"lead\">");
		put(p, h->lead);
		buf_puts(p->out, "</p>\n");
	}
	buf_printf(p->out, "</header>\n<div class=\"%s\">\n", h->part_count ? "page" : "page single");
	if (h->part_count)
		put_contents(p, h);
	buf_puts(p->out, "<main id=\"main\" tabindex=\"-1\">\n");
}

static void part(struct page *p, const char *title)
{
	struct buf anchor = BUF_INIT;

	leave_part(p);
	page_anchor(&anchor, title);
	buf_printf(p->out, "<section id=\"%s\">\n", anchor.data);
	put_element(p, "h2", title);
	p->in_part = true;
	buf_release(&anchor);
}

static void entry(struct page *p, const char *name, const char *title)
{
	leave_entry(p);
	buf_puts(p->out, "<section class=\"entry\" id=\"");
	put_plain(p, name);
	buf_printf(p->out, "\">\n<%s><code>", p->reference ? "h3" : "h2");
	put_plain(p, name);
	buf_printf(p->out, "</code></%s>\n", p->reference ? "h3" : "h2");
	if (*title) {
		buf_puts(p->out, "<p class=\"msg\">");
		put(p, title);
		buf_puts(p->out, "</p>\n");
	}
	p->in_entry = true;
}

static void heading(struct page *p, const char *text)
{
	leave_list(p);
	put_element(p, p->reference ? "h4" : "h3", text);
}

static void paragraph(struct page *p, const char *text)
{
	leave_list(p);
	put_element(p, "p", text);
}

static void open_list(struct page *p)
{
	if (!p->in_list)
		buf_puts(p->out, "<ul>\n");
	p->in_list = true;
}

static void item(struct page *p, const char *text)
{
	open_list(p);
	put_element(p, "li", text);
}

static void link_to(struct page *p, const char *name, const char *title)
{
	open_list(p);
	buf_puts(p->out, "<li>");
	if (p->reference) {
		buf_puts(p->out, "<a href=\"#");
		put_plain(p, name);
		buf_puts(p->out, "\">");
	}
	buf_puts(p->out, "<code>");
	put_plain(p, name);
	buf_puts(p->out, p->reference ? "</code></a>" : "</code>");
	buf_puts(p->out, *title ? ": " : "");
	put(p, title);
	buf_puts(p->out, "</li>\n");
}

static void example(struct page *p, const char *text)
{
	leave_list(p);
	buf_puts(p->out, "<pre class=\"excerpt\"><code>");
	for (; *text; text += *text == '\n') {
		size_t n = strcspn(text, "\n");

		put_bytes(p, text, n);
		buf_putc(p->out, '\n');
		text += n;
	}
	buf_puts(p->out, "</code></pre>\n");
}

static void end(struct page *p)
{
	leave_part(p);
	buf_puts(p->out, "</main>\n</div>\n<footer>\n<p>policykoll " VERSION "</p>\n<p class=\"screen\"><a href=\"#top\">");
	view_say(p->out, p->lang, MSG_PAGE_TOP, NULL);
	buf_puts(p->out, "</a></p>\n</footer>\n</body>\n</html>\n");
}

const struct page_format page_html = {
	.name = "html", .begin = begin, .part = part, .entry = entry, .heading = heading, .text = paragraph, .item = item, .link = link_to, .code = example, .end = end,
};
