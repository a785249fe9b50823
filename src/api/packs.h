/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule packs that a configuration asks for. By name: a law of the project, a policy document of its own that demands rules of everybody. By path: rule files of
 * the repository's own, or a folder of them.
 */
#ifndef PACKS_H
#define PACKS_H

#include "rulebook.h"
#include "workspace.h"

/* Adds every pack of the workspace's configurations once. 0, or -1 with the faults said. */
int packs_apply(struct workspace *w, struct rulebook *rules, const struct diag_sink *sink);

#endif
