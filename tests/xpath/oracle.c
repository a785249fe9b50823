/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The differential test: generated expressions over generated documents, our engine against libxml2's evaluator. A pair is an expression
 * and a document; it is evaluated at several nodes. The same seed makes the same pairs. Whatever differs must be explained: it is a known
 * fault of libxml2 (faults.h), and our value is what the specification says. The last line is the count.
 *
 *   xpath-oracle [--seed N] [--count N] [--only N] [--verbose]
 *   xpath-oracle DOCUMENT EXPRESSION NODE...    both values at the nodes that these expressions give
 */
#include "blame.h"
#include "coverage.h"
#include "door.h"
#include "faults.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAIRS_OF_A_DOCUMENT 25
#define NODES_OF_A_PAIR 3
#define NODES_FOR_PATTERNS 600 /* a pattern is tried at every node, as an expression at every node */
#define SHOWN_MOST 40
#define ENOUGH_FOR_ALL 10000 /* pairs that hold every axis, operator and function */

struct oracle {
	uint64_t seed;
	size_t count;
	size_t only;        /* SIZE_MAX: all */
	bool verbose;
	struct document document;
	struct sides sides;
	struct arena *arena;
	struct coverage *coverage;
	size_t shown;       /* number + 1 of the pair last shown */
	size_t pairs, evaluations, patterns, spoiled, costly, explained, differences;
	size_t by_fault[FAULTS_MOST];
	size_t types[256];
};

static const char *written(struct oracle *o, const struct term *t, struct chance *c, bool pattern)
{
	struct buf text = BUF_INIT;
	const char *kept;

	term_write(&text, t, c, pattern);
	kept = arena_strndup(o->arena, text.data, text.len);
	buf_release(&text);
	return kept;
}

static const char *shown_node(struct oracle *o, xmlNodePtr node)
{
	struct item item = { .place = document_place(&o->document, node), .text = "" };
	struct outcome one = { .type = 'n', .items = &item, .count = 1 };
	struct buf text = BUF_INIT;
	const char *kept;

	item.node = o->document.nodes.items[item.place];
	outcome_print(&text, &o->document, &one);
	kept = arena_strdup(o->arena, text.data + strlen("1 nodes: "));
	buf_release(&text);
	return kept;
}

static void show_outcome(struct oracle *o, const char *who, const struct outcome *out)
{
	struct buf text = BUF_INIT;

	outcome_print(&text, &o->document, out);
	printf("  %-8s %s\n", who, text.data);
	buf_release(&text);
}

static void show_variables(struct oracle *o)
{
	for (size_t i = 0; i + 1 < o->sides.variable_count; i++) {
		const struct binding *b = &o->sides.variables[i];

		if (b->value.type == VALUE_NUMBER)
			printf("  $%s = %.17g", b->name, b->value.number);
		else if (b->value.type == VALUE_STRING)
			printf("  $%s = '%s'", b->name, b->value.text.start);
		else
			printf("  $%s: %zu nodes or %d", b->name, b->value.type == VALUE_NODES ? b->value.nodes.len : 0, b->value.type == VALUE_BOOLEAN &&
			       b->value.boolean);
	}
	putchar('\n');
}

static void show_culprit(struct oracle *o, size_t number, const char *text, xmlNodePtr node, const struct culprit *c)
{
	if (o->shown == number + 1 || (o->differences > SHOWN_MOST && !o->verbose))
		return;
	o->shown = number + 1;
	printf("not ok pair %zu of seed %llu\n  whole    %s\n  at       %s\n", number, (unsigned long long)o->seed, text, shown_node(o, node));
	if (c != NULL) {
		printf("  smallest %s\n  at       %s\n", written(o, c->tree, NULL, false), shown_node(o, c->node));
		show_outcome(o, "ours", &c->ours);
		show_outcome(o, "libxml2", &c->theirs);
	}
	show_variables(o);
	printf("  document %s\n", o->document.text.data);
}

/* Our value, libxml2's value of a whole expression differ: is it a known fault? */
static void judge(struct oracle *o, size_t number, const struct term *t,
           const char *text, xmlNodePtr node, const struct outcome *ours, const struct outcome *theirs)
{
	struct culprit c = { .ours = *ours, .theirs = *theirs };
	int fault;

	sides_current(&o->sides, node);
	blame_find(&c, &o->sides, t, node, o->arena);
	fault = faults_explain(&o->sides, &c, o->arena);
	if (fault >= 0) {
		o->explained++;
		o->by_fault[fault]++;
		return;
	}
	o->differences++;
	show_culprit(o, number, text, node, &c);
}

