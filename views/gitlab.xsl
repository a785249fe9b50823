<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as GitLab's Code Quality report: an array of { description, check_name, fingerprint, severity, location }.
     What must stay true: fingerprints are unique (GitLab shows one row for each), paths are relative as given and have no "./", every entry has a line;
     known findings stay in, since GitLab compares with the target branch itself. The name of the rule begins the description, since
     GitLab does not show check_name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:import href="policykoll:views/review.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:text>[</xsl:text>
    <xsl:if test="$of-run">
      <xsl:text>&#10;{"description":</xsl:text>
      <xsl:value-of select="f:json(concat($run-id, ': ', $run-text))"/>
      <xsl:value-of select="concat(',&quot;check_name&quot;:&quot;', $run-id, '&quot;,&quot;fingerprint&quot;:&quot;', f:hash($run-id, 32), '&quot;,&quot;severity&quot;:&quot;', substring('critical', 1, 8 * not($allowed)), substring('info', 1, 4 * $allowed), '&quot;')"/>
      <xsl:value-of select="concat(',&quot;location&quot;:{&quot;path&quot;:', f:json(f:path($elsewhere)), ',&quot;lines&quot;:{&quot;begin&quot;:1}}}')"/>
    </xsl:if>
    <xsl:call-template name="messages"/>
    <xsl:apply-templates select="$report/r:findings/r:finding[@outcome='gap' or @outcome='error' or (@outcome='excepted' and $show-excepted='yes') or (@outcome='not-evaluable' and $show-not-evaluable='yes')]">
      <xsl:with-param name="first" select="not($of-run) and not($messages)"/>
    </xsl:apply-templates>
    <xsl:text>&#10;]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:finding | r:diagnostic">
    <xsl:param name="first"/>
    <xsl:param name="fingerprint" select="f:hash(@id, 32)"/>
    <xsl:variable name="file" select="f:first(substring(@file, 1 div not(starts-with(@file, 'policykoll:'))), $elsewhere)"/>
    <xsl:variable name="line" select="f:first(substring(@line, 1 div ($file = @file)), '1')"/>
    <xsl:variable name="name" select="string(self::r:finding/@rule | self::r:diagnostic/@id)"/>
    <xsl:if test="position() &gt; 1 or not($first)">,</xsl:if>
    <xsl:text>&#10;{"description":</xsl:text>
    <xsl:call-template name="say"><xsl:with-param name="prefix" select="concat($name, ': ')"/></xsl:call-template>
    <xsl:value-of select="concat(',&quot;check_name&quot;:', f:json($name))"/>
    <xsl:value-of select="concat(',&quot;fingerprint&quot;:&quot;', $fingerprint, '&quot;,&quot;severity&quot;:&quot;')"/>
    <xsl:call-template name="severity"/>
    <xsl:value-of select="concat('&quot;,&quot;location&quot;:{&quot;path&quot;:', f:json(f:path($file)), ',&quot;lines&quot;:{&quot;begin&quot;:', $line)"/>
    <xsl:if test="$file = @file and @end-line &gt;= @line"><xsl:value-of select="f:number('end', @end-line)"/></xsl:if>
    <xsl:text>}}}</xsl:text>
  </xsl:template>

  <!-- What could not be read or run comes before every gap. -->
  <xsl:template name="severity">
    <xsl:choose>
      <xsl:when test="@outcome='excepted' or @outcome='not-evaluable'">info</xsl:when>
      <xsl:when test="@outcome='error' or (self::r:diagnostic and @severity='error')">critical</xsl:when>
      <xsl:when test="@severity='error'">major</xsl:when>
      <xsl:when test="@severity='warning'">minor</xsl:when>
      <xsl:otherwise>info</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
