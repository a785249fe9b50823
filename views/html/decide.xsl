<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The verdict (views/decide.xsl) on a page: its sign, and its number as the other numbers there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:import href="policykoll:views/decide.xsl"/>

  <xsl:template name="verdict-sign"><span class="sign" aria-hidden="true"><xsl:choose>
    <xsl:when test="$seen = 'passed'">✓</xsl:when><xsl:when test="$seen = 'failed'">✕</xsl:when>
    <xsl:when test="$seen = 'empty'">–</xsl:when><xsl:when test="starts-with($seen,'passed')">▲</xsl:when><xsl:otherwise>!</xsl:otherwise></xsl:choose></span></xsl:template>

  <xsl:template name="verdict-gaps"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all-gaps"/></xsl:call-template></xsl:template>

  <!-- Why the sentence above counts more than the page shows. -->
  <xsl:template name="verdict-of-withheld">
    <xsl:if test="$report[@audience='public']/r:withheld/@findings &gt; 0"><p><xsl:value-of select="$t[../@id='verdict.withheld']"/></p></xsl:if>
  </xsl:template>

  <!-- In a page's title: the policy; where several that are no law apply, none of them stands for all, so whom they concern (the units asked for stand in the title already). -->
  <xsl:template name="title-of-policies">
    <xsl:variable name="own" select="$report/r:policies/r:policy[not(@origin='law')]"/>
    <xsl:variable name="tops" select="$report/r:units/r:unit[not(@kind='external')][not(@parent) or not(key('unit', @parent))]"/>
    <xsl:choose>
      <xsl:when test="count($own) &lt; 2"><xsl:for-each select="($own | $report/r:policies/r:policy[not($own)])[1]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:short-title | r:title[not(../r:short-title)]"/><xsl:with-param name="else" select="@id"/></xsl:call-template>, </xsl:for-each></xsl:when>
      <xsl:when test="$report/r:options/r:option[@name='unit']"/>
      <xsl:when test="$tops"><xsl:for-each select="$tops[position() &lt;= 3]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template>, </xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($t[../@id='pdoc.title-many'], ', ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
