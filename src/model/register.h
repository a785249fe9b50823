/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The register: one small entry per asset, for rules about several assets. Entries are numbers of interned strings; the element nodes that rules see
 * are made when asked for and given back after each subject, so that memory stays with the numbers.
 *
 *   <register complete="yes"> <submission …/>* <holding unit="…" kind="…" lifecycle="…" assets="…"/>* <entry …/>* </register>
 */
#ifndef REGISTER_H
#define REGISTER_H

#include "openness.h"
#include "tree.h"
#include "xpath.h"

#include <stdbool.h>

struct asset_register;

struct asset_register *register_new(struct tree *tree);
void register_free(struct asset_register *r);
/* A submission begins: inventory is the root of an inventory document, file its shown path (borrowed for good). */
void register_submission(struct asset_register *r, const xmlNode *inventory, const char *file);
/* The day of the run: classifications made later do not count. Before the first asset; borrowed. */
void register_as_of(struct asset_register *r, const char *day);
/* The i-th submission, borrowed; false past the end. assets: those that it holds and that could be read. What is not given is NULL. */
struct register_submission {
	const char *file, *inventory, *unit, *as_of, *submitted_on;
	size_t assets, restricted; /* restricted: of the assets */
};
bool register_submission_read(const struct asset_register *r, size_t i, struct register_submission *out);
/* Notes an asset of the submission that is open. */
void register_asset(struct asset_register *r, const xmlNode *asset);
size_t register_len(const struct asset_register *r);
/* The line of the first asset with the id in the submission that is open, 0 if there is none. */
uint32_t register_line(const struct asset_register *r, const char *id);

/* Hangs the register into the tree: submissions and holdings as nodes, the entries on demand. complete: every document could be read. */
void register_open(struct asset_register *r, bool complete);
/* Entries for keys. */
struct xpath_source register_source(struct asset_register *r);
/* Whether there is an asset with the id; what the i-th asset depends on, words that begin with an id and a slash (NULL: none); where it stands. */
bool register_has(const struct asset_register *r, const char *id);
const char *register_depends_on(const struct asset_register *r, size_t i);
/* The i-th asset: its id alone, and all that is known of it. What is not given is NULL; borrowed from the register. */
struct register_entry {
	const char *id, *unit, *kind, *lifecycle, *criticality, *levels; /* levels: "K/serious R/moderate", of the newest classification */
	uint32_t line;
};
const char *register_id(const struct asset_register *r, size_t i);
void register_read(const struct asset_register *r, size_t i, struct register_entry *out);
void register_entry_place(const struct asset_register *r, size_t i, struct place *out);
/* The i-th asset's unit, NULL where it has none, and the file it stands in. */
const char *register_unit(const struct asset_register *r, size_t i);
const char *register_file(const struct asset_register *r, size_t i);
/* How much may be told of the newest asset that was noted, and of the asset that an entry's node stands for. */
enum openness register_last_openness(const struct asset_register *r);
enum openness register_openness(const struct asset_register *r, const xmlNode *entry);
/* Of an asset's node, before or after it is noted. */
enum openness register_asset_openness(struct asset_register *r, const xmlNode *asset);
/* Whether any asset is restricted; and whether one with this id is. */
bool register_has_restricted(const struct asset_register *r);
bool register_is_restricted(const struct asset_register *r, const char *id, size_t n);
/* The i-th entry as a node. */
xmlNodePtr register_node(struct asset_register *r, size_t i);
/* Gives back all entry nodes. */
void register_rest(struct asset_register *r);
/* Where the entry's asset stands, and its XPath; the node must be an entry's. */
void register_place(const struct asset_register *r, const xmlNode *entry, struct place *out);
const char *register_location(const struct asset_register *r, const xmlNode *entry, struct arena *a);

#endif
