<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The first section: what came of it, in one sentence, and what it was made of. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- Whom it concerns: the units that were asked for; else those that stand under no other. -->
  <xsl:template name="concerns">
    <xsl:variable name="asked" select="$report/r:options/r:option[@name='unit']"/>
    <xsl:variable name="tops" select="$report/r:units/r:unit[not(@kind='external')][not(@parent) or not(key('unit', @parent))]"/>
    <xsl:choose>
      <xsl:when test="$asked"><xsl:for-each select="$asked[position() &lt;= 5]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:variable name="option" select="."/>
        <xsl:for-each select="$report"><xsl:call-template name="text"><xsl:with-param name="n" select="key('unit', $option/@value)/r:name"/><xsl:with-param name="else" select="$option/@value"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:for-each select="$tops[position() &lt;= 5]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="count($asked) &gt; 5 or (not($asked) and count($tops) &gt; 5)"><xsl:text> </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.others'"/><xsl:with-param name="n"
      select="count($asked) + count($tops) * not($asked) - 5"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- What stands on the first sheet of paper, and on no screen. -->
  <xsl:template name="cover">
    <div class="cover">
      <p class="word v-{$seen}"><xsl:call-template name="verdict-sign"/><xsl:text> </xsl:text><xsl:call-template name="verdict-word"/><xsl:value-of select="$part"/></p>
      <p class="sentence"><xsl:call-template name="verdict-sentence"/></p>
      <xsl:call-template name="verdict-of-withheld"/>
      <xsl:if test="$is-incomplete"><p class="warning"><xsl:value-of select="$t[../@id='banner.text']"/></p></xsl:if>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='fact.as-of']"/></dt><dd><xsl:value-of select="$report/@as-of"/></dd></div>
        <xsl:if test="$report/r:units/r:unit"><div><dt><xsl:value-of select="$t[../@id='fact.concerns']"/></dt><dd><xsl:call-template name="concerns"/></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$t[../@id='glance.gaps']"/></dt><dd><xsl:call-template name="tally"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.tool']"/></dt><dd><xsl:value-of select="concat($report/r:tool/@name, ' ', $report/r:tool/@version)"/></dd></div>
      </dl>
    </div>
  </xsl:template>

  <!-- "54 errors, 43 warnings, 10 infos" -->
  <xsl:template name="tally">
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.errors'"/><xsl:with-param name="n" select="$totals/@errors"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.warnings'"/><xsl:with-param name="n" select="$totals/@warnings"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.infos'"/><xsl:with-param name="n" select="$totals/@infos"/></xsl:call-template>
  </xsl:template>

  <!-- A number to be seen from afar, with its word, and a link to what it counts. -->
  <xsl:template name="tile">
    <xsl:param name="n"/>
    <xsl:param name="plural"/>
    <xsl:param name="href"/>
    <xsl:param name="class"/>
    <xsl:param name="show"/>
    <xsl:variable name="form"><xsl:choose><xsl:when test="$n = 1">.one</xsl:when><xsl:otherwise>.many</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="content"><span class="figure"><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></span><xsl:text> </xsl:text><span><xsl:value-of select="substring-after($t[../@id = concat($plural, $form)], '{a} ')"/></span></xsl:variable>
    <li class="{$class}"><xsl:choose>
      <xsl:when test="$n &gt; 0"><a href="{$href}"><xsl:if test="$show != ''"><xsl:attribute name="data-show"><xsl:value-of select="$show"/></xsl:attribute></xsl:if><xsl:copy-of select="$content"/></a></xsl:when>
      <xsl:otherwise><span class="zero"><xsl:copy-of select="$content"/></span></xsl:otherwise></xsl:choose></li>
  </xsl:template>

  <!-- ============================================================ the section -->

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
        <p class="word"><xsl:call-template name="verdict-sign"/><xsl:text> </xsl:text><xsl:call-template name="verdict-word"/><xsl:value-of select="$part"/></p>
        <p class="sentence"><xsl:call-template name="verdict-sentence"/></p>
        <xsl:call-template name="verdict-of-withheld"/>
        <xsl:if test="$case/@judged = 'no'"><p><xsl:value-of select="$t[../@id='banner.empty']"/></p></xsl:if>
        <xsl:if test="$report/r:options/r:option"><p><xsl:value-of select="$t[../@id='verdict.limited']"/></p></xsl:if>
      </div>
      <ul class="tiles">
        <xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@errors"/><xsl:with-param name="plural" select="'n.errors'"/><xsl:with-param name="href" select="'#gaps-error'"/><xsl:with-param name="class" select="'t-error'"/><xsl:with-param name="show" select="'severity=error'"/></xsl:call-template>
        <xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@warnings"/><xsl:with-param name="plural" select="'n.warnings'"/><xsl:with-param name="href" select="'#gaps-warning'"/><xsl:with-param name="class" select="'t-warning'"/><xsl:with-param name="show" select="'severity=warning'"/></xsl:call-template>
        <xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@infos"/><xsl:with-param name="plural" select="'n.infos'"/><xsl:with-param name="href" select="'#gaps-info'"/><xsl:with-param name="class" select="'t-info'"/><xsl:with-param name="show" select="'severity=info'"/></xsl:call-template>
        <xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@excepted"/><xsl:with-param name="plural" select="'n.excepted'"/><xsl:with-param name="href" select="'#excepted'"/><xsl:with-param name="class" select="'t-excepted'"/></xsl:call-template>
        <xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@not-evaluable"/><xsl:with-param name="plural" select="'n.not-evaluable'"/><xsl:with-param name="href" select="'#not-evaluable'"/><xsl:with-param name="class" select="'t-not-evaluable'"/></xsl:call-template>
        <xsl:if test="$totals/@rule-errors &gt; 0"><xsl:call-template name="tile"><xsl:with-param name="n" select="$totals/@rule-errors"/><xsl:with-param name="plural" select="'n.not-run'"/><xsl:with-param name="href" select="'#rule-errors'"/><xsl:with-param name="class" select="'t-crashed'"/></xsl:call-template></xsl:if>
      </ul>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='fact.as-of']"/></dt><dd><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></dd></div>
        <xsl:if test="$report/r:units/r:unit"><div><dt><xsl:value-of select="$t[../@id='fact.concerns']"/></dt><dd><xsl:call-template name="concerns"/></dd></div></xsl:if>
        <xsl:call-template name="policy-rows"><xsl:with-param name="of" select="$report/r:policies/r:policy[not(@origin='law')]"/><xsl:with-param name="title" select="$t[../@id='fact.policy']"/></xsl:call-template>
        <xsl:call-template name="policy-rows"><xsl:with-param name="of" select="$report/r:policies/r:policy[@origin='law']"/><xsl:with-param name="title" select="$often[../@id='fact.law']"/></xsl:call-template>
        <div><dt><xsl:value-of select="$t[../@id='fact.read']"/></dt><dd><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.documents'"/><xsl:with-param name="n" select="$totals/@documents"/><xsl:with-param name="href" select="'#documents'"/></xsl:call-template>
          <xsl:if test="$totals/@documents != $totals/@files"><xsl:text> </xsl:text><xsl:call-template name="say"><xsl:with-param name="label" select="'fact.of-files'"/><xsl:with-param name="a" select="$totals/@files"/></xsl:call-template></xsl:if>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$totals/@assets"/><xsl:with-param name="href" select="'#documents'"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.rules'"/><xsl:with-param name="n" select="$totals/@rules"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$often[../@id='fact.clauses']"/></dt><dd>
          <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause"/>
          <xsl:call-template name="count"><xsl:with-param name="plural" select="'n.clauses'"/><xsl:with-param name="n" select="count($clauses)"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template>
          <xsl:text>: </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.checked'"/><xsl:with-param name="n" select="count($clauses[@coverage='checked'])"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="n" select="count($clauses[@coverage='no-rule-yet'])"/><xsl:with-param name="href" select="'#no-rule'"/><xsl:with-param name="plural" select="'n.no-rule'"/></xsl:call-template>
          <xsl:if test="$clauses[@coverage='dropped']"><xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.dropped'"/><xsl:with-param name="n" select="count($clauses[@coverage='dropped'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></xsl:if>
          <xsl:if test="$clauses[@coverage='not-selected']"><xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.not-selected'"/><xsl:with-param name="n" select="count($clauses[@coverage='not-selected'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></xsl:if>
          <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="plural" select="'n.informative'"/><xsl:with-param name="n" select="count($clauses[@coverage='informative'])"/><xsl:with-param name="href" select="'#coverage'"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.threshold']"/></dt><dd><xsl:value-of select="$t[../@id=concat('threshold.',$report/@fail-on)]"/></dd></div>
        <xsl:for-each select="$report/r:baseline">
          <div><dt><xsl:value-of select="$t[../@id='diff.compared']"/></dt><dd><xsl:call-template name="say"><xsl:with-param name="label" select="'diff.compared-to'"/><xsl:with-param name="a" select="@as-of"/></xsl:call-template>
            <xsl:call-template name="state-count"><xsl:with-param name="n" select="@new"/><xsl:with-param name="plural" select="'n.diff-gap-new'"/><xsl:with-param name="state" select="'new'"/></xsl:call-template>,
            <xsl:call-template name="state-count"><xsl:with-param name="n" select="@known"/><xsl:with-param name="plural" select="'n.diff-gap-known'"/><xsl:with-param name="state" select="'known'"/></xsl:call-template>,
            <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-gap-fixed'"/><xsl:with-param name="n" select="@fixed"/></xsl:call-template>
            <xsl:if test="@only-new = 'yes'">. <xsl:value-of select="$t[../@id='diff.only-new']"/></xsl:if></dd></div>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>

  <!-- "17 new": with the script the number shows those gaps, without it the way to all of them, each of which says which it is. -->
  <xsl:template name="state-count">
    <xsl:param name="n"/>
    <xsl:param name="plural"/>
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$n &gt; 0 and $gaps &gt; 0"><a href="#gaps" data-show="state={$state}"><xsl:call-template name="n"><xsl:with-param name="plural" select="$plural"/><xsl:with-param name="n" select="$n"/></xsl:call-template></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="n"><xsl:with-param name="plural" select="$plural"/><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="policy-rows">
    <xsl:param name="of"/>
    <xsl:param name="title"/>
    <xsl:if test="$of">
      <div><dt><xsl:value-of select="$title"/></dt>
      <dd><ul><xsl:for-each select="$of"><li><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a>
        <span class="dim"><xsl:call-template name="policy-facts"/></span></li></xsl:for-each></ul></dd></div>
    </xsl:if>
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

  <!-- "Unit: Council kf, Board ks", at most ten of them; a unit has a name beside its id -->
  <xsl:template name="partial-kind">
    <xsl:param name="kind"/>
    <xsl:variable name="all" select="$report/r:options/r:option[@name=$kind]"/>
    <xsl:if test="$all">
      <li><xsl:value-of select="$t[../@id=concat('partial.',$kind)]"/>: <xsl:for-each select="$all[position() &lt;= 10]"><xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:variable name="unit" select="key('unit', @value)[$kind = 'unit']"/>
        <xsl:if test="$unit/r:name"><span><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if><code><xsl:value-of select="@value"/></code></xsl:for-each>
        <xsl:if test="count($all) &gt; 10"><xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($all) - 10"/></xsl:call-template></xsl:if></li>
    </xsl:if>
  </xsl:template>

  <xsl:template name="policy-facts">
    <xsl:text>; </xsl:text><xsl:value-of select="$often[../@id='fact.version']"/><xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="@version != ''"><xsl:value-of select="@version"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='word.missing']"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@status != ''">, <xsl:call-template name="word"><xsl:with-param name="group" select="'policy.'"/><xsl:with-param name="code" select="@status"/></xsl:call-template></xsl:if>
    <xsl:if test="@adopted-on != ''">
      <xsl:text>, </xsl:text>
      <xsl:choose><xsl:when test="@adopted-on='unknown'"><xsl:value-of select="$t[../@id='fact.adopted-unknown']"/></xsl:when><xsl:otherwise><xsl:value-of select="$often[../@id='fact.adopted']"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@adopted-on"/></span></xsl:otherwise></xsl:choose>
      <xsl:if test="@adopted-by != '' and @adopted-by != 'other'"> (<xsl:call-template name="word"><xsl:with-param name="group" select="'body.'"/><xsl:with-param name="code" select="@adopted-by"/></xsl:call-template>)</xsl:if>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
