<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the action plan asks its input in all its formats: the gaps, who is responsible, what is to be done and what is planned already. It goes with data.xsl.
     What must stay true: every gap of the report is there, covered ones are not; responsible is a position, never a person: the owner that the report names, else the head
     of the unit, else nobody, and that is said; an action counts as planned until it is done; for each gap there are strings only, no variable
     that holds a tree. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/html/names.xsl"/>

  <xsl:key name="gap-of-position" match="r:finding[@outcome='gap'][r:subject/@owner]" use="r:subject/@owner"/>
  <xsl:key name="gap-of-unit" match="r:finding[@outcome='gap'][not(r:subject/@owner)]" use="string(r:subject/@unit)"/>
  <xsl:key name="known" match="r:report/r:positions/r:position" use="concat('position ', @id)"/>
  <xsl:key name="known" match="r:report/r:units/r:unit" use="concat('unit ', @id)"/>
  <xsl:key name="record" match="r:records/*[@id]" use="@id"/>
  <xsl:key name="seat" match="r:organisation/r:assignment" use="@position"/>
  <!-- those that head a unit, as the report has them -->
  <xsl:key name="head" match="r:organisation/r:position[@kind='municipal-director' or @kind='managing-director' or @kind='sector-manager' or @kind='administration-manager' or @kind='unit-manager']" use="@unit"/>

  <xsl:variable name="gaps" select="$report/r:findings/r:finding[@outcome='gap']"/>
  <!-- who answers for some; a key is asked once for each, since what it gives is as long as the list -->
  <xsl:variable name="of-positions" select="$report/r:positions/r:position[key('gap-of-position', @id)]"/>
  <xsl:variable name="of-units" select="$report/r:units/r:unit[key('gap-of-unit', @id)]"/>
  <xsl:variable name="of-nobody" select="$gaps[r:subject[not(@owner)][not(@unit) or not(key('known', concat('unit ', @unit)))] or r:subject[@owner][not(key('known', concat('position ', @owner)))]]"/>
  <xsl:variable name="periods" select="$report/r:due-periods"/>
  <xsl:variable name="kinds" select="$t[starts-with(../@id,'subject.')]"/>

  <!-- Of a position: whether somebody holds it on the day. A position without assignments may be held by somebody whom the documents do not tell of. -->
  <xsl:template name="is-vacant">
    <xsl:param name="id"/>
    <xsl:variable name="seats" select="key('seat', $id)"/>
    <xsl:if test="not($seats[(not(@from) or number(translate(@from,'-','')) &lt;= $day) and (not(@to) or number(translate(@to,'-','')) &gt;= $day)])">yes</xsl:if>
  </xsl:template>

  <!-- What is to be done, as a string in a language: what the finding says, else its rule. -->
  <xsl:template name="to-do">
    <xsl:param name="in" select="$lang"/>
    <xsl:variable name="rule" select="key('rule', @rule)"/>
    <xsl:value-of select="f:first(r:help[@xml:lang=$in], $rule/r:fix[@xml:lang=$in], r:help, $rule/r:fix)"/>
  </xsl:template>

  <xsl:template name="subject-name">
    <xsl:param name="in" select="$lang"/>
    <xsl:choose>
      <xsl:when test="r:subject/r:name"><xsl:value-of select="f:first(r:subject/r:name[@xml:lang=$in], r:subject/r:name)"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="r:subject"><xsl:call-template name="nameless"><xsl:with-param name="in" select="$in"/></xsl:call-template></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
