/* SPDX-License-Identifier: Apache-2.0 */
/* The table of commands. A new one is a row here, a declaration in cli.h and a file of its own, beside its words in the man pages. */
#include "cli.h"

#include "nearest.h"
#include "options.h"
#include "policykoll.h"
#include "settings.h"
#include "vec.h"

#include <stdint.h>
#include <string.h>

static bool show_version;

static const struct option program_options[] = {
	{ .name = "version", .flag = &show_version, .help = "show the version" },
	{ .include = general_options },
	{ 0 }
};

const struct command program = { .name = "", .options = program_options, .operands = "" };

const struct command commands[] = {
	{ .name = "check", .run = cmd_check, .options = check_options, .operands = "[PATH…]", .max = SIZE_MAX,
	  .summary = "check documents against the rules that their policies demand",
	  .description = "Reads a repository, a folder or single files (the current folder when no PATH is given, standard input for -), "
	                 "evaluates every rule that a policy among them demands, and reports what was found.",
	  .more = check_more, .configured = true },
	{ .name = "validate", .run = cmd_validate, .options = validate_options, .operands = "FILE…", .first = "FILE", .min = 1, .max = SIZE_MAX,
	  .summary = "see whether documents are well-formed and follow their schema",
	  .description = "Reads the files and compares them with the schema of their kind. No rule is evaluated.", .configured = true, .paths_may_differ = true },
	{ .name = "list", .run = cmd_list, .options = list_options, .operands = "rules|clauses|policies|units|assets|parameters|exceptions|formats [PATH…]", .first = "rules|clauses|policies|units|assets|parameters|exceptions|formats", .min = 1, .max = SIZE_MAX,
	  .summary = "list what there is: rules, clauses, policies, units, assets, parameters, exceptions, formats",
	  .description = "A list is of the documents in PATH, or in the current folder. "
	                 "Without PATH, rules are those there are; with PATH, those that the policies there demand, with their values. Exceptions are sorted by their last day; "
	                 "those that end within 30 days stand out.", .configured = true, .paths_at = 1 },
	{ .name = "exception", .run = cmd_exception, .options = exception_options, .operands = "new RULE SUBJECT [PATH…]", .first = "new RULE SUBJECT", .min = 1, .max = SIZE_MAX,
	  .summary = "record a decided exception in the repository",
	  .description = "Adds an exception from RULE for SUBJECT to the file with exceptions in PATH (the current folder when none is given), or begins such a file. SUBJECT is an "
	                 "asset, a unit or a policy: its id, or kind:id as reports show it; the id of a finding, rule/kind:subject, stands for both. Nothing is written unless the "
	                 "file with it is valid, the exception covers a finding on its first day, and no rule objects to it. The rest of the file stays as it is, byte for byte.", .configured = true, .paths_after = exception_paths_after },
	{ .name = "explain", .run = cmd_explain, .options = explain_options, .operands = "[NAME [PATH…]]", .max = SIZE_MAX,
	  .summary = "tell what a rule, a clause, a message or an exit code means, and what to do",
	  .description = "With PATH, it is also told which clauses of the policies there demand the rule, with which values, and what it came to. "
	                 "Clauses are those of the policies in PATH, or in the current folder, or else of the laws that come along. Without NAME, what can be explained is listed; "
	                 "with --all, every PATH is read and NAME is left out.", .configured = true, .paths_at = 1 },
	{ .name = "render", .run = cmd_render, .options = render_options, .operands = "policy|responsibilities|art30|action-plan|assets [PATH…]", .first = "policy|responsibilities|art30|action-plan|assets", .min = 1, .max = SIZE_MAX,
	  .summary = "make a document for people of what is in a repository",
	  .description = "Reads PATH (the current folder when none is given) and evaluates as check does, and makes a page or a table of it. Findings do not decide the exit code; "
	                 "where something could not be read, the document says so, and the exit code is 3.",
	  .more = render_more, .configured = true, .paths_at = 1 },
	{ .name = "report", .run = cmd_report, .options = report_options, .operands = "REPORT.xml", .first = "REPORT.xml", .min = 1, .max = 1,
	  .summary = "make any output from a saved report",
	  .description = "Reads a report that check wrote with -o FILE.xml (- is standard input) and makes from it what check would have made, also without the documents. The exit code "
	                 "is that of the run, by the threshold that is given here or else was given there; 3: the file is no report, or contradicts itself.",
	  .more = check_more },
	{ .name = "merge", .run = cmd_merge, .options = merge_options, .operands = "REPORT.xml…", .first = "REPORT.xml", .min = 1, .max = SIZE_MAX,
	  .summary = "merge saved reports into one",
	  .description = "Reads reports that check wrote with -o FILE.xml (- is standard input) and makes one of them, in every format: the same in whatever order and grouping they "
	                 "are merged. They must be for the same day; no inventory may be in two of them. Counts are added: what several reports say of the same policy or unit is "
	                 "counted for each.",
	  .more = check_more },
	{ .name = "test", .run = cmd_test, .options = test_options, .operands = "[DIR…]", .max = SIZE_MAX,
	  .summary = "run the tests of rules, and see what they cover",
	  .description = "Runs every case RULE/pass-*.xml, gap-*.xml, not-applicable-*.xml, not-evaluable-*.xml and excepted-*.xml in DIR (the current folder when none is "
	                 "given) with the rule files there, else with the built-in rules. The name says the outcome, the .expect beside it what is said. "
	                 "A rule without a case for each outcome it can have fails." },
	{ .name = "bundle", .run = cmd_bundle, .options = bundle_options, .operands = "[PATH…]", .max = SIZE_MAX,
	  .summary = "write the document that the rules see, as XML",
	  .description = "Joins all documents into one and writes it to standard output. What check says of it is what it says of the documents.", .configured = true },
	{ .name = "schematron", .run = cmd_schematron, .options = schematron_options, .operands = "SCHEMA FILE…", .first = "SCHEMA FILE", .min = 2, .max = SIZE_MAX,
	  .summary = "check any XML documents against any ISO Schematron schema",
	  .description = "Evaluates the schema over each FILE (- is standard input) and reports what it says of them, as text or as SVRL. "
	                 "The query language is XPath 1.0 with the functions of XSLT 1.0 and EXSLT." },
	{ .name = "lint", .run = cmd_lint, .options = lint_options, .operands = "RULES…", .first = "RULES", .min = 1, .max = SIZE_MAX,
	  .summary = "look for faults and doubtful places in rules, without any document",
	  .description = "Reads Schematron files (a folder: all that end in .sch; - is standard input) and says what check and schematron would refuse, and what runs but "
	                 "never does what was meant: a rule that never fires, a name no document has, a parameter nobody uses. Files that declare urn:policykoll:1 are rules "
	                 "of policies, which need more. Exit code 1: warnings at or above --fail-on; 2: a file cannot be used; 5: no file was found." },
	{ .name = "diff", .run = cmd_diff, .options = diff_options, .operands = "OLD.xml NEW.xml", .first = "OLD.xml NEW.xml", .min = 2, .max = 2,
	  .summary = "tell what changed from one saved report to another",
	  .description = "Compares two reports that check wrote with -o FILE.xml (- is standard input) by rule and subject: what is new, changed and fixed. Moved lines, "
	                 "renamed files, another order or language change nothing. Exit code 1: a finding at or above --fail-on is new or worse; 3: a report cannot be "
	                 "read, or the later run could not read everything.",
	  .more = diff_more },
	{ .name = "completion", .run = cmd_completion, .options = completion_options, .operands = "bash|zsh|fish", .first = "bash|zsh|fish", .min = 1, .max = 1,
	  .summary = "write a script that completes commands, options and names in a shell",
	  .description = "Writes the script for the shell to standard output, with its texts in the language of the call. bash: eval \"$(policykoll completion bash)\" in "
	                 "~/.bashrc; zsh: the same in ~/.zshrc, after compinit; fish: policykoll completion fish | source in config.fish. An installed package has them in place." },
	{ .name = "help", .run = cmd_help, .options = help_options, .operands = "[COMMAND]", .max = 1,
	  .summary = "show the commands, or the help of one of them",
	  .description = "policykoll help COMMAND is the same as policykoll COMMAND --help." },
	{ .name = "version", .run = cmd_version, .options = general_options, .operands = "",
	  .summary = "show the version",
	  .description = "Writes the name of the program and its version." },
	{ 0 }
};

