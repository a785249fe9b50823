/* SPDX-License-Identifier: Apache-2.0 */
/* The grammar (grammar.h): operators, paths and predicates; functions are in grammar_functions.c. */
#include "grammar_part.h"

#include <string.h>

static const char *const names[] = {
	"a", "a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "e", "r", "div", "text", "or", "å", "a.b-c", "p:a", "p:b", "q:a",
	"d:a", "d:b", "d:r", "zz",
};
static const char *const attributes[] = { "n", "n", "x", "x", "id", "id", "div", "å", "p:n", "q:x", "xml:lang", "xml:id" };
static const char *const prefixes[] = { "p", "q", "xml", "r", "å", "zz" };
static const char *const kinds[] = {
	"text()", "text()", "comment()", "processing-instruction()", "processing-instruction('t')", "processing-instruction(\"x\")",
};
static const char *const axes[] = {
	"descendant", "descendant-or-self", "self", "following", "following-sibling", "parent", "ancestor", "ancestor-or-self", "preceding",
	"preceding-sibling",
};

struct term *term_new(struct arena *a, enum kind kind, char type, const char *text)
{
	struct term *t = arena_alloc(a, sizeof *t);

	t->kind = kind;
	t->type = type;
	t->text = text;
	return t;
}

struct term *term_call(struct arena *a, const char *name, char result, struct term *argument)
{
	struct term *t = term_new(a, KIND_CALL, result, name);

	t->wants = "o";
	t->kids[t->kid_count++] = argument;
	return t;
}

struct term *term_copy(struct arena *a, const struct term *t)
{
	struct term *copy = arena_alloc(a, sizeof *copy);

	*copy = *t;
	for (size_t i = 0; i < t->kid_count; i++)
		copy->kids[i] = term_copy(a, t->kids[i]);
	for (size_t i = 0; i < t->predicate_count; i++)
		copy->predicates[i] = term_copy(a, t->predicates[i]);
	return copy;
}

bool term_is_reverse(const char *axis)
{
	return strncmp(axis, "ancestor", 8) == 0 || strncmp(axis, "preceding", 9) == 0 || strcmp(axis, "parent") == 0;
}

static struct term *binary(struct grammar *g, char type, const char *op, struct term *left, struct term *right)
{
	struct term *t = term_new(g->a, KIND_BINARY, type, op);

	t->kids[t->kid_count++] = left;
	t->kids[t->kid_count++] = right;
	return t;
}

/* One after the other: C does not say which argument of a call is made first, and the same seed must make the same expression everywhere. */
static struct term *between(struct grammar *g, char type, const char *op, struct term *(*make)(struct grammar *g, char how), char how)
{
	struct term *left = make(g, how), *right = make(g, how);

	return binary(g, type, op, left, right);
}

static struct term *unordered(struct grammar *g, char how)
{
	return how == 'n' ? grammar_nodes(g, true) : how == 'N' ? grammar_nodes(g, false) : grammar_any(g, false);
}

static struct term *context(struct grammar *g)
{
	struct term *t = term_new(g->a, KIND_CONTEXT, 'n', ".");

	t->hidden = chance_percent(g->c, 90);
	return t;
}

static void choose_test(struct grammar *g, struct term *t)
{
	size_t kind = chance_below(g->c, 100);

	if (kind < 60)
		t->text = strcmp(t->axis, "attribute") == 0 ? chance_of(g->c, attributes) : chance_of(g->c, names);
	else if (kind < 75)
		t->text = "*";
	else if (kind < 80)
		t->text = chance_percent(g->c, 50) ? "p:*" : "d:*";
	else if (kind < 90)
		t->text = "node()";
	else
		t->text = chance_of(g->c, kinds);
}

