/* SPDX-License-Identifier: Apache-2.0 */
/* XPath tokens (lexer.h). The rules that tell an operator from a name, and a function from a node type, are those of section 3.7. */
#include "lexer.h"

#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
	return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

static const char *skip_space(const char *p)
{
	while (is_space(*p))
		p++;
	return p;
}

bool token_is(const struct token *t, const char *text)
{
	return strlen(text) == t->len && memcmp(t->start, text, t->len) == 0;
}

static bool is_one_of(const struct token *t, const char *const *names)
{
	for (size_t i = 0; names[i] != NULL; i++) {
		if (token_is(t, names[i]))
			return true;
	}
	return false;
}

/* After an operand a '*' or a name is an operator. */
static bool operand_before(const struct tokens *t)
{
	static const char *const openers[] = { "(", "[", ",", "/", "//", "@", "::", NULL };
	const struct token *last;

	if (t->list.len == 0)
		return false;
	last = &t->list.items[t->list.len - 1];
	if (last->kind == TOKEN_OPERATOR || last->kind == TOKEN_AXIS)
		return false;
	return last->kind != TOKEN_MARK || !is_one_of(last, openers);
}

static const char *add(struct tokens *t, enum token_kind kind, const char *start, size_t len)
{
	struct token token = { kind, start, len };

	vec_push(&t->list, token);
	return start + len;
}

static const char *name_end(const char *p)
{
	if (!is_name_start(*p))
		return p;
	while (is_name(*p))
		p++;
	return p;
}

static const char *qname_end(const char *p)
{
	const char *end = name_end(p), *after;

	if (*end != ':' || end[1] == ':')
		return end;
	if (end[1] == '*')
		return end + 2;
	after = name_end(end + 1);
	return after > end + 1 ? after : end;
}

static const char *read_name(struct tokens *t, const char *p)
{
	static const char *const words[] = { "and", "or", "div", "mod", NULL };
	static const char *const types[] = { "text", "comment", "node", "processing-instruction", NULL };
	struct token token = { TOKEN_NAME, p, (size_t)(qname_end(p) - p) };
	const char *next;

	if (operand_before(t)) {
		token.len = (size_t)(name_end(p) - p);
		if (!is_one_of(&token, words)) {
			t->error = p;
			return p;
		}
		return add(t, TOKEN_OPERATOR, p, token.len);
	}
	next = skip_space(p + token.len);
	if (*next == '(')
		token.kind = is_one_of(&token, types) ? TOKEN_NODE_TYPE : TOKEN_FUNCTION;
	else if (next[0] == ':' && next[1] == ':')
		token.kind = TOKEN_AXIS;
	return add(t, token.kind, p, token.len);
}

static const char *read_number(struct tokens *t, const char *p)
{
	const char *end = p;

	while (is_digit(*end))
		end++;
	if (*end == '.')
		end++;
	while (is_digit(*end))
		end++;
	return add(t, TOKEN_NUMBER, p, (size_t)(end - p));
}

static const char *read_mark(struct tokens *t, const char *p)
{
	static const char *const marks[] = { "//", "::", "..", "(", ")", "[", "]", ",", "/", ".", "@", NULL };
	static const char *const operators[] = { "!=", "<=", ">=", "=", "<", ">", "+", "-", "|", NULL };

	if (*p == '*')
		return add(t, operand_before(t) ? TOKEN_OPERATOR : TOKEN_NAME, p, 1);
	for (size_t i = 0; marks[i] != NULL; i++) {
		if (strncmp(p, marks[i], strlen(marks[i])) == 0)
			return add(t, TOKEN_MARK, p, strlen(marks[i]));
	}
	for (size_t i = 0; operators[i] != NULL; i++) {
		if (strncmp(p, operators[i], strlen(operators[i])) == 0)
			return add(t, TOKEN_OPERATOR, p, strlen(operators[i]));
	}
	t->error = p;
	return p;
}

static const char *read_variable(struct tokens *t, const char *p)
{
	const char *start = skip_space(p + 1), *end = qname_end(start);

	if (end == start) {
		t->error = p;
		return p;
	}
	return add(t, TOKEN_VARIABLE, start, (size_t)(end - start));
}

static const char *read_literal(struct tokens *t, const char *p)
{
	const char *end = strchr(p + 1, *p);

	if (end == NULL) {
		t->error = p;
		return p;
	}
	return add(t, TOKEN_LITERAL, p, (size_t)(end - p) + 1);
}

void tokens_read(struct tokens *t, const char *text)
{
	const char *p = skip_space(text);

	*t = (struct tokens){ 0 };
	while (*p != '\0' && t->error == NULL) {
		if (*p == '"' || *p == '\'')
			p = read_literal(t, p);
		else if (*p == '$')
			p = read_variable(t, p);
		else if (is_digit(*p) || (*p == '.' && is_digit(p[1])))
			p = read_number(t, p);
		else if (is_name_start(*p))
			p = read_name(t, p);
		else
			p = read_mark(t, p);
		p = skip_space(p);
	}
}

void tokens_release(struct tokens *t)
{
	vec_free(&t->list);
}