const struct command *commands_find(struct cli *cli, const char *name)
{
	VEC(const char *) names = { 0 };
	const struct command *c;
	const char *near;

	for (c = commands; c->name && strcmp(c->name, name); c++)
		vec_push(&names, c->name);
	if (!c->name) {
		near = nearest(name, names.items, names.len);
		diag_emit(&cli->say, near ? MSG_COMMAND_MISSPELT : MSG_COMMAND_UNKNOWN, NULL, "name", name,
			"nearest", near ? near : "", (char *)NULL);
	}
	vec_free(&names);
	return c->name ? c : NULL;
}

static int refuse_operands(struct cli *cli, const struct command *c, const struct names *operands)
{
	if (operands->len < c->min)
		diag_emit(&cli->say, MSG_ARGUMENT_MISSING, NULL, "command", c->name, "argument", lang_text(cli->lang, c->first), (char *)NULL);
	else
		diag_emit(&cli->say, MSG_ARGUMENT_EXTRA, NULL, "command", c->name, "argument", operands->items[c->max], (char *)NULL);
	return PK_USAGE;
}

static int run(struct cli *cli, const struct command *c, int argc, char **argv)
{
	struct names operands = { 0 };
	int code = PK_PASSED;

	settings_find(cli, c, argc, argv);
	if (options_parse(cli, c, argc, argv, &operands) < 0)
		code = PK_USAGE;
	else if (options_help)
		help_command(cli, c);
	else if (operands.len < c->min || operands.len > c->max)
		code = refuse_operands(cli, c, &operands);
	else if (settings_apply(cli, c))
		code = PK_USAGE;
	else
		code = c->run(cli, &operands);
	vec_free(&operands);
	return code;
}

int commands_run(struct cli *cli, int argc, char **argv)
{
	const struct command *c;
	int used = options_parse(cli, &program, argc, argv, NULL);

	if (used < 0)
		return PK_USAGE;
	if (options_help) {
		help_program(cli);
		return PK_PASSED;
	}
	if (show_version)
		return cmd_version(cli, NULL);
	if (used == argc) {
		diag_emit(&cli->say, MSG_COMMAND_MISSING, NULL, (char *)NULL);
		return PK_USAGE;
	}
	c = commands_find(cli, argv[used]);
	return c ? run(cli, c, argc - used - 1, argv + used + 1) : PK_USAGE;
}
