/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading Schematron: what a schema is when everything is included, instantiated and extended, as an outline. Nothing is run here; what is refused is in
 * test_schematron_refused.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schematron_read_harness.h"

static void add_text(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		bool space = strchr(" \t\r\n", *text) != NULL;

		if (!space || (out->len > 0 && out->data[out->len - 1] != ' '))
			buf_putc(out, space ? ' ' : *text);
	}
}

static void outline_message(struct buf *out, const struct sch_message *m)
{
	if (m->xml_lang != NULL)
		buf_printf(out, "[%s] ", m->xml_lang);
	for (size_t i = 0; i < m->parts.len; i++) {
		const struct sch_part *p = &m->parts.items[i];
		const char *select = p->select != NULL ? xpath_text(p->select) : "";

		switch (p->kind) {
		case SCH_TEXT: add_text(out, p->text); break;
		case SCH_VALUE: buf_printf(out, "{%s}", select); break;
		case SCH_NAME: buf_printf(out, "<%s>", select); break;
		case SCH_COPY: buf_printf(out, "copy(%s)", select); break;
		case SCH_OPEN: buf_printf(out, "%s(", (const char *)p->node->name); break;
		case SCH_CLOSE: buf_puts(out, ")"); break;
		}
	}
	buf_putc(out, '\n');
}

static void outline_lets(struct buf *out, const char *indent, const struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "%s%s %s = ", indent, lets[i].given != NULL ? "param" : "let", lets[i].name);
		if (lets[i].value != NULL) {
			buf_puts(out, xpath_text(lets[i].value));
		} else {
			for (xmlNodePtr child = lets[i].content->children; child != NULL; child = child->next) {
				xmlBufferPtr b = xmlBufferCreate();

				xmlNodeDump(b, lets[i].content, child, 0, 0);
				buf_printf(out, "%s|", (const char *)xmlBufferContent(b));
				xmlBufferFree(b);
			}
		}
		buf_putc(out, '\n');
	}
}

static void outline_rich(struct buf *out, const struct sch_rich *r)
{
	const char *names[] = { "icon", "see", "fpi", "lang", "role", "flag", "severity" };
	const char *values[] = { r->icon, r->see, r->fpi, r->xml_lang, r->role.text, r->flag.text, r->severity.text };
	const struct xpath *words[] = { NULL, NULL, NULL, NULL, r->role.value, r->flag.value, r->severity.value };

	for (size_t i = 0; i < 7; i++) {
		if (values[i] != NULL)
			buf_printf(out, " %s=%s%s", names[i], words[i] != NULL ? "value of " : "", values[i]);
	}
}

static void outline_assert(struct buf *out, const struct sch_assert *a)
{
	buf_printf(out, "    %s %s", a->is_report ? "report" : "assert", a->test_text);
	assert_string_equal(a->test_text, xpath_text(a->test));
	if (a->id != NULL)
		buf_printf(out, " id=%s", a->id);
	outline_rich(out, &a->rich);
	if (a->fixes != NULL)
		buf_printf(out, " fixes=%s", a->fixes);
	if (a->subject != NULL)
		buf_printf(out, " subject=%s", xpath_text(a->subject));
	buf_puts(out, ": ");
	outline_message(out, &a->text);
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		buf_printf(out, "      diagnostic %s: ", a->diagnostics.items[i]->id);
		outline_message(out, a->diagnostics.items[i]);
	}
	for (size_t i = 0; i < a->properties.len; i++) {
		const struct sch_message *m = a->properties.items[i];

		buf_printf(out, "      property %s%s%s%s%s: ", m->id, m->role != NULL ? " role=" : "", m->role != NULL ? m->role : "",
		           m->scheme != NULL ? " scheme=" : "", m->scheme != NULL ? m->scheme : "");
		outline_message(out, m);
	}
}

static void outline_rule(struct buf *out, const struct sch_rule *r)
{
	buf_printf(out, "  rule %s", r->context_text);
	if (r->id != NULL)
		buf_printf(out, " id=%s", r->id);
	outline_rich(out, &r->rich);
	if (r->subject != NULL)
		buf_printf(out, " subject=%s", xpath_text(r->subject));
	buf_putc(out, '\n');
	outline_lets(out, "    ", r->lets.items, r->lets.len);
	for (size_t i = 0; i < r->asserts.len; i++)
		outline_assert(out, r->asserts.items[i]);
}

