/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ISO Schematron (ISO/IEC 19757-3): a schema file read and checked once into an immutable rule set, then run over trees. Results go to the caller's callbacks
 * as they happen; nothing is printed here.
 */
#ifndef SCHEMATRON_H
#define SCHEMATRON_H

#include "diag.h"
#include "pattern.h"
#include "vec.h"
#include "xpath.h"

#include <stdbool.h>

/* Every distinct variable name of a schema has a slot (xpath.h). */
struct sch_let {
	const char *name;
	int slot;
	struct xpath *value;      /* NULL: its value is content */
	xmlDocPtr content;        /* element content as a document of its own: the value is a node-set of its root node; else NULL */
	const char *given;        /* of schema/param: "" until somebody gives a value; NULL: not to be given from outside */
	const xmlNode *node;
};

/* A piece of a message: text; the string value of select (value-of, name/@path); the name of select or of the context (name); a copy of the nodes of select
 * (xsl:copy-of); the beginning and the end of an element kept in SVRL (emph, dir, span: node is the schema's element). */
struct sch_part {
	enum { SCH_TEXT, SCH_VALUE, SCH_NAME, SCH_COPY, SCH_OPEN, SCH_CLOSE } kind;
	const char *text;
	struct xpath *select;
	const xmlNode *node;
};

/* A text with its language: of an assertion, a diagnostic or a property. */
struct sch_message {
	const char *id;
	int lang;             /* an enum lang; -1: none of ours, or not given */
	const char *xml_lang; /* as given on it or above it, NULL */
	bool help;            /* pk:use="help": what to do */
	const char *role, *scheme; /* of a property */
	VEC(struct sch_part) parts;
	const xmlNode *node;
};

/* An attribute whose value may be a variable reference ("$name", edition 2025): text as written, or value. */
struct sch_word {
	const char *text;
	struct xpath *value;
};

/* What every assertion, rule and pattern can have. NULL where it has not. */
struct sch_rich {
	const char *icon, *see, *fpi, *xml_lang;
	struct sch_word role, flag, severity;
};

struct sch_assert {
	const char *id;
	struct sch_rich rich;
	const char *role;   /* rich.role.text */
	const char *fixes;  /* sqf:fix ids as written, or NULL */
	bool is_report;
	bool not_evaluable; /* flag: the data needed to decide is missing */
	bool lower;         /* flag: one step less severe than demanded */
	bool on_file;       /* flag: nothing is wrong; the text says which evidence is there */
	struct xpath *test, *subject; /* subject may be NULL */
	const char *test_text;        /* as written, after expansion */
	struct sch_message text;
	VEC(const struct sch_message *) diagnostics;
	VEC(const struct sch_message *) properties;
	const xmlNode *node;
};

struct sch_rule {
	const char *id;
	struct sch_rich rich;
	struct xpath_pattern *context;
	const char *context_text;
	struct xpath *subject;
	VEC(struct sch_let) lets;
	VEC(struct sch_assert *) asserts;
	const xmlNode *node;
};

/* sch:p of a pattern by its class, or sch:title. */
struct sch_paragraph {
	const char *class; /* "title", "rationale", "fix"; sch:title is "title" with lang -1 */
	int lang;
	const char *text;
};

struct sch_pattern {
	const char *id;
	const char *title;      /* sch:title, or NULL */
	struct sch_rich rich;
	VEC(struct sch_paragraph) paragraphs;
	VEC(struct sch_let) lets;
	VEC(struct sch_rule *) rules;
	struct xpath *documents; /* other documents it is about, evaluated at the instance root, seeing the pattern's variables there; or NULL */
	VEC(const char *) needs; /* names it uses that only phases define: it runs in no phase that lacks one (schematron_lacks()) */
	bool is_group;          /* edition 2025: every rule tries, not only the first that matches */
	bool local_policies;    /* pk:subjects="local-policies": of policies it is about those that extend the demanding one */
	bool wants_other_nodes; /* a context matches attributes, text, comments or processing instructions, or the root */
	const xmlNode *node;
};

struct sch_phase {
	const char *id;
	VEC(const char *) active;
	VEC(struct sch_let) lets;
	struct xpath *from, *when; /* edition 2025; NULL */
	const xmlNode *node;
};

struct sch_namespace {
	const char *prefix, *uri;
};

struct schematron {
	const char *name;    /* the file, as shown */
	const char *sha256;
	const char *title, *version, *edition, *icon, *see, *fpi, *xml_lang; /* of the schema; NULL */
	const char *default_phase; /* or NULL */
	VEC(struct sch_namespace) namespaces;
	VEC(struct sch_let) lets;  /* schema/let and schema/param, in order */
	VEC(struct xpath_key) keys;
	VEC(struct sch_pattern *) patterns;
	VEC(struct sch_phase *) phases;
	VEC(struct sch_message *) diagnostics;
	VEC(struct sch_message *) properties;
	VEC(const char *) slots;   /* variable names by slot */
	VEC(struct loaded *) files; /* the schema's file first, then what it includes */
	struct arena *arena;
	bool of_image;          /* read from an image (schematron_image.h): the arena, which holds all of it, is not its own, and it has no nodes */
	xmlDocPtr scope;        /* holds the prefixes of sch:ns */
};

/* Where include and extends get files: fills content with the bytes of an absolute or relative path (already joined with the including file's). 0, or -1 when there is none. */
struct buf;
struct schematron_files {
	int (*read)(void *payload, const char *path, struct buf *content);
	void *payload;
};

/* Reads and checks a schema from its bytes (encodings as of documents). NULL after diagnostics: every error that can be told from the file is told here, none at run time. files may be NULL:
 * then nothing can be included. */
