<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Who answers for what, for the public: positions with their roles, roles of units that nobody holds, and the assets that may be named. Nobody by name; a role for another asset is left out. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/public-cells.xsl"/>
  <xsl:key name="role-of-position" match="r:organisation/r:assignment" use="@position"/>
  <xsl:variable name="vacancies" select="$report/r:findings/r:finding[@rule='role-vacant' or @rule='network-representative-missing'][@outcome='gap' or @outcome='excepted']"/>

  <xsl:template name="public-tables">
    <t:table name="{$t[../@id='papers.role']}" title="{$t[../@id='resp.section-positions']}">
      <t:column title="{$t[../@id='resp.position']}" width="34"/>
      <t:column title="{$t[../@id='render.unit']}" width="30"/>
      <t:column title="{$t[../@id='papers.role']}" width="34"/>
      <t:column title="{$t[../@id='resp.for-what']}" width="34"/>
      <xsl:call-template name="incomplete-row"/>
      <xsl:for-each select="$organisations/r:position">
        <xsl:sort select="key('unit', @unit)[1]/r:name[@xml:lang=$lang]"/>
        <xsl:sort select="r:title[@xml:lang=$lang]"/>
        <xsl:variable name="position" select="."/>
        <xsl:variable name="of" select="key('role-of-position', @id)"/>
        <xsl:for-each select="$of | $position[not($of)]">
          <t:row>
            <xsl:call-template name="said-position"><xsl:with-param name="id" select="string($position/@id)"/></xsl:call-template>
            <xsl:call-template name="said-unit"><xsl:with-param name="id" select="string($position/@unit)"/></xsl:call-template>
            <xsl:call-template name="said-role"><xsl:with-param name="id" select="string(self::r:assignment/@role)"/></xsl:call-template>
            <xsl:call-template name="target-cell"/>
          </t:row>
        </xsl:for-each>
      </xsl:for-each>
    </t:table>
    <t:table name="{$t[../@id='resp.section-vacant']}" title="{$t[../@id='resp.section-vacant']}">
      <t:column title="{$t[../@id='render.unit']}" width="34"/>
      <t:column title="{$t[../@id='plan.missing']}" width="70"/>
      <xsl:for-each select="$vacancies">
        <t:row>
          <xsl:call-template name="said-unit"><xsl:with-param name="id" select="string(r:subject/@unit)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:message[@xml:lang=$lang], r:message)"/></xsl:call-template>
        </t:row>
      </xsl:for-each>
    </t:table>
    <t:table name="{$t[../@id='assets.title']}" title="{$t[../@id='resp.section-assets']}">
      <t:column title="{$t[../@id='render.asset']}" width="34"/>
      <t:column title="{$t[../@id='render.unit']}" width="30"/>
      <t:column title="{$t[../@id='papers.role']}" width="34"/>
      <t:column title="{$t[../@id='resp.position']}" width="34"/>
      <xsl:for-each select="$assets">
        <xsl:variable name="asset" select="."/>
        <xsl:for-each select="r:role | self::*[not(r:role)]">
          <t:row>
            <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first($asset/r:name[@xml:lang=$lang], $asset/r:name, $asset/@id)"/></xsl:call-template>
            <xsl:call-template name="said-unit"><xsl:with-param name="id" select="f:first($asset/@owning-unit, $asset/../@unit)"/></xsl:call-template>
            <xsl:call-template name="said-role"><xsl:with-param name="id" select="string(self::r:role/@name)"/></xsl:call-template>
            <xsl:call-template name="said-position"><xsl:with-param name="id" select="string(self::r:role/@position)"/></xsl:call-template>
          </t:row>
        </xsl:for-each>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <!-- For a unit, an asset, or nothing in particular; a deputy is said to be one. -->
  <xsl:template name="target-cell">
    <xsl:variable name="of" select="key('unit', self::r:assignment/@target)[1] | key('asset', self::r:assignment/@target)[1]"/>
    <t:cell><xsl:choose>
      <xsl:when test="$of"><xsl:value-of select="f:first($of/r:name[@xml:lang=$lang], $of/r:name, $of/@id)"/></xsl:when>
      <xsl:when test="self::r:assignment">–</xsl:when>
      <xsl:otherwise><xsl:value-of select="$w-unsaid"/></xsl:otherwise></xsl:choose>
      <xsl:if test="@deputy"><xsl:value-of select="concat(' (', $t[../@id='resp.deputy'], ')')"/></xsl:if></t:cell>
  </xsl:template>

</xsl:stylesheet>
