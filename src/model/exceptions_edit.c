/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Putting an exception in (exceptions_edit.h). The style is taken from the last exception, else from the root; where neither tells, it is that of the samples. The
 * new one comes last, before the root's end tag, so that comments stay with what they are about.
 */
#include "exceptions_edit.h"

#include "encoding.h"
#include "exceptions_outline.h"
#include "utf8.h"

#include <stdbool.h>
#include <string.h>

#define LINE_COLUMNS 120 /* the samples' */
#define TAB_COLUMNS 4

struct style {
	const char *eol;          /* "" when all of it stands on one line */
	struct buf root, indent, inner, attribute; /* what lines begin with: the root's, an exception's, its children's, its further attributes' */
	struct buf step;
	char quote;
	const char *prefix;
	size_t prefix_length;
	bool blank;               /* an empty line between exceptions */
};

struct writer {
	struct buf *out;
	const struct style *style;
	size_t column;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
	return is_blank(c) || is_line_end(c);
}

/* The blanks a line begins with, when nothing else stands between them and the offset. False when something does. */
static bool indent_at(struct buf *out, const char *text, size_t at)
{
	size_t start = at;

	while (start > 0 && is_blank(text[start - 1]))
		start--;
	if (start > 0 && !is_line_end(text[start - 1]))
		return false;
	buf_reset(out);
	buf_add(out, text + start, at - start);
	return true;
}

static const char *line_end_of(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\n')
			return "\n";
		if (text[i] == '\r')
			return i + 1 < n && text[i + 1] == '\n' ? "\r\n" : "\r";
	}
	return "\n";
}

static bool has_line_end(const char *text, size_t from, size_t to)
{
	while (from < to && !is_line_end(text[from]))
		from++;
	return from < to;
}

/* Whether an empty line stands between. */
static bool has_blank_line(const char *text, size_t from, size_t to)
{
	size_t ends = 0;

	for (size_t i = from; i < to; i++) {
		if (is_line_end(text[i])) {
			ends++;
			i += text[i] == '\r' && i + 1 < to && text[i + 1] == '\n';
		} else if (!is_blank(text[i])) {
			ends = 0;
		}
		if (ends == 2)
			return true;
	}
	return false;
}

static char quote_of(const char *text, size_t from, size_t to)
{
	for (; from < to; from++) {
		if (text[from] == '"' || text[from] == '\'')
			return text[from];
	}
	return '"';
}

/* What a child's line begins with, and how much that is more than its parent's. */
static void read_indents(struct style *s, const char *text, const struct exceptions_outline *o)
{
	bool told = o->count > 0 && indent_at(&s->indent, text, o->last);

	indent_at(&s->root, text, o->root);
	told = told || (o->first > 0 && indent_at(&s->indent, text, o->first));
	if (told && s->indent.len > s->root.len && memcmp(s->indent.data, s->root.data, s->root.len) == 0)
		buf_add(&s->step, s->indent.data + s->root.len, s->indent.len - s->root.len);
	else
		buf_puts(&s->step, told && strchr(s->indent.data, '\t') != NULL ? "\t" : "  ");
	if (!told) {
		buf_reset(&s->indent);
		buf_puts(&s->indent, s->root.data);
		buf_puts(&s->indent, s->step.data);
	}
}

static void read_inner_indents(struct style *s, const char *text, const struct exceptions_outline *o)
{
	size_t at = o->last;

	if (o->inner == 0 || !indent_at(&s->inner, text, o->inner)) {
		buf_puts(&s->inner, s->indent.data);
		buf_puts(&s->inner, s->step.data);
	}
	while (o->count > 0 && at < o->last_tag_end && !is_line_end(text[at]))
		at++;
	while (o->count > 0 && at < o->last_tag_end && is_line_end(text[at]))
		at++;
	if (o->count > 0 && at < o->last_tag_end) {
		for (; is_blank(text[at]); at++)
			buf_putc(&s->attribute, text[at]);
	} else {
		buf_puts(&s->attribute, s->inner.data);
		buf_puts(&s->attribute, s->step.data);
	}
}

static void read_style(struct style *s, const char *text, size_t n, const struct exceptions_outline *o)
{
	*s = (struct style){ .eol = line_end_of(text, n), .root = BUF_INIT, .indent = BUF_INIT, .inner = BUF_INIT, .attribute = BUF_INIT, .step = BUF_INIT };
	s->prefix = text + o->root + 1;
	s->prefix_length = o->prefix_length;
	s->quote = o->count > 0 ? quote_of(text, o->last, o->last_tag_end) : quote_of(text, o->root, o->root_end);
	s->blank = o->count > 1 && has_blank_line(text, o->before_last, o->last);
	read_indents(s, text, o);
	read_inner_indents(s, text, o);
	if (o->count > 0 && !has_line_end(text, o->root_end, o->close))
		s->eol = "";
}

