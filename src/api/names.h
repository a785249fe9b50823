/* SPDX-License-Identifier: Apache-2.0 */
/* Names of what a report tells of by id alone, gathered while the documents are there. */
#ifndef NAMES_H
#define NAMES_H

#include "exceptions.h"
#include "organisation.h"
#include "report.h"

/*
 * The names of a subject, "" or NULL in languages that it has none in: its own; of an assignment its role, else its position, and the unit. What is made is allocated from the arena,
 * the rest is the tree's.
 */
struct report_text names_of_subject(const xmlNode *subject, const struct organisation *o, struct arena *a);

/* Names of the assets that exceptions are for. */
struct asset_names;
/* Nothing is kept of e. */
struct asset_names *asset_names_new(const struct exceptions *e);
void asset_names_free(struct asset_names *n);
/* An asset passes by; of an id that is there twice the first has the name. payload is a struct asset_names. */
void asset_names_look(void *payload, xmlNodePtr asset);
/* The names, borrowed; NULL where the asset has not passed by. */
const struct report_text *asset_names_find(const struct asset_names *n, const char *id);

#endif
