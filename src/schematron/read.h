/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside of reading a schema. First everything that is included is put into one tree (compose.c); then the tree is checked against the language and its ids are
 * collected (read_check.c); then it is read: structure (schematron.c), phases (read_phase.c), patterns and rules (read_pattern.c), texts (read_text.c).
 * Abstract patterns and rules are not copied: they are read once for each use, with parameters put into their attributes on the way (expand.c). Every node read
 * carries the mark of the file it came from, so every message has the right place.
 */
#ifndef READ_H
#define READ_H

#include "map.h"
#include "schematron.h"
#include "tree.h"

#define SCH_NAMESPACE "http://purl.oclc.org/dsdl/schematron"
#define XSL_NAMESPACE "http://www.w3.org/1999/XSL/Transform"
#define HELP_NAMESPACE "urn:policykoll:1"
#define FIX_NAMESPACE "http://www.schematron-quickfix.com/validator/process"

/* What ids name. Each kind has ids of its own. */
enum read_kind { READ_PATTERN, READ_RULE, READ_ASSERT, READ_DIAGNOSTIC, READ_PROPERTY, READ_PHASE, READ_KINDS };

/* A text that assertions name. */
struct read_reference {
	const xmlNode *node;
	struct sch_message *shared;              /* read outside of instances; NULL until named */
	struct sch_message *own;                 /* the copy of the instance with the number below; 0: of none so far */
	size_t instance;
};

struct read_parameter {
	const char *name, *value;
	const xmlNode *node;
};

/* A pattern with is-a while it is read. */
struct read_instance {
	size_t number;                 /* from 1 */
	const xmlNode *node;           /* the pattern that says is-a */
	const xmlNode *abstract;       /* what it is made of, in the end */
	VEC(struct read_parameter) parameters;
};

struct reading {
	struct schematron *s;
	const struct diag_sink *sink;
	const struct schematron_files *files;
	bool rules;                    /* of the program's own kind (schematron_new_rules()) */
	const xmlNode *schema;
	VEC(const xmlNode *) scopes;   /* for each of s->files: an element with the prefixes its expressions may use */
	VEC(const char *) variables;   /* names in scope, outermost first; a NULL follows the last */
	size_t globals;                /* how many of them are the schema's */
	VEC(size_t) times;             /* by slot: how often the name is in scope */
	const xmlNode *own_scope;      /* the prefixes of what is read now, or NULL: those of its file */
	bool any_variable;             /* a text nobody names is read for its faults alone: every name may be a variable */
	struct map *slots;             /* variable name -> its place in s->slots + 1 */
	struct map *ids[READ_KINDS];   /* id -> element */
	struct map *references[2];     /* id -> struct read_reference: diagnostics, properties */
	VEC(const xmlNode *) patterns; /* pattern and group elements, in order */
	VEC(const xmlNode *) abstract_rules;
	VEC(const xmlNode *) extended; /* abstract rules and abstract patterns that have been used */
	struct read_instance *instance; /* NULL outside */
	size_t instances;
	size_t errors;
};

