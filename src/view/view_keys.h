/* SPDX-License-Identifier: Apache-2.0 */
/* key() in stylesheets, in linear time (view_keys.c). Private to this floor. */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include <libxslt/xsltInternals.h>

/* Puts it in the place of libxslt's, in the stylesheet about to run. 0, or -1 when libxml2 refuses. */
int view_keys_register(xsltTransformContextPtr context);

#endif
