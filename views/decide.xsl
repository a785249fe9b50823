<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The verdict, found in the truth table views/verdicts.xml: its row, how it looks ($seen), its word and its sentence. For every view that says what came of it; who
     includes it has $report, the canonical report, and $t, the labels in one language.
     What must stay true: the rows alone decide, nothing here makes a report better than its row. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <!-- of a public report: what it leaves out counts all the same, it is no reason to say that there is nothing -->
  <xsl:variable name="left-out" select="$report/r:withheld"/>
  <xsl:variable name="all-gaps" select="sum($report/r:totals/@errors | $report/r:totals/@warnings | $report/r:totals/@infos) + sum($left-out/@errors | $left-out/@warnings | $left-out/@infos)"/>

  <!-- what this report says to each column of the table -->
  <xsl:variable name="case-tree">
    <xsl:variable name="n" select="$report/r:totals"/>
    <xsl:variable name="o" select="$report/r:outcomes"/>
    <xsl:variable name="only-new" select="$report/r:baseline/@only-new = 'yes'"/>
    <xsl:variable name="new" select="$report[$only-new]/r:findings/r:finding[@outcome='gap'][not(@baseline='known')]"/>
    <xsl:variable name="at-error" select="$report/@fail-on != 'never'"/>
    <xsl:variable name="at-warning" select="$report/@fail-on = 'warning' or $report/@fail-on = 'info'"/>
    <xsl:variable name="at-info" select="$report/@fail-on = 'info'"/>
    <xsl:variable name="failing"><xsl:choose>
      <xsl:when test="$only-new"><xsl:value-of select="(count($new[@severity='error']) + sum($left-out/@errors)) * $at-error + (count($new[@severity='warning']) + sum($left-out/@warnings)) * $at-warning + (count($new[@severity='info']) + sum($left-out/@infos)) * $at-info"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="($n/@errors + sum($left-out/@errors)) * $at-error + ($n/@warnings + sum($left-out/@warnings)) * $at-warning + ($n/@infos + sum($left-out/@infos)) * $at-info"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:variable name="judged" select="$all-gaps &gt; 0 or $left-out/@findings &gt; 0 or $left-out/@evaluated='yes' or $report/r:findings/r:finding or $o/@pass + $o/@gap + $o/@excepted + $o/@not-evaluable + $o/@error &gt; 0"/>
    <case status="{$report/@status}">
      <xsl:attribute name="gaps"><xsl:choose><xsl:when test="not($all-gaps &gt; 0)">none</xsl:when><xsl:when test="$failing &gt; 0">failing</xsl:when><xsl:otherwise>below</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:attribute name="threshold"><xsl:choose><xsl:when test="$report/@fail-on = 'never'">never</xsl:when><xsl:otherwise>set</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'crashed'"/><xsl:with-param name="holds" select="$n/@rule-errors &gt; 0 or $left-out/@rule-errors &gt; 0 or $o/@error &gt; 0 or $report/r:findings/r:finding[@outcome='error']"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'unread'"/><xsl:with-param name="holds" select="$n/@unread &gt; 0 or $report/r:inputs/r:input[@status != 'valid']"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'skipped'"/><xsl:with-param name="holds" select="sum($report/r:inputs/r:input/@assets-skipped) &gt; 0"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'judged'"/><xsl:with-param name="holds" select="$judged"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'only-read'"/><xsl:with-param name="holds" select="not($judged) and $n/@documents &gt; 0 and $n/@rules = 0"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'only-new'"/><xsl:with-param name="holds" select="$only-new"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'undecided'"/><xsl:with-param name="holds" select="$n/@not-evaluable &gt; 0 or $left-out/@findings &gt; sum($left-out/@errors | $left-out/@warnings | $left-out/@infos | $left-out/@rule-errors) or $o/@not-evaluable &gt; 0"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'excepted'"/><xsl:with-param name="holds" select="$n/@excepted &gt; 0 or $o/@excepted &gt; 0"/></xsl:call-template>
      <xsl:call-template name="verdict-fact"><xsl:with-param name="name" select="'partial'"/><xsl:with-param name="holds" select="$report/@partial = 'yes'"/></xsl:call-template>
    </case>
  </xsl:variable>
  <xsl:variable name="case" select="exsl:node-set($case-tree)/case"/>

  <xsl:template name="verdict-fact">
    <xsl:param name="name"/>
    <xsl:param name="holds"/>
    <xsl:attribute name="{$name}"><xsl:choose><xsl:when test="$holds">yes</xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose></xsl:attribute>
  </xsl:template>

  <!-- the rows that apply: the tests see to it that there is one for every report -->
  <xsl:variable name="verdict-tree">
    <xsl:for-each select="document('policykoll:views/verdicts.xml')/verdicts/row">
      <xsl:variable name="against"><xsl:for-each select="@*[not(contains(' id word sentence class ', concat(' ', name(), ' ')))]">
        <xsl:variable name="name" select="name()"/>
        <xsl:if test="not(contains(concat(' ', ., ' '), concat(' ', $case/@*[name() = $name], ' ')))">no</xsl:if>
      </xsl:for-each></xsl:variable>
      <xsl:if test="$against = ''"><xsl:copy-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="verdict" select="exsl:node-set($verdict-tree)/row"/>
  <!-- nothing but one row is ever a verdict: not none, and not two -->
  <xsl:variable name="seen"><xsl:choose><xsl:when test="count($verdict) = 1"><xsl:value-of select="$verdict/@class"/></xsl:when><xsl:otherwise>error</xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template name="verdict-word"><xsl:choose>
    <xsl:when test="count($verdict) = 1"><xsl:value-of select="$t[../@id = $verdict/@word]"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$t[../@id='status.error']"/></xsl:otherwise></xsl:choose></xsl:template>

  <!-- The one sentence; {a} is the number of gaps. -->
  <xsl:template name="verdict-sentence">
    <xsl:variable name="label"><xsl:choose><xsl:when test="count($verdict) = 1"><xsl:value-of select="$verdict/@sentence"/></xsl:when><xsl:otherwise>verdict.contradicts</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="sentence" select="$t[../@id = $label]"/>
    <xsl:choose>
      <xsl:when test="contains($sentence, '{a}')"><xsl:value-of select="substring-before($sentence, '{a}')"/><xsl:call-template name="verdict-gaps"/><xsl:value-of select="substring-after($sentence, '{a}')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$sentence"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "107 gaps" -->
  <xsl:template name="verdict-gaps">
    <xsl:variable name="text" select="$t[../@id = concat('n.gaps', substring('.one', 1, 4 * ($all-gaps = 1)), substring('.many', 1, 5 * ($all-gaps != 1)))]"/>
    <xsl:value-of select="concat(substring-before($text, '{a}'), $all-gaps, substring-after($text, '{a}'))"/>
  </xsl:template>

</xsl:stylesheet>
