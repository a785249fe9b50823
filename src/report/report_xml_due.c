/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical XML's account of when things are due: the periods, actions that answer findings, dates ahead. Its other half is report_read_due.c. */
#include "report_xml.h"

void report_xml_due_periods(struct xml_writer *w, const struct report *r)
{
	int s;

	if (!r->due_periods.of[SEVERITY_ERROR])
		return;
	xml_writer_open(w, "due-periods");
	for (s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--)
		xml_writer_attribute(w, severity_name((enum severity)s), r->due_periods.of[s]);
	xml_writer_attribute(w, "basis", r->due_periods.configured ? "configuration" : "default");
	xml_writer_close(w);
}

void report_xml_due(struct xml_writer *w, const struct finding *f)
{
	char day[11];

	if (f->due_from == DUE_NONE)
		return;
	date_format(day, f->due);
	xml_writer_attribute(w, "due", day);
	xml_writer_attribute(w, "due-from", due_from_name(f->due_from));
}

void report_xml_actions(struct xml_writer *w, const struct finding *f)
{
	for (size_t i = 0; i < f->actions.len; i++) {
		const struct report_action *a = &f->actions.items[i];

		xml_writer_open(w, "action");
		xml_writer_attribute(w, "ref", a->ref);
		report_xml_place(w, a->file, a->line, 0);
		xml_writer_attribute(w, "plan", a->plan);
		xml_writer_attribute(w, "responsible", a->responsible);
		xml_writer_attribute(w, "planned-on", a->planned_on);
		xml_writer_attribute(w, "done-on", a->done_on);
		xml_writer_close(w);
	}
}

static void write_month(struct xml_writer *w, const struct report_month *m)
{
	xml_writer_open(w, "month");
	xml_writer_attribute(w, "month", m->month);
	xml_writer_attribute(w, "kind", m->kind);
	xml_writer_attribute(w, "unit", m->unit);
	xml_writer_number(w, "n", m->n);
	xml_writer_close(w);
}

static void write_date(struct xml_writer *w, const struct report_date *d)
{
	char day[11];

	date_format(day, d->day);
	xml_writer_open(w, "date");
	xml_writer_attribute(w, "date", day);
	xml_writer_attribute(w, "kind", d->kind);
	xml_writer_attribute(w, "subject-kind", d->subject_kind);
	xml_writer_attribute(w, "subject-id", d->subject_id);
	xml_writer_attribute(w, "unit", d->unit);
	report_xml_place(w, d->file, d->line, d->column);
	report_xml_texts(w, "name", &d->name);
	xml_writer_close(w);
}

void report_xml_ahead(struct xml_writer *w, const struct report *r)
{
	char day[11];

	if (!r->ahead.looked)
		return;
	date_format(day, r->ahead.until);
	xml_writer_open(w, "dates-ahead");
	xml_writer_attribute(w, "until", day);
	for (size_t i = 0; i < r->ahead.months.len; i++)
		write_month(w, &r->ahead.months.items[i]);
	for (size_t i = 0; i < r->ahead.dates.len; i++)
		write_date(w, &r->ahead.dates.items[i]);
	xml_writer_close(w);
}
