/* SPDX-License-Identifier: Apache-2.0 */
/* What a partial run was narrowed to, in words: a few names, or else how many there are. */
#include "view_parts.h"

#include <stdio.h>
#include <string.h>

/* So many are named. */
#define NAMED 3

/* One kind of narrowing: its option in the report, and how it is said. */
static const struct kind {
	const char *option;
	enum msg_id one, few, many;
} kinds[] = {
	{ "rule", MSG_VIEW_ONLY_RULE, MSG_VIEW_ONLY_RULES, MSG_VIEW_N_RULES },
	{ "unit", MSG_VIEW_ONLY_UNIT, MSG_VIEW_ONLY_UNITS, MSG_VIEW_ONLY_N_UNITS },
	{ "policy", MSG_VIEW_ONLY_POLICY, MSG_VIEW_ONLY_POLICIES, MSG_VIEW_ONLY_N_POLICIES },
	{ "file", MSG_VIEW_ONLY_FILE, MSG_VIEW_ONLY_FILES, MSG_VIEW_ONLY_N_FILES },
};

/* What was not even read. */
static const struct kind left_out = { "exclude", MSG_VIEW_WITHOUT, MSG_VIEW_WITHOUT, MSG_VIEW_WITHOUT_N };

static void add_kind(struct buf *out, const struct report *r, const struct kind *k, enum lang l)
{
	struct buf names = BUF_INIT;
	char number[24];
	size_t i, n = 0;

	for (i = 0; i < r->options.len; i++) {
		if (strcmp(r->options.items[i].name, k->option) != 0)
			continue;
		if (n < NAMED)
			buf_printf(&names, "%s%s", n ? ", " : "", r->options.items[i].value);
		n++;
	}
	if (n && out->len)
		buf_puts(out, ", ");
	snprintf(number, sizeof number, "%zu", n);
	if (n)
		view_say(out, l, n == 1 ? k->one : n <= NAMED ? k->few : k->many, "names", names.data, "n", number, NULL);
	buf_release(&names);
}

static void add_kinds(struct buf *out, const struct report *r, enum lang l)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_kind(out, r, &kinds[i], l);
	if (r->by_file && !r->files_judged) {
		buf_puts(out, out->len ? ", " : "");
		view_say(out, l, MSG_VIEW_ONLY_NO_FILE, NULL);
	}
}

/* "only unit a", "without b/", or both. */
static void add_narrowing(struct buf *out, const struct report *r, enum msg_id only, enum lang l)
{
	struct buf what = BUF_INIT, without = BUF_INIT;
	char k[24], n[24];

	add_kinds(&what, r, l);
	add_kind(&without, r, &left_out, l);
	snprintf(k, sizeof k, "%zu", r->assets_judged);
	snprintf(n, sizeof n, "%zu", r->assets);
	if (what.len)
		view_say(out, l, only, "what", what.data, "k", k, "n", n, NULL);
	if (what.len && without.len)
		buf_puts(out, "; ");
	buf_puts(out, without.len ? without.data : "");
	buf_release(&what);
	buf_release(&without);
}

void view_partial(struct buf *out, const struct report *r, enum lang l)
{
	struct buf what = BUF_INIT;

	add_narrowing(&what, r, r->assets_judged == r->assets ? MSG_VIEW_PARTIAL_ONLY : MSG_VIEW_PARTIAL_ASSETS, l);
	view_say(out, l, MSG_VIEW_PARTIAL, "what", what.len ? what.data : "?", NULL);
	buf_release(&what);
}

void view_partial_verdict(struct buf *out, const struct report *r, const char *verdict, enum lang l)
{
	size_t word = strcspn(verdict, ":");
	struct buf what = BUF_INIT;

	add_narrowing(&what, r, MSG_VIEW_ONLY, l);
	buf_add(out, verdict, word);
	if (what.len) {
		buf_puts(out, " (");
		view_say(out, l, MSG_VIEW_PARTIAL_VERDICT, "what", what.data, NULL);
		buf_puts(out, ")");
	}
	buf_puts(out, verdict + word);
	buf_release(&what);
}
