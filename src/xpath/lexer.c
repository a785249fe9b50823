/* SPDX-License-Identifier: Apache-2.0 */
/* XPath tokens (lexer.h). Names are those of XML 1.0, fifth edition, with namespaces: the longest that fits, without white space around the colon. */
#include "lexer.h"

#include "utf8.h"

#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct range {
	uint32_t first, last;
};

static bool is_in(const struct range *ranges, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++) {
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	}
	return false;
}

/* Beyond ASCII. */
static bool may_start(uint32_t c)
{
	static const struct range ranges[] = {
		{ 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x2FF }, { 0x370, 0x37D }, { 0x37F, 0x1FFF }, { 0x200C, 0x200D }, { 0x2070, 0x218F },
		{ 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF }, { 0xF900, 0xFDCF }, { 0xFDF0, 0xFFFD }, { 0x10000, 0xEFFFF },
	};

	return is_in(ranges, sizeof ranges / sizeof ranges[0], c);
}

static bool may_follow(uint32_t c)
{
	static const struct range ranges[] = { { 0xB7, 0xB7 }, { 0x300, 0x36F }, { 0x203F, 0x2040 } };

	return may_start(c) || is_in(ranges, sizeof ranges / sizeof ranges[0], c);
}

/* Of ASCII: 2 begins a name, 1 only goes on with it. */
static const unsigned char name_chars[128] = {
	['-'] = 1, ['.'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
	['_'] = 2, ['A'] = 2, ['B'] = 2, ['C'] = 2, ['D'] = 2, ['E'] = 2, ['F'] = 2, ['G'] = 2, ['H'] = 2, ['I'] = 2, ['J'] = 2, ['K'] = 2, ['L'] = 2, ['M'] = 2,
	['N'] = 2, ['O'] = 2, ['P'] = 2, ['Q'] = 2, ['R'] = 2, ['S'] = 2, ['T'] = 2, ['U'] = 2, ['V'] = 2, ['W'] = 2, ['X'] = 2, ['Y'] = 2, ['Z'] = 2,
	['a'] = 2, ['b'] = 2, ['c'] = 2, ['d'] = 2, ['e'] = 2, ['f'] = 2, ['g'] = 2, ['h'] = 2, ['i'] = 2, ['j'] = 2, ['k'] = 2, ['l'] = 2, ['m'] = 2,
	['n'] = 2, ['o'] = 2, ['p'] = 2, ['q'] = 2, ['r'] = 2, ['s'] = 2, ['t'] = 2, ['u'] = 2, ['v'] = 2, ['w'] = 2, ['x'] = 2, ['y'] = 2, ['z'] = 2,
};

/* The length of the name character at p, 0 if there is none. */
static size_t name_char(const char *p, bool first)
{
	unsigned char c = (unsigned char)*p;
	uint32_t wide;
	size_t n;

	if (c < 0x80)
		return name_chars[c] > (first ? 1 : 0);
	n = utf8_decode(&wide, p, strnlen(p, 4), NULL);
	return n > 0 && (first ? may_start(wide) : may_follow(wide)) ? n : 0;
}

/* Where the NCName at p ends; p if there is none. */
static const char *name_end(const char *p)
{
	size_t n = name_char(p, true);

	while (n > 0) {
		p += n;
		while ((unsigned char)*p < 0x80 && name_chars[(unsigned char)*p] > 0)
			p++;
		n = (unsigned char)*p >= 0x80 ? name_char(p, false) : 0;
	}
	return p;
}

/* Where the QName at p ends; its local name begins at *local. */
static const char *qname_end(const char *p, const char **local)
{
	const char *end = name_end(p), *after;

	*local = p;
	if (end == p || *end != ':')
		return end;
	after = name_end(end + 1);
	if (after == end + 1)
		return end;
	*local = end + 1;
	return after;
}

static const char *read_name(struct token *t, const char *p)
{
	const char *local, *end = qname_end(p, &local);

	t->kind = TOKEN_NAME;
	if (end[0] == ':' && end[1] == '*') {
		t->kind = TOKEN_NAME_ANY;
		local = end + 1;
		end += 2;
	}
	t->local = t->from + (uint32_t)(local - p);
	return end;
}

static const char *read_variable(struct token *t, const char *p)
{
	const char *local, *end = qname_end(p + 1, &local);

	t->kind = end > p + 1 ? TOKEN_VARIABLE : TOKEN_BAD;
	return end;
}

static const char *read_literal(struct token *t, const char *p)
{
	const char *end = strchr(p + 1, *p);

	t->kind = end != NULL ? TOKEN_LITERAL : TOKEN_OPEN_END;
	return end != NULL ? end + 1 : p + strlen(p);
}

static const char *read_number(struct token *t, const char *p)
{
	t->kind = TOKEN_NUMBER;
	while (is_digit(*p))
		p++;
	if (*p == '.')
		p++;
	while (is_digit(*p))
		p++;
	return p;
}

/* A mark of one character, or of two when the second one follows. */
static const char *mark(struct token *t, const char *p, enum token_kind one, char second, enum token_kind two)
{
	bool both = second != '\0' && p[1] == second;

	t->kind = both ? two : one;
	return p + (both ? 2 : 1);
}

static const char *read_bad(struct token *t, const char *p)
{
	uint32_t c;
	size_t n = utf8_decode(&c, p, strnlen(p, 4), NULL);

	t->kind = TOKEN_BAD;
	return p + (n > 0 ? n : 1);
}

static const char *read_mark(struct token *t, const char *p)
{
	switch (*p) {
	case '(': return mark(t, p, TOKEN_OPEN, '\0', TOKEN_BAD);
	case ')': return mark(t, p, TOKEN_CLOSE, '\0', TOKEN_BAD);
	case '[': return mark(t, p, TOKEN_OPEN_PREDICATE, '\0', TOKEN_BAD);
	case ']': return mark(t, p, TOKEN_CLOSE_PREDICATE, '\0', TOKEN_BAD);
	case '.': return mark(t, p, TOKEN_DOT, '.', TOKEN_DOTS);
	case '@': return mark(t, p, TOKEN_AT, '\0', TOKEN_BAD);
	case ',': return mark(t, p, TOKEN_COMMA, '\0', TOKEN_BAD);
	case ':': return mark(t, p, TOKEN_BAD, ':', TOKEN_AXIS);
	case '/': return mark(t, p, TOKEN_SLASH, '/', TOKEN_SLASHES);
	case '|': return mark(t, p, TOKEN_PIPE, '\0', TOKEN_BAD);
	case '*': return mark(t, p, TOKEN_STAR, '\0', TOKEN_BAD);
	case '+': return mark(t, p, TOKEN_PLUS, '\0', TOKEN_BAD);
	case '-': return mark(t, p, TOKEN_MINUS, '\0', TOKEN_BAD);
	case '=': return mark(t, p, TOKEN_EQUAL, '\0', TOKEN_BAD);
	case '!': return mark(t, p, TOKEN_BAD, '=', TOKEN_UNEQUAL);
	case '<': return mark(t, p, TOKEN_LESS, '=', TOKEN_LESS_EQUAL);
	case '>': return mark(t, p, TOKEN_GREATER, '=', TOKEN_GREATER_EQUAL);
	default: return read_bad(t, p);
	}
}

void token_read(struct token *t, const char *text, uint32_t at)
{
	const char *p = text + at, *end;

	while (is_space(*p))
		p++;
	t->from = t->local = (uint32_t)(p - text);
	if (*p == '\0') {
		t->kind = TOKEN_END;
		end = p;
	} else if (*p == '"' || *p == '\'')
		end = read_literal(t, p);
	else if (*p == '$')
		end = read_variable(t, p);
	else if (is_digit(*p) || (*p == '.' && is_digit(p[1])))
		end = read_number(t, p);
	else if (name_char(p, true) > 0)
		end = read_name(t, p);
	else
		end = read_mark(t, p);
	t->to = (uint32_t)(end - text);
}

bool token_before(const struct token *t, const char *text, const char *next)
{
	const char *p = text + t->to;

	while (is_space(*p))
		p++;
	return strncmp(p, next, strlen(next)) == 0;
}

bool token_is(const struct token *t, const char *text, const char *word)
{
	size_t n = strlen(word);

	return t->to - t->from == n && memcmp(text + t->from, word, n) == 0;
}
