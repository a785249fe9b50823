/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stylesheet runner. A stylesheet gets the report and parameters, and can read nothing but embedded files ("policykoll:views/labels.xml"), through the
 * loader that door_open() installs. It can call the functions of view_functions.c. It can write nothing. Its depth is limited. What libxslt complains about becomes one diagnostic.
 * Of a large report each step takes much memory, so nothing is held that the next one does not need: not the text once it is a tree, not the tree once there is a result.
 */
#include "view_xslt.h"

#include "buf.h"
#include "door.h"
#include "embedded.h"
#include "bounds.h"
#include "view_functions.h"
#include "view_keys.h"
#include "view_page_text.h"
#include "view_written.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define SCHEME "policykoll:"
#define REASON_MOST 500

/* Where complaints go while a stylesheet is read and run, and what was set before. */
struct complaints {
	struct buf text;
	const struct diag_sink *sink;
	bool said; /* why it failed, by who makes the result */
	xmlGenericErrorFunc xslt_before;
	void *xslt_context;
	xmlStructuredErrorFunc xml_before;
	void *xml_context;
};

static void complain(struct complaints *c, const char *text)
{
	if (c->text.len < REASON_MOST)
		buf_puts(&c->text, text);
}

__attribute__((format(printf, 2, 3)))
static void take_text(void *payload, const char *format, ...)
{
	char line[REASON_MOST];
	va_list list;

	va_start(list, format);
	vsnprintf(line, sizeof line, format, list);
	va_end(list);
	complain(payload, line);
}

static void take_error(void *payload, xmlErrorPtr e)
{
	if (e->message)
		complain(payload, e->message);
}

static void complaints_open(struct complaints *c, const struct diag_sink *sink)
{
	*c = (struct complaints){ .text = BUF_INIT, .sink = sink };
	c->xslt_before = xsltGenericError;
	c->xslt_context = xsltGenericErrorContext;
	c->xml_before = xmlStructuredError;
	c->xml_context = xmlStructuredErrorContext;
	xsltSetGenericErrorFunc(c, take_text);
	xmlSetStructuredErrorFunc(c, take_error);
}

static void complaints_close(struct complaints *c)
{
	xsltSetGenericErrorFunc(c->xslt_context, c->xslt_before);
	xmlSetStructuredErrorFunc(c->xml_context, c->xml_before);
	buf_release(&c->text);
}

/* One line of what was said, with single blanks. */
static void report_failure(const struct complaints *c, const char *format, const struct diag_sink *sink)
{
	struct buf reason = BUF_INIT;
	const char *p = c->text.data;

	for (p += strspn(p, " \t\r\n"); *p; p += strspn(p, " \t\r\n")) {
		size_t len = strcspn(p, " \t\r\n");

		if (reason.len)
			buf_putc(&reason, ' ');
		buf_add(&reason, p, len);
		p += len;
	}
	if (reason.len)
		diag_emit(sink, MSG_VIEW_RENDER_FAILED, NULL, "format", format, "reason", reason.data, NULL);
	else
		diag_emit(sink, MSG_VIEW_RENDER_REFUSED, NULL, "format", format, NULL);
	buf_release(&reason);
}

/* For libxslt "policykoll:" is the network: of that only our own scheme may be read. */
static int allow_embedded(xsltSecurityPrefsPtr prefs, xsltTransformContextPtr context, const char *url)
{
	(void)prefs;
	(void)context;
	return !strncmp(url, SCHEME, sizeof SCHEME - 1);
}

static xsltSecurityPrefsPtr security_new(void)
{
	xsltSecurityPrefsPtr prefs = xsltNewSecurityPrefs();

	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, allow_embedded);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	return prefs;
}

/* What libxml2 has not read yet. It would copy what is in memory as a whole. */
struct unread {
	const char *bytes;
	size_t n;
};

static int give_bytes(void *payload, char *to, int n)
{
	struct unread *u = payload;
	size_t len = u->n < (size_t)n ? u->n : (size_t)n;

	memcpy(to, u->bytes, len);
	u->bytes += len;
	u->n -= len;
	return (int)len;
}

static xmlDocPtr parse(const void *data, size_t size, const char *url, int more)
{
	struct unread u = { data, size };

	return xmlReadIO(give_bytes, NULL, &u, url, NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOCDATA | more);
}

