/* SPDX-License-Identifier: Apache-2.0 */
/* All rules at hand: the patterns of the built-in rule files and of those the user names. A rule's parameters are the schema-level variables its result hangs on. */
#ifndef RULEBOOK_H
#define RULEBOOK_H

#include "buf.h"
#include "schematron.h"
#include "tree.h"

/* A file as it was read; its name is a path, joined with that of the file that includes it. */
struct rulebook_file {
	char *name;
	struct buf bytes;
};

struct rulebook_files {
	VEC(struct rulebook_file) list; /* the rules first, then what they include */
};

struct rulebook_pack {
	struct schematron *schema;
	bool builtin;
	struct rulebook_files files; /* of a pack that is not built in */
};

struct rulebook_rule {
	const char *id;
	const struct rulebook_pack *pack;
	const struct sch_pattern *pattern;
	enum severity severity;        /* of its assertions, when no requirement says otherwise */
	VEC(const char *) parameters;  /* names; as-of, policy and clause, which every run sets, are none */
	bool hangs_on_policy, hangs_on_clause; /* its result does */
	int sight;                     /* what it sees (sight.h), and that it may see it; -1: nobody has looked yet */
};

struct rulebook {
	struct arena *arena;               /* what the image of the built-in rules is read into; NULL */
	bool files_stand_in;               /* a rule of a file stands in for the built-in one with its id */
	VEC(struct rulebook_pack *) packs;
	VEC(struct rulebook_rule *) rules; /* sorted by id */
	struct map *by_id;
};

/* Reads the embedded rules, from their image where there is one, and the files. Faults are said; what could be read is there. 0 or -1. */
int rulebook_open(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink);
/* The same, but for people who work on rules: theirs stand in for built-in ones of the same id, and all are read from their files, so that all have nodes. */
int rulebook_open_over(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink);
/* Reads one more file. 0 or -1, with the faults said. */
int rulebook_add(struct rulebook *b, const char *file, const struct diag_sink *sink);
/* Takes rules from files at hand, which it takes over (they are left empty); nothing else can be included. Rules that are there already, byte for byte, are passed over. 0 or -1. */
int rulebook_carry(struct rulebook *b, struct rulebook_files *files, const struct diag_sink *sink);
void rulebook_files_release(struct rulebook_files *files);
/* What a rule file includes (struct schematron_files): what lies in its own folder or below, since it can come from others. payload is its path. */
struct buf;
int rulebook_include(void *payload, const char *path, struct buf *content);
/* Says what is refused in rule files beyond what is in any schema: flags on the wrong elements, documents that are not the run's. The number of faults. */
size_t rulebook_check(const struct schematron *s, const struct diag_sink *sink);
void rulebook_release(struct rulebook *b);
const struct rulebook_rule *rulebook_find(const struct rulebook *b, const char *id);
/* The rule id nearest to a wrong one, or NULL. */
const char *rulebook_nearest(const struct rulebook *b, const char *id);
/* A parameter's value when no requirement gives it: its literal without quotes, in the arena; NULL where the rule file computes it. */
const char *rulebook_default(const struct rulebook_rule *r, const char *parameter, struct arena *a);
/* Hangs the rules into the tree, for rules about what policies leave open: <rulebook> <rule id="…"> <parameter name="…" value="…"/>* </rule>* </rulebook>. */
void rulebook_show(const struct rulebook *b, struct tree *t);
/* Whether the rule tells its findings apart by the variable ($discriminator uses it): demands with different values ask for different things. */
bool rulebook_tells_apart(const struct rulebook_rule *r, const char *variable);
bool rulebook_has_parameter(const struct rulebook_rule *r, const char *name);

#endif
