/* SPDX-License-Identifier: Apache-2.0 */
/* libxml2's global settings (door.h). */
#include "door.h"

#include "embedded.h"
#include "mem.h"

#include <gcrypt.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

static const char SCHEME[] = "policykoll:";

static void *allocate(size_t n)
{
	void *p = malloc(n > 0 ? n : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

static char *duplicate(const char *s)
{
	return mem_strdup(s);
}

static void swallow_error(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

__attribute__((format(printf, 2, 3)))
static void swallow_text(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static const struct embedded *find(const char *url)
{
	static const char *const folders[] = { "schema/", "views/", "" };
	char name[128];

	if (strncmp(url, SCHEME, sizeof SCHEME - 1) == 0)
		return embedded_find(url + sizeof SCHEME - 1);
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		const struct embedded *e;

		if (strlen(folders[i]) + strlen(url) >= sizeof name)
			return NULL;
		strcpy(name, folders[i]);
		strcat(name, url);
		e = embedded_find(name);
		if (e != NULL)
			return e;
	}
	return NULL;
}

static xmlParserInputPtr load(const char *url, const char *id, xmlParserCtxtPtr context)
{
	const struct embedded *e = url != NULL ? find(url) : NULL;
	xmlParserInputBufferPtr buffer;
	xmlParserInputPtr input;

	(void)id;
	if (e == NULL)
		return NULL;
	buffer = xmlParserInputBufferCreateMem((const char *)e->data, (int)e->size, XML_CHAR_ENCODING_NONE);
	input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
	if (input != NULL)
		input->filename = (char *)xmlStrdup((const xmlChar *)url);
	return input;
}

void door_open(void)
{
	static int is_open;

	if (is_open)
		return;
	is_open = 1;
	xmlMemSetup(free, allocate, mem_resize, duplicate);
	xmlInitParser();
	xmlSetExternalEntityLoader(load);
	xmlSetStructuredErrorFunc(NULL, swallow_error);
	xmlSetGenericErrorFunc(NULL, swallow_text);
	/* Each thread has handlers of its own. */
	xmlThrDefSetStructuredErrorFunc(NULL, swallow_error);
	xmlThrDefSetGenericErrorFunc(NULL, swallow_text);
	gcry_check_version(NULL);
	gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
	gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}