static void choose_axis(struct grammar *g, struct term *t, bool ordered)
{
	size_t kind = chance_below(g->c, 100);

	t->axis = kind < 45 ? "child" : kind < 62 ? "attribute" : kind < 66 ? "namespace" : chance_of(g->c, axes);
	if (strcmp(t->axis, "namespace") == 0) {
		t->text = ordered || chance_percent(g->c, 50) ? chance_of(g->c, prefixes) : chance_percent(g->c, 60) ? "*" : "node()";
		return;
	}
	if (strncmp(t->axis, "descendant", 10) == 0 || strncmp(t->axis, "following", 9) == 0 || strncmp(t->axis, "preceding", 9) == 0) {
		if (g->wide-- <= 0)
			t->axis = "child";
	}
	choose_test(g, t);
	if (kind >= 66 && strcmp(t->axis, "child") != 0 && chance_percent(g->c, 25))
		t->text = "node()";
}

/* The order of an element's namespace nodes is the engine's own affair (XPath 1.0 section 5.4): no predicate may count them. */
static bool has_many_namespaces(const struct term *t)
{
	return t->kind == KIND_STEP && strcmp(t->axis, "namespace") == 0 && (strcmp(t->text, "*") == 0 || strcmp(t->text, "node()") == 0);
}

static struct term *predicate(struct grammar *g)
{
	static const char *const small[] = { "1", "1", "2", "3", "0", "1.5", "-1" };
	size_t kind = chance_below(g->c, 100);

	if (kind < 25)
		return term_new(g->a, KIND_NUMBER, 'd', chance_of(g->c, small));
	if (kind < 33)
		return grammar_call(g, "last", 'd', "");
	if (kind < 48) {
		static const char *const ops[] = { "=", "!=", "<", "<=", ">", ">=", "mod", "-", "+" };
		const char *op = chance_of(g->c, ops);
		struct term *left = grammar_call(g, chance_percent(g->c, 75) ? "position" : "last", 'd', "");
		struct term *right = chance_percent(g->c, 25) ? grammar_call(g, "last", 'd', "") : grammar_number(g);

		return binary(g, strchr("m-+", op[0]) != NULL ? 'd' : 'b', op, left, right);
	}
	if (kind < 75)
		return grammar_boolean(g);
	return grammar_any(g, true);
}

static void add_predicates(struct grammar *g, struct term *t, unsigned percent)
{
	bool many = has_many_namespaces(t);

	while (t->predicate_count < PREDICATES_MOST && g->room > 0 && chance_percent(g->c, percent)) {
		t->predicates[t->predicate_count++] = many ? term_call(g->a, "string", 's', grammar_string(g)) : predicate(g);
		percent /= 2;
	}
}

static struct term *step(struct grammar *g, struct term *in, bool ordered)
{
	struct term *t = term_new(g->a, KIND_STEP, 'n', "node()");

	g->room--;
	t->kids[t->kid_count++] = in;
	choose_axis(g, t, ordered);
	t->brief = chance_percent(g->c, in->kind == KIND_ROOT && (unsigned char)t->text[0] >= 0x80 ? 10 : 85);
	t->deep = chance_percent(g->c, 15) && g->wide-- > 0;
	add_predicates(g, t, 30);
	return t;
}

static struct term *base(struct grammar *g)
{
	struct term *t;
	size_t kind = chance_below(g->c, 100);

	if (kind < 30)
		return term_new(g->a, KIND_ROOT, 'n', "/");
	if (kind < 85 || g->room < 3)
		return context(g);
	if (kind < 92)
		return term_new(g->a, KIND_VARIABLE, 'n', chance_percent(g->c, 50) ? "x" : "y");
	g->inside++;
	t = grammar_nodes(g, true);
	g->inside--;
	return t;
}

static struct term *path(struct grammar *g, bool ordered)
{
	struct term *t = base(g);
	size_t steps = t->kind == KIND_ROOT && chance_percent(g->c, 5) ? 0 : chance_percent(g->c, 55) ? 1 : chance_percent(g->c, 70) ? 2 : 3;

	if (t->kind == KIND_CONTEXT && chance_percent(g->c, 12)) {
		t->hidden = false;
		steps = 0;
	}
	for (size_t i = 0; i < steps; i++)
		t = step(g, t, ordered || i + 1 < steps);
	return t;
}

