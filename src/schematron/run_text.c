/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a run (schematron.h): messages, as plain text and as content of SVRL, and attributes that refer to variables. */
#include "run_state.h"

#include "arena.h"
#include "buf.h"
#include "mem.h"
#include "xml_writer.h"

#include <stdlib.h>
#include <string.h>

int schematron_rule_text(struct schematron_run *r, const struct sch_rule *rule, const char *name, struct buf *out)
{
	for (size_t i = 0; i < rule->lets.len; i++) {
		const struct xpath_value *value;
		struct xpath_text text;

		if (strcmp(rule->lets.items[i].name, name) != 0)
			continue;
		value = xpath_get(r->xpath, rule->lets.items[i].slot);
		if (value == NULL)
			return -1;
		text = xpath_string(r->xpath, value);
		buf_add(out, text.start, text.len);
		return 1;
	}
	return 0;
}

const char *schematron_word(struct schematron_run *r, const struct sch_word *word, xmlNodePtr node, struct arena *a)
{
	struct xpath_value value;
	struct xpath_text text;

	if (word->value == NULL)
		return word->text;
	if (xpath_eval(r->xpath, word->value, node, &value) != 0)
		return NULL;
	text = xpath_string(r->xpath, &value);
	return arena_strndup(a, text.start, text.len);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void add_collapsed(struct buf *out, size_t start, const char *text, size_t n)
{
	for (size_t i = 0, word; i < n; i = word) {
		for (word = i; word < n && !is_space(text[word]); word++)
			continue;
		buf_add(out, text + i, word - i);
		if (word == n)
			break;
		while (word < n && is_space(text[word]))
			word++;
		if (out->len > start && out->data[out->len - 1] != ' ')
			buf_putc(out, ' ');
	}
}

/* As name() gives it. */
static void add_name(struct buf *out, const xmlNode *node)
{
	if (node->type == XML_NAMESPACE_DECL) {
		const xmlChar *prefix = ((const xmlNs *)node)->prefix;

		buf_puts(out, prefix != NULL ? (const char *)prefix : "");
		return;
	}
	if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE && node->type != XML_PI_NODE)
		return;
	if (node->type != XML_PI_NODE && node->ns != NULL && node->ns->prefix != NULL)
		buf_printf(out, "%s:", (const char *)node->ns->prefix);
	buf_puts(out, (const char *)node->name);
}

/* The text of a piece that is evaluated. */
static int add_value(struct schematron_run *r, const struct sch_part *part, xmlNodePtr node, struct buf *out)
{
	struct xpath_value value;
	struct xpath_text text;

	if (part->select == NULL) {
		add_name(out, node);
		return 0;
	}
	if (xpath_eval(r->xpath, part->select, node, &value) != 0)
		return -1;
	if (part->kind == SCH_NAME && value.type == VALUE_NODES && value.nodes.len > 0 && value.nodes.items[0]->type == XML_ELEMENT_NODE) {
		add_name(out, value.nodes.items[0]);
		return 0;
	}
	for (size_t i = 0; part->kind == SCH_COPY && value.type == VALUE_NODES && i < value.nodes.len; i++) {
		text = xpath_node_string(r->xpath, value.nodes.items[i]);
		buf_add(out, text.start, text.len);
	}
	if (part->kind != SCH_COPY || value.type != VALUE_NODES) {
		text = xpath_string(r->xpath, &value);
		buf_add(out, text.start, text.len);
	}
	return 0;
}

int schematron_text(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out)
{
	size_t start = out->len;
	struct buf piece = BUF_INIT;
	int status = 0;

	for (size_t i = 0; i < m->parts.len && status == 0; i++) {
		const struct sch_part *part = &m->parts.items[i];

		buf_reset(&piece);
		if (part->kind == SCH_TEXT)
			add_collapsed(out, start, part->text, strlen(part->text));
		else if (part->kind != SCH_OPEN && part->kind != SCH_CLOSE && (status = add_value(r, part, node, &piece)) == 0)
			add_collapsed(out, start, piece.data, piece.len);
	}
	buf_release(&piece);
	if (out->len > start && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	return status;
}

static void add_attribute(struct buf *out, const xmlNode *element, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)name);

	if (value == NULL)
		return;
	buf_printf(out, " %s=\"", name);
	xml_escape(out, (const char *)value, strlen((const char *)value), true);
	buf_putc(out, '"');
	xmlFree(value);
}

/* <svrl:emph>, <svrl:dir value="rtl">, <svrl:span class="…">, or the end of one. */
static void add_tag(struct buf *out, const struct sch_part *part)
{
	buf_printf(out, "<%ssvrl:%s", part->kind == SCH_CLOSE ? "/" : "", (const char *)part->node->name);
	if (part->kind == SCH_OPEN && xmlStrEqual(part->node->name, (const xmlChar *)"dir"))
		add_attribute(out, part->node, "value");
	if (part->kind == SCH_OPEN && xmlStrEqual(part->node->name, (const xmlChar *)"span"))
		add_attribute(out, part->node, "class");
	buf_putc(out, '>');
}

static void add_dump(struct buf *out, xmlDocPtr doc, xmlNodePtr node)
{
	xmlBufferPtr dump = xmlBufferCreate();

	if (xmlNodeDump(dump, doc, node, 0, 0) > 0)
		buf_add(out, xmlBufferContent(dump), (size_t)xmlBufferLength(dump));
	xmlBufferFree(dump);
}

/* A node as XML of its own: with the namespaces it uses. */
static void add_copy(struct schematron_run *r, struct buf *out, xmlNodePtr node)
{
	struct xpath_text text;
	xmlDocPtr doc;
	xmlNodePtr copy;

	if (node->type == XML_DOCUMENT_NODE) {
		for (xmlNodePtr child = node->children; child != NULL; child = child->next)
			add_copy(r, out, child);
	} else if (node->type == XML_ELEMENT_NODE || node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE) {
		doc = xmlNewDoc((const xmlChar *)"1.0");
		copy = xmlDocCopyNode(node, doc, 1);
		xmlDocSetRootElement(doc, copy);
		add_dump(out, doc, copy);
		xmlFreeDoc(doc);
	} else if (node->type != XML_DTD_NODE) {
		text = xpath_node_string(r->xpath, node);
		xml_escape(out, text.start, text.len, false);
	}
}

static int add_copies(struct schematron_run *r, const struct sch_part *part, xmlNodePtr node, struct buf *out)
{
	struct xpath_value value;
	struct xpath_text text;

	if (xpath_eval(r->xpath, part->select, node, &value) != 0)
		return -1;
	if (value.type != VALUE_NODES) {
		text = xpath_string(r->xpath, &value);
		xml_escape(out, text.start, text.len, false);
		return 0;
	}
	for (size_t i = 0; i < value.nodes.len; i++)
		add_copy(r, out, value.nodes.items[i]);
	return 0;
}

int schematron_content(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out)
{
	struct buf piece = BUF_INIT;
	int status = 0;

	for (size_t i = 0; i < m->parts.len && status == 0; i++) {
		const struct sch_part *part = &m->parts.items[i];

		buf_reset(&piece);
		if (part->kind == SCH_TEXT)
			xml_escape(out, part->text, strlen(part->text), false);
		else if (part->kind == SCH_OPEN || part->kind == SCH_CLOSE)
			add_tag(out, part);
		else if (part->kind == SCH_COPY && part->select != NULL)
			status = add_copies(r, part, node, out);
		else if ((status = add_value(r, part, node, &piece)) == 0)
			xml_escape(out, piece.data, piece.len, false);
	}
	buf_release(&piece);
	return status;
}
