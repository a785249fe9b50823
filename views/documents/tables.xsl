<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Every set of tables of `render`: what C makes CSV and workbooks of (src/view/view_tables.h). The first table is what CSV holds.
     What must stay true: a cell holds text only, and what the documents do not state is said in it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables"
    xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/data.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>

  <!-- The document's name, in a workbook that is not whole with that before it. -->
  <xsl:template name="tables-title">
    <xsl:param name="name"/>
    <xsl:attribute name="title">
      <xsl:if test="$is-incomplete"><xsl:value-of select="concat($t[../@id='banner.title'], ': ')"/></xsl:if>
      <xsl:if test="$report/@audience='public'"><xsl:value-of select="concat($t[../@id='public.title'], ': ')"/></xsl:if>
      <xsl:value-of select="$name"/>
      <xsl:for-each select="$organisations[r:name]"><xsl:value-of select="concat(', ', f:first(r:name[@xml:lang=$lang], r:name))"/></xsl:for-each>
      <xsl:if test="$scope-words != ''"><xsl:value-of select="concat(', ', $scope-words)"/></xsl:if>
      <xsl:value-of select="concat(', ', $as-of)"/>
    </xsl:attribute>
    <xsl:attribute name="lang"><xsl:value-of select="$lang"/></xsl:attribute>
    <xsl:attribute name="as-of"><xsl:value-of select="$as-of"/></xsl:attribute>
  </xsl:template>

  <!-- A cell that is never blank. -->
  <xsl:template name="cell">
    <xsl:param name="s"/>
    <t:cell><xsl:choose><xsl:when test="normalize-space($s) != ''"><xsl:value-of select="$s"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-missing"/></xsl:otherwise></xsl:choose></t:cell>
  </xsl:template>

  <!-- The name of an asset's unit. -->
  <xsl:template name="unit-cell">
    <xsl:variable name="unit" select="key('unit', f:first(@owning-unit, ../@unit))[1]"/>
    <xsl:call-template name="cell"><xsl:with-param name="s" select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, @owning-unit, ../@unit)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="code-cell">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <t:cell><xsl:choose>
      <xsl:when test="string($code) != '' and $code != 'unknown'"><xsl:call-template name="code"><xsl:with-param name="type" select="$type"/><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$w-missing"/></xsl:otherwise></xsl:choose></t:cell>
  </xsl:template>

  <!-- Where the run was not whole, or of some units only: rows that say so, before all others, so that a table never looks more complete than it is. -->
  <xsl:template name="incomplete-row">
    <xsl:if test="$is-incomplete"><t:row><t:cell><xsl:value-of select="concat($t[../@id='banner.title'], '. ', $t[../@id='render.incomplete'])"/></t:cell></t:row></xsl:if>
    <xsl:if test="$report/@audience='public'"><t:row><t:cell><xsl:value-of select="concat($t[../@id='public.title'], '. ', $t[../@id='public.document'], ' ', $t[../@id='public.restricted'], ' ', $t[../@id='public.left-out'], ': ', $repository/@restricted-assets, '. ',
        $t[../@id='public.unnamed'], ' ', $t[../@id='public.protection'], ' ', $t[../@id='public.people'], ' ', $t[../@id='public.papers'])"/></t:cell></t:row></xsl:if>
    <xsl:call-template name="narrowed-rows"/>
  </xsl:template>

</xsl:stylesheet>
