/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the virtual document whole: what rules see, with every inventory and the register. */
#ifndef BUNDLE_H
#define BUNDLE_H

#include "workspace.h"

/* Streams the workspace's inventories on the way. 0, or -1 when write did not want more. */
int bundle_write(struct workspace *w, int (*write)(void *payload, const char *bytes, size_t n), void *payload);

#endif
