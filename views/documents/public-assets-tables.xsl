<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The public inventory as tables. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/tables.xsl"/>
  <xsl:include href="policykoll:views/documents/public-assets-rows.xsl"/>

  <xsl:template match="/">
    <t:tables>
      <xsl:call-template name="tables-title"><xsl:with-param name="name" select="$t[../@id='assets.title']"/></xsl:call-template>
      <xsl:call-template name="public-tables"/>
    </t:tables>
  </xsl:template>

</xsl:stylesheet>
