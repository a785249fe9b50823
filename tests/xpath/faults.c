/* SPDX-License-Identifier: Apache-2.0 */
/* The table of libxml2's faults (faults.h), each with the section it breaks and an example that shows it; what a difference must look like
 * is in faults_match.c. */
#include "faults.h"
#include "faults_match.h"

#include <stdio.h>
#include <string.h>

static const char document[] =
	"<r xmlns:p='urn:p' xml:lang='sv' id='i1' y='0.1'><a n='1e3' xml:id='i2'>x<b/></a>"
	"<c xmlns='' n='-'><d xmlns='urn:d'><e xmlns=''/></d></c><a>0.1</a></r><!--z-->";

static const struct fault {
	const char *name;
	const char *section;
	const char *says;                /* what libxml2 does, against what */
	const char *example, *at;        /* in the document above */
	const char *right, *wrong;       /* our value, libxml2's */
	bool (*explains)(struct match *m);
	/* Of a fault of form: the text without what libxml2 reads wrongly; NULL when it has none of that. */
	const char *(*repair)(const char *text, struct arena *a);
} faults[] = {
	{ "number-text", "XPath 1.0 section 4.2",
	  "a number becomes text with at most 15 digits and, when large or small, an exponent; it should be without one, "
	  "and with as many digits as tell it from every other number",
	  "string(1000000000 * 10)", "/", "string '10000000000'", "string '1e+10'", match_number_text, NULL },
	{ "text-number", "XPath 1.0 section 4.4",
	  "'1e3' and '-' are taken for numbers, and long decimals are not rounded to the nearest number",
	  "number(//a/@n)", "/", "number nan", "number 1000", match_text_number, NULL },
	{ "number-literal", "XPath 1.0 sections 3.5 and 3.7",
	  "a literal with many digits is not rounded to the nearest number",
	  "0.49999999999999994", "/", "number 0.49999999999999994", "number 0.5", match_number_literal, NULL },
	{ "absolute-letters", "XPath 1.0 section 2",
	  "a name after the first '/' that does not begin with an ASCII letter is a syntax error, unless the whole path is as "
	  "simple as '/å'",
	  "/å[1]", "/", "0 nodes:", "refused: does not compile", match_absolute_letters, repair_absolute_letters },
	{ "following-attribute", "XPath 1.0 section 2.2",
	  "following:: from an attribute leaves out its element's children: they come after the attribute and are not its "
	  "descendants",
	  "following::b", "//a/@n", "1 nodes: /r/a[1]/b", "0 nodes:", match_following_attribute, NULL },
	{ "preceding-first", "XPath 1.0 section 2.2",
	  "preceding:: leaves out the first child of the root when it comes to it as a parent",
	  "count(preceding::node())", "/comment()", "number 9", "number 8", match_preceding_first, NULL },
	{ "namespace-undeclared", "XPath 1.0 section 5.4",
	  "xmlns='' makes a namespace node; it should take the default namespace's away",
	  "count(namespace::*)", "//e", "number 2", "number 3", match_namespace_undeclared, NULL },
	{ "namespace-order", "XPath 1.0 section 5",
	  "namespace nodes are not sorted into document order",
	  "name(namespace::p | /r)", "//e", "string 'r'", "string 'p'", match_namespace_order, NULL },
	{ "key-order", "XPath 1.0 section 3.3",
	  "the nodes of key() are not in document order; a predicate on it counts them as they come",
	  "key('n', /r/@y | /r/c/@n)[1]", "/", "1 nodes: /r/c/@n", "1 nodes: /r/a[2]", match_key_order, NULL },
	{ "stream-self", "XPath 1.0 section 2.5",
	  "'.//.' leaves out the context node",
	  ".//.", "//b", "1 nodes: /r/a[1]/b", "0 nodes:", match_stream_self, NULL },
	{ "id-space", "XPath 1.0 section 4.1",
	  "id() takes white space before the first ID for a part of it",
	  "count(id(' i2'))", "/", "number 1", "number 0", match_id_space, NULL },
	{ "lang-namespace", "XPath 1.0 section 4.3",
	  "lang() at a namespace node is false, whatever its element's language is",
	  "lang('sv')", "/r/namespace::p", "true", "false", match_lang_namespace, NULL },
	{ "format-infinity", "XSLT 1.0 section 12.3 (JDK 1.1, DecimalFormat)",
	  "an infinite number loses the pattern's prefix and suffix",
	  "format-number(1 div 0, 'x0y')", "/", "string 'xInfinityy'", "string 'Infinity'", match_format_infinity, NULL },
	{ "format-quote", "XSLT 1.0 section 12.3 (JDK 1.1, DecimalFormat)",
	  "a quoted character before the digits adds one digit to the least number of them",
	  "format-number(5, \"'#'0\")", "/", "string '#5'", "string '#05'", match_format_quote, NULL },
	{ "format-digits", "XSLT 1.0 section 12.3",
	  "digits of large numbers are wrong: they are divided out in floating point",
	  "format-number(123456789012345678, '0')", "/", "string '123456789012345680'", "string '123456789012345706'", match_format_digits, NULL },
	{ "version-text", "XSLT 1.0 section 12.4",
	  "system-property('xsl:version') is text; it should be a number",
	  "system-property('xsl:version')", "/", "number 1", "string '1.0'", match_version_text, NULL },
	{ "set-namespace", "EXSLT set:leading, set:trailing",
	  "a namespace node is not found in the second set",
	  "count(set:trailing(., .))", "/r/namespace::p", "number 0", "number 1", match_set_namespace, NULL },
	{ "split-case", "EXSLT str:split",
	  "the separator is found in any letter case",
	  "count(str:split('aXbxc', 'x'))", "/", "number 2", "number 3", match_split, NULL },
	{ "split-bytes", "EXSLT str:split",
	  "splits between bytes, not characters, when the separator is empty",
	  "count(str:split('å', ''))", "/", "number 1", "number 2", match_split, NULL },
	{ "form-exponent", "XPath 1.0 section 3.7, Number",
	  "a number with an exponent is taken for a number",
	  "2e1", "/", "refused: refused when compiled", "number 20", NULL, repair_exponent },
	{ "form-slashes", "XPath 1.0 section 2",
	  "a third '/' is passed over",
	  "///a", "/", "refused: refused when compiled", "2 nodes: /r/a[1] /r/a[2]", NULL, repair_slashes },
	{ "form-colon", "Namespaces in XML section 3, QName",
	  "white space may stand before a name's colon",
	  "p :a", "/", "refused: refused when compiled", "0 nodes:", NULL, repair_colon },
	{ "form-end", "XPath 1.0 section 3",
	  "a closing bracket or an operand may be missing where the text ends",
	  "local-name(", "/r", "refused: refused when compiled", "string 'r'", NULL, repair_end },
	{ "form-word", "XPath 1.0 section 3.7, the longest token",
	  "div, mod, and, or are found at the beginning of a longer name",
	  "4 div2", "/", "refused: refused when compiled", "number 2", NULL, repair_word },
	{ "not-evaluated", "XPath 1.0 sections 3.3 and 3.4",
	  "(no fault: what is evaluated is open) an operand that cannot change the value is evaluated, and can fail: beside an "
	  "empty node-set in a comparison, beside a union that is not empty where only that counts",
	  "$none = ($n | /r)", "/", "false", "error: it fails", match_not_evaluated, NULL },
};

