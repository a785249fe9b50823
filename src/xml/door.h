/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one door to libxml2's global state. Nothing is fetched: the only external references that can be read are the embedded files, by the
 * names "policykoll:schema/common.xsd" or, from within them, "common.xsd". libxml2 prints nothing.
 */
#ifndef DOOR_H
#define DOOR_H

/* Prepares libxml2 and libgcrypt; once, before anything else of this floor. Calling it again does nothing. */
void door_open(void);

#endif
