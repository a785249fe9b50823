/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 by libgcrypt, which libexslt already brings. */
#include "digest.h"

#include "mem.h"

#include <gcrypt.h>
#include <stdio.h>
#include <stdlib.h>

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
