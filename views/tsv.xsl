<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as tab-separated lines, for grep, cut and tests:
     outcome, severity, rule, kind:id or kind:id#discriminator, file, line, message.
     What must stay true: seven fields on every line, one line per finding, no heading. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1">

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <!-- what ends a field or a line in some reader -->
  <xsl:variable name="breaks" select="'&#9;&#10;&#13;&#x85;&#x2028;&#x2029;'"/>

  <xsl:template match="/">
    <xsl:apply-templates select="r:report/r:findings/r:finding"/>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:value-of select="concat(@outcome,'&#9;',@severity,'&#9;',@rule,'&#9;')"/>
    <xsl:for-each select="r:subject">
      <xsl:value-of select="translate(concat(@kind,':',@id), $breaks, '      ')"/>
      <xsl:if test="@discriminator != ''"><xsl:value-of select="translate(concat('#',@discriminator), $breaks, '      ')"/></xsl:if>
    </xsl:for-each>
    <xsl:value-of select="concat('&#9;',translate(@file, $breaks, '      '),'&#9;',@line,'&#9;')"/>
    <xsl:choose>
      <xsl:when test="r:message[@xml:lang=$lang]"><xsl:value-of select="translate(r:message[@xml:lang=$lang], $breaks, '      ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(r:message, $breaks, '      ')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
