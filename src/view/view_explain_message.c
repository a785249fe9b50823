/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of `explain` for messages and exit codes. Their texts are in views/explain-*.xml; what a message says and how grave it is comes from the table. */
#include "view_explain_pages.h"
#include "view_parts.h"

#include <string.h>

bool explain_tells(const struct explain_data *d, enum msg_id id)
{
	return explain_message(d, msg_name(id)) != NULL;
}

/* What the message says, with "…" for what differs from time to time. */
static void add_title(struct buf *out, enum msg_id id, enum lang l)
{
	const char *text = lang_text(l, msg_text(id));

	for (; *text; text++) {
		if (*text == '{') {
			buf_puts(out, "\xE2\x80\xA6");
			text += strcspn(text, "}");
		} else {
			buf_putc(out, *text);
		}
	}
}

/* The text of a child in the language under a heading, if there is one. */
static void write_child(struct page *p, const xmlNode *n, const char *child, enum msg_id heading)
{
	struct buf text = BUF_INIT;

	explain_text(&text, n, child, p->lang);
	if (text.len) {
		page_heading(p, heading);
		p->format->text(p, text.data);
	}
	buf_release(&text);
}

static void write_code(struct page *p, const xmlNode *n, const char *child, enum msg_id heading)
{
	struct buf lines = BUF_INIT;

	if (!p->format->brief)
		explain_lines(&lines, n, child);
	if (lines.len) {
		page_heading(p, heading);
		p->format->code(p, lines.data);
	}
	buf_release(&lines);
}

/* The codes a message leads to, "1 2" in its attribute exit. */
static void write_exit(struct page *p, const struct explain_data *d, const xmlNode *n)
{
	const char *codes = explain_value(n, "exit");
	struct buf title = BUF_INIT;

	page_heading(p, MSG_EXPLAIN_HEADING_EXIT);
	if (!*codes)
		page_say(p, p->format->text, MSG_EXPLAIN_NO_EXIT, NULL);
	for (; *codes; codes++) {
		char code[2] = { *codes, '\0' };
		const xmlNode *c = explain_code(d, code);

		if (!c)
			continue;
		buf_reset(&title);
		explain_text(&title, c, "title", p->lang);
		page_say(p, p->format->text, MSG_EXPLAIN_EXIT, "code", code, "title", title.data, NULL);
	}
	buf_release(&title);
}

static void write_link(struct page *p, const char *name)
{
	int id = msg_find(name);
	struct buf title = BUF_INIT;

	if (id >= 0)
		add_title(&title, (enum msg_id)id, p->lang);
	p->format->link(p, name, title.data);
	buf_release(&title);
}

/* What the attribute see names: other messages, commands to explain. */
static void write_related(struct page *p, const struct explain_data *d, const xmlNode *n)
{
	static const char blanks[] = " \t\r\n";
	const char *see = explain_value(n, "see");
	size_t len;

	see += strspn(see, blanks);
	if (*see)
		page_heading(p, MSG_EXPLAIN_RELATED);
	for (; *see; see += len, see += strspn(see, blanks)) {
		struct buf name = BUF_INIT;
		const char *first;

		len = strcspn(see, blanks);
		buf_add(&name, see, len);
		/* Messages that share a row have one entry in a reference, by the first name. */
		first = explain_value(explain_message(d, name.data), "name");
		buf_reset(&name);
		buf_add(&name, first, strcspn(first, blanks));
		write_link(p, name.data);
		buf_release(&name);
	}
}

void explain_about_message(struct page *p, const struct explain_data *d, enum msg_id id)
{
	const xmlNode *n = explain_message(d, msg_name(id));
	struct buf title = BUF_INIT, severity = BUF_INIT;

	if (!n)
		return;
	add_title(&title, id, p->lang);
	view_severity(&severity, p->lang, msg_severity(id));
	p->format->entry(p, msg_name(id), title.data);
	page_say(p, p->format->text, MSG_EXPLAIN_IS_MESSAGE, "severity", severity.data, NULL);
	write_child(p, n, "means", MSG_EXPLAIN_HEADING_MEANS);
	write_child(p, n, "why", msg_severity(id) == SEVERITY_ERROR ? MSG_EXPLAIN_HEADING_REFUSED : MSG_EXPLAIN_HEADING_SAID);
	write_child(p, n, "mend", MSG_EXPLAIN_HEADING_MEND);
	write_code(p, n, "wrong", MSG_EXPLAIN_HEADING_WRONG);
	write_code(p, n, "right", MSG_EXPLAIN_HEADING_RIGHT);
	write_exit(p, d, n);
	write_related(p, d, n);
	buf_release(&title);
	buf_release(&severity);
}

void explain_about_code(struct page *p, const struct explain_data *d, const xmlNode *n)
{
	struct buf title = BUF_INIT;

	explain_text(&title, n, "title", p->lang);
	p->format->entry(p, explain_value(n, "code"), title.data);
	page_say(p, p->format->text, MSG_EXPLAIN_IS_CODE, NULL);
	write_child(p, n, "means", MSG_EXPLAIN_HEADING_MEANS);
	write_child(p, n, "mend", MSG_EXPLAIN_HEADING_DO);
	write_child(p, n, "wins", MSG_EXPLAIN_HEADING_WINS);
	write_related(p, d, n);
	buf_release(&title);
}
