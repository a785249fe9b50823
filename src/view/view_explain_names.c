/* SPDX-License-Identifier: Apache-2.0 */
/* What a name means to `explain`: a rule, clauses, a message, an exit code, several of them; what else there is to ask for; all of a kind as a reference. */
#include "nearest.h"
#include "view_explain_pages.h"
#include "view_parts.h"

#include <string.h>

static const struct page_format *const formats[] = { &page_text, &page_markdown, &page_html, &page_man };

const char *view_page_format(size_t i)
{
	return i < sizeof formats / sizeof *formats ? formats[i]->name : NULL;
}

static struct page page_of(struct buf *out, const char *format, const struct view_text_options *o)
{
	struct page p = { .format = &page_text, .out = out, .lang = o->lang, .color = o->color };
	size_t i;

	for (i = 0; format && i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i]->name, format))
			p.format = formats[i];
	return p;
}

/* --- one name --- */

/* Whether the name means this clause: its id, or "policy#clause". */
static bool is_clause(const struct report_policy *policy, const struct report_clause *c, const char *name)
{
	size_t n = strlen(policy->id);

	return !strcmp(c->id, name) || (!strncmp(name, policy->id, n) && name[n] == '#' && !strcmp(name + n + 1, c->id));
}

static size_t write_clauses(struct page *p, const struct report *r, const char *name)
{
	size_t i, k, n = 0;

	for (i = 0; i < r->policies.len; i++) {
		const struct report_policy *policy = r->policies.items[i];

		for (k = 0; k < policy->clauses.len; k++) {
			if (!is_clause(policy, policy->clauses.items[k], name))
				continue;
			explain_clause(p, r, policy, policy->clauses.items[k]);
			n++;
		}
	}
	return n;
}

static size_t write_all_of(struct page *p, const struct explain_data *d, const struct report *r, const char *name)
{
	const struct report_rule *rule = report_rule_find(r, name);
	const xmlNode *code = explain_code(d, name);
	int message = msg_find(name);
	size_t n = 0;

	if (rule) {
		explain_rule(p, d, r, rule);
		n++;
	}
	n += write_clauses(p, r, name);
	if (message >= 0 && explain_tells(d, (enum msg_id)message)) {
		explain_about_message(p, d, (enum msg_id)message);
		n++;
	}
	if (code) {
		explain_about_code(p, d, code);
		n++;
	}
	return n;
}

bool view_explain(struct buf *out, const struct report *r, const char *name, const char *format, const struct view_text_options *o)
{
	struct buf made = BUF_INIT, title = BUF_INIT;
	struct page_head head = { .lead = "" };
	struct page p = page_of(&made, format, o);
	struct explain_data *d = explain_data_new();
	bool found;

	buf_printf(&title, "policykoll explain %s", name);
	head.title = title.data;
	p.format->begin(&p, &head);
	found = write_all_of(&p, d, r, name) > 0;
	p.format->end(&p);
	if (found)
		buf_add(out, made.data, made.len);
	explain_data_free(d);
	buf_release(&title);
	buf_release(&made);
	return found;
}

/* --- all names --- */

struct names {
	VEC(const char *) list;
};

static void add_rules(struct names *n, const struct report *r)
{
	size_t i;

	for (i = 0; i < r->rules.len; i++)
		vec_push(&n->list, r->rules.items[i]->id);
}

static void add_clauses(struct names *n, const struct report *r)
{
	size_t i, k;

	for (i = 0; i < r->policies.len; i++)
		for (k = 0; k < r->policies.items[i]->clauses.len; k++)
			vec_push(&n->list, r->policies.items[i]->clauses.items[k]->id);
}

static void add_messages(struct names *n, const struct explain_data *d)
{
	int i;

	for (i = 0; i < MSG_COUNT; i++)
		if (explain_tells(d, (enum msg_id)i))
			vec_push(&n->list, msg_name((enum msg_id)i));
}

const char *view_explain_nearest(const struct report *r, const char *name)
{
	struct explain_data *d = explain_data_new();
	struct names n = { 0 };
	const char *found;

	add_rules(&n, r);
	add_clauses(&n, r);
	add_messages(&n, d);
	found = n.list.len ? nearest(name, n.list.items, n.list.len) : NULL;
	vec_free(&n.list);
	explain_data_free(d);
	return found;
}

static void write_names(struct page *p, enum msg_id heading, const struct names *n)
{
	struct buf line = BUF_INIT;
	size_t i;

	page_heading(p, heading);
	for (i = 0; i < n->list.len; i++)
		buf_printf(&line, "%s%s", i ? ", " : "", n->list.items[i]);
	p->format->text(p, line.data);
	buf_release(&line);
}

void view_explain_overview(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	struct page p = page_of(out, "text", o);
	struct explain_data *d = explain_data_new();
	struct names n = { 0 };

	page_say(&p, p.format->text, MSG_EXPLAIN_OVERVIEW, NULL);
	add_rules(&n, r);
	write_names(&p, MSG_EXPLAIN_ALL_RULES, &n);
	n.list.len = 0;
	add_messages(&n, d);
	write_names(&p, MSG_EXPLAIN_ALL_MESSAGES, &n);
	page_heading(&p, MSG_EXPLAIN_ALL_CODES);
	page_say(&p, p.format->text, MSG_EXPLAIN_CODES, NULL);
	page_heading(&p, MSG_EXPLAIN_ALL_CLAUSES);
	page_say(&p, p.format->text, MSG_EXPLAIN_CLAUSES, NULL);
	vec_free(&n.list);
	explain_data_free(d);
}

