/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects (subject.h). */
#include "subject.h"

#include <string.h>

static const char *const kinds[] = {
	"asset", "entry", "unit", "position", "assignment", "policy", "exception", "decision", "action-plan", "action", "incident",
	"risk-analysis", "threat-analysis", "audit", "exercise", "training", "document", "follow-up", "assurance", "statement", "submission",
};

/* Elements of resident documents that are no subjects themselves but tell a context is about those. */
static const char *const resident[] = {
	"organisation", "records", "exceptions", "clause", "requirement", "revision-rule", "scope", "classification-model", "role-definition",
	"framework-mapping", "term-of-office", "register", "holding", "rulebook", "repository",
};

static const char *const register_names[] = { "register", "entry", "submission", "holding" };

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static bool names_any(const struct xpath_pattern *context, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (xpath_pattern_names(context, names[i]))
			return true;
	}
	return false;
}

static unsigned context_phases(const struct xpath_pattern *context)
{
	unsigned phases = 0;

	if (xpath_pattern_names(context, "asset"))
		phases |= PHASE_ASSET;
	if (xpath_pattern_names(context, "entry"))
		phases |= PHASE_ENTRY;
	if (names_any(context, kinds + 2, COUNT(kinds) - 2) || names_any(context, resident, COUNT(resident)))
		phases |= PHASE_RESIDENT;
	return phases != 0 ? phases : PHASE_ASSET | PHASE_RESIDENT;
}

unsigned subject_phases(const struct sch_pattern *p)
{
	unsigned phases = 0;

	for (size_t i = 0; i < p->rules.len; i++)
		phases |= context_phases(p->rules.items[i]->context);
	return phases;
}

bool subject_is(const xmlNode *node)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (tree_is(node, kinds[i]))
			return true;
	}
	return false;
}

xmlNodePtr subject_of(xmlNodePtr node)
{
	xmlNodePtr n = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ? node : node->parent, last = n;

	for (; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent) {
		if (subject_is(n))
			return n;
		if (n->parent != NULL && n->parent->type == XML_ELEMENT_NODE)
			last = n;
	}
	return last;
}

bool subject_concerns(const struct sch_pattern *p, const xmlNode *node)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		if (xpath_pattern_names(p->rules.items[i]->context, (const char *)node->name))
			return true;
	}
	return false;
}

static void read_names(struct check_text *t, const xmlNode *node, const char *element)
{
	for (const xmlNode *n = tree_child(node, element); n != NULL; n = tree_next(n, element)) {
		int lang = tree_lang(n);

		if (lang >= 0 && t->in[lang] == NULL)
			t->in[lang] = tree_text(n);
	}
}

void subject_describe(struct check_subject *s, xmlNodePtr node, const struct check *c)
{
	const char *id = tree_is(node, "submission") ? tree_value(node, "inventory") : tree_value(node, "id");

	*s = (struct check_subject){ .node = node, .kind = (const char *)node->name, .id = id != NULL ? id : "-" };
	s->unit = organisation_unit_of(c->organisation, node);
	if (tree_is(node, "asset"))
		s->owner = organisation_owner(c->organisation, node, c->as_of);
	else if (tree_is(node, "unit"))
		s->owner = organisation_head(c->organisation, s->id);
	read_names(&s->name, node, "name");
	read_names(&s->name, node, "title");
}

/* What the expressions of a rule may not see, by when it runs. */
struct sight {
	const struct schematron *schema;
	bool with_asset;  /* one asset passes by and the register is not made yet; else the register is there and no asset */
	enum msg_id *why;
};

static bool blame(const struct sight *s, enum msg_id why)
{
	*s->why = why;
	return true;
}

/* A key's nodes lie where the assets are, or where the register is. */
static bool key_overreaches(const struct sight *s, const struct xpath_key *key)
{
	if (xpath_pattern_names(key->match, "asset") || xpath_pattern_names(key->match, "inventory"))
		return blame(s, MSG_RULE_OUT_OF_REACH);
	if (s->with_asset && names_any(key->match, register_names, COUNT(register_names)))
		return blame(s, MSG_REGISTER_OUT_OF_REACH);
	return false;
}

static bool expression_overreaches(const struct sight *s, const struct xpath *x)
{
	if (x == NULL)
		return false;
	for (size_t i = 0; s->with_asset && i < COUNT(register_names); i++) {
		if (xpath_steps_to(x, register_names[i], true))
			return blame(s, MSG_REGISTER_OUT_OF_REACH);
	}
	if (xpath_steps_to(x, "asset", !s->with_asset) || (!s->with_asset && xpath_steps_to(x, "inventory", true)))
		return blame(s, MSG_RULE_OUT_OF_REACH);
	for (size_t i = 0; i < s->schema->keys.len; i++) {
		if (xpath_uses_key(x, s->schema->keys.items[i].name) && key_overreaches(s, &s->schema->keys.items[i]))
			return true;
	}
	return false;
}

static bool context_overreaches(const struct sight *s, const struct xpath_pattern *context)
{
	const char *last;

	for (size_t i = 0; i < xpath_pattern_count(context); i++) {
		if (xpath_pattern_last(context, i, &last) == XML_ELEMENT_NODE && last != NULL && strcmp(last, "inventory") == 0)
			return blame(s, MSG_RULE_OUT_OF_REACH);
	}
	for (size_t i = 0; s->with_asset && i < COUNT(register_names); i++) {
		if (xpath_pattern_steps_to(context, register_names[i], true))
			return blame(s, MSG_REGISTER_OUT_OF_REACH);
	}
	if (xpath_pattern_steps_to(context, "asset", !s->with_asset))
		return blame(s, MSG_RULE_OUT_OF_REACH);
	for (size_t i = 0; i < s->schema->keys.len; i++) {
		if (xpath_pattern_uses_key(context, s->schema->keys.items[i].name) && key_overreaches(s, &s->schema->keys.items[i]))
			return true;
	}
	return false;
}

static bool lets_overreach(const struct sight *s, const struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (expression_overreaches(s, lets[i].value))
			return true;
	}
	return false;
}

static bool message_overreaches(const struct sight *s, const struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		if (expression_overreaches(s, m->parts.items[i].select))
			return true;
	}
	return false;
}

static bool assert_overreaches(const struct sight *s, const struct sch_assert *a)
{
	if (expression_overreaches(s, a->test) || expression_overreaches(s, a->subject) || message_overreaches(s, &a->text))
		return true;
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (message_overreaches(s, a->diagnostics.items[i]))
			return true;
	}
	return false;
}

static bool rule_overreaches(const struct sight *s, const struct sch_rule *r)
{
	if (context_overreaches(s, r->context) || lets_overreach(s, r->lets.items, r->lets.len) || expression_overreaches(s, r->subject))
		return true;
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (assert_overreaches(s, r->asserts.items[i]))
			return true;
	}
	return false;
}

bool subject_overreaches(const struct schematron *schema, const struct sch_pattern *p, enum msg_id *why)
{
	struct sight s = { schema, false, why };

	for (size_t i = 0; i < p->rules.len; i++) {
		s.with_asset = context_phases(p->rules.items[i]->context) & PHASE_ASSET;
		if (rule_overreaches(&s, p->rules.items[i]) || lets_overreach(&s, p->lets.items, p->lets.len))
			return true;
	}
	return false;
}