/* Seldom a namespace node: every element has some. */
static xmlNodePtr some_node(struct oracle *o, struct chance *c)
{
	xmlNodePtr node = o->document.nodes.items[chance_below(c, o->document.nodes.len)];

	for (size_t tries = 0; node->type == XML_NAMESPACE_DECL && tries < 4; tries++)
		node = o->document.nodes.items[chance_below(c, o->document.nodes.len)];
	return node;
}

static void try_expression(struct oracle *o, size_t number, struct chance *c)
{
	struct grammar g = { .c = c, .a = o->arena, .errors = chance_percent(c, 12) ? 60 : 0 };
	struct term *t = grammar_expression(&g);
	const char *text = written(o, t, c, false);
	struct outcome ours, theirs;

	o->pairs++;
	coverage_note(o->coverage, t);
	for (size_t i = 0; i < NODES_OF_A_PAIR; i++) {
		xmlNodePtr node = some_node(o, c);

		sides_libxml2(&o->sides, text, node, o->arena, &theirs);
		if (theirs.type == 'l') {
			o->costly++;
			continue;
		}
		sides_ours(&o->sides, text, node, o->arena, &ours);
		o->evaluations++;
		o->types[(unsigned char)theirs.type]++;
		if (g.wrong ? ours.type != 'r' : !outcome_same(&ours, &theirs) || !outcome_is_ordered(&ours))
			judge(o, number, t, text, node, &ours, &theirs);
	}
}

/* A text that may be no expression: both take it for one, or neither does. */
static void try_spoiled(struct oracle *o, size_t number, struct chance *c)
{
	struct grammar g = { .c = c, .a = o->arena };
	const char *text = term_spoil(written(o, grammar_expression(&g), c, false), c, o->arena);
	bool theirs = sides_libxml2_parses(&o->sides, text), ours = sides_ours_parses(&o->sides, text, theirs);
	int fault;

	o->pairs++;
	o->spoiled++;
	if (ours == theirs)
		return;
	fault = faults_explain_form(&o->sides, text, ours, o->arena);
	if (fault >= 0) {
		o->explained++;
		o->by_fault[fault]++;
		return;
	}
	o->differences++;
	printf("not ok pair %zu of seed %llu\n  smallest %s\n  at       its form\n  ours     %s\n  libxml2  %s\n",
	       number, (unsigned long long)o->seed, text,
	       ours ? "an expression" : "none", theirs ? "an expression" : "none");
}

/* XSLT 1.0 section 5.2: a node matches a pattern if it is in the pattern's value, as an expression, at the node or one of its ancestors. */
static void mark_matches(struct oracle *o, const char *text, char *marks, const struct term *t, size_t number)
{
	const struct document *d = &o->document;
	struct outcome ours, theirs;

	for (size_t i = 0; i < d->nodes.len; i++) {
		sides_libxml2(&o->sides, text, d->nodes.items[i], o->arena, &theirs);
		sides_ours(&o->sides, text, d->nodes.items[i], o->arena, &ours);
		o->evaluations++;
		if (theirs.type != 'l' && !outcome_same(&ours, &theirs))
			judge(o, number, t, text, d->nodes.items[i], &ours, &theirs);
		if (ours.type != 'n')
			marks[i] = 'e';
		for (size_t k = 0; ours.type == 'n' && k < ours.count; k++) {
			for (xmlNodePtr up = ours.items[k].node; up != NULL; up = document_parent(up)) {
				if (up == d->nodes.items[i] && marks[ours.items[k].place] != 'e')
					marks[ours.items[k].place] = 'm';
			}
		}
	}
}

static bool can_fail(const char *marks, size_t n)
{
	return memchr(marks, 'e', n) != NULL;
}

static void try_pattern(struct oracle *o, size_t number, struct chance *c)
{
	struct grammar g = { .c = c, .a = o->arena };
	struct term *t = grammar_pattern(&g);
	const char *text = written(o, t, c, true);
	struct xpath_pattern *p = sides_pattern(&o->sides, text);
	const struct document *d = &o->document;
	char *marks = arena_alloc(o->arena, d->nodes.len);

	o->pairs++;
	o->patterns++;
	mark_matches(o, text, marks, t, number);
	for (size_t i = 0; i < d->nodes.len; i++) {
		int matches = p != NULL ? xpath_pattern_match(p, o->sides.run, d->nodes.items[i]) : -1;

		if (d->nodes.items[i]->type == XML_NAMESPACE_DECL || can_fail(marks, d->nodes.len) || matches == (marks[i] == 'm'))
			continue;
		o->differences++;
		printf("the pattern %s, but by definition it %s\n", p == NULL ? "is refused" : matches < 0 ? "fails" : matches ? "matches" : "does not match",
		       marks[i] == 'm' ? "matches" : "does not");
		show_culprit(o, number, text, d->nodes.items[i], NULL);
		break;
	}
	xpath_pattern_free(p);
}

