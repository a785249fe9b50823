/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll exception new: a decided exception into the repository's file, if nothing speaks against it. The library works it out; here the file is written. */
#include "cli.h"

#include "nearest.h"
#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

#include <string.h>

static const char *as_of, *until, *from, *decided_on, *review_on;
static const char *approved_by, *ref, *clause, *policy, *legal_basis, *id, *file;
static const char *reason, *reason_sv, *reason_en, *compensating, *compensating_sv, *compensating_en;
static struct names rule_files;
static bool dry_run, allow_unused;

const struct option exception_options[] = {
	{ .name = "until", .date = &until, .value = "DATE", .help = "the last day of the exception; that day counts" },
	{ .name = "reason", .text = &reason, .value = "TEXT", .help = "why it is needed, in the language of --lang" },
	{ .name = "reason-sv", .text = &reason_sv, .value = "TEXT", .help = "why it is needed, in Swedish; beside --reason-en or instead of --reason" },
	{ .name = "reason-en", .text = &reason_en, .value = "TEXT", .help = "why it is needed, in English" },
	{ .name = "approved-by", .text = &approved_by, .value = "POSITION", .help = "the position that decided on it (its id in the organisation, never a person)" },
	{ .name = "decided-on", .date = &decided_on, .value = "DATE", .help = "the day of the decision (default: today)" },
	{ .name = "ref", .text = &ref, .value = "TEXT", .help = "the decision's designation, such as a registration number" },
	{ .name = "from", .date = &from, .value = "DATE", .help = "the first day of the exception (default: the day of the decision)" },
	{ .name = "review-on", .date = &review_on, .value = "DATE", .help = "the day when it is to be reconsidered" },
	{ .name = "compensating", .text = &compensating, .value = "TEXT", .help = "what is done instead; also as --compensating-sv and --compensating-en" },
	{ .name = "compensating-sv", .text = &compensating_sv, .value = "TEXT", .help = "what is done instead, in Swedish" },
	{ .name = "compensating-en", .text = &compensating_en, .value = "TEXT", .help = "what is done instead, in English" },
	{ .name = "clause", .text = &clause, .value = "CLAUSE", .help = "only from this clause's demand" },
	{ .name = "policy", .text = &policy, .value = "POLICY", .help = "only from this policy's demands" },
	{ .name = "legal-basis", .text = &legal_basis, .value = "TEXT", .help = "the legal ground, which companies may need" },
	{ .name = "id", .text = &id, .value = "ID", .help = "the exception's id (default: the next free one, such as u-2026-01)" },
	{ .name = "file", .text = &file, .value = "FILE", .help = "the file with exceptions it goes into, where there are several, or a new one" },
	{ .name = "allow-unused", .flag = &allow_unused, .help = "write it although it covers no finding" },
	{ .name = "dry-run", .flag = &dry_run, .help = "show what would be written, and write nothing" },
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

/* A text in the languages it was given in; Swedish first, as in other documents. */
struct texts {
	struct pk_words words[2];
	size_t n;
};

/* 0, or -1 after a message when one language was given twice. */
static int gather(struct cli *cli, struct texts *t, const char *name, const char *plain, const char *sv, const char *en)
{
	bool is_sv = !strcmp(lang_code(cli->lang), "sv");
	struct buf first = BUF_INIT, second = BUF_INIT;

	if (plain && (is_sv ? sv : en)) {
		buf_printf(&first, "--%s", name);
		buf_printf(&second, "--%s-%s", name, lang_code(cli->lang));
		diag_emit(&cli->say, MSG_EXC_TEXT_TWICE, NULL, "first", first.data, "second", second.data, (char *)NULL);
		buf_release(&first);
		buf_release(&second);
		return -1;
	}
	if (plain && is_sv)
		sv = plain;
	else if (plain)
		en = plain;
	if (sv)
		t->words[t->n++] = (struct pk_words){ "sv", sv };
	if (en)
		t->words[t->n++] = (struct pk_words){ "en", en };
	return 0;
}

/* Whether the file still holds what the exception was put into. */
static bool is_unchanged(const char *path, const char *old, size_t n)
{
	enum platform_error error;
	struct platform_file *in;
	char chunk[4096];
	ptrdiff_t got = 0;
	size_t at = 0;

	if (!old)
		return platform_kind(path, &error) == PLATFORM_NOTHING;
	if (platform_open(&in, path, &error))
		return false;
	while ((got = platform_read(in, chunk, sizeof chunk, &error)) > 0 && (size_t)got <= n - at && !memcmp(old + at, chunk, (size_t)got))
		at += (size_t)got;
	platform_close(in);
	return !got && at == n;
}

static int write_file(struct cli *cli, const struct pk_addition *a)
{
	const char *path = pk_addition_file(a), *bytes, *old;
	enum platform_error error;
	size_t size, old_size;

	bytes = pk_addition_bytes(a, &size);
	old = pk_addition_old_bytes(a, &old_size);
	if (!is_unchanged(path, old, old_size)) {
		diag_emit(&cli->say, MSG_EXC_CHANGED, NULL, "file", path, (char *)NULL);
		return PK_INTERNAL;
	}
	return platform_replace(path, bytes, size, &error) ? cli_write_failed(cli, path, error) : PK_PASSED;
}

static int finish(struct cli *cli, const struct pk_addition *a)
{
	struct pk_text_options how = screen_text_options(cli, 2);
	enum platform_error ignored;
	int code = pk_addition_exit_code(a);
	char *text = pk_addition_messages(a, &how);

	if (!screen_quiet() || code != PK_PASSED)
		platform_write(2, text, strlen(text), &ignored);
	pk_free(text);
	if (code == PK_PASSED && !dry_run)
		code = write_file(cli, a);
	if (code != PK_PASSED)
		return code;
	how = screen_text_options(cli, 1);
	text = pk_addition_text(a, !dry_run, &how);
	buf_puts(&cli->out, text);
	pk_free(text);
	return code;
}

/* The id of a finding stands for rule and subject. */
static bool is_finding(const struct names *operands)
{
	return operands->len > 1 && strchr(operands->items[1], '/');
}

size_t exception_paths_after(const struct names *operands)
{
	return is_finding(operands) ? 2 : 3;
}

static int add(struct cli *cli, const struct names *operands)
{
	static const char *const here[] = { "." };
	size_t named = exception_paths_after(operands);
	struct texts reasons = { .n = 0 }, instead = { .n = 0 };
	struct pk_options run = {
		.paths = operands->len > named ? operands->items + named : here, .path_count = operands->len > named ? operands->len - named : 1,
		.as_of = as_of, .today = cli->today, .rule_files = rule_files.items, .rule_file_count = rule_files.len,
	};
	struct pk_new_exception wish = {
		.rule = operands->items[1], .subject = is_finding(operands) ? NULL : operands->items[2], .clause = clause, .policy = policy, .expires_on = until,
		.decided_on = decided_on, .valid_from = from, .review_on = review_on, .approved_by = approved_by, .ref = ref, .legal_basis = legal_basis,
		.id = id, .file = file, .allow_unused = allow_unused,
	};
	struct pk_addition *a;
	int code;

	if (gather(cli, &reasons, "reason", reason, reason_sv, reason_en) ||
	    gather(cli, &instead, "compensating", compensating, compensating_sv, compensating_en))
		return PK_USAGE;
	settings_fill(cli, &run);
	wish.reasons = reasons.words;
	wish.reason_count = reasons.n;
	wish.compensating = instead.words;
	wish.compensating_count = instead.n;
	a = pk_exception_new(&run, &wish);
	code = finish(cli, a);
	pk_addition_free(a);
	return code;
}

int cmd_exception(struct cli *cli, const struct names *operands)
{
	static const char *const verbs[] = { "new" };

	if (strcmp(operands->items[0], verbs[0])) {
		options_refuse(cli, MSG_EXC_VERB_UNKNOWN, MSG_EXC_VERB_MISSPELT, "exception", operands->items[0], verbs, 1);
		return PK_USAGE;
	}
	if (settings_asked())
		return settings_show(cli, exception_options, operands);
	if (operands->len < 2 || (operands->len < 3 && !is_finding(operands))) {
		diag_emit(&cli->say, MSG_ARGUMENT_MISSING, NULL, "command", "exception", "argument",
			lang_text(cli->lang, operands->len < 2 ? "RULE" : "SUBJECT"), (char *)NULL);
		return PK_USAGE;
	}
	return add(cli, operands);
}
