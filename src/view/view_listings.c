/* SPDX-License-Identifier: Apache-2.0 */
/* The table of lists: a row for each list, its columns, and how a row of it is filled. A new list is a row here, and in pk_list_prepare() what its run must read. */
#include "view_listing.h"
#include "view_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

/* Under the row, a step further in. */
static void write_below(struct buf *out, const char *text)
{
	if (text != NULL && *text != '\0')
		view_wrap(out, text, 4);
}

static void write_place_below(struct buf *out, const char *file, uint32_t line)
{
	buf_pad(out, ' ', 4);
	view_show(out, file);
	buf_printf(out, ":%u\n", (unsigned)line);
}

static const char *text_of(const struct view_row *row, const struct report_text *t)
{
	return report_text_in(t, row->lang, NULL);
}

/* --- exceptions --- */

struct standing {
	const char *name;
	enum msg_id word;
	enum view_style style;
};

static const struct standing *standing_of(const struct report_exception *e)
{
	static const struct standing rows[] = {
		{ "active", MSG_LIST_ACTIVE, VIEW_PLAIN }, { "expired", MSG_LIST_EXPIRED, VIEW_RED }, { "pending", MSG_LIST_PENDING, VIEW_PLAIN },
		{ "revoked", MSG_LIST_REVOKED, VIEW_PLAIN }, { "incomplete", MSG_LIST_INCOMPLETE, VIEW_RED }, { "expiring", MSG_LIST_EXPIRING, VIEW_YELLOW },
		{ "unused", MSG_LIST_UNUSED, VIEW_YELLOW },
	};
	const char *name = e->standing != NULL ? e->standing : e->status;
	size_t i = 0;

	while (i + 1 < COUNT(rows) && strcmp(rows[i].name, name) != 0)
		i++;
	return &rows[i];
}

static size_t count_exceptions(const struct report *r)
{
	return r->exceptions.len;
}

static bool has_end(const struct report_exception *e)
{
	return e->expires_on != NULL && e->expires_on[0] >= '0' && e->expires_on[0] <= '9';
}

/* By last day; those without one last. What is equal stays in order. */
static int by_end(const void *a, const void *b)
{
	const struct report_exception *x = *(const struct report_exception *const *)a, *y = *(const struct report_exception *const *)b;
	int order = has_end(x) != has_end(y) ? (has_end(x) ? -1 : 1) : has_end(x) ? strcmp(x->expires_on, y->expires_on) : 0;

	return order != 0 ? order : x < y ? -1 : x > y;
}

static size_t *order_exceptions(const struct report *r)
{
	VEC(const struct report_exception *) list = { 0 };
	VEC(size_t) order = { 0 };

	for (size_t i = 0; i < r->exceptions.len; i++)
		vec_push(&list, &r->exceptions.items[i]);
	if (list.len > 1)
		qsort(list.items, list.len, sizeof *list.items, by_end);
	for (size_t i = 0; i < list.len; i++)
		vec_push(&order, (size_t)(list.items[i] - r->exceptions.items));
	vec_free(&list);
	return order.items;
}

/* "asset:sys-a", as exception new takes it. */
static void cell_subject(struct view_row *row, const struct report_exception *e)
{
	struct buf text = BUF_INIT;

	if (e->asset != NULL)
		buf_printf(&text, "asset:%s", e->asset);
	if (e->unit != NULL)
		buf_printf(&text, "%sunit:%s", text.len > 0 ? " " : "", e->unit);
	if (text.len == 0 && e->policy != NULL)
		buf_printf(&text, "policy:%s", e->policy);
	view_cell(row, text.data);
	buf_release(&text);
}

static void fill_exception(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_exception *e = &r->exceptions.items[i];
	const struct standing *s = standing_of(e);

	row->style = s->style;
	view_cell(row, e->id);
	view_cell(row, e->rule);
	cell_subject(row, e);
	view_cell_value(row, e->expires_on);
	if (has_end(e))
		view_cell_number(row, e->days_left);
	else
		view_cell(row, NULL);
	view_cell_word(row, s->word, s->name);
	view_cell_number(row, (int64_t)e->matched);
	view_cell(row, e->approved_by);
	view_cell(row, e->ref);
	view_cell(row, e->clause);
	view_cell(row, e->policy);
	view_cell(row, text_of(row, &e->reason));
	view_cell(row, e->file);
	view_cell_number(row, e->line);
}

