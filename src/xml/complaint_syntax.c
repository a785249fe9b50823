/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Well-formedness errors (complaint.h). The parser says where it gave up; what is wrong usually begins a little before, so each handler looks back in the text. A push parser has no code of its
 * own for a file that is cut off: that is told by nothing being left.
 */
#include "complaint_part.h"
#include "complaint_sniff.h"

#include "utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOOK_BACK 4096 /* bytes searched before the place where the parser stands */

/* The error at work: c->from is where the parser stands. */
struct syntax {
	struct complaint c;
	const xmlError *e;
	const char *text;    /* from base on */
	size_t at, n;        /* where the parser stands in it, and its length */
};

struct row {
	int code;
	enum msg_id id;
	int (*handle)(struct syntax *x); /* NULL: id where the parser stands */
};

static int is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int send_at(struct syntax *x, enum msg_id id, size_t from, size_t to)
{
	x->c.from = x->c.source->base + from;
	x->c.to = x->c.source->base + to;
	return complaint_send(&x->c, id);
}

/* The last place before the parser's that begins so; n when there is none near. */
static size_t look_back(const struct syntax *x, const char *what)
{
	size_t length = strlen(what), least = x->at > LOOK_BACK ? x->at - LOOK_BACK : 0;

	for (size_t i = x->at; i > least; i--)
		if (i - 1 + length <= x->n && memcmp(x->text + i - 1, what, length) == 0)
			return i - 1;
	return x->n;
}

/* The end of the character at i. */
static size_t next_character(const struct syntax *x, size_t i)
{
	uint32_t character;
	size_t length = i < x->n ? utf8_decode(&character, x->text + i, x->n - i, NULL) : 0;

	return i < x->n ? i + (length > 0 ? length : 1) : i;
}

static size_t word_end(const struct syntax *x, size_t i)
{
	while (i < x->n && strchr(" \t\r\n<>&;\"'=/", x->text[i]) == NULL)
		i++;
	return i;
}

static size_t line_end(const struct syntax *x, size_t i)
{
	while (i < x->n && x->text[i] != '\n' && x->text[i] != '\r')
		i++;
	return i;
}

static int other(struct syntax *x)
{
	complaint_arg(&x->c, "detail", x->c.detail);
	return send_at(x, MSG_XML_SYNTAX, x->at, next_character(x, x->at));
}

static int ampersand(struct syntax *x)
{
	static const char *const known[] = { "amp", "lt", "gt", "quot", "apos" };
	size_t from = look_back(x, "&"), end;
	int is_known = 0;
	const char *word;

	if (from == x->n)
		return other(x);
	end = word_end(x, from + 1);
	word = arena_strndup(x->c.arena, x->text + from + 1, end - from - 1);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i], word) == 0)
			is_known = 1; /* only its semicolon is missing */
	complaint_arg(&x->c, "candidate", is_known ? arena_printf(x->c.arena, "&%s;", word) : arena_printf(x->c.arena, "&amp;%s", word));
	return send_at(x, MSG_XML_AMPERSAND, from, end);
}

/* 68 is said of "&" without a name, of "<" without a name and of attributes without a name. */
static int name_missing(struct syntax *x)
{
	size_t from;

	if (strstr(x->c.detail, "xmlParseEntityRef") != NULL)
		return ampersand(x);
	if (strstr(x->c.detail, "attribute name") != NULL)
		return send_at(x, MSG_XML_ATTRIBUTE_NAME, x->at, next_character(x, x->at));
	from = look_back(x, "<");
	if (strstr(x->c.detail, "StartTag") == NULL || from == x->n)
		return other(x);
	return send_at(x, MSG_XML_TAG_NAME, from, from + 1);
}

static int entity(struct syntax *x)
{
	const char *name = x->e->str1 != NULL ? x->e->str1 : "";
	const htmlEntityDesc *html = htmlEntityLookup((const xmlChar *)name);
	size_t from = look_back(x, "&");
	char character[4];

	complaint_arg(&x->c, "name", name);
	if (html != NULL)
		complaint_arg(&x->c, "candidate", arena_strndup(x->c.arena, character, utf8_encode(character, html->value)));
	else
		complaint_arg(&x->c, "candidate", arena_printf(x->c.arena, "&amp;%s;", name));
	return from == x->n ? other(x) : send_at(x, MSG_XML_UNKNOWN_ENTITY, from, from + strlen(name) + 2);
}

