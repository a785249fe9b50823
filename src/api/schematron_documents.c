/* SPDX-License-Identifier: Apache-2.0 */
/* document() and pattern/@documents: files only, nothing from a network, each read once for a document that is checked. */
#include "schematron_job.h"

#include "instance.h"
#include "mem.h"
#include "platform.h"

#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

void schematron_documents_free(struct pk_schematron *s)
{
	for (size_t i = 0; i < s->others.len; i++) {
		instance_free(s->others.items[i].instance);
		free(s->others.items[i].path);
	}
	s->others.len = 0;
}

/* The path that a URI means; NULL when it means no file. The caller's. */
static char *path_of(const char *uri)
{
	xmlURIPtr parts = xmlParseURI(uri);
	char *path = NULL;

	if (parts == NULL)
		return mem_strdup(uri);
	if ((parts->scheme == NULL || strcmp(parts->scheme, "file") == 0) && parts->path != NULL)
		path = mem_strdup(parts->path);
	xmlFreeURI(parts);
	return path;
}

static bool same_file(const uint64_t a[2], const uint64_t b[2])
{
	return a[0] == b[0] && a[1] == b[1] && (a[0] | a[1]) != 0;
}

static struct other *find_other(struct pk_schematron *s, const struct other *wanted)
{
	for (size_t i = 0; i < s->others.len; i++) {
		struct other *o = &s->others.items[i];

		if (same_file(o->identity, wanted->identity) || strcmp(o->path, wanted->path) == 0)
			return o;
	}
	return NULL;
}

xmlDocPtr schematron_documents_load(void *job, const char *uri, const char *base)
{
	struct schematron_job *j = job;
	struct pk_schematron *s = j->s;
	struct other new = { .path = path_of(uri) }, *found;

	(void)base;
	if (new.path == NULL || *new.path == '\0' || strcmp(new.path, "-") == 0) {
		free(new.path);
		return NULL;
	}
	platform_identity(new.identity, new.path);
	found = find_other(s, &new);
	if (found != NULL || same_file(new.identity, j->identity)) {
		free(new.path);
		if (found == NULL)
			return j->doc;
		return found->instance != NULL ? found->instance->doc : NULL;
	}
	if (platform_kind(new.path, NULL) == PLATFORM_FILE)
		new.instance = instance_read(new.path, new.path, &s->sink);
	vec_push(&s->others, new);
	return new.instance != NULL ? new.instance->doc : NULL;
}
