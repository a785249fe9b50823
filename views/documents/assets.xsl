<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">
  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/common.xsl"/>
  <xsl:template match="/" mode="page-title">Assets</xsl:template>
  <xsl:template match="/" mode="page-heading"><h1>Assets</h1></xsl:template>
  <xsl:template match="/" mode="page-contents"/>
  <xsl:template match="/" mode="page-main">
    <table><caption>Assets</caption><xsl:for-each select="$repository/r:inventory/r:asset"><tr><td><xsl:value-of select="@id"/></td></tr></xsl:for-each></table>
  </xsl:template>
  <xsl:template match="/" mode="page-foot"/>
</xsl:stylesheet>
