<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The register of processing activities as tables: the processings, and personal data for which none is recorded.
     What must stay true: one row a processing, in the order of the inventories; no cell is blank. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/tables.xsl"/>
  <xsl:include href="policykoll:views/documents/processing.xsl"/>

  <xsl:template match="/">
    <t:tables>
      <xsl:call-template name="tables-title"><xsl:with-param name="name" select="$t[../@id='art30.title']"/></xsl:call-template>
      <t:table name="{$t[../@id='art30.count']}" title="{$t[../@id='art30.title']}">
        <t:column title="{$t[../@id='render.id']}" width="20"/>
        <t:column title="{$t[../@id='art30.controller']}" width="26"/>
        <t:column title="{$t[../@id='art30.org-number']}" width="16"/>
        <t:column title="{$t[../@id='art30.contact']}" width="30"/>
        <t:column title="{$t[../@id='art30.dpo']}" width="24"/>
        <t:column title="{$t[../@id='art30.purpose']}" width="40"/>
        <t:column title="{$t[../@id='art30.legal-basis']}" width="30"/>
        <t:column title="{$t[../@id='art30.subjects']}" width="34"/>
        <t:column title="{$t[../@id='art30.data']}" width="34"/>
        <t:column title="{$t[../@id='art30.special']}" width="30"/>
        <t:column title="{$t[../@id='art30.recipients']}" width="30"/>
        <t:column title="{$t[../@id='art30.transfers']}" width="30"/>
        <t:column title="{$t[../@id='art30.time-limit']}" width="30"/>
        <t:column title="{$t[../@id='art30.measures']}" width="36"/>
        <t:column title="{$t[../@id='art30.processors']}" width="40"/>
        <t:column title="{$t[../@id='art30.dpia']}" width="28"/>
        <t:column title="{$t[../@id='render.asset']}" width="30"/>
        <t:column title="{$t[../@id='art30.unit']}" width="26"/>
        <xsl:call-template name="incomplete-row"/>
        <xsl:apply-templates select="$processings"/>
      </t:table>
      <t:table name="{$t[../@id='art30.lacking-caption']}" title="{$t[../@id='art30.lacking']}">
        <t:column title="{$t[../@id='render.id']}" width="24"/>
        <t:column title="{$t[../@id='render.asset']}" width="36"/>
        <t:column title="{$t[../@id='render.unit']}" width="30"/>
        <t:column title="{$t[../@id='assets.personal-data']}" width="18"/>
        <t:column title="{$t[../@id='assets.lifecycle']}" width="20"/>
        <xsl:for-each select="$lacking">
          <t:row>
            <t:cell><xsl:value-of select="@id"/></t:cell>
            <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:name[@xml:lang=$lang], r:name)"/></xsl:call-template>
            <xsl:call-template name="unit-cell"/>
            <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'tri'"/><xsl:with-param name="code" select="@personal-data"/></xsl:call-template>
            <xsl:call-template name="code-cell"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="@lifecycle"/></xsl:call-template>
          </t:row>
        </xsl:for-each>
      </t:table>
    </t:tables>
  </xsl:template>

  <xsl:template match="r:processing">
    <xsl:variable name="controller" select="string(@controller)"/>
    <xsl:variable name="unit" select="key('unit', $controller)[1]"/>
    <xsl:variable name="basis"><xsl:call-template name="legal-basis"/></xsl:variable>
    <xsl:variable name="special"><xsl:call-template name="special"/></xsl:variable>
    <xsl:variable name="dpia"><xsl:call-template name="dpia"/></xsl:variable>
    <t:row>
      <t:cell><xsl:value-of select="@id"/></t:cell>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, @controller)"/></xsl:call-template>
      <xsl:for-each select="$said-of-controllers">
        <xsl:variable name="said" select="key('said-of', $controller)"/>
        <xsl:call-template name="cell"><xsl:with-param name="s" select="$said/@number"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="s" select="$said/@contacts"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="s" select="$said/@dpo"/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:purpose[@xml:lang=$lang], r:purpose)"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="$basis"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:subject-categories[@xml:lang=$lang], r:subject-categories)"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:data-categories[@xml:lang=$lang], r:data-categories)"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="$special"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:recipients[@xml:lang=$lang], r:recipients)"/></xsl:call-template>
      <t:cell><xsl:if test="not(r:transfer)"><xsl:value-of select="$w-no-transfers"/></xsl:if>
        <xsl:for-each select="r:transfer"><xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:call-template name="transfer"/></xsl:for-each></t:cell>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:time-limit[@xml:lang=$lang], r:time-limit)"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first(r:measures[@xml:lang=$lang], r:measures)"/></xsl:call-template>
      <t:cell><xsl:if test="not(../r:processor)"><xsl:value-of select="$w-no-processors"/></xsl:if>
        <xsl:for-each select="../r:processor">
          <xsl:variable name="subs"><xsl:call-template name="sub-processors"/></xsl:variable>
          <xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if>
          <xsl:call-template name="processor-name"/><xsl:if test="@country"><xsl:value-of select="concat(' (', @country, ')')"/></xsl:if>: <xsl:call-template name="agreement"/>
          <xsl:if test="string($subs) != ''"><xsl:value-of select="concat('; ', $subs)"/></xsl:if>
        </xsl:for-each></t:cell>
      <t:cell><xsl:value-of select="f:first($dpia, $w-dpia-unsaid)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(../r:name[@xml:lang=$lang], ../r:name, ../@id)"/></t:cell>
      <xsl:for-each select=".."><xsl:call-template name="unit-cell"/></xsl:for-each>
    </t:row>
  </xsl:template>

</xsl:stylesheet>
