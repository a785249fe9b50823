/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether two findings say the same (report_compare_part.h). A text is taken as its words without their order; of those that only one of the two has, dates
 * and numbers of days may go together in pairs that are as far apart as the days of the reports. The names of files are no words.
 */
#include "report_compare_part.h"

#include "buf.h"

#include <stdlib.h>
#include <string.h>

/* More words than this that differ are never only the calendar. */
#define SHIFTED_MOST 16

struct word {
	const char *s;
	size_t n;
	bool days; /* a number that counts days */
};

struct words {
	struct word *items;
	size_t len, cap;
};

/* What a word can hold; anything else parts words, also the punctuation marks of Unicode (E2 80 xx). */
static size_t letter(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] == 0xE2 && u[1] == 0x80)
		return 0;
	if (u[0] >= 0x80 || (u[0] >= '0' && u[0] <= '9') || (u[0] >= 'a' && u[0] <= 'z') || (u[0] >= 'A' && u[0] <= 'Z'))
		return 1;
	return u[0] != '\0' && strchr("-_./@+%", u[0]) != NULL;
}

static bool is_day_word(const struct word *w)
{
	static const char *const words[] = { "day", "days", "dag", "dagar" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == w->n && !memcmp(words[i], w->s, w->n))
			return true;
	return false;
}

static bool is_file(const struct word *w)
{
	return w->n > 4 && !memcmp(w->s + w->n - 4, ".xml", 4);
}

static void trim(struct word *w)
{
	for (; w->n && strchr("-./", *w->s); w->n--)
		w->s++;
	while (w->n && strchr("-./", w->s[w->n - 1]))
		w->n--;
}

/* "day" and "days" go with their number. */
static void collect(struct words *to, const char *text)
{
	size_t first = to->len;

	while (*text) {
		struct word w = { text, 0, false };

		for (; letter(text); text++)
			w.n++;
		trim(&w);
		if (is_day_word(&w) && to->len > first)
			to->items[to->len - 1].days = true;
		else if (w.n && !is_file(&w))
			vec_push(to, w);
		if (*text && !letter(text))
			text += (unsigned char)text[0] == 0xE2 && (unsigned char)text[1] == 0x80 && text[2] ? 3 : 1;
	}
}

static int compare_words(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	int order = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);

	return order ? order : (a->n > b->n) - (a->n < b->n);
}

static void sort(struct words *w)
{
	if (w->len > 1)
		qsort(w->items, w->len, sizeof *w->items, compare_words);
}

/* A number of days, or a date as its day. */
struct measure {
	bool date;
	int64_t value;
};

static bool measure(struct measure *m, const struct word *w)
{
	char date[11] = "";

	*m = (struct measure){ 0 };
	if (w->n == 10) {
		memcpy(date, w->s, 10);
		m->date = !date_parse(&m->value, date);
		return m->date;
	}
	if (!w->days || w->n > 9)
		return false;
	for (size_t i = 0; i < w->n; i++) {
		if (w->s[i] < '0' || w->s[i] > '9')
			return false;
		m->value = m->value * 10 + (w->s[i] - '0');
	}
	return true;
}

/* Dates go with the calendar; numbers count from a day or to it. */
static bool is_shift(const struct measure *a, const struct measure *b, int64_t shift)
{
	int64_t by = b->value - a->value;

	return a->date == b->date && (by == shift || (!a->date && by == -shift));
}

static bool only_shifted(const struct words *a, const struct words *b, int64_t shift)
{
	bool taken[SHIFTED_MOST] = { false };
	struct measure x, y;
	size_t i, k;

	if (a->len != b->len || a->len > SHIFTED_MOST || (a->len && !shift))
		return false;
	for (i = 0; i < a->len; i++) {
		if (!measure(&x, &a->items[i]))
			return false;
		for (k = 0; k < b->len; k++)
			if (!taken[k] && measure(&y, &b->items[k]) && is_shift(&x, &y, shift))
				break;
		if (k == b->len)
			return false;
		taken[k] = true;
	}
	return true;
}

