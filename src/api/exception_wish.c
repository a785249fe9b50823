/* SPDX-License-Identifier: Apache-2.0 */
/* What a wished exception says by itself (addition.h): nothing of it is compared with documents yet. */
#include "addition.h"

#include "date.h"
#include "utf8.h"

#include <string.h>

/* What XML 1.0 can hold, without the controls that only harm. */
static bool is_text(const char *s)
{
	size_t n = strlen(s), len;
	uint32_t c;

	for (size_t i = 0; i < n; i += len) {
		len = utf8_decode(&c, s + i, n - i, NULL);
		if (len == 0 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

static bool is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

static int check_text(struct pk_addition *a, const char *option, const char *text)
{
	if (text == NULL || (is_text(text) && !is_blank(text)))
		return 0;
	diag_emit(&a->sink, MSG_EXC_TEXT_WRONG, NULL, "option", option, NULL);
	return addition_refuse(a, PK_USAGE);
}

static int check_words(struct pk_addition *a, const char *option, const struct pk_words *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (check_text(a, option, words[i].text) != 0)
			return -1;
	}
	return 0;
}

static int check_texts(struct pk_addition *a)
{
	const struct pk_new_exception *w = a->wish;
	const struct { const char *option, *text; } rows[] = {
		{ "RULE", w->rule }, { "SUBJECT", w->subject }, { "--clause", w->clause }, { "--policy", w->policy }, { "--approved-by", w->approved_by },
		{ "--ref", w->ref }, { "--legal-basis", w->legal_basis }, { "--id", w->id }, { "--file", w->file },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (check_text(a, rows[i].option, rows[i].text) != 0)
			return -1;
	}
	return check_words(a, "--reason", w->reasons, w->reason_count) != 0 ? -1 : check_words(a, "--compensating", w->compensating, w->compensating_count);
}

static int lacks(struct pk_addition *a, enum msg_id id)
{
	diag_emit(&a->sink, id, NULL, NULL);
	return addition_refuse(a, PK_USAGE);
}

static int read_date(struct pk_addition *a, const char *option, const char *text, int64_t *day)
{
	if (date_parse(day, text) == 0)
		return 0;
	diag_emit(&a->sink, MSG_EXC_DATE_WRONG, NULL, "option", option, "value", text, NULL);
	return addition_refuse(a, PK_USAGE);
}

/* A day to look at the exception again, while it holds. */
static int read_review(struct pk_addition *a, int64_t until)
{
	int64_t review;

	if (a->wish->review_on == NULL)
		return 0;
	if (read_date(a, "--review-on", a->wish->review_on, &review) != 0)
		return -1;
	if (review <= until)
		return 0;
	diag_emit(&a->sink, MSG_EXC_REVIEW_LATE, NULL, "date", a->wish->review_on, "day", a->wish->expires_on, NULL);
	return addition_refuse(a, PK_USAGE);
}

/* The end is compared with the first day on which the exception holds, which is that of the run, of the decision or its own, whichever is last. */
static int read_days(struct pk_addition *a)
{
	const struct pk_new_exception *w = a->wish;
	const char *today = a->options->as_of != NULL ? a->options->as_of : a->options->today;
	int64_t day, decided, from, until;

	if (read_date(a, "--as-of", today != NULL ? today : "", &day) != 0)
		return -1;
	date_format(a->day, day);
	a->decided_on = arena_strdup(a->arena, w->decided_on != NULL ? w->decided_on : a->day);
	a->valid_from = arena_strdup(a->arena, w->valid_from);
	if (read_date(a, "--decided-on", a->decided_on, &decided) != 0 || read_date(a, "--until", w->expires_on, &until) != 0 ||
	    read_date(a, "--from", w->valid_from != NULL ? w->valid_from : a->decided_on, &from) != 0 ||
	    read_review(a, until) != 0)
		return -1;
	if (decided > day) {
		diag_emit(&a->sink, MSG_EXC_DECIDED_LATER, NULL, "date", a->decided_on, "day", a->day, NULL);
		return addition_refuse(a, PK_USAGE);
	}
	date_format(a->first_day, from > day ? from : day);
	if (until < (from > day ? from : day)) {
		diag_emit(&a->sink, MSG_EXC_ENDED, NULL, "date", w->expires_on, "day", a->first_day, NULL);
		return addition_refuse(a, PK_USAGE);
	}
	return 0;
}

int addition_read(struct pk_addition *a)
{
	const struct pk_new_exception *w = a->wish;

	if (w->rule == NULL) {
		diag_emit(&a->sink, MSG_EXC_NO_FINDING_ID, NULL, "name", "", NULL);
		return addition_refuse(a, PK_USAGE);
	}
	if (w->reason_count == 0)
		return lacks(a, MSG_EXC_NO_REASON);
	if (w->approved_by == NULL)
		return lacks(a, MSG_EXC_NO_APPROVER);
	if (w->expires_on == NULL)
		return lacks(a, MSG_EXC_NO_END);
	return check_texts(a) != 0 ? -1 : read_days(a);
}