size_t faults_count(void)
{
	return sizeof faults / sizeof *faults;
}

const char *faults_name(size_t i)
{
	return faults[i].name;
}

int faults_explain(struct sides *s, const struct culprit *c, struct arena *a)
{
	struct match m = { .sides = s, .culprit = c, .arena = a };

	for (size_t i = 0; i < faults_count(); i++) {
		if (outcome_is_ordered(&c->ours) && faults[i].explains != NULL && faults[i].explains(&m))
			return (int)i;
	}
	return -1;
}

/* One fault's repair, or all of them one after another. */
static const char *repaired(const char *text, size_t only, struct arena *a)
{
	for (size_t i = 0; i < faults_count(); i++) {
		const char *better = faults[i].repair != NULL && (only == i || only == faults_count()) ? faults[i].repair(text, a) : NULL;

		if (better != NULL)
			text = better;
	}
	return text;
}

int faults_explain_form(struct sides *s, const char *text, bool ours, struct arena *a)
{
	for (size_t i = 0; i < faults_count(); i++) {
		const char *own = repaired(text, i, a);

		if (own == text)
			continue;
		if (sides_ours_parses(s, own, true) != ours ? sides_libxml2_parses(s, own) : ours && sides_libxml2_parses(s, own))
			return (int)i;
		own = repaired(text, faults_count(), a);
		if (sides_ours_parses(s, own, true) && sides_libxml2_parses(s, own))
			return (int)i;
	}
	return -1;
}

static bool is_as_said(struct sides *s, const struct fault *f, struct arena *a)
{
	struct outcome at, ours, theirs;
	struct buf right = BUF_INIT, wrong = BUF_INIT;
	bool same;

	sides_ours(s, f->at, s->document->nodes.items[0], a, &at);
	if (at.type != 'n' || at.count == 0)
		return false;
	sides_ours(s, f->example, at.items[0].node, a, &ours);
	sides_libxml2(s, f->example, at.items[0].node, a, &theirs);
	outcome_print(&right, s->document, &ours);
	outcome_print(&wrong, s->document, &theirs);
	same = strcmp(right.data, f->right) == 0 && strcmp(wrong.data, f->wrong) == 0 && strcmp(f->right, f->wrong) != 0;
	if (!same)
		printf("not ok fault %s: %s\n  ours    %s, not %s\n  libxml2 %s, not %s\n", f->name, f->example, right.data, f->right, wrong.data, f->wrong);
	buf_release(&right);
	buf_release(&wrong);
	return same;
}

int faults_check(bool show)
{
	struct document d = { .text = BUF_INIT };
	struct sides s;
	struct chance c = { 1 };
	struct arena *a = arena_new();
	int bad = 0;

	buf_puts(&d.text, document);
	if (document_read(&d, false) != 0)
		return 1;
	sides_open(&s, &d, &c);
	for (size_t i = 0; i < faults_count(); i++) {
		bool good = is_as_said(&s, &faults[i], a);

		bad += !good;
		if (show && good)
			printf("libxml2's fault %s (%s): %s. %s\n", faults[i].name, faults[i].section, faults[i].says, faults[i].example);
	}
	sides_close(&s);
	document_release(&d);
	arena_free(a);
	return bad;
}
