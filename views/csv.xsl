<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as a table for Excel in Sweden, for those who sort, filter and hand out the work.
     What must stay true: UTF-8 with a byte order mark, semicolons, CRLF, every field quoted by csv(), so that no cell can start a formula;
     one row per finding of any outcome, after them one per thing that kept a check from being made, so that the table never looks more complete than
     the run was; the columns are the same in every report, and new ones come last, so that who reads them by place or by name reads on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="kinds" select="$t[starts-with(../@id,'subject.')]"/>
  <!-- words that are needed once per finding: asked for by the code that stands in the report -->
  <xsl:variable name="outcomes" select="$t[starts-with(../@id,'outcome.')]"/>
  <xsl:variable name="severities" select="$t[starts-with(../@id,'severity.')]"/>
  <xsl:variable name="states" select="$t[starts-with(../@id,'exception.')]"/>
  <xsl:variable name="dues" select="$t[starts-with(../@id,'finding.due-')]"/>
  <xsl:variable name="w-known" select="string($t[../@id='baseline.known'])"/>
  <xsl:variable name="w-new" select="string($t[../@id='baseline.new'])"/>
  <xsl:variable name="w-unchecked" select="string($t[../@id='csv.unchecked'])"/>
  <xsl:variable name="as-of" select="f:csv($report/@as-of)"/>
  <xsl:variable name="later" select="concat('&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;', $as-of, ';&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;&#13;&#10;')"/>
  <xsl:variable name="unread" select="$report/r:diagnostics/r:diagnostic[@severity='error']"/>
  <!-- a run that failed without a message of its own -->
  <xsl:variable name="silent" select="not($unread) and not($report/r:findings/r:finding[@outcome='error']) and ($seen = 'incomplete' or $seen = 'error')"/>

  <xsl:template match="/">
    <xsl:text>&#xFEFF;</xsl:text>
    <xsl:value-of select="concat(
      f:csv($t[../@id='col.outcome']), ';', f:csv($t[../@id='col.severity']), ';', f:csv($t[../@id='col.rule']), ';', f:csv($t[../@id='csv.title']), ';',
      f:csv($t[../@id='csv.subject']), ';', f:csv($t[../@id='csv.name']), ';', f:csv($t[../@id='col.unit']), ';', f:csv($t[../@id='gaps.owner']), ';',
      f:csv($t[../@id='col.message']), ';', f:csv($t[../@id='col.help']), ';', f:csv($t[../@id='col.clause']), ';', f:csv($t[../@id='col.file']), ';',
      f:csv($t[../@id='csv.line']), ';', f:csv($t[../@id='csv.column']), ';', f:csv($t[../@id='col.exception']), ';', f:csv($t[../@id='col.until']), ';',
      f:csv($t[../@id='csv.baseline']), ';', f:csv($t[../@id='col.kind']), ';', f:csv($t[../@id='csv.part']), ';', f:csv($t[../@id='csv.unit-id']), ';',
      f:csv($t[../@id='csv.owner-id']), ';', f:csv($t[../@id='col.iso']), ';', f:csv($t[../@id='csv.state']), ';', f:csv($t[../@id='fact.as-of']), ';',
      f:csv($t[../@id='finding.id']), ';', f:csv($t[../@id='csv.due']), ';', f:csv($t[../@id='csv.due-from']), ';', f:csv($t[../@id='csv.action']), '&#13;&#10;')"/>
    <xsl:apply-templates select="$report/r:findings/r:finding"/>
    <xsl:apply-templates select="$unread"/>
    <xsl:if test="$report/@audience = 'public'">
      <row><xsl:value-of select="concat(f:csv($t[../@id='public.title']), ';&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;', f:csv($t[../@id='public.short']), ';&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;', $later)"/></row>
    </xsl:if>
    <xsl:if test="$silent">
      <xsl:call-template name="unchecked"><xsl:with-param name="message" select="$t[../@id='banner.text']"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$seen = 'empty'">
      <xsl:call-template name="unchecked"><xsl:with-param name="message"><xsl:call-template name="verdict-sentence"/></xsl:with-param>
        <xsl:with-param name="severity" select="concat('severity.', substring('error', 1, 5 * ($report/@status = 'empty')), substring('info', 1, 4 * ($report/@status != 'empty')))"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:variable name="rule" select="key('rule', @rule)"/>
    <xsl:variable name="unit" select="key('unit', r:subject/@unit)"/>
    <!-- what a label is looked for by is made once, not for every label -->
    <xsl:variable name="outcome" select="concat('outcome.', @outcome)"/>
    <xsl:variable name="severity" select="concat('severity.', @severity)"/>
    <xsl:variable name="kind" select="concat('subject.', r:subject/@kind)"/>
    <xsl:variable name="state" select="concat('exception.', r:exception/@status)"/>
    <xsl:variable name="due" select="concat('finding.due-', @due-from)"/>
    <xsl:variable name="clauses"><xsl:apply-templates select="r:clause"/></xsl:variable>
    <xsl:variable name="actions"><xsl:apply-templates select="r:action"/></xsl:variable>
    <xsl:variable name="items"><xsl:apply-templates select="$rule/r:property[@role='iso27001']"/></xsl:variable>
    <!-- an element a row: all in one text would be measured anew with every row -->
    <row><xsl:value-of select="concat(
      f:csv($outcomes[../@id=$outcome]), ';', f:csv($severities[../@id=$severity]), ';',
      f:csv(@rule), ';', f:csv(f:first($rule/r:title[@xml:lang=$lang], $rule/r:title)), ';',
      f:csv(r:subject/@id), ';', f:csv(f:first(r:subject/r:name[@xml:lang=$lang], r:subject/r:name)), ';',
      f:csv(f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, r:subject/@unit)), ';',
      f:csv(f:first(r:subject/r:owner-title[@xml:lang=$lang], r:subject/r:owner-title, r:subject/@owner)), ';',
      f:csv(f:first(r:message[@xml:lang=$lang], r:message)), ';', f:csv(f:first(r:help[@xml:lang=$lang], r:help)), ';', f:csv($clauses), ';')"/>
    <xsl:value-of select="concat(
      f:csv(@file), ';', f:csv(@line), ';', f:csv(@column), ';', f:csv(r:exception/@ref), ';', f:csv(r:exception/@expires-on), ';',
      f:csv(concat(substring($w-known, 1, 99 * (@baseline='known')), substring($w-new, 1, 99 * (@baseline='new')))), ';',
      f:csv(f:first($kinds[../@id=$kind], r:subject/@kind)), ';', f:csv(r:subject/@discriminator), ';',
      f:csv(r:subject/@unit), ';', f:csv(r:subject/@owner), ';', f:csv($items), ';',
      f:csv($states[../@id=$state]), ';', $as-of, ';', f:csv(@id), ';',
      f:csv(@due), ';', f:csv($dues[../@id=$due]), ';', f:csv($actions), '&#13;&#10;')"/></row>
  </xsl:template>

  <!-- "Policy, clause; Policy, clause" -->
  <xsl:template match="r:clause">
    <xsl:variable name="policy" select="key('policy', @policy)"/>
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:value-of select="concat(f:first($policy/r:short-title[@xml:lang=$lang], $policy/r:short-title, @policy), ', ', @clause)"/>
  </xsl:template>

  <xsl:template match="r:action">
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:value-of select="@ref"/>
  </xsl:template>

  <xsl:template match="r:property">
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- What kept something from being checked: a message about the input. -->
  <xsl:template match="r:diagnostic" name="unchecked">
    <xsl:param name="message" select="f:first(r:message[@xml:lang=$lang], r:message)"/>
    <xsl:param name="severity" select="'severity.error'"/>
    <row><xsl:value-of select="concat(
      f:csv($w-unchecked), ';', f:csv($severities[../@id=$severity]), ';', f:csv(self::r:diagnostic/@id), ';&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;;',
      f:csv($message), ';', f:csv(f:first(r:help[@xml:lang=$lang], r:help)), ';&quot;&quot;;', f:csv(@file), ';', f:csv(@line), ';', f:csv(@column), ';&quot;&quot;;&quot;&quot;;', $later)"/></row>
  </xsl:template>

</xsl:stylesheet>
