/* SPDX-License-Identifier: Apache-2.0 */
/* The functions of the grammar: XPath 1.0 section 4, XSLT 1.0 section 12, EXSLT's modules. */
#include "grammar_part.h"

#include <string.h>

struct row {
	const char *name;
	char type;
	const char *wants;
	unsigned weight;
};

static const struct row rows[] = {
	{ "last", 'd', "", 2 }, { "position", 'd', "", 2 }, { "count", 'd', "N", 8 }, { "id", 'n', "I", 6 }, { "local-name", 's', "n?", 4 },
	{ "namespace-uri", 's', "n?", 3 },
	{ "name", 's', "n?", 4 }, { "string", 's', "o?", 8 }, { "concat", 's', "sss?", 6 }, { "starts-with", 'b', "ss", 6 }, { "contains", 'b', "ss", 6 },
	{ "substring-before", 's', "ss", 5 }, { "substring-after", 's', "ss", 5 }, { "substring", 's', "sdd?", 9 }, { "string-length", 'd', "s?", 6 },
	{ "normalize-space", 's', "s?", 5 }, { "translate", 's', "sss", 6 }, { "boolean", 'b', "O", 6 }, { "not", 'b', "O", 8 },
	{ "true", 'b', "", 2 }, { "false", 'b', "", 2 },
	{ "lang", 'b', "L", 4 }, { "number", 'd', "o?", 8 }, { "sum", 'd', "N", 6 }, { "floor", 'd', "d", 5 }, { "ceiling", 'd', "d", 5 },
	{ "round", 'd', "d", 7 },
	{ "current", 'n', "", 8 }, { "key", 'n', "KO", 8 }, { "format-number", 's', "dF", 4 }, { "function-available", 'b', "W", 2 },
	{ "unparsed-entity-uri", 's', "U", 1 }, { "element-available", 'b', "E", 1 }, { "system-property", 'o', "V", 1 },
	{ "document", 'n', "X", 2 }, { "exsl:object-type", 's', "O", 2 }, { "exsl:node-set", 'n', "n", 1 },
	{ "math:max", 'd', "N", 2 }, { "math:min", 'd', "N", 2 }, { "math:highest", 'n', "n", 2 }, { "math:lowest", 'n', "n", 2 },
	{ "math:abs", 'd', "d", 1 },
	{ "math:sqrt", 'd', "d", 1 }, { "math:power", 'd', "dd", 1 }, { "math:constant", 'd', "Cd", 1 }, { "math:log", 'd', "d", 1 },
	{ "math:exp", 'd', "d", 1 },
	{ "math:sin", 'd', "d", 1 }, { "math:cos", 'd', "d", 1 }, { "math:tan", 'd', "d", 1 }, { "math:asin", 'd', "d", 1 }, { "math:acos", 'd', "d", 1 },
	{ "math:atan", 'd', "d", 1 }, { "math:atan2", 'd', "dd", 1 },
	{ "set:difference", 'n', "nn", 3 }, { "set:intersection", 'n', "nn", 3 }, { "set:distinct", 'n', "n", 3 }, { "set:has-same-node", 'b', "nn", 3 },
	{ "set:leading", 'n', "nn", 2 }, { "set:trailing", 'n', "nn", 2 },
	{ "str:tokenize", 'n', "ss?", 3 }, { "str:split", 'n', "ss?", 2 }, { "str:concat", 's', "n", 2 }, { "str:align", 's', "ssA", 1 },
	{ "str:padding", 's', "9s?", 1 },
	{ "str:encode-uri", 's', "sb", 1 }, { "str:decode-uri", 's', "s", 1 }, { "str:replace", 's', "sss", 2 },
	{ "date:year", 'd', "D", 2 }, { "date:leap-year", 'b', "D", 1 }, { "date:month-in-year", 'd', "D", 1 }, { "date:month-name", 's', "D", 1 },
	{ "date:month-abbreviation", 's', "D", 1 }, { "date:week-in-month", 'd', "D", 1 },
	{ "date:week-in-year", 'd', "D", 1 }, { "date:day-in-year", 'd', "D", 1 }, { "date:day-in-month", 'd', "D", 1 },
	{ "date:day-in-week", 'd', "D", 1 },
	{ "date:day-of-week-in-month", 'd', "D", 1 }, { "date:day-name", 's', "D", 1 }, { "date:day-abbreviation", 's', "D", 1 },
	{ "date:hour-in-day", 'd', "D", 1 },
	{ "date:minute-in-hour", 'd', "D", 1 }, { "date:second-in-minute", 'd', "D", 1 }, { "date:seconds", 'd', "D", 2 }, { "date:add", 's', "DP", 2 },
	{ "date:add-duration", 's', "PP", 1 }, { "date:difference", 's', "DD", 2 }, { "date:duration", 's', "T", 1 },
	{ "date:sum", 's', "n", 1 }, { "date:date", 's', "D", 1 },
	{ "date:time", 's', "D", 1 },
};

