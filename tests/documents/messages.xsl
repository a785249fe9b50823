<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="lang" select="'en'"/>
  <xsl:template match="/">
    <xsl:for-each select="//pk:diagnostics/pk:diagnostic[@severity='error']">
      <xsl:value-of select="@file"/>
      <xsl:if test="@line"><xsl:value-of select="concat(':', @line, ':', @column)"/></xsl:if>
      <xsl:value-of select="concat(': ', @id, ': ', pk:message[@xml:lang=$lang], '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