static int character(struct syntax *x)
{
	uint32_t value = 0;
	size_t from = x->at, end;

	if (strstr(x->c.detail, "CharRef") != NULL && (from = look_back(x, "&")) != x->n) {
		end = word_end(x, from + 1);
		end += end < x->n && x->text[end] == ';';
		complaint_arg(&x->c, "value", arena_strndup(x->c.arena, x->text + from, end - from));
		return send_at(x, MSG_XML_BAD_CHARACTER, from, end);
	}
	from = x->at;
	if (from < x->n)
		utf8_decode(&value, x->text + from, x->n - from, NULL);
	complaint_arg(&x->c, "value", arena_printf(x->c.arena, "U+%04X", (unsigned)value));
	return send_at(x, MSG_XML_BAD_CHARACTER, from, next_character(x, from));
}

/* The name before the "=" before the place; sets where it begins. */
static const char *attribute_before(struct syntax *x, size_t *start)
{
	size_t end = x->at;

	while (end > 0 && (is_space(x->text[end - 1]) || x->text[end - 1] == '='))
		end--;
	*start = end;
	while (*start > 0 && !is_space(x->text[*start - 1]) && strchr("<\"'", x->text[*start - 1]) == NULL)
		(*start)--;
	return arena_strndup(x->c.arena, x->text + *start, end - *start);
}

/* How many bytes the quotation mark at i has that is not a straight one; 0 if it is none. */
static size_t curly(const struct syntax *x, size_t i)
{
	static const char *const marks[] = { "“", "”", "„", "‘", "’", "‚", "«", "»", "´", "`" };

	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (x->n - i >= strlen(marks[k]) && memcmp(x->text + i, marks[k], strlen(marks[k])) == 0)
			return strlen(marks[k]);
	return 0;
}

static int quotes(struct syntax *x)
{
	size_t from, to = x->at, start, end;
	int marked;

	x->c.attribute = attribute_before(x, &start);
	from = x->at + curly(x, x->at);
	marked = from > x->at;
	for (end = from; end < x->n && strchr("<>\n", x->text[end]) == NULL && !(marked ? curly(x, end) > 0 : is_space(x->text[end])); end++)
		;
	if (!marked && end > from && end < x->n && x->text[end] == '>' && x->text[end - 1] == '/')
		end--;
	to = end + (end < x->n ? curly(x, end) : 0);
	if (end > from && strchr("\"'", x->text[end - 1]) != NULL)
		end--; /* only the first mark is missing, or not straight */
	complaint_arg(&x->c, "candidate", arena_strndup(x->c.arena, x->text + from, end - from));
	return send_at(x, MSG_XML_QUOTES, x->at, to);
}

static int value_missing(struct syntax *x)
{
	size_t start;

	x->c.attribute = attribute_before(x, &start);
	return send_at(x, MSG_XML_ATTRIBUTE_VALUE_MISSING, start, start + strlen(x->c.attribute));
}

static int attribute_twice(struct syntax *x)
{
	size_t from, length;

	x->c.attribute = x->e->str1 != NULL ? x->e->str1 : "";
	length = strlen(x->c.attribute);
	for (from = x->at; from > 0; from--)
		if (is_space(x->text[from - 1]) && from + length < x->n && memcmp(x->text + from, x->c.attribute, length) == 0 && strchr("= \t\r\n", x->text[from + length]) != NULL)
			return send_at(x, MSG_XML_ATTRIBUTE_TWICE, from, from + length);
	return other(x);
}

static int tag_unfinished(struct syntax *x)
{
	size_t from = look_back(x, "<");

	if (from == x->n)
		return other(x);
	x->c.element = arena_strndup(x->c.arena, x->text + from + 1, word_end(x, from + 1 + (x->text[from + 1] == '/')) - from - 1);
	return send_at(x, MSG_XML_TAG_UNFINISHED, from + 1, from + 1 + strlen(x->c.element));
}

