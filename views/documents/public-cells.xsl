<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Cells of public documents. What must stay true: nothing that may have been left out is said to be missing; no cell is blank. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:variable name="w-unsaid" select="string($t[../@id='public.unsaid'])"/>

  <xsl:template name="said-cell">
    <xsl:param name="s"/>
    <t:cell><xsl:choose><xsl:when test="normalize-space($s) != ''"><xsl:value-of select="$s"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-unsaid"/></xsl:otherwise></xsl:choose></t:cell>
  </xsl:template>

  <xsl:template name="said-unit">
    <xsl:param name="id"/>
    <xsl:variable name="unit" select="key('unit', $id)[1]"/>
    <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, $unit/@id)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="said-position">
    <xsl:param name="id"/>
    <xsl:variable name="position" select="key('position', $id)[1]"/>
    <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:first($position/r:title[@xml:lang=$lang], $position/r:title, $position/@id)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="said-role">
    <xsl:param name="id"/>
    <xsl:variable name="role" select="key('role-definition', $id)[1]"/>
    <xsl:call-template name="said-cell"><xsl:with-param name="s" select="f:capital(f:first($role/r:label[@xml:lang=$lang], $role/r:label, $id))"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="said-code">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <xsl:variable name="words"><xsl:if test="string($code) != '' and $code != 'unknown'"><xsl:call-template name="code"><xsl:with-param name="type" select="$type"/><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:call-template name="said-cell"><xsl:with-param name="s" select="string($words)"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