static void more_exception(struct buf *out, const struct report *r, size_t i, const struct view_text_options *o)
{
	const struct report_exception *e = &r->exceptions.items[i];

	write_below(out, report_text_in(&e->reason, o->lang, NULL));
	write_place_below(out, e->file, e->line);
}

static const struct view_column exception_columns[] = {
	{ "id", MSG_LIST_HEAD_EXCEPTION, false }, { "rule", MSG_VIEW_HEAD_RULE, false }, { "subject", MSG_LIST_HEAD_SUBJECT, false },
	{ "until", MSG_LIST_HEAD_UNTIL, false }, { "days-left", MSG_LIST_HEAD_DAYS, true }, { "status", MSG_LIST_HEAD_STATUS, false },
	{ "findings", MSG_LIST_HEAD_FINDINGS, true }, { "approved-by", MSG_LIST_HEAD_APPROVER, false }, { "ref", MSG_LIST_HEAD_DECISION, false },
	{ "clause", VIEW_NO_HEAD, false }, { "policy", VIEW_NO_HEAD, false }, { "reason", VIEW_NO_HEAD, false }, { "file", VIEW_NO_HEAD, false },
	{ "line", VIEW_NO_HEAD, true },
};

/* --- policies --- */

static size_t count_policies(const struct report *r)
{
	return r->policies.len;
}

static void fill_policy(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_policy *p = r->policies.items[i];
	size_t checked = 0, demands = 0;

	for (size_t k = 0; k < p->clauses.len; k++) {
		checked += p->clauses.items[k]->coverage != NULL && strcmp(p->clauses.items[k]->coverage, "checked") == 0;
		demands += p->clauses.items[k]->requirements.len;
	}
	view_cell(row, p->id);
	view_cell(row, p->origin);
	view_cell(row, p->status);
	view_cell(row, p->version);
	view_cell_value(row, p->adopted_on);
	view_cell_number(row, (int64_t)p->clauses.len);
	view_cell_number(row, (int64_t)checked);
	view_cell_number(row, (int64_t)demands);
	view_cell_place(row, p->file, p->line);
	view_cell(row, text_of(row, &p->title));
}

static const struct view_column policy_columns[] = {
	{ "id", MSG_LIST_HEAD_POLICY, false }, { "origin", MSG_LIST_HEAD_ORIGIN, false }, { "status", MSG_LIST_HEAD_STATUS, false },
	{ "version", MSG_LIST_HEAD_VERSION, false }, { "adopted-on", MSG_LIST_HEAD_ADOPTED, false }, { "clauses", MSG_VIEW_HEAD_CLAUSES, true },
	{ "checked", MSG_LIST_HEAD_CHECKED, true }, { "demands", MSG_LIST_HEAD_DEMANDS, true }, VIEW_PLACE_COLUMNS, { "title", MSG_VIEW_HEAD_TITLE, false },
};

/* --- units --- */

static size_t count_units(const struct report *r)
{
	return r->units.len;
}

static void fill_unit(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_unit *u = &r->units.items[i];

	view_cell(row, u->id);
	view_cell(row, u->kind);
	view_cell(row, u->parent);
	view_cell_place(row, u->file, u->line);
	view_cell(row, text_of(row, &u->name));
}

static const struct view_column unit_columns[] = {
	{ "id", MSG_LIST_HEAD_UNIT, false }, { "kind", MSG_LIST_HEAD_KIND, false }, { "parent", MSG_LIST_HEAD_PARENT, false }, VIEW_PLACE_COLUMNS,
	{ "name", MSG_LIST_HEAD_NAME, false },
};

/* --- assets --- */

static size_t count_assets(const struct report *r)
{
	return r->assets_listed.len;
}

