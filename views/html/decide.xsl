<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The verdict (views/decide.xsl) on a page: its sign, and its number as the other numbers there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="policykoll:views/decide.xsl"/>

  <xsl:template name="verdict-sign"><span class="sign" aria-hidden="true"><xsl:choose>
    <xsl:when test="$seen = 'passed'">✓</xsl:when><xsl:when test="$seen = 'failed'">✕</xsl:when>
    <xsl:when test="$seen = 'empty'">–</xsl:when><xsl:when test="starts-with($seen,'passed')">▲</xsl:when><xsl:otherwise>!</xsl:otherwise></xsl:choose></span></xsl:template>

  <xsl:template name="verdict-gaps"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all-gaps"/></xsl:call-template></xsl:template>

</xsl:stylesheet>
