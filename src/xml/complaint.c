/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Schema errors (complaint.h): taken apart, then handed to the handler of their code. Nothing is remembered between two errors: whether one repeats another is
 * told by the document's text at hand, so errors may come in any order and from any thread.
 */
#include "complaint_part.h"

#include "vocabulary.h"

#include <string.h>

/* Codes whose message needs nothing but the element's name and a place. */
enum spot { AT_NAME, AT_ATTRIBUTE, AT_VALUE };

struct row {
	int code;
	enum msg_id id;
	enum spot spot;
	int (*handle)(struct complaint *c); /* NULL: id at spot, with value and limit */
};

static const struct row rows[] = {
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, 0, 0, complaint_type },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, 0, 0, complaint_list_type },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, 0, 0, complaint_union_type },
	{ XML_SCHEMAV_CVC_TYPE_3_1_1, MSG_XML_ATTRIBUTE_ON_VALUE, AT_ATTRIBUTE, NULL },
	{ XML_SCHEMAV_CVC_TYPE_3_1_2, MSG_XML_TEXT_ONLY, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_LENGTH_VALID, 0, 0, complaint_length },
	{ XML_SCHEMAV_CVC_MINLENGTH_VALID, 0, 0, complaint_length },
	{ XML_SCHEMAV_CVC_MAXLENGTH_VALID, 0, 0, complaint_length },
	{ XML_SCHEMAV_CVC_MININCLUSIVE_VALID, MSG_XML_TOO_LOW, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, MSG_XML_TOO_HIGH, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, MSG_XML_NOT_ABOVE, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, MSG_XML_NOT_BELOW, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_TOTALDIGITS_VALID, MSG_XML_TOO_MANY_DIGITS, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, MSG_XML_TOO_MANY_DECIMALS, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_PATTERN_VALID, 0, 0, complaint_pattern },
	{ XML_SCHEMAV_CVC_ENUMERATION_VALID, 0, 0, complaint_choice },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, 0, 0, complaint_not_empty },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, 0, 0, complaint_simple_content },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, 0, 0, complaint_loose_text },
	{ XML_SCHEMAV_CVC_ELT_1, 0, 0, complaint_undeclared },
	{ XML_SCHEMAV_CVC_ELT_2, MSG_XML_GENERAL_TYPE, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_TYPE_2, MSG_XML_GENERAL_TYPE, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_ELT_3_1, MSG_XML_NOT_NILLABLE, AT_ATTRIBUTE, NULL },
	{ XML_SCHEMAV_CVC_ELT_3_2_1, MSG_XML_NIL_CONTENT, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_ELT_3_2_2, MSG_XML_NIL_FIXED, AT_ATTRIBUTE, NULL },
	{ XML_SCHEMAV_CVC_ELT_4_2, MSG_XML_XSI_TYPE, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_ELT_4_3, MSG_XML_XSI_TYPE, AT_VALUE, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_1, MSG_XML_FIXED_FIELDS, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_2_1, 0, 0, complaint_fixed },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_2_2, 0, 0, complaint_fixed },
	{ XML_SCHEMAV_CVC_AU, 0, 0, complaint_fixed },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, 0, 0, complaint_unknown_attribute },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, 0, 0, complaint_unknown_attribute },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_4, 0, 0, complaint_missing_attribute },
	{ XML_SCHEMAV_ELEMENT_CONTENT, 0, 0, complaint_content },
	{ XML_SCHEMAV_DOCUMENT_ELEMENT_MISSING, MSG_XML_EMPTY, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_IDC, 0, 0, complaint_key },
	{ XML_SCHEMAV_CVC_WILDCARD, MSG_XML_ATTRIBUTE_EXTENSION, AT_ATTRIBUTE, NULL },
	{ XML_SCHEMAV_INTERNAL, MSG_XML_SCHEMA_INTERNAL, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_TYPE_1, MSG_XML_SCHEMA_INTERNAL, AT_NAME, NULL },
	{ XML_SCHEMAV_CVC_ATTRIBUTE_2, MSG_XML_SCHEMA_INTERNAL, AT_NAME, NULL },
	{ XML_SCHEMAV_MISC, MSG_XML_SCHEMA_INTERNAL, AT_NAME, NULL },
};

