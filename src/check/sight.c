/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The areas of the virtual document and where steps lead from each (reach.h). A path that could lead to other assets, or to entries other than through a key,
 * counts as if it did: names tell, because what can stand inside an asset is known. Attributes lie where the children of their element lie.
 */
#include "sight.h"

#include "reach.h"
#include "subject.h"
#include "vec.h"

#include <string.h>

enum area {
	DOCUMENT = 1, REPOSITORY = 2,
	RESIDENT_TOP = 1 << 16, RESIDENT = 4, /* the roots of documents that are held whole, and all below them */
	REGISTER = 8, ENTRY = 16, IN_ENTRY = 32,
	ENTRIES = 64,    /* entries, from above or from beside */
	INVENTORY = 128,
	ASSETS = 256,    /* inventories and what is in them, from above or from beside */
	ASSET = 512,
	BELOW_ASSET = 1024, DEEP_IN_ASSET = 1 << 15, /* one bit for each level from its children on; the last is for all that lies deeper */
	IN_ASSET = 2 * DEEP_IN_ASSET - BELOW_ASSET
};

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

const char *const sight_asset_names[] = {
	"agreement", "alias", "asset", "basis-note", "classification", "continuity", "contract", "data-categories", "data-exchange", "decommission-record",
	"dependency", "description", "deviation-note", "dpia", "frame", "justification", "level", "logging", "measures", "name", "note", "plan", "processing",
	"processor", "purpose", "reason", "recipients", "retention-decision", "review", "role", "security-requirements", "sub-processor", "subject-categories",
	"supplier-follow-up", "term", "time-limit", "transfer", "trigger", NULL
};

static const char *const tops[] = { "exceptions", "organisation", "policy", "records", "rulebook" };
static const char *const in_register[] = { "entry", "holding", "submission" };

static bool is_among(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

static bool may_be(const struct xpath_move *m, const char *name)
{
	return m->name == NULL || strcmp(m->name, name) == 0;
}

static bool in_asset(const struct xpath_move *m)
{
	return m->name == NULL || is_among(m->name, sight_asset_names, COUNT(sight_asset_names) - 1);
}

static unsigned residents(const char *name)
{
	return name == NULL || is_among(name, tops, COUNT(tops)) ? RESIDENT | RESIDENT_TOP : RESIDENT;
}

static unsigned below_repository(const struct xpath_move *m)
{
	unsigned to = residents(m->name);

	to |= in_asset(m) || may_be(m, "inventory") ? ASSETS : 0;
	to |= may_be(m, "register") || may_be(m, "submission") || may_be(m, "holding") ? REGISTER : 0;
	to |= may_be(m, "entry") || may_be(m, "level") || may_be(m, "depends-on") ? ENTRIES : 0;
	return to;
}

/* The children of <repository> are the documents, and the register. */
static unsigned documents(const struct xpath_move *m)
{
	if (!m->elements)
		return 0;
	if (m->name == NULL)
		return RESIDENT_TOP | REGISTER | ASSETS;
	if (is_among(m->name, in_register, COUNT(in_register)))
		return 0;
	return strcmp(m->name, "inventory") == 0 ? ASSETS : strcmp(m->name, "register") == 0 ? REGISTER : RESIDENT_TOP;
}

static unsigned above(const struct xpath_move *m)
{
	return m->name == NULL ? REPOSITORY | DOCUMENT : may_be(m, "repository") ? REPOSITORY : 0;
}

static unsigned from_document(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_CHILD:
		return may_be(m, "repository") ? REPOSITORY : 0;
	case MOVE_DESCENDANT:
		return (may_be(m, "repository") ? REPOSITORY : 0) | below_repository(m);
	default:
		return 0;
	}
}

static unsigned from_repository(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_CHILD:
		return documents(m);
	case MOVE_DESCENDANT:
		return below_repository(m);
	case MOVE_ATTRIBUTE:
		return REPOSITORY;
	case MOVE_PARENT:
	case MOVE_ANCESTOR:
		return m->name == NULL ? DOCUMENT : 0;
	default:
		return 0;
	}
}

static unsigned from_resident_top(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_PARENT:
		return may_be(m, "repository") ? REPOSITORY : 0;
	case MOVE_ANCESTOR:
		return above(m);
	case MOVE_SIBLING:
		return documents(m);
	default:
		return RESIDENT;
	}
}

static unsigned from_resident(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_PARENT:
		return residents(m->name);
	case MOVE_ANCESTOR:
		return above(m) | residents(m->name);
	default:
		return RESIDENT;
	}
}

