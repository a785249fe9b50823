<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The fifth section: what could not be decided, exceptions, assumptions, and what was not checked.
     What must stay true: what is not known is never told as met; what is missing is named with its place and with what to do about it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:variable name="w-reach" select="string($t[../@id='rest.reach'])"/>
  <xsl:variable name="w-unasked" select="string($t[../@id='rest.not-run-unasked'])"/>

  <!-- in a report for the public, what is not there may have been left out: then nothing is said to be missing -->
  <xsl:variable name="public" select="$report/@audience = 'public'"/>
  <xsl:variable name="w-absent"><xsl:choose><xsl:when test="$public"><xsl:value-of select="$t[../@id='withheld.word']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='word.missing']"/></xsl:otherwise></xsl:choose></xsl:variable>

  <!-- an exception that ends within so many days is ending, as in the program's own list -->
  <xsl:variable name="exception-warn-days" select="30"/>
  <xsl:variable name="exception-warn-day"><xsl:call-template name="day-digits"><xsl:with-param name="day" select="$today + $exception-warn-days"/></xsl:call-template></xsl:variable>

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
      <h4 id="unset"><xsl:value-of select="$t[../@id='rest.unset-caption']"/></h4>
      <xsl:call-template name="unset-table"/>

      <xsl:call-template name="not-checked"/>

      <h3 id="messages"><xsl:value-of select="$t[../@id='rest.diagnostics']"/></h3>
      <xsl:call-template name="message-table"/>
    </section>
  </xsl:template>

  <!-- ============================================================ not checked -->

  <xsl:template name="not-checked">
    <h3 id="not-checked"><xsl:value-of select="$t[../@id='rest.unchecked']"/></h3>
    <xsl:call-template name="withheld"/>
    <h4 id="unread"><xsl:value-of select="$t[../@id='rest.unread-caption']"/></h4>
    <xsl:call-template name="input-table"><xsl:with-param name="of" select="$unread"/><xsl:with-param name="name" select="'unread'"/><xsl:with-param name="caption" select="$t[../@id='rest.unread-caption']"/></xsl:call-template>
    <h4 id="rule-errors"><xsl:value-of select="$t[../@id='rest.rule-errors-caption']"/></h4>
    <xsl:call-template name="finding-table"><xsl:with-param name="outcome" select="'error'"/><xsl:with-param name="total" select="$totals/@rule-errors"/><xsl:with-param name="caption" select="$t[../@id='rest.rule-errors-caption']"/></xsl:call-template>
    <h4 id="not-run"><xsl:value-of select="$t[../@id='rest.not-run-caption']"/></h4>
    <xsl:call-template name="idle-rules"/>
    <h4 id="no-rule"><xsl:value-of select="$t[../@id='rest.no-rule-caption']"/></h4>
    <xsl:call-template name="clauses-unchecked"><xsl:with-param name="coverage" select="'no-rule-yet'"/></xsl:call-template>
    <xsl:if test="$report/r:policies/r:policy/r:clause[@coverage='not-selected']">
      <h4 id="not-selected"><xsl:value-of select="$t[../@id='rest.not-selected-caption']"/></h4>
      <xsl:call-template name="clauses-unchecked"><xsl:with-param name="coverage" select="'not-selected'"/></xsl:call-template>
    </xsl:if>
    <h4 id="informative"><xsl:value-of select="$t[../@id='rest.informative-caption']"/></h4>
    <xsl:call-template name="clauses-unchecked"><xsl:with-param name="coverage" select="'informative'"/></xsl:call-template>
  </xsl:template>

  <!-- That a report for the public leaves something out: what and how much stands at its head (public.xsl). -->
  <xsl:template name="withheld">
    <xsl:if test="$report/@audience = 'public'">
      <h4 id="withheld"><xsl:value-of select="$t[../@id='withheld.title']"/></h4>
      <p><xsl:value-of select="$t[../@id='withheld.text']"/></p>
      <xsl:if test="$report/r:withheld"><p><a href="#public"><xsl:value-of select="$t[../@id='withheld.what']"/></a></p></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Rules that did not run, each with the reason: no clause demands it, or the run was narrowed to others. -->
  <xsl:template name="idle-rules">
    <xsl:variable name="idle" select="$report/r:rules/r:rule[@ran='no']"/>
    <xsl:choose>
      <xsl:when test="not($idle)"><p><xsl:value-of select="$w-none"/></p></xsl:when>
      <xsl:when test="$report/@validate-only = 'yes'"><p><xsl:value-of select="$t[../@id='rest.not-run-validate']"/></p></xsl:when>
    </xsl:choose>
    <xsl:if test="$idle">
      <ul><xsl:for-each select="$idle"><li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code>
        <xsl:if test="not($report/@validate-only = 'yes')"><span class="sub"><xsl:text>: </xsl:text><xsl:choose>
          <xsl:when test="not(r:clause)"><xsl:value-of select="$w-unasked"/></xsl:when>
          <xsl:when test="$report/r:options/r:option"><xsl:value-of select="$t[../@id='rest.not-run-narrowed']"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='rest.not-run-why']"/></xsl:otherwise></xsl:choose></span></xsl:if></li></xsl:for-each></ul>
    </xsl:if>
  </xsl:template>

  <!-- The clauses of one kind that no rule checked, by policy. -->
  <xsl:template name="clauses-unchecked">
    <xsl:param name="coverage"/>
    <xsl:if test="not($report/r:policies/r:policy/r:clause[@coverage=$coverage])"><p><xsl:value-of select="$w-none"/></p></xsl:if>
    <xsl:for-each select="$report/r:policies/r:policy[r:clause/@coverage=$coverage]">
      <p><xsl:if test="$policies &gt; 1"><xsl:call-template name="policy-name"/>: </xsl:if>
        <xsl:for-each select="r:clause[@coverage=$coverage]"><xsl:if test="position() &gt; 1">, </xsl:if><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a></xsl:for-each></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:variable name="w-lacking" select="string($t[../@id='rest.lacking'])"/>

  <!-- ============================================================ findings -->

  <!-- Findings as rows, grouped by unit. -->
  <xsl:template name="finding-table">
    <xsl:param name="outcome"/>
    <xsl:param name="total"/>
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="$total &gt; 0">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$outcome}">
          <table class="list cards">
            <caption class="off" id="cap-{$outcome}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.subject']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.message']"/></th>
              <th scope="col"><xsl:choose><xsl:when test="$outcome='excepted'"><xsl:value-of select="$often[../@id='col.exception']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='col.help']"/></xsl:otherwise></xsl:choose></th>
              <th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th></tr></thead>
            <xsl:for-each select="$report/r:units/r:unit">
              <xsl:call-template name="finding-rows"><xsl:with-param name="outcome" select="$outcome"/><xsl:with-param name="unit" select="."/></xsl:call-template>
            </xsl:for-each>
            <xsl:call-template name="finding-rows"><xsl:with-param name="outcome" select="$outcome"/></xsl:call-template>
          </table>
        </div>
        <xsl:for-each select="$shown">
          <xsl:variable name="left" select="$total - count(key('shown', $outcome))"/>
          <xsl:if test="$left &gt; 0"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="$left"/></xsl:call-template>. <xsl:value-of select="$t[../@id='rest.all']"/></p>
            <xsl:if test="not($public)"><p class="command"><code><xsl:call-template name="command"/> -o <xsl:value-of select="$t[../@id='command.table']"/>.csv</code></p></xsl:if></xsl:if>
        </xsl:for-each>
        <xsl:call-template name="outcome-index"><xsl:with-param name="outcome" select="$outcome"/><xsl:with-param name="caption" select="$caption"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same findings by rule, as links: what a count of a rule leads to. -->
  <xsl:template name="outcome-index">
    <xsl:param name="outcome"/>
    <xsl:param name="caption"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$outcome}-rules">
      <table class="index cards">
        <caption id="cap-{$outcome}-rules"><xsl:value-of select="$caption"/>, <xsl:value-of select="$t[../@id='rest.per-rule']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.subject']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$report/r:rules/r:rule">
            <xsl:variable name="mine" select="key('by-rule', concat(@id,'|',$outcome))"/>
            <xsl:if test="$mine"><xsl:call-template name="rule-index-row"><xsl:with-param name="linked" select="$mine[position() &lt;= $max]"/><xsl:with-param name="n" select="count($mine)"/><xsl:with-param name="kind" select="concat($outcome,'-of')"/></xsl:call-template></xsl:if>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="finding-rows">
    <xsl:param name="outcome"/>
    <xsl:param name="unit" select="/.."/>
    <xsl:variable name="unit-id" select="string($unit/@id)"/>
    <xsl:variable name="w-third"><xsl:choose><xsl:when test="$outcome='excepted'"><xsl:value-of select="$often[../@id='col.exception']"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-fix"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:for-each select="$shown">
      <xsl:variable name="here" select="key('shown-by-unit', concat($outcome,'|',$unit-id))/r:finding"/>
      <xsl:if test="$here">
        <tbody>
          <tr class="group"><th scope="rowgroup" colspan="4"><xsl:choose>
            <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit-id"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><span class="sub">(<xsl:call-template name="number"><xsl:with-param name="n" select="count($here)"/></xsl:call-template>)</span></th></tr>
          <xsl:for-each select="$here">
            <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:for-each select="r:subject"><xsl:call-template name="subject-name"/></xsl:for-each><xsl:if test="@file != ''"><span class="sub line"><xsl:call-template name="place"/></span></xsl:if></th>
            <td><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template>
              <xsl:if test="$outcome='not-evaluable' and r:evidence[@value='unknown' or @value='']"><span class="sub line"><xsl:value-of select="$w-lacking"/>: <xsl:for-each select="r:evidence[@value='unknown' or @value='']"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="@name"/></code></xsl:for-each></span></xsl:if></td>
            <td data-l="{$w-third}"><xsl:choose>
              <xsl:when test="$outcome='excepted'"><xsl:for-each select="r:exception"><xsl:call-template name="exception-link"/><span class="sub line"><xsl:value-of select="$t[../@id='col.until']"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@expires-on"/></span></span></xsl:for-each></xsl:when>
              <xsl:otherwise><xsl:call-template name="help"/></xsl:otherwise></xsl:choose></td>
            <td data-l="{$w-rule}"><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="exception-table">
    <xsl:choose>
      <xsl:when test="$report/r:exceptions/r:exception">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-exceptions">
          <table class="list exceptions cards">
            <caption class="off" id="cap-exceptions"><xsl:value-of select="$t[../@id='rest.exceptions-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$often[../@id='col.exception']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.covers']"/></th><th scope="col" class="wide"><xsl:value-of select="$often[../@id='col.reason']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.approved']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.matched']"/></th></tr></thead>
            <xsl:variable name="active" select="$report/r:exceptions/r:exception[@status='active']"/>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$report/r:exceptions/r:exception[@status='expired']"/><xsl:with-param name="state" select="'expired'"/></xsl:call-template>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$report/r:exceptions/r:exception[@status='incomplete']"/><xsl:with-param name="state" select="'incomplete'"/></xsl:call-template>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$active[translate(@expires-on,'-','') &lt;= $exception-warn-day]"/><xsl:with-param name="state" select="'ending'"/></xsl:call-template>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$active[not(translate(@expires-on,'-','') &lt;= $exception-warn-day)]"/><xsl:with-param name="state" select="'active'"/></xsl:call-template>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$report/r:exceptions/r:exception[@status='pending']"/><xsl:with-param name="state" select="'pending'"/></xsl:call-template>
            <xsl:call-template name="exception-rows"><xsl:with-param name="of" select="$report/r:exceptions/r:exception[@status='revoked']"/><xsl:with-param name="state" select="'revoked'"/></xsl:call-template>
          </table>
        </div>
      </xsl:when>
      <xsl:when test="$report/r:withheld/@exceptions &gt; 0"><p><xsl:value-of select="$t[../@id='withheld.here']"/></p></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Exceptions of one state, the worst states first. -->
  <xsl:template name="exception-rows">
    <xsl:param name="of"/>
    <xsl:param name="state"/>
    <xsl:if test="$of">
      <tbody>
        <tr class="group"><th scope="rowgroup" colspan="6"><xsl:choose>
          <xsl:when test="$state = 'ending'"><xsl:call-template name="say"><xsl:with-param name="label" select="'exception.ending'"/><xsl:with-param name="a" select="$exception-warn-days"/></xsl:call-template></xsl:when>
          <xsl:otherwise><span class="said inline"><xsl:value-of select="$t[../@id=concat('exception.',$state)]"/></span></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><span class="sub">(<xsl:value-of select="count($of)"/>)</span></th></tr>
        <xsl:for-each select="$of">
          <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'exception'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:value-of select="@id"/><span class="sub line"><xsl:call-template name="place"/></span></th>
          <td><xsl:call-template name="exception-state"/></td>
          <td data-l="{$often[../@id='col.covers']}"><ul class="plain"><xsl:call-template name="exception-scope"/></ul></td>
          <td data-l="{$often[../@id='col.reason']}"><xsl:call-template name="text"><xsl:with-param name="n" select="r:reason"/><xsl:with-param name="else" select="$w-absent"/></xsl:call-template></td>
          <td data-l="{$often[../@id='col.approved']}"><xsl:choose><xsl:when test="@approved-by != ''"><xsl:call-template name="position"><xsl:with-param name="id" select="@approved-by"/></xsl:call-template></xsl:when><xsl:otherwise><span><xsl:if test="not($public)"><xsl:attribute name="class">bad</xsl:attribute></xsl:if><xsl:value-of select="$w-absent"/></span></xsl:otherwise></xsl:choose><xsl:if test="@ref != ''"><span class="sub line"><xsl:value-of select="$often[../@id='col.decision']"/><xsl:text> </xsl:text><xsl:call-template name="dated"><xsl:with-param name="s" select="@ref"/></xsl:call-template></span></xsl:if></td>
          <td data-l="{$often[../@id='col.matched']}"><xsl:call-template name="exception-matches"/></td></tr>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

  <!-- The state, its last day, and whether it covers anything. -->
  <xsl:template name="exception-state">
    <xsl:if test="@status='expired' or @status='revoked' or @status='incomplete'"><xsl:attribute name="class">bad</xsl:attribute><span aria-hidden="true">⚠ </span></xsl:if><xsl:value-of select="$often[../@id=concat('exception.',current()/@status)]"/>
    <xsl:if test="@status='active' and @matched = 0 and not($report/@partial)"><span class="sub line"><span aria-hidden="true">⚠ </span><xsl:value-of select="$t[../@id='exception.unused']"/></span></xsl:if>
    <xsl:choose>
      <xsl:when test="@expires-on = 'unknown' or not(@expires-on)"><span class="sub line"><xsl:value-of select="$t[../@id='exception.no-end']"/></span></xsl:when>
      <xsl:otherwise><span class="sub line"><xsl:value-of select="$often[../@id='exception.through']"/><xsl:text> </xsl:text><xsl:call-template name="date-away"><xsl:with-param name="date" select="@expires-on"/></xsl:call-template></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What an exception covers: the rule, the clause, then the asset or unit. -->
  <xsl:template name="exception-scope">
    <xsl:if test="@rule != ''"><li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></li></xsl:if>
    <xsl:choose>
      <xsl:when test="@clause != '' and @policy != ''"><li><xsl:call-template name="clause-link"/></li></xsl:when>
      <xsl:otherwise>
        <xsl:if test="@clause != ''"><li><code><xsl:value-of select="@clause"/></code></li></xsl:if>
        <xsl:if test="@policy != ''"><li><xsl:for-each select="key('policy', @policy)"><xsl:call-template name="policy-name"/><xsl:text> </xsl:text></xsl:for-each><code class="sub"><xsl:value-of select="@policy"/></code></li></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@asset != ''"><li><xsl:call-template name="asset-link"><xsl:with-param name="id" select="string(@asset)"/></xsl:call-template></li></xsl:if>
    <xsl:if test="@unit != ''"><li><xsl:call-template name="unit-name"><xsl:with-param name="id" select="@unit"/></xsl:call-template></li></xsl:if>
  </xsl:template>

  <!-- For an exception: its asset by name, as a link to the asset's gaps where any is shown. -->
  <xsl:template name="asset-link">
    <xsl:param name="id"/>
    <xsl:variable name="names" select="r:asset-name"/>
    <xsl:for-each select="$shown"><xsl:choose>
      <xsl:when test="key('shown-subject', concat('gap|asset:',$id))"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="$id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="$names"/><xsl:with-param name="else" select="$id"/></xsl:call-template></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="$names"/><xsl:with-param name="else" select="$id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose></xsl:for-each>
    <xsl:if test="$names"><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$id"/></code></xsl:if>
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
          <table class="list cards">
            <caption class="off" id="cap-{$key}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.parameter']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.value']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.basis']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.note']"/></th></tr></thead>
            <xsl:for-each select="$heads">
              <tbody>
                <tr class="group"><th scope="rowgroup" colspan="4"><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template><xsl:if test="@clause != ''"><span class="sub"><xsl:text> </xsl:text><xsl:value-of select="$often[../@id='col.clause']"/><xsl:text> </xsl:text></span><xsl:call-template name="clause-link"/></xsl:if>
                  <xsl:call-template name="parameter-reach"/></th></tr>
                <xsl:for-each select="key($key, concat(@rule,'|',@policy,'|',@clause))">
                  <tr><th scope="row"><code><xsl:value-of select="@name"/></code></th><td><xsl:call-template name="parameter-value"><xsl:with-param name="s" select="@value"/></xsl:call-template>
                  <xsl:if test="@default != @value"><span class="sub line"><xsl:value-of select="$often[../@id='col.default']"/>: <xsl:call-template name="parameter-value"><xsl:with-param name="s" select="@default"/></xsl:call-template></span></xsl:if></td>
                  <td><xsl:value-of select="$often[../@id=concat('basis.',current()/@basis)]"/></td>
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

  <!-- The values that nobody has set: each value of a parameter once, with the rules that it holds for. There are few values, however many rules. -->
  <xsl:template name="unset-table">
    <xsl:variable name="heads" select="$report/r:parameters/r:parameter[@basis='default'][generate-id() = generate-id(key('unset', concat(@name,'|',@value))[1])]"/>
    <xsl:choose>
      <xsl:when test="$heads">
        <p><xsl:value-of select="$t[../@id='rest.unset-intro']"/></p>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-unset">
          <table class="list unset cards">
            <caption class="off" id="cap-unset"><xsl:value-of select="$t[../@id='rest.unset-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.parameter']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.value']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='rest.reach-rules']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$heads">
                <xsl:sort select="@name"/>
                <xsl:text>&#10;</xsl:text>
                <tr><th scope="row"><code><xsl:value-of select="@name"/></code></th>
                <td><xsl:call-template name="parameter-value"><xsl:with-param name="s" select="@value"/></xsl:call-template></td>
                <td class="refs"><ul><xsl:for-each select="key('unset', concat(@name,'|',@value))">
                  <li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template>
                    <xsl:if test="@clause != ''"><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="@clause"/></span></xsl:if></li>
                </xsl:for-each></ul></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the values of a rule decide: how much the rule judged, so that a reader sees how much would change with them. -->
  <xsl:template name="parameter-reach">
    <xsl:variable name="o" select="key('rule', @rule)/r:outcomes"/>
    <xsl:if test="$o"><span class="sub line"><xsl:value-of select="$w-reach"/><xsl:text> </xsl:text>
      <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.judged'"/><xsl:with-param name="n" select="$o/@pass + $o/@gap + $o/@excepted + $o/@not-evaluable + $o/@error"/></xsl:call-template>
      <xsl:for-each select="$o/.."><xsl:call-template name="rule-numbers"/></xsl:for-each></span></xsl:if>
  </xsl:template>

  <!-- The value as it is written; a span of time in words as well. -->
  <xsl:template name="parameter-value">
    <xsl:param name="s"/>
    <xsl:variable name="words"><xsl:call-template name="span-of-time"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$s = ''"><span class="dim"><xsl:value-of select="$w-empty"/></span></xsl:when>
      <xsl:when test="$words != $s"><xsl:value-of select="$words"/><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$s"/></code></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$s"/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- P30D as "30 days"; anything else as it is. -->
  <xsl:template name="span-of-time">
    <xsl:param name="s"/>
    <xsl:variable name="number" select="translate($s,'PDMY','')"/>
    <xsl:variable name="counted" select="$number != '' and translate($number,'0123456789','') = ''"/>
    <xsl:choose>
      <xsl:when test="$counted and $s = concat('P',$number,'D')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:when test="$counted and $s = concat('P',$number,'M')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.months'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:when test="$counted and $s = concat('P',$number,'Y')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.years'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$s"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="message-table">
    <xsl:variable name="all" select="$report/r:diagnostics/r:diagnostic"/>
    <xsl:choose>
      <xsl:when test="$all">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-messages">
          <table class="list cards">
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
      <xsl:when test="$report/r:withheld/@messages &gt; 0"><p><xsl:value-of select="$t[../@id='withheld.here']"/></p></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
