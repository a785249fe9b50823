/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of output formats. Adding one: a row here, a stylesheet in views/, and its summary in po/. What must stay true: names are unique, and a
 * file name that several suffixes end means the format with the longest. A suffix that begins with a dot needs a name before it.
 */
#include "view.h"

#include "buf.h"
#include "report_compare.h"
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
	{ "oscal-ar", "views/oscal-ar.xsl", ".oscal-ar.xml", "assessment results for tools of governance and risk (OSCAL 1.1, XML)" },
	{ "oscal-poam", "views/oscal-poam.xsl", ".oscal-poam.xml", "the gaps as a plan of action and milestones (OSCAL 1.1, XML)" },
	{ NULL, NULL, NULL, NULL },
};

const struct view_format view_diff_formats[] = {
	{ "diff", NULL, ".xml", "the difference as XML, which the other formats are made of" },
	{ "html", "views/diff.xsl", ".html .htm", "the difference to read and print: one web page in one file" },
	{ "json", "views/diff-json.xsl", ".json", "the difference for programs (JSON; schema/diff.schema.json)" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_format *find_in(const struct view_format *formats, const char *name)
{
	const struct view_format *f;

	for (f = formats; f->name; f++)
		if (!strcmp(f->name, name))
			return f;
	return NULL;
}

const struct view_format *view_format_find(const char *name)
{
	return find_in(view_formats, name);
}

const struct view_format *view_diff_format_find(const char *name)
{
	return find_in(view_diff_formats, name);
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

static const struct view_format *by_ending(const struct view_format *formats, const char *path)
{
	const struct view_format *f, *best = NULL;
	size_t longest = 0, len;
	const char *s;

	for (f = formats; f->name; f++) {
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

const struct view_format *view_format_of_file(const char *path)
{
	return by_ending(view_formats, path);
}

const struct view_format *view_diff_format_of_file(const char *path)
{
	return by_ending(view_diff_formats, path);
}

/* Takes the XML that the formats are made of, and empties it. */
static int render(struct buf *out, struct buf *xml, const struct view_format *f, const struct view_xslt_parameter *parameters, const struct diag_sink *sink)
{
	struct view_xslt_job job = { .format = f->name, .parameters = parameters };
	int status = 0;

	if (f->stylesheet) {
		job.stylesheet = embedded_find(f->stylesheet);
		status = view_xslt(out, xml, &job, sink);
	} else {
		buf_add(out, xml->data, xml->len);
	}
	buf_release(xml);
	return status;
}

int view_render(struct buf *out, const struct report *r, const struct view_format *f, const struct view_render_options *o, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = {
		{ "lang", lang_code(o->lang) },
		{ "show-excepted", o->show_excepted ? "yes" : "no" },
		{ "show-not-evaluable", o->show_not_evaluable ? "yes" : "no" },
		{ NULL, NULL }
	};
	struct buf xml = BUF_INIT;

	report_write_xml(&xml, r);
	return render(out, &xml, f, parameters, sink);
}

int view_diff_render(struct buf *out, const struct report_diff *d, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = { { "lang", lang_code(l) }, { NULL, NULL } };
	struct buf xml = BUF_INIT;

	report_write_diff(&xml, d);
	return render(out, &xml, f, parameters, sink);
}