static unsigned from_register(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_CHILD:
	case MOVE_DESCENDANT:
		return REGISTER | (may_be(m, "entry") || may_be(m, "level") || may_be(m, "depends-on") ? ENTRIES : 0);
	case MOVE_PARENT:
		return REGISTER | (may_be(m, "repository") ? REPOSITORY : 0);
	case MOVE_ANCESTOR:
		return REGISTER | above(m);
	case MOVE_SIBLING:
		return documents(m) | REGISTER | (may_be(m, "entry") ? ENTRIES : 0);
	default:
		return REGISTER;
	}
}

static unsigned from_entry(unsigned area, const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_CHILD:
	case MOVE_DESCENDANT:
	case MOVE_ATTRIBUTE:
		return IN_ENTRY;
	case MOVE_PARENT:
		return area == IN_ENTRY ? ENTRY : REGISTER;
	case MOVE_ANCESTOR:
		return REGISTER | above(m) | (area == IN_ENTRY ? ENTRY : 0);
	case MOVE_SIBLING:
		return area == IN_ENTRY ? IN_ENTRY : may_be(m, "entry") ? ENTRIES : REGISTER;
	default:
		return area;
	}
}

static unsigned from_asset(unsigned area, const struct xpath_move *m)
{
	unsigned lower = area < DEEP_IN_ASSET ? area << 1 : area;

	switch (m->way) {
	case MOVE_CHILD:
	case MOVE_ATTRIBUTE:
		return lower;
	case MOVE_DESCENDANT:
		return IN_ASSET & ~(lower - 1);
	case MOVE_PARENT:
		if (area == ASSET)
			return may_be(m, "inventory") ? INVENTORY : 0;
		return area == BELOW_ASSET ? may_be(m, "asset") ? ASSET : 0 : area == DEEP_IN_ASSET ? area | area >> 1 : area >> 1;
	case MOVE_ANCESTOR:
		return above(m) | (may_be(m, "inventory") ? INVENTORY : 0) | (area == ASSET ? 0 : (may_be(m, "asset") ? ASSET : 0) | (IN_ASSET & (area - 1)));
	case MOVE_SIBLING:
		return area == ASSET ? ASSETS : area;
	default:
		return area;
	}
}

static unsigned from_inventory(const struct xpath_move *m)
{
	switch (m->way) {
	case MOVE_CHILD:
	case MOVE_DESCENDANT:
		return in_asset(m) ? ASSETS : 0;
	case MOVE_PARENT:
	case MOVE_ANCESTOR:
		return above(m);
	case MOVE_SIBLING:
		return documents(m);
	default:
		return INVENTORY;
	}
}

static unsigned step(void *payload, unsigned area, const struct xpath_move *m)
{
	(void)payload;
	if (m->way == MOVE_ELSEWHERE)
		return below_repository(m);
	switch (area) {
	case DOCUMENT:
		return from_document(m);
	case REPOSITORY:
		return from_repository(m);
	case RESIDENT_TOP:
		return from_resident_top(m);
	case RESIDENT:
		return from_resident(m);
	case REGISTER:
		return from_register(m);
	case ENTRY:
	case IN_ENTRY:
		return from_entry(area, m);
	case INVENTORY:
		return from_inventory(m);
	case ASSETS:
		return m->way == MOVE_ATTRIBUTE || in_asset(m) || may_be(m, "inventory") ? ASSETS : 0;
	default:
		return area & (ASSET | IN_ASSET) ? from_asset(area, m) : area;
	}
}

/* A variable and where its nodes lie. */
struct known {
	const char *name;
	unsigned nodes;
};

/* Looking around from one rule. */
struct looking {
	const struct schematron *schema;
	const struct sch_pattern *pattern;
	const struct sch_rule *rule;
	struct xpath_areas areas;
	VEC(struct known) known; /* outermost first */
	unsigned from;           /* where the rule's contexts lie */
	unsigned seen;
};

/* Whether nodes inside assets may be among those of the alternative: what passes by is in no key's index. */
static bool may_be_in_asset(const struct xpath_pattern *p, int type, const char *name)
{
	if (type == XML_DOCUMENT_NODE || (type == XML_ELEMENT_NODE && name != NULL && !is_among(name, sight_asset_names, COUNT(sight_asset_names) - 1)))
		return false;
	return xpath_pattern_count(p) > 1 || subject_context_phases(p) & PHASE_ASSET;
}

/* Entries can be asked for by one of their attributes; whatever else a key says of them, it would find none. */
static unsigned entries_of(const struct xpath_key *k)
{
	const char *name, *attribute = xpath_own_attribute(k->use, 0), *text = xpath_text(k->use);
	bool alone = xpath_pattern_count(k->match) == 1 && xpath_pattern_last(k->match, 0, &name) == XML_ELEMENT_NODE && name != NULL && strcmp(name, "entry") == 0;

	text += strspn(text, " \t\r\n");
	return alone && attribute != NULL && text[0] == '@' && strncmp(text + 1, attribute, strlen(attribute)) == 0 &&
	       text[1 + strlen(attribute) + strspn(text + 1 + strlen(attribute), " \t\r\n")] == '\0' ? ENTRY : ENTRIES;
}

