<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings for reviewdog: Reviewdog Diagnostic Format, one JSON object.
     What must stay true: columns count bytes of UTF-8 from 1, the end is not part of the place; a column is given only where the source line tells it; under
     only-new what was known before is left out, since reviewdog writes a comment for each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:import href="policykoll:views/review.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="only-new" select="$report/r:baseline/@only-new = 'yes'"/>

  <xsl:template match="/">
    <xsl:text>{"source":{"name":"policykoll"},"diagnostics":[</xsl:text>
    <xsl:if test="$of-run">
      <xsl:value-of select="concat('&#10;{&quot;message&quot;:', f:json($run-text))"/>
      <xsl:value-of select="concat(',&quot;location&quot;:{&quot;path&quot;:', f:json(f:path($elsewhere)), '},&quot;severity&quot;:&quot;', substring('ERROR', 1, 5 * not($allowed)), substring('INFO', 1, 4 * $allowed), '&quot;,&quot;code&quot;:{&quot;value&quot;:&quot;', $run-id, '&quot;}}')"/>
    </xsl:if>
    <xsl:call-template name="messages"/>
    <xsl:apply-templates select="$report/r:findings/r:finding[not($only-new and @baseline='known')][@outcome='gap' or @outcome='error'
        or (@outcome='excepted' and $show-excepted='yes') or (@outcome='not-evaluable' and $show-not-evaluable='yes')]">
      <xsl:with-param name="first" select="not($of-run) and not($messages)"/>
    </xsl:apply-templates>
    <xsl:text>&#10;]}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:finding | r:diagnostic">
    <xsl:param name="first"/>
    <xsl:variable name="file" select="f:first(substring(@file, 1 div not(starts-with(@file, 'policykoll:'))), $elsewhere)"/>
    <xsl:variable name="line" select="f:first(substring(@line, 1 div ($file = @file)), '1')"/>
    <xsl:if test="position() &gt; 1 or not($first)">,</xsl:if>
    <xsl:text>&#10;{"message":</xsl:text>
    <xsl:call-template name="say"/>
    <xsl:value-of select="concat(',&quot;location&quot;:{&quot;path&quot;:', f:json(f:path($file)))"/>
    <xsl:if test="@line and $file = @file"><xsl:call-template name="range"/></xsl:if>
    <xsl:text>},"severity":"</xsl:text>
    <xsl:choose>
      <xsl:when test="@outcome='excepted' or @outcome='not-evaluable' or @severity='info'">INFO</xsl:when>
      <xsl:when test="@severity='warning'">WARNING</xsl:when>
      <xsl:otherwise>ERROR</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('&quot;,&quot;code&quot;:{&quot;value&quot;:', f:json(self::r:finding/@rule | self::r:diagnostic/@id), '}}')"/>
  </xsl:template>

  <!-- The excerpt begins where the line does when a column counts the same in both. The end may lie beyond it: then it is where the excerpt's mark ends. -->
  <xsl:template name="range">
    <xsl:variable name="e" select="r:excerpt[@line = ../@line and @column = ../@column]"/>
    <xsl:text>,"range":{"start":{"line":</xsl:text><xsl:value-of select="@line"/>
    <xsl:choose>
      <xsl:when test="$e">
        <xsl:value-of select="f:number('column', f:byte-column($e, $e/@column))"/>
        <xsl:text>}</xsl:text>
        <xsl:if test="$e/@length &gt; 0">
          <xsl:value-of select="concat(',&quot;end&quot;:{&quot;line&quot;:', @line, f:number('column', f:byte-column($e, $e/@column + $e/@length)), '}')"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>}</xsl:text>
        <xsl:if test="@end-line &gt; @line"><xsl:value-of select="concat(',&quot;end&quot;:{&quot;line&quot;:', @end-line, '}')"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>}</xsl:text>
  </xsl:template>

</xsl:stylesheet>