bool read_is(const xmlNode *node, const char *name);
bool read_is_schematron(const xmlNode *node);
bool read_is_xsl(const xmlNode *node, const char *name);
/* Whether it is marked abstract. */
bool read_is_abstract(const xmlNode *node);
/* Whether both were copied from the same place of the same file. */
bool read_same_origin(const xmlNode *a, const xmlNode *b);
/* An attribute without namespace as written, NULL when it is absent. Lives as long as the schema. */
const char *read_attribute(struct reading *g, const xmlNode *node, const char *name);
const char *read_attribute_ns(struct reading *g, const xmlNode *node, const char *name, const char *ns);
/* The same with the instance's parameters put in. */
const char *read_expanded(struct reading *g, const xmlNode *node, const char *name);
/* xml:lang of the element or above it: from an abstract pattern up to the instance. NULL if there is none. */
const char *read_xml_lang(struct reading *g, const xmlNode *node);
/* Emits a message at an attribute of the node (or the node), counts it as an error. */
void read_fail(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name);
/* The same with did-you-mean: the id is that of the row without, the next row is the one with a guess. */
void read_fail_near(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *const *names, size_t n);
/* Names of a map: for read_fail_near(). */
void read_fail_among(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const struct map *names);
/* Compiles the expression in an attribute; NULL when it is absent, or wrong (said and counted). */
struct xpath *read_expression(struct reading *g, const xmlNode *node, const char *attribute, bool required);
/* The same where only nodes mean something. */
struct xpath *read_nodes(struct reading *g, const xmlNode *node, const char *attribute);
struct xpath_pattern *read_pattern_attribute(struct reading *g, const xmlNode *node, const char *attribute);
/* Whether expressions in the node may use the prefix. */
bool read_declares(const struct reading *g, const xmlNode *node, const char *prefix);
/* An attribute that may be a reference to a variable. */
struct sch_word read_word(struct reading *g, const xmlNode *node, const char *attribute);
/* What every assertion, rule and pattern can have. fallback, if not NULL, is asked where the node has none. */
void read_rich(struct reading *g, struct sch_rich *rich, const xmlNode *node, const xmlNode *fallback);
/* The next name of a list separated by white space, in the arena; *at moves on. NULL at the end. */
const char *read_next_name(struct reading *g, const char **at);

size_t read_enter(const struct reading *g);
void read_leave(struct reading *g, size_t mark);
bool read_in_scope(const struct reading *g, const char *name);
/* Brings a name into scope. */
void read_bring(struct reading *g, const char *name);
/* The slot of a name, made when it is new. */
int read_slot(struct reading *g, const char *name);
/* Reads a variable, which stays in scope until read_leave(); its name may not be among those in scope from mark on, nor, if also_globals, among the schema's. */
bool read_let(struct reading *g, struct sch_let *let, const xmlNode *node, size_t mark, bool also_globals);
/* The element's text, white space collapsed, in the schema's arena. */
const char *read_plain_text(struct reading *g, const xmlNode *node);

/* compose.c: reads the schema's file and puts all it includes into its tree. The root, or NULL after messages. */
const xmlNode *compose(struct reading *g, const void *bytes, size_t n);

/* read_check.c: whether elements and attributes are of the language and stand where they may; collects ids, patterns and abstract rules. */
void read_check(struct reading *g);

/* expand.c: finds what a pattern with is-a is made of and its parameters. 0, or -1 after messages. */
int expand_begin(struct reading *g, struct read_instance *in, const xmlNode *pattern);
void expand_end(struct reading *g, struct read_instance *in);
/* A text with the parameters put in: the same pointer when there are none in it. */
const char *expand(struct reading *g, const char *text);
/* Whether the expanded expression names neither a parameter nor a variable; says so. */
bool expand_lacks(struct reading *g, const char *text);
/* The let, assert and report elements of a rule in order, with those of the rules it extends where it says so. */
struct expand_rule {
	VEC(const xmlNode *) parts;
	VEC(const xmlNode *) chain; /* rules inside each other right now */
	size_t extensions;
};
void expand_rule(struct reading *g, struct expand_rule *e, const xmlNode *rule, const xmlNode *pattern);

/* read_phase.c: phases and their variables, without knowing patterns; then, when patterns are known, whether all they name is there. */
void read_phase(struct reading *g, const xmlNode *node);
void read_check_phases(struct reading *g);

/* read_pattern.c */
void read_pattern(struct reading *g, const xmlNode *node);
/* Abstract rules nobody extends, read for their faults. */
void read_unused_rules(struct reading *g);
/* schematron_free.c */
void read_free_rule(struct sch_rule *r);
void read_free_message(struct sch_message *m);
/* Whether an expression of the pattern refers to the variable. */
bool read_pattern_uses(const struct sch_pattern *p, const char *name);

/* read_text.c */
void read_message(struct reading *g, struct sch_message *m, const xmlNode *node);
void read_assert(struct reading *g, struct sch_rule *rule, const xmlNode *node);
/* The diagnostics and properties nobody names, read for their faults. */
void read_unused_texts(struct reading *g);

#endif