static void release_style(struct style *s)
{
	buf_release(&s->root);
	buf_release(&s->indent);
	buf_release(&s->inner);
	buf_release(&s->attribute);
	buf_release(&s->step);
}

static size_t columns(const char *text, size_t n)
{
	size_t total = 0;
	uint32_t c;

	for (size_t i = 0, len; i < n; i += len) {
		len = utf8_decode(&c, text + i, n - i, NULL);
		total += len == 0 ? 1 : c == '\t' ? TAB_COLUMNS : (size_t)utf8_width(c);
		len = len == 0 ? 1 : len;
	}
	return total;
}

static void put(struct writer *w, const char *text, size_t n)
{
	buf_add(w->out, text, n);
	w->column += columns(text, n);
}

static void put_line(struct writer *w, const struct buf *indent)
{
	buf_puts(w->out, w->style->eol);
	w->column = 0;
	if (*w->style->eol != '\0')
		put(w, indent->data, indent->len);
}

/* Text as XML has it, white space as one blank. */
static void escape(struct buf *out, const char *text, char quote)
{
	for (; is_space(*text); text++)
		;
	for (; *text != '\0'; text++) {
		if (is_space(*text)) {
			if (!is_space(text[1]) && text[1] != '\0')
				buf_putc(out, ' ');
		} else if (*text == '&') {
			buf_puts(out, "&amp;");
		} else if (*text == '<') {
			buf_puts(out, "&lt;");
		} else if (*text == '>') {
			buf_puts(out, "&gt;");
		} else if (*text == quote) {
			buf_puts(out, quote == '"' ? "&quot;" : "&apos;");
		} else {
			buf_putc(out, *text);
		}
	}
}

static void put_attributes(struct writer *w, const struct exception_draft *d)
{
	struct buf one = BUF_INIT;
	bool first = true; /* it stays beside the name */

	for (size_t i = 0; i < d->attributes.len; i++) {
		const struct exception_attribute *a = &d->attributes.items[i];

		if (a->value == NULL)
			continue;
		buf_reset(&one);
		buf_printf(&one, "%s=%c", a->name, w->style->quote);
		escape(&one, a->value, w->style->quote);
		buf_putc(&one, w->style->quote);
		if (!first && *w->style->eol != '\0' && w->column + 1 + columns(one.data, one.len) > LINE_COLUMNS)
			put_line(w, &w->style->attribute);
		else
			put(w, " ", 1);
		put(w, one.data, one.len);
		first = false;
	}
	buf_release(&one);
}

/* A long text goes on in the next line, a step further in. */
static void put_words(struct writer *w, const char *text)
{
	struct buf further = BUF_INIT;
	size_t n;

	buf_printf(&further, "%s%s", w->style->inner.data, w->style->step.data);
	for (bool first = true; *text != '\0'; text += n + (text[n] == ' '), first = false) {
		n = strcspn(text, " ");
		if (!first && *w->style->eol != '\0' && w->column + 1 + columns(text, n) > LINE_COLUMNS)
			put_line(w, &further);
		else if (!first)
			put(w, " ", 1);
		put(w, text, n);
	}
	buf_release(&further);
}

static void put_name(struct writer *w, const char *open, const char *name)
{
	put(w, open, strlen(open));
	put(w, w->style->prefix, w->style->prefix_length);
	put(w, name, strlen(name));
}

static void put_text(struct writer *w, const struct exception_text *t)
{
	struct buf value = BUF_INIT;

	put_line(w, &w->style->inner);
	put_name(w, "<", t->element);
	buf_printf(&value, " xml:lang=%c%s%c>", w->style->quote, t->lang, w->style->quote);
	put(w, value.data, value.len);
	buf_reset(&value);
	escape(&value, t->text, '\0');
	put_words(w, value.data);
	put_name(w, "</", t->element);
	put(w, ">", 1);
	buf_release(&value);
}

static void put_exception(struct buf *out, const struct style *s, const struct exception_draft *d)
{
	struct writer w = { .out = out, .style = s };

	if (*s->eol != '\0')
		put(&w, s->indent.data, s->indent.len);
	put_name(&w, "<", "exception");
	put_attributes(&w, d);
	put(&w, d->texts.len > 0 ? ">" : "/>", d->texts.len > 0 ? 1 : 2);
	for (size_t i = 0; i < d->texts.len; i++)
		put_text(&w, &d->texts.items[i]);
	if (d->texts.len > 0) {
		put_line(&w, &s->indent);
		put_name(&w, "</", "exception");
		put(&w, ">", 1);
	}
}

