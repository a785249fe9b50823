/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the virtual document whole: what rules see, with every inventory and the register. */
#ifndef BUNDLE_H
#define BUNDLE_H

#include "rulebook.h"
#include "workspace.h"

/*
 * Streams the workspace's inventories on the way. Rules that are not built in go along as instructions, which no expression of a rule means, so that others see the same
 * elements; their names are relative to the folder. 0, or -1 when write did not want more.
 */
int bundle_write(struct workspace *w, const struct rulebook *rules, const char *folder, int (*write)(void *payload, const char *bytes, size_t n), void *payload);

#endif
