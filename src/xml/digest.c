/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 and SHA-1 by libgcrypt, which libexslt already brings. */
#include "digest.h"

#include "mem.h"

#include <gcrypt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct digest {
	gcry_md_hd_t handle;
};

struct digest *digest_new(void)
{
	struct digest *d = mem_alloc(sizeof *d);

	if (gcry_md_open(&d->handle, GCRY_MD_SHA256, 0) != 0)
		mem_exhausted();
	return d;
}

void digest_free(struct digest *d)
{
	if (d == NULL)
		return;
	gcry_md_close(d->handle);
	free(d);
}

void digest_add(struct digest *d, const void *bytes, size_t n)
{
	gcry_md_write(d->handle, bytes, n);
}

void digest_hex(struct digest *d, char out[65])
{
	const unsigned char *bytes = gcry_md_read(d->handle, GCRY_MD_SHA256);

	for (int i = 0; i < 32; i++)
		snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

/* The UUID of version 5 of "urn:policykoll:1" in the namespace of URLs. It never changes, or every id made with it would. */
static const unsigned char own_namespace[16] = {
	0x7a, 0xfb, 0x38, 0x1e, 0x3d, 0xb9, 0x58, 0xf0, 0x8a, 0x2b, 0x50, 0x5d, 0x2c, 0xfe, 0x42, 0xba
};

void digest_uuid(const char *name, char out[37])
{
	gcry_md_hd_t handle;
	unsigned char bytes[16];
	char *p = out;

	if (gcry_md_open(&handle, GCRY_MD_SHA1, 0) != 0)
		mem_exhausted();
	gcry_md_write(handle, own_namespace, sizeof own_namespace);
	gcry_md_write(handle, name, strlen(name));
	memcpy(bytes, gcry_md_read(handle, GCRY_MD_SHA1), sizeof bytes);
	gcry_md_close(handle);
	bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x50);
	bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*p++ = '-';
		p += snprintf(p, 3, "%02x", bytes[i]);
	}
}