/*
 * A mark is missing at the end of the value before: kind="a id="b" is read as the value "a id=" and then b. Then the place is that value as it was meant, and its mark opened at
 * *open; 0 if the value before ends as it should.
 */
static int value_unclosed(struct syntax *x, size_t *open)
{
	size_t end = x->at - 1, start; /* end is at the mark that closed the value */
	char mark = x->text[end];

	for (*open = end; *open > 0 && x->text[*open - 1] != mark; (*open)--)
		;
	while (end > *open && is_space(x->text[end - 1]))
		end--;
	if (*open == 0 || end == *open || x->text[end - 1] != '=')
		return 0;
	for (start = end - 1; start > *open && !is_space(x->text[start - 1]); start--)
		;
	while (start > *open && is_space(x->text[start - 1]))
		start--;
	complaint_arg(&x->c, "candidate", arena_strndup(x->c.arena, x->text + *open, start - *open));
	x->c.to = start;
	return 1;
}

/* Right after a value stands what is no space: the mark that closed it was meant to open the next, the tag's end is half written, or a space is missing. */
static int attributes(struct syntax *x)
{
	size_t open, from = x->at, start;

	if (x->at == 0 || x->at >= x->n || strchr("\"'", x->text[x->at - 1]) == NULL || is_space(x->text[x->at]))
		return other(x);
	if (x->text[x->at] == '/')
		return tag_unfinished(x);
	if (!value_unclosed(x, &open))
		return send_at(x, MSG_XML_SPACE_MISSING, from, word_end(x, from));
	x->at = open - 1;
	x->c.attribute = attribute_before(x, &start);
	return send_at(x, MSG_XML_QUOTES, open - 1, (size_t)x->c.to);
}

/* "Opening and ending tag mismatch: b line 3 and c" */
static int wrong_end_tag(struct syntax *x)
{
	const char *line = strstr(x->c.detail, " line ");
	const char *open = x->e->str1 != NULL ? x->e->str1 : "", *close = x->e->str2 != NULL ? x->e->str2 : "";
	size_t from = look_back(x, "</");
	char number[16];

	if (line == NULL || from == x->n)
		return other(x);
	snprintf(number, sizeof number, "%d", atoi(line + strlen(" line ")));
	complaint_arg(&x->c, "open", open);
	complaint_arg(&x->c, "close", close);
	complaint_arg(&x->c, "line", number);
	return send_at(x, MSG_XML_WRONG_END_TAG, from, x->at);
}

static int comment_open(struct syntax *x)
{
	size_t from = x->n;

	for (size_t i = x->at + 1; i-- > 0;)
		if (x->n - i >= 4 && memcmp(x->text + i, "<!--", 4) == 0) {
			from = i;
			break;
		}
	return from == x->n ? other(x) : send_at(x, MSG_XML_COMMENT_OPEN, from, from + 4);
}

static int declaration(struct syntax *x)
{
	size_t from = look_back(x, "<?xml");

	return from == x->n ? other(x) : send_at(x, MSG_XML_DECLARATION_LATE, from, from + strlen("<?xml"));
}

static int prefix(struct syntax *x)
{
	const char *name = x->e->str1 != NULL ? x->e->str1 : "";
	size_t from;

	complaint_arg(&x->c, "prefix", name);
	from = look_back(x, arena_printf(x->c.arena, "%s:", name));
	return from == x->n ? other(x) : send_at(x, MSG_XML_PREFIX_UNKNOWN, from, word_end(x, from));
}

/* The first line with something in it. */
static int send_line(struct syntax *x, enum msg_id id, size_t from)
{
	while (from < x->n && is_space(x->text[from]))
		from++;
	return send_at(x, id, from, line_end(x, from));
}

static int after_end(struct syntax *x)
{
	return send_line(x, MSG_XML_AFTER_END, x->at);
}

static int not_xml(struct syntax *x)
{
	return send_line(x, MSG_XML_NOT_XML, 0);
}

static int bad_declaration(struct syntax *x)
{
	size_t from = look_back(x, "<?xml"), end = from;

	while (end < x->n && strchr(">\r\n", x->text[end]) == NULL)
		end++;
	return from == x->n ? other(x) : send_at(x, MSG_XML_DECLARATION, from, end + (end < x->n && x->text[end] == '>'));
}

