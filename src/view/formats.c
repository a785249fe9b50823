/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of output formats and of documents. Adding one: a row here, its stylesheets in views/, and its summary in po/. What must stay true: names are unique, and a
 * file name that several suffixes end means the format with the longest. A suffix that begins with a dot needs a name before it.
 */
#include "view.h"

#include "buf.h"
#include "report_compare.h"
#include "view_tables.h"
#include "view_xslt.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

const struct view_format view_formats[] = {
	{ "report", NULL, ".xml", "the canonical report (XML), which every other format is made of", VIEW_AS_IT_IS },
	{ "html", "views/html.xsl", ".html .htm", "the gap report to read, print and publish: one web page in one file", VIEW_AS_IT_IS },
	{ "junit", "views/junit.xsl", ".junit.xml", "test results for GitLab, Jenkins and Azure (JUnit XML)", VIEW_AS_IT_IS },
	{ "sarif", "views/sarif.xsl", ".sarif .sarif.json", "findings for code scanning at GitHub and for editors (SARIF 2.1.0)", VIEW_AS_IT_IS },
	{ "gitlab", "views/gitlab.xsl", ".gitlab.json gl-code-quality-report.json", "findings for merge requests at GitLab (Code Quality)", VIEW_AS_IT_IS },
	{ "rdjson", "views/rdjson.xsl", ".rdjson", "findings for comments by reviewdog (Reviewdog Diagnostic Format)", VIEW_AS_IT_IS },
	{ "json", "views/json.xsl", ".json", "the whole report for programs, as schema/report.schema.json describes it", VIEW_AS_IT_IS },
	{ "tsv", "views/tsv.xsl", ".tsv", "one line per finding, and per thing that could not be checked; columns separated by tabs", VIEW_AS_IT_IS },
	{ "csv", "views/csv.xsl", ".csv", "one row per finding for Excel and other spreadsheets: semicolons, headings, no cell that is a formula", VIEW_AS_IT_IS },
	{ "xlsx", "views/xlsx.xsl", ".xlsx", "the whole report as a workbook for Excel and LibreOffice: findings, clauses, exceptions and inputs, a sheet each", VIEW_TABLES_XLSX },
	{ "github", "views/github.xsl", "", "the worst findings as annotations in GitHub Actions (workflow commands), on standard error when another format has standard output", VIEW_AS_IT_IS },
	{ "summary", "views/summary.xsl", ".md", "a summary in Markdown; asked for by name in GitHub Actions, it is also added to the summary of the job ($GITHUB_STEP_SUMMARY)", VIEW_AS_IT_IS },
	{ "svrl", "views/svrl.xsl", ".svrl", "the findings as Schematron tools write them (SVRL)", VIEW_AS_IT_IS },
	{ "oscal-ar", "views/oscal-ar.xsl", ".oscal-ar.xml", "assessment results for tools of governance and risk (OSCAL 1.1, XML)", VIEW_AS_IT_IS },
	{ "oscal-poam", "views/oscal-poam.xsl", ".oscal-poam.xml", "the gaps as a plan of action and milestones (OSCAL 1.1, XML)", VIEW_AS_IT_IS },
	{ NULL, NULL, NULL, NULL, VIEW_AS_IT_IS },
};

const struct view_format view_diff_formats[] = {
	{ "diff", NULL, ".xml", "the difference as XML, which the other formats are made of", VIEW_AS_IT_IS },
	{ "html", "views/diff.xsl", ".html .htm", "the difference to read and print: one web page in one file", VIEW_AS_IT_IS },
	{ "json", "views/diff-json.xsl", ".json", "the difference for programs (JSON; schema/diff.schema.json)", VIEW_AS_IT_IS },
	{ NULL, NULL, NULL, NULL, VIEW_AS_IT_IS },
};

/* Formats of a document: a page from views/documents/NAME.xsl, tables from views/documents/NAME-tables.xsl. */
#define PAGE(name) { "html", "views/documents/" name ".xsl", ".html .htm", "to read, print and publish: one web page in one file", VIEW_AS_IT_IS }
#define CSV(name) \
	{ "csv", "views/documents/" name "-tables.xsl", ".csv", "a table for Excel and other spreadsheets: semicolons, headings, no cell that is a formula", VIEW_TABLES_CSV }
#define XLSX(name) { "xlsx", "views/documents/" name "-tables.xsl", ".xlsx", "a workbook for Excel and LibreOffice", VIEW_TABLES_XLSX }
#define END { NULL, NULL, NULL, NULL, VIEW_AS_IT_IS }

