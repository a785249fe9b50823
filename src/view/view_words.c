/* SPDX-License-Identifier: Apache-2.0 */
/* Words, numbers and colours for a terminal (view_words.h). */
#include "view_words.h"

#include "utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ARGS_MAX 8

static const char *const codes[] = {
	[VIEW_PLAIN] = "\033[0m",
	[VIEW_BOLD] = "\033[1m",
	[VIEW_RED] = "\033[1;31m",
	[VIEW_YELLOW] = "\033[1;33m",
	[VIEW_BLUE] = "\033[1;34m",
	[VIEW_GREEN] = "\033[1;32m",
};

void view_paint(struct buf *out, bool color, enum view_style style)
{
	if (color)
		buf_puts(out, codes[style]);
}

void view_show(struct buf *out, const char *text)
{
	if (text)
		utf8_show(out, text, strlen(text));
}

static void say(struct buf *out, enum lang l, enum msg_id id, const struct msg_arg *args, size_t n)
{
	struct buf b = BUF_INIT;

	msg_format(&b, l, msg_text(id), args, n);
	utf8_show(out, b.data, b.len);
	buf_release(&b);
}

void view_say(struct buf *out, enum lang l, enum msg_id id, ...)
{
	struct msg_arg args[ARGS_MAX];
	const char *name;
	size_t n = 0;
	va_list list;

	va_start(list, id);
	while ((name = va_arg(list, const char *)) != NULL) {
		assert(n < ARGS_MAX);
		args[n++] = (struct msg_arg){ .name = name, .value = va_arg(list, const char *) };
	}
	va_end(list);
	say(out, l, id, args, n);
}

void view_count(struct buf *out, enum lang l, struct view_plural p, size_t n)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", n);
	view_say(out, l, n == 1 ? p.one : p.many, "n", number, NULL);
}

void view_seconds(struct buf *out, double seconds, enum lang l)
{
	unsigned long long tenths = seconds > 0 && seconds < 1e12 ? (unsigned long long)(seconds * 10 + 0.5) : 0;
	char whole[24], tenth[24];

	snprintf(whole, sizeof whole, "%llu", tenths / 10);
	snprintf(tenth, sizeof tenth, "%llu", tenths % 10);
	view_say(out, l, MSG_VIEW_SECONDS, "whole", whole, "tenth", tenth, NULL);
}

/* Length and width of the character at text, of n bytes. */
static size_t measure(const char *text, size_t n, size_t *width)
{
	uint32_t c;
	size_t len = utf8_decode(&c, text, n, NULL);

	*width = len ? (size_t)utf8_width(c) : 1;
	return len ? len : 1;
}

size_t view_width(const char *text, size_t n)
{
	size_t i, width, total = 0;

	for (i = 0; i < n; total += width)
		i += measure(text + i, n - i, &width);
	return total;
}

size_t view_fit(const char *text, size_t columns)
{
	size_t n = strlen(text), i = 0, len, width, total = 0;

	while (i < n) {
		len = measure(text + i, n - i, &width);
		total += width;
		if (total > columns)
			break;
		i += len;
	}
	return i;
}

void view_wrap(struct buf *out, const char *text, size_t indent)
{
	view_wrap_to(out, text, (struct view_margins){ indent, indent, VIEW_WIDTH });
}

void view_wrap_to(struct buf *out, const char *text, struct view_margins m)
{
	static const char blanks[] = " \t\r\n";
	size_t column = 0, len, indent = m.first;

	for (text += strspn(text, blanks); *text; text += len, text += strspn(text, blanks)) {
		struct buf word = BUF_INIT;
		size_t width;

		len = strcspn(text, blanks);
		utf8_show(&word, text, len);
		width = view_width(word.data, word.len);
		if (column && column + 1 + width > m.width) {
			buf_putc(out, '\n');
			column = 0;
			indent = m.next;
		}
		if (column)
			buf_putc(out, ' ');
		else
			buf_pad(out, ' ', indent);
		column = (column ? column + 1 : indent) + width;
		buf_add(out, word.data, word.len);
		buf_release(&word);
	}
	if (column)
		buf_putc(out, '\n');
}

const char *view_policy_name(const struct report *r, const char *id, enum lang l)
{
	const struct report_policy *p = report_policy_find(r, id);
	const char *name = p ? report_text_in(&p->short_title, l, NULL) : "";

	if (p && !*name)
		name = report_text_in(&p->title, l, NULL);
	return *name ? name : id ? id : "";
}
