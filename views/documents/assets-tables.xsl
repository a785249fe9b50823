<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The inventory as tables: the assets, their processors, their contracts.
     What must stay true: one row per asset in the order of the inventories, also of an asset whose unit is not known; the columns depend on the policies' models only. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/tables.xsl"/>

  <xsl:template match="/">
    <t:tables>
      <xsl:call-template name="tables-title"><xsl:with-param name="name" select="$t[../@id='assets.title']"/></xsl:call-template>
      <t:table name="{$t[../@id='assets.title']}" title="{$t[../@id='assets.title']}">
        <xsl:call-template name="asset-columns"/>
        <xsl:call-template name="incomplete-row"/>
        <xsl:apply-templates select="$assets"/>
      </t:table>
      <t:table name="{$t[../@id='assets.processors']}" title="{$t[../@id='assets.processors']}">
        <xsl:call-template name="of-asset-columns"/>
        <t:column title="{$t[../@id='assets.processor']}" width="30"/>
        <t:column title="{$t[../@id='assets.country']}" width="10"/>
        <t:column title="{$t[../@id='assets.relation']}" width="26"/>
        <t:column title="{$t[../@id='assets.agreement']}" width="20"/>
        <t:column title="{$t[../@id='assets.from']}" type="date" width="14"/>
        <t:column title="{$t[../@id='assets.to']}" type="date" width="14"/>
        <xsl:apply-templates select="$assets/r:processor"/>
      </t:table>
      <t:table name="{$t[../@id='assets.contracts']}" title="{$t[../@id='assets.contracts']}">
        <xsl:call-template name="of-asset-columns"/>
        <t:column title="{$t[../@id='assets.supplier']}" width="30"/>
        <t:column title="{$t[../@id='render.kind']}" width="18"/>
        <t:column title="{$t[../@id='assets.reference']}" width="20"/>
        <t:column title="{$t[../@id='assets.from']}" type="date" width="14"/>
        <t:column title="{$t[../@id='assets.to']}" type="date" width="14"/>
        <t:column title="{$t[../@id='assets.notice']}" type="number" width="18"/>
        <xsl:apply-templates select="$assets/r:contract"/>
      </t:table>
    </t:tables>
  </xsl:template>

  <xsl:template name="of-asset-columns">
    <t:column title="{$t[../@id='render.asset']}" width="32"/>
    <t:column title="{$t[../@id='render.id']}" width="24"/>
    <t:column title="{$t[../@id='render.unit']}" width="28"/>
  </xsl:template>

  <xsl:template name="of-asset-cells">
    <t:cell><xsl:value-of select="f:first(../r:name[@xml:lang=$lang], ../r:name, ../@id)"/></t:cell>
    <t:cell><xsl:value-of select="../@id"/></t:cell>
    <xsl:for-each select=".."><xsl:call-template name="unit-cell"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="asset-columns">
    <t:column title="{$t[../@id='render.id']}" width="24"/>
    <t:column title="{$t[../@id='render.name']}" width="32"/>
    <t:column title="{$t[../@id='render.kind']}" width="18"/>
    <t:column title="{$t[../@id='render.unit']}" width="28"/>
    <t:column title="{$t[../@id='render.unit-id']}" width="18"/>
    <t:column title="{$t[../@id='assets.owner']}" width="28"/>
    <t:column title="{$t[../@id='assets.lifecycle']}" width="18"/>
    <t:column title="{$t[../@id='assets.criticality']}" width="18"/>
    <xsl:for-each select="$aspects"><t:column title="{f:capital(f:first(r:label[@xml:lang=$lang], r:label, @code))}" width="16"/></xsl:for-each>
    <t:column title="{$t[../@id='assets.classified-on']}" type="date" width="14"/>
    <t:column title="{$t[../@id='assets.personal-data']}" width="16"/>
    <t:column title="{$t[../@id='assets.sensitive-data']}" width="16"/>
    <t:column title="{$t[../@id='assets.processors']}" width="36"/>
    <t:column title="{$t[../@id='assets.hosting']}" width="18"/>
    <t:column title="{$t[../@id='assets.location']}" width="14"/>
    <t:column title="{$t[../@id='assets.operation']}" type="date" width="14"/>
    <t:column title="{$t[../@id='assets.support']}" type="date" width="14"/>
    <t:column title="{$t[../@id='assets.verified']}" type="date" width="14"/>
  </xsl:template>

  <xsl:template match="r:asset">
    <xsl:variable name="holder"><xsl:call-template name="holder"/></xsl:variable>
    <xsl:variable name="date"><xsl:call-template name="classified"/></xsl:variable>
    <xsl:variable name="classification" select="r:classification[@date=string($date) or (not(@date) and $date='-')][1]"/>
    <t:row>
      <t:cell><xsl:value-of select="@id"/></t:cell>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:name[@xml:lang=$lang], r:name)"/></xsl:call-template>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'asset-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template>
      <xsl:call-template name="unit-cell"/>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(@owning-unit, ../@unit)"/></xsl:call-template>
      <t:cell><xsl:choose>
        <xsl:when test="string($holder) != ''"><xsl:value-of select="$holder"/></xsl:when>
        <xsl:when test="r:role[@name='system-owner']"><xsl:value-of select="$w-no-owner"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$w-missing"/></xsl:otherwise></xsl:choose></t:cell>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="@lifecycle"/></xsl:call-template>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'criticality'"/><xsl:with-param name="code" select="@criticality"/></xsl:call-template>
      <xsl:for-each select="$aspects">
        <xsl:variable name="level"><xsl:call-template name="level"><xsl:with-param name="classification" select="$classification"/><xsl:with-param name="aspect" select="@code"/></xsl:call-template></xsl:variable>
        <t:cell><xsl:choose>
          <xsl:when test="not($classification/r:level)"><xsl:value-of select="$w-not-classified"/></xsl:when>
          <xsl:when test="string($level) = '' and @required='no'">–</xsl:when>
          <xsl:otherwise><xsl:value-of select="f:first($level, $w-missing)"/></xsl:otherwise></xsl:choose></t:cell>
      </xsl:for-each>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="$classification/@date"/></xsl:call-template>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'tri'"/><xsl:with-param name="code" select="@personal-data"/></xsl:call-template>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'tri'"/><xsl:with-param name="code" select="@sensitive-data"/></xsl:call-template>
      <t:cell><xsl:choose><xsl:when test="r:processor"><xsl:call-template name="processors"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-no-processors"/></xsl:otherwise></xsl:choose></t:cell>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'hosting'"/><xsl:with-param name="code" select="@hosting"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@data-location"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@in-operation-from"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@end-of-support"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@last-verified"/></xsl:call-template>
    </t:row>
  </xsl:template>

  <!-- One row an agreement; a processor without any has one that says so. -->
  <xsl:template match="r:processor">
    <xsl:for-each select="r:agreement | self::*[not(r:agreement)]">
      <xsl:variable name="agreement" select="self::r:agreement"/>
      <t:row>
        <xsl:for-each select="ancestor-or-self::r:processor">
          <xsl:call-template name="of-asset-cells"/>
          <t:cell><xsl:call-template name="processor-name"/></t:cell>
          <xsl:call-template name="cell"><xsl:with-param name="s" select="@country"/></xsl:call-template>
          <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'processor-relation'"/><xsl:with-param name="code" select="@relation"/></xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first($agreement/@ref, $agreement/@id)"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="s" select="$agreement/@valid-from"/></xsl:call-template>
        <t:cell><xsl:choose>
          <xsl:when test="$agreement/@open-ended='yes' and not($agreement/@valid-until)"><xsl:value-of select="$w-open-ended"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="f:first($agreement/@valid-until, $w-missing)"/></xsl:otherwise></xsl:choose></t:cell>
      </t:row>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="r:contract">
    <xsl:variable name="unit" select="key('unit', @supplier)[1]"/>
    <t:row>
      <xsl:call-template name="of-asset-cells"/>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, @supplier)"/></xsl:call-template>
      <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'contract-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(@ref, @id)"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@from"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@to"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="@notice-months"/></xsl:call-template>
    </t:row>
  </xsl:template>

</xsl:stylesheet>
