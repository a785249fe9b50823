/* SPDX-License-Identifier: Apache-2.0 */
/* Reading what only `explain` needs (view_explain_data.h). */
#include "view_explain_data.h"

#include "embedded.h"
#include "mem.h"
#include "vec.h"
#include "view_words.h"
#include "xml_writer.h"

#include <libxml/parser.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define TEXTS "views/explain-"
#define EXAMPLES "examples"
#define GUESS "-guess"
/* Lines of an example, which is indented by four columns. */
#define WIDTH 76
#define INDENT 2

struct explain_data {
	VEC(xmlDocPtr) texts;
	xmlDocPtr examples;
};

static xmlDocPtr parse(const struct embedded *e)
{
	int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

	return e->size <= INT32_MAX ? xmlReadMemory((const char *)e->data, (int)e->size, e->name, NULL, options) : NULL;
}

struct explain_data *explain_data_new(void)
{
	struct explain_data *d = mem_alloc(sizeof *d);
	const struct embedded *examples = embedded_image(EXAMPLES);
	size_t i;

	*d = (struct explain_data){ .examples = examples ? parse(examples) : NULL };
	for (i = 0; i < embedded_count; i++) {
		xmlDocPtr doc = !strncmp(embedded_files[i].name, TEXTS, strlen(TEXTS)) ? parse(&embedded_files[i]) : NULL;

		if (doc)
			vec_push(&d->texts, doc);
	}
	return d;
}

void explain_data_free(struct explain_data *d)
{
	size_t i;

	for (i = 0; i < d->texts.len; i++)
		xmlFreeDoc(d->texts.items[i]);
	vec_free(&d->texts);
	xmlFreeDoc(d->examples);
	free(d);
}

size_t explain_part_count(const struct explain_data *d)
{
	return d->texts.len;
}

const xmlNode *explain_part(const struct explain_data *d, size_t i)
{
	return xmlDocGetRootElement(d->texts.items[i]);
}

static bool is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && !strcmp((const char *)n->name, name);
}

static const xmlNode *child(const xmlNode *n, const char *name)
{
	for (n = n ? n->children : NULL; n && !is(n, name); n = n->next)
		;
	return n;
}

/* What an element or an attribute holds as one piece of text. */
static const char *content(const xmlNode *children)
{
	return children && children->content ? (const char *)children->content : "";
}

static const xmlAttr *attribute(const xmlNode *n, const char *name)
{
	const xmlAttr *a = n ? n->properties : NULL;

	while (a && strcmp((const char *)a->name, name))
		a = a->next;
	return a;
}

const char *explain_value(const xmlNode *n, const char *name)
{
	const xmlAttr *a = attribute(n, name);

	return a ? content(a->children) : "";
}

/* Whether the list of names, with blanks between, has this one of n bytes. */
static bool has_name(const char *list, const char *name, size_t n)
{
	static const char blanks[] = " \t\r\n";
	size_t len;

	for (list += strspn(list, blanks); *list; list += len, list += strspn(list, blanks)) {
		len = strcspn(list, blanks);
		if (len == n && !memcmp(list, name, n))
			return true;
	}
	return false;
}

static const xmlNode *find(const struct explain_data *d, const char *element, const char *key, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < d->texts.len; i++) {
		const xmlNode *e = xmlDocGetRootElement(d->texts.items[i]);

		for (e = e ? e->children : NULL; e; e = e->next)
			if (is(e, element) && has_name(explain_value(e, key), name, n))
				return e;
	}
	return NULL;
}

const xmlNode *explain_message(const struct explain_data *d, const char *name)
{
	size_t n = strlen(name), guess = strlen(GUESS);
	const xmlNode *found = find(d, "message", "name", name, n);

	if (!found && n > guess && !strcmp(name + n - guess, GUESS))
		found = find(d, "message", "name", name, n - guess);
	return found;
}

const xmlNode *explain_code(const struct explain_data *d, const char *code)
{
	return find(d, "exit", "code", code, strlen(code));
}

const xmlNode *explain_example(const struct explain_data *d, const char *rule, bool passes)
{
	const xmlNode *n = d->examples ? xmlDocGetRootElement(d->examples) : NULL;

	for (n = n ? n->children : NULL; n; n = n->next)
		if (is(n, "rule") && !strcmp(explain_value(n, "id"), rule))
			return child(n, passes ? "passes" : "fails");
	return NULL;
}

static const xmlNode *child_in(const xmlNode *n, const char *name, enum lang l)
{
	for (n = child(n, name); n; n = n->next)
		if (is(n, name) && !strcmp(explain_value(n, "lang"), lang_code(l)))
			return n;
	return NULL;
}

