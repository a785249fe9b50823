/* SPDX-License-Identifier: Apache-2.0 */
/* Elements that an entity holds. libxml2's parser reads them apart from what is around the reference and then forgets which prefixes are declared there. */
#ifndef ENTITY_H
#define ENTITY_H

#include <libxml/parser.h>

/* As xmlSAX2StartElementNs(); the element and its attributes are of the namespaces that the parser says, wherever those are declared. */
void entity_start_element(xmlParserCtxtPtr c, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                          const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes);

#endif
