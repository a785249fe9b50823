<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Names of what is in a report, and links to where it is told of. They ask the keys of the report (html.xsl). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- what a report for the public does not name still has a name to link with -->
  <xsl:variable name="w-protected" select="string($t[../@id='withheld.subject'])"/>
  <xsl:template name="subject-name">
    <xsl:choose>
      <xsl:when test="not(r:name) and @id = ''"><xsl:value-of select="$w-protected"/></xsl:when>
      <xsl:when test="r:name"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="nameless"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="policy-name">
    <xsl:choose>
      <xsl:when test="r:short-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:short-title"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The area that a rule belongs to, for a rule of the report: the folder of its file, such as ownership of rules/ownership/owner.sch. -->
  <xsl:template name="area"><xsl:value-of select="str:tokenize(@pack,'/')[last() - 1]"/></xsl:template>

  <!-- The number of a day, to tell how far two days lie apart; NaN for what is no date. -->
  <xsl:template name="day-number">
    <xsl:param name="date"/>
    <xsl:variable name="a" select="floor((14 - substring($date, 6, 2)) div 12)"/>
    <xsl:variable name="y" select="substring($date, 1, 4) + 4800 - $a"/>
    <xsl:variable name="m" select="substring($date, 6, 2) + 12 * $a - 3"/>
    <xsl:value-of select="substring($date, 9, 2) + floor((153 * $m + 2) div 5) + 365 * $y + floor($y div 4) - floor($y div 100) + floor($y div 400)"/>
  </xsl:template>
  <!-- The day of that number as 20261221. -->
  <xsl:template name="day-digits">
    <xsl:param name="day"/>
    <xsl:variable name="j" select="$day - 32045"/>
    <xsl:variable name="e" select="4 * ($j + 1363 + floor(floor((4 * $j + 274277) div 146097) * 3 div 4)) + 3"/>
    <xsl:variable name="h" select="5 * floor(($e mod 1461) div 4) + 2"/>
    <xsl:variable name="month" select="(floor($h div 153) + 2) mod 12 + 1"/>
    <xsl:value-of select="(floor($e div 1461) - 4716 + floor((14 - $month) div 12)) * 10000 + $month * 100 + floor(($h mod 153) div 5) + 1"/>
  </xsl:template>
  <xsl:variable name="today"><xsl:call-template name="day-number"><xsl:with-param name="date" select="$report/@as-of"/></xsl:call-template></xsl:variable>

  <!-- A date, and how many days it is from the as-of date, in words: a day that is to come, or one that has passed. -->
  <xsl:template name="date-away">
    <xsl:param name="date"/>
    <xsl:variable name="day"><xsl:call-template name="day-number"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:variable>
    <time datetime="{$date}"><xsl:value-of select="$date"/></time>
    <xsl:choose>
      <xsl:when test="$day &gt;= $today">, <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days-left'"/><xsl:with-param name="n" select="$day - $today"/></xsl:call-template></xsl:when>
      <xsl:when test="$day &lt; $today">, <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days-late'"/><xsl:with-param name="n" select="$today - $day"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="finding-link">
    <a><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/><xsl:if test="@discriminator != ''"> (<xsl:value-of select="@discriminator"/>)</xsl:if></xsl:for-each></a>
  </xsl:template>

  <!-- For a finding: the name of its rule. -->
  <xsl:template name="rule-title">
    <xsl:variable name="rule" select="@rule"/>
    <xsl:for-each select="$report"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <xsl:template name="rule-link">
    <xsl:param name="rule"/>
    <xsl:for-each select="$report">
      <xsl:choose>
        <xsl:when test="key('rule', $rule)"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="$rule"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></a></xsl:when>
        <xsl:otherwise><code><xsl:value-of select="$rule"/></code></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- For an element with @policy and @clause: the clause, then the policy. -->
  <xsl:template name="clause-link">
    <xsl:variable name="policy" select="@policy"/>
    <xsl:variable name="key" select="concat(@policy,'|',@clause)"/>
    <xsl:variable name="known"><xsl:for-each select="$report"><xsl:value-of select="count(key('clause', $key))"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$known &gt; 0"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(@policy,'/',@clause)"/></xsl:call-template><span class="cid"><xsl:value-of select="@clause"/></span></a></xsl:when>
      <xsl:otherwise><span class="cid"><xsl:value-of select="@clause"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$policies &gt; 1"><xsl:text> </xsl:text><span class="sub"><xsl:for-each select="$report"><xsl:for-each select="key('policy', $policy)"><xsl:call-template name="policy-name"/></xsl:for-each></xsl:for-each></span></xsl:if>
  </xsl:template>

  <!-- For a finding's exception. -->
  <xsl:template name="exception-link">
    <xsl:variable name="ref" select="@ref"/>
    <xsl:for-each select="$report">
      <xsl:choose>
        <xsl:when test="key('exception', $ref)"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'exception'"/><xsl:with-param name="id" select="$ref"/></xsl:call-template><xsl:value-of select="$ref"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="$ref"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- For a finding's clause: what it demands, in the words of whoever wrote the policy data, and where it stands; a law is told from a policy. -->
  <xsl:variable name="w-law" select="string($t[../@id='basis.law'])"/>
  <xsl:template name="clause-why">
    <xsl:variable name="key" select="concat(@policy,'|',@clause)"/>
    <xsl:for-each select="$report"><xsl:for-each select="key('clause', $key)"><xsl:if test="r:summary"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template><xsl:text> </xsl:text></xsl:if></xsl:for-each></xsl:for-each>
    <span class="ref"><xsl:call-template name="clause-link"/><xsl:if test="@origin='law'"><xsl:text> </xsl:text><span class="sub">(<xsl:value-of select="$w-law"/>)</span></xsl:if></span>
  </xsl:template>

</xsl:stylesheet>
