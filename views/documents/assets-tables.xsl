<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns="urn:policykoll:tables" exclude-result-prefixes="r">
  <xsl:param name="lang" select="'sv'"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:template match="/">
    <tables title="Assets" lang="{$lang}" as-of="{r:render/r:report/@as-of}">
      <table name="Assets" title="Assets">
        <column title="Id" type="text" width="24"/>
        <xsl:for-each select="r:render/r:repository/r:inventory/r:asset"><row><cell><xsl:value-of select="@id"/></cell></row></xsl:for-each>
      </table>
    </tables>
  </xsl:template>
</xsl:stylesheet>