static const struct row other = { 0, MSG_XML_SCHEMA_OTHER, AT_NAME, NULL };

static const struct row *find_row(int code)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == code)
			return &rows[i];
	return &other;
}

static const char *parent_of(struct complaint *c, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? arena_strndup(c->arena, path, (size_t)(slash - path)) : "";
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Takes the element's name from the path where libxml2's text has none. A child that is not allowed is reported on its parent: then the place is the child's, the path the parent's. */
static void take_path(struct complaint *c, const char *path)
{
	const char *parent = parent_of(c, path);

	c->path = path;
	if (c->element == NULL)
		c->element = last_part(path);
	else if (strcmp(c->element, last_part(path)) != 0 && strcmp(c->element, last_part(parent)) == 0)
		c->path = parent;
	c->parent = parent_of(c, c->path);
}

/* "Element '{ns}a', attribute 'b': text.\n" */
static void take_message(struct complaint *c, const char *message)
{
	static const char element[] = "Element '", attribute[] = "', attribute '", colon[] = "': ";
	const char *end = strstr(message, colon), *middle = strstr(message, attribute);

	c->detail = message;
	if (strncmp(message, element, sizeof element - 1) == 0 && end != NULL) {
		const char *name = message + sizeof element - 1;

		if (middle != NULL && middle < end) {
			const char *start = middle + sizeof attribute - 1;

			c->attribute = complaint_qname(c, arena_strndup(c->arena, start, (size_t)(end - start)));
		} else {
			middle = end;
		}
		c->element = complaint_local(arena_strndup(c->arena, name, (size_t)(middle - name)));
		c->detail = end + sizeof colon - 1;
	}
	complaint_take_detail(c, c->detail);
}

static int send_row(struct complaint *c, const struct row *row)
{
	if (row->spot == AT_VALUE)
		complaint_at_value(c);
	else if (row->spot == AT_ATTRIBUTE)
		complaint_at_attribute(c);
	else
		complaint_at_name(c);
	complaint_arg(c, "value", c->value != NULL ? complaint_local(c->value) : NULL);
	complaint_arg(c, "limit", c->limit);
	complaint_arg(c, "detail", c->detail);
	return complaint_send(c, row->id);
}

/* xsi:nil is meant where libxml2 names the element only. */
static const char *implied_attribute(int code)
{
	return code == XML_SCHEMAV_CVC_ELT_3_1 || code == XML_SCHEMAV_CVC_ELT_3_2_2 ? "xsi:nil" : NULL;
}

int complaint_schema(const xmlError *e, const struct complaint_where *w, const struct diag_sink *sink)
{
	struct complaint c = {
		.w = w, .sink = sink, .source = w->source, .arena = arena_new(), .value = e->str1, .limit = e->str2, .third = e->str3
	};
	const struct row *row = find_row(e->code);
	int sent;

	take_message(&c, e->message != NULL ? e->message : "");
	take_path(&c, w->path != NULL ? w->path : "");
	if (c.attribute == NULL)
		c.attribute = implied_attribute(e->code);
	sent = row->handle != NULL ? row->handle(&c) : send_row(&c, row);
	arena_free(c.arena);
	return sent;
}

int complaint_unexpected(const struct complaint_where *w, const struct diag_sink *sink)
{
	struct complaint c = { .w = w, .sink = sink, .source = w->source, .arena = arena_new(), .detail = "This element is not expected." };
	const char *const *known;
	bool is_known = false;
	size_t n;
	int sent;

	take_path(&c, w->path);
	n = vocabulary_children(w->vocabulary, c.parent, &known);
	for (size_t i = 0; i < n && !is_known; i++)
		is_known = strcmp(known[i], c.element) == 0;
	sent = n > 0 && (!is_known || w->other_namespace);
	if (sent && sink != NULL && is_known) {
		complaint_at_name(&c);
		sent = complaint_send(&c, MSG_XML_OTHER_NAMESPACE);
	} else if (sent && sink != NULL) {
		sent = complaint_content(&c);
	}
	arena_free(c.arena);
	return sent;
}
