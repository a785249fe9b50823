<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as tab-separated lines, for grep, cut and tests:
     outcome, severity, rule, kind:id or kind:id#discriminator, file, line, message.
     After the findings a line per thing that kept a check from being made: unchecked, error, the message's id, no subject, file, line, message; where nothing was
     checked, or a run failed without a message of its own, a line with the verdict's sentence.
     What must stay true: seven fields on every line, one line per finding, no heading; a run that did not check everything never looks like one without findings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <!-- what ends a field or a line in some reader -->
  <xsl:variable name="breaks" select="'&#9;&#10;&#13;&#x85;&#x2028;&#x2029;'"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="unread" select="$report/r:diagnostics/r:diagnostic[@severity='error']"/>
  <!-- a run that failed without a message of its own -->
  <xsl:variable name="silent" select="not($unread) and not($report/r:findings/r:finding[@outcome='error']) and ($seen = 'incomplete' or $seen = 'error')"/>

  <xsl:template match="/">
    <xsl:apply-templates select="$report/r:findings/r:finding"/>
    <xsl:apply-templates select="$unread"/>
    <xsl:if test="$silent or $seen = 'empty'">
      <!-- nothing to check, where that is allowed, is no error -->
      <xsl:value-of select="concat('unchecked&#9;', substring('error', 1, 5 * ($silent or $report/@status = 'empty')), substring('info', 1, 4 * not($silent or $report/@status = 'empty')), '&#9;&#9;&#9;&#9;&#9;')"/>
      <xsl:call-template name="verdict-sentence"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:value-of select="concat(@outcome,'&#9;',@severity,'&#9;',@rule,'&#9;')"/>
    <xsl:for-each select="r:subject">
      <xsl:value-of select="translate(concat(@kind,':',@id), $breaks, '      ')"/>
      <xsl:if test="@discriminator != ''"><xsl:value-of select="translate(concat('#',@discriminator), $breaks, '      ')"/></xsl:if>
    </xsl:for-each>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <!-- What kept something from being checked: a message about the input or an option. -->
  <xsl:template match="r:diagnostic">
    <xsl:value-of select="concat('unchecked&#9;',@severity,'&#9;',@id,'&#9;')"/>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <xsl:template name="rest">
    <xsl:value-of select="concat('&#9;',translate(@file, $breaks, '      '),'&#9;',@line,'&#9;')"/>
    <xsl:choose>
      <xsl:when test="r:message[@xml:lang=$lang]"><xsl:value-of select="translate(r:message[@xml:lang=$lang], $breaks, '      ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(r:message, $breaks, '      ')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
