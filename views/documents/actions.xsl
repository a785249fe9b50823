<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the action plan asks its input in all its formats: the gaps, who is responsible, what is to be done and what is planned already. It goes with data.xsl.
     What must stay true: every gap of the report is there, covered ones are not; responsible is a position, never a person: the owner that the report names, else the head
     of the unit, else nobody, and that is said; an action counts as planned until it is done. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:key name="gap-of-position" match="r:finding[@outcome='gap'][r:subject/@owner]" use="r:subject/@owner"/>
  <xsl:key name="gap-of-unit" match="r:finding[@outcome='gap'][not(r:subject/@owner)]" use="string(r:subject/@unit)"/>
  <xsl:key name="rule" match="r:report/r:rules/r:rule" use="@id"/>
  <xsl:key name="policy" match="r:report/r:policies/r:policy" use="@id"/>
  <xsl:key name="record" match="r:records/*[@id]" use="@id"/>
  <xsl:key name="seat" match="r:organisation/r:assignment" use="@position"/>
  <!-- those that head a unit, as the report has them -->
  <xsl:key name="head" match="r:organisation/r:position[@kind='municipal-director' or @kind='managing-director' or @kind='sector-manager' or @kind='administration-manager' or @kind='unit-manager']" use="@unit"/>

  <xsl:variable name="gaps" select="$report/r:findings/r:finding[@outcome='gap']"/>
  <!-- the first gap of each that answers for some -->
  <xsl:variable name="of-positions" select="$gaps[r:subject/@owner][count(. | key('gap-of-position', r:subject/@owner)[1]) = 1]"/>
  <xsl:variable name="of-units" select="$gaps[not(r:subject/@owner)][count(. | key('gap-of-unit', string(r:subject/@unit))[1]) = 1]"/>
  <xsl:variable name="periods" select="$report/r:due-periods"/>
  <xsl:variable name="kinds" select="$t[starts-with(../@id,'subject.')]"/>

  <!-- The responsible position's id of a gap, "" where nobody is known. -->
  <xsl:template name="responsible">
    <xsl:value-of select="f:first(r:subject/@owner, key('head', r:subject/@unit)[1]/@id)"/>
  </xsl:template>

  <!-- Of a position: whether somebody holds it on the day. A position without assignments may be held by somebody whom the documents do not tell of. -->
  <xsl:template name="is-vacant">
    <xsl:param name="id"/>
    <xsl:variable name="seats" select="key('seat', $id)"/>
    <xsl:if test="not($seats[(not(@from) or number(translate(@from,'-','')) &lt;= $day) and (not(@to) or number(translate(@to,'-','')) &gt;= $day)])">yes</xsl:if>
  </xsl:template>

  <xsl:template name="is-overdue"><xsl:if test="@due and number(translate(@due,'-','')) &lt; $day">yes</xsl:if></xsl:template>

  <!-- What is to be done, as a string in a language: what the finding says, else its rule. -->
  <xsl:template name="to-do">
    <xsl:param name="in" select="$lang"/>
    <xsl:variable name="rule" select="key('rule', @rule)"/>
    <xsl:value-of select="f:first(r:help[@xml:lang=$in], $rule/r:fix[@xml:lang=$in], r:help, $rule/r:fix)"/>
  </xsl:template>

  <xsl:template name="subject-name">
    <xsl:param name="in" select="$lang"/>
    <xsl:value-of select="f:first(r:subject/r:name[@xml:lang=$in], r:subject/r:name, r:subject/@id)"/>
  </xsl:template>

  <!-- "Policy, clause; Policy, clause" -->
  <xsl:template name="clauses">
    <xsl:for-each select="r:clause">
      <xsl:variable name="policy" select="key('policy', @policy)"/>
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:value-of select="concat(f:first($policy/r:short-title[@xml:lang=$lang], $policy/r:short-title, @policy), ', ', @clause)"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