static void run_document(struct oracle *o, size_t first)
{
	struct chance c = { o->seed * 1000003 + first };

	o->document = (struct document){ .text = BUF_INIT };
	document_make(&o->document, &c);
	sides_open(&o->sides, &o->document, &c);
	for (size_t number = first; number < first + PAIRS_OF_A_DOCUMENT && number < o->count; number++) {
		struct chance own = { o->seed * 7919 + number };

		if (o->only != SIZE_MAX && o->only != number)
			continue;
		if (chance_percent(&own, 10) && o->document.nodes.len <= NODES_FOR_PATTERNS)
			try_pattern(o, number, &own);
		else if (chance_percent(&own, 10))
			try_spoiled(o, number, &own);
		else
			try_expression(o, number, &own);
		arena_reset(o->arena);
	}
	sides_close(&o->sides);
	document_release(&o->document);
}

/* Shows both values of an expression at nodes of a document of somebody's own. */
static int show(struct oracle *o, char **args)
{
	struct chance c = { o->seed };
	struct outcome at, ours, theirs;

	o->document = (struct document){ .text = BUF_INIT };
	buf_puts(&o->document.text, args[0]);
	if (document_read(&o->document, true) != 0)
		return 2;
	sides_open(&o->sides, &o->document, &c);
	for (size_t i = 2; args[i] != NULL; i++) {
		sides_libxml2(&o->sides, args[i], o->document.nodes.items[0], o->arena, &at);
		for (size_t k = 0; at.type == 'n' && k < at.count; k++) {
			sides_libxml2(&o->sides, args[1], at.items[k].node, o->arena, &theirs);
			sides_ours(&o->sides, args[1], at.items[k].node, o->arena, &ours);
			printf("%s\n", shown_node(o, at.items[k].node));
			show_outcome(o, "ours", &ours);
			show_outcome(o, "libxml2", &theirs);
		}
	}
	sides_close(&o->sides);
	document_release(&o->document);
	return 0;
}

static int read_options(struct oracle *o, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--verbose") == 0)
			o->verbose = true;
		else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
			o->seed = strtoull(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "--count") == 0 && i + 1 < argc)
			o->count = strtoull(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
			o->only = strtoull(argv[++i], NULL, 10);
		else
			return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct oracle o = { .seed = 20261121, .count = 200000, .only = SIZE_MAX };
	int bad;

	if (argc > 3 && strncmp(argv[1], "--", 2) != 0) {
		door_open();
		exsltRegisterAll();
		o.arena = arena_new();
		return show(&o, argv + 1);
	}
	if (read_options(&o, argc, argv) != 0) {
		fprintf(stderr, "usage: xpath-oracle [--seed N] [--count N] [--only N] [--verbose]\n");
		return 2;
	}
	door_open();
	exsltRegisterAll();
	o.arena = arena_new();
	o.coverage = coverage_new();
	bad = faults_check(o.only == SIZE_MAX);
	for (size_t first = 0; first < o.count; first += PAIRS_OF_A_DOCUMENT) {
		if (o.only == SIZE_MAX || o.only / PAIRS_OF_A_DOCUMENT * PAIRS_OF_A_DOCUMENT == first)
			run_document(&o, first);
	}
	arena_free(o.arena);
	if (o.only == SIZE_MAX && o.count >= ENOUGH_FOR_ALL)
		bad += coverage_check(o.coverage);
	coverage_free(o.coverage);
	for (size_t i = 0; i < faults_count(); i++) {
		if (o.by_fault[i] > 0)
			printf("  explained %zu: %s\n", o.by_fault[i], faults_name(i));
	}
	printf("  %zu evaluations, and %zu too costly; %zu node-sets, %zu booleans, %zu numbers, %zu strings, %zu errors; %zu patterns, %zu spoiled\n",
	       o.evaluations, o.costly, o.types['n'], o.types['b'], o.types['d'], o.types['s'], o.types['e'] + o.types['r'], o.patterns,
	       o.spoiled);
	printf("xpath: %zu pairs, %zu differences, %zu explained\n", o.pairs, o.differences, o.explained);
	return o.differences > 0 || bad > 0;
}