static const struct view_format action_plan_formats[] = {
	PAGE("action-plan"), CSV("action-plan"), XLSX("action-plan"),
	{ "records", "views/documents/action-plan-records.xsl", ".xml", "records to put among the documents: the next check follows the actions up", VIEW_AS_IT_IS }, END
};
/* Records are there to be worked with: they name what the public version leaves out. */
static const struct view_format action_plan_public[] = { PAGE("action-plan"), CSV("action-plan"), XLSX("action-plan"), END };
static const struct view_format art30_public[] = { PAGE("public-art30"), CSV("public-art30"), XLSX("public-art30"), END };
static const struct view_format assets_public[] = { PAGE("public-assets"), CSV("public-assets"), XLSX("public-assets"), END };
static const struct view_format responsibilities_public[] = { PAGE("public-responsibilities"), CSV("public-responsibilities"), XLSX("public-responsibilities"), END };
static const struct view_format art30_formats[] = { PAGE("art30"), CSV("art30"), XLSX("art30"), END };
static const struct view_format assets_formats[] = { PAGE("assets"), CSV("assets"), XLSX("assets"), END };
static const struct view_format policy_formats[] = { PAGE("policy"), END };
static const struct view_format responsibilities_formats[] = { PAGE("responsibilities"), CSV("responsibilities"), XLSX("responsibilities"), END };

const struct view_document view_documents[] = {
	{ "action-plan", "what is to be done about the gaps: by responsible position, with due dates, also as records that the next check follows up", action_plan_formats, action_plan_public },
	{ "art30", "the record of processing activities by article 30 of the General Data Protection Regulation", art30_formats, art30_public },
	{ "assets", "the inventory: every asset with its classification, owner, life cycle and suppliers", assets_formats, assets_public },
	{ "policy", "the readable policy: every clause with whom it addresses, what checks it and what is assumed", policy_formats, policy_formats },
	{ "responsibilities", "who answers for what: roles, positions and assets on the day, what nobody holds first", responsibilities_formats, responsibilities_public },
	{ NULL, NULL, NULL, NULL },
};

/* Documents that evaluate nothing: at 20,000 assets the findings would be most of the work, and none of them is told. */
static const char *const plain_documents[] = { "art30", "assets" };

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

const struct view_document *view_document_find(const char *name)
{
	const struct view_document *d;

	for (d = view_documents; d->name; d++)
		if (!strcmp(d->name, name))
			return d;
	return NULL;
}

bool view_document_is_plain(const struct view_document *d)
{
	size_t i;

	for (i = 0; i < sizeof plain_documents / sizeof *plain_documents; i++)
		if (!strcmp(plain_documents[i], d->name))
			return true;
	return false;
}

const struct view_format *view_document_format_find(const struct view_document *d, const char *name)
{
	return find_in(d->formats, name);
}

const struct view_format *view_document_format_public(const struct view_document *d, const char *name)
{
	return find_in(d->public_formats, name);
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

const struct view_format *view_document_format_of_file(const struct view_document *d, const char *path)
{
	return by_ending(d->formats, path);
}

/* From the XML that the formats are made of; spent: that buffer, if it is not needed afterwards. */
static int render(struct buf *out, const struct buf *xml, struct buf *spent, const struct view_format *f, const struct view_xslt_parameter *parameters, const struct diag_sink *sink)
{
	struct view_xslt_job job = { .format = f->name, .parameters = parameters, .make = f->product != VIEW_AS_IT_IS ? view_tables_make : NULL, .payload = f, .spent = spent };
	int status = 0;

	if (f->stylesheet) {
		job.stylesheet = embedded_find(f->stylesheet);
		status = view_xslt(out, xml, &job, sink);
	} else {
		buf_add(out, xml->data, xml->len);
	}
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

	int status;

	if (f->stylesheet)
		report_write_flat(&xml, r);
	else
		report_write_xml(&xml, r);
	status = render(out, &xml, &xml, f, parameters, sink);
	buf_release(&xml);
	return status;
}

int view_document_render(struct buf *out, const struct buf *tree, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = { { "lang", lang_code(l) }, { NULL, NULL } };

	return render(out, tree, NULL, f, parameters, sink);
}

int view_diff_render(struct buf *out, const struct report_diff *d, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = { { "lang", lang_code(l) }, { NULL, NULL } };
	struct buf xml = BUF_INIT;

	int status;

	report_write_diff(&xml, d);
	status = render(out, &xml, &xml, f, parameters, sink);
	buf_release(&xml);
	return status;
}