void explain_text(struct buf *out, const xmlNode *n, const char *name, enum lang l)
{
	const xmlNode *found = child_in(n, name, l);
	const char *text = found ? content(found->children) : "";
	size_t before = out->len;

	for (; *text; text++) {
		if (!strchr(" \t\r\n", *text))
			buf_putc(out, *text);
		else if (out->len > before && text[strspn(text, " \t\r\n")] && out->data[out->len - 1] != ' ')
			buf_putc(out, ' ');
	}
}

/* --- lines --- */

static bool is_blank(const char *line)
{
	size_t n = strspn(line, " \t\r");

	return !line[n] || line[n] == '\n';
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

static size_t common_indent(const char *text)
{
	size_t least = SIZE_MAX, n;

	for (; *text; text = next_line(text)) {
		n = strspn(text, " \t");
		if (!is_blank(text) && n < least)
			least = n;
	}
	return least == SIZE_MAX ? 0 : least;
}

void explain_lines(struct buf *out, const xmlNode *n, const char *name)
{
	const xmlNode *found = child(n, name);
	const char *text = found ? content(found->children) : "";
	size_t indent = common_indent(text), before = out->len;

	for (; *text; text = next_line(text)) {
		size_t len = strcspn(text, "\n");

		if (is_blank(text) && (out->len == before || is_blank(next_line(text))))
			continue;
		if (len > indent)
			buf_add(out, text + indent, len - indent);
		buf_putc(out, '\n');
	}
}

/* --- documents --- */

static void put_value(struct buf *out, const xmlAttr *a)
{
	const char *value = content(a->children);

	buf_printf(out, "%s%s=\"", a->ns ? "xml:" : "", (const char *)a->name);
	xml_escape(out, value, strlen(value), true);
	buf_putc(out, '"');
}

/* "<asset id=… kind=…", broken between attributes where the line gets too long; what follows the tag has room columns. */
static void put_tag(struct buf *out, const xmlNode *n, size_t indent, size_t room)
{
	size_t column = indent + 1 + strlen((const char *)n->name), hang = column + 1;
	struct buf piece = BUF_INIT;
	const xmlAttr *a;

	buf_pad(out, ' ', indent);
	buf_printf(out, "<%s", (const char *)n->name);
	for (a = n->properties; a; a = a->next) {
		size_t width;

		buf_reset(&piece);
		put_value(&piece, a);
		width = view_width(piece.data, piece.len);
		if (a != n->properties && column + 1 + width + (a->next ? 0 : room) > WIDTH) {
			buf_putc(out, '\n');
			buf_pad(out, ' ', hang - 1);
			column = hang - 1;
		}
		buf_putc(out, ' ');
		buf_add(out, piece.data, piece.len);
		column += 1 + width;
	}
	buf_release(&piece);
}

/* Whether the same is said in the language, by an element beside this one, which is not in it. */
static bool is_elsewhere(const xmlNode *n, enum lang l)
{
	const char *own = explain_value(n, "lang");
	const xmlNode *c;

	if (!*own || !strcmp(own, lang_code(l)))
		return false;
	for (c = n->parent->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && xmlStrEqual(c->name, n->name) && !strcmp(explain_value(c, "lang"), lang_code(l)))
			return true;
	return false;
}

static bool holds_elements(const xmlNode *n)
{
	for (n = n->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE || n->type == XML_PI_NODE)
			return true;
	return false;
}

static void put_node(struct buf *out, const xmlNode *n, size_t indent, enum lang l);

static void put_children(struct buf *out, const xmlNode *n, size_t indent, enum lang l)
{
	for (n = n->children; n; n = n->next) {
		if (n->type == XML_PI_NODE) {
			buf_pad(out, ' ', indent);
			buf_puts(out, "\xE2\x80\xA6\n");
		} else if (n->type == XML_ELEMENT_NODE && !is_elsewhere(n, l)) {
			put_node(out, n, indent, l);
		}
	}
}

static void put_node(struct buf *out, const xmlNode *n, size_t indent, enum lang l)
{
	const char *name = (const char *)n->name, *text = content(n->children);

	if (holds_elements(n)) {
		put_tag(out, n, indent, 1);
		buf_puts(out, ">\n");
		put_children(out, n, indent + INDENT, l);
		buf_pad(out, ' ', indent);
		buf_printf(out, "</%s>\n", name);
	} else if (*text) {
		put_tag(out, n, indent, strlen(text) + strlen(name) + 4);
		buf_putc(out, '>');
		xml_escape(out, text, strlen(text), false);
		buf_printf(out, "</%s>\n", name);
	} else {
		put_tag(out, n, indent, 2);
		buf_puts(out, "/>\n");
	}
}

void explain_documents(struct buf *out, const xmlNode *example, enum lang l)
{
	const xmlNode *documents = child(example, "documents");

	if (documents)
		put_children(out, documents, 0, l);
}
