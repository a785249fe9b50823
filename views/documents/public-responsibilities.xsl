<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The public overview of who answers for what as a page. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f t">

  <xsl:include href="policykoll:views/documents/public-page.xsl"/>
  <xsl:include href="policykoll:views/documents/public-responsibilities-rows.xsl"/>

  <xsl:template match="/" mode="document-name"><xsl:value-of select="$t[../@id='resp.title']"/></xsl:template>
  <xsl:template match="/" mode="document-lead"><xsl:value-of select="$t[../@id='public.responsibilities']"/></xsl:template>
  <xsl:template name="incomplete-row"/>

</xsl:stylesheet>
