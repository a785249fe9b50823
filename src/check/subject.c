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

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static bool names_any(const struct xpath_pattern *context, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (xpath_pattern_names(context, names[i]))
			return true;
	}
	return false;
}

unsigned subject_context_phases(const struct xpath_pattern *context)
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
		phases |= subject_context_phases(p->rules.items[i]->context);
	return phases;
}

bool subject_is(const xmlNode *node)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (node->name[0] == (xmlChar)kinds[i][0] && tree_is(node, kinds[i]))
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

/* Kinds of records that can be about an asset, and name it. */
static const char *const about[] = {
	"exception", "decision", "action-plan", "action", "incident", "risk-analysis", "threat-analysis", "audit", "exercise", "training", "document", "follow-up",
	"assurance", "statement",
};

static bool names_restricted(const struct asset_register *assets, const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *words = a->children != NULL ? (const char *)a->children->content : "";

		for (size_t n; *words != '\0'; words += n + strspn(words + n, " \t\r\n")) {
			n = strcspn(words, " \t\r\n");
			if (register_is_restricted(assets, words, n))
				return true;
		}
	}
	return false;
}

/* Records are shallow. */
static bool mentions_restricted(const struct asset_register *assets, const xmlNode *node, int depth)
{
	if (names_restricted(assets, node))
		return true;
	for (const xmlNode *n = tree_child(node, NULL); n != NULL && depth > 0; n = tree_next(n, NULL)) {
		if (mentions_restricted(assets, n, depth - 1))
			return true;
	}
	return false;
}

#define RECORD_DEPTH 8

static bool is_restricted(const xmlNode *node, struct asset_register *assets)
{
	if (tree_is(node, "asset"))
		return openness_is_restricted(node);
	if (tree_is(node, "entry"))
		return register_openness(assets, node) == OPENNESS_RESTRICTED;
	if (!register_has_restricted(assets))
		return false;
	for (size_t i = 0; i < COUNT(about); i++) {
		if (tree_is(node, about[i]))
			return mentions_restricted(assets, node, RECORD_DEPTH);
	}
	return false;
}

void subject_identify(struct check_subject *s, xmlNodePtr node, const struct check *c)
{
	const char *id = tree_is(node, "submission") ? tree_value(node, "inventory") : tree_value(node, "id");

	*s = (struct check_subject){ .node = node, .kind = (const char *)node->name, .id = id != NULL ? id : "-" };
	s->unit = organisation_unit_of(c->organisation, node);
	s->restricted = is_restricted(node, c->workspace->assets);
}

void subject_describe(struct check_subject *s, const struct check *c)
{
	if (tree_is(s->node, "asset"))
		s->open = register_asset_openness(c->workspace->assets, s->node) == OPENNESS_OPEN;
	else if (tree_is(s->node, "entry"))
		s->open = register_openness(c->workspace->assets, s->node) == OPENNESS_OPEN;
	if (tree_is(s->node, "asset"))
		s->owner = organisation_owner(c->organisation, s->node, c->as_of);
	else if (tree_is(s->node, "unit"))
		s->owner = organisation_head(c->organisation, s->id);
	read_names(&s->name, s->node, "name");
	read_names(&s->name, s->node, "title");
}
