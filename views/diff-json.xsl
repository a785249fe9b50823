<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The difference of two reports as JSON for programs, as schema/diff.schema.json describes it. Findings and messages are those of json.xsl.
     What must stay true: arrays are always there; what is unknown or none is left out; ids, order and numbers do not depend on the language;
     one change is one line, for grep. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:import href="policykoll:views/json.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:template match="/r:diff">
    <xsl:value-of select="concat('{&quot;formatVersion&quot;:', @format-version, f:text('language', $lang))"/>
    <xsl:apply-templates select="r:tool"/>
    <xsl:value-of select="concat(f:text('failOn', @fail-on), f:number('exitCode', @exit-code), ',&quot;days&quot;:', @days)"/>
    <xsl:apply-templates select="r:old | r:new | r:totals"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'diagnostics'"/><xsl:with-param name="of" select="r:diagnostics/r:diagnostic"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'changes'"/><xsl:with-param name="of" select="r:changes/r:change[@state != 'unchanged']"/></xsl:call-template>
    <xsl:text>,&#10;"unchanged":[</xsl:text>
    <xsl:for-each select="r:changes/r:change[@state = 'unchanged']">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>&#10;</xsl:text>
      <xsl:value-of select="f:json(@id)"/>
    </xsl:for-each>
    <xsl:text>]}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:diff/r:old | r:diff/r:new">
    <xsl:value-of select="concat(',&#10;&quot;', local-name(), '&quot;:{&quot;file&quot;:', f:json(@file), f:text('sha256', @sha256), f:text('asOf', @as-of), f:text('toolVersion', @tool-version), f:text('status', @status))"/>
    <xsl:value-of select="concat(f:number('exitCode', @exit-code), f:flag('partial', concat(@partial, substring('no', 1, 2 * not(@partial)))), f:number('findings', @findings), f:number('gaps', @gaps), '}')"/>
  </xsl:template>

  <xsl:template match="r:diff/r:totals">
    <xsl:value-of select="concat(',&#10;&quot;totals&quot;:{&quot;new&quot;:', @new, f:number('changed', @changed), f:number('fixed', @fixed), f:number('unseen', @unseen), f:number('unchanged', @unchanged))"/>
    <xsl:value-of select="concat(f:number('worseErrors', @worse-errors), f:number('worseWarnings', @worse-warnings), f:number('worseInfos', @worse-infos), f:number('failing', @failing), '}')"/>
  </xsl:template>

  <xsl:template match="r:change">
    <xsl:value-of select="concat('{&quot;state&quot;:', f:json(@state), f:text('id', @id), f:text('rule', @rule), f:flag('worse', concat(@worse, substring('no', 1, 2 * not(@worse)))), f:text('blind', @blind), ',&quot;aspects&quot;:[')"/>
    <xsl:call-template name="words"><xsl:with-param name="of" select="@aspects"/></xsl:call-template>
    <xsl:text>]</xsl:text>
    <xsl:for-each select="r:before | r:after">
      <xsl:value-of select="concat(',&quot;', local-name(), '&quot;:')"/>
      <xsl:apply-templates select="r:finding"/>
    </xsl:for-each>
    <xsl:text>}</xsl:text>
  </xsl:template>

</xsl:stylesheet>
