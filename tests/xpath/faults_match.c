/* SPDX-License-Identifier: Apache-2.0 */
/* The faults of libxml2, one function each (faults_match.h). */
#include "faults_match.h"

#include "reference.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static bool is_call(const struct match *m, const char *name)
{
	return m->culprit->tree->kind == KIND_CALL && strcmp(m->culprit->tree->text, name) == 0;
}

static struct outcome evaluate(struct match *m, const char *text, xmlNodePtr node)
{
	struct outcome out;

	sides_ours(m->sides, text, node, m->arena, &out);
	return out;
}

static struct outcome value_of_at(struct match *m, const struct term *t, xmlNodePtr node)
{
	struct outcome ours, theirs;

	blame_differs(m->sides, t, node, m->arena, &ours, &theirs);
	return ours;
}

static struct outcome value_of(struct match *m, const struct term *t)
{
	return value_of_at(m, t, m->culprit->node);
}

/* A node-set with nodes of the document only. */
static bool is_of_document(const struct outcome *o)
{
	for (size_t i = 0; o->type == 'n' && i < o->count; i++) {
		if (o->items[i].node == NULL)
			return false;
	}
	return o->type == 'n';
}

/* The i-th operand's value; the context node where a function has none. */
static struct outcome operand(struct match *m, size_t i)
{
	return i < m->culprit->tree->kid_count ? value_of(m, m->culprit->tree->kids[i]) : evaluate(m, ".", m->culprit->node);
}

static bool is_number(const struct outcome *o, double n)
{
	return o->type == 'd' && reference_same_number(o->number, n);
}

bool match_number_text(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome v;

	if (!is_call(m, "string") || c->ours.type != 's' || c->theirs.type != 's')
		return false;
	v = operand(m, 0);
	return v.type == 'd' && strcmp(c->ours.text, reference_right.text(v.number, m->arena)) == 0 &&
	       strcmp(c->theirs.text, reference_libxml2.text(v.number, m->arena)) == 0;
}

static double number_of(struct match *m, const struct item *item, const struct conversions *how)
{
	return how->number(item->node != NULL ? reference_string_value(item->node, m->arena) : item->value);
}

static double extreme(struct match *m, const struct outcome *v, bool most, const struct conversions *how)
{
	double best = NAN;

	for (size_t i = 0; i < v->count; i++) {
		double n = number_of(m, &v->items[i], how);

		if (isnan(n))
			return NAN;
		if (i == 0 || (most ? n > best : n < best))
			best = n;
	}
	return best;
}

/* Functions of numbers: what they make of their operand with a way to convert. */
static bool by_numbers(struct match *m, const struct conversions *how, double *out)
{
	struct outcome v = operand(m, 0);

	if (is_call(m, "number"))
		*out = reference_number(&v, how, m->arena);
	else if (is_call(m, "sum") && v.type == 'n')
		*out = reference_sum(&v, how, m->arena);
	else if ((is_call(m, "math:max") || is_call(m, "math:min")) && v.type == 'n')
		*out = extreme(m, &v, is_call(m, "math:max"), how);
	else
		return false;
	return true;
}

/* math:highest() and math:lowest(): the nodes with the most or the least value, none if one is NaN. */
static bool are_extremes(struct match *m, const struct outcome *out, const struct conversions *how)
{
	struct outcome v = operand(m, 0);
	double best = extreme(m, &v, is_call(m, "math:highest"), how);
	size_t n = 0;

	for (size_t i = 0; v.type == 'n' && i < v.count; i++) {
		if (number_of(m, &v.items[i], how) != best)
			continue;
		if (n >= out->count || out->items[n].place != v.items[i].place || strcmp(out->items[n].text, v.items[i].text) != 0)
			return false;
		n++;
	}
	return n == out->count;
}

static bool compares(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome left = operand(m, 0), right = operand(m, 1);

	return c->ours.type == 'b' && c->theirs.type == 'b' && c->ours.boolean == reference_compare(c->tree->text,
	       &left, &right, &reference_right, m->arena) &&
	       c->theirs.boolean == reference_compare(c->tree->text, &left, &right, &reference_libxml2, m->arena);
}

bool match_text_number(struct match *m)
{
	const struct culprit *c = m->culprit;
	double right, wrong;

	if (c->tree->kind == KIND_BINARY && strchr("=!<>", c->tree->text[0]) != NULL)
		return compares(m);
	if (is_call(m, "math:highest") || is_call(m, "math:lowest"))
		return c->ours.type == 'n' && c->theirs.type == 'n' && are_extremes(m, &c->ours, &reference_right) &&
		       are_extremes(m, &c->theirs, &reference_libxml2);
	return c->tree->kind == KIND_CALL && by_numbers(m, &reference_right, &right) && by_numbers(m, &reference_libxml2, &wrong) &&
	       is_number(&c->ours, right) &&
	       is_number(&c->theirs, wrong);
}

bool match_number_literal(struct match *m)
{
	const struct culprit *c = m->culprit;

	return c->tree->kind == KIND_NUMBER && is_number(&c->ours, reference_right.number(c->tree->text)) &&
	       is_number(&c->theirs, reference_libxml2.number(c->tree->text));
}