static void fill_asset(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_asset *a = &r->assets_listed.items[i];

	view_cell(row, a->id);
	view_cell(row, a->kind);
	view_cell(row, a->unit);
	view_cell_value(row, a->lifecycle);
	view_cell_value(row, a->criticality);
	view_cell(row, a->levels);
	view_cell(row, a->owner);
	view_cell_place(row, a->file, a->line);
}

static const struct view_column asset_columns[] = {
	{ "id", MSG_LIST_HEAD_ASSET, false }, { "kind", MSG_LIST_HEAD_KIND, false }, { "unit", MSG_LIST_HEAD_UNIT, false },
	{ "lifecycle", MSG_LIST_HEAD_LIFECYCLE, false }, { "criticality", MSG_LIST_HEAD_CRITICALITY, false },
	{ "classification", MSG_LIST_HEAD_CLASSIFICATION, false }, { "owner", MSG_LIST_HEAD_OWNER, false }, VIEW_PLACE_COLUMNS,
};

/* --- parameters --- */

static size_t count_parameters(const struct report *r)
{
	return r->parameters.len;
}

static void fill_parameter(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_parameter *p = &r->parameters.items[i];
	struct buf basis = BUF_INIT;

	if (row->for_machines)
		buf_puts(&basis, p->basis != NULL ? p->basis : "");
	else
		view_basis(&basis, row->lang, p->basis);
	view_cell(row, p->rule);
	view_cell(row, p->name);
	view_cell(row, p->value);
	view_cell(row, p->fallback);
	view_cell(row, basis.data);
	view_cell(row, p->clause);
	view_cell(row, p->policy);
	view_cell_place(row, p->file, p->line);
	buf_release(&basis);
}

static void more_parameter(struct buf *out, const struct report *r, size_t i, const struct view_text_options *o)
{
	write_below(out, report_text_in(&r->parameters.items[i].note, o->lang, NULL));
}

static const struct view_column parameter_columns[] = {
	{ "rule", MSG_VIEW_HEAD_RULE, false }, { "parameter", MSG_LIST_HEAD_PARAMETER, false }, { "value", MSG_LIST_HEAD_VALUE, false },
	{ "default", MSG_LIST_HEAD_DEFAULT, false }, { "basis", MSG_LIST_HEAD_BASIS, false }, { "clause", MSG_VIEW_HEAD_CLAUSE, false },
	{ "policy", MSG_LIST_HEAD_POLICY, false }, VIEW_PLACE_COLUMNS,
};

/* --- formats --- */

static size_t count_formats(const struct report *r)
{
	size_t n = 0;

	(void)r;
	while (view_formats[n].name != NULL)
		n++;
	return n + 1;
}

/* Text comes first; it is no format of the library's table, since it is made for a terminal. */
static void fill_format(struct view_row *row, const struct report *r, size_t i)
{
	const struct view_format text = { "text", NULL, ".txt", "text for a terminal", VIEW_AS_IT_IS };
	const struct view_format *f = i == 0 ? &text : &view_formats[i - 1];

	(void)r;
	view_cell(row, f->name);
	view_cell(row, f->suffixes);
	view_cell(row, lang_text(row->lang, f->summary));
}

static const struct view_column format_columns[] = {
	{ "format", MSG_LIST_HEAD_FORMAT, false }, { "endings", MSG_LIST_HEAD_ENDINGS, false }, { "summary", MSG_VIEW_HEAD_SUMMARY, false },
};

/* --- rules and clauses, for machines --- */

static size_t count_rules(const struct report *r)
{
	return r->rules.len;
}

static void fill_rule(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_rule *rule = r->rules.items[i];
	struct buf clauses = BUF_INIT;

	for (size_t k = 0; k < rule->clauses.len; k++)
		buf_printf(&clauses, "%s%s", k > 0 ? " " : "", rule->clauses.items[k].clause);
	view_cell(row, rule->id);
	view_cell(row, severity_name(view_effective_severity(r, rule)));
	view_cell(row, rule->ran ? "yes" : "no");
	view_cell(row, clauses.data);
	view_cell(row, rule->pack);
	view_cell(row, text_of(row, &rule->title));
	buf_release(&clauses);
}