struct term *grammar_nodes(struct grammar *g, bool ordered)
{
	static const char *const variables[] = { "x", "y", "none" };
	size_t kind = chance_below(g->c, 100);
	struct term *t;

	g->room--;
	if (chance_below(g->c, 1000) < g->errors)
		return grammar_wrong(g);
	if (g->room <= 0 || kind < 62)
		return path(g, ordered);
	if (kind < 72)
		return term_new(g->a, KIND_VARIABLE, 'n', chance_of(g->c, variables));
	if (kind < 80) {
		g->inside += ordered;
		t = between(g, 'n', "|", unordered, ordered ? 'n' : 'N');
		g->inside -= ordered;
		return t;
	}
	if (kind < 89) {
		t = term_new(g->a, KIND_FILTER, 'n', "");
		g->inside++;
		t->kids[t->kid_count++] = grammar_nodes(g, true);
		g->inside--;
		add_predicates(g, t, 100);
		return t->predicate_count > 0 ? t : t->kids[0];
	}
	return grammar_function(g, 'n');
}

static const char *const figures[] = {
	"0", "1", "1", "2", "2", "3", "4", "5", "10", "0.5", "1.5", "2.5", ".5", "7.", "0.1", "0.2", "1.15", "3.14159", "100", "12.50",
	"999999999", "1000000000", "123456789012",
	"0.00001", "0.000001", "9007199254740993", "4503599627370497.5", "00012", "2147483648", "4294967296", "1.7976931348623157", "0.3", "33",
};
/* Those that libxml2 does not read rightly: only so many as it takes to see that ours does. */
static const char *const long_figures[] = {
	"12345678901234567890", "0.49999999999999994", "0.000000000000000000000000000000000000001",
	"1000000000000000000000000000000000000000000000000000000000000000000",
	"3.141592653589793238462643383279",
};

struct term *grammar_number(struct grammar *g)
{
	static const char *const ops[] = { "+", "-", "*", "div", "mod" };
	static const char *const variables[] = { "n", "m", "div" };
	size_t kind = chance_below(g->c, 100);
	const char *op = chance_of(g->c, ops);
	struct term *t;

	g->room--;
	if (kind < 35 || g->room <= 0)
		return term_new(g->a, KIND_NUMBER, 'd', chance_percent(g->c, 2) ? chance_of(g->c, long_figures) : chance_of(g->c, figures));
	if (kind < 42)
		return term_new(g->a, KIND_VARIABLE, 'd', chance_of(g->c, variables));
	if (kind < 47)
		return binary(g, 'd', "div", term_new(g->a, KIND_NUMBER, 'd', kind < 45 ? "1" : "0"), term_new(g->a, KIND_NUMBER, 'd', "0"));
	if (kind < 55) {
		t = term_new(g->a, KIND_NEGATE, 'd', "-");
		t->kids[t->kid_count++] = grammar_argument(g, 'd');
		return t;
	}
	if (kind < 72)
		return between(g, 'd', op, grammar_argument, 'd');
	return grammar_function(g, 'd');
}

static const char *const texts[] = {
	"", "", "a", "b", "abc", " x  y ", "x", "å", "Åäö", "漢字", "😀", "a😀b", "12", "3", "-0", "1e3", "+1", "NaN", "Infinity", "  5 ", "1.",
	".5", "-.5", ".", "it's", "sv", "en", "EN",
	"i1 i2", "i3", "true", "urn:p", "p:a", "1.15", "\t1\n", "0x1", "1000000000000", "-", "abcabc", "ab", "bc", "2004-02-29", "12345678901234567890",
};

struct term *grammar_string(struct grammar *g)
{
	size_t kind = chance_below(g->c, 100);

