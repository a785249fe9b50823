<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The canonical report as one HTML file for auditors and coordinators.
     What must stay true: the output needs no network and no script; it grows linearly with the report (a key is asked once
     per group, never once per finding of a group); nothing is sorted; every word comes from labels.xml or from the report; a result
     that is not complete can never look like a pass; text from the report is only ever written as text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <!-- how many findings of one rule and outcome are spelled out -->
  <xsl:param name="max" select="50"/>
  <!-- how many messages about the input are spelled out -->
  <xsl:variable name="max-messages" select="500"/>

  <xsl:decimal-format name="sv" decimal-separator="," grouping-separator="&#xA0;"/>
  <xsl:decimal-format name="en" decimal-separator="." grouping-separator=","/>

  <xsl:key name="by-rule" match="r:finding" use="concat(@rule,'|',@outcome)"/>
  <xsl:key name="by-rule-severity" match="r:finding[@outcome='gap']" use="concat(@rule,'|',@severity)"/>
  <xsl:key name="by-unit-severity" match="r:finding[@outcome='gap']" use="concat(r:subject/@unit,'|',@severity)"/>
  <xsl:key name="by-clause-rule" match="r:finding[@outcome='gap']/r:clause" use="concat(@policy,'|',@clause,'|',../@rule)"/>
  <xsl:key name="clause" match="r:policy/r:clause" use="concat(../@id,'|',@id)"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="exception" match="r:exceptions/r:exception" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="position" match="r:position[r:title]" use="@id"/>
  <xsl:key name="by-exception" match="r:finding[r:exception]" use="r:exception/@ref"/>
  <xsl:key name="decided" match="r:parameter[@basis != 'assumption' and @basis != 'default']" use="concat(@rule,'|',@policy,'|',@clause)"/>
  <xsl:key name="assumed" match="r:parameter[@basis='assumption' or @basis='default']" use="concat(@rule,'|',@policy,'|',@clause)"/>
  <!-- over the findings that are spelled out, see $shown -->
  <xsl:key name="shown" match="s" use="@outcome"/>
  <xsl:key name="shown-by-unit" match="s" use="concat(@outcome,'|',@unit)"/>
  <xsl:key name="shown-by-owner" match="s" use="concat(@outcome,'|',@unit,'|',@owner)"/>
  <xsl:key name="shown-by-subject" match="s" use="concat(@outcome,'|',@unit,'|',@owner,'|',@subject)"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="gaps" select="$totals/@errors + $totals/@warnings + $totals/@infos"/>
  <xsl:variable name="skipped" select="sum($report/r:inputs/r:input/@assets-skipped)"/>
  <xsl:variable name="policies" select="count($report/r:policies/r:policy)"/>
  <xsl:variable name="unread" select="$report/r:inputs/r:input[@status != 'valid']"/>
  <xsl:variable name="is-incomplete" select="$report/@status = 'incomplete' or $report/@status = 'error' or $totals/@unread &gt; 0
      or $totals/@rule-errors &gt; 0 or $skipped &gt; 0 or count($unread) &gt; 0"/>
  <!-- What the reader sees can be worse than the status says, never better; only a run without any reservation is plainly "passed". -->
  <xsl:variable name="seen">
    <xsl:choose>
      <xsl:when test="$report/@status = 'error' or $totals/@rule-errors &gt; 0">error</xsl:when>
      <xsl:when test="$is-incomplete">incomplete</xsl:when>
      <xsl:when test="$report/@status = 'passed' and $gaps &gt; 0">passed-gaps</xsl:when>
      <xsl:when test="$report/@status = 'passed' and $totals/@not-evaluable &gt; 0">passed-undecided</xsl:when>
      <xsl:otherwise><xsl:value-of select="$report/@status"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <!-- a partial run never looks like a whole one -->
  <xsl:variable name="part"><xsl:if test="$report/@partial='yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if></xsl:variable>
  <xsl:variable name="css" select="document('policykoll:views/html-css.xml')/style"/>

  <!-- words that are needed once per finding -->
  <xsl:variable name="w-why" select="string($t[../@id='finding.why'])"/>
  <xsl:variable name="w-tested" select="string($t[../@id='finding.tested'])"/>
  <xsl:variable name="w-place" select="string($t[../@id='finding.place'])"/>
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>
  <xsl:variable name="w-id" select="string($t[../@id='finding.id'])"/>
  <xsl:variable name="w-empty" select="string($t[../@id='finding.empty'])"/>
  <xsl:variable name="w-no-owner" select="string($t[../@id='gaps.no-owner'])"/>
  <xsl:variable name="w-none" select="string($t[../@id='word.none'])"/>

  <!-- Control characters that XML allows and HTML does not, and what is shown instead. -->
  <xsl:variable name="controls" select="'&#x7F;&#x80;&#x81;&#x82;&#x83;&#x84;&#x85;&#x86;&#x87;&#x88;&#x89;&#x8A;&#x8B;&#x8C;&#x8D;&#x8E;&#x8F;&#x90;&#x91;&#x92;&#x93;&#x94;&#x95;&#x96;&#x97;&#x98;&#x99;&#x9A;&#x9B;&#x9C;&#x9D;&#x9E;&#x9F;&#xFDD0;&#xD;'"/>
  <xsl:variable name="control-signs" select="'&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;'"/>
  <xsl:variable name="plain" select="'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/'"/>

  <!-- The findings that are spelled out, with the groups they belong to. -->
  <xsl:variable name="shown-tree">
    <xsl:for-each select="$report/r:rules/r:rule">
      <xsl:variable name="rule" select="@id"/>
      <xsl:for-each select="key('by-rule', concat($rule,'|gap'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
      <xsl:for-each select="key('by-rule', concat($rule,'|excepted'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
      <xsl:for-each select="key('by-rule', concat($rule,'|not-evaluable'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
      <xsl:for-each select="key('by-rule', concat($rule,'|error'))[position() &lt;= $max]"><xsl:call-template name="keep"/></xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="shown" select="exsl:node-set($shown-tree)"/>

  <xsl:template name="keep">
    <s outcome="{@outcome}" owner="{r:subject/@owner}" subject="{r:subject/@kind}:{r:subject/@id}">
      <xsl:attribute name="unit"><xsl:if test="key('unit', r:subject/@unit)"><xsl:value-of select="r:subject/@unit"/></xsl:if></xsl:attribute>
      <xsl:copy-of select="."/>
    </s>
  </xsl:template>

  <!-- ============================================================ the page -->

  <xsl:template match="/">
    <html lang="{$lang}">
      <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{$css/@sha256}'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="generator" content="{$report/r:tool/@name} {$report/r:tool/@version}"/>
        <title><xsl:value-of select="concat($t[../@id=concat('status.',$seen)], $part, ' – ', $t[../@id='report.title'], ', ')"/>
          <!-- a string: no markup may stand in a title -->
          <xsl:variable name="policy"><xsl:for-each select="($report/r:policies/r:policy)[1]"><xsl:call-template name="policy-name"/>, </xsl:for-each></xsl:variable>
          <xsl:value-of select="concat($policy, $report/@as-of)"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body>
        <a class="skip" href="#main"><xsl:value-of select="$t[../@id='report.skip']"/></a>
        <header id="top">
          <h1><xsl:value-of select="$t[../@id='report.title']"/></h1>
          <p class="lead">
            <xsl:for-each select="$report/r:policies/r:policy">
              <xsl:if test="position() &gt; 1"><br/></xsl:if>
              <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
            </xsl:for-each>
          </p>
          <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></p>
        </header>
        <div class="page">
          <nav aria-labelledby="contents">
            <h2 id="contents"><xsl:value-of select="$t[../@id='report.contents']"/></h2>
            <ol>
              <li><a href="#verdict"><xsl:value-of select="$t[../@id='section.verdict']"/></a></li>
              <li><a href="#glance"><xsl:value-of select="$t[../@id='section.glance']"/></a></li>
              <li><a href="#coverage"><xsl:value-of select="$t[../@id='section.coverage']"/></a></li>
              <li><a href="#gaps"><xsl:value-of select="$t[../@id='section.gaps']"/></a></li>
              <li><a href="#rest"><xsl:value-of select="$t[../@id='section.rest']"/></a></li>
              <li><a href="#inputs"><xsl:value-of select="$t[../@id='section.inputs']"/></a></li>
            </ol>
          </nav>
          <main id="main" tabindex="-1">
            <xsl:call-template name="section-verdict"/>
            <xsl:call-template name="section-glance"/>
            <xsl:call-template name="section-coverage"/>
            <xsl:call-template name="section-gaps"/>
            <xsl:call-template name="section-rest"/>
            <xsl:call-template name="section-inputs"/>
          </main>
        </div>
        <footer>
          <p><xsl:value-of select="concat($t[../@id='report.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='report.constant'])"/></p>
          <p class="screen"><a href="#top"><xsl:value-of select="$t[../@id='report.back']"/></a></p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="h2">
    <xsl:param name="number"/>
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:text>&#10;</xsl:text>
    <h2 id="{$id}-title"><span class="num"><xsl:value-of select="$number"/></span><xsl:text> </xsl:text><xsl:value-of select="$title"/></h2>
  </xsl:template>

  <!-- ============================================================ 1 verdict -->

  <xsl:template name="section-verdict">
    <xsl:if test="$is-incomplete">
      <section class="banner" aria-labelledby="banner-title">
        <h2 id="banner-title"><span aria-hidden="true">⚠ </span><xsl:value-of select="$t[../@id='banner.title']"/></h2>
        <ul>
          <xsl:if test="$totals/@unread &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unread'"/><xsl:with-param name="n" select="$totals/@unread"/></xsl:call-template></li></xsl:if>
          <xsl:if test="$skipped &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.skipped'"/><xsl:with-param name="n" select="$skipped"/></xsl:call-template></li></xsl:if>
          <xsl:if test="$totals/@rule-errors &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.rule-errors'"/><xsl:with-param name="n" select="$totals/@rule-errors"/></xsl:call-template></li></xsl:if>
        </ul>
        <p><xsl:value-of select="$t[../@id='banner.text']"/><xsl:text> </xsl:text><a href="#not-checked"><xsl:value-of select="$t[../@id='banner.more']"/></a></p>
      </section>
    </xsl:if>
    <xsl:if test="$report/@partial='yes'"><xsl:call-template name="partial-banner"/></xsl:if>
    <section id="verdict" aria-labelledby="verdict-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
      <div class="verdict v-{$seen}">
        <p class="word"><span aria-hidden="true"><xsl:choose>
          <xsl:when test="$seen = 'passed'">✓</xsl:when><xsl:when test="$seen = 'failed'">✕</xsl:when>
          <xsl:when test="$seen = 'empty'">–</xsl:when><xsl:when test="starts-with($seen,'passed')">▲</xsl:when><xsl:otherwise>!</xsl:otherwise></xsl:choose></span>
          <xsl:text> </xsl:text><xsl:value-of select="concat($t[../@id=concat('status.',$seen)], $part)"/></p>
        <p><xsl:choose>
          <xsl:when test="$seen = 'error'"><xsl:value-of select="$t[../@id='verdict.error']"/></xsl:when>
          <xsl:when test="$seen = 'incomplete'"><xsl:value-of select="$t[../@id='verdict.incomplete']"/></xsl:when>
          <xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when>
          <xsl:when test="$seen = 'failed'"><xsl:value-of select="$t[../@id='verdict.failed']"/></xsl:when>
          <xsl:when test="$seen = 'passed-gaps' and $report/r:baseline/@only-new = 'yes'"><xsl:value-of select="$t[../@id='diff.below']"/></xsl:when>
          <xsl:when test="$seen = 'passed-gaps'"><xsl:value-of select="$t[../@id='verdict.below']"/></xsl:when>
          <xsl:when test="$seen = 'passed-undecided'"><xsl:value-of select="$t[../@id='verdict.undecided']"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='verdict.clean']"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$seen = 'error' or $seen = 'incomplete'">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="$gaps &gt; 0"><xsl:value-of select="$t[../@id='verdict.incomplete-gaps']"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id='verdict.incomplete-clean']"/></xsl:otherwise>
          </xsl:choose>
        </xsl:if></p>
        <xsl:if test="$seen = 'empty'"><p><xsl:value-of select="$t[../@id='banner.empty']"/></p></xsl:if>
        <xsl:if test="$report/r:options/r:option"><p><xsl:value-of select="$t[../@id='verdict.limited']"/></p></xsl:if>
      </div>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='fact.as-of']"/></dt><dd><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.threshold']"/></dt><dd><xsl:value-of select="$t[../@id=concat('threshold.',$report/@fail-on)]"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.findings']"/></dt><dd>
          <xsl:call-template name="count"><xsl:with-param name="n" select="$totals/@errors"/><xsl:with-param name="href" select="'#gaps-error'"/><xsl:with-param name="plural" select="'n.errors'"/></xsl:call-template>,
          <xsl:call-template name="count"><xsl:with-param name="n" select="$totals/@warnings"/><xsl:with-param name="href" select="'#gaps-warning'"/><xsl:with-param name="plural" select="'n.warnings'"/></xsl:call-template>,
          <xsl:call-template name="count"><xsl:with-param name="n" select="$totals/@infos"/><xsl:with-param name="href" select="'#gaps-info'"/><xsl:with-param name="plural" select="'n.infos'"/></xsl:call-template>,
          <xsl:call-template name="count"><xsl:with-param name="n" select="$totals/@excepted"/><xsl:with-param name="href" select="'#excepted'"/><xsl:with-param name="plural" select="'n.excepted'"/></xsl:call-template>,
          <xsl:call-template name="count"><xsl:with-param name="n" select="$totals/@not-evaluable"/><xsl:with-param name="href" select="'#not-evaluable'"/><xsl:with-param name="plural" select="'n.not-evaluable'"/></xsl:call-template></dd></div>
        <xsl:for-each select="$report/r:baseline">
          <div><dt><xsl:value-of select="$t[../@id='diff.compared']"/></dt><dd><xsl:call-template name="say"><xsl:with-param name="label" select="'diff.compared-to'"/><xsl:with-param name="a" select="@as-of"/></xsl:call-template>
            <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-gap-new'"/><xsl:with-param name="n" select="@new"/></xsl:call-template>,
            <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-gap-known'"/><xsl:with-param name="n" select="@known"/></xsl:call-template>,
            <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-gap-fixed'"/><xsl:with-param name="n" select="@fixed"/></xsl:call-template>
            <xsl:if test="@only-new = 'yes'">. <xsl:value-of select="$t[../@id='diff.only-new']"/></xsl:if></dd></div>
        </xsl:for-each>
        <div><dt><xsl:value-of select="$t[../@id='fact.read']"/></dt><dd><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.documents'"/><xsl:with-param name="n" select="$totals/@documents"/><xsl:with-param name="href" select="'#documents'"/></xsl:call-template>
          <xsl:if test="$totals/@documents != $totals/@files"><xsl:text> </xsl:text><xsl:call-template name="say"><xsl:with-param name="label" select="'fact.of-files'"/><xsl:with-param name="a" select="$totals/@files"/></xsl:call-template></xsl:if>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$totals/@assets"/><xsl:with-param name="href" select="'#documents'"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.rules'"/><xsl:with-param name="n" select="$totals/@rules"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.clauses']"/></dt><dd>
          <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause"/>
          <xsl:call-template name="count"><xsl:with-param name="plural" select="'n.clauses'"/><xsl:with-param name="n" select="count($clauses)"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template>
          <xsl:text>: </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.checked'"/><xsl:with-param name="n" select="count($clauses[@coverage='checked'])"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="n" select="count($clauses[@coverage='no-rule-yet'])"/><xsl:with-param name="href" select="'#no-rule'"/><xsl:with-param name="plural" select="'n.no-rule'"/></xsl:call-template>
          <xsl:if test="$clauses[@coverage='dropped']"><xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.dropped'"/><xsl:with-param name="n" select="count($clauses[@coverage='dropped'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></xsl:if>
          <xsl:if test="$clauses[@coverage='not-selected']"><xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.not-selected'"/><xsl:with-param name="n" select="count($clauses[@coverage='not-selected'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></xsl:if>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.informative'"/><xsl:with-param name="n" select="count($clauses[@coverage='informative'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></dd></div>
        <xsl:for-each select="$report/r:policies/r:policy">
          <div><dt><xsl:choose><xsl:when test="@origin='law'"><xsl:value-of select="$t[../@id='fact.law']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='fact.policy']"/></xsl:otherwise></xsl:choose></dt>
          <dd><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
            <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a>
            <xsl:call-template name="policy-facts"/></dd></div>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="partial-banner">
    <section class="banner part" aria-labelledby="partial-title">
      <h2 id="partial-title"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='partial.title']"/></h2>
      <ul>
        <xsl:call-template name="partial-kind"><xsl:with-param name="kind" select="'rule'"/></xsl:call-template>
        <xsl:call-template name="partial-kind"><xsl:with-param name="kind" select="'unit'"/></xsl:call-template>
        <xsl:call-template name="partial-kind"><xsl:with-param name="kind" select="'policy'"/></xsl:call-template>
        <xsl:call-template name="partial-kind"><xsl:with-param name="kind" select="'file'"/></xsl:call-template>
        <xsl:call-template name="partial-kind"><xsl:with-param name="kind" select="'exclude'"/></xsl:call-template>
        <xsl:if test="$totals/@files-judged = 0"><li><xsl:value-of select="$t[../@id='partial.no-file']"/></li></xsl:if>
        <xsl:if test="$totals/@assets-judged &lt; $totals/@assets"><li><xsl:call-template name="say"><xsl:with-param name="label" select="'partial.assets'"/><xsl:with-param name="a" select="$totals/@assets-judged"/><xsl:with-param name="b" select="$totals/@assets"/></xsl:call-template></li></xsl:if>
      </ul>
      <xsl:if test="$report/r:options/r:option[@name='rule' or @name='unit' or @name='policy' or @name='file'] or $totals/@files-judged = 0"><p><xsl:value-of select="$t[../@id='partial.text']"/></p></xsl:if>
      <xsl:if test="$report/r:options/r:option/@name='exclude'"><p><xsl:value-of select="$t[../@id='partial.text-exclude']"/></p></xsl:if>
    </section>
  </xsl:template>

  <!-- "Unit: a, b", at most ten of them -->
  <xsl:template name="partial-kind">
    <xsl:param name="kind"/>
    <xsl:variable name="all" select="$report/r:options/r:option[@name=$kind]"/>
    <xsl:if test="$all">
      <li><xsl:value-of select="$t[../@id=concat('partial.',$kind)]"/>: <xsl:for-each select="$all[position() &lt;= 10]"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></xsl:for-each>
        <xsl:if test="count($all) &gt; 10"><xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($all) - 10"/></xsl:call-template></xsl:if></li>
    </xsl:if>
  </xsl:template>

  <xsl:template name="policy-facts">
    <xsl:text>; </xsl:text><xsl:value-of select="$t[../@id='fact.version']"/><xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="@version != ''"><xsl:call-template name="clean"><xsl:with-param name="s" select="@version"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='word.missing']"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@status != ''">, <xsl:call-template name="word"><xsl:with-param name="group" select="'policy.'"/><xsl:with-param name="code" select="@status"/></xsl:call-template></xsl:if>
    <xsl:if test="@adopted-on != ''">
      <xsl:text>, </xsl:text>
      <xsl:choose><xsl:when test="@adopted-on='unknown'"><xsl:value-of select="$t[../@id='fact.adopted-unknown']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='fact.adopted']"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@adopted-on"/></span></xsl:otherwise></xsl:choose>
      <xsl:if test="@adopted-by != '' and @adopted-by != 'other'"> (<xsl:call-template name="word"><xsl:with-param name="group" select="'body.'"/><xsl:with-param name="code" select="@adopted-by"/></xsl:call-template>)</xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ 2 at a glance -->

  <xsl:template name="section-glance">
    <section id="glance" aria-labelledby="glance-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'glance'"/><xsl:with-param name="title" select="$t[../@id='section.glance']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='glance.outcomes']"/></h3>
      <xsl:for-each select="$report/r:outcomes">
        <xsl:call-template name="outcome-bar"/>
        <xsl:call-template name="outcome-table"/>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <h3><xsl:value-of select="$t[../@id='glance.severity']"/></h3>
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-severity"><table class="bars">
            <caption class="off" id="cap-severity"><xsl:value-of select="$t[../@id='glance.severity']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.severity']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$totals/@errors | $totals/@warnings | $totals/@infos">
                <xsl:variable name="severity" select="substring(name(), 1, string-length(name()) - 1)"/>
                <tr><th scope="row"><xsl:call-template name="severity"><xsl:with-param name="code" select="$severity"/></xsl:call-template></th>
                <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="."/><xsl:with-param name="href" select="concat('#gaps-',$severity)"/></xsl:call-template></td>
                <td><xsl:call-template name="share"><xsl:with-param name="n" select="."/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="concat('s-',$severity)"/></xsl:call-template></td></tr>
              </xsl:for-each>
            </tbody>
          </table></div>
          <xsl:call-template name="glance-units"/>
          <xsl:call-template name="glance-clauses"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="outcome-bar">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <xsl:if test="$sum &gt; 0">
      <svg class="bar" width="100%" height="34" role="img">
        <xsl:attribute name="aria-label">
          <xsl:value-of select="$t[../@id='glance.bar']"/>
          <xsl:for-each select="@pass | @gap | @excepted | @not-evaluable | @error">
            <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="concat($t[../@id=concat('outcome.',name(current()))], ' ', .)"/>
          </xsl:for-each>
        </xsl:attribute>
        <defs>
          <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="o-gap" width="7" height="7"></rect><rect class="stripe" width="2" height="7"></rect></pattern>
          <pattern id="p-excepted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="o-excepted" width="7" height="7"></rect><circle class="stripe" cx="3" cy="3" r="1.3"></circle></pattern>
          <pattern id="p-not-evaluable" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-not-evaluable" width="6" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-error" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-error" width="6" height="6"></rect><rect class="stripe" width="1.5" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
        </defs>
        <rect class="o-pass" x="0" y="0" height="34" width="{round(@pass * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-gap)" x="{round(@pass * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@gap * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-excepted)" x="{round((@pass + @gap) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@excepted * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-not-evaluable)" x="{round((@pass + @gap + @excepted) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@not-evaluable * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-error)" x="{round((@pass + @gap + @excepted + @not-evaluable) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@error * 100000 div $sum) div 1000}%"></rect>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="outcome-table">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-outcomes"><table class="outcomes">
      <caption class="off" id="cap-outcomes"><xsl:value-of select="$t[../@id='glance.outcomes-caption']"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.outcome']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.share']"/></th></tr></thead>
      <tbody>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@pass"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@gap"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#gaps'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@excepted"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-evaluable"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@error"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-applicable"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
      </tbody>
    </table></div>
  </xsl:template>

  <xsl:template name="outcome-row">
    <xsl:param name="n"/>
    <xsl:param name="of" select="0"/>
    <xsl:param name="href"/>
    <xsl:variable name="code" select="name($n)"/>
    <tr>
      <th scope="row"><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"><xsl:choose>
        <xsl:when test="$code = 'pass' or $code = 'not-applicable' or $of = 0"><xsl:attribute name="class">o-<xsl:value-of select="$code"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="fill">url(#p-<xsl:value-of select="$code"/>)</xsl:attribute></xsl:otherwise></xsl:choose></rect></svg>
        <xsl:text> </xsl:text><xsl:value-of select="$t[../@id=concat('outcome.',$code)]"/><span class="sub line"><xsl:value-of select="$t[../@id=concat('meaning.',$code)]"/></span></th>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$n"/><xsl:with-param name="href" select="$href"/></xsl:call-template></td>
      <td class="n"><xsl:choose><xsl:when test="$of &gt; 0"><xsl:call-template name="percent"><xsl:with-param name="n" select="$n div $of"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
    </tr>
  </xsl:template>

  <xsl:template name="glance-units">
    <h3><xsl:value-of select="$t[../@id='glance.unit']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-units">
      <table class="bars">
        <caption class="off" id="cap-units"><xsl:value-of select="$t[../@id='glance.unit']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.error']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.warning']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.info']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='col.total']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$report/r:units/r:unit">
            <xsl:variable name="errors" select="count(key('by-unit-severity', concat(@id,'|error')))"/>
            <xsl:variable name="warnings" select="count(key('by-unit-severity', concat(@id,'|warning')))"/>
            <xsl:variable name="infos" select="count(key('by-unit-severity', concat(@id,'|info')))"/>
            <xsl:if test="$errors + $warnings + $infos &gt; 0">
              <xsl:call-template name="unit-row">
                <xsl:with-param name="unit" select="."/>
                <xsl:with-param name="errors" select="$errors"/>
                <xsl:with-param name="warnings" select="$warnings"/>
                <xsl:with-param name="infos" select="$infos"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:for-each>
          <xsl:variable name="homeless" select="$report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))]"/>
          <xsl:if test="$homeless">
            <xsl:call-template name="unit-row">
              <xsl:with-param name="errors" select="count($homeless[@severity='error'])"/>
              <xsl:with-param name="warnings" select="count($homeless[@severity='warning'])"/>
              <xsl:with-param name="infos" select="count($homeless[@severity='info'])"/>
            </xsl:call-template>
          </xsl:if>
        </tbody>
      </table>
    </div>
    <!-- suppliers and other outside parties have no gaps of their own -->
    <xsl:variable name="without" select="$report/r:units/r:unit[@kind != 'external'][not(key('by-unit-severity', concat(@id,'|error')) or key('by-unit-severity', concat(@id,'|warning')) or key('by-unit-severity', concat(@id,'|info')))]"/>
    <xsl:if test="$without"><p class="sub"><xsl:value-of select="$t[../@id='glance.units-without']"/>
      <xsl:for-each select="$without"><xsl:if test="position() &gt; 1"><xsl:text>,</xsl:text></xsl:if><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each><xsl:text>.</xsl:text></p></xsl:if>
  </xsl:template>

  <xsl:template name="unit-row">
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:variable name="total" select="$errors + $warnings + $infos"/>
    <xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit/@id"/></xsl:call-template></xsl:variable>
    <tr>
      <th scope="row"><xsl:choose>
        <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit/@id"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise></xsl:choose></th>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$errors"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$warnings"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$infos"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$total"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td><xsl:call-template name="share"><xsl:with-param name="n" select="$total"/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="'s-any'"/></xsl:call-template></td>
    </tr>
  </xsl:template>

  <xsl:template name="glance-clauses">
    <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause[r:outcomes/@gap &gt; 0]"/>
    <xsl:if test="$clauses">
      <h3><xsl:value-of select="$t[../@id='glance.clause']"/></h3>
      <p><xsl:value-of select="$t[../@id='glance.clause-note']"/></p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-clauses"><table class="bars">
        <caption class="off" id="cap-clauses"><xsl:value-of select="$t[../@id='glance.clause']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$clauses">
            <tr><th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a><xsl:if test="$policies &gt; 1"><xsl:text> </xsl:text><span class="sub"><xsl:for-each select=".."><xsl:call-template name="policy-name"/></xsl:for-each></span></xsl:if>
              <xsl:if test="r:summary"><span class="sub line said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template></span></xsl:if></th>
            <td class="n"><xsl:call-template name="clause-gaps"/></td>
            <td><xsl:call-template name="share"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="'s-any'"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </table></div>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ 3 coverage -->

  <xsl:template name="section-coverage">
    <section id="coverage" aria-labelledby="coverage-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="3"/><xsl:with-param name="id" select="'coverage'"/><xsl:with-param name="title" select="$t[../@id='section.coverage']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='coverage.intro']"/></p>
      <xsl:if test="not($report/r:policies/r:policy)"><p><xsl:value-of select="$t[../@id='coverage.none']"/></p></xsl:if>
      <xsl:for-each select="$report/r:policies/r:policy">
        <h3><xsl:call-template name="id"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
          <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
        <p class="sub"><code><xsl:value-of select="@id"/></code><xsl:call-template name="policy-facts"/></p>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-policy-{position()}">
          <table class="coverage">
            <caption class="off" id="cap-policy-{position()}"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.caption'"/><xsl:with-param name="a"><xsl:call-template name="policy-name"/></xsl:with-param></xsl:call-template></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.meaning']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.rules']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <tbody><xsl:apply-templates select="r:clause"/></tbody>
          </table>
        </div>
      </xsl:for-each>
      <h3 id="rules"><xsl:value-of select="$t[../@id='coverage.rules']"/></h3>
      <xsl:if test="not($report/r:rules/r:rule)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$report/r:rules/r:rule">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-rules">
          <table class="coverage">
            <caption class="off" id="cap-rules"><xsl:value-of select="$t[../@id='coverage.rules-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.iso']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <tbody><xsl:apply-templates select="$report/r:rules/r:rule"/></tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="outcome-heads">
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.pass']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.gap']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.excepted']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.not-evaluable']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.error']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.not-applicable']"/></th>
  </xsl:template>

  <xsl:template name="outcome-cells">
    <xsl:param name="gap"/>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@pass"/></xsl:call-template></td>
    <td class="n"><xsl:if test="r:outcomes/@gap &gt; 0"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:copy-of select="$gap"/></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@excepted"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@not-evaluable"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@error"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template></td>
    <td class="n dim"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@not-applicable"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template match="r:policy/r:clause">
    <xsl:text>&#10;</xsl:text>
    <tr class="c-{@coverage}">
      <th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></th>
      <td class="prose">
        <span class="said block"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span>
        <span class="sub line"><xsl:value-of select="$t[../@id=concat('class.',current()/@class)]"/>
          <xsl:if test="@obligation != '' and @obligation != 'information'"> · <xsl:value-of select="$t[../@id=concat('obligation.',current()/@obligation)]"/></xsl:if>
          <xsl:if test="@source-line != ''"> · <span class="cid"><xsl:choose>
              <xsl:when test="contains(translate(@source-line,'–, ;','----'),'-')"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.lines'"/><xsl:with-param name="a" select="translate(@source-line,'-','–')"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.line'"/><xsl:with-param name="a" select="@source-line"/></xsl:call-template></xsl:otherwise></xsl:choose></span></xsl:if></span>
        <xsl:if test="@coverage = 'checked'"><xsl:call-template name="interpretation"/></xsl:if>
        <xsl:for-each select="r:on-file[position() &lt;= 5]">
          <span class="sub line"><span aria-hidden="true">✓ </span><xsl:value-of select="$t[../@id='coverage.on-file']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@subject-id"/></xsl:call-template></span>
        </xsl:for-each>
        <xsl:if test="count(r:on-file) &gt; 5"><span class="sub line"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.on-file-more'"/><xsl:with-param name="a" select="count(r:on-file) - 5"/></xsl:call-template></span></xsl:if>
      </td>
      <xsl:choose>
        <xsl:when test="@coverage = 'checked'">
          <td class="rules"><ul>
            <xsl:for-each select="r:requirement">
              <li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template>
                <xsl:if test="@severity != ''"><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="$t[../@id=concat('severity.',current()/@severity)]"/></span></xsl:if>
                <xsl:variable name="own" select="count(key('by-clause-rule', concat(../../@id,'|',../@id,'|',@rule)))"/>
                <xsl:if test="$own &gt; 0"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$own"/></xsl:call-template></a></xsl:if></li>
            </xsl:for-each>
          </ul></td>
          <xsl:call-template name="outcome-cells"><xsl:with-param name="gap"><xsl:call-template name="clause-gaps"/></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><td colspan="7" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id=concat('coverage.',current()/@coverage)]"/><xsl:call-template name="interpretation"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template name="interpretation">
    <xsl:if test="r:interpretation-note"><span class="sub line"><xsl:value-of select="$t[../@id='coverage.note']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:interpretation-note"/></xsl:call-template></span></xsl:if>
  </xsl:template>

  <!-- A clause's gap count leads to the gaps when they are all of one rule; with several rules it leads to the clause, where each rule
       leads to its own. -->
  <xsl:template name="clause-gaps">
    <xsl:variable name="one" select="count(r:requirement) = 1"/>
    <xsl:variable name="to"><xsl:choose>
      <xsl:when test="$one"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="r:requirement/@rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:rules/r:rule">
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row" class="rulehead"><xsl:call-template name="id"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
        <span class="sub line"><code><xsl:value-of select="@id"/></code></span>
        <xsl:if test="r:rationale"><span class="sub line"><xsl:call-template name="text"><xsl:with-param name="n" select="r:rationale"/></xsl:call-template></span></xsl:if></th>
      <td class="refs"><ul><xsl:for-each select="r:clause"><li><xsl:call-template name="clause-link"/></li></xsl:for-each></ul></td>
      <td><xsl:for-each select="r:property[@role='iso27001']"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="clean"><xsl:with-param name="s" select="."/></xsl:call-template></xsl:for-each></td>
      <xsl:choose>
        <xsl:when test="@ran = 'yes'">
          <xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
          <xsl:call-template name="outcome-cells"><xsl:with-param name="gap"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><td colspan="6" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='rest.not-run']"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <!-- ============================================================ 4 gaps by responsible -->

  <xsl:template name="section-gaps">
    <section id="gaps" aria-labelledby="gaps-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="4"/><xsl:with-param name="id" select="'gaps'"/><xsl:with-param name="title" select="$t[../@id='section.gaps']"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$report/r:units/r:unit">
            <xsl:call-template name="unit-gaps"><xsl:with-param name="unit" select="."/><xsl:with-param name="all" select="count(key('by-unit-severity', concat(@id,'|error')))
              + count(key('by-unit-severity', concat(@id,'|warning'))) + count(key('by-unit-severity', concat(@id,'|info')))"/></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="unit-gaps"><xsl:with-param name="all" select="count($report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))])"/></xsl:call-template>
          <xsl:call-template name="gap-index"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="unit-gaps">
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="all"/>
    <xsl:variable name="unit-id" select="string($unit/@id)"/>
    <xsl:if test="$all &gt; 0">
      <h3 class="unit"><xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit-id"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit-id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise>
        </xsl:choose>
        <span class="tally"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all"/></xsl:call-template></span></h3>
      <xsl:for-each select="$shown">
        <xsl:variable name="here" select="key('shown-by-unit', concat('gap|',$unit-id))"/>
        <xsl:if test="count($here) &lt; $all">
          <p class="more"><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.unit-more'"/>
            <xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="count($here)"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$all"/></xsl:call-template></xsl:with-param></xsl:call-template></p>
        </xsl:if>
        <xsl:for-each select="$here[generate-id() = generate-id(key('shown-by-owner', concat('gap|',@unit,'|',@owner))[1])]">
          <h4><span class="sub"><xsl:value-of select="$t[../@id='gaps.owner']"/>: </span><xsl:choose>
            <xsl:when test="@owner = ''"><xsl:value-of select="$w-no-owner"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:finding/r:subject/r:owner-title"/><xsl:with-param name="else" select="@owner"/></xsl:call-template></xsl:otherwise>
          </xsl:choose></h4>
          <xsl:for-each select="key('shown-by-owner', concat('gap|',@unit,'|',@owner))[generate-id() = generate-id(key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))[1])]">
            <h5><xsl:for-each select="r:finding/r:subject"><xsl:call-template name="subject-name"/><xsl:text> </xsl:text>
              <span class="sub"><xsl:call-template name="word"><xsl:with-param name="group" select="'subject.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></span></xsl:for-each></h5>
            <ul class="findings"><xsl:apply-templates select="key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))/r:finding"/></ul>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:text>&#10;</xsl:text>
    <li class="finding f-{@severity}"><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <p class="msg"><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template><xsl:text> </xsl:text><xsl:if test="@baseline"><span class="sev"><xsl:value-of select="$t[../@id=concat('diff.mark-',current()/@baseline)]"/></span><xsl:text> </xsl:text></xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></p>
      <dl>
        <xsl:if test="r:clause"><div><dt><xsl:value-of select="$w-why"/></dt><dd><ul><xsl:for-each select="r:clause"><li class="said"><xsl:call-template name="clause-why"/></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="r:evidence"><div><dt><xsl:value-of select="$w-tested"/></dt><dd><xsl:for-each select="r:evidence">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <span class="ev"><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@name"/></xsl:call-template></code><xsl:text> = </xsl:text><xsl:choose>
            <xsl:when test="@value = ''"><xsl:value-of select="$w-empty"/></xsl:when>
            <xsl:otherwise><code class="val"><xsl:call-template name="dated"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></xsl:otherwise></xsl:choose></span></xsl:for-each></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$w-place"/></dt><dd><xsl:call-template name="place"/><xsl:apply-templates select="r:excerpt"/></dd></div>
        <xsl:if test="r:exception"><div><dt><xsl:value-of select="$t[../@id='finding.exception']"/></dt><dd><xsl:for-each select="r:exception"><xsl:call-template name="say"><xsl:with-param name="label" select="'finding.was-excepted'"/><xsl:with-param name="a" select="@ref"/><xsl:with-param name="b" select="@expires-on"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$w-fix"/></dt><dd><xsl:call-template name="help"/></dd></div>
        <div class="fid"><dt><xsl:value-of select="$w-id"/></dt><dd><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@id"/></xsl:call-template></code></a></dd></div>
      </dl>
    </li>
  </xsl:template>

  <!-- The finding's own help, or else what the rule says about fixing. -->
  <xsl:template name="help">
    <xsl:choose>
      <xsl:when test="r:help"><xsl:call-template name="text"><xsl:with-param name="n" select="r:help"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="rule" select="@rule"/>
        <xsl:for-each select="$report"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:fix"/><xsl:with-param name="else" select="'–'"/></xsl:call-template></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="gap-index">
    <h3 id="gaps-by-rule"><xsl:value-of select="$t[../@id='gaps.index']"/></h3>
    <xsl:if test="$report/r:rules/r:rule[r:outcomes/@gap &gt; $max]"><p><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.limit'"/><xsl:with-param name="a" select="$max"/></xsl:call-template></p></xsl:if>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-gaps">
      <table class="index">
        <caption class="off" id="cap-gaps"><xsl:value-of select="$t[../@id='gaps.index-caption']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.findings']"/></th></tr></thead>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'error'"/></xsl:call-template>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'warning'"/></xsl:call-template>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'info'"/></xsl:call-template>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="index-body">
    <xsl:param name="severity"/>
    <xsl:variable name="total" select="$totals/@*[name() = concat($severity,'s')]"/>
    <xsl:if test="$total &gt; 0">
      <tbody id="gaps-{$severity}">
        <tr class="group"><th scope="rowgroup" colspan="3"><xsl:call-template name="severity"><xsl:with-param name="code" select="$severity"/></xsl:call-template><xsl:text> </xsl:text>
          <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$total"/></xsl:call-template></th></tr>
        <xsl:for-each select="$report/r:rules/r:rule">
          <xsl:variable name="mine" select="key('by-rule-severity', concat(@id,'|',$severity))"/>
          <xsl:if test="$mine">
            <!-- the first $max gaps of the rule are spelled out, whatever their severity -->
            <xsl:variable name="all" select="key('by-rule', concat(@id,'|gap'))"/>
            <xsl:variable name="linked" select="$all[position() &lt;= $max][@severity = $severity]"/>
            <xsl:text>&#10;</xsl:text>
            <tr>
              <th scope="row" class="rulehead"><xsl:if test="generate-id($mine[1]) = generate-id($all[1])"><xsl:call-template name="id"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if>
                <xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template></th>
              <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($mine)"/></xsl:call-template></td>
              <td class="refs"><ul>
                <xsl:for-each select="$linked"><li><xsl:call-template name="finding-link"/></li></xsl:for-each>
                <xsl:if test="count($linked) &lt; count($mine)"><li class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($mine) - count($linked)"/></xsl:call-template></li></xsl:if>
              </ul></td>
            </tr>
          </xsl:if>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ 5 the rest -->

  <xsl:template name="section-rest">
    <section id="rest" aria-labelledby="rest-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="5"/><xsl:with-param name="id" select="'rest'"/><xsl:with-param name="title" select="$t[../@id='section.rest']"/></xsl:call-template>
      <h3 id="not-evaluable"><xsl:value-of select="$t[../@id='rest.undecided']"/></h3>
      <p><xsl:value-of select="$t[../@id='rest.undecided-intro']"/></p>
      <xsl:call-template name="finding-table"><xsl:with-param name="outcome" select="'not-evaluable'"/><xsl:with-param name="total" select="$totals/@not-evaluable"/><xsl:with-param name="caption" select="$t[../@id='rest.undecided-caption']"/></xsl:call-template>

      <h3 id="exceptions"><xsl:value-of select="$t[../@id='rest.exceptions']"/></h3>
      <xsl:call-template name="exception-table"/>
      <h4 id="excepted"><xsl:value-of select="$t[../@id='rest.excepted-caption']"/></h4>
      <xsl:call-template name="finding-table"><xsl:with-param name="outcome" select="'excepted'"/><xsl:with-param name="total" select="$totals/@excepted"/><xsl:with-param name="caption" select="$t[../@id='rest.excepted-caption']"/></xsl:call-template>

      <h3 id="assumptions"><xsl:value-of select="$t[../@id='rest.assumptions']"/></h3>
      <p><xsl:value-of select="$t[../@id='rest.assumptions-intro']"/></p>
      <xsl:call-template name="parameter-table"><xsl:with-param name="key" select="'assumed'"/><xsl:with-param name="caption" select="$t[../@id='rest.assumptions-caption']"/></xsl:call-template>

      <h3 id="not-checked"><xsl:value-of select="$t[../@id='rest.unchecked']"/></h3>
      <h4><xsl:value-of select="$t[../@id='rest.unread-caption']"/></h4>
      <xsl:call-template name="input-table"><xsl:with-param name="of" select="$unread"/><xsl:with-param name="name" select="'unread'"/><xsl:with-param name="caption" select="$t[../@id='rest.unread-caption']"/></xsl:call-template>
      <h4 id="rule-errors"><xsl:value-of select="$t[../@id='rest.rule-errors-caption']"/></h4>
      <xsl:call-template name="finding-table"><xsl:with-param name="outcome" select="'error'"/><xsl:with-param name="total" select="$totals/@rule-errors"/><xsl:with-param name="caption" select="$t[../@id='rest.rule-errors-caption']"/></xsl:call-template>
      <h4><xsl:value-of select="$t[../@id='rest.not-run-caption']"/></h4>
      <xsl:variable name="idle" select="$report/r:rules/r:rule[@ran='no']"/>
      <xsl:if test="not($idle)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$idle"><p><xsl:value-of select="$t[../@id='rest.not-run-why']"/></p><ul><xsl:for-each select="$idle"><li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></li></xsl:for-each></ul></xsl:if>
      <h4 id="no-rule"><xsl:value-of select="$t[../@id='rest.no-rule-caption']"/></h4>
      <xsl:variable name="bare" select="$report/r:policies/r:policy/r:clause[@coverage='no-rule-yet']"/>
      <xsl:if test="not($bare)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:for-each select="$report/r:policies/r:policy[r:clause/@coverage='no-rule-yet']">
        <p><xsl:if test="$policies &gt; 1"><xsl:call-template name="policy-name"/>: </xsl:if>
          <xsl:for-each select="r:clause[@coverage='no-rule-yet']"><xsl:if test="position() &gt; 1">, </xsl:if><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a></xsl:for-each></p>
      </xsl:for-each>

      <h3 id="messages"><xsl:value-of select="$t[../@id='rest.diagnostics']"/></h3>
      <xsl:call-template name="message-table"/>
    </section>
  </xsl:template>

  <!-- Findings as rows, grouped by unit. -->
  <xsl:template name="finding-table">
    <xsl:param name="outcome"/>
    <xsl:param name="total"/>
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="$total &gt; 0">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$outcome}">
          <table class="list">
            <caption class="off" id="cap-{$outcome}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.subject']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.message']"/></th>
              <th scope="col"><xsl:choose><xsl:when test="$outcome='excepted'"><xsl:value-of select="$t[../@id='col.exception']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='col.help']"/></xsl:otherwise></xsl:choose></th>
              <th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th></tr></thead>
            <xsl:for-each select="$report/r:units/r:unit">
              <xsl:call-template name="finding-rows"><xsl:with-param name="outcome" select="$outcome"/><xsl:with-param name="unit" select="."/></xsl:call-template>
            </xsl:for-each>
            <xsl:call-template name="finding-rows"><xsl:with-param name="outcome" select="$outcome"/></xsl:call-template>
          </table>
        </div>
        <xsl:for-each select="$shown">
          <xsl:variable name="left" select="$total - count(key('shown', $outcome))"/>
          <xsl:if test="$left &gt; 0"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="$left"/></xsl:call-template></p></xsl:if>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="finding-rows">
    <xsl:param name="outcome"/>
    <xsl:param name="unit" select="/.."/>
    <xsl:variable name="unit-id" select="string($unit/@id)"/>
    <xsl:for-each select="$shown">
      <xsl:variable name="here" select="key('shown-by-unit', concat($outcome,'|',$unit-id))/r:finding"/>
      <xsl:if test="$here">
        <tbody>
          <tr class="group"><th scope="rowgroup" colspan="4"><xsl:choose>
            <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit-id"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise></xsl:choose></th></tr>
          <xsl:for-each select="$here">
            <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/></xsl:for-each><span class="sub line"><xsl:call-template name="place"/></span></th>
            <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></td>
            <td><xsl:choose>
              <xsl:when test="$outcome='excepted'"><xsl:for-each select="r:exception"><xsl:call-template name="exception-link"/><span class="sub line"><xsl:value-of select="$t[../@id='col.until']"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@expires-on"/></span></span></xsl:for-each></xsl:when>
              <xsl:otherwise><xsl:call-template name="help"/></xsl:otherwise></xsl:choose></td>
            <td><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="exception-table">
    <xsl:choose>
      <xsl:when test="$report/r:exceptions/r:exception">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-exceptions">
          <table class="list">
            <caption class="off" id="cap-exceptions"><xsl:value-of select="$t[../@id='rest.exceptions-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.exception']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.covers']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.reason']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.approved']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.matched']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$report/r:exceptions/r:exception">
                <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'exception'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:value-of select="@id"/><span class="sub line"><xsl:call-template name="place"/></span></th>
                <td><xsl:if test="@status='expired' or @status='revoked' or @status='incomplete'"><xsl:attribute name="class">bad</xsl:attribute><span aria-hidden="true">⚠ </span></xsl:if><xsl:value-of select="$t[../@id=concat('exception.',current()/@status)]"/><xsl:if test="@status='active' and @matched = 0 and not($report/@partial)"><span class="sub line"><xsl:value-of select="$t[../@id='exception.unused']"/></span></xsl:if>
                  <xsl:if test="@expires-on = 'unknown'"><span class="sub line"><xsl:value-of select="$t[../@id='exception.no-end']"/></span></xsl:if>
                  <xsl:if test="@expires-on != 'unknown'"><span class="sub line"><xsl:value-of select="$t[../@id='exception.through']"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@expires-on"/></span></span></xsl:if></td>
                <td><ul class="plain"><xsl:call-template name="exception-scope"/></ul></td>
                <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:reason"/><xsl:with-param name="else" select="$t[../@id='word.missing']"/></xsl:call-template></td>
                <td><xsl:choose><xsl:when test="@approved-by != ''"><xsl:call-template name="position"><xsl:with-param name="id" select="@approved-by"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='word.missing']"/></xsl:otherwise></xsl:choose><xsl:if test="@ref != ''"><span class="sub line"><xsl:value-of select="$t[../@id='col.decision']"/><xsl:text> </xsl:text><xsl:call-template name="dated"><xsl:with-param name="s" select="@ref"/></xsl:call-template></span></xsl:if></td>
                <td><xsl:call-template name="exception-matches"/></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What an exception covers: the rule, the clause, then the asset or unit. -->
  <xsl:template name="exception-scope">
    <xsl:if test="@rule != ''"><li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></li></xsl:if>
    <xsl:choose>
      <xsl:when test="@clause != '' and @policy != ''"><li><xsl:call-template name="clause-link"/></li></xsl:when>
      <xsl:otherwise><xsl:for-each select="@policy|@clause"><xsl:if test=". != ''"><li><code><xsl:value-of select="."/></code></li></xsl:if></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@asset != ''"><li><code><xsl:value-of select="@asset"/></code></li></xsl:if>
    <xsl:if test="@unit != ''"><li><xsl:call-template name="unit-name"><xsl:with-param name="id" select="@unit"/></xsl:call-template></li></xsl:if>
  </xsl:template>

  <!-- The number of findings that an exception meets, and each of them; those in force are listed as excepted, a lapsed one among the gaps. -->
  <xsl:template name="exception-matches">
    <xsl:variable name="mine" select="key('by-exception', @id)"/>
    <xsl:call-template name="number"><xsl:with-param name="n" select="@matched"/></xsl:call-template>
    <xsl:if test="$mine"><ul>
      <xsl:for-each select="$mine[position() &lt;= 5]">
        <xsl:variable name="own" select="generate-id()"/>
        <li><xsl:choose>
          <xsl:when test="key('by-rule', concat(@rule,'|',@outcome))[position() &lt;= $max][generate-id() = $own]"><xsl:call-template name="finding-link"/></xsl:when>
          <xsl:otherwise><xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/></xsl:for-each></xsl:otherwise>
        </xsl:choose></li>
      </xsl:for-each>
      <xsl:if test="count($mine) &gt; 5"><li class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($mine) - 5"/></xsl:call-template></li></xsl:if>
    </ul></xsl:if>
  </xsl:template>

  <!-- A position by its title when the report has it, else by its id. -->
  <xsl:template name="position">
    <xsl:param name="id"/>
    <xsl:variable name="holder" select="key('position', $id)[1]"/>
    <xsl:choose>
      <xsl:when test="$holder"><xsl:call-template name="text"><xsl:with-param name="n" select="$holder/r:title"/></xsl:call-template></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$id"/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="unit-name">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="key('unit', $id)"><xsl:call-template name="text"><xsl:with-param name="n" select="key('unit', $id)/r:name"/><xsl:with-param name="else" select="$id"/></xsl:call-template></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$id"/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Parameters, one group of rows for each rule and clause; $key is the key that has the wanted ones. -->
  <xsl:template name="parameter-table">
    <xsl:param name="key"/>
    <xsl:param name="caption"/>
    <xsl:variable name="heads" select="$report/r:parameters/r:parameter[generate-id() = generate-id(key($key, concat(@rule,'|',@policy,'|',@clause))[1])]"/>
    <xsl:choose>
      <xsl:when test="$heads">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$key}">
          <table class="list">
            <caption class="off" id="cap-{$key}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.parameter']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.value']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.basis']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.note']"/></th></tr></thead>
            <xsl:for-each select="$heads">
              <tbody>
                <tr class="group"><th scope="rowgroup" colspan="4"><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template><xsl:if test="@clause != ''"><span class="sub"><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='col.clause']"/><xsl:text> </xsl:text></span><xsl:call-template name="clause-link"/></xsl:if></th></tr>
                <xsl:for-each select="key($key, concat(@rule,'|',@policy,'|',@clause))">
                  <tr><th scope="row"><code><xsl:value-of select="@name"/></code></th><td><xsl:call-template name="parameter-value"><xsl:with-param name="s" select="@value"/></xsl:call-template>
                  <xsl:if test="@default != @value"><span class="sub line"><xsl:value-of select="$t[../@id='col.default']"/>: <xsl:call-template name="parameter-value"><xsl:with-param name="s" select="@default"/></xsl:call-template></span></xsl:if></td>
                  <td><xsl:value-of select="$t[../@id=concat('basis.',current()/@basis)]"/></td>
                  <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:note"/></xsl:call-template></td></tr>
                </xsl:for-each>
              </tbody>
            </xsl:for-each>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The value as it is written; a span of time in words as well. -->
  <xsl:template name="parameter-value">
    <xsl:param name="s"/>
    <xsl:variable name="number" select="translate($s,'PDMY','')"/>
    <xsl:choose>
      <xsl:when test="$s = ''"><span class="dim"><xsl:value-of select="$w-empty"/></span></xsl:when>
      <xsl:when test="$number != '' and translate($number,'0123456789','') = '' and $s = concat('P',$number,'D')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days'"/><xsl:with-param name="n" select="$number"/></xsl:call-template><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$s"/></code></xsl:when>
      <xsl:when test="$number != '' and translate($number,'0123456789','') = '' and $s = concat('P',$number,'M')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.months'"/><xsl:with-param name="n" select="$number"/></xsl:call-template><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$s"/></code></xsl:when>
      <xsl:when test="$number != '' and translate($number,'0123456789','') = '' and $s = concat('P',$number,'Y')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.years'"/><xsl:with-param name="n" select="$number"/></xsl:call-template><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$s"/></code></xsl:when>
      <xsl:otherwise><code><xsl:call-template name="clean"><xsl:with-param name="s" select="$s"/></xsl:call-template></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="message-table">
    <xsl:variable name="all" select="$report/r:diagnostics/r:diagnostic"/>
    <xsl:choose>
      <xsl:when test="$all">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-messages">
          <table class="list">
            <caption class="off" id="cap-messages"><xsl:value-of select="$t[../@id='rest.diagnostics-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.severity']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.message-id']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.help']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.place']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$all[position() &lt;= $max-messages]">
                <tr><td><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template></td>
                <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template><xsl:apply-templates select="r:excerpt"/><span class="sub line"><code><xsl:value-of select="@id"/></code></span></td>
                <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:help"/><xsl:with-param name="else" select="'–'"/></xsl:call-template></td><td><xsl:call-template name="place"/></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
        <xsl:if test="count($all) &gt; $max-messages"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($all) - $max-messages"/></xsl:call-template></p></xsl:if>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ 6 inputs -->

  <xsl:template name="section-inputs">
    <section id="inputs" aria-labelledby="inputs-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="6"/><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
      <h3 id="documents"><xsl:value-of select="$t[../@id='inputs.documents']"/></h3>
      <xsl:call-template name="input-table"><xsl:with-param name="of" select="$report/r:inputs/r:input"/><xsl:with-param name="name" select="'documents'"/><xsl:with-param name="caption" select="$t[../@id='inputs.documents-caption']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='inputs.packs']"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:rule-packs/r:rule-pack">
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-packs">
            <table class="list">
              <caption class="off" id="cap-packs"><xsl:value-of select="$t[../@id='inputs.packs-caption']"/></caption>
              <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.file']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.origin']"/></th><th scope="col" class="wide">SHA-256</th></tr></thead>
              <tbody><xsl:for-each select="$report/r:rule-packs/r:rule-pack"><tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template></th>
                <td><xsl:choose><xsl:when test="@builtin='yes'"><xsl:value-of select="$t[../@id='inputs.builtin']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='inputs.local']"/></xsl:otherwise></xsl:choose></td>
                <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr></xsl:for-each></tbody>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
      </xsl:choose>
      <h3><xsl:value-of select="$t[../@id='inputs.parameters']"/></h3>
      <p><xsl:value-of select="$t[../@id='inputs.parameters-note']"/><xsl:text> </xsl:text><a href="#assumptions"><xsl:value-of select="$t[../@id='inputs.assumptions']"/></a></p>
      <xsl:call-template name="parameter-table"><xsl:with-param name="key" select="'decided'"/><xsl:with-param name="caption" select="$t[../@id='inputs.parameters-caption']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='inputs.run']"/></h3>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='inputs.tool']"/></dt><dd><xsl:value-of select="concat($report/r:tool/@name,' ',$report/r:tool/@version)"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='inputs.exit']"/></dt><dd><xsl:value-of select="$report/@exit-code"/></dd></div>
      </dl>
      <xsl:choose>
        <xsl:when test="$report/r:options/r:option">
          <table>
            <caption><xsl:value-of select="$t[../@id='inputs.options-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.option']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.value']"/></th></tr></thead>
            <tbody><xsl:for-each select="$report/r:options/r:option"><tr><th scope="row"><code>--<xsl:choose><xsl:when test="@name='file'">files-from</xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></code></th><td><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></td></tr></xsl:for-each></tbody>
          </table>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$t[../@id='inputs.no-options']"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="input-table">
    <xsl:param name="of"/>
    <xsl:param name="name"/>
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="$of">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$name}">
          <table class="list">
            <caption class="off" id="cap-{$name}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.document']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.kind']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.assets']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.skipped']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.size']"/></th><th scope="col">SHA-256</th></tr></thead>
            <tbody>
              <xsl:for-each select="$of">
                <tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template><xsl:if test="@id != ''"><span class="sub line"><code><xsl:value-of select="@id"/></code></span></xsl:if></th>
                <td><xsl:choose><xsl:when test="@kind != ''"><xsl:call-template name="word"><xsl:with-param name="group" select="'doc.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='word.unknown']"/></xsl:otherwise></xsl:choose></td>
                <td><xsl:if test="@status != 'valid'"><xsl:attribute name="class">bad</xsl:attribute><span aria-hidden="true">⚠ </span></xsl:if><xsl:choose>
                  <xsl:when test="@status != 'valid' and $report/r:diagnostics/r:diagnostic"><a href="#messages"><xsl:value-of select="$t[../@id=concat('input.',current()/@status)]"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="$t[../@id=concat('input.',current()/@status)]"/></xsl:otherwise></xsl:choose></td>
                <td class="n"><xsl:if test="@assets"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets"/></xsl:call-template></xsl:if></td>
                <td class="n"><xsl:if test="@assets-skipped"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets-skipped"/></xsl:call-template></xsl:if></td>
                <td class="n"><xsl:if test="@bytes"><xsl:call-template name="number"><xsl:with-param name="n" select="@bytes"/></xsl:call-template></xsl:if></td>
                <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ small parts -->

  <!-- The text in the asked language; else the first there is, marked with its language; else $else. -->
  <xsl:template name="text">
    <xsl:param name="n"/>
    <xsl:param name="else"/>
    <xsl:variable name="own" select="$n[@xml:lang=$lang]"/>
    <xsl:choose>
      <xsl:when test="$own"><xsl:call-template name="dated"><xsl:with-param name="s" select="$own"/></xsl:call-template></xsl:when>
      <xsl:when test="$n"><span lang="{$n/@xml:lang}"><xsl:call-template name="dated"><xsl:with-param name="s" select="$n"/></xsl:call-template></span></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($else, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A text whose dates do not break over two lines; $left bounds the recursion. -->
  <xsl:template name="dated">
    <xsl:param name="s"/>
    <xsl:param name="left" select="20"/>
    <xsl:variable name="shape" select="translate($s,'123456789','000000000')"/>
    <xsl:choose>
      <xsl:when test="contains($shape,'0000-00-00') and $left &gt; 0">
        <xsl:variable name="at" select="string-length(substring-before($shape,'0000-00-00'))"/>
        <xsl:value-of select="translate(substring($s, 1, $at), $controls, $control-signs)"/>
        <span class="date"><xsl:value-of select="substring($s, $at + 1, 10)"/></span>
        <xsl:call-template name="dated"><xsl:with-param name="s" select="substring($s, $at + 11)"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clean"><xsl:param name="s"/><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:template>

  <!-- A path that may break after its slashes; $left bounds the recursion. -->
  <xsl:template name="path">
    <xsl:param name="s"/>
    <xsl:param name="left" select="40"/>
    <xsl:choose>
      <xsl:when test="contains($s,'/') and $left &gt; 0">
        <span class="seg"><xsl:value-of select="concat(translate(substring-before($s,'/'), $controls, $control-signs),'/')"/></span>
        <xsl:call-template name="path"><xsl:with-param name="s" select="substring-after($s,'/')"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A code word as a label, or the code itself when the labels do not know it. -->
  <xsl:template name="word">
    <xsl:param name="group"/>
    <xsl:param name="code"/>
    <xsl:variable name="label" select="$t[../@id=concat($group,$code)]"/>
    <xsl:choose><xsl:when test="$label"><xsl:value-of select="$label"/></xsl:when><xsl:otherwise><xsl:value-of select="$code"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="say">
    <xsl:param name="label"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:variable name="text" select="$t[../@id=$label]"/>
    <xsl:value-of select="concat(substring-before($text,'{a}'), translate($a, $controls, $control-signs))"/>
    <xsl:variable name="rest" select="substring-after($text,'{a}')"/>
    <xsl:choose>
      <xsl:when test="contains($rest,'{b}')"><xsl:value-of select="concat(substring-before($rest,'{b}'), translate($b, $controls, $control-signs), substring-after($rest,'{b}'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "1 gap", "2 gaps" -->
  <xsl:template name="n">
    <xsl:param name="plural"/>
    <xsl:param name="n"/>
    <xsl:variable name="form"><xsl:choose><xsl:when test="$n = 1">.one</xsl:when><xsl:otherwise>.many</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="say"><xsl:with-param name="label" select="concat($plural,$form)"/><xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$lang='sv'"><xsl:value-of select="format-number($n,'#&#xA0;##0','sv')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($n,'#,##0','en')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="percent">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$lang='sv'"><xsl:value-of select="concat(format-number($n * 100,'0,0','sv'),'&#xA0;%')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number($n * 100,'0.0','en'),'%')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A count that leads to what it counts, when there is anything. -->
  <xsl:template name="count">
    <xsl:param name="n"/>
    <xsl:param name="href"/>
    <xsl:param name="plural"/>
    <xsl:variable name="shown-as"><xsl:choose>
      <xsl:when test="$plural != ''"><xsl:call-template name="n"><xsl:with-param name="plural" select="$plural"/><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="$n &gt; 0 and string($href) != ''"><a href="{$href}"><xsl:value-of select="$shown-as"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$shown-as"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="share">
    <xsl:param name="n"/>
    <xsl:param name="of"/>
    <xsl:param name="class"/>
    <span class="share"><svg class="spark" width="100%" height="12" aria-hidden="true"><rect class="track" width="100%" height="12"></rect><rect class="{$class}" width="{round($n * 100000 div $of) div 1000}%" height="12"></rect></svg>
      <span class="pct"><xsl:call-template name="percent"><xsl:with-param name="n" select="$n div $of"/></xsl:call-template></span></span>
  </xsl:template>

  <xsl:template name="severity">
    <xsl:param name="code"/>
    <span class="sev sev-{$code}"><span aria-hidden="true"><xsl:choose><xsl:when test="$code='error'">✕</xsl:when><xsl:when test="$code='warning'">▲</xsl:when><xsl:otherwise>●</xsl:otherwise></xsl:choose></span><xsl:text> </xsl:text><xsl:value-of select="$t[../@id=concat('severity.',$code)]"/></span>
  </xsl:template>

  <xsl:template name="place">
    <xsl:if test="@file != ''"><span class="place"><xsl:call-template name="path"><xsl:with-param name="s" select="@file"/></xsl:call-template><xsl:if test="@line">:<xsl:value-of select="@line"/><xsl:if test="@column">:<xsl:value-of select="@column"/></xsl:if></xsl:if></span></xsl:if>
  </xsl:template>

  <!-- The source line, with the place itself marked. -->
  <xsl:template match="r:excerpt">
    <xsl:variable name="line" select="translate(., $controls, $control-signs)"/>
    <code class="excerpt"><xsl:choose>
      <xsl:when test="@length &gt; 0 and @column &gt; 0 and @column &lt;= string-length($line)"><xsl:value-of select="substring($line, 1, @column - 1)"/><mark><xsl:value-of select="substring($line, @column, @length)"/></mark><xsl:value-of select="substring($line, @column + @length)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$line"/></xsl:otherwise>
    </xsl:choose></code>
  </xsl:template>

  <xsl:template name="subject-name">
    <xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="policy-name">
    <xsl:choose>
      <xsl:when test="r:short-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:short-title"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="finding-link">
    <a><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/><xsl:if test="@discriminator != ''"> (<xsl:call-template name="clean"><xsl:with-param name="s" select="@discriminator"/></xsl:call-template>)</xsl:if></xsl:for-each></a>
  </xsl:template>

  <xsl:template name="rule-link">
    <xsl:param name="rule"/>
    <xsl:for-each select="$report">
      <xsl:choose>
        <xsl:when test="key('rule', $rule)"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="$rule"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></a></xsl:when>
        <xsl:otherwise><code><xsl:value-of select="$rule"/></code></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- For an element with @policy and @clause: the clause, then the policy. -->
  <xsl:template name="clause-link">
    <xsl:variable name="policy" select="@policy"/>
    <xsl:variable name="key" select="concat(@policy,'|',@clause)"/>
    <xsl:variable name="known"><xsl:for-each select="$report"><xsl:value-of select="count(key('clause', $key))"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$known &gt; 0"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(@policy,'/',@clause)"/></xsl:call-template><span class="cid"><xsl:value-of select="@clause"/></span></a></xsl:when>
      <xsl:otherwise><span class="cid"><xsl:value-of select="@clause"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$policies &gt; 1"><xsl:text> </xsl:text><span class="sub"><xsl:for-each select="$report"><xsl:for-each select="key('policy', $policy)"><xsl:call-template name="policy-name"/></xsl:for-each></xsl:for-each></span></xsl:if>
  </xsl:template>

  <!-- For a finding's exception. -->
  <xsl:template name="exception-link">
    <xsl:variable name="ref" select="@ref"/>
    <xsl:for-each select="$report">
      <xsl:choose>
        <xsl:when test="key('exception', $ref)"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'exception'"/><xsl:with-param name="id" select="$ref"/></xsl:call-template><xsl:value-of select="$ref"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="$ref"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="clause-why">
    <xsl:variable name="key" select="concat(@policy,'|',@clause)"/>
    <xsl:for-each select="$report"><xsl:for-each select="key('clause', $key)"><xsl:if test="r:summary"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template><xsl:text> </xsl:text></xsl:if></xsl:for-each></xsl:for-each>
    <span class="ref"><xsl:call-template name="clause-link"/></span>
  </xsl:template>

  <!-- An anchor of ASCII only, the same in every run and language; different ids give different anchors. -->
  <xsl:template name="anchor">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="translate($id, concat($plain,'#'), '') = ''"><xsl:value-of select="concat($kind,'-',translate($id,'#','~'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($kind,'=',translate(str:encode-uri($id, true()),'%','='))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="id">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:attribute name="id"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:attribute>
  </xsl:template>

  <xsl:template name="href">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:attribute name="href">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:attribute>
  </xsl:template>

</xsl:stylesheet>