static void outline_pattern(struct buf *out, const struct sch_pattern *p)
{
	buf_printf(out, "%s %s", p->is_group ? "group" : "pattern", p->id != NULL ? p->id : "-");
	if (p->title != NULL)
		buf_printf(out, " \"%s\"", p->title);
	outline_rich(out, &p->rich);
	if (p->documents != NULL)
		buf_printf(out, " documents=%s", xpath_text(p->documents));
	for (size_t i = 0; i < p->needs.len; i++)
		buf_printf(out, " needs %s", p->needs.items[i]);
	buf_putc(out, '\n');
	outline_lets(out, "  ", p->lets.items, p->lets.len);
	for (size_t i = 0; i < p->rules.len; i++)
		outline_rule(out, p->rules.items[i]);
}

static void outline_phase(struct buf *out, const struct sch_phase *p)
{
	buf_printf(out, "phase %s:", p->id);
	for (size_t i = 0; i < p->active.len; i++)
		buf_printf(out, " %s", p->active.items[i]);
	if (p->from != NULL)
		buf_printf(out, " from=%s", xpath_text(p->from));
	if (p->when != NULL)
		buf_printf(out, " when=%s", xpath_text(p->when));
	buf_putc(out, '\n');
	outline_lets(out, "  ", p->lets.items, p->lets.len);
}

static void outline(struct buf *out, const struct schematron *s)
{
	for (size_t i = 0; i < s->namespaces.len; i++)
		buf_printf(out, "ns %s %s\n", s->namespaces.items[i].prefix, s->namespaces.items[i].uri);
	outline_lets(out, "", s->lets.items, s->lets.len);
	for (size_t i = 0; i < s->keys.len; i++)
		buf_printf(out, "key %s %s %s\n", s->keys.items[i].name, xpath_pattern_text(s->keys.items[i].match), xpath_text(s->keys.items[i].use));
	for (size_t i = 0; i < s->phases.len; i++)
		outline_phase(out, s->phases.items[i]);
	for (size_t i = 0; i < s->patterns.len; i++)
		outline_pattern(out, s->patterns.items[i]);
}

static void reads(void **state)
{
	const struct row *row = *state;
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct schematron *s = load(row, &sink);
	struct buf out = BUF_INIT;

	said(&out, diags);
	if (s != NULL)
		outline(&out, s);
	assert_string_equal(out.data, row->expected);
	assert_non_null(s);
	schematron_free(s);
	diag_list_free(diags);
	buf_release(&out);
}

static void slots_and_needs(void **state)
{
	const struct row row = { .schema = SCHEMA("<let name='a' value='1'/><phase id='f'><let name='a' value='2'/><let name='b' value='3'/><active pattern='p'/></phase>"
	                                          "<phase id='g'><active pattern='p'/></phase><pattern id='p'><let name='c' value='$a + $b'/></pattern><pattern><let name='c' value='$a'/></pattern>") };
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct schematron *s = load(&row, &sink);
	const struct sch_pattern *p;

	(void)state;
	assert_non_null(s);
	p = schematron_pattern(s, "p");
	assert_int_equal(s->slots.len, 3);
	assert_int_equal(schematron_slot(s, "a"), s->lets.items[0].slot);
	assert_int_equal(schematron_slot(s, "a"), s->phases.items[0]->lets.items[0].slot);
	assert_int_equal(schematron_slot(s, "c"), p->lets.items[0].slot);
	assert_int_equal(schematron_slot(s, "c"), s->patterns.items[1]->lets.items[0].slot);
	assert_int_not_equal(schematron_slot(s, "a"), schematron_slot(s, "b"));
	assert_int_equal(schematron_slot(s, "d"), -1);
	assert_null(schematron_lacks(p, s->phases.items[0]));
	assert_string_equal(schematron_lacks(p, s->phases.items[1]), "b");
	assert_string_equal(schematron_lacks(p, NULL), "b");
	assert_null(schematron_lacks(s->patterns.items[1], NULL));
	schematron_free(s);
	diag_list_free(diags);
}

static void flags(void **state)
{
	const struct row row = { .schema = SCHEMA("<pattern><rule context='a'><assert test='1' flag='any not-evaluable'>x</assert>\n<assert test='1' flag='lower'>x</assert>"
	                                          "<report test='1' flag='on-file'>x</report><assert test='1' flag='on-file'>x</assert></rule></pattern>") };
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct schematron *s = load(&row, &sink);
	struct buf out = BUF_INIT;

	(void)state;
	assert_non_null(s);
	assert_true(s->patterns.items[0]->rules.items[0]->asserts.items[0]->not_evaluable);
	assert_true(s->patterns.items[0]->rules.items[0]->asserts.items[1]->lower);
	assert_true(s->patterns.items[0]->rules.items[0]->asserts.items[2]->on_file);
	assert_int_equal(schematron_check_flags(s, &sink), 2);
	said(&out, diags);
	assert_string_equal(out.data, "s.sch:2:51-68 schematron-flag-needs-report | only a report can have the flag not-evaluable | turn the assert into a report\n"
	                              "s.sch:3:106-113 schematron-flag-needs-report | only a report can have the flag on-file | turn the assert into a report\n");
	schematron_free(s);
	diag_list_free(diags);
	buf_release(&out);
}