/* "/å" as "/child::å", everywhere. Whether there was one. */
static bool spell_out(struct term *t)
{
	bool found = t->kind == KIND_STEP && t->kids[0]->kind == KIND_ROOT && !t->deep && t->brief && strcmp(t->axis, "child") == 0 &&
	       (unsigned char)t->text[0] >= 0x80;

	if (found)
		t->brief = false;
	for (size_t i = 0; i < t->kid_count; i++)
		found = spell_out(t->kids[i]) || found;
	for (size_t i = 0; i < t->predicate_count; i++)
		found = spell_out(t->predicates[i]) || found;
	return found;
}

bool match_absolute_letters(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct term *spelled = term_copy(m->arena, c->tree);
	struct outcome ours, theirs;

	return c->theirs.type == 'r' && spell_out(spelled) && !blame_differs(m->sides, spelled, c->node, m->arena, &ours, &theirs) &&
	       outcome_same(&ours, &c->ours);
}

static bool is_plain_step(const struct match *m, const char *axis)
{
	const struct term *t = m->culprit->tree;

	return t->kind == KIND_STEP && strcmp(t->axis, axis) == 0 && t->kids[0]->kind == KIND_CONTEXT && t->predicate_count == 0 && !t->deep &&
	       m->culprit->ours.type == 'n' &&
	       m->culprit->theirs.type == 'n';
}

/* All nodes that are on the step's axis from a node, by the definition. */
static struct outcome on_axis(struct match *m, xmlNodePtr from, xmlNodePtr without)
{
	const struct term *t = m->culprit->tree;
	struct outcome all = evaluate(m, arena_printf(m->arena, "/descendant::%s", t->text), m->culprit->node);
	size_t n = 0;

	for (size_t i = 0; i < all.count; i++) {
		if (reference_on_axis(m->sides->document, t->axis, from, all.items[i].node) && all.items[i].node != without)
			all.items[n++] = all.items[i];
	}
	all.count = n;
	return all;
}

bool match_following_attribute(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome right, wrong;

	if (!is_plain_step(m, "following") || (c->node->type != XML_ATTRIBUTE_NODE && c->node->type != XML_NAMESPACE_DECL))
		return false;
	right = on_axis(m, c->node, NULL);
	wrong = on_axis(m, document_parent(c->node), NULL);
	return outcome_same(&c->ours, &right) && outcome_same(&c->theirs, &wrong);
}

bool match_preceding_first(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome right, wrong;

	if (!is_plain_step(m, "preceding"))
		return false;
	right = on_axis(m, c->node, NULL);
	wrong = on_axis(m, c->node, m->sides->document->doc->children);
	return outcome_same(&c->ours, &right) && outcome_same(&c->theirs, &wrong);
}

bool match_namespace_undeclared(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome left = c->theirs;

	if (!is_plain_step(m, "namespace"))
		return false;
	left.count = 0;
	left.items = arena_alloc(m->arena, (c->theirs.count + 1) * sizeof *left.items);
	for (size_t i = 0; i < c->theirs.count; i++) {
		if (c->theirs.items[i].node != NULL)
			left.items[left.count++] = c->theirs.items[i];
		else if (strncmp(c->theirs.items[i].text, "18  ", 4) != 0)
			return false;
	}
	return outcome_same(&c->ours, &left);
}

/* What a predicate leaves of a set, counted in document order. */
static void filter(struct match *m, const struct term *predicate, struct outcome *set)
{
	size_t n = 0, all = set->count;

	for (size_t i = 0; i < all; i++) {
		struct outcome v = value_of_at(m, blame_pin(m->arena, predicate, i + 1, all), set->items[i].node);

		if (v.type == 'd' ? v.number == (double)(i + 1) : reference_boolean(&v))
			set->items[n++] = set->items[i];
	}
	set->count = n;
}

/* Predicates that count over a set, with namespace nodes in it or without: ours count in document order. */
static bool counts_in_order(struct match *m, bool wanted)
{
	const struct culprit *c = m->culprit;
	struct outcome set = operand(m, 0);
	size_t all = set.count;
	bool with_namespaces = false;

	if (!is_of_document(&set))
		return false;
	for (size_t i = 0; i < all; i++)
		with_namespaces = with_namespaces || set.items[i].node->type == XML_NAMESPACE_DECL;
	for (size_t i = 0; i < c->tree->predicate_count; i++)
		filter(m, c->tree->predicates[i], &set);
	return with_namespaces == wanted && outcome_same(&set, &c->ours) && c->theirs.type == 'n' && c->theirs.count <= all;
}

/* str:concat(): ours is in document order. */
static bool is_joined(struct match *m, const struct outcome *set)
{
	const struct culprit *c = m->culprit;
	const char *whole = "";
	bool with_namespaces = false;

	for (size_t i = 0; is_of_document(set) && i < set->count; i++) {
		whole = arena_printf(m->arena, "%s%s", whole, reference_string_value(set->items[i].node, m->arena));
		with_namespaces = with_namespaces || set->items[i].node->type == XML_NAMESPACE_DECL;
	}
	return with_namespaces && c->ours.type == 's' && c->theirs.type == 's' && c->ours.len == c->theirs.len && strcmp(whole, c->ours.text) == 0;
}

