<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The public inventory: the assets that are marked public and of low confidentiality, with the little that may be told of them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/public-cells.xsl"/>

  <xsl:template name="public-tables">
    <t:table name="{$t[../@id='assets.title']}" title="{$t[../@id='assets.title']}">
      <t:column title="{$t[../@id='render.asset']}" width="34"/>
      <t:column title="{$t[../@id='render.id']}" width="24"/>
      <t:column title="{$t[../@id='render.kind']}" width="20"/>
      <t:column title="{$t[../@id='render.unit']}" width="30"/>
      <t:column title="{$t[../@id='assets.owner']}" width="30"/>
      <t:column title="{$t[../@id='assets.lifecycle']}" width="20"/>
      <xsl:call-template name="incomplete-row"/>
      <xsl:for-each select="$assets">
        <t:row>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first(r:name[@xml:lang=$lang], r:name, @id)"/></xsl:call-template>
          <xsl:call-template name="said-cell"><xsl:with-param name="s" select="@id"/></xsl:call-template>
          <xsl:call-template name="said-code"><xsl:with-param name="type" select="'asset-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template>
          <xsl:call-template name="said-unit"><xsl:with-param name="id" select="f:first(@owning-unit, ../@unit)"/></xsl:call-template>
          <xsl:call-template name="said-position"><xsl:with-param name="id" select="string(r:role[@name='system-owner'][1]/@position)"/></xsl:call-template>
          <xsl:call-template name="said-code"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="@lifecycle"/></xsl:call-template>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

</xsl:stylesheet>
