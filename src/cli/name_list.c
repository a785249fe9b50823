/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of file names (name_list.h). Names are bytes: only a list that says by its mark that it is UTF-16, as Windows writes them, is decoded. */
#include "name_list.h"

#include "bounds.h"
#include "encoding.h"
#include "mem.h"
#include "policykoll.h"

#include <stdio.h>
#include <string.h>

static int read_all(struct cli *cli, struct buf *out, const char *file)
{
	struct platform_file *in;
	enum platform_error error = PLATFORM_OK;
	char chunk[4096], limit[24];
	ptrdiff_t n = 0;

	if (platform_open(&in, file, &error) == 0) {
		while (out->len <= LIMIT_LIST_BYTES && (n = platform_read(in, chunk, sizeof chunk, &error)) > 0)
			buf_add(out, chunk, (size_t)n);
		platform_close(in);
	}
	snprintf(limit, sizeof limit, "%zu", (size_t)LIMIT_LIST_BYTES);
	if (error)
		diag_emit(&cli->say, MSG_LIST_UNREADABLE, NULL, "file", file, "reason",
			error == PLATFORM_MISSING ? lang_text(cli->lang, "it does not exist") : cli_reason(cli, error), (char *)NULL);
	else if (n > 0)
		diag_emit(&cli->say, MSG_LIST_TOO_LARGE, NULL, "file", file, "limit", limit, (char *)NULL);
	return error || n > 0 ? PK_USAGE : PK_PASSED;
}

static bool begins(const struct buf *b, const char *mark)
{
	return b->len >= strlen(mark) && memcmp(b->data, mark, strlen(mark)) == 0;
}

/* What a mark at the beginning says. */
static int decode(struct cli *cli, struct buf *b, const char *file)
{
	struct buf utf8 = BUF_INIT;
	struct decoder *decoder;
	int code = PK_PASSED;

	if (begins(b, "\xEF\xBB\xBF")) {
		memmove(b->data, b->data + 3, b->len - 3 + 1);
		b->len -= 3;
	}
	if (!begins(b, "\xFF\xFE") && !begins(b, "\xFE\xFF"))
		return PK_PASSED;
	decoder = decoder_new();
	if (decoder_feed(decoder, &utf8, b->data, b->len, 1) != ENCODING_OK) {
		diag_emit(&cli->say, MSG_LIST_UNREADABLE, NULL, "file", file, "reason", lang_text(cli->lang, "it is no UTF-16"), (char *)NULL);
		code = PK_USAGE;
	}
	decoder_free(decoder);
	buf_release(b);
	*b = utf8;
	return code;
}

/* The byte an escape stands for, and where it ends; -1 when it is none. */
static int unescape(const char **at, const char *end)
{
	static const char letters[] = "abtnvfr\"\\", bytes[] = "\a\b\t\n\v\f\r\"\\";
	const char *letter, *p = *at;
	int value = 0, digits = 0;

	for (; p < end && digits < 3 && *p >= '0' && *p <= '7'; p++, digits++)
		value = value * 8 + (*p - '0');
	if (digits == 3 && value > 0 && value < 256) {
		*at = p;
		return value;
	}
	letter = digits == 0 && p < end && *p != '\0' ? strchr(letters, *p) : NULL;
	*at = p + 1;
	return letter ? bytes[letter - letters] : -1;
}

/* A name in git's quotes, taken out of them where it stands; 0 when these are no such quotes. Its new length. */
static size_t unquote(char *name, size_t n)
{
	struct buf out = BUF_INIT;
	const char *at = name + 1, *end = name + n - 1;
	int byte = 0;

	if (n < 3 || name[0] != '"' || *end != '"')
		return 0;
	while (at < end && byte >= 0) {
		byte = (unsigned char)*at++;
		if (byte == '"')
			byte = -1;
		else if (byte == '\\')
			byte = unescape(&at, end);
		if (byte >= 0)
			buf_putc(&out, (char)byte);
	}
	n = byte < 0 ? 0 : out.len;
	if (n)
		memcpy(name, out.data, n);
	buf_release(&out);
	return n;
}

static void take_line(struct names *names, char *line, size_t n)
{
	size_t unquoted;

	if (n && line[n - 1] == '\r')
		n--;
	unquoted = unquote(line, n);
	line[unquoted ? unquoted : n] = '\0';
	if (*line)
		vec_push(names, line);
}

static void take_all(struct names *names, struct buf *text)
{
	char *at, *end, *next, separator;

	if (!text->len)
		return;
	separator = memchr(text->data, '\0', text->len) ? '\0' : '\n';
	end = text->data + text->len;
	for (at = text->data; at < end; at = next) {
		next = memchr(at, separator, (size_t)(end - at));
		next = next ? next + 1 : end + 1;
		if (separator)
			take_line(names, at, (size_t)(next - 1 - at));
		else if (*at)
			vec_push(names, at);
	}
}

int name_lists_read(struct cli *cli, struct name_lists *lists, const char *file)
{
	struct buf text = BUF_INIT;
	int code = read_all(cli, &text, file);

	if (!code)
		code = decode(cli, &text, file);
	if (!code)
		take_all(&lists->names, &text);
	vec_push(&lists->texts, text);
	return code;
}

void name_lists_release(struct name_lists *lists)
{
	size_t i;

	for (i = 0; i < lists->texts.len; i++)
		buf_release(&lists->texts.items[i]);
	vec_free(&lists->texts);
	vec_free(&lists->names);
}
