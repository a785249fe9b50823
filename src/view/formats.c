/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of output formats. Adding one: a row here, a stylesheet in views/, and its summary in po/. What must stay true: names are unique, and a
 * file name that several suffixes end means the format with the longest.
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
	{ "tsv", "views/tsv.xsl", ".tsv", "one line per finding, columns separated by tabs" },
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

	if (n <= len)
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
static int render(struct buf *out, struct buf *xml, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	struct view_xslt_job job = { .format = f->name, .lang = l };
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

int view_render(struct buf *out, const struct report *r, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	struct buf xml = BUF_INIT;

	report_write_xml(&xml, r);
	return render(out, &xml, f, l, sink);
}

int view_diff_render(struct buf *out, const struct report_diff *d, const struct view_format *f, enum lang l, const struct diag_sink *sink)
{
	struct buf xml = BUF_INIT;

	report_write_diff(&xml, d);
	return render(out, &xml, f, l, sink);
}
