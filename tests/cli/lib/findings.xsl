<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- For tests/cli/select.sh: the findings of a canonical report, one to a line; narrowed here to a unit, a policy or a file, so that what the program narrows
     itself can be compared with the whole report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="unit"/>
  <xsl:param name="policy"/>
  <xsl:param name="file"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>

  <xsl:template match="/">
    <xsl:for-each select="r:report/r:findings/r:finding[$policy = '' or r:clause/@policy = $policy][$file = '' or @file = $file]">
      <xsl:variable name="in"><xsl:call-template name="within"><xsl:with-param name="id" select="r:subject/@unit"/></xsl:call-template></xsl:variable>
      <xsl:if test="$unit = '' or $in = 'yes'">
        <xsl:value-of select="concat(@outcome, '|', @id, '|', @file, '|', @line, '|', @column, '|', r:subject/@unit, '|', r:message[1])"/>
        <!-- of a policy only its own demands count, also for the severity -->
        <xsl:if test="$policy = ''"><xsl:value-of select="concat('|', @severity)"/><xsl:for-each select="r:clause"><xsl:value-of select="concat('|', @policy, ' ', @clause)"/></xsl:for-each></xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="within">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="$id = $unit">yes</xsl:when>
      <xsl:when test="key('unit', $id)/@parent"><xsl:call-template name="within"><xsl:with-param name="id" select="key('unit', $id)/@parent"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
