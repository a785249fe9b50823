/* SPDX-License-Identifier: Apache-2.0 */
/* The comparison of two reports as XML (schema/diff.xsd), which the outputs of diff are made of. */
#include "report_compare.h"
#include "report_xml.h"

#include "buf.h"
#include "map.h"

#include <inttypes.h>
#include <stdio.h>

static void write_side(struct xml_writer *w, const char *name, const struct report *r, const char *file, const char *digest)
{
	char as_of[11];

	date_format(as_of, r->as_of);
	xml_writer_open(w, name);
	xml_writer_attribute(w, "file", file);
	xml_writer_attribute(w, "sha256", digest);
	xml_writer_attribute(w, "as-of", as_of);
	xml_writer_attribute(w, "tool-version", r->tool_version ? r->tool_version : "");
	xml_writer_attribute(w, "status", r->status);
	xml_writer_number(w, "exit-code", (uint64_t)r->exit_code);
	xml_writer_attribute(w, "partial", r->partial ? "yes" : NULL);
	xml_writer_number(w, "findings", r->findings.len);
	xml_writer_number(w, "gaps", r->by_severity[SEVERITY_ERROR] + r->by_severity[SEVERITY_WARNING] + r->by_severity[SEVERITY_INFO]);
	xml_writer_close(w);
}

static void write_totals(struct xml_writer *w, const struct report_diff *d)
{
	const struct report_comparison *c = d->comparison;

	xml_writer_open(w, "totals");
	for (int s = 0; s < STATE_COUNT; s++)
		xml_writer_number(w, report_state_name((enum report_state)s), c->n[s]);
	xml_writer_number(w, "worse-errors", c->worse[SEVERITY_ERROR]);
	xml_writer_number(w, "worse-warnings", c->worse[SEVERITY_WARNING]);
	xml_writer_number(w, "worse-infos", c->worse[SEVERITY_INFO]);
	xml_writer_number(w, "failing", report_comparison_failing(c, d->fail_on));
	xml_writer_close(w);
}

static void write_policy(struct xml_writer *w, const struct report_policy *p)
{
	xml_writer_open(w, "policy");
	xml_writer_attribute(w, "id", p->id);
	report_xml_texts(w, "title", &p->title);
	report_xml_texts(w, "short-title", &p->short_title);
	xml_writer_close(w);
}

static void write_policies(struct xml_writer *w, const struct report_comparison *c)
{
	xml_writer_open(w, "policies");
	for (size_t i = 0; i < c->new->policies.len; i++)
		write_policy(w, c->new->policies.items[i]);
	for (size_t i = 0; i < c->old->policies.len; i++)
		if (!report_policy_find(c->new, c->old->policies.items[i]->id))
			write_policy(w, c->old->policies.items[i]);
	xml_writer_close(w);
}

static const struct finding *latest(const struct report_change *change)
{
	return change->new ? change->new : change->old;
}

/* The rules of the changes, once each, in order of appearance. */
static void write_rules(struct xml_writer *w, const struct report_comparison *c)
{
	struct map *seen = map_new();

	xml_writer_open(w, "rules");
	for (size_t i = 0; i < c->changes.len; i++) {
		const struct report_change *change = &c->changes.items[i];
		const char *id = latest(change)->rule;
		const struct report_rule *rule;

		if (change->state == STATE_UNCHANGED || map_get(seen, id))
			continue;
		map_set(seen, id, seen);
		rule = report_rule_find(change->new ? c->new : c->old, id);
		xml_writer_open(w, "rule");
		xml_writer_attribute(w, "id", id);
		if (rule)
			report_xml_texts(w, "title", &rule->title);
		xml_writer_close(w);
	}
	xml_writer_close(w);
	map_free(seen);
}

static void write_aspects(struct xml_writer *w, unsigned aspects)
{
	struct buf list = BUF_INIT;

	for (int a = 0; a < ASPECT_COUNT; a++)
		if (aspects & 1u << a)
			buf_printf(&list, "%s%s", list.len ? " " : "", report_aspect_name((enum report_aspect)a));
	xml_writer_attribute(w, "aspects", list.len ? list.data : NULL);
	buf_release(&list);
}

static void write_finding(struct xml_writer *w, const char *name, const struct finding *f)
{
	if (!f)
		return;
	xml_writer_open(w, name);
	report_xml_finding(w, f);
	xml_writer_close(w);
}

static void write_change(struct xml_writer *w, const struct report_change *change)
{
	xml_writer_open(w, "change");
	xml_writer_attribute(w, "state", report_state_name(change->state));
	xml_writer_attribute(w, "id", latest(change)->id);
	xml_writer_attribute(w, "rule", latest(change)->rule);
	xml_writer_attribute(w, "worse", change->worse ? "yes" : NULL);
	write_aspects(w, change->aspects);
	xml_writer_attribute(w, "blind", report_blind_name(change->blind));
	if (change->state != STATE_UNCHANGED) {
		write_finding(w, "before", change->old);
		write_finding(w, "after", change->new);
	}
	xml_writer_close(w);
}

void report_write_diff(struct buf *out, const struct report_diff *d)
{
	const struct report_comparison *c = d->comparison;
	struct xml_writer w;
	char days[24];

	snprintf(days, sizeof days, "%" PRId64, c->new->as_of - c->old->as_of);
	xml_writer_init(&w, out);
	xml_writer_open(&w, "diff");
	xml_writer_attribute(&w, "xmlns", "urn:policykoll:1");
	xml_writer_attribute(&w, "format-version", "1");
	xml_writer_attribute(&w, "fail-on", d->fail_on < 0 ? "never" : severity_name((enum severity)d->fail_on));
	xml_writer_number(&w, "exit-code", (uint64_t)report_comparison_exit(c, d->fail_on));
	xml_writer_attribute(&w, "days", days);
	xml_writer_open(&w, "tool");
	xml_writer_attribute(&w, "name", "policykoll");
	xml_writer_attribute(&w, "version", d->tool_version);
	xml_writer_close(&w);
	write_side(&w, "old", c->old, d->old_file, d->old_digest);
	write_side(&w, "new", c->new, d->new_file, d->new_digest);
	write_totals(&w, d);
	report_xml_messages(&w, d->messages);
	write_policies(&w, c);
	write_rules(&w, c);
	xml_writer_open(&w, "changes");
	for (size_t i = 0; i < c->changes.len; i++)
		write_change(&w, &c->changes.items[i]);
	xml_writer_close(&w);
	xml_writer_close(&w);
}