	g->room--;
	if (kind < 50 || g->room <= 0)
		return term_new(g->a, KIND_LITERAL, 's', chance_of(g->c, texts));
	if (kind < 60)
		return term_new(g->a, KIND_VARIABLE, 's', chance_percent(g->c, 50) ? "s" : "t");
	return grammar_function(g, 's');
}

struct term *grammar_boolean(struct grammar *g)
{
	static const char *const ops[] = { "=", "=", "=", "!=", "!=", "<", "<=", ">", ">=" };
	size_t kind = chance_below(g->c, 100);

	g->room--;
	if (g->room <= 0)
		return term_new(g->a, KIND_VARIABLE, 'b', "b");
	if (kind < 55) {
		const char *op = chance_of(g->c, ops);

		return between(g, 'b', op, unordered, 'O');
	}
	if (kind < 70)
		return between(g, 'b', kind < 63 ? "and" : "or", grammar_argument, 'b');
	if (kind < 74)
		return term_new(g->a, KIND_VARIABLE, 'b', "b");
	return grammar_function(g, 'b');
}

struct term *grammar_any(struct grammar *g, bool ordered)
{
	size_t kind = chance_below(g->c, 100);

	if (kind < 45)
		return grammar_nodes(g, ordered);
	return kind < 65 ? grammar_number(g) : kind < 83 ? grammar_string(g) : grammar_boolean(g);
}

struct term *grammar_argument(struct grammar *g, char type)
{
	if (type == 'n' || type == 'N')
		return grammar_nodes(g, type == 'n');
	if (type == 'o' || type == 'O' || chance_percent(g->c, 35))
		return grammar_any(g, type != 'O' && type != 'b');
	return type == 's' ? grammar_string(g) : type == 'd' ? grammar_number(g) : grammar_boolean(g);
}

struct term *grammar_expression(struct grammar *g)
{
	g->room = (int)(3 + chance_below(g->c, chance_percent(g->c, 20) ? 26 : 12));
	g->wide = 3;
	return chance_percent(g->c, 35) ? grammar_nodes(g, false) : grammar_any(g, false);
}

static struct term *pattern_step(struct grammar *g, struct term *in)
{
	struct term *t = term_new(g->a, KIND_STEP, 'n', "node()");

	t->kids[t->kid_count++] = in;
	t->axis = chance_percent(g->c, 80) ? "child" : "attribute";
	choose_test(g, t);
	t->brief = chance_percent(g->c, in->kind == KIND_ROOT && (unsigned char)t->text[0] >= 0x80 ? 10 : 85);
	g->wide = 1;
	add_predicates(g, t, 35);
	return t;
}

static struct term *pattern_alternative(struct grammar *g)
{
	size_t kind = chance_below(g->c, 100), steps = 1 + chance_below(g->c, 3);
	struct term *t = kind < 20 ? term_new(g->a, KIND_ROOT, 'n', "/") : context(g);

	t->hidden = true;
	if (kind < 3)
		return t;
	if (kind >= 88) {
		t = kind < 94 ? term_call(g->a, "id", 'n', term_new(g->a, KIND_LITERAL, 's', chance_percent(g->c, 50) ? "i1" : "i2 i3"))
		              : term_call(g->a, "key", 'n', term_new(g->a, KIND_LITERAL, 's', "n"));
		if (kind >= 94)
			t->kids[t->kid_count++] = term_new(g->a, KIND_LITERAL, 's', chance_of(g->c, texts));
		steps--;
	}
	for (size_t i = 0; i < steps; i++) {
		t = pattern_step(g, t);
		t->deep = chance_percent(g->c, 25) && (i > 0 || t->kids[0]->kind != KIND_CONTEXT);
	}
	return t;
}

struct term *grammar_pattern(struct grammar *g)
{
	struct term *t;

	g->pattern = true;
	g->room = (int)(2 + chance_below(g->c, 8));
	t = pattern_alternative(g);
	while (chance_percent(g->c, 20))
		t = binary(g, 'n', "|", t, pattern_alternative(g)); /* only one of the arguments has chance in it */
	return t;
}