/* The same shape as bytes of another encoding; the digest is that of the bytes. */
static void another_encoding(void **state)
{
	static const char text[] = "<?xml version='1.0' encoding='ISO-8859-1'?><schema " NS "><pattern id='\xe5'/></schema>";
	struct diag_list *diags = diag_list_new();
	struct diag_sink sink = diag_list_sink(diags);
	struct schematron *s;

	(void)state;
	door_open();
	s = schematron_new("s.sch", text, sizeof text - 1, NULL, &sink);
	assert_non_null(s);
	assert_string_equal(s->patterns.items[0]->id, "å");
	assert_int_equal(strlen(s->sha256), 64);
	schematron_free(s);
	diag_list_free(diags);
}

#define READ(name, ...) ROW(name, reads, __VA_ARGS__)

static const struct CMUnitTest tests[] = {
	/* Structure. */
	READ("an empty schema", .schema = SCHEMA(""),
	     .expected = ""),
	READ("another default prefix", .schema = "<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns='urn:x' queryBinding='XSLT'><s:pattern><s:rule context='a'><s:assert test='b'>c</s:assert></s:rule></s:pattern><pattern/></s:schema>",
	     .expected = "pattern -\n  rule a\n    assert b: c\n"),
	READ("all metadata", .schema = "<schema " NS " xmlns:sqf='http://www.schematron-quickfix.com/validator/process' xml:lang='en' schematronEdition='2020' schemaVersion='1' icon='i' see='s' fpi='f' queryBinding='xpath'><title>T</title>\n"
	     "<pattern id='p' icon='i' see='s' fpi='f' xml:lang='sv' role='r' flag='a b'><title>A\n"
	     " <emph>t</emph></title><p>x</p><rule id='r' context='a' role='r' flag='f' see='u' icon='i' fpi='p' subject='..' xml:lang='de'><assert id='a' test='1' role='warning' flag='f g' see='u' icon='i' fpi='p' subject='@b' sqf:fix='f1 f2' severity='fatal'>x</assert></rule></pattern></schema>",
	     .expected = "pattern p \"A t\" icon=i see=s fpi=f lang=sv role=r flag=a b\n"
	     "  rule a id=r icon=i see=u fpi=p lang=de role=r flag=f subject=..\n"
	     "    assert 1 id=a icon=i see=u fpi=p role=warning flag=f g severity=fatal fixes=f1 f2 subject=@b: [de] x\n"),
	READ("text of every kind", .schema = "<schema " NS " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><pattern><rule context='a'><report test='1' diagnostics='d' properties='q'>\n"
	     " a <name/> <name path='..'/> <value-of select='@b'/> <emph>c <value-of select='d'/></emph><dir value='rtl'>e</dir><span class='f'>g</span><x xmlns='urn:x'>foreign</x><xsl:copy-of select='h'/><![CDATA[<i>&]]>&amp;&#229;</report></rule></pattern>\n"
	     "<diagnostics><diagnostic id='d' xml:lang='sv'>b <value-of select='c'/></diagnostic></diagnostics><properties><property id='q' role='r' scheme='s'>v <xsl:copy-of select='.'/></property></properties></schema>",
	     .expected = "pattern -\n"
	     "  rule a\n"
	     "    report 1: a <> <..> {@b} emph(c {d})dir(e)span(g)copy(h)<i>&&å\n"
	     "      diagnostic d: [sv] b {c}\n"
	     "      property q role=r scheme=s: v copy(.)\n"),
	READ("a text named twice is one, an unused one is none", .schema = SCHEMA("<pattern><rule context='a'><assert test='1' diagnostics='d  e'>x</assert><assert test='2' diagnostics='d'>x</assert></rule></pattern><diagnostics><diagnostic id='d'>1</diagnostic><diagnostic id='e'>2</diagnostic><diagnostic id='f'><value-of select='$any'/></diagnostic></diagnostics>"),
	     .expected = "pattern -\n"
	     "  rule a\n"
	     "    assert 1: x\n"
	     "      diagnostic d: 1\n"
	     "      diagnostic e: 2\n"
	     "    assert 2: x\n"
	     "      diagnostic d: 1\n"),
	READ("prefixes and keys", .schema = "<schema " NS " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><ns prefix='a' uri='urn:a'/><ns prefix='a' uri='urn:a'/><xsl:key name='k' match='a:b' use='@c'/><pattern><rule context='a:b'><assert test='key(\"k\", 1)'>x</assert></rule></pattern></schema>",
	     .expected = "ns a urn:a\nkey k a:b @c\npattern -\n  rule a:b\n    assert key(\"k\", 1): x\n"),
	READ("foreign elements and attributes", .schema = "<schema " NS " xmlns:f='urn:f' f:a='b'><f:x><rule/></f:x><pattern f:id='q'><rule context='a'><f:let/><assert test='1'>x</assert></rule></pattern></schema>",
	     .expected = "pattern -\n  rule a\n    assert 1: x\n"),
	READ("the language is that of the nearest element", .schema = "<schema " NS " xml:lang='en'><pattern xml:lang='sv'><rule context='a'><assert test='1' xml:lang='de'>x</assert><assert test='2'>x</assert><assert test='3' xml:lang=''>x</assert></rule></pattern></schema>",
	     .expected = "pattern - lang=sv\n"
	     "  rule a\n"
	     "    assert 1 lang=de: [de] x\n"
	     "    assert 2: [sv] x\n"
	     "    assert 3 lang=: x\n"),
	/* Variables. */
	READ("variables of every level", .schema = SCHEMA("<let name='a' value='1'/><pattern><let name='b' value='$a'/><rule context='a[$b]'><let name='c' value='$b'/><let name='a' value='$c'/><assert test='$a = $c'>x</assert></rule></pattern><phase id='f'><let name='a' value='2'/><let name='e' value='$a'/></phase>"),
	     .expected = "let a = 1\n"
	     "phase f:\n"
	     "  let a = 2\n"
	     "  let e = $a\n"
	     "pattern -\n"
	     "  let b = $a\n"
	     "  rule a[$b]\n"
	     "    let c = $b\n"
	     "    let a = $c\n"
	     "    assert $a = $c: x\n"),
	READ("content as a value", .schema = SCHEMA("<let name='a'>\n"
	     " <x xmlns='' b='1'> <y/> t </x>\n"
	     " <z xmlns='urn:z'/> <!-- no --></let><let name='b'>just text</let><pattern><rule context='a'><assert test='$a/x'>x</assert></rule></pattern>"),
	     .expected = "let a = <x xmlns=\"\" b=\"1\"><y/> t </x>|<z xmlns=\"urn:z\"/>|\n"
	     "let b = just text|\n"
	     "pattern -\n"
	     "  rule a\n"
	     "    assert $a/x: x\n"),
	READ("a schema's parameters", .schema = "<schema " NS " schematronEdition='2025'><param name='a' value='1'/><param name='b'/><let name='c' value='$a'/><pattern><rule context='a'><assert test='$a = $b'>x</assert></rule></pattern></schema>",
	     .expected = "param a = 1\nparam b = ''\nlet c = $a\npattern -\n  rule a\n    assert $a = $b: x\n"),
	READ("two patterns have variables of the same name", .schema = SCHEMA("<pattern><let name='v' value='1'/></pattern><pattern><let name='v' value='2'/></pattern>"),
	     .expected = "pattern -\n  let v = 1\npattern -\n  let v = 2\n"),
	READ("words that are variables", .schema = "<schema " NS " schematronEdition='2025'><let name='v' value='1'/><pattern role='$v'><rule context='a' flag='$v'><let name='w' value='2'/><assert test='1' severity='$w' role='$v' flag='a'>x</assert></rule></pattern></schema>",
	     .expected = "let v = 1\n"
	     "pattern - role=value of $v\n"
	     "  rule a flag=value of $v\n"
	     "    let w = 2\n"
	     "    assert 1 role=value of $v flag=a severity=value of $w: x\n"),
	READ("a dollar in a role is a dollar where no name follows", .schema = SCHEMA("<pattern><rule context='a'><assert test='1' role='$5' flag='a$b' see='$c'>x</assert></rule></pattern>"),
	     .expected = "pattern -\n  rule a\n    assert 1 see=$c role=$5 flag=a$b: x\n"),
	/* Phases. */
	READ("phases", .schema = SCHEMA("<phase id='f' from='//a' when='b'><p>x</p><let name='v' value='1'/><active pattern='p'>because</active><active pattern='q'/></phase><phase id='g'><active pattern='p'/></phase><pattern id='p'><rule context='a'><assert test='$v'>x</assert></rule></pattern><pattern id='q'/>"),
	     .expected = "phase f: p q from=//a when=b\n"
	     "  let v = 1\n"
	     "phase g: p\n"
	     "pattern p needs v\n"
	     "  rule a\n"
	     "    assert $v: x\n"
	     "pattern q\n"),
	READ("a pattern's own variable hides the phase's", .schema = SCHEMA("<phase id='f'><let name='v' value='1'/><active pattern='p'/></phase><pattern id='p'><let name='v' value='2'/><rule context='a'><assert test='$v'>x</assert></rule></pattern>"),
	     .expected = "phase f: p\n  let v = 1\npattern p\n  let v = 2\n  rule a\n    assert $v: x\n"),
	READ("the default phase", .schema = "<schema " NS " defaultPhase='f'><phase id='f'/></schema>",
	     .expected = "phase f:\n"),
	READ("all as the default phase", .schema = "<schema " NS " defaultPhase='#ALL'/>",
	     .expected = ""),
	/* Abstract patterns. */
	READ("parameters everywhere", .schema = "<schema " NS " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><pattern is-a='t' id='i'><param name='p' value='a'/><param name='q' value='b'/></pattern>\n"
	     "<pattern is-a='t' id='j'><param name='p' value='c'/><param name='q' value='d'/></pattern>\n"
	     "<pattern abstract='true' id='t'><title>T</title><let name='v' value='$p'/><rule context='$p' subject='$q'><let name='w' value='$p + $v'/><assert test='$q and $w' subject='$q' diagnostics='d' properties='e' role='$q'>$p <value-of select='$q'/><name path='$p'/></assert></rule></pattern><diagnostics><diagnostic id='d'><value-of select='$p/@x'/></diagnostic></diagnostics><properties><property id='e'><xsl:copy-of select='$q/*'/></property></properties></schema>",
	     .expected = "pattern i \"T\"\n"
	     "  let v = a\n"
	     "  rule a subject=b\n"
	     "    let w = a + $v\n"
	     "    assert b and $w role=b subject=b: $p {b}<a>\n"
	     "      diagnostic d: {a/@x}\n"
	     "      property e: copy(b/*)\n"
	     "pattern j \"T\"\n"
	     "  let v = c\n"
	     "  rule c subject=d\n"
	     "    let w = c + $v\n"
	     "    assert d and $w role=d subject=d: $p {d}<c>\n"
	     "      diagnostic d: {c/@x}\n"
	     "      property e: copy(d/*)\n"),
	READ("only whole names are parameters", .schema = SCHEMA("<let name='price' value='1'/><pattern abstract='true' id='t'><rule context='$a-b/$ab'><assert test='$a = $price and &quot;$5 $x $&quot;'>x</assert></rule></pattern><pattern is-a='t'><param name='a' value='u'/><param name='ab' value='w'/><param name='a-b' value='v'/></pattern>"),
	     .expected = "let price = 1\npattern -\n  rule v/w\n    assert u = $price and \"$5 $x $\": x\n"),
	READ("a parameter before a colon, a value that is not looked through again", .schema = SCHEMA("<let name='v' value='1'/><ns prefix='n' uri='urn:n'/><pattern abstract='true' id='t'><rule context='$ns:x'><assert test='$q'>x</assert></rule></pattern><pattern is-a='t'><param name='ns' value='n'/><param name='q' value='$v'/></pattern>"),
	     .expected = "ns n urn:n\nlet v = 1\npattern -\n  rule n:x\n    assert $v: x\n"),
	READ("defaults", .schema = SCHEMA("<pattern abstract='true' id='t'><param name='a' value='x'/><param name='b' value='$a/y'/><param name='c'/><rule context='$a'><assert test='$b = $c'>x</assert></rule></pattern><pattern id='i' is-a='t'><param name='c' value='1'/></pattern><pattern id='j' is-a='t'><param name='c' value='2'/><param name='a' value='z'/></pattern>"),
	     .expected = "pattern i\n  rule x\n    assert x/y = 1: x\npattern j\n  rule z\n    assert z/y = 2: x\n"),
	READ("the instance's own", .schema = "<schema " NS "><pattern abstract='true' id='t' xml:lang='sv' see='u' icon='k' documents='$d'><title>T</title><rule context='a'><assert test='1'>x</assert></rule></pattern>\n<pattern id='i' is-a='t' icon='o' xml:lang='de'><title>I</title><param name='d' value='@href'/></pattern></schema>",
	     .expected = "pattern i \"I\" icon=o see=u lang=de documents=@href\n  rule a\n    assert 1: [sv] x\n"),
	READ("the language of an instance where the abstract pattern has none", .schema = "<schema " NS " xml:lang='en'><pattern abstract='true' id='t'><rule context='a'><assert test='1'>x</assert></rule></pattern><pattern id='i' is-a='t' xml:lang='de'/><pattern id='j' is-a='t'/></schema>",
	     .expected = "pattern i lang=de\n"
	     "  rule a\n"
	     "    assert 1: [de] x\n"
	     "pattern j\n"
	     "  rule a\n"
	     "    assert 1: [en] x\n"),
	READ("an abstract pattern made of one", .schema = SCHEMA("<pattern abstract='true' id='t'><rule context='$a'><assert test='$b'>x</assert></rule></pattern><pattern abstract='true' id='u' is-a='t'><param name='a' value='$c/k'/></pattern><pattern id='i' is-a='u'><param name='c' value='m'/><param name='b' value='n'/></pattern>"),
	     .expected = "pattern i\n  rule m/k\n    assert n: x\n"),
	READ("an abstract pattern nobody uses", .schema = SCHEMA("<pattern abstract='true' id='t'><rule context='$a'><assert test='//$b'>x</assert></rule></pattern><diagnostics><diagnostic id='d'><value-of select='//$b'/></diagnostic></diagnostics>"),
	     .expected = ""),
	READ("a rule inside an abstract pattern extends one there", .schema = SCHEMA("<pattern abstract='true' id='t'><rule abstract='true' id='r'><assert test='$p'>x</assert></rule><rule context='a'><extends rule='r'/></rule></pattern><pattern is-a='t' id='i'><param name='p' value='b'/></pattern><pattern is-a='t' id='j'><param name='p' value='c'/></pattern>"),
	     .expected = "pattern i\n  rule a\n    assert b: x\npattern j\n  rule a\n    assert c: x\n"),
	/* Abstract rules. */
	READ("rules that extend, in the order of what they say", .schema = SCHEMA("<pattern><rule context='a'><let name='v' value='1'/><assert test='1'>x</assert><extends rule='r'/><assert test='9'>x</assert></rule><rule abstract='true' id='r'><let name='w' value='$v'/><assert test='2'>x</assert><extends rule='s'/><assert test='4'>x</assert></rule><rule abstract='true' id='s'><let name='u' value='$w'/><assert test='3 + $u'>x</assert></rule></pattern>"),
	     .expected = "pattern -\n"
	     "  rule a\n"
	     "    let v = 1\n"
	     "    let w = $v\n"
	     "    let u = $w\n"
	     "    assert 1: x\n"
	     "    assert 2: x\n"
	     "    assert 3 + $u: x\n"
	     "    assert 4: x\n"
	     "    assert 9: x\n"),
	READ("a rule extended on two ways", .schema = SCHEMA("<pattern><rule abstract='true' id='r'><let name='v' value='1'/><assert test='$v'>x</assert></rule><rule abstract='true' id='s'><extends rule='r'/></rule><rule abstract='true' id='t'><extends rule='r'/></rule><rule context='a'><extends rule='s'/><extends rule='t'/></rule></pattern>"),
	     .expected = "pattern -\n  rule a\n    let v = 1\n    assert $v: x\n    assert $v: x\n"),
	READ("rules for all patterns", .schema = SCHEMA("<rules><rule abstract='true' id='r'><assert test='1'>x</assert><extends rule='s'/></rule><rule id='s'><assert test='2'>x</assert></rule></rules><pattern><rule context='a'><extends rule='r'/></rule></pattern><group id='g'><rule context='b'><extends rule='s'/></rule></group>"),
	     .expected = "pattern -\n"
	     "  rule a\n"
	     "    assert 1: x\n"
	     "    assert 2: x\n"
	     "group g\n"
	     "  rule b\n"
	     "    assert 2: x\n"),
	/* Files. */
	READ("a pattern from a file", .schema = SCHEMA("<include href='p.sch'/>"),
	     .expected = "pattern p\n  rule a\n    assert 1: x\n",
	     .files = { { "p.sch", "<pattern id='p' " NS "><rule context='a'><assert test='1'>x</assert></rule></pattern>" } }),
	READ("by id, and by xml:id", .schema = SCHEMA("<include href='l.sch#p'/><include href='l.sch#q'/>"),
	     .expected = "pattern p\n  rule a\n    assert 1: x\npattern -\n  rule b\n    assert 2: x\n",
	     .files = { { "l.sch", ROOT("library", "<pattern id='p'><rule context='a'><assert test='1'>x</assert></rule></pattern><pattern xml:id='q'><rule context='b'><assert test='2'>x</assert></rule></pattern>") } }),
	READ("an include in every place", .schema = SCHEMA("<include href='l#ns'/><include href='l#let'/><include href='l#phase'/><pattern id='p'><include href='l#plet'/><include href='l#rule'/><rule context='b'><include href='l#rlet'/><include href='l#assert'/><assert test='3' diagnostics='d' properties='e'><include href='l#emph'/></assert></rule></pattern><diagnostics><include href='l#d'/></diagnostics><properties><include href='l#e'/></properties>"),
	     .expected = "ns n urn:n\n"
	     "let v = 1\n"
	     "phase phase: p\n"
	     "pattern p\n"
	     "  let w = $v\n"
	     "  rule n:a id=rule\n"
	     "  rule b\n"
	     "    let u = $w\n"
	     "    assert $u id=assert: 2\n"
	     "    assert 3: emph(x)\n"
	     "      diagnostic d: D\n"
	     "      property e: E\n",
	     .files = { { "l", ROOT("library", "<ns xml:id='ns' prefix='n' uri='urn:n'/><let xml:id='let' name='v' value='1'/><phase id='phase'><include href='#active'/></phase><active xml:id='active' pattern='p'/><let xml:id='plet' name='w' value='$v'/><rule id='rule' context='n:a'/><let xml:id='rlet' name='u' value='$w'/><assert id='assert' test='$u'>2</assert><emph xml:id='emph'>x</emph><diagnostics><diagnostic id='d'>D</diagnostic></diagnostics><properties><property id='e'>E</property></properties>") } }),
	READ("paths from the file that holds them", .schema = SCHEMA("<include href='a/one.sch'/>"),
	     .expected = "pattern -\n  rule a\n    assert 1: x\n  rule b\n",
	     .files = { { "d/a/one.sch", "<pattern " NS "><include href='../b%20c/./two.sch'/><include href='file:///root/three.sch'/></pattern>" }, { "d/b c/two.sch", "<rule " NS " context='a'><include href='../../up.sch'/></rule>" }, { "up.sch", "<assert " NS " test='1'>x</assert>" }, { "/root/three.sch", "<rule " NS " context='b'/>" } }, .name = "d/s.sch"),
	READ("xml:base", .schema = "<schema " NS " xml:base='x/'><include href='l.sch#p' xml:base='y/'/></schema>",
	     .expected = "pattern p\n  rule a\n",
	     .files = { { "x/y/l.sch", "<library " NS " xml:base='z/m.sch'><pattern id='p'><include href='r.sch'/></pattern></library>" }, { "x/y/z/r.sch", "<rule " NS " context='a'/>" } }),
	READ("extends brings the content of a rule", .schema = SCHEMA("<pattern><rule context='a'><assert test='1'>x</assert><extends href='l.sch#r'/><assert test='4'>x</assert></rule></pattern>"),
	     .expected = "pattern -\n"
	     "  rule a\n"
	     "    let v = 1\n"
	     "    assert 1: x\n"
	     "    assert 2 + $v: x\n"
	     "    assert 3: x\n"
	     "    assert 4: x\n",
	     .files = { { "l.sch", ROOT("rules", "<rule abstract='true' id='r'><let name='v' value='1'/><assert test='2 + $v'>x</assert><extends rule='s'/></rule><rule abstract='true' id='s'><assert test='3'>x</assert></rule>") } }),
	READ("a DOCTYPE with entities and default attributes", .schema = "<!DOCTYPE schema [<!ENTITY c 'a[@b &lt; 1]'><!ENTITY r '<assert test=\"&c;\">x</assert>'><!ATTLIST schema defaultPhase CDATA '#ALL' fpi CDATA 'f'>]>\n"
	     SCHEMA("<pattern><rule context='&c;'>&r;&r;</rule></pattern>"),
	     .expected = "pattern -\n  rule a[@b < 1]\n    assert a[@b < 1]: x\n    assert a[@b < 1]: x\n"),
	READ("an entity of an included file, with prefixes and a path of that file", .schema = SCHEMA("<ns prefix='p' uri='urn:1'/><pattern><rule context='a'><extends href='f/l#r'/></rule></pattern>"),
	     .expected = "ns p urn:1\npattern -\n  rule a\n    assert p:a: y\n",
	     .files = { { "f/l", "<!DOCTYPE library [<!ENTITY r '<extends href=\"m\"/>'>]>\n" ROOT("library", "<rule abstract='true' id='r'>&r;</rule>") }, { "f/m", ROOT("rule", "<assert test='p:a'>y</assert>") } }),
	READ("extends brings the content of a library", .schema = SCHEMA("<extends href='l.sch'/><pattern><rule context='n:a'><extends rule='r'/><assert test='$v' diagnostics='d'>x</assert></rule></pattern>"),
	     .expected = "ns n urn:n\n"
	     "let v = 1\n"
	     "pattern q\n"
	     "pattern -\n"
	     "  rule n:a\n"
	     "    assert 1: x\n"
	     "    assert $v: x\n"
	     "      diagnostic d: D\n",
	     .files = { { "l.sch", ROOT("library", "<title>L</title><ns prefix='n' uri='urn:n'/><let name='v' value='1'/><rules><rule abstract='true' id='r'><assert test='1'>x</assert></rule></rules><pattern id='q'/><diagnostics><diagnostic id='d'>D</diagnostic></diagnostics>") } }),
	READ("a whole schema where a part is wanted", .schema = SCHEMA("<include href='t.sch'/>"),
	     .expected = "let v = 1\npattern q\n  rule a\n    assert $v: x\n",
	     .files = { { "t.sch", SCHEMA("<let name='v' value='1'/><pattern id='q'><rule context='a'><assert test='$v'>x</assert></rule></pattern>") } }),
	READ("the same library on two ways", .schema = SCHEMA("<extends href='a'/><extends href='b'/>"),
	     .expected = "ns n urn:n\n"
	     "let v = 1\n"
	     "phase f:\n"
	     "pattern pc\n"
	     "  rule n:c\n"
	     "    assert 1 id=z: x\n"
	     "pattern pa\n"
	     "  rule a\n"
	     "    assert $v: x\n"
	     "pattern pb\n"
	     "  rule b\n"
	     "    assert $v: x\n",
	     .files = { { "a", ROOT("library", "<extends href='c'/><pattern id='pa'><rule context='a'><assert test='$v'>x</assert></rule></pattern>") }, { "b", ROOT("library", "<extends href='c'/><pattern id='pb'><rule context='b'><assert test='$v'>x</assert></rule></pattern>") }, { "c", ROOT("library", "<ns prefix='n' uri='urn:n'/><let name='v' value='1'/><phase id='f'/><pattern id='pc'><rule context='n:c'><assert id='z' test='1'>x</assert></rule></pattern><diagnostics><diagnostic id='d'/></diagnostics>") } }),
	READ("prefixes of the file a pattern comes from", .schema = SCHEMA("<ns prefix='n' uri='urn:main'/><include href='l#p'/><pattern id='q'><rule context='n:a'><assert test='1'>x</assert></rule></pattern>"),
	     .expected = "ns n urn:main\n"
	     "pattern p\n"
	     "  rule n:a/m:b\n"
	     "    assert 1: x\n"
	     "pattern q\n"
	     "  rule n:a\n"
	     "    assert 1: x\n",
	     .files = { { "l", ROOT("library", "<ns prefix='n' uri='urn:lib'/><ns prefix='m' uri='urn:m'/><pattern id='p'><rule context='n:a/m:b'><assert test='1'>x</assert></rule></pattern>") } }),
	READ("the language of the file", .schema = "<schema " NS " xml:lang='en'><include href='l#p'/><include href='k#q'/></schema>",
	     .expected = "pattern p lang=sv\n"
	     "  rule a\n"
	     "    assert 1: [sv] x\n"
	     "pattern q\n"
	     "  rule a\n"
	     "    assert 1: [en] x\n",
	     .files = { { "l", "<library " NS " xml:lang='sv'><pattern id='p'><rule context='a'><assert test='1'>x</assert></rule></pattern></library>" }, { "k", "<library " NS "><pattern id='q'><rule context='a'><assert test='1'>x</assert></rule></pattern></library>" } }),
	READ("an abstract pattern from a file, an instance in another", .schema = SCHEMA("<include href='i'/><include href='t'/>"),
	     .expected = "pattern i\n  rule b\n    assert 1: x\n",
	     .files = { { "i", "<pattern " NS " is-a='t' id='i'><param name='p' value='b'/></pattern>" }, { "t", "<pattern " NS " abstract='true' id='t'><rule context='$p'><assert test='1'>x</assert></rule></pattern>" } }),
	READ("a part of the same file", .schema = SCHEMA("<pattern id='p'><rule id='r' context='a'/></pattern><pattern id='q'><include href='#r'/></pattern><pattern id='s'><include href='s.sch#r'/></pattern>"),
	     .expected = "pattern p\n  rule a id=r\npattern q\n  rule a id=r\npattern s\n  rule a id=r\n"),
	READ("one file included into two patterns", .schema = SCHEMA("<pattern><include href='r'/><rule context='a'><extends rule='x'/></rule></pattern><pattern><include href='r'/><rule context='b'><extends rule='x'/></rule></pattern>"),
	     .expected = "pattern -\n  rule a\n    assert 1: x\npattern -\n  rule b\n    assert 1: x\n",
	     .files = { { "r", "<rule " NS " abstract='true' id='x'><assert test='1'>x</assert></rule>" } }),
	READ("a file in another encoding, with a byte order mark", .schema = SCHEMA("<include href='p'/>"),
	     .expected = "pattern å\n",
	     .files = { { "p", "﻿<pattern " NS " id='å'/>" } }),
	/* The rest. */
	cmocka_unit_test(slots_and_needs), cmocka_unit_test(flags), cmocka_unit_test(another_encoding),
};

int main(void)
{
	return cmocka_run_group_tests_name("schematron_read", tests, NULL, NULL);
}
