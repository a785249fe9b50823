/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration of a run, inside: the file that holds, those that do not, and what is wrong. Private to this floor. */
#ifndef RUN_SETTINGS_H
#define RUN_SETTINGS_H

#include "policykoll.h"

#include "configuration.h"
#include "excludes.h"
#include "rulebook.h"
#include "workspace.h"

struct pk_configuration {
	struct configuration *file;   /* NULL: none */
	struct diag_list *messages;
	bool none, asked;             /* as in its options: none, and the file named */
	bool wrong;
	VEC(char *) passed_over;      /* this one, and those that lie nearest to the paths and are not applied */
};

/* What the run leaves out: the configuration's patterns, relative to its folder, and the options'. 0, or -1 with the faults said. */
int settings_excludes(struct excludes *out, const struct pk_configuration *c, const struct pk_options *o, const struct diag_sink *sink);
/* Adds the rule files that the configuration names, each once. 0, or -1 with the faults said. */
int settings_add_rules(const struct pk_configuration *c, struct rulebook *rules, const struct diag_sink *sink);
/* Adds the laws that it names to the documents, but for those that a bundle has brought. */
void settings_add_laws(const struct pk_configuration *c, struct workspace *w);
/* Every law that is built in, for those that a configuration need not name. */
void settings_add_all_laws(struct workspace *w);
/* Whether there is a rule pack of this name; if not it is said. */
bool settings_has_pack(const struct configuration_setting *s, struct arena *a, const struct diag_sink *sink);

#endif
