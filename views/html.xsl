<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The canonical report as one HTML file for auditors and coordinators.
     What must stay true: the output needs no network, and a script only for filter and search; it grows linearly with the report (a key is asked once
     per group, never once per finding of a group); no finding is sorted; every word comes from labels.xml or from the report; a result
     that is not complete can never look like a pass; text from the report is only ever written as text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/html/names.xsl"/>
  <xsl:include href="policykoll:views/html/links.xsl"/>
  <xsl:include href="policykoll:views/html/public.xsl"/>
  <xsl:include href="policykoll:views/html/decide.xsl"/>
  <xsl:include href="policykoll:views/html/verdict.xsl"/>
  <xsl:include href="policykoll:views/html/glance.xsl"/>
  <xsl:include href="policykoll:views/html/ahead.xsl"/>
  <xsl:include href="policykoll:views/html/filter.xsl"/>
  <xsl:include href="policykoll:views/html/coverage.xsl"/>
  <xsl:include href="policykoll:views/html/gaps.xsl"/>
  <xsl:include href="policykoll:views/html/rest.xsl"/>
  <xsl:include href="policykoll:views/html/inputs.xsl"/>

  <!-- how many findings of one rule and outcome are spelled out -->
  <xsl:param name="max" select="50"/>
  <!-- how many messages about the input are spelled out -->
  <xsl:variable name="max-messages" select="500"/>

  <xsl:key name="by-rule" match="r:finding" use="concat(@rule,'|',@outcome)"/>
  <xsl:key name="by-rule-severity" match="r:finding[@outcome='gap']" use="concat(@rule,'|',@severity)"/>
  <xsl:key name="by-unit-severity" match="r:finding[@outcome='gap']" use="concat(r:subject/@unit,'|',@severity)"/>
  <xsl:key name="by-unit-owner" match="r:finding[@outcome='gap']" use="concat(r:subject/@unit,'|',r:subject/@owner)"/>
  <xsl:key name="by-clause-rule" match="r:finding/r:clause" use="concat(@policy,'|',@clause,'|',../@rule,'|',../@outcome)"/>
  <xsl:key name="by-clause" match="r:finding[@outcome='gap']/r:clause" use="concat(@policy,'|',@clause)"/>
  <xsl:key name="iso" match="r:rules/r:rule/r:property[@role='iso27001']" use="string(.)"/>
  <xsl:key name="rule-iso" match="r:rules/r:rule/r:property[@role='iso27001']" use="concat(../@id,'|',.)"/>
  <xsl:key name="clause" match="r:policy/r:clause" use="concat(../@id,'|',@id)"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="exception" match="r:exceptions/r:exception" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="position" match="r:position[r:title]" use="@id"/>
  <xsl:key name="area" match="a" use="@area"/>
  <xsl:key name="due" match="d" use="concat(@month,'|',@severity)"/>
  <xsl:key name="ahead" match="r:dates-ahead/r:month" use="@month"/>
  <xsl:key name="by-exception" match="r:finding[r:exception]" use="r:exception/@ref"/>
  <xsl:key name="decided" match="r:parameter[@basis != 'assumption' and @basis != 'default']" use="concat(@rule,'|',@policy,'|',@clause)"/>
  <xsl:key name="assumed" match="r:parameter[@basis='assumption']" use="concat(@rule,'|',@policy,'|',@clause)"/>
  <xsl:key name="unset" match="r:parameter[@basis='default']" use="concat(@name,'|',@value)"/>
  <!-- over the findings that are spelled out, see $shown -->
  <xsl:key name="shown" match="s" use="@outcome"/>
  <xsl:key name="shown-by-unit" match="s" use="concat(@outcome,'|',@unit)"/>
  <xsl:key name="shown-by-owner" match="s" use="concat(@outcome,'|',@unit,'|',@owner)"/>
  <xsl:key name="owner" match="s[@outcome='gap']" use="@owner"/>
  <xsl:key name="shown-by-subject" match="s" use="concat(@outcome,'|',@unit,'|',@owner,'|',@subject)"/>
  <xsl:key name="shown-subject" match="s" use="concat(@outcome,'|',@subject)"/>
  <xsl:key name="shown-by-clause" match="s/r:finding/r:clause" use="concat(../@outcome,'|',@policy,'|',@clause)"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="gaps" select="$totals/@errors + $totals/@warnings + $totals/@infos"/>
  <xsl:variable name="skipped" select="sum($report/r:inputs/r:input/@assets-skipped)"/>
  <xsl:variable name="policies" select="count($report/r:policies/r:policy)"/>
  <xsl:variable name="unread" select="$report/r:inputs/r:input[@status != 'valid']"/>
  <!-- What the reader sees ($seen, $verdict: html/verdict.xsl) can be worse than the status says, never better. -->
  <xsl:variable name="is-incomplete" select="$seen = 'error' or $seen = 'incomplete'"/>
  <!-- a partial run never looks like a whole one -->
  <xsl:variable name="part"><xsl:if test="$report/@partial='yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if></xsl:variable>

  <!-- words that are needed once per finding -->
  <xsl:variable name="w-why" select="string($t[../@id='finding.why'])"/>
  <xsl:variable name="w-tested" select="string($t[../@id='finding.tested'])"/>
  <xsl:variable name="w-place" select="string($t[../@id='finding.place'])"/>
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>
  <xsl:variable name="w-id" select="string($t[../@id='finding.id'])"/>
  <xsl:variable name="w-empty" select="string($t[../@id='finding.empty'])"/>
  <xsl:variable name="w-no-owner" select="string($t[../@id='gaps.no-owner'])"/>

  <!-- The findings that are spelled out, with the groups they belong to: the gaps with the most severe first, so that every group begins with its worst. -->
  <xsl:variable name="shown-tree">
    <xsl:call-template name="keep-gaps"><xsl:with-param name="severity" select="'error'"/></xsl:call-template>
    <xsl:call-template name="keep-gaps"><xsl:with-param name="severity" select="'warning'"/></xsl:call-template>
    <xsl:call-template name="keep-gaps"><xsl:with-param name="severity" select="'info'"/></xsl:call-template>
    <xsl:for-each select="$report/r:rules/r:rule">
      <xsl:variable name="rule" select="@id"/>
      <xsl:for-each select="key('by-rule', concat($rule,'|excepted'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
      <xsl:for-each select="key('by-rule', concat($rule,'|not-evaluable'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
      <xsl:for-each select="key('by-rule', concat($rule,'|error'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="shown" select="exsl:node-set($shown-tree)"/>

  <!-- The first $max gaps of every rule, those of one severity. -->
  <xsl:template name="keep-gaps">
    <xsl:param name="severity"/>
    <xsl:for-each select="$report/r:rules/r:rule">
      <xsl:variable name="area"><xsl:call-template name="area"/></xsl:variable>
      <xsl:for-each select="key('by-rule', concat(@id,'|gap'))[position() &lt;= $max][@severity = $severity]"><xsl:call-template name="keep"><xsl:with-param name="area" select="$area"/></xsl:call-template></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="keep">
    <xsl:param name="area"/>
    <s area="{$area}" outcome="{@outcome}" owner="{r:subject/@owner}" subject="{r:subject/@kind}:{r:subject/@id}">
      <xsl:attribute name="unit"><xsl:if test="key('unit', r:subject/@unit)"><xsl:value-of select="r:subject/@unit"/></xsl:if></xsl:attribute>
      <xsl:copy-of select="."/>
    </s>
  </xsl:template>

  <!-- ============================================================ the page -->

  <xsl:template match="/" mode="page-title">
    <xsl:call-template name="verdict-word"/><xsl:value-of select="concat($part, ' – ', $t[../@id='report.title'], ', ')"/>
    <!-- what tells it from another page on the same policy and day -->
    <xsl:if test="$report/@audience='public'"><xsl:value-of select="concat($t[../@id='public.title'], ', ')"/></xsl:if>
    <xsl:for-each select="$report/r:options/r:option[@name='unit'][position() &lt;= 3]">
      <xsl:variable name="unit" select="key('unit', @value)"/>
      <xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="@value"/></xsl:call-template>, </xsl:for-each>
    <xsl:call-template name="title-of-policies"/>
    <xsl:value-of select="$report/@as-of"/>
  </xsl:template>

  <xsl:template match="/" mode="page-heading">
    <h1><xsl:value-of select="$t[../@id='report.title']"/></h1>
    <xsl:call-template name="policy-titles"/>
    <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></p>
    <xsl:call-template name="cover"/>
  </xsl:template>

  <xsl:template name="policy-titles">
    <p class="lead">
      <xsl:for-each select="$report/r:policies/r:policy">
        <xsl:if test="position() &gt; 1"><br/></xsl:if>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
      </xsl:for-each>
    </p>
  </xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'glance'"/><xsl:with-param name="title" select="$t[../@id='section.glance']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'coverage'"/><xsl:with-param name="title" select="$t[../@id='section.coverage']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'gaps'"/><xsl:with-param name="title" select="$t[../@id='section.gaps']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'rest'"/><xsl:with-param name="title" select="$t[../@id='section.rest']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:call-template name="public-note"/>
    <xsl:call-template name="section-verdict"/>
    <xsl:call-template name="section-glance"/>
    <xsl:call-template name="section-coverage"/>
    <xsl:call-template name="section-gaps"/>
    <xsl:call-template name="section-rest"/>
    <xsl:call-template name="section-inputs"/>
  </xsl:template>

  <xsl:template match="/" mode="page-script">
    <xsl:if test="$gaps &gt; 0"><xsl:call-template name="filter"/></xsl:if>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='report.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='report.constant'])"/>
  </xsl:template>

</xsl:stylesheet>
