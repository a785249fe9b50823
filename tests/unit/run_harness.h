/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whole runs through the library, for tests: policies, an organisation, inventories and rule files of a test's own, in a line each. What comes of a run is a text: a
 * line per finding ("gap error own-rule/asset:a p/c1+q/c1"), one per piece of evidence ("+ own-rule/asset:a p/c1 text"), one per message of error or warning
 * ("! rule-unknown-guess 1:2"), and "exit N". The report is saved and read back each time. Include it after cmocka.
 */
#ifndef RUN_HARNESS_H
#define RUN_HARNESS_H

#include "buf.h"
#include "policykoll.h"
#include "report.h"
#include "saved_report.h"
#include "temp_folder.h"

#define NS "xmlns='urn:policykoll:1'"
#define POLICY_OF(id, scope, body) "<policy " NS " id='" id "'><title xml:lang='sv'>" id "</title>" scope body "</policy>"
#define POLICY(id, body) POLICY_OF(id, "", body)
#define CLAUSE(id, body) "<clause id='" id "' class='machine' obligation='shall'>" body "</clause>"
#define REQUIRE(rule, body) "<requirement rule='" rule "' severity='error'>" body "</requirement>"
#define PARAMETER(name, value) "<parameter name='" name "' value='" value "' basis='assumption'/>"
#define DEMAND(rule) POLICY("p", CLAUSE("c1", REQUIRE(rule, "")))
#define ORGANISATION \
	"<organisation " NS " id='o'><unit id='m' kind='municipality'/><unit id='s' kind='administration' parent='m'/><unit id='c' kind='company' parent='m' ownership-percent='60'/>" \
	"<unit id='x' kind='external'/><position id='p1' kind='operations' unit='m'/></organisation>"
#define INVENTORY(body) "<inventory " NS " id='i' unit='s'>" body "</inventory>"
#define ASSETS INVENTORY("<asset id='a' kind='system'/><asset id='b' kind='register' owning-unit='c'/><asset id='d' owning-unit='x'/>")
#define RULES_WITH(top, pattern) \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xml:lang='en'><sch:ns prefix='pk' uri='urn:policykoll:1'/>" \
	"<sch:let name='as-of' value='string(/pk:repository/@as-of)'/>" top pattern "</sch:schema>"
#define OWN(context, test) "<sch:pattern id='own-rule'><sch:rule context=\"" context "\"><sch:assert test=\"" test "\">text</sch:assert></sch:rule></sch:pattern>"
#define RULES(context, test) RULES_WITH("", OWN(context, test))
#define LIMIT_RULES RULES_WITH("<sch:let name='limit' value=\"'5'\"/><sch:let name='lifecycle' value=\"'planned retired'\"/>", OWN("pk:asset", "string-length(@id) >= $limit and $lifecycle"))

struct row {
	const char *documents[6]; /* read in this order: 0.xml, 1.xml …, a configuration as policykoll.xml */
	const char *rules, *log;
	struct pk_options options; /* what is not 0 of it */
};

static inline void log_finding(struct buf *out, const struct finding *f)
{
	buf_printf(out, "%s %s %s", outcome_name(f->outcome), severity_name(f->severity), f->id);
	for (size_t i = 0; i < f->clauses.len; i++)
		buf_printf(out, "%s%s/%s", i > 0 ? "+" : " ", f->clauses.items[i].policy, f->clauses.items[i].clause);
	if (f->cover.id != NULL)
		buf_printf(out, " (%s %s)", f->cover.id, f->cover.status);
	buf_putc(out, '\n');
	if (f->outcome == OUTCOME_ERROR)
		buf_printf(out, ": %s\n", f->message.in[LANG_EN]);
}

/* Evidence on file, by the clause that asks for it. */
static inline void log_evidence(struct buf *out, const struct report_policy *p)
{
	for (size_t i = 0; i < p->clauses.len; i++) {
		const struct report_clause *c = p->clauses.items[i];

		for (size_t j = 0; j < c->on_file.len; j++)
			buf_printf(out, "+ %s/%s:%s %s/%s %s\n", c->on_file.items[j].rule, c->on_file.items[j].subject_kind, c->on_file.items[j].subject_id, p->id, c->id,
			           c->on_file.items[j].message.in[LANG_EN]);
	}
}

static inline void log_report(struct buf *out, const struct pk_report *report)
{
	const struct report *r = (const struct report *)report;

	for (size_t i = 0; i < r->findings.len; i++)
		log_finding(out, r->findings.items[i]);
	for (size_t i = 0; i < r->policies.len; i++)
		log_evidence(out, r->policies.items[i]);
	for (size_t i = 0; i < diag_list_len(r->diagnostics); i++) {
		const struct diag *d = diag_list_at(r->diagnostics, i);

		if (msg_severity(d->id) > SEVERITY_INFO)
			buf_printf(out, "! %s %u:%u\n", msg_name(d->id), d->place.line, d->place.column);
	}
	buf_printf(out, "exit %d", pk_report_exit_code(report));
}

static inline void checks(void **state)
{
	const struct row *row = *state;
	struct pk_options o = row->options;
	const char *paths[6], *rules[1];
	struct temp_folder folder;
	struct pk_report *report;
	struct buf log = BUF_INIT;

	temp_open(&folder);
	o.paths = paths;
	for (; o.path_count < 6 && row->documents[o.path_count] != NULL; o.path_count++) {
		char number[8] = "0.xml";
		const char *name = strncmp(row->documents[o.path_count], "<configuration", strlen("<configuration")) == 0 ? "policykoll.xml" : number;

		number[0] = (char)('0' + o.path_count);
		paths[o.path_count] = temp_write(&folder, name, row->documents[o.path_count], strlen(row->documents[o.path_count]));
	}
	if (row->rules != NULL) {
		rules[0] = temp_write(&folder, "own.sch", row->rules, strlen(row->rules));
		o.rule_files = rules;
		o.rule_file_count = 1;
	}
	o.today = "2026-11-21";
	report = pk_check(&o);
	log_report(&log, report);
	assert_string_equal(log.data, row->log);
	assert_reads_back(report);
	pk_report_free(report);
	buf_release(&log);
	temp_close(&folder);
}

#define CASE(name, ...) { name, checks, NULL, NULL, &(struct row){ __VA_ARGS__, { 0 } } }
#define WITH(name, ...) { name, checks, NULL, NULL, &(struct row){ __VA_ARGS__ } }
#define DOCUMENTS(...) { __VA_ARGS__ }
#define REASON "<reason xml:lang='en'>because</reason>"
#define EXCEPTIONS_OF(body) "<exceptions " NS " id='e'>" body "</exceptions>"
#define EXCEPTION(attributes) EXCEPTIONS_OF("<exception id='e1' approved-by='p1' " attributes ">" REASON "</exception>")
#define GAP_A "gap error own-rule/asset:a p/c1\n"

#endif