/* What the parser refuses to hold; where it begins is not always where the parser stands. */
static int too_large(struct syntax *x)
{
	static const struct { const char *part; unsigned limit; } limits[] = {
		{ "Huge input lookup", XML_MAX_LOOKUP_LIMIT }, { "Name too long", XML_MAX_NAME_LENGTH }, { "Comment too big", XML_MAX_TEXT_LENGTH },
		{ "AttValue length too long", XML_MAX_TEXT_LENGTH }, { "too big found", XML_MAX_TEXT_LENGTH }, { "huge text node", XML_MAX_TEXT_LENGTH },
	};

	if (strstr(x->c.detail, "Excessive depth") != NULL) {
		complaint_arg(&x->c, "limit", arena_printf(x->c.arena, "%u", xmlParserMaxDepth));
		return send_at(x, MSG_XML_TOO_DEEP, x->at, next_character(x, x->at));
	}
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		if (strstr(x->c.detail, limits[i].part) != NULL) {
			complaint_arg(&x->c, "limit", arena_printf(x->c.arena, "%u", limits[i].limit));
			return send_at(x, MSG_XML_ITEM_TOO_LARGE, x->at, next_character(x, x->at));
		}
	return other(x);
}

/* "xmlns: 'urn:x ' is not a valid URI", and what else is wrong with a namespace. */
static int bad_namespace(struct syntax *x)
{
	size_t from = look_back(x, "xmlns"), end;

	if (from == x->n)
		return other(x);
	for (end = from; end < x->at && strchr("\"'>", x->text[end]) == NULL; end++)
		;
	for (end = end < x->n ? end + 1 : end; end < x->at && strchr("\"'>", x->text[end]) == NULL; end++)
		;
	complaint_arg(&x->c, "value", x->e->str1);
	return send_at(x, MSG_XML_NAMESPACE, from, end);
}

static int encoding(struct syntax *x)
{
	complaint_arg(&x->c, "name", x->e->str1);
	return send_at(x, MSG_XML_ENCODING_UNKNOWN, x->at, x->at);
}

static const struct row rows[] = {
	{ XML_ERR_DOCUMENT_EMPTY, 0, not_xml },
	{ XML_ERR_DOCUMENT_END, 0, after_end },
	{ XML_ERR_INVALID_CHAR, 0, character },
	{ XML_ERR_INVALID_CHARREF, 0, character },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, 0, ampersand },
	{ XML_ERR_UNDECLARED_ENTITY, 0, entity },
	{ XML_WAR_UNDECLARED_ENTITY, 0, entity },
	{ XML_ERR_UNKNOWN_ENCODING, 0, encoding },
	{ XML_ERR_UNSUPPORTED_ENCODING, 0, encoding },
	{ XML_ERR_LT_IN_ATTRIBUTE, MSG_XML_LESS_THAN, NULL },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, 0, quotes },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, 0, value_missing },
	{ XML_ERR_ATTRIBUTE_REDEFINED, 0, attribute_twice },
	{ XML_ERR_COMMENT_NOT_FINISHED, 0, comment_open },
	{ XML_ERR_MISPLACED_CDATA_END, MSG_XML_CDATA_END, NULL },
	{ XML_ERR_RESERVED_XML_NAME, 0, declaration },
	{ XML_ERR_SPACE_REQUIRED, 0, attributes },
	{ XML_ERR_VERSION_MISSING, 0, bad_declaration },
	{ XML_ERR_UNKNOWN_VERSION, 0, bad_declaration },
	{ XML_ERR_XMLDECL_NOT_FINISHED, 0, bad_declaration },
	{ XML_ERR_STANDALONE_VALUE, 0, bad_declaration },
	{ XML_ERR_STRING_NOT_STARTED, 0, bad_declaration },
	{ XML_ERR_STRING_NOT_CLOSED, 0, bad_declaration },
	{ XML_ERR_EQUAL_REQUIRED, 0, bad_declaration },
	{ XML_ERR_ENCODING_NAME, 0, bad_declaration },
	{ XML_ERR_NAME_REQUIRED, 0, name_missing },
	{ XML_ERR_GT_REQUIRED, 0, tag_unfinished },
	{ XML_ERR_TAG_NAME_MISMATCH, 0, wrong_end_tag },
	{ XML_ERR_TAG_NOT_FINISHED, MSG_XML_CUT_OFF, NULL },
	{ XML_ERR_HYPHEN_IN_COMMENT, MSG_XML_COMMENT_DASHES, NULL },
	{ XML_ERR_INTERNAL_ERROR, 0, too_large },
	{ XML_ERR_NO_MEMORY, 0, too_large },
	{ XML_ERR_NAME_TOO_LONG, 0, too_large },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, 0, too_large },
	{ XML_ERR_PI_NOT_FINISHED, 0, too_large },
	{ XML_WAR_NS_URI, 0, bad_namespace },
	{ XML_NS_ERR_XML_NAMESPACE, 0, bad_namespace },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, 0, prefix },
	{ XML_NS_ERR_ATTRIBUTE_REDEFINED, 0, attribute_twice },
};

