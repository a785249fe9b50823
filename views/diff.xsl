<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The difference of two reports as one HTML file, with the parts, the look and the words of the report (html.xsl).
     What must stay true: no network and no script; it grows linearly with the changes; every word comes from labels.xml or from the reports; a
     comparison that cannot be relied on never looks like a pass; text from the reports is only ever written as text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:import href="policykoll:views/html.xsl"/>

  <xsl:key name="change" match="r:change" use="concat(@state,'|',@rule)"/>

  <!-- The parts of html.xsl look for policies, rules and messages here. -->
  <xsl:variable name="report" select="/r:diff"/>
  <!-- only a gap can be fixed; what was excepted or not decided is gone -->
  <xsl:variable name="fixed-gaps" select="count($report/r:changes/r:change[@state='fixed'][r:before/r:finding/@outcome='gap'])"/>
  <xsl:variable name="seen">
    <xsl:choose>
      <xsl:when test="$report/@exit-code &gt; 1">incomplete</xsl:when>
      <xsl:when test="$report/@exit-code = 1">failed</xsl:when>
      <!-- below the threshold, or without one: not nothing -->
      <xsl:when test="$report/r:totals/@worse-errors + $report/r:totals/@worse-warnings + $report/r:totals/@worse-infos &gt; 0">passed-gaps</xsl:when>
      <xsl:otherwise>passed</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/" mode="page-title">
    <xsl:value-of select="concat($t[../@id=concat('diff.',$seen)], ' – ', $t[../@id='diff.title'], ', ', $report/r:old/@as-of, ' – ', $report/r:new/@as-of)"/>
  </xsl:template>

  <xsl:template match="/" mode="page-heading">
    <h1><xsl:value-of select="$t[../@id='diff.title']"/></h1>
    <xsl:call-template name="policy-titles"/>
    <p class="asof"><time datetime="{$report/r:old/@as-of}"><xsl:value-of select="$report/r:old/@as-of"/></time> – <time datetime="{$report/r:new/@as-of}"><xsl:value-of select="$report/r:new/@as-of"/></time></p>
  </xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'new'"/><xsl:with-param name="title" select="$t[../@id='section.diff-new']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'changed'"/><xsl:with-param name="title" select="$t[../@id='section.diff-changed']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'fixed'"/><xsl:with-param name="title" select="$t[../@id='section.diff-fixed']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'unseen'"/><xsl:with-param name="title" select="$t[../@id='section.diff-unseen']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:call-template name="diff-verdict"/>
    <xsl:call-template name="diff-section"><xsl:with-param name="number" select="2"/><xsl:with-param name="state" select="'new'"/><xsl:with-param name="n" select="$report/r:totals/@new"/></xsl:call-template>
    <xsl:call-template name="diff-section"><xsl:with-param name="number" select="3"/><xsl:with-param name="state" select="'changed'"/><xsl:with-param name="n" select="$report/r:totals/@changed"/></xsl:call-template>
    <xsl:call-template name="diff-section"><xsl:with-param name="number" select="4"/><xsl:with-param name="state" select="'fixed'"/><xsl:with-param name="n" select="$report/r:totals/@fixed"/></xsl:call-template>
    <xsl:call-template name="diff-section"><xsl:with-param name="number" select="5"/><xsl:with-param name="state" select="'unseen'"/><xsl:with-param name="n" select="$report/r:totals/@unseen"/></xsl:call-template>
    <xsl:call-template name="diff-inputs"/>
  </xsl:template>

  <xsl:template match="/" mode="page-script"/>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='diff.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='diff.constant'])"/>
  </xsl:template>

  <!-- ============================================================ the verdict -->

  <xsl:template name="diff-verdict">
    <section id="verdict" aria-labelledby="verdict-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
      <div class="verdict v-{$seen}">
        <p class="word"><span aria-hidden="true"><xsl:choose><xsl:when test="$seen = 'passed'">✓</xsl:when><xsl:when test="$seen = 'failed'">✕</xsl:when><xsl:when test="$seen = 'passed-gaps'">▲</xsl:when><xsl:otherwise>!</xsl:otherwise></xsl:choose></span>
          <xsl:text> </xsl:text><xsl:value-of select="$t[../@id=concat('diff.',$seen)]"/></p>
        <xsl:if test="$seen = 'incomplete'"><p><xsl:call-template name="say"><xsl:with-param name="label" select="'diff.unsure'"/><xsl:with-param name="a" select="$report/@exit-code"/></xsl:call-template></p></xsl:if>
        <p><xsl:choose>
          <xsl:when test="$report/r:totals/@failing &gt; 0"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-failing'"/><xsl:with-param name="n" select="$report/r:totals/@failing"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='diff.nothing']"/></xsl:otherwise>
        </xsl:choose></p>
      </div>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='diff.old']"/></dt><dd><xsl:for-each select="$report/r:old"><xsl:call-template name="diff-side"/></xsl:for-each></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='diff.later']"/></dt><dd><xsl:for-each select="$report/r:new"><xsl:call-template name="diff-side"/></xsl:for-each></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.threshold']"/></dt><dd><xsl:value-of select="$t[../@id=concat('diff.threshold-',$report/@fail-on)]"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.findings']"/></dt><dd>
          <xsl:for-each select="$report/r:totals">
            <xsl:call-template name="count"><xsl:with-param name="n" select="@new"/><xsl:with-param name="href" select="'#new'"/><xsl:with-param name="plural" select="'n.diff-new'"/></xsl:call-template>,
            <xsl:call-template name="count"><xsl:with-param name="n" select="@changed"/><xsl:with-param name="href" select="'#changed'"/><xsl:with-param name="plural" select="'n.diff-changed'"/></xsl:call-template>,
            <xsl:call-template name="count"><xsl:with-param name="n" select="$fixed-gaps"/><xsl:with-param name="href" select="'#fixed'"/><xsl:with-param name="plural" select="'n.diff-fixed'"/></xsl:call-template>,
            <xsl:call-template name="count"><xsl:with-param name="n" select="@fixed - $fixed-gaps"/><xsl:with-param name="href" select="'#fixed'"/><xsl:with-param name="plural" select="'n.diff-gone'"/></xsl:call-template>,
            <xsl:call-template name="count"><xsl:with-param name="n" select="@unseen"/><xsl:with-param name="href" select="'#unseen'"/><xsl:with-param name="plural" select="'n.diff-unseen'"/></xsl:call-template>,
            <xsl:call-template name="count"><xsl:with-param name="n" select="@unchanged"/><xsl:with-param name="plural" select="'n.diff-unchanged'"/></xsl:call-template>
          </xsl:for-each></dd></div>
      </dl>
      <xsl:if test="$report/r:diagnostics/r:diagnostic">
        <h3><xsl:value-of select="$t[../@id='diff.explained']"/></h3>
        <ul>
          <xsl:for-each select="$report/r:diagnostics/r:diagnostic[position() &lt;= $max-messages]">
            <li><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template></li>
          </xsl:for-each>
        </ul>
        <xsl:if test="count($report/r:diagnostics/r:diagnostic) &gt; $max-messages"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($report/r:diagnostics/r:diagnostic) - $max-messages"/></xsl:call-template></p></xsl:if>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="diff-side">
    <time datetime="{@as-of}"><xsl:value-of select="@as-of"/></time>
    <xsl:text>; </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-findings'"/><xsl:with-param name="n" select="@findings"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.diff-gaps'"/><xsl:with-param name="n" select="@gaps"/></xsl:call-template>
    <xsl:if test="@partial = 'yes'"><xsl:text>; </xsl:text><xsl:value-of select="$t[../@id='diff.partial']"/></xsl:if>
  </xsl:template>

  <!-- ============================================================ the changes, by rule -->

  <xsl:template name="diff-section">
    <xsl:param name="number"/>
    <xsl:param name="state"/>
    <xsl:param name="n"/>
    <section id="{$state}" aria-labelledby="{$state}-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="$number"/><xsl:with-param name="id" select="$state"/><xsl:with-param name="title" select="$t[../@id=concat('section.diff-',$state)]"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id=concat('diff.about-',$state)]"/></p>
      <xsl:choose>
        <xsl:when test="$n = 0"><p><xsl:value-of select="$w-none"/></p></xsl:when>
        <xsl:otherwise><xsl:for-each select="$report/r:rules/r:rule"><xsl:call-template name="diff-rule"><xsl:with-param name="state" select="$state"/></xsl:call-template></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="diff-rule">
    <xsl:param name="state"/>
    <xsl:variable name="changes" select="key('change', concat($state,'|',@id))"/>
    <xsl:variable name="n" select="count($changes)"/>
    <xsl:if test="$n &gt; 0">
      <h3><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template><span class="sub line"><code><xsl:value-of select="@id"/></code></span></h3>
      <ul class="findings"><xsl:for-each select="$changes[position() &lt;= $max]"><xsl:apply-templates select="."/></xsl:for-each></ul>
      <xsl:if test="$n &gt; $max"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="$n - $max"/></xsl:call-template></p></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- A new gap is told as the report tells it; what is no gap says what it is. -->
  <xsl:template match="r:change[@state='new']">
    <xsl:choose>
      <xsl:when test="r:after/r:finding/@outcome = 'gap' and not(@blind)"><xsl:apply-templates select="r:after/r:finding"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="diff-item"><xsl:with-param name="f" select="r:after/r:finding"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:change[@state='changed']">
    <xsl:call-template name="diff-item"><xsl:with-param name="f" select="r:after/r:finding"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:change[@state='fixed' or @state='unseen']">
    <xsl:call-template name="diff-item"><xsl:with-param name="f" select="r:before/r:finding"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="diff-item">
    <xsl:param name="f"/>
    <xsl:variable name="old" select="r:before/r:finding"/>
    <xsl:variable name="new" select="r:after/r:finding"/>
    <xsl:variable name="class"><xsl:choose><xsl:when test="@worse = 'yes'"><xsl:value-of select="$f/@severity"/></xsl:when><xsl:otherwise>info</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="blind" select="@blind"/>
    <xsl:variable name="aspects" select="concat(' ', @aspects, ' ')"/>
    <xsl:text>&#10;</xsl:text>
    <li class="finding f-{$class}">
      <p class="msg"><span class="sev sev-{$class}"><xsl:choose>
          <xsl:when test="@state = 'changed' and @worse = 'yes'"><xsl:value-of select="$t[../@id='diff.worse']"/></xsl:when>
          <xsl:when test="@state = 'changed'"><xsl:value-of select="$t[../@id='diff.other']"/></xsl:when>
          <xsl:when test="@state = 'new'"><xsl:value-of select="$t[../@id=concat('outcome.',$f/@outcome)]"/></xsl:when>
          <xsl:when test="@state = 'fixed' and $f/@outcome = 'gap'"><xsl:value-of select="$t[../@id='diff.fixed']"/></xsl:when>
          <xsl:when test="@state = 'fixed'"><xsl:value-of select="$t[../@id='diff.gone']"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id=concat('section.diff-',current()/@state)]"/></xsl:otherwise></xsl:choose></span>
        <xsl:text> </xsl:text><xsl:for-each select="$f"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></xsl:for-each></p>
      <dl>
        <xsl:if test="contains($aspects, ' outcome ')"><div><dt><xsl:value-of select="$t[../@id='col.outcome']"/></dt><dd><xsl:value-of select="concat($t[../@id=concat('outcome.',$old/@outcome)], ' → ', $t[../@id=concat('outcome.',$new/@outcome)])"/></dd></div></xsl:if>
        <xsl:if test="contains($aspects, ' severity ')"><div><dt><xsl:value-of select="$t[../@id='col.severity']"/></dt><dd><xsl:call-template name="severity"><xsl:with-param name="code" select="$old/@severity"/></xsl:call-template> → <xsl:call-template name="severity"><xsl:with-param name="code" select="$new/@severity"/></xsl:call-template></dd></div></xsl:if>
        <xsl:if test="contains($aspects, ' clauses ')"><div><dt><xsl:value-of select="$t[../@id='diff.clauses']"/></dt><dd><ul>
          <xsl:for-each select="$new/r:clause"><xsl:if test="not($old/r:clause[@policy = current()/@policy and @clause = current()/@clause])"><li>+ <xsl:call-template name="clause-link"/></li></xsl:if></xsl:for-each>
          <xsl:for-each select="$old/r:clause"><xsl:if test="not($new/r:clause[@policy = current()/@policy and @clause = current()/@clause])"><li>− <xsl:call-template name="clause-link"/></li></xsl:if></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="contains($aspects, ' evidence ')"><xsl:call-template name="diff-values"><xsl:with-param name="old" select="$old"/><xsl:with-param name="new" select="$new"/></xsl:call-template></xsl:if>
        <xsl:if test="contains($aspects, ' exception ')"><div><dt><xsl:value-of select="$t[../@id='finding.exception']"/></dt><dd>
          <xsl:for-each select="$old/r:exception"><xsl:value-of select="@ref"/><xsl:if test="@expires-on"> (<span class="date"><xsl:value-of select="@expires-on"/></span>)</xsl:if></xsl:for-each> → <xsl:for-each select="$new/r:exception"><xsl:value-of select="@ref"/><xsl:if test="@expires-on"> (<span class="date"><xsl:value-of select="@expires-on"/></span>)</xsl:if></xsl:for-each></dd></div></xsl:if>
        <xsl:if test="(contains($aspects, ' message ') or contains($aspects, ' outcome ')) and $old/r:message[@xml:lang=$lang or not(../r:message[@xml:lang=$lang])] != $new/r:message[@xml:lang=$lang or not(../r:message[@xml:lang=$lang])]"><div><dt><xsl:value-of select="$t[../@id='diff.before']"/></dt><dd><xsl:for-each select="$old"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <xsl:if test="$blind"><div><dt><xsl:value-of select="$t[../@id='diff.note']"/></dt><dd><xsl:value-of select="$t[../@id=concat('diff.', substring('earlier-', 1, 8 * boolean($new)), $blind, substring('-documents', 1, 10 * ($blind = 'incomplete')), substring('-run', 1, 4 * ($blind = 'partial')))]"/></dd></div></xsl:if>
        <xsl:for-each select="$f">
          <div><dt><xsl:value-of select="$w-place"/></dt><dd><xsl:call-template name="place"/></dd></div>
          <div class="fid"><dt><xsl:value-of select="$w-id"/></dt><dd><code><xsl:value-of select="@id"/></code></dd></div>
        </xsl:for-each>
      </dl>
    </li>
  </xsl:template>

  <!-- Values that both have under one name, and that differ. -->
  <xsl:template name="diff-values">
    <xsl:param name="old"/>
    <xsl:param name="new"/>
    <xsl:for-each select="$new/r:evidence">
      <xsl:variable name="was" select="$old/r:evidence[@name = current()/@name]"/>
      <xsl:if test="$was and $was/@value != @value">
        <div><dt><xsl:value-of select="$w-tested"/></dt><dd><span class="ev"><code><xsl:value-of select="@name"/></code>: <code class="val"><xsl:call-template name="dated"><xsl:with-param name="s" select="$was/@value"/></xsl:call-template></code> → <code class="val"><xsl:call-template name="dated"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></span></dd></div>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================================================ the two reports -->

  <xsl:template name="diff-inputs">
    <section id="inputs" aria-labelledby="inputs-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="6"/><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-reports"><table class="list">
        <caption class="off" id="cap-reports"><xsl:value-of select="$t[../@id='diff.reports']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='diff.report']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.file']"/></th><th scope="col"><xsl:value-of select="$t[../@id='diff.tool']"/></th><th scope="col" class="digest">SHA-256</th></tr></thead>
        <tbody>
          <xsl:for-each select="$report/r:old | $report/r:new">
            <tr><th scope="row"><xsl:value-of select="$t[../@id=concat('diff.', substring('old', 1, 3 * boolean(current()[self::r:old])), substring('later', 1, 5 * boolean(current()[self::r:new])))]"/></th>
            <td><span class="place"><xsl:call-template name="path"><xsl:with-param name="s" select="@file"/></xsl:call-template></span></td>
            <td><xsl:value-of select="@tool-version"/></td>
            <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr>
          </xsl:for-each>
        </tbody>
      </table></div>
    </section>
  </xsl:template>

  <!-- Rules have no place of their own here. -->
  <xsl:template name="rule-link">
    <xsl:param name="rule"/>
    <xsl:for-each select="$report"><xsl:choose>
      <xsl:when test="key('rule', $rule)"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$rule"/></code></xsl:otherwise>
    </xsl:choose></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