/* --- references --- */

/* The areas of rules by the folder of their file, in the order in which a reader meets them. */
static const struct area {
	const char *folder;
	enum msg_id title;
} areas[] = {
	{ "rules/governance/", MSG_AREA_GOVERNANCE },
	{ "rules/organisation/", MSG_AREA_ORGANISATION },
	{ "rules/ownership/", MSG_AREA_OWNERSHIP },
	{ "rules/lifecycle/", MSG_AREA_LIFECYCLE },
	{ "rules/classification/", MSG_AREA_CLASSIFICATION },
	{ "rules/access/", MSG_AREA_ACCESS },
	{ "rules/suppliers/", MSG_AREA_SUPPLIERS },
	{ "rules/risk/", MSG_AREA_RISK },
	{ "rules/continuity/", MSG_AREA_CONTINUITY },
	{ "rules/retention/", MSG_AREA_RETENTION },
	{ "rules/training/", MSG_AREA_TRAINING },
	{ "rules/exceptions/", MSG_AREA_EXCEPTIONS },
	{ "", MSG_AREA_OTHER }, /* everything begins with nothing */
};
#define AREAS (sizeof areas / sizeof *areas)

static size_t area_of(const struct report_rule *rule)
{
	size_t i;

	for (i = 0; strncmp(rule->pack ? rule->pack : "", areas[i].folder, strlen(areas[i].folder)); i++)
		;
	return i;
}

static bool has_rules(const struct report *r, size_t area)
{
	size_t i;

	for (i = 0; i < r->rules.len && area_of(r->rules.items[i]) != area; i++)
		;
	return i < r->rules.len;
}

static void write_area(struct page *p, const struct explain_data *d, const struct report *r, size_t area, const char *title)
{
	size_t i;

	p->format->part(p, title);
	for (i = 0; i < r->rules.len && !p->format->brief; i++)
		if (area_of(r->rules.items[i]) == area)
			p->format->link(p, r->rules.items[i]->id, report_text_in(&r->rules.items[i]->title, p->lang, NULL));
	for (i = 0; i < r->rules.len; i++)
		if (area_of(r->rules.items[i]) == area)
			explain_rule(p, d, r, r->rules.items[i]);
}

static void write_rules(struct page *p, const struct explain_data *d, const struct report *r, struct page_head *head)
{
	const char *titles[AREAS];
	size_t i, n = 0;

	for (i = 0; i < AREAS; i++)
		if (has_rules(r, i))
			titles[n++] = lang_text(p->lang, msg_text(areas[i].title));
	head->parts = titles;
	head->part_count = n;
	p->format->begin(p, head);
	for (i = 0, n = 0; i < AREAS; i++)
		if (has_rules(r, i))
			write_area(p, d, r, i, titles[n++]);
	p->format->end(p);
}

static void write_part(struct page *p, const struct explain_data *d, const xmlNode *root)
{
	const xmlNode *n;

	for (n = root->children; n; n = n->next) {
		struct buf name = BUF_INIT;
		const char *names = n->type == XML_ELEMENT_NODE ? explain_value(n, "name") : "";
		int id;

		buf_add(&name, names, strcspn(names, " \t\r\n"));
		id = msg_find(name.data);
		if (id >= 0)
			explain_about_message(p, d, (enum msg_id)id);
		else if (n->type == XML_ELEMENT_NODE && *explain_value(n, "code"))
			explain_about_code(p, d, n);
		buf_release(&name);
	}
}

static void write_messages(struct page *p, const struct explain_data *d, struct page_head *head)
{
	struct names titles = { 0 };
	size_t i, n = explain_part_count(d);

	for (i = 0; i < n; i++) {
		struct buf title = BUF_INIT;

		explain_text(&title, explain_part(d, i), "title", p->lang);
		vec_push(&titles.list, buf_detach(&title));
	}
	head->parts = titles.list.items;
	head->part_count = n;
	p->format->begin(p, head);
	for (i = 0; i < n; i++) {
		p->format->part(p, titles.list.items[i]);
		write_part(p, d, explain_part(d, i));
	}
	p->format->end(p);
	for (i = 0; i < n; i++)
		free((char *)titles.list.items[i]);
	vec_free(&titles.list);
}

static const char *const references[] = { "rules", "messages" };

const char *view_explain_reference(size_t i)
{
	return i < sizeof references / sizeof *references ? references[i] : NULL;
}

bool view_explain_all(struct buf *out, const struct report *r, const char *what, const char *format, const struct view_text_options *o)
{
	bool rules = !strcmp(what, references[0]);
	struct page p = page_of(out, format, o);
	struct explain_data *d = explain_data_new();
	struct page_head head = {
		.title = lang_text(o->lang, msg_text(rules ? MSG_REFERENCE_RULES : MSG_REFERENCE_MESSAGES)),
		.lead = lang_text(o->lang, msg_text(rules ? MSG_REFERENCE_RULES_LEAD : MSG_REFERENCE_MESSAGES_LEAD)),
	};

	if (p.format == &page_man)
		head.title = lang_text(o->lang, msg_text(rules ? MSG_REFERENCE_RULES_MAN : MSG_REFERENCE_MESSAGES_MAN));
	p.reference = true;
	if (rules)
		write_rules(&p, d, r, &head);
	else
		write_messages(&p, d, &head);
	explain_data_free(d);
	return rules || !strcmp(what, references[1]);
}
