/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page that compares the units: the stylesheet gets the canonical report, and beside it the units as rows in the order of the tree, since XSLT would need a search for each.
 *   <split> <tool …/> <row unit="…" depth="0" below="3" gaps="12" told="yes" file="…" submitted="2026-10-01" days="51" submissions="1"/>* <report …/> </split>
 */
#include "view.h"

#include "buf.h"
#include "map.h"
#include "report_units.h"
#include "view_xslt.h"
#include "xml_writer.h"

#include <inttypes.h>
#include <stdio.h>

static void write_row(struct xml_writer *w, const struct report *r, const struct report_unit_row *row, const char *file)
{
	int64_t day;
	char days[24];

	xml_writer_open(w, "row");
	xml_writer_attribute(w, "unit", row->unit->id);
	xml_writer_number(w, "depth", row->depth);
	xml_writer_number(w, "below", row->below);
	xml_writer_number(w, "gaps", row->gaps);
	xml_writer_attribute(w, "told", row->told ? "yes" : "no");
	xml_writer_attribute(w, "file", file);
	xml_writer_attribute(w, "submitted", row->submitted);
	if (row->submitted && !date_parse(&day, row->submitted)) {
		snprintf(days, sizeof days, "%" PRId64, r->as_of - day);
		xml_writer_attribute(w, "days", days);
	}
	xml_writer_number(w, "submissions", row->submissions);
	xml_writer_close(w);
}

static void write_document(struct buf *xml, const struct report *r, const struct map *files)
{
	struct report_unit_rows rows;
	struct xml_writer w;
	size_t i;

	report_unit_rows_open(&rows, r);
	xml_writer_init(&w, xml);
	xml_writer_open(&w, "split");
	xml_writer_attribute(&w, "xmlns", "urn:policykoll:1");
	/* As in the report itself: the frame of a page looks for it here. */
	xml_writer_open(&w, "tool");
	xml_writer_attribute(&w, "name", "policykoll");
	xml_writer_attribute(&w, "version", r->tool_version ? r->tool_version : "");
	xml_writer_close(&w);
	for (i = 0; i < rows.rows.len; i++)
		write_row(&w, r, &rows.rows.items[i], map_get(files, rows.rows.items[i].unit->id));
	report_write_element(&w, r);
	xml_writer_close(&w);
	report_unit_rows_release(&rows);
}

int view_units(struct buf *out, const struct report *r, const struct view_page_of_unit *pages, size_t n, enum lang lang, const struct diag_sink *sink)
{
	const struct view_xslt_parameter parameters[] = { { "lang", lang_code(lang) }, { NULL, NULL } };
	struct view_xslt_job job = { .stylesheet = embedded_find("views/units.xsl"), .format = "html", .parameters = parameters };
	struct map *files = map_new();
	struct buf xml = BUF_INIT;
	size_t i;
	int status;

	for (i = 0; i < n; i++)
		map_set(files, pages[i].unit, (void *)pages[i].file);
	write_document(&xml, r, files);
	status = view_xslt(out, &xml, &job, sink);
	buf_release(&xml);
	map_free(files);
	return status;
}