static const char *const languages[] = { "sv", "en", "EN", "en-GB", "s", "", "sv-SE", "svenska" };
static const char *const keys[] = { "k", "n", "t", "two" };
static const char *const formats[] = {
	"0", "0.00", "#,##0.00", "#", "#.#", "000", "0%", "0;(0)", "#,##0", "0.0#", "x0y", "-0", "'#'0", "00.00;-00.00", "‰0", "0‰",
};
static const char *const dates[] = {
	"2004-02-29", "2003-12-31", "2026-11-21", "2004-02-29T12:30:45", "2004-02-29T23:59:59.5Z", "2000-01-01T00:00:00+02:00", "1999-06",
	"2001", "12:30:45", "--02-29", "---15",
	"", "x", "2003-02-29", "-0044-03-15", "2024-12-30", "2021-01-03", "12345-01-01", "2004-02-29+01:00",
};
static const char *const durations[] = { "P1D", "P1Y", "P1M", "-P1M", "PT36H", "P1Y2M3DT4H5M6S", "", "x", "P", "PT0.5S", "P0D", "P400D", "-P30D" };
static const char *const things[] = {
	"count", "key", "current", "format-number", "no-such", "math:max", "str:tokenize", "date:add", "math:none", "generate-id",
	"set:distinct",
};
static const char *const entities[] = { "pic", "ent", "none" };
/* Whether XSLT's own instructions are there is not the expression's affair. */
static const char *const instructions[] = { "xsl:none", "a", "p:none" };
static const char *const properties[] = { "xsl:version", "xsl:none", "x" };
/* What document() does without a document is left open (XSLT 1.0 section 12.1). */
static const char *const files[] = { "other.xml" };
static const char *const ids[] = { "i1", "i2 i3", " i4\ti1 ", "i9", "", "i2,i3", "i1 i1" };
static const char *const constants[] = { "PI", "E", "SQRRT2", "LN2", "LN10", "LOG2E", "SQRT1_2", "x" };
static const char *const places[] = { "left", "right", "center", "x", "" };
static const char *const widths[] = { "0", "1", "3", "7", "2.5", "-1" };

#define LIST(array) array, sizeof array / sizeof *array

static struct term *of_list(struct grammar *g, const char *const *list, size_t n)
{
	return term_new(g->a, KIND_LITERAL, 's', list[chance_below(g->c, n)]);
}

static struct term *argument(struct grammar *g, char type)
{
	switch (type) {
	case 'K': return of_list(g, LIST(keys));
	case 'F': return of_list(g, LIST(formats));
	case 'C': return of_list(g, LIST(constants));
	case 'A': return of_list(g, LIST(places));
	case 'W': return of_list(g, LIST(things));
	case 'E': return of_list(g, LIST(instructions));
	case 'V': return of_list(g, LIST(properties));
	case 'X': return of_list(g, LIST(files));
	case 'U': return of_list(g, LIST(entities));
	case '9': return term_new(g->a, KIND_NUMBER, 'd', chance_of(g->c, widths));
	case 'L': return chance_percent(g->c, 85) ? of_list(g, LIST(languages)) : grammar_argument(g, 's');
	case 'D': return chance_percent(g->c, 85) ? of_list(g, LIST(dates)) : grammar_argument(g, 's');
	case 'P': return chance_percent(g->c, 85) ? of_list(g, LIST(durations)) : grammar_argument(g, 's');
	case 'I': return chance_percent(g->c, 60) ? of_list(g, LIST(ids)) : grammar_argument(g, 'o');
	case 'T': return grammar_argument(g, 'd');
	default: return grammar_argument(g, type);
	}
}