static unsigned key_areas(const struct xpath_key *k)
{
	const struct xpath_pattern *p = k->match;
	unsigned to = 0;

	if (xpath_pattern_names(p, "entry") || xpath_pattern_names(p, "depends-on"))
		to |= entries_of(k);
	if (xpath_pattern_names(p, "asset") || xpath_pattern_names(p, "inventory"))
		return to | ASSETS;
	for (size_t i = 0; i < COUNT(tops) && xpath_pattern_count(p) == 1; i++) {
		if (xpath_pattern_names(p, tops[i]))
			return to | RESIDENT | RESIDENT_TOP;
	}
	for (size_t i = 0; i < xpath_pattern_count(p); i++) {
		const char *name;
		int type = xpath_pattern_last(p, i, &name);
		bool any = type != XML_ELEMENT_NODE || name == NULL;

		to |= may_be_in_asset(p, type, name) ? ASSETS : 0;
		to |= any ? ENTRIES : 0;
		to |= any || strcmp(name, "register") == 0 || strcmp(name, "submission") == 0 || strcmp(name, "holding") == 0 ? REGISTER : 0;
		to |= any || !(to & (ENTRY | ENTRIES | REGISTER)) ? residents(name) : 0;
	}
	return to;
}

static unsigned key(void *payload, const char *name)
{
	struct looking *l = payload;
	unsigned to = 0;

	for (size_t i = 0; i < l->schema->keys.len; i++) {
		const struct xpath_key *k = &l->schema->keys.items[i];

		if (name == NULL || strcmp(k->name, name) == 0)
			to |= key_areas(k);
	}
	return to;
}

static unsigned variable(void *payload, const char *name)
{
	const struct looking *l = payload;

	for (size_t i = l->known.len; i-- > 0;) {
		if (strcmp(l->known.items[i].name, name) == 0)
			return l->known.items[i].nodes;
	}
	return 0;
}

/* A variable can only use those before it. What those of the schema see was seen before any asset came by; the others are looked at when they are used. */
static void look_lets(struct looking *l, const struct sch_let *lets, size_t n, unsigned from)
{
	for (size_t i = 0; i < n; i++) {
		struct known k = { lets[i].name, lets[i].value != NULL ? xpath_reach(lets[i].value, from, &l->areas, &l->seen) : 0 };

		vec_push(&l->known, k);
	}
}

static void look(struct looking *l, const struct xpath *x, unsigned from)
{
	if (x != NULL)
		xpath_reach(x, from, &l->areas, &l->seen);
}

static void look_message(struct looking *l, const struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++)
		look(l, m->parts.items[i].select, l->from);
}

static void look_assert(struct looking *l, const struct sch_assert *a)
{
	look(l, a->test, l->from);
	look(l, a->subject, l->from);
	look_message(l, &a->text);
	for (size_t i = 0; i < a->diagnostics.len; i++)
		look_message(l, a->diagnostics.items[i]);
}

static void look_rule(struct looking *l)
{
	l->known.len = 0;
	look_lets(l, l->schema->lets.items, l->schema->lets.len, DOCUMENT);
	l->seen = l->from;
	look_lets(l, l->pattern->lets.items, l->pattern->lets.len, DOCUMENT);
	xpath_pattern_reach(l->rule->context, l->from, &l->areas, &l->seen);
	look_lets(l, l->rule->lets.items, l->rule->lets.len, l->from);
	look(l, l->rule->subject, l->from);
	for (size_t i = 0; i < l->rule->asserts.len; i++)
		look_assert(l, l->rule->asserts.items[i]);
}

static unsigned resident_areas(int type, const char *name)
{
	if (type == XML_DOCUMENT_NODE)
		return DOCUMENT;
	if (name == NULL)
		return RESIDENT | RESIDENT_TOP | REPOSITORY | REGISTER;
	if (strcmp(name, "repository") == 0)
		return REPOSITORY;
	return strcmp(name, "register") == 0 || is_among(name, in_register, COUNT(in_register)) ? REGISTER : is_among(name, tops, COUNT(tops)) ? RESIDENT_TOP : RESIDENT;
}