struct schematron *schematron_new(const char *name, const void *bytes, size_t n, const struct schematron_files *files, const struct diag_sink *sink);
/* The same for rules of the program's own kind, which must say the same of the same data each day, wherever they come from: no DOCTYPE, neither clock nor chance. */
struct schematron *schematron_new_rules(const char *name, const void *bytes, size_t n, const struct schematron_files *files, const struct diag_sink *sink);
void schematron_free(struct schematron *s);
/* The pattern with the id, or NULL. */
const struct sch_pattern *schematron_pattern(const struct schematron *s, const char *id);
const struct sch_let *schematron_let(const struct schematron *s, const char *name);
/* Whether the pattern's result hangs on the schema-level variable, directly or through other variables. */
bool schematron_uses(const struct schematron *s, const struct sch_pattern *p, const char *variable);
/* The slot of a name, -1 if the schema has no such variable. */
int schematron_slot(const struct schematron *s, const char *name);
/* A variable that the pattern uses and neither the schema nor the phase (NULL: none, all patterns run) defines, or NULL when it has all it needs. */
const char *schematron_lacks(const struct sch_pattern *p, const struct sch_phase *phase);
/* For rule files of the program: what our flags demand (only a report can be not-evaluable or on-file). The number of faults, said. */
size_t schematron_check_flags(const struct schematron *s, const struct diag_sink *sink);

struct schematron_run;

/* What happened to an assertion: a failed assert or a successful report. */
struct sch_result {
	const struct sch_pattern *pattern;
	const struct sch_rule *rule;
	const struct sch_assert *assertion;
	xmlNodePtr node;    /* the rule's context */
	xmlNodePtr subject; /* where it points: assertion's or rule's subject, else the context */
};

struct schematron_events {
	/* A rule begins at its context node. applies is false where its variable $applies is. */
	void (*fired)(void *payload, const struct sch_pattern *p, const struct sch_rule *r, xmlNodePtr node, bool applies);
	/* Inside the call schematron_text() can be asked for the result's texts. */
	void (*result)(void *payload, const struct sch_result *result);
	/* Something could not be evaluated: neither passed nor failed. assertion may be NULL (context, variable). node may be NULL. */
	void (*error)(void *payload, const struct sch_pattern *p, const struct sch_assert *assertion, xmlNodePtr node, const char *why);
	void *payload;
};

/* A run over the document of a world (borrowed). phase: NULL or "#DEFAULT" for the default one, "#ALL", "#ANY", or an id; an unknown phase gives NULL. */
struct schematron_run *schematron_run_new(const struct schematron *s, struct xpath_world *world, const char *phase, const struct schematron_events *events);
void schematron_run_free(struct schematron_run *r);
/* Whether the schema has the phase, "#ALL" and the like included. */
bool schematron_has_phase(const struct schematron *s, const char *phase);
/* Gives a schema-level variable another value, a string; before schematron_run_start(). Borrowed. */
void schematron_run_set(struct schematron_run *r, const char *name, const char *value);
/* Says that the rule variable $applies means nothing here: every rule applies where its context matches. */
void schematron_run_plain(struct schematron_run *r);
/* Called before a pattern begins in schematron_run_all(), with the node its part of the document begins at; uris are those of pattern/@documents, with spaces between
 * them, NULL where there are none. */
typedef void schematron_begin_fn(void *payload, const struct sch_pattern *p, xmlNodePtr top, const char *uris);
void schematron_run_on_pattern(struct schematron_run *r, schematron_begin_fn *begin);
/* Where pattern/@documents gets documents, as xpath_world_loader() of the same world. Without it, they are errors. */
void schematron_run_loader(struct schematron_run *r, xmlDocPtr (*load)(void *payload, const char *uri, const char *base), void *payload);
struct xpath_run *schematron_run_xpath(struct schematron_run *r);
/* Evaluates the variables of schema and phase, and chooses the phase of "#ANY". 0, or -1 after error events; the run can go on, without the variables that have no value. */
int schematron_run_start(struct schematron_run *r);
/* The phase that is run; NULL: all patterns. Known after schematron_run_start(). */
const struct sch_phase *schematron_run_phase(const struct schematron_run *r);
/* Whether the phase has the pattern. */
bool schematron_run_active(const struct schematron_run *r, const struct sch_pattern *p);
/* Runs one pattern over a node and everything below it, in document order. */
void schematron_run_pattern(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr node);
/* The same over the nodes of an index (node_index.h), which must hold the kinds that the pattern can match, and live as long as the run: many patterns and runs can share
 * it, and it may be reset and filled anew between calls. */
struct node_index;
void schematron_run_pattern_over(struct schematron_run *r, const struct sch_pattern *p, struct node_index *index);
/* The kinds of nodes that the contexts of a pattern can match, a set of enum node_kind. */
unsigned schematron_kinds(const struct sch_pattern *p);
/* Runs all active patterns over the whole document (phase/@from: over a part of it), and over the documents of pattern/@documents. */
void schematron_run_all(struct schematron_run *r);
/* Inside a result call: appends the text of the rule's own variable. 1, 0 if the rule has none of this name, -1 when it cannot be evaluated. */
struct buf;
int schematron_rule_text(struct schematron_run *r, const struct sch_rule *rule, const char *name, struct buf *out);
/* Appends a message's text at a node, white space collapsed. -1 when a value in it cannot be evaluated. */
int schematron_text(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out);
/* The same as content of XML: as it is written, with emph, dir and span (prefix "svrl") and copies of nodes. */
int schematron_content(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out);
/* The word as written, or its variable's value as text in the arena, NULL where there is none or it cannot be evaluated. Inside a fired or result call. */
struct arena;
const char *schematron_word(struct schematron_run *r, const struct sch_word *word, xmlNodePtr node, struct arena *a);

#endif
