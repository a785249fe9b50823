<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Names of what is in a report, and links to where it is told of. They ask the keys of the report (html.xsl). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="subject-name">
    <xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="policy-name">
    <xsl:choose>
      <xsl:when test="r:short-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:short-title"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="finding-link">
    <a><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/><xsl:if test="@discriminator != ''"> (<xsl:call-template name="clean"><xsl:with-param name="s" select="@discriminator"/></xsl:call-template>)</xsl:if></xsl:for-each></a>
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

  <xsl:template name="clause-why">
    <xsl:variable name="key" select="concat(@policy,'|',@clause)"/>
    <xsl:for-each select="$report"><xsl:for-each select="key('clause', $key)"><xsl:if test="r:summary"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template><xsl:text> </xsl:text></xsl:if></xsl:for-each></xsl:for-each>
    <span class="ref"><xsl:call-template name="clause-link"/></span>
  </xsl:template>

</xsl:stylesheet>