static const struct view_column rule_columns[] = {
	{ "id", VIEW_NO_HEAD, false }, { "severity", VIEW_NO_HEAD, false }, { "runs", VIEW_NO_HEAD, false }, { "clauses", VIEW_NO_HEAD, false },
	{ "file", VIEW_NO_HEAD, false }, { "title", VIEW_NO_HEAD, false },
};

static size_t count_clauses(const struct report *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->policies.len; i++)
		n += r->policies.items[i]->clauses.len;
	return n;
}

static void fill_clause(struct view_row *row, const struct report *r, size_t i)
{
	const struct report_policy *p;
	const struct report_clause *c;
	struct buf rules = BUF_INIT;
	size_t at = 0;

	for (; i >= r->policies.items[at]->clauses.len; at++)
		i -= r->policies.items[at]->clauses.len;
	p = r->policies.items[at];
	c = p->clauses.items[i];
	for (size_t k = 0; k < c->requirements.len; k++)
		buf_printf(&rules, "%s%s", k > 0 ? " " : "", c->requirements.items[k].rule);
	view_cell(row, p->id);
	view_cell(row, c->id);
	view_cell(row, c->class);
	view_cell(row, c->coverage);
	view_cell(row, rules.data);
	for (int o = 0; o < OUTCOME_COUNT; o++)
		view_cell_number(row, (int64_t)c->outcomes.n[o]);
	view_cell(row, p->file);
	view_cell_number(row, c->line);
	view_cell(row, text_of(row, &c->summary));
	buf_release(&rules);
}

static const struct view_column clause_columns[] = {
	{ "policy", VIEW_NO_HEAD, false }, { "id", VIEW_NO_HEAD, false }, { "class", VIEW_NO_HEAD, false }, { "coverage", VIEW_NO_HEAD, false },
	{ "rules", VIEW_NO_HEAD, false }, { "not-applicable", VIEW_NO_HEAD, true }, { "pass", VIEW_NO_HEAD, true }, { "excepted", VIEW_NO_HEAD, true },
	{ "not-evaluable", VIEW_NO_HEAD, true }, { "gap", VIEW_NO_HEAD, true }, { "error", VIEW_NO_HEAD, true }, { "file", VIEW_NO_HEAD, false },
	{ "line", VIEW_NO_HEAD, true }, { "summary", VIEW_NO_HEAD, false },
};

const struct view_listing view_listings[] = {
	{ .name = "rules", .columns = rule_columns, .column_count = COUNT(rule_columns), .count = count_rules, .fill = fill_rule, .text = view_list_rules },
	{ .name = "clauses", .columns = clause_columns, .column_count = COUNT(clause_columns), .count = count_clauses, .fill = fill_clause, .text = view_list_clauses },
	{ .name = "policies", .columns = policy_columns, .column_count = COUNT(policy_columns), .count = count_policies, .fill = fill_policy, .none = MSG_VIEW_NO_POLICIES },
	{ .name = "units", .columns = unit_columns, .column_count = COUNT(unit_columns), .count = count_units, .fill = fill_unit, .none = MSG_LIST_NO_UNITS },
	{ .name = "assets", .columns = asset_columns, .column_count = COUNT(asset_columns), .count = count_assets, .fill = fill_asset, .none = MSG_LIST_NO_ASSETS },
	{ .name = "parameters", .columns = parameter_columns, .column_count = COUNT(parameter_columns), .count = count_parameters, .fill = fill_parameter,
	  .more = more_parameter, .none = MSG_LIST_NO_PARAMETERS },
	{ .name = "exceptions", .columns = exception_columns, .column_count = COUNT(exception_columns), .count = count_exceptions, .fill = fill_exception,
	  .order = order_exceptions, .more = more_exception, .none = MSG_LIST_NO_EXCEPTIONS },
	{ .name = "formats", .columns = format_columns, .column_count = COUNT(format_columns), .count = count_formats, .fill = fill_format, .none = MSG_VIEW_HEAD_TITLE },
	{ .name = NULL },
};