/* Where the nodes of one alternative of a context lie when its rule is asked in a phase. */
static unsigned alternative_areas(const struct xpath_pattern *context, size_t i, enum phase phase)
{
	const char *name;
	int type = xpath_pattern_last(context, i, &name), below;

	if (phase == PHASE_RESIDENT)
		return resident_areas(type, name);
	below = xpath_pattern_below(context, i, phase == PHASE_ASSET ? "asset" : "entry");
	if (phase == PHASE_ENTRY)
		return below == 0 ? ENTRY : IN_ENTRY;
	if (below < 0)
		return name == NULL ? ASSET | IN_ASSET : IN_ASSET;
	return below == 0 ? ASSET : (unsigned)BELOW_ASSET << (below - 1) < DEEP_IN_ASSET ? (unsigned)BELOW_ASSET << (below - 1) : DEEP_IN_ASSET;
}

static unsigned context_areas(const struct xpath_pattern *context, enum phase phase)
{
	unsigned from = 0;

	for (size_t i = 0; i < xpath_pattern_count(context); i++)
		from |= alternative_areas(context, i, phase);
	return from;
}

static bool names_inventory(const struct xpath_pattern *context)
{
	for (size_t i = 0; i < xpath_pattern_count(context); i++) {
		const char *name;

		if (xpath_pattern_last(context, i, &name) == XML_ELEMENT_NODE && name != NULL && strcmp(name, "inventory") == 0)
			return true;
	}
	return false;
}

static unsigned words_for(unsigned seen)
{
	return (seen & (ASSET | IN_ASSET | INVENTORY) ? SIGHT_ASSET : 0) | (seen & (RESIDENT | RESIDENT_TOP) ? SIGHT_RESIDENT : 0) |
	       (seen & (REGISTER | ENTRY | IN_ENTRY) ? SIGHT_REGISTER : 0);
}

/* Looks at a rule in a phase; returns whether it sees too far. */
static bool overreaches(struct looking *l, enum phase phase, enum msg_id *why)
{
	l->from = context_areas(l->rule->context, phase);
	look_rule(l);
	if (l->seen & ASSETS || names_inventory(l->rule->context)) {
		*why = MSG_RULE_OUT_OF_REACH;
		return true;
	}
	if (phase == PHASE_ASSET && l->seen & (REGISTER | ENTRY | IN_ENTRY | ENTRIES)) {
		*why = MSG_REGISTER_OUT_OF_REACH;
		return true;
	}
	if (l->seen & ENTRIES) {
		*why = MSG_ENTRIES_OUT_OF_REACH;
		return true;
	}
	return false;
}

unsigned sight_of(const struct schematron *schema, const struct sch_pattern *p, enum msg_id *why, bool *refused)
{
	static const enum phase phases[] = { PHASE_ASSET, PHASE_ENTRY, PHASE_RESIDENT };
	struct looking l = { .schema = schema, .pattern = p, .areas = { DOCUMENT, step, key, variable, &l } };
	unsigned words = 0;

	*refused = false;
	for (size_t i = 0; i < p->rules.len; i++) {
		l.rule = p->rules.items[i];
		for (size_t j = 0; j < COUNT(phases); j++) {
			if (!(subject_context_phases(l.rule->context) & phases[j]))
				continue;
			*refused |= overreaches(&l, phases[j], why);
			words |= words_for(l.seen);
		}
	}
	vec_free(&l.known);
	return words;
}

/* After look_rule(). */
static bool leads_away(struct looking *l, const struct xpath *subject)
{
	return subject != NULL && (xpath_reach(subject, l->from, &l->areas, &l->seen) & ~(unsigned)(ASSET | IN_ASSET | INVENTORY)) != 0;
}

static bool has_subject(const struct sch_rule *rule)
{
	for (size_t i = 0; i < rule->asserts.len; i++) {
		if (rule->asserts.items[i]->subject != NULL)
			return true;
	}
	return rule->subject != NULL;
}

bool sight_points_away(const struct schematron *schema, const struct sch_pattern *p)
{
	struct looking l = { .schema = schema, .pattern = p, .areas = { DOCUMENT, step, key, variable, &l } };
	bool away = false;

	for (size_t i = 0; i < p->rules.len && !away; i++) {
		unsigned phases;

		l.rule = p->rules.items[i];
		phases = subject_context_phases(l.rule->context);
		/* Of entries nothing tells one from another. */
		away = (phases & PHASE_ENTRY) && has_subject(l.rule);
		if (!(phases & PHASE_ASSET) || away || !has_subject(l.rule))
			continue;
		l.from = context_areas(l.rule->context, PHASE_ASSET);
		look_rule(&l);
		away = leads_away(&l, l.rule->subject);
		for (size_t j = 0; j < l.rule->asserts.len; j++)
			away |= leads_away(&l, l.rule->asserts.items[j]->subject);
	}
	vec_free(&l.known);
	return away;
}
