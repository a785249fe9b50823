/* SPDX-License-Identifier: Apache-2.0 */
/* The documents of a repository as they may be published: for documents that are made of them, not of a report. */
#ifndef PUBLIC_TREE_H
#define PUBLIC_TREE_H

#include <libxml/tree.h>

/*
 * A new document with what of the repository (a bundle's root element) may be seen, to be freed with xmlFreeDoc(): policies whole; units that are no suppliers, with their names; the
 * positions in them, with their titles and, as assignments without ids, their roles on the day, nobody who holds them; inventories with the assets that are open, with names and the positions
 * that answer for them; as children of the root, processings of all assets that are not restricted: purpose, categories, legal basis and time limit, the asset's id where it is open. The root says audience="public", how many assets it leaves out
 * (withheld-assets) and how many of these are restricted (restricted-assets). as_of: the day, YYYY-MM-DD; classifications made later do not count.
 */
xmlDocPtr public_tree(const xmlDoc *repository, const char *as_of);

#endif
