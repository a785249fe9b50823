/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of output formats. Adding one: a row here, a stylesheet in views/, and its summary in po/. What must stay true: names are unique, and a
 * file name that several suffixes end means the format with the longest. A suffix that begins with a dot needs a name before it.
 */
#include "view.h"

#include "buf.h"
#include "view_xslt.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

const struct view_format view_formats[] = {
	{ "report", NULL, ".xml", "the canonical report (XML), which every other format is made of" },
	{ "html", "views/html.xsl", ".html .htm", "the gap report to read, print and publish: one web page in one file" },
	{ "junit", "views/junit.xsl", ".junit.xml", "test results for GitLab, Jenkins and Azure (JUnit XML)" },
	{ "sarif", "views/sarif.xsl", ".sarif .sarif.json", "findings for code scanning at GitHub and for editors (SARIF 2.1.0)" },
	{ "gitlab", "views/gitlab.xsl", ".gitlab.json gl-code-quality-report.json", "findings for merge requests at GitLab (Code Quality)" },
	{ "rdjson", "views/rdjson.xsl", ".rdjson", "findings for comments by reviewdog (Reviewdog Diagnostic Format)" },
	{ "json", "views/json.xsl", ".json", "the whole report for programs, as schema/report.schema.json describes it" },
	{ "tsv", "views/tsv.xsl", ".tsv", "one line per finding, columns separated by tabs" },
	{ "csv", "views/csv.xsl", ".csv", "one row per finding for Excel and other spreadsheets: semicolons, headings, no cell that is a formula" },
	{ "github", "views/github.xsl", "", "the worst findings as annotations in GitHub Actions (workflow commands), on standard error when another format has standard output" },
	{ "summary", "views/summary.xsl", ".md", "a summary in Markdown; asked for by name in GitHub Actions, it is also added to the summary of the job ($GITHUB_STEP_SUMMARY)" },
	{ "svrl", "views/svrl.xsl", ".svrl", "the findings as Schematron tools write them (SVRL)" },
	{ NULL, NULL, NULL, NULL },
};

const struct view_format *view_format_find(const char *name)
{
	const struct view_format *f;

	for (f = view_formats; f->name; f++)
		if (!strcmp(f->name, name))
			return f;
	return NULL;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ends_with(const char *path, const char *suffix, size_t len)
{
	size_t n = strlen(path), i;

	if (n < len || (n == len && *suffix == '.'))
		return false;
	for (i = 0; i < len; i++)
		if (lower(path[n - len + i]) != suffix[i])
			return false;
	return true;
}

const struct view_format *view_format_of_file(const char *path)
{
	const struct view_format *f, *best = NULL;
	size_t longest = 0, len;
	const char *s;

	for (f = view_formats; f->name; f++) {
		for (s = f->suffixes; *s; s += len + (s[len] == ' ')) {
			len = strcspn(s, " ");
			if (len <= longest || !ends_with(path, s, len))
				continue;
			longest = len;
			best = f;
		}
	}
	return best;
}

int view_render(struct buf *out, const struct report *r, const struct view_format *f, const struct view_render_options *o, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = {
		{ "lang", lang_code(o->lang) },
		{ "show-excepted", o->show_excepted ? "yes" : "no" },
		{ "show-not-evaluable", o->show_not_evaluable ? "yes" : "no" },
		{ NULL, NULL }
	};
	struct view_xslt_job job = { .format = f->name, .parameters = parameters };
	struct buf xml = BUF_INIT;
	int status;

	if (!f->stylesheet) {
		report_write_xml(out, r);
		return 0;
	}
	job.stylesheet = embedded_find(f->stylesheet);
	report_write_xml(&xml, r);
	status = view_xslt(out, &xml, &job, sink);
	buf_release(&xml);
	return status;
}