static xsltStylesheetPtr load_stylesheet(const struct embedded *e)
{
	struct buf url = BUF_INIT;
	xsltStylesheetPtr style = NULL;
	xmlDocPtr doc;

	buf_printf(&url, SCHEME "%s", e->name);
	doc = parse(e->data, e->size, url.data, 0);
	if (doc) {
		style = xsltParseStylesheetDoc(doc);
		if (!style)
			xmlFreeDoc(doc);
	}
	buf_release(&url);
	return style;
}

static bool makes_page(xsltStylesheetPtr style)
{
	const xmlChar *method;

	XSLT_GET_IMPORT_PTR(method, style, method)
	return method && !strcmp((const char *)method, "html");
}

static int take_bytes(void *payload, const char *bytes, int n)
{
	buf_add(payload, bytes, (size_t)n);
	return n;
}

/* All stylesheets write UTF-8, so no bytes need another encoding. */
static int save(struct buf *out, xmlDocPtr result, xsltStylesheetPtr style)
{
	size_t before = out->len;
	xmlOutputBufferPtr to = xmlOutputBufferCreateIO(take_bytes, NULL, out, NULL);
	int status = -1;

	if (makes_page(style))
		view_page_settle(result);
	if (to)
		status = xsltSaveResultTo(to, result, style);
	if (to && xmlOutputBufferClose(to) < 0)
		status = -1;
	if (status < 0)
		out->len = before;
	return status < 0 ? -1 : 0;
}

static int give_parameters(xsltTransformContextPtr context, const struct view_xslt_parameter *p)
{
	for (; p->name; p++)
		if (xsltQuoteOneUserParam(context, (const xmlChar *)p->name, (const xmlChar *)p->value))
			return -1;
	return 0;
}

/* The result as the job wants it. */
static int make(struct buf *out, xsltStylesheetPtr style, xmlDocPtr result, const struct view_xslt_job *job, struct complaints *c)
{
	int status;

	if (!job->make)
		return save(out, result, style);
	status = job->make(job->payload, out, result, c->sink);
	c->said = status != 0;
	return status;
}

/* The result of the stylesheet, or NULL. The document is read once and freed. */
static xmlDocPtr transform(xsltStylesheetPtr style, xmlDocPtr doc, const struct view_xslt_job *job, struct complaints *c)
{
	xsltSecurityPrefsPtr prefs = security_new();
	xsltTransformContextPtr context = xsltNewTransformContext(style, doc);
	xmlDocPtr result = NULL;

	if (!context)
		goto out;
	context->maxTemplateDepth = LIMIT_XSLT_DEPTH;
	xsltSetTransformErrorFunc(context, c, take_text);
	if (xsltSetCtxtSecurityPrefs(prefs, context) || view_functions_register(context) || view_written_register(context) || view_keys_register(context) ||
	    give_parameters(context, job->parameters))
		goto out;
	result = xsltApplyStylesheetUser(style, doc, NULL, NULL, NULL, context);
	if (context->state != XSLT_STATE_OK) {
		xmlFreeDoc(result);
		result = NULL;
	}
out:
	xsltFreeTransformContext(context);
	xsltFreeSecurityPrefs(prefs);
	xmlFreeDoc(doc);
	return result;
}

static void prepare(void)
{
	door_open();
	exsltCommonRegister();
	exsltStrRegister();
	exsltSetsRegister();
	exsltMathRegister();
}

int view_xslt(struct buf *out, const struct buf *xml, const struct view_xslt_job *job, const struct diag_sink *sink)
{
	struct complaints c;
	xsltStylesheetPtr style = NULL;
	xmlDocPtr doc = NULL, result = NULL;
	int status = -1;

	prepare();
	complaints_open(&c, sink);
	if (job->stylesheet)
		style = load_stylesheet(job->stylesheet);
	if (style)
		doc = parse(xml->data, xml->len, "report.xml", XML_PARSE_COMPACT); /* short texts lie in their nodes, which nobody changes */
	if (job->spent)
		buf_release(job->spent);
	if (doc)
		result = transform(style, doc, job, &c);
	if (result)
		status = make(out, style, result, job, &c);
	if (status && !c.said)
		report_failure(&c, job->format, sink);
	xmlFreeDoc(result);
	xsltFreeStylesheet(style);
	complaints_close(&c);
	return status;
}
