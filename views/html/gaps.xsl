<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The fourth section: the gaps, by unit, by who answers for them, by what they are about; then the same by clause and by rule, as lists of links.
     What must stay true: the numbers here count findings, of which one check may have several; of a rule at most $max are spelled out, and
     whatever is left out is counted where it is left out; every gap carries what the script filters by (data-…); the anchors are of ids, so that
     a link into a report leads to the same gap in the next. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- words that are needed once per gap -->
  <xsl:variable name="w-rule" select="string($t[../@id='col.rule'])"/>
  <xsl:variable name="w-findings" select="string($t[../@id='col.count'])"/>
  <xsl:variable name="w-due" select="string($t[../@id='finding.due'])"/>
  <xsl:variable name="w-overdue" select="string($t[../@id='finding.overdue'])"/>
  <xsl:variable name="w-action" select="string($t[../@id='finding.action'])"/>
  <xsl:variable name="w-new" select="string($t[../@id='diff.mark-new'])"/>
  <xsl:variable name="w-known" select="string($t[../@id='diff.mark-known'])"/>
  <xsl:variable name="w-due-severity" select="string($t[../@id='finding.due-severity'])"/>
  <xsl:variable name="w-due-earlier" select="string($t[../@id='finding.due-earlier-report'])"/>
  <xsl:variable name="w-due-action" select="string($t[../@id='finding.due-action'])"/>

  <xsl:template name="section-gaps">
    <section id="gaps" aria-labelledby="gaps-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="4"/><xsl:with-param name="id" select="'gaps'"/><xsl:with-param name="title" select="$t[../@id='section.gaps']"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:when test="$is-incomplete"><xsl:value-of select="$t[../@id='gaps.none-seen']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="gaps-intro"/>
          <xsl:for-each select="$report/r:units/r:unit">
            <xsl:call-template name="unit-gaps"><xsl:with-param name="unit" select="."/><xsl:with-param name="errors" select="count(key('by-unit-severity', concat(@id,'|error')))"/>
              <xsl:with-param name="warnings" select="count(key('by-unit-severity', concat(@id,'|warning')))"/><xsl:with-param name="infos" select="count(key('by-unit-severity', concat(@id,'|info')))"/></xsl:call-template>
          </xsl:for-each>
          <xsl:variable name="homeless" select="$report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))]"/>
          <xsl:call-template name="unit-gaps"><xsl:with-param name="errors" select="count($homeless[@severity='error'])"/>
            <xsl:with-param name="warnings" select="count($homeless[@severity='warning'])"/><xsl:with-param name="infos" select="count($homeless[@severity='info'])"/></xsl:call-template>
          <xsl:call-template name="clause-index"/>
          <xsl:call-template name="gap-index"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- What is counted here, and where the rest is when not all is spelled out. -->
  <xsl:template name="gaps-intro">
    <p><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.counting'"/>
      <xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="$gaps"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$report/r:outcomes/@gap"/></xsl:call-template></xsl:with-param></xsl:call-template></p>
    <xsl:if test="$report/r:findings/r:finding/@due"><p><xsl:call-template name="due-intro"/></p></xsl:if>
    <xsl:for-each select="$shown">
      <xsl:if test="count(key('shown','gap')) &lt; $gaps">
        <p id="all-gaps"><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.limit'"/><xsl:with-param name="a" select="$max"/></xsl:call-template></p>
        <xsl:if test="not($public)"><p class="command"><code><xsl:call-template name="command"/> -o <xsl:value-of select="$t[../@id='command.table']"/>.csv</code></p></xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- How the due dates came to be: the time that each severity is given, and that a gap known before keeps its date. -->
  <xsl:template name="due-intro">
    <xsl:value-of select="$t[../@id='finding.due-intro']"/>
    <xsl:for-each select="$report/r:due-periods">
      <xsl:text> </xsl:text><xsl:value-of select="$t[../@id='finding.due-periods']"/>
      <xsl:for-each select="@error | @warning | @info">
        <xsl:choose><xsl:when test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:when><xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise></xsl:choose>
        <xsl:value-of select="$t[../@id=concat('severity.',name(current()))]"/><xsl:text> </xsl:text><xsl:call-template name="span-of-time"><xsl:with-param name="s" select="."/></xsl:call-template>
      </xsl:for-each>
      <xsl:text> (</xsl:text><xsl:choose><xsl:when test="@basis='configuration'"><xsl:value-of select="$t[../@id='finding.due-configured']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='finding.due-default']"/></xsl:otherwise></xsl:choose><xsl:text>).</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="unit-gaps">
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:variable name="all" select="$errors + $warnings + $infos"/>
    <xsl:variable name="unit-id" select="string($unit/@id)"/>
    <xsl:if test="$all &gt; 0">
      <xsl:text>&#10;</xsl:text>
      <section class="group"><h3 class="unit"><xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit-id"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit-id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text><span class="tally"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all"/></xsl:call-template><xsl:text>: </xsl:text>
          <xsl:call-template name="severity-counts"><xsl:with-param name="errors" select="$errors"/><xsl:with-param name="warnings" select="$warnings"/><xsl:with-param name="infos" select="$infos"/></xsl:call-template></span></h3>
      <xsl:for-each select="$shown">
        <xsl:variable name="here" select="key('shown-by-unit', concat('gap|',$unit-id))"/>
        <xsl:if test="count($here) &lt; $all">
          <p class="more"><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.unit-more'"/>
            <xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="count($here)"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$all"/></xsl:call-template></xsl:with-param></xsl:call-template><xsl:text> </xsl:text><a href="#all-gaps"><xsl:value-of select="$t[../@id='gaps.all']"/></a></p>
        </xsl:if>
        <!-- nobody answers for it: that comes first -->
        <xsl:for-each select="$here[@owner = ''][1]"><xsl:call-template name="owner-gaps"><xsl:with-param name="complete" select="count($here) = $all"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$here[@owner != ''][generate-id() = generate-id(key('shown-by-owner', concat('gap|',@unit,'|',@owner))[1])]"><xsl:call-template name="owner-gaps"><xsl:with-param name="complete" select="count($here) = $all"/></xsl:call-template></xsl:for-each>
      </xsl:for-each></section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="severity-counts">
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:if test="$errors &gt; 0"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.errors'"/><xsl:with-param name="n" select="$errors"/></xsl:call-template></xsl:if>
    <xsl:if test="$warnings &gt; 0"><xsl:if test="$errors &gt; 0">, </xsl:if><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.warnings'"/><xsl:with-param name="n" select="$warnings"/></xsl:call-template></xsl:if>
    <xsl:if test="$infos &gt; 0"><xsl:if test="$errors + $warnings &gt; 0">, </xsl:if><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.notices'"/><xsl:with-param name="n" select="$infos"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- For the first gap that is spelled out of an owner in a unit; $complete: nothing of the unit is left out, so what stands here is all there is. -->
  <xsl:template name="owner-gaps">
    <xsl:param name="complete"/>
    <xsl:variable name="here" select="key('shown-by-owner', concat('gap|',@unit,'|',@owner))"/>
    <xsl:variable name="key" select="concat(@unit,'|',@owner)"/>
    <xsl:variable name="all"><xsl:choose>
      <xsl:when test="$complete or @unit = ''"><xsl:value-of select="count($here)"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="$report"><xsl:value-of select="count(key('by-unit-owner', $key))"/></xsl:for-each></xsl:otherwise></xsl:choose></xsl:variable>
    <section class="group"><h4 class="owner"><xsl:choose>
        <xsl:when test="@owner = '' and $public"><xsl:value-of select="$t[../@id='withheld.owner']"/></xsl:when>
        <xsl:when test="@owner = ''"><span class="nobody"><span aria-hidden="true">⚠ </span><xsl:value-of select="$w-no-owner"/></span></xsl:when>
        <xsl:otherwise><span class="sub"><xsl:value-of select="$t[../@id='gaps.owner']"/>: </span><xsl:call-template name="text"><xsl:with-param name="n" select="r:finding/r:subject/r:owner-title"/><xsl:with-param name="else" select="@owner"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$complete or @unit != ''"><xsl:text> </xsl:text><span class="tally"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all"/></xsl:call-template></span></xsl:if></h4>
    <xsl:for-each select="$here[generate-id() = generate-id(key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))[1])]">
      <section class="group"><h5><xsl:if test="r:finding/r:subject[@kind = 'asset'][@id != ''] and generate-id() = generate-id(key('shown-subject', concat('gap|',@subject))[1])"><xsl:call-template name="id"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="r:finding/r:subject/@id"/></xsl:call-template></xsl:if>
        <xsl:for-each select="r:finding/r:subject"><xsl:call-template name="subject-name"/><xsl:text> </xsl:text>
          <span class="sub"><xsl:call-template name="word"><xsl:with-param name="group" select="'subject.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:if test="@id != ''"><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></xsl:if></span></xsl:for-each></h5>
      <ul class="findings"><xsl:apply-templates select="key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))/r:finding"/></ul></section>
    </xsl:for-each></section>
  </xsl:template>

  <!-- ============================================================ one gap -->

  <xsl:template match="r:finding">
    <xsl:variable name="overdue" select="@due != '' and translate(@due,'-','') &lt; translate($report/@as-of,'-','')"/>
    <xsl:text>&#10;</xsl:text>
    <li class="finding f-{@severity}"><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:attribute name="data-severity"><xsl:value-of select="@severity"/></xsl:attribute>
      <xsl:attribute name="data-unit"><xsl:value-of select="../@unit"/></xsl:attribute>
      <xsl:attribute name="data-area"><xsl:value-of select="../@area"/></xsl:attribute>
      <xsl:attribute name="data-rule"><xsl:value-of select="@rule"/></xsl:attribute>
      <xsl:attribute name="data-owner"><xsl:value-of select="r:subject/@owner"/></xsl:attribute>
      <xsl:attribute name="data-state"><xsl:value-of select="@baseline"/></xsl:attribute>
      <xsl:attribute name="data-due"><xsl:value-of select="@due"/></xsl:attribute>
      <p class="msg"><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template><xsl:text> </xsl:text>
        <xsl:if test="@baseline"><span class="sev"><xsl:choose><xsl:when test="@baseline='new'"><xsl:value-of select="$w-new"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-known"/></xsl:otherwise></xsl:choose></span><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$overdue"><span class="sev sev-error"><span aria-hidden="true">⚠ </span><xsl:value-of select="$w-overdue"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></p>
      <dl>
        <xsl:if test="r:clause"><div><dt><xsl:value-of select="$w-why"/></dt><dd><ul><xsl:for-each select="r:clause"><li class="said"><xsl:call-template name="clause-why"/></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="r:evidence"><div><dt><xsl:value-of select="$w-tested"/></dt><dd><xsl:call-template name="evidence"><xsl:with-param name="of" select="r:evidence"/></xsl:call-template></dd></div></xsl:if>
        <xsl:if test="@file != ''"><div><dt><xsl:value-of select="$w-place"/></dt><dd><xsl:call-template name="place"/><xsl:apply-templates select="r:excerpt"/></dd></div></xsl:if>
        <xsl:if test="r:exception"><div><dt><xsl:value-of select="$t[../@id='finding.exception']"/></dt><dd><xsl:for-each select="r:exception"><xsl:call-template name="say"><xsl:with-param name="label" select="'finding.was-excepted'"/><xsl:with-param name="a" select="@ref"/><xsl:with-param name="b" select="@expires-on"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$w-fix"/></dt><dd><xsl:call-template name="help"/></dd></div>
        <xsl:if test="@due != ''"><div><dt><xsl:value-of select="$w-due"/></dt><dd><xsl:if test="$overdue"><xsl:attribute name="class">bad</xsl:attribute></xsl:if>
          <xsl:call-template name="date-away"><xsl:with-param name="date" select="@due"/></xsl:call-template>
          <xsl:if test="@due-from"><xsl:text> </xsl:text><span class="sub">(<xsl:choose><xsl:when test="@due-from='action'"><xsl:value-of select="$w-due-action"/></xsl:when><xsl:when test="@due-from='earlier-report'"><xsl:value-of select="$w-due-earlier"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-due-severity"/></xsl:otherwise></xsl:choose>)</span></xsl:if></dd></div></xsl:if>
        <xsl:if test="r:action"><div><dt><xsl:value-of select="$w-action"/></dt><dd><ul><xsl:apply-templates select="r:action"/></ul></dd></div></xsl:if>
        <div class="fid"><dt><xsl:value-of select="$w-rule"/></dt><dd><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="$w-id"/>: </span><a class="sub"><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><code><xsl:value-of select="@id"/></code></a></dd></div>
      </dl>
    </li>
  </xsl:template>

  <!-- The values that were tested. -->
  <xsl:template name="evidence">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <span class="ev"><code><xsl:value-of select="@name"/></code><xsl:text> = </xsl:text><xsl:choose>
        <xsl:when test="@value = ''"><xsl:value-of select="$w-empty"/></xsl:when>
        <xsl:otherwise><code class="val"><xsl:call-template name="dated"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></xsl:otherwise></xsl:choose></span></xsl:for-each>
  </xsl:template>

  <!-- The action that answers the gap: what became of it first, then where it is written down and who does it. -->
  <xsl:template match="r:finding/r:action">
    <li><xsl:choose>
      <xsl:when test="@done-on != ''"><span class="bad"><span aria-hidden="true">⚠ </span><xsl:call-template name="say"><xsl:with-param name="label" select="'action.done'"/><xsl:with-param name="a" select="@done-on"/></xsl:call-template></span></xsl:when>
      <xsl:when test="@planned-on = '' or not(@planned-on) or @planned-on = 'unknown'"><xsl:value-of select="$t[../@id='action.no-date']"/></xsl:when>
      <xsl:when test="translate(@planned-on,'-','') &lt; translate($report/@as-of,'-','')"><span class="bad"><span aria-hidden="true">⚠ </span><xsl:call-template name="say"><xsl:with-param name="label" select="'action.late'"/><xsl:with-param name="a" select="@planned-on"/></xsl:call-template></span></xsl:when>
      <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="label" select="'action.planned'"/><xsl:with-param name="a" select="@planned-on"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <span class="sub line"><code><xsl:value-of select="@ref"/></code>
      <xsl:if test="@plan != ''"><xsl:text>, </xsl:text><xsl:value-of select="$t[../@id='action.plan']"/><xsl:text> </xsl:text><code><xsl:value-of select="@plan"/></code></xsl:if>
      <xsl:if test="@responsible != ''"><xsl:variable name="who" select="@responsible"/><xsl:text>, </xsl:text><xsl:for-each select="$report"><xsl:call-template name="position"><xsl:with-param name="id" select="$who"/></xsl:call-template></xsl:for-each></xsl:if>
      <xsl:if test="@file != ''"><xsl:text>, </xsl:text><xsl:call-template name="place"/></xsl:if></span></li>
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

  <!-- ============================================================ lists of links -->

  <!-- Every clause with gaps, and each of them; of a clause at most $max are linked to. -->
  <xsl:template name="clause-index">
    <h3 id="gaps-by-clause"><xsl:value-of select="$t[../@id='gaps.clauses']"/></h3>
    <p><xsl:value-of select="$t[../@id='gaps.clauses-note']"/></p>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-gap-clauses">
      <table class="index by-clause cards">
        <caption class="off" id="cap-gap-clauses"><xsl:value-of select="$t[../@id='gaps.clauses-caption']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$often[../@id='col.clause']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.findings']"/></th></tr></thead>
        <xsl:for-each select="$policies-proper | $laws">
          <xsl:variable name="clauses" select="r:clause[r:outcomes/@gap &gt; 0 or key('by-clause', concat(../@id,'|',@id))]"/>
          <xsl:if test="$clauses">
            <tbody>
              <xsl:if test="$policies &gt; 1"><tr class="group"><th scope="rowgroup" colspan="3"><xsl:if test="@origin='law'"><xsl:value-of select="$often[../@id='fact.law']"/>: </xsl:if><xsl:call-template name="policy-name"/></th></tr></xsl:if>
              <xsl:for-each select="$clauses"><xsl:call-template name="clause-index-row"/></xsl:for-each>
            </tbody>
          </xsl:if>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="clause-index-row">
    <xsl:variable name="key" select="concat(../@id,'|',@id)"/>
    <xsl:variable name="all" select="count(key('by-clause', $key))"/>
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row" class="rulehead"><xsl:call-template name="id"><xsl:with-param name="kind" select="'gaps-of-clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template>
        <a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a>
        <xsl:if test="r:summary"><span class="sub line said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template></span></xsl:if></th>
      <td class="n" data-l="{$w-findings}"><xsl:call-template name="number"><xsl:with-param name="n" select="$all"/></xsl:call-template></td>
      <td class="refs"><ul>
        <xsl:for-each select="$shown">
          <xsl:variable name="mine" select="key('shown-by-clause', concat('gap|',$key))"/>
          <xsl:variable name="linked" select="$mine[position() &lt;= $max]"/>
          <xsl:for-each select="$linked/.."><li><xsl:call-template name="finding-link"/><xsl:text> </xsl:text><span class="sub"><xsl:call-template name="rule-title"/></span></li></xsl:for-each>
          <xsl:call-template name="left-out"><xsl:with-param name="n" select="$all - count($linked)"/></xsl:call-template>
        </xsl:for-each>
      </ul></td>
    </tr>
  </xsl:template>

  <!-- "and 40 more", as the last of a list. -->
  <xsl:template name="left-out">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0"><li class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="$n"/></xsl:call-template></li></xsl:if>
  </xsl:template>

  <xsl:template name="gap-index">
    <h3 id="gaps-by-rule"><xsl:value-of select="$t[../@id='gaps.index']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-gaps">
      <table class="index cards">
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
      <tbody>
        <tr class="group"><th scope="rowgroup" colspan="3" id="gaps-{$severity}"><xsl:call-template name="severity"><xsl:with-param name="code" select="$severity"/></xsl:call-template><xsl:text> </xsl:text>
          <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$total"/></xsl:call-template></th></tr>
        <xsl:for-each select="$report/r:rules/r:rule">
          <xsl:variable name="mine" select="key('by-rule-severity', concat(@id,'|',$severity))"/>
          <xsl:if test="$mine">
            <!-- the first $max gaps of the rule are spelled out, whatever their severity -->
            <xsl:variable name="all" select="key('by-rule', concat(@id,'|gap'))"/>
            <xsl:call-template name="rule-index-row"><xsl:with-param name="linked" select="$all[position() &lt;= $max][@severity = $severity]"/><xsl:with-param name="n" select="count($mine)"/>
              <xsl:with-param name="kind"><xsl:if test="generate-id($mine[1]) = generate-id($all[1])">gaps-of</xsl:if></xsl:with-param></xsl:call-template>
          </xsl:if>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

  <!-- A rule in a list by rule: the $n findings, those that are $linked; $kind is that of its anchor, empty for none. -->
  <xsl:template name="rule-index-row">
    <xsl:param name="linked"/>
    <xsl:param name="n"/>
    <xsl:param name="kind"/>
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row" class="rulehead"><xsl:if test="$kind != ''"><xsl:call-template name="id"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if>
        <xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template></th>
      <td class="n" data-l="{$w-findings}"><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></td>
      <td class="refs"><ul>
        <xsl:for-each select="$linked"><li><xsl:call-template name="finding-link"/></li></xsl:for-each>
        <xsl:call-template name="left-out"><xsl:with-param name="n" select="$n - count($linked)"/></xsl:call-template>
      </ul></td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
