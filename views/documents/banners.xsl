<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What a page of `render` says before anything else: what could not be read, and what it was narrowed to. It goes with run.xsl and parts.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <!-- A policy is of all units, whichever were judged: then $of-units is false, and they are among the limits. -->
  <xsl:template name="document-banners">
    <xsl:param name="of-units" select="true()"/>
    <xsl:if test="$is-incomplete"><xsl:call-template name="banner-incomplete"/></xsl:if>
    <xsl:if test="$report/@audience='public'"><xsl:call-template name="public-banner"/></xsl:if>
    <xsl:if test="$of-units and ($scope or $asked-units)"><xsl:call-template name="banner-scope"/></xsl:if>
    <xsl:if test="$limits or ($report/@partial='yes' and not($of-units and $asked-units))"><xsl:call-template name="banner-part"><xsl:with-param name="units" select="$asked-units[not($of-units)]"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Under the title, where the units are what the document is about. -->
  <xsl:template name="scope-line">
    <xsl:if test="$scope-words != ''"><p class="asof"><xsl:value-of select="$t[../@id='resp.scope']"/>: <xsl:value-of select="$scope-words"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="banner-incomplete">
    <section class="banner" aria-labelledby="banner-title">
      <h2 id="banner-title"><span aria-hidden="true">⚠ </span><xsl:value-of select="$t[../@id='banner.title']"/></h2>
      <ul>
        <xsl:if test="$totals/@unread &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unread'"/><xsl:with-param name="n" select="$totals/@unread"/></xsl:call-template>
          <xsl:if test="$unread"><xsl:text>: </xsl:text><xsl:for-each select="$unread[position() &lt;= 20]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template></xsl:for-each><xsl:if test="count($unread) &gt; 20"> …</xsl:if></xsl:if></li></xsl:if>
        <xsl:if test="$skipped &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.skipped'"/><xsl:with-param name="n" select="$skipped"/></xsl:call-template></li></xsl:if>
        <xsl:if test="$totals/@rule-errors &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.rule-errors'"/><xsl:with-param name="n" select="$totals/@rule-errors"/></xsl:call-template></li></xsl:if>
      </ul>
      <p><xsl:value-of select="$t[../@id='render.incomplete']"/></p>
    </section>
  </xsl:template>

  <!-- The units that were asked for; those below them follow from it. -->
  <xsl:template name="banner-scope">
    <section class="banner part" aria-labelledby="scope-title">
      <h2 id="scope-title"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='render.scope']"/></h2>
      <ul><xsl:for-each select="$asked-units"><li><xsl:call-template name="asked-unit"/></li></xsl:for-each></ul>
    </section>
  </xsl:template>

  <!-- What else the run was narrowed to: the rest is not here. -->
  <xsl:template name="banner-part">
    <xsl:param name="units" select="/.."/>
    <section class="banner part" aria-labelledby="part-title">
      <h2 id="part-title"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='partial.title']"/></h2>
      <xsl:if test="$limits or $units"><ul>
        <xsl:for-each select="$units"><li><xsl:value-of select="$t[../@id='partial.unit']"/>: <xsl:call-template name="asked-unit"/></li></xsl:for-each>
        <xsl:for-each select="$limits[position() &lt;= 20]"><li><xsl:value-of select="$t[../@id=concat('partial.',current()/@name)]"/>: <code><xsl:value-of select="@value"/></code></li></xsl:for-each>
        <xsl:if test="count($limits) &gt; 20"><li>…</li></xsl:if>
      </ul></xsl:if>
      <p><xsl:value-of select="$t[../@id='render.partial']"/></p>
    </section>
  </xsl:template>

</xsl:stylesheet>