/* Nothing is left but the beginning of something. A wrong end tag or entity at the very end is complete. */
static int cut_off(const struct syntax *x)
{
	static const int complete[] = { XML_ERR_UNDECLARED_ENTITY, XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_RESERVED_XML_NAME, XML_NS_ERR_UNDEFINED_NAMESPACE };
	size_t i = x->at;

	for (size_t k = 0; k < sizeof complete / sizeof *complete; k++)
		if (x->e->code == complete[k])
			return 0;
	if (x->e->code == XML_ERR_TAG_NAME_MISMATCH)
		return x->at > 0 && x->text[x->at - 1] != '>' && x->at == x->n;
	if (x->e->code == XML_ERR_DOCUMENT_END && look_back(x, "<![CDATA[") + strlen("<![CDATA[") == x->at)
		return 1;
	while (i < x->n && is_space(x->text[i]))
		i++;
	if (i == x->n)
		return 1;
	return x->e->code == XML_ERR_DOCUMENT_END && x->text[i] == '<' && memchr(x->text + i, '>', x->n - i) == NULL;
}

/* The end of what is not white space. */
static size_t text_end(const struct syntax *x)
{
	size_t i = x->n;

	while (i > 0 && is_space(x->text[i - 1]))
		i--;
	return i;
}

/* The rest of the document may not have come yet: only the first bytes can be judged then. */
static int is_other_kind(struct syntax *x, const unsigned char *head, size_t head_len)
{
	enum msg_id id;

	if (head_len > 0 && sniff(&id, (const char *)head, head_len) && id != MSG_XML_IS_CSV && id != MSG_XML_EMPTY)
		return send_at(x, id, 0, 0);
	if (x->c.source->base != 0 || (x->n > 0 && memchr(x->text, '<', x->at < x->n ? x->at + 1 : x->n) != NULL))
		return 0;
	return sniff(&id, x->text, x->n) && send_at(x, id, 0, id == MSG_XML_IS_CSV ? line_end(x, 0) : 0);
}

void complaint_syntax(const xmlError *e, const struct source *s, uint64_t offset, const unsigned char *head, size_t head_len, const struct diag_sink *sink)
{
	struct syntax x = { .c = { .sink = sink, .source = s, .arena = arena_new() }, .e = e, .text = s->text.data, .n = s->text.len };
	const struct row *row = NULL;

	x.at = offset < s->base ? 0 : (size_t)(offset - s->base);
	x.at = x.at > x.n ? x.n : x.at;
	complaint_take_detail(&x.c, e->message != NULL ? e->message : "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows && row == NULL; i++)
		if (rows[i].code == e->code)
			row = &rows[i];
	if (is_other_kind(&x, head, head_len))
		;
	else if (cut_off(&x))
		send_at(&x, MSG_XML_CUT_OFF, text_end(&x), text_end(&x));
	else if (row == NULL)
		other(&x);
	else if (row->handle != NULL)
		row->handle(&x);
	else
		send_at(&x, row->id, x.at, next_character(&x, x.at));
	arena_free(x.c.arena);
}