/* Sorts both. */
static bool same_words(struct words *a, struct words *b, int64_t shift)
{
	struct words left = { 0 }, right = { 0 };
	size_t i = 0, k = 0;
	bool same;

	sort(a);
	sort(b);
	while (i < a->len || k < b->len) {
		int order = i == a->len ? 1 : k == b->len ? -1 : compare_words(&a->items[i], &b->items[k]);

		if (order < 0)
			vec_push(&left, a->items[i]);
		if (order > 0)
			vec_push(&right, b->items[k]);
		i += order <= 0;
		k += order >= 0;
	}
	same = only_shifted(&left, &right, shift);
	vec_free(&left);
	vec_free(&right);
	return same;
}

/* A language that both messages have; -1 when there is none. */
static int common_language(const struct finding *a, const struct finding *b)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (a->message.in[l] && b->message.in[l])
			return l;
	return -1;
}

/* The message without the subject's name, which is free to change. */
static void without_name(struct buf *out, const struct finding *f, int l)
{
	const char *text = f->message.in[l], *name = f->subject_name.in[l], *at;

	for (; name && *name && (at = strstr(text, name)) != NULL; text = at + strlen(name)) {
		buf_add(out, text, (size_t)(at - text));
		buf_putc(out, ' ');
	}
	buf_puts(out, text);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

bool said_same_message(const struct finding *a, const struct finding *b, int64_t shift)
{
	int l = common_language(a, b);
	struct buf x = BUF_INIT, y = BUF_INIT;
	struct words left = { 0 }, right = { 0 };
	bool same;

	if (l < 0 || !strcmp(a->message.in[l], b->message.in[l]))
		return true;
	if (same_text(a->subject_name.in[l], b->subject_name.in[l])) {
		buf_puts(&x, a->message.in[l]);
		buf_puts(&y, b->message.in[l]);
	} else {
		without_name(&x, a, l);
		without_name(&y, b, l);
	}
	collect(&left, x.data);
	collect(&right, y.data);
	same = same_words(&left, &right, shift);
	vec_free(&left);
	vec_free(&right);
	buf_release(&x);
	buf_release(&y);
	return same;
}

static bool has_evidence(const struct finding *f, const char *name)
{
	for (size_t i = 0; i < f->evidence.len; i++)
		if (!strcmp(f->evidence.items[i].name, name))
			return true;
	return false;
}

static void collect_values(struct words *to, const struct finding *f, const struct finding *other, bool common)
{
	for (size_t i = 0; i < f->evidence.len; i++)
		if (f->evidence.items[i].value && (!common || has_evidence(other, f->evidence.items[i].name)))
			collect(to, f->evidence.items[i].value);
}

bool said_same_evidence(const struct finding *a, const struct finding *b, int64_t shift, bool common)
{
	struct words left = { 0 }, right = { 0 };
	bool same;

	collect_values(&left, a, b, common);
	collect_values(&right, b, a, common);
	same = same_words(&left, &right, shift);
	vec_free(&left);
	vec_free(&right);
	return same;
}

const char *said_key(struct buf *b, const struct finding *f, bool numbers)
{
	struct words words = { 0 };
	struct measure m;

	buf_reset(b);
	buf_printf(b, "%d %s\n", (int)f->outcome, f->unit ? f->unit : "");
	for (int l = 0; l < LANG_COUNT && !words.len; l++)
		if (f->message.in[l])
			collect(&words, f->message.in[l]);
	collect_values(&words, f, f, false);
	sort(&words);
	for (size_t i = 0; i < words.len; i++) {
		if (!numbers && measure(&m, &words.items[i]))
			continue;
		buf_add(b, words.items[i].s, words.items[i].n);
		buf_putc(b, ' ');
	}
	vec_free(&words);
	return b->data;
}
