<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The action plan as a page: who has how much to do, then for each responsible position its gaps, the overdue first.
     What must stay true: every gap is counted, and those that are not spelled out are said; one pass, keys once per responsible position; who is responsible is a position,
     and where nobody holds it, or none is known, that is said. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/page.xsl"/>
  <xsl:include href="policykoll:views/documents/actions.xsl"/>

  <!-- rows that are spelled out for one position: the page stays openable, the tables have all -->
  <xsl:variable name="most" select="500"/>
  <xsl:variable name="w-overdue" select="string($t[../@id='plan.overdue'])"/>
  <xsl:variable name="w-nobody" select="string($t[../@id='plan.nobody'][not($is-public)] | $t[../@id='plan.nobody-public'][$is-public])"/>
  <xsl:variable name="w-withheld" select="string($t[../@id='withheld.word'])"/>
  <xsl:variable name="w-done" select="$t[../@id='plan.done-remains']"/>
  <xsl:variable name="w-without" select="string($t[../@id='plan.without-action'])"/>
  <xsl:variable name="w-planned" select="$t[../@id='plan.planned']"/>
  <xsl:variable name="p-error"><xsl:call-template name="period"><xsl:with-param name="s" select="$periods/@error"/></xsl:call-template></xsl:variable>
  <xsl:variable name="p-warning"><xsl:call-template name="period"><xsl:with-param name="s" select="$periods/@warning"/></xsl:call-template></xsl:variable>
  <xsl:variable name="p-info"><xsl:call-template name="period"><xsl:with-param name="s" select="$periods/@info"/></xsl:call-template></xsl:variable>

  <xsl:template match="/" mode="document-name"><xsl:value-of select="$t[../@id='plan.title']"/></xsl:template>
  <xsl:template match="/" mode="document-lead"><xsl:value-of select="$t[../@id='plan.about']"/></xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="$t[../@id='plan.overview']"/></xsl:call-template>
    <xsl:if test="$of-positions"><xsl:call-template name="entry"><xsl:with-param name="id" select="'positions'"/><xsl:with-param name="title" select="$t[../@id='plan.by-position']"/></xsl:call-template></xsl:if>
    <xsl:if test="$of-units or $of-nobody"><xsl:call-template name="entry"><xsl:with-param name="id" select="'units'"/><xsl:with-param name="title" select="$t[../@id='plan.without'][not($is-public)] | $t[../@id='plan.without-public'][$is-public]"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="/" mode="document-main">
    <xsl:call-template name="overview"/>
    <xsl:if test="$of-positions">
      <section id="positions" aria-labelledby="positions-title">
        <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'positions'"/><xsl:with-param name="title" select="$t[../@id='plan.by-position']"/></xsl:call-template>
        <xsl:for-each select="$of-positions">
          <xsl:sort select="key('unit', @unit)[1]/r:name[@xml:lang=$lang]"/>
          <xsl:sort select="r:title[@xml:lang=$lang]"/>
          <xsl:sort select="@id"/>
          <xsl:call-template name="of-position"/>
        </xsl:for-each>
      </section>
    </xsl:if>
    <xsl:if test="$of-units or $of-nobody">
      <section id="units" aria-labelledby="units-title">
        <xsl:call-template name="h2"><xsl:with-param name="number" select="2 + boolean($of-positions)"/><xsl:with-param name="id" select="'units'"/><xsl:with-param name="title" select="$t[../@id='plan.without'][not($is-public)] | $t[../@id='plan.without-public'][$is-public]"/></xsl:call-template>
        <p class="about"><xsl:value-of select="$t[../@id='plan.without-about'][not($is-public)] | $t[../@id='plan.without-about-public'][$is-public]"/></p>
        <xsl:for-each select="$of-units">
          <xsl:sort select="r:name[@xml:lang=$lang]"/>
          <xsl:sort select="@id"/>
          <xsl:call-template name="of-unit"/>
        </xsl:for-each>
        <xsl:if test="$of-nobody"><xsl:call-template name="of-nobody"/></xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- "P1Y6M" as "1 year 6 months" -->
  <xsl:template name="period">
    <xsl:param name="s"/>
    <xsl:variable name="rest" select="translate(substring($s, 2), '0123456789', '')"/>
    <xsl:variable name="digits" select="substring($s, 2)"/>
    <xsl:variable name="years" select="number(substring-before($digits,'Y'))"/>
    <xsl:variable name="after-years" select="substring($digits, 1 + string-length(substring-before($digits,'Y')) + contains($digits,'Y'))"/>
    <xsl:variable name="after-months" select="substring($after-years, 1 + string-length(substring-before($after-years,'M')) + contains($after-years,'M'))"/>
    <xsl:if test="contains($rest,'Y')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.years'"/><xsl:with-param name="n" select="$years"/></xsl:call-template></xsl:if>
    <xsl:if test="contains($rest,'M')"><xsl:if test="contains($rest,'YM')"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.months'"/><xsl:with-param name="n" select="number(substring-before($after-years,'M'))"/></xsl:call-template></xsl:if>
    <xsl:if test="contains($rest,'D')"><xsl:if test="$rest != 'D'"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days'"/><xsl:with-param name="n" select="number(substring-before($after-months,'D'))"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- ============================================================ who has how much to do -->

  <xsl:template name="overview">
    <section id="overview" aria-labelledby="overview-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="$t[../@id='plan.overview']"/></xsl:call-template>
      <xsl:if test="$periods">
        <p><xsl:value-of select="f:fill($t[../@id='plan.periods'], $p-error, $p-warning, $p-info)"/><xsl:text> </xsl:text>
          <xsl:choose><xsl:when test="$periods/@basis='configuration'"><xsl:value-of select="$t[../@id='plan.configuration']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='plan.default']"/></xsl:otherwise></xsl:choose></p>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$gaps"><xsl:call-template name="overview-table"/></xsl:when>
        <xsl:when test="$is-unchecked"><p><strong><xsl:value-of select="$t[../@id='plan.unchecked']"/></strong></p></xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$t[../@id='plan.none']"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="overview-table">
    <div class="scroll" role="region" aria-labelledby="overview-caption" tabindex="0">
      <table class="list figures">
        <caption id="overview-caption"><xsl:value-of select="$t[../@id='plan.overview-caption']"/></caption>
        <thead><tr>
          <th scope="col" class="wide"><xsl:value-of select="$t[../@id='plan.responsible']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='plan.all']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$w-overdue"/></th>
          <th scope="col" class="n"><span class="said"><xsl:value-of select="$t[../@id='severity.error']"/></span></th>
          <th scope="col" class="n"><span class="said"><xsl:value-of select="$t[../@id='severity.warning']"/></span></th>
          <th scope="col" class="n"><span class="said"><xsl:value-of select="$t[../@id='severity.info']"/></span></th>
          <xsl:if test="not($is-public)"><th scope="col" class="n"><xsl:value-of select="$t[../@id='plan.without-action']"/></th></xsl:if>
        </tr></thead>
        <tbody>
          <xsl:for-each select="$of-positions">
            <xsl:sort select="key('unit', @unit)[1]/r:name[@xml:lang=$lang]"/>
            <xsl:sort select="r:title[@xml:lang=$lang]"/>
            <xsl:sort select="@id"/>
            <xsl:variable name="of" select="key('gap-of-position', @id)"/>
            <tr>
              <th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'position'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
                <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a></th>
              <xsl:call-template name="numbers"><xsl:with-param name="of" select="$of"/></xsl:call-template>
            </tr>
          </xsl:for-each>
          <xsl:for-each select="$of-units">
            <xsl:sort select="r:name[@xml:lang=$lang]"/>
            <xsl:sort select="@id"/>
            <tr>
              <th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a><span class="line missing"><xsl:value-of select="$w-nobody"/></span></th>
              <xsl:call-template name="numbers"><xsl:with-param name="of" select="key('gap-of-unit', @id)"/></xsl:call-template>
            </tr>
          </xsl:for-each>
          <xsl:if test="$of-nobody">
            <tr>
              <th scope="row"><a href="#no-unit"><xsl:value-of select="$t[../@id='render.no-unit']"/></a><span class="line missing"><xsl:value-of select="$w-nobody"/></span></th>
              <xsl:call-template name="numbers"><xsl:with-param name="of" select="$of-nobody"/></xsl:call-template>
            </tr>
          </xsl:if>
          <tr class="sum"><th scope="row"><xsl:value-of select="$t[../@id='render.all']"/></th><xsl:call-template name="numbers"><xsl:with-param name="of" select="$gaps"/></xsl:call-template></tr>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="numbers">
    <xsl:param name="of"/>
    <xsl:variable name="late" select="count($of[number(translate(@due,'-','')) &lt; $day])"/>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of)"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="$late"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[@severity='error'])"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[@severity='warning'])"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[@severity='info'])"/></xsl:call-template></td>
    <xsl:if test="not($is-public)"><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[not(r:action[not(@done-on) or number(translate(@done-on,'-','')) &gt; $day])])"/></xsl:call-template></td></xsl:if>
  </xsl:template>

  <!-- ============================================================ the gaps of one -->

  <xsl:template name="of-position">
    <xsl:variable name="anchor"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'position'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
    <xsl:variable name="vacant"><xsl:call-template name="is-vacant"><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
    <section class="responsible" id="{$anchor}" aria-labelledby="{$anchor}-title">
      <h3 id="{$anchor}-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
      <p class="about"><xsl:call-template name="text"><xsl:with-param name="n" select="key('unit', @unit)[1]/r:name"/><xsl:with-param name="else" select="f:first(@unit, $t[../@id='render.no-unit'])"/></xsl:call-template>
        <xsl:if test="string($vacant) != '' and not($is-public)"><xsl:text> · </xsl:text><span class="missing"><xsl:value-of select="$t[../@id='plan.vacant']"/></span></xsl:if></p>
      <xsl:call-template name="gap-table"><xsl:with-param name="of" select="key('gap-of-position', @id)"/><xsl:with-param name="anchor" select="$anchor"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="of-unit">
    <xsl:variable name="anchor"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
    <xsl:variable name="head" select="key('head', @id)[1]"/>
    <section class="responsible" id="{$anchor}" aria-labelledby="{$anchor}-title">
      <h3 id="{$anchor}-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
      <p class="about"><xsl:choose>
        <xsl:when test="$head"><xsl:value-of select="$t[../@id='plan.head']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="$head/r:title"/><xsl:with-param name="else" select="$head/@id"/></xsl:call-template></xsl:when>
        <xsl:otherwise><span class="missing"><xsl:value-of select="$w-nobody"/></span></xsl:otherwise></xsl:choose></p>
      <xsl:call-template name="gap-table"><xsl:with-param name="of" select="key('gap-of-unit', @id)"/><xsl:with-param name="anchor" select="$anchor"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="of-nobody">
    <section class="responsible" id="no-unit" aria-labelledby="no-unit-title">
      <h3 id="no-unit-title"><xsl:value-of select="$t[../@id='render.no-unit']"/></h3>
      <p class="about"><span class="missing"><xsl:value-of select="$w-nobody"/></span></p>
      <xsl:call-template name="gap-table"><xsl:with-param name="of" select="$of-nobody"/><xsl:with-param name="anchor" select="'no-unit'"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="gap-table">
    <xsl:param name="of"/>
    <xsl:param name="anchor"/>
    <div class="scroll" role="region" aria-labelledby="{$anchor}-title {$anchor}-caption" tabindex="0">
      <table class="register plan">
        <caption id="{$anchor}-caption"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.plan-gaps'"/><xsl:with-param name="n" select="count($of)"/></xsl:call-template></caption>
        <thead><tr>
          <th scope="col"><xsl:value-of select="$t[../@id='csv.due']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='col.severity']"/></th>
          <th scope="col" class="wide"><xsl:value-of select="$t[../@id='plan.missing']"/></th>
          <th scope="col" class="wide"><xsl:value-of select="$t[../@id='plan.to-do']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='csv.action']"/></th>
        </tr></thead>
        <tbody>
          <xsl:for-each select="$of">
            <xsl:sort select="@due"/>
            <xsl:sort select="number(@severity='warning') + 2 * (@severity='info')" data-type="number"/>
            <xsl:sort select="@id"/>
            <xsl:if test="position() &lt;= $most"><xsl:call-template name="gap"/></xsl:if>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="count($of) &gt; $most"><p><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.plan-more'"/><xsl:with-param name="n" select="count($of) - $most"/></xsl:call-template></p></xsl:if>
  </xsl:template>

  <xsl:template name="gap">
    <xsl:variable name="late" select="number(translate(@due,'-','')) &lt; $day"/>
    <xsl:text>&#10;</xsl:text>
    <tr><xsl:if test="$late"><xsl:attribute name="class">overdue</xsl:attribute></xsl:if><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <td><xsl:call-template name="date-or-missing"><xsl:with-param name="s" select="@due"/></xsl:call-template>
        <xsl:if test="$late"><strong class="line missing"><span aria-hidden="true">⚠ </span><xsl:value-of select="$w-overdue"/></strong></xsl:if></td>
      <td><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template></td>
      <th scope="row"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/></xsl:call-template>
        <xsl:if test="string(r:subject/@id) != ''"><span class="sub line"><xsl:call-template name="text"><xsl:with-param name="n" select="r:subject/r:name"/></xsl:call-template><xsl:if test="not(r:subject/r:name)"><xsl:call-template name="subject-name"/></xsl:if><xsl:text> </xsl:text><code><xsl:value-of select="r:subject/@id"/></code></span></xsl:if>
        <span class="sub line"><xsl:call-template name="place"/></span></th>
      <td><xsl:variable name="rule" select="key('rule', @rule)"/>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:help | $rule[not(current()/r:help)]/r:fix"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></td>
      <td><xsl:for-each select="r:clause">
        <xsl:variable name="policy" select="key('policy', @policy)"/>
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:call-template name="text"><xsl:with-param name="n" select="$policy/r:short-title"/><xsl:with-param name="else" select="@policy"/></xsl:call-template>, <xsl:value-of select="@clause"/></xsl:for-each><xsl:if test="not(r:clause)"><xsl:call-template name="missing"/></xsl:if></td>
      <td><xsl:call-template name="actions"/></td>
    </tr>
  </xsl:template>

  <xsl:template name="actions">
    <xsl:for-each select="r:action">
      <xsl:variable name="done" select="@done-on and number(translate(@done-on,'-','')) &lt;= $day"/>
      <span class="line"><code><xsl:value-of select="@ref"/></code><xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="$done"><span class="missing"><xsl:value-of select="f:fill($w-done, @done-on)"/></span></xsl:when>
          <xsl:when test="@planned-on"><xsl:value-of select="f:fill($w-planned, @planned-on)"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise>
        </xsl:choose></span>
    </xsl:for-each>
    <xsl:if test="not(r:action)"><span class="dim"><xsl:choose><xsl:when test="$is-public"><xsl:value-of select="$w-withheld"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-without"/></xsl:otherwise></xsl:choose></span></xsl:if>
  </xsl:template>

</xsl:stylesheet>
