/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll test: do rules say what their cases want, and has every rule its cases. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"

static struct names rule_files, only_rules;
static bool accept_words;

const struct option test_options[] = {
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .name = "rule", .list = &only_rules, .value = "RULE", .help = "run only the cases of this rule; may be repeated" },
	{ .name = "accept", .flag = &accept_words, .help = "write what the cases say into their .expect files" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

int cmd_test(struct cli *cli, const struct names *operands)
{
	static const char *const here[] = { "." };
	const struct pk_test_options run = {
		.paths = operands->len ? operands->items : here, .path_count = operands->len ? operands->len : 1,
		.rule_files = rule_files.items, .rule_file_count = rule_files.len,
		.only_rules = only_rules.items, .only_rule_count = only_rules.len, .accept = accept_words
	};
	struct pk_text_options how = screen_text_options(cli, 1);
	struct pk_tests *tests = pk_test(&run);
	char *text = pk_tests_text(tests, &how);
	int code = pk_tests_exit_code(tests);

	buf_puts(&cli->out, text);
	pk_free(text);
	pk_tests_free(tests);
	return code;
}