struct term *grammar_call(struct grammar *g, const char *name, char type, const char *wants)
{
	struct term *t = term_new(g->a, KIND_CALL, type, name);
	char *plain = arena_alloc(g->a, strlen(wants) + 1);

	g->room--;
	for (size_t i = 0, n = 0; wants[i] != '\0'; i++) {
		if (wants[i] == '?')
			continue;
		plain[n++] = wants[i];
		if (wants[i + 1] != '?' || chance_percent(g->c, 60))
			t->kids[t->kid_count++] = argument(g, wants[i]);
	}
	t->wants = plain;
	return t;
}

/* generate-id()'s values are an engine's own: only whether two are the same may be asked (XSLT 1.0 section 12.4). */
static struct term *same_id(struct grammar *g)
{
	struct term *t = term_new(g->a, KIND_BINARY, 'b', chance_percent(g->c, 70) ? "=" : "!=");

	for (size_t i = 0; i < 2; i++)
		t->kids[t->kid_count++] = grammar_call(g, "generate-id", 's', "n?");
	return t;
}

/* A property can be anything: it goes where a string goes. */
static bool is_of(const struct row *row, char type)
{
	return row->type == type || (row->type == 'o' && type == 's');
}

struct term *grammar_function(struct grammar *g, char type)
{
	unsigned all = 0, chosen;

	if (type == 'b' && chance_percent(g->c, 5))
		return same_id(g);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		all += is_of(&rows[i], type) ? rows[i].weight : 0;
	chosen = (unsigned)chance_below(g->c, all);
	for (size_t i = 0;; i++) {
		if (!is_of(&rows[i], type))
			continue;
		if (chosen < rows[i].weight) {
			if (g->pattern && strcmp(rows[i].name, "current") == 0)
				return grammar_call(g, "id", 'n', "I");
			if (g->inside > 0 && type == 'n' && (strncmp(rows[i].name, "str:", 4) == 0 || strcmp(rows[i].name, "document") == 0))
				return grammar_call(g, "key", 'n', "KO");
			return grammar_call(g, rows[i].name, type, rows[i].wants);
		}
		chosen -= rows[i].weight;
	}
}

struct term *grammar_wrong(struct grammar *g)
{
	static const char *const variables[] = { "n", "s", "b" };
	struct term *t;

	switch (chance_below(g->c, 8)) {
	case 0:
		g->wrong = true;
		return term_new(g->a, KIND_VARIABLE, 'n', "unknown");
	case 1:
		g->wrong = true;
		return grammar_call(g, chance_percent(g->c, 50) ? "no-such-function" : "math:none", 'n', "");
	case 2:
		g->wrong = true;
		return chance_percent(g->c, 50) ? grammar_call(g, "current", 'n', "oo") : grammar_call(g, "id", 'n', "ooo");
	case 3:
		g->wrong = true;
		t = term_new(g->a, KIND_STEP, 'n', "undeclared:a");
		t->axis = "child";
		t->kids[t->kid_count++] = term_new(g->a, KIND_CONTEXT, 'n', ".");
		return t;
	case 4:
		g->wrong = true;
		t = term_new(g->a, KIND_FILTER, 'n', "");
		t->kids[t->kid_count++] = term_new(g->a, KIND_LITERAL, 's', "x");
		t->predicates[t->predicate_count++] = term_new(g->a, KIND_NUMBER, 'd', "1");
		return t;
	default:
		return term_new(g->a, KIND_VARIABLE, 'o', chance_of(g->c, variables));
	}
}