/* What goes in, and where: at from, up to to. */
static void surround(struct buf *out, size_t *from, size_t *to, const char *text, const struct exceptions_outline *o, const struct style *s, const struct buf *piece)
{
	struct buf own = BUF_INIT;
	bool alone = *s->eol != '\0' && !o->empty && indent_at(&own, text, o->close); /* the end tag has a line of its own */

	*from = *to = o->close;
	if (o->empty) {
		while (is_space(text[*from - 1]))
			--*from;
		*to = o->root_end;
		buf_putc(out, '>');
	}
	if (alone)
		*to = *from = o->close - own.len;
	else
		buf_puts(out, s->eol);
	if (s->blank)
		buf_puts(out, s->eol);
	buf_add(out, piece->data, piece->len);
	buf_puts(out, s->eol);
	if (!alone && *s->eol != '\0')
		buf_add(out, s->root.data, s->root.len);
	if (o->empty) {
		buf_puts(out, "</");
		buf_add(out, text + o->root + 1, o->name_length);
		buf_putc(out, '>');
	}
	buf_release(&own);
}

/* A document that declares ASCII may hold nothing else, although it is read as UTF-8. */
static const char *written_as(const char *name, const char *text)
{
	const char *end = strncmp(text, "<?xml", 5) == 0 ? strstr(text, "?>") : NULL, *at = end != NULL ? strstr(text, "encoding") : NULL;

	if (at == NULL || at > end || strcmp(name, "UTF-8") != 0)
		return name;
	at += strcspn(at, "\"'") + 1;
	return at < end && ((at[0] | 0x20) == 'a' || (at[0] == 'U' && at[1] == 'S') || (at[0] == 'u' && at[1] == 's')) ? "US-ASCII" : name;
}

static int splice(struct exception_edit *e, const char *bytes, size_t n, const char *name, const struct buf *text, const struct exception_draft *draft)
{
	struct exceptions_outline o;
	struct buf in = BUF_INIT, head = BUF_INIT;
	size_t mark = encoding_mark(bytes, n), from, to;
	struct style s;
	int status;

	if (exceptions_outline(&o, text->data, text->len) != 0)
		return -1;
	read_style(&s, text->data, text->len, &o);
	put_exception(&e->piece, &s, draft);
	surround(&in, &from, &to, text->data, &o, &s, &e->piece);
	encoding_write(&head, name, text->data, from);
	e->from = mark + head.len;
	status = e->from <= n && memcmp(bytes + mark, head.data, head.len) == 0 ? 0 : -1;
	encoding_write(&head, name, text->data + from, to - from);
	e->to = mark + head.len;
	if (status == 0) {
		buf_add(&e->bytes, bytes, e->from);
		encoding_write(&e->bytes, written_as(name, text->data), in.data, in.len);
		buf_add(&e->bytes, bytes + e->to, n - e->to);
	}
	release_style(&s);
	buf_release(&in);
	buf_release(&head);
	return status;
}

int exception_edit(struct exception_edit *e, const char *bytes, size_t n, const struct exception_draft *draft)
{
	struct decoder *d = decoder_new();
	struct buf text = BUF_INIT;
	int status = -1;

	*e = (struct exception_edit){ .bytes = BUF_INIT, .piece = BUF_INIT };
	if (decoder_feed(d, &text, bytes, n, 1) == ENCODING_OK && strlen(text.data) == text.len)
		status = splice(e, bytes, n, decoder_name(d), &text, draft);
	buf_release(&text);
	decoder_free(d);
	return status;
}

void exception_edit_release(struct exception_edit *e)
{
	buf_release(&e->bytes);
	buf_release(&e->piece);
}

void exception_edit_begin(struct buf *out, const char *id, const char *schema)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	              "<!-- Beslutade undantag, med skäl, beslutsfattare och sista dag. / Decided exceptions, with reason, approver and last day. -->\n"
	              "<exceptions xmlns=\"urn:policykoll:1\"");
	if (schema != NULL) {
		buf_puts(out, " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    xsi:schemaLocation=\"urn:policykoll:1 ");
		escape(out, schema, '"');
		buf_puts(out, "\"\n   ");
	}
	buf_puts(out, " id=\"");
	escape(out, id, '"');
	buf_puts(out, "\">\n</exceptions>\n");
}
