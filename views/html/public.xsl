<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Of a public report, before everything else: that it is one, and what is left out, by which rule. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:template name="public-note">
    <xsl:for-each select="$report[@audience='public']/r:withheld">
      <section id="public" class="public" aria-labelledby="public-title">
        <h2 id="public-title"><xsl:value-of select="$t[../@id='public.title']"/></h2>
        <p><xsl:value-of select="$t[../@id='public.text']"/></p>
        <ul>
          <li><xsl:value-of select="$t[../@id='public.restricted']"/><xsl:text> </xsl:text>
            <xsl:choose>
              <xsl:when test="@unmarked='yes'"><strong><xsl:value-of select="$t[../@id='public.unmarked']"/></strong></xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="concat($t[../@id='public.left-out'], ': ')"/>
                <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="@assets"/></xsl:call-template>
                <xsl:text>, </xsl:text>
                <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.left-out'"/><xsl:with-param name="n" select="@findings"/></xsl:call-template>
                <xsl:text>.</xsl:text>
              </xsl:otherwise>
            </xsl:choose></li>
          <li><xsl:value-of select="$t[../@id='public.protected']"/></li>
          <li><xsl:value-of select="$t[../@id='public.suppliers']"/></li>
          <li><xsl:value-of select="$t[../@id='public.people']"/></li>
          <li><xsl:value-of select="$t[../@id='public.sources']"/></li>
          <li><xsl:value-of select="$t[../@id='public.times']"/></li>
          <xsl:if test="@previous &gt; 0"><li><xsl:value-of select="concat($t[../@id='public.previous'], ': ', @previous, '.')"/></li></xsl:if>
          <xsl:if test="@exceptions &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unlisted'"/><xsl:with-param name="n" select="@exceptions"/></xsl:call-template></li></xsl:if>
        </ul>
        <p><xsl:value-of select="$t[../@id='public.verdict']"/></p>
      </section>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
