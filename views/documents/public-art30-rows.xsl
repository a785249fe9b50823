<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The public record of processing activities: why, by whom, of whom and what, and for how long. Recipients, processors, transfers, measures and assessments are left out. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/public-cells.xsl"/>
  <xsl:variable name="bases" select="$t[starts-with(../@id,'basis6.')]"/>

  <xsl:template name="public-tables">
    <t:table name="{$t[../@id='art30.count']}" title="{$t[../@id='art30.title']}">
      <t:column title="{$t[../@id='art30.purpose']}" width="44"/>
      <t:column title="{$t[../@id='art30.controller']}" width="28"/>
      <t:column title="{$t[../@id='art30.unit']}" width="28"/>
      <t:column title="{$t[../@id='art30.legal-basis']}" width="32"/>
      <t:column title="{$t[../@id='art30.subjects']}" width="36"/>
      <t:column title="{$t[../@id='art30.data']}" width="36"/>
      <t:column title="{$t[../@id='art30.time-limit']}" width="32"/>
      <t:column title="{$t[../@id='render.asset']}" width="30"/>
      <xsl:call-template name="incomplete-row"/>
      <xsl:for-each select="$repository/r:processing">
        <xsl:sort select="@controller"/>
        <xsl:sort select="@unit"/>
        <xsl:sort select="r:purpose[@xml:lang=$lang]"/>
        <xsl:variable name="asset" select="key('asset', @asset)[1]"/>
        <t:row>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:purpose[@xml:lang=$lang], r:purpose)"/></xsl:call-template>
          <xsl:call-template name="said-unit"><xsl:with-param name="id" select="string(@controller)"/></xsl:call-template>
          <xsl:call-template name="said-unit"><xsl:with-param name="id" select="string(@unit)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first($bases[../@id=concat('basis6.', current()/@legal-basis)], @legal-basis)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:subject-categories[@xml:lang=$lang], r:subject-categories)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:data-categories[@xml:lang=$lang], r:data-categories)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:time-limit[@xml:lang=$lang], r:time-limit)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first($asset/r:name[@xml:lang=$lang], $asset/r:name, $asset/@id)"/></xsl:call-template>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

</xsl:stylesheet>
