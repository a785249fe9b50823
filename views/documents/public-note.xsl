<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Of the public version of a document, before everything else: that it is one, and what is left out. Needs $report, $repository and $t. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:variable name="is-public" select="$report/@audience='public'"/>

  <xsl:template name="public-banner">
    <section id="public" class="public" aria-labelledby="public-title">
      <h2 id="public-title"><xsl:value-of select="$t[../@id='public.title']"/></h2>
      <p><xsl:value-of select="$t[../@id='public.document']"/></p>
      <ul>
        <li><xsl:value-of select="concat($t[../@id='public.restricted'], ' ', $t[../@id='public.left-out'], ': ')"/>
          <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$repository/@restricted-assets"/></xsl:call-template>.</li>
        <li><xsl:value-of select="$t[../@id='public.unnamed']"/></li>
        <li><xsl:value-of select="$t[../@id='public.protection']"/></li>
        <li><xsl:value-of select="$t[../@id='public.people']"/></li>
        <li><xsl:value-of select="$t[../@id='public.papers']"/></li>
      </ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
