/* SPDX-License-Identifier: Apache-2.0 */
/* The element <f:written> of the stylesheets (view_written.c). Private to this floor. */
#ifndef VIEW_WRITTEN_H
#define VIEW_WRITTEN_H

#include <libxslt/xsltInternals.h>

/* Makes it known to the stylesheet about to run. 0, or -1 when libxslt refuses. */
int view_written_register(xsltTransformContextPtr context);

#endif
