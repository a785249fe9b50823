/* SPDX-License-Identifier: Apache-2.0 */
/* What stands in a web page, before it is written. Private to this floor. */
#ifndef VIEW_PAGE_TEXT_H
#define VIEW_PAGE_TEXT_H

#include <libxml/tree.h>

/* Shows what a reader cannot see or is misled by as U+FFFD, in all texts and values of attributes. */
void view_page_settle(xmlDocPtr page);

#endif
