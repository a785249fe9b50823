<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- A document whose assets, units, positions, assignments, records and exceptions stand in the opposite order; nothing else is changed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1">
  <xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
  <xsl:template match="/pk:inventory | /pk:records | /pk:exceptions">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates select="*[not(@id)]"/>
      <xsl:for-each select="*[@id]"><xsl:sort select="position()" data-type="number" order="descending"/><xsl:apply-templates select="."/></xsl:for-each>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