/* A function of a set's first node: ours is of the first in document order, libxml2's of another one. */
bool match_namespace_order(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome set;
	const char *call;
	bool right = false, wrong = false;

	if (c->tree->kind == KIND_FILTER)
		return counts_in_order(m, true);
	if (c->tree->kind != KIND_CALL || c->tree->kid_count != 1)
		return false;
	set = operand(m, 0);
	if (is_call(m, "str:concat"))
		return is_joined(m, &set);
	call = arena_printf(m->arena, "%s(.)", c->tree->text);
	for (size_t i = 0; is_of_document(&set) && i < set.count; i++) {
		struct outcome one = evaluate(m, call, set.items[i].node);

		if (set.items[i].node->type == XML_NAMESPACE_DECL && set.count > 1)
			wrong = true;
		if (i == 0)
			right = outcome_same(&one, &c->ours);
	}
	for (size_t i = 1; wrong && i < set.count; i++) {
		struct outcome one = evaluate(m, call, set.items[i].node);

		if (outcome_same(&one, &c->theirs))
			return right;
	}
	return false;
}

bool match_stream_self(struct match *m)
{
	const struct culprit *c = m->culprit;
	const struct term *t = c->tree;
	size_t n = 0;

	if (t->kind != KIND_STEP || !t->deep || !t->brief || strcmp(t->axis, "self") != 0 || c->ours.type != 'n' || c->theirs.type != 'n')
		return false;
	for (size_t i = 0; i < c->ours.count; i++) {
		if (c->ours.items[i].node == c->node)
			continue;
		if (n >= c->theirs.count || c->theirs.items[n++].place != c->ours.items[i].place)
			return false;
	}
	return n == c->theirs.count && c->ours.count == n + 1;
}

bool match_id_space(struct match *m)
{
	static const char spaces[] = " \t\r\n";
	struct outcome v, right, wrong;
	const char *text;

	if (!is_call(m, "id"))
		return false;
	v = operand(m, 0);
	if (v.type == 'n')
		return false;
	text = reference_string(&v, &reference_right, m->arena);
	if (strchr(spaces, text[0]) == NULL || strchr(text, '\'') != NULL)
		return false;
	text += strspn(text, spaces);
	right = evaluate(m, arena_printf(m->arena, "id('%s')", text), m->culprit->node);
	wrong = evaluate(m, arena_printf(m->arena, "id('%s')", text + strcspn(text, spaces)), m->culprit->node);
	return outcome_same(&right, &m->culprit->ours) && outcome_same(&wrong, &m->culprit->theirs);
}

bool match_lang_namespace(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome v, right;

	if (!is_call(m, "lang") || c->node->type != XML_NAMESPACE_DECL || c->theirs.type != 'b' || c->theirs.boolean)
		return false;
	v = operand(m, 0);
	right = evaluate(m, arena_printf(m->arena, "lang(\"%s\")", reference_string(&v, &reference_right, m->arena)), document_parent(c->node));
	return outcome_same(&right, &c->ours);
}

/* A union of which one side is something and the other cannot run. */
static bool is_half_union(struct match *m, const struct term *t)
{
	struct outcome left, right;

	if (t->kind != KIND_BINARY || t->text[0] != '|')
		return false;
	left = value_of(m, t->kids[0]);
	right = value_of(m, t->kids[1]);
	return (left.type == 'n' && left.count > 0 && right.type != 'n') || (right.type == 'n' && right.count > 0 && left.type != 'n');
}

bool match_not_evaluated(struct match *m)
{
	const struct culprit *c = m->culprit;
	struct outcome left, right;

	if (c->theirs.type != 'e' || c->ours.type != 'b')
		return false;
	if (is_call(m, "boolean"))
		return c->ours.boolean && is_half_union(m, c->tree->kids[0]);
	if (c->tree->kind != KIND_BINARY || strchr("=!<>", c->tree->text[0]) == NULL || c->ours.boolean)
		return false;
	left = operand(m, 0);
	right = operand(m, 1);
	return (left.type == 'n' && left.count == 0 && right.type == 'e') || (right.type == 'n' && right.count == 0 && left.type == 'e');
}

/* The nodes of key() as they are, and what a predicate counts among them. */
bool match_key_order(struct match *m)
{
	const struct culprit *c = m->culprit;

	if (is_call(m, "key") && c->ours.type == 'n' && c->theirs.type == 'n' && c->ours.count == c->theirs.count) {
		size_t found = 0;

		for (size_t i = 0; i < c->ours.count; i++) {
			for (size_t k = 0; k < c->theirs.count; k++)
				found += c->ours.items[i].place == c->theirs.items[k].place;
		}
		return found == c->ours.count;
	}
	return c->tree->kind == KIND_FILTER && c->tree->kids[0]->kind == KIND_CALL && strcmp(c->tree->kids[0]->text, "key") == 0 && counts_in_order(m, false);
}
