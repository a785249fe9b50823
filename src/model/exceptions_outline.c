/* SPDX-License-Identifier: Apache-2.0 */
/* A walk over the markup of an exceptions document (exceptions_outline.h): tags, comments and instructions, nothing is changed or decoded. */
#include "exceptions_outline.h"

#include <string.h>

struct walk {
	struct exceptions_outline *out;
	const char *text;
	size_t n, at, depth;
	bool done;
};

static bool begins(const struct walk *w, const char *what)
{
	size_t len = strlen(what);

	return w->n - w->at >= len && memcmp(w->text + w->at, what, len) == 0;
}

/* Moves behind the next occurrence. 0 or -1. */
static int skip_past(struct walk *w, const char *what)
{
	size_t len = strlen(what);

	for (; w->n - w->at >= len; w->at++) {
		if (memcmp(w->text + w->at, what, len) == 0) {
			w->at += len;
			return 0;
		}
	}
	return -1;
}

/* The end of the start tag at w->at, after its '>': a '>' in a value does not count. 0 when there is none. */
static size_t tag_end(const struct walk *w)
{
	char quote = '\0';

	for (size_t i = w->at; i < w->n; i++) {
		char c = w->text[i];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return i + 1;
	}
	return 0;
}

static size_t name_length(const struct walk *w, size_t at)
{
	size_t n = 0;

	while (at + n < w->n && strchr(" \t\r\n/>", w->text[at + n]) == NULL)
		n++;
	return n;
}

/* Whether the name, without its prefix, is this one. */
static bool is_called(const char *name, size_t n, const char *wanted)
{
	const char *colon = memchr(name, ':', n);

	if (colon != NULL) {
		n -= (size_t)(colon + 1 - name);
		name = colon + 1;
	}
	return n == strlen(wanted) && memcmp(name, wanted, n) == 0;
}

static void note_child(struct walk *w)
{
	if (w->depth == 1 && w->out->first == 0)
		w->out->first = w->at;
}

static int open_root(struct walk *w, size_t end, bool empty)
{
	const char *name = w->text + w->at + 1, *colon;
	size_t n = name_length(w, w->at + 1);

	if (!is_called(name, n, "exceptions"))
		return -1;
	colon = memchr(name, ':', n);
	w->out->root = w->at;
	w->out->root_end = w->out->before_last = end;
	w->out->name_length = n;
	w->out->prefix_length = colon != NULL ? (size_t)(colon + 1 - name) : 0;
	w->out->empty = empty;
	w->out->close = empty ? end - 2 : 0;
	w->done = empty;
	return 0;
}

static void open_child(struct walk *w, size_t end, bool empty)
{
	struct exceptions_outline *o = w->out;

	if (w->depth == 2 && o->inner == 0)
		o->inner = w->at;
	note_child(w);
	if (w->depth != 1 || !is_called(w->text + w->at + 1, name_length(w, w->at + 1), "exception"))
		return;
	if (o->count++ > 0)
		o->before_last = o->last_end;
	o->last = w->at;
	o->last_tag_end = end;
	o->last_end = empty ? end : 0;
	o->inner = 0;
}

static int read_start(struct walk *w)
{
	size_t end = tag_end(w);
	bool empty;

	if (end == 0)
		return -1;
	empty = w->text[end - 2] == '/';
	if (w->depth == 0) {
		if (w->out->root_end != 0 || open_root(w, end, empty) != 0)
			return -1;
	} else {
		open_child(w, end, empty);
	}
	w->depth += !empty;
	w->at = end;
	return 0;
}

static int read_end(struct walk *w)
{
	size_t start = w->at;

	if (w->depth == 0 || skip_past(w, ">") != 0)
		return -1;
	w->depth--;
	if (w->depth == 0) {
		w->out->close = start;
		w->done = true;
	} else if (w->depth == 1 && w->out->count > 0 && w->out->last_end == 0) {
		w->out->last_end = w->at;
	}
	return 0;
}

static int read_markup(struct walk *w)
{
	if (begins(w, "<!--")) {
		note_child(w);
		w->at += strlen("<!--");
		return skip_past(w, "-->");
	}
	if (begins(w, "<?"))
		return skip_past(w, "?>");
	if (begins(w, "<![CDATA["))
		return skip_past(w, "]]>");
	if (begins(w, "<!"))
		return -1;
	return begins(w, "</") ? read_end(w) : read_start(w);
}

int exceptions_outline(struct exceptions_outline *out, const char *text, size_t n)
{
	struct walk w = { .out = out, .text = text, .n = n };

	*out = (struct exceptions_outline){ 0 };
	while (!w.done) {
		const char *next = memchr(text + w.at, '<', n - w.at);

		if (next == NULL)
			return -1;
		w.at = (size_t)(next - text);
		if (read_markup(&w) != 0)
			return -1;
	}
	return 0;
}
