/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What GitHub Actions needs beside documents (github.h). What must stay true: the summaries that other programs of the step have written are kept; no text is taken for
 * a command, whatever stands in it.
 */
#include "github.h"

#include "files.h"
#include "policykoll.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define SUMMARY_MOST (1024u * 1024u)
#define SUMMARY_LEAST 1024 /* less room than this holds nothing that makes sense */

const char *github_summary(void)
{
	const char *file = platform_env("GITHUB_STEP_SUMMARY");

	return file && *file ? file : NULL;
}

bool github_is_summary(const char *file)
{
	return github_summary() && files_same(file, github_summary());
}

/* The bytes of whole lines, of at most so many. */
static size_t whole_lines(const char *text, size_t most)
{
	while (most && text[most - 1] != '\n')
		most--;
	return most;
}

int github_add_summary(struct cli *cli, const char *markdown, size_t n)
{
	static const char apart[] = "\n\n";
	const char *file = github_summary(), *cut = lang_text(cli->lang, "The summary is cut here: this step has no room for more.");
	uint64_t size = platform_size(file), room = size < SUMMARY_MOST ? SUMMARY_MOST - size : 0;
	enum platform_error cause = PLATFORM_OK;
	struct buf text = BUF_INIT;
	char used[24];
	int code = PK_PASSED;

	snprintf(used, sizeof used, "%" PRIu64, (size + 1023) / 1024);
	if (room < SUMMARY_LEAST) {
		diag_emit(&cli->say, MSG_SUMMARY_FULL, NULL, "file", file, "n", used, (char *)NULL);
		return PK_INTERNAL;
	}
	if (size)
		buf_puts(&text, apart);
	if (text.len + n <= room) {
		buf_add(&text, markdown, n);
	} else {
		diag_emit(&cli->say, MSG_SUMMARY_CUT, NULL, "file", file, "n", used, (char *)NULL);
		buf_add(&text, markdown, whole_lines(markdown, (size_t)room - text.len - strlen(cut) - 2));
		buf_printf(&text, "\n%s\n", cut);
	}
	if (platform_append(file, text.data, text.len, &cause))
		code = cli_write_failed(cli, file, cause);
	buf_release(&text);
	return code;
}

/* A word that does not stand in the text. */
static void choose_token(struct buf *token, const char *text)
{
	unsigned i = 0;

	do {
		buf_reset(token);
		buf_printf(token, "policykoll-text-%u", i++);
	} while (strstr(text, token->data));
}

/* The runner takes "::name::" at the beginning of a line and "##[name]" anywhere for a command. */
static void break_commands(struct buf *out, const char *text)
{
	const char *s;

	for (s = text; *s; s++) {
		if ((*s == ':' && s > text && s[-1] == ':') || (*s == '[' && s - text >= 2 && s[-1] == '#' && s[-2] == '#'))
			buf_putc(out, '\\');
		buf_putc(out, *s);
	}
}

void github_mute(struct buf *out, const char *text, bool same_stream)
{
	struct buf token = BUF_INIT;

	if (same_stream) {
		choose_token(&token, text);
		buf_printf(out, "::stop-commands::%s\n", token.data);
		buf_puts(out, text);
		if (out->data[out->len - 1] != '\n')
			buf_putc(out, '\n');
		buf_printf(out, "::%s::\n", token.data);
	} else {
		break_commands(out, text);
	}
	buf_release(&token);
}
