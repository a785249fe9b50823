/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 of a file while it is read, and ids made of names (libgcrypt). */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

struct digest;

struct digest *digest_new(void);
void digest_free(struct digest *d);
void digest_add(struct digest *d, const void *bytes, size_t n);
/* Writes 64 hexadecimal digits and a NUL; nothing may be added afterwards. */
void digest_hex(struct digest *d, char out[65]);
/* Writes the UUID of version 5 (RFC 4122, section 4.3) of a name in the program's own namespace, 36 characters and a NUL: the same name has the same one everywhere and always. */
void digest_uuid(const char *name, char out[37]);

#endif
