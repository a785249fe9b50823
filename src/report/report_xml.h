/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the canonical XML, one function per element of its root. Private to this floor. */
#ifndef REPORT_XML_H
#define REPORT_XML_H

#include "report.h"
#include "xml_writer.h"

/* One element of this name per language that has the text. */
void report_xml_texts(struct xml_writer *w, const char *name, const struct report_text *t);
void report_xml_outcomes(struct xml_writer *w, const struct outcomes *o);
/* The part of outcomes that comes of restricted subjects, where there is one. */
void report_xml_restricted(struct xml_writer *w, const struct outcomes *o);
/* file, line, column; what is unknown is left out. */
void report_xml_place(struct xml_writer *w, const char *file, uint32_t line, uint32_t column);

void report_xml_policies(struct xml_writer *w, const struct report *r);
void report_xml_rules(struct xml_writer *w, const struct report *r);
void report_xml_parameters(struct xml_writer *w, const struct report *r);
void report_xml_units(struct xml_writer *w, const struct report *r);
void report_xml_positions(struct xml_writer *w, const struct report *r);
void report_xml_findings(struct xml_writer *w, const struct report *r);
void report_xml_finding(struct xml_writer *w, const struct finding *f);
/* The element diagnostics. */
void report_xml_messages(struct xml_writer *w, const struct diag_list *list);
void report_xml_exceptions(struct xml_writer *w, const struct report *r);
void report_xml_diagnostics(struct xml_writer *w, const struct report *r);

/* report_xml_due.c: the element due-periods, where anything was evaluated; a finding's attributes and its elements action; the element dates-ahead, where they were looked for. */
void report_xml_due_periods(struct xml_writer *w, const struct report *r);
void report_xml_due(struct xml_writer *w, const struct finding *f);
void report_xml_actions(struct xml_writer *w, const struct finding *f);
void report_xml_ahead(struct xml_writer *w, const struct report *r);

#endif
