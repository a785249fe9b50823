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

struct sch_let {
	const char *name;
	struct xpath *value;
};

/* A piece of a message: text, or the string value of select (value-of, name/@path), or the context's name (name). */
struct sch_part {
	enum { SCH_TEXT, SCH_VALUE, SCH_NAME } kind;
	const char *text;
	struct xpath *select;
};

/* A text with its language (an enum lang, -1 = not given): of an assertion, or a diagnostic. */
struct sch_message {
	const char *id;
	int lang;
	bool help; /* pk:use="help": what to do */
	VEC(struct sch_part) parts;
};

struct sch_property {
	const char *id, *role, *text;
};

struct sch_assert {
	const char *id, *role;
	bool is_report;
	bool not_evaluable; /* flag: the data needed to decide is missing */
	bool lower;         /* flag: one step less severe than demanded */
	bool on_file;       /* flag: nothing is wrong; the text says which evidence is there */
	struct xpath *test, *subject; /* subject may be NULL */
	struct sch_message text;
	VEC(const struct sch_message *) diagnostics;
	VEC(const struct sch_property *) properties;
	const xmlNode *node;
};

struct sch_rule {
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
	VEC(struct sch_paragraph) paragraphs;
	VEC(struct sch_let) lets;
	VEC(struct sch_rule *) rules;
	bool local_policies;    /* pk:subjects="local-policies": of policies it is about those that extend the demanding one */
	bool wants_other_nodes; /* a context matches attributes, text, comments or processing instructions */
	const xmlNode *node;
};

struct sch_phase {
	const char *id;
	VEC(const char *) active;
	VEC(struct sch_let) lets;
	const xmlNode *node;
};

struct sch_namespace {
	const char *prefix, *uri;
};

struct schematron {
	const char *name;    /* the file, as shown */
	const char *sha256;
	const char *default_phase; /* or NULL */
	VEC(struct sch_namespace) namespaces;
	VEC(struct sch_let) lets;
	VEC(struct xpath_key) keys;
	VEC(struct sch_pattern *) patterns;
	VEC(struct sch_phase *) phases;
	VEC(struct sch_message *) diagnostics;
	VEC(struct sch_property *) properties;
	struct loaded *loaded;  /* the file's tree */
	struct arena *arena;
	xmlDocPtr scope;        /* holds the prefixes of sch:ns */
};

/* Reads and checks a schema from UTF-8 bytes. NULL after diagnostics: every error that can be told from the file is told here, none at run time. */
struct schematron *schematron_new(const char *name, const void *bytes, size_t n, const struct diag_sink *sink);
void schematron_free(struct schematron *s);
/* The pattern with the id, or NULL. */
const struct sch_pattern *schematron_pattern(const struct schematron *s, const char *id);
const struct sch_let *schematron_let(const struct schematron *s, const char *name);
/* Whether the pattern's result hangs on the schema-level variable, directly or through other variables. */
bool schematron_uses(const struct schematron *s, const struct sch_pattern *p, const char *variable);

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

/* A run over a document (borrowed). phase: NULL for the default one, "#ALL", or an id; an unknown phase gives NULL. */
struct schematron_run *schematron_run_new(const struct schematron *s, xmlDocPtr doc, const char *phase, const struct schematron_events *events);
void schematron_run_free(struct schematron_run *r);
/* Gives a schema-level variable another value, a string; before schematron_run_start(). Borrowed. */
void schematron_run_set(struct schematron_run *r, const char *name, const char *value);
struct xpath_run *schematron_run_xpath(struct schematron_run *r);
/* Evaluates the variables of schema and phase. 0, or -1 after an error event. */
int schematron_run_start(struct schematron_run *r);
/* Whether the phase has the pattern. */
bool schematron_run_active(const struct schematron_run *r, const struct sch_pattern *p);
/* Runs one pattern over a node and everything below it, in document order. */
void schematron_run_pattern(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr node);
/* Runs all active patterns over the whole document. */
void schematron_run_all(struct schematron_run *r);
/* Inside a result call: appends the text of the rule's own variable. 1, 0 if the rule has none of this name, -1 when it cannot be evaluated. */
struct buf;
int schematron_rule_text(struct schematron_run *r, const struct sch_rule *rule, const char *name, struct buf *out);
/* Appends a message's text at a node, white space collapsed. -1 when a value in it cannot be evaluated. */
int schematron_text(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out);

#endif
