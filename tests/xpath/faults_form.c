/* SPDX-License-Identifier: Apache-2.0 */
/* What libxml2 takes for expressions (or not) against the grammar: each repair writes a text as it should have been written to mean that
 * (faults_match.h). */
#include "faults_match.h"

#include <ctype.h>
#include <string.h>

static const char spaces[] = " \t\r\n";

/* Whether a byte can be in a name. */
static bool is_name(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c != '\0' && strchr("_-.", c) != NULL);
}

static const char *finish(struct buf *out, const char *text, struct arena *a)
{
	const char *better = strcmp(out->data, text) != 0 ? arena_strndup(a, out->data, out->len) : NULL;

	buf_release(out);
	return better;
}

/* Copies a string literal whole; where it is none, nothing. */
static const char *pass_literal(struct buf *out, const char *s)
{
	const char *end = *s == '\'' || *s == '"' ? strchr(s + 1, *s) : NULL;

	if (end == NULL)
		return s;
	buf_add(out, s, (size_t)(end + 1 - s));
	return end + 1;
}

const char *repair_absolute_letters(const char *text, struct arena *a)
{
	struct buf out = BUF_INIT;

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s);

		if (next != s) {
			s = next;
			continue;
		}
		buf_putc(&out, *s++);
		if (s[-1] == '/' && (unsigned char)s[strspn(s, spaces)] >= 0x80)
			buf_puts(&out, "child::");
	}
	return finish(&out, text, a);
}

/* "2e1" as "2". */
const char *repair_exponent(const char *text, struct arena *a)
{
	struct buf out = BUF_INIT;

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s), *power;

		if (next != s) {
			s = next;
			continue;
		}
		buf_putc(&out, *s++);
		if ((!isdigit((unsigned char)s[-1]) && s[-1] != '.') || (*s != 'e' && *s != 'E'))
			continue;
		power = s + 1 + (s[1] == '-' || s[1] == '+');
		s = power + strspn(power, "0123456789");
	}
	return finish(&out, text, a);
}

/* "///" as "//". */
const char *repair_slashes(const char *text, struct arena *a)
{
	struct buf out = BUF_INIT;

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s);
		size_t slashes = 0;

		if (next != s) {
			s = next;
			continue;
		}
		for (; *s == '/'; s += 1 + strspn(s + 1, spaces))
			slashes++;
		if (slashes > 0)
			buf_puts(&out, slashes == 1 ? "/" : "//");
		else
			buf_putc(&out, *s++);
	}
	return finish(&out, text, a);
}

/* "p :a" as "p:a". */
const char *repair_colon(const char *text, struct arena *a)
{
	struct buf out = BUF_INIT;

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s);
		size_t n = strspn(s, spaces);

		if (next != s)
			s = next;
		else if (n > 0 && s[n] == ':' && s[n + 1] != ':')
			s += n;
		else
			buf_putc(&out, *s++);
	}
	return finish(&out, text, a);
}

/* "f(a|" as "f(a|a)". */
const char *repair_end(const char *text, struct arena *a)
{
	struct buf out = BUF_INIT, open = BUF_INIT;
	const char *better;
	size_t len = strlen(text);

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s);

		if (next != s) {
			s = next;
			continue;
		}
		if (*s == '(' || *s == '[')
			buf_putc(&open, *s == '(' ? ')' : ']');
		else if ((*s == ')' || *s == ']') && open.len > 0)
			open.data[--open.len] = '\0';
		s++;
	}
	while (len > 0 && strchr(spaces, text[len - 1]) != NULL)
		len--;
	buf_reset(&out);
	buf_add(&out, text, len);
	if (len > 0 && text[len - 1] == '|')
		buf_puts(&out, "a");
	while (open.len > 0)
		buf_putc(&out, open.data[--open.len]);
	better = len > 0 ? finish(&out, text, a) : NULL;
	buf_release(&open);
	return better;
}

/* "4 div2" as "4 div 2". */
const char *repair_word(const char *text, struct arena *a)
{
	static const char *const words[] = { "div", "mod", "and", "or" };
	struct buf out = BUF_INIT;

	for (const char *s = text; *s != '\0';) {
		const char *next = pass_literal(&out, s);
		bool begins = s == text || !is_name(s[-1]) || isdigit((unsigned char)s[-1]) || s[-1] == '.';
		size_t n = 0;

		if (next != s) {
			s = next;
			continue;
		}
		for (size_t i = 0; begins && i < sizeof words / sizeof *words; i++) {
			if (strncmp(s, words[i], strlen(words[i])) == 0)
				n = strlen(words[i]);
		}
		buf_add(&out, s, n > 0 ? n : 1);
		s += n > 0 ? n : 1;
		if (n > 0 && is_name(*s))
			buf_putc(&out, ' ');
	}
	return finish(&out, text, a);
}
