/* SPDX-License-Identifier: Apache-2.0 */
/* What `explain` says of messages, row by row; and that no text can become markup in any format of a page. */
#include "report_sample.h"

#include "view.h"
#include "view_explain_pages.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const char *const parts[] = { "means", "why", "mend" };

/* Counts what is wrong instead of stopping, so that one run names every row. */
static int wrong_texts(const xmlNode *n, const char *name)
{
	int wrong = 0;
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buf en = BUF_INIT, sv = BUF_INIT;

		explain_text(&en, n, parts[i], LANG_EN);
		explain_text(&sv, n, parts[i], LANG_SV);
		if (en.len < 10 || sv.len < 10 || !strcmp(en.data, sv.data)) {
			print_error("%s: %s is missing or not translated\n", name, parts[i]);
			wrong++;
		}
		buf_release(&en);
		buf_release(&sv);
	}
	return wrong;
}

static int repeats(const xmlNode *n, enum msg_id id)
{
	struct buf means = BUF_INIT;
	int wrong;

	explain_text(&means, n, "means", LANG_EN);
	wrong = strcmp(means.data, msg_text(id)) == 0 || strcmp(means.data, msg_help(id)) == 0;
	buf_release(&means);
	return wrong;
}

/* A message that people meet (no word of a list or a summary, which are of severity info) has its row in views/explain-*.xml. */
static void every_message(void **state)
{
	struct explain_data *d = explain_data_new();
	int i, wrong = 0;

	(void)state;
	for (i = 0; i < MSG_COUNT; i++) {
		const xmlNode *n = explain_message(d, msg_name((enum msg_id)i));

		if (!n && msg_severity((enum msg_id)i) != SEVERITY_INFO) {
			print_error("%s: no row in views/explain-*.xml\n", msg_name((enum msg_id)i));
			wrong++;
		}
		if (n)
			wrong += wrong_texts(n, msg_name((enum msg_id)i)) + repeats(n, (enum msg_id)i);
	}
	explain_data_free(d);
	assert_int_equal(wrong, 0);
}

/* Every name in a list of names is a message that is explained. */
static int wrong_names(const struct explain_data *d, const char *list)
{
	int wrong = 0;
	size_t len;

	for (; *list; list += len + strspn(list + len, " ")) {
		struct buf name = BUF_INIT;

		len = strcspn(list, " ");
		buf_add(&name, list, len);
		if (msg_find(name.data) < 0 || !explain_message(d, name.data)) {
			print_error("views/explain-*.xml: there is no message %s\n", name.data);
			wrong++;
		}
		buf_release(&name);
	}
	return wrong;
}

static void no_row_is_left_over(void **state)
{
	struct explain_data *d = explain_data_new();
	int wrong = 0;
	size_t i;

	(void)state;
	assert_true(explain_part_count(d) > 1);
	for (i = 0; i < explain_part_count(d); i++) {
		const xmlNode *n;

		for (n = explain_part(d, i)->children; n; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				wrong += wrong_names(d, explain_value(n, "name")) + wrong_names(d, explain_value(n, "see"));
	}
	explain_data_free(d);
	assert_int_equal(wrong, 0);
}

static void every_exit_code(void **state)
{
	struct explain_data *d = explain_data_new();
	char code[] = "0";

	(void)state;
	for (; *code < '6'; ++*code) {
		const xmlNode *n = explain_code(d, code);
		struct buf wins = BUF_INIT;

		assert_non_null(n);
		explain_text(&wins, n, "title", LANG_SV);
		explain_text(&wins, n, "wins", LANG_SV);
		explain_text(&wins, n, "mend", LANG_SV);
		assert_true(wins.len > 60);
		buf_release(&wins);
	}
	assert_null(explain_code(d, "6"));
	assert_null(explain_code(d, ""));
	assert_null(explain_code(d, "01"));
	explain_data_free(d);
}

struct hostile_row { const char *format, *text, *shown; };
#define HOSTILE(name, ...) { name, hostile, NULL, NULL, &(struct hostile_row){ __VA_ARGS__ } }

/* A title of a rule that somebody else wrote. */
static void hostile(void **state)
{
	const struct hostile_row *row = *state;
	struct view_text_options o = { .lang = LANG_EN };
	struct report *r = sample_report();
	struct buf b = BUF_INIT;

	report_rule_find(r, "system-owner-missing")->rationale = TEXTS(row->text, row->text);
	report_finish(r);
	assert_true(view_explain(&b, r, "system-owner-missing", row->format, &o));
	if (!strstr(b.data, row->shown))
		print_error("%s", b.data);
	assert_non_null(strstr(b.data, row->shown));
	buf_release(&b);
	report_free(r);
}

static void kinds_of_names(void **state)
{
	struct view_text_options o = { .lang = LANG_EN };
	struct report *r = sample_report();
	struct buf b = BUF_INIT;

	(void)state;
	report_finish(r);
	assert_true(view_explain(&b, r, "E-40", NULL, &o));
	assert_non_null(strstr(b.data, "E-40: every system has an owner"));
	assert_non_null(strstr(b.data, "system-owner-missing (error): Systems have an owner"));
	buf_reset(&b);
	assert_true(view_explain(&b, r, "gdpr#art-28", NULL, &o));
	assert_non_null(strstr(b.data, "art-28: "));
	buf_reset(&b);
	assert_false(view_explain(&b, r, "gdpr#E-40", NULL, &o));
	assert_false(view_explain(&b, r, "view-error", NULL, &o));
	assert_false(view_explain(&b, r, "", "html", &o));
	assert_false(view_explain(&b, r, "6", NULL, &o));
	assert_int_equal(b.len, 0);
	assert_string_equal(view_explain_nearest(r, "E-4"), "E-40");
	assert_string_equal(view_explain_nearest(r, "xml-emty"), "xml-empty");
	assert_null(view_explain_nearest(r, "elephant"));
	assert_false(view_explain_all(&b, r, "elephants", "text", &o));
	buf_release(&b);
	report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message),
		cmocka_unit_test(no_row_is_left_over),
		cmocka_unit_test(every_exit_code),
		cmocka_unit_test(kinds_of_names),
		HOSTILE("text: escapes are shown", "text", "a\033[31mb", "a\\x1B[31mb"),
		HOSTILE("text: backticks are for other formats", "text", "see `this` one", "see this one"),
		HOSTILE("markdown: emphasis, links, tags", "markdown", "a *b* [c](d) <e> _f_ & g|h", "a \\*b\\* \\[c\\](d) \\<e\\> \\_f\\_ &amp; g\\|h"),
		HOSTILE("markdown: a heading", "markdown", "# not a heading", "\n\\# not a heading\n"),
		HOSTILE("markdown: a list", "markdown", "12. not a list", "\n12\\. not a list\n"),
		HOSTILE("markdown: code stays code", "markdown", "write `a_b & c` here", "write `a_b & c` here"),
		HOSTILE("html: tags and entities", "html", "<script>alert(\"1\")</script> & more", "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</p>"),
		HOSTILE("html: code", "html", "write `<a>` or ` alone", "<p>write <code>&lt;a&gt;</code> or ` alone</p>"),
		HOSTILE("man: a request", "man", ".so /etc/passwd", "\n\\&.so /etc/passwd\n"),
		HOSTILE("man: an escape", "man", "a \\fB b", "\na \\efB b\n"),
		HOSTILE("man: sentences begin lines", "man", "One. Two.", "\nOne.\nTwo.\n"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
